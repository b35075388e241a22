package desk

import (
	"strconv"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"partyledger/model"
	"partyledger/model/rule"
	"partyledger/ui/kit"
	"partyledger/ui/page"
	"partyledger/ui/page/pagetest"
)

func shown(t *testing.T, sample bool) (*Page, *pagetest.Host) {
	return pagetest.Shown[*Page](t, New, sample, 1)
}

func TestLook(t *testing.T) {
	p, host := shown(t, true)
	host.Picture("desk", 1150, 640)
	p.list.SelectKey(p.items[0].key)
	host.Picture("desk-selected", 1150, 640)
	p.askReason(p.items[0])
	host.Picture("desk-waiver", 1150, 640)
}

func TestLookLarge(t *testing.T) {
	p, host := shown(t, true)
	host.Picture("desk-1080", 1700, 950)
	host.Scale(1.5)
	host.Picture("desk-150", 1150, 640)
	p.askReason(p.items[0])
	host.Picture("desk-150-waiver", 1150, 640)
}

func TestEmpty(t *testing.T) {
	p, host := shown(t, false)
	host.Picture("desk-empty", 1150, 640)
	if !strings.Contains(p.list.Empty, "数据与设置") || len(p.list.Rows()) != 0 {
		t.Error(p.list.Empty)
	}
}

// The list is sorted by urgency, and each filter shows what it says.
func TestFilters(t *testing.T) {
	p, host := shown(t, true)
	all := len(host.Snapshot().Findings)
	if len(p.list.Rows()) != all || p.list.Rows()[0].Level != rule.Block {
		t.Fatalf("%d rows of %d", len(p.list.Rows()), all)
	}
	sum := 0
	for i, l := range levels {
		p.chips[i].Tapped(nil)
		rows := p.list.Rows()
		for _, x := range rows {
			if l != "" && x.Level != l {
				t.Fatalf("%s among %s", x.Level, l)
			}
		}
		if want := levelWord(l) + " " + strconv.Itoa(len(rows)); p.chips[i].Text() != want {
			t.Errorf("chip says %s, rows %d", p.chips[i].Text(), len(rows))
		}
		if l != "" {
			sum += len(rows)
		}
	}
	if sum != all {
		t.Errorf("levels have %d of %d", sum, all)
	}
	p.chips[0].TypedKey(&fyne.KeyEvent{Name: fyne.KeySpace})
	p.topic.SetSelected("发展党员")
	for _, x := range p.list.Rows() {
		if r, _ := rule.ByID(x.Rule); r.Topic != "发展党员" {
			t.Fatal(x.Rule)
		}
	}
	first := p.list.Rows()[0]
	p.enterprise.Set(kit.Option{ID: first.EnterpriseID, Text: first.Enterprise})
	for _, x := range p.list.Rows() {
		if x.EnterpriseID != first.EnterpriseID {
			t.Fatal(x.Enterprise)
		}
	}
	if !strings.HasSuffix(p.chips[0].Text(), " "+strconv.Itoa(len(p.list.Rows()))) {
		t.Error("the numbers do not follow the other filters")
	}
	host.Show(p) // loaded anew: the filters stay
	if p.topic.Selected != "发展党员" || len(p.list.Rows()) == all {
		t.Error("the filters are lost")
	}
}

func TestKeysAreUnique(t *testing.T) {
	p, _ := shown(t, true)
	seen := map[string]bool{}
	for _, x := range p.items {
		if seen[x.key] {
			t.Errorf("twice: %s", x.key)
		}
		seen[x.key] = true
	}
}

// A finding opens its record; a tile its page.
func TestLeadsOn(t *testing.T) {
	p, host := shown(t, true)
	x := p.items[0]
	p.list.OnOpen(x)
	p.list.SelectKey(x.key)
	p.open.OnTapped()
	want := model.Ref{Kind: x.Kind, ID: x.ID}
	if len(host.Opened) != 2 || host.Opened[0] != want || host.Opened[1] != want {
		t.Error(host.Opened)
	}
	for i := range p.tiles {
		p.tiles[i].TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	}
	if len(host.Went) != len(ledgers) || host.Went[0] != ledgers[0].page {
		t.Error(host.Went)
	}
	if !strings.Contains(p.detail.String(), x.Message) || !strings.Contains(p.detail.String(), x.Basis) {
		t.Error(p.detail.String())
	}
	p.list.SelectAll()
	if !p.open.Disabled() || p.detail.String() != pick {
		t.Error("several rows have one text")
	}
}

