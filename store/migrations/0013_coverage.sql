-- Two coverages: units surveyed, and the rates that the office sets itself.
-- Days are text (2006-01-02, or 2006-01), ratios are millionths.

CREATE TABLE coverage_unit ( -- 两个覆盖
    id TEXT PRIMARY KEY NOT NULL,
    enterprise_id TEXT REFERENCES enterprise(id) DEFERRABLE INITIALLY DEFERRED,
    name TEXT NOT NULL DEFAULT '',
    category TEXT NOT NULL DEFAULT '',
    from_ TEXT NOT NULL DEFAULT '',
    staff INTEGER NOT NULL DEFAULT 0,
    members INTEGER NOT NULL DEFAULT 0,
    full_members INTEGER NOT NULL DEFAULT 0,
    form TEXT NOT NULL DEFAULT '',
    formed TEXT NOT NULL DEFAULT '',
    organization_id TEXT REFERENCES organization(id) DEFERRABLE INITIALLY DEFERRED,
    party_name TEXT NOT NULL DEFAULT '',
    adviser_id TEXT REFERENCES person(id) DEFERRABLE INITIALLY DEFERRED,
    adviser_name TEXT NOT NULL DEFAULT '',
    adviser_from TEXT NOT NULL DEFAULT '',
    mass TEXT NOT NULL DEFAULT '',
    running TEXT NOT NULL DEFAULT '',
    registration INTEGER NOT NULL DEFAULT 0,
    business INTEGER NOT NULL DEFAULT 0,
    year_check INTEGER NOT NULL DEFAULT 0,
    list TEXT NOT NULL DEFAULT '',
    task TEXT NOT NULL DEFAULT '',
    who TEXT NOT NULL DEFAULT '',
    deadline TEXT NOT NULL DEFAULT '',
    done_day TEXT NOT NULL DEFAULT '',
    checked TEXT NOT NULL DEFAULT '',
    ended TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX coverage_unit_enterprise_id ON coverage_unit (enterprise_id);
CREATE INDEX coverage_unit_organization_id ON coverage_unit (organization_id);
CREATE INDEX coverage_unit_adviser_id ON coverage_unit (adviser_id);

CREATE TABLE coverage_goal ( -- 覆盖率目标
    id TEXT PRIMARY KEY NOT NULL,
    enterprise_id TEXT REFERENCES enterprise(id) DEFERRABLE INITIALLY DEFERRED,
    category TEXT NOT NULL DEFAULT '',
    measure TEXT NOT NULL DEFAULT '',
    rate INTEGER NOT NULL DEFAULT 0,
    day TEXT NOT NULL DEFAULT '',
    basis TEXT NOT NULL DEFAULT '',
    document TEXT NOT NULL DEFAULT '',
    ended TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX coverage_goal_enterprise_id ON coverage_goal (enterprise_id);
