package intake

// Which kind a table is: all its headings, the lines above them and the sheet's name
// count. Marks of one ledger outweigh what all rosters share, so that a list of
// hardship or of exchange is not taken for people.

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"sync"

	"partyledger/model"
)

// verdict is what a heading was taken for.
type verdict struct {
	head
	kind     model.Kind // empty = not to be read
	label    string
	fields   []int // by column
	n        int   // headings with a field
	score    int
	sure     Sure
	why      string
	known    bool // set aside by a rule that knows such ledgers
	others   []Candidate
	required bool
}

// The weights of what speaks for a kind.
const (
	headWeight  = 2
	markWeight  = 3
	titleWeight = 4
	namedWeight = 8
	saidWeight  = 20 // a ledger without a kind is called so in as many words
)

// decide takes a heading for the kind that most speaks for. title is what stands above it.
func decide(sheet, title string, h head) verdict {
	list := rank(sheet, title, h)
	aside, asideScore := otherLedger(sheet, title, h)
	if v, ok := trainingSignIn(aside, sheet+title, h); ok {
		v.others = candidatesOf(list)
		return v
	}
	if len(list) == 0 || aside != nil && asideScore > list[0].score && !list[0].named {
		v := verdict{head: h, label: "没有认出", sure: Ask, score: asideScore}
		if aside != nil {
			v.label, v.known, v.sure = aside.label, true, Likely
			v.why = "像是" + aside.label + "：" + aside.why
		}
		v.others = candidatesOf(list)
		return v
	}
	best := list[0]
	v := verdict{head: h, kind: best.schema.Kind, label: best.schema.Label, fields: best.fields, n: best.n, score: best.score,
		required: best.required, others: candidatesOf(list[1:])}
	v.sure, v.why = best.grade(list)
	return v
}

const signIn = "签到表"

// trainingSignIn takes the sign-in sheet of a training for the training of each person.
func trainingSignIn(aside *otherKind, text string, h head) (verdict, bool) {
	if aside == nil || aside.label != signIn || !slices.ContainsFunc([]string{"培训", "轮训", "学习班", "集中学习"},
		func(w string) bool { return strings.Contains(text, w) }) {
		return verdict{}, false
	}
	s := model.SchemaOf(model.KindTraining)
	v := verdict{head: h, kind: s.Kind, label: s.Label, sure: Ask, required: true,
		why: "像是培训的签到表：按“教育培训”读取，一人一条；如果不登记，请选择不导入"}
	v.fields, v.n = matchHead(h, headsOf()[s.Kind])
	v.score = saidWeight
	return v, hasRequired(&model.Schema{Fields: s.Fields[:2]}, v.fields)
}

// isSignature reports the heading of a column for signatures.
func isSignature(title string) bool {
	key := headKey(title)
	return slices.Contains([]string{"签名", "签到", "签字", "本人签名", "本人签字", "签到人", "签到签名"}, key)
}

// ranked is one kind that a heading could be.
type ranked struct {
	schema   *model.Schema
	fields   []int
	n, marks int
	strange  int    // headings that nobody knows
	title    string // of the kind, in the lines above or the sheet's name
	named    bool   // the sheet is called so
	required bool
	score    int
}

// rank lists the kinds that a heading could be, the likeliest first.
func rank(sheet, title string, h head) []ranked {
	var out []ranked
	words, name, text := wordsOf(h), headKey(sheet), headKey(sheet+"\n"+title)
	for _, s := range model.Schemas() {
		if r, ok := rate(s, name, text, h, words); ok {
			out = append(out, r)
		}
	}
	slices.SortStableFunc(out, func(a, b ranked) int { return cmp.Compare(b.score, a.score) })
	return out
}

// kindWords are the keys of what a kind's sheets are called, and of the headings that only
// they have.
type kindWords struct {
	names []string // of the sheet; the kind's own first
	marks map[string]bool
}

var wordsOfKinds = sync.OnceValue(func() map[model.Kind]kindWords {
	out := map[model.Kind]kindWords{}
	for _, s := range model.Schemas() {
		w, m := kindWords{marks: map[string]bool{}}, MappingOf(s.Kind)
		for _, t := range append([]string{s.Label}, m.Titles...) {
			w.names = append(w.names, headKey(t))
		}
		for _, t := range m.Marks {
			w.marks[headKey(t)] = true
		}
		out[s.Kind] = w
	}
	return out
})

