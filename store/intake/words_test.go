package intake

// The words of offices: headings and values as real registers have them.

import (
	"slices"
	"strings"
	"testing"

	"partyledger/model"
	"partyledger/store/sheet/sheettest"
)

// The columns of the registers of DOMAIN B-3, and which of them the ledger has no
// place for.
func TestRegisters(t *testing.T) {
	for name, x := range map[string]struct {
		kind        model.Kind
		heads, none string
	}{
		"全国党员管理信息系统": {model.KindPerson, "序号、姓名、性别、公民身份号码、民族、出生日期、学历、人员类别、学位、所在党支部、手机号码、入党日期、转正日期、党龄、党龄校正值、新社会阶层类型、工作岗位、从事专业技术职务、是否农民工、现居住地、是否失联党员、是否流动党员、入党类型、转正情况、入党时所在支部、延长预备期时间",
			"序号、党龄、新社会阶层类型、是否失联党员、是否流动党员、入党类型、转正情况、入党时所在支部、延长预备期时间"},
		"发展党员纪实公示": {model.KindPerson, "姓名、公民身份证号码、民族、性别、出生日期、学历、申请入党日期、手机号码、背景信息、工作岗位、政治面貌、接受申请党组织、籍贯、入团日期、参加工作日期、确定入党积极分子日期、工作单位及职务、家庭住址、加入党组织日期、转为正式党员日期、人员类别、党籍状态、入党类型、所在党支部",
			"申请入党日期、背景信息、接受申请党组织、确定入党积极分子日期、人员类别、党籍状态、入党类型"},
		"党组织": {model.KindOrganization, "党组织全称、组织树、简称、党内统计用简称、成立日期、编码、联系人、电话、组织类别、是否具有审批预备党员权限、功能型党组织、行政区划、批准成立的上级党组织、曾用名",
			"组织树、党内统计用简称、功能型党组织、行政区划、曾用名"},
		"单位":    {model.KindEnterprise, "名称、统一社会信用代码、企业控制（控股）情况、企业规模、隶属关系、经济行业、经济类型、注册地", "经济类型"},
		"打印花名册": {model.KindPerson, "序号、姓名、性别、民族、出生年月(1998.07)、籍贯、学历学位、部门及职务/岗位、入党时间、转正时间、党龄、所在支部、党内职务、是否一线、联系电话、备注", "序号、党龄、党内职务"},
		"集团镜像":  {model.KindPerson, "集团员工编码、企业名称、党员姓名、专业技术职务、党龄、党龄校正值(月)、进入本系统日期、离开本系统类型、离开本系统日期、操作党组织", "党龄、操作党组织"},
		"发展台账":  {model.KindDevelopmentCase, "姓名、所在支部、申请入党时间、谈话时间、确定积极分子时间、培养联系人、确定发展对象时间、公示开始时间、公示截止时间、入党介绍人、政治审查完成时间、集中培训天数、上级党委预审时间、是否经团组织推优、推荐（推优）年月", ""},
		"交流":    {model.KindExchange, "姓名、原部门、原职务、原职级、现部门、现职务、现职级、方向、交流时间、文号、待遇是否同级标准", ""},
		"委员":    {model.KindCommitteeMember, "党组织名称、姓名、党内职务、任职时间、免职年月日、是否常委", ""},
	} {
		heads := strings.Split(x.heads, "、")
		fields, _ := matchHeads(heads, headings(model.SchemaOf(x.kind)))
		var none []string
		for i, f := range fields {
			if f < 0 {
				none = append(none, heads[i])
			}
		}
		if got := strings.Join(none, "、"); got != x.none {
			t.Errorf("%s: without a field are %s, want %s", name, got, x.none)
		}
	}
}

// A field's own name is taken before a synonym that stands further left.
func TestLabelBeforeSynonym(t *testing.T) {
	s := model.SchemaOf(model.KindPerson)
	fields, _ := matchHeads([]string{"单位", "岗位", "姓名", "职务（岗位）", "所在企业"}, headings(s))
	var got []string
	for _, f := range fields {
		if f < 0 {
			got = append(got, "")
		} else {
			got = append(got, s.Fields[f].Name)
		}
	}
	sheettest.Diff(t, []string{"", "", "Name", "Position", "EnterpriseID"}, got)
}

