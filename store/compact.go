package store

// Compacting: the database is written anew without what was freed, so that nothing that
// was deleted is left in it or in the journal.

import "context"

// Compact writes the database anew. The journal of that has the old pages: it is cut off
// at the end, not only made invalid.
func (w *Workspace) Compact(ctx context.Context) error {
	for _, query := range []string{"PRAGMA journal_size_limit = 0", "VACUUM", "PRAGMA journal_size_limit = -1"} {
		if _, err := w.Conn().ExecContext(ctx, query); err != nil {
			return Fault("整理台账文件", err)
		}
	}
	if w.held.file == nil {
		return nil
	}
	return w.beginHold(ctx) // shorter, and its roots elsewhere, by our own hand
}
