package vault

// Checking a file's pages without SQLite: all of them, or a sample.

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"slices"

	"partyledger/store/plainfile"
)

// Of SQLite's database header, which begins page 1 (sqlite.org/fileformat2.html, 1.3).
const (
	headerSize = 100
	reserveAt  = 20
	changedAt  = 24 // the change counter
	pagesAt    = 28 // the file's size in pages, if validAt holds the change counter
	freeAt     = 32 // the first page of the list of free pages
	validAt    = 92
)

const (
	atOnce     = 256     // pages read at once
	maxMissing = 1 << 18 // missing pages named: a ledger has no more
)

// PageSize is the size of a ledger's pages, in bytes.
const PageSize = pageSize

var zeros [pageSize]byte

// Checked reports whether the pages of the file at path carry check values. Those of
// one that is missing or empty will. A file of which any page has one that fits is
// taken for checked whatever its header says, so that damage there cannot end it.
func Checked(path string) (bool, error) {
	s, err := StateOf(path)
	return s == StateChecked, err
}

// CheckedImage is Checked of a file, or its beginning, in memory.
func CheckedImage(b []byte) bool { return StateOfImage(b) == StateChecked }

// hasValues is CheckedImage of what is not encrypted.
func hasValues(b []byte) bool {
	if len(b) < headerSize {
		return len(b) == 0
	}
	if b[reserveAt] == (values{}).reserve() {
		return true
	}
	for no := int64(1); len(b) >= pageSize; no++ {
		if p := b[:pageSize]; (values{}).open(p, no) && !blank(p) {
			return true
		}
		b = b[pageSize:]
	}
	return false
}

// Report is what a check found.
type Report struct {
	Pages int64   // how many were looked at
	Bad   []int64 // the numbers of the bad ones, from 1, ascending
	Idle  int     // how many of those are free and hold nothing
}

// Damaged reports that a page that holds something is bad.
func (r Report) Damaged() bool { return len(r.Bad) > r.Idle }

// source is where a check reads.
type source interface {
	io.ReaderAt
	size() (int64, error)
	kept() layout
}

func (l layout) kept() layout { return l }

// File is a ledger's file, open beside SQLite.
type File struct {
	*os.File
	layout
}

// Pages is how many whole pages the file has.
func (f File) Pages() (int64, error) {
	size, err := f.size()
	return (size - f.start) / pageSize, err
}

