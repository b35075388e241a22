-- What Party work rests on: the second way of budgeting, places of activity,
-- training and its standards, talent; and files attached to records.
-- Days are text (2006-01-02, or 2006-01), money is fen.

ALTER TABLE fund ADD COLUMN basis TEXT NOT NULL DEFAULT '';
ALTER TABLE fund ADD COLUMN per_member INTEGER NOT NULL DEFAULT 0;
ALTER TABLE fund ADD COLUMN per_member_doc TEXT NOT NULL DEFAULT '';

CREATE TABLE site ( -- 活动场所
    id TEXT PRIMARY KEY NOT NULL,
    enterprise_id TEXT REFERENCES enterprise(id) DEFERRABLE INITIALLY DEFERRED,
    organization_id TEXT REFERENCES organization(id) DEFERRABLE INITIALLY DEFERRED,
    name TEXT NOT NULL DEFAULT '',
    address TEXT NOT NULL DEFAULT '',
    area INTEGER NOT NULL DEFAULT 0,
    place INTEGER NOT NULL DEFAULT 0,
    facilities INTEGER NOT NULL DEFAULT 0,
    sign INTEGER NOT NULL DEFAULT 0,
    flag INTEGER NOT NULL DEFAULT 0,
    books INTEGER NOT NULL DEFAULT 0,
    rules INTEGER NOT NULL DEFAULT 0,
    checked TEXT NOT NULL DEFAULT '',
    checker TEXT NOT NULL DEFAULT '',
    from_ TEXT NOT NULL DEFAULT '',
    ended TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX site_enterprise_id ON site (enterprise_id);
CREATE INDEX site_organization_id ON site (organization_id);

CREATE TABLE training_standard ( -- 培训标准
    id TEXT PRIMARY KEY NOT NULL,
    name TEXT NOT NULL DEFAULT '',
    target TEXT NOT NULL DEFAULT '',
    scope TEXT NOT NULL DEFAULT '',
    enterprise_id TEXT REFERENCES enterprise(id) DEFERRABLE INITIALLY DEFERRED,
    days INTEGER NOT NULL DEFAULT 0,
    hours INTEGER NOT NULL DEFAULT 0,
    courses INTEGER NOT NULL DEFAULT 0,
    months INTEGER NOT NULL DEFAULT 0,
    hours_per_day INTEGER NOT NULL DEFAULT 0,
    source TEXT NOT NULL DEFAULT '',
    document TEXT NOT NULL DEFAULT '',
    from_ TEXT NOT NULL DEFAULT '',
    to_ TEXT NOT NULL DEFAULT '',
    in_force INTEGER NOT NULL DEFAULT 0,
    note TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX training_standard_enterprise_id ON training_standard (enterprise_id);

CREATE TABLE training ( -- 教育培训
    id TEXT PRIMARY KEY NOT NULL,
    person_id TEXT REFERENCES person(id) DEFERRABLE INITIALLY DEFERRED,
    type TEXT NOT NULL DEFAULT '',
    title TEXT NOT NULL DEFAULT '',
    from_ TEXT NOT NULL DEFAULT '',
    to_ TEXT NOT NULL DEFAULT '',
    days INTEGER NOT NULL DEFAULT 0,
    hours INTEGER NOT NULL DEFAULT 0,
    organiser TEXT NOT NULL DEFAULT '',
    place TEXT NOT NULL DEFAULT '',
    certificate TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX training_person_id ON training (person_id);

CREATE TABLE talent_move ( -- 人才流动
    id TEXT PRIMARY KEY NOT NULL,
    enterprise_id TEXT REFERENCES enterprise(id) DEFERRABLE INITIALLY DEFERRED,
    name TEXT NOT NULL DEFAULT '',
    person_id TEXT REFERENCES person(id) DEFERRABLE INITIALLY DEFERRED,
    direction TEXT NOT NULL DEFAULT '',
    day TEXT NOT NULL DEFAULT '',
    category TEXT NOT NULL DEFAULT '',
    education TEXT NOT NULL DEFAULT '',
    from_unit TEXT NOT NULL DEFAULT '',
    from_post TEXT NOT NULL DEFAULT '',
    to_unit TEXT NOT NULL DEFAULT '',
    to_post TEXT NOT NULL DEFAULT '',
    reason TEXT NOT NULL DEFAULT '',
    measure TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX talent_move_enterprise_id ON talent_move (enterprise_id);
CREATE INDEX talent_move_person_id ON talent_move (person_id);

CREATE TABLE attachment ( -- 附件; the files lie beside the ledger, by their hash
    id TEXT PRIMARY KEY NOT NULL,
    record_kind TEXT NOT NULL DEFAULT '',
    record_id TEXT NOT NULL DEFAULT '',
    title TEXT NOT NULL DEFAULT '',
    file_name TEXT NOT NULL DEFAULT '',
    type TEXT NOT NULL DEFAULT '',
    size INTEGER NOT NULL DEFAULT 0,
    hash TEXT NOT NULL DEFAULT '',
    day TEXT NOT NULL DEFAULT '',
    removed TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX attachment_record ON attachment (record_kind, record_id);