// rate says how much speaks for a kind; false if not enough does. name is the key of the
// sheet's name, text of that and what stands above the head.
func rate(s *model.Schema, name, text string, h head, said headWords) (ranked, bool) {
	own := wordsOfKinds()[s.Kind]
	r := ranked{schema: s, named: slices.Contains(own.names, name)}
	r.fields, r.n = h.match(headsOf()[s.Kind], said)
	if r.n == 0 {
		return r, false
	}
	if slices.ContainsFunc(said.keys, func(key string) bool {
		return slices.ContainsFunc(MappingOf(s.Kind).Never, func(w string) bool { return headKey(w) == key })
	}) {
		return r, false
	}
	r.required = hasRequired(s, r.fields)
	if monthsAcross(s.Kind, h.titles) {
		r.required, r.n = true, r.n+2
	}
	for i, key := range said.keys {
		if own.marks[key] {
			r.marks++
		}
		if said.strange[i] && r.fields[i] < 0 {
			r.strange++
		}
	}
	for _, key := range own.names {
		if len(key) > len(r.title) && len([]rune(key)) > 2 && strings.Contains(text, key) {
			r.title = key
		}
	}
	r.score = headWeight*r.n + markWeight*r.marks
	switch {
	case r.named:
		r.score += namedWeight
	case r.title != "":
		r.score += titleWeight
	}
	switch {
	case r.named:
		return r, true
	case r.required:
		return r, r.n >= 3 || r.n == 2 && r.title != "" && len(filledTitles(h)) <= 4
	}
	return r, r.marks >= 2 && r.n >= 3 || r.title != "" && (r.marks >= 1 && r.n >= 2 || r.n >= 4)
}

func filledTitles(h head) []string {
	var out []string
	for _, t := range h.titles {
		if t != "" {
			out = append(out, t)
		}
	}
	return out
}

// grade says how sure the first of the list is.
func (r ranked) grade(list []ranked) (Sure, string) {
	why := fmt.Sprintf("%d个表头是“%s”的", r.n, r.schema.Label)
	switch {
	case r.named:
		why = "表名就是“" + r.schema.Label + "”，" + why
	case r.title != "":
		why = "表名或标题里有“" + r.title + "”，" + why
	}
	next := 0
	if len(list) > 1 {
		next = list[1].score
	}
	switch {
	case !r.named && r.strange >= 2 && 2*r.strange >= r.n:
		return Ask, fmt.Sprintf("%s，但有%d个表头不认识", why, r.strange)
	case r.named && r.required, r.required && r.score-next >= 4 && r.n >= 4:
		return Certain, why
	case r.required && r.score > next:
		return Likely, why
	case !r.required:
		return Ask, why + "，但缺少必填的列"
	}
	return Ask, why + "，也可能是“" + list[1].schema.Label + "”"
}

func candidatesOf(list []ranked) []Candidate {
	var out []Candidate
	for _, r := range list[:min(len(list), 5)] {
		out = append(out, Candidate{As: r.schema.Kind, Label: r.schema.Label, Headings: r.n})
	}
	return out
}

// candidates lists the kinds that a sheet may hold: the one it is named after,
// else all.
func candidates(sheet string) []*model.Schema {
	for _, s := range model.Schemas() {
		if isNamed(sheet, s) {
			return []*model.Schema{s}
		}
	}
	return model.Schemas()
}

func isNamed(sheet string, s *model.Schema) bool {
	return slices.Contains(wordsOfKinds()[s.Kind].names, headKey(sheet))
}

// hasRequired reports that the fields that make a record are among the headings:
// all required ones but references, which a roster of one unit may leave out.
func hasRequired(s *model.Schema, fields []int) bool {
	for i, f := range s.Fields {
		if f.Required && (f.Ref == "" || f.Ref == model.KindPerson) && !slices.Contains(fields, i) {
			return false
		}
	}
	return true
}

// findHead finds the first heading among rows; from is how many of them were looked at
// before it. The kind, if there is one, is as a person says.
func findHead(sheet string, rows []line, as model.Kind) (best verdict, at int, ok bool) {
	type found struct {
		verdict
		at int
	}
	var all []found
	top := 0
	for i := range rows {
		title := titleText(rows[:i])
		h := oneRow(rows[i])
		for depth := 1; depth <= headLayer; depth++ {
			if depth > 1 {
				if i+depth-1 >= len(rows) || len(rows[i].filled()) < 2 {
					break // one cell alone is a title
				}
				var below bool
				if h, below = h.under(rows[i+depth-1]); !below {
					break
				}
			}
			v := decideAs(sheet, title, h, as)
			if v.kind != "" && !inForm(rows, i) {
				all = append(all, found{v, i})
				top = max(top, v.score)
			}
		}
	}
	for _, f := range all {
		switch {
		case 5*f.score < 3*top:
		case !ok, f.first <= best.last && f.score > best.score,
			f.first == best.first && f.last > best.last && f.score == best.score, // a further layer, which has no data
			f.first > best.first && f.last == best.last && f.score == best.score: // what stood above was a title
			best, at, ok = f.verdict, f.at, true
		}
	}
	return best, at, ok
}