// Undo is what SQLite has of the journal at path, that of this encrypted file, or its
// beginning; empty if there is none.
func (f File) Undo(path string) ([]byte, error) {
	j, info, err := plainfile.Open(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	defer j.Close()
	b := make([]byte, min(info.Size(), frameHead+frameMost+2*block)) // the first frames
	if _, err := io.ReadFull(j, b); err != nil {
		return nil, err
	}
	return f.journalOf(b), nil
}

// Open opens the file at path, whose pages have check values, and which may be open in
// SQLite, too. While it is, it must not be closed: on Unix that would let go of SQLite's
// locks. Of an encrypted one see Key.Open.
func Open(path string) (File, error) {
	f, err := os.OpenFile(path, os.O_RDWR|plainfile.NoWait, 0)
	return File{f, checkedLayout}, err
}

// PageEnd is where in the file the page of that number ends. Its last bytes are others
// whenever it was written with another content.
func (f File) PageEnd(no int64) int64 { return f.start + no*pageSize }

func (f File) size() (int64, error) {
	st, err := f.Stat()
	if err != nil {
		return 0, err
	}
	return st.Size(), nil
}

// image is a file in memory.
type image struct {
	*bytes.Reader
	layout
}

func (i image) size() (int64, error) { return i.Size(), nil }

// CheckFile checks all pages of the file at path, which have check values, which nobody
// writes to meanwhile and which has no journal.
func CheckFile(ctx context.Context, path string) (Report, error) {
	f, _, err := plainfile.Open(path)
	if err != nil {
		return Report{}, err
	}
	defer f.Close()
	return check(ctx, File{f, checkedLayout})
}

// CheckFile is the function CheckFile of an encrypted file. Errors are those of Check,
// too.
func (k *Key) CheckFile(ctx context.Context, path string) (Report, error) {
	f, _, err := plainfile.Open(path)
	if err != nil {
		return Report{}, err
	}
	defer f.Close()
	h, _, err := k.header(f)
	if err != nil {
		return Report{}, err
	}
	return check(ctx, File{f, k.layout(&h)})
}

// CheckImage checks all pages of a checked file that is in memory; of an encrypted one
// see Key.Image.
func CheckImage(ctx context.Context, b []byte) (Report, error) {
	return check(ctx, image{bytes.NewReader(b), checkedLayout})
}

// Check checks all pages. Nobody may write meanwhile.
func (f File) Check(ctx context.Context) (Report, error) { return check(ctx, f) }

// Scan begins a check of all pages that goes on in steps.
func (f File) Scan() *Scan { return newScan(f, atOnce) }

// Sample checks n pages, the first and the last among them, or all if there are no
// more. Nobody may write meanwhile.
func (f File) Sample(ctx context.Context, n int) (Report, error) {
	e, err := extentOf(f)
	if err != nil {
		return Report{}, err
	}
	if e.there < e.pages || e.pages <= int64(n) {
		return check(ctx, f)
	}
	picked := map[int64]bool{1: true, e.pages: true}
	for len(picked) < n {
		picked[1+rand.Int64N(e.pages)] = true
	}
	s := newScan(f, 1)
	for _, no := range slices.Sorted(maps.Keys(picked)) {
		if err := ctx.Err(); err != nil {
			return s.Report, err
		}
		if err := s.read(no, 1); err != nil {
			return s.Report, err
		}
	}
	return s.Report, s.judge(e)
}

// Mend makes blank the free pages that are not as they were sealed, and answers their
// numbers. No journal keeps a free page, so that a power cut may leave it half new;
// after one it is called, once SQLite has played the journal back, as the first thing.
func (f File) Mend() ([]int64, error) {
	e, err := extentOf(f)
	if err != nil {
		return nil, err
	}
	s := newScan(f, 1)
	free, err := s.freePages(e)
	if err != nil {
		return nil, err
	}
	var mended []int64
	for no, what := range free {
		if what != leaf {
			continue
		}
		p, err := s.page(int64(no))
		if err != nil {
			return mended, err
		}
		if f.open(p, int64(no)) {
			continue
		}
		clear(p)
		f.seal(p, int64(no))
		if _, err := f.WriteAt(p, f.start+int64(no-1)*pageSize); err != nil {
			return mended, fmt.Errorf("write page %d: %w", no, err)
		}
		mended = append(mended, int64(no))
	}
	return mended, f.Sync()
}

// extent is how many pages a file has.
type extent struct {
	pages int64 // by its header, if that can be believed; at least one
	there int64 // whole ones in the file
	free  int64 // the first of the list of free pages; 0 = none
}

func extentOf(r source) (extent, error) {
	size, err := r.size()
	if err != nil {
		return extent{}, err
	}
	l := r.kept()
	e := extent{there: max(0, size-l.start) / pageSize}
	e.pages = max(1, e.there)
	first := make([]byte, pageSize)
	if n, err := r.ReadAt(first, l.start); n < pageSize {
		if err == io.EOF {
			err = nil
		}
		return e, err
	}
	word := func(at int) int64 { return int64(binary.BigEndian.Uint32(first[at:])) }
	if l.open(first, 1) && word(changedAt) == word(validAt) && word(pagesAt) > 0 {
		e.pages, e.free = word(pagesAt), word(freeAt)
	}
	return e, nil
}

// Scan is a check under way.
type Scan struct {
	Report
	from source
	layout
	buf     []byte
	next    int64   // the page that is next
	suspect []int64 // pages that do not fit, or are of nothing but zeros
}

func newScan(r source, pages int) *Scan {
	return &Scan{from: r, layout: r.kept(), buf: make([]byte, pages*pageSize), next: 1}
}

func check(ctx context.Context, r source) (Report, error) {
	s := newScan(r, atOnce)
	for {
		if err := ctx.Err(); err != nil {
			return s.Report, err
		}
		if more, err := s.Step(); err != nil || !more {
			return s.Report, err
		}
	}
}

// Step checks the next megabyte; the Report is whole when there is no more. Between
// steps the file may be written to, during one it may not.
func (s *Scan) Step() (more bool, err error) {
	e, err := extentOf(s.from)
	if err != nil {
		return false, err
	}
	count := min(e.pages, e.there) - s.next + 1
	if more = count > atOnce; more {
		count = atOnce
	}
	if count > 0 {
		if err := s.read(s.next, count); err != nil {
			return false, err
		}
		s.next += count
	}
	if more {
		return true, nil
	}
	return false, s.judge(e)
}

// read reads count pages that are there and notes the suspect ones.
func (s *Scan) read(no, count int64) error {
	b := s.buf[:count*pageSize]
	if n, err := s.from.ReadAt(b, s.start+(no-1)*pageSize); n < len(b) {
		return fmt.Errorf("read page %d: %w", no+int64(n)/pageSize, err)
	}
	for ; len(b) > 0; b, no = b[pageSize:], no+1 {
		if no == lockPage {
			continue
		}
		if p := b[:pageSize]; !s.open(p, no) || s.lost(p) {
			s.suspect = append(s.suspect, no)
		}
		s.Pages++
	}
	return nil
}

func blank(p []byte) bool { return bytes.Equal(p, zeros[:]) }

// page reads one page.
func (s *Scan) page(no int64) ([]byte, error) {
	p := s.buf[:pageSize]
	if n, err := s.from.ReadAt(p, s.start+(no-1)*pageSize); n < len(p) {
		return nil, fmt.Errorf("read page %d: %w", no, err)
	}
	return p, nil
}

// judge says which of the suspect pages are bad: those that do not fit, or are missing;
// and the blank ones that are not free. Their value fits, but no page in use is blank,
// and a medium that has lost one often gives zeros.
func (s *Scan) judge(e extent) error {
	if len(s.suspect) > 0 {
		free, err := s.freePages(e)
		if err != nil {
			return err
		}
		for _, no := range s.suspect {
			if no > min(e.pages, e.there) {
				continue // cut off since
			}
			p, err := s.page(no)
			if err != nil {
				return err
			}
			opens := s.open(p, no)
			if !opens || s.lost(p) && free[no] == used {
				s.Bad = append(s.Bad, no)
			}
			if free[no] == leaf && !opens {
				s.Idle++
			}
		}
	}
	for no := e.there + 1; no <= min(e.pages, e.there+maxMissing); no++ {
		s.Bad = append(s.Bad, no)
		s.Pages++
	}
	return nil
}

// How a page is used.
const (
	used  = iota
	trunk // of the list of free pages
	leaf  // free, its content without meaning
)

// freePages says of each page by its number how it is used. Trunks hold the number of
// the next, how many leaves they have, and the leaves' numbers.
func (s *Scan) freePages(e extent) ([]byte, error) {
	how := make([]byte, e.there+1)
	mark := func(no int64, as byte) bool {
		if no < 1 || no > e.there || how[no] != used {
			return false
		}
		how[no] = as
		return true
	}
	for next := e.free; mark(next, trunk); {
		p, err := s.page(next)
		if err != nil {
			return nil, err
		}
		if !s.open(p, next) {
			break
		}
		word := func(i int64) int64 { return int64(binary.BigEndian.Uint32(p[4*i:])) }
		for i := range min(word(1), pageSize/4-2) {
			mark(word(i+2), leaf)
		}
		next = word(0)
	}
	return how, nil
}
