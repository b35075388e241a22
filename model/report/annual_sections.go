package report

// The sections of the annual report, in their order, by the size of the unit (REPORTS A-2).

import (
	"fmt"

	"partyledger/model"
)

// The parts.
const (
	partBasics   = "基本情况"
	partWork     = "主要工作及成效"
	partMended   = "上年反馈问题整改情况"
	partProblems = "存在的主要问题及原因"
	partNext     = "下一步工作安排"
)

// workTopic is a section of the part on the year's work.
type workTopic struct {
	key   model.TextSection
	title string
	words func() string
	hint  string
	after func() []Block
}

// topics is what the part on the year's work speaks of: of a smaller unit more of it stands
// in one section.
func (a *annual) topics() []workTopic {
	both := func(list ...func() string) func() string {
		return func() string {
			var out []string
			for _, f := range list {
				out = append(out, f())
			}
			return paragraphs(out...)
		}
	}
	politics := workTopic{model.SectionPolitics, "加强政治建设和理论学习", a.politicsWords, "“第一议题”、中心组学习、重大决策部署落实情况，写做法和成效", nil}
	governance := workTopic{model.SectionGovernance, "推动党的领导融入公司治理", a.governanceWords, "制度、做法和案例", a.charterTable}
	special := workTopic{model.SectionSpecial, "特色工作", nil, "本单位的特色做法和品牌，不写这一节就不排", nil}
	switch a.scale {
	case branchScale:
		politics.title = "加强政治学习和组织生活"
		return []workTopic{politics, governance,
			{model.SectionMembers, "抓好党员发展和教育管理", both(a.unitsWords, a.membersWords), "质量把关、教育管理的做法", nil},
			{model.SectionBusiness, "发挥支部战斗堡垒作用", a.businessWords, "支部和党员在生产经营中的作用，写一两个有结果的事例", nil},
			{model.SectionSupport, "做好关怀服务和保障", both(a.linkWords, a.supportWords, a.dutyWords), "联系服务职工群众的做法", nil}, special}
	case unitScale:
		return []workTopic{politics, governance,
			{model.SectionUnits, "加强党组织和党员队伍建设", both(a.unitsWords, a.membersWords), "支部标准化、发展党员质量把关的做法", nil},
			{model.SectionStaff, "建强党务干部和人才队伍", a.staffWords, "培养机制", nil},
			{model.SectionBusiness, "推动党建与生产经营融合", a.businessWords, "一两个有结果的事例", nil},
			{model.SectionSupport, "强化保障和责任落实", both(a.supportWords, a.dutyWords), "廉政建设、责任制考核的做法", nil}, special}
	}
	return []workTopic{politics, governance,
		{model.SectionUnits, "健全组织体系", a.unitsWords, "支部标准化、软弱涣散整顿的做法", nil},
		{model.SectionMembers, "加强党员队伍建设", a.membersWords, "发展党员质量把关的做法", a.developmentTable},
		{model.SectionStaff, "建强党务干部和人才队伍", a.staffWords, "培养机制", nil},
		{model.SectionBusiness, "推动党建与生产经营融合", a.businessWords, "一两个有结果的事例", nil},
		{model.SectionSupport, "强化基础保障和关怀帮扶", a.supportWords, "保障和关怀的做法", nil},
		{model.SectionDuty, "压实管党治党责任", a.dutyWords, "党风廉政建设、责任制考核的做法", nil}, special}
}

// sections is all of them, with what each slot is composed of.
func (a *annual) sections() []draftSection {
	out := []draftSection{
		{model.SectionOpening, "", []TextPlace{
			{Slot: model.SlotOpening, Starter: a.openingWords(), Hint: "来文依据，如“根据《……》（文号）要求，现将……报告如下。”"},
			{Slot: model.SlotClosing, Hint: "指导思想和总体评价，一两句"}}, nil},
		{model.SectionBasics, partBasics, []TextPlace{
			{Slot: model.SlotWork, Starter: a.basicsWords(), Hint: "单位、组织和党员的基本情况"},
			{Slot: model.SlotCause, Hint: "变动较大的，写一句原因"},
			{Slot: model.SlotClosing, Hint: "一年来的总体评价"}}, func() []Block { return append(a.unitTable(), a.memberChart()...) }},
	}
	for _, t := range a.topics() {
		starter := ""
		if t.words != nil {
			starter = t.words()
		}
		places := []TextPlace{{Slot: model.SlotHeading, Starter: t.title, Hint: "小标题，写成一句判断，如“" + t.title + "，……”"},
			{Slot: model.SlotWork, Starter: starter, Hint: t.hint}, {Slot: model.SlotCause, Hint: "变动较大的，写一句原因"},
			{Slot: model.SlotExample, Hint: "有结果的事例，一段一例"}}
		out = append(out, draftSection{t.key, partWork, places, t.after})
	}
	out = append(out, draftSection{model.SectionMended, partMended, []TextPlace{
		{Slot: model.SlotWork, Starter: a.mendedWords(), Hint: "上年考核、督查、巡察反馈问题的整改结果"},
		{Slot: model.SlotCause, Hint: "没有销号的，写明原因和打算"}}, nil})
	out = append(out, a.problemSections()...)
	return append(out,
		draftSection{model.SectionClosing, "", []TextPlace{{Slot: model.SlotClosing, Hint: "其他需要报告的事项；报告里不写请示事项"}}, nil},
		draftSection{model.SectionSigning, "", []TextPlace{
			{Slot: model.SlotNumber, Hint: "登记的文号，如“某投党〔2026〕12号”；空着的印“号”前留空"},
			{Slot: model.SlotDay, Hint: "负责人签发的日期；空着的印“　年　月　日”，填了就是定稿"}}, nil})
}

// openingWords begins the report.
func (a *annual) openingWords() string {
	return fmt.Sprintf("现将%s%d年度党建工作情况报告如下，有关数据截至%s。", a.self(), a.year(), a.on.Chinese())
}
