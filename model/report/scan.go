package report

// What may never stand in a report that goes up (REPORTS A-6): words of the internal check,
// personal numbers, the names of people of whom only numbers go up, and requests, which a
// report must not carry. One hit stops the output.

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"partyledger/model"
	"partyledger/model/day"
	"partyledger/model/rule"
)

// Hit is one thing that may not go up.
type Hit struct {
	Place string // where a person finds it: “一、基本情况”下的第2段
	Text  string // what stands there; of personal numbers only a part
	Why   string // what it is: 内部核查用语
}

// Stopped is the refusal of a report that goes up, in words for people; nil if nothing in it
// stops it.
func Stopped(d Document, b *model.Book) error {
	hits := Scan(d, b)
	if len(hits) == 0 {
		return nil
	}
	const most = 3
	said := make([]string, 0, most)
	for _, h := range hits[:min(most, len(hits))] {
		said = append(said, fmt.Sprintf("%s有“%s”（%s）", h.Place, h.Text, h.Why))
	}
	more := ""
	if len(hits) > most {
		more = fmt.Sprintf("等共%d处", len(hits))
	}
	return stopped(fmt.Sprintf("“%s”没有导出：%s%s，上报的文书里不能出现。请改好对应的文字后再导出；台账没有改动。",
		cmp.Or(d.Subject, d.Title), strings.Join(said, "；"), more))
}

// stopped is the refusal's sentence.
type stopped string

func (s stopped) Error() string { return string(s) }

// Scan is all of a document that may not go up, in the document's order. It looks at all that is
// printed, and at names of the book's people but for the lines where a document is signed.
func Scan(d Document, b *model.Book) []Hit {
	named := unnamed(b)
	var out []Hit
	for _, p := range piecesOf(d) {
		text := plain(p.text)
		for _, f := range forbidden {
			for _, at := range f.words.FindAllStringIndex(text, -1) {
				if f.but == nil || !f.but(text, at[0], at[1]) {
					out = append(out, Hit{p.place, f.shown(text[at[0]:at[1]]), f.why})
				}
			}
		}
		if !p.signs {
			out = append(out, namesIn(p.place, text, named)...)
		}
	}
	return out
}

// plain writes wide digits, letters and dashes as narrow ones and takes spaces out of numbers.
func plain(s string) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case r >= '！' && r <= '～' && (r-'！'+'!' >= '0' && r-'！'+'!' <= '9' || unicode.IsLetter(r)), r == '－':
			return r - '！' + '!'
		case r == '—' || r == '–' || r == '‐' || r == '‑':
			return '-'
		}
		return r
	}, s)
	for spacedDigits.MatchString(s) {
		s = spacedDigits.ReplaceAllString(s, "$1$2")
	}
	return s
}

var spacedDigits = regexp.MustCompile(`(\d)[ \x{00a0}\x{3000}]+(\d)`)

// banned is one class of what may not stand.
type banned struct {
	why   string
	words *regexp.Regexp
	// but reports a hit that is none, by what stands around text[from:to].
	but  func(text string, from, to int) bool
	hide bool // of what is found only the first characters are told
}

func (f banned) shown(s string) string {
	if r := []rune(s); f.hide && len(r) > 3 {
		return string(r[:3]) + strings.Repeat("*", len(r)-3)
	}
	return s
}

const (
	insideWords = "内部核查用语"
	levelWord   = "核查等级"
	request     = "请示事项，报告中不得夹带"
)

var forbidden = []banned{
	{why: "核查规则编号", words: anyOf(`\b[A-Z]-\d{2}[a-z]?`), but: noRule},
	{why: levelWord, words: anyOf(`阻断|将到期`)},
	{why: levelWord, words: anyOf(`警告`), but: beside(`(党内|严重|行政|政务|书面|受到?)$`, `^(处分|的?党纪)`)},
	{why: levelWord, words: anyOf(`提示`), but: beside(`(风险|安全|温馨|廉政|节前|廉洁|警示|提醒)$`,
		`^(函|单|书|卡|牌|提醒)`)},
	{why: insideWords, words: anyOf(`明确不符合规定|(需要|须)核实整改|待核[对实]|(未|没有)登记|补登|请核[对实]`,
		`例外理由|核查规则|规则编号`)},
	{why: "样例文字", words: anyOf(`示例文字|示例单位|（[示样]例`)},
	{why: "公民身份号码", words: anyOf(`\d{17}[\dXx]|\d{15}`), but: noIdentity, hide: true},
	{why: "电话号码", words: anyOf(`1[3-9]\d-?\d{4}-?\d{4}|0\d{2,3}-\d{7,8}`), but: insideNumber, hide: true},
	{why: request, words: anyOf(`恳请|请予|[妥当]否`)},
	{why: request, words: anyOf(`请(给予)?(批准|批示|审批|审示|审定|支持|指导|指示|协调|帮助|解决)`), but: notAsking},
	{why: request, words: anyOf(please + `(给予|予以)[^。；：！？\n]{0,8}(批准|批示|指导|支持|帮助|协调|解决|指示)`), but: notAsking},
	{why: request, words: anyOf(please + `(上级|国资委|[省市县区]委|党委|党组|组织部|领导|贵[委部局])[^。；：！？\n]{0,16}` +
		`(批准|批示|审批|审示|指导|支持|帮助|协调|解决)`), but: notAsking},
}

// anyOf matches any of the patterns.
func anyOf(any ...string) *regexp.Regexp { return regexp.MustCompile(strings.Join(any, "|")) }

