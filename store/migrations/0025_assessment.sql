-- Assessment by a scheme of the superior's: the scheme, its indicators, the office's own
-- scores, and what proves them. Points are hundredths, −1 a recorded nought.

CREATE TABLE scheme ( -- 考核方案
    id TEXT PRIMARY KEY NOT NULL,
    name TEXT NOT NULL DEFAULT '',
    document TEXT NOT NULL DEFAULT '',
    issuer TEXT NOT NULL DEFAULT '',
    year INTEGER NOT NULL DEFAULT 0,
    full INTEGER NOT NULL DEFAULT 0,
    grades TEXT NOT NULL DEFAULT '',
    from_ TEXT NOT NULL DEFAULT '',
    to_ TEXT NOT NULL DEFAULT '',
    deadline TEXT NOT NULL DEFAULT '',
    inspected TEXT NOT NULL DEFAULT '',
    source_file TEXT NOT NULL DEFAULT '',
    hash TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE indicator ( -- 考核指标
    id TEXT PRIMARY KEY NOT NULL,
    scheme_id TEXT REFERENCES scheme(id) DEFERRABLE INITIALLY DEFERRED,
    parent_id TEXT REFERENCES indicator(id) DEFERRABLE INITIALLY DEFERRED,
    code TEXT NOT NULL DEFAULT '',
    sort_order INTEGER NOT NULL DEFAULT 0,
    text TEXT NOT NULL DEFAULT '',
    points INTEGER NOT NULL DEFAULT 0,
    manner TEXT NOT NULL DEFAULT '',
    step INTEGER NOT NULL DEFAULT 0,
    least INTEGER NOT NULL DEFAULT 0,
    most INTEGER NOT NULL DEFAULT 0,
    standard TEXT NOT NULL DEFAULT '',
    cycle TEXT NOT NULL DEFAULT '',
    from_ TEXT NOT NULL DEFAULT '',
    to_ TEXT NOT NULL DEFAULT '',
    method TEXT NOT NULL DEFAULT '',
    demand TEXT NOT NULL DEFAULT '',
    pieces INTEGER NOT NULL DEFAULT 0,
    enterprise_id TEXT REFERENCES enterprise(id) DEFERRABLE INITIALLY DEFERRED,
    figure TEXT NOT NULL DEFAULT '',
    reckoning TEXT NOT NULL DEFAULT '',
    fewer INTEGER NOT NULL DEFAULT 0,
    ladder TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX indicator_scheme_id ON indicator (scheme_id);
CREATE INDEX indicator_parent_id ON indicator (parent_id);
CREATE INDEX indicator_enterprise_id ON indicator (enterprise_id);

CREATE TABLE self_score ( -- 考核自评
    id TEXT PRIMARY KEY NOT NULL,
    indicator_id TEXT REFERENCES indicator(id) DEFERRABLE INITIALLY DEFERRED,
    enterprise_id TEXT REFERENCES enterprise(id) DEFERRABLE INITIALLY DEFERRED,
    proposed INTEGER NOT NULL DEFAULT 0,
    reasons TEXT NOT NULL DEFAULT '',
    proposed_day TEXT NOT NULL DEFAULT '',
    score INTEGER NOT NULL DEFAULT 0,
    change_reason TEXT NOT NULL DEFAULT '',
    remark TEXT NOT NULL DEFAULT '',
    superior INTEGER NOT NULL DEFAULT 0,
    superior_note TEXT NOT NULL DEFAULT '',
    state TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX self_score_indicator_id ON self_score (indicator_id);
CREATE INDEX self_score_enterprise_id ON self_score (enterprise_id);

CREATE TABLE evidence_item ( -- 佐证材料
    id TEXT PRIMARY KEY NOT NULL,
    indicator_id TEXT REFERENCES indicator(id) DEFERRABLE INITIALLY DEFERRED,
    enterprise_id TEXT REFERENCES enterprise(id) DEFERRABLE INITIALLY DEFERRED,
    sort_order INTEGER NOT NULL DEFAULT 0,
    title TEXT NOT NULL DEFAULT '',
    record_kind TEXT NOT NULL DEFAULT '',
    record_id TEXT NOT NULL DEFAULT '',
    hash TEXT NOT NULL DEFAULT '',
    formed TEXT NOT NULL DEFAULT '',
    number TEXT NOT NULL DEFAULT '',
    pages INTEGER NOT NULL DEFAULT 0,
    origin TEXT NOT NULL DEFAULT '',
    signing TEXT NOT NULL DEFAULT '',
    lacks TEXT NOT NULL DEFAULT '',
    sensitive INTEGER NOT NULL DEFAULT 0,
    note TEXT NOT NULL DEFAULT '',
    search TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX evidence_item_indicator_id ON evidence_item (indicator_id);
CREATE INDEX evidence_item_enterprise_id ON evidence_item (enterprise_id);
