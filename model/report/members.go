package report

// The register of Party members (党员花名册) and the structure of the members by
// age, education, post, sex and people.

import (
	"cmp"
	"fmt"
	"slices"

	"partyledger/model"
	"partyledger/model/figure"
)

func buildMembers(in Input) Document {
	v := newView(in)
	d := v.document("members")
	people := v.members()
	d.Sections = []Section{
		{Page: LandscapeTable, Blocks: []Block{Title{Text: d.Title}, v.roster(v.sortedRoll())}},
		{Page: LandscapeTable, Blocks: []Block{Title{Text: v.unit + "党员队伍结构统计表"}, v.memberUnits(people)}},
		{Page: PortraitTable, Blocks: append([]Block{Bookmark{Text: "党员队伍结构分析"}, v.structure(people)},
			drawn(v.ageChart(people), v.educationChart(people), v.postChart(people))...)},
	}
	return d
}

// partyPosts is each person's posts on committees on the day, highest first.
func (v *view) partyPosts() map[string][]model.CommitteeMember {
	out := map[string][]model.CommitteeMember{}
	for _, m := range model.Everywhere[model.CommitteeMember](v.book) {
		if m.Active(v.on) {
			out[m.PersonID] = append(out[m.PersonID], m)
		}
	}
	for _, posts := range out {
		slices.SortStableFunc(posts, func(a, b model.CommitteeMember) int { return cmp.Compare(choiceOrder(a.Post), choiceOrder(b.Post)) })
	}
	return out
}

// sortedRoll is the members and those who await approval by branch in the tree's order,
// then by their post in the branch, then by the day of joining.
func (v *view) sortedRoll() []*model.Person {
	place := map[string]int{}
	for i, o := range v.organizations() {
		place[o.ID] = i
	}
	posts := v.partyPosts()
	at := func(p *model.Person) int {
		if n, ok := place[p.OrganizationID]; ok {
			return n
		}
		return len(place) // without a branch: at the end
	}
	office := func(p *model.Person) int {
		best := len(model.Secretary.Choices()) + 1
		for _, m := range posts[p.ID] {
			if m.OrganizationID == p.OrganizationID {
				best = min(best, choiceOrder(m.Post))
			}
		}
		return best
	}
	people := figure.MembersOf(v.book).Roll()
	slices.SortStableFunc(people, func(a, b *model.Person) int {
		return cmp.Or(cmp.Compare(at(a), at(b)), cmp.Compare(office(a), office(b)),
			a.Admitted.Compare(b.Admitted), cmp.Compare(a.ID, b.ID))
	})
	return people
}

// roster is the printed register with the columns of B-3.
func (v *view) roster(people []*model.Person) Table {
	t := v.table("", "单位：人",
		Ordinal(), PersonCol("姓名").Keep(),
		WordCol("性别"), WordCol("民族"), DayCol("出生年月"), WordCol("公民身份号码"),
		WordCol("籍贯"), WordCol("学历学位"), TextCol("部门及职务（岗位）"),
		DayCol("入党时间"), DayCol("转正时间"), FigureCol("党龄"),
		UnitCol("所在党支部"), WordCol("党内职务"), WordCol("是否一线"),
		WordCol("联系电话"), RemarkCol("备注"))
	t.Sheet, t.Empty = "党员花名册", "无在册党员"
	posts := v.partyPosts()
	for i, p := range people {
		t.Rows = append(t.Rows, v.rosterRow(i+1, p, posts[p.ID]))
	}
	m := figure.MembersOf(v.book)
	t.Notes = []string{fmt.Sprintf("共有党员%d名，其中正式党员%d名，预备党员%d名", len(m.Total), len(m.Total)-len(m.Probationary), len(m.Probationary)) +
		some(len(m.Pending), "；"+pendingWords+"，备注栏注“待审批”") + "。",
		"党员数按上级党委审批日统计。",
		"党龄自转正之日起按整周年计算，已计入党龄校正值；预备党员不计党龄。"}
	if !v.Unmasked {
		t.Notes = append(t.Notes, "公民身份号码、联系电话已作遮盖处理。")
	}
	return t
}

