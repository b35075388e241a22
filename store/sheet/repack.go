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

	"github.com/xuri/excelize/v2"
)

// firstPart comes first by convention.
const firstPart = "[Content_Types].xml"

// writeSorted writes the workbook with its parts in order and without times. The
// parts are copied as they are packed.
func WriteSorted(w io.Writer, f *excelize.File) error {
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
		if err := copyPart(out, p); err != nil {
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
