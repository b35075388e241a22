package report

// Ties to people (联系服务和激励关怀情况表): experts and what became of them, help by
// kind with its money, activities and model posts, mass organisations, examples.

import (
	"cmp"
	"fmt"
	"slices"

	"partyledger/model"
	"partyledger/model/day"
)

func buildCare(in Input) Document {
	v := newView(in)
	d := v.document("care")
	links := v.links()
	linked := []Block{Title{Text: d.Title}, v.linkSummary(links)}
	if c, ok := v.linkChart(); ok {
		linked = append(linked, c)
	}
	help := []Block{v.careSummary()}
	if c := v.careChart(); len(c.Labels) > 0 {
		c.Height = 56
		help = append(help, c)
	}
	d.Sections = []Section{
		{Page: LandscapeTable, Blocks: append(linked, v.linkTable(links))},
		{Page: LandscapeTable, Blocks: help},
		{Page: LandscapeTable, Blocks: []Block{v.activitySummary(), v.vanguardSummary()}},
		{Page: LandscapeTable, Blocks: []Block{v.massTable()}},
		{Page: LandscapeTable, Blocks: []Block{v.exemplarTable()}},
		{Page: LandscapeTable, Blocks: []Block{v.careUnits()}},
	}
	if v.Unmasked {
		d.Sections = append(d.Sections, Section{Page: LandscapeTable, Blocks: []Block{v.careTable()}})
	}
	return d
}

// link is a tie to an expert and what has become of it.
type link struct {
	model.LinkResult
	person *model.Person
	place  int // of its enterprise in the tree
	talks  int // of the report's year
}

// links is the ties that have begun, by enterprise and by the day they began.
func (v *view) links() []link {
	place := map[string]int{}
	for i, e := range v.enterprises() {
		place[e.ID] = i + 1
	}
	var out []link
	for _, r := range v.linkResults() {
		x := link{LinkResult: r, person: v.person(r.PersonID), place: place[v.book.EnterpriseOf(r.TalentLink)]}
		for _, n := range model.LinkNotes(v.book, r.ID) {
			x.talks += oneIf(n.Day.Year() == v.year())
		}
		out = append(out, x)
	}
	slices.SortFunc(out, func(a, b link) int {
		return cmp.Or(cmp.Compare(a.place, b.place), a.From.Compare(b.From), cmp.Compare(a.ID, b.ID))
	})
	return out
}

// linkResults is how the ties that have begun stand.
func (v *view) linkResults() []model.LinkResult {
	var out []model.LinkResult
	for _, l := range model.InScope[model.TalentLink](v.book) {
		if v.happened(l.From) {
			out = append(out, model.LinkOn(v.book, l))
		}
	}
	return out
}

// open reports a tie that has not ended by the report's day.
func (v *view) open(l link) bool { return l.Active(v.on) }

func countLinks(list []link, has func(link) bool) int {
	n := 0
	for _, l := range list {
		n += oneIf(has(l))
	}
	return n
}

// talks is how many notes of the report's year the ties have.
func talks(list []link) int {
	n := 0
	for _, l := range list {
		n += l.talks
	}
	return n
}

// linkSummary is categories × outcomes; each tie counts to one outcome.
func (v *view) linkSummary(list []link) Table {
	columns := []Column{TextCol("人才类别").Keep(), FigureCol("联系对象", "合计"), FigureCol("联系对象", "正在联系"), FigureCol("联系对象", "已结束")}
	for _, o := range model.Outcomes() {
		columns = append(columns, FigureCol("联系以来的变化", string(o)))
	}
	t := v.table("表1　联系培养情况汇总", "单位：名、次", append(columns, FigureCol("本年谈话"))...)
	t.Sheet, t.Sign, t.Empty = "联系培养汇总", nil, "没有登记联系培养"
	for _, word := range model.TalentKind("").Choices() {
		of := kept(list, func(l link) bool { return string(l.TalentKind) == word })
		if len(of) == 0 {
			continue
		}
		open := countLinks(of, v.open)
		row := []Cell{text(word), count(len(of)), count(open), count(len(of) - open)}
		for _, o := range model.Outcomes() {
			row = append(row, count(countLinks(of, func(l link) bool { return l.Outcome() == o })))
		}
		t.Rows = append(t.Rows, append(row, count(talks(of))))
	}
	if len(t.Rows) > 0 {
		t.Totals = total("合计", 1, t)
	}
	t.Notes = []string{"联系以来的变化由发展党员记录和党员名册算出，每名联系对象只列入所达到的最远一项；一人先后由几个党组织联系的，分别计算。",
		"“日期未登记”指现有政治面貌没有登记取得的日期，不能判断是否在联系之后。"}
	return t
}

