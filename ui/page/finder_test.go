package page_test

import (
	"sync"
	"testing"

	"partyledger/assets/demo"
	"partyledger/model"
	"partyledger/model/day"
	"partyledger/ui/page"
)

func bookOf(records ...model.Record) *model.Book {
	return model.BookOf(day.Of(2026, 11, 23), "", nil, records)
}

func TestFinder(t *testing.T) {
	f := page.NewFinder(bookOf(
		model.Enterprise{ID: "E", Name: "甲水务有限公司", ShortName: "甲水务"},
		model.Organization{ID: "O", Name: "中共甲水务支部委员会", Type: model.Branch, EnterpriseID: "E"},
		model.Person{ID: "P1", Name: "单甲", EnterpriseID: "E", Phone: "13900000001"}, model.Person{ID: "P2", Name: "丹乙"},
		model.Body{ID: "B", EnterpriseID: "E", Name: "党群工作部"},
	), nil)
	for _, x := range []struct {
		kind model.Kind
		text string
		id   string
	}{
		{model.KindPerson, "单", "P1"}, {model.KindPerson, "shanjia", "P1"}, {model.KindPerson, " SJ ", "P1"},
		{model.KindPerson, "ｄａｎｙｉ", "P2"},
		{model.KindPerson, "0001", "P1"}, {model.KindEnterprise, "jsw", "E"}, {model.KindOrganization, "支部", "O"},
		{model.KindBody, "党群", "B"},
	} {
		if found := f.Find(x.kind, x.text); len(found) != 1 || found[0].ID != x.id {
			t.Errorf("%s %q finds %v", x.kind, x.text, found)
		}
	}
	if found := f.Find(model.KindPerson, "没有"); len(found) != 0 {
		t.Errorf("found %v", found)
	}
	if found := f.Find(model.KindPerson, ""); len(found) != 2 || found[0].More != "甲水务有限公司" {
		t.Errorf("everyone is %v", found)
	}
}

// A name that changes is found by its new one only, though the others' pinyin is
// kept from the state before.
func TestFinderAfterAChange(t *testing.T) {
	var known page.Known
	b := bookOf(model.Person{ID: "P1", Name: "张甲"}, model.Person{ID: "P2", Name: "李乙"})
	page.NewFinder(b, &known).Prepare()
	f := page.NewFinder(b.With(model.Person{ID: "P1", Name: "王甲"}), &known)
	for text, want := range map[string]int{"zhang": 0, "wang": 1, "liyi": 1} {
		if found := f.Find(model.KindPerson, text); len(found) != want {
			t.Errorf("%s finds %v", text, found)
		}
	}
}

// No more than fifty are listed, however many there are; several goroutines may
// ask at once.
func TestFinderOfMany(t *testing.T) {
	f := page.NewFinder(model.BookOf(demo.AsOf, "", nil, demo.Large(3000, 10, 100)), nil)
	var all sync.WaitGroup
	for _, kind := range []model.Kind{model.KindPerson, model.KindPerson, model.KindDevelopmentCase, model.KindDevelopmentCase} {
		all.Go(func() {
			if found := f.Find(kind, ""); len(found) != 50 {
				t.Errorf("%s: %d are listed", kind, len(found))
			}
		})
	}
	all.Wait()
}

// BenchmarkFinder is the index of 100,000 people: made, made again after a change,
// and asked at a key for a name that there is and for one that there is not.
func BenchmarkFinder(b *testing.B) {
	book := model.BookOf(demo.AsOf, "", nil, demo.Large(100_000, 1000, 0))
	var known page.Known
	b.Run("first", func(b *testing.B) {
		for b.Loop() {
			page.NewFinder(book, nil).Prepare()
		}
	})
	f := page.NewFinder(book, &known)
	f.Prepare()
	b.Run("again", func(b *testing.B) {
		for b.Loop() {
			page.NewFinder(book, &known).Prepare()
		}
	})
	b.Run("key", func(b *testing.B) {
		for b.Loop() {
			f.Find(model.KindPerson, "zh")
			f.Find(model.KindPerson, "没有")
		}
	})
}
