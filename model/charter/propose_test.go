package charter

import (
	"strings"
	"testing"

	"partyledger/model"
)

// proposalsOf splits and proposes a charter of the lines.
func proposalsOf(lines ...string) []Proposal {
	return Propose(Split(lines)).Proposals
}

// Words that only look like the Party's make no clause.
func TestTraps(t *testing.T) {
	for _, text := range []string{
		"公司贯彻党和国家的方针政策，接受党和国家机关的监督。",
		"招聘员工不因民族、性别、宗教信仰、党派不同而歧视。",
		"董事会审议投资项目前，应当完成前置尽职调查。",
		"公司职工依照《中华人民共和国工会法》组织工会，工会经费在管理费用中列支。",
		"为坚持党的领导，根据《公司法》《中国共产党章程》，制定本章程。",
		"本章程对公司、股东、党委委员、董事、高级管理人员具有约束力。",
		"党政机关工作人员不得兼任公司董事。",
		"受到党纪处分、开除党籍的，不得担任高级管理人员。",
		"乙方的中共党员身份不影响其股东权利。",
		"参照前款规定执行，董事会决定重大问题应当事先听取工会意见。",
		"公司设置管理机构，机构设置和人员编制由董事会批准。",
		"国有股东推荐的董事应当符合其所在单位党组织的规定。",
	} {
		if got := proposalsOf("第一条 " + text); len(got) > 0 {
			t.Errorf("%s\ngives %s/%s: %s", text, got[0].Element, got[0].Phase, got[0].Why)
		}
	}
}

// One article with a list gives one proposal for each subject, each with only
// the part that is about it.
func TestSeveralSubjects(t *testing.T) {
	got := proposalsOf(
		"第一章 党委",
		"第一条 公司党委发挥领导作用，主要职责是：",
		"（一）研究讨论公司重大经营管理事项；",
		"（二）支持董事会、经理层依法行使职权，坚持党管干部；",
		"（三）落实全面从严治党主体责任；",
		"（四）公司党委的其他职责。",
	)
	want := map[label]string{decide: "研究讨论", execute: "党管干部", supervise: "从严治党"}
	if len(got) != len(want) {
		t.Fatalf("%d proposals, want %d", len(got), len(want))
	}
	for _, p := range got {
		l := label{p.Element, p.Phase}
		if !strings.Contains(p.Text, want[l]) || !strings.Contains(p.Text, "主要职责是") || strings.Contains(p.Text, "其他职责") {
			t.Errorf("%v: text %q", l, p.Text)
		}
		for other, word := range want {
			if other != l && strings.Contains(p.Text, word) {
				t.Errorf("%v holds the part on %v: %q", l, other, p.Text)
			}
		}
		if !strings.Contains(p.Authority, want[l]) || p.Why == "" || p.Chapter != "第一章 党委" || p.Number != "第一条" {
			t.Errorf("%+v", p)
		}
	}
}

// Excerpts are the text's own words, line for line.
func TestExcerptsAreOfTheText(t *testing.T) {
	for name := range readCorpus(t) {
		text := Split(readParagraphs(t, name+".txt"))
		for _, p := range Propose(text).Proposals {
			whole := plain(text.Articles[p.Order-1].Text)
			for _, excerpt := range []string{p.Text, p.Authority, p.Ways} {
				for _, line := range strings.Split(excerpt, "\n") {
					if !containsInOrder(whole, plain(line)) {
						t.Errorf("%s %s: %q is not in the article", name, p.Number, line)
					}
				}
			}
			if p.Text == "" || p.Why == "" || p.Element == "" {
				t.Errorf("%s: %+v", name, p)
			}
		}
	}
}

// containsInOrder finds the sentences of part in whole: an excerpt may leave
// sentences out within a line.
func containsInOrder(whole, part string) bool {
	for _, s := range cutSentences(part) {
		i := strings.Index(whole, s)
		if i < 0 {
			return false
		}
		whole = whole[i+len(s):]
	}
	return true
}

func TestMissing(t *testing.T) {
	if got := Propose(Text{}).Missing; len(got) != len(model.CharterRequirements()) {
		t.Errorf("an empty text lacks %d requirements", len(got))
	}
}