// linkChart draws how far the experts have come; ok is false if none has.
func (v *view) linkChart() (c Chart, ok bool) {
	by := map[model.Outcome]int{}
	for _, r := range v.linkResults() {
		by[r.Outcome()]++
		ok = ok || r.Advanced()
	}
	c = Chart{Kind: BarChart, Title: "联系以来的变化", Unit: "名", Series: []Series{{Name: "联系对象"}}, Height: 52}
	for _, o := range model.Outcomes() {
		if o != model.WasMember && o != model.UnknownDay {
			c.add(string(o), by[o])
		}
	}
	return c, ok
}

// careChart draws the help of the year by kind.
func (v *view) careChart() Chart {
	c := Chart{Kind: BarChart, Title: fmt.Sprintf("%d年激励关怀", v.year()), Unit: "人次", Series: []Series{{Name: "了解到"}, {Name: "已帮扶"}}}
	all := v.cares()
	for _, word := range model.CareKind("").Choices() {
		if s := v.sumCares(careOf(all, word)); s.found+s.helped > 0 {
			c.Labels = append(c.Labels, word)
			c.Series[0].Values = append(c.Series[0].Values, float64(s.found))
			c.Series[1].Values = append(c.Series[1].Values, float64(s.helped))
		}
	}
	return c
}

// CareCharts is the charts of the ledger for the screen: what became of the experts by
// the book's day, and the help of its year.
func CareCharts(b *model.Book) [2]Chart {
	v := newView(Input{Book: b})
	links, _ := v.linkChart()
	return [2]Chart{links, v.careChart()}
}

func (v *view) linkTable(list []link) Table {
	t := v.table("表2　联系培养名单", "单位：次",
		Ordinal(), PersonCol("姓名").Keep(), DayCol("出生年月"), UnitCol("所在单位"), TextCol("部门及职务（岗位）"),
		WordCol("人才类别"), UnitCol("联系党组织"), PersonCol("联系人"), DayCol("开始日期"), FigureCol("谈话记录", "次数"), DayCol("谈话记录", "最近一次"),
		TextCol("联系以来的变化"), WordCol("现政治面貌"), RemarkCol("备注"))
	t.Sheet, t.Empty = "联系培养名单", "没有登记联系培养"
	for _, l := range list {
		if !v.open(l) && l.To.Year() != v.year() {
			continue
		}
		t.Rows = append(t.Rows, v.linkCells(len(t.Rows)+1, l))
	}
	t.Notes = []string{fmt.Sprintf("名单为%s正在联系的和%d年内结束联系的。", v.on.Chinese(), v.year())}
	return t
}

func (v *view) linkCells(n int, l link) []Cell {
	last := warn(text("无"))
	if l.Notes > 0 {
		last = text(l.Last.DottedDay())
	}
	contact := warn(text("未登记"))
	if l.ContactID != "" {
		contact = text(v.person(l.ContactID).Name)
	}
	note := ""
	if !v.open(l) {
		note = join("，", l.To.DottedDay()+"结束", excerpt(l.Result, 20))
	}
	return []Cell{count(n), text(l.person.Name), text(l.person.BirthDay.Dotted()), text(v.enterpriseShort(l.person.EnterpriseID)),
		text(placeOfWork(l.person)),
		text(string(l.TalentKind)), text(v.shortName(l.OrganizationID)), contact, text(l.From.DottedDay()), count(l.Notes), last,
		text(ReachedWords(l.Progress)), text(cmp.Or(string(l.Now), "未填")), text(note)}
}

