package intake

// A roster as offices have them.

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"partyledger/model"
	"partyledger/model/day"
	"partyledger/store/sheet/sheettest"
)

// bench is a workbook in the making; any error ends the test.
type desk struct {
	t *testing.T
	f *excelize.File
}

func newDesk(t *testing.T) *desk {
	d := &desk{t, excelize.NewFile()}
	t.Cleanup(func() { d.f.Close() })
	return d
}

func (d *desk) ok(err error) {
	d.t.Helper()
	if err != nil {
		d.t.Fatal(err)
	}
}

func (d *desk) row(sheet string, n int, cells ...any) {
	d.t.Helper()
	for i, c := range cells {
		at, err := excelize.CoordinatesToCellName(i+1, n)
		d.ok(err)
		d.ok(d.f.SetCellValue(sheet, at, c))
	}
}

func (d *desk) format(sheet, at, code string) {
	d.t.Helper()
	id, err := d.f.NewStyle(&excelize.Style{CustomNumFmt: &code})
	d.ok(err)
	d.ok(d.f.SetCellStyle(sheet, at, at, id))
}

func (d *desk) save() string {
	d.t.Helper()
	path := filepath.Join(d.t.TempDir(), "花名册.xlsx")
	d.ok(d.f.SaveAs(path))
	return path
}

// said is a problem in one line.
func said(rows []Row) []string {
	var out []string
	for _, r := range rows {
		for _, p := range r.Problems {
			mark := "错"
			if p.Note {
				mark = "注"
			}
			out = append(out, fmt.Sprintf("%d|%s|%s|%s|%s", p.Row, mark, p.Column, p.Value, p.Why))
		}
	}
	return out
}

func people(rows []Row) []model.Person {
	var out []model.Person
	for _, r := range rows {
		out = append(out, *r.Record.(*model.Person))
	}
	return out
}

