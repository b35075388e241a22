package main

// What the ledger holds before and after, by plctl.

import (
	"encoding/json"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"
)

// finding is what plctl check says of a record.
type finding struct {
	Rule    string `json:"rule"`
	ID      string `json:"id"`
	Message string `json:"message"`
}

// ctl runs plctl on a ledger and reads its answer. Exit 1 is what check answers
// where there are problems.
func (p *places) ctl(ledger string, into any, args ...string) {
	cmd := exec.Command(p.plctl, append([]string{"-w", ledger, "--json", "--as-of", asOf}, args...)...)
	out, err := cmd.Output()
	if exit, ok := err.(*exec.ExitError); ok && exit.ExitCode() == 1 && args[0] == "check" {
		err = nil
	} else if ok {
		fail("plctl %s：%s", args[0], exit.Stderr)
	}
	must(err)
	if into != nil {
		must(json.Unmarshal(out, into))
	}
}

// before is what is found in the sample when nobody has touched it.
func (p *places) before() []finding {
	ledger := filepath.Join(p.home, "sample")
	var out []finding
	p.ctl(ledger, nil, "demo")
	p.ctl(ledger, &out, "check")
	return out
}

func (p *places) ledger() string { return filepath.Join(p.work, "示例台账") }

// examine holds the closed ledger and what was handed out against the story.
func (s *story) examine() {
	s.ctl(s.ledger(), nil, "verify")
	s.examineFindings()
	s.examineRecords()
	s.examineReport()
}

// examineFindings: the fault that was mended is no longer found, every other one
// still is, and nothing is found in the new case.
func (s *story) examineFindings() {
	var now []finding
	s.ctl(s.ledger(), &now, "check")
	left := map[finding]bool{}
	for _, f := range now {
		left[f] = true
		if strings.Contains(f.Message, newcomer) && f.Rule != "B-00a" { // but that two texts apply
			fail("新人的记录应当没有问题，却查出：%s", f.Message)
		}
	}
	gone := 0
	for _, f := range s.were {
		switch mended := f.Rule == "C-10" && strings.HasPrefix(f.Message, faulty); {
		case mended && left[f]:
			fail("已经改正，却仍查出：%s", f.Message)
		case mended:
			gone++
		case !left[f] && f.Rule != "B-31": // B-31 counts those who are being developed
			fail("没有动过的问题不见了：%s", f.Message)
		}
	}
	if gone != 1 {
		fail("示例里应有一条%s的党费问题，有%d条", faulty, gone)
	}
}

// examineRecords reads the whole ledger back from an export.
func (s *story) examineRecords() {
	path := filepath.Join(s.desk.out, "全部记录.xlsx")
	s.ctl(s.ledger(), nil, "export", "--force", path)
	book := must1(excelize.OpenFile(path))
	defer book.Close()
	s.holds(book, "人员", "姓名", field{"政治面貌", "预备党员"}, field{"公民身份号码", "990000199605158880"}, field{"出生日期", "1996-05-15"},
		field{"所在企业", "某某数字科技有限公司"}, field{"入党日期", "2026-05-29"}, field{"企业生产经营一线", "是"})
	s.holds(book, "发展党员", "人员", field{"递交入党申请书日期", "2024-08-02"}, field{"培养联系人一", "郑亥乙"}, field{"入党介绍人二", "顾辛"},
		field{"列为发展对象日期", "2026-03-13"}, field{"政治审查结论", "合格"}, field{"上级党委预审日期", "2026-05-08"}, field{"入党宣誓日期", "2026-07-15"})
	s.holds(book, "支部大会", "发展党员记录", field{"应到会有表决权党员", "24"}, field{"实到会有表决权党员", "22"}, field{"赞成票", "20"}, field{"反对票", "1"},
		field{"弃权票", "1"},
		field{"书面赞成", "1"}, field{"大会决议", "同意接收"}, field{"上级党委审批日期", "2026-06-26"}, field{"审批是否同意", "是"}, field{"审批文号", "某某集团党〔2026〕41号"})
	for i, row := range must1(book.GetRows("人员")) {
		if slices.Contains(row, newcomers) {
			fail("放弃了的导入留下了人员，第%d行：%v", i+1, row)
		}
	}
	for sheet, want := range map[string]int{"培养考察": 4, "材料清单": 22} {
		if n := len(rowsOf(book, sheet, "发展党员记录", newcomer)); n != want {
			fail("工作表“%s”中新人应有%d行，有%d行", sheet, want, n)
		}
	}
}

// rowsOf is the rows of a sheet in which the column begins with a name, each by the
// column's title.
func rowsOf(book *excelize.File, sheet, column, name string) []map[string]string {
	rows := must1(book.GetRows(sheet))
	var out []map[string]string
	for i, row := range rows {
		if i == 0 {
			continue
		}
		got := map[string]string{}
		for j, cell := range row {
			if j < len(rows[0]) {
				got[strings.TrimSuffix(rows[0][j], "*")] = cell
			}
		}
		if strings.HasPrefix(got[column], name) {
			out = append(out, got)
		}
	}
	return out
}

// holds asks for one row about the newcomer with the given cells.
func (s *story) holds(book *excelize.File, sheet, column string, want ...field) {
	holdsOf(book, sheet, column, newcomer, want...)
}

// holdsOf asks for one row in which the column begins with a name, with the given cells.
func holdsOf(book *excelize.File, sheet, column, name string, want ...field) {
	rows := rowsOf(book, sheet, column, name)
	if len(rows) != 1 {
		fail("工作表“%s”中%s应有1行，有%d行", sheet, name, len(rows))
	}
	for _, f := range want {
		// Who shares a name with others is written 姓名（编号）.
		if got := rows[0][f.label]; got != f.text && !strings.HasPrefix(got, f.text+"（") {
			fail("工作表“%s”中%s的“%s”应为“%s”，是“%s”", sheet, name, f.label, f.text, got)
		}
	}
}

// examineReport reads the exported report.
func (s *story) examineReport() {
	found, err := filepath.Glob(filepath.Join(s.desk.home, "报表", "*.pdf"))
	must(err)
	if len(found) != 1 {
		fail("应有一份PDF报表，有%d份", len(found))
	}
	text, err := exec.Command("pdftotext", "-layout", found[0], "-").Output()
	must(err)
	plain := strings.Join(strings.Fields(string(text)), "")
	for _, want := range []string{"中共某某投资集团有限公司委员会", "年度党建工作情况", "2026年11月23日"} {
		if !strings.Contains(plain, want) {
			fail("报表%s里没有“%s”", found[0], want)
		}
	}
}
