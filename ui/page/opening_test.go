package page_test

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"

	"partyledger/model"
	"partyledger/ui/kit"
	"partyledger/ui/page"
	"partyledger/ui/page/pagetest"
)

// Records are brought forward once the page is loaded, told of where they are gone
// or out of scope, and each only once.
func TestOpening(t *testing.T) {
	host := pagetest.New(t, true)
	b := host.Snapshot().Book
	group, below := model.Everywhere[model.Enterprise](b)[0], model.Everywhere[model.Enterprise](b)[1]
	var brought []string
	o := page.NewOpening(host, func(r model.Record) { brought = append(brought, r.Key()) })

	o.Open(model.Ref{Kind: model.KindEnterprise, ID: below.ID})
	if len(brought) > 0 {
		t.Error("brought forward before it was loaded")
	}
	o.Loaded(host.Snapshot())
	o.Loaded(host.Snapshot())
	if len(brought) != 1 || brought[0] != below.ID {
		t.Errorf("brought %v", brought)
	}

	o.Next(model.Ref{Kind: model.KindEnterprise, ID: group.ID})
	if len(brought) != 1 {
		t.Error("what is being saved was opened at once")
	}
	o.Loaded(host.Snapshot())
	if len(brought) != 2 {
		t.Error("what was saved was not opened")
	}

	o.Open(model.Ref{Kind: model.KindEnterprise, ID: "gone"})
	if len(host.Told) != 1 || host.Told[0] != page.NotFound {
		t.Errorf("told %q", host.Told)
	}
	scoped := page.NewSnapshot(b.At(b.AsOf, below.ID), b.AsOf, nil)
	o.Loaded(scoped)
	o.Open(model.Ref{Kind: model.KindEnterprise, ID: group.ID})
	if len(brought) != 2 || !strings.Contains(host.Told[1], group.Name) || !strings.Contains(host.Told[1], "不在所选范围内") {
		t.Errorf("brought %v, told %q", brought, host.Told)
	}
}

// The parts of a page are shown only if all of them could be loaded.
func TestLoadAll(t *testing.T) {
	var done []string
	part := func(name string, err error) page.Loader {
		return func(context.Context, *page.Snapshot) (func(), error) {
			return func() { done = append(done, name) }, err
		}
	}
	show, err := page.LoadAll(context.Background(), nil, part("a", nil), part("b", nil))
	if err != nil {
		t.Fatal(err)
	}
	show()
	if got := strings.Join(done, ""); got != "ab" {
		t.Errorf("shown %s", got)
	}
	if show, err := page.LoadAll(context.Background(), nil, part("a", nil), part("b", errors.New("no"))); err == nil || show != nil {
		t.Error("a part that failed went unnoticed")
	}
}

// pair is a page of two tabs, which notes what it loads and brings forward.
type pair struct {
	page.Tabs
	done []string
}

func newPair(host page.Host) *pair {
	p := &pair{}
	load := func(name string) page.Loader {
		return func(context.Context, *page.Snapshot) (func(), error) {
			return func() { p.done = append(p.done, name) }, nil
		}
	}
	p.SetTabs(host, page.Tab{Title: "前", Content: kit.NewEntry(), Load: load("front")},
		page.Tab{Title: "后", Content: kit.NewEntry(), Load: load("back"),
			Opens: []page.Opened{page.Opens(func(e model.Enterprise) { p.done = append(p.done, e.Name) })}})
	return p
}

// A page of tabs shows the first tab first. What was asked for meanwhile waits for its
// tab; from then on all tabs are loaded together.
func TestTabsShowTheFirstFirst(t *testing.T) {
	host := pagetest.New(t, true)
	of := model.Everywhere[model.Enterprise](host.Snapshot().Book)[0]
	p := newPair(host)
	show := func(load page.Loader, want ...string) {
		t.Helper()
		p.done = nil
		f, err := load(t.Context(), host.Snapshot())
		if err != nil {
			t.Fatal(err)
		}
		f()
		if !slices.Equal(p.done, want) {
			t.Errorf("%q, not %q", p.done, want)
		}
	}
	if p.Rest() != nil {
		t.Error("something is left before anything is shown")
	}
	show(p.Load, "front")
	p.Open(model.RefOf(of))
	if len(p.done) > 1 {
		t.Error("brought forward on a tab without its state")
	}
	show(p.Rest(), "back", of.Name)
	if p.Rest() != nil || p.Selected() != 1 {
		t.Error("something is left, or another tab is in front")
	}
	show(p.Load, "front", "back")
	if p.Rest() != nil {
		t.Error("something is left of a whole state")
	}
}
