package docx

// The package: its parts packed with fixed dates. What is the same in every document (styles,
// settings, footers) is packed once, since it takes longer than a form's own text.

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"hash/crc32"
	"io"
	"strings"
	"sync"
	"time"
)

// packed is a part as it stands in the package.
type packed struct {
	data []byte
	crc  uint32
	size int
}

// packer makes room for packing, which is large, again and again.
var packer = sync.Pool{New: func() any {
	w, err := flate.NewWriter(io.Discard, flate.DefaultCompression)
	if err != nil {
		panic(err) // the level is a constant
	}
	return w
}}

func pack(text string) (packed, error) {
	var out bytes.Buffer
	w := packer.Get().(*flate.Writer)
	defer packer.Put(w)
	w.Reset(&out)
	if _, err := io.Copy(w, strings.NewReader(text)); err != nil {
		return packed{}, err
	}
	err := w.Close()
	return packed{out.Bytes(), crc32.ChecksumIEEE([]byte(text)), len(text)}, err
}

// common keeps what many documents have in common, packed.
var common = struct {
	sync.Mutex
	parts map[string]packed // by their text
}{parts: map[string]packed{}}

// mostCommon bounds it: there are a dozen such parts for each set of fonts.
const mostCommon = 200

// own are the parts that are each document's own.
var own = map[string]bool{"word/document.xml": true, "word/header1.xml": true, "word/footer5.xml": true, "docProps/core.xml": true}

// packedPart is a part packed, from what is kept if it may be.
func packedPart(p part) (packed, error) {
	if own[p.name] {
		return pack(p.text)
	}
	common.Lock()
	x, ok := common.parts[p.text]
	common.Unlock()
	if ok {
		return x, nil
	}
	x, err := pack(p.text)
	if err != nil {
		return x, err
	}
	common.Lock()
	defer common.Unlock()
	if len(common.parts) < mostCommon {
		common.parts[p.text] = x
	}
	return x, nil
}

// zip writes the package.
func (w *writer) zip(to io.Writer) error {
	z := zip.NewWriter(to)
	put := func(name string, x packed) error {
		f, err := z.CreateRaw(&zip.FileHeader{Name: name, Method: zip.Deflate, Modified: time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC),
			CRC32: x.crc, CompressedSize64: uint64(len(x.data)), UncompressedSize64: uint64(x.size)})
		if err == nil {
			_, err = f.Write(x.data)
		}
		return err
	}
	for _, p := range w.parts() {
		x, err := packedPart(p)
		if err == nil {
			err = put(p.name, x)
		}
		if err != nil {
			return err
		}
	}
	for i, png := range w.media {
		x, err := pack(string(png))
		if err == nil {
			err = put(mediaName(i), x)
		}
		if err != nil {
			return err
		}
	}
	return z.Close()
}
