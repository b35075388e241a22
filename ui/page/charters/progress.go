package charters

// Forms of a charter: a new version, and how far its revision has come.

import (
	"strconv"

	"partyledger/model"
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
	if p.Snap == nil || enterprise == "" {
		return
	}
	if r := model.CharterStatus(p.Snap.Book, enterprise); r.Has {
		p.editCharter(r.Charter.ID)
		return
	}
	p.newCharter(enterprise)
}

func (p *Page) editCharter(id string) {
	if c, ok := model.Find[model.Charter](p.Snap.Book, id); ok {
		page.EditRecord(p.host, c, false, charterForm, func(model.Record) {}, "EnterpriseID")
	}
}

// newCharter begins a version.
func (p *Page) newCharter(enterprise string) {
	if p.Snap == nil {
		return
	}
	c := model.Charter{EnterpriseID: enterprise, Version: strconv.Itoa(p.Snap.Today.Year()) + "年修订"}
	page.EditRecord(p.host, c, true, charterForm, func(saved model.Record) {
		p.Next(model.Ref{Kind: model.KindCharter, ID: saved.Key()})
	})
}
