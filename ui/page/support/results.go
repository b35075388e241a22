package support

// 培训达标: everyone whom a standard in force asks something of, and how far they
// are. Ordinary members stand together, a line for each branch.

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

// result is one line: a person, or the members of a branch.
type result struct {
	standard, year  int // places in the choices; year 0 is this one
	name            string
	enterprise, job string
	sum             model.TrainingSum
	asked, met      int
	short           string
	due             string
	ref             model.Ref
	search          string
}

func (r result) done() bool { return r.met == r.asked }

// judged is all results of one state of the ledger.
type judged struct {
	standards []model.TrainingStandard
	rows      []result
	silent    []string // of each standard: where nothing of the kind was ever recorded
}

// judge works the results out: no widget is touched.
func judge(b *model.Book) judged {
	var out judged
	at := map[string]int{}
	for _, s := range model.Everywhere[model.TrainingStandard](b) {
		if s.Active(b.AsOf) {
			at[s.ID] = len(out.standards)
			out.standards, out.silent = append(out.standards, s), append(out.silent, "")
		}
	}
	for _, e := range b.ScopeTree() {
		for _, s := range model.TrainingStandardsFor(b, e) {
			i := at[s.ID]
			lists := [2][]model.TrainingResult{model.YearTraining(b, e, s, b.AsOf.Year()), model.YearTraining(b, e, s, b.AsOf.Year()-1)}
			if !s.Target.Yearly() {
				lists[0] = model.OnceTraining(b, e, s)
			}
			if len(lists[0])+len(lists[1]) == 0 {
				continue
			}
			if !model.TrainingRecorded(b, e.ID, s.Target) {
				out.silent[i] += "、" + cmp.Or(e.ShortName, e.Name)
				continue
			}
			for year, list := range lists {
				out.rows = append(out.rows, linesOf(b, e, i, year, list)...)
			}
		}
	}
	return out
}

// linesOf makes lines of the results of one standard in one enterprise.
func linesOf(b *model.Book, e model.Enterprise, standard, year int, list []model.TrainingResult) []result {
	var out []result
	at := map[string]int{}
	for _, r := range list {
		if r.Standard.Target != model.ForMembers {
			out = append(out, personLine(b, e, standard, year, r))
			continue
		}
		i, ok := at[r.OrganizationID]
		if !ok {
			i = len(out)
			at[r.OrganizationID] = i
			line := result{standard: standard, year: year, name: page.ShortName(b, r.OrganizationID), enterprise: e.Name,
				due: r.Due.String(), ref: model.Ref{Kind: model.KindOrganization, ID: r.OrganizationID}}
			if r.OrganizationID == "" {
				line.name, line.ref = "未编入党支部", model.Ref{Kind: model.KindEnterprise, ID: e.ID}
			}
			line.search = strings.ToLower(line.name + " " + e.Name + " " + e.ShortName)
			out = append(out, line)
		}
		out[i].asked++
		if r.Met {
			out[i].met++
		}
	}
	for i := range out {
		if x := &out[i]; x.asked > 0 && x.job == "" && x.ref.Kind != model.KindPerson {
			x.job = fmt.Sprintf("党员%d名", x.asked)
			if !x.done() {
				x.short = fmt.Sprintf("%d名未达标", x.asked-x.met)
			}
		}
	}
	return out
}

func personLine(b *model.Book, e model.Enterprise, standard, year int, r model.TrainingResult) result {
	line := result{standard: standard, year: year, name: b.PersonName(r.PersonID), enterprise: e.Name, sum: r.Sum, asked: 1,
		due: r.Due.String(), ref: model.Ref{Kind: model.KindPerson, ID: r.PersonID}}
	if r.Met {
		line.met = 1
	} else {
		line.short = shortWords(r)
	}
	switch x, _ := b.Record(r.Record); x := x.(type) {
	case model.CommitteeMember:
		line.job = page.ShortName(b, x.OrganizationID) + string(x.Post)
	case model.Post:
		line.job = x.Title
	default:
		line.job = page.ShortName(b, r.OrganizationID)
	}
	line.search = strings.ToLower(line.name + " " + e.Name + " " + e.ShortName + " " + line.job)
	return line
}

// shortWords says what is lacking: 少16学时、集中培训少1次.
func shortWords(r model.TrainingResult) string {
	s := r.Short()
	if !r.Standard.Target.Yearly() {
		s.Courses = max(0, max(1, r.Standard.Courses)-r.Sum.Courses)
	}
	var out []string
	if s.Days > 0 {
		out = append(out, fmt.Sprintf("少%d天", s.Days))
	}
	if s.Hours > 0 {
		out = append(out, fmt.Sprintf("少%d学时", s.Hours))
	}
	if s.Courses > 0 {
		out = append(out, fmt.Sprintf("集中培训少%d次", s.Courses))
	}
	return strings.Join(out, "、")
}

