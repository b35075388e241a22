package statistics

import (
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"partyledger/model"
	"partyledger/model/day"
	"partyledger/model/statistics"
	"partyledger/ui/kit"
	"partyledger/ui/page"
	"partyledger/ui/page/pagetest"
)

// shown makes the page of the sample or of an empty ledger, doing at once what it does behind.
func shown(t *testing.T, sample bool) (*Page, *pagetest.Host) {
	t.Helper()
	host := pagetest.New(t, sample)
	p := New(host).(*Page)
	p.preview.AtOnce(func(f func()) { f() })
	host.Show(p)
	return p, host
}

// year chooses a year's forms.
func (p *Page) year(t *testing.T, y int) {
	t.Helper()
	i := slices.Index(p.periods, day.Of(y, 12, 31))
	if i < 0 {
		t.Fatalf("%d is not offered: %v", y, p.periods)
	}
	p.period.SetSelectedIndex(i)
}

func TestLook(t *testing.T) {
	pagetest.AtBothSizes(t, func(t *testing.T, scale float32, suffix string) {
		p, host := shown(t, true)
		host.Scale(scale)
		host.Show(p)
		host.Picture("statistics-forms"+suffix, 1150, 640)
		p.preview.Zoom("整页")
		p.turn(p.form.Options[1])
		host.Picture("statistics-form"+suffix, 1150, 640)
		p.year(t, 2025)
		p.Select(tabChecks)
		p.checks.list.SelectKey("K14.1")
		host.Picture("statistics-checks"+suffix, 1150, 640)
		p.checks.explain()
		host.Picture("statistics-explain"+suffix, 1150, 640)
		host.Key("Escape")
		p.Select(tabNotes)
		host.Picture("statistics-notes"+suffix, 1150, 640)
		p.askClose()
		host.Picture("statistics-close"+suffix, 1150, 640)
		host.Key("Escape")
		closed(t, p, host)
		changed(t, p, host)
		host.Show(p)
		p.Select(tabCloses)
		host.Picture("statistics-closes"+suffix, 1150, 640)
		p.Select(tabLater)
		host.Picture("statistics-later"+suffix, 1150, 640)
	})
}

func TestEmpty(t *testing.T) {
	p, host := shown(t, false)
	for i, name := range []string{"forms", "checks", "notes", "closes", "later"} {
		p.Select(i)
		host.Picture("statistics-empty-"+name, 1150, 640)
	}
	if p.preview.Pages() == nil || p.preview.Pages().Len() < 8 {
		t.Error("an empty ledger has no forms")
	}
}

func TestTextSize(t *testing.T) {
	for i := range 5 {
		pagetest.CheckTextSize(t, New, func(p page.Page) { p.(*Page).Select(i) })
	}
}

// The page's own day comes first, then the years that have ended, the latest first.
func TestPeriods(t *testing.T) {
	_, host := shown(t, false)
	s := host.Snapshot()
	for _, c := range []struct{ on, today, first, second, names string }{
		{"2026-11-23", "2026-11-23", "2026-11-23", "2025-12-31", "截至2026-11-23 2025年度"},
		{"2025-12-31", "2026-01-09", "2025-12-31", "2024-12-31", "2025年度 2024年度"},
		{"2026-12-31", "2026-12-31", "2026-12-31", "2025-12-31", "2026年度 2025年度"},
		{"2009-12-31", "2026-01-09", "2009-12-31", "2025-12-31", "截至2009-12-31 2025年度"},
		{"2026-12-31", "2026-12-30", "2026-12-31", "2025-12-31", "截至2026-12-31 2025年度"},
	} {
		on, _ := day.Parse(c.on)
		today, _ := day.Parse(c.today)
		list, names := periodsOf(&page.Snapshot{Book: s.Book.At(on, ""), Today: today})
		if list[0].String() != c.first || list[1].String() != c.second || strings.Join(names[:2], " ") != c.names {
			t.Errorf("on %s, %s: %v %v", c.on, c.today, list, names)
		}
	}
}

// The forms are those of the chosen day, and stay with it.
func TestYear(t *testing.T) {
	p, host := shown(t, true)
	for _, c := range []struct {
		year  int
		words string
	}{{2025, "统计截至2025-12-31，范围：全集团。已校核：勾稽关系全部通过。2025年度尚未年结"}, {2024, "统计截至2024-12-31"}} {
		p.year(t, c.year)
		if got := p.said.String(); !strings.Contains(got, c.words) || p.now.set.Year != c.year {
			t.Errorf("%d: %s", c.year, got)
		}
	}
	host.Show(p)
	if p.now.set.Year != 2024 || p.period.Selected != "2024年度" {
		t.Errorf("after a reload it is %d, %s", p.now.set.Year, p.period.Selected)
	}
	p.turn(p.form.Options[3])
	if at := p.preview.At(); at == 0 || !strings.Contains(p.text(at), p.form.Options[3]) {
		t.Errorf("the fourth form is not on page %d", at+1)
	}
}

