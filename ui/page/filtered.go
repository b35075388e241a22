package page

// A list with two choices over it: a year, and one of the words of a field.

import (
	"cmp"
	"context"
	"slices"

	"fyne.io/fyne/v2"

	"partyledger/model"
	"partyledger/ui/kit"
)

// EveryYear is the choice of no year.
const EveryYear = "全部年度"

// Filtered is a list with its choices; the latest record is on top.
type Filtered[T model.Record] struct {
	*Records[T]
	Year, Word  *kit.Select // the choices
	day, choice model.Field
	everyWord   string
}

// NewFiltered makes a list: day is the field whose year is chosen, choice the field
// whose words are, and every the choice of none of them. The choices stand behind the
// buttons of opt.Extra.
func NewFiltered[T model.Record](host Host, day, choice, every string, opt RecordsOptions[T]) *Filtered[T] {
	var zero T
	schema := model.SchemaOf(zero.Kind())
	n := &Filtered[T]{everyWord: every}
	n.day, _ = schema.Field(day)
	n.choice, _ = schema.Field(choice)
	n.Year = kit.NewSelect([]string{EveryYear}, func(string) { n.narrow() })
	n.Word = kit.NewSelect(append([]string{every}, n.choice.Choices...), func(string) { n.narrow() })
	n.Year.PlaceHolder, n.Word.PlaceHolder = EveryYear, every
	opt.Extra = append(opt.Extra[:len(opt.Extra):len(opt.Extra)], fyne.CanvasObject(n.Year), n.Word)
	opt.Latest, opt.Show = day, n.Show
	n.Records = NewRecords(host, opt)
	return n
}

// Load implements Page's Load.
func (n *Filtered[T]) Load(ctx context.Context, s *Snapshot) (func(), error) {
	show, err := n.Records.Load(ctx, s)
	if err != nil {
		return nil, err
	}
	years := []string{EveryYear}
	for _, r := range model.InScope[T](s.Book) {
		if y := n.yearOf(r); y != "" && !slices.Contains(years, y) {
			years = append(years, y)
		}
	}
	slices.Sort(years[1:])
	slices.Reverse(years[1:])
	return func() {
		n.offer(years)
		n.narrow()
		show()
	}, nil
}

func (n *Filtered[T]) yearOf(r T) string {
	if text := n.day.Text(r); len(text) >= 4 {
		return text[:4] + "年"
	}
	return ""
}

// offer lists the years that there are and keeps the choice if it can.
func (n *Filtered[T]) offer(years []string) {
	n.Year.Options = years
	if !slices.Contains(years, n.Year.Selected) {
		n.Year.Selected = EveryYear
	}
	if n.Word.Selected == "" {
		n.Word.Selected = n.everyWord
	}
	n.Year.Refresh()
	n.Word.Refresh()
}

// narrow shows what the choices let through.
func (n *Filtered[T]) narrow() {
	year, word := n.Year.Selected, n.Word.Selected
	n.Where(func(r T) bool {
		return (year == "" || year == EveryYear || n.yearOf(r) == year) && (word == "" || word == n.everyWord || n.choice.Text(r) == word)
	})
}

// Choose sets the choices; empty = every.
func (n *Filtered[T]) Choose(year, word string) {
	n.Year.SetSelected(cmp.Or(year, EveryYear))
	n.Word.SetSelected(cmp.Or(word, n.everyWord))
}

// Show shows a record, whatever the choices.
func (n *Filtered[T]) Show(r T) {
	n.Choose("", "")
	n.Select(r.Key())
}