// inForm reports a row of a form: it and one beside it have headings and values by turns.
func inForm(rows []line, i int) bool {
	return formLike(rows[i]) && (i > 0 && formLike(rows[i-1]) || i+1 < len(rows) && formLike(rows[i+1]))
}

// decideAs is decide, for the kind that a person named if he did.
func decideAs(sheet, title string, h head, as model.Kind) verdict {
	s := model.SchemaOf(as)
	if s == nil {
		return decide(sheet, title, h)
	}
	v := verdict{head: h, kind: as, label: s.Label, sure: Certain, why: "按指定的类别读取", others: candidatesOf(rank(sheet, title, h))}
	v.fields, v.n = matchHead(h, headsOf()[as])
	if v.n == 0 {
		v.kind = ""
	}
	v.score = v.n
	return v
}

// titleText is what stands in the rows above a heading.
func titleText(rows []line) string {
	var b strings.Builder
	for _, r := range rows {
		for _, c := range r.cells {
			if c.Text != "" && len(c.Text) < 400 {
				b.WriteString(strings.TrimSpace(c.Text))
				b.WriteByte('\n')
			}
		}
	}
	return strings.TrimSpace(b.String())
}

// otherKind is a ledger of offices that the program keeps no record of.
type otherKind struct {
	label string
	words []string // in its title or its sheet's name
	marks []string // headings that only it has
	why   string
	weak  bool // its words stand over rosters, too
}

// otherLedgers are known so that they are not taken for something else.
var otherLedgers = []otherKind{
	{label: signIn, words: []string{"签到", "签名册", "签字表"}, marks: []string{"签名", "签到", "签字", "本人签名", "签到时间", "签收"},
		why: "台账不逐人登记签到，会议的到会人数在“会议活动”登记。参加培训的，可改为按“教育培训”读取"},
	{label: "党费收缴台账", words: []string{"党费收缴", "党费缴纳", "党费交纳", "缴纳党费", "交纳党费", "收缴明细"},
		marks: []string{"1月", "2月", "3月", "一月", "二月", "三月", "实缴", "实交", "实收", "应缴党费", "实缴党费", "实交党费", "缴费月份", "补缴"},
		why:   "台账不逐人逐月登记收缴：各支部每月合计在“党费收缴”登记，没交的人在“党费欠交”登记；基数、月党费的表可按“党费核定”读取"},
	{label: "统计表", words: []string{"统计表", "汇总", "情况表", "报表", "党统"}, marks: []string{"党员总数", "党员人数", "女党员", "其中女党员", "预备党员", "正式党员",
		"党支部数", "支部数", "合计", "总计", "小计", "栏次", "项目", "占比"},
		why: "是汇总数，不是逐条的记录；这些数由程序从台账算出", weak: true},
	{label: "考勤或值班表", words: []string{"考勤", "值班表", "排班"}, marks: []string{"值班人", "带班领导", "出勤天数", "值班日期"}, why: "台账不登记考勤和值班"},
	{label: "民主评议表", words: []string{"民主评议", "测评表", "积分"}, marks: []string{"评议等次", "评议结果", "积分", "测评结果"}, why: "台账不登记民主评议和积分"},
	{label: "报名或成绩表", words: []string{"报名表", "报名名单", "成绩表", "成绩单"}, marks: []string{"成绩", "分数", "得分", "名次", "总分"}, why: "台账不登记报名和成绩"},
	{label: "考核评分表", words: []string{"评分表", "考核细则", "评分细则"},
		marks: []string{"评分标准", "评分细则", "评分说明", "标准分", "分值", "自评得分", "佐证材料", "支撑材料", "考核内容", "二级指标", "三级指标"},
		why:   "考核方案请在“考核自评”页导入（命令行用 plctl scheme import）"},
	{label: "工资表", words: []string{"工资表", "工资发放", "薪酬发放"}, marks: []string{"应发工资", "实发工资", "基本工资", "岗位工资", "绩效工资", "扣款"}, why: "台账不登记工资"},
	{label: "证件或出国登记", words: []string{"出国", "出境", "证件登记"}, marks: []string{"护照号", "护照号码", "证件名称", "出境事由"}, why: "台账不登记证件和出国"},
	{label: "请假登记", words: []string{"请假", "请销假"}, marks: []string{"请假事由", "请假时间", "请假天数", "销假时间"}, why: "台账不登记请假"},
	{label: "谈心谈话记录", words: []string{"谈心谈话"}, marks: []string{"谈话对象", "谈话主题", "谈心谈话时间"}, why: "台账只登记联系专家人才的谈话"},
	{label: "物资或经费明细", words: []string{"物资", "经费明细", "支出明细", "领取登记"}, marks: []string{"规格型号", "单价", "领取人", "支出事项", "凭证号"},
		why: "台账登记党建经费的年度数，不登记明细"},
}

