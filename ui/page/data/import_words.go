package data

// Words that no field knows, and enterprises or organisations that the ledger does not:
// matched once for all rows, or made.

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"partyledger/model"
	"partyledger/store/intake"
	"partyledger/ui/kit"
	"partyledger/ui/page"
)

// unknown is a word, or the name of an enterprise or organisation, that is not known.
type unknown struct {
	word *intake.Word
	unit *intake.Unit
}

func (u unknown) label() string { return kit.Choose(u.word != nil, u.wordOr().Label, u.unitOr().Label) }
func (u unknown) written() string {
	return kit.Choose(u.word != nil, u.wordOr().Written, u.unitOr().Written)
}
func (u unknown) count() int { return kit.Choose(u.word != nil, u.wordOr().Count, u.unitOr().Count) }

func (u unknown) wordOr() intake.Word {
	if u.word == nil {
		return intake.Word{}
	}
	return *u.word
}

func (u unknown) unitOr() intake.Unit {
	if u.unit == nil {
		return intake.Unit{}
	}
	return *u.unit
}

func (u unknown) suggested() string {
	if u.word != nil {
		return strings.Join(u.word.Suggestions, "、")
	}
	var names []string
	for _, s := range u.unit.Suggestions {
		names = append(names, s.Name)
	}
	return strings.Join(names, "、")
}

// unknown is what is not known of the table, and the units of all tables.
func (d *decision) unknown() []unknown {
	t, o := d.at.table, d.imports.result
	if t == nil || o == nil {
		return nil
	}
	var out []unknown
	for i := range o.Words {
		if o.Words[i].Table == t.Key {
			out = append(out, unknown{word: &o.Words[i]})
		}
	}
	for i := range o.Units {
		if t.As != "" {
			out = append(out, unknown{unit: &o.Units[i]})
		}
	}
	return out
}

func (d *decision) newWords() *kit.RecordList[unknown] {
	text := kit.TextColumn[unknown]
	l := page.NewList(d.imports.host, page.ListOf{ID: "import.words", Title: "不认识的写法"}, []kit.Column[unknown]{
		text("字段", 130, unknown.label), text("表里的写法", 200, unknown.written),
		kit.NumberColumn("次数", 64, unknown.count), text("可能是", 320, unknown.suggested),
	})
	l.Key = func(u unknown) string { return u.label() + "/" + u.written() }
	l.Empty = "写法都认识"
	l.OnOpen = d.askWord
	return l
}

func (d *decision) askWord(u unknown) {
	switch {
	case d.imports.done:
	case u.unit != nil:
		d.askUnit(*u.unit)
	default:
		d.askMeant(*u.word)
	}
}

// askMeant asks what a word means, for all rows.
func (d *decision) askMeant(w intake.Word) {
	if f, ok := model.SchemaOf(d.at.table.As).Field(w.Field); ok && f.Ref != "" {
		d.askRecord(w, f.Ref)
		return
	}
	names := slices.Clone(w.Suggestions)
	for _, c := range w.Choices {
		if !slices.Contains(names, c) {
			names = append(names, c)
		}
	}
	choice := kit.NewChoice(names, "")
	if len(w.Suggestions) > 0 {
		choice.SetSelected(w.Suggestions[0])
	}
	askOne(d.imports.host, one{title: "“" + model.Clip(w.Written, 20) + "”是什么", label: w.Label, field: choice, yes: "都按这样读",
		text: fmt.Sprintf("“%s”列里有%d处写作“%s”，台账里没有这个说法。选定以后，这张表各行都按它读。", w.Label, w.Count, kit.Visible(w.Written)), then: func() bool {
			if choice.Value() == "" {
				return false
			}
			d.mean(w.Field, w.Written, choice.Value())
			return true
		}})
}