// The words of the chips; the first shows all.
const (
	stateAll  = "全部"
	stateMet  = "已达标"
	stateMiss = "未达标"
)

// results is the third tab.
type results struct {
	p        *Page
	content  *fyne.Container
	standard *kit.Select
	year     *kit.Select
	chips    []*kit.Chip
	filter   *kit.Entry
	list     *kit.RecordList[result]
	words    *kit.Paragraph
	chart    *kit.Chart
	state    string
	judged   judged
	asOf     int
}

func newResults(p *Page) *results {
	t := &results{p: p, filter: kit.NewEntry(), words: kit.NewParagraph(""), chart: newChart(), state: stateAll}
	t.standard = kit.NewSelect(nil, func(string) { t.narrow() })
	t.standard.PlaceHolder = "培训标准"
	t.year = kit.NewSelect(nil, func(string) { t.narrow() })
	t.year.PlaceHolder = page.EveryYear
	t.filter.SetPlaceHolder("筛选：姓名、党支部或企业")
	t.filter.OnChanged = func(string) { t.narrow() }
	flow := kit.NewFlow(kit.Wide(t.standard, 230), t.year)
	for _, s := range []string{stateAll, stateMiss, stateMet} {
		c := kit.NewChip(s, "", func() { t.state = s; t.narrow() })
		t.chips = append(t.chips, c)
		flow.Add(c)
	}
	flow.Add(kit.Wide(t.filter, 180))
	number := func(title string, width float32, n func(result) int) kit.Column[result] {
		return kit.Column[result]{ID: title, Title: title, Width: width, Align: fyne.TextAlignTrailing, Text: func(r result) string {
			if r.ref.Kind != model.KindPerson {
				return ""
			}
			return strconv.Itoa(n(r))
		}, Less: func(a, b result) int { return cmp.Compare(n(a), n(b)) }}
	}
	t.list = page.NewList(p.host, page.ListOf{ID: "support.results", Title: "学时完成情况"}, []kit.Column[result]{
		{ID: "结果", Title: "结果", Width: 76, Text: func(r result) string { return kit.Choose(r.done(), stateMet, stateMiss) },
			Color: func(r result) fyne.ThemeColorName {
				return kit.Choose(r.done(), kit.ColorGood, kit.ColorWarn)
			}},
		{ID: "姓名", Title: "姓名（党支部）", Width: 150, Text: func(r result) string { return r.name }},
		{ID: "职务", Title: "职务（人数）", Width: 170, Text: func(r result) string { return r.job }},
		number("天数", 58, func(r result) int { return r.sum.Days }), number("学时", 58, func(r result) int { return r.sum.Hours }),
		number("集中培训", 76, func(r result) int { return r.sum.Courses }),
		{ID: "还差", Title: "还差", Width: 180, Text: func(r result) string { return r.short }},
		{ID: "期限", Title: "期限", Width: 98, Text: func(r result) string { return r.due }},
		{ID: "企业", Title: "企业", Width: 200, Text: func(r result) string { return r.enterprise }},
	})
	t.list.Key = func(r result) string { return fmt.Sprint(r.standard, "/", r.year, "/", r.ref.ID, "/", r.job) }
	t.list.Empty = "没有启用的培训标准，或者还没有登记培训。请先在“培训标准”选定标准并启用，再在“培训登记”登记。"
	t.list.OnOpen = func(r result) { p.host.Open(r.ref) }
	t.list.Menu = t.menu
	t.chart.OnPart = func(c kit.ChartPart) { t.standard.SetSelected(c.Label) }
	t.content = kit.NewTopped(container.NewPadded(flow), over(p.host, "support.results", t.list, t.words, t.chart))
	return t
}

func (t *results) menu(rows []result) []*fyne.MenuItem {
	if len(rows) != 1 {
		return nil
	}
	r := rows[0]
	items := []*fyne.MenuItem{fyne.NewMenuItem("打开", func() { t.p.host.Open(r.ref) })}
	if r.ref.Kind == model.KindPerson {
		items = append(items, fyne.NewMenuItem("登记培训…", func() {
			t.p.Select(tabTrainings)
			t.p.trainings.list.Edit(model.Training{PersonID: r.ref.ID, Type: kindFor(t.judged.standards[r.standard].Target),
				From: t.p.Snap.Today}, true)
		}))
	}
	return items
}

