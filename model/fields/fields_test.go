package fields_test

import (
	"slices"
	"strings"
	"testing"

	"partyledger/model"
	"partyledger/model/day"
	"partyledger/model/fields"
)

// book is an office with one branch and two cases.
func book() *model.Book {
	b := model.BookOf(day.Of(2026, 11, 23), "", nil, []model.Record{
		model.Office{ID: model.OfficeID, Unit: "甲集团", Head: "钱某"},
		model.Enterprise{ID: "E", Name: "甲公司", CreditCode: "9"},
		model.Organization{ID: "O", Name: "中共甲公司第一支部委员会", ShortName: "一支部", EnterpriseID: "E", ParentID: "U", Contact: "周某"},
		model.Organization{ID: "U", Name: "中共甲公司委员会", EnterpriseID: "E", Contact: "吴某"},
		model.Person{ID: "P1", Name: "张甲", Sex: model.Male, BirthDay: day.Of(1998, 7, 9), IdentityNumber: "110101199807090011",
			Phone: "13800000000", EnterpriseID: "E", OrganizationID: "O", Department: "财务部", Position: "会计", Dues: model.Amount(10005)},
		model.Person{ID: "P2", Name: "李乙", EnterpriseID: "E", OrganizationID: "O", Left: day.Of(2025, 1, 1)},
		model.Person{ID: "P3", Name: "王丙", EnterpriseID: "E", OrganizationID: "O"},
		model.DevelopmentCase{ID: "C1", PersonID: "P1", OrganizationID: "O", Applied: day.Of(2023, 1, 2), Mentor1ID: "P2", Mentor3ID: "P3",
			TalkDay: day.Of(2023, 1, 20), ReviewVerdict: model.Passed, TrainingDays: 3},
		model.DevelopmentCase{ID: "C2", PersonID: "P3", OrganizationID: "O", Applied: day.Of(2024, 5, 6), LeagueRecommended: true},
		model.BranchMeeting{ID: "M1", CaseID: "C1", Purpose: model.ForAdmission, Day: day.Of(2025, 12, 1), Resolution: model.Admit,
			Vote: model.Vote{Eligible: 20, Present: 18, For: 18}, ApprovalDay: day.Of(2026, 1, 5), Approved: model.CheckedYes},
		model.Inspection{ID: "I1", CaseID: "C1", Day: day.Of(2024, 1, 1), Conclusion: "好"},
		model.Inspection{ID: "I2", CaseID: "C1", Day: day.Of(2024, 7, 1), Conclusion: "较好"},
		model.Term{ID: "T", OrganizationID: "O", Elected: day.Of(2024, 3, 4)},
	})
	b.Today = day.Of(2026, 11, 30)
	return b
}

func of(t *testing.T, kind model.Kind, id string, opt fields.Options) *fields.Fields {
	t.Helper()
	b := book()
	r, ok := b.Record(model.Ref{Kind: kind, ID: id})
	if !ok {
		t.Fatal(id)
	}
	return fields.Of(b, r, opt)
}