// text is what stands on a page.
func (p *Page) text(n int) string {
	var b strings.Builder
	for _, m := range p.preview.Pages().At(n).Marks {
		b.WriteString(m.Text + "\n")
	}
	text, _, _ := strings.Cut(b.String(), "第"+strconv.Itoa(n+1)+"页") // how many pages there are may change
	return text
}

// lines is the list of checks as it is seen.
func (p *Page) lines() string {
	var out []string
	for _, x := range p.checks.list.Rows() {
		out = append(out, x.Relation+x.outcome())
	}
	return strings.Join(out, " ")
}

// What a check finds leads to the record, and is gone once that is mended.
func TestCheckLeadsToRecord(t *testing.T) {
	p, host := shown(t, true)
	if got := p.lines(); strings.Contains(got, "未通过") || !strings.Contains(got, "K1通过 K2通过") || !strings.Contains(got, "K14已说明") {
		t.Fatal(got)
	}
	who := admitted(t, p)
	was := who
	who.Ethnicity = ""
	host.Save("民族没有填", nil, who)
	host.Show(p)
	if got := p.lines(); !strings.Contains(got, "K12未通过") {
		t.Fatal(got)
	}
	if !strings.Contains(p.said.String(), "勾稽关系有1处未通过") {
		t.Error(p.said.String())
	}
	p.checks.open.SetChecked(true)
	if got := p.lines(); got != "K12未通过" {
		t.Errorf("only what is open: %s", got)
	}
	p.checks.list.SelectKey("K12.1")
	if rows := p.checks.records.Rows(); len(rows) != 1 || rows[0].ID != who.ID || p.checks.look.Disabled() || !p.checks.say.Disabled() {
		t.Fatalf("%v", rows)
	}
	p.checks.list.OnOpen(p.checks.list.Rows()[0])
	p.checks.records.OnOpen(p.checks.records.Rows()[0])
	if want := (model.Ref{Kind: model.KindPerson, ID: who.ID}); !slices.Equal(host.Opened, []model.Ref{want, want}) {
		t.Errorf("opened %v", host.Opened)
	}
	host.Save("补登民族", nil, was)
	host.Show(p)
	if got := p.lines(); got != "" {
		t.Errorf("mended: %s", got)
	}
}

// admitted is the first of the new members whom the forms of the shown day count.
func admitted(t *testing.T, p *Page) model.Person {
	t.Helper()
	f := p.now.set.Form(statistics.AdmittedOne)
	who, ok := model.Find[model.Person](p.Snap.Book, f.Rows[0].Cells[0].Refs[0].ID)
	if !ok {
		t.Fatal("nobody was admitted")
	}
	return who
}

// What asks for an explanation is settled by one, which can be written anew; there is
// one of a year and a check.
func TestExplain(t *testing.T) {
	p, host := shown(t, true)
	w := host.Window()
	p.year(t, 2025)
	p.Select(tabChecks)
	p.checks.list.SelectKey("K14.1")
	before := len(model.Everywhere[model.StatisticsNote](p.Snap.Book))
	p.checks.explain()
	pagetest.Fill(t, w, "说明", "")
	pagetest.Press(t, w, "保存说明")
	if got := pagetest.Wrong(t, w, "说明"); !strings.Contains(got, "必填") {
		t.Errorf("%q", got)
	}
	pagetest.Fill(t, w, "说明", "本年集中转入一户企业")
	pagetest.Press(t, w, "保存说明")
	host.Show(p)
	if got := p.checks.list.Rows(); !slices.ContainsFunc(got, func(x line) bool {
		return x.Relation == "K14" && x.Given == "本年集中转入一户企业"
	}) {
		t.Errorf("%+v", got)
	}
	if after := len(model.Everywhere[model.StatisticsNote](p.Snap.Book)); after != before || len(host.Failed) > 0 {
		t.Errorf("%d explanations were %d, failed %v", after, before, host.Failed)
	}
	p.Open(model.Ref{Kind: model.KindStatisticsNote, ID: model.Everywhere[model.StatisticsNote](p.Snap.Book)[0].ID})
	if n, ok := p.notes.Selected(); !ok || p.Selected() != tabNotes || n.Relation != "K14" {
		t.Errorf("%+v", n)
	}
	for _, c := range []struct{ year, relation string }{{"2023", "K2"}} {
		p.notes.New()
		pagetest.Fill(t, w, "年度", c.year)
		pagetest.Fill(t, w, "勾稽关系", c.relation)
		pagetest.Fill(t, w, "说明", "年结以后补登")
		pagetest.Press(t, w, "保存")
		host.Show(p)
		if n, ok := p.notes.Selected(); !ok || n.Year != 2023 || n.Relation != "K2" {
			t.Errorf("%+v, failed %v", n, host.Failed)
		}
	}
}

