package page

// Columns of a Records list: a plain one is a field's name, and the rest follows from
// the record's schema; what is computed is written out.

import (
	"math"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"partyledger/model"
)

// Col is one column of a Records list.
type Col[T model.Record] struct {
	// Field is the field that it shows. What is not said below follows from it: its
	// label, its text (names for references), its alignment, its order and a width.
	Field string
	Title string
	Width float32
	Align fyne.TextAlign
	Text  func(b *model.Book, r T) string
	// Number sorts by the number that the text begins with.
	Number bool
	// Color of the text; nil = the foreground.
	Color func(b *model.Book, r T) fyne.ThemeColorName
}

// NumberCol is a computed column of numbers.
func NumberCol[T model.Record](title string, text func(b *model.Book, r T) string) Col[T] {
	return Col[T]{Title: title, Width: headed(title), Align: fyne.TextAlignTrailing, Number: true, Text: text}
}

// EnterpriseCol names the enterprise that a record hangs on by way of others.
func EnterpriseCol[T model.Record]() Col[T] {
	return Col[T]{Title: "企业", Width: refColumns[model.KindEnterprise].width, Text: func(b *model.Book, r T) string {
		return b.EnterpriseName(b.EnterpriseOf(r))
	}}
}

// The widths of columns by what is in them, at 100 % text.
const (
	dayWidth   = 98
	moneyWidth = 104
	codeWidth  = 150 // numbers of documents
	textWidth  = 160
	longWidth  = 240 // what has several lines
	nameWidth  = 90  // a person's name, in a text
	mostChoice = 150 // a choice is as wide as its longest word, up to this
)

// refColumns is how references are called and how wide they are.
var refColumns = map[model.Kind]struct {
	width float32
	title string // empty = the field's label
	name  func(b *model.Book, id string) string
}{
	model.KindEnterprise:   {190, "", (*model.Book).EnterpriseName},
	model.KindOrganization: {190, "", ShortName},
	model.KindPerson:       {nameWidth, "姓名", (*model.Book).PersonName},
}

// ofPeople is the texts that are people's names.
var ofPeople = map[string]bool{"Who": true, "By": true, "Head": true, "Leader": true, "Checker": true}

// headed is the width that a column's title needs.
func headed(title string) float32 {
	width := float32(24)
	for _, c := range title {
		if c < 128 {
			width += 8
		} else {
			width += 14
		}
	}
	return width
}

// filled adds to a column what follows from its field.
func (c Col[T]) filled(schema *model.Schema) Col[T] {
	if c.Field == "" {
		return c
	}
	f, ok := schema.Field(c.Field)
	if !ok {
		panic("page: no field " + c.Field + " in " + schema.Label)
	}
	ref, known := refColumns[f.Ref]
	if c.Title == "" {
		c.Title = f.Label
		if known && ref.title != "" {
			c.Title = ref.title
		}
	}
	if c.Text == nil {
		c.Text = func(_ *model.Book, r T) string { return f.Text(r) }
		if f.Ref != "" {
			c.Text = func(b *model.Book, r T) string { return refName(b, f, r) }
		}
	}
	switch f.Type {
	case model.IntField, model.MoneyField, model.RatioField, model.PointsField:
		c.Number = true
		if c.Field != "Year" {
			c.Align = fyne.TextAlignTrailing
		}
	}
	if c.Width == 0 {
		c.Width = max(fieldWidth(f), headed(c.Title))
	}
	return c
}

// refName is how what a field points at is called; empty if it points nowhere.
func refName(b *model.Book, f model.Field, r model.Record) string {
	id := f.Text(r)
	switch ref, known := refColumns[f.Ref]; {
	case id == "":
		return ""
	case known:
		return ref.name(b, id)
	}
	return NameOf(b, model.Ref{Kind: f.Ref, ID: id})
}

// fieldWidth is how wide what is in a field usually is.
func fieldWidth(f model.Field) float32 {
	if ref, known := refColumns[f.Ref]; known {
		return ref.width
	}
	switch f.Type {
	case model.DayField:
		return dayWidth
	case model.MoneyField:
		return moneyWidth
	case model.ChoiceField:
		longest := float32(0)
		for _, word := range f.Choices {
			longest = max(longest, headed(word))
		}
		return min(longest, mostChoice)
	case model.TextField:
		return textFieldWidth(f)
	}
	return 0
}

func textFieldWidth(f model.Field) float32 {
	switch {
	case ofPeople[f.Name]:
		return nameWidth
	case f.Style == "code":
		return codeWidth
	case f.Style == "long":
		return longWidth
	}
	return textWidth
}

// number is the number that a text begins with; what has none comes first.
func number(text string) float64 {
	end := strings.IndexFunc(text, func(c rune) bool { return (c < '0' || c > '9') && c != '.' && c != '-' })
	if end >= 0 {
		text = text[:end]
	}
	n, err := strconv.ParseFloat(text, 64)
	if err != nil {
		return math.Inf(-1)
	}
	return n
}
