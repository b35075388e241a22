// This file breaks titles into lines by meaning: no word torn, lines in the
// shape of a trapezoid or a rhombus (GB/T 9704-2012, 7.3.1).

package typeset

import (
	"strings"
	"unicode"
)

// titleWords are words that a title must not tear, the longest first at each
// place. The list need not be complete: a pair of characters in no word costs
// less than a torn word and more than a good place to break.
var titleWords = makeWords(`
中国共产党 中共 支部委员会 总支部委员会 候选人 预备人选 国有企业 国有独资 国有控股 国有资产 国资委 监督管理 管理委员会 委员会 党委会 党组织 党支部 党总支 党委 党组 支部 总支
党的建设 党建工作 党建 党务 党员 党费 党纪 党风 廉政建设 党史 党校 党群工作部 党群 党内 党章 党课
发展党员 发展对象 入党积极分子 积极分子 入党 预备党员 正式党员 转正 换届选举 换届 选举 任期 届满
有限责任公司 股份有限公司 集团有限公司 有限公司 集团公司 控股集团 投资集团 集团 公司 企业 所属企业 所属 子公司 分公司
章程 公司章程 条款 写入 修订 前置研究 前置 研究讨论 讨论 重大 事项 清单 经营管理 经营 管理 决策 执行 监督
双向进入 交叉任职 双向交流 双向 交流 任职 干部 人员 岗位 机构 设置 配备 专职 兼职 党务工作 工作人员 职工 人才 队伍
情况 统计表 统计 花名册 名册 台账 一览表 明细表 汇总表 汇总 进展 进度 完成 完成率 计划 年度 季度 月度 半年 上半年 下半年 全年
关于 报告 请示 批复 通知 通报 决定 意见 方案 办法 细则 规定 纪要 函 提醒 提示 督促 整改 问题 检查 督查 巡察 考核 评价 述职 评议
工作 建设 开展 落实 贯彻 学习 教育 活动 主题 培训 组织 生活会 组织生活 民主 民主评议 总结 要点 责任 责任制 制度 体系 机制 能力 质量
思想 政治 作风 纪律 基层 基础 保障 服务 发展 改革 创新 生产 一线 安全 高质量 全面 从严治党 全面从严治党 进一步 加强 做好 推进 提升 规范
经费 阵地 活动场所 场所 示范 创建 品牌 覆盖 名单 名额 结构 分析 年龄 学历 专题 会议 会议记录 记录
`)

func makeWords(list string) map[string]bool {
	words := make(map[string]bool)
	for _, w := range strings.Fields(list) {
		words[w] = true
	}
	return words
}

const longestWord = 6

// Where a title may break, by cost.
const (
	breakGood = 0   // after 的, 、 and before 关于
	breakWord = 25  // between words
	breakPair = 90  // between characters in no known word
	breakTorn = 1e6 // inside a word
)

// titleLines breaks a title. Newlines in it are kept as the author set them.
func (c *composer) titleLines(text string, size float64) []string {
	var out []string
	for _, part := range strings.Split(text, "\n") {
		out = append(out, c.titlePart(part, size)...)
	}
	return out
}

func (c *composer) titlePart(text string, size float64) []string {
	measure := units(c.style.width, size)
	if c.faces.Width(Song, text) <= measure {
		return []string{text}
	}
	t := titleBreaker{runes: []rune(text), measure: measure}
	t.widths = make([]int, len(t.runes)+1)
	for i, r := range t.runes {
		_, w, _ := c.faces.pick(Song, r)
		t.widths[i+1] = t.widths[i] + w
	}
	t.costs = breakCosts(t.runes)
	total := t.widths[len(t.runes)]
	least := (total + measure - 1) / measure
	for n := least; n <= least+2 && n <= 5; n++ {
		if lines, cost := t.best(n); lines != nil && (cost < breakTorn/2 || n == least+2) {
			return lines
		}
	}
	var out []string
	for _, l := range c.b.balance(text, setting{face: Song, measure: measure, squeeze: true}) {
		out = append(out, text[l.Start:l.End])
	}
	return out
}

