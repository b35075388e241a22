package charter

import (
	"strings"
	"testing"
)

// tableOf makes blocks of a table's rows; cells are divided by |.
func tableOf(rows ...string) []Block {
	out := []Block{{Text: "甲乙示例有限公司章程修订对照表"}}
	for _, r := range rows {
		out = append(out, Block{Table: 1, Cells: strings.Split(r, "|")})
	}
	return out
}

func numbersOf(t Text) string {
	var out []string
	for _, a := range t.Articles {
		out = append(out, a.Number)
	}
	return strings.Join(out, " ")
}

// The heads as offices write them, new before old, with numbers in a column of
// their own, in two layers, and pages that repeat the head.
func TestRevisionHeads(t *testing.T) {
	for name, c := range map[string]struct {
		rows     []string
		old, new string
	}{
		"two columns": {[]string{"修订前|修订后", "第一条 甲。|第一条 乙。", "（新增）|第二条 丙。", "第二条 丁。|删除", "第三条 戊。|第三条 戊。"}, "第一条 第二条 第三条",
			"第一条 第二条 第三条"},
		"new first":       {[]string{"序号|修改后条款|修改前条款|修改理由", "1|第一条 乙。|第一条 甲。|理由", "2|第二条 丙。|无|补充"}, "第一条", "第一条 第二条"},
		"by other names":  {[]string{"原公司章程内容|修订后章程内容|说明", "第一条 甲。|第一条 乙。|", "第二条 丙。|（删除）|"}, "第一条 第二条", "第一条"},
		"old and present": {[]string{"原条款|现条款", "第一条 甲。|第一条 乙。"}, "第一条", "第一条"},
		"numbers apart":   {[]string{"条款|现行章程|拟修订为", "第一条|甲。|乙。", "第二条|丙。|同左", "第三条||丁。"}, "第一条 第二条", "第一条 第二条 第三条"},
		"numbers changed": {[]string{"条款号|修订前|修订后", "原第五条（现第六条）|甲。|乙。"}, "第五条", "第六条"},
		"two layers":      {[]string{"序号|变更前||变更后|", "|条款|内容|条款|内容", "1|第一条|甲。|第一条|乙。", "2|||第二条|丙。"}, "第一条", "第一条 第二条"},
		"chapters, pages": {[]string{"修订前|修订后", "第一章 总则|", "第一条 甲。|第一条 乙。", "修订前|修订后", "第二条 丙。|第二条 丁。"}, "第一条 第二条", "第一条 第二条"},
	} {
		r, ok := FindRevision(tableOf(c.rows...))
		if !ok || numbersOf(r.Old) != c.old || numbersOf(r.New) != c.new {
			t.Errorf("%s: %v, old %s, new %s", name, ok, numbersOf(r.Old), numbersOf(r.New))
		}
		if ok && r.New.Company != "甲乙示例有限公司" {
			t.Errorf("%s: company %q", name, r.New.Company)
		}
	}
	r, _ := FindRevision(tableOf("修订前|修订后", "第一章 总则|", "第一条 甲。|第一条 乙。"))
	if r.New.Articles[0].Chapter != "第一章 总则" || r.Old.Articles[0].Chapter != "第一章 总则" {
		t.Errorf("chapter %q %q", r.Old.Articles[0].Chapter, r.New.Articles[0].Chapter)
	}
}

func TestNoRevision(t *testing.T) {
	for _, rows := range [][]string{
		{"股东|出资额|比例", "甲公司|100万元|51%"}, {"职务|修订前任期", "董事|三年"}, {"修订前|修订后"}, {"修订前|修订后", "甲|乙"},
	} {
		if r, ok := FindRevision(tableOf(rows...)); ok {
			t.Errorf("%q: %+v", rows, r)
		}
	}
	if LooksLikeRevision([]string{"甲公司章程", "第一条 修订前后的规定均适用。"}) || !LooksLikeRevision([]string{"甲公司章程修订对照表", "修订前\t修订后", "第一条"}) {
		t.Error("a text and a table are taken for each other")
	}
}

// The rows of a sheet read as a table of Word does.
func TestRevisionOfRows(t *testing.T) {
	rows := [][]string{{"甲乙示例有限公司章程修订对照表"}, {""}, {"序号", "修订前", "修订后"}, {"1", "第一条 甲。", "第一条 乙。"}, {"2", "", "第二条 丙。"}, {"", "", ""},
		{"3", "第二条 丁。", "第三条 丁。"}}
	r, ok := RevisionOfRows(rows)
	if !ok || r.Partial || numbersOf(r.New) != "第一条 第二条 第三条" || numbersOf(r.Old) != "第一条 第二条" || r.New.Company != "甲乙示例有限公司" {
		t.Errorf("%v %+v", ok, r)
	}
	changed, added, removed := r.Counts()
	if changed != 2 || added != 1 || removed != 0 {
		t.Error(changed, added, removed)
	}
}

func TestOverlay(t *testing.T) {
	base := Split([]string{"第一章 总则", "第一条 为规范公司的组织和行为，制定本章程。", "第二条 公司名称：甲乙示例有限公司。", "第二章 董事会", "第三条 董事会由五名董事组成，每届任期三年。",
		"第四条 公司设监事会，检查公司财务。", "第五条 本章程自批准之日起施行。"})
	r, ok := FindRevision(append(tableOf("修订前|修订后", "第三条 董事会由五名董事组成，每届任期三年。|第三条 董事会由七名董事组成，每届任期三年。", "新增|第四条 董事会决定重大问题，应当听取党委意见。",
		"第四条 公司设监事会，检查公司财务。|删除",
		"第九条 没有的条文。|第九条 改了的条文。"), Block{Text: "其他条款不变。"}))
	if !ok || !r.Partial {
		t.Fatalf("%v %+v", ok, r)
	}
	now, notes := Overlay(base, r)
	if numbersOf(now) != "第一条 第二条 第三条 第四条 第五条 第九条" && numbersOf(now) != "第一条 第二条 第三条 第四条 第九条 第五条" {
		t.Error(numbersOf(now))
	}
	if !strings.Contains(now.Articles[2].Text, "七名") || !strings.Contains(now.Articles[3].Text, "听取党委意见") ||
		now.Articles[3].Chapter != "第二章 董事会" {
		t.Errorf("%+v", now.Articles)
	}
	if len(notes) == 0 || !strings.Contains(notes[0].Message, "第九条，在已登记的版本中没有找到") {
		t.Errorf("%+v", notes)
	}
	if len(base.Articles) != 5 || !strings.Contains(base.Articles[2].Text, "五名") {
		t.Error("the base was changed")
	}
}