// please is 请 and what is asked for up to its verb, 请示 and the like left out.
const please = `请(?:[^示假教客。，；：！？\n][^。，；：！？\n]{0,23})?`

// notAsking excuses what is told of a request: 报请上级党委审批, 邀请专家指导.
var notAsking = beside(`[申报提呈邀聘延宴商函]$`, "")

// beside excuses what stands behind or before certain words; empty asks nothing of a side.
func beside(before, behind string) func(string, int, int) bool {
	at := func(pattern string) func(string) bool {
		if pattern == "" {
			return func(string) bool { return false }
		}
		return regexp.MustCompile(pattern).MatchString
	}
	ahead, after := at(before), at(behind)
	return func(text string, from, to int) bool { return ahead(text[:from]) || after(text[to:]) }
}

// plot is what follows a letter and number that name a place or a kind of thing.
var plot = regexp.MustCompile(`^-?\d*(地块|标段|合同段|号|栋|座|楼|区|段|井|线|型|轴)|^[\dA-Za-z]`)

// noRule excuses what looks like a rule's ID and is none, and names of plots and sections.
func noRule(text string, from, to int) bool {
	_, ok := rule.ByID(text[from:to])
	return !ok || plot.MatchString(text[to:])
}

// insideNumber excuses a part of a longer number.
func insideNumber(text string, from, to int) bool {
	digit := func(i int) bool { return i >= 0 && i < len(text) && text[i] >= '0' && text[i] <= '9' }
	return digit(from-1) || digit(to)
}

// noIdentity excuses numbers that hold no day of birth: codes of enterprises, numbers of accounts.
func noIdentity(text string, from, to int) bool {
	n := text[from:to]
	birth := n[6:12]
	if len(n) == 18 {
		birth = n[6:14]
	} else {
		birth = "19" + birth
	}
	on, err := day.Parse(birth[:4] + "-" + birth[4:6] + "-" + birth[6:8])
	return insideNumber(text, from, to) || err != nil || on.Year() < 1900 || on.Year() > 2100
}

// unnamed is the people whose names do not go up, and why.
func unnamed(b *model.Book) map[string]string {
	out := map[string]string{}
	take := func(id, why string) {
		if p, ok := model.Find[model.Person](b, id); ok && len([]rune(p.Name)) > 1 && out[p.Name] == "" {
			out[p.Name] = why
		}
	}
	for _, x := range model.Everywhere[model.Discipline](b) {
		take(x.PersonID, "受处分人员的姓名")
	}
	for _, x := range model.Everywhere[model.CareRecord](b) {
		switch x.CareKind {
		case model.CareVeteran:
		case model.CareMind:
			take(x.PersonID, "思想波动人员的姓名")
		default:
			take(x.PersonID, "困难、患病等帮扶对象的姓名")
		}
	}
	for _, x := range model.Everywhere[model.BranchMeeting](b) {
		if c, ok := model.Find[model.DevelopmentCase](b, x.CaseID); ok && x.Resolution == model.Disqualify {
			take(c.PersonID, "被取消预备党员资格人员的姓名")
		}
	}
	for _, x := range model.Everywhere[model.DevelopmentCase](b) {
		if p, ok := model.Find[model.Person](b, x.PersonID); ok && !x.EndedDay.IsZero() && !p.Status.Member() {
			take(x.PersonID, "终止培养人员的姓名")
		}
	}
	for _, p := range model.Everywhere[model.Person](b) {
		switch p.LeftHow {
		case model.Expelled, model.Withdrew, model.Disqualified:
			take(p.ID, "出党人员的姓名")
		}
	}
	return out
}

// worded is surname and given name that are a word as well: 文明单位 names nobody. Around such a
// name stands what does not belong to the word.
var worded = strings.Fields("文明 安全 安心 安康 安宁 高峰 高山 高远 高明 高原 方正 方圆 方向 金山 金星 金光 江山 江南 江北 常青 " +
	"常委 时代 时光 成功 成效 成果 成才 程度 温暖 温馨 万里 万全 施行 石油 管理 党员 项目 华夏 平安 平和 全面 全胜 连续 关心 关爱 明确 " +
	"明亮 解放 和谐 向前 向阳 向上 水平 季度 任务 于是 余庆 凌云 雷霆 卫国 卫生 艾滋 齐心 齐全 凤凰 燕山 阳光 白云 黄河 黄山 胜利 胜任 " +
	"甘露 丰收 丰满 双赢 童年 景观 祝福 祝愿 强国 强化 强大 路线 路程 牧歌 谷雨 毛利 苗圃 米兰 乐观 乐园 融合 家庭 幸福 " +
	"诚信 经济 经理 国际 国资 国家")

var (
	beforeName = regexp.MustCompile(`(^|[^\p{Han}]|[人员工记任长部志委席理师生象和与及由对向为问])$`)
	behindName = regexp.MustCompile(`^($|[^\p{Han}]|[同于因受被等的任为已在由和与及未自从曾担两]|书记|主任|经理)`)
)

func namesIn(place, text string, named map[string]string) []Hit {
	var out []Hit
	for name, why := range named {
		for from := 0; ; {
			i := strings.Index(text[from:], name)
			if i < 0 {
				break
			}
			at, end := from+i, from+i+len(name)
			if !slices.Contains(worded, name) || beforeName.MatchString(text[:at]) && behindName.MatchString(text[end:]) {
				out = append(out, Hit{place, name, why})
				break
			}
			from = end
		}
	}
	slices.SortFunc(out, func(a, b Hit) int { return cmp.Compare(a.Text, b.Text) })
	return out
}
