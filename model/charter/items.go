package charter

// What a charter must or may say of the Party organisation, item by item (A-12a):
// an element counts as written when one clause speaks of it, and yet a clause on
// pay is none on funds.

import (
	"slices"
	"strings"

	"partyledger/model"
)

// Item is one thing that a charter says.
type Item struct {
	ID      string
	Name    string
	Element model.Element // of which it is a part
	Needed  bool          // every charter must say it; the rest it may leave to other rules
}

// Items is the list, in the order of the elements.
func Items() []Item {
	return []Item{
		{"basis", "设立依据", model.Foundation, true},
		{"offices", "工作机构", model.Structure, true},
		{"staff", "党务人员", model.Structure, true},
		{"establishment", "机构编制纳入", model.Structure, true},
		{"leaders", "班子职数", model.Structure, true},
		{"deputy", "专职副书记", model.Structure, false},
		{"discipline", "纪检机构", model.Powers, true},
		{"prior", "前置程序", model.Mechanism, true},
		{"cross", "双向进入交叉任职", model.Mechanism, true},
		{"oneperson", "书记董事长一肩挑", model.Mechanism, false},
		{"democratic", "民主管理", model.Powers, true},
		{"funds", "工作经费", model.Safeguard, true},
		{"equal", "同职级同待遇", model.Safeguard, false},
	}
}

// Verdict is what was found of an item.
type Verdict string

// The verdicts. Doubtful is for a person to look at.
const (
	Present  Verdict = "有"
	Doubtful Verdict = "存疑"
	Absent   Verdict = "缺"
)

// ItemCheck is an item held against a text.
type ItemCheck struct {
	Item
	Verdict Verdict
	Order   int      // of the first article
	Numbers []string // of the articles, the first few
	Quote   string   // the sentence that it rests on
}

// Lacks reports an item that must be there and is not.
func (c ItemCheck) Lacks() bool { return c.Needed && c.Verdict == Absent }

// Word is the verdict as lists show it: what need not be there is not called
// missing.
func (c ItemCheck) Word() string {
	if c.Verdict == Absent && !c.Needed {
		return "未写"
	}
	return string(c.Verdict)
}

// mostNumbers is how many articles are named for an item.
const mostNumbers = 3

// itemWords are the cues of an item. anyone: the item may stand in a sentence that
// names no Party organisation.
type itemWords struct {
	sure, maybe, never []string
	anyone             bool
}

// CheckItems holds a charter against the list.
func CheckItems(t Text) []ItemCheck {
	out := make([]ItemCheck, 0, len(Items()))
	for _, i := range Items() {
		out = append(out, ItemCheck{Item: i, Verdict: Absent})
	}
	blotted := trapsOf(t)
	for _, a := range t.Articles {
		if !mayConcern(a) {
			continue
		}
		for _, p := range cutParts(a, blotted) {
			for i := range out {
				out[i].take(a, p)
			}
		}
	}
	if plainSpoken(t) {
		for i := range out {
			if out[i].Lacks() {
				out[i].Verdict = Doubtful
			}
		}
	}
	return out
}

// plainWords are words of people who write as they speak.
var plainWords = []string{"通气", "碰头", "拿主意", "点头", "支书", "厂里", "大家", "凡是", "碰到", "规矩", "手脚不干净", "吃拿卡要", "要紧", "帮一把", "管着", "盯着", "说了算",
	"花的钱", "合不拢", "肯干",
	"先放一放", "要说清", "谁家", "这些大事", "点头", "算数", "报账", "一回", "一遍"}

// plainEnough is how many of them make a text whose silence proves nothing.
const plainEnough = 3

// plainSpoken reports a charter in words of every day: what is not found there may
// only be said otherwise.
func plainSpoken(t Text) bool {
	seen := map[string]bool{}
	for _, a := range t.Articles {
		text := fold(a.Text)
		for _, w := range plainWords {
			if strings.Contains(text, w) {
				seen[w] = true
			}
		}
	}
	return len(seen) >= plainEnough
}

