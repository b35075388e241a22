// Package issue is the window 出具文书, which lists open for their records: which papers are
// to be made of them, what is to be typed, the very pages, and then number, file and register
// in one go.
package issue

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"partyledger/model"
	"partyledger/model/day"
	"partyledger/model/paper"
	"partyledger/store"
	"partyledger/store/papers"
	"partyledger/ui/kit"
	"partyledger/ui/page"
	"partyledger/ui/page/preview"
)

// Ask opens the window for some records; first is the name of the paper that is shown,
// empty = the one that is most urgent. It tells if no paper is made of them.
func Ask(host page.Host, first string, refs ...model.Ref) {
	w := &window{host: host, refs: refs, preview: preview.New()}
	w.findChoices()
	if len(w.choices) == 0 {
		host.Tell("这里还没有可以出具的文书", nil)
		return
	}
	w.build()
	at := slices.IndexFunc(w.choices, func(c *choice) bool { return c.paper.Name == first })
	w.choose(max(at, 0))
	if at >= 0 || w.choices[0].due() {
		w.choices[w.chosen].tick.SetChecked(true)
	}
	host.Window().Canvas().Focus(w.on)
}

// window is the window.
type window struct {
	host    page.Host
	refs    []model.Ref
	choices []*choice
	chosen  int

	sheet   *page.Sheet
	on      *kit.DayField // of writing
	right   *kit.Tabs
	fill    *fyne.Container // what is typed for the chosen paper
	said    *kit.Words      // what the rules say of it, what is missing
	filled  *fyne.Container // both
	preview *preview.Preview
	seq     int // of previews: an old answer never overwrites a newer one
}

// choice is a paper that can be made.
type choice struct {
	paper   paper.Paper
	batches []paper.Batch
	until   day.Day // zero = no term runs
	issued  day.Day // when it was issued last; zero = never
	tick    *kit.Check
	card    *kit.Card
	answers map[paper.AnswerKey]string // what was typed
	fields  fyne.CanvasObject          // nil until it is chosen
	first   fyne.Focusable             // of fields; nil = there are none
}

func (c *choice) due() bool { return !c.until.IsZero() }

// rank is how much a paper is called for: it is due, it is of a step that comes next or later, neither.
func (c *choice) rank(next int) int {
	switch {
	case c.due():
		return 2
	case next > 0 && slices.ContainsFunc(c.paper.Steps, func(n int) bool { return n >= next }):
		return 1
	}
	return 0
}

// nextStep is the step that the first of some records waits for; 0 if it is no case.
func nextStep(b *model.Book, refs []model.Ref) int {
	c, ok := model.Find[model.DevelopmentCase](b, refs[0].ID)
	if !ok || refs[0].Kind != model.KindDevelopmentCase {
		return 0
	}
	steps := model.Timeline(b, c)
	if i := model.NextDue(steps); i >= 0 {
		return steps[i].Number
	}
	return 0
}

// findChoices are the papers of the records: those that are due first, then those of the
// steps to come.
func (w *window) findChoices() {
	b := w.host.Snapshot().Book
	next := nextStep(b, w.refs)
	for _, p := range paper.All() {
		var records []model.Record
		for _, ref := range w.refs {
			records = append(records, p.Records(b, ref)...)
		}
		batches, _ := p.Batches(b, records)
		if len(batches) == 0 {
			continue
		}
		c := &choice{paper: p, batches: batches, until: paper.Until(b, batches), answers: map[paper.AnswerKey]string{}}
		c.issued = c.lastIssued(b)
		w.choices = append(w.choices, c)
	}
	slices.SortStableFunc(w.choices, func(a, b *choice) int {
		return cmp.Or(cmp.Compare(b.rank(next), a.rank(next)), a.until.Compare(b.until))
	})
}

