package intake

// What a person wants otherwise: of tables, columns, rows, cells, words, units; kept as a
// profile.

import (
	"path/filepath"
	"slices"
	"testing"

	"partyledger/model"
	"partyledger/store"
	"partyledger/store/keep"
	"partyledger/store/storetest"
)

func bookOf(t testing.TB, sheet string, lines ...string) string {
	return storetest.Book(t, storetest.Tab{Name: sheet, Rows: storetest.Rows(lines...)})
}

func TestChoices(t *testing.T) {
	w := caseLedger(t)
	path := bookOf(t, "名单", "机关党支部名单", "姓名|性别|级别|单位名|", "例|男|主管|江北集团|", "选员甲|男|主管|江北集团|老党员", "选员乙|女|科长|江北集团公司|",
		"选员丙|女|主管|江北集团|", "合计|3|||")
	res := storetest.Must[*Outcome](t)(Trial(t.Context(), w, Request{Files: []string{path}, As: model.KindPerson}))
	key := res.Tables[0].Key
	storetest.Same(t, filepath.Base(path)+"|名单!A2", key)
	storetest.Same(t, []string{"1 标题", "3 示例", "7 合计"}, leftRows(res.Tables[0]))
	c := Choice{As: model.KindPerson, Map: map[string]string{"C": "Rank", "D": "EnterpriseID", "E": "Note"},
		Fixed: map[string]string{"Status": "正式党员"},
		Rows:  map[int]bool{6: false}, Cells: map[string]string{"B5": "男"}, Words: map[string]map[string]string{"Rank": {"科长": "中层正职"}}}
	req := Request{Files: []string{path}, Choices: map[string]Choice{key: c}}
	res = bring(t, w, req)
	storetest.Same(t, []string{"名单 读2 增1 改0 同0 拒1"}, counts(res))
	storetest.Has(t, whys(res), "|5|D 单位名|江北集团公司|", "找不到企业")
	storetest.Same(t, []string{"选员甲|男|主管级|E1|O2|正式党员|老党员"}, persons(t, w, "Name", "Sex", "Rank", "EnterpriseID", "OrganizationID",
		"Status", "Note"))
	storetest.Same(t, []Suggested{{ID: "E1", Name: "江北示例投资集团有限公司"}}, res.Units[0].Suggestions[:1])

	c.Words["EnterpriseID"] = map[string]string{"江北集团公司": "E1"}
	req.Choices[key] = c
	res = bring(t, w, req)
	storetest.Same(t, []string{"名单 读2 增1 改0 同1 拒0"}, counts(res))
	storetest.Same(t, "选员乙|男|中层正职|E1", persons(t, w, "Name", "Sex", "Rank", "EnterpriseID")[1])

	yes := true
	c.Aside = &yes
	req.Choices[key] = c
	res = bring(t, w, req)
	if x := res.Tables[0]; x.As != "" || !x.Aside || res.Unexplained() || res.Batch != 0 {
		t.Errorf("set aside: %+v %v", x.Decision, res.Nothing)
	}
}

// Words that none of the list is are told of, with what they may mean; once for all rows.
func TestUnknownWords(t *testing.T) {
	w := caseLedger(t)
	path := bookOf(t, "人员", "姓名|所在企业|政治面貌|所在党支部", "词甲|江北集团|中共正式|机关支部", "词乙|江北集团|中共正式|机关支部", "词丙|江北集团|群众甲|集团机关支部")
	res := storetest.Must[*Outcome](t)(Trial(t.Context(), w, Request{Files: []string{path}}))
	var words []string
	for _, x := range res.Words {
		words = append(words, x.Label+x.Written)
	}
	storetest.Same(t, []string{"政治面貌中共正式"}, words)
	storetest.Same(t, []any{2, "正式党员"}, []any{res.Words[0].Count, res.Words[0].Suggestions[0]})
	i := slices.IndexFunc(res.Units, func(u Unit) bool { return u.Written == "集团机关支部" })
	storetest.Same(t, []any{1, "O2", "党支部", "E1"}, []any{res.Units[i].Count, res.Units[i].Suggestions[0].ID, res.Units[i].Make.Fields["Type"],
		res.Units[i].Make.Fields["EnterpriseID"]})
	storetest.Same(t, "人员|2|D 所在党支部|机关支部|按“中共江北示例投资集团有限公司机关支部委员会”读取，请核对（已保留；相同的不再逐行提示）", whys(res)[1])
}

