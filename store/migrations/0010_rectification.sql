-- Problems put right, inspections, responsibility and assessment.
-- Days are text (2006-01-02, or 2006-01).

CREATE TABLE oversight ( -- 督查检查
    id TEXT PRIMARY KEY NOT NULL,
    enterprise_id TEXT REFERENCES enterprise(id) DEFERRABLE INITIALLY DEFERRED,
    overseer TEXT NOT NULL DEFAULT '',
    team TEXT NOT NULL DEFAULT '',
    day TEXT NOT NULL DEFAULT '',
    matters TEXT NOT NULL DEFAULT '',
    problems TEXT NOT NULL DEFAULT '',
    requirement TEXT NOT NULL DEFAULT '',
    deadline TEXT NOT NULL DEFAULT '',
    follow_up TEXT NOT NULL DEFAULT '',
    done_day TEXT NOT NULL DEFAULT '',
    document TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX oversight_enterprise_id ON oversight (enterprise_id);

CREATE TABLE rectification ( -- 问题整改
    id TEXT PRIMARY KEY NOT NULL,
    enterprise_id TEXT REFERENCES enterprise(id) DEFERRABLE INITIALLY DEFERRED,
    problem TEXT NOT NULL DEFAULT '',
    source TEXT NOT NULL DEFAULT '',
    found TEXT NOT NULL DEFAULT '',
    oversight_id TEXT REFERENCES oversight(id) DEFERRABLE INITIALLY DEFERRED,
    rule_id TEXT NOT NULL DEFAULT '',
    record_kind TEXT NOT NULL DEFAULT '',
    record_id TEXT NOT NULL DEFAULT '',
    measure TEXT NOT NULL DEFAULT '',
    who TEXT NOT NULL DEFAULT '',
    leader TEXT NOT NULL DEFAULT '',
    deadline TEXT NOT NULL DEFAULT '',
    done_day TEXT NOT NULL DEFAULT '',
    evidence TEXT NOT NULL DEFAULT '',
    closed_day TEXT NOT NULL DEFAULT '',
    closed_by TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX rectification_enterprise_id ON rectification (enterprise_id);
CREATE INDEX rectification_oversight_id ON rectification (oversight_id);

CREATE TABLE reopening ( -- 整改重开
    id TEXT PRIMARY KEY NOT NULL,
    rectification_id TEXT REFERENCES rectification(id) DEFERRABLE INITIALLY DEFERRED,
    day TEXT NOT NULL DEFAULT '',
    reason TEXT NOT NULL DEFAULT '',
    by_ TEXT NOT NULL DEFAULT '',
    deadline TEXT NOT NULL DEFAULT '',
    done_day TEXT NOT NULL DEFAULT '',
    evidence TEXT NOT NULL DEFAULT '',
    closed_day TEXT NOT NULL DEFAULT '',
    closed_by TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX reopening_rectification_id ON reopening (rectification_id);

CREATE TABLE responsibility ( -- 责任清单
    id TEXT PRIMARY KEY NOT NULL,
    enterprise_id TEXT REFERENCES enterprise(id) DEFERRABLE INITIALLY DEFERRED,
    year INTEGER NOT NULL DEFAULT 0,
    who TEXT NOT NULL DEFAULT '',
    duty TEXT NOT NULL DEFAULT '',
    matters TEXT NOT NULL DEFAULT '',
    planned TEXT NOT NULL DEFAULT '',
    carried TEXT NOT NULL DEFAULT '',
    checked TEXT NOT NULL DEFAULT '',
    assessed TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX responsibility_enterprise_id ON responsibility (enterprise_id);

CREATE TABLE assessment ( -- 年度考核
    id TEXT PRIMARY KEY NOT NULL,
    enterprise_id TEXT REFERENCES enterprise(id) DEFERRABLE INITIALLY DEFERRED,
    year INTEGER NOT NULL DEFAULT 0,
    day TEXT NOT NULL DEFAULT '',
    score TEXT NOT NULL DEFAULT '',
    grade TEXT NOT NULL DEFAULT '',
    linked_pay INTEGER NOT NULL DEFAULT 0,
    document TEXT NOT NULL DEFAULT '',
    opinion TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX assessment_enterprise_id ON assessment (enterprise_id);
