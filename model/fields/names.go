package fields

// Names beside the labels of the schema: what offices write instead, what is reckoned, and
// the list of all that a template for a kind may name.

import (
	"slices"
	"strconv"
	"strings"

	"partyledger/model"
	"partyledger/model/day"
)

// alias is a name that means a label, perhaps in a format.
type alias struct {
	label   string
	formats []string
}

// aliasList has a name, the label that it means and the format that it asks for.
var aliasList = [][3]string{
	{"入党申请日期", "递交入党申请书日期"}, {"申请入党日期", "递交入党申请书日期"}, {"申请入党时间", "递交入党申请书日期"}, {"申请日期", "递交入党申请书日期"},
	{"出生年月", "出生日期", "年月"}, {"出生时间", "出生日期"}, {"身份证号", "公民身份号码"}, {"身份证号码", "公民身份号码"}, {"手机号", "手机号码"}, {"手机", "手机号码"},
	{"部门", "部门（班组）"}, {"职务", "职务（岗位）"}, {"岗位", "职务（岗位）"}, {"工作单位", "所在企业"}, {"单位", "所在企业"},
	{"支部", "所在党支部"}, {"党支部", "所在党支部"}, {"支部名称", "所在党支部"}, {"参加工作时间", "参加工作日期"}, {"入党时间", "入党日期"}, {"转正时间", "转正日期"},
	{"谈话日期", "派人谈话日期"}, {"推荐日期", "推荐（推优）日期"}, {"确定积极分子日期", "确定为入党积极分子日期"}, {"积极分子日期", "确定为入党积极分子日期"},
	{"备案日期", "积极分子备案日期"}, {"发展对象日期", "列为发展对象日期"}, {"确定发展对象日期", "列为发展对象日期"}, {"公示异议", "公示异议及处理"},
	{"政审日期", "政治审查完成日期"}, {"政审结论", "政治审查结论"}, {"预审日期", "上级党委预审日期"}, {"培训结业日期", "集中培训结业日期"}, {"宣誓日期", "入党宣誓日期"},
	{"转正申请日期", "提出转正申请日期"}, {"上级党组织名称", "上级党组织"},
}

var aliases = func() map[string]alias {
	out := map[string]alias{}
	for _, a := range aliasList {
		x := alias{label: model.Plain(a[1])}
		if a[2] != "" {
			x.formats = []string{a[2]}
		}
		out[model.Plain(a[0])] = x
	}
	return out
}()

// reckon is a name of which the value is worked out; the zero kind means any record.
type reckon struct {
	kind  model.Kind
	label string
	about string
	value func(f *Fields, r model.Record) value

	key string // the label as names are compared
}

// countLabel is the name of how many records were chosen.
const countLabel = "人数"

// reckonedAs makes a name of what a function of a record gives.
func reckonedAs[T model.Record, V int | string | day.Day](label, about string, of func(*model.Book, T) V) reckon {
	var zero T
	return reckon{kind: zero.Kind(), label: label, about: about, key: model.Plain(label), value: func(f *Fields, r model.Record) value {
		if r.Key() == "" {
			return valueOf(*new(V))
		}
		return valueOf(of(f.book, r.(T)))
	}}
}

// valueOf is a value of what was reckoned; a number below nought is not known.
func valueOf(v any) value {
	switch v := v.(type) {
	case day.Day:
		return value{kind: dayValue, day: v, text: v.String()}
	case int:
		if v < 0 {
			return value{kind: intValue}
		}
		return value{kind: intValue, number: int64(v), text: strconv.Itoa(v)}
	case string:
		return value{text: v}
	}
	return value{}
}

// reckoned is all of them.
var reckoned []reckon