func TestMatching(t *testing.T) {
	compiled["甲*乙*丙"] = compile("甲*乙*丙")
	compiled["<org>*再由"] = compile("<org>*再由")
	for _, c := range []struct {
		cue, in, want string
	}{
		{"甲*乙*丙", "甲一乙二丙", "甲……乙……丙"},
		{"甲*乙*丙", "甲乙甲丙", "甲……乙……丙"},
		{"甲*乙*丙", "乙甲丙", ""},
		{"甲*乙*丙", "甲" + strings.Repeat("一", maxGap+1) + "乙丙", ""},
		{"<org>*再由", "经公司党总支研究，再由董事会决定", "党总支……再由"},
	} {
		if got, _ := see(c.in).find(c.cue); got != c.want {
			t.Errorf("%s in %s: %q, want %q", c.cue, c.in, got, c.want)
		}
	}
}

// A charter that says that there is no such organisation holds no clause on it.
func TestDenied(t *testing.T) {
	for _, text := range []string{
		"公司不设党委。", "公司不设立党的组织。", "公司不设党委、纪委。", "公司暂不设立中国共产党某某有限公司委员会。", "公司未单独设立党支部。", "本公司不設黨委。",
	} {
		for _, lines := range [][]string{{"第一条 " + text}, {"第一章 党的组织", "第一条 " + text}} {
			if got := proposalsOf(lines...); len(got) > 0 {
				t.Errorf("%s\ngives %s/%s: %s", text, got[0].Element, got[0].Phase, got[0].Why)
			}
		}
	}
	got := proposalsOf("第一条 公司不设党委，设立党支部，支部委员会由3名委员组成，设书记1人。")
	if len(got) != 1 || got[0].Element != model.Structure || !strings.Contains(got[0].Text, "不设党委，设立党支部") {
		t.Errorf("no committee but a branch: %+v", got)
	}
	if got := proposalsOf("第一条 不设支部委员会的，由支部党员大会讨论决定本公司重大事项。"); len(got) == 0 {
		t.Error("the branch meeting decides: no clause")
	}
}

// A charter in traditional characters gives what the same text gives in simplified
// ones, in its own characters.
func TestTraditional(t *testing.T) {
	plain := []string{"某某有限公司章程", "第一章 总则", "第一条 根据《中国共产党章程》，公司设立党的组织，开展党的活动。",
		"第二章 党委", "第二条 公司设立党委，党委由7人组成，设书记1人。", "第三条 重大经营管理事项须经党委前置研究讨论后，再由董事会作出决定。",
		"第四条 党组织工作经费纳入公司预算，从管理费中列支。", "第三章 股东", "第五条 股东按实缴出资比例分取红利。"}
	printed := []string{"某某有限公司章程", "第一章 總則", "第一條 根據《中國共產黨章程》，公司設立黨的組織，開展黨的活動。",
		"第二章 黨委", "第二條 公司設立黨委，黨委由7人組成，設書記1人。", "第三條 重大經營管理事項須經黨委前置研究討論後，再由董事會作出決定。",
		"第四條 黨組織工作經費納入公司預算，從管理費中列支。", "第三章 股東", "第五條 股東按實繳出資比例分取紅利。"}
	want, got := Propose(Split(plain)), Propose(Split(printed))
	if len(got.Proposals) != len(want.Proposals) || len(want.Proposals) < 4 || len(got.Missing) != len(want.Missing) {
		t.Fatalf("%d proposals, %d missing; want %d, %d", len(got.Proposals), len(got.Missing), len(want.Proposals), len(want.Missing))
	}
	for i, p := range got.Proposals {
		w := want.Proposals[i]
		if p.Element != w.Element || p.Phase != w.Phase || p.Prior != w.Prior || p.Order != w.Order ||
			!strings.Contains(strings.Join(printed, "\n"), p.Text) {
			t.Errorf("%+v\nwant %+v", p, w)
		}
	}
	if text := Split(printed); text.Company != "某某有限公司" || text.Articles[2].Number != "第三條" || text.Articles[1].Chapter != "第二章 黨委" {
		t.Errorf("%s: %+v", text.Company, text.Articles)
	}
}
