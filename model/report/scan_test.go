package report

import (
	"slices"
	"strings"
	"testing"

	"partyledger/model"
	"partyledger/model/day"
	"partyledger/model/rule"
)

// scanned is what the scan finds in a text alone.
func scanned(text string) []string {
	var out []string
	for _, h := range Scan(Document{Sections: []Section{{Blocks: []Block{Paragraph{Text: text}}}}}, scanBook()) {
		out = append(out, h.Text)
	}
	return out
}

// scanBook has a person of each sort that is not named, and some who may be.
func scanBook() *model.Book {
	on := day.Of(2025, 3, 4)
	var list []model.Record
	person := func(id, name string, s model.PartyStatus, how model.LeftHow) {
		p := model.Person{ID: id, Name: name, Status: s, LeftHow: how}
		if how != "" {
			p.Left = on
		}
		list = append(list, p)
	}
	person("p1", "云甲戌", model.FullMember, "")
	person("p2", "金文明", model.FullMember, "")
	person("p3", "文明", model.NonParty, "")
	person("p10", "丁二", model.NonParty, "")
	person("p4", "石思远", model.NonParty, "")
	person("p5", "白取消", model.NonParty, "")
	person("p6", "尤终止", model.Applicant, "")
	person("p7", "出党人", model.NonParty, model.Expelled)
	person("p8", "慰问老", model.FullMember, "")
	person("p9", "再发展", model.FullMember, "")
	list = append(list, model.Discipline{ID: "d1", PersonID: "p1", Day: on})
	for id, kind := range map[string]model.CareKind{
		"p2": model.CareHardship, "p3": model.CareIllness, "p10": model.CareFamily, "p4": model.CareMind, "p8": model.CareVeteran,
	} {
		list = append(list, model.CareRecord{ID: "c" + id, PersonID: id, CareKind: kind, Found: on})
	}
	for _, id := range []string{"p5", "p6", "p9"} {
		c := model.DevelopmentCase{ID: "f" + id, PersonID: id, Applied: on}
		if id != "p5" {
			c.EndedDay, c.EndedReason = day.Of(2025, 9, 1), "终止"
		}
		list = append(list, c)
	}
	list = append(list, model.BranchMeeting{ID: "m5", CaseID: "fp5", Purpose: model.ForConfirmation, Day: on, Resolution: model.Disqualify})
	return bookOf(day.Of(2026, 11, 23), "", list...)
}

func TestScanFinds(t *testing.T) {
	for _, x := range [][2]string{
		{"查出B-14问题3项", "B-14"}, {"（规则C-08a）", "C-08a"}, {"Ａ－０６届满", "A-06"}, {"D-21", "D-21"},
		{"其中阻断3项", "阻断"}, {"警告5项", "警告"}, {"提示12项", "提示"}, {"将到期4项", "将到期"},
		{"明确不符合规定的2项", "明确不符合规定"}, {"需要核实整改的5项", "需要核实整改"}, {"依据待核对", "待核对"},
		{"未登记审批文号", "未登记"},
		{"请补登转正日期", "补登"}, {"两者不符，请核对", "请核对"}, {"（示例文字）", "（示例"},
		{"身份证号11010519491231002X", "110***************"}, {"旧号110105491231002", "110************"},
		{"１１０１０５１９４９１２３１００２Ｘ", "110***************"}, {"110105 19491231 002X", "110***************"},
		{"电话13800138000", "138********"}, {"手机138 0013 8000", "138********"}, {"138-0013-8000", "138**********"},
		{"0531-86012345", "053**********"},
		{"入党介绍人云甲戌于2025年受处分", "云甲戌"}, {"慰问金文明同志", "金文明"}, {"职工文明因病住院", "文明"},
		{"看望丁二家属", "丁二"}, {"困难党员：文明、", "文明"},
		{"石思远", "石思远"}, {"白取消被取消资格", "白取消"}, {"对尤终止停止培养", "尤终止"}, {"出党人", "出党人"},
		{"妥否，请批示", "妥否"}, {"当否", "当否"}, {"请批准", "请批准"}, {"请给予指导", "请给予指导"}, {"请予支持", "请予"},
		{"恳请帮助", "恳请"},
		{"请市国资委党委对换届、章程修订工作继续给予指导", "请市国资委党委对换届、章程修订工作继续给予指导"},
		{"请上级党委协调解决", "请上级党委协调解决"},
		{"请领导给予支持", "请领导给予支持"},
	} {
		if got := scanned(x[0]); !slices.Contains(got, x[1]) {
			t.Errorf("%s: %q, want %q", x[0], got, x[1])
		}
	}
}

// What an honest report says is let through.
func TestScanLetsThrough(t *testing.T) {
	for _, text := range []string{
		"给予党内警告处分2人次，受警告1人，严重警告1人", "发出提醒函12份、风险提示3次、提示函2份", "A-12地块项目部党支部", "B-2栋",
		"设备型号C-08型", "Z-99",
		"报请上级党委审批后执行", "提请党委会研究批准", "经请示上级党委批准", "邀请专家到支部指导", "申请批准后办理",
		"商请上级工会指导组建", "请班子成员到联系点指导工作",
		"统一社会信用代码911101050000000017", "账号622202123456789", "文号国资发〔2026〕12号", "本年1—11月发展党员19名，占41.0%",
		"创建精神文明单位3个", "文明单位", "慰问老党员12人次", "再发展一批", "2026年12月31日", "经费14.30万元、支出9033340元",
		"特此报告。", "预算20261231号",
	} {
		if got := scanned(text); len(got) > 0 {
			t.Errorf("%s: %q", text, got)
		}
	}
}

