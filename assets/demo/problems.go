package demo

// What the office has confirmed of the planted faults, in the words in which it goes up: asked
// where only an entry is missing, merged where several units have the same, with text of its own.

import (
	"partyledger/model"
	"partyledger/model/day"
)

// settled is one planted fault that is taken into the ledger of problems.
type settled struct {
	rule, code string
	asked      bool // an entry is missing: it was asked, and was not done
	problem    string
	cause      string
	measure    string
	who        string
	progress   string
	shows      string // in the office's own words
}

var settledFaults = []settled{
	{rule: "A-06", asked: true, problem: "甲戊热力党支部届满三个月未换届", cause: "责任压到支部这一级不够，重布置轻检查",
		measure: "成立换届工作专班，倒排时间，报批后召开党员大会选举", who: "甲戊热力党支部书记", progress: "换届请示已起草"},
	{rule: "A-06", code: "year", asked: true, problem: "乙己燃气党支部届满一年多未换届", cause: "党务人员兼职多、变动快、交接不全",
		measure: "向上级党委报告情况，限期完成换届，对责任人提醒谈话", who: "乙己燃气党支部书记", progress: "已书面报告上级党委"},
	{rule: "A-15", code: "reversed", problem: "一项议题党委会在董事会之后召开", cause: "经办缺少事前核对，靠事后补",
		measure: "议题上会前由党委办公室核对前置研究情况，未经研究的不上会", who: "党委办公室主任", progress: "已修订议事规则"},
	{rule: "A-19", problem: "党务工作人员离任后未补", cause: "与财务、人力部门衔接不够", measure: "从经营管理岗位选调专职党务工作人员一名",
		who: "人力资源部部长", shows: "专职党务工作人员离任后未及时补充，达不到本单位选定的配备标准"},
	{rule: "A-20", problem: "一名交流干部职级低于原职级", cause: "对新规条款和时限掌握不准", measure: "按同职级政策重新核定职级",
		who: "人力资源部部长", progress: "正在核定"},
	{rule: "A-31", problem: "累计结转超过上年工资总额2%仍安排经费", cause: "与财务、人力部门衔接不够", measure: "会同财务部门核减当年预算",
		who: "财务部部长", progress: "预算调整方案已报批"},
	{rule: "B-06", asked: true, problem: "常子超过半年未考察", cause: "责任压到支部这一级不够，重布置轻检查", measure: "补做考察并建立考察提醒台历",
		who: "党支部组织委员"},
	{rule: "B-09", problem: "康庚己列为发展对象前的公示不足规定的工作日", cause: "对新规条款和时限掌握不准", measure: "重新公示，并按工作日核对公示期",
		who: "集团机关党支部书记", progress: "已重新公示"},
	{rule: "B-10", problem: "窦未癸只有一名入党介绍人", cause: "经办缺少事前核对，靠事后补", measure: "补充确定一名正式党员作入党介绍人",
		who: "党支部组织委员"},
	{rule: "C-08", asked: true, problem: "某某数科党支部书记培训学时不够", cause: "班次和项目分散，集中学习难", measure: "安排参加下一期书记轮训班补训",
		who: "某某数科党支部书记"},
	{rule: "S-08a", asked: true, problem: "一名职工的困难五个多月没有帮扶", cause: "责任压到支部这一级不够，重布置轻检查",
		measure: "入户走访，落实帮扶措施", who: "工会主席"},
	{rule: "S-15", problem: "甲乙供水党员活动室缺标志和书报", cause: "检查结果运用偏软", measure: "补齐标志、书报后重新检查", who: "甲乙供水党支部书记",
		progress: "标志已安装，书报正在采购"},
}

// crewsCause is the cause that several units with front-line teams without a member share.
const crewsCause = "一线苗子少、培养周期长"

