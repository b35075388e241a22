package intake

// Which person, or other record, a row means, where its keys alone do not tell: asked,
// never decided silently.

import (
	"fmt"
	"slices"
	"strings"

	"partyledger/model"
)

// alive lists the records that are called so and are there.
func (ix *index) alive(name string) []string {
	list := ix.names[name]
	if len(list) > maxNamesakes {
		list = list[:maxNamesakes]
	}
	return slices.DeleteFunc(slices.Clone(list), func(id string) bool { return ix.Records[id] == nil })
}

// maxNamesakes bounds what a name that very many have may cost.
const maxNamesakes = 200

// severalDoubt asks which of several records is meant.
func severalDoubt(ix *index, row *importRow, ids []string, why string, asNew bool) Doubt {
	d := Doubt{Key: doubtKey(row.number, Several), Row: row.number, What: Several, Name: row.called(), Why: why}
	for _, id := range ids[:min(len(ids), 8)] {
		d.Answers = append(d.Answers, Answer{id, "是" + described(ix.Records[id])})
	}
	if asNew {
		d.Answers = append(d.Answers, Answer{AsNew, "是另一个人，新增"})
	}
	d.Answers = append(d.Answers, Answer{Leave, "这一行不导入"})
	return d
}

// described is a record in a few words that tell it from its namesakes.
func described(r model.Record) string {
	p, ok := r.(model.Person)
	if !ok {
		return r.Key()
	}
	text := p.Name + "（" + p.ID
	for _, more := range []string{p.BirthDay.String(), p.Department, p.Position} {
		if more != "" {
			text += "，" + model.ClipLine(more, 16)
		}
	}
	if p.IdentityNumber != "" {
		text += "，" + model.MaskIdentity(p.IdentityNumber)
	}
	return text + "）"
}

// which asks for the record that a row means among several that fit; empty = not yet
// answered, or refused.
func (im *importer) which(ix *index, s *model.Schema, row *importRow) string {
	name, ok := s.Field("Name")
	var fit []string
	if ok && s.Kind == model.KindPerson && row.block != nil && !row.bad {
		here := s.Deref(row.rec).(model.Person)
		for _, id := range ix.alive(name.Text(row.rec)) {
			if p := ix.Records[id].(model.Person); here.EnterpriseID == "" || p.EnterpriseID == here.EnterpriseID {
				fit = append(fit, id)
			}
		}
	}
	if len(fit) < 2 {
		row.problem(s.Fields[0].Label, "", "与台账中不止一条记录相符，分不清是哪一条，请补填"+s.Fields[0].Label+"或其他能区分的内容")
		return ""
	}
	why := "与台账中不止一条记录相符，分不清是哪一条；也可补填" + s.Fields[0].Label + "或其他能区分的内容"
	switch answer := im.raise(row, severalDoubt(ix, row, fit, why, true)); answer {
	case Unsaid, Leave:
		return ""
	default:
		return answer
	}
}

// byName finds the one person of a name where the row says no unit: then nobody new can
// be meant.
func (im *importer) byName(ix *index, s *model.Schema, row *importRow) string {
	if s.Kind != model.KindPerson || row.block == nil || row.bad {
		return ""
	}
	p := s.Deref(row.rec).(model.Person)
	if p.EnterpriseID != "" || p.IdentityNumber != "" || p.Name == "" {
		return ""
	}
	same := ix.alive(p.Name)
	same = slices.DeleteFunc(same, func(id string) bool {
		other := ix.Records[id].(model.Person)
		return !p.BirthDay.IsZero() && !other.BirthDay.IsZero() && p.BirthDay != other.BirthDay && !(p.BirthDay.MonthOnly() ||
			other.BirthDay.MonthOnly())
	})
	switch len(same) {
	case 0:
		return ""
	case 1:
		row.hint("姓名", p.Name, "没有写单位，按姓名认作台账中的"+described(ix.Records[same[0]])+"（已保留）")
		return same[0]
	}
	switch answer := im.raise(row, severalDoubt(ix, row, same, "没有写单位，台账中不止一个人叫“"+p.Name+"”", false)); answer {
	case Unsaid, Leave:
		return ""
	default:
		return answer
	}
}