// closed closes the chosen year.
func closed(t *testing.T, p *Page, host *pagetest.Host) {
	t.Helper()
	p.askClose()
	pagetest.Fill(t, host.Window(), "定稿人", "钱丙丁")
	pagetest.Press(t, host.Window(), "年结")
	host.Show(p)
	if len(host.Failed) > 0 {
		t.Fatal(host.Failed)
	}
}

// changed changes what the year counted.
func changed(t *testing.T, p *Page, host *pagetest.Host) model.Person {
	t.Helper()
	who := admitted(t, p)
	who.Education = kit.Choose(who.Education == model.College, model.Bachelor, model.College)
	host.Save("学历更正", nil, who)
	return who
}

// A finished year is closed once, keeps its figures, and tells what differs since.
func TestClose(t *testing.T) {
	p, host := shown(t, true)
	p.askClose()
	if told := host.Told; len(told) != 1 || !strings.Contains(told[0], "结束了的年度") {
		t.Errorf("an unfinished year: %v", told)
	}
	p.year(t, 2025)
	closed(t, p, host)
	if got := p.said.String(); !strings.Contains(got, "报表为年结数，现在的台账与它有0处差异") || !strings.Contains(got, "定稿人钱丙丁") {
		t.Error(got)
	}
	pages := p.text(1)
	who := changed(t, p, host)
	host.Show(p)
	rows := p.closes.differs.Rows()
	i := slices.IndexFunc(rows, func(d statistics.Difference) bool { return d.Ref.ID == who.ID })
	if i < 0 || rows[i].Is != string(who.Education) || !strings.Contains(rows[i].What, who.Name) {
		t.Fatalf("%v", rows)
	}
	if p.text(1) != pages {
		t.Error("the closed year's forms have changed")
	}
	p.closes.differs.OnOpen(rows[i])
	if !slices.Contains(host.Opened, model.Ref{Kind: model.KindPerson, ID: who.ID}) {
		t.Errorf("opened %v", host.Opened)
	}
	p.askClose()
	if told := host.Told[len(host.Told)-1]; !strings.Contains(told, "已于2026年11月23日年结") || host.Windows() != 0 {
		t.Errorf("closed twice: %v", told)
	}
	kept := model.Everywhere[model.YearPerson](p.Snap.Book)[0]
	p.Select(tabForms)
	p.Open(model.RefOf(kept))
	if c, ok := p.closes.list.Selected(); !ok || c.ID != kept.CloseID || p.Selected() != tabCloses {
		t.Errorf("%+v", c)
	}
	p.year(t, 2024)
	p.closes.lookAt(model.Everywhere[model.YearClose](p.Snap.Book)[0])
	if p.now.set.Year != 2025 || p.Selected() != tabLater {
		t.Errorf("%d is shown", p.now.set.Year)
	}
}

// What the checks find is shown in place of a close.
func TestCloseStopped(t *testing.T) {
	p, host := shown(t, true)
	p.year(t, 2025)
	who := admitted(t, p)
	who.Ethnicity = ""
	host.Save("民族没有填", nil, who)
	host.Show(p)
	p.askClose()
	if told := host.Told[len(host.Told)-1]; p.Selected() != tabChecks || host.Windows() != 0 || !strings.Contains(told, "2025年度的勾稽关系有") {
		t.Errorf("%s", told)
	}
}

// The chosen year goes out as a workbook, as pages, to the printer.
func TestHandingOut(t *testing.T) {
	p, host := shown(t, true)
	p.year(t, 2025)
	for _, c := range []struct{ button, end string }{{"导出Excel…", "党内统计报表2025-12-31.xlsx"}, {"导出PDF…", "党内统计报表2025-12-31.pdf"}} {
		host.SaveAs = ""
		pagetest.Press(t, host.Window(), c.button)
		if info, err := os.Stat(host.SaveAs); filepath.Base(host.SaveAs) != c.end || err != nil || info.Size() < 5000 {
			t.Errorf("%s: %s, %v, failed %v", c.button, host.SaveAs, err, host.Failed)
		}
	}
	pagetest.Press(t, host.Window(), "打印…")
	if len(host.Viewed) != 1 || filepath.Ext(host.Viewed[0]) != ".pdf" {
		t.Errorf("viewed %v", host.Viewed)
	}
}
