package page_test

import (
	"strings"
	"testing"

	"partyledger/model"
	"partyledger/ui/kit"
	"partyledger/ui/page"
	"partyledger/ui/page/pagetest"
)

// A new record after another keeps where it is and of what sort, and nothing else.
func TestFollowing(t *testing.T) {
	saved := model.Person{ID: "RY9", Name: "张某甲", Sex: model.Female, EnterpriseID: "QY2", OrganizationID: "ZZ3",
		Employment: model.Retired, IdentityKind: model.ResidentIdentity, Position: "主管"}
	fresh := model.Person{Employment: model.Employed, IdentityKind: model.ResidentIdentity}
	want := model.Person{EnterpriseID: "QY2", OrganizationID: "ZZ3", Employment: model.Retired, IdentityKind: model.ResidentIdentity}
	if got := page.Following(saved, fresh); got != model.Record(want) {
		t.Errorf("%+v", got)
	}
}

// The only enterprise and the only branch are filled in; of two none is, and what has ended
// does not count.
func TestOnlyOneIsFilledIn(t *testing.T) {
	host := pagetest.New(t, false)
	save := func(records ...model.Record) { host.Save("新增", nil, records...) }
	save(model.Enterprise{ID: "QY1", Name: "某某公司", Ownership: model.SoleState})
	save(model.Organization{ID: "ZZ1", Name: "某某支部", Type: model.Branch, EnterpriseID: "QY1"})
	got := page.WithOnly(host.Snapshot().Book, model.Person{}).(model.Person)
	if got.EnterpriseID != "QY1" || got.OrganizationID != "ZZ1" {
		t.Errorf("%+v", got)
	}
	save(model.Organization{ID: "ZZ2", Name: "某某二支部", Type: model.Branch, EnterpriseID: "QY1"})
	if got := page.WithOnly(host.Snapshot().Book, model.Person{}).(model.Person); got.OrganizationID != "" || got.EnterpriseID != "QY1" {
		t.Errorf("of two branches: %+v", got)
	}
}

// Whoever is chosen brings what the register knows; what was written by hand stays.
func TestPersonBringsTheirs(t *testing.T) {
	host := onBarePage(t)
	var who model.Person
	for _, p := range model.Everywhere[model.Person](host.Snapshot().Book) {
		if p.Position != "" && p.Rank != "" {
			who = p
			break
		}
	}
	fields := []string{"PersonID", "EnterpriseID", "FromPost", "FromRank", "ToPost"}
	page.EditRecord(host, model.Exchange{}, true, []kit.FormSection{{Fields: fields}}, func(model.Record) {})
	pagetest.Fill(t, host.Window(), "人员", who.ID)
	seen := pagetest.Seen(host.Window())
	for _, want := range []string{string(who.Rank), who.Position, host.Name(model.KindEnterprise, who.EnterpriseID)} {
		if !strings.Contains(seen, want) {
			t.Errorf("%s does not bring %q: %s", who.Name, want, seen)
		}
	}
}
