package keep

// A backup that failed is kept in mind until one succeeds: the one at the program's end
// fails when nobody looks any more.

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"partyledger/store"
)

// Failed is a backup that was not made.
type Failed struct {
	At  string `json:"at"`  // by the clock on the wall: 2006-01-02 15:04
	Why string `json:"why"` // a sentence for people
}

// LastFailed is the last backup if it failed; nil if it was made, or none was needed.
func LastFailed(dir string) *Failed {
	text, err := os.ReadFile(filepath.Join(dir, store.FailedName))
	var f Failed
	if err != nil || len(text) > 1<<16 || json.Unmarshal(text, &f) != nil {
		return nil
	}
	return &f
}

// Say is the whole sentence.
func (f *Failed) Say() string {
	return "最近一次备份（" + f.At + "）没有成功：" + f.Why + "台账本身已保存。请处理后再做一次备份。"
}

// tell keeps how a backup ended. A copy that was made of a ledger with faults is one.
func tell(w *store.Workspace, made string, err error) {
	path := filepath.Join(w.Dir(), store.FailedName)
	if errors.Is(err, context.Canceled) {
		return
	}
	if made != "" {
		if err := os.Remove(path); err != nil && !errors.Is(err, fs.ErrNotExist) {
			w.Log().Error("backup that failed", "err", err)
		}
		return
	}
	w.Log().Error("backup", "err", err)
	var said *store.Error
	if errors.As(err, &said) && said.Err != nil {
		err = said.Err // what was being done is known
	}
	f := Failed{At: w.Now().Format("2006-01-02 15:04"), Why: store.Explain(err)}
	if err := store.WriteOwn(path, 0o600, func(out io.Writer) error { return json.NewEncoder(out).Encode(f) }); err != nil {
		w.Log().Error("backup that failed", "err", err)
	}
}