// doubt asks where a row and the ledger disagree on who somebody is.
func (im *importer) doubt(ix *index, s *model.Schema, row *importRow) {
	if row.was != nil {
		row.sayNone(s)
	}
	if s.Kind != model.KindPerson || row.block == nil || row.out() {
		return
	}
	here := s.Deref(row.rec).(model.Person)
	if row.was != nil {
		there := row.was.(model.Person)
		switch {
		case here.IdentityNumber == "" || here.IdentityNumber != there.IdentityNumber || here.Name == "" || here.Name == there.Name:
		case !row.matched: // the row names the record by its number, too
			row.hint("姓名", here.Name, "台账中是“"+there.Name+"”，编号和身份证号都相同，按更名处理（已保留）")
		default:
			im.raise(row, Doubt{Key: doubtKey(row.number, OtherName), Row: row.number, ID: there.ID, Name: here.Name, What: OtherName,
				Column: row.columnOf("姓名"), Why: fmt.Sprintf("身份证号与台账中的“%s”相同，姓名却是“%s”", there.Name, here.Name),
				Answers: []Answer{{Take, "是同一人，更名为“" + here.Name + "”"}, {Leave, "这一行不导入"}}})
		}
		return
	}
	if here.IdentityNumber == "" || here.BirthDay.IsZero() {
		return
	}
	if ix.born == nil {
		ix.learnBorn()
	}
	id := ix.born[here.Name+"\x00"+here.BirthDay.String()]
	there, ok := ix.Records[id].(model.Person)
	if !ok || there.IdentityNumber == "" || there.IdentityNumber == here.IdentityNumber {
		return
	}
	answer := im.raise(row, Doubt{Key: doubtKey(row.number, OtherNumber), Row: row.number, ID: id, Name: here.Name, What: OtherNumber,
		Column: row.columnOf("公民身份号码"), Why: fmt.Sprintf("台账中已有同名、同出生日期的%s，身份证号却不同", described(there)),
		Answers: []Answer{{Take, "是另一个人，新增"}, {id, "是同一人，把台账中的身份证号改成本行的"}, {Leave, "这一行不导入"}}})
	if answer == id {
		row.was, row.matched = ix.Records[id], true
		_ = s.Fields[0].SetText(row.rec, id)
	}
}

// learnBorn remembers the people of the ledger by name and birth day.
func (ix *index) learnBorn() {
	ix.born = map[string]string{}
	for id, r := range ix.Records {
		p := r.(model.Person)
		key := p.Name + "\x00" + p.BirthDay.String()
		if p.IdentityNumber != "" && (ix.born[key] == "" || id < ix.born[key]) {
			ix.born[key] = id
		}
	}
}

// sayNone tells that a word for nothing left the ledger's value as it was.
func (row *importRow) sayNone(s *model.Schema) {
	for _, fi := range row.none {
		if f := s.Fields[fi]; !f.IsZero(row.was) && f.Style != "secret" {
			row.hint(f.Label, "", "表里写着没有，台账中是“"+model.ClipLine(f.Text(row.was), 20)+"”，没有改动；确要清空请写“清空”（已保留）")
		}
	}
}