// otherKeys are the keys of their marks, each once.
var otherKeys = func() [][]string {
	out := make([][]string, len(otherLedgers))
	for i, other := range otherLedgers {
		for _, w := range other.marks {
			out[i] = append(out[i], headKey(w))
		}
		slices.Sort(out[i])
		out[i] = slices.Compact(out[i])
	}
	return out
}()

// otherLedger finds the ledger without a kind that most speaks for.
func otherLedger(sheet, title string, h head) (*otherKind, int) {
	text, best, top := headKey(sheet+"\n"+title), (*otherKind)(nil), 0
	titles := map[string]int{}
	for _, t := range h.titles {
		if t != "" {
			titles[headKey(t)]++
		}
	}
	for i, other := range otherLedgers {
		score := 0
		for _, w := range other.words {
			if strings.Contains(text, w) {
				score = saidWeight
				if other.weak {
					score = 1
				}
				break
			}
		}
		marks := 0
		for _, key := range otherKeys[i] {
			marks += titles[key]
		}
		if other.weak {
			score += marks
		} else {
			score += markWeight * marks
		}
		if score > top && (marks > 1 || score >= saidWeight || other.weak && score > 1) {
			best, top = &otherLedgers[i], score
		}
	}
	return best, top
}

// notKept are headings of which the ledger has no field, or works them out, and why
// they need no question.
var notKept = func() map[string]string {
	out := map[string]string{}
	for why, words := range map[string]string{
		"顺序号，不用导入":             "序号 序 次序 行号 顺序号 No",
		"本程序写出的一列，不用导入":        "错误 核查",
		"由程序按日期计算，不用导入":        "年龄 党龄 周岁 实足年龄 现年龄 在党年限 工龄",
		"由人员名册统计，不用导入":         "党员人数 党员数 党员总数 正式党员数 预备党员数 女党员数 正式党员人数 预备党员人数 党员 其中女党员 班子成员人数 委员人数",
		"任期年限由规则按党组织类别算出，不用导入": "任期 任期年 任期年限 每届任期 届期",
		"由程序按换届日期和任期计算，不用导入":   "应换届时间 应换届日期 下次换届时间 届满时间 届满日期 到届时间 任期届满时间 预警时间",
		"签名不登记":                "签名 签字 签到 本人签字 本人签名 签收",
		"台账没有这一项，不导入": `新社会阶层类型 是否农民工 是否失联党员 是否为失联党员 失联情况 失去联系日期 失去联系时间 是否流动党员 是否为流动党员 外出流向 入党类型
			加入党组织类别 加入中共组织的类别 进入党支部类型 进入支部类型 进入党支部日期 进入支部日期 离开党支部日期 信息完整度 完整度 联系电话固话 固定电话 固话 办公电话 座机 转正情况
			入党时所在支部 入党时所在党支部 加入党组织时所在党支部 转正时所在党支部 延长预备期时间 背景信息 党籍状态 毕业时间 健康状况 婚姻状况 婚否 QQ 微信 微信号 邮箱
			电子邮箱 曾用名 政治生日 操作党组织 组织树 功能型党组织 行政区划 企业规模 经济类型 法定代表人 法人代表 法人 注册资本 注册资本万元 注册资金 注册资金万元 经营范围 股东 出资人 控股股东
			照片 特长 爱人姓名 家庭人口 家庭年收入 家庭年收入元 家庭人均收入 家庭情况 开户行 银行卡号 银行账号 传真 邮编 是否党员 书记联系电话`,
	} {
		for _, w := range strings.Fields(words) {
			out[headKey(w)] = why
		}
	}
	return out
}()
