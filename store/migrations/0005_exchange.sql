-- Two-way exchange and appointments.
-- Days are text (2006-01-02, or 2006-01), money is fen, ratios are millionths.

CREATE TABLE exchange ( -- 双向交流
    id TEXT PRIMARY KEY NOT NULL,
    person_id TEXT REFERENCES person(id) DEFERRABLE INITIALLY DEFERRED,
    enterprise_id TEXT REFERENCES enterprise(id) DEFERRABLE INITIALLY DEFERRED,
    direction TEXT NOT NULL DEFAULT '',
    day TEXT NOT NULL DEFAULT '',
    document TEXT NOT NULL DEFAULT '',
    from_unit TEXT NOT NULL DEFAULT '',
    from_post TEXT NOT NULL DEFAULT '',
    from_rank TEXT NOT NULL DEFAULT '',
    from_pay TEXT NOT NULL DEFAULT '',
    to_unit TEXT NOT NULL DEFAULT '',
    to_post TEXT NOT NULL DEFAULT '',
    to_rank TEXT NOT NULL DEFAULT '',
    to_pay TEXT NOT NULL DEFAULT '',
    same_pay TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX exchange_person_id ON exchange (person_id);
CREATE INDEX exchange_enterprise_id ON exchange (enterprise_id);

CREATE TABLE appointment ( -- 领导任职
    id TEXT PRIMARY KEY NOT NULL,
    enterprise_id TEXT REFERENCES enterprise(id) DEFERRABLE INITIALLY DEFERRED,
    person_id TEXT REFERENCES person(id) DEFERRABLE INITIALLY DEFERRED,
    organ TEXT NOT NULL DEFAULT '',
    post TEXT NOT NULL DEFAULT '',
    from_ TEXT NOT NULL DEFAULT '',
    to_ TEXT NOT NULL DEFAULT '',
    document TEXT NOT NULL DEFAULT '',
    reason TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX appointment_enterprise_id ON appointment (enterprise_id);
CREATE INDEX appointment_person_id ON appointment (person_id);
