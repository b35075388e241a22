package charter

import (
	"fmt"
	"strings"
	"testing"
)

const before = `第一条 为规范公司的组织和行为，制定本章程。
第二条 公司名称：甲乙有限公司。
第三条 公司住所：某市某路1号。
第四条 公司设董事会，由五名董事组成，每届任期三年。
第五条 公司设监事会，由三名监事组成，检查公司财务，监督董事和高级管理人员。
第六条 公司的会计年度自公历1月1日起至12月31日止。
第七条 本章程由董事会负责解释。`

const after = `第一条 为规范公司的组织和行为，制定本章程。
第二条 公司名称：甲乙有限公司。
第三条 公司住所：某市某路2号。
第四条 公司根据《中国共产党章程》的规定，设立党的组织，开展党的活动。
第五条 公司设董事会，由七名董事组成，其中职工董事一名，每届任期三年。
第六条 公司的会计年度自公历1月1日起至12月31日止。
第7条 本章程由董事会
负责解释。`

func describe(changes []Change) string {
	var b strings.Builder
	for _, c := range changes {
		fmt.Fprintf(&b, "%s %s→%s\n", c.Kind, c.Old.Number, c.New.Number)
	}
	return b.String()
}

func TestCompare(t *testing.T) {
	old, new := Split(strings.Split(before, "\n")), Split(strings.Split(after, "\n"))
	want := "修改 第三条→第三条\n新增 →第四条\n修改 第四条→第五条\n删除 第五条→\n"
	if got := describe(Compare(old, new)); got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
	if c := Compare(old, old); len(c) != 0 {
		t.Errorf("a text differs from itself: %s", describe(c))
	}
}

// Inserting an article renumbers all that follow, and changes none of them.
func TestCompareRenumbered(t *testing.T) {
	for name := range readCorpus(t) {
		text := Split(readParagraphs(t, name+".txt"))
		added := text
		added.Articles = append([]Article{{Number: "第一条", Text: "一条全新的规定，与别的条文都不相同，只为占一个条号。"}}, text.Articles...)
		for i := range added.Articles[1:] {
			added.Articles[i+1].Number = fmt.Sprintf("第%d条", i+2)
		}
		kinds := map[ChangeKind]int{}
		for _, c := range Compare(text, added) {
			kinds[c.Kind]++
		}
		if kinds[Added] != 1 || kinds[Removed] != 0 || kinds[Changed] != 0 {
			t.Errorf("%s: %v", name, kinds)
		}
	}
}
