package demo

// What Party work rests on: money by the head, places of activity with their
// pictures, training against the standards that the group chose, talent that comes
// and goes.

import (
	"fmt"
	"slices"

	"partyledger/model"
	"partyledger/model/day"
)

// addSupport fills the ledger but for training, which the measured group goes
// without: it would be more than all the rest.
func (w *world) addSupport() {
	w.addHeadFunds()
	w.addSites()
	w.addTalent()
}

// perMember is the group's standard for each member of an emerging organisation.
var perMember = model.Yuan(300)

// addHeadFunds gives the enterprises that 38号文 does not speak of their money by
// the number of members.
func (w *world) addHeadFunds() {
	for _, u := range w.units {
		if u.Ownership != model.NewOrg && u.Ownership != model.MinorityState {
			continue
		}
		members := 0
		for _, p := range u.people {
			on := day.Of(2026, 1, 1)
			if p.Active(on) && p.Status.Member() && p.StatusOn(on).Member() {
				members++
			}
		}
		if members == 0 {
			continue
		}
		due := perMember * model.Money(members)
		w.funds.add(model.Fund{ID: w.funds.id(), EnterpriseID: u.ID, Year: 2026, Planned: model.Amount(due),
			Spent: model.Amount(due / 10 * 7), Document: w.firmPaper(u, day.Of(2026, 1, 1)),
			Basis: model.ByMembers, PerMember: perMember, PerMemberDoc: "某投党〔2025〕52号"})
	}
}

// addSites gives every organisation at the head of an enterprise a room, and the
// large ones a second.
func (w *world) addSites() {
	s := newStream("sites")
	sites := listOf[model.Site](w, "CS%04d")
	for _, u := range w.units {
		if u.top == nil {
			continue
		}
		names := []string{"党员活动室"}
		if u.top.Type == model.Committee {
			names = append(names, "党群服务中心")
		}
		for _, name := range names {
			from := s.later(day.Of(2021, 3, 1), 0, 1000)
			sites.add(model.Site{ID: sites.id(), EnterpriseID: u.ID, OrganizationID: u.top.ID, Name: name, Address: u.Place +
				u.ShortName + "办公楼" + inWords[s.between(1, 6)] + "层",
				Area: s.between(24, 60) + 60*len(name)/15, Place: true, Facilities: true, Sign: true, Flag: true, Books: true, Rules: true,
				Checked: s.earlier(AsOf, 20, 260), Checker: "钱丙丁", From: from})
		}
	}
}

// attachPictures hangs drawn pictures on the first places of the sample.
func (w *world) attachPictures() {
	sites := listOf[model.Site](w, "CS%04d").all[:3]
	list := listOf[model.Attachment](w, "FJ%04d")
	for i, f := range Files() {
		on := sites[i%len(sites)]
		list.add(model.Attachment{ID: list.id(), RecordKind: string(model.KindSite), RecordID: on.ID, Title: on.Name + pictureTitles[i],
			FileName: fmt.Sprintf("演示图片%d.png", i+1),
			Type:     f.Type, Size: len(f.Data), Hash: f.Hash, Day: on.Checked, Note: "演示图片，非实景"})
	}
	// One problem put right shows its evidence.
	for _, r := range w.rectifications().all {
		if r.Problem == wallProblem {
			f := Files()[slices.Index(pictureTitles, "制度牌")]
			list.add(model.Attachment{ID: list.id(), RecordKind: string(model.KindRectification), RecordID: r.ID, Title: "制度上墙",
				FileName: "整改后.png", Type: f.Type, Size: len(f.Data), Hash: f.Hash, Day: r.DoneDay, Note: "演示图片，非实景"})
		}
	}
}

// The document that the group's training standards rest on.
const (
	trainingSource = "党员教育管理工作条例、培训规划和集团培训办法（虚构，请与正本核对）"
	trainingPaper  = "某投党〔2024〕41号"
)

