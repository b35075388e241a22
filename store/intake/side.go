package intake

// Columns that tell of another record: a development ledger has the branch meeting and
// the approval beside the case, a list of organisations their elections and posts.

import (
	"fmt"
	"slices"
	"strings"

	"partyledger/model"
	"partyledger/store/sheet"
)

// sideKind is a record that some columns of a kind's table make.
type sideKind struct {
	of, kind model.Kind
	label    string
	columns  map[string][]string // field → headings
	set      map[string]string   // what the headings themselves say
	link     string              // the field that points at the row's own record
	need     string              // the field without which there is none
	or       string              // another one that will do
	phase    string              // of a development ledger: a column below a group of another phase is none of its
}

var sides = []sideKind{
	{of: model.KindPerson, kind: model.KindDuesBasis, label: "党费核定", link: "PersonID", need: "Amount", or: "Base",
		columns: map[string][]string{
			"Base": {"党费计算基数（元）", "党费计算基数", "党费基数", "交纳党费基数", "党费基数（元）"},
			"Amount": {"月交党费（元）", "月交党费", "月应交党费", "月应缴党费", "应缴党费", "每月应交党费", "月缴党费", "月党费",
				"应交党费", "每月党费", "月应交党费（元）",
				"月缴党费（元）", "应交党费（元）"}}},
	{of: model.KindDevelopmentCase, kind: model.KindBranchMeeting, label: "支部大会（接收）", link: "CaseID", need: "Day",
		phase: phaseAdmission,
		set:   map[string]string{"Purpose": string(model.ForAdmission), "Resolution": string(model.Admit)},
		columns: map[string][]string{
			"Day": {"支部大会接收预备党员时间", "支部大会接收时间", "接收预备党员时间", "接收为预备党员时间", "接收为预备党员日期",
				"支部大会通过时间", "支部大会通过日期", "支部大会讨论通过时间",
				"支部大会通过接收预备党员日期", "吸收为预备党员时间", "吸收预备党员时间", "成为预备党员时间", "列为预备党员时间",
				"预备党员时间", "入党时间", "入党日期", "支部大会时间", "支部大会日期",
				"支部大会接收预备党员日期", "支部党员大会接收预备党员时间", "确定为预备党员时间"},
			"ApprovalDay": {"上级党委审批时间", "上级党委审批日期", "党委审批时间", "党委审批日期", "上级党委批准时间", "党委批准时间",
				"上级党组织审批时间", "审批时间", "批准时间", "审批日期"},
			"ApprovalDoc": {"审批文号", "批复文号"},
		}},
	{of: model.KindDevelopmentCase, kind: model.KindBranchMeeting, label: "支部大会（转正）", link: "CaseID", need: "Day",
		phase: phaseConfirm,
		set:   map[string]string{"Purpose": string(model.ForConfirmation), "Resolution": string(model.Confirm)},
		columns: map[string][]string{
			"Day": {"按期转正时间", "按期转正日期", "转正时间", "转正日期", "转为正式党员时间", "转为正式党员日期", "支部大会转正时间",
				"支部大会通过转正时间", "支部大会讨论转正时间",
				"支部大会通过转正日期", "转正大会时间"},
			"ApprovalDay": {"转正审批时间", "转正审批日期", "上级党委审批转正时间", "党委审批转正时间", "转正批准时间"},
		}},
	{of: model.KindOrganization, kind: model.KindTerm, label: "换届", link: "OrganizationID", need: "Elected",
		columns: map[string][]string{
			"Elected": {"换届时间", "换届日期", "本届换届时间", "最近换届时间", "最近一次换届时间", "上次换届时间", "选举时间",
				"选举日期", "本届选举时间", "届次起始时间"},
			"Number": {"届次", "本届届次"},
		}},
	{of: model.KindOrganization, kind: model.KindCommitteeMember, label: "班子成员·书记", link: "OrganizationID", need: "PersonID",
		set: map[string]string{"Post": string(model.Secretary)}, columns: map[string][]string{"PersonID": {"书记", "党组织书记", "支部书记",
			"党支部书记", "书记姓名", "党委书记"}}},
	{of: model.KindOrganization, kind: model.KindCommitteeMember, label: "班子成员·副书记", link: "OrganizationID", need: "PersonID",
		set: map[string]string{"Post": string(model.DeputySecretary)}, columns: map[string][]string{"PersonID": {"副书记",
			"党组织副书记", "支部副书记", "党支部副书记", "副书记姓名"}}},
	{of: model.KindOrganization, kind: model.KindCommitteeMember, label: "班子成员·委员", link: "OrganizationID", need: "PersonID",
		set: map[string]string{"Post": string(model.CommitteeMemberPost)}, columns: map[string][]string{"PersonID": {"委员", "支部委员",
			"支委", "党支部委员", "班子成员", "支委委员"}}},
}

