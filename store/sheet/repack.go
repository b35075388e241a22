package sheet

// Excelize writes the parts of a workbook in no fixed order. Here they are put in
// one, so that equal content is equal bytes.

import (
	"archive/zip"
	"bytes"
	"cmp"
	"errors"
	"io"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"
)

// firstPart comes first by convention.
const firstPart = "[Content_Types].xml"

// WriteSorted writes the workbook with its parts in order and without times. The
// parts are copied as they are packed.
func WriteSorted(w io.Writer, f *excelize.File) error { return writeSorted(w, f, false) }

// writeSorted is WriteSorted; with sums the library's mark is taken off formulas that their
// values are texts, which every program would otherwise show until it reckons anew.
func writeSorted(w io.Writer, f *excelize.File, sums bool) error {
	var buf bytes.Buffer
	if err := f.Write(&buf); err != nil {
		return err
	}
	in, err := zip.NewReader(bytes.NewReader(buf.Bytes()), int64(buf.Len()))
	if err != nil {
		return err
	}
	parts := slices.SortedFunc(slices.Values(in.File), func(a, b *zip.File) int {
		if (a.Name == firstPart) != (b.Name == firstPart) {
			if a.Name == firstPart {
				return -1
			}
			return 1
		}
		return cmp.Compare(a.Name, b.Name)
	})
	out := zip.NewWriter(w)
	for _, p := range parts {
		write := copyPart
		if sums && strings.HasPrefix(p.Name, "xl/worksheets/") {
			write = copySums
		}
		if err := write(out, p); err != nil {
			return errors.Join(err, out.Close())
		}
	}
	return out.Close()
}

func copyPart(out *zip.Writer, p *zip.File) error {
	raw, err := p.OpenRaw()
	if err != nil {
		return err
	}
	dst, err := out.CreateRaw(&zip.FileHeader{Name: p.Name, Method: p.Method, Flags: p.Flags &^ 8, CRC32: p.CRC32,
		CompressedSize64: p.CompressedSize64, UncompressedSize64: p.UncompressedSize64})
	if err != nil {
		return err
	}
	_, err = io.Copy(dst, raw)
	return err
}

// copySums copies a sheet with its formulas' values as numbers.
func copySums(out *zip.Writer, p *zip.File) error {
	in, err := p.Open()
	if err != nil {
		return err
	}
	defer in.Close()
	text, err := io.ReadAll(in)
	if err != nil {
		return err
	}
	dst, err := out.CreateHeader(&zip.FileHeader{Name: p.Name, Method: zip.Deflate})
	if err != nil {
		return err
	}
	_, err = dst.Write(bytes.ReplaceAll(text, []byte(` t="str"><f>`), []byte(`><f>`)))
	return err
}
