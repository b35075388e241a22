package charter

import (
	"slices"
	"strings"
	"testing"
)

// itemsOf checks a text of the lines.
func itemsOf(lines ...string) (map[string]ItemCheck, Finding) {
	f := Propose(Split(lines))
	out := map[string]ItemCheck{}
	for _, c := range f.Items {
		out[c.ID] = c
	}
	return out, f
}

func (f Finding) lacks(id string) bool {
	for _, r := range f.Missing {
		if r.ID == id {
			return true
		}
	}
	return false
}

// 《党章》 in short is a basis, and 公司党委 an organisation set up on it.
func TestBasisInShort(t *testing.T) {
	items, f := itemsOf("第一章 公司党委", "第一条 公司根据《党章》规定，设立公司党委，设立党委工作部作为工作部门；同时设立公司纪委。",
		"第二条 公司党委的书记、副书记、委员的职数按上级组织批复设置，并按照《党章》等有关规定选举或任命产生。")
	if f.lacks("foundation") {
		t.Error("no basis found")
	}
	for id, want := range map[string]Verdict{"basis": Present, "offices": Present, "discipline": Present, "leaders": Present,
		"funds": Absent, "equal": Absent} {
		if items[id].Verdict != want {
			t.Errorf("%s: %s", id, items[id].Verdict)
		}
	}
}

// What is said of pay, and that the company provides conditions, is nothing on funds.
func TestPayIsNoFunds(t *testing.T) {
	text := []string{"第一条 根据《中国共产党章程》的规定，公司设立共产党组织、开展党的活动。公司为党组织的活动提供必要条件。",
		"第二条 公司党委设立专门的工作机构，并按照不低于同级部门平均编制配备工作人员；党务工作人员和经营管理人员同职级、同待遇。"}
	items, f := itemsOf(text...)
	if items["funds"].Verdict != Absent || items["equal"].Verdict != Present || !f.lacks("safeguard") {
		t.Errorf("funds %s, equal %s, missing %v", items["funds"].Verdict, items["equal"].Verdict, f.Missing)
	}
	if !slices.ContainsFunc(f.Proposals, func(p Proposal) bool { return p.Element == "基础保障" && strings.Contains(p.Text, "同待遇") }) {
		t.Error("the clause on pay is not proposed")
	}
	items, f = itemsOf(append(text, "第三条 党组织工作经费纳入公司预算，从公司管理费用中列支。")...)
	if items["funds"].Verdict != Present || items["funds"].ArticlesText() != "第三条" || f.lacks("safeguard") {
		t.Errorf("funds %+v", items["funds"])
	}
}

// The Party and government organs of the place are not the company's.
func TestPlaceIsNotTheCompany(t *testing.T) {
	_, f := itemsOf("第一条 公司服从当地党委、政府的统一安排，接受县纪委监委监督。", "第二条 重大项目报县委常委会研究同意后实施，并向乡镇党委政府通报。", "第三条 董事由市委组织部备案。")
	if len(f.Proposals) > 0 {
		t.Errorf("%+v", f.Proposals)
	}
	_, f = itemsOf("第一条 公司党委、政府有关部门和股东各司其职，公司党委前置研究讨论重大事项。")
	if len(f.Proposals) == 0 {
		t.Error("the company's own committee is not seen beside others")
	}
}

// People who write as they speak are doubted, not called wanting.
func TestPlainWordsAreDoubted(t *testing.T) {
	items, f := itemsOf("第一条 凡是要紧的事，厂长要先同支部委员通气，大家商量出个意见再办。", "第二条 支书管着党员学习，花的钱厂里报账。")
	if items["prior"].Verdict != Present || f.lacks("powers-decision") || f.lacks("mechanism-decision") {
		t.Errorf("prior %s, missing %v", items["prior"].Verdict, f.Missing)
	}
	for id, c := range items {
		if c.Lacks() {
			t.Errorf("%s is called missing", id)
		}
	}
}
