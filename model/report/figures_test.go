package report

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"partyledger/assets/demo"
	"partyledger/model"
	"partyledger/model/day"
	"partyledger/model/figure"
	"partyledger/model/rule"
)

// sixDays is the days on which every headline figure of every report is held against
// its one definition.
var sixDays = []day.Day{day.Of(2024, 12, 31), day.Of(2025, 3, 31), day.Of(2025, 6, 30), day.Of(2025, 12, 31), day.Of(2026, 6, 30),
	day.Of(2026, 11, 23)}

// said is a figure as a report's text says it: the groups of the pattern are the keys'
// values, or with “/” before the key its base. It may be left out where the first is nought.
type said struct {
	report, pattern string
	keys            []string
}

var sayings = []said{
	{"annual", `现有党员(\d+)名`, []string{"m.total"}},
	{"annual", `，其中正式党员(\d+)名、预备党员(\d+)名`, []string{"m.full", "m.prob"}},
	{"annual", `另有支部大会已通过、待上级党委审批的(\d+)名，不计入党员数`, []string{"m.pending"}},
	{"annual", `35岁及以下党员(\d+)名`, []string{"age35"}},
	{"annual", `现有入党申请人(\d+)名`, []string{"stage.applicant"}},
	{"annual", `入党积极分子(\d+)名(?:、发展对象|。)`, []string{"stage.activist"}},
	{"annual", `发展对象(\d+)名。`, []string{"stage.prospect"}},
	{"annual", `(?:全年|年内)发展党员(\d+)名`, []string{"dev.year"}},
	{"annual", `预备党员转正(\d+)名`, []string{"dev.conf"}},
	{"annual", `延长预备期(\d+)名`, []string{"dev.extended"}},
	{"annual", `取消预备党员资格(\d+)名`, []string{"dev.cancelled"}},
	{"annual", `年度发展计划(\d+)名，已完成(\d+)名`, []string{"plan.quota", "plan.done"}},
	{"annual", `从事党务工作的人员(\d+)名（党务岗位，不含纪检、群团），其中专职(\d+)名`, []string{"/staff.full", "staff.full"}},
	{"annual", `应将党建工作要求写入公司章程的(\d+)户企业`, []string{"/ch.rate"}},
	{"annual", `中，(\d+)户已写入并备案`, []string{"ch.rate"}},
	{"annual", `任期届满的(\d+)个党组织中，(\d+)个已换届`, []string{"term.due", "term.redo"}},
	{"annual", `双向交流(\d+)人次`, []string{"ex.year"}},
	{"annual", `党组织工作经费列入预算([\d.]+)万元`, []string{"fund.plan"}},
	{"annual", `，实际支出([\d.]+)万元`, []string{"fund.spent"}},
	{"annual", `纳入“两个覆盖”的单位(\d+)个`, []string{"/cov.tangible"}},
	{"members", `共有党员(\d+)名，其中正式党员(\d+)名，预备党员(\d+)名`, []string{"m.total", "m.full", "m.prob"}},
	{"members", `待上级党委审批的(\d+)名，不计入党员数，备注栏`, []string{"m.pending"}},
	{"members", `35岁及以下(\d+)人`, []string{"age35"}},
	{"development", `待上级党委审批的(\d+)名，不计入党员数`, []string{"m.pending"}},
	{"development", `本年延长预备期(\d+)名`, []string{"dev.extended"}},
	{"development", `取消预备党员资格(\d+)名`, []string{"dev.cancelled"}},
	{"staffing", `全部专职党务人员（党务岗位，不含纪检、群团）(\d+)名`, []string{"staff.full"}},
}

// summed is a figure in the row of sums of a table.
type summed struct{ report, sheet, column, key string }

