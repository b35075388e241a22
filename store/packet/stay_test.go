package packet

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"filippo.io/age"
	"github.com/xuri/excelize/v2"

	"partyledger/model"
	"partyledger/model/day"
	"partyledger/store"
	"partyledger/store/intake"
	"partyledger/store/storetest"
)

// unpacked is every byte of a packet: the file's own, and the content's once it is
// opened and unpacked, read without this package's reader.
func unpacked(t testing.TB, path, password string) string {
	t.Helper()
	file := storetest.Must[[]byte](t)(os.ReadFile(path))
	in := bufio.NewReader(bytes.NewReader(file))
	for range 2 { // the line that says what it is, and that with the sum
		storetest.Must[string](t)(in.ReadString('\n'))
	}
	content := io.Reader(in)
	if password != "" {
		id := storetest.Must[*age.ScryptIdentity](t)(age.NewScryptIdentity(password))
		content = storetest.Must[io.Reader](t)(age.Decrypt(in, id))
	}
	text := storetest.Must[[]byte](t)(io.ReadAll(storetest.Must[*gzip.Reader](t)(gzip.NewReader(content))))
	return string(file) + string(text)
}

// sums are the checksums and keys in a packet, whose digits say nothing and now and then hold any
// short number.
var sums = regexp.MustCompile("[0-9a-f]{64}")

// private is a subsidiary's ledger with things in it that are nobody else's.
func private(t testing.TB) *store.Workspace {
	t.Helper()
	w := subsidiary(t)
	p := storetest.One[model.Person](t, w, "id = 'RY1'")
	p.DuesBase, p.Dues, p.Phone, p.Note, p.BirthDay = 876543, 13148, "13812345678", "备注植入", day.Of(1990, 1, 1)
	storetest.Must[int64](t)(w.Save(t.Context(), "私", p,
		model.CareRecord{ID: "GH1", PersonID: "RY1", CareKind: model.CareIllness, Found: day.Of(2026, 8, 1), Need: "困难植入",
			Measures: "措施植入",
			Helped:   day.Of(2026, 8, 2), Amount: model.Yuan(500), Money: model.FromDues, Result: "效果植入"},
		model.Discipline{ID: "CF1", PersonID: "RY1", Measure: model.Warning, Day: day.Of(2020, 1, 1), Note: "处分植入"},
		model.Rectification{ID: "ZG1", EnterpriseID: "QY1", Problem: "张甲党费计算基数8,765.43元，每月应交131.48元，登记1.00元，少" +
			"130.48元，请核实补交。",
			Source: model.FromCheck, Found: day.Of(2026, 8, 1), RuleID: "C-10", RecordKind: "person", RecordID: "RY1"},
		model.DuesBasis{ID: "HE1", PersonID: "RY1", Year: 2026, From: model.MonthDay(2026, 1), Category: model.DuesByWage, Base: 765432,
			Amount: 11481, Note: "核定植入"},
		model.DuesArrear{ID: "QJ1", PersonID: "RY1", From: model.MonthDay(2026, 1), Reason: model.ArrearNoReason, Note: "欠交植入"},
		model.Meeting{ID: "HY1", OrganizationID: "DZ1", MeetingKind: model.MemberMeeting, Day: day.Of(2026, 8, 3), Title: "会议议题",
			Expected: 2, Attended: 1, ByName: true, Resolution: "决议植入"},
		model.MeetingAbsence{ID: "QX1", MeetingID: "HY1", PersonID: "RY1", How: model.Missed},
		model.Appraisal{ID: "PY1", OrganizationID: "DZ1", Year: 2025, Members: 2, Attended: 2, Rated: 2},
		model.AppraisalGrade{ID: "DC1", AppraisalID: "PY1", PersonID: "RY1", Grade: model.GradeUnfit, Outcome: "评议植入"},
		model.DuesGift{ID: "DE1", PersonID: "RY1", Day: day.Of(2026, 8, 1), Amount: 543210, About: "大额植入"},
		model.Rectification{ID: "ZG2", EnterpriseID: "QY1", Problem: "张甲自2026年1月起连续7个月没有正当理由不交党费，请党支部核实。",
			Source: model.FromCheck,
			Found:  day.Of(2026, 8, 1), RuleID: "F-08", RecordKind: "dues_arrear", RecordID: "QJ1"},
		model.ReportText{ID: "WZ1", Year: 2026, Report: model.AnnualText, Section: model.SectionOpening, Slot: model.SlotClosing,
			Text: "报告文字植入", Origin: model.TextOwn},
		model.WorkEntry{ID: "AP1", Title: "安排植入", First: day.Of(2026, 1, 1), Repeat: model.Repeat(model.Repeat("").Choices()[0])},
		model.Attachment{ID: "FJ1", RecordKind: "person", RecordID: "RY1", Title: "附件植入", FileName: "植入.pdf",
			Type: model.FileType(model.FileType("").Choices()[0]), Hash: strings.Repeat("ab", 32)},
	))
	return w
}

