package demo

// Enterprises: the table of the group, headcounts counted from the people, and
// the Party-work funds of two years.

import (
	"fmt"

	"partyledger/model"
	"partyledger/model/day"
)

// seating is how an enterprise's Party members are organised.
type seating int

const (
	plainBranch    seating = iota // one branch
	generalBranch                 // a general branch with branches inside
	partyCommittee                // a committee with branches inside
	jointHost                     // the joint branch of enterprises with too few members
	jointGuest                    // members sit in the joint branch
)

// row is one enterprise of the table.
type row struct {
	name, short, industry string
	parent                int // row of the enterprise above; -1 = none
	ownership             model.Ownership
	board                 model.BoardForm
	seating               seating
	inner                 int // branches inside
	staff, members        int
	special               bool // fewer members than its type asks for, with approval
	canApprove            bool
}

// rows is the sample group: one group, 12 enterprises below it, 37 below those.
var rows = []row{
	{"某某投资集团有限公司", "某某集团", "投资与资产管理", -1, model.SoleState, model.FullBoard, partyCommittee, 3, 92, 60, false, true},

	{"某某水务集团有限公司", "某某水务", "水务", 0, model.WhollyState, model.FullBoard, partyCommittee, 2, 118, 52, false, true},
	{"某某公共交通有限公司", "某某公交", "公交", 0, model.WhollyState, model.FullBoard, partyCommittee, 4, 400, 116, false, true},
	{"某某城市建设发展有限公司", "某某城建", "城建", 0, model.WhollyState, model.FullBoard, partyCommittee, 2, 150, 60, false, true},
	{"某某能源有限公司", "某某能源", "能源", 0, model.AbsoluteState, model.FullBoard, partyCommittee, 2, 130, 58, false, true},
	{"某某粮食储备有限公司", "某某粮储", "粮食储备", 0, model.WhollyState, model.FullBoard, generalBranch, 2, 86, 40, false, false},
	{"某某文化旅游发展有限公司", "某某文旅", "文旅", 0, model.WhollyState, model.FullBoard, partyCommittee, 2, 96, 42, true, false},
	{"某某融资担保有限公司", "某某担保", "融资担保", 0, model.AbsoluteState, model.FullBoard, plainBranch, 0, 38, 22, false, false},
	{"某某物业服务有限公司", "某某物业", "物业", 0, model.WhollyState, model.FullBoard, generalBranch, 2, 210, 46, false, false},
	{"某某资产经营有限公司", "某某资产", "资产经营", 0, model.WhollyState, model.SoleDirector, generalBranch, 1, 52, 22, true, false},
	{"某某数字科技有限公司", "某某数科", "信息技术", 0, model.RelativeState, model.FullBoard, plainBranch, 0, 48, 24, false, false},
	{"某某环境卫生有限公司", "某某环卫", "环境卫生", 0, model.WhollyState, model.SoleDirector, generalBranch, 2, 160, 52, false, false},
	{"某某人力资源服务有限公司", "某某人力", "人力资源", 0, model.WhollyState, model.SoleDirector, plainBranch, 0, 30, 14, false, false},

	{"甲乙供水有限公司", "甲乙供水", "水务", 1, model.WhollyState, model.SoleDirector, plainBranch, 0, 46, 15, false, false},
	{"丙丁污水处理有限公司", "丙丁污水", "水务", 1, model.AbsoluteState, model.SoleDirector, plainBranch, 0, 38, 13, false, false},
	{"戊己管网建设有限公司", "戊己管网", "水务", 1, model.WhollyState, model.SoleDirector, plainBranch, 0, 34, 12, false, false},
	{"庚辛水质检测有限公司", "庚辛检测", "水务", 1, model.WhollyState, model.SoleDirector, plainBranch, 0, 22, 10, false, false},
	{"壬癸二次供水有限公司", "壬癸供水", "水务", 1, model.RelativeState, model.SoleDirector, plainBranch, 0, 20, 8, false, false},

	{"甲丙客运有限公司", "甲丙客运", "公交", 2, model.WhollyState, model.FullBoard, plainBranch, 0, 60, 18, false, false},
	{"乙丁车辆维修有限公司", "乙丁车修", "公交", 2, model.WhollyState, model.SoleDirector, plainBranch, 0, 44, 12, false, false},
	{"丙戊出租汽车有限公司", "丙戊出租", "公交", 2, model.AbsoluteState, model.SoleDirector, plainBranch, 0, 32, 9, false, false},
	{"丁己场站管理有限公司", "丁己场站", "公交", 2, model.WhollyState, model.SoleDirector, plainBranch, 0, 24, 8, false, false},
	{"戊庚充电服务有限公司", "戊庚充电", "公交", 2, model.MinorityState, model.FullBoard, jointGuest, 0, 18, 1, false, false},

	{"甲丁路桥工程有限公司", "甲丁路桥", "城建", 3, model.WhollyState, model.FullBoard, plainBranch, 0, 52, 17, false, false},
	{"乙戊园林绿化有限公司", "乙戊园林", "城建", 3, model.WhollyState, model.SoleDirector, plainBranch, 0, 36, 11, false, false},
	{"丙己工程监理有限公司", "丙己监理", "城建", 3, model.WhollyState, model.SoleDirector, plainBranch, 0, 24, 12, false, false},
	{"丁庚房屋开发有限公司", "丁庚房开", "城建", 3, model.AbsoluteState, model.SoleDirector, plainBranch, 0, 30, 12, false, false},
	{"戊辛建材商贸有限公司", "戊辛建材", "城建", 3, model.WhollyState, model.SoleDirector, plainBranch, 0, 18, 5, false, false},
	{"己壬混凝土有限公司", "己壬混凝土", "城建", 3, model.MinorityState, model.FullBoard, jointHost, 0, 26, 2, false, false},

	{"甲戊热力有限公司", "甲戊热力", "能源", 4, model.WhollyState, model.FullBoard, plainBranch, 0, 48, 16, false, false},
	{"乙己燃气有限公司", "乙己燃气", "能源", 4, model.AbsoluteState, model.FullBoard, plainBranch, 0, 40, 15, false, false},
	{"丙庚新能源有限公司", "丙庚新能源", "能源", 4, model.RelativeState, model.SoleDirector, plainBranch, 0, 22, 11, false, false},
	{"丁辛电力工程有限公司", "丁辛电力", "能源", 4, model.MinorityState, model.FullBoard, plainBranch, 0, 20, 5, false, false},

	{"甲己粮库有限公司", "甲己粮库", "粮食储备", 5, model.WhollyState, model.SoleDirector, plainBranch, 0, 28, 12, false, false},
	{"乙庚粮油贸易有限公司", "乙庚粮油", "粮食储备", 5, model.WhollyState, model.SoleDirector, plainBranch, 0, 20, 9, false, false},
	{"丙辛粮食加工有限公司", "丙辛加工", "粮食储备", 5, model.AbsoluteState, model.SoleDirector, plainBranch, 0, 30, 10, false, false},

	{"甲庚景区管理有限公司", "甲庚景区", "文旅", 6, model.WhollyState, model.SoleDirector, plainBranch, 0, 40, 13, false, false},
	{"乙辛酒店管理有限公司", "乙辛酒店", "文旅", 6, model.WhollyState, model.SoleDirector, plainBranch, 0, 36, 10, false, false},
	{"丙壬旅行社有限公司", "丙壬旅行社", "文旅", 6, model.WhollyState, model.SoleDirector, plainBranch, 0, 14, 5, false, false},
	{"丁癸演艺有限公司", "丁癸演艺", "文旅", 6, model.MinorityState, model.FullBoard, jointGuest, 0, 16, 2, false, false},

	{"甲辛小额贷款有限公司", "甲辛小贷", "融资担保", 7, model.AbsoluteState, model.SoleDirector, plainBranch, 0, 12, 6, false, false},

	{"甲壬保安服务有限公司", "甲壬保安", "物业", 8, model.WhollyState, model.SoleDirector, plainBranch, 0, 44, 11, false, false},
	{"乙癸停车管理有限公司", "乙癸停车", "物业", 8, model.WhollyState, model.SoleDirector, plainBranch, 0, 22, 8, false, false},
	{"丙子家政服务中心", "丙子家政", "物业", 8, model.NewOrg, model.NoBoard, plainBranch, 0, 16, 4, false, false},

	{"甲癸产业园运营有限公司", "甲癸产业园", "资产经营", 9, model.WhollyState, model.SoleDirector, plainBranch, 0, 20, 9, false, false},
	{"乙子资产管理有限公司", "乙子资管", "资产经营", 9, model.MinorityState, model.FullBoard, plainBranch, 0, 14, 5, false, false},
	{"丙丑创业孵化中心", "丙丑孵化", "资产经营", 9, model.NewOrg, model.NoBoard, jointGuest, 0, 12, 1, false, false},

	{"甲子软件有限公司", "甲子软件", "信息技术", 10, model.AbsoluteState, model.SoleDirector, plainBranch, 0, 20, 8, false, false},

	{"甲丑垃圾处理有限公司", "甲丑垃圾处理", "环境卫生", 11, model.WhollyState, model.SoleDirector, plainBranch, 0, 30, 12, false, false},
	{"乙寅环境工程有限公司", "乙寅环境", "环境卫生", 11, model.WhollyState, model.SoleDirector, plainBranch, 0, 24, 10, false, false},
}