// concern are the words without which an article says nothing of any item.
var concern = slices.Concat(partyWords, []string{"职工", "民主管理", "职代会", "厂务公开"})

func mayConcern(a Article) bool {
	return partyChapter(a) || containsAny(fold(joinSpaced(a.Text)), concern)
}

// take holds one part of an article against the item.
func (c *ItemCheck) take(a Article, p part) {
	v := p.says(itemCues[c.ID], c.ID)
	switch {
	case v == Absent, c.Verdict == Present && v == Doubtful:
		return
	case v == Present && c.Verdict != Present:
		c.Verdict, c.Numbers, c.Quote, c.Order = Present, nil, p.text, a.Order
	case c.Quote == "":
		c.Verdict, c.Quote, c.Order = v, p.text, a.Order
	}
	if len(c.Numbers) < mostNumbers && !slices.Contains(c.Numbers, a.Number) {
		c.Numbers = append(c.Numbers, a.Number)
	}
}

// says is what the part says of an item.
func (p part) says(w itemWords, id string) Verdict {
	switch {
	case p.idle, !p.party && !w.anyone, p.seen.any(w.never):
		return Absent
	case p.seen.any(w.sure), id == "prior" && p.prior():
		return Present
	case p.seen.any(w.maybe):
		return Doubtful
	}
	return Absent
}

// ArticlesText is the articles' numbers as lists show them.
func (c ItemCheck) ArticlesText() string { return strings.Join(c.Numbers, "、") }

