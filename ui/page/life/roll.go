package life

// Names typed beside a list in which everybody is as usual: who is named is not. Initials, a name or
// a pasted list will do; Enter takes them, Enter again changes what was taken last.

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"partyledger/model"
	"partyledger/store"
	"partyledger/ui/kit"
)

// named is one who was named, with how.
type named struct {
	person *model.Person
	how    string
}

// roll is the people and who of them was named.
type roll struct {
	people []*model.Person
	hows   []string // what somebody can be, the usual one first
	named  []named
}

// take reads what was typed: names, numbers or initials, parted by 、 spaces or lines. What is
// nobody, or several, is given back.
func (r *roll) take(text string) (left []string) {
	for _, word := range strings.FieldsFunc(text, func(c rune) bool { return strings.ContainsRune("、，,;； \t\n", c) }) {
		found := r.find(word)
		if len(found) != 1 {
			left = append(left, word+kit.Choose(len(found) > 1, "（有"+names(found)+"）", ""))
			continue
		}
		r.put(found[0])
	}
	return left
}

func names(list []*model.Person) string {
	var out []string
	for _, p := range list {
		out = append(out, p.Name)
	}
	return strings.Join(out, "、")
}

// find is who may be meant: by number or whole name, else by the initials or the beginning of
// the name; of those who were not named yet first.
func (r *roll) find(word string) []*model.Person {
	by := func(test func(p *model.Person) bool) []*model.Person {
		return slices.DeleteFunc(slices.Clone(r.people), func(p *model.Person) bool { return !test(p) })
	}
	if out := by(func(p *model.Person) bool { return p.ID == word || p.Name == word }); len(out) > 0 {
		return out
	}
	word = strings.ToLower(model.Halfwidth(word))
	return by(func(p *model.Person) bool { return store.Initials(p.Name) == word || strings.HasPrefix(p.Name, word) })
}

func (r *roll) put(p *model.Person) {
	if i := slices.IndexFunc(r.named, func(n named) bool { return n.person == p }); i >= 0 {
		n := r.named[i]
		r.named = append(slices.Delete(r.named, i, i+1), n)
		r.turn()
		return
	}
	r.named = append(r.named, named{p, r.hows[0]})
}

// turn changes what was taken last: to the next word, and after the last to as usual.
func (r *roll) turn() {
	n := len(r.named)
	if n == 0 {
		return
	}
	last := &r.named[n-1]
	if i := slices.Index(r.hows, last.how); i+1 < len(r.hows) {
		last.how = r.hows[i+1]
		return
	}
	r.named = r.named[:n-1]
}

// words tells who was named, by what they are.
func (r *roll) words() []kit.Sentence {
	var out []kit.Sentence
	for i, how := range r.hows {
		var list []*model.Person
		for _, n := range r.named {
			if n.how == how {
				list = append(list, n.person)
			}
		}
		if len(list) > 0 {
			out = append(out, kit.Sentence{Text: how + "：" + names(list) + "。", Color: kit.Choose(i == 0, kit.ColorDue, kit.ColorWarn)})
		}
	}
	return out
}

// rollBox is the roll on screen.
type rollBox struct {
	*roll
	entry   *kit.Entry
	said    *kit.Words
	left    []string
	changed func()
}

func newRollBox(r *roll, hint string, changed func()) *rollBox {
	b := &rollBox{roll: r, entry: kit.NewEntry(), said: kit.NewWords(), changed: changed}
	b.entry.SetPlaceHolder(hint)
	b.entry.OnSubmitted = func(text string) {
		if strings.TrimSpace(text) == "" {
			b.turn()
		} else {
			b.left = b.take(text)
			b.entry.SetText(strings.Join(b.left, " "))
		}
		b.show()
	}
	return b
}

// show says who was named and who is not known.
func (b *rollBox) show() {
	out := b.words()
	if len(b.left) > 0 {
		out = append(out, kit.Sentence{Text: "认不出，或者不止一人：" + strings.Join(b.left, "、") + "。请写全名或者编号。", Color: kit.ColorBlock})
	}
	b.said.Set(out...)
	b.changed()
}

func (b *rollBox) content() fyne.CanvasObject { return kit.NewColumn(b.entry, b.said) }
