package sheet

// Which format a file has: its content says so, whatever its name ends in.

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"io"
	"math"
	"path/filepath"
	"slices"
	"strings"

	"partyledger/store/compound"
	"partyledger/store/plainfile"
)

// Format is how a file is written.
type Format string

// The formats that are read.
const (
	XLSX      Format = "xlsx"      // Office Open XML: .xlsx, .xlsm, newer .et
	XLS       Format = "xls"       // BIFF8: .xls, .xlt, .et, .ett
	ODS       Format = "ods"       // OpenDocument
	XML2003   Format = "xml2003"   // the one XML of Excel 2003
	HTML      Format = "html"      // a web page, mostly under the name .xls
	Delimited Format = "delimited" // .csv, .txt: a record a line
)

// The formats that are told, and not read.
const (
	XLSB       Format = "xlsb"
	Excel95    Format = "excel95"
	LockedXLS  Format = "locked xls"
	LockedODS  Format = "locked ods"
	WebArchive Format = "web archive"
	WebFrames  Format = "web frames" // a page whose tables lie in files beside it
	OtherOLE   Format = "other ole"  // a document of the old Office that is no workbook
	OtherZip   Format = "other zip"  // a text document, an archive
	Other      Format = "other"
)

// FormatError says that a file has a format that is not read.
type FormatError struct{ Format Format }

func (e *FormatError) Error() string { return "sheet: no reader for " + string(e.Format) }

// ErrLocked says that a file opens with a password only: none was given, or a wrong one.
type LockedError struct{ Wrong bool }

func (e *LockedError) Error() string {
	if e.Wrong {
		return "sheet: wrong password"
	}
	return "sheet: needs a password"
}

// How says how a file is opened.
type How struct {
	Most     int64           // bytes of its parts unpacked
	Password string          // of the file itself
	Context  context.Context // ends the reading; nil = never
}

// OpenFile opens a workbook whose parts are not more than most bytes unpacked. The error
// may be ErrHuge, ErrNoWorkbook, a FormatError or a LockedError.
func OpenFile(file string, most int64) (*File, error) { return Open(file, How{Most: most}) }

// Open opens a workbook.
func Open(file string, how How) (*File, error) {
	if how.Context == nil {
		how.Context = context.Background()
	}
	f, info, err := plainfile.Open(file)
	if err != nil {
		return nil, err
	}
	in := &input{r: f, size: info.Size(), how: how, ext: strings.ToLower(filepath.Ext(file))}
	in.name = strings.TrimSuffix(filepath.Base(file), filepath.Ext(file))
	a, err := in.open()
	if err != nil || !in.holds {
		err = errors.Join(err, f.Close())
	} else {
		a.file = f
	}
	if err != nil {
		return nil, err
	}
	return a, nil
}

// input is a file that is to be read.
type input struct {
	r     io.ReaderAt
	size  int64
	how   How
	name  string // without ending: the name of the one sheet of a text
	ext   string
	holds bool // what was opened goes on reading it
}

// all reads from the start.
func (in *input) all() *io.SectionReader { return io.NewSectionReader(in.r, 0, in.size) }

func (in *input) open() (*File, error) {
	start := make([]byte, 4096)
	n, err := in.r.ReadAt(start, 0)
	if err != nil && err != io.EOF {
		return nil, err
	}
	start = start[:n]
	switch {
	case bytes.HasPrefix(start, []byte(compound.Mark)):
		return in.openCompound()
	case bytes.HasPrefix(start, []byte("PK\x03\x04")), bytes.HasPrefix(start, []byte("PK\x05\x06")):
		return in.openZip()
	case isBIFF(start):
		if in.size > maxStream {
			return nil, ErrHuge
		}
		stream := make([]byte, in.size)
		if _, err := io.ReadFull(in.all(), stream); err != nil {
			return nil, err
		}
		return in.whole(XLS, func(g *gather) error { return readXLS(g, stream) })
	}
	return in.openText(start)
}

// whole reads a workbook of a format that is read whole.
func (in *input) whole(format Format, read func(g *gather) error) (*File, error) {
	a := &File{Format: format}
	g := newGather(in.how.Context, a)
	if err := read(g); err != nil {
		return nil, err
	}
	if len(a.Sheets) == 0 {
		return nil, ErrNoWorkbook
	}
	g.common, a.kept = nil, g
	return a, nil
}