// breakCosts gives the cost of a break in front of each character.
func breakCosts(rs []rune) []float64 {
	costs := make([]float64, len(rs)+1)
	word := segments(rs)
	for i := 1; i < len(rs); i++ {
		a, b := rs[i-1], rs[i]
		switch {
		case !mayBreak(a, b, classOf(a), classOf(b)):
			costs[i] = breakTorn * 10
		case word[i] == word[i-1] && word[i] > 0:
			costs[i] = breakTorn
		case strings.ContainsRune("的、和与及", a) || i+1 < len(rs) && b == '关' && rs[i+1] == '于':
			costs[i] = breakGood
		case word[i] < 0 && word[i-1] < 0 || ofIssuer(rs[i:]) && !strings.ContainsRune("、和与及", a):
			costs[i] = breakPair
		case strings.ContainsRune("的和与及", b) || strings.ContainsRune("对将", a):
			costs[i] = breakPair
		default:
			costs[i] = breakWord
		}
	}
	return costs
}

// ofIssuer reports that the last part of an issuer's name begins a line.
func ofIssuer(rs []rune) bool {
	rest := string(rs)
	return strings.HasPrefix(rest, "委员会") || strings.HasPrefix(rest, "支部委员会") || strings.HasPrefix(rest, "总支部委员会")
}

// segments marks which word each character belongs to, by the longest match;
// characters in no word have a negative mark.
func segments(rs []rune) []int {
	mark := make([]int, len(rs))
	n := 0
	for i := 0; i < len(rs); {
		size := 0
		for k := min(longestWord, len(rs)-i); k >= 2; k-- {
			if titleWords[string(rs[i:i+k])] {
				size = k
				break
			}
		}
		size = max(size, numbered(rs[i:]))
		n++
		if size == 0 {
			mark[i] = -n
			if unicode.IsDigit(rs[i]) || rs[i] == '年' && i > 0 && unicode.IsDigit(rs[i-1]) {
				mark[i] = n
			}
			i++
			continue
		}
		for k := range size {
			mark[i+k] = n
		}
		i += size
	}
	return mark
}

// numbered is how long 第二支部 or 4名同志 at the beginning of a title's rest is, 0 if none is
// there.
func numbered(rs []rune) int {
	i := 0
	for i < len(rs) && unicode.IsDigit(rs[i]) {
		i++
	}
	if i > 0 && strings.HasPrefix(string(rs[i:]), "名同志") {
		return i + 3
	}
	i = 1
	for i < len(rs) && strings.ContainsRune("一二三四五六七八九十0123456789", rs[i]) {
		i++
	}
	if rs[0] != '第' || i == 1 || i+1 >= len(rs) || string(rs[i:i+2]) != "支部" && string(rs[i:i+2]) != "总支" {
		return 0
	}
	if strings.HasPrefix(string(rs[i+2:]), "委员会") {
		return i + 5
	}
	return i + 2
}

// titleBreaker tries all ways of setting a title in n lines.
type titleBreaker struct {
	runes   []rune
	widths  []int // up to each character
	costs   []float64
	measure int
}

// best answers the cheapest n lines, nil if none fit.
func (t *titleBreaker) best(n int) ([]string, float64) {
	var cuts, found []int
	least := 1e18
	var try func(from, left int, cost float64)
	try = func(from, left int, cost float64) {
		if cost >= least {
			return
		}
		if left == 1 {
			if t.widths[len(t.runes)]-t.widths[from] > t.measure {
				return
			}
			all := append(append([]int{0}, cuts...), len(t.runes))
			if sum := cost + t.shape(all); sum < least {
				least, found = sum, all
			}
			return
		}
		for to := from + 2; to < len(t.runes)-1; to++ {
			if t.widths[to]-t.widths[from] > t.measure {
				break
			}
			cuts = append(cuts, to)
			try(to, left-1, cost+t.costs[to])
			cuts = cuts[:len(cuts)-1]
		}
	}
	try(0, n, 0)
	if found == nil {
		return nil, 0
	}
	lines := make([]string, n)
	for i := range lines {
		lines[i] = string(t.runes[found[i]:found[i+1]])
	}
	return lines, least
}

// shape is the cost of the outline of the lines: nearly even ones are best, an
// hourglass is worst, a last line much shorter than the rest looks lost.
func (t *titleBreaker) shape(cuts []int) float64 {
	n := len(cuts) - 1
	w := make([]float64, n)
	mean := 0.0
	for i := range w {
		w[i] = float64(t.widths[cuts[i+1]]-t.widths[cuts[i]]) / 1000
		mean += w[i] / float64(n)
	}
	cost := 0.0
	for _, x := range w {
		cost += (x - mean) * (x - mean)
	}
	for i := 1; i < n-1; i++ {
		if w[i] < w[i-1] && w[i] < w[i+1] {
			cost += 40 // hourglass
		}
	}
	if n == 2 && w[0] == w[1] {
		cost += 3 // a block: a trapezoid is asked for
	}
	return cost * 2
}