func init() {
	reckoned = []reckon{
		reckonedAs("年龄", "周岁，按截止日期计算", func(b *model.Book, p model.Person) int { return p.Age(b.AsOf) }),
		reckonedAs("党龄", "周年，按截止日期计算", func(b *model.Book, p model.Person) int { return p.PartyAge(b.AsOf) }),
		reckonedAs("单位及职务", "企业、部门和职务连写", func(b *model.Book, p model.Person) string {
			return b.NameOf(p.Owner()) + p.Department + p.Position
		}),
		reckonedAs("现阶段", "入党申请人、入党积极分子……", func(b *model.Book, c model.DevelopmentCase) string {
			return string(model.StageOn(b, c, b.AsOf))
		}),
		reckonedAs("预备期满日", "延长的，算到延长期满", func(b *model.Book, c model.DevelopmentCase) day.Day {
			return model.ProbationEnd(b, c, b.AsOf)
		}),
		reckonedAs("预备期开始日", "支部大会通过之日", func(b *model.Book, c model.DevelopmentCase) day.Day {
			m, _ := model.AdmissionOn(b, c, b.AsOf)
			return m.Day
		}),
		reckonedAs("转正之日", "党龄从这一天算起", func(b *model.Book, c model.DevelopmentCase) day.Day {
			return model.ConfirmationDay(b, c, b.AsOf)
		}),
		reckonedAs("培养联系人", "各人姓名，用顿号隔开", func(b *model.Book, c model.DevelopmentCase) string { return people(b, c.Mentors()) }),
		reckonedAs("入党介绍人", "各人姓名，用顿号隔开", func(b *model.Book, c model.DevelopmentCase) string { return people(b, c.Sponsors()) }),
		reckonedAs("考察次数", "", func(b *model.Book, c model.DevelopmentCase) int { return len(model.InspectionDays(b, c, b.AsOf)) }),
		reckonedAs("党员人数", "含下级党组织", func(b *model.Book, o model.Organization) int { n, _ := b.MemberCount(o.ID); return n }),
		reckonedAs("正式党员人数", "含下级党组织", func(b *model.Book, o model.Organization) int { _, n := b.MemberCount(o.ID); return n }),
		reckonedAs("届满日期", "批准延期的，算到延期之日", func(b *model.Book, o model.Organization) day.Day {
			t, ok := model.CurrentTerm(b, o.ID)
			if !ok {
				return day.Day{}
			}
			return t.Until(o.Type)
		}),
		{label: "今天", about: "填写当天", key: "今天", value: func(f *Fields, _ model.Record) value {
			if f.book.Today.IsZero() {
				return valueOf(f.book.AsOf)
			}
			return valueOf(f.book.Today)
		}},
		{label: "截止日期", about: "台账数据截止的日期", key: "截止日期", value: func(f *Fields, _ model.Record) value {
			return valueOf(f.book.AsOf)
		}},
		{label: countLabel, about: "这次填写的人（记录）数", key: countLabel, value: func(*Fields, model.Record) value { return valueOf(1) }},
	}
}

func people(b *model.Book, ids []string) string {
	var names []string
	for _, id := range ids {
		names = append(names, b.PersonName(id))
	}
	return strings.Join(names, "、")
}

// way is a record that a name with a point leads to, which no field refers to.
type way struct {
	kind  model.Kind
	label string
	to    model.Kind
	id    func(f *Fields, r model.Record) string
}

var ways = []way{
	{model.KindDevelopmentCase, "接收大会", model.KindBranchMeeting, func(f *Fields, r model.Record) string {
		m, _ := model.AdmissionOn(f.book, r.(model.DevelopmentCase), f.book.AsOf)
		return m.ID
	}},
	{model.KindDevelopmentCase, "转正大会", model.KindBranchMeeting, func(f *Fields, r model.Record) string {
		list := model.MeetingsOn(f.book, r.(model.DevelopmentCase), model.ForConfirmation, f.book.AsOf)
		if len(list) == 0 {
			return ""
		}
		return list[len(list)-1].ID
	}},
}

// Name is one name that a template may have.
type Name struct {
	Name    string `json:"name"`    // between the braces
	From    string `json:"from"`    // whose it is: a kind, or 计算
	Formats string `json:"formats"` // words that may stand behind a bar; empty = those of any value
	About   string `json:"about"`   // may be empty
	Secret  bool   `json:"secret"`  // masked unless asked for
	List    bool   `json:"list"`    // a list, for {{#…}}
}

