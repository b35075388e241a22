-- Packets are signed: the ledger's own key, and by which key each packet that came was
-- signed (store/packet/sign.go).

ALTER TABLE ledger_self ADD COLUMN seed BLOB CHECK (length(seed) = 32); -- of the ed25519 key; NULL = none was made yet
ALTER TABLE packet_received ADD COLUMN key TEXT NOT NULL DEFAULT '';    -- the public key, hexadecimal; empty = it was not signed
