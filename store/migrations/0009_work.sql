-- The year's work, and the office's own text in the annual report.
-- Days are text (2006-01-02, or 2006-01).

CREATE TABLE work_entry ( -- 工作安排
    id TEXT PRIMARY KEY NOT NULL,
    title TEXT NOT NULL DEFAULT '',
    enterprise_id TEXT REFERENCES enterprise(id) DEFERRABLE INITIALLY DEFERRED,
    first TEXT NOT NULL DEFAULT '',
    repeat TEXT NOT NULL DEFAULT '',
    ended TEXT NOT NULL DEFAULT '',
    who TEXT NOT NULL DEFAULT '',
    basis TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX work_entry_enterprise_id ON work_entry (enterprise_id);

CREATE TABLE work_done ( -- 工作完成
    id TEXT PRIMARY KEY NOT NULL,
    entry_id TEXT REFERENCES work_entry(id) DEFERRABLE INITIALLY DEFERRED,
    due TEXT NOT NULL DEFAULT '',
    day TEXT NOT NULL DEFAULT '',
    by_ TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX work_done_entry_id ON work_done (entry_id);

CREATE TABLE standing_text ( -- 固定文字
    id TEXT PRIMARY KEY NOT NULL,
    place TEXT NOT NULL DEFAULT '',
    sort_order INTEGER NOT NULL DEFAULT 0,
    text TEXT NOT NULL DEFAULT '',
    off INTEGER NOT NULL DEFAULT 0
) STRICT;
