package rectify

// 问题整改: the ledger of problems, each with its state, and the acts that bring it
// on: done, closed, reopened.

import (
	"context"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"partyledger/model"
	"partyledger/model/figure"
	"partyledger/model/rule"
	"partyledger/ui/kit"
	"partyledger/ui/page"
)

// problems is the first tab.
type problems struct {
	p       *Page
	content fyne.CanvasObject
	list    *page.Records[model.Rectification]
	chips   []*kit.Chip // all, then by state
	state   model.RectificationState
	done    *kit.Button
	closed  *kit.Button
	again   *kit.Button
	entry   *kit.Button // 没做还是没录
	detail  *kit.Words
	states  map[string]model.RectificationResult
	sum     *figure.Rectification
}

const pick = "选中一项，可在这里看到整改经过。“台账核查”列入的问题，在工作台选中问题后点“列入整改…”。"

func newProblems(p *Page) *problems {
	t := &problems{p: p, states: map[string]model.RectificationResult{},
		detail: kit.NewWords(kit.Sentence{Text: pick, Color: kit.ColorMuted})}
	t.done = kit.NewButton("登记完成…", t.askDone)
	t.closed = kit.NewButton("销号…", t.askClosed)
	t.again = kit.NewButton("重开…", t.askAgain)
	t.entry = kit.NewButton(page.EntryText, t.askEntry)
	state := func(b *model.Book, r model.Rectification) string { return stateWords(model.RectificationOn(b, r)) }
	t.list = page.NewRecords(p.host, page.RecordsOptions[model.Rectification]{
		ID: "rectify.problems", Attach: true,
		Sections: []kit.FormSection{
			{Title: "问题", Fields: []string{"EnterpriseID", "Source", "Found", "OversightID", "Problem"}},
			{Title: "整改", Fields: []string{"Who", "Leader", "Deadline", "Measure"}},
			{Title: "上报", Fields: []string{"Publish", "Theme", "Title", "UnitID", "Number", "Progress", "Cause", "Shows"}},
			{Title: "完成和销号", Fields: []string{"DoneDay", "ClosedDay", "ClosedBy", "Evidence", "Note"}},
		},
		Empty: "整改台账里还没有问题。可点“新增”登记，或在工作台选中一个问题后点“列入整改…”。",
		New: func(*model.Book) model.Rectification {
			return model.Rectification{Source: model.FromSelf, Found: p.Snap.Today}
		},
		Show: func(r model.Rectification) { t.show(r.ID) },
		Order: func(b *model.Book, _ []model.Rectification) []model.Rectification {
			var out []model.Rectification
			for _, r := range figure.RectificationOf(b).List {
				out = append(out, r.Rectification)
			}
			return out
		},
		Extra: []fyne.CanvasObject{t.done, t.closed, t.again, t.entry},
		Cols: []page.Col[model.Rectification]{
			{Title: "状态", Width: 124, Text: state, Color: func(b *model.Book, r model.Rectification) fyne.ThemeColorName {
				return stateColor(model.RectificationOn(b, r).State)
			}},
			{Field: "EnterpriseID"}, {Field: "Problem", Width: 300}, {Field: "Source"}, {Field: "Publish", Width: 52},
			{Title: "整改期限", Width: 98, Text: func(b *model.Book, r model.Rectification) string {
				return model.RectificationOn(b, r).Deadline.String()
			}},
			{Field: "Who"}, {Field: "Leader"},
			page.AttachedCol[model.Rectification](),
			{Field: "Title", Width: 200}, {Field: "Cause"}, {Field: "Measure"}, {Field: "Found"},
		},
	})
	t.list.List().OnSelect = func([]page.Row[model.Rectification]) { t.tell() }
	chips := kit.NewFlow()
	for i := range len(model.RectificationStates) + 1 {
		var s model.RectificationState
		if i > 0 {
			s = model.RectificationStates[i-1]
		}
		c := kit.NewChip("", stateColor(s), func() {
			t.state = s
			t.narrow()
		})
		t.chips = append(t.chips, c)
		chips.Add(c)
	}
	foot := container.NewVScroll(t.detail)
	foot.SetMinSize(fyne.NewSize(100, 96))
	t.content = container.NewBorder(kit.NewColumn(chips), foot, nil, nil, t.list.Content())
	return t
}

