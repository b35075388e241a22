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
	"fyne.io/fyne/v2/widget"

	"partyledger/model"
	"partyledger/store/intake"
	"partyledger/ui/kit"
	"partyledger/ui/page"
)

// unknown is a word, or the name of an enterprise or organisation, that is not known.
type unknown struct {
	word *intake.Word // with how often it stands in all tables of the kind
	unit *intake.Unit
	as   model.Kind // of the tables that have the word
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

// unknown is what is not known in all tables, once for those of a kind.
func (d *decision) unknown() []unknown {
	o := d.imports.result
	if d.at.table == nil || o == nil {
		return nil
	}
	var out []unknown
	for i := range o.Units {
		out = append(out, unknown{unit: &o.Units[i]})
	}
	as := map[string]model.Kind{}
	for _, t := range o.Tables {
		as[t.Key] = t.As
	}
	for _, w := range o.Words {
		kind := as[w.Table]
		at := slices.IndexFunc(out, func(u unknown) bool {
			return u.word != nil && u.as == kind && u.word.Field == w.Field && u.word.Written == w.Written
		})
		if at < 0 {
			out = append(out, unknown{word: &w, as: kind})
		} else {
			out[at].word.Count += w.Count
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
		d.askMeant(u.as, *u.word)
	}
}

// askMeant asks what a word means, for all rows.
func (d *decision) askMeant(as model.Kind, w intake.Word) {
	if f, ok := model.SchemaOf(as).Field(w.Field); ok && f.Ref != "" {
		d.askRecord(as, w, f.Ref)
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
		text: fmt.Sprintf("“%s”列里有%d处写作“%s”，台账里没有这个说法。选定以后，各行都按它读。", w.Label, w.Count, kit.Visible(w.Written)), then: func() bool {
			if choice.Value() == "" {
				return false
			}
			d.imports.mean(as, w.Field, w.Written, choice.Value())
			return true
		}})
}

// askRecord asks which record a name means, for all rows.
func (d *decision) askRecord(as model.Kind, w intake.Word, kind model.Kind) {
	picker := kit.NewPicker(kind, d.imports.host.Lookup)
	askOne(d.imports.host, one{title: "“" + model.Clip(w.Written, 20) + "”是谁", label: w.Label, field: picker, yes: "都按这样读",
		text: fmt.Sprintf("“%s”列里有%d处写作“%s”，台账里没有找到。请选定是哪一个；台账里确实没有的，请先登记或先导入花名册。", w.Label, w.Count, kit.Visible(w.Written)),
		then: func() bool {
			id := picker.Chosen().ID
			if id != "" {
				d.imports.mean(as, w.Field, w.Written, id)
			}
			return id != ""
		}})
}

// mean matches a word of a field in all tables of a kind.
func (m *imports) mean(as model.Kind, field, written, meant string) {
	for _, t := range m.result.Tables {
		if t.As == as {
			m.decide(t.Key, func(c *intake.Choice) { matchWord(c, field, written, meant) })
		}
	}
	m.try(m.files)
}

func matchWord(c *intake.Choice, field, written, meant string) {
	of := maps.Clone(c.Words[field])
	put(&of, written, meant)
	put(&c.Words, field, of)
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

// meanUnit matches a unit's name wherever a table has it.
func (d *decision) meanUnit(u intake.Unit, id string) {
	m := d.imports
	for _, t := range m.result.Tables {
		if t.As == "" {
			continue
		}
		m.decide(t.Key, func(c *intake.Choice) {
			for _, f := range slices.Concat(model.SchemaOf(t.As).Fields, model.SchemaOf(model.KindPerson).Fields) {
				if f.Ref == u.Kind {
					matchWord(c, f.Name, u.Written, id)
				}
			}
		})
	}
	m.try(m.files)
}

// askMake asks for what a new enterprise or organisation needs.
func (d *decision) askMake(u intake.Unit) {
	r := d.begun(u.Make)
	page.AskFields(d.imports.host, page.Question{Title: "新建" + u.Label, Yes: "和导入一起新建", Record: r, Fields: needed(u.Make),
		Text: "这里只记下要新建的内容，确认导入时才写入。", Then: func(now model.Record, done func(error)) {
			done(nil)
			d.imports.make(makingOf(u.Kind, now))
		}})
}

// newUnits is the enterprises and organisations that nobody knows.
func newUnits(r *intake.Outcome) []intake.Unit {
	if r == nil {
		return nil
	}
	return slices.DeleteFunc(slices.Clone(r.Units), func(u intake.Unit) bool { return u.Kind == model.KindPerson })
}

// offerMakes offers to make at once what is written and not known.
func (d *decision) offerMakes() {
	d.makes.Objects = nil
	if !d.imports.done && len(d.unknown()) > 0 {
		for _, kind := range []model.Kind{model.KindEnterprise, model.KindOrganization} {
			units := slices.DeleteFunc(newUnits(d.imports.result), func(u intake.Unit) bool { return u.Kind != kind })
			if len(units) > 1 {
				d.makes.Add(kit.NewButton(fmt.Sprintf("%d个%s都新建…", len(units), units[0].Label), func() { d.askMakeAll(units) }))
			}
		}
		d.makes.Add(widget.NewLabel("双击一行，选定它是哪一个，或者新建"))
	}
	d.makes.Refresh()
}

// askMakeAll asks for what new enterprises or organisations have in common. What is known of
// each stays, where it differs.
func (d *decision) askMakeAll(units []intake.Unit) {
	s, each, fields := model.SchemaOf(units[0].Kind), map[string]bool{}, []string{}
	common := intake.Making{Kind: s.Kind, Fields: map[string]string{}}
	for _, f := range s.Fields[1:] {
		values := map[string]bool{}
		for _, u := range units {
			values[u.Make.Fields[f.Name]] = true
		}
		switch {
		case len(values) == 1:
			common.Fields[f.Name] = units[0].Make.Fields[f.Name]
		default:
			each[f.Name] = true
		}
		if f.Name == "ParentID" || f.Required && !(each[f.Name] && !values[""]) {
			fields = append(fields, f.Name)
		}
	}
	var names []string
	for _, u := range units[:min(len(units), 6)] {
		names = append(names, kit.Visible(u.Written))
	}
	text := strings.Join(names, "、") + kit.Choose(len(units) > len(names), "等", "") + fmt.Sprintf("%d个，名称按表里的写法，确认导入时才写入。", len(units))
	made := func(u intake.Unit, now model.Record) model.Record {
		m := makingOf(u.Kind, now)
		for name, value := range u.Make.Fields {
			if each[name] && value != "" || name == "Name" {
				m.Fields[name] = value
			}
		}
		return recordOf(m)
	}
	page.AskFields(d.imports.host, page.Question{Title: fmt.Sprintf("新建%d个%s", len(units), units[0].Label), Yes: "和导入一起新建",
		Record: d.begun(common),
		Fields: fields, Text: text, Whole: func(r model.Record) model.Record { return made(units[0], r) }, Then: func(now model.Record,
			done func(error)) {
			done(nil)
			var all []intake.Making
			for _, u := range units {
				all = append(all, makingOf(u.Kind, made(u, now)))
			}
			d.imports.make(all...)
		}})
}

// begun is the record to be made, with the only enterprise there is.
func (d *decision) begun(m intake.Making) model.Record {
	return page.WithOnly(d.imports.host.Snapshot().Book, recordOf(m))
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

// makingOf is how a record is made with the import.
func makingOf(kind model.Kind, r model.Record) intake.Making {
	m := intake.Making{Kind: kind, Fields: map[string]string{}}
	for _, f := range model.SchemaOf(kind).Fields[1:] {
		if !f.IsZero(r) {
			m.Fields[f.Name] = f.Text(r)
		}
	}
	return m
}

// make has units made with the import.
func (m *imports) make(units ...intake.Making) {
	m.makes = append(m.makes, units...)
	m.try(m.files)
}

// madeWords says what is to be made.
func (m *imports) madeWords() string {
	if len(m.makes) == 0 {
		return ""
	}
	return "其中新建" + strconv.Itoa(len(m.makes)) + "个企业或党组织。"
}
