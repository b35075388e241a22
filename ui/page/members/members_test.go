package members

import (
	"context"
	"testing"

	"partyledger/assets/demo"
	"partyledger/model"
	"partyledger/ui/page"
	"partyledger/ui/page/pagetest"
)

func shown(t *testing.T, sample bool, scale float32) (*Page, *pagetest.Host) {
	t.Helper()
	host := pagetest.New(t, sample)
	host.Scale(scale)
	p := New(host).(*Page)
	host.Show(p)
	return p, host
}

func TestLook(t *testing.T) {
	for _, scale := range []struct {
		name string
		by   float32
	}{{"", 1}, {"-150", 1.5}} {
		p, host := shown(t, true, scale.by)
		host.Picture("members"+scale.name, 1150, 640)
		x := p.list.Rows()[3]
		p.list.SelectKey(x.ID)
		for i, name := range []string{"record", "discipline", "posts"} {
			p.open(*x.Person, i)
			host.Picture("members-"+name+scale.name, 1150, 640)
			p.window.dialog.Hide()
		}
		p.leaveSelected()
		host.Picture("members-leave"+scale.name, 1150, 640)
	}
}

func TestLookEmpty(t *testing.T) {
	_, host := shown(t, false, 1)
	host.Picture("members-empty", 1150, 640)
	_ = model.Ref{}
}

// BenchmarkLarge is a register of 100,000 people: loaded, loaded again after a
// change, and filtered at a key.
func BenchmarkLarge(b *testing.B) {
	host := pagetest.New(b, false)
	book := model.BookOf(host.Snapshot().Today, "", nil, demo.Large(100_000, 1000, 0))
	snap := &page.Snapshot{Book: book, Today: host.Snapshot().Today}
	p := New(host).(*Page)
	load := func() {
		show, err := p.Load(context.Background(), snap)
		if err != nil {
			b.Fatal(err)
		}
		show()
	}
	b.Run("first", func(b *testing.B) {
		for b.Loop() {
			p.found = nil
			load()
		}
	})
	b.Run("again", func(b *testing.B) {
		for b.Loop() {
			load()
		}
	})
	b.Run("key", func(b *testing.B) {
		for b.Loop() {
			p.filters.text.SetText("zh")
			p.filters.text.SetText("")
		}
	})
	b.Run("sort", func(b *testing.B) {
		for b.Loop() {
			p.list.SortBy("姓名", true)
		}
	})
}
