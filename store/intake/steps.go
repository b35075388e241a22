package intake

// Columns of a development ledger whose head has layers: the upper one names the phase, the
// lower one the step. 时间 and 党委审批时间 below 转正 are others than below 接收预备党员.

import (
	"regexp"
	"strconv"
	"strings"
)

// step is a rule: the first of a list counts that has a word in the text.
type step struct {
	words []string
	field string // Go name; empty = none that the ledger keeps
}

// Phases of a development ledger; the first whose words stand in the group.
const (
	phaseApply     = "申请"
	phaseActivist  = "积极分子"
	phaseProspect  = "发展对象"
	phaseAdmission = "接收"
	phaseConfirm   = "转正"
)

var phases = []step{
	{[]string{"转正", "正式党员"}, phaseConfirm},
	{[]string{"申请", "递交"}, phaseApply},
	{[]string{"积极分子", "培养考察"}, phaseActivist},
	{[]string{"发展对象"}, phaseProspect},
	{[]string{"接收", "预备党员", "吸收", "支部大会", "入党"}, phaseAdmission},
}

// meetingSteps are those of a branch meeting and the approval behind it; they come after
// the phase's own.
var meetingSteps = []step{
	{[]string{"应到"}, "Eligible"}, {[]string{"实到", "到会"}, "Present"}, {[]string{"反对", "不同意", "不赞成"}, "Against"},
	{[]string{"弃权"}, "Abstain"}, {[]string{"赞成", "同意票", "同意人数"}, "For"},
	{[]string{"表决", "票决", "投票"}, votesField}, {[]string{"文号", "批文号"}, "ApprovalDoc"},
	{[]string{"决议", "结论", "意见", "会议名称", "地点", "主持"}, ""},
	{[]string{"审批", "批准", "批复", "党委", "上级"}, "ApprovalDay"},
	{[]string{"大会", "会议", "通过", "讨论", "接收", "吸收", "转正", "时间", "日期", "年月"}, "Day"},
}

// votesField is a column with several counts: 18/17/17.
const votesField = "votes"

// caseSteps are those of the case itself, by phase.
var caseSteps = map[string][]step{
	phaseApply: {{[]string{"谈话人", "谈话内容"}, ""}, {[]string{"谈话"}, "TalkDay"}, {[]string{"申请", "递交", "提交", "时间", "日期", "年月"}, "Applied"}},
	phaseActivist: {{[]string{"联系人时间", "联系人日期", "指定"}, "MentorDay"}, {[]string{"联系人2", "联系人二"}, "Mentor2ID"},
		{[]string{"联系人"}, "Mentor1ID"}, {[]string{"备案"}, "ActivistFiledDay"}, {[]string{"推荐", "推优"}, "RecommendDay"},
		{[]string{"考察", "培训", "意见", "文号"}, ""}, {[]string{"确定", "列为", "研究", "时间", "日期", "年月"}, "ActivistDay"}},
	phaseProspect: {{[]string{"文号"}, "ProspectConsentDoc"}, {[]string{"备案", "同意时间", "同意日期"}, "ProspectConsentDay"},
		{[]string{"公示"}, "NoticeFrom"},
		{[]string{"政审", "政治审查"}, "ReviewDay"}, {[]string{"学时"}, "TrainingHours"}, {[]string{"天数"}, "TrainingDays"},
		{[]string{"培训"}, "TrainingDay"}, {[]string{"预审"}, "PreReviewDay"}, {[]string{"介绍人2", "介绍人二"}, "Sponsor2ID"},
		{[]string{"介绍人时间", "介绍人日期"}, "SponsorDay"}, {[]string{"介绍人"}, "Sponsor1ID"}, {[]string{"意见"}, "OpinionsDay"},
		{[]string{"支委会", "支部委员会"}, "ProspectMeetingDay"}, {[]string{"确定", "列为", "时间", "日期", "年月"}, "ProspectDay"}},
	phaseAdmission: {{[]string{"介绍人2", "介绍人二"}, "Sponsor2ID"}, {[]string{"介绍人"}, "Sponsor1ID"}, {[]string{"预审"}, "PreReviewDay"},
		{[]string{"政审", "政治审查"}, "ReviewDay"}, {[]string{"培训"}, "TrainingDay"}, {[]string{"志愿书编号"}, "BookletNumber"},
		{[]string{"志愿书"}, "VolunteerDay"}, {[]string{"谈话人"}, ""}, {[]string{"谈话"}, "ApprovalTalkDay"}, {[]string{"宣誓"}, "OathDay"},
		{[]string{"备案"}, "UpperFiledDay"}, {[]string{"编入"}, "GroupedDay"}, {[]string{"支委会", "支部委员会"}, "CommitteeReviewDay"},
		{[]string{"公示", "考察"}, ""}},
	phaseConfirm: {{[]string{"延长", "公示", "考察", "谈话"}, ""}, {[]string{"申请"}, "ConfirmAppliedDay"}, {[]string{"意见"}, "ConfirmOpinionsDay"},
		{[]string{"支委会", "支部委员会"}, "ConfirmCommitteeDay"}, {[]string{"归档"}, "ArchivedDay"}},
}

