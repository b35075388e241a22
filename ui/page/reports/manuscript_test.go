package reports

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"partyledger/model"
	"partyledger/model/day"
	"partyledger/model/report"
	"partyledger/ui/kit"
	"partyledger/ui/page"
	"partyledger/ui/page/pagetest"
)

// writing shows the page with the tab of the annual report's text.
func writing(t testing.TB) (*Page, *pagetest.Host) {
	t.Helper()
	p, host := shown(t, true)
	p.tabs.Select(tabText)
	return p, host
}

// link presses a link of the window.
func link(t testing.TB, host *pagetest.Host, text string) {
	t.Helper()
	for _, l := range pagetest.All[*kit.Link](host.Window()) {
		if l.Text == text && l.Visible() {
			l.OnTapped()
			return
		}
	}
	t.Fatalf("no link %s in %s", text, pagetest.Seen(host.Window()))
}

// textsOf is the group's texts of 2026 in a section and slot.
func textsOf(host *pagetest.Host, section model.TextSection, slot model.TextSlot) []model.ReportText {
	return slices.DeleteFunc(report.AnnualTexts(host.Snapshot().Book, "QY001", 2026), func(x model.ReportText) bool {
		return x.Section != section || x.Slot != slot
	})
}

func TestLookAtTheText(t *testing.T) {
	p, host := writing(t)
	host.Picture("reports-text", 1150, 640)
	p.text.tree.Choose(string(model.SectionMembers))
	host.Picture("reports-text-members", 1150, 640)
	p.text.tree.Choose(string(model.ProblemSection(model.ThemeMembers)))
	host.Picture("reports-text-problem", 1150, 640)
	p.text.tree.Choose(string(model.SectionSigning))
	host.Picture("reports-text-signing", 1150, 640)
	host.Scale(1.5)
	p.text.tree.Choose(string(model.SectionMembers))
	host.Picture("reports-text-150", 1150, 640)
	host.Scale(1)
	p.tabs.Select(tabPreview)
	p.bind.OnTapped()
	host.Picture("reports-annexes", 1150, 640)
}

// What the ledger says stands in the field; changed and saved it is the office's own, with what
// the ledger said beside it, and stands in the report. The draft comes back by a press.
func TestWritingASection(t *testing.T) {
	p, host := writing(t)
	m := p.text
	m.tree.Choose(string(model.SectionUnits))
	before := m.fields[1]
	if before.was != nil || !strings.Contains(before.begun, "个党组织中") {
		t.Fatalf("the draft is %q", before.begun)
	}
	if host.Snapshot() == nil || p.Unsaved() != nil {
		t.Fatal("something is unsaved before anything was typed")
	}
	draft := before.begun
	before.entry.SetText(draft + "换届工作提前部署。")
	if u := p.Unsaved(); len(u) != 1 {
		t.Fatalf("unsaved: %v", u)
	}
	if !page.PressYes(host.Window().Canvas(), p) { // Ctrl+S
		t.Fatal("nothing to save")
	}
	got := textsOf(host, model.SectionUnits, model.SlotWork)
	if len(got) != 1 || got[0].Text != draft+"换届工作提前部署。" || got[0].Starter != draft || got[0].Origin != model.TextOwn ||
		got[0].EditedDay != host.Snapshot().Today {
		t.Fatalf("%+v, today %s", got, host.Snapshot().Today)
	}
	host.Show(p)
	if len(p.Unsaved()) != 0 || m.shown != string(model.SectionUnits) || m.fields[1].was == nil {
		t.Error("the section is not as it was saved")
	}
	link(t, host, "恢复起草稿")
	host.Show(p)
	if len(textsOf(host, model.SectionUnits, model.SlotWork)) != 0 || m.fields[1].entry.Text != draft {
		t.Error("the draft did not come back")
	}
	link(t, host, "这一段不用")
	if got := textsOf(host, model.SectionUnits, model.SlotWork); len(got) != 1 || !got[0].Off {
		t.Errorf("%+v", got)
	}
}

// Causes are ticked, one a line; what is typed stays beside them.
func TestChoosingCauses(t *testing.T) {
	p, host := writing(t)
	section := model.ProblemSection(model.ThemeMembers)
	p.text.tree.Choose(string(section))
	i := slices.IndexFunc(p.text.fields, func(f *slotField) bool { return f.place.Slot == model.SlotCause })
	f := p.text.fields[i]
	f.entry.SetText("基层人手少")
	pagetest.Tick(t, host.Window(), "历史资料缺失", true)
	pagetest.Tick(t, host.Window(), "一线苗子少、培养周期长", true)
	pagetest.Tick(t, host.Window(), "一线苗子少、培养周期长", false)
	pagetest.Press(t, host.Window(), "保存（Ctrl+S）")
	if got := textsOf(host, section, model.SlotCause); len(got) != 1 || got[0].Text != "基层人手少\n历史资料缺失" {
		t.Errorf("%+v", got)
	}
}

