-- What the papers of a Party-affairs office need: meetings, elections, family and career,
-- notices, letters, transfers, the register of papers, and further fields beside them.
-- Days are text (2006-01-02, or 2006-01), money is fen.

CREATE TABLE relative ( -- 家庭成员和社会关系
    id TEXT PRIMARY KEY NOT NULL,
    person_id TEXT REFERENCES person(id) DEFERRABLE INITIALLY DEFERRED,
    relative_kind TEXT NOT NULL DEFAULT '',
    relation TEXT NOT NULL DEFAULT '',
    name TEXT NOT NULL DEFAULT '',
    birth_day TEXT NOT NULL DEFAULT '',
    status TEXT NOT NULL DEFAULT '',
    unit TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX relative_person_id ON relative (person_id);

CREATE TABLE resume_line ( -- 简历
    id TEXT PRIMARY KEY NOT NULL,
    person_id TEXT REFERENCES person(id) DEFERRABLE INITIALLY DEFERRED,
    from_ TEXT NOT NULL DEFAULT '',
    to_ TEXT NOT NULL DEFAULT '',
    what TEXT NOT NULL DEFAULT '',
    witness TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX resume_line_person_id ON resume_line (person_id);

CREATE TABLE award ( -- 奖惩
    id TEXT PRIMARY KEY NOT NULL,
    person_id TEXT REFERENCES person(id) DEFERRABLE INITIALLY DEFERRED,
    award_kind TEXT NOT NULL DEFAULT '',
    day TEXT NOT NULL DEFAULT '',
    title TEXT NOT NULL DEFAULT '',
    by_ TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX award_person_id ON award (person_id);

CREATE TABLE transfer ( -- 组织关系转接
    id TEXT PRIMARY KEY NOT NULL,
    person_id TEXT REFERENCES person(id) DEFERRABLE INITIALLY DEFERRED,
    direction TEXT NOT NULL DEFAULT '',
    from_id TEXT REFERENCES organization(id) DEFERRABLE INITIALLY DEFERRED,
    from_unit TEXT NOT NULL DEFAULT '',
    to_id TEXT REFERENCES organization(id) DEFERRABLE INITIALLY DEFERRED,
    to_unit TEXT NOT NULL DEFAULT '',
    way TEXT NOT NULL DEFAULT '',
    reason TEXT NOT NULL DEFAULT '',
    letter_no TEXT NOT NULL DEFAULT '',
    issuer_id TEXT REFERENCES organization(id) DEFERRABLE INITIALLY DEFERRED,
    issued TEXT NOT NULL DEFAULT '',
    valid_days INTEGER NOT NULL DEFAULT 0,
    dues_until TEXT NOT NULL DEFAULT '',
    files_checked TEXT NOT NULL DEFAULT '',
    received TEXT NOT NULL DEFAULT '',
    replied TEXT NOT NULL DEFAULT '',
    handed TEXT NOT NULL DEFAULT '',
    refused TEXT NOT NULL DEFAULT '',
    refused_why TEXT NOT NULL DEFAULT '',
    cancelled TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX transfer_person_id ON transfer (person_id);
CREATE INDEX transfer_from_id ON transfer (from_id);
CREATE INDEX transfer_to_id ON transfer (to_id);
CREATE INDEX transfer_issuer_id ON transfer (issuer_id);

CREATE TABLE meeting ( -- 会议活动
    id TEXT PRIMARY KEY NOT NULL,
    organization_id TEXT REFERENCES organization(id) DEFERRABLE INITIALLY DEFERRED,
    meeting_kind TEXT NOT NULL DEFAULT '',
    also_lecture INTEGER NOT NULL DEFAULT 0,
    also_party_day INTEGER NOT NULL DEFAULT 0,
    also_life INTEGER NOT NULL DEFAULT 0,
    also_appraisal INTEGER NOT NULL DEFAULT 0,
    party_group TEXT NOT NULL DEFAULT '',
    number TEXT NOT NULL DEFAULT '',
    for_year INTEGER NOT NULL DEFAULT 0,
    planned TEXT NOT NULL DEFAULT '',
    day TEXT NOT NULL DEFAULT '',
    start TEXT NOT NULL DEFAULT '',
    title TEXT NOT NULL DEFAULT '',
    place TEXT NOT NULL DEFAULT '',
    chair_id TEXT REFERENCES person(id) DEFERRABLE INITIALLY DEFERRED,
    chair TEXT NOT NULL DEFAULT '',
    recorder_id TEXT REFERENCES person(id) DEFERRABLE INITIALLY DEFERRED,
    recorder TEXT NOT NULL DEFAULT '',
    lecturer_id TEXT REFERENCES person(id) DEFERRABLE INITIALLY DEFERRED,
    lecturer TEXT NOT NULL DEFAULT '',
    hours INTEGER NOT NULL DEFAULT 0,
    expected INTEGER NOT NULL DEFAULT 0,
    attended INTEGER NOT NULL DEFAULT 0,
    exempt INTEGER NOT NULL DEFAULT 0,
    attendees TEXT NOT NULL DEFAULT '',
    absent TEXT NOT NULL DEFAULT '',
    observers TEXT NOT NULL DEFAULT '',
    eligible INTEGER NOT NULL DEFAULT 0,
    present INTEGER NOT NULL DEFAULT 0,
    for_ INTEGER NOT NULL DEFAULT 0,
    against INTEGER NOT NULL DEFAULT 0,
    abstain INTEGER NOT NULL DEFAULT 0,
    written_for INTEGER NOT NULL DEFAULT 0,
    written_against INTEGER NOT NULL DEFAULT 0,
    written_abstain INTEGER NOT NULL DEFAULT 0,
    scrutineers TEXT NOT NULL DEFAULT '',
    tellers TEXT NOT NULL DEFAULT '',
    resolution TEXT NOT NULL DEFAULT '',
    record_kept INTEGER NOT NULL DEFAULT 0,
    put_off TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX meeting_organization_id ON meeting (organization_id);
CREATE INDEX meeting_chair_id ON meeting (chair_id);
CREATE INDEX meeting_recorder_id ON meeting (recorder_id);
CREATE INDEX meeting_lecturer_id ON meeting (lecturer_id);

CREATE TABLE election ( -- 换届工作
    id TEXT PRIMARY KEY NOT NULL,
    organization_id TEXT REFERENCES organization(id) DEFERRABLE INITIALLY DEFERRED,
    election_kind TEXT NOT NULL DEFAULT '',
    election_form TEXT NOT NULL DEFAULT '',
    from_term_id TEXT REFERENCES term(id) DEFERRABLE INITIALLY DEFERRED,
    term_id TEXT REFERENCES term(id) DEFERRABLE INITIALLY DEFERRED,
    ask_day TEXT NOT NULL DEFAULT '',
    ask_doc TEXT NOT NULL DEFAULT '',
    reply_day TEXT NOT NULL DEFAULT '',
    reply_doc TEXT NOT NULL DEFAULT '',
    planned TEXT NOT NULL DEFAULT '',
    seats INTEGER NOT NULL DEFAULT 0,
    secretary_seats INTEGER NOT NULL DEFAULT 0,
    deputy_seats INTEGER NOT NULL DEFAULT 0,
    discipline_seats INTEGER NOT NULL DEFAULT 0,
    candidates INTEGER NOT NULL DEFAULT 0,
    list_ask_day TEXT NOT NULL DEFAULT '',
    list_ask_doc TEXT NOT NULL DEFAULT '',
    list_reply_day TEXT NOT NULL DEFAULT '',
    list_reply_doc TEXT NOT NULL DEFAULT '',
    day TEXT NOT NULL DEFAULT '',
    meeting_id TEXT REFERENCES meeting(id) DEFERRABLE INITIALLY DEFERRED,
    round INTEGER NOT NULL DEFAULT 0,
    eligible INTEGER NOT NULL DEFAULT 0,
    excluded INTEGER NOT NULL DEFAULT 0,
    excluded_doc TEXT NOT NULL DEFAULT '',
    present INTEGER NOT NULL DEFAULT 0,
    ballots_out INTEGER NOT NULL DEFAULT 0,
    ballots_in INTEGER NOT NULL DEFAULT 0,
    ballots_valid INTEGER NOT NULL DEFAULT 0,
    rules_passed INTEGER NOT NULL DEFAULT 0,
    scrutineers TEXT NOT NULL DEFAULT '',
    tellers TEXT NOT NULL DEFAULT '',
    result_ask_day TEXT NOT NULL DEFAULT '',
    result_ask_doc TEXT NOT NULL DEFAULT '',
    result_reply_day TEXT NOT NULL DEFAULT '',
    result_reply_doc TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX election_organization_id ON election (organization_id);
CREATE INDEX election_from_term_id ON election (from_term_id);
CREATE INDEX election_term_id ON election (term_id);
CREATE INDEX election_meeting_id ON election (meeting_id);

CREATE TABLE candidate ( -- 候选人
    id TEXT PRIMARY KEY NOT NULL,
    election_id TEXT REFERENCES election(id) DEFERRABLE INITIALLY DEFERRED,
    person_id TEXT REFERENCES person(id) DEFERRABLE INITIALLY DEFERRED,
    post TEXT NOT NULL DEFAULT '',
    sort_order INTEGER NOT NULL DEFAULT 0,
    write_in INTEGER NOT NULL DEFAULT 0,
    for_ INTEGER NOT NULL DEFAULT 0,
    against INTEGER NOT NULL DEFAULT 0,
    abstain INTEGER NOT NULL DEFAULT 0,
    elected INTEGER NOT NULL DEFAULT 0,
    duty TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX candidate_election_id ON candidate (election_id);
CREATE INDEX candidate_person_id ON candidate (person_id);

CREATE TABLE notice ( -- 公示
    id TEXT PRIMARY KEY NOT NULL,
    case_id TEXT REFERENCES development_case(id) DEFERRABLE INITIALLY DEFERRED,
    purpose TEXT NOT NULL DEFAULT '',
    from_ TEXT NOT NULL DEFAULT '',
    to_ TEXT NOT NULL DEFAULT '',
    place TEXT NOT NULL DEFAULT '',
    scope TEXT NOT NULL DEFAULT '',
    way TEXT NOT NULL DEFAULT '',
    receiver TEXT NOT NULL DEFAULT '',
    phone TEXT NOT NULL DEFAULT '',
    mailbox TEXT NOT NULL DEFAULT '',
    objection TEXT NOT NULL DEFAULT '',
    finding TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX notice_case_id ON notice (case_id);

CREATE TABLE review_letter ( -- 政审函
    id TEXT PRIMARY KEY NOT NULL,
    case_id TEXT REFERENCES development_case(id) DEFERRABLE INITIALLY DEFERRED,
    relative_id TEXT REFERENCES relative(id) DEFERRABLE INITIALLY DEFERRED,
    to_unit TEXT NOT NULL DEFAULT '',
    to_address TEXT NOT NULL DEFAULT '',
    to_postcode TEXT NOT NULL DEFAULT '',
    number TEXT NOT NULL DEFAULT '',
    sent TEXT NOT NULL DEFAULT '',
    returned TEXT NOT NULL DEFAULT '',
    result TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX review_letter_case_id ON review_letter (case_id);
CREATE INDEX review_letter_relative_id ON review_letter (relative_id);

CREATE TABLE paper ( -- 文书
    id TEXT PRIMARY KEY NOT NULL,
    form TEXT NOT NULL DEFAULT '',
    title TEXT NOT NULL DEFAULT '',
    record_kind TEXT NOT NULL DEFAULT '',
    record_id TEXT NOT NULL DEFAULT '',
    record_i_ds TEXT NOT NULL DEFAULT '',
    series TEXT NOT NULL DEFAULT '',
    year INTEGER NOT NULL DEFAULT 0,
    serial INTEGER NOT NULL DEFAULT 0,
    number TEXT NOT NULL DEFAULT '',
    issued TEXT NOT NULL DEFAULT '',
    from_id TEXT REFERENCES organization(id) DEFERRABLE INITIALLY DEFERRED,
    to_ TEXT NOT NULL DEFAULT '',
    state TEXT NOT NULL DEFAULT '',
    reply_due TEXT NOT NULL DEFAULT '',
    replied TEXT NOT NULL DEFAULT '',
    reply_doc TEXT NOT NULL DEFAULT '',
    reply_note TEXT NOT NULL DEFAULT '',
    typed TEXT NOT NULL DEFAULT '',
    hash TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT '',
    search TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX paper_from_id ON paper (from_id);

ALTER TABLE office ADD COLUMN copy_to TEXT NOT NULL DEFAULT '';
ALTER TABLE office ADD COLUMN issuer TEXT NOT NULL DEFAULT '';
ALTER TABLE office ADD COLUMN font_set TEXT NOT NULL DEFAULT '';

ALTER TABLE organization ADD COLUMN doc_prefix TEXT NOT NULL DEFAULT '';
ALTER TABLE organization ADD COLUMN red_head TEXT NOT NULL DEFAULT '';
ALTER TABLE organization ADD COLUMN address TEXT NOT NULL DEFAULT '';
ALTER TABLE organization ADD COLUMN postcode TEXT NOT NULL DEFAULT '';
ALTER TABLE organization ADD COLUMN notice_phone TEXT NOT NULL DEFAULT '';

ALTER TABLE term ADD COLUMN extension_reason TEXT NOT NULL DEFAULT '';

ALTER TABLE person ADD COLUMN former_name TEXT NOT NULL DEFAULT '';
ALTER TABLE person ADD COLUMN birth_place TEXT NOT NULL DEFAULT '';
ALTER TABLE person ADD COLUMN household TEXT NOT NULL DEFAULT '';
ALTER TABLE person ADD COLUMN residence TEXT NOT NULL DEFAULT '';
ALTER TABLE person ADD COLUMN league_joined TEXT NOT NULL DEFAULT '';
ALTER TABLE person ADD COLUMN school TEXT NOT NULL DEFAULT '';
ALTER TABLE person ADD COLUMN title_name TEXT NOT NULL DEFAULT '';
ALTER TABLE person ADD COLUMN dues_paid_to TEXT NOT NULL DEFAULT '';

ALTER TABLE prior_review ADD COLUMN meeting_id TEXT REFERENCES meeting(id) DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX prior_review_meeting_id ON prior_review (meeting_id);

ALTER TABLE development_case ADD COLUMN talker_name TEXT NOT NULL DEFAULT '';
ALTER TABLE development_case ADD COLUMN talk_place TEXT NOT NULL DEFAULT '';
ALTER TABLE development_case ADD COLUMN talk_content TEXT NOT NULL DEFAULT '';
ALTER TABLE development_case ADD COLUMN recommend_eligible INTEGER NOT NULL DEFAULT 0;
ALTER TABLE development_case ADD COLUMN recommend_present INTEGER NOT NULL DEFAULT 0;
ALTER TABLE development_case ADD COLUMN recommend_for INTEGER NOT NULL DEFAULT 0;
ALTER TABLE development_case ADD COLUMN opinion_members INTEGER NOT NULL DEFAULT 0;
ALTER TABLE development_case ADD COLUMN opinion_members_for INTEGER NOT NULL DEFAULT 0;
ALTER TABLE development_case ADD COLUMN opinion_others INTEGER NOT NULL DEFAULT 0;
ALTER TABLE development_case ADD COLUMN opinion_others_for INTEGER NOT NULL DEFAULT 0;
ALTER TABLE development_case ADD COLUMN training_from TEXT NOT NULL DEFAULT '';
ALTER TABLE development_case ADD COLUMN training_class TEXT NOT NULL DEFAULT '';
ALTER TABLE development_case ADD COLUMN training_score TEXT NOT NULL DEFAULT '';
ALTER TABLE development_case ADD COLUMN pre_review_doc TEXT NOT NULL DEFAULT '';
ALTER TABLE development_case ADD COLUMN booklet_number TEXT NOT NULL DEFAULT '';
ALTER TABLE development_case ADD COLUMN approval_talker_name TEXT NOT NULL DEFAULT '';
ALTER TABLE development_case ADD COLUMN approval_talk_place TEXT NOT NULL DEFAULT '';
ALTER TABLE development_case ADD COLUMN approval_talk TEXT NOT NULL DEFAULT '';
ALTER TABLE development_case ADD COLUMN party_group TEXT NOT NULL DEFAULT '';
ALTER TABLE development_case ADD COLUMN oath_place TEXT NOT NULL DEFAULT '';
ALTER TABLE development_case ADD COLUMN oath_chair TEXT NOT NULL DEFAULT '';
ALTER TABLE development_case ADD COLUMN oath_leader TEXT NOT NULL DEFAULT '';
ALTER TABLE development_case ADD COLUMN confirm_members INTEGER NOT NULL DEFAULT 0;
ALTER TABLE development_case ADD COLUMN confirm_members_for INTEGER NOT NULL DEFAULT 0;
ALTER TABLE development_case ADD COLUMN confirm_others INTEGER NOT NULL DEFAULT 0;
ALTER TABLE development_case ADD COLUMN confirm_others_for INTEGER NOT NULL DEFAULT 0;

ALTER TABLE branch_meeting ADD COLUMN meeting_id TEXT REFERENCES meeting(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE branch_meeting ADD COLUMN ballots_out INTEGER NOT NULL DEFAULT 0;
ALTER TABLE branch_meeting ADD COLUMN ballots_in INTEGER NOT NULL DEFAULT 0;
ALTER TABLE branch_meeting ADD COLUMN ballots_valid INTEGER NOT NULL DEFAULT 0;
ALTER TABLE branch_meeting ADD COLUMN merits TEXT NOT NULL DEFAULT '';
ALTER TABLE branch_meeting ADD COLUMN shortcomings TEXT NOT NULL DEFAULT '';
ALTER TABLE branch_meeting ADD COLUMN extension_reason TEXT NOT NULL DEFAULT '';
ALTER TABLE branch_meeting ADD COLUMN request_doc TEXT NOT NULL DEFAULT '';
ALTER TABLE branch_meeting ADD COLUMN approval_meeting_id TEXT REFERENCES meeting(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE branch_meeting ADD COLUMN committee_eligible INTEGER NOT NULL DEFAULT 0;
ALTER TABLE branch_meeting ADD COLUMN committee_present INTEGER NOT NULL DEFAULT 0;
ALTER TABLE branch_meeting ADD COLUMN committee_for INTEGER NOT NULL DEFAULT 0;
CREATE INDEX branch_meeting_meeting_id ON branch_meeting (meeting_id);
CREATE INDEX branch_meeting_approval_meeting_id ON branch_meeting (approval_meeting_id);

ALTER TABLE evidence ADD COLUMN copies INTEGER NOT NULL DEFAULT 0;
ALTER TABLE evidence ADD COLUMN pages INTEGER NOT NULL DEFAULT 0;
ALTER TABLE evidence ADD COLUMN original TEXT NOT NULL DEFAULT '';

ALTER TABLE care_record ADD COLUMN household INTEGER NOT NULL DEFAULT 0;
ALTER TABLE care_record ADD COLUMN income_each INTEGER NOT NULL DEFAULT 0;
