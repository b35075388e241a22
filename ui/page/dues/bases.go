package dues

// 核定: what each member pays in a year, carried over from the year before or pasted from the wages
// office.

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"partyledger/model"
	"partyledger/ui/kit"
	"partyledger/ui/page"
)

// bases is the first tab.
type bases struct {
	p       *Page
	list    *page.Records[model.DuesBasis]
	year    *kit.Select
	state   model.BasisState
	chips   []*kit.Chip
	said    *kit.Words
	content fyne.CanvasObject
	count   map[int]map[model.BasisState]int // by year; of all under the empty state
}

func newBases(p *Page) *bases {
	t := &bases{p: p, said: kit.NewWords()}
	t.year = kit.NewSelect(nil, func(string) { t.narrow() })
	t.list = page.NewRecords(p.host, page.RecordsOptions[model.DuesBasis]{
		ID: "dues.bases", Sections: []kit.FormSection{
			{Title: "核定", Fields: []string{"PersonID", "Year", "From", "Category", "Base", "Amount", "Why"}},
			{Title: "减免", Fields: []string{"BranchDay", "ApprovalDay", "Document", "Until", "Note"}}},
		Empty: "还没有核定党费。点“沿用上年…”或“粘贴基数…”成批核定，也可以点“新增”逐人登记。",
		New: func(b *model.Book) model.DuesBasis {
			return model.DuesBasis{Year: b.AsOf.Year(), From: model.MonthDay(b.AsOf.Year(), 1), Category: model.DuesByWage}
		},
		Live: live, Fill: fill,
		Show: t.show,
		Extra: []fyne.CanvasObject{kit.NewButton("沿用上年…", t.carry), kit.NewButtonWithIcon("粘贴基数…", theme.ContentPasteIcon(),
			t.paste),
			t.year},
		Cols: []page.Col[model.DuesBasis]{
			{Field: "PersonID"},
			{Title: "党支部", Width: 170, Text: func(b *model.Book, x model.DuesBasis) string {
				q, _ := model.Find[model.Person](b, x.PersonID)
				return page.ShortName(b, q.OrganizationID)
			}},
			{Field: "From"}, {Field: "Category"}, {Field: "Base"},
			{Title: "比例", Width: 60, Align: fyne.TextAlignTrailing, Text: func(_ *model.Book,
				x model.DuesBasis) string {
				return x.Rate().String()
			}},
			page.NumberCol("应交（元）", func(_ *model.Book, x model.DuesBasis) string { return due(x) }),
			{Field: "Amount", Title: "核定（元）"},
			{Title: "情况", Width: 84, Text: func(_ *model.Book, x model.DuesBasis) string { return string(x.State()) },
				Color: func(_ *model.Book, x model.DuesBasis) fyne.ThemeColorName { return basisColor(x.State()) }},
			{Field: "Why", Title: "原因"}, {Field: "Until"},
		},
	})
	chips := kit.NewFlow()
	for i := range len(model.BasisStates) + 1 {
		var s model.BasisState
		if i > 0 {
			s = model.BasisStates[i-1]
		}
		c := kit.NewChip("", basisColor(s), func() { t.state = s; t.narrow() })
		t.chips = append(t.chips, c)
		chips.Add(c)
	}
	t.content = kit.NewTopped(kit.NewColumn(chips, t.said), t.list.Content())
	return t
}

func basisColor(s model.BasisState) fyne.ThemeColorName {
	return map[model.BasisState]fyne.ThemeColorName{model.BasisShort: kit.ColorWarn, model.BasisMore: kit.ColorDue,
		model.BasisOpen: kit.ColorDue}[s]
}

// due is what is reckoned; of farmers from … to.
func due(x model.DuesBasis) string {
	least, most, ok := x.Reckoned()
	switch {
	case !ok:
		return ""
	case least != most:
		return least.Grouped() + "—" + most.Grouped()
	}
	return least.Grouped()
}

// live says what the form's figures come to.
func live(_ *model.Book, x model.DuesBasis) string {
	least, _, ok := x.Reckoned()
	switch {
	case !ok:
		return "填写计算基数后，这里显示应交数额。"
	case x.Category.Fixed():
		return "按“" + string(x.Category) + "”，每月应交" + due(x) + "元。"
	}
	text := fmt.Sprintf("按%s计，每月应交%s元", x.Rate(), least.Grouped())
	if least == model.DuesCap {
		text += "（一般以每月1,000元为限，多交自愿）"
	}
	return text + "。"
}

// fill offers what is reckoned where nothing is filled in.
func fill(_ *model.Book, x model.DuesBasis) map[string]string {
	if least, _, ok := x.Reckoned(); ok && !x.Why.Less() {
		return map[string]string{"Amount": model.Recorded(least).String()}
	}
	return nil
}

func (t *bases) load(ctx context.Context, s *page.Snapshot) (func(), error) {
	show, err := t.list.Load(ctx, s)
	if err != nil {
		return nil, err
	}
	this := s.Book.AsOf.Year()
	count := map[int]map[model.BasisState]int{this: {}}
	first := this
	for _, x := range model.InScope[model.DuesBasis](s.Book) {
		if count[x.Year] == nil {
			count[x.Year] = map[model.BasisState]int{}
		}
		count[x.Year][""]++
		if s := x.State(); s != "" {
			count[x.Year][s]++
		}
		first = min(first, x.Year)
	}
	said := t.unsettled(s.Book)
	return func() {
		t.count, t.year.Options = count, nil
		for y := this + 1; y >= first; y-- {
			if count[y] != nil {
				t.year.Options = append(t.year.Options, word(y))
			}
		}
		if t.year.Selected == "" {
			t.year.Selected = word(this)
		}
		t.year.Refresh()
		t.said.SetText(said)
		if said == "" {
			t.said.Hide()
		} else {
			t.said.Show()
		}
		t.narrow()
		show()
	}, nil
}