func (v *view) rosterRow(n int, p *model.Person, posts []model.CommitteeMember) []Cell {
	identity, phone := p.IdentityNumber, p.Phone
	if !v.Unmasked {
		identity, phone = model.MaskIdentity(identity), model.MaskPhone(phone)
	}
	return []Cell{
		count(n), text(p.Name), text(string(p.Sex)), text(p.Ethnicity), text(p.BirthDay.Dotted()), text(identity),
		text(p.NativePlace), text(schooling(p)), text(placeOfWork(p)),
		text(p.Admitted.DottedDay()), v.confirmedCell(p), v.partyAge(p),
		text(v.shortName(p.OrganizationID)), text(v.postsText(posts, p.OrganizationID)), text(yesNo(p.Frontline)),
		text(phone), text(v.memberNote(p)),
	}
}

// confirmedCell leaves out a day of confirmation that lies ahead or is not approved yet.
func (v *view) confirmedCell(p *model.Person) Cell {
	if !v.happened(p.Confirmed) || !v.isFull(p, v.on) {
		return Cell{}
	}
	return text(p.Confirmed.DottedDay())
}

func (v *view) partyAge(p *model.Person) Cell {
	if n := p.PartyAge(v.on); n >= 0 && v.isFull(p, v.on) {
		return count(n)
	}
	return text("—")
}

func (v *view) memberNote(p *model.Person) string {
	switch m := figure.MembersOf(v.book).Of(p.ID); {
	case m.Pending:
		return "待审批"
	case m.Status == model.ProbationaryMember:
		return "预备党员"
	}
	return ""
}

