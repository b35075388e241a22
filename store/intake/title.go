package intake

// Values that stand beside a table and hold for its rows: in the lines above the head,
// the sheet's name, the file's name, the titles of sections, or said by a person.

import (
	"maps"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"partyledger/model"
	"partyledger/model/day"
)

// Where a fixed value is from.
const (
	fromPerson  = "人工"
	fromCommand = "命令"
	fromProfile = "对应关系"
	fromLine    = "表头上一行"
	fromTitle   = "标题行"
	fromSheet   = "表名"
	fromFile    = "文件名"
	fromSection = "分段行"
	fromLedger  = "台账中只有这一户企业"
	fromBranch  = "按所在党支部"

	fromAbove    = "本页上面的表"
	fromOnly     = "该企业只有这一个党支部"
	fromPersonOf = "按人员所在企业"
)

var (
	branchEnds  = []string{"党支部", "支部委员会", "支部", "党总支", "总支部委员会", "总支", "党委", "委员会", "党组"}
	companyEnds = []string{"公司", "集团", "厂", "研究院", "设计院", "医院", "学校", "酒店", "宾馆", "矿", "电站", "水厂"}
	partEnds    = []string{"部", "处", "室", "科", "车间", "班组", "大队", "中队", "班", "中心", "站", "所"}
)

// endsWith finds which ending a name has.
func endsWith(name string, ends []string) bool {
	return slices.ContainsFunc(ends, func(end string) bool { return strings.HasSuffix(name, end) && len(name) > len(end) })
}

// find asks the ledger for an organisation or enterprise, as people say it for short.
func (w *walker) find(kind model.Kind, name string) (string, bool) {
	if w.wishes == nil || w.wishes.lookup == nil || name == "" || len(name) > 200 {
		return "", false
	}
	tries := []string{name}
	if kind == model.KindOrganization {
		bare := strings.TrimSuffix(strings.TrimSuffix(name, "支部"), "党")
		tries = append(tries, bare+"党支部", bare+"支部", bare+"党总支", bare+"党委", "中共"+name)
	}
	for _, t := range tries {
		if _, ok := w.wishes.lookup(kind, t); ok {
			return t, true
		}
	}
	return name, kind == model.KindOrganization && endsWith(name, branchEnds) && w.wishes.meant != nil && w.wishes.meant(name)
}

// unit is what a name says: the kind of unit, and how the ledger calls it.
type unit struct {
	kind  model.Kind
	name  string
	known bool
}

// unitIn reads a name as a unit.
func (w *walker) unitIn(name string) (unit, bool) {
	name = strings.TrimSpace(name)
	if name == "" {
		return unit{}, false
	}
	for _, kind := range []model.Kind{model.KindOrganization, model.KindEnterprise} {
		if as, ok := w.find(kind, name); ok && (kind != model.KindOrganization || as == name || endsWith(name, branchEnds) ||
			len([]rune(name)) > 1) {
			return unit{kind, as, true}, true
		}
	}
	switch {
	case len([]rune(name)) > 40:
	case endsWith(name, branchEnds):
		return unit{model.KindOrganization, name, false}, true
	case endsWith(name, companyEnds):
		return unit{model.KindEnterprise, name, false}, true
	}
	return unit{}, false
}

// saysUnit reports a name that is plainly a unit's.
func (w *walker) saysUnit(name string) bool {
	_, ok := w.unitIn(name)
	return ok
}

// section takes the title of a section as the value of the rows below it. What sections of
// the level of a numbered one or below said holds no longer; level is 0 without a number.
func (w *walker) section(name string, level int) bool {
	found := false
	for _, b := range w.blocks {
		for _, of := range []*block{b, b.people} {
			if of == nil || of.schema == nil {
				continue
			}
			for i, deep := range of.sectionAt {
				if level > 0 && deep >= level {
					delete(of.section, i)
					delete(of.sectionAt, i)
				}
			}
			had := maps.Clone(of.section)
			if w.sectionOf(of, name) {
				found = true
			}
			for i, value := range of.section {
				if had[i] != value {
					of.sectionAt[i] = max(level, 1)
				}
			}
		}
	}
	return found
}

func (w *walker) sectionOf(b *block, name string) bool {
	if u, ok := w.unitIn(name); ok {
		field := "OrganizationID"
		if u.kind == model.KindEnterprise {
			field = "EnterpriseID"
			b.clearSection("OrganizationID")
		} else if u.known {
			b.clearSection("EnterpriseID") // the branch tells it
		}
		b.clearSection("Department")
		return b.setSection(field, u.name, u.known)
	}
	for i, f := range b.schema.Fields {
		if f.Type != model.ChoiceField || !sectionChoices[f.Name] {
			continue
		}
		if word := choice(name, f, MappingOf(b.schema.Kind).Columns[f.Name]); slices.Contains(f.Choices, word) {
			b.section[i] = word
			b.noteSection(i, word, true)
			return true
		}
	}
	return endsWith(name, partEnds) && len([]rune(name)) <= 20 && b.setSection("Department", name, true)
}