// A day that is none is told at the field and not saved; another section waits for the answer.
func TestWrongDayStays(t *testing.T) {
	p, host := writing(t)
	p.text.tree.Choose(string(model.SectionSigning))
	f := p.text.fields[1]
	f.entry.SetText("年底前")
	p.text.save.OnTapped()
	if f.fault.String() == "" || len(textsOf(host, model.SectionSigning, model.SlotDay)) != 0 {
		t.Errorf("saved: %q", f.fault.String())
	}
	p.text.tree.Choose(string(model.SectionBasics))
	if p.text.shown != string(model.SectionSigning) {
		t.Fatal("the other section did not wait")
	}
	pagetest.Press(t, host.Window(), "不保存")
	if p.text.shown != string(model.SectionBasics) || p.text.tree.Chosen() != string(model.SectionBasics) {
		t.Errorf("shown %s, chosen %s", p.text.shown, p.text.tree.Chosen())
	}
}

// Next year's report takes over this year's texts, marked; one that was looked over is the
// office's own again.
func TestCarryingOver(t *testing.T) {
	p, host := writing(t)
	if p.text.carry.Visible() {
		t.Error("offered where all is written")
	}
	next := host.Snapshot().Book.At(day.Of(2027, 3, 31), "")
	s := page.NewSnapshot(next, day.Of(2027, 4, 1), nil)
	p.snap = s
	p.readText()
	if !p.text.carry.Visible() {
		t.Fatal("not offered")
	}
	p.text.carry.OnTapped()
	year := report.AnnualTexts(host.Snapshot().Book, "QY001", 2027)
	if len(year) != 7 || slices.ContainsFunc(year, func(x model.ReportText) bool { return x.Origin != model.TextCarried }) {
		t.Fatalf("%d texts: %+v", len(year), year)
	}
	host.Use(host.Snapshot().Book.At(day.Of(2027, 3, 31), ""))
	host.Show(p)
	p.text.tree.Choose(string(model.SectionPolitics))
	if seen := pagetest.Seen(host.Window()); !strings.Contains(seen, "上年的年份或者数字：落实“第一议题”制度，集团党委全年集体学习14次") {
		t.Error(seen)
	}
}

// The annexes are chosen in a window; the register is chosen anew each time.
func TestChoosingAnnexes(t *testing.T) {
	p, host := shown(t, true)
	p.bind.OnTapped()
	pagetest.Tick(t, host.Window(), "党组织换届情况表", true)
	pagetest.Tick(t, host.Window(), "党员花名册（个人信息，掩码，导出登记在册）", true)
	pagetest.Press(t, host.Window(), "确定")
	if !slices.Contains(p.annexes, "terms") || !slices.Contains(p.annexes, rosterAnnex) {
		t.Errorf("%v", p.annexes)
	}
	dir := t.TempDir()
	p.folder = func(_ fyne.Window, _, _ string, then func(string)) { then(dir) }
	p.one.OnTapped()
	list, err := host.Ledger.Issues(t.Context(), 1)
	if err != nil || len(list) != 1 || !strings.Contains(list[0].What, "附党员花名册") {
		t.Errorf("%+v %v %v", list, err, host.Failed)
	}
	again := New(host).(*Page)
	if !slices.Contains(again.annexes, "terms") || slices.Contains(again.annexes, rosterAnnex) {
		t.Errorf("kept %v", again.annexes)
	}
}

// A text that was found elsewhere in the window opens in its section; one of another year's report
// is told where it is.
func TestOpeningAText(t *testing.T) {
	p, host := shown(t, true)
	here := textsOf(host, model.SectionDuty, model.SlotExample)
	p.Open(model.RefOf(here[0]))
	if p.tabs.Selected() != tabText || p.text.shown != string(model.SectionDuty) || p.text.tree.Chosen() != p.text.shown {
		t.Fatalf("tab %d, section %s", p.tabs.Selected(), p.text.shown)
	}
	last := report.AnnualTexts(host.Snapshot().Book, "QY001", 2025)
	p.Open(model.RefOf(last[0]))
	if p.text.shown != string(model.SectionDuty) || !strings.Contains(pagetest.Seen(host.Window()), "2025年度报告里") {
		t.Errorf("section %s, seen %s", p.text.shown, pagetest.Seen(host.Window()))
	}
}
