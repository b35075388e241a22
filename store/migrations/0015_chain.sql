-- The audit is a chain (docs/FORMAT.md): each row of it and each batch has the salted
-- hash of what was written, each batch that of the batch before with its own. The
-- hashes of what was written before are made once this step is done (chain.go).

ALTER TABLE audit ADD COLUMN salt BLOB;     -- 16 bytes; NULL = what was written has been erased
ALTER TABLE audit ADD COLUMN digest BLOB;   -- SHA-256 of salt, kind, record, op, what it was and what it became
ALTER TABLE batch ADD COLUMN salt BLOB;
ALTER TABLE batch ADD COLUMN digest BLOB;   -- SHA-256 of salt, id, kind, note, at, actor, version, the batch that it took back
ALTER TABLE batch ADD COLUMN content BLOB;  -- SHA-256 of the digests of its audit rows and of its own
ALTER TABLE batch ADD COLUMN chain BLOB;    -- SHA-256 of the chain of the batch before and its content
CREATE INDEX batch_undone_by ON batch (undone_by) WHERE undone_by IS NOT NULL;

-- Where the sender's chain ended, of each packet that came; 0 and empty of older ones.
ALTER TABLE packet_received ADD COLUMN chain_batches INTEGER NOT NULL DEFAULT 0;
ALTER TABLE packet_received ADD COLUMN chain_last INTEGER NOT NULL DEFAULT 0;
ALTER TABLE packet_received ADD COLUMN chain_hash TEXT NOT NULL DEFAULT '';
-- Which fields did not travel with it (kind.Field, with spaces between): what was kept of
-- its records is a hash without them.
ALTER TABLE packet_received ADD COLUMN stayed TEXT NOT NULL DEFAULT '';
