package model

// The 25 steps of member development in their five stages, and the papers that
// prove them (流程图, 中组部组织一局编; numbers of papers as in the 广西 handbook;
// DOMAIN B-2). The chart is that of the 2014 edition; none of the 2026 edition
// has been seen, so what the 2026 text changes is changed here.

// StepPhase is one of the five stages of the chart.
type StepPhase struct {
	Number int
	Name   string
}

// StepPhases lists the stages of the chart in order.
func StepPhases() []StepPhase {
	return []StepPhase{{1, "申请入党"}, {2, "入党积极分子的确定和培养教育"}, {3, "发展对象的确定和考察"}, {4, "预备党员的接收"}, {5, "预备党员的教育考察和转正"}}
}

// Material is one paper of the checklist.
type Material struct {
	Number string // 3-9
	Name   string
	Local  bool // asked for by local rules only, not by the 细则
}

// Step is one step of the chart. Steps of the chart come from national rules and
// cannot be taken out of a case; an office adds its own papers beside them.
type Step struct {
	Number int // of the chart; an edition may put a step earlier
	Phase  int
	Name   string
	Rule   string // the rule that watches it, e.g. B-02
	Cycle  bool   // repeated: its day is that of the last time
	Papers []Material
}

// The numbers of the steps.
const (
	StepApply = 1 + iota
	StepTalk
	StepActivist
	StepActivistFiling
	StepMentors
	StepCultivation
	StepProspect
	StepProspectConsent
	StepSponsors
	StepReview
	StepTraining
	StepCommitteeReview
	StepPreReview
	StepVolunteer
	StepAdmission
	StepApprovalTalk
	StepApproval
	StepUpperFiling
	StepGrouping
	StepOath
	StepProbation
	StepConfirmApplication
	StepConfirmation
	StepConfirmApproval
	StepArchive
)

var chart = []Step{
	{1, 1, "递交入党申请书", "B-01", false, []Material{{"1-1", "入党申请书", false}}},
	{2, 1, "党组织派人谈话", "B-02", false, []Material{{"1-2", "谈话记录", false}, {"1-2-1", "有关事项报告表", true}, {"1-2-2", "调查登记表", true}}},
	{3, 2, "推荐和确定入党积极分子", "B-04", false, []Material{{"2-1", "推荐登记表", false}, {"2-2", "会议记录", false}}},
	{4, 2, "上级党委备案", "B-04", false, []Material{{"2-3", "备案登记表", false}, {"2-4", "备案报告（附名册）", false}}},
	{5, 2, "指定培养联系人", "B-05", false, nil},
	{6, 2, "培养教育考察", "B-06", true, []Material{{"2-5", "思想汇报", true}, {"2-6", "培养教育考察登记表", false}}},
	{7, 3, "确定发展对象", "B-08", false, []Material{{"3-2", "会议记录", false}, {"3-3", "公示", true}, {"3-4", "公示情况登记表", true}}},
	{8, 3, "报上级党委备案", "B-09", false, []Material{{"3-1", "备案请示", false}, {"3-5", "备案意见", false}}},
	{9, 3, "确定入党介绍人", "B-10", false, nil},
	{10, 3, "进行政治审查", "B-12", false, []Material{{"3-6", "自传", false}, {"3-7", "政审函", false}, {"3-8", "政审回函", false},
		{"3-9", "政治审查报告", false}}},
	{11, 3, "开展集中培训", "B-13", false, []Material{{"3-11", "培训登记表", false}}},
	{12, 4, "支委会审查", "B-14", false, nil},
	{13, 4, "上级党委预审", "B-14", false, []Material{{"4-1", "预审请示", false}, {"4-2", "预审意见", false}}},
	{14, 4, "填写入党志愿书", "B-14", false, []Material{{"4-3", "入党志愿书", false}}},
	{15, 4, "支部大会讨论", "B-18", false, []Material{{"4-4", "会议记录", false}}},
	{16, 4, "上级党委派人谈话", "B-21", false, nil},
	{17, 4, "上级党委审批", "B-22", false, []Material{{"4-5", "审批请示", false}, {"4-6", "批复", false}}},
	{18, 4, "再上一级党委组织部门备案", "B-22", false, []Material{{"4-7", "备案报告", false}}},
	{19, 5, "编入党支部和党小组", "", false, nil},
	{20, 5, "入党宣誓", "B-24", false, nil},
	{21, 5, "继续教育考察", "B-06", true, []Material{{"5-1-1", "预备党员教育考察登记表", false}}},
	{22, 5, "提出转正申请", "B-27", false, []Material{{"5-2", "转正申请书", false}}},
	{23, 5, "支部大会讨论转正", "B-27", false, []Material{{"5-1", "征求意见记录", false}, {"5-3", "公示", true}, {"5-4", "公示情况登记表", true},
		{"5-5", "会议记录", false}}},
	{24, 5, "上级党委审批", "B-28", false, []Material{{"5-7", "审批请示", false}, {"5-10", "批复", false}}},
	{25, 5, "材料归档", "B-30", false, []Material{{"5-12", "归档材料清单", false}, {"5-13", "归档移交清单", false}}},
}

// charts are the steps of each edition in the order in which they are taken.
var charts = map[Edition][]Step{Edition2014: chart, Edition2026: chart2026()}

// chart2026 is the chart by the 2026 text (第十三条; DOMAIN B-09): the superior
// consents, before the notice; the notice is a national rule and comes before
// the person is listed as a prospect.
func chart2026() []Step {
	var out []Step
	for _, s := range chart {
		switch s.Number {
		case StepProspect:
			continue
		case StepProspectConsent:
			s.Name = "报上级党委同意"
			s.Papers = []Material{{"3-1", "请示", false}, {"3-5", "同意意见", false}}
			out = append(out, s)
			s = chart[StepProspect-1]
			s.Name = "公示并确定发展对象"
			s.Papers = []Material{{"3-2", "会议记录", false}, {"3-3", "公示", false}, {"3-4", "公示情况登记表", false}}
		}
		out = append(out, s)
	}
	return out
}

// Steps is the steps in the order in which an edition has them taken. Do not
// change the slice.
func Steps(e Edition) []Step {
	if e == Edition2026 {
		return charts[Edition2026]
	}
	return charts[Edition2014]
}

// ArchiveClass is one of the five classes of papers that go into the archive, with
// the numbers of the papers that make it up: any one of them will do.
type ArchiveClass struct {
	Name    string
	Numbers []string
}

// ArchiveClasses lists what the archive must hold (B-30).
func ArchiveClasses() []ArchiveClass { return archiveClasses }

var archiveClasses = []ArchiveClass{
	{"入党志愿书", []string{"4-3"}},
	{"入党申请书", []string{"1-1"}},
	{"政治审查材料", []string{"3-9"}},
	{"转正申请书", []string{"5-2"}},
	{"培养教育考察材料", []string{"2-6", "5-1-1"}},
}

// Checklist is every paper of an edition in the order of the steps; with local
// set, those that only local rules ask for too.
func Checklist(e Edition, local bool) []Material {
	var out []Material
	for _, s := range Steps(e) {
		for _, p := range s.Papers {
			if local || !p.Local {
				out = append(out, p)
			}
		}
	}
	return out
}