// addEnterprises makes the units of the table, parents first.
func (w *world) addEnterprises(rows []row) {
	s := newStream("enterprises")
	for i, r := range rows {
		u := &unit{row: r}
		level, parent := 1, ""
		if r.parent >= 0 {
			u.parent = w.units[r.parent]
			level, parent = u.parent.Level+1, u.parent.ID
		}
		affiliation := model.CityAffiliation
		if r.ownership == model.NewOrg {
			affiliation = model.OtherAffiliation
		}
		u.Enterprise = w.enterprises.add(model.Enterprise{
			ID: w.enterprises.id(), Name: r.name, ShortName: r.short, CreditCode: creditCode(i + 1),
			ParentID: parent, Level: level, Ownership: r.ownership, Affiliation: affiliation,
			LegalPerson: true, MajorPower: r.ownership.Covered(), BoardForm: r.board, Industry: r.industry,
			Place:   "某某市" + pick(s, []string{"甲区", "乙区", "丙区", "丁县", "戊县"}),
			Founded: s.anyDay(2001+level*3, 2006+level*3), Order: i + 1,
		})
		w.units = append(w.units, u)
	}
}

// creditCode is a code of the region 990000, which no place has.
func creditCode(n int) string {
	body := fmt.Sprintf("DM%06d", n)
	code := "91990000" + body + string(organizationCheck(body))
	check, ok := model.CreditCodeCheck(code)
	if !ok {
		panic("demo: credit code " + code)
	}
	return code + string(check)
}