// milestoneWords says of a standing that it was reached.
var milestoneWords = map[model.PartyStatus]model.Outcome{model.Applicant: model.BecameApplicant, model.Activist: model.BecameActivist,
	model.Prospect:           model.BecameProspect,
	model.ProbationaryMember: model.BecameProbationary, model.FullMember: model.BecameFull}

// MilestoneWords says of a standing that it was reached: 列为入党积极分子.
func MilestoneWords(s model.PartyStatus) string { return string(milestoneWords[s]) }

// ReachedWords is what has become of an expert since the tie began: the farthest
// standing with its month.
func ReachedWords(p model.Progress) string {
	if p.Advanced() {
		for _, m := range p.Since {
			if m.Status == p.Reached {
				return m.Day.Dotted() + MilestoneWords(m.Status)
			}
		}
	}
	return string(p.Outcome())
}

// cares is the records of care taken up by the report's day, by day.
func (v *view) cares() []model.CareRecord {
	out := kept(model.InScope[model.CareRecord](v.book), func(c model.CareRecord) bool { return v.happened(c.Found) })
	slices.SortStableFunc(out, func(a, b model.CareRecord) int {
		return cmp.Or(cmp.Compare(choiceOrder(a.CareKind), choiceOrder(b.CareKind)), a.Found.Compare(b.Found), cmp.Compare(a.ID, b.ID))
	})
	return out
}

// careOf picks one kind of help.
func careOf(list []model.CareRecord, word string) []model.CareRecord {
	return kept(list, func(c model.CareRecord) bool { return string(c.CareKind) == word })
}

// careSum is records of care counted for the report's year.
type careSum struct {
	found, helped, waiting, visited int
	carried                         int // of the helped: taken up in an earlier year
	money                           map[model.CareMoney]model.Money
	amount                          model.Money
}

func (v *view) sumCares(list []model.CareRecord) careSum {
	s := careSum{money: map[model.CareMoney]model.Money{}}
	for _, c := range list {
		s.found += oneIf(v.thisYear(c.Found))
		s.waiting += oneIf(!v.happened(c.Helped))
		s.visited += oneIf(v.thisYear(c.Visited))
		if v.thisYear(c.Helped) {
			s.helped++
			s.carried += oneIf(!v.thisYear(c.Found))
			s.amount += c.Amount
			s.money[c.Money] += c.Amount
		}
	}
	return s
}

func (v *view) careSummary() Table {
	columns := []Column{TextCol("类别").Keep(), FigureCol("本年了解（人次）"), FigureCol("本年已帮扶（人次）"), FigureCol("尚待帮扶（人次）"), FigureCol("本年已回访（人次）"),
		MoneyCol("本年帮扶金额", "合计")}
	all := v.cares()
	sources := model.CareMoney("").Choices()
	if v.sumCares(all).money[""] > 0 {
		sources = append(sources, "")
	}
	for _, word := range sources {
		columns = append(columns, MoneyCol("本年帮扶金额", cmp.Or(word, "来源未登记")))
	}
	t := v.table("表3　激励关怀情况", "单位：人次、元", columns...)
	t.Sheet, t.Sign, t.Empty = "激励关怀", nil, "没有登记激励关怀"
	cells := func(name string, list []model.CareRecord) []Cell {
		s := v.sumCares(list)
		row := []Cell{text(name), count(s.found), count(s.helped), count(s.waiting), count(s.visited), yuanCell(s.amount)}
		for _, word := range sources {
			row = append(row, yuanCell(s.money[model.CareMoney(word)]))
		}
		return row
	}
	for _, word := range model.CareKind("").Choices() {
		of := careOf(all, word)
		if s := v.sumCares(of); s.found+s.helped+s.waiting+s.visited > 0 {
			t.Rows = append(t.Rows, cells(word, of))
		}
	}
	if len(t.Rows) > 0 {
		t.Totals = [][]Cell{bold(cells("合计", all))}
	}
	t.Notes = []string{fmt.Sprintf("统计期为%d年1月1日至%s；了解按了解日期，帮扶和金额按帮扶日期计入年度，尚待帮扶为至该日尚未登记帮扶的全部人次。", v.year(), v.on.Chinese())}
	if !v.Unmasked {
		t.Notes = append(t.Notes, "涉及个人情况，只列人次和金额；名单和困难情况保存在台账中。")
	}
	return t
}