var sums = []summed{
	{"members", "按单位统计", "党员总数", "m.total"}, {"members", "按单位统计", "正式党员", "m.full"}, {"members", "按单位统计", "预备党员", "m.prob"},
	{"members", "按单位统计", "其中/35岁及以下", "age35"},
	{"members", "结构分析", "人数", "m.total"}, {"members", "结构分析", "其中/预备党员", "m.prob"},
	{"development", "各阶段人数", "入党申请人/合计", "stage.applicant"}, {"development", "各阶段人数", "入党积极分子/合计", "stage.activist"},
	{"development", "各阶段人数", "发展对象/合计", "stage.prospect"},
	{"development", "发展与转正", "本年发展党员/合计", "dev.year"}, {"development", "发展与转正", "期末预备党员/合计", "m.prob"},
	{"development", "发展与转正", "本年转正/合计", "dev.conf"},
	{"development", "计划完成", "计划名额", "plan.quota"}, {"development", "计划完成", "计划完成数", "plan.done"},
	{"annual", "各单位党组织和党员情况", "党员", "m.total"}, {"annual", "各单位党组织和党员情况", "其中/预备党员", "m.prob"}, {"annual", "各单位党组织和党员情况", "其中/35岁及以下",
		"age35"},
	{"annual", "各单位发展党员情况", "预备党员", "m.prob"}, {"annual", "各单位发展党员情况", "本年发展/合计", "dev.year"}, {"annual", "各单位发展党员情况", "本年转正",
		"dev.conf"}, {"annual", "各单位发展党员情况", "积极分子", "stage.activist"},
	{"staffing", "机构设置", figure.BodyStaffWords + "/专职", "staff.body"},
	{"terms", "换届汇总", "换届状态/届满未换届", "term.late"}, {"terms", "换届汇总", "党组织数", "/term.late"},
	{"charter", "进展汇总", "应写入", "/ch.rate"}, {"charter", "进展汇总", "已写入", "ch.rate"},
	{"coverage", "覆盖率", "单位", "/cov.tangible"},
	{"rectification", "整改汇总", "问题数", "/rect.rate"}, {"rectification", "整改汇总", "其中/已销号", "rect.rate"},
	{"support", "工作经费", "列入预算", "fund.plan"}, {"support", "工作经费", "实际支出", "fund.spent"},
}

// figures is the book's figures by key, and by “/” and the key their bases.
func figures(b *model.Book) map[string]figure.Number {
	out := map[string]figure.Number{}
	for _, f := range figure.All(b) {
		out[f.Key], out["/"+f.Key] = f.Value, f.Base
	}
	return out
}

// TestFiguresAreOne holds every headline figure of the reports on six days, of the whole
// and of one subsidiary, against its one definition.
func TestFiguresAreOne(t *testing.T) {
	records := demo.Records()
	seen := map[string]int{}
	for _, on := range sixDays {
		whole := model.BookOf(on, "", nil, records)
		for _, scope := range []string{"", whole.Subtree("")[1].ID} {
			b := whole.At(on, scope)
			want, findings := figures(b), rule.Check(b)
			docs := map[string]Document{}
			for _, r := range All() {
				docs[r.Name] = r.Build(Input{Book: b, Findings: findings})
			}
			where := fmt.Sprintf("%s %q", on, scope)
			for _, s := range sayings {
				for _, m := range regexp.MustCompile(s.pattern).FindAllStringSubmatch(words(docs[s.report]), -1) {
					seen[s.pattern]++
					for i, key := range s.keys {
						if !equals(m[i+1], want[key]) {
							t.Errorf("%s: %s says %q, %s is %s", where, s.report, m[0], key, want[key])
						}
					}
				}
			}
			for _, s := range sums {
				if x, ok := find(docs[s.report], s.sheet); ok && len(x.Totals) > 0 {
					seen[s.report+s.sheet+s.column]++
					if got := at(t, x, x.Totals[0], s.column); !equals(got, want[s.key]) {
						t.Errorf("%s: %s, %s, %s: %s, %s is %s", where, s.report, s.sheet, s.column, got, s.key, want[s.key])
					}
				}
			}
			checkRows(t, where, docs, want)
			checkCharts(t, where, docs, want)
			if scope == "" {
				checkUnits(t, b, docs["units"])
			}
		}
	}
	for _, s := range sayings {
		if seen[s.pattern] == 0 {
			t.Errorf("%s never says %s", s.report, s.pattern)
		}
	}
	for _, s := range sums {
		if seen[s.report+s.sheet+s.column] == 0 {
			t.Errorf("%s has no sum %s, %s", s.report, s.sheet, s.column)
		}
	}
}

// equals compares a text with a figure; nought of money is written 0.00.
func equals(text string, n figure.Number) bool {
	return text == n.String() || text == "0.00" && n.IsZero()
}

func find(d Document, sheet string) (Table, bool) {
	for _, x := range tables(d) {
		if x.Sheet == sheet {
			return x, true
		}
	}
	return Table{}, false
}

// checkRows holds lists against how many they should name.
func checkRows(t *testing.T, where string, docs map[string]Document, want map[string]figure.Number) {
	t.Helper()
	for _, x := range []struct{ report, sheet, key string }{
		{"members", "党员花名册", "m.roll"}, {"development", "新发展党员名册", "dev.year"}, {"terms", "换届情况", "/term.late"},
		{"rectification", "整改明细", "/rect.rate"}, {"charter", "章程进展", "/ch.rate"},
	} {
		if s := sheet(t, docs[x.report], x.sheet); len(s.Rows) != want[x.key].Count {
			t.Errorf("%s: %s lists %d, %s is %s", where, x.sheet, len(s.Rows), x.key, want[x.key])
		}
	}
	pending := 0
	for _, r := range sheet(t, docs["members"], "党员花名册").Rows {
		pending += oneIf(r[len(r)-1].Text == "待审批")
	}
	if pending != want["m.pending"].Count {
		t.Errorf("%s: the roster marks %d as waiting, m.pending is %s", where, pending, want["m.pending"])
	}
	one := sheet(t, docs["development"], "党统一")
	if got := at(t, one, rowOf(t, one, "总计"), "合计/总数"); got != want["dev.year"].String() {
		t.Errorf("%s: 发展党员情况（一） has %s", where, got)
	}
	year := sheet(t, docs["exchange"], "双向交流汇总")
	if i := slices.IndexFunc(year.Rows, func(r []Cell) bool { return r[0].Text == where[:4]+"年" }); i >= 0 &&
		at(t, year, year.Rows[i], "合计") != want["ex.year"].String() {
		t.Errorf("%s: 双向交流汇总 has %s", where, at(t, year, year.Rows[i], "合计"))
	}
}