var itemCues = map[string]itemWords{
	"basis": {
		sure: []string{"<charter>*<setup>*<org>", "<charter>*<setup>*<partyorg>", "<charter>*<setup>*中国共产党", "<charter>*<setup>*中共",
			"<charter>*<partyorg>", "<org>*<charter>*建", "<org>*<charter>*<setup>", "<charter>*建<org>"},
		maybe: []string{"<charter>", "<setup>*<partyorg>", "开展党的活动", "<setup>*中国共产党*委员会", "<setup>*中国共产党*支部", "<setup><org>", "内嵌",
			"设<org>"},
	},
	"offices": {
		sure: []string{"党的工作机构", "党的工作部门", "<setup>*<office>", "设*<office>", "<office>*合署", "<office>*作为工作", "党务*机构", "党务工作部门",
			"承担党务", "负责党务", "办事机构", "专门的工作机构", "工作机构*党", "党*工作机构", "党*办公室", "党建*部门", "承担<org>*日常工作"},
		maybe: []string{"<office>", "机构设置", "党务日常工作", "两块牌子"},
	},
	"staff": {
		sure: []string{"配备*党务*人员", "配备*专*职*党务", "配齐*党务", "党务工作人员", "专*职党务", "党务专员", "党务干事", "专职党务", "党务人员", "党务干部", "机构*配备*人员",
			"<office>*配备*人员", "<office>*定员", "从事党务", "党组织工作人员", "党的工作人员",
			"党务工作者", "配备*专职*工作人员", "党务岗位", "专干", "党务主管", "<office>*人员*配备", "工作部门*人员*配备"},
		maybe: []string{"承担党务", "党务日常工作", "人力", "人员编制", "兼职*党务", "人员*支持"},
	},
	"establishment": {
		sure: []string{"编制*纳入", "纳入*编制", "列入*定员", "纳入*定员", "纳入*定编", "列入*定编", "列入*编制", "编制*列入", "编制*计入", "计入*编制", "纳入*管理机构", "列入*管理机构",
			"平均编制",
			"岗位*纳入*定员", "列为*管理机构", "纳入*管理架构", "列入*管理架构"},
		maybe: []string{"编制", "平均人数", "定员", "定编", "管理架构", "机构设置"},
	},
	"leaders": {
		sure: []string{"书记*<n><head>", "<n><head>*书记", "委员*<n><head>", "<n><head>委员", "<n><head>*委员", "<n><head>组成", "班子成员*<n><head>",
			"职数", "支书*<n><head>", "支委*<n><head>",
			"成员<n><head>", "成员为<n><head>", "书记<n>"},
		maybe: []string{"书记、副书记", "书记和委员", "书记、委员", "设书记", "设党委书记", "委员*组成", "书记*副书记*委员"},
		never: []string{"任期*届满", "一人担任", "同一人", "一人兼任", "一人出任"},
	},
	"deputy": {
		sure:  []string{"专职副书记", "专职党委副书记", "专职*副书记", "专抓党建*副书记", "专责*副书记", "副书记*专职", "专司*副书记", "专管*副书记", "专抓*副书记", "副书记*专抓"},
		maybe: []string{"副书记*协助*党建", "副书记*抓党建", "副书记*主管党建", "副书记*分管党建"},
	},
	"discipline": {
		sure:  []string{"纪律检查委员会", "纪委", "纪检委员", "纪检机构", "纪检监察", "纪检组", "纪检部", "纪检室", "纪检工作机构", "纪检专员", "纪检干部", "纪律检查委员", "纪律委员"},
		maybe: []string{"管纪律", "党风廉政", "监督执纪", "反腐败", "廉洁", "党的纪律"},
	},
	"prior": {
		maybe: []string{"<org>*<discuss>*<major>", "<major>*<org>*<discuss>", "<org>*<discuss>*决策", "参与*<major>*决策", "<org>*<talk>",
			"与<org>*沟通"},
	},
	"cross": {
		sure: []string{"双向进入", "交叉任职", "<post>*进入*<manager>", "<org>*进入*<manager>", "<manager>*进入*<org>", "<post>*可以担任*<manager>",
			"<post>*担任*董事", "<manager>*补选*<org>"},
		maybe: []string{"<post>*<take>*<manager>", "<manager>*<take>*<post>", "书记*由*负责人担任", "<manager>*任副书记", "书记*<manager>*一人",
			"<manager>*书记*一人",
			"书记*由*<manager>", "进入董事会"},
	},
	"oneperson": {
		sure: []string{"书记*<manager>*一人", "<manager>*书记*一人", "一肩挑", "书记*由<manager>*兼", "<manager>*由*书记*兼",
			"<manager>*兼任书记", "<manager>*兼任<org>书记", "<manager>*兼任公司<org>书记", "<manager>*由<org>书记担任",
			"书记*兼任<manager>",
			"书记和<manager>由一人"},
		maybe: []string{"书记*由*<manager>", "书记*由*负责人担任", "<manager>*担任*书记", "<manager>*任*书记", "书记*担任<manager>"},
		never: []string{"纪委书记"},
	},
	"democratic": {
		sure: []string{"民主管理", "厂务公开", "务公开", "职工代表大会制度", "支持职工代表大会", "职工代表大会为基本形式", "民主监督", "职工大会*行使", "职工大会*听取", "职工大会*评议", "职代会*审议",
			"职代会*听取", "职工代表大会*审议", "职工代表大会*听取", "职工代表大会*民主权利", "职工代表大会*开展工作", "职工大会*说清楚", "职工大会*公开", "职工民主"},
		maybe:  []string{"职工代表大会", "职工大会", "职代会", "听取*工会*意见", "听取职工", "职工*知情"},
		anyone: true,
	},
	"funds": {
		sure:  []string{"党*<fund>", "<fund>*<book>", "<book>*<fund>", "经费*保障", "保障*经费", "提供*经费", "<fund>*党", "列进预算"},
		maybe: []string{"<fund>", "党费", "花的钱*公司", "花销*公司", "开销*公司", "物力", "财力", "资金支持", "必要的支持", "必要支持"},
		never: []string{"工会经费", "工资总额预算", "薪酬*预算"},
	},
	"equal": {
		sure:  []string{"同职级", "同待遇", "同级同酬", "同等待遇", "享受同等", "同等*待遇", "同级*待遇", "待遇*同级", "待遇*相同", "待遇*一致", "同岗同酬", "同职同酬"},
		maybe: []string{"党务*<treat>", "党*机构*同等", "<office>*<treat>"},
	},
}
