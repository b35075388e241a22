package store

// Settings of the screen: kept as a file in the ledger's folder, so that they
// travel with the stick and leave nothing on the host.

import (
	"encoding/json"
	"io"
	"os"
	"path/filepath"

	"partyledger/store/plainfile"
)

const settingsName = "settings.json"

// Settings reads what was kept; a missing or damaged file gives an empty map (a
// damaged one is set aside).
func (w *Workspace) Settings() map[string]json.RawMessage {
	out, err := ReadSettings(w.dir)
	if err != nil {
		if w.looking == nil {
			path := filepath.Join(w.dir, settingsName)
			os.Rename(path, path+".bak")
		}
		w.log.Warn("settings damaged", "err", err)
	}
	return out
}

// ReadSettings reads the settings of a ledger that need not be open. The map is empty
// if there are none, or with an error if they are damaged.
func ReadSettings(dir string) (map[string]json.RawMessage, error) {
	out := map[string]json.RawMessage{}
	text, err := plainfile.Read(filepath.Join(dir, settingsName), maxSmall)
	if err != nil {
		return out, nil
	}
	if err := json.Unmarshal(text, &out); err != nil {
		return map[string]json.RawMessage{}, Fault("读取界面设置", err)
	}
	return out, nil
}

// KeepSettings writes the settings whole. Who only looks at the ledger has them until
// it is closed.
func (w *Workspace) KeepSettings(s map[string]json.RawMessage) error {
	if w.looking != nil {
		return nil
	}
	return WriteOwn(filepath.Join(w.dir, settingsName), 0o644, func(out io.Writer) error {
		enc := json.NewEncoder(out)
		enc.SetIndent("", " ")
		return enc.Encode(s)
	})
}
