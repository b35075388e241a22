-- Organisational life: who was away from meetings, and the yearly appraisal of members. The
-- activities of a 主题党日 become meetings when the ledger is opened (store/upgrade_life.go).
ALTER TABLE meeting ADD COLUMN by_name INTEGER NOT NULL DEFAULT 0;
ALTER TABLE person ADD COLUMN party_group TEXT NOT NULL DEFAULT '';
ALTER TABLE person ADD COLUMN life_exempt INTEGER NOT NULL DEFAULT 0;

CREATE TABLE meeting_absence ( -- 缺席登记
    id TEXT PRIMARY KEY NOT NULL,
    meeting_id TEXT REFERENCES meeting(id) DEFERRABLE INITIALLY DEFERRED,
    person_id TEXT REFERENCES person(id) DEFERRABLE INITIALLY DEFERRED,
    how TEXT NOT NULL DEFAULT '',
    reason TEXT NOT NULL DEFAULT '',
    made_up TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX meeting_absence_meeting_id ON meeting_absence (meeting_id);
CREATE INDEX meeting_absence_person_id ON meeting_absence (person_id);

CREATE TABLE appraisal ( -- 民主评议
    id TEXT PRIMARY KEY NOT NULL,
    organization_id TEXT REFERENCES organization(id) DEFERRABLE INITIALLY DEFERRED,
    year INTEGER NOT NULL DEFAULT 0,
    meeting_id TEXT REFERENCES meeting(id) DEFERRABLE INITIALLY DEFERRED,
    day TEXT NOT NULL DEFAULT '',
    decided_day TEXT NOT NULL DEFAULT '',
    members INTEGER NOT NULL DEFAULT 0,
    attended INTEGER NOT NULL DEFAULT 0,
    rated INTEGER NOT NULL DEFAULT 0,
    excellent INTEGER NOT NULL DEFAULT 0,
    basic INTEGER NOT NULL DEFAULT 0,
    failed INTEGER NOT NULL DEFAULT 0,
    unrated INTEGER NOT NULL DEFAULT 0,
    reported_day TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX appraisal_organization_id ON appraisal (organization_id);
CREATE INDEX appraisal_meeting_id ON appraisal (meeting_id);

CREATE TABLE appraisal_grade ( -- 评议等次
    id TEXT PRIMARY KEY NOT NULL,
    appraisal_id TEXT REFERENCES appraisal(id) DEFERRABLE INITIALLY DEFERRED,
    person_id TEXT REFERENCES person(id) DEFERRABLE INITIALLY DEFERRED,
    grade TEXT NOT NULL DEFAULT '',
    told_day TEXT NOT NULL DEFAULT '',
    measure TEXT NOT NULL DEFAULT '',
    measure_day TEXT NOT NULL DEFAULT '',
    document TEXT NOT NULL DEFAULT '',
    until TEXT NOT NULL DEFAULT '',
    outcome TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX appraisal_grade_appraisal_id ON appraisal_grade (appraisal_id);
CREATE INDEX appraisal_grade_person_id ON appraisal_grade (person_id);