// postsText is the posts of one person; a post in another organisation than the
// person's own names it, but for 纪委书记, which says it.
func (v *view) postsText(posts []model.CommitteeMember, own string) string {
	out := make([]string, 0, len(posts))
	for _, m := range posts {
		s := string(m.Post)
		if m.OrganizationID != own && m.Post != model.DisciplineHead {
			o, _ := model.Find[model.Organization](v.book, m.OrganizationID)
			s = string(o.Type) + s
		}
		if !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	return join("、", out...)
}

// memberUnits counts the members of each enterprise.
func (v *view) memberUnits(people []*model.Person) Table {
	columns := []Column{Ordinal(), UnitCol("单位").Keep(),
		FigureCol("党员总数"), FigureCol("正式党员"), FigureCol("预备党员")}
	for _, tr := range traits {
		columns = append(columns, FigureCol("其中", tr.name))
	}
	t := v.table("", "单位：人", columns...)
	t.Sheet = "按单位统计"
	by := map[string][]*model.Person{}
	for _, p := range people {
		by[p.EnterpriseID] = append(by[p.EnterpriseID], p)
	}
	for _, e := range v.enterprises() {
		t.Rows = append(t.Rows, v.memberUnit(len(t.Rows)+1, e.Name, by[e.ID]))
		delete(by, e.ID)
	}
	for _, id := range sortedKeys(by) { // members of an enterprise that has ended or is unknown
		t.Rows = append(t.Rows, v.memberUnit(len(t.Rows)+1, cmp.Or(v.book.EnterpriseName(id), "未填单位"), by[id]))
	}
	t.Totals = total("合计", 2, t)
	t.Notes = []string{"年龄按" + v.on.Chinese() + "的周岁计算，35岁及以下含35岁；未填出生日期的不计入35岁及以下。"}
	return t
}

func (v *view) memberUnit(n int, name string, people []*model.Person) []Cell {
	full := countIf(people, v.on, v.isFull)
	row := []Cell{count(n), text(name), count(len(people)), count(full), count(len(people) - full)}
	return append(row, traitCells(people, v.on)...)
}

// structure divides the members in each of the usual ways; each part adds up to
// all members.
func (v *view) structure(people []*model.Person) Table {
	t := v.table("党员队伍结构分析表", "单位：人",
		WordCol("类别"), TextCol("项目").Keep(),
		FigureCol("人数"), FigureCol("占党员总数比例"), FigureCol("其中", "预备党员"), FigureCol("其中", "女"))
	t.Sheet = "结构分析"
	for _, part := range v.parts(people) {
		for i, g := range part.groups {
			head := Cell{Up: true}
			if i == 0 {
				head = Cell{Text: part.name, Bold: true}
			}
			t.Rows = append(t.Rows, []Cell{head, text(g.name), count(len(g.people)), share(len(g.people), len(people)),
				count(len(g.people) - countIf(g.people, v.on, v.isFull)), count(countIf(g.people, v.on, woman))})
		}
	}
	t.Totals = [][]Cell{bold([]Cell{span(2, text("党员总数")), count(len(people)), share(len(people), len(people)),
		count(len(people) - countIf(people, v.on, v.isFull)), count(countIf(people, v.on, woman))})}
	t.Notes = []string{"年龄按" + v.on.Chinese() + "的周岁计算" + only(fmt.Sprintf("；35岁及以下%d人，占%s", countIf(people, v.on, young),
		percent(countIf(people, v.on, young), len(people))), len(people) > 0) + "。"}
	return t
}

// part is one way to divide the members.
type part struct {
	name   string
	groups []peopleGroup
}

type peopleGroup struct {
	name   string
	people []*model.Person
}

func (v *view) parts(people []*model.Person) []part {
	var ages []peopleGroup
	for _, g := range memberAges {
		if in := pick(people, v.on, g.has); len(in) > 0 || g != unknownAge {
			ages = append(ages, peopleGroup{g.name, in})
		}
	}
	return []part{
		{"年龄", ages},
		{"学历", groupBy(people, model.Education("").Choices(), func(p *model.Person) string { return string(p.Education) })},
		{"工作岗位", groupBy(people, model.WorkPost("").Choices(), func(p *model.Person) string { return string(p.WorkPost) })},
		{"性别", groupBy(people, model.Sex("").Choices(), func(p *model.Person) string { return string(p.Sex) })},
		{"民族", groupBy(people, []string{"汉族", "少数民族"}, nation)},
	}
}

// nation is 汉族, 少数民族 or nothing.
func nation(p *model.Person) string {
	switch {
	case p.Ethnicity == "":
		return ""
	case p.Minority():
		return "少数民族"
	}
	return "汉族"
}

// groupBy divides people by a word; those without one, or with a word of their
// own, come last, so that the groups always add up.
func groupBy(people []*model.Person, choices []string, key func(*model.Person) string) []peopleGroup {
	by := map[string][]*model.Person{}
	for _, p := range people {
		k := key(p)
		if !slices.Contains(choices, k) {
			k = ""
		}
		by[k] = append(by[k], p)
	}
	var out []peopleGroup
	for _, c := range choices {
		out = append(out, peopleGroup{c, by[c]})
	}
	if len(by[""]) > 0 {
		out = append(out, peopleGroup{"未填", by[""]})
	}
	return out
}

func (v *view) ageChart(people []*model.Person) Chart {
	c := Chart{Kind: BarChart, Title: "党员年龄结构", Unit: "人", Series: []Series{{Name: "党员"}}}
	for _, g := range memberAges {
		if n := countIf(people, v.on, g.has); n > 0 || g != unknownAge {
			c.add(g.name, n)
		}
	}
	return c
}

func (v *view) educationChart(people []*model.Person) Chart {
	return partChart(RingChart, "党员学历结构", v.parts(people)[1])
}

func (v *view) postChart(people []*model.Person) Chart {
	return partChart(BarChart, "党员工作岗位结构", v.parts(people)[2])
}

// partChart draws one way to divide people, without the groups that are empty.
func partChart(kind ChartKind, title string, p part) Chart {
	c := Chart{Kind: kind, Title: title, Unit: "人", Series: []Series{{Name: "党员"}}}
	for _, g := range p.groups {
		if len(g.people) > 0 {
			c.add(g.name, len(g.people))
		}
	}
	return c
}

// add appends a figure to a chart of one series.
func (c *Chart) add(label string, n int) {
	c.Labels = append(c.Labels, label)
	c.Series[0].Values = append(c.Series[0].Values, float64(n))
}

func sortedKeys[V any](m map[string]V) []string {
	out := make([]string, 0, len(m))
	for k := range m {
		out = append(out, k)
	}
	slices.Sort(out)
	return out
}
