-- The Party statistics: changes of membership, closed years, what the forms ask for
-- besides, and the switches for what no public source says.
-- Days are text (2006-01-02, or 2006-01), money is fen.

CREATE TABLE membership ( -- 党籍变动
    id TEXT PRIMARY KEY NOT NULL,
    person_id TEXT REFERENCES person(id) DEFERRABLE INITIALLY DEFERRED,
    change TEXT NOT NULL DEFAULT '',
    day TEXT NOT NULL DEFAULT '',
    approval_day TEXT NOT NULL DEFAULT '',
    as_whole INTEGER NOT NULL DEFAULT 0,
    organization_id TEXT REFERENCES organization(id) DEFERRABLE INITIALLY DEFERRED,
    other TEXT NOT NULL DEFAULT '',
    document TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX membership_person_id ON membership (person_id);

CREATE TABLE year_close ( -- 年结
    id TEXT PRIMARY KEY NOT NULL,
    year INTEGER NOT NULL DEFAULT 0,
    enterprise_id TEXT REFERENCES enterprise(id) DEFERRABLE INITIALLY DEFERRED,
    day TEXT NOT NULL DEFAULT '',
    closed_on TEXT NOT NULL DEFAULT '',
    by_ TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE year_person ( -- 年结人员
    id TEXT PRIMARY KEY NOT NULL,
    close_id TEXT REFERENCES year_close(id) DEFERRABLE INITIALLY DEFERRED,
    person_id TEXT NOT NULL DEFAULT '',
    case_id TEXT NOT NULL DEFAULT '',
    enterprise_id TEXT NOT NULL DEFAULT '',
    organization_id TEXT NOT NULL DEFAULT '',
    status TEXT NOT NULL DEFAULT '',
    pending INTEGER NOT NULL DEFAULT 0,
    undated INTEGER NOT NULL DEFAULT 0,
    admitted TEXT NOT NULL DEFAULT '',
    confirmed TEXT NOT NULL DEFAULT '',
    extended TEXT NOT NULL DEFAULT '',
    cancelled TEXT NOT NULL DEFAULT '',
    sex TEXT NOT NULL DEFAULT '',
    ethnicity TEXT NOT NULL DEFAULT '',
    birth_day TEXT NOT NULL DEFAULT '',
    education TEXT NOT NULL DEFAULT '',
    work_post TEXT NOT NULL DEFAULT '',
    frontline INTEGER NOT NULL DEFAULT 0,
    other_front TEXT NOT NULL DEFAULT '',
    employment TEXT NOT NULL DEFAULT '',
    title_grade TEXT NOT NULL DEFAULT '',
    rank TEXT NOT NULL DEFAULT '',
    dues INTEGER NOT NULL DEFAULT 0,
    migrant_worker INTEGER NOT NULL DEFAULT 0,
    taiwanese INTEGER NOT NULL DEFAULT 0,
    league_member INTEGER NOT NULL DEFAULT 0,
    model_grade TEXT NOT NULL DEFAULT '',
    recommended INTEGER NOT NULL DEFAULT 0,
    admission_type TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX year_person_close_id ON year_person (close_id);

CREATE TABLE year_figure ( -- 年结数字
    id TEXT PRIMARY KEY NOT NULL,
    close_id TEXT REFERENCES year_close(id) DEFERRABLE INITIALLY DEFERRED,
    figure_key TEXT NOT NULL DEFAULT '',
    name TEXT NOT NULL DEFAULT '',
    count INTEGER NOT NULL DEFAULT 0,
    base INTEGER NOT NULL DEFAULT 0,
    money INTEGER NOT NULL DEFAULT 0,
    base_money INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX year_figure_close_id ON year_figure (close_id);

CREATE TABLE year_form ( -- 年结报表
    id TEXT PRIMARY KEY NOT NULL,
    close_id TEXT REFERENCES year_close(id) DEFERRABLE INITIALLY DEFERRED,
    form TEXT NOT NULL DEFAULT '',
    cells TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX year_form_close_id ON year_form (close_id);

CREATE TABLE statistics_note ( -- 党统说明
    id TEXT PRIMARY KEY NOT NULL,
    year INTEGER NOT NULL DEFAULT 0,
    enterprise_id TEXT REFERENCES enterprise(id) DEFERRABLE INITIALLY DEFERRED,
    relation TEXT NOT NULL DEFAULT '',
    text TEXT NOT NULL DEFAULT '',
    by_ TEXT NOT NULL DEFAULT '',
    day TEXT NOT NULL DEFAULT ''
) STRICT;

ALTER TABLE office ADD COLUMN stat_activists TEXT NOT NULL DEFAULT '';
ALTER TABLE office ADD COLUMN stat_temporary TEXT NOT NULL DEFAULT '';
ALTER TABLE office ADD COLUMN stat_dispatched TEXT NOT NULL DEFAULT '';
ALTER TABLE enterprise ADD COLUMN scale TEXT NOT NULL DEFAULT '';
ALTER TABLE enterprise ADD COLUMN control TEXT NOT NULL DEFAULT '';
ALTER TABLE enterprise ADD COLUMN central_sort TEXT NOT NULL DEFAULT '';
ALTER TABLE enterprise ADD COLUMN foreign_capital TEXT NOT NULL DEFAULT '';
ALTER TABLE headcount ADD COLUMN workers INTEGER NOT NULL DEFAULT 0;
ALTER TABLE organization ADD COLUMN party_groups INTEGER NOT NULL DEFAULT 0;
ALTER TABLE organization ADD COLUMN subordination TEXT NOT NULL DEFAULT '';
ALTER TABLE person ADD COLUMN migrant_worker INTEGER NOT NULL DEFAULT 0;
ALTER TABLE person ADD COLUMN taiwanese INTEGER NOT NULL DEFAULT 0;
ALTER TABLE person ADD COLUMN other_front TEXT NOT NULL DEFAULT '';
ALTER TABLE person ADD COLUMN league_member INTEGER NOT NULL DEFAULT 0;
ALTER TABLE person ADD COLUMN model_grade TEXT NOT NULL DEFAULT '';
ALTER TABLE person ADD COLUMN admission_approved TEXT NOT NULL DEFAULT '';
ALTER TABLE person ADD COLUMN confirmation_approved TEXT NOT NULL DEFAULT '';
ALTER TABLE development_case ADD COLUMN admission_type TEXT NOT NULL DEFAULT '';
ALTER TABLE branch_meeting ADD COLUMN postponed_day TEXT NOT NULL DEFAULT '';
ALTER TABLE branch_meeting ADD COLUMN postponed_months INTEGER NOT NULL DEFAULT 0;
ALTER TABLE branch_meeting ADD COLUMN postponed_reason TEXT NOT NULL DEFAULT '';
