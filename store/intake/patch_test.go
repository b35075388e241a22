package intake

import (
	"archive/zip"
	"bytes"
	"io"
	"testing"
)

// patch rewrites one part of a workbook by hand, as a test of what libraries
// would not write.
func patch(t testing.TB, path, part string, edit func(string) string) string {
	t.Helper()
	return save(t, "改.xlsx", repack(t, path, map[string]func(string) string{part: edit}))
}

func repack(t testing.TB, path string, edits map[string]func(string) string) []byte {
	t.Helper()
	z, err := zip.OpenReader(path)
	if err != nil {
		t.Fatal(err)
	}
	defer z.Close()
	var b bytes.Buffer
	out := zip.NewWriter(&b)
	for _, p := range z.File {
		r, err := p.Open()
		if err != nil {
			t.Fatal(err)
		}
		data, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		if edit := edits[p.Name]; edit != nil {
			data = []byte(edit(string(data)))
		}
		w, err := out.Create(p.Name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write(data); err != nil {
			t.Fatal(err)
		}
	}
	if err := out.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}