// checkCharts holds what charts add up to against the figures.
func checkCharts(t *testing.T, where string, docs map[string]Document, want map[string]figure.Number) {
	t.Helper()
	for _, x := range []struct{ report, title, key string }{
		{"members", "党员年龄结构", "m.total"}, {"members", "党员学历结构", "m.total"},
		{"members", "党员工作岗位结构", "m.total"}, {"charter", "应写入企业进展情况", "/ch.rate"},
	} {
		for _, s := range docs[x.report].Sections {
			for _, b := range s.Blocks {
				c, ok := b.(Chart)
				if !ok || !strings.HasSuffix(c.Title, x.title) {
					continue
				}
				sum := 0.0
				for _, n := range c.Series[0].Values {
					sum += n
				}
				if int(sum) != want[x.key].Count {
					t.Errorf("%s: %s, %s: %v, %s is %s", where, x.report, c.Title, sum, x.key, want[x.key])
				}
			}
		}
	}
}

// checkUnits holds each subsidiary's page against the figures of its scope.
func checkUnits(t *testing.T, b *model.Book, d Document) {
	t.Helper()
	rank := sheet(t, d, "排序")
	for _, e := range b.Subtree("")[1:] {
		if e.ParentID != b.Subtree("")[0].ID || !e.Active(b.AsOf) {
			continue
		}
		name := e.ShortName
		if name == "" {
			name = e.Name
		}
		want, row := figures(b.At(b.AsOf, e.ID)), rowOf(t, rank, name)
		rate := fmt.Sprintf("%d/%d", want["ch.rate"].Count, want["/ch.rate"].Count)
		for column, key := range map[string]string{"党员": "m.total", "本年双向交流": "ex.year", "本年发展党员": "dev.year"} {
			if got := at(t, rank, row, column); got != want[key].String() {
				t.Errorf("%s, %s: %s is %s, %s is %s", b.AsOf, name, column, got, key, want[key])
			}
		}
		if got := at(t, rank, row, "章程写入完成率"); want["/ch.rate"].Count > 0 && got != percent(want["ch.rate"].Count, want["/ch.rate"].Count) {
			t.Errorf("%s, %s: %s, %s", b.AsOf, name, got, rate)
		}
		page := sheet(t, d, name)
		if said := at(t, page, rowOf(t, page, "本年发展党员"), "说明"); !strings.Contains(said, "预备党员"+want["m.prob"].String()+"名") {
			t.Errorf("%s, %s: %s, m.prob is %s", b.AsOf, name, said, want["m.prob"])
		}
		if said := at(t, page, rowOf(t, page, "任期内党组织比例"), "说明"); !strings.Contains(said, "届满未换届"+want["term.late"].String()+"个") {
			t.Errorf("%s, %s: %s, term.late is %s", b.AsOf, name, said, want["term.late"])
		}
	}
}

// TestGlancesAreOne holds the tiles of the first page against the figures.
func TestGlancesAreOne(t *testing.T) {
	records := demo.Records()
	for _, on := range sixDays {
		b := model.BookOf(on, "", nil, records)
		g, want := Glances(b), figures(b)
		before := figures(b.At(on.AddYears(-1), ""))
		for i, text := range []string{percent(want["ch.rate"].Count, want["/ch.rate"].Count), "", want["ex.year"].String(),
			want["dev.year"].String()} {
			if text != "" && g[i].Figure != text {
				t.Errorf("%s, %s: %s, want %s", on, g[i].Title, g[i].Figure, text)
			}
		}
		for i, key := range map[int]string{2: "ex.year", 3: "dev.year"} {
			if !strings.HasPrefix(g[i].Before, "上年同日"+strconv.Itoa(before[key].Count)) {
				t.Errorf("%s, %s: %s, was %s", on, g[i].Title, g[i].Before, before[key])
			}
		}
		years := g[2].Chart
		last := len(years.Labels) - 1
		if n := years.Series[0].Values[last] + years.Series[1].Values[last]; int(n) != want["ex.year"].Count {
			t.Errorf("%s: the chart of exchanges ends with %v", on, n)
		}
	}
}
