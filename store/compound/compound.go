// Package compound opens OLE compound files (.xls, .et, .doc, .wps, workbooks with a
// password) within bounds: whatever their tables say, opening one costs little time and
// memory, and a stream is never longer than its file.
package compound

import (
	"errors"
	"fmt"
	"io"
	"math"
	"strings"

	"github.com/richardlehane/mscfb"
)

// Mark begins every compound file.
const Mark = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

var (
	ErrHuge    = errors.New("compound: larger than any document")
	ErrDamaged = errors.New("compound: damaged")
)

// maxIndex bounds what opening may read: the directory (4 entries in 512 bytes), the
// tables of sectors, and eight bytes for each sector of the small streams. Documents
// with some thousand entries go through; nests of folders that would cost the square
// of their depth do not.
const maxIndex = 384 << 10

// chunk is how much of a stream is read at a time: the library's work grows with the
// square of it.
const chunk = 32 << 10

// slack is how many bytes may be missing at the end of a file: some programs do not
// fill its last sector.
const slack = 4096

// File is an open compound file.
type File struct {
	streams map[string]*mscfb.File // by lower-case name; those at the top only
	doubled map[string]bool
	size    int64
}

// fault makes an answer of a fault of the library's: a made file must not end the program.
func fault(err *error) {
	if p := recover(); p != nil {
		*err = fmt.Errorf("%w: %v", ErrDamaged, p)
	}
}

// Open reads the directory.
func Open(r io.ReaderAt, size int64) (f *File, err error) {
	defer fault(&err)
	m := &metered{r: r, size: size, left: maxIndex}
	doc, err := mscfb.New(m)
	switch {
	case m.left < 0:
		return nil, ErrHuge
	case err != nil:
		return nil, fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	m.left = math.MaxInt64
	f = &File{streams: map[string]*mscfb.File{}, doubled: map[string]bool{}, size: size}
	for _, s := range doc.File {
		if name := strings.ToLower(s.Name); len(s.Path) == 0 && !s.FileInfo().IsDir() {
			f.doubled[name] = f.streams[name] != nil
			f.streams[name] = s
		}
	}
	return f, nil
}

// Has reports that there is a stream of the name.
func (f *File) Has(name string) bool { return f.streams[strings.ToLower(name)] != nil }

// Doubled reports that a name is there more than once, which no program writes.
func (f *File) Doubled(name string) bool { return f.doubled[strings.ToLower(name)] }

// Read reads a stream whole, once, if it is not longer than most.
func (f *File) Read(name string, most int64) (out []byte, err error) {
	defer fault(&err)
	s := f.streams[strings.ToLower(name)]
	switch {
	case s == nil:
		return nil, fmt.Errorf("%w: no stream %s", ErrDamaged, name)
	case s.Size > f.size:
		return nil, fmt.Errorf("%w: stream %s is longer than the file", ErrDamaged, name)
	case s.Size > most:
		return nil, ErrHuge
	}
	out = make([]byte, s.Size)
	for at := 0; at < len(out); {
		n, err := s.Read(out[at:min(at+chunk, len(out))])
		if err != nil && !(err == io.EOF && at+n == len(out)) {
			return nil, fmt.Errorf("%w: stream %s: %w", ErrDamaged, name, err)
		}
		at += n
	}
	return out, nil
}

// metered reads until its allowance is used up.
type metered struct {
	r    io.ReaderAt
	size int64
	left int64
}

func (m *metered) ReadAt(p []byte, off int64) (int, error) {
	if m.left -= int64(len(p)) + 4; m.left < 0 {
		return 0, ErrHuge
	}
	if off < 0 || off >= m.size {
		return 0, io.EOF
	}
	n, err := m.r.ReadAt(p, off)
	if err == io.EOF && len(p)-n < slack {
		clear(p[n:])
		return len(p), nil
	}
	return n, err
}