// organizationCheck is the ninth character of the organisation code inside the
// credit code (GB 11714).
func organizationCheck(body string) byte {
	sum := 0
	for i, weight := range []int{3, 7, 9, 10, 5, 8, 4, 2} {
		v := int(body[i] - '0')
		if body[i] >= 'A' {
			v = int(body[i]-'A') + 10
		}
		sum += v * weight
	}
	return "0123456789X0"[11-sum%11]
}

// headcountDays are the days of which numbers of staff are recorded.
var headcountDays = []day.Day{day.Of(2025, 12, 31), day.Of(2026, 6, 30), day.Of(2026, 10, 31)}

// addHeadcounts counts the people of the register, so that the two agree.
func (w *world) addHeadcounts() {
	byUnit := map[string][]*model.Person{}
	for _, p := range w.people.all {
		byUnit[p.EnterpriseID] = append(byUnit[p.EnterpriseID], p)
	}
	for _, u := range w.units {
		for _, d := range headcountDays {
			h := model.Headcount{ID: w.headcounts.id(), EnterpriseID: u.ID, Day: d, Source: "人力资源部门月报"}
			for _, p := range byUnit[u.ID] {
				if p.Active(d) {
					count(&h, p)
				}
			}
			w.headcounts.add(h)
		}
	}
}

func count(h *model.Headcount, p *model.Person) {
	switch p.Employment {
	case model.Employed:
		h.OnDuty++
	case model.Dispatched:
		h.Dispatched++
	case model.OffDuty:
	default:
		return // retired people are on the register for the Party's sake only
	}
	if p.Employment != model.Dispatched {
		h.Total++
	}
	if p.Frontline {
		h.Frontline++
	}
	if p.Age(h.Day) <= 35 {
		h.Youth++
	}
}

// addFunds gives every enterprise that the rules speak of 1 % of the wages of
// the year before; what is left is carried over.
func (w *world) addFunds() {
	s := newStream("funds")
	for _, u := range w.units {
		if !u.Ownership.Covered() {
			continue
		}
		carried := model.Money(0)
		wages := model.Yuan(int64(u.row.staff * s.between(880, 1120) * 100))
		for _, year := range []int{2025, 2026} {
			hundreds := wages / model.Yuan(100) * model.Money(s.between(100, 104)) / 100
			wages = model.Yuan(100) * hundreds // so that 1 % is whole yuan
			planned := wages / 100
			spent := planned / 100 * model.Money(s.between(82, 97))
			if year == 2026 { // the year is not over
				spent = planned / 100 * model.Money(s.between(58, 80))
			}
			w.funds.add(model.Fund{ID: w.funds.id(), EnterpriseID: u.ID, Year: year, Wages: wages, Planned: model.Recorded(planned),
				Spent: model.Recorded(spent), CarriedOver: model.Recorded(carried), Document: w.firmPaper(u, day.Of(year, 1, 1))})
			carried += planned - spent
		}
	}
}