func stateColor(s model.RectificationState) fyne.ThemeColorName {
	switch s {
	case model.StateLate:
		return kit.ColorBlock
	case model.StateGoing:
		return kit.ColorDue
	case model.StateDone:
		return kit.ColorWarn
	case model.StateClosed:
		return kit.ColorGood
	}
	return theme.ColorNameForeground
}

func stateWords(x model.RectificationResult) string {
	if x.Reopened > 0 && x.State != model.StateClosed {
		return string(x.State) + "（重开）"
	}
	return string(x.State)
}

func (t *problems) load(ctx context.Context, s *page.Snapshot) (func(), error) {
	states, sum := map[string]model.RectificationResult{}, figure.RectificationOf(s.Book)
	for _, r := range sum.List {
		states[r.ID] = r
	}
	show, err := t.list.Load(ctx, s)
	if err != nil {
		return nil, err
	}
	return func() {
		t.states, t.sum = states, sum
		show()
		t.narrow()
		t.tell()
	}, nil
}

// narrow shows the chosen state and counts all of them.
func (t *problems) narrow() {
	if t.sum == nil {
		return // nothing is loaded yet
	}
	for i, c := range t.chips {
		if i == 0 {
			c.Set("全部 "+strconv.Itoa(len(t.sum.List)), t.state == "")
			continue
		}
		s := model.RectificationStates[i-1]
		c.Set(string(s)+" "+strconv.Itoa(t.sum.By[s]), t.state == s)
	}
	t.list.Where(func(r model.Rectification) bool { return t.state == "" || t.states[r.ID].State == t.state })
}

func (t *problems) show(id string) {
	t.state = ""
	t.narrow()
	t.list.Select(id)
}

func (t *problems) chosen() (model.RectificationResult, bool) {
	r, ok := t.list.Selected()
	x, known := t.states[r.ID]
	return x, ok && known
}

// tell says what became of the chosen problem, and what can be done with it now.
func (t *problems) tell() {
	x, ok := t.chosen()
	for _, b := range []struct {
		button *kit.Button
		on     bool
	}{{t.done, ok && (x.State == model.StateGoing || x.State == model.StateLate)}, {t.closed, ok && x.State == model.StateDone},
		{t.again, ok && x.State == model.StateClosed}, {t.entry, ok && asksEntry(x)}} {
		kit.Enable(b.button, b.on)
	}
	if !ok {
		t.detail.Set(kit.Sentence{Text: pick, Color: kit.ColorMuted})
		return
	}
	t.detail.Set(story(t.p.Snap.Book, x)...)
}

// story is what was recorded of a problem, in its order.
func story(b *model.Book, x model.RectificationResult) []kit.Sentence {
	out := []kit.Sentence{{Text: x.Problem, Bold: true}}
	say := func(text string) { out = append(out, kit.Sentence{Text: text, Color: kit.ColorMuted}) }
	found := x.Found.String() + "发现（" + string(x.Source) + "）"
	if x.RuleID != "" {
		found += "，核查规则" + x.RuleID
	}
	if !x.Rectification.Deadline.IsZero() {
		found += "，限" + x.Rectification.Deadline.String() + "前完成"
	}
	say(found + "。")
	if answer, ok := model.EntryChecks(b)[x.FaultAt()]; ok {
		say("没做还是没录：" + answer.Words() + "。")
	}
	step := func(done, closed string, evidence, by string) {
		if done != "" {
			say(done + "整改完成。" + evidence)
		}
		if closed != "" {
			if by != "" {
				by = "，" + by + "批准"
			}
			say(closed + "销号" + by + "。")
		}
	}
	step(x.DoneDay.String(), x.ClosedDay.String(), x.Rectification.Evidence, x.Rectification.ClosedBy)
	for _, o := range model.ReopeningsOf(b, x.ID) {
		text := o.Day.String() + "重开：" + o.Reason
		if !o.Deadline.IsZero() {
			text += "（限" + o.Deadline.String() + "前完成）"
		}
		say(text + "。")
		step(o.DoneDay.String(), o.ClosedDay.String(), o.Evidence, o.ClosedBy)
	}
	return out
}