// addTrainings sets the standards and gives everyone what they ask for.
func (w *world) addTrainings() {
	w.addTrainingStandards()
	t := &trainer{w: w, s: newStream("trainings"), list: listOf[model.Training](w, "PX%05d")}
	led := map[string]bool{}
	for _, m := range w.members.all {
		p := w.person(m.PersonID)
		if led[p.ID] {
			continue
		}
		led[p.ID] = true
		t.officer(m, p)
	}
	for _, p := range w.people.all {
		if p.Status.Member() {
			t.member(p)
		}
	}
}

func (w *world) addTrainingStandards() {
	list := listOf[model.TrainingStandard](w, "PB%03d")
	add := func(name string, target model.TrainingTarget, scope model.TrainingScope, x model.TrainingStandard) {
		x.ID, x.Name, x.Target, x.Scope, x.Source, x.Document = list.id(), name, target, scope, trainingSource, trainingPaper
		x.From, x.HoursPerDay, x.InForce = day.Of(2025, 1, 1), 8, target != model.ForPartyWorkers
		list.add(x)
	}
	add("党员集中学习培训学时", model.ForMembers, model.AllUnits, model.TrainingStandard{Hours: 32})
	add("党组织书记培训学时", model.ForSecretaries, model.StateUnits, model.TrainingStandard{Hours: 56, Courses: 1})
	add("班子成员培训学时", model.ForCommittees, model.StateUnits, model.TrainingStandard{Hours: 56, Courses: 1})
	add("新任书记任职培训", model.ForNewSecretary, model.AllUnits, model.TrainingStandard{Courses: 1, Months: 6})
	add("预备党员和新转正党员培训", model.ForProbationary, model.AllUnits, model.TrainingStandard{Courses: 1, Months: 12})
	add("新兴组织书记培训天数", model.ForSecretaries, model.EmergingUnits, model.TrainingStandard{Days: 7})
	add("党务工作人员培训（征求意见）", model.ForPartyWorkers, model.StateUnits, model.TrainingStandard{Days: 5, Note: "未启用"})
}

// trainer records trainings.
type trainer struct {
	w    *world
	s    *stream
	list *list[model.Training]
}

func (t *trainer) add(p *model.Person, kind model.TrainingKind, title string, from day.Day, days, hours int, organiser, place string) {
	x := model.Training{ID: t.list.id(), PersonID: p.ID, Type: kind, Title: title, From: from, To: from, Days: days, Hours: hours,
		Organiser: organiser, Place: place}
	if days > 1 {
		x.To = from.AddDays(days - 1)
	}
	if kind.Course() {
		x.Certificate = fmt.Sprintf("演示%d-%s", from.Year(), x.ID)
	}
	t.list.add(x)
}

const (
	partySchool = "某某市委党校（虚构）"
	groupSchool = "某某集团培训中心（虚构）"
)

// officer gives one of a committee the classes of both years: seven days, 56 hours.
func (t *trainer) officer(m *model.CommitteeMember, p *model.Person) {
	kind, title := model.CommitteeTraining, "基层党组织班子成员培训班"
	if m.Post == model.Secretary {
		kind, title = model.SecretaryTraining, "基层党组织书记培训班"
		if on := m.From.AddMonths(t.s.between(2, 5)); m.From.After(day.Of(2024, 12, 31)) && on.Before(AsOf) {
			t.add(p, model.NewSecretaryTraining, "新任党组织书记任职培训班", weekday(on, 1), 2, 16, t.w.units[0].top.ShortName, partySchool)
		}
	}
	for _, year := range []int{2025, 2026} {
		days := 7
		if year == 2026 && t.s.chance(4) {
			days = 2 // the year is not over
		}
		from := weekday(day.Of(year, t.s.between(3, 9), t.s.between(1, 20)), 1)
		if p.Active(from) {
			t.add(p, kind, fmt.Sprintf("%d年%s", year, title), from, days, days*8, t.w.units[0].top.ShortName,
				pick(t.s, []string{partySchool, groupSchool}))
		}
	}
}

