-- What was chosen for a table that was imported, by the pattern of its heads, so that it is
-- offered the next time (store/intake/profile.go).

CREATE TABLE import_profile (
    name TEXT PRIMARY KEY NOT NULL,
    pattern TEXT NOT NULL,          -- the headings, normalised, sorted, joined by |
    choice TEXT NOT NULL,           -- JSON: kind, columns, fixed values, words
    used TEXT NOT NULL DEFAULT ''   -- day of its last use
) STRICT;
