package model

// What a problem is about when it is told to those above: the themes by which the list of
// problems and the annual report put problems together (REPORTS A-5, B-1).

import "slices"

// Theme is what a problem is about.
type Theme string

// The themes, in the order of reports.
const (
	ThemeGovernance   Theme = "党的领导融入治理"
	ThemeOrganization Theme = "组织建设"
	ThemeMembers      Theme = "发展党员和党员管理"
	ThemeStaff        Theme = "党务力量和教育培训"
	ThemeSupport      Theme = "保障和责任"
)

// Themes lists them in their order.
var Themes = []Theme{ThemeGovernance, ThemeOrganization, ThemeMembers, ThemeStaff, ThemeSupport}

// Choices lists them.
func (Theme) Choices() []string {
	out := make([]string, len(Themes))
	for i, t := range Themes {
		out[i] = string(t)
	}
	return out
}

// Order is the theme's place among the others; what is none comes last.
func (t Theme) Order() int {
	if i := slices.Index(Themes, t); i >= 0 {
		return i
	}
	return len(Themes)
}

// Judgement is the theme as the sentence that a part of the annual report opens with, without
// a full stop; empty for what is no theme.
func (t Theme) Judgement() string {
	switch t {
	case ThemeGovernance:
		return "党的领导融入公司治理还不够到位"
	case ThemeOrganization:
		return "基层党组织建设还不够扎实"
	case ThemeMembers:
		return "发展党员和党员管理还不够规范"
	case ThemeStaff:
		return "党务力量配备和教育培训还有差距"
	case ThemeSupport:
		return "基础保障和责任落实还不够有力"
	}
	return ""
}

// causes is the dictionary of causes, each with the themes that it is offered for. A program
// never infers a cause: people choose one or two, or write their own (REPORTS A-5).
var causes = []struct {
	text   string
	themes []Theme // none = all
}{
	{"对新规条款和时限掌握不准", nil},
	{"责任压到支部这一级不够，重布置轻检查", nil},
	{"党务人员兼职多、变动快、交接不全", nil},
	{"经办缺少事前核对，靠事后补", []Theme{ThemeMembers, ThemeGovernance}},
	{"改制、划转、人员流动后组织调整跟不上", []Theme{ThemeOrganization, ThemeMembers, ThemeStaff}},
	{"股东（出资人）审议周期长", []Theme{ThemeGovernance}},
	{"班次和项目分散，集中学习难", []Theme{ThemeMembers, ThemeStaff}},
	{"与财务、人力部门衔接不够", []Theme{ThemeStaff, ThemeSupport}},
	{"一线苗子少、培养周期长", []Theme{ThemeMembers}},
	{"检查结果运用偏软", []Theme{ThemeSupport, ThemeOrganization}},
	{"历史资料缺失", []Theme{ThemeMembers, ThemeOrganization, ThemeGovernance}},
}

// CausesFor is the causes of the dictionary that are offered for a theme; of no theme, all.
func CausesFor(t Theme) []string {
	var out []string
	for _, c := range causes {
		if len(c.themes) == 0 || t == "" || slices.Contains(c.themes, t) {
			out = append(out, c.text)
		}
	}
	return out
}
