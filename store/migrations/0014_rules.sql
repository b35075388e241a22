-- Rules held against the texts: by which edition cases are judged, the postponed
-- discussion of someone who came as a probationary member, and the approval of a post
-- held beside that of the discipline head.

ALTER TABLE office ADD COLUMN edition_basis TEXT NOT NULL DEFAULT '';
ALTER TABLE office ADD COLUMN edition_document TEXT NOT NULL DEFAULT '';
ALTER TABLE office ADD COLUMN edition_reason TEXT NOT NULL DEFAULT '';
ALTER TABLE development_case ADD COLUMN postponed_to TEXT NOT NULL DEFAULT '';
ALTER TABLE development_case ADD COLUMN joining_review_day TEXT NOT NULL DEFAULT '';
ALTER TABLE appointment ADD COLUMN approval_document TEXT NOT NULL DEFAULT '';