func (w *window) build() {
	left := kit.NewColumn()
	for i, c := range w.choices {
		c.tick = kit.NewCheck("", func(bool) { w.choose(i) })
		c.tick.Pointed = w.toBoxes
		c.card = kit.NewCard(c.paper.Title, c.caption(), kit.Choose(c.due(), kit.ColorWarn, kit.ColorMuted),
			func() { w.choose(i) }, func(by int) {
				if j := i + by; j >= 0 && j < len(w.choices) {
					w.choose(j)
					w.host.Window().Canvas().Focus(w.choices[j].card)
				}
			})
		left.Add(container.NewBorder(nil, nil, c.tick, nil, c.card))
	}
	w.fill = kit.NewColumn()
	w.said = kit.NewWords()
	w.filled = kit.NewColumn(w.fill, w.said)
	w.right = kit.NewTabs(kit.Tab{Title: "填写", Content: kit.NewFormScroll(container.NewPadded(w.filled))},
		kit.Tab{Title: "预览", Content: w.preview.Content})
	w.right.OnSelect = func(int) { w.look() }
	w.on = kit.NewDayField(w.host.Snapshot().Today)
	w.on.SetDay(w.host.Snapshot().Today)
	w.on.OnLeave = w.look
	top := container.NewHBox(widget.NewLabel("成文日期"), container.New(ems(9), w.on), layout.NewSpacer(),
		kit.NewText(w.whom(), kit.ColorMuted))
	split := container.NewHSplit(container.NewVScroll(container.NewPadded(left)), w.right)
	split.Offset = 0.36
	w.sheet = &page.Sheet{Title: "出具文书", Content: container.NewBorder(container.NewPadded(top), nil, nil, nil, split),
		Width: 1240, Height: 2000,
		Changed: w.typed, Left: []fyne.CanvasObject{kit.NewButtonWithIcon("打印…", theme.DocumentPrintIcon(), w.print),
			kit.NewButton("生成文件…", w.save), kit.NewButton("本单位模板…", w.askTemplates)}, Saves: true}
	w.sheet.Yes = kit.NewButton("出具所选", w.issue)
	w.sheet.Show(w.host)
}

// ems is a layout that gives its object a width in letters.
type ems float32

// MinSize implements fyne.Layout.
func (e ems) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(float32(e)*theme.TextSize(), objects[0].MinSize().Height)
}

// Layout implements fyne.Layout.
func (e ems) Layout(objects []fyne.CanvasObject, size fyne.Size) { objects[0].Resize(size) }

// caption says how many papers there are and until when.
func (c *choice) caption() string {
	n := 0
	for _, x := range c.batches {
		n += len(x.Records)
	}
	said := fmt.Sprintf("%d份", len(c.batches))
	if n != len(c.batches) {
		said += fmt.Sprintf("（%d条记录）", n)
	}
	if c.due() {
		said += "，应不晚于" + c.until.String()
	}
	if !c.issued.IsZero() {
		said += "，已于" + c.issued.String() + "出具过"
	}
	return said
}

// lastIssued is the day on which the paper was issued last about one of the records.
func (c *choice) lastIssued(b *model.Book) (last day.Day) {
	for _, x := range c.batches {
		for _, r := range x.Records {
			for _, p := range model.PapersAbout(b, model.RefOf(r)) {
				if p.Form == c.paper.Title && p.State != model.PaperVoid && p.Issued.After(last) {
					last = p.Issued
				}
			}
		}
	}
	return last
}

// whom names what the window is for.
func (w *window) whom() string {
	b := w.host.Snapshot().Book
	var out []string
	for _, ref := range w.refs[:min(len(w.refs), 3)] {
		out = append(out, page.NameOf(b, ref))
	}
	said := strings.Join(out, "、")
	if len(w.refs) > 3 {
		said += fmt.Sprintf("等%d项", len(w.refs))
	}
	return said
}

// typed reports that something was typed in a box.
func (w *window) typed() bool {
	return slices.ContainsFunc(w.choices, func(c *choice) bool { return len(c.answers) > 0 })
}

// choose shows another paper.
func (w *window) choose(i int) {
	w.choices[w.chosen].card.Choose(false)
	w.chosen = i
	c := w.choices[i]
	c.card.Choose(true)
	if c.fields == nil {
		c.fields = w.boxes(c)
	}
	w.fill.Objects = []fyne.CanvasObject{c.fields}
	w.fill.Refresh()
	w.look()
}