// Whatever is planted of what stays, no byte of a packet says it, whether it is sealed or
// not; what was chosen goes along.
func TestWhatNeverTravels(t *testing.T) {
	w := private(t)
	never := []string{"876543", "8,765", "8765.43", "困难植入", "报告文字植入", "安排植入", "附件植入", "植入.pdf", "乙水务设置",
		"DuesBase", `"Need"`, "130.48", "131.48", "765432", "11481", "核定植入", "欠交植入",
		"543210", "大额植入", "决议植入", "评议植入", "meeting_absence\"", "appraisal_grade\"", `"ByName"`, "QX1", "dues_basis\"", "连续7个月"}
	kept := []string{"13812345678", "备注植入", "处分植入", "措施植入", "效果植入", "13148"}
	number := "990101199001010019"
	for _, x := range []struct {
		req         SendRequest
		has, hasNot []string
	}{
		{SendRequest{}, []string{number, "张甲", "50000"}, kept},
		{SendRequest{Password: secret}, []string{number}, kept},
		{SendRequest{Without: []string{"公民身份号码"}}, []string{"张甲"}, append(slices.Clone(kept), number, "IdentityNumber")},
		{SendRequest{Scope: "QY2", Without: []string{"公民身份号码"}}, nil, append(slices.Clone(kept), number)},
		{SendRequest{With: []string{"手机号码", "备注", "帮扶措施", "帮扶效果", "月交党费（元）"}}, append(slices.Clone(kept), number),
			nil},
	} {
		text := sums.ReplaceAllString(unpacked(t, sent(t, w, x.req), x.req.Password), "#")
		for _, word := range append(x.hasNot, never...) {
			if strings.Contains(text, word) {
				t.Errorf("%+v: a packet says %q", x.req, word)
			}
		}
		for _, word := range x.has {
			if !strings.Contains(text, word) {
				t.Errorf("%+v: a packet does not say %q", x.req, word)
			}
		}
	}
	for _, x := range []struct {
		req  SendRequest
		word string
	}{
		{SendRequest{With: []string{"党费计算基数（元）"}}, "不能上报"},
		{SendRequest{With: []string{"姓名"}}, "可以选择的有：公民身份号码、手机号码"},
		{SendRequest{With: []string{"备注"}, Without: []string{"备注"}}, "既说带又说不带"},
	} {
		x.req.Path, x.req.Open = t.TempDir(), true
		_, err := Send(t.Context(), w, x.req)
		storetest.WantRefusal(t, err, x.word, "没有生成数据包")
	}
	issues := storetest.Must[[]store.Issue](t)(w.Issues(t.Context(), 10))
	if !strings.Contains(issues[0].Note, "含公民身份号码、手机号码、月交党费（元）、备注、帮扶措施、帮扶效果，不含党费计算基数（元）、") ||
		!strings.Contains(issues[0].Note, "、困难情况、") ||
		!strings.Contains(issues[4].Note, "含公民身份号码，不含手机号码、党费计算基数（元）、月交党费（元）") {
		t.Errorf("the log says %q and %q", issues[0].Note, issues[4].Note)
	}
}

