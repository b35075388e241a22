package model

// The texts of reports that people write: what stands in a slot of a section, kept by
// year and by the enterprise that reports. A slot that nobody has written in is filled
// from the ledger; once somebody has, its text stays as it is until they change it.

import (
	"strconv"

	"partyledger/model/day"
)

// KindReportText is the kind of this file.
const KindReportText Kind = "report_text"

// TextReport is a report that has slots.
type TextReport string

// AnnualText is the annual report's.
const AnnualText TextReport = "年度报告"

// Choices lists them.
func (TextReport) Choices() []string { return []string{string(AnnualText)} }

// TextSection is a section of a report, in the order in which they stand.
type TextSection string

// The sections of the annual report, but for those of problems: ProblemSection.
const (
	SectionOpening    TextSection = "引言"
	SectionBasics     TextSection = "基本情况"
	SectionPolitics   TextSection = "政治建设"
	SectionGovernance TextSection = "公司治理"
	SectionUnits      TextSection = "组织体系"
	SectionMembers    TextSection = "党员队伍"
	SectionStaff      TextSection = "干部人才"
	SectionBusiness   TextSection = "融合群团"
	SectionSupport    TextSection = "保障关怀"
	SectionDuty       TextSection = "责任落实"
	SectionSpecial    TextSection = "特色工作"
	SectionMended     TextSection = "上年整改"
	SectionProblems   TextSection = "问题综述"
	SectionNext       TextSection = "重点工作"
	SectionClosing    TextSection = "结尾"
	SectionSigning    TextSection = "签署"
)

// ProblemSection is the section of the problems of a theme.
func ProblemSection(t Theme) TextSection { return "问题：" + TextSection(t) }

// Choices lists them.
func (TextSection) Choices() []string {
	out := []string{string(SectionOpening), string(SectionBasics), string(SectionPolitics), string(SectionGovernance),
		string(SectionUnits), string(SectionMembers), string(SectionStaff), string(SectionBusiness), string(SectionSupport),
		string(SectionDuty), string(SectionSpecial), string(SectionMended), string(SectionProblems)}
	for _, t := range Themes {
		out = append(out, string(ProblemSection(t)))
	}
	return append(out, string(SectionNext), string(SectionClosing), string(SectionSigning))
}

// TextSlot is a place in a section.
type TextSlot string

// The slots, in the order in which they stand.
const (
	SlotOpening TextSlot = "引言"
	SlotHeading TextSlot = "判断句" // the section's heading
	SlotWork    TextSlot = "做法"
	SlotExample TextSlot = "事例"
	SlotShown   TextSlot = "表现" // how a problem shows
	SlotCause   TextSlot = "原因"
	SlotMeasure TextSlot = "措施"
	SlotClosing TextSlot = "结语"
	SlotNumber  TextSlot = "发文字号"
	SlotDay     TextSlot = "成文日期" // there is none until the report is signed
)

// Choices lists them.
func (TextSlot) Choices() []string {
	return []string{string(SlotOpening), string(SlotHeading), string(SlotWork), string(SlotExample), string(SlotShown), string(SlotCause),
		string(SlotMeasure), string(SlotClosing), string(SlotNumber), string(SlotDay)}
}

// TextOrigin is where a text comes from.
type TextOrigin string

// The origins.
const (
	TextDrafted TextOrigin = "起草稿"  // as it was composed from the ledger, kept as it then was
	TextOwn     TextOrigin = "本单位"  // written or changed by people
	TextCarried TextOrigin = "沿用上年" // last year's, not looked over yet
)

// Choices lists them.
func (TextOrigin) Choices() []string {
	return []string{string(TextDrafted), string(TextOwn), string(TextCarried)}
}

// ReportText is one text of a report. Several of one slot stand one behind the other.
type ReportText struct {
	ID           string      `label:"编号" style:"code"`
	EnterpriseID string      `label:"报告单位" ref:"enterprise"` // empty = the office as a whole, where it is no enterprise
	Year         int         `label:"年度" need:"1" year:"1"`
	Report       TextReport  `label:"报告" need:"1"`
	Section      TextSection `label:"部分" need:"1"`
	Slot         TextSlot    `label:"位置" need:"1"`
	Order        int         `label:"次序"`
	Text         string      `label:"文字" style:"long"` // paragraphs, one a line
	Origin       TextOrigin  `label:"来历" need:"1"`
	EditedDay    day.Day     `label:"改定日期" past:"1"`
	Off          bool        `label:"不用"`                   // nothing stands in the slot, not even what the ledger says
	Starter      string      `label:"改定时的起草稿" style:"long"` // what the ledger said when the text was written; may be empty
}

func (t ReportText) Key() string { return t.ID }
func (ReportText) Kind() Kind    { return KindReportText }
func (t ReportText) Owner() Ref {
	if t.EnterpriseID == "" {
		return Ref{}
	}
	return Ref{KindEnterprise, t.EnterpriseID}
}

// Called is the section with the slot and the year: 2026年 党员队伍（做法）.
func (t ReportText) Called() string {
	return strconv.Itoa(t.Year) + "年 " + string(t.Section) + "（" + string(t.Slot) + "）"
}

// Faults implements Lawful.
func (t ReportText) Faults() []Fault {
	var out []Fault
	if t.Text == "" && !t.Off {
		out = append(out, Fault{"Text", "请写文字，这里不要文字的请勾选“不用”"})
	}
	if d, err := day.Parse(t.Text); t.Slot == SlotDay && t.Text != "" && (err != nil || d.MonthOnly()) {
		out = append(out, Fault{"Text", "请写成文的年月日，如2026年12月20日"})
	}
	return out
}

// FaultsAmong implements Among.
func (t ReportText) FaultsAmong(o Others, was Record) []Fault {
	return once(o, was, t, func(x ReportText) string { return x.Called() + "的同一次序" }, nil, "EnterpriseID", "Year", "Report", "Section",
		"Slot", "Order")
}