// toBoxes hands the keyboard to what is to be typed for a paper that was ticked by the mouse.
func (w *window) toBoxes() {
	if c := w.choices[w.chosen]; c.tick.Checked && c.first != nil && w.right.Selected() == 0 {
		w.host.Window().Canvas().Focus(c.first)
	}
}

// look says what is to be known of the chosen paper, and shows its pages if they are seen.
func (w *window) look() {
	c := w.choices[w.chosen]
	drafts, err := w.drafts(c)
	if err != nil {
		w.host.Fail(err)
		return
	}
	w.said.Set(w.told(drafts)...)
	w.filled.Refresh() // both are as high as they are now
	if w.right.Selected() == 1 {
		w.show(drafts)
	}
}

// order is the order of a paper as it is filled in.
func (w *window) order(c *choice) papers.Order {
	on, _ := w.on.Day()
	if on.IsZero() {
		on = w.host.Snapshot().Today
	}
	var refs []model.Ref
	for _, x := range c.batches {
		for _, r := range x.Records {
			refs = append(refs, model.RefOf(r))
		}
	}
	return papers.Order{Paper: c.paper.Name, For: refs, Answers: c.answers, Day: on}
}

func (w *window) drafts(c *choice) ([]papers.Draft, error) {
	s := w.host.Snapshot()
	drafts, _, err := papers.Drafts(s.Book, s.Findings, w.order(c))
	return drafts, err
}