// confirmProblems takes planted faults into the ledger of problems and settles what goes up.
func (w *world) confirmProblems(faults []Fault) {
	checks, b := listOf[model.EntryCheck](w, "HS%03d"), model.BookOf(AsOf, "", nil, w.records())
	taken := map[model.Ref]bool{}
	at := func(ruleID string) Fault {
		for _, f := range faults {
			if ref := (model.Ref{Kind: f.Kind, ID: f.ID}); f.Rule == ruleID && !taken[ref] {
				taken[ref] = true
				return f
			}
		}
		panic("demo: no planted " + ruleID)
	}
	ask := func(f Fault, code string, answer model.EntryAnswer, note string) {
		x := model.FaultAt{RuleID: f.Rule, Fault: code, RecordKind: string(f.Kind), RecordID: f.ID}.Check(day.Of(2026, 11, 16))
		x.ID, x.Answer, x.By, x.Note = checks.id(), answer, "孙戊己", note
		checks.add(x)
	}
	for _, x := range settledFaults {
		f := at(x.rule)
		if x.asked {
			ask(f, x.code, model.NotDone, "")
		}
		w.takeUp(b, f, model.Rectification{Fault: x.code, Problem: x.problem, Cause: x.cause, Measure: x.measure, Who: x.who,
			Progress: x.progress, Shows: x.shows})
	}
	for _, f := range faults {
		if f.Rule == "A-12" && f.Kind == model.KindEnterprise { // the charter is there and was not entered
			ask(f, "none", model.NotRecorded, "章程已于上半年修订，待补录")
		}
	}
	for _, short := range []string{"甲丁路桥", "戊辛建材", "乙庚粮油", "甲丙客运"} {
		u := w.unitNamed(short)
		w.takeUp(b, Fault{Rule: "A-17", Kind: model.KindEnterprise, ID: u.ID}, model.Rectification{Problem: short + "部分一线班组没有党员",
			Cause: crewsCause, Measure: "从一线骨干中确定入党积极分子，调剂党员到班组", Who: "各单位党组织书记", Number: w.crewsWithout(u)})
	}
	w.publishVisits()
}

// takeUp adds a confirmed fault to the ledger of problems; what is said of it is in r.
func (w *world) takeUp(b *model.Book, f Fault, r model.Rectification) {
	enterprise := ""
	if rec, ok := b.Record(model.Ref{Kind: f.Kind, ID: f.ID}); ok {
		enterprise = b.EnterpriseOf(rec)
	}
	r.ID, r.EnterpriseID, r.Source, r.Found, r.Publish = w.rectifications().id(), enterprise, model.FromCheck, day.Of(2026, 11, 16), true
	r.RuleID, r.RecordKind, r.RecordID, r.Deadline = f.Rule, string(f.Kind), f.ID, day.Of(2027, 3, 31)
	w.rectifications().add(r)
}

// publishVisits says how what inspections found goes up.
func (w *world) publishVisits() {
	for _, x := range []struct {
		problem, title, cause string
		theme                 model.Theme
	}{
		{"个别所属企业前置研究事项清单更新不及时", "前置研究讨论事项清单更新不及时", "对新规条款和时限掌握不准", model.ThemeGovernance},
		{wallProblem, "党员活动室制度未上墙", "检查结果运用偏软", model.ThemeSupport},
		{"两个支部主题党日签到不全", "主题党日组织不规范", "责任压到支部这一级不够，重布置轻检查", model.ThemeOrganization},
		{"换届工作方案报批不及时", "换届工作方案报批不及时", "经办缺少事前核对，靠事后补", model.ThemeOrganization},
	} {
		for _, r := range w.rectifications().all {
			if r.Problem == x.problem {
				r.Title, r.Cause, r.Theme, r.Publish = x.title, x.cause, x.theme, true
			}
		}
	}
}

// crewsWithout counts a unit's front-line teams without a Party member.
func (w *world) crewsWithout(u *unit) int {
	has := map[string]bool{}
	for _, p := range w.people.all {
		if p.EnterpriseID == u.ID && p.Frontline && p.Department != "" && p.Left.IsZero() {
			has[p.Department] = has[p.Department] || p.Status.Member()
		}
	}
	n := 0
	for _, member := range has {
		if !member {
			n++
		}
	}
	return n
}
