-- Member development: cases, meetings, inspections, evidence, plans.
-- Days are text (2006-01-02, or 2006-01), money is fen, ratios are millionths.

CREATE TABLE development_case ( -- 发展党员
    id TEXT PRIMARY KEY NOT NULL,
    person_id TEXT REFERENCES person(id) DEFERRABLE INITIALLY DEFERRED,
    organization_id TEXT REFERENCES organization(id) DEFERRABLE INITIALLY DEFERRED,
    edition TEXT NOT NULL DEFAULT '',
    edition_reason TEXT NOT NULL DEFAULT '',
    applied TEXT NOT NULL DEFAULT '',
    talk_day TEXT NOT NULL DEFAULT '',
    talker TEXT NOT NULL DEFAULT '',
    transfer_in TEXT NOT NULL DEFAULT '',
    transfer_out TEXT NOT NULL DEFAULT '',
    recommend_day TEXT NOT NULL DEFAULT '',
    league_recommended INTEGER NOT NULL DEFAULT 0,
    activist_day TEXT NOT NULL DEFAULT '',
    activist_body TEXT NOT NULL DEFAULT '',
    activist_filed_day TEXT NOT NULL DEFAULT '',
    mentor1_id TEXT REFERENCES person(id) DEFERRABLE INITIALLY DEFERRED,
    mentor2_id TEXT REFERENCES person(id) DEFERRABLE INITIALLY DEFERRED,
    mentor3_id TEXT REFERENCES person(id) DEFERRABLE INITIALLY DEFERRED,
    mentor_day TEXT NOT NULL DEFAULT '',
    opinions_day TEXT NOT NULL DEFAULT '',
    prospect_meeting_day TEXT NOT NULL DEFAULT '',
    prospect_consent_day TEXT NOT NULL DEFAULT '',
    prospect_consent_doc TEXT NOT NULL DEFAULT '',
    notice_from TEXT NOT NULL DEFAULT '',
    notice_to TEXT NOT NULL DEFAULT '',
    notice_objection TEXT NOT NULL DEFAULT '',
    prospect_day TEXT NOT NULL DEFAULT '',
    sponsor1_id TEXT REFERENCES person(id) DEFERRABLE INITIALLY DEFERRED,
    sponsor2_id TEXT REFERENCES person(id) DEFERRABLE INITIALLY DEFERRED,
    sponsor_day TEXT NOT NULL DEFAULT '',
    review_day TEXT NOT NULL DEFAULT '',
    review_verdict TEXT NOT NULL DEFAULT '',
    review_material INTEGER NOT NULL DEFAULT 0,
    training_day TEXT NOT NULL DEFAULT '',
    training_days INTEGER NOT NULL DEFAULT 0,
    training_hours INTEGER NOT NULL DEFAULT 0,
    training_exception TEXT NOT NULL DEFAULT '',
    committee_review_day TEXT NOT NULL DEFAULT '',
    pre_review_day TEXT NOT NULL DEFAULT '',
    pre_review_verdict TEXT NOT NULL DEFAULT '',
    pre_reviewer_id TEXT REFERENCES organization(id) DEFERRABLE INITIALLY DEFERRED,
    departure_day TEXT NOT NULL DEFAULT '',
    volunteer_day TEXT NOT NULL DEFAULT '',
    approval_talk_day TEXT NOT NULL DEFAULT '',
    approval_talker TEXT NOT NULL DEFAULT '',
    upper_filed_day TEXT NOT NULL DEFAULT '',
    grouped_day TEXT NOT NULL DEFAULT '',
    oath_day TEXT NOT NULL DEFAULT '',
    confirm_applied_day TEXT NOT NULL DEFAULT '',
    confirm_opinions_day TEXT NOT NULL DEFAULT '',
    confirm_committee_day TEXT NOT NULL DEFAULT '',
    archived_day TEXT NOT NULL DEFAULT '',
    archive_place TEXT NOT NULL DEFAULT '',
    ended_day TEXT NOT NULL DEFAULT '',
    ended_reason TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX development_case_person_id ON development_case (person_id);
CREATE INDEX development_case_organization_id ON development_case (organization_id);
CREATE INDEX development_case_mentor1_id ON development_case (mentor1_id);
CREATE INDEX development_case_mentor2_id ON development_case (mentor2_id);
CREATE INDEX development_case_mentor3_id ON development_case (mentor3_id);
CREATE INDEX development_case_sponsor1_id ON development_case (sponsor1_id);
CREATE INDEX development_case_sponsor2_id ON development_case (sponsor2_id);
CREATE INDEX development_case_pre_reviewer_id ON development_case (pre_reviewer_id);

CREATE TABLE branch_meeting ( -- 支部大会
    id TEXT PRIMARY KEY NOT NULL,
    case_id TEXT REFERENCES development_case(id) DEFERRABLE INITIALLY DEFERRED,
    purpose TEXT NOT NULL DEFAULT '',
    day TEXT NOT NULL DEFAULT '',
    eligible INTEGER NOT NULL DEFAULT 0,
    present INTEGER NOT NULL DEFAULT 0,
    for_ INTEGER NOT NULL DEFAULT 0,
    against INTEGER NOT NULL DEFAULT 0,
    abstain INTEGER NOT NULL DEFAULT 0,
    written_for INTEGER NOT NULL DEFAULT 0,
    written_against INTEGER NOT NULL DEFAULT 0,
    written_abstain INTEGER NOT NULL DEFAULT 0,
    secret_ballot INTEGER NOT NULL DEFAULT 0,
    one_by_one INTEGER NOT NULL DEFAULT 0,
    resolution TEXT NOT NULL DEFAULT '',
    extension_months INTEGER NOT NULL DEFAULT 0,
    approval_day TEXT NOT NULL DEFAULT '',
    approver_id TEXT REFERENCES organization(id) DEFERRABLE INITIALLY DEFERRED,
    approval_doc TEXT NOT NULL DEFAULT '',
    approved TEXT NOT NULL DEFAULT '',
    delay_reason TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX branch_meeting_case_id ON branch_meeting (case_id);
CREATE INDEX branch_meeting_approver_id ON branch_meeting (approver_id);

CREATE TABLE inspection ( -- 培养考察
    id TEXT PRIMARY KEY NOT NULL,
    case_id TEXT REFERENCES development_case(id) DEFERRABLE INITIALLY DEFERRED,
    day TEXT NOT NULL DEFAULT '',
    conclusion TEXT NOT NULL DEFAULT '',
    inspector TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX inspection_case_id ON inspection (case_id);

CREATE TABLE evidence ( -- 材料清单
    id TEXT PRIMARY KEY NOT NULL,
    case_id TEXT REFERENCES development_case(id) DEFERRABLE INITIALLY DEFERRED,
    number TEXT NOT NULL DEFAULT '',
    name TEXT NOT NULL DEFAULT '',
    held INTEGER NOT NULL DEFAULT 0,
    day TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX evidence_case_id ON evidence (case_id);

CREATE TABLE plan ( -- 发展计划
    id TEXT PRIMARY KEY NOT NULL,
    year INTEGER NOT NULL DEFAULT 0,
    organization_id TEXT REFERENCES organization(id) DEFERRABLE INITIALLY DEFERRED,
    quota INTEGER NOT NULL DEFAULT 0,
    frontline_min INTEGER NOT NULL DEFAULT 0,
    youth_min INTEGER NOT NULL DEFAULT 0,
    document TEXT NOT NULL DEFAULT '',
    issued TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX plan_organization_id ON plan (organization_id);