// A heading that means one field means another where the first has a column of its own: in a
// ledger of problems 责任单位 is the enterprise, beside 被检查企业 it is who puts it right.
func TestFurtherField(t *testing.T) {
	s := model.SchemaOf(model.KindRectification)
	for _, x := range []struct{ heads, want []string }{
		{[]string{"责任单位", "存在问题", "原因分析", "是否上报"}, []string{"EnterpriseID", "Problem", "Cause", "Publish"}},
		{[]string{"责任单位", "企业", "问题简述", "具体表现"}, []string{"UnitID", "EnterpriseID", "Title", "Shows"}},
		{[]string{"企业名称", "责任单位", "整改进展"}, []string{"EnterpriseID", "UnitID", "Progress"}},
		{[]string{"企业", "整改责任单位", "责任单位"}, []string{"EnterpriseID", "UnitID", ""}},
	} {
		fields, _ := matchHeads(x.heads, headings(s))
		var got []string
		for _, f := range fields {
			if f < 0 {
				got = append(got, "")
			} else {
				got = append(got, s.Fields[f].Name)
			}
		}
		sheettest.Diff(t, x.want, got)
	}
}

func TestGuesses(t *testing.T) {
	for text, want := range map[string]string{
		"高级工程师": "高级", "正高级经济师": "高级", "副研究员": "高级", "工程师": "中级", "助理工程师": "初级", "助理研究员": "中级", "技术员": "初级", "中级工程师": "中级",
		"高级技师": "", "高级工": "", "中级工": "", "注册会计师": "", "未评": "无", "甲": "",
	} {
		if got := guessTitleGrade(text); got != want {
			t.Errorf("title %s: %q, want %q", text, got, want)
		}
	}
	for text, want := range map[string]string{
		"大学本科/管理学学士": "大学本科", "在职研究生学历": "研究生", "大学、工学硕士": "大学本科", "硕士": "研究生", "大学专科学历": "大学专科", "专升本": "大学本科", "博士后": "", "不详": "",
	} {
		if got := guessEducation(text); got != want {
			t.Errorf("education %s: %q, want %q", text, got, want)
		}
	}
	for text, want := range map[string]string{
		"中共党员(预备)": "预备党员", "九三学社社员": "民主党派", "中国民主建国会会员": "", "共青团员(已推优)": "共青团员", "非党员": "", "无党派人士": "群众", "农工党党员": "民主党派",
	} {
		if got := guessStatus(text); got != want {
			t.Errorf("status %s: %q, want %q", text, got, want)
		}
	}
	for text, want := range map[string]string{
		"党支部书记、经理": "书记", "党委专职副书记": "专职副书记", "党支部组织委员": "组织委员", "支部书记(主持)": "书记", "纪委书记": "纪委书记", "纪委副书记": "", "纪委委员": "", "干事": "",
	} {
		if got := guessPartyPost(text); got != want {
			t.Errorf("post %s: %q, want %q", text, got, want)
		}
	}
	for text, want := range map[string]string{"机关第一党总支部": "党总支", "联合支部": "党支部", "中共甲公司委员会": "党委", "党组": ""} {
		if got := guessOrganizationType(text); got != want {
			t.Errorf("organisation %s: %q, want %q", text, got, want)
		}
	}
	if n := len(peoples()); n != 55 && n != 56 {
		t.Errorf("%d peoples", n)
	}
}

// Every guess is a choice of its field.
func TestGuessesAreChoices(t *testing.T) {
	words := []string{"高级工程师", "本科学历", "硕士", "预备期党员", "民盟盟员", "派遣工", "内退人员", "国有控股", "某支部", "支部书记"}
	for _, s := range model.Schemas() {
		for name, c := range MappingOf(s.Kind).Columns {
			f, _ := s.Field(name)
			for _, word := range words {
				if c.Guess == nil {
					continue
				}
				if g := c.Guess(word); g != "" && !slices.Contains(f.Choices, g) {
					t.Errorf("%s.%s: %s is read as %s, which is no choice", s.Kind, name, word, g)
				}
			}
		}
	}
}

func TestGuessedAndSecondColumns(t *testing.T) {
	d := newDesk(t)
	const s = "Sheet1"
	d.row(s, 1, "编号", "姓名", "工作单位", "政治面貌", "职称", "人员类别")
	d.row(s, 2, 1, "张甲", "甲公司", "中共党员", "高级工程师", "预备党员")
	d.row(s, 3, 2, "李乙", "甲公司", "中共党员", "高级工程师", "管理人员")
	d.row(s, 4, 3, "王丙", "甲公司", nil, "工程师", "发展对象")
	d.row(s, 5, 4, "赵丁", "甲公司", "群众", "高级技师", "正式党员")
	d.row(s, 6, 5, "钱戊", "甲公司", "清空", nil, "正式党员")
	got, sheets := readAll(t, d.save())
	sheettest.Diff(t, []model.Person{
		{Name: "张甲", EnterpriseID: "甲公司", Status: model.ProbationaryMember, TitleGrade: model.SeniorTitle},
		{Name: "李乙", EnterpriseID: "甲公司", Status: model.FullMember, TitleGrade: model.SeniorTitle},
		{Name: "王丙", EnterpriseID: "甲公司", Status: model.Prospect, TitleGrade: model.MiddleTitle},
		{Name: "赵丁", EnterpriseID: "甲公司", Status: model.NonParty},
		{Name: "钱戊", EnterpriseID: "甲公司"},
	}, people(got[s]))
	sheettest.Diff(t, []string{
		"2|注|E 职称|高级工程师|按“高级”读取，请核对（已保留；相同的不再逐行提示）",
		"4|注|E 职称|工程师|按“中级”读取，请核对（已保留；相同的不再逐行提示）",
		"5|错|E 职称|高级技师|“高级技师”不在可选范围内，请填：高级、中级、初级、无",
	}, said(got[s]))
	sheettest.Diff(t, []string{"编号（只是1、2、3…的顺序号）"}, sheets[0].Unknown)
}

