-- Texts of reports by year and section, and who signs for whom. The rows of standing_text
-- become report texts in a batch of their own when the ledger is opened; the table stays,
-- empty.

CREATE TABLE unit_sign ( -- 签署设置
    id TEXT PRIMARY KEY NOT NULL,
    enterprise_id TEXT REFERENCES enterprise(id) DEFERRABLE INITIALLY DEFERRED,
    head TEXT NOT NULL DEFAULT '',
    signer TEXT NOT NULL DEFAULT '',
    checker TEXT NOT NULL DEFAULT '',
    maker TEXT NOT NULL DEFAULT '',
    red_head TEXT NOT NULL DEFAULT '',
    doc_prefix TEXT NOT NULL DEFAULT '',
    addressee TEXT NOT NULL DEFAULT '',
    from_ TEXT NOT NULL DEFAULT '',
    to_ TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX unit_sign_enterprise_id ON unit_sign (enterprise_id);

CREATE TABLE report_text ( -- 报告文字
    id TEXT PRIMARY KEY NOT NULL,
    enterprise_id TEXT REFERENCES enterprise(id) DEFERRABLE INITIALLY DEFERRED,
    year INTEGER NOT NULL DEFAULT 0,
    report TEXT NOT NULL DEFAULT '',
    section TEXT NOT NULL DEFAULT '',
    slot TEXT NOT NULL DEFAULT '',
    sort_order INTEGER NOT NULL DEFAULT 0,
    text TEXT NOT NULL DEFAULT '',
    origin TEXT NOT NULL DEFAULT '',
    edited_day TEXT NOT NULL DEFAULT '',
    off INTEGER NOT NULL DEFAULT 0,
    starter TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX report_text_enterprise_id ON report_text (enterprise_id);
