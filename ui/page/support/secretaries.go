package support

// 书记队伍: the secretaries in office, from the records of committees.

import (
	"cmp"
	"context"
	"fmt"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"partyledger/model"
	"partyledger/model/report"
	"partyledger/ui/kit"
	"partyledger/ui/page"
)

// secretary is one line.
type secretary struct {
	model.SecretaryInOffice
	enterprise, organization string
	search                   string
}

// secretaries is the sixth tab.
type secretaries struct {
	content *fyne.Container
	filter  *kit.Entry
	age     *kit.Select
	time    *kit.Select
	list    *kit.RecordList[secretary]
	words   *kit.Paragraph
	chart   *kit.Chart
}

func newSecretaries(p *Page) *secretaries {
	t := &secretaries{filter: kit.NewEntry(), words: kit.NewParagraph(""), chart: newChart()}
	t.filter.SetPlaceHolder("筛选：姓名、拼音、党组织或企业")
	t.filter.OnChanged = func(string) { t.narrow() }
	t.age = kit.NewSelect([]string{everyAge}, func(string) { t.narrow() })
	for _, g := range ageGroups {
		t.age.Options = append(t.age.Options, g.name)
	}
	t.time = kit.NewSelect([]string{everyTime, string(model.FullTime), string(model.PartTime), timeUnknown}, func(string) { t.narrow() })
	t.age.Selected, t.time.Selected = everyAge, everyTime
	t.age.PlaceHolder, t.time.PlaceHolder = ageGroups[len(ageGroups)-1].name, timeUnknown // never shown: they give the width
	t.chart.OnPart = func(c kit.ChartPart) {
		t.filter.SetText("")
		t.age.SetSelected(c.Label)
		t.time.SetSelected(cmp.Or(bare(c.Series), everyTime))
	}
	years := func(title string, width float32, n func(secretary) int) kit.Column[secretary] {
		return kit.Column[secretary]{ID: title, Title: title, Width: width, Align: fyne.TextAlignTrailing, Text: func(s secretary) string {
			if n(s) < 0 {
				return "—"
			}
			return strconv.Itoa(n(s))
		}, Less: func(a, b secretary) int { return cmp.Compare(n(a), n(b)) }}
	}
	t.list = page.NewList(p.host, page.ListOf{ID: "support.secretaries", Title: "党组织书记"}, []kit.Column[secretary]{
		kit.TextColumn("姓名", 84, func(s secretary) string { return s.Person.Name }),
		kit.TextColumn("党组织", 190, func(s secretary) string { return s.organization }),
		kit.TextColumn("类别", 66, func(s secretary) string { return string(s.Organization.Type) }),
		{ID: "专兼职", Title: "专兼职", Width: 66, Text: func(s secretary) string { return cmp.Or(string(s.WorkTime), "未登记") },
			Color: func(s secretary) fyne.ThemeColorName {
				return kit.Choose(s.WorkTime == "", kit.ColorMuted, "")
			}},
		years("年龄", 56, func(s secretary) int { return s.Age }),
		kit.TextColumn("学历", 84, func(s secretary) string { return string(s.Person.Education) }),
		years("党龄", 56, func(s secretary) int { return s.PartyAge }),
		kit.TextColumn("任现职", 98, func(s secretary) string { return s.Since.String() }),
		{ID: "本年培训", Title: "本年培训", Width: 150, Text: trainedWords, Color: func(s secretary) fyne.ThemeColorName {
			return kit.Choose(s.Courses, kit.ColorGood, kit.ColorWarn)
		}, Less: func(a, b secretary) int { return cmp.Compare(a.Trained.Hours, b.Trained.Hours) }},
		kit.TextColumn("行政职务", 130, func(s secretary) string { return s.Person.Position }),
		{ID: "企业", Title: "企业", Width: 190, Text: func(s secretary) string { return s.enterprise }},
	})
	t.list.Key = func(s secretary) string { return s.Member.ID }
	t.list.Empty = "还没有登记在任书记。党组织班子在“企业与党组织”登记。"
	t.list.OnOpen = func(s secretary) { p.host.Open(model.Ref{Kind: model.KindPerson, ID: s.Person.ID}) }
	t.list.Menu = func(rows []secretary) []*fyne.MenuItem {
		if len(rows) != 1 {
			return nil
		}
		s := rows[0]
		return []*fyne.MenuItem{
			page.OpenItem(p.host, "打开人员", model.Ref{Kind: model.KindPerson, ID: s.Person.ID}),
			page.OpenItem(p.host, "任职记录", model.Ref{Kind: model.KindCommitteeMember, ID: s.Member.ID}),
			fyne.NewMenuItem("登记培训…", func() {
				p.Select(tabTrainings)
				p.trainings.list.Edit(model.Training{PersonID: s.Person.ID, Type: model.SecretaryTraining, From: p.Snap.Today}, true)
			}),
		}
	}
	top := container.NewBorder(nil, nil, container.NewHBox(t.age, t.time), nil, t.filter)
	t.content = container.NewBorder(container.NewPadded(top), nil, nil, nil, over(p.host, "support.secretaries", t.list, t.words, t.chart))
	return t
}