// Names lists the names that a template for records of a kind may have: its own, those of
// the records that it is about, what is reckoned, other words, and the lists.
func Names(kind model.Kind) []Name { return namesOf(Sample(kind)) }

func namesOf(f *Fields) []Name {
	var out []Name
	seen := map[string]bool{photoName: true}
	add := func(n Name) {
		if k := model.Plain(n.Name); !seen[k] {
			seen[k] = true
			out = append(out, n)
		}
	}
	for _, l := range f.links() {
		for i := range l.schema.Fields {
			x := &l.schema.Fields[i]
			n := Name{Name: x.Label, From: l.schema.Label, Secret: x.Style == "secret", Formats: formatsOf(f.fieldValue(x, l.rec).kind)}
			switch {
			case x.Ref != "":
				n.About = "其中的内容写成“" + strings.TrimPrefix(x.Label, "所在") + ".名称”，如“" + strings.TrimPrefix(x.Label, "所在") + "." +
					model.SchemaOf(x.Ref).Fields[1].Label + "”"
			case len(x.Choices) > 0:
				n.Formats = "勾:…"
				n.About = strings.Join(x.Choices, "、")
			}
			add(n)
		}
		for i := range reckoned {
			if c := &reckoned[i]; c.kind == l.schema.Kind {
				add(Name{Name: c.label, From: "计算", About: c.about, Formats: formatsOf(c.value(f, l.rec).kind)})
			}
		}
	}
	for i := range reckoned {
		if c := &reckoned[i]; c.kind == "" {
			add(Name{Name: c.label, From: "计算", About: c.about, Formats: formatsOf(c.value(f, f.rec).kind)})
		}
	}
	for _, a := range aliasList {
		if v, _, known := f.find(model.Plain(a[0])); known {
			about := "即“" + a[1] + "”"
			if a[2] != "" {
				about += "，写成" + a[2]
			}
			add(Name{Name: a[0], From: "别名", About: about, Formats: formatsOf(v.kind)})
		}
	}
	return append(out, listsOf(f)...)
}

// listsOf is the lists, and the records that only a name with a point leads to.
func listsOf(f *Fields) (out []Name) {
	for _, w := range ways {
		if slices.ContainsFunc(f.links(), func(l link) bool { return l.schema.Kind == w.kind }) {
			out = append(out, Name{Name: w.label + "." + model.SchemaOf(w.to).Fields[3].Label, From: model.SchemaOf(w.to).Label,
				About: "“" + w.label + ".”后面写" + model.SchemaOf(w.to).Label + "的各项名称"})
		}
	}
	if _, known := f.Photo(photoName); known {
		out = append(out, Name{Name: photoName, From: model.SchemaOf(model.KindPerson).Label, Formats: "25x35",
			About: "写成“{{@照片|25x35}}”，宽x高，毫米"})
	}
	names := []string{peopleList, recordList}
	for _, s := range model.Schemas() {
		names = append(names, s.Label)
	}
	for i, name := range names {
		if _, _, known := f.List(model.Plain(name)); known && slices.Index(names, name) == i {
			about := "“{{#" + name + "}}”到“{{/" + name + "}}”之间逐条重复，其中可用“{{序号}}”"
			if f.Chosen(name) {
				about += "；即这次填写的各条记录"
			}
			out = append(out, Name{Name: name, From: "列表", About: about, List: true})
		}
	}
	return out
}

func formatsOf(kind valueKind) string {
	switch kind {
	case dayValue:
		return dayFormats
	case moneyValue, intValue:
		return "大写"
	case boolValue:
		return "勾"
	}
	return ""
}

// Written is how the name stands in a template.
func (n Name) Written() string {
	switch {
	case n.List:
		return "{{#" + n.Name + "}}…{{/" + n.Name + "}}"
	case n.Name == photoName:
		return "{{@" + n.Name + "|25x35}}"
	}
	return "{{" + n.Name + "}}"
}