// current is the record that the next act writes on: the last reopening, else the
// problem itself.
func (t *problems) current(x model.RectificationResult) model.Record {
	if list := model.ReopeningsOf(t.p.Snap.Book, x.ID); len(list) > 0 {
		return list[len(list)-1]
	}
	return x.Rectification
}

// act asks for the fields of an act on the chosen problem and saves it.
func (t *problems) act(x model.RectificationResult, q page.Question, fields map[string]string) {
	was := t.current(x)
	schema := model.SchemaOf(was.Kind())
	now := schema.Pointer(was)
	for name, text := range fields {
		f, _ := schema.Field(name)
		_ = f.SetText(now, text)
	}
	q.Record = schema.Deref(now)
	q.Then = func(r model.Record, done func(error)) {
		t.p.host.SaveEdited(q.Title+"“"+short(x.Problem)+"”", was, r, done)
	}
	page.AskFields(t.p.host, q)
}

func short(s string) string {
	const most = 20
	if r := []rune(s); len(r) > most {
		return string(r[:most]) + "……"
	}
	return s
}

func (t *problems) askDone() {
	x, ok := t.chosen()
	if !ok {
		return
	}
	t.act(x, page.Question{Title: "登记完成", Yes: "登记完成", Text: "“" + x.Problem + "”整改到位后登记；经批准再销号。",
		Fields: []string{"DoneDay", "Evidence"}, Need: []string{"DoneDay", "Evidence"}},
		map[string]string{"DoneDay": t.p.Snap.Today.String()})
}

func (t *problems) askClosed() {
	x, ok := t.chosen()
	if !ok {
		return
	}
	t.act(x, page.Question{Title: "销号", Yes: "销号", Text: "“" + x.Problem + "”已于" + x.Done.String() + "整改完成。核实后销号；再次出现的可以重开。",
		Fields: []string{"ClosedDay", "ClosedBy"}, Need: []string{"ClosedDay", "ClosedBy"}},
		map[string]string{"ClosedDay": t.p.Snap.Today.String()})
}

// asksEntry reports a problem that was found because an entry is missing.
func asksEntry(x model.RectificationResult) bool {
	f, _ := rule.FaultOf(x.RuleID, x.Rectification.Fault)
	return f.Asks
}

// askEntry asks of such a problem whether it was not done: only then may it go up.
func (t *problems) askEntry() {
	x, ok := t.chosen()
	if !ok {
		return
	}
	page.AskEntry(t.p.host, x.FaultAt(), short(x.Problem), x.Problem, func(answer model.EntryAnswer) {
		if answer == model.NotRecorded {
			ref, _ := model.Pointer(x.Rectification)
			t.p.host.Open(ref)
		}
	})
}

func (t *problems) askAgain() {
	x, ok := t.chosen()
	if !ok {
		return
	}
	page.AskFields(t.p.host, page.Question{Title: "重开", Yes: "重开", Text: "“" + x.Problem + "”已于" + x.Closed.String() + "销号。重开后原来的记录都保留。",
		Record: model.Reopening{RectificationID: x.ID, Day: t.p.Snap.Today}, Fields: []string{"Day", "Deadline", "By", "Reason"},
		Need: []string{"Day", "Deadline", "Reason"},
		Then: func(r model.Record, done func(error)) {
			o := r.(model.Reopening)
			o.ID = t.p.host.NewID(model.KindReopening)
			t.p.host.Save("重开“"+short(x.Problem)+"”", done, o)
		}})
}