func TestText(t *testing.T) {
	for mark, want := range map[string]string{
		"姓名":        "张甲",
		"所在党支部":     "中共甲公司第一支部委员会",
		"党支部":       "中共甲公司第一支部委员会",
		"党支部.党组织全称": "中共甲公司第一支部委员会",
		"党支部.简称":    "一支部",
		"简称":        "一支部",
		"联系人":       "周某",
		"上级党组织.联系人": "吴某",
		"党支部.上级党组织.党组织全称":   "中共甲公司委员会",
		"企业.企业名称":           "甲公司",
		"单位":                "甲公司",
		"单位名称":              "甲集团",
		"单位设置.单位负责人":        "钱某",
		"人员.姓名":             "张甲",
		"培养联系人一":            "李乙",
		"培养联系人一.姓名":         "李乙",
		"培养联系人二.姓名":         "",
		"培养联系人":             "李乙、王丙",
		"单位及职务":             "甲公司财务部会计",
		"部门":                "财务部",
		"部门(班组)":            "财务部",
		"部门_班组_":            "财务部",
		"递交入党申请书日期":         "2023年1月2日",
		"入党申请日期":            "2023年1月2日",
		"入党申请日期|年月日":        "2023年1月2日",
		"入党申请日期|年月":         "2023.01",
		"入党申请日期|点":          "2023.01.02",
		"入党申请日期|横":          "2023-01-02",
		"入党申请日期|大写":         "二〇二三年一月二日",
		`入党申请日期|\@yy年M月dd日`: "23年1月02日",
		`入党申请日期|\@yyyy-MM`:  "2023-01",
		"出生年月":              "1998.07",
		"出生年月|年月日":          "1998年7月9日",
		"预备期满日":             "2026年12月1日",
		"预备期开始日|点":          "2025.12.01",
		"转正之日":              "",
		"现阶段":               "预备党员",
		"考察次数":              "2",
		"年龄":                "28",
		"党龄":                "",
		"接收大会.赞成票":          "18",
		"接收大会.支部大会日期":       "2025年12月1日",
		"接收大会.人员.姓名":        "张甲",
		"转正大会.支部大会日期":       "",
		"今天":                "2026年11月30日",
		"截止日期":              "2026年11月23日",
		"人数":                "1",
		"届满日期":              "2027年3月4日",
		"公民身份号码":            "1101***********011",
		"身份证号":              "1101***********011",
		"手机":                "138****0000",
		"姓名|掩码":             "**",
		"性别|勾:男":            "☑",
		"性别|勾:女":            "□",
		"政治审查结论|勾:合格":       "☑",
		"经团组织推优|勾":          "□",
		"集中培训天数|大写":         "叁",
		"月交党费(元)|大写":        "壹佰元零伍分",
		"月交党费(元)":           "100.05",
		"公示异议":              "",
		"公示异议|空:3":          "___",
		"姓名|空:3":            "张甲",
	} {
		words := strings.Split(mark, "|")
		got, known, err := of(t, model.KindDevelopmentCase, "C1", fields.Options{}).Text(words[0], words[1:])
		if !known || err != nil || got != want {
			t.Errorf("%s: %q (%v, %v), want %q", mark, got, known, err, want)
		}
	}
}

func TestOptions(t *testing.T) {
	f := of(t, model.KindDevelopmentCase, "C1", fields.Options{Unmasked: true, Days: "点"})
	for mark, want := range map[string]string{"身份证号": "110101199807090011", "身份证号|掩码": "1101***********011", "手机|掩码": "138****0000",
		"入党申请日期": "2023.01.02", "入党申请日期|横": "2023-01-02"} {
		words := strings.Split(mark, "|")
		if got, _, err := f.Text(words[0], words[1:]); got != want || err != nil {
			t.Errorf("%s: %q %v", mark, got, err)
		}
	}
}

func TestWrong(t *testing.T) {
	f := fields.Sample(model.KindDevelopmentCase)
	for mark, want := range map[string]string{"姓名|年月日": "这里不是日期，不能用“年月日”", "姓名|大写": "这里不是日期，不能用“大写”", "姓名|斜": "没有“斜”这种格式",
		"姓名|空:多":    "横线的个数",
		`姓名|\@yyyy`: "不是日期"} {
		words := strings.Split(mark, "|")
		if _, known, err := f.Text(words[0], words[1:]); !known || err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v %v", mark, known, err)
		}
	}
	for _, name := range []string{"没有", "党支部.没有", "没有.姓名", "", ".", "姓名.姓名", "党支部.", "人员.人员.人员.没有"} {
		if _, known, _ := f.Text(name, nil); known {
			t.Errorf("%q is known", name)
		}
	}
	if got := f.Near("入党申请日起"); !slices.Contains(got, "入党申请日期") || len(got) > 3 {
		t.Error(got)
	}
}

func TestLists(t *testing.T) {
	names := func(f *fields.Fields, list, name string) string {
		items, sample, known := f.List(list)
		if !known || sample == nil {
			return "unknown"
		}
		var out []string
		for _, x := range items {
			text, _, _ := x.Text(name, []string{})
			out = append(out, text)
		}
		return strings.Join(out, " ")
	}
	one := of(t, model.KindDevelopmentCase, "C1", fields.Options{})
	all := fields.All(book(), []model.Record{model.DevelopmentCase{ID: "C1", PersonID: "P1"}, model.DevelopmentCase{ID: "C2",
		PersonID: "P3"}}, fields.Options{})
	branch := of(t, model.KindOrganization, "O", fields.Options{})
	for _, c := range []struct {
		f          *fields.Fields
		list, name string
		want       string
	}{
		{one, "培养考察", "考察意见", "好 较好"}, {one, "人员", "姓名", "张甲"}, {one, "支部大会", "实到会有表决权党员", "18"}, {one, "没有", "姓名", "unknown"},
		{all, "人员", "姓名", "张甲 王丙"}, {all, "发展党员", "编号", "C1 C2"}, {all, "记录", "编号", "C1 C2"},
		{branch, "人员", "姓名", "张甲 王丙"}, {branch, "换届", "选举日期", "2024年3月4日"}, {branch, "发展党员", "姓名", "张甲 王丙"},
	} {
		if got := names(c.f, c.list, c.name); got != c.want {
			t.Errorf("%s of %s: %q, want %q", c.name, c.list, got, c.want)
		}
	}
	if got, known := one.Filled("教育培训"); got || !known {
		t.Error("no training, and the list is filled or unknown")
	}
}

