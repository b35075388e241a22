package report

// Ties to people (联系服务和激励关怀情况表): experts, care, activities, mass
// organisations, honours, and their part of the annual report.

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"partyledger/model"
)

func buildCare(in Input) Document {
	v := newView(in)
	d := v.document("care")
	links := v.links()
	d.Sections = []Section{
		{Page: LandscapeTable, Blocks: []Block{Title{Text: v.unit + "党组织联系培养人才情况表"}, v.linkSum(links), v.linkTable(links)}},
		{Page: LandscapeTable, Blocks: []Block{Title{Text: v.unit + "激励关怀情况表"}, v.careSum()}},
		{Page: LandscapeTable, Blocks: []Block{Title{Text: v.unit + "载体活动和群团组织情况表"}, v.carrierTable()}},
		{Page: LandscapeTable, Blocks: []Block{Title{Text: v.unit + "先进典型和经验情况表"}, v.exemplarTable()}},
	}
	return d
}

// links is the ties kept on the day, by enterprise and day.
func (v *view) links() []model.LinkResult {
	var out []model.LinkResult
	for _, l := range model.All[model.TalentLink](v.book) {
		if l.Active(v.on) {
			out = append(out, model.LinkOn(v.book, l))
		}
	}
	slices.SortStableFunc(out, func(x, y model.LinkResult) int {
		return cmp.Or(cmp.Compare(choiceOrder(x.TalentKind), choiceOrder(y.TalentKind)), x.From.Compare(y.From), cmp.Compare(x.ID, y.ID))
	})
	return out
}

func (v *view) linkSum(list []model.LinkResult) Table {
	t := v.table("汇总", "单位：人", Col("人才类别").Left().Width(40, 56), Col("联系培养人数").Width(28, 36), Col("其中：联系以来提出入党申请或有新进展").Width(40, 60), Col("谈话记录（次）").Width(28, 36))
	t.Sheet, t.Sign, t.Empty = "联系汇总", nil, "没有登记联系培养"
	for _, word := range model.TalentKind("").Choices() {
		n, grown, notes := 0, 0, 0
		for _, l := range list {
			if string(l.TalentKind) == word {
				n++
				grown += oneIf(l.Grown)
				notes += l.Notes
			}
		}
		if n > 0 {
			t.Rows = append(t.Rows, []Cell{text(word), count(n), count(grown), count(notes)})
		}
	}
	if len(t.Rows) > 0 {
		t.Totals = total("合计", 1, t)
	}
	return t
}

func (v *view) linkTable(list []model.LinkResult) Table {
	t := v.table("名单", "", Col("序号").Width(9, 11).Keep(), Col("姓名").Width(16, 22).Keep(), Col("企业").Left().Width(24, 40), Col("人才类别").Width(20, 28), Col("联系党组织").Left().Width(36, 60), Col("联系人").Width(16, 22),
		Col("开始日期").Width(18, 22), Col("谈话次数").Width(12, 15), Col("最近谈话").Width(18, 22), Col("现在的政治面貌（阶段）").Width(22, 30))
	t.Sheet, t.Unit, t.Empty = "联系名单", "", "没有登记联系培养"
	for i, l := range list {
		p := v.person(l.PersonID)
		contact := text("未登记")
		contact.Warn = true
		if c, ok := model.Find[model.Person](v.book, l.ContactID); ok {
			contact = text(c.Name)
		}
		t.Rows = append(t.Rows, []Cell{count(i + 1), text(p.Name), text(v.enterpriseShort(p.EnterpriseID)), text(string(l.TalentKind)), text(v.shortName(l.OrganizationID)), contact,
			text(l.From.DottedDay()), count(l.Notes), text(cmp.Or(l.Last.DottedDay(), "—")), text(cmp.Or(l.Now, "—"))})
	}
	return t
}

// careSum counts help by kind; who was helped and why is not printed.
func (v *view) careSum() Table {
	t := v.table("", "单位：人次、元", Col("类别").Left().Width(40, 60), Col("本年了解").Width(24, 32), Col("已帮扶").Width(24, 32), Col("尚未帮扶").Width(24, 32), Col("慰问帮扶金额").Width(30, 44), Col("已回访").Width(24, 32))
	t.Sheet, t.Empty = "激励关怀", "本年度没有登记关怀帮扶"
	for _, word := range model.CareKind("").Choices() {
		var n, helped, visited int
		var sum model.Money
		for _, c := range model.All[model.CareRecord](v.book) {
			if string(c.CareKind) != word || !v.thisYear(c.Found) {
				continue
			}
			n++
			if v.happened(c.Helped) {
				helped++
				sum += c.Amount
			}
			visited += oneIf(v.happened(c.Visited))
		}
		if n > 0 {
			left := count(n - helped)
			left.Warn = n > helped
			t.Rows = append(t.Rows, []Cell{text(word), count(n), count(helped), left, {Text: cmp.Or(sum.String(), "0"), Number: true, Value: float64(sum) / 100}, count(visited)})
		}
	}
	if len(t.Rows) > 0 {
		sum := total("合计", 1, t)
		var money model.Money
		for _, r := range t.Rows {
			money += model.Money(r[4].Value*100 + 0.5)
		}
		sum[0][4] = Cell{Text: cmp.Or(money.String(), "0"), Number: true, Value: float64(money) / 100, Bold: true}
		t.Totals = sum
	}
	t.Notes = []string{"涉及个人情况，只列人次和金额；名单和困难情况保存在台账中。"}
	return t
}