// sectionChoices are the fields by whose words people divide lists.
var sectionChoices = map[string]bool{"Status": true, "Direction": true, "Employment": true, "CareKind": true,
	"ExemplarKind": true, "VanguardKind": true,
	"TalentKind": true, "Category": true, "Type": true, "Sex": true}

func (b *block) clearSection(name string) {
	if i := fieldIndex(b.schema, name); i >= 0 {
		delete(b.section, i)
	}
}

func (b *block) setSection(name, value string, known bool) bool {
	i := fieldIndex(b.schema, name)
	if i < 0 {
		return false
	}
	b.section[i] = value
	b.noteSection(i, value, known)
	return true
}

func fieldIndex(s *model.Schema, name string) int {
	return slices.IndexFunc(s.Fields, func(f model.Field) bool { return f.Name == name })
}

// noteSection tells of a section's value.
func (b *block) noteSection(i int, value string, known bool) {
	f := b.schema.Fields[i]
	if b.sections[i] == nil {
		b.sections[i] = map[string]bool{}
	}
	b.sections[i][value] = true
	x, ok := b.Fixed[f.Name]
	if !ok || x.From != fromSection {
		x = Fixed{Label: f.Label, Value: value, From: fromSection, Known: known}
	}
	x.Known, x.More = x.Known && known, len(b.sections[i])-1
	b.Fixed[f.Name] = x
}

// fix sets a value for all rows of the table, if nothing stronger did.
func (b *block) fix(name, value, from string, known bool) {
	i := fieldIndex(b.schema, name)
	if i < 0 || hasKey(b.fixed, i) || value == "" {
		return
	}
	b.fixed[i] = value
	b.weak[i] = b.has(i)
	b.Fixed[name] = Fixed{Label: b.schema.Fields[i].Label, Value: value, From: from, Known: known}
}

// wants reports that a field has no column and no value yet.
func (b *block) wants(name string) bool {
	i := fieldIndex(b.schema, name)
	return i >= 0 && !b.has(i) && !hasKey(b.fixed, i) && !b.denied(name)
}

// denied reports a fixed value that a person took away.
func (b *block) denied(name string) bool {
	v, ok := b.choice.Fixed[name]
	return ok && v == ""
}

// titleValues finds the values of a table.
func (w *walker) titleValues(b *block, above []line) {
	w.saidValues(b)
	labelled, plain := splitLines(above)
	for _, x := range labelled {
		w.labelled(b, x)
	}
	for _, t := range plain {
		w.unitsWithin(b, t, fromTitle)
		w.unitValue(b, stripTitle(t, b.schema), fromTitle, true)
	}
	if !isNamed(b.Sheet, b.schema) {
		w.unitsWithin(b, b.Sheet, fromSheet)
		w.unitValue(b, stripTitle(b.Sheet, b.schema), fromSheet, true)
	}
	file := strings.TrimSuffix(filepath.Base(w.wb.name), filepath.Ext(w.wb.name))
	w.unitsWithin(b, file, fromFile)
	w.unitValue(b, stripTitle(file, b.schema), fromFile, false)
	text := strings.Join(plain, " ") + " " + b.Sheet
	if b.wants("Year") {
		if y := yearIn.FindStringSubmatch(model.Halfwidth(text)); y != nil {
			b.fix("Year", y[1], fromTitle, true)
		}
	}
	b.choiceValues(text)
	if b.schema.Kind == model.KindTraining && len(plain) > 0 && b.wants("Title") {
		b.fix("Title", stripTitle(plain[0], b.schema), fromTitle, true)
	}
	if b.wants("EnterpriseID") && !b.hasName("OrganizationID") && b.schema.Kind != model.KindEnterprise && w.wishes != nil &&
		w.wishes.lookup != nil {
		if id, ok := w.wishes.lookup(model.KindEnterprise, ""); ok && b.requires("EnterpriseID") {
			b.fix("EnterpriseID", id, fromLedger, true)
		}
	}
}

