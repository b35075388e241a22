-- An attached picture may be the photo of the person that it hangs on.

ALTER TABLE attachment ADD COLUMN photo INTEGER NOT NULL DEFAULT 0;
