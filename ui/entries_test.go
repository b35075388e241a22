package ui

import (
	"testing"

	"partyledger/model"
	"partyledger/ui/page/pagetest"
)

// A record that is found, or that a finding is about, opens on the one page that its
// kind is registered with.
func TestEveryKindHasItsPage(t *testing.T) {
	at := map[model.Kind]string{}
	for _, e := range Entries() {
		for _, k := range e.Kinds {
			if was := at[k]; was != "" {
				t.Errorf("%s opens on %s and on %s", k, was, e.ID)
			}
			at[k] = e.ID
		}
	}
	for _, s := range model.Schemas() {
		if at[s.Kind] == "" {
			t.Errorf("%s opens nowhere", s.Label)
		}
	}
}

// opener is a page that opens records.
type opener interface{ Open(model.Ref) }

// tabbed is a page made of tabs.
type tabbed interface{ HasTabFor(model.Kind) bool }

func TestPagesOpenTheirKinds(t *testing.T) {
	host := pagetest.New(t, true)
	for _, e := range Entries() {
		if len(e.Kinds) == 0 {
			continue
		}
		p := e.New(host)
		host.Show(p)
		for _, k := range e.Kinds {
			if x, ok := p.(tabbed); ok && !x.HasTabFor(k) && k != model.KindOffice {
				t.Errorf("%s has no tab for %s", e.ID, k)
			}
			host.Told = nil
			for _, r := range model.SchemaOf(k).InScope(host.Snapshot().Book) {
				p.(opener).Open(model.Ref{Kind: k, ID: r.Key()})
				break
			}
			if len(host.Told) > 0 {
				t.Errorf("%s, %s: told %v", e.ID, k, host.Told)
			}
		}
	}
}
