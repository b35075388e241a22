-- The ledger of Party dues. What a person's own record says of dues becomes the first
-- assessment of the year when the ledger is opened (store/upgrade_dues.go).
CREATE TABLE dues_basis ( -- 党费核定
    id TEXT PRIMARY KEY NOT NULL,
    person_id TEXT REFERENCES person(id) DEFERRABLE INITIALLY DEFERRED,
    year INTEGER NOT NULL DEFAULT 0,
    from_ TEXT NOT NULL DEFAULT '',
    category TEXT NOT NULL DEFAULT '',
    base INTEGER NOT NULL DEFAULT 0,
    amount INTEGER NOT NULL DEFAULT 0,
    why TEXT NOT NULL DEFAULT '',
    branch_day TEXT NOT NULL DEFAULT '',
    approval_day TEXT NOT NULL DEFAULT '',
    document TEXT NOT NULL DEFAULT '',
    until TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX dues_basis_person_id ON dues_basis (person_id);

CREATE TABLE dues_sheet ( -- 党费收缴
    id TEXT PRIMARY KEY NOT NULL,
    organization_id TEXT REFERENCES organization(id) DEFERRABLE INITIALLY DEFERRED,
    month TEXT NOT NULL DEFAULT '',
    due_people INTEGER NOT NULL DEFAULT 0,
    due INTEGER NOT NULL DEFAULT 0,
    paid_people INTEGER NOT NULL DEFAULT 0,
    paid INTEGER NOT NULL DEFAULT 0,
    extra INTEGER NOT NULL DEFAULT 0,
    back INTEGER NOT NULL DEFAULT 0,
    ahead INTEGER NOT NULL DEFAULT 0,
    way TEXT NOT NULL DEFAULT '',
    receipt TEXT NOT NULL DEFAULT '',
    handed_day TEXT NOT NULL DEFAULT '',
    handed INTEGER NOT NULL DEFAULT 0,
    by_ TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX dues_sheet_organization_id ON dues_sheet (organization_id);

CREATE TABLE dues_arrear ( -- 党费欠交
    id TEXT PRIMARY KEY NOT NULL,
    person_id TEXT REFERENCES person(id) DEFERRABLE INITIALLY DEFERRED,
    organization_id TEXT REFERENCES organization(id) DEFERRABLE INITIALLY DEFERRED,
    from_ TEXT NOT NULL DEFAULT '',
    to_ TEXT NOT NULL DEFAULT '',
    amount INTEGER NOT NULL DEFAULT 0,
    reason TEXT NOT NULL DEFAULT '',
    told_day TEXT NOT NULL DEFAULT '',
    settled_day TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX dues_arrear_person_id ON dues_arrear (person_id);
CREATE INDEX dues_arrear_organization_id ON dues_arrear (organization_id);

CREATE TABLE dues_entry ( -- 党费收支明细
    id TEXT PRIMARY KEY NOT NULL,
    organization_id TEXT REFERENCES organization(id) DEFERRABLE INITIALLY DEFERRED,
    day TEXT NOT NULL DEFAULT '',
    flow TEXT NOT NULL DEFAULT '',
    item TEXT NOT NULL DEFAULT '',
    amount INTEGER NOT NULL DEFAULT 0,
    decided_day TEXT NOT NULL DEFAULT '',
    document TEXT NOT NULL DEFAULT '',
    voucher TEXT NOT NULL DEFAULT '',
    care_id TEXT REFERENCES care_record(id) DEFERRABLE INITIALLY DEFERRED,
    other TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX dues_entry_organization_id ON dues_entry (organization_id);
CREATE INDEX dues_entry_care_id ON dues_entry (care_id);

CREATE TABLE dues_year ( -- 党费年度
    id TEXT PRIMARY KEY NOT NULL,
    organization_id TEXT REFERENCES organization(id) DEFERRABLE INITIALLY DEFERRED,
    year INTEGER NOT NULL DEFAULT 0,
    opening INTEGER NOT NULL DEFAULT 0,
    ratio INTEGER NOT NULL DEFAULT 0,
    ratio_document TEXT NOT NULL DEFAULT '',
    bank_balance INTEGER NOT NULL DEFAULT 0,
    published_day TEXT NOT NULL DEFAULT '',
    published_how TEXT NOT NULL DEFAULT '',
    reported_day TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX dues_year_organization_id ON dues_year (organization_id);

CREATE TABLE dues_gift ( -- 大额党费
    id TEXT PRIMARY KEY NOT NULL,
    person_id TEXT REFERENCES person(id) DEFERRABLE INITIALLY DEFERRED,
    day TEXT NOT NULL DEFAULT '',
    amount INTEGER NOT NULL DEFAULT 0,
    about TEXT NOT NULL DEFAULT '',
    collector_id TEXT REFERENCES organization(id) DEFERRABLE INITIALLY DEFERRED,
    forward_day TEXT NOT NULL DEFAULT '',
    forwarded INTEGER NOT NULL DEFAULT 0,
    receipt_day TEXT NOT NULL DEFAULT '',
    receipt_no TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX dues_gift_person_id ON dues_gift (person_id);
CREATE INDEX dues_gift_collector_id ON dues_gift (collector_id);

-- What earlier programs left in the register is found without reading all of it.
CREATE INDEX person_dues ON person (id) WHERE dues_base <> 0 OR dues <> 0;
