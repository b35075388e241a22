package model

// Who signs what an enterprise reports, and what its official papers bear. The office's
// own settings say it of the office alone: nobody's name stands on another's report.

import (
	"cmp"

	"partyledger/model/day"
)

// KindUnitSign is the kind of this file.
const KindUnitSign Kind = "unit_sign"

// UnitSign is the names and heads of one enterprise's reports for a time.
type UnitSign struct {
	ID           string  `label:"编号" style:"code"`
	EnterpriseID string  `label:"企业" ref:"enterprise" need:"1"`
	Head         string  `label:"单位负责人"`
	Signer       string  `label:"签发人"`
	Checker      string  `label:"审核人"`
	Maker        string  `label:"制表人"`
	RedHead      string  `label:"发文机关标志"`
	DocPrefix    string  `label:"发文字号前缀"`
	Addressee    string  `label:"主送机关"`
	From         day.Day `label:"启用日期" ahead:"2"`
	To           day.Day `label:"停用日期" after:"From" ahead:"10"`
	Note         string  `label:"备注" style:"long"`
}

func (s UnitSign) Key() string { return s.ID }
func (UnitSign) Kind() Kind    { return KindUnitSign }
func (s UnitSign) Owner() Ref  { return Ref{KindEnterprise, s.EnterpriseID} }

// Active reports that it holds on the day.
func (s UnitSign) Active(on day.Day) bool { return active(s.From, s.To, on) }

// FaultsAmong implements Among.
func (s UnitSign) FaultsAmong(o Others, was Record) []Fault {
	return once(o, was, s, func(x UnitSign) string { return "“" + nameIn(o, x.Owner()) + "”同日启用的签署设置" }, nil, "EnterpriseID", "From")
}

// OwnEnterprise is the enterprise that the office is of: by its name, else the only one
// that stands at the top; ok is false if there is none or it is not known.
func OwnEnterprise(b *Book) (e Enterprise, ok bool) {
	unit := b.Office().Unit
	var tops []Enterprise
	for _, e := range Everywhere[Enterprise](b) {
		if unit != "" && e.Name == unit {
			return e, true
		}
		if _, under := Find[Enterprise](b, e.ParentID); !under && e.Active(b.AsOf) {
			tops = append(tops, e)
		}
	}
	if len(tops) == 1 {
		return tops[0], true
	}
	return Enterprise{}, false
}

// SignOf is what an enterprise's reports bear on the book's day: as set for it; for the
// office's own, and for no enterprise ("", the office as a whole), else as the office's
// settings have it; at last as its highest Party organisation has it.
func SignOf(b *Book, enterprise string) UnitSign {
	var s UnitSign
	for _, x := range Owned[UnitSign](b, enterprise) {
		if enterprise != "" && x.Active(b.AsOf) && (s.ID == "" || x.From.After(s.From)) {
			s = *x
		}
	}
	s.EnterpriseID = enterprise
	if own, known := OwnEnterprise(b); enterprise == "" || known && own.ID == enterprise {
		o := b.Office()
		s.Head, s.Checker, s.Maker = cmp.Or(s.Head, o.Head), cmp.Or(s.Checker, o.Checker), cmp.Or(s.Maker, o.Maker)
		s.RedHead, s.DocPrefix = cmp.Or(s.RedHead, o.RedHead), cmp.Or(s.DocPrefix, o.DocPrefix)
		s.Addressee = cmp.Or(s.Addressee, o.Addressee)
	}
	if o, ok := TopOrganization(b, enterprise); ok {
		s.RedHead, s.DocPrefix = cmp.Or(s.RedHead, o.RedHead), cmp.Or(s.DocPrefix, o.DocPrefix)
	}
	s.Signer = cmp.Or(s.Signer, s.Head)
	return s
}
