-- Enterprises, headcounts, funds, Party organisations, terms, people.
-- Days are text (2006-01-02, or 2006-01), money is fen, ratios are millionths.

CREATE TABLE enterprise ( -- 企业
    id TEXT PRIMARY KEY NOT NULL,
    name TEXT NOT NULL DEFAULT '',
    short_name TEXT NOT NULL DEFAULT '',
    credit_code TEXT NOT NULL DEFAULT '',
    parent_id TEXT REFERENCES enterprise(id) DEFERRABLE INITIALLY DEFERRED,
    level INTEGER NOT NULL DEFAULT 0,
    ownership TEXT NOT NULL DEFAULT '',
    affiliation TEXT NOT NULL DEFAULT '',
    legal_person INTEGER NOT NULL DEFAULT 0,
    major_power INTEGER NOT NULL DEFAULT 0,
    board_form TEXT NOT NULL DEFAULT '',
    industry TEXT NOT NULL DEFAULT '',
    place TEXT NOT NULL DEFAULT '',
    founded TEXT NOT NULL DEFAULT '',
    ended TEXT NOT NULL DEFAULT '',
    ended_how TEXT NOT NULL DEFAULT '',
    sort_order INTEGER NOT NULL DEFAULT 0,
    note TEXT NOT NULL DEFAULT '',
    search TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX enterprise_parent_id ON enterprise (parent_id);

CREATE TABLE headcount ( -- 职工人数
    id TEXT PRIMARY KEY NOT NULL,
    enterprise_id TEXT REFERENCES enterprise(id) DEFERRABLE INITIALLY DEFERRED,
    day TEXT NOT NULL DEFAULT '',
    total INTEGER NOT NULL DEFAULT 0,
    on_duty INTEGER NOT NULL DEFAULT 0,
    dispatched INTEGER NOT NULL DEFAULT 0,
    frontline INTEGER NOT NULL DEFAULT 0,
    youth INTEGER NOT NULL DEFAULT 0,
    source TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX headcount_enterprise_id ON headcount (enterprise_id);

CREATE TABLE fund ( -- 党建经费
    id TEXT PRIMARY KEY NOT NULL,
    enterprise_id TEXT REFERENCES enterprise(id) DEFERRABLE INITIALLY DEFERRED,
    year INTEGER NOT NULL DEFAULT 0,
    wages INTEGER NOT NULL DEFAULT 0,
    planned INTEGER NOT NULL DEFAULT 0,
    spent INTEGER NOT NULL DEFAULT 0,
    carried_over INTEGER NOT NULL DEFAULT 0,
    document TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX fund_enterprise_id ON fund (enterprise_id);

CREATE TABLE organization ( -- 党组织
    id TEXT PRIMARY KEY NOT NULL,
    name TEXT NOT NULL DEFAULT '',
    short_name TEXT NOT NULL DEFAULT '',
    code TEXT NOT NULL DEFAULT '',
    type TEXT NOT NULL DEFAULT '',
    enterprise_id TEXT REFERENCES enterprise(id) DEFERRABLE INITIALLY DEFERRED,
    parent_id TEXT REFERENCES organization(id) DEFERRABLE INITIALLY DEFERRED,
    superior TEXT NOT NULL DEFAULT '',
    founded TEXT NOT NULL DEFAULT '',
    founding_document TEXT NOT NULL DEFAULT '',
    special_approval TEXT NOT NULL DEFAULT '',
    can_approve INTEGER NOT NULL DEFAULT 0,
    temporary INTEGER NOT NULL DEFAULT 0,
    joint_units INTEGER NOT NULL DEFAULT 0,
    standing_committee INTEGER NOT NULL DEFAULT 0,
    discipline_committee INTEGER NOT NULL DEFAULT 0,
    contact TEXT NOT NULL DEFAULT '',
    phone TEXT NOT NULL DEFAULT '',
    ended TEXT NOT NULL DEFAULT '',
    ended_how TEXT NOT NULL DEFAULT '',
    sort_order INTEGER NOT NULL DEFAULT 0,
    note TEXT NOT NULL DEFAULT '',
    search TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX organization_enterprise_id ON organization (enterprise_id);
CREATE INDEX organization_parent_id ON organization (parent_id);

CREATE TABLE term ( -- 换届
    id TEXT PRIMARY KEY NOT NULL,
    organization_id TEXT REFERENCES organization(id) DEFERRABLE INITIALLY DEFERRED,
    number TEXT NOT NULL DEFAULT '',
    elected TEXT NOT NULL DEFAULT '',
    approval_document TEXT NOT NULL DEFAULT '',
    reminder_day TEXT NOT NULL DEFAULT '',
    extension_document TEXT NOT NULL DEFAULT '',
    extended_to TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX term_organization_id ON term (organization_id);

CREATE TABLE person ( -- 人员
    id TEXT PRIMARY KEY NOT NULL,
    name TEXT NOT NULL DEFAULT '',
    sex TEXT NOT NULL DEFAULT '',
    identity_kind TEXT NOT NULL DEFAULT '',
    identity_number TEXT NOT NULL DEFAULT '',
    birth_day TEXT NOT NULL DEFAULT '',
    ethnicity TEXT NOT NULL DEFAULT '',
    native_place TEXT NOT NULL DEFAULT '',
    education TEXT NOT NULL DEFAULT '',
    degree TEXT NOT NULL DEFAULT '',
    phone TEXT NOT NULL DEFAULT '',
    enterprise_id TEXT REFERENCES enterprise(id) DEFERRABLE INITIALLY DEFERRED,
    organization_id TEXT REFERENCES organization(id) DEFERRABLE INITIALLY DEFERRED,
    department TEXT NOT NULL DEFAULT '',
    position TEXT NOT NULL DEFAULT '',
    work_post TEXT NOT NULL DEFAULT '',
    frontline INTEGER NOT NULL DEFAULT 0,
    employment TEXT NOT NULL DEFAULT '',
    title_grade TEXT NOT NULL DEFAULT '',
    rank TEXT NOT NULL DEFAULT '',
    pay_grade TEXT NOT NULL DEFAULT '',
    work_start TEXT NOT NULL DEFAULT '',
    status TEXT NOT NULL DEFAULT '',
    admitted TEXT NOT NULL DEFAULT '',
    confirmed TEXT NOT NULL DEFAULT '',
    age_correction INTEGER NOT NULL DEFAULT 0,
    dues_base INTEGER NOT NULL DEFAULT 0,
    dues INTEGER NOT NULL DEFAULT 0,
    backbone INTEGER NOT NULL DEFAULT 0,
    entered TEXT NOT NULL DEFAULT '',
    left TEXT NOT NULL DEFAULT '',
    left_how TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT '',
    search TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX person_enterprise_id ON person (enterprise_id);
CREATE INDEX person_organization_id ON person (organization_id);
CREATE INDEX person_name ON person (name);

CREATE TABLE committee_member ( -- 班子成员
    id TEXT PRIMARY KEY NOT NULL,
    organization_id TEXT REFERENCES organization(id) DEFERRABLE INITIALLY DEFERRED,
    person_id TEXT REFERENCES person(id) DEFERRABLE INITIALLY DEFERRED,
    post TEXT NOT NULL DEFAULT '',
    standing INTEGER NOT NULL DEFAULT 0,
    from_ TEXT NOT NULL DEFAULT '',
    to_ TEXT NOT NULL DEFAULT '',
    document TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX committee_member_organization_id ON committee_member (organization_id);
CREATE INDEX committee_member_person_id ON committee_member (person_id);

CREATE TABLE discipline ( -- 党纪处分
    id TEXT PRIMARY KEY NOT NULL,
    person_id TEXT REFERENCES person(id) DEFERRABLE INITIALLY DEFERRED,
    measure TEXT NOT NULL DEFAULT '',
    day TEXT NOT NULL DEFAULT '',
    until TEXT NOT NULL DEFAULT '',
    restored TEXT NOT NULL DEFAULT '',
    document TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX discipline_person_id ON discipline (person_id);
