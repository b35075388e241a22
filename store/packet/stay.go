package packet

// What never travels, and what travels by the sender's choice: the tag stay of the
// model's fields says which (model.Stay), this file says why, and leaves it out.

import (
	"slices"
	"strings"

	"partyledger/model"
	"partyledger/model/rule"
	"partyledger/store"
)

// fieldOf is a field of a kind.
type fieldOf struct {
	kind model.Kind
	name string
}

// stays is the fields that a packet leaves out.
type stays map[fieldOf]bool

// Choice is fields of one label of which the sender says whether they go along.
type Choice struct {
	Label string   `json:"label"`
	Kinds []string `json:"kinds"` // labels of the kinds that have them
	Goes  bool     `json:"goes"`  // if nothing is said
	Why   string   `json:"why"`   // it is so, in a clause
}

// reasons says why a field goes, or does not, unless the sender says otherwise; a test
// holds that each choice has one. 个人信息保护法 (2021) article 6: no more than the purpose
// needs; article 28: identity, health and money are sensitive.
var reasons = map[string]string{
	"公民身份号码":  "默认上报：上级靠它分清同名同生日的人，也认得出调动过的人；不带时按姓名、出生日期和企业核对",
	"手机号码":    "默认不上报：上级汇总和核查都用不到",
	"月交党费（元）": "默认不上报：由它可以推算出个人税后收入；上级要汇总党费数额时再带",
	"备注":      "默认不上报：是本单位自己记的话，可能写有不宜外传的个人情况",
	"帮扶措施":    "默认不上报：从措施能看出困难情况；帮扶的时间和金额照常上报",
	"帮扶效果":    "默认不上报：从效果能看出困难情况；回访的时间照常上报",
}

// Choices lists what the sender of a packet can choose.
func Choices() []Choice {
	var out []Choice
	eachStaying(func(s *model.Schema, f model.Field) {
		if f.Stay == model.NeverGoes {
			return
		}
		i := slices.IndexFunc(out, func(c Choice) bool { return c.Label == f.Label })
		if i < 0 {
			i = len(out)
			out = append(out, Choice{Label: f.Label, Goes: f.Stay == model.SentOrLeft, Why: reasons[f.Label]})
		}
		out[i].Kinds = append(out[i].Kinds, s.Label)
	})
	return out
}

// Never lists the labels of the fields that no packet carries.
func Never() []string {
	var out []string
	eachStaying(func(s *model.Schema, f model.Field) {
		if f.Stay == model.NeverGoes {
			out = append(out, f.Label)
		}
	})
	return out
}

// NeverKinds lists the labels of the kinds that no packet carries.
func NeverKinds() []string {
	var out []string
	for _, s := range model.Schemas() {
		if s.OwnOnly {
			out = append(out, s.Label)
		}
	}
	return out
}

// eachStaying gives every field that may stay of the kinds that packets carry.
func eachStaying(yield func(*model.Schema, model.Field)) {
	for _, s := range model.Schemas() {
		if s.OwnOnly {
			continue
		}
		for _, f := range s.Fields {
			if f.Stay != model.Goes {
				yield(s, f)
			}
		}
	}
}

// stays works out what the packet leaves out.
func (req SendRequest) stays() (stays, error) {
	for _, label := range slices.Concat(req.With, req.Without) {
		if slices.Contains(Never(), label) {
			return nil, store.Refuse("“%s”不能上报，没有生成数据包。它只留在本单位的台账里。", label)
		}
		if !slices.ContainsFunc(Choices(), func(c Choice) bool { return c.Label == label }) {
			return nil, store.Refuse("没有可以选择带不带的“%s”，没有生成数据包。可以选择的有：%s。", label, strings.Join(choiceLabels(), "、"))
		}
		if slices.Contains(req.With, label) && slices.Contains(req.Without, label) {
			return nil, store.Refuse("对“%s”既说带又说不带，没有生成数据包。请只选一种。", label)
		}
	}
	out := stays{}
	eachStaying(func(s *model.Schema, f model.Field) {
		goes := f.Stay == model.SentOrLeft && !slices.Contains(req.Without, f.Label) ||
			f.Stay == model.KeptOrSent && slices.Contains(req.With, f.Label)
		if !goes {
			out[fieldOf{s.Kind, f.Name}] = true
		}
	})
	return out, nil
}

