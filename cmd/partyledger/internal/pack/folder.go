package main

import (
	"archive/zip"
	"compress/flate"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// sumsName is the list of checksums, as sha256sum reads it.
const sumsName = "校验.txt"

// files lists a folder's files in order.
func files(folder string) ([]string, error) {
	var out []string
	err := filepath.WalkDir(folder, func(path string, d fs.DirEntry, err error) error {
		if err == nil && d.Type().IsRegular() {
			rel, relErr := filepath.Rel(folder, path)
			out, err = append(out, filepath.ToSlash(rel)), relErr
		}
		return err
	})
	return out, err
}

// sums writes the list of checksums into the folder.
func sums(folder string) error {
	names, err := files(folder)
	if err != nil {
		return err
	}
	var text strings.Builder
	for _, name := range names {
		if name == sumsName {
			continue
		}
		data, err := os.ReadFile(filepath.Join(folder, filepath.FromSlash(name)))
		if err != nil {
			return err
		}
		sum := sha256.Sum256(data)
		fmt.Fprintf(&text, "%s  %s\n", hex.EncodeToString(sum[:]), name)
	}
	return os.WriteFile(filepath.Join(folder, sumsName), []byte(text.String()), 0o644)
}

// packedAt is the time that all files in the package bear: the zip format knows
// nothing earlier, and equal contents shall give equal bytes.
var packedAt = time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)

// zipFolder packs a folder under its own name and tells what each file costs.
func zipFolder(folder, out string, tell io.Writer) error {
	names, err := files(folder)
	if err != nil {
		return err
	}
	tmp := out + ".part"
	f, err := os.Create(tmp)
	if err != nil {
		return err
	}
	defer os.Remove(tmp)
	defer f.Close()
	z := zip.NewWriter(f)
	z.RegisterCompressor(zip.Deflate, func(w io.Writer) (io.WriteCloser, error) { return flate.NewWriter(w, flate.BestCompression) })
	heads := make([]*zip.FileHeader, len(names))
	for i, name := range names {
		if heads[i], err = zipFile(z, folder, name); err != nil {
			return err
		}
	}
	if err := z.Close(); err != nil {
		return err
	}
	if err := f.Close(); err != nil {
		return err
	}
	tellSizes(tell, heads)
	return os.Rename(tmp, out)
}

func zipFile(z *zip.Writer, folder, name string) (*zip.FileHeader, error) {
	data, err := os.ReadFile(filepath.Join(folder, filepath.FromSlash(name)))
	if err != nil {
		return nil, err
	}
	head := &zip.FileHeader{Name: filepath.Base(folder) + "/" + name, Method: zip.Deflate, Modified: packedAt}
	head.SetMode(0o644)
	w, err := z.CreateHeader(head)
	if err != nil {
		return nil, err
	}
	_, err = w.Write(data)
	return head, err
}

func tellSizes(w io.Writer, heads []*zip.FileHeader) {
	const mb = 1 << 20
	var whole, packed uint64
	for _, h := range heads {
		fmt.Fprintf(w, "%8.2f MB %8.2f MB  %s\n", float64(h.UncompressedSize64)/mb, float64(h.CompressedSize64)/mb, h.Name)
		whole += h.UncompressedSize64
		packed += h.CompressedSize64
	}
	fmt.Fprintf(w, "%8.2f MB %8.2f MB  合计（文件夹、压缩包）\n", float64(whole)/mb, float64(packed)/mb)
}
