package store

// Settings of the screen: kept as a file in the ledger's folder, so that they
// travel with the stick and leave nothing on the host. Of an encrypted ledger all but the
// size of the text and of the window is sealed.

import (
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"partyledger/store/plainfile"
	"partyledger/store/vault"
)

const settingsName = "settings.json"

// sealedSettings is the key of all settings, sealed; clearSettings are those that are
// wanted before the ledger is open.
const sealedSettings = "sealed"

var clearSettings = []string{"text.size", "window"}

// Settings reads what was kept; a missing or damaged file gives an empty map (a
// damaged one is set aside).
func (w *Workspace) Settings() map[string]json.RawMessage {
	out, err := ReadSettings(w.dir)
	if box, ok := out[sealedSettings]; ok && err == nil {
		out, err = unsealSettings(box, w.kept.key)
	}
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
	if w.kept.key != nil {
		var err error
		if s, err = sealSettings(s, w.kept.key); err != nil {
			return err
		}
	}
	return writeSettings(w.dir, s)
}

func sealSettings(all map[string]json.RawMessage, key *vault.Key) (map[string]json.RawMessage, error) {
	text, err := json.Marshal(all)
	if err != nil {
		return nil, err
	}
	box, err := json.Marshal(key.Seal(vault.Settings, settingsName, text))
	out := map[string]json.RawMessage{sealedSettings: box}
	for _, name := range clearSettings {
		if v, ok := all[name]; ok {
			out[name] = v
		}
	}
	return out, err
}

// unsealSettings is the way back; those of another key are as if there were none.
func unsealSettings(box json.RawMessage, key *vault.Key) (map[string]json.RawMessage, error) {
	out := map[string]json.RawMessage{}
	var sealed []byte
	if key == nil || json.Unmarshal(box, &sealed) != nil {
		return out, nil
	}
	text, err := key.Unseal(vault.Settings, settingsName, sealed)
	if err != nil {
		return out, nil
	}
	return out, json.Unmarshal(text, &out)
}

// convertSettings seals the settings in dir by another key, nil = no more, for the folder
// into, which may be the same.
func convertSettings(dir, into string, from, to *vault.Key) error {
	all, err := ReadSettings(dir)
	if err != nil || len(all) == 0 {
		return nil
	}
	if box, ok := all[sealedSettings]; ok {
		all, err = unsealSettings(box, from)
	}
	if err == nil && to != nil {
		all, err = sealSettings(all, to)
	}
	if err != nil {
		return err
	}
	if err := os.Remove(filepath.Join(into, settingsName+".bak")); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return writeSettings(into, all)
}

func writeSettings(dir string, s map[string]json.RawMessage) error {
	return WriteOwn(filepath.Join(dir, settingsName), 0o644, func(out io.Writer) error {
		enc := json.NewEncoder(out)
		enc.SetIndent("", " ")
		return enc.Encode(s)
	})
}
