package kit

// Fields of choice: the drop-down with an empty entry, and the search field that
// finds people, enterprises and organisations by name, pinyin or number.

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"partyledger/model"
)

// unset is how a drop-down shows that nothing is chosen.
const unset = "（未填）"

// Choice is a drop-down of a closed list; nothing chosen is allowed.
type Choice struct {
	widget.Select
	OnChange func()
}

// NewChoice makes a drop-down with a value chosen; empty = none.
func NewChoice(choices []string, value string) *Choice {
	c := &Choice{}
	c.ExtendBaseWidget(c)
	c.PlaceHolder = unset
	c.Options = append([]string{unset}, choices...)
	if value == "" {
		value = unset
	}
	c.SetSelected(value)
	c.OnChanged = func(string) {
		if c.OnChange != nil {
			c.OnChange()
		}
	}
	return c
}

// Value is the chosen word, empty if none.
func (c *Choice) Value() string {
	if c.Selected == unset {
		return ""
	}
	return c.Selected
}

// set chooses a value; empty = none.
func (c *Choice) set(value string) {
	if value == "" {
		value = unset
	}
	c.SetSelected(value)
}

// Picker is an entry that offers what it finds while the person types, and keeps
// what was chosen.
type Picker struct {
	widget.Entry
	kind     model.Kind
	lookup   Lookup
	chosen   Option
	quiet    bool
	drop     *Drop
	OnChange func(Option)
}

// NewPicker makes a picker of records of a kind.
func NewPicker(kind model.Kind, lookup Lookup) *Picker {
	p := &Picker{kind: kind, lookup: lookup}
	p.ExtendBaseWidget(p)
	p.SetPlaceHolder("输入名称、拼音首字母或编号查找")
	p.Entry.OnChanged = func(text string) { p.typed(text) }
	p.ActionItem = newIconButton(theme.SearchIcon(), func() { p.offer(p.Text) })
	return p
}

// Chosen is what was chosen; the zero Option if nothing is.
func (p *Picker) Chosen() Option { return p.chosen }

// Set shows an option as chosen.
func (p *Picker) Set(o Option) {
	p.chosen = o
	p.quiet = true
	p.SetText(o.Text)
	p.quiet = false
	if p.OnChange != nil {
		p.OnChange(o)
	}
}

// typed looks up what the person writes; other text than the chosen one's takes
// the choice back.
func (p *Picker) typed(text string) {
	if p.quiet {
		return
	}
	if text != p.chosen.Text {
		p.chosen = Option{}
		if p.OnChange != nil {
			p.OnChange(p.chosen)
		}
	}
	p.offer(text)
}

const offered = 12

func (p *Picker) offer(text string) {
	found := p.lookup(p.kind, text)
	p.hide()
	if len(found) == 0 {
		return
	}
	found = found[:min(len(found), offered)]
	p.drop = ShowDrop(p, found, func(i int) {
		p.Set(found[i])
		focus(p)
	})
}

func (p *Picker) hide() { p.drop.Hide() }

// TypedKey moves in what is offered.
func (p *Picker) TypedKey(e *fyne.KeyEvent) {
	if p.drop.Key(e) {
		return
	}
	if e.Name == fyne.KeyDown {
		p.offer(p.Text)
		return
	}
	p.Entry.TypedKey(e)
}

// FocusLost puts the chosen one's name back if the text names nothing.
func (p *Picker) FocusLost() {
	p.Entry.FocusLost()
	if !p.drop.Open() && p.chosen.ID == "" && p.Text != "" {
		if found := p.lookup(p.kind, p.Text); len(found) == 1 {
			p.Set(found[0])
		}
	}
}
