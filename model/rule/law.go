package rule

// Records that break the law (model.Law), as an earlier program let them in: what they
// say can never be, and what rests on them is wrong. They are refused when they are
// changed; until then they are told of here.

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"partyledger/model"
	"partyledger/model/day"
)

var lawRules = []Rule{
	{ID: "D-20", Topic: "台账记录", Level: Warn, Title: "台账记录的日期、数量须合乎情理：结束不早于开始，部分不大于整体，已发生的不晚于今天", Provisions: ownCheck},
	{ID: "D-21", Topic: "台账记录", Level: Block, Title: "上级企业、上级党组织不能绕成一圈", Provisions: ownCheck},
}

// checkLaw tells of them one by one, or together where an enterprise has many of a kind.
func checkLaw(c *checker) {
	many, today := map[many][]string{}, c.book.Today
	if c.asOf.After(today) && !today.IsZero() {
		today = c.asOf
	}
	for _, x := range model.Unlawful(today, c.book, true) {
		if !c.book.InScope(x.Record) {
			continue
		}
		s := model.SchemaOf(x.Record.Kind())
		name := lawName(c.book, s, x.Record)
		for _, f := range x.Faults {
			if f.Field == "ParentID" && (s.Kind == model.KindEnterprise || s.Kind == model.KindOrganization) {
				c.report("D-21", "", subject{x.Record, name}, day.Day{}, fmt.Sprintf("%s“%s”的%s。改正以前，汇总时以列在最前的为上级。", s.Label, name, f.Say))
				continue
			}
			if f.Field == "Confirmed" && strings.Contains(f.Say, "早于") {
				continue // D-04 tells of it
			}
			k := manyOf(c.book, x.Record)
			if many[k] = append(many[k], name); len(many[k]) <= each {
				c.report("D-20", "", subject{x.Record, name}, day.Day{}, fmt.Sprintf("%s“%s”的%s。", s.Label, name, f.Lettered(s.Kind)))
			}
		}
	}
	c.tellMany(many)
}

// many is the records of a kind of one enterprise.
type many struct {
	enterprise string
	kind       model.Kind
}

func manyOf(b *model.Book, r model.Record) many { return many{b.EnterpriseOf(r), r.Kind()} }

// tellMany tells how many more there are than were told of one by one.
func (c *checker) tellMany(by map[many][]string) {
	keys := make([]many, 0, len(by))
	for k := range by {
		keys = append(keys, k)
	}
	slices.SortFunc(keys, func(a, b many) int {
		return cmp.Or(cmp.Compare(a.enterprise, b.enterprise), cmp.Compare(a.kind, b.kind))
	})
	for _, k := range keys {
		e, ok := model.Find[model.Enterprise](c.book, k.enterprise)
		if names := by[k]; ok && len(names) > each {
			c.report("D-20", "", enterpriseSubject(&e), day.Day{}, fmt.Sprintf("%s的%s另有%d处不合乎情理，请用“检查”（plctl verify）查看后逐条改正。", e.Name,
				model.SchemaOf(k.kind).Label, len(names)-each))
		}
	}
}

// lawName is a record as people know it.
func lawName(b *model.Book, s *model.Schema, r model.Record) string {
	for _, name := range []string{"Name", "Title", "Theme", "Matter"} {
		if f, ok := s.Field(name); ok && !f.IsZero(r) {
			return f.Text(r)
		}
	}
	if f, ok := s.Field("PersonID"); ok {
		return b.PersonName(f.Text(r))
	}
	if f, ok := s.Field("OrganizationID"); ok && !f.IsZero(r) {
		return b.OrganizationName(f.Text(r))
	}
	if f, ok := s.Field("EnterpriseID"); ok && !f.IsZero(r) {
		return b.EnterpriseName(f.Text(r))
	}
	return r.Key()
}