// carry takes the unit of the table above on the same sheet where this one names none, and the
// only branch of the enterprise where one must be named.
func (w *walker) carry(b *block) {
	for _, name := range []string{"OrganizationID", "EnterpriseID"} {
		for _, above := range w.all {
			f, ok := above.Fixed[name]
			if ok && b.wants(name) && !b.hasName("OrganizationID") && slices.Contains([]string{fromTitle, fromLine, fromSheet,
				fromAbove}, f.From) {
				b.fix(name, f.Value, fromAbove, f.Known)
			}
		}
	}
	of := b
	if b.people != nil {
		w.carry(b.people)
		of = b.people
	}
	e := fieldIndex(of.schema, "EnterpriseID")
	if e < 0 || !b.wants("OrganizationID") || !b.requires("OrganizationID") || w.wishes == nil || w.wishes.branch == nil {
		return
	}
	if branch := w.wishes.branch(of.fixed[e]); branch != "" {
		b.fix("OrganizationID", branch, fromOnly, true)
		if b.Sure == Certain {
			b.Sure = Likely
		}
		if b.people != nil && b.people.wants("OrganizationID") {
			b.people.fix("OrganizationID", branch, fromOnly, true)
		}
	}
}

func (b *block) hasName(name string) bool {
	i := fieldIndex(b.schema, name)
	return i >= 0 && (b.has(i) || hasKey(b.fixed, i))
}

func (b *block) requires(name string) bool {
	f, ok := b.schema.Field(name)
	return ok && f.Required
}

// saidValues are those that a person said.
func (w *walker) saidValues(b *block) {
	if w.wishes == nil {
		return
	}
	req := w.wishes.req
	for name, value := range b.choice.Fixed {
		go1, ok := FieldNamed(b.schema.Kind, name)
		if !ok || value == "" {
			continue
		}
		from := fromPerson
		if _, cmd := req.Fixed[name]; cmd {
			from = fromCommand
		}
		b.fix(go1, value, from, true)
	}
	if req.Enterprise != "" && b.schema.Kind != model.KindEnterprise {
		b.fix("EnterpriseID", req.Enterprise, fromCommand, true)
	}
	if req.Organization != "" && b.schema.Kind != model.KindOrganization {
		b.fix("OrganizationID", req.Organization, fromCommand, true)
	}
}

// unitValue takes a title, or what is left of it, as the enterprise or organisation.
func (w *walker) unitValue(b *block, name, from string, unknownToo bool) {
	u, ok := w.unitIn(name)
	if !ok || !u.known && !unknownToo {
		return
	}
	w.setUnit(b, u, from)
}

// unitsWithin takes the longest names of the ledger's units that stand in a text.
func (w *walker) unitsWithin(b *block, text, from string) {
	if w.wishes == nil || w.wishes.within == nil || text == "" || len(text) > 1000 {
		return
	}
	for _, kind := range []model.Kind{model.KindOrganization, model.KindEnterprise} {
		if name := w.wishes.within(kind, text); name != "" {
			w.setUnit(b, unit{kind, name, true}, from)
		}
	}
}

func (w *walker) setUnit(b *block, u unit, from string) {
	field := "OrganizationID"
	if u.kind == model.KindEnterprise {
		field = "EnterpriseID"
	}
	own := b.schema.Kind == u.kind // a list of organisations is not one organisation's
	if own || !b.wants(field) || field == "EnterpriseID" && !u.known && b.hasName("OrganizationID") {
		return
	}
	if !u.known && b.Sure != Ask {
		b.Sure, b.Why = Ask, b.Why+"；“"+u.name+"”不在台账中"
	}
	b.fix(field, u.name, from, u.known)
}

// labelledText is 单位：某某公司.
type labelledText struct{ label, value string }

var labelled = regexp.MustCompile(`^\s*([\p{Han}（）()]{2,14})\s*[:：]\s*(.+?)\s*$`)

// splitLines divides the lines above a head into labelled texts and titles.
func splitLines(above []line) (out []labelledText, plain []string) {
	for _, l := range above {
		for i, c := range l.cells {
			t := strings.TrimSpace(c.Text)
			if t == "" || len(t) > 400 {
				continue
			}
			if (strings.HasSuffix(t, "：") || strings.HasSuffix(t, ":")) && i+1 < len(l.cells) {
				t += strings.TrimSpace(l.text(i + 1))
			}
			for _, part := range gaps.Split(t, -1) {
				if m := labelled.FindStringSubmatch(part); m != nil {
					out = append(out, labelledText{m[1], m[2]})
				} else if part != "" {
					plain = append(plain, part)
				}
			}
		}
	}
	return out, plain
}

var gaps = regexp.MustCompile(`[\t\n]+| {2,}|　{2,}|；|;`)

var unitLabels = wordSet("单位 填报单位 填报单位（盖章） 填报党组织 企业 企业名称 单位名称 公司 公司名称 党支部 支部 支部名称 党支部名称 党组织 党组织名称 所在党支部 所属党组织 所属单位 报送单位 编制单位 所在单位 所属党支部")

