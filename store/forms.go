package store

// Forms that are being filled in: kept beside the ledger while they are open, so that what
// was typed is offered again after the program was killed. Of an encrypted ledger sealed.

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"partyledger/store/plainfile"
	"partyledger/store/vault"
)

const formsName = "forms.json"

// KeepForms keeps what is being filled in, in the window's own words; nothing removes it.
// Of a ledger that is only looked at nothing is kept.
func (w *Workspace) KeepForms(data []byte) error {
	if w.looking != nil {
		return nil
	}
	return keepForms(w.dir, data, w.kept.key)
}

func keepForms(dir string, data []byte, key *vault.Key) error {
	path := filepath.Join(dir, formsName)
	if len(data) == 0 {
		return Fault("清除未保存的内容", ifThere(os.Remove(path)))
	}
	if key != nil {
		data = key.Seal(vault.Draft, formsName, data)
	}
	return Fault("暂存未保存的内容", WriteOwn(path, 0o600, func(out io.Writer) error {
		_, err := out.Write(data)
		return err
	}))
}

// Forms is what was kept; empty if there is nothing, or nothing that can be read.
func (w *Workspace) Forms() []byte {
	data, err := readForms(w.dir, w.kept.key)
	if err != nil {
		w.log.Warn("forms that were open", "err", err)
	}
	return data
}

func readForms(dir string, key *vault.Key) ([]byte, error) {
	data, err := plainfile.Read(filepath.Join(dir, formsName), maxSmall)
	if err != nil {
		return nil, ifThere(err)
	}
	if !vault.SealedBlob(data) {
		return data, nil
	}
	if key == nil {
		return nil, vault.ErrBlob
	}
	return key.Unseal(vault.Draft, formsName, data)
}

// convertForms keeps them by another key; nil = no more. What cannot be read goes.
func convertForms(dir string, from, to *vault.Key) error {
	data, err := readForms(dir, from)
	if err != nil {
		data = nil
	}
	return keepForms(dir, data, to)
}

// ifThere is an error but for a file that is not there.
func ifThere(err error) error {
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}