// Units that the ledger does not know are made from the names found.
func TestMakeUnits(t *testing.T) {
	w := caseLedger(t)
	path := bookOf(t, "新支部党员名册", "姓名|性别|所在单位|所在支部", "造员甲|男|江北示例物业有限公司|物业党支部")
	res := storetest.Must[*Outcome](t)(Trial(t.Context(), w, Request{Files: []string{path}}))
	storetest.Same(t, 2, len(res.Units))
	req := Request{Files: []string{path}}
	for _, u := range res.Units {
		if u.Kind == model.KindEnterprise {
			u.Make.Fields["Ownership"], u.Make.Fields["ParentID"] = "国有全资", "江北集团"
		}
		req.Make = append(req.Make, u.Make)
	}
	res = bring(t, w, req)
	storetest.Same(t, []string{"新建的单位 读2 增2 改0 同0 拒0", "新支部党员名册 读1 增1 改0 同0 拒0"}, counts(res))
	o := storetest.One[model.Organization](t, w, "name = ?", "物业党支部")
	e := storetest.One[model.Enterprise](t, w, "name = ?", "江北示例物业有限公司")
	storetest.Same(t, []string{e.ID, "E1"}, []string{o.EnterpriseID, e.ParentID})
	storetest.Same(t, []string{"造员甲|" + e.ID + "|" + o.ID}, persons(t, w, "Name", "EnterpriseID", "OrganizationID"))
	storetest.Must[int64](t)(w.Undo(t.Context(), res.Batch))
	storetest.Same(t, []string{}, persons(t, w, "Name"))
}

// The same number with another name, the same name with another number, several of one
// name: asked, one by one.
func TestDoubts(t *testing.T) {
	w := office(t)
	path := bookOf(t, "名册", "姓名|身份证号|出生日期|单位|职务", "张甲|990101198001020060|1980-01-02|甲乙丙集团|司机", "李丁|99010119800102001X||甲乙丙集团|",
		"张甲||||会计主管")
	res := storetest.Must[*Outcome](t)(Trial(t.Context(), w, Request{Files: []string{path}}))
	all := asked(res)
	storetest.Has(t, all, "2|同名不同号|张甲|", "RY2", "是另一个人")
	storetest.Has(t, all, "3|同号不同名|李丁|", "“张甲”")
	storetest.Has(t, all, "4|可能是几个人|张甲|", "RY2", "RY3")
	storetest.Same(t, []string{"名册 读3 增0 改0 同0 拒0"}, counts(res))
	storetest.Same(t, 3, res.Doubtful())
	x := res.Tables[0]
	answers := map[string]string{}
	for _, d := range x.Doubts {
		answers[d.Key] = map[DoubtKind]string{OtherNumber: Take, OtherName: Leave, Several: "RY3"}[d.What]
	}
	res = bring(t, w, Request{Files: []string{path}, Choices: map[string]Choice{x.Key: {Answer: answers}}})
	storetest.Same(t, []string{"名册 读3 增1 改1 同0 拒0"}, counts(res))
	storetest.Same(t, "会计主管", storetest.One[model.Person](t, w, "id = ?", "RY3").Position)
	storetest.Same(t, "张甲", storetest.One[model.Person](t, w, "id = ?", "RY2").Name)
	storetest.Same(t, "司机", storetest.One[model.Person](t, w, "identity_number = ?", "990101198001020060").Position)
}

// A profile is offered for the same heads, travels in a backup, and is the choice again.
func TestProfiles(t *testing.T) {
	w := caseLedger(t)
	lines := []string{"姓名|性别|用人主体||老年份", "档甲|男|江北集团|会计|1999"}
	path := bookOf(t, "名单", lines...)
	req := Request{Files: []string{path}, As: model.KindPerson, Maps: []ColumnMap{{"名单", "C", "所在企业"}, {"名单", "D", "职务"}, {"名单", "E", ""}},
		Fixed: map[string]string{"政治面貌": "正式党员"}}
	res := storetest.Must[*Outcome](t)(Trial(t.Context(), w, req))
	if err := KeepProfile(t.Context(), w, "老名单", res.Tables[0].Decision, Choice{}); err != nil {
		t.Fatal(err)
	}
	backup := filepath.Join(t.TempDir(), "备份.db")
	storetest.Must[string](t)(keep.BackupTo(t.Context(), w, store.Target{Path: backup}))
	dir := t.TempDir()
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	restored := restoreInto(t, backup, dir)
	lines[1] = "档乙|女|江北集团|出纳|2000"
	path = bookOf(t, "另一份", append([]string{"表头上的标题"}, lines...)...)
	res = storetest.Must[*Outcome](t)(Trial(t.Context(), restored, Request{Files: []string{path}}))
	storetest.Same(t, "老名单", res.Tables[0].Offered)
	res = bring(t, restored, Request{Files: []string{path}, Profile: "老名单"})
	storetest.Same(t, []string{"另一份 读1 增1 改0 同0 拒0"}, counts(res))
	storetest.Same(t, "老名单", res.Tables[0].Profile)
	storetest.Same(t, []string{"档乙|女|E1|出纳|正式党员"}, persons(t, restored, "Name", "Sex", "EnterpriseID", "Position", "Status"))
	if err := RemoveProfile(t.Context(), restored, "老名单"); err != nil {
		t.Fatal(err)
	}
	storetest.Same(t, 0, len(storetest.Must[[]Profile](t)(Profiles(t.Context(), restored))))
}