// choices are what the sender can choose, as it was chosen.
func (s stays) choices() []Choice {
	out := Choices()
	left := s.labels(false)
	for i := range out {
		out[i].Goes = !slices.Contains(left, out[i].Label)
	}
	return out
}

func choiceLabels() []string {
	var out []string
	for _, c := range Choices() {
		out = append(out, c.Label)
	}
	return out
}

// labels are those of the fields that stay, or of those that may and do not.
func (s stays) labels(going bool) []string {
	out := []string{}
	eachStaying(func(x *model.Schema, f model.Field) {
		if s[fieldOf{x.Kind, f.Name}] != going && !slices.Contains(out, f.Label) {
			out = append(out, f.Label)
		}
	})
	return out
}

// without is the record with the fields that stay left empty.
func (s stays) without(r model.Record) model.Record {
	schema := model.SchemaOf(r.Kind())
	var p any
	for _, f := range schema.Fields {
		if f.Stay == model.Goes || !s[fieldOf{schema.Kind, f.Name}] || f.IsZero(r) {
			continue
		}
		if p == nil {
			p = schema.Pointer(r)
		}
		f.Clear(p)
	}
	if p == nil {
		return r
	}
	return schema.Deref(p)
}

// veil puts another sentence in the place of a problem that was taken over from what a
// check found, where that tells of what stays: a person's dues say what the income is. Whose
// they are is not said where the record itself stays.
func (s *sending) veil() {
	list := s.content.Records[model.KindRectification]
	for i, r := range list {
		x := r.(model.Rectification)
		found, ok := rule.ByID(x.RuleID)
		of := model.SchemaOf(model.Kind(x.RecordKind))
		if !ok || found.Outside == "" || of == nil || of.Kind != model.KindPerson && !of.OwnOnly {
			continue
		}
		name := ""
		if p, ok := s.find(model.Ref{Kind: model.KindPerson, ID: x.RecordID}).(model.Person); ok {
			name = p.Name
		}
		x.Problem = name + found.Outside
		list[i] = x
	}
}

// stays is the fields that the packet did not bring, of those that may stay. What must
// not travel is not taken from a packet of an older program either.
func (p *Packet) stays() stays {
	out := stays{}
	brought := map[model.Kind]map[string]bool{}
	eachStaying(func(s *model.Schema, f model.Field) {
		if brought[s.Kind] == nil {
			brought[s.Kind] = p.Fields(s.Kind)
		}
		if f.Stay == model.NeverGoes || !brought[s.Kind][f.Name] {
			out[fieldOf{s.Kind, f.Name}] = true
		}
	})
	return out
}

// String is the fields as a table keeps them.
func (s stays) String() string {
	var out []string
	eachStaying(func(x *model.Schema, f model.Field) {
		if s[fieldOf{x.Kind, f.Name}] {
			out = append(out, string(x.Kind)+"."+f.Name)
		}
	})
	return strings.Join(out, " ")
}

func parseStays(text string) stays {
	out := stays{}
	for _, word := range strings.Fields(text) {
		kind, name, _ := strings.Cut(word, ".")
		out[fieldOf{model.Kind(kind), name}] = true
	}
	return out
}

// keptOf is the hash by which a record here is known again as a merge left it: without
// what did not travel, so that what the receiver adds there is no change.
func (s stays) keptOf(r model.Record) Hash { return HashOf(model.AppendRecord(nil, s.without(r))) }

// ofItsOwn is the labels of what a record here holds that did not travel.
func (s stays) ofItsOwn(r model.Record) []string {
	var out []string
	for _, f := range model.SchemaOf(r.Kind()).Fields {
		if s[fieldOf{r.Kind(), f.Name}] && !f.IsZero(r) {
			out = append(out, f.Label)
		}
	}
	return out
}