// sideColumns are the columns of a table that make a further record.
type sideColumns struct {
	sideKind
	schema *model.Schema
	cols   map[int]int // column → field
	votes  int         // the column with several counts; -1 = none
}

// sides finds the columns of further records.
func (b *block) sides() {
	for _, k := range sides {
		if k.of != b.schema.Kind {
			continue
		}
		x := sideColumns{sideKind: k, schema: model.SchemaOf(k.kind), cols: map[int]int{}, votes: -1}
		for col := range b.titles {
			if _, said := b.choice.Map[letters(col)]; said || b.field(col) >= 0 || b.titles[col] == "" || col < b.from || col >= b.to ||
				slices.ContainsFunc(b.side, func(s sideColumns) bool { return hasKey(s.cols, col) }) {
				continue
			}
			switch name := k.fieldOf(b.titles[col], b.groups[col]); {
			case name == votesField:
				x.cols[col], x.votes = fieldIndex(x.schema, "For"), col
			case name != "" && !x.takes(fieldIndex(x.schema, name)):
				x.cols[col] = fieldIndex(x.schema, name)
			}
		}
		if len(x.cols) > 0 {
			b.side = append(b.side, x)
		}
	}
}

// takes reports that a column is taken for the field.
func (x sideColumns) takes(field int) bool {
	for _, fi := range x.cols {
		if fi == field {
			return true
		}
	}
	return false
}

// fieldOf is the field that a column is; empty = none.
func (k sideKind) fieldOf(title, group string) string {
	if k.phase != "" {
		switch d := developmentStep(group, title); {
		case d.phase != "" && (d.phase != k.phase || d.field != "" && !d.meeting):
			return ""
		case d.meeting:
			return d.field
		}
	}
	for name, words := range k.columns {
		if sideHead(title, group, words) {
			return name
		}
	}
	return ""
}

func sideHead(title, group string, words []string) bool {
	for _, t := range []string{group + title, title} {
		if slices.ContainsFunc(words, func(w string) bool { return headKey(w) == headKey(t) }) {
			return true
		}
	}
	return false
}

// sideOf names the field of another record that a column is.
func (b *block) sideOf(col int) (field, label string) {
	for _, x := range b.side {
		if col == x.votes {
			return string(x.kind) + "." + x.schema.Fields[x.cols[col]].Name, x.label + "·应到、实到和赞成"
		}
		if fi, ok := x.cols[col]; ok {
			return string(x.kind) + "." + x.schema.Fields[fi].Name, x.label + "·" + x.schema.Fields[fi].Label
		}
	}
	return "", ""
}

// sideRow is a further record of a row.
type sideRow struct {
	kind   *sideColumns
	record any
	given  []bool
}