// byBranch takes the enterprise of the branch where a table names none. An empty cell of a
// column that is there is a mistake, and told.
func (im *importer) byBranch(n *names, s *model.Schema, row *importRow) error {
	e, o := fieldIndex(s, "EnterpriseID"), fieldIndex(s, "OrganizationID")
	if e >= 0 && row.block != nil && row.block.has(e) {
		return nil
	}
	if s.Kind == model.KindOrganization && !row.given[e] && s.Fields[e].IsZero(row.rec) && row.block != nil {
		return im.byOwnName(n, s, row, e)
	}
	if p := fieldIndex(s, "PersonID"); e >= 0 && o < 0 && p >= 0 && row.block != nil && !row.given[e] && s.Fields[e].IsZero(row.rec) {
		return im.byPerson(n, s, row, e, s.Fields[p].Text(row.rec))
	}
	if e < 0 || o < 0 || row.given[e] || !s.Fields[e].IsZero(row.rec) || s.Fields[o].IsZero(row.rec) {
		return nil
	}
	ix, err := n.of(model.KindOrganization)
	if err != nil {
		return err
	}
	org, ok := ix.Records[s.Fields[o].Text(row.rec)].(model.Organization)
	if !ok || org.EnterpriseID == "" {
		return nil
	}
	if row.derived == nil {
		row.derived = make([]bool, len(s.Fields))
	}
	row.derived[e] = true
	if row.block != nil {
		if _, said := row.block.Fixed["EnterpriseID"]; !said {
			row.block.Fixed["EnterpriseID"] = Fixed{Label: s.Fields[e].Label, Value: "党支部所在的企业", From: fromBranch, Known: true}
		}
	}
	return s.Fields[e].SetText(row.rec, org.EnterpriseID)
}

// byPerson takes the enterprise of the row's person where a row names none.
func (im *importer) byPerson(n *names, s *model.Schema, row *importRow, e int, id string) error {
	ix, err := n.of(model.KindPerson)
	if err != nil {
		return err
	}
	p, ok := ix.Records[id].(model.Person)
	if !ok || p.EnterpriseID == "" {
		return nil
	}
	if row.derived == nil {
		row.derived = make([]bool, len(s.Fields))
	}
	row.derived[e] = true
	if _, said := row.block.Fixed["EnterpriseID"]; !said {
		row.block.Fixed["EnterpriseID"] = Fixed{Label: s.Fields[e].Label, Value: "本人所在的企业", From: fromPersonOf, Known: true}
	}
	return s.Fields[e].SetText(row.rec, p.EnterpriseID)
}

// byOwnName takes the enterprise that an organisation's name names: 中共某某公司支部委员会.
func (im *importer) byOwnName(n *names, s *model.Schema, row *importRow, e int) error {
	f, _ := s.Field("Name")
	name := f.Text(row.rec)
	if name == "" {
		return nil
	}
	ix, err := n.of(model.KindEnterprise)
	if err != nil {
		return err
	}
	best, id := "", ""
	for called, ids := range ix.names {
		if len([]rune(called)) > 3 && len(called) > len(best) && strings.Contains(name, called) && len(ids) == 1 &&
			ix.Records[ids[0]] != nil {
			best, id = called, ids[0]
		}
	}
	if id == "" {
		stem := name[:max(0, strings.LastIndex(name, "公司"))]
		if stem != "" {
			company := strings.TrimPrefix(strings.TrimPrefix(stem, "中国共产党"), "中共") + "公司"
			return im.unknownRef(n, row, s.Fields[e], company)
		}
		return nil
	}
	if row.derived == nil {
		row.derived = make([]bool, len(s.Fields))
	}
	row.derived[e] = true
	row.hint(s.Fields[e].Label, best, "没有写所在企业，按党组织名称认作“"+best+"”（已保留）")
	return s.Fields[e].SetText(row.rec, id)
}

// tellPerson takes the person of the identity number that stands beside a name, or of the
// birth day where several have the name.
func (im *importer) tellPerson(n *names, row *importRow, name, id string, was error) (string, error) {
	ix, err := n.of(model.KindPerson)
	if err != nil {
		return "", err
	}
	if by, several := ix.named(row.identity); row.identity != "" && by != "" && !several {
		if p := ix.Records[by].(model.Person); p.Name == name {
			return by, nil
		}
		return "", errRef(fmt.Sprintf("姓名“%s”与身份证号对不上：台账中这个身份证号是%s", name, described(ix.Records[by])))
	}
	if was == nil {
		return id, nil
	}
	same := slices.DeleteFunc(ix.alive(name), func(id string) bool {
		p := ix.Records[id].(model.Person)
		return row.born.IsZero() || p.BirthDay.Year() != row.born.Year() || p.BirthDay.Month() != row.born.Month()
	})
	if len(same) == 1 {
		return same[0], nil
	}
	return id, was
}
