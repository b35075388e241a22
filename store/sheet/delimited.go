package sheet

// Tables as text: a record a line, its fields parted by comma, tab or semicolon. Every
// cell is a text: what looks like a number may be one of which the zeros count.

import (
	"bufio"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"partyledger/store/plainfile"
)

// QuoteError says that a quote is opened in a record and never closed.
type QuoteError struct{ Row int }

func (e *QuoteError) Error() string { return fmt.Sprintf("sheet: open quote in record %d", e.Row) }

// maxField is more than a cell of Excel holds, with quotes doubled.
const maxField = 1 << 20

// separators are what may part the fields, in the order in which they win a tie.
var separators = []rune{'\t', ',', ';'}

func readDelimited(g *gather, t *written, name string) error {
	head, err := io.ReadAll(io.LimitReader(t.reader(), sample))
	if err != nil {
		return err
	}
	d := &delimited{g: g, r: bufio.NewReaderSize(t.reader(), 64<<10), row: 1}
	sep, said := saidSeparator(string(head))
	if d.sep = sep; !said {
		d.sep, _ = separator(string(head))
	}
	if err := g.sheet(name, false); err != nil {
		return err
	}
	if said { // Excel's own first line is no record
		if _, err := d.r.ReadString('\n'); err != nil && err != io.EOF {
			return err
		}
	}
	return d.read()
}

// saidSeparator reads Excel's first line sep=;
func saidSeparator(head string) (rune, bool) {
	line, _, _ := strings.Cut(strings.TrimPrefix(head, utf8Mark), "\n")
	line = strings.Trim(strings.TrimSpace(line), `"`)
	if len(line) == len("sep=;") && strings.EqualFold(line[:4], "sep=") {
		return rune(line[4]), true
	}
	return 0, false
}

// separator finds what parts the fields: that by which most lines have the same number
// of them. share is how many of ten lines do, and 0 if a line has one field only.
func separator(head string) (best rune, share int) {
	if cut := strings.LastIndexByte(head, '\n'); cut > 0 && len(head) >= sample-utf8.UTFMax {
		head = head[:cut] // the last line may be half
	}
	best, most := ',', 0
	for _, sep := range separators {
		lines, same, fields := alike(head, sep)
		if lines == 0 || fields < 2 {
			continue
		}
		if score := same*1000/lines + min(fields, 100); score > most {
			best, most, share = sep, score, same*10/lines
		}
	}
	return best, share
}

// alike counts the lines that are not empty, and how many of them have the number of
// fields that is most frequent.
func alike(head string, sep rune) (lines, same, fields int) {
	count := map[int]int{}
	n, quoted, filled := 1, false, false
	end := func() {
		if filled {
			lines++
			if count[n]++; n > 1 && count[n] >= same {
				same, fields = count[n], n
			}
		}
		n, filled = 1, false
	}
	for _, c := range head {
		switch {
		case c == '"':
			quoted, filled = !quoted, true
		case quoted:
		case c == '\n':
			end()
		case c == sep:
			n++
		case c > ' ':
			filled = true
		}
	}
	end()
	return lines, same, fields
}

// delimited is a text that is being read.
type delimited struct {
	g     *gather
	r     *bufio.Reader
	sep   rune
	row   int
	col   int
	field []byte
}

func (d *delimited) read() error {
	for {
		c, _, err := d.r.ReadRune()
		switch {
		case err == io.EOF:
			return d.put()
		case err != nil:
			return err
		case c == '"' && len(d.field) == 0:
			err = d.quoted()
		case c == d.sep:
			err = d.put()
			d.col++
		case c == '\n' || c == '\r':
			err = d.put()
			d.endOfLine(c)
		case c == '\x1a' || c == '\ufeff': // DOS's end of file; a mark where files were joined
		default:
			err = d.add(c)
		}
		if err != nil {
			return err
		}
	}
}

// endOfLine ends a record; the two characters of Windows are one end.
func (d *delimited) endOfLine(c rune) {
	if c == '\r' {
		if next, err := d.r.Peek(1); err == nil && next[0] == '\n' {
			_, _ = d.r.Discard(1)
		}
	}
	d.row++
	d.col = 0
}

func (d *delimited) add(c rune) error {
	if len(d.field) > maxField {
		return ErrHuge
	}
	d.field = utf8.AppendRune(d.field, c)
	return nil
}

// quoted reads up to the closing quote; two of them are one that is meant.
func (d *delimited) quoted() error {
	row := d.row
	for {
		c, _, err := d.r.ReadRune()
		switch {
		case err == io.EOF:
			return &QuoteError{row}
		case err != nil:
			return err
		case c == '\r': // line ends within a cell are one character in Excel
			if next, err := d.r.Peek(1); err == nil && next[0] == '\n' {
				continue
			}
			c = '\n'
		case c == '"':
			if next, err := d.r.Peek(1); err != nil || next[0] != '"' {
				return nil
			}
			_, _ = d.r.Discard(1)
		}
		if len(d.field) > maxField {
			return &QuoteError{row}
		}
		d.field = utf8.AppendRune(d.field, c)
	}
}

// put ends a field. ="00012" is how systems keep Excel from making a number of it.
func (d *delimited) put() error {
	f := d.field
	if d.field = d.field[:0]; len(f) == 0 {
		return nil
	}
	if len(f) > 3 && f[0] == '=' && f[1] == '"' && f[len(f)-1] == '"' {
		f = f[2 : len(f)-1]
	}
	text, err := d.g.keep(f)
	if err != nil {
		return err
	}
	return d.g.put(d.row, d.col, Cell{Text: text, Decimals: -1})
}

// Tabular reports that a text file is plainly a table: at least three lines, nine of ten
// with the same number of fields, three or more, and no article or chapter begins.
func Tabular(file string) bool {
	f, info, err := plainfile.Open(file)
	if err != nil {
		return false
	}
	defer f.Close()
	in := &input{r: f, size: info.Size()}
	t, err := in.text()
	if err != nil {
		return false
	}
	head, err := t.head(make([]byte, sample))
	if err != nil || strings.HasPrefix(head, "<") || strings.Contains(head, "第一条") || strings.Contains(head, "第一章") {
		return false
	}
	sep, share := separator(head)
	lines, _, fields := alike(head, sep)
	return lines >= 3 && fields >= 3 && share >= 9
}
