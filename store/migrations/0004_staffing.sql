-- Party-work bodies, posts and staffing standards.
-- Days are text (2006-01-02, or 2006-01), money is fen, ratios are millionths.

CREATE TABLE staffing_standard ( -- 配备标准
    id TEXT PRIMARY KEY NOT NULL,
    name TEXT NOT NULL DEFAULT '',
    source TEXT NOT NULL DEFAULT '',
    document TEXT NOT NULL DEFAULT '',
    level TEXT NOT NULL DEFAULT '',
    enterprise_id TEXT REFERENCES enterprise(id) DEFERRABLE INITIALLY DEFERRED,
    from_ TEXT NOT NULL DEFAULT '',
    to_ TEXT NOT NULL DEFAULT '',
    in_force INTEGER NOT NULL DEFAULT 0,
    numerator TEXT NOT NULL DEFAULT '',
    part_time_factor INTEGER NOT NULL DEFAULT 0,
    include_mass INTEGER NOT NULL DEFAULT 0,
    include_discipline INTEGER NOT NULL DEFAULT 0,
    denominator TEXT NOT NULL DEFAULT '',
    ratio INTEGER NOT NULL DEFAULT 0,
    minimum INTEGER NOT NULL DEFAULT 0,
    rounding TEXT NOT NULL DEFAULT '',
    min_headcount INTEGER NOT NULL DEFAULT 0,
    min_members INTEGER NOT NULL DEFAULT 0,
    need_committee INTEGER NOT NULL DEFAULT 0,
    note TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX staffing_standard_enterprise_id ON staffing_standard (enterprise_id);

CREATE TABLE body ( -- 党务机构
    id TEXT PRIMARY KEY NOT NULL,
    enterprise_id TEXT REFERENCES enterprise(id) DEFERRABLE INITIALLY DEFERRED,
    name TEXT NOT NULL DEFAULT '',
    setting TEXT NOT NULL DEFAULT '',
    joint_with TEXT NOT NULL DEFAULT '',
    in_management INTEGER NOT NULL DEFAULT 0,
    document TEXT NOT NULL DEFAULT '',
    quota INTEGER NOT NULL DEFAULT 0,
    peer_average INTEGER NOT NULL DEFAULT 0,
    founded TEXT NOT NULL DEFAULT '',
    ended TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX body_enterprise_id ON body (enterprise_id);

CREATE TABLE post ( -- 党务岗位
    id TEXT PRIMARY KEY NOT NULL,
    enterprise_id TEXT REFERENCES enterprise(id) DEFERRABLE INITIALLY DEFERRED,
    body_id TEXT REFERENCES body(id) DEFERRABLE INITIALLY DEFERRED,
    person_id TEXT REFERENCES person(id) DEFERRABLE INITIALLY DEFERRED,
    title TEXT NOT NULL DEFAULT '',
    field TEXT NOT NULL DEFAULT '',
    work_time TEXT NOT NULL DEFAULT '',
    from_ TEXT NOT NULL DEFAULT '',
    to_ TEXT NOT NULL DEFAULT '',
    document TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX post_enterprise_id ON post (enterprise_id);
CREATE INDEX post_body_id ON post (body_id);
CREATE INDEX post_person_id ON post (person_id);
