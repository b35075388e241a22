package intake

// A form of one person: headings and values by turns, 姓名 张甲 性别 男. It is read as
// a table of one row.

import (
	"strconv"
	"strings"

	"partyledger/model"
	"partyledger/store/sheet"
)

// formLike reports a row of headings and values by turns.
func formLike(l line) bool {
	pairs, last := 0, false
	for _, col := range l.filled() {
		is := isHeading(l.cells[col].Text)
		switch {
		case is && last:
			return false
		case !is && last:
			pairs++
		}
		last = is
	}
	return pairs >= 2 || pairs == 1 && len(l.filled()) == 2
}

// isForm reports that the rows are a form: most of them by turns.
func isForm(rows []line) bool {
	alike, pairs := 0, 0
	for _, l := range rows {
		if formLike(l) {
			alike++
			pairs += len(l.filled()) / 2
		}
	}
	return alike >= 2 && pairs >= 4 && 2*alike >= len(rows)-2
}

// maxFormRows is how many rows a sheet of forms may have.
const maxFormRows = 5000

// form reads the forms of a sheet, each as a table of one row.
func (w *walker) form() error {
	if err := w.ahead(maxFormRows, 10*maxFormRows); err != nil {
		return err
	}
	lines := w.queue
	w.queue = nil
	for _, one := range eachForm(lines) {
		if err := w.oneForm(one); err != nil {
			return err
		}
	}
	return nil
}

// eachForm divides the rows of a sheet into its forms: the next begins where the name is
// asked for again, with the titles above it.
func eachForm(lines []line) [][]line {
	var out [][]line
	from, named := 0, false
	for i, l := range lines {
		if !asksName(l) {
			continue
		}
		if named {
			at := i
			for at > from+1 && !formLike(lines[at-1]) && len(lines[at-1].filled()) == 1 {
				at--
			}
			out, from = append(out, lines[from:at]), at
		}
		named = true
	}
	return append(out, lines[from:])
}

// asksName reports a row of a form that asks for the person's name.
func asksName(l line) bool {
	for _, col := range l.filled() {
		if h, ok := headsOf()[model.KindPerson].words[headKey(l.cells[col].Text)]; ok &&
			model.SchemaOf(model.KindPerson).Fields[h.field].Name == "Name" {
			return formLike(l)
		}
	}
	return false
}

// oneForm reads one form.
func (w *walker) oneForm(lines []line) error {
	var above []line
	h, row := head{}, line{}
	var left []line
	var at []string
	right := 0
	for _, l := range lines {
		right = max(right, len(l.cells)-1)
		if h.first == 0 && !formLike(l) {
			above = append(above, l)
			continue
		}
		if h.first == 0 {
			h.first, row.number = l.number, l.number
		}
		if !pairs(l, &h, &row, &at) {
			left = append(left, l)
		}
		h.last = l.number
	}
	fields, n := matchHead(h, headsOf()[model.KindPerson])
	v := verdict{head: h, kind: model.KindPerson, label: model.SchemaOf(model.KindPerson).Label, fields: fields, n: n, sure: Ask,
		why: "像是一个人的登记表：项目和内容并排"}
	w.formAt, w.formEnd, w.formRight = at, h.last, right
	w.open(v, above)
	b := w.blocks[0]
	for _, l := range left {
		w.leave(l, nil, "登记表里没有认出的一行", false)
	}
	b.met(row)
	if b.schema == nil {
		return nil
	}
	return w.yield(b, b.reader.read(row.number, row.cells))
}

// pairs takes the headings and values of a row into one heading and one row.
func pairs(l line, h *head, row *line, at *[]string) bool {
	title, any := "", false
	for _, col := range l.filled() {
		text := strings.TrimSpace(l.cells[col].Text)
		switch {
		case isHeading(text) || title == "" && col == l.filled()[0]:
			title = text
		case title != "":
			h.titles, h.groups = append(h.titles, title), append(h.groups, "")
			row.cells = append(row.cells, l.cells[col])
			*at = append(*at, letters(col)+strconv.Itoa(l.number))
			title, any = "", true
		default:
			h.titles, h.groups = append(h.titles, ""), append(h.groups, "")
			row.cells = append(row.cells, sheet.Cell{Text: text, Kind: l.cells[col].Kind, Decimals: l.cells[col].Decimals})
			*at = append(*at, letters(col)+strconv.Itoa(l.number))
			any = true
		}
	}
	return any
}
