package intake

// Doubts: what is never decided silently. Each has its answers; while one of a row's
// doubts is open nothing of the row is written.

import (
	"fmt"
	"slices"
	"strings"

	"partyledger/model"
	"partyledger/store/sheet"
)

func doubtKey(row int, what DoubtKind) string { return fmt.Sprintf("%d:%s", row, what) }

var takeOrLeave = []Answer{{Take, "导入这一行"}, {Leave, "这一行不导入"}}

// marked are the doubts that a row's looks raise: hidden, struck through, commented.
func (w *walker) marked(b *block, l line, cells []sheet.Cell, hidden bool) []Doubt {
	var out []Doubt
	if chosen, said := b.choice.Rows[l.number]; said && chosen {
		return nil
	}
	if hidden {
		out = append(out, Doubt{What: HiddenRow, Why: "这一行在表里被筛选或隐藏，看不见"})
	}
	struck, filled := 0, 0
	for col := b.from; col < min(b.to, len(cells)); col++ {
		if cells[col].Text == "" {
			continue
		}
		if filled++; cells[col].Struck {
			struck++
		}
	}
	if struck > 0 && 2*struck >= filled || struck > 0 && b.nameStruck(cells) {
		out = append(out, Doubt{What: StruckRow, Why: "这一行划了删除线"})
	}
	if len(w.notes) > 0 {
		for col := b.from; col < min(b.to, len(cells)); col++ {
			if text := w.notes[[2]int{l.number, col}]; text != "" {
				out = append(out, Doubt{What: Commented, Column: columnName(col, b.title(col)), Why: "单元格有批注：“" +
					model.ClipLine(text, 60) + "”"})
				break
			}
		}
	}
	if len(b.signed) > 0 && !slices.ContainsFunc(b.signed, func(col int) bool { return col < len(cells) && clean(cells[col].Text) != "" }) {
		out = append(out, Doubt{What: NotSigned, Why: "签到一栏是空的，不知道这个人参加了没有"})
	}
	for i := range out {
		out[i].Key, out[i].Row, out[i].Answers = doubtKey(l.number, out[i].What), l.number, takeOrLeave
	}
	return out
}

// nameStruck reports that the name of the row's person is struck through.
func (b *block) nameStruck(cells []sheet.Cell) bool {
	for col, fi := range b.fields {
		if fi >= 0 && col < len(cells) && cells[col].Struck {
			if f := b.schema.Fields[fi]; f.Name == "Name" || f.Name == "PersonID" {
				return true
			}
		}
	}
	return false
}

func manyNames(row int, column, text string, names []string) Doubt {
	return Doubt{Key: doubtKey(row, ManyNames), Row: row, Name: model.ClipLine(strings.ReplaceAll(text, "\n", "、"), 40),
		What: ManyNames, Column: column,
		Why:     fmt.Sprintf("一个格子里像是写了%d个人：%s", len(names), model.ClipLine(strings.Join(names, "、"), 60)),
		Answers: []Answer{{Split, fmt.Sprintf("分成%d人", len(names))}, {Take, "是一个人，照原样"}, {Leave, "这一行不导入"}}, names: names}
}

// settleDoubt finds the answer to a doubt: the row's own, that for all of its kind, that
// for all; one that it does not offer counts for none.
func (im *importer) settleDoubt(b *block, d *Doubt) {
	answer := ""
	switch {
	case b.choice.Answer[d.Key] != "":
		answer = b.choice.Answer[d.Key]
	case b.choice.All[d.What] != "":
		answer = b.choice.All[d.What]
	case im.req.Doubts == Leave:
		answer = Leave
	case im.req.Doubts == Take:
		answer = d.Answers[0].Value
	}
	if slices.ContainsFunc(d.Answers, func(a Answer) bool { return a.Value == answer }) {
		d.Answer = answer
	}
}

// ask raises a doubt about a row, and answers what was answered to it.
func (im *importer) raise(row *importRow, d Doubt) string {
	if d.Name == "" {
		d.Name = row.called()
	}
	im.settleDoubt(row.block, &d)
	row.held(d)
	return d.Answer
}