func (in *input) openCompound() (*File, error) {
	c, err := compound.Open(in.r, in.size)
	if err != nil {
		return nil, ofCompound(err)
	}
	switch {
	case c.Has("EncryptedPackage"):
		return in.unlock(c)
	case c.Has("Workbook"):
		stream, err := c.Read("Workbook", maxStream)
		if err != nil {
			return nil, ofCompound(err)
		}
		return in.whole(XLS, func(g *gather) error { return readXLS(g, stream) })
	case c.Has("Book"):
		return nil, &FormatError{Excel95}
	}
	return nil, &FormatError{OtherOLE}
}

// ofCompound says a compound file's fault in our words.
func ofCompound(err error) error {
	if errors.Is(err, compound.ErrHuge) {
		return ErrHuge
	}
	return errors.Join(errMalformed, err)
}

func (in *input) openZip() (*File, error) {
	m := &metered{r: in.r, left: maxDirectory}
	z, err := zip.NewReader(m, in.size)
	switch {
	case m.left < 0:
		return nil, ErrHuge
	case err != nil:
		return nil, err
	}
	m.left = math.MaxInt64
	a := &File{Format: XLSX, zip: z, parts: map[string]*zip.File{}}
	sum := uint64(0)
	for _, p := range z.File {
		if sum += p.UncompressedSize64; sum > uint64(in.how.Most) || p.UncompressedSize64 > uint64(in.how.Most) {
			return nil, ErrHuge
		}
		a.parts[PartName(p.Name)] = p
	}
	switch {
	case a.parts["xl/workbook.bin"] != nil:
		return nil, &FormatError{XLSB}
	case a.parts["content.xml"] != nil && a.parts["mimetype"] != nil:
		return in.openODS(a)
	case a.parts["word/document.xml"] != nil:
		return nil, &FormatError{OtherZip}
	}
	in.holds = true
	return a, a.read()
}

// textEndings are those of files that are texts by their names.
var textEndings = []string{"", ".csv", ".tsv", ".txt", ".tab", ".prn"}

// maxDirectory is how much of an archive may be its list of parts: some hundred
// thousand, each of which takes some hundred bytes in memory.
const maxDirectory = 16 << 20

// metered reads until its allowance is used up.
type metered struct {
	r    io.ReaderAt
	left int64
}

func (m *metered) ReadAt(p []byte, off int64) (int, error) {
	if m.left -= int64(len(p)); m.left < 0 {
		return 0, ErrHuge
	}
	return m.r.ReadAt(p, off)
}

// openText reads what begins with none of the marks of a binary format.
func (in *input) openText(start []byte) (*File, error) {
	t, err := in.text()
	if err != nil {
		return nil, err
	}
	head, err := t.head(start)
	if err != nil {
		return nil, err
	}
	low := strings.ToLower(head)
	switch {
	case strings.HasPrefix(low, "mime-version:"):
		return nil, &FormatError{WebArchive}
	case strings.Contains(low, "<workbook") && strings.Contains(low, "urn:schemas-microsoft-com:office:spreadsheet"):
		return in.whole(XML2003, func(g *gather) error { return readXML2003(g, t.reader()) })
	case strings.Contains(low, "<frameset"):
		return nil, &FormatError{WebFrames}
	case strings.Contains(low, "<html"), strings.Contains(low, "<table"), strings.HasPrefix(low, "<!doctype html"):
		return in.whole(HTML, func(g *gather) error { return readHTML(g, t.reader(), in.name) })
	case strings.HasPrefix(low, "<"), strings.HasPrefix(low, "%pdf"), strings.HasPrefix(low, "{\\rtf"):
		return nil, &FormatError{Other}
	}
	if !slices.Contains(textEndings, in.ext) { // then it must look like a table
		if sep, share := separator(head); share < 5 || strings.Count(head, string(sep)) < 2 {
			return nil, ErrNoWorkbook
		}
	}
	return in.whole(Delimited, func(g *gather) error { return readDelimited(g, t, in.name) })
}
