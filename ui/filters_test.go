package ui

import (
	"maps"
	"slices"
	"strconv"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"partyledger/model"
	"partyledger/ui/kit"
	"partyledger/ui/page/pagetest"
)

// shownList is any list of records.
type shownList interface {
	fyne.CanvasObject
	Grid() func() kit.Grid
}

// subjects is where a choice is what the whole list is about, and no filter of its rows.
var subjects = []string{"章程/章程文本与条款", "保障/培训达标", "两个覆盖/覆盖率", "联系与关怀/年度汇总",
	"党内统计/勾稽关系", "党内统计/情况说明", "党内统计/年结", "党内统计/差异", "党费/收缴", "组织生活/缺口", "组织生活/个人"}

// acts is choices that filter nothing.
var acts = []string{"清除筛选", "看板", "列表"}

// compound is choices that stand for several words of a column, with those that they
// must not show.
var compound = map[string][]string{
	"在办（未转正）": {string(model.StageFull), string(model.StageEnded)},
	"应写入":     {"单列"}, "党员（含待审批）": {"群众", "共青团员", "入党申请人"},
}

// filterWord is what a choice asks for: without its count, and empty for every row.
func filterWord(text, every string) string {
	word, _, _ := strings.Cut(text, " ")
	if strings.HasPrefix(word, "全") || word == every || slices.Contains(acts, word) {
		return ""
	}
	return word
}

// inAges reports that a cell is a number of years within what a word like 36–45岁 says.
func inAges(cell, word string) bool {
	n, err := strconv.Atoi(cell)
	bounds, ok := strings.CutSuffix(strings.TrimSuffix(strings.TrimSuffix(word, "及以下"), "及以上"), "岁")
	if err != nil || !ok {
		return false
	}
	from, to, both := strings.Cut(bounds, "–")
	a, errA := strconv.Atoi(from)
	b, errB := strconv.Atoi(to)
	switch {
	case errA != nil || both && errB != nil:
		return false
	case both:
		return n >= a && n <= b
	}
	return n <= a && strings.HasSuffix(word, "及以下") || n >= a && strings.HasSuffix(word, "及以上")
}

// says reports that a row says what was chosen, in a column that is shown.
func says(row []string, word string) bool {
	return slices.ContainsFunc(row, func(cell string) bool {
		if year, ok := strings.CutSuffix(word, "年"); ok && len(year) == 4 {
			return strings.Contains(cell, year)
		}
		if inAges(cell, word) {
			return true
		}
		if month, ok := strings.CutSuffix(word, "月"); ok && len(month) <= 2 {
			return strings.Contains(cell, "-"+("0" + month)[len(month)-1:]+"-")
		}
		return slices.ContainsFunc(strings.Split(word, "、"), func(w string) bool { return strings.Contains(cell, w) })
	})
}

// What a filter lets through says so itself: the word that was chosen stands in a
// column of each row.
func TestFilterWordsAreWhatIsShown(t *testing.T) {
	if testing.Short() {
		t.Skip("没有并发，不必用竞争检测再跑")
	}
	host := pagetest.New(t, true)
	checked := map[string]bool{}
	for _, e := range Entries() {
		p := e.New(host)
		host.Show(p)
		tabs, n := pagetest.All[*kit.Tabs](host.Window()), 1
		if len(tabs) > 0 {
			n = tabs[0].Len()
		}
		for tab := range n {
			where := e.Title
			if len(tabs) > 0 {
				tabs[0].Select(tab)
				where += "/" + strings.Fields(tabs[0].Title(tab))[0]
			}
			if tryFilters(t, host, where) {
				checked[where] = true
			}
		}
	}
	for _, where := range []string{"工作台", "章程/完成情况", "党务力量/配备情况", "双向交流/双向交流", "发展党员/名单", "党员名册", "保障/培训登记",
		"联系与关怀/关怀帮扶", "两个覆盖/覆盖台账", "整改督查/问题整改", "年度工作/全年安排", "数据与设置/操作记录"} {
		if !checked[where] {
			t.Errorf("%s has no filter that lets rows through; checked: %v", where, slices.Sorted(maps.Keys(checked)))
		}
	}
}

// tryFilters tries each choice of what is in front; it answers whether one let rows through.
func tryFilters(t *testing.T, host *pagetest.Host, where string) (seen bool) {
	var sides []string // chips that a radio is made of
	for _, r := range pagetest.All[*kit.Radio](host.Window()) {
		sides = append(sides, r.Options...)
		for _, option := range r.Options {
			r.SetSelected(option)
			seen = checkRows(t, host, where, filterWord(option, "")) || seen
		}
		r.SetSelected(r.Options[len(r.Options)-1])
	}
	chips := slices.DeleteFunc(pagetest.All[*kit.Chip](host.Window()), func(c *kit.Chip) bool { return slices.Contains(sides, c.Text()) })
	for _, c := range chips {
		word := filterWord(c.Text(), "")
		c.Pressed()
		seen = checkRows(t, host, where, word) || seen
	}
	if len(chips) > 0 {
		chips[0].Pressed()
	}
	for _, s := range pagetest.All[*kit.Select](host.Window()) {
		was := s.Selected
		for _, option := range slices.Clone(s.Options) {
			s.SetSelected(option)
			if host.Windows() > 0 { // an act, no filter
				kit.Escape(host.Window().Canvas())
				break
			}
			every := s.PlaceHolder
			if _, judged := compound[option]; option == s.Options[0] && !judged {
				every = option // the first lets all through
			}
			seen = checkRows(t, host, where, filterWord(option, every)) || seen
		}
		s.SetSelected(was)
	}
	return seen
}

func checkRows(t *testing.T, host *pagetest.Host, where, word string) (seen bool) {
	t.Helper()
	if word == "" || slices.Contains(subjects, where) {
		return false
	}
	for _, l := range pagetest.All[shownList](host.Window()) {
		for _, row := range l.Grid()().Rows {
			seen = true
			wrong := !says(row, word)
			if not, ok := compound[word]; ok {
				wrong = slices.ContainsFunc(row, func(cell string) bool { return slices.Contains(not, cell) })
			}
			if wrong {
				t.Errorf("%s：筛选“%s”显示了 %s", where, word, strings.Join(row, "｜"))
				break
			}
		}
	}
	return seen
}