// careTable lists the year's help and what still waits: only where personal matters
// are asked for.
func (v *view) careTable() Table {
	t := v.table("附表　关怀帮扶名单（内部掌握）", "单位：元", Ordinal(), PersonCol("姓名").Keep(), UnitCol("所在单位"), WordCol("类别"), DayCol("了解日期"),
		TextCol("困难情况"), TextCol("帮扶措施"), DayCol("帮扶日期"), MoneyCol("帮扶金额"), WordCol("资金来源"), PersonCol("责任人"), DayCol("回访日期"),
		WordCol("办理情况"))
	t.Sheet, t.Empty = "关怀帮扶名单", "没有登记关怀帮扶"
	for _, c := range v.cares() {
		if v.happened(c.Helped) && !v.thisYear(c.Found) && !v.thisYear(c.Helped) {
			continue
		}
		t.Rows = append(t.Rows, v.careCells(len(t.Rows)+1, c))
	}
	t.Notes = []string{fmt.Sprintf("名单为%d年内了解到、帮扶的和尚待帮扶的；涉及个人情况，只供内部掌握。", v.year())}
	return t
}

func (v *view) careCells(n int, c model.CareRecord) []Cell {
	p := v.person(c.PersonID)
	money := text("")
	if v.happened(c.Helped) && c.Amount > 0 {
		money = yuanCell(c.Amount)
	}
	return []Cell{count(n), text(p.Name), text(v.enterpriseShort(p.EnterpriseID)), text(string(c.CareKind)), text(c.Found.DottedDay()),
		text(c.Need), text(c.Measures),
		v.past(c.Helped), money, text(string(c.Money)), text(c.Who), v.past(c.Visited), v.careState(c)}
}

// past is a day that has come.
func (v *view) past(d day.Day) Cell {
	if !v.happened(d) {
		return text("")
	}
	return text(d.DottedDay())
}

func (v *view) careState(c model.CareRecord) Cell {
	s := c.State(v.on)
	cell := text(string(s))
	cell.Warn = s == model.CareWaits || s == model.CareLate
	return cell
}

// yearActivities is the activities of the report's year.
func (v *view) yearActivities() []model.Activity {
	return kept(model.InScope[model.Activity](v.book), func(a model.Activity) bool { return v.thisYear(a.Day) })
}

// activitySum is activities counted.
type activitySum struct {
	times, people int
	organizations map[string]bool
}

func sumActivities(list []model.Activity, has func(model.Activity) bool) activitySum {
	s := activitySum{organizations: map[string]bool{}}
	for _, a := range list {
		if has(a) {
			s.times++
			s.people += a.People.N()
			s.organizations[a.OrganizationID] = true
		}
	}
	return s
}

func (v *view) activitySummary() Table {
	t := v.table(fmt.Sprintf("表4　%d年载体活动情况", v.year()), "单位：场次、个、人次", TextCol("活动类别").Keep(), FigureCol("场次"), WordCol("开展的党组织"),
		FigureCol("参加人次"), FigureCol("场均人数"))
	t.Sheet, t.Sign, t.Empty = "载体活动", nil, "本年没有登记载体活动"
	list := v.yearActivities()
	cells := func(name string, s activitySum) []Cell {
		each := text("—")
		if s.times > 0 {
			each = count((s.people + s.times/2) / s.times)
		}
		return []Cell{text(name), count(s.times), count(len(s.organizations)), count(s.people), each}
	}
	for _, word := range model.ActivityKind("").Choices() {
		if s := sumActivities(list, func(a model.Activity) bool { return string(a.ActivityKind) == word }); s.times > 0 {
			t.Rows = append(t.Rows, cells(word, s))
		}
	}
	if len(list) > 0 {
		t.Totals = [][]Cell{bold(cells("合计", sumActivities(list, func(model.Activity) bool { return true })))}
	}
	t.Notes = []string{"一个党组织开展几类活动的，合计的党组织数只计一次。"}
	return t
}