// askRecord asks which record a name means, for all rows.
func (d *decision) askRecord(w intake.Word, kind model.Kind) {
	picker := kit.NewPicker(kind, d.imports.host.Lookup)
	askOne(d.imports.host, one{title: "“" + model.Clip(w.Written, 20) + "”是谁", label: w.Label, field: picker, yes: "都按这样读",
		text: fmt.Sprintf("“%s”列里有%d处写作“%s”，台账里没有找到。请选定是哪一个；台账里确实没有的，请先登记或先导入花名册。", w.Label, w.Count, kit.Visible(w.Written)),
		then: func() bool {
			id := picker.Chosen().ID
			if id != "" {
				d.mean(w.Field, w.Written, id)
			}
			return id != ""
		}})
}

// mean matches a word of a field.
func (d *decision) mean(field, written, meant string) {
	d.change(func(c *intake.Choice) {
		of := maps.Clone(c.Words[field])
		put(&of, written, meant)
		put(&c.Words, field, of)
	})
}

// askUnit asks which enterprise or organisation a name means, or makes it.
func (d *decision) askUnit(u intake.Unit) {
	host := d.imports.host
	picker := kit.NewPicker(u.Kind, host.Lookup)
	if len(u.Suggestions) > 0 {
		picker.Set(kit.Option{ID: u.Suggestions[0].ID, Text: u.Suggestions[0].Name})
	}
	var sheet *page.Sheet
	create := kit.NewButton("新建“"+model.Clip(u.Written, 12)+"”…", func() {
		sheet.Hide()
		d.askMake(u)
	})
	sheet = askOne(host, one{title: "“" + model.Clip(u.Written, 20) + "”是哪一个", label: u.Label, field: picker, yes: "都按这样读",
		left: []fyne.CanvasObject{create},
		text: fmt.Sprintf("有%d处写作“%s”，台账里没有这个%s。请选定是哪一个；确实没有的，可以新建，和这次导入一起写入、一起撤销。", u.Count, kit.Visible(u.Written), u.Label),
		then: func() bool {
			id := picker.Chosen().ID
			if id == "" {
				return false
			}
			d.meanUnit(u, id)
			return true
		}})
}

// meanUnit matches a unit's name wherever the table has it.
func (d *decision) meanUnit(u intake.Unit, id string) {
	d.change(func(c *intake.Choice) {
		for _, f := range model.SchemaOf(d.at.table.As).Fields {
			if f.Ref == u.Kind {
				of := maps.Clone(c.Words[f.Name])
				put(&of, u.Written, id)
				put(&c.Words, f.Name, of)
			}
		}
	})
}

// askMake asks for what a new enterprise or organisation needs.
func (d *decision) askMake(u intake.Unit) {
	r := recordOf(u.Make)
	page.AskFields(d.imports.host, page.Question{Title: "新建" + u.Label, Yes: "和导入一起新建", Record: r, Fields: needed(u.Make),
		Text: "这里只记下要新建的内容，确认导入时才写入。", Then: func(now model.Record, done func(error)) {
			done(nil)
			d.imports.make(u, now)
		}})
}

// recordOf is the record to be made, as far as it is known.
func recordOf(m intake.Making) model.Record {
	s := model.SchemaOf(m.Kind)
	p := s.New()
	for name, text := range m.Fields {
		if f, ok := s.Field(name); ok {
			_ = f.SetText(p, text) // what does not fit is asked for
		}
	}
	return s.Deref(p)
}

// needed is the fields that are asked for: those that a record must have and those that
// are known.
func needed(m intake.Making) []string {
	var out []string
	for _, f := range model.SchemaOf(m.Kind).Fields[1:] {
		if f.Required || m.Fields[f.Name] != "" {
			out = append(out, f.Name)
		}
	}
	return out
}

// make has a unit made with the import.
func (m *imports) make(u intake.Unit, now model.Record) {
	made := intake.Making{Kind: u.Kind, Fields: map[string]string{}}
	for _, f := range model.SchemaOf(u.Kind).Fields[1:] {
		if !f.IsZero(now) {
			made.Fields[f.Name] = f.Text(now)
		}
	}
	m.makes = append(m.makes, made)
	m.try(m.files)
}

// madeWords says what is to be made.
func (m *imports) madeWords() string {
	if len(m.makes) == 0 {
		return ""
	}
	return "另新建" + strconv.Itoa(len(m.makes)) + "个企业或党组织。"
}
