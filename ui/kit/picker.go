package kit

// Fields of choice: the drop-down with an empty entry, and the search field that
// finds people, enterprises and organisations by name, pinyin or number.

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"partyledger/model"
)

// unset is how a drop-down shows that nothing is chosen.
const unset = "（未填）"

// Choice is a drop-down of a closed list; nothing chosen is allowed.
type Choice struct {
	Select
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

// FocusGained implements fyne.Focusable.
func (c *Choice) FocusGained() {
	c.Select.FocusGained()
	bring(c)
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
	Entry
	kind     model.Kind
	lookup   Lookup
	chosen   Option
	quiet    bool
	seq      int // of lookups: an old answer never overwrites a newer one
	offered  *Suggest
	OnChange func(Option)
}

// NewPicker makes a picker of records of a kind.
func NewPicker(kind model.Kind, lookup Lookup) *Picker {
	p := &Picker{kind: kind, lookup: lookup}
	p.offered = NewSuggest(p)
	p.ExtendBaseWidget(p)
	p.SetPlaceHolder(Choose(kind == model.KindPerson, "输入姓名或拼音首字母", "输入名称或拼音首字母"))
	p.Entry.OnChanged = func(text string) { p.typed(text) }
	p.ActionItem = newIconButton(theme.SearchIcon(), p, func() { p.offer(p.Text) })
	return p
}

// Chosen is what was chosen; the zero Option if nothing is.
func (p *Picker) Chosen() Option { return p.chosen }

// Unread is text that names nothing that was chosen; empty if all is well.
func (p *Picker) Unread() string {
	if p.chosen.ID != "" {
		return ""
	}
	return strings.TrimSpace(p.Text)
}

// Set shows an option as chosen.
func (p *Picker) Set(o Option) {
	p.seq++
	p.offered.Forget()
	p.chosen = o
	p.quiet = true
	p.SetText(o.Text)
	p.toEnd()
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

// find looks a text up; then gets the answer unless another question came
// meanwhile.
func (p *Picker) find(text string, then func([]Option)) {
	p.seq++
	seq := p.seq
	p.lookup(p.kind, text, func(found []Option) {
		if seq == p.seq {
			then(found)
		}
	})
}

// offer shows what a text finds.
func (p *Picker) offer(text string) {
	p.offered.Asked()
	p.find(text, func(found []Option) {
		var lines []Suggestion
		for _, o := range found[:min(len(found), offered)] {
			line := Suggestion{Text: o.Text, Pick: func() { p.Set(o); focus(p); p.toEnd() }}
			if o.More != "" {
				line.Text += "　" + o.More
			}
			lines = append(lines, line)
		}
		p.offered.Show(lines, 320)
	})
}

// TypedKey moves in what is offered.
func (p *Picker) TypedKey(e *fyne.KeyEvent) {
	switch {
	case p.offered.Key(e):
	case e.Name == fyne.KeyDown && !p.Disabled():
		p.offer(p.Text)
	default:
		p.Entry.TypedKey(e)
	}
}

// FocusGained implements fyne.Focusable.
func (p *Picker) FocusGained() {
	p.Entry.FocusGained()
	p.bring(p)
}

// FocusLost chooses what the text names, if it is just one.
func (p *Picker) FocusLost() {
	p.Entry.FocusLost()
	p.seq++ // what is still looked up comes too late
	p.offered.Forget()
	if p.Unread() == "" {
		return
	}
	text := p.Text
	p.find(text, func(found []Option) {
		if p.Text == text && len(found) == 1 {
			p.Set(found[0])
		}
	})
}
