-- Packets: this ledger's own number, what it sent, what it took in, and which
-- record of another ledger is which here.

CREATE TABLE ledger_self (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    uuid TEXT NOT NULL
) STRICT;

CREATE TABLE packet_sent (
    id INTEGER PRIMARY KEY,
    serial INTEGER NOT NULL,
    enterprise TEXT NOT NULL, -- ID of the sender: it and those below it
    name TEXT NOT NULL,       -- its name then
    as_of TEXT NOT NULL,
    records INTEGER NOT NULL,
    sealed INTEGER NOT NULL,
    content TEXT NOT NULL,    -- hash of the content
    file TEXT NOT NULL,
    at TEXT NOT NULL,         -- RFC 3339, UTC
    actor TEXT NOT NULL
) STRICT;

CREATE TABLE packet_source (
    id INTEGER PRIMARY KEY,
    ledger TEXT NOT NULL UNIQUE -- UUID of the other ledger
) STRICT;

CREATE TABLE packet_received (
    id INTEGER PRIMARY KEY,
    source INTEGER NOT NULL REFERENCES packet_source(id),
    sender TEXT NOT NULL,     -- ID of the sender in the other ledger
    enterprise TEXT NOT NULL, -- ID here
    name TEXT NOT NULL,       -- its name there
    serial INTEGER NOT NULL,
    as_of TEXT NOT NULL,
    made TEXT NOT NULL,
    version TEXT NOT NULL,    -- of the program that made it
    content TEXT NOT NULL,
    file TEXT NOT NULL,
    at TEXT NOT NULL,
    actor TEXT NOT NULL,
    batch INTEGER REFERENCES batch(id), -- NULL = nothing was different
    records INTEGER NOT NULL,
    added INTEGER NOT NULL,
    changed INTEGER NOT NULL,
    gone INTEGER NOT NULL,
    conflicts INTEGER NOT NULL
) STRICT;
CREATE INDEX packet_received_source ON packet_received (source, sender);

-- A packet writes a row for each record that it brought or changed; the latest row
-- whose packet was not taken back holds. So an undo needs to put nothing right.
CREATE TABLE packet_record (
    packet INTEGER NOT NULL REFERENCES packet_received(id),
    kind TEXT NOT NULL,
    there TEXT NOT NULL,      -- its ID in the other ledger
    here TEXT NOT NULL,       -- its ID here; empty = it is gone there
    content BLOB NOT NULL,    -- hash of what came
    kept BLOB NOT NULL,       -- hash of what the record was here after the merge
    brought INTEGER NOT NULL, -- it was not here before
    PRIMARY KEY (packet, kind, there)
) STRICT, WITHOUT ROWID;
CREATE INDEX packet_record_here ON packet_record (kind, here);
