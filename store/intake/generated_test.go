package intake

// Workbooks as messy as offices make them, by chance: whatever they hold, each filled
// cell is accounted for, and a trial tells what the import does.

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"partyledger/store/storetest"
)

// mess makes sheets of pieces that offices put together in every way.
type mess struct {
	rng  *rand.Rand
	rows [][]string
	n    int
}

func (m *mess) add(cells ...string) { m.rows = append(m.rows, cells) }

func pick(m *mess, list ...string) string { return list[m.rng.IntN(len(list))] }

// title puts lines above a table.
func (m *mess) title() {
	for range m.rng.IntN(3) {
		m.add(pick(m, "机关党支部党员花名册", "单位：江北示例水务有限公司", "2026年党员名册（最新）", "填报日期：2026年11月", "一、正式党员", ""))
	}
}

// table adds a table of people, perhaps of two halves, with what stands between and below.
func (m *mess) table() {
	heads := []string{"序号", "姓名", "性别", "出生年月", "所在单位", "所在支部", "职务", "入党时间", "爱好", "学历", "备注", "家庭住址", ""}
	use := []string{"姓名", "性别"}
	for _, h := range heads {
		if h != "姓名" && h != "性别" && m.rng.IntN(2) == 0 {
			use = append(use, h)
		}
	}
	m.rng.Shuffle(len(use), func(i, j int) { use[i], use[j] = use[j], use[i] })
	row := append([]string(nil), use...)
	halves := m.rng.IntN(4) == 0
	if halves {
		row = append(append(row, ""), use...)
	}
	m.add(row...)
	for range 1 + m.rng.IntN(6) {
		m.person(use, halves)
		switch m.rng.IntN(9) {
		case 0:
			m.add(pick(m, "二、水务党支部（2人）", "三、预备党员", "四、财务部", "五、其他"))
		case 1:
			m.add(pick(m, "小计", "合计", "合计："), "3人")
		case 2:
			m.add(row...)
		case 3:
			m.add()
		case 4:
			m.add(pick(m, "例", "示例"), "张三", "男", "某某公司")
		case 5:
			m.add("", "", pick(m, "说明文字", "待补", "3"))
		}
	}
	if m.rng.IntN(2) == 0 {
		m.add("注：带*的为预备党员")
		m.add("制表人：某某", "", "审核人：某某")
	}
}

func (m *mess) person(use []string, halves bool) {
	var row []string
	one := func() {
		m.n++
		for _, h := range use {
			row = append(row, m.cell(h))
		}
	}
	one()
	if halves {
		row = append(row, "")
		one()
	}
	if m.rng.IntN(8) == 0 {
		row = append(row, "右边的字")
	}
	m.add(row...)
}

func (m *mess) cell(h string) string {
	switch h {
	case "序号":
		return fmt.Sprint(m.n)
	case "姓名":
		return pick(m, "乱员", "乱员", "乱员（女）", "*乱员") + string(rune('一'+m.n%2000))
	case "性别":
		return pick(m, "男", "女", "", "同上", "无")
	case "出生年月":
		return pick(m, "1980.03", "1981年5月", "待查", "—", "")
	case "所在单位":
		return pick(m, "江北示例水务有限公司", "同上", "", "没有的公司", "无")
	case "所在支部":
		return pick(m, "水务党支部", "〃", "", "机关支部")
	case "学历":
		return pick(m, "大学", "大专", "/", "博士后", "")
	case "入党时间":
		return pick(m, "2010.06.15", "2010年6月", "不是党员", "")
	case "":
		return pick(m, "", "", "没有表头的字")
	}
	return pick(m, "字", "", "无", h)
}

func TestGeneratedMess(t *testing.T) {
	w := caseLedger(t)
	for seed := range uint64(60) {
		m := &mess{rng: rand.New(rand.NewPCG(seed, 18))}
		for range 1 + m.rng.IntN(3) {
			m.title()
			m.table()
			if m.rng.IntN(2) == 0 {
				m.add()
			}
		}
		path := storetest.Book(t, storetest.Tab{Name: pick(m, "Sheet1", "名册", "水务党支部"), Rows: m.rows})
		res := storetest.Must[*Outcome](t)(Trial(t.Context(), w, Request{Files: []string{path}}))
		accounted(t, path, res)
		for _, x := range res.Tables {
			if c := x.Counts; x.As != "" && c.Read < c.Rejected+c.Left+c.Doubtful {
				t.Errorf("seed %d: %+v", seed, c)
			}
		}
		if t.Failed() {
			var b strings.Builder
			for i, r := range m.rows {
				fmt.Fprintf(&b, "%d: %s\n", i+1, strings.Join(r, "|"))
			}
			for _, x := range res.Tables {
				fmt.Fprintf(&b, "%s %s %s %v %+v\n", x.Range, x.Label, x.Why, x.LeftOut, x.Columns)
			}
			t.Fatalf("seed %d\n%s", seed, b.String())
		}
	}
}
