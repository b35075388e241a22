package kit

// Pictures of our own small widgets: a change of looks is seen here first. After
// a wanted change the new picture, which a failing test leaves in
// testdata/failed, is looked at and moved to testdata.

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"partyledger/model"
	"partyledger/model/day"
	"partyledger/model/report"
)

// picture shows what is made in a window of a size and compares.
func picture(t *testing.T, name string, width, height float32, make func() fyne.CanvasObject, then func(fyne.Window)) {
	t.Helper()
	t.Run(name, func(t *testing.T) {
		test.NewTempApp(t)
		test.ApplyTheme(t, Theme{Scale: 1})
		w := test.NewTempWindow(t, container.NewPadded(make()))
		w.SetPadded(false)
		w.Resize(fyne.NewSize(width, height))
		if then != nil {
			then(w)
		}
		test.AssertImageMatches(t, name+".png", w.Canvas().Capture())
	})
}

func top(o fyne.CanvasObject) fyne.CanvasObject { return container.NewVBox(o) }

func TestPicturesOfFields(t *testing.T) {
	var f *DayField
	newDay := func() fyne.CanvasObject {
		f = NewDayField(day.Of(2026, 11, 23))
		f.SetDay(day.Of(2026, 5, 29))
		return top(f)
	}
	picture(t, "dayfield", 300, 380, newDay, func(fyne.Window) { f.pick() })

	var p *Picker
	newPicker := func() fyne.CanvasObject {
		p = NewPicker(model.KindPerson, func(_ model.Kind, _ string, then func([]Option)) {
			then([]Option{{ID: "1", Text: "龙䶮", More: "某某水务有限公司"}, {ID: "2", Text: "龙甲", More: "某某公交有限公司"}})
		})
		return top(p)
	}
	picture(t, "picker", 360, 180, newPicker, func(w fyne.Window) {
		w.Canvas().Focus(p)
		test.Type(p, "long")
	})
	picture(t, "fields", 420, 330, func() fyne.CanvasObject {
		on, off := NewCheck("企业生产经营一线", nil), NewCheck("生产经营骨干", nil)
		on.Checked = true
		yes, no := NewButton("保存", nil), NewButton("取消", nil)
		yes.Importance = widget.HighImportance
		dead := NewButton("撤销", nil)
		dead.Disable()
		long, radio := NewLongEntry(), NewRadio([]string{"全部记录", "只导出本级"}, nil)
		long.SetText("第一行\n第二行䶮𬎆")
		radio.SetSelected("全部记录")
		choice := NewSelect([]string{"正式党员", "预备党员"}, nil)
		choice.Selected = "预备党员"
		return container.NewVBox(choice, long, container.NewHBox(on, off), radio, container.NewHBox(yes, no, dead, NewLink("查看依据", nil)))
	}, nil)
}

func TestPictureOfForm(t *testing.T) {
	var form *RecordForm
	picture(t, "form", 760, 420, func() fyne.CanvasObject {
		form = NewRecordForm(model.Person{}, []FormSection{
			{Title: "基本情况", Fields: []string{"Name", "Sex", "BirthDay", "EnterpriseID"}},
			{Title: "党籍", Fields: []string{"Status", "Admitted", "DuesBase", "Note"}},
		}, FormOptions{Today: day.Of(2026, 11, 23), Lookup: func(model.Kind, string, func([]Option)) {},
			Name: func(model.Kind, string) string { return "" }})
		form.Set("BirthDay", "1996-13-15")
		form.Set("DuesBase", "八千")
		return top(form.Object())
	}, func(w fyne.Window) {
		defer w.Resize(fyne.NewSize(760, 440)) // lays out anew, as every frame of a real window does
		if _, ok := form.Record(); ok {
			t.Error("一份没有姓名、日期不对的登记表通过了")
		}
	})
}

func TestPicturesOfWords(t *testing.T) {
	picture(t, "words", 300, 190, func() fyne.CanvasObject {
		return top(NewWords(
			Sentence{Text: "支部大会于2026年5月29日召开，应到会有表决权的正式党员24名，实到12名（未超过半数），会议不能表决。", Color: ColorBlock, Bold: true},
			Sentence{Text: "依据：《中国共产党发展党员工作细则》（2014版）第二十条（待核对）", Color: ColorMuted}))
	}, nil)
	picture(t, "runs", 300, 110, func() fyne.CanvasObject {
		return top(NewRuns(Run{Text: "公司设立党委，"}, Run{Text: "设书记1名", Struck: true, Color: ColorMuted}, Run{Text: "设书记1名、副书记2名，其中专职副书记1名",
			Under: true, Color: ColorDue}, Run{Text: "。"}))
	}, nil)
	picture(t, "chips", 360, 44, func() fyne.CanvasObject {
		all, warn := NewChip("全部 109", theme.ColorNameForeground, nil), NewChip("警告 29", ColorWarn, nil)
		all.Set("全部 109", true)
		return NewFlow(all, NewChip("阻断 15", ColorBlock, nil), warn)
	}, nil)
	picture(t, "facts", 420, 170, func() fyne.CanvasObject {
		return NewFacts([]Fact{{Label: "统一社会信用代码", Value: "91000000MA0000000X"}, {Label: "职工人数", Value: "1200人"},
			{Label: "换届", Value: "届满未换届", Color: ColorBlock}, {Label: "上级党组织", Value: "", Wide: true}})
	}, nil)
}

func TestPicturesOfTreeAndTabs(t *testing.T) {
	picture(t, "tree", 300, 160, func() fyne.CanvasObject {
		tree := NewTree()
		tree.SetNodes([]TreeNode{{ID: "g", Text: "某某投资集团有限公司"}, {ID: "a", Parent: "g", Text: "某某水务有限公司", Mark: ColorBlock},
			{ID: "a1", Parent: "a", Text: "某某水厂"}, {ID: "b", Parent: "g", Text: "某某公交有限公司（已注销）", Muted: true}})
		return tree
	}, nil)
	picture(t, "tabs", 360, 110, func() fyne.CanvasObject {
		tabs := NewTabs(Tab{Title: "办理进程", Content: widget.NewLabel("第一页")}, Tab{Title: "材料 22/37", Content: widget.NewLabel("第二页")},
			Tab{Title: "核查", Content: widget.NewLabel("")})
		tabs.Select(1)
		return tabs
	}, nil)
}

func TestPictureOfChart(t *testing.T) {
	ink, err := LoadInk()
	if err != nil {
		t.Fatal(err)
	}
	for name, kind := range map[string]report.ChartKind{"chart-bars": report.BarChart, "chart-ring": report.RingChart,
		"chart-funnel": report.FunnelChart} {
		picture(t, name, 380, 180, func() fyne.CanvasObject {
			c := NewChart(fyne.NewSize(360, 160))
			chart := report.Chart{Kind: kind, Unit: "人", Labels: []string{"入党申请人", "积极分子", "发展对象"},
				Series: []report.Series{{Name: "人数", Values: []float64{172, 138, 86}}}}
			c.SetChart(chart, ink)
			return c
		}, nil)
	}
}