// vanguards is the model posts and teams that there are on the day.
func (v *view) vanguards() []model.Vanguard {
	return kept(model.InScope[model.Vanguard](v.book), func(x model.Vanguard) bool { return x.Active(v.on) })
}

func (v *view) vanguardSummary() Table {
	t := v.table("表5　党员示范岗、责任区、先锋队情况", "单位：个", TextCol("类别").Keep(), WordCol("现有"), WordCol("其中：本年设立"), WordCol("设立的党组织"))
	t.Sheet, t.Empty = "示范岗区队", "没有登记党员示范岗、责任区、先锋队"
	list := v.vanguards()
	cells := func(name string, has func(model.Vanguard) bool) []Cell {
		n, fresh, by := 0, 0, map[string]bool{}
		for _, x := range list {
			if has(x) {
				n++
				fresh += oneIf(v.thisYear(x.From))
				by[x.OrganizationID] = true
			}
		}
		return []Cell{text(name), count(n), count(fresh), count(len(by))}
	}
	for _, word := range model.VanguardKind("").Choices() {
		if row := cells(word, func(x model.Vanguard) bool { return string(x.VanguardKind) == word }); row[1].Value > 0 {
			t.Rows = append(t.Rows, row)
		}
	}
	if len(list) > 0 {
		t.Totals = [][]Cell{bold(cells("合计", func(model.Vanguard) bool { return true }))}
	}
	return t
}

// masses is the mass organisations that there are on the day, by kind and by the
// tree of enterprises, as CareSums counts them.
func (v *view) masses() []model.MassOrganization {
	var out []model.MassOrganization
	for _, e := range v.book.Subtree(v.book.Scope) {
		for _, m := range model.Owned[model.MassOrganization](v.book, e.ID) {
			if m.Active(v.on) {
				out = append(out, *m)
			}
		}
	}
	slices.SortStableFunc(out, func(a, b model.MassOrganization) int {
		return cmp.Compare(choiceOrder(a.MassKind), choiceOrder(b.MassKind))
	})
	return out
}

func (v *view) massTable() Table {
	t := v.table("表6　群团组织情况", "单位：人", Ordinal(), UnitCol("企业").Keep(), UnitCol("组织名称"), PersonCol("负责人"), FigureCol("会员（团员）"),
		UnitCol("领导的党组织"), DayCol("本届选举日期"), FigureCol("任期（年）"), DayCol("届满日期"))
	t.Sheet, t.Empty = "群团组织", "没有登记群团组织"
	list := v.masses()
	members := 0
	for i, m := range list {
		if i == 0 || m.MassKind != list[i-1].MassKind {
			t.Rows = append(t.Rows, group(t.Columns, fmt.Sprintf("%s（%d个）", m.MassKind, countMasses(list, m.MassKind))))
		}
		years, end := "", text(m.TermEnd().DottedDay())
		if m.Years > 0 {
			years = fmt.Sprint(m.Years)
		}
		end.Warn = !m.TermEnd().IsZero() && m.TermEnd().Last().Before(v.on)
		members += m.Members.N()
		t.Rows = append(t.Rows, []Cell{count(i + 1), text(v.enterpriseShort(m.EnterpriseID)), text(m.Name), text(m.Head),
			counted(m.Members), text(v.shortName(m.OrganizationID)), text(m.Elected.DottedDay()), text(years), end})
	}
	if len(list) > 0 {
		t.Totals = [][]Cell{bold([]Cell{span(2, text("合计")), text(fmt.Sprintf("%d个", len(list))), text(""), count(members), text(""),
			text(""), text(""), text("")})}
	}
	t.Notes = []string{"任期按各组织的章程和有关规定由本单位登记。"}
	return t
}

