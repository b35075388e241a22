// Package docxtest unpacks Word documents, for the tests of all who write them.
package docxtest

import (
	"archive/zip"
	"bytes"
	"io"
	"testing"
)

// Main is the part that holds a document's text.
const Main = "word/document.xml"

// Parts are a document's parts by their names.
func Parts(t testing.TB, data []byte) map[string]string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		r.Close()
		out[f.Name] = string(text)
	}
	return out
}