// labelled takes a labelled line above the head: of a unit, or of a field that has no column.
func (w *walker) labelled(b *block, x labelledText) {
	bare, ok := withoutBrackets(x.label)
	if !ok {
		bare = x.label
	}
	if unitLabels[headKey(bare)] {
		if u, ok := w.unitIn(strings.Trim(x.value, "（）() 盖章")); ok {
			w.setUnit(b, u, fromLine)
		}
		return
	}
	h, ok := fieldOf(headsOf()[b.schema.Kind], x.label)
	if !ok || h.field == 0 {
		return
	}
	f := b.schema.Fields[h.field]
	if !b.wants(f.Name) || f.Ref == model.KindPerson {
		return
	}
	if f.Type == model.DayField {
		if _, err := day.Parse(x.value); err != nil {
			return
		}
	}
	b.fix(f.Name, x.value, fromLine, true)
}

var yearIn = regexp.MustCompile(`((?:19|20)\d\d)\s*年`)

// tableWords are what titles call a table; taken off, the unit is left.
var tableWords = strings.Fields(`基本情况统计表 情况统计表 基本信息表 基本情况表 基本信息 情况一览表 一览表 统计表 登记表 信息表 情况表 明细表 汇总表 花名册 名册 名单 台账 台帐 清单 签到表 签到册
	登记簿 信息 党员 职工 员工 人员 干部 全体 在册 在职 正式 预备 发展 入党积极分子 积极分子 发展对象 工作 情况 基本 党务 困难 双向交流 教育培训 年度 所属 企业 党组织 名录`)

var (
	titleYear = regexp.MustCompile(`((?:19|20)\d\d\s*[-—至~]\s*)?(?:19|20)\d\d\s*年(度)?(\d{1,2}月(\d{1,2}日)?)?(上半年|下半年|第?[一二三四1-4]季度)?|(?:19|20)\d\d[.\-]?\d{0,2}[.\-]?\d{0,2}`)
	titleTail = regexp.MustCompile(`[（(【\[][^（(】\])]*[)）\]】]|\d+$|[-_—·.]+$|^[-_—·.\d、]+|(最新|终稿|定稿|新版|修改|汇总|截至|截止)+$`)
)

// stripTitle is what is left of a title once the table's own name, the year and the
// marks of versions are taken off: 机关党支部 of 2026年机关党支部党员花名册（最新）.
func stripTitle(title string, s *model.Schema) string {
	t := strings.TrimSpace(title)
	if len([]rune(t)) > 60 {
		return ""
	}
	t = strings.TrimSpace(titleYear.ReplaceAllString(t, ""))
	t, _ = sectionName(t)
	words := append([]string{s.Label}, append(MappingOf(s.Kind).Titles, tableWords...)...)
	for again := true; again; {
		again = false
		if cut := strings.TrimSpace(titleTail.ReplaceAllString(t, "")); cut != t {
			t, again = cut, true
		}
		for _, w := range words {
			if cut, ok := strings.CutSuffix(t, w); ok && cut != t && !(endsWith(t, branchEnds) && w == "党组织") {
				t, again = strings.TrimSpace(cut), true
			}
		}
	}
	return strings.Trim(t, " 　-_—:：“”")
}

// choiceValues takes a word of the title for a field that must be one of a list and has
// no column: 困难党员帮扶台账, 预备党员名册.
func (b *block) choiceValues(text string) {
	for _, f := range b.schema.Fields {
		if f.Type != model.ChoiceField || !b.wants(f.Name) || !f.Required && f.Name != "Status" || b.denied(f.Name) {
			continue
		}
		if word, clear := onlyWord(text, f, MappingOf(b.schema.Kind).Columns[f.Name], f.Name == "Status"); clear {
			b.fix(f.Name, word, fromTitle, true)
			if f.Required && b.Sure == Certain {
				b.Sure = Likely
			}
		}
	}
}

// onlyWord is the one choice that a text names.
func onlyWord(text string, f model.Field, c Column, strict bool) (word string, one bool) {
	found := map[string]bool{}
	add := func(said, means string) {
		if len([]rune(said)) > 1 && strings.Contains(text, said) {
			found[means] = true
		}
	}
	for _, w := range f.Choices {
		add(w, w)
	}
	if len(found) == 0 && !strict {
		for said, means := range c.Values {
			add(said, means)
		}
	}
	for w := range found {
		word = w
	}
	return word, len(found) == 1
}

// given reports that a required field needs no column: the branch tells the enterprise.
func (b *block) given(f model.Field) bool {
	return f.Name == "EnterpriseID" && (b.hasName("OrganizationID") || b.hasName("PersonID")) || hasKey(b.sections,
		fieldIndex(b.schema, f.Name)) ||
		f.Name == "EnterpriseID" && hasKey(b.sections, fieldIndex(b.schema, "OrganizationID"))
}