// maxDoubts is how many doubts of one table are listed.
const maxDoubts = 20000

// held notes a doubt on its row.
func (row *importRow) held(d Doubt) {
	t := row.block.Table
	if len(t.Doubts) < maxDoubts {
		t.Doubts = append(t.Doubts, d)
	} else {
		t.More++
	}
	row.block.options(d)
	switch d.Answer {
	case Unsaid:
		row.open = true
	case Leave:
		row.left = true
	}
}

// options counts the doubts of each kind.
func (b *block) options(d Doubt) {
	i := slices.IndexFunc(b.Options, func(o Option) bool { return o.What == d.What })
	if i < 0 {
		i = len(b.Options)
		answers := slices.DeleteFunc(slices.Clone(d.Answers), func(a Answer) bool {
			return d.What == Several &&
				a.Value != Leave && a.Value != AsNew
		})
		if d.What == Tenths {
			answers = []Answer{{Jan, "都是1月"}, {Oct, "都是10月"}, {Leave, "这些行不导入"}}
		}
		if d.What == ManyNames {
			answers = []Answer{{Split, "都分开"}, {Take, "都照原样"}, {Leave, "这些行不导入"}}
		}
		b.Options = append(b.Options, Option{What: d.What, Answers: answers, Answer: b.choice.All[d.What]})
	}
	b.Options[i].Count++
	if d.Answer == Unsaid {
		b.Options[i].Open++
	}
}

// takeDoubts answers the doubts that the reading of a row raised; several are the rows
// that one of several names becomes.
func (im *importer) takeDoubts(row *importRow, r Row) []*importRow {
	rows := []*importRow{row}
	for _, d := range r.Doubts {
		answer := im.raise(row, d)
		switch {
		case d.What == ManyNames && answer == Split:
			rows = row.split(r.nameField, d.names)
		case d.What == Tenths && answer == Oct:
			_ = row.block.schema.Fields[d.field].SetText(row.rec, d.year+"-10")
		case d.What == NameMark && answer == Take:
			row.plainName(d)
		}
		if (d.What == HiddenRow || d.What == StruckRow) && answer != Take {
			row.block.LeftOut = append(row.block.LeftOut, LeftOut{Row: row.number, Text: row.called(), Why: hiddenWhy(d)})
		}
	}
	return rows
}

func hiddenWhy(d Doubt) string {
	if d.Answer == Leave {
		return d.Why + "，按回答不导入"
	}
	return d.Why + "，是否导入要先回答"
}

// plainName takes the brackets off a name and keeps what they said in the note.
func (row *importRow) plainName(d Doubt) {
	s := row.block.schema
	for i, f := range s.Fields {
		switch f.Name {
		case "Name":
			_ = f.SetText(row.rec, d.names[0])
		case "Note":
			text := d.names[2]
			if was := f.Text(row.rec); was != "" {
				text = was + "；" + text
			}
			if f.SetText(row.rec, text) == nil {
				row.given[i] = true
			}
		}
	}
}

// ownFields are what two people of one row cannot share.
var ownFields = []string{"ID", "IdentityNumber", "BirthDay", "Phone"}

// split makes a row of each name.
func (row *importRow) split(field int, names []string) []*importRow {
	s := row.block.schema
	var out []*importRow
	for _, name := range names {
		one := *row
		one.rec = s.Pointer(s.Deref(row.rec))
		one.given = slices.Clone(row.given)
		one.derived = slices.Clone(row.derived)
		one.newcomer = row.newcomer.shared()
		for i, f := range s.Fields {
			if i != field && slices.Contains(ownFields, f.Name) {
				f.Clear(one.rec)
				one.given[i] = false
			}
		}
		_ = s.Fields[field].SetText(one.rec, name)
		out = append(out, &one)
	}
	return out
}

// called is how a row is called in doubts.
func (row *importRow) called() string {
	s := row.schema()
	for _, name := range []string{"Name", "PersonID", "Matter", "Title", "Problem", "EnterpriseID", "OrganizationID"} {
		if f, ok := s.Field(name); ok && !f.IsZero(row.rec) {
			return model.ClipLine(f.Text(row.rec), 40)
		}
	}
	return ""
}
