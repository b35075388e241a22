package charterfile

// The streams of an OLE file (.doc), each within bounds.

import (
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/richardlehane/mscfb"
)

const (
	maxStream     = 64 << 20
	maxOLEReads   = 4 << 20 // reads of the file: a crafted chain of sectors ends here
	maxOLEEntries = 20000
)

var errEndless = errors.New("too many reads")

// countedReader fails after so many reads.
type countedReader struct {
	r io.ReaderAt
	n int
}

func (c *countedReader) ReadAt(p []byte, off int64) (int, error) {
	if c.n--; c.n < 0 {
		return 0, errEndless
	}
	return c.r.ReadAt(p, off)
}

// readStreams reads the root's streams of the names. The library is kept well and
// fuzzed; a fault of its own must still not end the program.
func readStreams(r io.ReaderAt, wanted func(string) bool) (streams map[string][]byte, err error) {
	defer func() {
		if fault := recover(); fault != nil {
			err = fmt.Errorf("mscfb: %v", fault)
		}
	}()
	doc, err := mscfb.New(&countedReader{r, maxOLEReads})
	if err != nil {
		return nil, err
	}
	streams = map[string][]byte{}
	if len(doc.File) > maxOLEEntries {
		return nil, errTooLarge
	}
	for _, f := range doc.File {
		if len(f.Path) > 0 || !wanted(f.Name) || f.FileInfo().IsDir() {
			continue
		}
		if f.Size > maxStream {
			return nil, errTooLarge
		}
		b, err := io.ReadAll(io.LimitReader(f, f.Size))
		if err != nil && len(b) == 0 {
			return nil, err
		}
		streams[strings.ToLower(f.Name)] = b
	}
	return streams, nil
}