// sideRecords reads the further records of a row.
func (b *block) sideRecords(r *rowReader, number int, cells []sheet.Cell, row *Row) []sideRow {
	var out []sideRow
	for i := range b.side {
		x := &b.side[i]
		one := sideRow{kind: x, record: x.schema.New(), given: make([]bool, len(x.schema.Fields))}
		var several []string
		for col, fi := range x.cols {
			if col >= len(cells) || clean(cells[col].Text) == "" || isNone(clean(cells[col].Text)) {
				continue
			}
			f := x.schema.Fields[fi]
			text := clean(cells[col].Text)
			if col == x.votes {
				x.count(&one, r, col, text, row)
				continue
			}
			if hint, ok := undatedSide(f, text); ok {
				row.add(r.letter(col), text, hint, true)
				continue
			}
			text, _, err := r.side(f, text, &cells[col])
			if err == nil && f.Ref == model.KindPerson {
				several = splitNames(text)
				text = several[0]
			}
			if err == nil {
				err = f.SetText(one.record, text)
			}
			if err != nil {
				row.add(r.letter(col), clean(cells[col].Text), err.Error()+"；"+x.label+"没有登记（其余已保留）", true)
				continue
			}
			one.given[fi] = true
		}
		need, _ := x.schema.Field(x.need)
		if or, ok := x.schema.Field(x.or); need.IsZero(one.record) && (!ok || or.IsZero(one.record)) {
			continue
		}
		for name, value := range x.set {
			f := fieldIndex(x.schema, name)
			if x.schema.Fields[f].SetText(one.record, value) == nil {
				one.given[f] = true
			}
		}
		out = append(out, one)
		for _, name := range several[min(1, len(several)):] {
			more := sideRow{kind: x, record: x.schema.Pointer(x.schema.Deref(one.record)), given: slices.Clone(one.given)}
			_ = need.SetText(more.record, name)
			out = append(out, more)
		}
	}
	return out
}

// count reads a cell with several counts of a vote.
func (x *sideColumns) count(one *sideRow, r *rowReader, col int, text string, row *Row) {
	found := votes(text)
	for name, n := range found {
		if fi := fieldIndex(x.schema, name); x.schema.Fields[fi].SetText(one.record, n) == nil {
			one.given[fi] = true
		}
	}
	if len(found) == 0 {
		row.add(r.letter(col), text, "分不清应到、实到和赞成各是多少，没有登记（其余已保留）", true)
	}
}

func undatedSide(f model.Field, text string) (string, bool) {
	if f.Type != model.DayField {
		return "", false
	}
	_, ok := undatedWords[flat(text)]
	return "不是日期，没有登记（其余已保留）", ok
}

// side brings a cell of another record into the words of its field.
func (r *rowReader) side(f model.Field, text string, c *sheet.Cell) (string, string, error) {
	if f.Type != model.DayField || c.Kind == sheet.TextCell {
		return text, "", nil
	}
	other := *r
	other.schema = &model.Schema{Fields: []model.Field{f}}
	other.tenth = map[int]string{}
	return other.plain(0, text, c, c.Kind)
}

// queueSides puts the further records of a row into the import, behind it.
func (im *importer) queueSides(row *importRow, list []sideRow) {
	for _, x := range list {
		side := &importRow{sheet: im.sideResult(row.sheet.Name, x.kind.label), block: row.block, number: row.number,
			rec: x.record, given: x.given, parent: row,
			link: fieldIndex(x.kind.schema, x.kind.link), of: x.kind.schema}
		side.sheet.Read++
		im.rows[x.kind.kind] = append(im.rows[x.kind.kind], side)
	}
}

// sideResult counts the further records of a sheet.
func (im *importer) sideResult(name, label string) *SheetResult {
	name = fmt.Sprintf("%s → %s", name, strings.SplitN(label, "·", 2)[0])
	for _, s := range im.res.Sheets {
		if s.Name == name {
			return s
		}
	}
	s := &SheetResult{Name: name, Problems: []Problem{}}
	im.res.Sheets = append(im.res.Sheets, s)
	return s
}