// Several tables of a file are kept under one name, and read again by it; the day of the last
// use is that of an import, not of a trial.
func TestProfilesOfSeveralTables(t *testing.T) {
	w := caseLedger(t)
	path := storetest.Book(t, storetest.Tab{Name: "甲表", Rows: storetest.Rows("姓名|用人主体|老年份", "几员甲|江北水务|1999")},
		storetest.Tab{Name: "乙表", Rows: storetest.Rows("姓名|单位简称|性别|旧号", "几员乙|江北公交|男|7")},
		storetest.Tab{Name: "丙表", Rows: storetest.Rows("姓名|用人主体|老年份", "几员丙|江北水务|1998")})
	req := Request{Files: []string{path}, As: model.KindPerson, Maps: []ColumnMap{{"甲表", "B", "所在企业"}, {"甲表", "C", ""}, {"乙表", "B", "所在企业"},
		{"乙表", "D", ""}, {"丙表", "B", "所在企业"}, {"丙表", "C", ""}}}
	list := ProfilesOf("旧名册", storetest.Must[*Outcome](t)(Trial(t.Context(), w, req)).Tables, model.KindPerson)
	if len(list) != 2 || list[0].Name != "旧名册" || list[1].Name != "旧名册·乙表" {
		t.Fatalf("%+v", list)
	}
	for i := range list {
		list[i].Used = "2020-01-01"
	}
	if err := KeepProfiles(t.Context(), w, list); err != nil {
		t.Fatal(err)
	}
	used := func() (out []string) {
		for _, p := range storetest.Must[[]Profile](t)(Profiles(t.Context(), w)) {
			out = append(out, p.Name+" "+p.Used)
		}
		return out
	}
	storetest.Must[*Outcome](t)(Trial(t.Context(), w, Request{Files: []string{path}, Profile: "旧名册"}))
	storetest.Same(t, []string{"旧名册 2020-01-01", "旧名册·乙表 2020-01-01"}, used())
	res := bring(t, w, Request{Files: []string{path}, Profile: "旧名册"})
	storetest.Same(t, []string{"甲表 读1 增1 改0 同0 拒0", "乙表 读1 增1 改0 同0 拒0", "丙表 读1 增1 改0 同0 拒0"}, counts(res))
	storetest.Same(t, []string{"旧名册 2026-11-23", "旧名册·乙表 2026-11-23"}, used())
}

// Shapes of tables: a form, heads of three layers, sections, a sheet for each branch.
func TestShapes(t *testing.T) {
	for name, x := range map[string]struct {
		tabs []storetest.Tab
		want []string
	}{
		"form": {[]storetest.Tab{{Name: "Sheet1", Rows: storetest.Rows("党员登记表", "姓名|形甲|性别|男|民族|汉", "出生年月|1985.03|籍贯|某省|学历|大学",
			"入党时间|2010.06.15|工作单位|江北集团|职务|会计")}}, []string{"形甲|1985-03|大学本科|E1||会计|"}},
		"three layers": {[]storetest.Tab{{Name: "Sheet1", Rows: storetest.Rows("党员名册", "序号|姓名|出生年月|学历学位||||所在单位|职务", "|||全日制教育||在职教育||||",
			"|||学历|院校|学历|院校||", "1|形甲|1985.03|大专|某院|在职研究生|某大学|江北集团|会计")}},
			[]string{"形甲|1985-03|研究生|E1||会计|学历学位全日制教育（学历）：大专；学历学位在职教育（学历）：在职研究生"}},
		"sections": {[]storetest.Tab{{Name: "名册", Rows: storetest.Rows("一、江北示例水务有限公司", "姓名|出生年月|学历|职务", "形甲|1985.03|大学|职员",
			"二、公交第一党支部", "姓名|出生年月|学历|职务",
			"形乙|1985.04|大学|职员")}}, []string{"形甲|1985-03|大学本科|E2||职员|", "形乙|1985-04|大学本科|E3|O4|职员|"}},
		"branches": {[]storetest.Tab{{Name: "水务党支部", Rows: storetest.Rows("党员名册", "姓名|出生年月|学历|职务", "形甲|1985.03|大学|职员")},
			{Name: "公交第二", Rows: storetest.Rows("党员名册", "姓名|出生年月|学历|职务", "形乙|1985.04|大学|职员")}},
			[]string{"形甲|1985-03|大学本科|E2|O3|职员|", "形乙|1985-04|大学本科|E3|O5|职员|"}},
		"marks": {[]storetest.Tab{{Name: "名册", Rows: storetest.Rows("江北集团党员信息采集表", "姓名|出生年月|学历|职务", "例|1980.01|大学|职员",
			"形甲*|1985.03|大学|职员", "1|2|3|4")}},
			[]string{"形甲|1985-03|大学本科|E1||职员|"}},
	} {
		t.Run(name, func(t *testing.T) {
			w := caseLedger(t)
			path := storetest.Book(t, x.tabs...)
			accounted(t, path, bring(t, w, Request{Files: []string{path}}))
			storetest.Same(t, x.want, persons(t, w, "Name", "BirthDay", "Education", "EnterpriseID", "OrganizationID", "Position", "Note"))
		})
	}
}

func restoreInto(t *testing.T, backup, dir string) *store.Workspace {
	t.Helper()
	storetest.Must[string](t)(keep.Restore(t.Context(), dir, backup, store.Options{Now: storetest.Now}))
	return storetest.Open(t, dir)
}
