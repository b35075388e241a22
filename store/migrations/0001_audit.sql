-- Every write: its batch, and for each record what it was before. What a record
-- became is in the record itself, or in the next row's before.

CREATE TABLE batch (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL,    -- 修改, 导入, 示例, 数据包, 撤销
    note TEXT NOT NULL,
    at TEXT NOT NULL,      -- RFC 3339, UTC
    actor TEXT NOT NULL,
    version TEXT NOT NULL, -- of the program
    undone_by INTEGER REFERENCES batch(id)
) STRICT;

CREATE TABLE audit (
    seq INTEGER PRIMARY KEY,
    batch INTEGER NOT NULL REFERENCES batch(id),
    kind TEXT NOT NULL,
    record TEXT NOT NULL,
    op TEXT NOT NULL,      -- 新增, 修改, 移除
    before TEXT            -- JSON of the filled fields; NULL when added
) STRICT;
CREATE INDEX audit_batch ON audit (batch);
CREATE INDEX audit_record ON audit (kind, record);
