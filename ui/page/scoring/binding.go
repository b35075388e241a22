package scoring

// Binding an indicator to what the ledger counts: the measure is chosen from all of them with
// their values now, and then how it becomes a score.

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"partyledger/model"
	"partyledger/model/assess"
	"partyledger/store"
	"partyledger/ui/kit"
	"partyledger/ui/page"
)

// measured is a measure with its value now.
type measured struct {
	assess.Measure
	value string
}

// askMeasure asks to what the chosen indicator is bound.
func (v *indicator) askMeasure() {
	n, ok := v.node()
	if !ok || !n.Leaf {
		return
	}
	i, x := n.Indicator, v.proposer()
	var rows []measured
	v.p.host.Read(func(context.Context, *store.Workspace) error {
		for _, m := range assess.Measures() {
			m.About = x.Note(m.Key)
			rows = append(rows, measured{m, x.Value(m.Key)})
		}
		return nil
	}, func() { v.showMeasures(i, x, rows) })
}

// proposer proposes scores of what is shown.
func (v *indicator) proposer() *assess.Proposer {
	return assess.NewProposer(v.p.Snap.Book, v.p.now.Of, v.p.now.Enterprise)
}

func (v *indicator) showMeasures(i model.Indicator, of *assess.Proposer, rows []measured) {
	list := kit.NewRecordList([]kit.Column[measured]{
		kit.TextColumn("数据项", 260, func(x measured) string { return x.Name }),
		kit.TextColumn("现在的数值", 150, func(x measured) string {
			return kit.Choose(x.value == "", "没有可以统计的内容", x.value)
		}),
		kit.TextColumn("口径", 420, func(x measured) string { return x.About })})
	list.Key = func(x measured) string { return x.Key }
	list.SetRows(rows)
	filter := kit.NewEntry()
	filter.SetPlaceHolder("筛选：换届、经费、培训、核查规则编号……")
	filter.OnChanged = func(text string) {
		found := page.Matcher(text)
		list.SetFilter(func(x measured) bool { return found(strings.ToLower(x.Key + " " + x.Name + " " + x.About)) })
	}
	filter.OnSubmitted = func(string) { list.Enter() }
	words := kit.NewWords(kit.Sentence{Text: i.Called() + "：选一个数据项，双击或者按回车；只有绑定了数据项的指标才出建议分。"})
	s := &page.Sheet{Title: "绑定数据项", Width: 980, Height: 2000,
		Content: kit.NewTopped(kit.NewColumn(words, filter), list)}
	choose := func(x measured) {
		s.Hide()
		v.askReckoning(i, of, x)
	}
	list.OnOpen = choose
	s.Yes = kit.NewButton("选定…", func() {
		if rows := list.Selected(); len(rows) == 1 {
			choose(rows[0])
			return
		}
		v.p.host.Tell("请先在列表中选一个数据项", nil)
	})
	if i.Figure != "" {
		s.Left = []fyne.CanvasObject{kit.NewButton("解除绑定", func() {
			now := i
			now.Figure, now.Reckoning, now.Ladder, now.Fewer = "", "", "", false
			s.Hide()
			v.p.host.SaveEdited("解除数据项绑定“"+i.Called()+"”", i, now, nil)
		})}
	}
	s.Show(v.p.host)
	list.SelectKey(i.Figure)
	v.p.host.Window().Canvas().Focus(filter)
}

// reckonings says what each way of reckoning does.
const reckonings = "有无：有就得满分；比例：分值×数值÷总数；阶梯：一行一级，如“90%=5”；每例扣：每例扣“单次分”，扣完为止。勾“越少越好”则反过来，如没有才得分。"

// askReckoning asks how the measure becomes a score, and shows what it would be now; of has
// read all measures.
func (v *indicator) askReckoning(was model.Indicator, of *assess.Proposer, m measured) {
	now := was
	now.Figure = m.Key
	if was.Figure != m.Key {
		now.Reckoning = usual(now, m)
	}
	if now.Manner == "" {
		now = assess.Confirmed(now, assess.SuggestCounting(now))
	}
	fields := []string{"Manner", "Reckoning", "Points", "Step", "Most", "Fewer", "Ladder"}
	if now.Manner == model.MannerVeto {
		now.Reckoning = ""
		fields = []string{"Manner"}
	}
	said := kit.NewWords()
	page.AskFields(v.p.host, page.Question{Title: "绑定数据项：" + was.Called(), Yes: "绑定", Large: true,
		Text: "数据项：" + m.Name + "，现在" + kit.Choose(m.value == "", "没有可以统计的内容", m.value) + "。" + reckonings, Record: now, Fields: fields,
		Below: container.NewPadded(kit.Lines(said, 4)), Need: []string{"Manner"},
		Seen: func(r model.Record) { said.Set(tried(of, r.(model.Indicator))...) },
		Then: func(r model.Record, done func(error)) {
			v.p.host.SaveEdited("绑定数据项“"+was.Called()+"”", was, r, done)
		}})
}

// usual is how a measure mostly becomes a score.
func usual(i model.Indicator, m measured) model.Reckoning {
	switch {
	case i.Manner == model.MannerDeduct || i.Step.Known():
		return model.ReckonEach
	case m.Part:
		return model.ReckonShare
	}
	return model.ReckonAny
}

// tried is what the score would be now.
func tried(x *assess.Proposer, i model.Indicator) []kit.Sentence {
	for _, f := range i.Faults() {
		return []kit.Sentence{{Text: f.Lettered(model.KindIndicator), Color: kit.ColorWarn}}
	}
	p, ok := x.Of(i)
	if !ok {
		return []kit.Sentence{{Text: "这样不出建议分。", Color: kit.ColorMuted}}
	}
	var out []kit.Sentence
	if p.Points.Known() {
		out = append(out, kit.Sentence{Text: "现在的建议分：" + p.Points.String() + "分", Bold: true})
	}
	for _, reason := range p.Reasons {
		out = append(out, kit.Sentence{Text: reason, Color: kit.ColorMuted})
	}
	return out
}