// An export writes the private kinds only when it is asked for them.
func TestExportLeavesOutWhatIsPrivate(t *testing.T) {
	w := private(t)
	p := storetest.One[model.Person](t, w, "id = 'RY1'")
	p.DuesBase, p.Dues, p.Sex = 0, 0, "男" // the assessment tells them, and the number
	storetest.Must[int64](t)(w.Save(t.Context(), "核定", p))
	for _, asked := range []bool{false, true} {
		path := filepath.Join(t.TempDir(), "导出.xlsx")
		if err := intake.Export(t.Context(), w, store.Target{Path: path}, intake.ExportOptions{Private: asked}); err != nil {
			t.Fatal(err)
		}
		book := storetest.Must[*excelize.File](t)(excelize.OpenFile(path))
		var text strings.Builder
		for _, name := range book.GetSheetList() {
			for _, row := range storetest.Must[[][]string](t)(book.GetRows(name, excelize.Options{RawCellValue: true})) {
				text.WriteString(strings.Join(row, "\t") + "\n")
			}
		}
		storetest.Must[struct{}](t)(struct{}{}, book.Close())
		for _, word := range []string{"核定植入", "欠交植入", "大额植入", "评议植入", "QX1", "7654.32"} {
			if strings.Contains(text.String(), word) != asked {
				t.Errorf("asked for what is private: %t, %s is there: %t", asked, word, !asked)
			}
		}
		if !strings.Contains(text.String(), "困难植入") {
			t.Error("the rest is not there")
		}
		before := storetest.Dump(t, w)
		if _, err := intake.Import(t.Context(), w, intake.Request{Files: []string{path}}); err != nil {
			t.Error(err)
		}
		if storetest.Dump(t, w) != before {
			t.Errorf("asked for what is private: %t; taken in again it changes something", asked)
		}
	}
}

func TestChoicesHaveReasons(t *testing.T) {
	for _, c := range Choices() {
		if c.Why == "" || len(c.Kinds) == 0 {
			t.Errorf("%s goes up or not for no reason", c.Label)
		}
	}
	for label := range reasons {
		if !slices.Contains(choiceLabels(), label) {
			t.Errorf("a reason for %s, which is no choice", label)
		}
	}
	for _, s := range model.Schemas() {
		for _, f := range s.Fields {
			if f.Style == "secret" && f.Stay == model.Goes {
				t.Errorf("%s.%s is masked, and goes up unasked", s.Kind, f.Name)
			}
		}
	}
}

