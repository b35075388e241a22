package store

// Settings of the screen: kept as a file in the ledger's folder, so that they
// travel with the stick and leave nothing on the host.

import (
	"encoding/json"
	"io"
	"os"
	"path/filepath"
)

const settingsName = "settings.json"

// Settings reads what was kept; a missing or damaged file gives an empty map (a
// damaged one is set aside).
func (w *Workspace) Settings() map[string]json.RawMessage {
	out := map[string]json.RawMessage{}
	path := filepath.Join(w.dir, settingsName)
	text, err := os.ReadFile(path)
	if err != nil {
		return out
	}
	if err := json.Unmarshal(text, &out); err != nil {
		os.Rename(path, path+".bak")
		w.log.Warn("settings damaged", "err", err)
		return map[string]json.RawMessage{}
	}
	return out
}

// KeepSettings writes the settings whole.
func (w *Workspace) KeepSettings(s map[string]json.RawMessage) error {
	return WriteFile(filepath.Join(w.dir, settingsName), func(out io.Writer) error {
		enc := json.NewEncoder(out)
		enc.SetIndent("", " ")
		return enc.Encode(s)
	})
}
