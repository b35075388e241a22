package assess

// A scheme's own table (考核评分表): which row is its head, and what each column holds. Offices
// word them differently; what is read is told, and may be wrong.

import (
	"regexp"
	"slices"
	"strings"

	"partyledger/model"
)

// role is what a column holds.
type role string

const (
	roleNone     role = ""
	roleCode     role = "编号"
	roleLevel    role = "指标"
	rolePoints   role = "分值"
	roleStandard role = "评分标准"
	roleDemand   role = "佐证要求"
	roleMethod   role = "考评方式"
	roleDeduct   role = "扣分"
	roleBonus    role = "加分"
	roleCycle    role = "周期"
	roleNote     role = "备注"
	roleFilled   role = "填写栏，不导入" // 自评分, 得分: what is filled in later
)

// roleWords are tried in their order; the first that a heading holds is its role.
var roleWords = []struct {
	role  role
	words *regexp.Regexp
}{
	{roleDemand, regexp.MustCompile(`佐证|支撑|印证|证明材料|备查|资料清单|查阅资料|所需材料|需提供|台账资料|档案资料|材料清单|材料要求|考评依据|考核依据|评价依据|查验内容|检查材料`)},
	{roleMethod, regexp.MustCompile(`(?:考评|考核|评价|检查|评分|测评|评估)(?:方式|方法|办法|途径)|数据来源`)},
	{roleStandard, regexp.MustCompile(`标准(?:及|与|和)?(?:分值)?$|细则|(?:评分|计分|扣分|赋分|打分|加减分|加扣分)(?:说明|要点|办法|方法|规则|依据|标准|方式)|评定标准|评分标准`)},
	{roleDeduct, regexp.MustCompile(`^(?:扣分|减分)(?:项|情况|分值)?$`)},
	{roleBonus, regexp.MustCompile(`^加分(?:项|情况|分值)?$`)},
	{roleFilled, regexp.MustCompile(`自评|得分|实得|考核分$|考评分$|评分$|打分|复核|核定|审核|扣分(?:原因|理由|情况)|加扣分|加减分|上级评|评价描述|完成情况|检查情况|存在问题`)},
	{rolePoints, regexp.MustCompile(`分值|标准分|权重|赋分|满分|基准分|基础分|基本分|配分|^分数$|应得分|^分$`)},
	{roleCycle, regexp.MustCompile(`周期|频次`)},
	{roleNote, regexp.MustCompile(`^备注|^说明$|责任(?:部门|单位|人)|牵头|考核(?:部门|单位|对象)|适用(?:对象|单位|范围)|完成时限|时限`)},
	{roleCode, regexp.MustCompile(`^(?:序号|编号|编码|代码|指标编码|指标编号|项目编号|序|no\.?)$`)},
	{roleLevel, regexp.MustCompile(`[一二三四]级|项目|类别|分类|大类|维度|板块|内容|要点|指标|事项|任务|考核点|评价点|观测点|要素|目标|要求|方面|评分项|考核项|考评项`)},
}

var bracketed = regexp.MustCompile(`[（(【\[][^）)】\]]*[）)】\]]`)

// roleOf is what a heading says of its column.
func roleOf(heading string) role {
	flat := strings.ToLower(strings.Join(strings.Fields(model.Halfwidth(heading)), ""))
	if flat == "" || len([]rune(flat)) > 24 {
		return roleNone
	}
	for _, text := range []string{bracketed.ReplaceAllString(flat, ""), strings.NewReplacer("(", "", ")", "").Replace(flat)} {
		for _, w := range roleWords {
			if text != "" && w.words.MatchString(text) {
				return w.role
			}
		}
	}
	return roleNone
}

// levelNumber is the level that a heading names, from 1; 0 = none.
func levelNumber(heading string) int {
	for i, word := range []string{"一级", "二级", "三级", "四级"} {
		if strings.Contains(heading, word) {
			return i + 1
		}
	}
	return 0
}

// Line is a row of a sheet: its number in the file and its texts by column.
type Line struct {
	Number int
	Cells  []string
	Hidden bool
}