// member gives a member the hours of each year since the admission, and a class
// while on probation or soon after.
func (t *trainer) member(p *model.Person) {
	for _, year := range []int{2025, 2026} {
		on := day.Of(year, 10, 30)
		if !p.Active(on) || p.Admitted.After(on) || p.Entered.After(day.Of(year, 6, 30)) {
			continue
		}
		t.add(p, model.MemberStudy, fmt.Sprintf("%d年度党员集中学习", year), day.Of(year, 1, 15), 0, t.s.between(32, 40), "所在党支部", "党员活动室")
	}
	if p.Admitted.After(day.Of(2023, 12, 1)) {
		if on := weekday(p.Admitted.AddMonths(t.s.between(2, 8)), 1); on.Before(AsOf) {
			t.add(p, model.ProbationaryTraining, "预备党员培训班", on, 3, 24, t.w.units[0].top.ShortName, groupSchool)
		}
	}
}

// talentReasons is why people come and go, with what is done about it.
var talentReasons = map[model.TalentDirection][][2]string{
	model.TalentIn:  {{"校园招聘", "安排导师带培，纳入青年人才库"}, {"社会招聘", "签订聘期目标，落实安家补贴"}, {"系统内调入", "按同职级安排岗位"}},
	model.TalentOut: {{"个人发展", "建立谈心谈话制度，畅通技术岗位晋升通道"}, {"薪酬待遇", "调整关键岗位津贴，完善中长期激励"}, {"家庭原因", "保持联系，符合条件的可以回聘"}},
}

// addTalent records three years of comings and goings, more in than out.
func (w *world) addTalent() {
	s := newStream("talent")
	list := listOf[model.TalentMove](w, "RC%04d")
	for i, u := range w.units {
		if u.row.staff < 24 {
			continue
		}
		for year := 2024; year <= 2026; year++ {
			for n := range 1 + i%2 + u.row.staff/150 {
				way := model.TalentIn
				if n == 1 {
					way = model.TalentOut
				}
				w.addTalentMove(s, list, u, way, year)
			}
			if i%2 == 1 { // as many again, so that more come than go
				w.addTalentMove(s, list, u, model.TalentIn, year)
			}
		}
	}
}

func (w *world) addTalentMove(s *stream, list *list[model.TalentMove], u *unit, way model.TalentDirection, year int) {
	why := pick(s, talentReasons[way])
	x := model.TalentMove{ID: list.id(), EnterpriseID: u.ID, Name: personName(s), Direction: way,
		Day: weekday(day.Of(year, s.between(1, 10), s.between(1, 28)), 1),
		Category: pick(s, []model.TalentCategory{model.TechnicalTalent, model.TechnicalTalent, model.ManagementTalent,
			model.SkilledTalent, model.YoungExpert}),
		Education: pick(s, []model.Education{model.Postgraduate, model.Bachelor, model.Bachelor, model.College}), Reason: why[0],
		Measure: why[1]}
	post := pick(s, []string{"工程师", "高级技师", "项目经理", "财务主管", "软件开发工程师"})
	if way == model.TalentIn {
		x.FromUnit, x.ToUnit, x.ToPost = pick(s, []string{"某某大学（虚构）", "外地某企业（虚构）", "某某设计院（虚构）"}), u.ShortName, post
	} else {
		x.FromUnit, x.FromPost, x.ToUnit = u.ShortName, post, pick(s, []string{"外地某企业（虚构）", "某某科技公司（虚构）", "未登记"})
	}
	list.add(x)
}

func personName(s *stream) string {
	return pick(s, []string{"赵", "钱", "孙", "李", "周", "吴", "郑", "王"}) + pick(s, []string{"甲", "乙", "丙", "丁", "戊", "己"}) +
		pick(s, []string{"子", "丑", "寅", "卯", "辰", "巳"})
}