// Numbers of the ledger's own are never taken for a count of the rows.
func TestOwnNumbersStay(t *testing.T) {
	src := records{model.KindEnterprise: {model.Enterprise{ID: "1", Name: "甲公司"}, model.Enterprise{ID: "2", Name: "乙公司"}}}
	got, _ := readAll(t, save(t, "导出.xlsx", write(t, src)))
	if rows := got["企业"]; len(rows) != 2 || rows[0].Record.(*model.Enterprise).ID != "1" {
		t.Errorf("numbers lost: %v", rows)
	}
}

func TestFormulas(t *testing.T) {
	d := newDesk(t)
	const s = "Sheet1"
	d.row(s, 1, "姓名", "工作单位", "出生日期", "备注")
	d.row(s, 2, "张甲", "甲公司", "1990-01-01", "甲")
	d.row(s, 3, "李乙", "甲公司", "1990-01-01", "乙")
	d.row(s, 4, "王丙", "甲公司", "1990-01-01", "丙")
	path := patch(t, d.save(), "xl/worksheets/sheet1.xml", func(x string) string {
		for at, cell := range map[string]string{
			"C2": `<c r="C2" t="str"><f>TEXT(A1,"yyyy")</f><v>1990-02-03</v></c>`,
			"C3": `<c r="C3" t="str"><f>C2&amp;""</f><v>1991-02-03</v></c>`,
			"C4": `<c r="C4"><f>DATE(1990,2,3)</f></c>`,
			"D3": `<c r="D3" t="str"><f>IF(A3="","",A3)</f><v></v></c>`,
			"D4": `<c r="D4"><f t="shared" si="0"/></c>`,
		} {
			from := strings.Index(x, `<c r="`+at+`"`)
			to := from + strings.Index(x[from:], "</c>") + len("</c>")
			x = x[:from] + cell + x[to:]
		}
		return x
	})
	got, _ := readAll(t, path)
	var out []string
	for _, p := range people(got[s]) {
		out = append(out, p.Name+"|"+p.BirthDay.String()+"|"+p.Note)
	}
	sheettest.Diff(t, []string{"张甲|1990-02-03|甲", "李乙|1991-02-03|", "王丙||"}, out)
	sheettest.Diff(t, []string{
		"2|注|C 出生日期|1990-02-03|这一列有公式：按文件里保存的结果读取，没有重新计算；如果结果不是最新的，请在Excel或WPS中重新保存后再导入",
		"4|错|C 出生日期|=DATE(1990,2,3)|是公式，而文件里没有保存它的结果；请在Excel或WPS中打开并保存后再导入，或直接填写内容",
		"4|错|D 备注|=|是公式，而文件里没有保存它的结果；请在Excel或WPS中打开并保存后再导入，或直接填写内容",
	}, said(got[s]))
}

// A hidden sheet that holds no records needs no word: programs keep their own
// things there.
func TestHiddenSheets(t *testing.T) {
	d := newDesk(t)
	d.row("Sheet1", 1, "姓名", "工作单位", "性别")
	d.row("Sheet1", 2, "张甲", "甲公司", "男")
	for _, name := range []string{"WpsReserved_CellImgList", "人员"} {
		_, err := d.f.NewSheet(name)
		d.ok(err)
	}
	d.row("WpsReserved_CellImgList", 1, "x", "y", "z")
	d.row("人员", 1, "姓名", "工作单位")
	d.row("人员", 2, "李乙", "甲公司")
	d.ok(d.f.SetSheetVisible("WpsReserved_CellImgList", false, true))
	d.ok(d.f.SetSheetVisible("人员", false))
	got, sheets := readAll(t, d.save())
	if len(sheets) != 3 || sheets[1].Kind != "" || sheets[1].Reason != "" || len(got["人员"]) != 1 {
		t.Errorf("%+v", sheets)
	}
}