func countMasses(list []model.MassOrganization, kind model.MassKind) int {
	n := 0
	for _, m := range list {
		n += oneIf(m.MassKind == kind)
	}
	return n
}

// yearExemplars is the examples of the report's year, the highest level first.
func (v *view) yearExemplars() []model.Exemplar {
	out := kept(model.InScope[model.Exemplar](v.book), func(e model.Exemplar) bool { return v.thisYear(e.Day) })
	slices.SortStableFunc(out, func(a, b model.Exemplar) int {
		return cmp.Or(cmp.Compare(choiceOrder(a.ExemplarKind), choiceOrder(b.ExemplarKind)), cmp.Compare(choiceOrder(a.Level),
			choiceOrder(b.Level)), a.Day.Compare(b.Day), cmp.Compare(a.ID, b.ID))
	})
	return out
}

func (v *view) exemplarTable() Table {
	t := v.table(fmt.Sprintf("表7　%d年先进典型和经验", v.year()), "单位：项", Ordinal(), TextCol("名称（题目）").Keep(), TextCol("集体（个人）"), UnitCol("企业"),
		WordCol("级别"),
		DayCol("日期"), CodeCol("文号（刊发处）"), LongCol("主要事迹和经验"))
	t.Sheet, t.Empty = "先进典型", "本年度没有登记先进典型"
	list := v.yearExemplars()
	for i, e := range list {
		if i == 0 || e.ExemplarKind != list[i-1].ExemplarKind {
			n := 0
			for _, x := range list {
				n += oneIf(x.ExemplarKind == e.ExemplarKind)
			}
			t.Rows = append(t.Rows, group(t.Columns, fmt.Sprintf("%s（%d项）", e.ExemplarKind, n)))
		}
		t.Rows = append(t.Rows, []Cell{count(i + 1), text(e.Title), text(e.Who), text(v.enterpriseShort(e.EnterpriseID)),
			text(string(e.Level)), text(e.Day.DottedDay()), text(e.Document), text(excerpt(e.Summary, 48))})
	}
	return t
}

// careUnits is the year by enterprise.
func (v *view) careUnits() Table {
	t := v.table(fmt.Sprintf("表8　各单位%d年联系服务和激励关怀情况", v.year()), "单位：名、次、人次、元、个", Ordinal(), UnitCol("企业").Keep(),
		FigureCol("联系培养", "正在联系"), FigureCol("联系培养", "有新进展"), FigureCol("联系培养", "本年谈话"),
		FigureCol("关怀帮扶", "本年了解"), FigureCol("关怀帮扶", "本年帮扶"), FigureCol("关怀帮扶", "尚待帮扶"), MoneyCol("关怀帮扶", "本年金额"),
		FigureCol("载体活动", "本年场次"), FigureCol("载体活动", "参加人次"), FigureCol("示范岗区队"), FigureCol("群团组织"), FigureCol("本年典型"))
	t.Sheet, t.Empty = "分企业汇总", "没有登记"
	var sum model.CareSum
	cells := func(s model.CareSum) []Cell {
		waiting := count(s.Waiting)
		waiting.Warn = s.Waiting > 0
		return []Cell{count(s.Links), count(s.Advanced), count(s.Talks), count(s.Found), count(s.Helped), waiting, yuanCell(s.Amount),
			count(s.Activities), count(s.People), count(s.Vanguards), count(s.Masses), count(s.Exemplars)}
	}
	for _, s := range model.CareSums(v.book) {
		if s.Any() {
			sum.Add(s)
			t.Rows = append(t.Rows, append([]Cell{count(len(t.Rows) + 1), text(v.enterpriseShort(s.EnterpriseID))}, cells(s)...))
		}
	}
	if len(t.Rows) > 0 {
		t.Totals = [][]Cell{bold(append([]Cell{span(2, text("合计"))}, cells(sum)...))}
	}
	t.Notes = []string{"有新进展指正在联系的人才中，联系以来提出入党申请或者进入新的培养阶段的。"}
	return t
}