func word(year int) string { return strconv.Itoa(year) + "年" }

func yearOf(word string) int {
	n, _ := strconv.Atoi(strings.TrimSuffix(word, "年"))
	return n
}

// unsettled names who is not settled this year; nothing where nobody is, or nobody ever was.
func (t *bases) unsettled(b *model.Book) string {
	list := b.Unsettled()
	if len(list) == 0 || len(model.InScope[model.DuesBasis](b)) == 0 {
		return ""
	}
	var names []string
	for _, p := range list[:min(len(list), 8)] {
		names = append(names, p.Name)
	}
	text := fmt.Sprintf("%d年还有%d名党员未核定：%s", b.AsOf.Year(), len(list), strings.Join(names, "、"))
	if len(list) > len(names) {
		text += "等"
	}
	return text + "。"
}

// narrow shows what year and chip let through.
func (t *bases) narrow() {
	year := yearOf(t.year.Selected)
	for i, c := range t.chips {
		var s model.BasisState
		name := "全部"
		if i > 0 {
			s = model.BasisStates[i-1]
			name = string(s)
		}
		c.Set(fmt.Sprintf("%s %d", name, t.count[year][s]), s == t.state)
	}
	t.list.Where(func(x model.DuesBasis) bool { return x.Year == year && (t.state == "" || x.State() == t.state) })
}

// show brings an assessment forward whatever the choices.
func (t *bases) show(x model.DuesBasis) {
	t.state, t.year.Selected = "", word(x.Year)
	t.year.Refresh()
	t.narrow()
	t.list.Select(x.ID)
}

// carry takes last year's assessments over, after it was said how many.
func (t *bases) carry() {
	b := t.p.host.Snapshot().Book
	year := b.AsOf.Year()
	list, left := model.CarryDues(b, year)
	if len(list) == 0 {
		t.p.host.Tell(fmt.Sprintf("没有可以沿用的：%d年没有核定，或者%d年都已核定", year-1, year), nil)
		return
	}
	text := fmt.Sprintf("按%d年的类别、基数和数额，给%d名还没有核定的党员登记%d年的核定。", year-1, len(list), year)
	if len(left) > 0 {
		text += fmt.Sprintf("\n%d名党员的减免已到期或者没有期限，不沿用，请重新核定：%s。", len(left), strings.Join(left[:min(len(left),
			10)], "、"))
	}
	t.p.host.Ask("沿用上年", text+"\n可以整批撤销。", "沿用", func() { t.write(fmt.Sprintf("沿用%d年的党费核定", year-1), list) })
}

// write saves assessments in one batch; new ones get their IDs.
func (t *bases) write(note string, list []model.DuesBasis) {
	records := make([]model.Record, len(list))
	for i, x := range list {
		if x.ID == "" {
			x.ID = t.p.host.NewID(model.KindDuesBasis)
		}
		records[i] = x
	}
	t.p.host.Save(note, nil, records...)
}

// paste asks for lines of a name or number and a figure, and says of each what becomes of it
// before anything is written.
func (t *bases) paste() {
	b := t.p.host.Snapshot().Book
	year := b.AsOf.Year()
	text, said := kit.NewEntry(), kit.NewWords()
	text.MultiLine, text.Wrapping = true, fyne.TextWrapOff
	text.SetPlaceHolder("每行一人：姓名或编号，空格或Tab，基数。可以从Excel复制两列粘贴到这里。")
	text.SetMinRowsVisible(12)
	read := model.DuesPaster(b, year)
	text.OnChanged = func(typed string) { said.Set(pasted(read(typed))...) }
	var sheet *page.Sheet
	sheet = &page.Sheet{Title: fmt.Sprintf("粘贴%d年党费基数", year), Width: 620, Content: kit.NewColumn(text, said),
		Changed: func() bool { return text.Text != "" },
		Yes: kit.NewButton("核定", func() {
			if p := read(text.Text); len(p.List) > 0 {
				sheet.Hide()
				t.write("粘贴党费基数", p.List)
			}
		})}
	sheet.Show(t.p.host)
	t.p.host.Window().Canvas().Focus(text)
}

// pasted says what the lines come to.
func pasted(p model.DuesPaste) []kit.Sentence {
	out := []kit.Sentence{{Text: fmt.Sprintf("认出%d人，按基数计算月交额。", len(p.List))}}
	if len(p.Several) > 0 {
		out = append(out, kit.Sentence{Text: "有重名，请改写编号：" + strings.Join(p.Several, "、") + "。", Color: kit.ColorWarn})
	}
	if len(p.Unknown) > 0 {
		text := strings.Join(p.Unknown[:min(len(p.Unknown), 8)], "、")
		out = append(out, kit.Sentence{Text: fmt.Sprintf("%d行认不出，不会核定：%s。", len(p.Unknown), text), Color: kit.ColorWarn})
	}
	return out
}