func TestMessyRoster(t *testing.T) {
	d := newDesk(t)
	const s = "Sheet1"
	d.row(s, 1, "某某投资集团有限公司党员花名册")
	d.ok(d.f.MergeCell(s, "A1", "K1"))
	d.row(s, 2, "填报单位：党群工作部", "", "", "", "", "", "", "填报日期：2026年11月")
	d.row(s, 4, "序号", "姓 名\n（必填）", "性别 *", "身份证号码(18位)", "出生\r\n年月", "民　族", "文化程度", "工作单位", "爱好", "党籍情况", "")
	d.ok(d.f.MergeCell(s, "J4", "K4"))
	d.row(s, 5, "", "", "", "", "", "", "", "", "", "入党时间", "转正时间")
	for _, col := range []string{"A", "B", "C", "D", "E", "F", "G", "H", "I"} {
		d.ok(d.f.MergeCell(s, col+"4", col+"5"))
	}
	d.row(s, 6, "填表说明：日期填到日")
	d.row(s, 7, 1, "张　甲", "男性", "99010119900101001９", "1990.01.01", "汉", "本科", "甲公司", "书法", "１９９８／０７／０１", "1999年7月1日")
	d.row(s, 8, 2, "李乙", "女", nil, 33000, "回族", "大专", "甲公司", nil, 19980701, 1998.1)
	d.format(s, "E8", `yyyy"年"m"月"d"日"`)
	d.row(s, 9, 3, "王丙", nil, "990101900101001", 32994, nil, nil, "甲公司", nil, "1998年2月30日", "1998-13-01")
	d.format(s, "E9", `yyyy"年"m"月"`)
	d.row(s, 10, 4, "赵丁", nil, 990101199001010010.0, "32994", nil, "博士后", "甲公司", nil, 36000, "1998.10")
	d.row(s, 11, 5, "钱戊", nil, "990101199001010011", nil, nil, nil, "甲公司")
	d.row(s, 12, 6, "孙己", nil, "990101 19900101 014x", nil, nil, nil, "甲公司")
	d.row(s, 13, 7, nil, nil, nil, nil, nil, nil, "甲公司")
	d.ok(d.f.SetCellFormula(s, "B13", `"周"&"庚"`))
	d.ok(d.f.SetRowVisible(s, 13, false))
	d.row(s, 14, 8, "吴辛", nil, nil, nil, nil, nil, "甲公司")
	d.row(s, 15, 9) // only numbered
	d.row(s, 16, "合计", 8, 1, 1, 0, 0, 0, 1)
	d.row(s, 17, "制表人：张三", "", "", "审核人：李四", "", "", "负责人：王五", "日期：2026.11")
	d.ok(d.f.SetColVisible(s, "F", false))
	_, err := d.f.NewSheet("空表")
	d.ok(err)
	_, err = d.f.NewSheet("附")
	d.ok(err)
	d.row("附", 1, "单位全称", "统一信用代码", "企业控股情况", "级次", "成立时间")
	d.row("附", 2, "甲公司", "", "独资", 1.0, "2001.3")
	_, err = d.f.NewSheet("随笔")
	d.ok(err)
	d.row("随笔", 1, "今天开会", "记得带材料")
	path := patch(t, d.save(), "xl/worksheets/sheet1.xml", func(x string) string {
		// What Excel keeps of a formula, and an error that it shows.
		x = strings.Replace(x, `"周"&amp;"庚"</f>`, `"周"&amp;"庚"</f><v>周庚</v>`, 1)
		x = strings.Replace(x, `&#34;周&#34;&amp;&#34;庚&#34;</f>`, `1</f><v>周庚</v>`, 1)
		x = strings.Replace(x, `<c r="B13">`, `<c r="B13" t="str">`, 1)
		return strings.Replace(x, `<c r="A14">`, `<c r="E14" t="e"><v>#REF!</v></c><c r="A14">`, 1)
	})
	got, sheets := readAll(t, path)
	want := []model.Person{
		{Name: "张甲", Sex: "男", IdentityNumber: "990101199001010019", BirthDay: day.Of(1990, 1, 1), Ethnicity: "汉族", Education: "大学本科",
			EnterpriseID: "甲公司", Admitted: day.Of(1998, 7, 1), Confirmed: day.Of(1999, 7, 1)},
		{Name: "李乙", Sex: "女", BirthDay: day.Of(1990, 5, 7), Ethnicity: "回族", Education: "大学专科", EnterpriseID: "甲公司",
			Admitted: day.Of(1998, 7, 1), Confirmed: month(1998, 1)},
		{Name: "王丙", IdentityNumber: "990101900101001", BirthDay: month(1990, 5), EnterpriseID: "甲公司"},
		{Name: "赵丁", EnterpriseID: "甲公司", Admitted: day.Of(1998, 7, 24), Confirmed: month(1998, 10)},
		{Name: "钱戊", IdentityNumber: "990101199001010011", EnterpriseID: "甲公司"},
		{Name: "孙己", Sex: "女", IdentityNumber: "99010119900101014X", BirthDay: day.Of(1990, 1, 1), EnterpriseID: "甲公司"},
		{Name: "周庚", EnterpriseID: "甲公司"},
		{Name: "吴辛", EnterpriseID: "甲公司"},
	}
	sheettest.Diff(t, want, people(got[s]))
	sheettest.Diff(t, []string{
		"8|注|K 转正时间|1998.1|只到月，期限和党龄按日计算，请补到日（已保留）",
		"9|错|J 入党时间|1998年2月30日|“1998年2月30日”：1998年2月没有30日（该月共28天）",
		"9|错|K 转正时间|1998-13-01|“1998-13-01”：没有13月",
		"9|错|D 身份证号码(18位)|990101900101001|是15位旧号，已停用，请按现用证件填18位",
		"10|错|D 身份证号码(18位)|990101199001010000|已被Excel当作数字，后几位丢失，请按证件重新以文本填写",
		"10|错|E 出生年月|32994|“32994”：像是表格软件的日期序号（1990-05-01）；请把单元格设为日期格式，或直接写日期",
		"10|错|G 文化程度|博士后|“博士后”不在可选范围内，请填：研究生、大学本科、大学专科、中专、高中、中技、初中及以下",
		"10|注|J 入党时间|36000|单元格不是日期格式，按Excel日期序号读作1998-07-24，请核对（已保留）",
		"10|注|K 转正时间|1998.10|只到月，期限和党龄按日计算，请补到日（已保留）",
		"11|错|D 身份证号码(18位)|990101199001010011|校验码不符（末位应为9，现为1），请与证件核对",
		"13|注|B 姓 名（必填）|周庚|这一列有公式：按文件里保存的结果读取，没有重新计算；如果结果不是最新的，请在Excel或WPS中重新保存后再导入",
		"14|错|E 出生年月|#REF!|是Excel的错误值，请改正公式或直接填写内容",
	}, said(got[s]))
	if d := got[s][1].Doubts; len(d) != 1 || d[0].What != Tenths || d[0].Column != "K 转正时间" {
		t.Errorf("1998.1 is not asked about: %+v", d)
	}
	sheettest.Diff(t, []model.Enterprise{{Name: "甲公司", Ownership: model.SoleState, Level: 1, Founded: month(2001, 3)}},
		[]model.Enterprise{*got["附"][0].Record.(*model.Enterprise)})
	var told []string
	for _, x := range sheets {
		told = append(told, fmt.Sprint(x.Name, "|", x.Kind, "|", x.Unknown, "|", x.Reason))
	}
	sheettest.Diff(t, []string{"Sheet1|person|[爱好]|", "空表||[]|", "附|enterprise|[]|",
		"随笔||[]|没有认出这张表的内容，没有读取。请使用导入模板的表头，或核对表头是否在前10行内。"}, told)
}

func month(y, m int) day.Day {
	d, err := day.NewMonth(y, m)
	if err != nil {
		panic(err)
	}
	return d
}