// A reason makes the finding a note that carries it; it can be changed later.
func TestReason(t *testing.T) {
	p, host := shown(t, true)
	x := p.items[0]
	p.list.SelectKey(x.key)
	p.waive.OnTapped()
	test.Tap(pagetest.Button(t, host.Window(), "保存"))
	if len(host.Told) != 0 {
		t.Fatal("an empty form was saved")
	}
	fields := pagetest.All[*kit.Entry](host.Window())
	if len(fields) != 3 {
		t.Fatalf("%d entries", len(fields))
	}
	fields[0].SetText("李书记")
	fields[1].SetText("上级党委已同意延期")
	test.Tap(pagetest.Button(t, host.Window(), "保存"))
	if host.Window().Canvas().Overlays().Top() != nil || len(host.Failed) > 0 {
		t.Fatal("not saved", host.Failed)
	}
	host.Show(p)
	var now item
	for _, y := range p.items {
		if y.Rule == x.Rule && y.ID == x.ID {
			now = y
		}
	}
	if now.Level != rule.Note || !strings.Contains(now.Message, "上级党委已同意延期") {
		t.Fatalf("%+v", now)
	}
	p.askReason(now)
	pagetest.All[*kit.Entry](host.Window())[1].SetText("上级党委同意延期至年底")
	test.Tap(pagetest.Button(t, host.Window(), "保存"))
	n := 0
	for _, w := range model.Everywhere[model.Waiver](host.Snapshot().Book) {
		if w.RuleID == x.Rule && w.RecordID == x.ID {
			n++
			if w.Reason != "上级党委同意延期至年底" || w.By != "李书记" {
				t.Errorf("%+v", w)
			}
		}
	}
	if n != 1 {
		t.Errorf("%d waivers", n)
	}
}

// What is only about to fall due needs no reason.
func TestDueHasNoReason(t *testing.T) {
	p, _ := shown(t, true)
	for _, x := range p.items {
		p.list.SelectKey(x.key)
		if (x.Level == rule.Due) != p.waive.Disabled() || p.open.Disabled() {
			t.Fatalf("%s %s", x.Level, x.Message)
		}
		if n := len(p.menu([]item{x})); (n == 1) != (x.Level == rule.Due) || p.entry.Hidden != (x.Answer == "") {
			t.Fatalf("%d items for %s", n, x.Level)
		}
	}
}

// A finding becomes an item of the ledger of problems once; the second time the
// item is opened.
func TestMend(t *testing.T) {
	p, host := shown(t, true)
	var x item
	for _, i := range p.items {
		if i.Rule == "A-18" {
			x = i
		}
	}
	p.list.SelectKey(x.key)
	if p.mend.Disabled() {
		t.Fatal("核查发现的问题不能列入整改")
	}
	p.mend.OnTapped()
	pagetest.Fill(t, host.Window(), "整改责任人", "孙戊己")
	pagetest.Fill(t, host.Window(), "整改措施", "修订机构文件")
	pagetest.Fill(t, host.Window(), "整改期限", "2026-01-01")
	pagetest.Press(t, host.Window(), "列入整改台账")
	if got := pagetest.Wrong(t, host.Window(), "整改期限"); !strings.Contains(got, "早于发现日期") {
		t.Errorf("过去的期限：%q", got)
	}
	pagetest.Fill(t, host.Window(), "整改期限", "2027-01-31")
	pagetest.Press(t, host.Window(), "列入整改台账")
	if got := pagetest.Wrong(t, host.Window(), "原因"); !strings.Contains(got, "选一至两条原因") {
		t.Errorf("没有原因：%q", got)
	}
	host.Picture("desk-mend", 1150, 640)
	pagetest.Tick(t, host.Window(), "对新规条款和时限掌握不准", true)
	pagetest.Fill(t, host.Window(), "原因", "机构文件久未修订")
	pagetest.Press(t, host.Window(), "列入整改台账")
	var kept model.Rectification
	for _, r := range model.Everywhere[model.Rectification](host.Snapshot().Book) {
		if r.RuleID == "A-18" && r.RecordID == x.ID {
			kept = r
		}
	}
	if kept.Problem != x.Message || kept.EnterpriseID != x.EnterpriseID || kept.Source != model.FromCheck || kept.Who != "孙戊己" {
		t.Fatalf("%+v", kept)
	}
	if !kept.Publish || kept.Title != "党务工作机构设置不规范" || kept.Theme != model.ThemeStaff || kept.Cause != "对新规条款和时限掌握不准；机构文件久未修订" {
		t.Errorf("%+v", kept)
	}
	p.askMend(x)
	if host.Windows() > 0 || len(host.Opened) != 1 || host.Opened[0].ID != kept.ID {
		t.Errorf("再次列入：%v", host.Opened)
	}
}