// development is what a column below a group is.
type development struct {
	phase   string
	field   string // Go name
	meeting bool   // of the branch meeting of the phase, not of the case
}

// developmentStep tells a column by the group that it stands below; its phase is empty where
// the group names none, its field where the title is no step of it.
func developmentStep(group, title string) (d development) {
	d.phase, _ = first(phases, group)
	if d.phase == "" || title == "" {
		return d
	}
	t := headKey(title)
	if subWords[t] { // 党委审批 over 时间: what stands next above speaks with it
		t = headKey(strings.TrimPrefix(group, upTo(group, d.phase))) + t
	}
	var ok bool
	if d.field, ok = first(caseSteps[d.phase], t); !ok && (d.phase == phaseAdmission || d.phase == phaseConfirm) {
		d.field, _ = first(meetingSteps, t)
		d.meeting = d.field != ""
	}
	return d
}

// upTo is a group up to the words of its phase.
func upTo(group, phase string) string {
	for _, p := range phases {
		if p.field != phase {
			continue
		}
		for _, w := range append([]string{"接收预备党员"}, p.words...) {
			if i := strings.Index(group, w); i >= 0 && w != "支部大会" {
				return group[:i+len(w)]
			}
		}
	}
	return ""
}

func first(rules []step, text string) (string, bool) {
	for _, r := range rules {
		for _, w := range r.words {
			if strings.Contains(text, w) {
				return r.field, true
			}
		}
	}
	return "", false
}

var (
	countWords = map[string]string{"应到": "Eligible", "实到": "Present", "到会": "Present", "赞成": "For", "同意": "For", "反对": "Against",
		"不同意": "Against", "弃权": "Abstain"}
	countNamed = regexp.MustCompile(`(应到|实到|到会|赞成|不同意|同意|反对|弃权)[^\d]{0,8}?(\d{1,4})`)
	countBare  = regexp.MustCompile(`^(\d{1,4})[/、,，;；\-—:： ]+(\d{1,4})[/、,，;；\-—:： ]+(\d{1,4})(?:[/、,，;；\-—:： ]+(\d{1,4}))?(?:[/、,，;；\-—:： ]+(\d{1,4}))?[人票]?$`)
)

// votes reads 应到18人，实到17人，赞成17票, or 18/17/17: eligible, present, for, against, abstaining.
func votes(text string) map[string]string {
	out := map[string]string{}
	if m := countBare.FindStringSubmatch(strings.Trim(flat(text), "()")); m != nil {
		last := 1 << 30
		for i, name := range []string{"Eligible", "Present", "For", "Against", "Abstain"} {
			if m[i+1] == "" {
				continue
			}
			if n, _ := strconv.Atoi(m[i+1]); n > last && i < 3 {
				return nil // not in this order
			} else if i < 3 {
				last = n
			}
			out[name] = m[i+1]
		}
		return out
	}
	for _, m := range countNamed.FindAllStringSubmatch(flat(text), -1) {
		out[countWords[m[1]]] = m[2]
	}
	return out
}