// carrierTable is activities, model posts and mass organisations by enterprise.
func (v *view) carrierTable() Table {
	t := v.table("", "单位：个、次", Col("序号").Width(9, 11).Keep(), Col("企业").Left().Width(40, 64).Keep(), Col("本年活动", "次数").Width(15, 20), Col("本年活动", "参加人次").Width(18, 24), Col("示范岗等", "示范岗").Width(15, 20), Col("示范岗等", "责任区").Width(15, 20), Col("示范岗等", "先锋队").Width(15, 20),
		Col("群团组织", "工会").Width(13, 17), Col("群团组织", "共青团").Width(13, 17), Col("群团组织", "妇联").Width(13, 17), Col("群团组织", "届满未换届").Width(18, 24))
	t.Sheet, t.Empty = "载体和群团", "没有登记载体活动和群团组织"
	byUnit := map[string][]int{}
	add := func(unit string, i, n int) {
		if byUnit[unit] == nil {
			byUnit[unit] = make([]int, 9)
		}
		byUnit[unit][i] += n
	}
	for _, a := range model.All[model.Activity](v.book) {
		if v.thisYear(a.Day) {
			add(v.book.EnterpriseOf(a), 0, 1)
			add(v.book.EnterpriseOf(a), 1, a.People)
		}
	}
	for _, x := range model.All[model.Vanguard](v.book) {
		if i := slices.Index([]model.VanguardKind{model.ModelPost, model.ModelArea, model.ModelTeam}, x.VanguardKind); i >= 0 && x.Active(v.on) {
			add(v.book.EnterpriseOf(x), 2+i, 1)
		}
	}
	for _, m := range model.All[model.MassOrganization](v.book) {
		if i := slices.Index([]model.MassKind{model.UnionOrgan, model.LeagueOrgan, model.WomenOrgan}, m.MassKind); m.Active(v.on) {
			if i >= 0 {
				add(m.EnterpriseID, 5+i, 1)
			}
			if end := m.TermEnd(); !end.IsZero() && end.Last().Before(v.on) {
				add(m.EnterpriseID, 8, 1)
			}
		}
	}
	for _, e := range v.enterprises() {
		n := byUnit[e.ID]
		if n == nil {
			continue
		}
		row := []Cell{count(len(t.Rows) + 1), text(cmp.Or(e.ShortName, e.Name))}
		for i, x := range n {
			c := count(x)
			c.Warn = i == 8 && x > 0
			row = append(row, c)
		}
		t.Rows = append(t.Rows, row)
	}
	if len(t.Rows) > 0 {
		t.Totals = total("合计", 2, t)
	}
	return t
}

// exemplars is the honours of the year, the highest first.
func (v *view) exemplars() []model.Exemplar {
	var out []model.Exemplar
	for _, e := range model.All[model.Exemplar](v.book) {
		if v.thisYear(e.Day) {
			out = append(out, e)
		}
	}
	slices.SortStableFunc(out, func(x, y model.Exemplar) int {
		return cmp.Or(cmp.Compare(choiceOrder(x.Level), choiceOrder(y.Level)), x.Day.Compare(y.Day), cmp.Compare(x.ID, y.ID))
	})
	return out
}

func (v *view) exemplarTable() Table {
	t := v.table("", "", Col("序号").Width(9, 11).Keep(), Col("企业").Left().Width(30, 46).Keep(), Col("类别").Width(20, 26), Col("名称（题目）").Left().Width(46, 76), Col("集体（个人）").Left().Width(30, 46), Col("级别").Width(14, 20), Col("日期").Width(18, 22), Col("文号（刊发处）").Left().Width(34, 54))
	t.Sheet, t.Empty = "先进典型", "本年度没有登记先进典型"
	for i, e := range v.exemplars() {
		t.Rows = append(t.Rows, []Cell{count(i + 1), text(v.enterpriseShort(e.EnterpriseID)), text(string(e.ExemplarKind)), text(e.Title), text(e.Who), text(string(e.Level)), text(e.Day.DottedDay()), text(e.Document)})
	}
	return t
}

// care is the annual report's part; nothing if the office keeps none of it.
func (a *annual) care() {
	links, honours := a.links(), a.exemplars()
	helped, people := 0, 0
	var money model.Money
	for _, c := range model.All[model.CareRecord](a.book) {
		if a.thisYear(c.Helped) {
			helped++
			money += c.Amount
		}
	}
	activities := 0
	for _, x := range model.All[model.Activity](a.book) {
		if a.thisYear(x.Day) {
			activities++
			people += x.People
		}
	}
	if len(links)+helped+activities+len(honours) == 0 {
		return
	}
	a.part("联系服务和激励关怀")
	grown := 0
	for _, l := range links {
		grown += oneIf(l.Grown)
	}
	a.say(only(fmt.Sprintf("各级党组织直接联系培养专业技术能手、青年专家等人才%d名", len(links)), len(links) > 0), only(fmt.Sprintf("，其中联系以来提出入党申请或者进入新的培养阶段的%d名", grown), grown > 0), only("。", len(links) > 0))
	a.say(only(fmt.Sprintf("本年度帮扶慰问%d人次，金额%s元。", helped, cmp.Or(money.String(), "0")), helped > 0), only(fmt.Sprintf("开展主题教育、党员亮身份亮职责亮承诺等活动%d次，参加%d人次。", activities, people), activities > 0))
	if len(honours) > 0 {
		by := map[model.HonourLevel]int{}
		for _, h := range honours {
			by[h.Level]++
		}
		var parts []string
		for _, word := range model.HonourLevel("").Choices() {
			if n := by[model.HonourLevel(word)]; n > 0 {
				parts = append(parts, fmt.Sprintf("%s%d项", word, n))
			}
		}
		a.say(fmt.Sprintf("本年度受到表彰和推广的先进典型、经验%d项，其中", len(honours)) + strings.Join(parts, "，") + "。")
	}
}
