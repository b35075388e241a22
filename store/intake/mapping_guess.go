package intake

// Words that no list of synonyms exhausts, read by their make: 高级工程师 is a
// senior title, 党支部组织委员 an 组织委员. What is guessed is said.

import (
	"strconv"
	"strings"

	"partyledger/model"
)

// guess is the first of the rules that fits.
type guess struct {
	words []string // one of them is in the text
	value string   // empty = leave it to people
}

func guessBy(rules []guess) func(string) string {
	return func(text string) string {
		for _, g := range rules {
			for _, word := range g.words {
				if strings.Contains(text, word) {
					return g.value
				}
			}
		}
		return ""
	}
}

var guessEducation = guessBy([]guess{
	{[]string{"博士后"}, ""},
	{[]string{"中等专", "中专", "中师"}, string(model.Secondary)}, // before 专科
	{[]string{"研究生"}, string(model.Postgraduate)},
	{[]string{"专升本", "本科"}, string(model.Bachelor)},
	{[]string{"大专", "专科", "高职", "大学普通班"}, string(model.College)},
	{[]string{"大学"}, string(model.Bachelor)},
	{[]string{"硕士", "博士"}, string(model.Postgraduate)},
	{[]string{"学士"}, string(model.Bachelor)},
	{[]string{"高中", "技校", "中技", "职高"}, string(model.HighSchool)},
	{[]string{"初中", "小学", "文盲"}, string(model.JuniorSchool)},
})

var guessStatus = guessBy([]guess{
	{[]string{"非党员", "非中共"}, ""},
	{[]string{"预备"}, string(model.ProbationaryMember)},
	{[]string{"积极分子"}, string(model.Activist)},
	{[]string{"发展对象"}, string(model.Prospect)},
	{[]string{"申请人"}, string(model.Applicant)},
	{[]string{"民革", "民盟", "民建", "民进", "农工", "致公", "九三", "台盟", "民主党派"}, string(model.OtherParty)},
	{[]string{"团员"}, string(model.YouthLeague)},
	{[]string{"党员"}, string(model.FullMember)},
	{[]string{"无党派", "群众"}, string(model.NonParty)},
})

var guessEmployment = guessBy([]guess{
	{[]string{"派遣"}, string(model.Dispatched)},
	{[]string{"退休", "离休", "离退"}, string(model.Retired)},
	{[]string{"不在岗", "内退", "待岗", "下岗", "离岗", "病休"}, string(model.OffDuty)},
	{[]string{"在岗", "在职", "正式", "合同", "在册"}, string(model.Employed)},
})

var guessOwnership = guessBy([]guess{
	{[]string{"参股"}, string(model.MinorityState)},
	{[]string{"相对控股", "实际控制"}, string(model.RelativeState)},
	{[]string{"独资"}, string(model.SoleState)},
	{[]string{"全资"}, string(model.WhollyState)},
	{[]string{"控股"}, string(model.AbsoluteState)},
})

// guessTitleGrade reads titles of the professions. Grades of skill (技师, 高级工)
// and licences (注册会计师) are other matters: they are left to people.
var guessTitleGrade = guessBy([]guess{
	{[]string{"技师", "注册", "执业", "资格"}, ""},
	{[]string{"高级工程师"}, string(model.SeniorTitle)},
	{[]string{"中级工程师"}, string(model.MiddleTitle)},
	{[]string{"初级工程师"}, string(model.JuniorTitle)},
	{[]string{"级工"}, ""},
	{[]string{"助理研究员", "中级"}, string(model.MiddleTitle)},
	{[]string{"助理", "助工", "研究实习员", "助教", "技术员", "会计员", "经济员", "统计员", "政工员", "初级"}, string(model.JuniorTitle)},
	{[]string{"高级", "正高", "副高", "高工", "研究员", "教授", "编审", "主任医师"}, string(model.SeniorTitle)},
	{[]string{"工程师", "经济师", "会计师", "政工师", "审计师", "统计师", "讲师", "馆员", "编辑", "记者"}, string(model.MiddleTitle)},
	{[]string{"未评", "暂无", "没有"}, string(model.NoTitle)},
})

// guessShare reads the share that the group holds: all of it, or more than half.
func guessShare(text string) string {
	share, err := strconv.ParseFloat(strings.TrimSuffix(flat(text), "%"), 64)
	if err != nil || share < 0 || share > 100 {
		return guessOwnership(text)
	}
	if !strings.HasSuffix(flat(text), "%") && share <= 1 {
		share *= 100
	}
	switch {
	case share == 100:
		return string(model.WhollyState)
	case share > 50:
		return string(model.AbsoluteState)
	}
	return "" // who decides is not said by the number
}

// readLevel reads 三级, 3级, 集团本级.
func readLevel(text string) string {
	t := strings.TrimPrefix(flat(text), "第")
	switch t {
	case "集团本级", "本级", "集团", "集团公司", "母公司", "总部", "集团总部", "本部":
		return "1"
	}
	for _, end := range []string{"级子企业", "级企业", "级公司", "级子公司", "级单位", "级法人", "级", "层级", "层"} {
		if stem, ok := strings.CutSuffix(t, end); ok {
			t = stem
			break
		}
	}
	if i := strings.Index("一二三四五六七八九", t); i >= 0 && len(t) == len("一") {
		return strconv.Itoa(i/len("一") + 1)
	}
	return t
}

var guessWorkPost = guessBy([]guess{
	{[]string{"工勤", "技能", "操作", "生产", "辅助"}, string(model.WorkerPost)},
	{[]string{"技术"}, string(model.TechnicalPost)},
	{[]string{"管理"}, string(model.ManagerPost)},
})

var guessMatter = guessBy([]guess{
	{[]string{"党中央", "国家战略", "国家发展战略", "上级决策部署"}, string(model.MatterStrategy)},
	{[]string{"战略", "规划", "方针", "改革", "计划"}, string(model.MatterPlanning)},
	{[]string{"投资", "资产", "重组", "产权", "资本", "融资", "担保", "预算", "资金", "采购", "捐赠"}, string(model.MatterCapital)},
	{[]string{"组织架构", "机构", "制度", "章程", "人事", "人员"}, string(model.MatterOrg)},
	{[]string{"安全", "稳定", "职工", "薪酬", "社会责任", "环保", "民生"}, string(model.MatterSafety)},
	{[]string{"其他"}, string(model.MatterOther)},
})

var guessOrganizationType = guessBy([]guess{
	{[]string{"总支"}, string(model.GeneralBranch)}, // before 支部: 总支部 holds both
	{[]string{"支部"}, string(model.Branch)},
	{[]string{"党委", "委员会"}, string(model.Committee)},
})

// guessPartyPost takes the post that the first of several ends with: 党支部书记、
// 经理 is a 书记. The discipline committee's own posts are none of the list.
func guessPartyPost(text string) string {
	first, _, _ := strings.Cut(text, "、")
	first, _, _ = strings.Cut(first, "(")
	if strings.Contains(first, "纪委") && !strings.HasSuffix(first, "纪委书记") {
		return ""
	}
	best := ""
	for _, post := range model.PartyPost("").Choices() {
		if strings.HasSuffix(first, post) && len(post) > len(best) {
			best = post
		}
	}
	return best
}

// readFrontline reads 生产一线 and 非一线.
func readFrontline(text string) string {
	switch {
	case strings.ContainsAny(text, "非不否"):
		return "否"
	case strings.Contains(text, "一线"):
		return "是"
	}
	return ""
}