// told is what a person should know of the papers before they go out.
func (w *window) told(drafts []papers.Draft) []kit.Sentence {
	var out []kit.Sentence
	numbered := false
	add := func(color fyne.ThemeColorName, format string, args ...any) {
		s := kit.Sentence{Text: fmt.Sprintf(format, args...), Color: color}
		if !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	for _, d := range drafts {
		if d.Refused != "" {
			add(kit.ColorBlock, "不能出具：%s", d.Refused)
		}
		for _, x := range d.Warnings {
			add(kit.ColorWarn, "请注意：%s", x)
		}
		if d.Draft() {
			add(kit.ColorWarn, "这是草稿，台账中还没有登记：%s。草稿不编号，也不勾选材料。", strings.Join(d.Missing, "、"))
		}
		blanks, number := w.blanksOf(d)
		if number != "" && !numbered {
			numbered = true
			add(kit.ColorMuted, "出具时接着编号：%s。", number)
		}
		if len(blanks) > 0 {
			add(kit.ColorMuted, "留空待填：%s。", strings.Join(blanks, "、"))
		}
	}
	return out
}

// blanksOf is what is left open in a paper; a number that it will get is not, and is given apart.
func (w *window) blanksOf(d papers.Draft) (blanks []string, number string) {
	b := w.host.Snapshot().Book
	from, _ := model.Find[model.Organization](b, d.From)
	series, year := paper.SeriesOf(b, from), d.AsOf.Year()
	if !d.Paper.Series || d.Draft() || d.Refused != "" || series == "" {
		return d.Blanks, ""
	}
	blanks = slices.DeleteFunc(slices.Clone(d.Blanks), func(x string) bool { return x == paper.NumberBlank })
	return blanks, model.Paper{Series: series, Year: year, Serial: model.NextSerial(b, series, year)}.Numbered().Number
}

// ticked are the papers that are to be made.
func (w *window) ticked() []*choice {
	var out []*choice
	for _, c := range w.choices {
		if c.tick.Checked {
			out = append(out, c)
		}
	}
	if len(out) == 0 {
		w.host.Tell("请先勾选要出具的文书", nil)
	}
	return out
}

// agreed calls then, after the question that papers on people's politics and hardship ask.
func (w *window) agreed(list []*choice, then func()) {
	secret := slices.IndexFunc(list, func(c *choice) bool { return c.paper.Secret })
	if secret < 0 {
		then()
		return
	}
	w.host.Ask("涉及个人敏感信息",
		"“"+list[secret].paper.Title+"”写有政治审查、家庭或者困难情况，只供经办，不得张贴和传阅。这次操作会记入操作记录。", "继续", then)
}

// agreedOrders is what is to be done with the ticked papers: so many, by these orders, once
// the person has agreed to what is asked of them.
func (w *window) agreedOrders(do func(papers int, orders []papers.Order)) {
	list := w.ticked()
	if len(list) == 0 {
		return
	}
	orders := w.orders(list)
	w.agreed(list, func() {
		s := w.host.Snapshot()
		kit.Background(func() { // many papers take their time
			made, refused, err := papers.Sift(s.Book, s.Findings, orders...)
			n := 0
			for _, o := range made {
				n += len(o.Drafts)
			}
			fyne.Do(func() {
				switch {
				case err != nil:
					w.host.Fail(err)
				case len(refused) == 0:
					do(n, orders)
				default:
					w.askOthers(refused, n, func() { do(n, orders) })
				}
			})
		})
	})
}

// askOthers names what is refused and why, and offers to make what is left.
func (w *window) askOthers(list []papers.Refused, left int, then func()) {
	said := []kit.Sentence{{Text: fmt.Sprintf("下面%d份不能出具。其余%d份没有问题，可以只出这些；也可以取消，改正以后一起出。", len(list), left)}}
	for _, x := range list {
		said = append(said, kit.Sentence{Text: x.Title, Bold: true}, kit.Sentence{Text: x.Why, Color: kit.ColorBlock})
	}
	sheet := &page.Sheet{Title: "有的文书不能出具", Content: container.NewVScroll(container.NewPadded(kit.NewWords(said...))),
		Width: 760, Height: 360}
	sheet.Yes = kit.NewButton(fmt.Sprintf("只出其余%d份", left), func() {
		sheet.Hide()
		then()
	})
	sheet.Show(w.host)
}

// issue makes the ticked papers and enters them in the register.
func (w *window) issue() {
	w.agreedOrders(func(n int, orders []papers.Order) {
		list := make([]papers.Issuing, len(orders))
		for i, o := range orders {
			list[i].Order = o
		}
		w.host.Write(fmt.Sprintf("已出具%d份文书，登记在“文书”页", n), w.sheet.Saving(), func(ctx context.Context, l *store.Workspace) (int64, error) {
			res, err := papers.Issue(ctx, l, list...)
			return res.Batch, err
		})
	})
}

// orders are the orders of the ticked papers.
func (w *window) orders(list []*choice) []papers.Order {
	var out []papers.Order
	for _, c := range list {
		o := w.order(c)
		o.Others = true // the person is asked
		out = append(out, o)
	}
	return out
}

const folderKey = "papers.folder"

// save writes the ticked papers as files, Word and PDF, into a folder.
func (w *window) save() {
	w.agreedOrders(func(_ int, orders []papers.Order) {
		start := ""
		w.host.Setting(folderKey, &start)
		page.ChooseFolder(w.host.Window(), "选择保存文书的文件夹", start, func(dir string) {
			w.host.SetSetting(folderKey, dir)
			w.write(orders, dir)
		})
	})
}

func (w *window) write(orders []papers.Order, dir string) {
	var files []papers.File
	w.host.Work("生成文书", func(ctx context.Context, l *store.Workspace, progress func(done, total int)) (err error) {
		files, _, err = papers.Make(ctx, l, papers.Output{Dir: dir, Forms: papers.Forms{PDF: true, DOCX: true}, Progress: progress},
			orders...)
		return err
	}, false, func(err error) {
		if err == nil {
			w.host.Offer(fmt.Sprintf("已生成%d个文件", len(files)), page.Action{Text: "打开所在文件夹",
				Do: func() { page.ShowInFolder(files[0].Path, w.failed) }})
		}
	})
}

func (w *window) failed(err error) {
	if err != nil {
		w.host.Fail(err)
	}
}

// print opens the ticked papers for printing, one after the other in one file.
func (w *window) print() {
	w.agreedOrders(func(_ int, orders []papers.Order) {
		path := ""
		w.host.Work("正在生成打印页", func(ctx context.Context, l *store.Workspace, _ func(done, total int)) (err error) {
			path, _, err = papers.Print(ctx, l, orders...)
			return err
		}, false, func(err error) {
			if err == nil {
				page.OpenFile(path, func(err error) {
					if err == nil {
						w.host.Tell("已在阅读器中打开，请在那里选择打印机打印（快捷键 Ctrl+P）", nil)
					}
					w.failed(err)
				})
			}
		})
	})
}
