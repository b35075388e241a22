package intake

// Names as lists write them: several in one cell, and marks that say something of the
// person: 张甲（预备）, 李乙（女，回族）, 王丙*.

import (
	"slices"
	"strings"
	"unicode"

	"partyledger/model"
)

// name reads a cell of a person's name, or of several.
func (r *rowReader) name(row *Row, fi int, text string, literal bool) (why string, note bool) {
	f := r.schema.Fields[fi]
	if names := splitNames(text); len(names) > 1 && !literal {
		switch {
		case r.spread(row, fi, names):
			return "", false
		case f.Name == "PersonID" || f.Name == "Name":
			row.names, row.nameField = names, fi
			row.Doubts = append(row.Doubts, manyNames(row.Number, r.b.columnOf(f.Label), text, names))
		}
	} else if text = closeUp(text); !literal && f.Name == "Name" {
		text, why = r.marks(row, text)
	} else if !literal && f.Ref == model.KindPerson {
		text = strings.TrimRightFunc(text, isMark)
	}
	if err := f.SetText(row.Record, text); err != nil {
		row.Given[fi] = false
		return err.Error(), false
	}
	return why, why != ""
}

// spread puts several names into fields that go on: 培养联系人一、二、三.
func (r *rowReader) spread(row *Row, fi int, names []string) bool {
	stem, ok := strings.CutSuffix(r.schema.Fields[fi].Name, "1ID")
	if !ok {
		return false
	}
	var fields []int
	for n := range names {
		i := fieldIndex(r.schema, stem+string(rune('1'+n))+"ID")
		if i < 0 || n > 0 && r.b.has(i) {
			break
		}
		fields = append(fields, i)
	}
	if len(fields) < 2 {
		return false
	}
	for n, i := range fields {
		if r.schema.Fields[i].SetText(row.Record, names[n]) == nil {
			row.Given[i] = true
		}
	}
	if len(names) > len(fields) {
		row.add(r.b.columnOf(r.schema.Fields[fi].Label), strings.Join(names, "、"), "有"+count(len(names))+
			"人，只登记得下前"+count(len(fields))+"人，请核对", false)
	}
	return true
}

func count(n int) string {
	if n < 10 {
		return string([]rune("零一二三四五六七八九")[n])
	}
	return "多"
}

// splitNames divides a cell that holds several names; one, if it is one name.
func splitNames(text string) []string {
	if len(text) > 3000 || !strings.ContainsAny(text, "、，,；;\n/／ 　") {
		return []string{text}
	}
	parts := strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune("、，,；;\n/／", r) })
	if len(parts) == 1 {
		words := strings.Fields(text)
		if len(words) > 1 && !slices.ContainsFunc(words, func(w string) bool {
			return !isHan(w) || len([]rune(w)) < 2 ||
				len([]rune(w)) > 4
		}) {
			parts = words
		}
	}
	var out []string
	for _, p := range parts {
		p = closeUp(strings.TrimSpace(p))
		if p == "" {
			continue
		}
		bare, _, _ := strings.Cut(wideBrackets.Replace(p), "（")
		if n := len([]rune(bare)); n < 2 || n > 6 || !isHan(strings.ReplaceAll(bare, "·", "")) {
			return []string{text}
		}
		out = append(out, p)
	}
	if len(out) == 0 {
		return []string{text}
	}
	return out
}

func isHan(s string) bool {
	return s != "" && !strings.ContainsFunc(s, func(r rune) bool { return !unicode.Is(unicode.Han, r) })
}

func isMark(r rune) bool {
	return strings.ContainsRune("*＊★☆△▲▽◆◇●○◎#＃※①②③④⑤⑥⑦⑧⑨⑩√✓", r)
}

// marks takes what is said beside a name off it and into the record.
func (r *rowReader) marks(row *Row, text string) (name, hint string) {
	name = strings.TrimFunc(text, isMark)
	name = strings.TrimSpace(name)
	var marked []string
	if name != text {
		marked = append(marked, strings.TrimSpace(strings.ReplaceAll(text, name, "")))
	}
	if bare := strings.TrimRight(name, "—－-_ "); bare != name && isHan(bare) {
		marked, name = append(marked, strings.TrimSpace(name[len(bare):])), bare
	}
	wide := wideBrackets.Replace(name)
	at := strings.Index(wide, "（")
	if at < 1 || !strings.HasSuffix(wide, "）") {
		return r.unmarked(row, name, text, marked)
	}
	bare, inside := closeUp(strings.TrimSpace(wide[:at])), strings.TrimSuffix(wide[at+len("（"):], "）")
	if !isHan(strings.ReplaceAll(bare, "·", "")) {
		return r.unmarked(row, name, text, marked)
	}
	said, all := r.says(row, inside)
	if !all {
		row.Doubts = append(row.Doubts, Doubt{Key: doubtKey(row.Number, NameMark), Row: row.Number, Name: bare, What: NameMark,
			Column: r.b.columnOf("姓名"), Why: "姓名旁写着“" + model.ClipLine(inside, 30) + "”，不知道是姓名的一部分，还是另有所指",
			Answers: []Answer{{Take, "只取姓名“" + model.ClipLine(bare, 20) + "”，括号里的记入备注"}, {AsNew, "照原样作为姓名"}, {Leave, "这一行不导入"}},
			names:   []string{bare, name, inside}})
		return name, ""
	}
	return bare, "姓名旁的“（" + inside + "）”读作" + said + "（已保留）"
}

// unmarked tells of marks that say nothing by themselves.
func (r *rowReader) unmarked(row *Row, name, text string, marked []string) (string, string) {
	if len(marked) == 0 || name == "" {
		if name == "" {
			return text, ""
		}
		return name, ""
	}
	if r.first("mark", strings.Join(marked, "")) {
		return name, "姓名旁的记号“" + strings.Join(marked, "") + "”没有读取，请看表后的注是什么意思（已保留；相同的不再逐行提示）"
	}
	return name, ""
}

// says reads what stands in brackets beside a name; all tells that every word was known.
func (r *rowReader) says(row *Row, inside string) (said string, all bool) {
	var words []string
	set := func(field, value string) bool {
		i := fieldIndex(r.schema, field)
		if i < 0 {
			return false
		}
		f := r.schema.Fields[i]
		words = append(words, f.Label+value)
		if !row.Given[i] && f.IsZero(row.Record) && f.SetText(row.Record, value) == nil {
			row.Given[i] = true
		}
		return true
	}
	people := peoples()
	for _, w := range strings.FieldsFunc(inside, func(r rune) bool { return strings.ContainsRune("、，,；; 　/", r) }) {
		full := people[strings.TrimSuffix(w, "族")]
		switch {
		case w == "女" || w == "男":
			set("Sex", w)
		case full != "" && strings.HasSuffix(w, "族"):
			set("Ethnicity", full)
		case w == "预备" || w == "预备党员" || w == "预备期":
			set("Status", string(model.ProbationaryMember))
		case w == "正式" || w == "正式党员":
			set("Status", string(model.FullMember))
		case w == "积极分子" || w == "入党积极分子":
			set("Status", string(model.Activist))
		case w == "发展对象":
			set("Status", string(model.Prospect))
		case w == "退休" || w == "已退休" || w == "离退休":
			set("Employment", string(model.Retired))
		case w == "派遣" || w == "劳务派遣":
			set("Employment", string(model.Dispatched))
		default:
			return "", false
		}
	}
	return strings.Join(words, "、"), len(words) > 0
}