func trainedWords(s secretary) string {
	if s.Trained == (model.TrainingSum{}) {
		return "未登记"
	}
	return fmt.Sprintf("%d天、%d学时", s.Trained.Days, s.Trained.Hours)
}

// load lists the secretaries and draws their ages.
func (t *secretaries) load(_ context.Context, s *page.Snapshot) (func(), error) {
	ink, err := kit.LoadInk()
	if err != nil {
		return nil, err
	}
	var rows []secretary
	for _, x := range model.Secretaries(s.Book) {
		r := secretary{x, s.Book.EnterpriseName(x.Organization.EnterpriseID), cmp.Or(x.Organization.ShortName, x.Organization.Name), ""}
		r.search = strings.ToLower(s.Finder.Person(x.Person.ID) + " " + r.organization + " " + r.enterprise)
		rows = append(rows, r)
	}
	chart, words := ageChart(rows), secretaryWords(rows)
	return func() {
		t.list.SetRows(rows)
		t.words.SetText(words)
		t.words.Hidden = words == ""
		draw(ink, t.chart, chart, len(rows) > 0)
		t.narrow()
	}, nil
}

var ageGroups = []struct {
	name   string
	lo, hi int
}{{"35岁及以下", 0, 35}, {"36–45岁", 36, 45}, {"46–55岁", 46, 55}, {"56岁及以上", 56, 200}, {"未填出生日期", -1, -1}}

// The choices beside the filter.
const (
	everyAge    = "全部年龄"
	everyTime   = "专职和兼职"
	timeUnknown = "专兼职未登记"
)

// ageGroup is the group of an age, -1 = not known.
func ageGroup(age int) string {
	for _, g := range ageGroups {
		if age >= g.lo && age <= g.hi {
			return g.name
		}
	}
	return ""
}

// ageChart draws the ages by full-time and part-time.
func ageChart(rows []secretary) report.Chart {
	c := report.Chart{Kind: report.StackedChart, Title: "党组织书记年龄", Unit: "人",
		Series: []report.Series{{Name: string(model.FullTime)}, {Name: string(model.PartTime)}, {Name: timeUnknown}}}
	for _, g := range ageGroups {
		var n [3]float64
		for _, s := range rows {
			if s.Age < g.lo || s.Age > g.hi {
				continue
			}
			n[map[model.WorkTime]int{model.FullTime: 0, model.PartTime: 1, "": 2}[s.WorkTime]]++
		}
		if g.lo < 0 && n == [3]float64{} {
			continue
		}
		c.Labels = append(c.Labels, g.name)
		for i := range c.Series {
			c.Series[i].Values = append(c.Series[i].Values, n[i])
		}
	}
	if !hasAny(c.Series[2].Values) {
		c.Series = c.Series[:2]
	}
	return c
}

func hasAny(values []float64) bool {
	for _, v := range values {
		if v != 0 {
			return true
		}
	}
	return false
}

func secretaryWords(rows []secretary) string {
	if len(rows) == 0 {
		return ""
	}
	full, young, college, untrained := 0, 0, 0, 0
	for _, s := range rows {
		full += kit.One(s.WorkTime == model.FullTime)
		young += kit.One(s.Age >= 0 && s.Age <= 35)
		college += kit.One(s.Person.Education == model.Postgraduate || s.Person.Education == model.Bachelor)
		untrained += kit.One(!s.Courses)
	}
	return fmt.Sprintf("在任书记%d名：专职%d名，35岁及以下%d名，大学本科及以上%d名；", len(rows), full, young, college) + kit.Choose(untrained == 0, "本年均已参加集中培训。",
		fmt.Sprintf("本年还没有参加集中培训%d名。", untrained))
}

// narrow shows what the text lets through.
func (t *secretaries) narrow() {
	found, age, time := page.Matcher(t.filter.Text), t.age.Selected, t.time.Selected
	t.list.SetFilter(func(s secretary) bool {
		return found(s.search) && (age == everyAge || ageGroup(s.Age) == age) &&
			(time == everyTime || cmp.Or(string(s.WorkTime), timeUnknown) == time)
	})
}
