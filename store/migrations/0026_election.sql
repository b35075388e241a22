-- Steps of an election before the meeting and after it.
ALTER TABLE election ADD COLUMN decided_day TEXT NOT NULL DEFAULT '';
ALTER TABLE election ADD COLUMN pool_day TEXT NOT NULL DEFAULT '';
ALTER TABLE election ADD COLUMN screen_day TEXT NOT NULL DEFAULT '';
ALTER TABLE election ADD COLUMN elected_count INTEGER NOT NULL DEFAULT 0;
ALTER TABLE election ADD COLUMN first_day TEXT NOT NULL DEFAULT '';
ALTER TABLE election ADD COLUMN first_chair_id TEXT REFERENCES person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE election ADD COLUMN first_eligible INTEGER NOT NULL DEFAULT 0;
ALTER TABLE election ADD COLUMN first_present INTEGER NOT NULL DEFAULT 0;
ALTER TABLE election ADD COLUMN handover_day TEXT NOT NULL DEFAULT '';
ALTER TABLE election ADD COLUMN archived_day TEXT NOT NULL DEFAULT '';
ALTER TABLE election ADD COLUMN ended_day TEXT NOT NULL DEFAULT '';
ALTER TABLE election ADD COLUMN ended_reason TEXT NOT NULL DEFAULT '';
CREATE INDEX election_first_chair_id ON election (first_chair_id);
