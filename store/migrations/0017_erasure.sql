-- A person whose data were erased by law (个人信息保护法, article 47), and for how long the
-- office keeps what is about people.

ALTER TABLE person ADD COLUMN erased TEXT NOT NULL DEFAULT '';

CREATE TABLE retention ( -- 保存期限
    id TEXT PRIMARY KEY NOT NULL,
    matter TEXT NOT NULL DEFAULT '',
    years INTEGER NOT NULL DEFAULT 0,
    document TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT ''
) STRICT;