// kindFor is the kind of training that a target is asked for.
func kindFor(target model.TrainingTarget) model.TrainingKind {
	switch target {
	case model.ForNewSecretary:
		return model.NewSecretaryTraining
	case model.ForCommittees:
		return model.CommitteeTraining
	case model.ForMembers:
		return model.MemberStudy
	case model.ForProbationary:
		return model.ProbationaryTraining
	case model.ForPartyWorkers:
		return model.StaffTraining
	}
	return model.SecretaryTraining
}

// load judges everyone and draws what it comes to.
func (t *results) load(_ context.Context, s *page.Snapshot) (func(), error) {
	ink, err := kit.LoadInk()
	if err != nil {
		return nil, err
	}
	j := judge(s.Book)
	chart, any := metChart(j, s.Book.AsOf.Year())
	return func() {
		t.judged, t.asOf = j, s.Book.AsOf.Year()
		t.offer()
		t.list.SetRows(j.rows)
		draw(ink, t.chart, chart, any)
		t.narrow()
	}, nil
}

// metChart draws of each standard how many of a hundred have met it.
func metChart(j judged, year int) (report.Chart, bool) {
	c := report.Chart{Kind: report.BarChart, Title: yearText(year) + "培训达标率", Unit: "%", Series: []report.Series{{Name: "达标率"}}}
	any := false
	for i, s := range j.standards {
		asked, met := 0, 0
		for _, r := range j.rows {
			if r.standard == i && r.year == 0 {
				asked += r.asked
				met += r.met
			}
		}
		if asked == 0 {
			continue
		}
		any = true
		c.Labels = append(c.Labels, s.Name)
		c.Series[0].Values = append(c.Series[0].Values, float64(met*1000/asked)/10)
	}
	return c, any
}

// offer lists the standards in force and the two years, and keeps the choices.
func (t *results) offer() {
	chosen := t.standard.Selected
	t.standard.Options = nil
	for _, s := range t.judged.standards {
		t.standard.Options = append(t.standard.Options, s.Name)
	}
	t.standard.Selected = ""
	for i, o := range t.standard.Options {
		if o == chosen || i == 0 {
			t.standard.Selected = o
		}
	}
	t.standard.Refresh()
	years := []string{yearText(t.asOf), yearText(t.asOf - 1)}
	if t.year.Selected != years[1] {
		t.year.Selected = years[0]
	}
	t.year.Options = years
	t.year.Refresh()
}

// narrow shows what is chosen.
func (t *results) narrow() {
	standard, year := -1, 0
	for i, o := range t.standard.Options {
		if o == t.standard.Selected {
			standard = i
		}
	}
	if t.year.Selected == yearText(t.asOf-1) {
		year = 1
	}
	named := page.Matcher(t.filter.Text)
	found := func(r result) bool {
		if r.standard != standard || r.year != year {
			return false
		}
		return named(r.search)
	}
	var counts [3]int // all, missing, met
	for _, r := range t.judged.rows {
		if found(r) {
			counts[0]++
			counts[kit.Choose(r.done(), 2, 1)]++
		}
	}
	for i, s := range []string{stateAll, stateMiss, stateMet} {
		t.chips[i].Set(fmt.Sprintf("%s %d", s, counts[i]), s == t.state)
	}
	state := t.state
	t.list.SetFilter(func(r result) bool {
		return found(r) && (state == stateAll || r.done() == (state == stateMet))
	})
	t.words.SetText(t.standardWords(standard, year))
	t.content.Refresh()
}

// standardWords says what the chosen standard asks, on what it rests, and how far
// it is met.
func (t *results) standardWords(i, year int) string {
	if i < 0 {
		return "还没有启用的培训标准。全国规划口径为党员每年32学时，书记和班子成员56学时、至少1次集中培训；请在“培训标准”核对文件后选定。"
	}
	s, asked, met := t.judged.standards[i], 0, 0
	for _, r := range t.judged.rows {
		if r.standard == i && r.year == year {
			asked += r.asked
			met += r.met
		}
	}
	text := fmt.Sprintf("%s：%s。应训%d人，已达标%d人（%s）。", s.Basis(), report.TrainingAsks(s), asked, met, report.Percent(met, asked))
	if silent := strings.TrimPrefix(t.judged.silent[i], "、"); silent != "" {
		text += "从未登记过这类培训、不作判断的企业：" + silent + "。"
	}
	return text
}
