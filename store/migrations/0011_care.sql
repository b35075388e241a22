-- Ties to people: experts, care, activities, mass organisations, examples.
-- Days are text (2006-01-02, or 2006-01), money is fen.

CREATE TABLE talent_link ( -- 联系培养
    id TEXT PRIMARY KEY NOT NULL,
    person_id TEXT REFERENCES person(id) DEFERRABLE INITIALLY DEFERRED,
    talent_kind TEXT NOT NULL DEFAULT '',
    organization_id TEXT REFERENCES organization(id) DEFERRABLE INITIALLY DEFERRED,
    contact_id TEXT REFERENCES person(id) DEFERRABLE INITIALLY DEFERRED,
    from_ TEXT NOT NULL DEFAULT '',
    to_ TEXT NOT NULL DEFAULT '',
    goal TEXT NOT NULL DEFAULT '',
    result TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX talent_link_person_id ON talent_link (person_id);
CREATE INDEX talent_link_organization_id ON talent_link (organization_id);
CREATE INDEX talent_link_contact_id ON talent_link (contact_id);

CREATE TABLE link_note ( -- 联系记录
    id TEXT PRIMARY KEY NOT NULL,
    link_id TEXT REFERENCES talent_link(id) DEFERRABLE INITIALLY DEFERRED,
    day TEXT NOT NULL DEFAULT '',
    by_ TEXT NOT NULL DEFAULT '',
    what TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX link_note_link_id ON link_note (link_id);

CREATE TABLE care_record ( -- 关怀帮扶
    id TEXT PRIMARY KEY NOT NULL,
    person_id TEXT REFERENCES person(id) DEFERRABLE INITIALLY DEFERRED,
    care_kind TEXT NOT NULL DEFAULT '',
    found TEXT NOT NULL DEFAULT '',
    need TEXT NOT NULL DEFAULT '',
    who TEXT NOT NULL DEFAULT '',
    helped TEXT NOT NULL DEFAULT '',
    measures TEXT NOT NULL DEFAULT '',
    amount INTEGER NOT NULL DEFAULT 0,
    money TEXT NOT NULL DEFAULT '',
    again TEXT NOT NULL DEFAULT '',
    visited TEXT NOT NULL DEFAULT '',
    result TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX care_record_person_id ON care_record (person_id);

CREATE TABLE activity ( -- 载体活动
    id TEXT PRIMARY KEY NOT NULL,
    organization_id TEXT REFERENCES organization(id) DEFERRABLE INITIALLY DEFERRED,
    activity_kind TEXT NOT NULL DEFAULT '',
    theme TEXT NOT NULL DEFAULT '',
    day TEXT NOT NULL DEFAULT '',
    people INTEGER NOT NULL DEFAULT 0,
    result TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX activity_organization_id ON activity (organization_id);

CREATE TABLE vanguard ( -- 示范岗
    id TEXT PRIMARY KEY NOT NULL,
    organization_id TEXT REFERENCES organization(id) DEFERRABLE INITIALLY DEFERRED,
    vanguard_kind TEXT NOT NULL DEFAULT '',
    name TEXT NOT NULL DEFAULT '',
    who TEXT NOT NULL DEFAULT '',
    from_ TEXT NOT NULL DEFAULT '',
    to_ TEXT NOT NULL DEFAULT '',
    document TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX vanguard_organization_id ON vanguard (organization_id);

CREATE TABLE mass_organization ( -- 群团组织
    id TEXT PRIMARY KEY NOT NULL,
    enterprise_id TEXT REFERENCES enterprise(id) DEFERRABLE INITIALLY DEFERRED,
    mass_kind TEXT NOT NULL DEFAULT '',
    name TEXT NOT NULL DEFAULT '',
    organization_id TEXT REFERENCES organization(id) DEFERRABLE INITIALLY DEFERRED,
    head TEXT NOT NULL DEFAULT '',
    members INTEGER NOT NULL DEFAULT 0,
    founded TEXT NOT NULL DEFAULT '',
    elected TEXT NOT NULL DEFAULT '',
    years INTEGER NOT NULL DEFAULT 0,
    ended TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX mass_organization_enterprise_id ON mass_organization (enterprise_id);
CREATE INDEX mass_organization_organization_id ON mass_organization (organization_id);

CREATE TABLE exemplar ( -- 典型经验
    id TEXT PRIMARY KEY NOT NULL,
    enterprise_id TEXT REFERENCES enterprise(id) DEFERRABLE INITIALLY DEFERRED,
    exemplar_kind TEXT NOT NULL DEFAULT '',
    title TEXT NOT NULL DEFAULT '',
    who TEXT NOT NULL DEFAULT '',
    level TEXT NOT NULL DEFAULT '',
    day TEXT NOT NULL DEFAULT '',
    document TEXT NOT NULL DEFAULT '',
    summary TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX exemplar_enterprise_id ON exemplar (enterprise_id);