// Each heading that an office may write finds its field.
func TestHeadings(t *testing.T) {
	heads := headings(model.SchemaOf(model.KindPerson))
	for text, want := range map[string]string{
		"姓名": "Name", "姓 名": "Name", "姓\n名": "Name", "*姓名": "Name", "姓名（必填）": "Name", "【必填】姓名": "Name", "姓名*（与身份证一致）": "Name",
		"入党时间(年月日)": "Admitted", "身份证号：": "IdentityNumber", "职务/岗位": "Position", "职务（岗位）": "Position", "党龄校正值（月）": "AgeCorrection",
		"党费计算基数（元）": "", "党费基数（万元）": "", "爱好": "", "": "", "（）": "", "\u200b姓名\ufeff": "Name",
	} {
		got := ""
		if h, ok := fieldOf(heads, text); ok {
			got = model.SchemaOf(model.KindPerson).Fields[h.field].Name
		}
		if got != want {
			t.Errorf("%q: field %q, want %q", text, got, want)
		}
	}
}

func TestDates1904(t *testing.T) {
	d := newDesk(t)
	yes := true
	d.ok(d.f.SetWorkbookProps(&excelize.WorkbookPropsOptions{Date1904: &yes}))
	d.row("Sheet1", 1, "姓名", "出生日期", "单位", "入党日期", "备注")
	d.row("Sheet1", 2, "张甲", 31538.75, "甲公司", 34698, 34698)
	for _, at := range []string{"B2", "D2", "E2"} {
		d.format("Sheet1", at, "yyyy/m/d")
	}
	d.row("Sheet1", 3, "李乙", -1, "甲公司", 60, 4.3499999999999996)
	d.format("Sheet1", "B3", "yyyy/m/d")
	d.format("Sheet1", "D3", "m/d/yy")
	got, _ := readAll(t, d.save())
	sheettest.Diff(t, []model.Person{{Name: "张甲", BirthDay: day.Of(1990, 5, 7), EnterpriseID: "甲公司", Admitted: day.Of(1998, 12, 31),
		Note: "1998-12-31"},
		{Name: "李乙", EnterpriseID: "甲公司", Admitted: day.Of(1904, 3, 1), Note: "4.35"}}, people(got["Sheet1"]))
	sheettest.Diff(t, []string{"3|错|B 出生日期|-1|日期序号-1是负数，不是日期"}, said(got["Sheet1"]))
}

// Numbers as Excel keeps them: seventeen digits and exponents.
func TestNumbers(t *testing.T) {
	d := newDesk(t)
	d.ok(d.f.SetSheetName("Sheet1", "党建经费"))
	d.row("党建经费", 1, "企业", "年度", "上年度职工工资总额", "本年预算", "实际支出")
	d.row("党建经费", 2, "甲公司", 2026.0, "WAGES", "PLAN", "SPENT")
	path := patch(t, d.save(), "xl/worksheets/sheet1.xml", func(x string) string {
		for i, v := range []string{"4.3499999999999996", "1.2E7", "7.0000000000000007E-2"} {
			at := string(rune('C'+i)) + "2"
			from := strings.Index(x, `<c r="`+at+`"`)
			to := from + strings.Index(x[from:], "</c>")
			x = x[:from] + `<c r="` + at + `"><v>` + v + `</v>` + x[to:]
		}
		return x
	})
	got, _ := readAll(t, path)
	f := *got["党建经费"][0].Record.(*model.Fund)
	if f.Wages != 435 || f.Planned != model.Recorded(model.Yuan(12000000)) || f.Spent != 7 || f.Year != 2026 {
		t.Errorf("%+v %v", f, said(got["党建经费"]))
	}
}

// A cell merged over several people speaks for all of them.
func TestMergedDown(t *testing.T) {
	d := newDesk(t)
	d.row("Sheet1", 1, "所在支部", "序号", "姓名", "单位", "性别")
	d.row("Sheet1", 2, "第一支部", 1, "张甲", "甲公司", "男")
	d.row("Sheet1", 3, nil, 2, "李乙", "甲公司", "女")
	d.row("Sheet1", 4, nil, 3) // numbered, still empty
	d.row("Sheet1", 5, "第二支部", 4, "王丙", "乙公司", "男")
	d.row("Sheet1", 6, nil, 5, "赵丁", nil, "男")
	d.ok(d.f.MergeCell("Sheet1", "A2", "A4"))
	d.ok(d.f.MergeCell("Sheet1", "D5", "D6"))
	got, _ := readAll(t, d.save())
	var out []string
	for _, p := range people(got["Sheet1"]) {
		out = append(out, p.Name+p.OrganizationID+p.EnterpriseID)
	}
	sheettest.Diff(t, []string{"张甲第一支部甲公司", "李乙第一支部甲公司", "王丙第二支部乙公司", "赵丁乙公司"}, out)
}
