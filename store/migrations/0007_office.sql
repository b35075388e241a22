-- What the office sets: itself, holidays, local rules, reviews of rules, waivers.
-- Days are text (2006-01-02, or 2006-01), money is fen, ratios are millionths.

CREATE TABLE office ( -- 单位设置
    id TEXT PRIMARY KEY NOT NULL,
    unit TEXT NOT NULL DEFAULT '',
    party_unit TEXT NOT NULL DEFAULT '',
    red_head TEXT NOT NULL DEFAULT '',
    doc_prefix TEXT NOT NULL DEFAULT '',
    addressee TEXT NOT NULL DEFAULT '',
    head TEXT NOT NULL DEFAULT '',
    checker TEXT NOT NULL DEFAULT '',
    maker TEXT NOT NULL DEFAULT '',
    plan_basis TEXT NOT NULL DEFAULT '',
    ahead_days INTEGER NOT NULL DEFAULT 0,
    evidence_set TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE holiday ( -- 节假日
    id TEXT PRIMARY KEY NOT NULL,
    day TEXT NOT NULL DEFAULT '',
    what TEXT NOT NULL DEFAULT '',
    document TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE local_rule ( -- 本地规则
    id TEXT PRIMARY KEY NOT NULL,
    rule_id TEXT NOT NULL DEFAULT '',
    limit_ TEXT NOT NULL DEFAULT '',
    value INTEGER NOT NULL DEFAULT 0,
    document TEXT NOT NULL DEFAULT '',
    from_ TEXT NOT NULL DEFAULT '',
    to_ TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE rule_review ( -- 规则核对
    id TEXT PRIMARY KEY NOT NULL,
    rule_id TEXT NOT NULL DEFAULT '',
    edition TEXT NOT NULL DEFAULT '',
    day TEXT NOT NULL DEFAULT '',
    by_ TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE waiver ( -- 例外说明
    id TEXT PRIMARY KEY NOT NULL,
    rule_id TEXT NOT NULL DEFAULT '',
    record_kind TEXT NOT NULL DEFAULT '',
    record_id TEXT NOT NULL DEFAULT '',
    reason TEXT NOT NULL DEFAULT '',
    document TEXT NOT NULL DEFAULT '',
    by_ TEXT NOT NULL DEFAULT '',
    day TEXT NOT NULL DEFAULT ''
) STRICT;
