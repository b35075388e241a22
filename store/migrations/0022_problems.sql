-- What goes up of a problem, and whether what is not recorded was not done.
-- Days are text (2006-01-02, or 2006-01).

ALTER TABLE rectification ADD COLUMN title TEXT NOT NULL DEFAULT '';
ALTER TABLE rectification ADD COLUMN shows TEXT NOT NULL DEFAULT '';
ALTER TABLE rectification ADD COLUMN theme TEXT NOT NULL DEFAULT '';
ALTER TABLE rectification ADD COLUMN cause TEXT NOT NULL DEFAULT '';
ALTER TABLE rectification ADD COLUMN unit_id TEXT REFERENCES enterprise(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE rectification ADD COLUMN progress TEXT NOT NULL DEFAULT '';
ALTER TABLE rectification ADD COLUMN publish INTEGER NOT NULL DEFAULT 0;
ALTER TABLE rectification ADD COLUMN fault TEXT NOT NULL DEFAULT '';
ALTER TABLE rectification ADD COLUMN number INTEGER NOT NULL DEFAULT 0;
CREATE INDEX rectification_unit_id ON rectification (unit_id);

CREATE TABLE entry_check ( -- 缺录核实
    id TEXT PRIMARY KEY NOT NULL,
    rule_id TEXT NOT NULL DEFAULT '',
    fault TEXT NOT NULL DEFAULT '',
    record_kind TEXT NOT NULL DEFAULT '',
    record_id TEXT NOT NULL DEFAULT '',
    answer TEXT NOT NULL DEFAULT '',
    by_ TEXT NOT NULL DEFAULT '',
    day TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT ''
) STRICT;