// What only rests on a missing entry is asked about first. What was not recorded leads to its
// record; the answer is seen, can be changed, and only what was not done is listed.
func TestAskBeforeMending(t *testing.T) {
	p, host := shown(t, true)
	find := func() item {
		for _, i := range p.items {
			if i.Rule == "S-12b" {
				return i
			}
		}
		t.Fatal("no S-12b")
		return item{}
	}
	listed := func() int {
		n := 0
		for _, r := range model.Everywhere[model.Rectification](host.Snapshot().Book) {
			n += map[bool]int{true: 1}[r.RuleID == "S-12b"]
		}
		return n
	}
	answer := func(word, by string) {
		t.Helper()
		pagetest.Fill(t, host.Window(), "核实结果", word)
		pagetest.Fill(t, host.Window(), "核实人", by)
		pagetest.Press(t, host.Window(), "保存")
	}
	x := find()
	p.list.SelectKey(x.key)
	p.mend.OnTapped()
	host.Picture("desk-entry", 1150, 640)
	pagetest.Press(t, host.Window(), "保存")
	if got := pagetest.Wrong(t, host.Window(), "核实结果"); got == "" {
		t.Error("没有选也能保存")
	}
	answer("没录", "孙戊己")
	if host.Windows() > 0 || len(host.Opened) != 1 || host.Opened[0].ID != x.ID || listed() > 0 {
		t.Fatalf("没录：%v", host.Opened)
	}
	host.Show(p)
	if x = find(); x.Answer != model.NotRecorded || !strings.Contains(p.fullText(x), "核实：没录（孙戊己") {
		t.Errorf("%s", p.fullText(x))
	}
	p.askMend(x) // asked again: it is still not known to be a fault
	answer("没做", "钱丙丁")
	pagetest.Fill(t, host.Window(), "整改责任人", "工会主席")
	pagetest.Fill(t, host.Window(), "整改措施", "商请上级工会指导组建")
	pagetest.Tick(t, host.Window(), "历史资料缺失", true)
	pagetest.Press(t, host.Window(), "列入整改台账")
	checks := model.Everywhere[model.EntryCheck](host.Snapshot().Book)
	if got := checks[len(checks)-1]; listed() != 1 || got.Answer != model.NotDone || got.By != "钱丙丁" || host.Windows() > 0 {
		t.Errorf("没做：%d项，%+v，%v", listed(), got, host.Failed)
	}
	host.Show(p)
	p.askEntry(find())
	pagetest.Fill(t, host.Window(), "核实结果", "没录")
	pagetest.Press(t, host.Window(), "保存")
	if got := pagetest.Wrong(t, host.Window(), "核实结果"); !strings.Contains(got, "已经定为上报") {
		t.Errorf("改为没录：%q", got)
	}
}