// What did not travel is never wiped here, nor counted as a difference, nor does what
// the receiver adds there stand in the way of the next packet.
func TestMergeLeavesWhatDidNotTravel(t *testing.T) {
	g, s := group(t), private(t)
	merged(t, g, sent(t, s, SendRequest{}))
	const where = "name = '张甲'"
	got := storetest.One[model.Person](t, g, where)
	if got.IdentityNumber == "" || got.DuesBase != 0 || got.Phone != "" || got.Note != "" {
		t.Fatalf("came: %+v", got)
	}
	got.DuesBase, got.Phone, got.Note = 100, "13900000000", "集团的备注"
	care := storetest.One[model.CareRecord](t, g, "1 = 1")
	care.Need, care.Measures = "集团知道的困难", "集团的措施"
	storetest.Must[int64](t)(g.Save(t.Context(), "集团补记", got, care))
	before := storetest.Dump(t, g)
	if r := merged(t, g, sent(t, s, SendRequest{})); len(r.Items) != 0 || r.State != Unchanged {
		t.Errorf("%s %v", r.Summary(), whatItems(r))
	}
	// Without identity numbers: everybody is known again, and keeps the number.
	if r := merged(t, g, sent(t, s, SendRequest{Without: []string{"公民身份号码"}})); len(r.Items) != 0 {
		t.Errorf("%s %v", r.Summary(), whatItems(r))
	}
	if storetest.Dump(t, g) != before {
		t.Error("a merge changed what did not travel")
	}
	// A change there comes without a dispute, and leaves what is here.
	p := storetest.One[model.Person](t, s, where)
	p.Department, p.Note = "新部门", "乙的新备注"
	storetest.Must[int64](t)(s.Save(t.Context(), "改", p))
	r := merged(t, g, sent(t, s, SendRequest{Without: []string{"公民身份号码"}}))
	storetest.Same(t, []string{"变更 人员 张甲 部门（班组）:>新部门"}, whatItems(r))
	now := storetest.One[model.Person](t, g, where)
	got.Department = "新部门"
	storetest.Same(t, got, now)
	// What is sent on request is taken, and disputed if the receiver has its own.
	r = merge(t, g, MergeRequest{}, sent(t, s, SendRequest{With: []string{"备注"}})).Files[0]
	storetest.Has(t, whatItems(r), "人员 张甲", "备注:集团的备注>乙的新备注")
	// Who is gone there stays if the receiver has something of its own about them.
	for _, kind := range []string{"meeting_absence", "appraisal_grade", "dues_basis", "dues_arrear", "dues_gift", "attachment",
		"rectification", "discipline", "care_record",
		"post"} {
		if _, err := s.Conn().Exec("DELETE FROM " + kind); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := s.Conn().Exec("DELETE FROM person WHERE id = 'RY1'"); err != nil {
		t.Fatal(err)
	}
	r = merged(t, g, sent(t, s, SendRequest{}))
	storetest.Has(t, whatItems(r), "保留 关怀帮扶", "另登记有困难情况、帮扶措施")
	storetest.Same(t, now.DuesBase, storetest.One[model.Person](t, g, where).DuesBase)
}

// Packets of an older program carry everything: they still merge, what must not travel is
// not taken, and what they brought before is not lost to a newer packet.
func TestOldPacketsStillMerge(t *testing.T) {
	g, s := group(t), private(t)
	old := func(serial int64) string {
		t.Helper()
		x := storetest.Must[*sending](t)(newSending(t.Context(), s.Conn(), "", nil))
		m := manifest()
		m.Sender, m.Serial = Sender{ID: "QY1", Name: "乙水务", CreditCode: codeB}, serial
		x.content.Kinds = packetKinds()
		return storetest.Put(t, t.TempDir(), "old.dbb", written(t, m, x.content, ""))
	}
	r := merged(t, g, old(1))
	if r.State != Merged || r.Broken+r.Left != 0 {
		t.Fatalf("%s: %v", r.Summary(), whatItems(r))
	}
	p := storetest.One[model.Person](t, g, "name = '张甲'")
	if p.DuesBase != 0 || storetest.One[model.CareRecord](t, g, "1 = 1").Need != "" || p.Phone == "" || p.IdentityNumber == "" {
		t.Errorf("came: %+v", p)
	}
	// As a merge of the older program left it.
	p.DuesBase = 876543
	kept := HashOf(model.AppendRecord(nil, p))
	for _, x := range []struct {
		sql  string
		args []any
	}{
		{"UPDATE person SET dues_base = 876543 WHERE id = ?", []any{p.ID}},
		{"UPDATE packet_received SET stayed = ''", nil},
		{"UPDATE packet_record SET kept = ? WHERE here = ? AND kind = 'person'", []any{kept[:], p.ID}},
	} {
		if _, err := g.Conn().Exec(x.sql, x.args...); err != nil {
			t.Fatal(err)
		}
	}
	if r := merged(t, g, old(2)); len(r.Items) != 0 {
		t.Errorf("%v", whatItems(r))
	}
	now := storetest.One[model.Person](t, s, "id = 'RY1'")
	now.Department = "新部门"
	storetest.Must[int64](t)(s.Save(t.Context(), "改", now))
	storetest.Same(t, []string{"变更 人员 张甲 部门（班组）:>新部门"}, whatItems(merged(t, g, old(3))))
	storetest.Same(t, model.Amount(876543), storetest.One[model.Person](t, g, "name = '张甲'").DuesBase)
}