func (l Line) text(col int) string {
	if col < 0 || col >= len(l.Cells) {
		return ""
	}
	return strings.TrimSpace(l.Cells[col])
}

func (l Line) filled() []int {
	var out []int
	for i := range l.Cells {
		if l.text(i) != "" {
			out = append(out, i)
		}
	}
	return out
}

// Merge is a block of merged cells over several rows.
type Merge struct{ Top, Bottom, Col int }

// column is one column of the table.
type column struct {
	col    int
	title  string
	role   role
	level  int // of a level: its place among them; of points: of which they are
	weight bool
}

// head is a table's head.
type head struct {
	first, last int // places of its rows
	columns     []column
	score       int
}

// headRows is how far down a head is looked for.
const headRows = 25

// findHead finds the head of the table; ok is false if there is none.
func findHead(lines []Line) (best head, ok bool) {
	for rows := range 2 { // one row alone comes first: what stands above it may be the title
		for i := range min(len(lines), headRows) {
			if h := headAt(lines, i, i+rows); h.score > best.score {
				best, ok = h, true
			}
		}
	}
	return best, ok
}

// headAt takes one or two rows for the head; its score is nought if they are none.
func headAt(lines []Line, first, last int) head {
	h := head{first: first, last: last}
	if last >= len(lines) {
		return h
	}
	wide := 0
	for i := first; i <= last; i++ {
		wide = max(wide, len(lines[i].Cells))
	}
	if last > first && !subHeads(lines[last]) {
		return h
	}
	has := map[role]int{}
	for col := range wide {
		title, r := "", roleNone
		for i := last; i >= first; i-- {
			if t := lines[i].text(col); title == "" && t != "" {
				title, r = t, roleOf(t)
			}
		}
		if title == "" {
			continue
		}
		has[r]++
		h.columns = append(h.columns, column{col: col, title: strings.Join(strings.Fields(title), ""), role: r})
	}
	if has[roleLevel] == 0 && has[roleStandard] > 0 { // 考核内容及评分标准 in one
		for i := range h.columns {
			if h.columns[i].role == roleStandard {
				h.columns[i].role = roleLevel
				has[roleLevel], has[roleStandard] = has[roleLevel]+1, 0
				break
			}
		}
	}
	if has[roleLevel] == 0 || has[rolePoints]+has[roleStandard]+has[roleDemand]+has[roleFilled] == 0 || len(h.columns) < 2 {
		return h
	}
	for r, n := range has {
		switch {
		case r == roleNone:
			h.score -= n
		case r == roleLevel:
			h.score += 2 * n
		default:
			h.score += 2
		}
	}
	h.score = max(0, h.score)
	h.levels()
	return h
}

// subHeads reports a row that is the lower layer of a head.
func subHeads(l Line) bool {
	known, other := 0, 0
	for _, col := range l.filled() {
		if t := l.text(col); roleOf(t) != roleNone && len([]rune(t)) <= 12 {
			known++
		} else {
			other++
		}
	}
	return known > 1 && other == 0
}

// levels says which level is which, and of which the points are.
func (h *head) levels() {
	var order []int // places of the level columns
	for i, c := range h.columns {
		if c.role == roleLevel {
			order = append(order, i)
		}
	}
	slices.SortStableFunc(order, func(x, y int) int {
		a, b := levelNumber(h.columns[x].title), levelNumber(h.columns[y].title)
		if a == 0 || b == 0 {
			return x - y
		}
		return a - b
	})
	for n, i := range order {
		h.columns[i].level = n
	}
	for i := range h.columns {
		c := &h.columns[i]
		if c.role != rolePoints {
			continue
		}
		c.weight = strings.Contains(c.title, "权重")
		c.level = len(order) - 1
		for k := i - 1; k >= 0; k-- {
			if h.columns[k].role == roleLevel {
				c.level = h.columns[k].level
				break
			}
		}
	}
}

// of lists the columns of a role.
func (h *head) of(r role) []column {
	var out []column
	for _, c := range h.columns {
		if c.role == r {
			out = append(out, c)
		}
	}
	if r == roleLevel {
		slices.SortFunc(out, func(x, y column) int { return x.level - y.level })
	}
	return out
}
