package charters

// Forms of a charter: a new version, and how far its revision has come.

import (
	"partyledger/model"
	"partyledger/model/day"
	"partyledger/ui/kit"
	"partyledger/ui/page"
)

var charterForm = []kit.FormSection{
	{Title: "章程", Fields: []string{"EnterpriseID", "Version", "PlannedDay"}},
	{Title: "启动和起草", Fields: []string{"StartedDay", "DraftedDay", "DraftDocument"}},
	{Title: "党委会前置研究", Fields: []string{"PartyDay", "PartyDocument"}},
	{Title: "董事会审议", Fields: []string{"BoardDay", "BoardDocument"}},
	{Title: "股东会（出资人）批准", Fields: []string{"ShareholderDay", "ShareholderDocument"}},
	{Title: "市场监管备案", Fields: []string{"FiledDay", "FiledDocument"}},
	{Title: "其他", Fields: []string{"Reason", "Superseded", "SourceFile", "Note"}},
}

// editProgress shows the form of the charter that counts for the enterprise, or
// begins one.
func (p *Page) editProgress(enterprise string) {
	if p.snap == nil || enterprise == "" {
		return
	}
	if r := model.CharterStatus(p.snap.Book, enterprise); r.Has {
		p.editCharter(r.Charter.ID)
		return
	}
	p.newCharter(enterprise)
}

func (p *Page) editCharter(id string) {
	if c, ok := model.Find[model.Charter](p.snap.Book, id); ok {
		page.EditRecord(p.host, c, false, charterForm, p.checkCharter, func(model.Record) {}, "EnterpriseID")
	}
}

// newCharter begins a version.
func (p *Page) newCharter(enterprise string) {
	if p.snap == nil {
		return
	}
	c := model.Charter{EnterpriseID: enterprise, Version: itoa(p.snap.Today.Year()) + "年修订"}
	page.EditRecord(p.host, c, true, charterForm, p.checkCharter, func(saved model.Record) {
		p.Next(model.Ref{Kind: model.KindCharter, ID: saved.Key()})
	})
}

// checkCharter refuses two versions of one name, and days to come: what is
// planned has a field of its own.
func (p *Page) checkCharter(r model.Record) map[string]string {
	c, wrong := r.(model.Charter), map[string]string{}
	for _, x := range model.Owned[model.Charter](p.snap.Book, c.EnterpriseID) {
		if x.ID != c.ID && x.Version == c.Version {
			wrong["Version"] = "这户企业已有同名版本，请换一个名称"
		}
	}
	for name, d := range map[string]day.Day{"StartedDay": c.StartedDay, "DraftedDay": c.DraftedDay, "PartyDay": c.PartyDay, "BoardDay": c.BoardDay, "ShareholderDay": c.ShareholderDay, "FiledDay": c.FiledDay} {
		if !d.IsZero() && d.First().After(p.snap.Today) {
			wrong[name] = "晚于今天，请填实际日期；打算哪天完成请填“计划完成日期”"
		}
	}
	return wrong
}