// Wherever it stands, it is found, and the place is one that a person finds.
func TestScanPlaces(t *testing.T) {
	const bad = "待核对"
	at := func(b Block) []Block { return []Block{b} }
	table := func(change func(*Table)) []Block {
		x := Table{Title: "清单", Columns: []Column{Col("问题"), Col("整改", "措施")}, Rows: [][]Cell{{{Text: "好"}, {Text: "好"}}}}
		change(&x)
		return at(x)
	}
	for _, x := range []struct {
		place  string
		blocks []Block
	}{
		{"标题", at(Title{Sub: bad})}, {"主送机关", at(Addressee{bad})}, {"小标题", at(Heading{Text: bad})},
		{"“存在问题”下的第2段", []Block{Heading{Text: "存在问题"}, Paragraph{Text: "好"}, Paragraph{Text: bad}}},
		{"附件说明", at(AnnexList{Items: []string{"好", bad}})}, {"附件标题", at(Annex{Title: bad})}, {"注", at(Note{bad})},
		{"“函”下的第1段", at(Letter{Title: "函", Body: []string{bad}})}, {"落款", at(Signature{Unit: bad})},
		{"版记", at(Imprint{CopyTo: bad})},
		{"红头", at(RedHead{Unit: bad})}, {"图“分布”", at(Chart{Title: "分布", Labels: []string{bad}})},
		{"图“分布”", at(Chart{Title: "分布", Series: []Series{{Name: bad}}})}, {"图片“" + bad + "”", at(Picture{Caption: bad})},
		{"表“清单”第1行“措施”栏", table(func(t *Table) { t.Rows[0][1].Text = bad })},
		{"表“清单”第2行“措施”栏", table(func(t *Table) { t.Rows = append(t.Rows, []Cell{{}, {Text: bad}}) })},
		{"表“清单”的合计行“问题”栏", table(func(t *Table) { t.Totals = [][]Cell{{{Text: bad, Span: 2}}} })},
		{"表“清单”的表头", table(func(t *Table) { t.Columns[0].Path[0] = bad })},
		{"表“清单”的注", table(func(t *Table) { t.Notes = []string{bad} })},
		{"表“清单”", table(func(t *Table) { t.Rows, t.Empty = nil, bad })},
		{"表“清单”的签署", table(func(t *Table) { t.Sign = &Sign{Maker: bad} })},
		{"表格“意见”栏", at(Form{Rows: []FormRow{{Boxes: []Box{Label("意见"), Filled(bad)}}}})},
		{"表格“选”栏", at(Form{Rows: []FormRow{{Boxes: []Box{Label("选"), {Ticks: []Tick{{Text: bad}}}}}}})},
		{"第1段", at(Slip{Blocks: at(Paragraph{Text: bad})})}, {"第1段", at(Cards{Items: [][]Block{at(Paragraph{Text: bad})}})},
	} {
		hits := Scan(Document{Title: "报告", Sections: []Section{{Blocks: x.blocks}}}, scanBook())
		if len(hits) != 1 || hits[0].Place != x.place || hits[0].Text != bad {
			t.Errorf("%T: %+v, want %s", x.blocks[0], hits, x.place)
		}
	}
	if len(Scan(Document{Title: "阻断清单", Office: "某公司"}, scanBook())) != 1 {
		t.Error("the document's own title is not scanned")
	}
}

// A name may stand where the document is signed, and nowhere else.
func TestScanSigners(t *testing.T) {
	blocks := []Block{RedHead{Signer: "云甲戌"}, Table{Sign: &Sign{Head: "云甲戌"}}, Signature{Unit: "某公司"}}
	if hits := Scan(Document{Sections: []Section{{Blocks: blocks}}}, scanBook()); len(hits) > 0 {
		t.Errorf("%+v", hits)
	}
}

func TestStopped(t *testing.T) {
	doc := func(texts ...string) Document {
		var blocks []Block
		for _, s := range texts {
			blocks = append(blocks, Paragraph{Text: s})
		}
		return Document{Subject: "问题整改清单", Sections: []Section{{Blocks: blocks}}}
	}
	if err := Stopped(doc("已整改12项"), scanBook()); err != nil {
		t.Error(err)
	}
	err := Stopped(doc("待核对", "好", "妥否", "补登", "阻断"), scanBook())
	if err == nil {
		t.Fatal("let through")
	}
	for _, want := range []string{"“问题整改清单”没有导出", "第1段有“待核对”（内部核查用语）", "第3段有“妥否”", "等共4处",
		"台账没有改动"} {
		if !strings.Contains(err.Error(), want) {
			t.Errorf("%s lacks %s", err, want)
		}
	}
}

// No fault phrase of what may go up is itself stopped.
func TestFaultPhrasesPassTheScan(t *testing.T) {
	for _, r := range rule.All() {
		f, _ := rule.FaultOf(r.ID, "")
		if got := scanned(f.Sentence(2, 9, 3)); f.Goes != rule.Inside && len(got) > 0 {
			t.Errorf("%s: %q", r.ID, got)
		}
	}
}