// Of several records a name means what is common, else what each has.
func TestCommon(t *testing.T) {
	b := book()
	all := fields.All(b, []model.Record{mustCase(b, "C1"), mustCase(b, "C2")}, fields.Options{})
	for mark, want := range map[string]string{"姓名": "张甲、王丙", "所在党支部": "中共甲公司第一支部委员会", "人数": "2", "入党申请日期|点": "2023.01.02、2024.05.06",
		"党支部.联系人": "周某", "公示异议": ""} {
		words := strings.Split(mark, "|")
		if got, known, err := all.Text(words[0], words[1:]); got != want || !known || err != nil {
			t.Errorf("%s: %q %v %v, want %q", mark, got, known, err, want)
		}
	}
	if _, known, _ := all.Text("没有.x", nil); known {
		t.Error("known")
	}
}

func mustCase(b *model.Book, id string) model.DevelopmentCase {
	c, _ := model.Find[model.DevelopmentCase](b, id)
	return c
}

func TestFilled(t *testing.T) {
	f := of(t, model.KindDevelopmentCase, "C1", fields.Options{})
	for name, want := range map[string]bool{"姓名": true, "公示异议": false, "经团组织推优": false, "政审结论性材料": false, "培养考察": true, "培养联系人二": false} {
		if got, known := f.Filled(name); got != want || !known {
			t.Errorf("%s: %v %v", name, got, known)
		}
	}
	if got, _ := of(t, model.KindDevelopmentCase, "C2", fields.Options{}).Filled("经团组织推优"); !got {
		t.Error("推优")
	}
}

// Whatever the list prints can be written into a template, of every kind.
func TestNames(t *testing.T) {
	for _, s := range model.Schemas() {
		f := fields.Sample(s.Kind)
		for _, n := range fields.Names(s.Kind) {
			name := model.Plain(n.Name)
			_, known, _ := f.Text(name, nil)
			_, list := f.Filled(name)
			_, photo := f.Photo(name)
			if !known && !(n.List && list) && !photo {
				t.Errorf("%s: %s is not known", s.Label, n.Name)
			}
		}
	}
	var printed []string
	for _, n := range fields.Names(model.KindDevelopmentCase) {
		printed = append(printed, n.Written())
	}
	for _, want := range []string{"{{姓名}}", "{{入党申请日期}}", "{{党员人数}}", "{{#人员}}…{{/人员}}", "{{#培养考察}}…{{/培养考察}}", "{{@照片|25x35}}", "{{今天}}"} {
		if !slices.Contains(printed, want) {
			t.Errorf("%s is not printed", want)
		}
	}
}

// Each label that a word stands for must be there.
func TestAliases(t *testing.T) {
	labels := map[string]bool{}
	for _, s := range model.Schemas() {
		for _, x := range s.Fields {
			labels[model.Plain(x.Label)] = true
		}
	}
	for name, label := range fields.Aliases() {
		if name == label || !labels[model.Plain(label)] {
			t.Errorf("%s means %s", name, label)
		}
	}
}

func TestCapitalMoney(t *testing.T) {
	for fen, want := range map[int64]string{0: "零元整", 1: "壹分", 10: "壹角", 105: "壹元零伍分", 150: "壹元伍角", 10000: "壹佰元整", 100000: "壹仟元整",
		1000500:   "壹万零伍元整",
		123456789: "壹佰贰拾叁万肆仟伍佰陆拾柒元捌角玖分", 10000000000: "壹亿元整", 10001000000: "壹亿零壹万元整", 10000000500: "壹亿零伍元整", 2000000: "贰万元整",
		-10000:    "负壹佰元整",
		100100000: "壹佰万零壹仟元整", 100001000: "壹佰万零壹拾元整"} {
		if got := fields.CapitalMoney(fen); got != want {
			t.Errorf("%d: %s, want %s", fen, got, want)
		}
	}
}
