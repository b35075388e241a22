-- Charters, their clauses and articles, matters for prior review.
-- Days are text (2006-01-02, or 2006-01), money is fen, ratios are millionths.

CREATE TABLE charter ( -- 章程
    id TEXT PRIMARY KEY NOT NULL,
    enterprise_id TEXT REFERENCES enterprise(id) DEFERRABLE INITIALLY DEFERRED,
    version TEXT NOT NULL DEFAULT '',
    started_day TEXT NOT NULL DEFAULT '',
    drafted_day TEXT NOT NULL DEFAULT '',
    draft_document TEXT NOT NULL DEFAULT '',
    party_day TEXT NOT NULL DEFAULT '',
    party_document TEXT NOT NULL DEFAULT '',
    board_day TEXT NOT NULL DEFAULT '',
    board_document TEXT NOT NULL DEFAULT '',
    shareholder_day TEXT NOT NULL DEFAULT '',
    shareholder_document TEXT NOT NULL DEFAULT '',
    filed_day TEXT NOT NULL DEFAULT '',
    filed_document TEXT NOT NULL DEFAULT '',
    planned_day TEXT NOT NULL DEFAULT '',
    reason TEXT NOT NULL DEFAULT '',
    source_file TEXT NOT NULL DEFAULT '',
    superseded TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX charter_enterprise_id ON charter (enterprise_id);

CREATE TABLE clause ( -- 章程条款
    id TEXT PRIMARY KEY NOT NULL,
    charter_id TEXT REFERENCES charter(id) DEFERRABLE INITIALLY DEFERRED,
    chapter TEXT NOT NULL DEFAULT '',
    number TEXT NOT NULL DEFAULT '',
    element TEXT NOT NULL DEFAULT '',
    phase TEXT NOT NULL DEFAULT '',
    text TEXT NOT NULL DEFAULT '',
    authority TEXT NOT NULL DEFAULT '',
    ways TEXT NOT NULL DEFAULT '',
    prior INTEGER NOT NULL DEFAULT 0,
    proposed INTEGER NOT NULL DEFAULT 0,
    why TEXT NOT NULL DEFAULT '',
    sort_order INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX clause_charter_id ON clause (charter_id);

CREATE TABLE article ( -- 章程全文
    id TEXT PRIMARY KEY NOT NULL,
    charter_id TEXT REFERENCES charter(id) DEFERRABLE INITIALLY DEFERRED,
    sort_order INTEGER NOT NULL DEFAULT 0,
    chapter TEXT NOT NULL DEFAULT '',
    number TEXT NOT NULL DEFAULT '',
    text TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX article_charter_id ON article (charter_id);

CREATE TABLE review_matter ( -- 前置事项清单
    id TEXT PRIMARY KEY NOT NULL,
    enterprise_id TEXT REFERENCES enterprise(id) DEFERRABLE INITIALLY DEFERRED,
    category TEXT NOT NULL DEFAULT '',
    matter TEXT NOT NULL DEFAULT '',
    basis TEXT NOT NULL DEFAULT '',
    day TEXT NOT NULL DEFAULT '',
    document TEXT NOT NULL DEFAULT '',
    ended TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX review_matter_enterprise_id ON review_matter (enterprise_id);

CREATE TABLE prior_review ( -- 前置研究记录
    id TEXT PRIMARY KEY NOT NULL,
    enterprise_id TEXT REFERENCES enterprise(id) DEFERRABLE INITIALLY DEFERRED,
    matter_id TEXT REFERENCES review_matter(id) DEFERRABLE INITIALLY DEFERRED,
    category TEXT NOT NULL DEFAULT '',
    matter TEXT NOT NULL DEFAULT '',
    mode TEXT NOT NULL DEFAULT '',
    party_day TEXT NOT NULL DEFAULT '',
    party_document TEXT NOT NULL DEFAULT '',
    party_opinion TEXT NOT NULL DEFAULT '',
    decision_body TEXT NOT NULL DEFAULT '',
    decision_day TEXT NOT NULL DEFAULT '',
    decision_doc TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX prior_review_enterprise_id ON prior_review (enterprise_id);
CREATE INDEX prior_review_matter_id ON prior_review (matter_id);