// A part of a tile's chart opens the list that it counts; beside the parts it is the tile.
func TestChartLeadsToItsList(t *testing.T) {
	pagetest.AtBothSizes(t, func(t *testing.T, scale float32, suffix string) {
		p, host := pagetest.Shown[*Page](t, New, true, scale)
		host.Picture("desk-charts"+suffix, 1150, 640)
		for i, want := range []page.Place{
			{Page: "charters", Word: "推进中"}, {Page: "staffing", Enterprise: "E1"},
			{Page: "exchange", Kind: model.KindExchange, Year: "2025年", Word: string(model.PartyToManagement)},
			{Page: "development", Word: "积极分子"},
		} {
			if p.tiles[i].chart.Hidden {
				t.Errorf("%s has no chart", ledgers[i].title)
			}
			p.tiles[i].chart.OnPart([]kit.ChartPart{{Label: "推进中"}, {Label: "某公司", Key: "E1"},
				{Label: "2025", Series: string(model.PartyToManagement)}, {Label: "积极分子"}}[i])
			if got := host.Places[len(host.Places)-1]; got != want {
				t.Errorf("%+v, not %+v", got, want)
			}
		}
		p.tiles[2].chart.Beside()
		if len(host.Went) != 1 || host.Went[0] != "exchange" {
			t.Error(host.Went)
		}
	})
}

// The list of what to do first says what is done, leads on to each step, and is gone when
// all is done or nobody wants it.
func TestFirstSteps(t *testing.T) {
	p, host := shown(t, false)
	host.Picture("desk-first", 1150, 640)
	seen := pagetest.Seen(host.Window())
	for _, want := range []string{"开始使用", "1　登记企业", "2　登记党组织", "3　录入党员名册", "4　启用配备标准", "5　登记章程"} {
		if !strings.Contains(seen, want) {
			t.Errorf("没有“%s”", want)
		}
	}
	steps := pagetest.All[*kit.Chip](host.Window())
	steps[2].Tapped(nil)
	if len(host.Places) != 0 || !strings.Contains(host.Told[0], "先登记企业") {
		t.Error("名册在没有企业时打开", host.Places)
	}
	steps[0].Tapped(nil)
	if want := (page.Place{Page: "units", Kind: model.KindEnterprise, New: true}); host.Places[0] != want {
		t.Errorf("%+v", host.Places)
	}
	host.Save("新增企业", nil, model.Enterprise{Name: "示例甲公司", Ownership: model.SoleState})
	host.Show(p)
	if seen = pagetest.Seen(host.Window()); !strings.Contains(seen, "✓　登记企业") || !strings.Contains(seen, "2　登记党组织") {
		t.Error(seen)
	}
	pagetest.Press(t, host.Window(), "从Excel导入…")
	pagetest.Press(t, host.Window(), "不再显示")
	host.Show(p)
	if strings.Contains(pagetest.Seen(host.Window()), "登记党组织") || host.Places[1].Page != "data" {
		t.Error("还在，或者没有到导入")
	}
	if _, host = shown(t, true); strings.Contains(pagetest.Seen(host.Window()), "开始使用") {
		t.Error("都做好了还在")
	}
}

// Two people with one identity number can be made one from the finding about them; a birth
// day that does not fit is no double.
func TestDoublesAreMergedFromTheirFinding(t *testing.T) {
	p, host := shown(t, true)
	var who model.Person
	for _, x := range model.Everywhere[model.Person](host.Snapshot().Book) {
		if model.CheckIdentity(x.IdentityNumber) == nil && x.Left.IsZero() {
			who = x
			break
		}
	}
	twin := who
	twin.ID = "RY-TWIN"
	host.Save("新增", nil, twin)
	host.Show(p)
	offered := 0
	for _, x := range p.items {
		if x.Rule != "D-02" {
			continue
		}
		p.list.SelectKey(x.key)
		if is := x.ID == who.ID || x.ID == twin.ID; p.merge.Visible() != is {
			t.Errorf("%s: offered %v", x.Message, p.merge.Visible())
		} else if is {
			offered++
			pagetest.Press(t, host.Window(), mergeText)
			if to := host.Places[len(host.Places)-1]; to.Page != "members" || to.Merge != x.ID {
				t.Errorf("leads to %+v", to)
			}
		}
	}
	if offered != 1 {
		t.Errorf("offered %d times", offered)
	}
}
