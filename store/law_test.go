package store

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"partyledger/assets/demo"
	"partyledger/model"
	"partyledger/model/day"
	"partyledger/model/lawtest"
	"partyledger/store/packet"
)

// Every law of every kind is broken once by a save, an import and a packet: each is
// refused with the same sentence, and nothing is written.
func TestLawOfEveryKind(t *testing.T) {
	w := mustOpen(t, t.TempDir())
	if err := w.Demo(t.Context()); err != nil {
		t.Fatal(err)
	}
	before := dump(t, w)
	breaks := lawtest.Breaks(w.Today(), demo.Records())
	seen := map[model.Kind]bool{}
	says := make([]string, len(breaks))
	for i, x := range breaks {
		s := model.SchemaOf(x.Record.Kind())
		seen[s.Kind] = true
		f, _ := s.Field(x.Field)
		_, err := w.Save(t.Context(), "破", x.Record)
		if err == nil {
			t.Errorf("%s.%s %s: saved", s.Kind, x.Field, x.Law)
			continue
		}
		_, said, found := strings.Cut(Explain(err), f.Label+"：")
		said, _, _ = strings.Cut(strings.TrimSuffix(said, "。请改正后再试。"), "；")
		if !found || said == "" {
			t.Errorf("%s.%s %s: %s", s.Kind, x.Field, x.Law, Explain(err))
		}
		says[i] = said
	}
	for _, s := range model.Schemas() {
		_, own := s.New().(model.Lawful)
		_, among := s.New().(model.Among)
		if !seen[s.Kind] || (own || among) && lawtest.Methods(s.Kind) == 0 {
			t.Errorf("%s: not every law is broken", s.Kind)
		}
	}
	t.Run("import", func(t *testing.T) { importBroken(t, w, breaks, says) })
	if dump(t, w) != before {
		t.Error("something was written")
	}
	t.Run("packet", func(t *testing.T) { mergeBroken(t, w, breaks, says) })
	if dump(t, w) != before {
		t.Error("a packet wrote something")
	}
}

// importBroken brings them all in one workbook, in a trial and then in earnest.
func importBroken(t *testing.T, w *Workspace, breaks []lawtest.Break, says []string) {
	var tabs []tab
	at := map[string]int{} // sheet and row → break
	for _, s := range model.Schemas() {
		x := tab{name: s.Label, rows: [][]string{nil}}
		for _, f := range s.Fields {
			x.rows[0] = append(x.rows[0], f.Label)
		}
		for i, b := range breaks {
			if b.Record.Kind() != s.Kind || !writable(s, b.Record) || s.Kind == model.KindOffice && len(x.rows) > 1 {
				continue
			}
			var cells []string
			for _, f := range s.Fields {
				cells = append(cells, f.Text(b.Record))
			}
			x.rows = append(x.rows, cells)
			at[fmt.Sprintf("%s %d", s.Label, len(x.rows))] = i
		}
		if len(x.rows) > 1 {
			tabs = append(tabs, x)
		}
	}
	path := book(t, tabs...)
	trial := bring(t, w, ImportRequest{Files: []string{path}, DryRun: true})
	res := bring(t, w, ImportRequest{Files: []string{path}})
	same(t, whys(trial), whys(res))
	told := map[int]string{}
	for _, sh := range res.Sheets {
		for _, p := range sh.Problems {
			i, ok := at[fmt.Sprintf("%s %d", sh.Name, p.Row)]
			f, _ := model.SchemaOf(breaks[i].Record.Kind()).Field(breaks[i].Field)
			if ok && !p.Note && strings.HasSuffix(p.Column, f.Label) {
				told[i] = p.Why
			}
		}
	}
	for name, i := range at {
		if told[i] != says[i] {
			t.Errorf("%s %s %s: %q, want %q", name, breaks[i].Field, breaks[i].Law, told[i], says[i])
		}
	}
	if res.Batch != 0 || len(at) < 250 {
		t.Errorf("batch %d, %d rows; %v", res.Batch, len(at), counts(res))
	}
}

// writable reports a record that a sheet can say at all.
func writable(s *model.Schema, r model.Record) bool {
	p := s.New()
	for _, f := range s.Fields {
		if f.SetText(p, f.Text(r)) != nil || strings.ContainsRune(f.Text(r), 1) {
			return false
		}
	}
	return s.Deref(p) == r
}

// mergeBroken brings them in a packet of the whole sample.
func mergeBroken(t *testing.T, w *Workspace, breaks []lawtest.Break, says []string) {
	records := slices.DeleteFunc(demo.Records(), func(r model.Record) bool { return model.SchemaOf(r.Kind()).OwnOnly })
	root := records[0].(model.Enterprise)
	at := map[string]int{}
	all := map[model.Ref]model.Record{}
	for _, r := range records {
		all[model.Ref{Kind: r.Kind(), ID: r.Key()}] = r
	}
	for i, b := range breaks {
		_, owned := ownerOf(b.Record, func(ref model.Ref) model.Record { return all[ref] })
		if model.SchemaOf(b.Record.Kind()).OwnOnly || !owned || packet.CheckRecord(b.Record) != nil || b.Record.Kind() == model.KindEnterprise && b.Field == "ParentID" {
			continue // a packet with such a record is refused as a whole
		}
		if e, ok := b.Record.(model.Enterprise); ok {
			e.ParentID = root.ID // what is not below the sender is refused as a whole
			b.Record = e
		}
		at[b.Record.Key()] = i
		records = append(records, b.Record)
	}
	sound := slices.DeleteFunc(slices.Clone(records), func(r model.Record) bool { _, broken := at[r.Key()]; return broken })
	sender := packet.Sender{ID: root.ID, Name: root.Name}
	merge(t, w, MergeRequest{}, forgeOf(t, sender, nil, sound...)) // from now on each is known to be itself
	r := merge(t, w, MergeRequest{Force: true}, forgeOf(t, sender, nil, records...)).Files[0]
	told := map[string]string{}
	for _, it := range r.Items {
		if it.What == PacketBroken {
			told[it.ID] = it.Why
		}
	}
	for id, i := range at {
		f, _ := model.SchemaOf(breaks[i].Record.Kind()).Field(breaks[i].Field)
		if !slices.Contains(strings.Split(told[id], "；"), f.Label+"："+says[i]) {
			t.Errorf("%s.%s %s: %q, want %q", breaks[i].Record.Kind(), breaks[i].Field, breaks[i].Law, told[id], says[i])
		}
	}
	if r.State != PacketUnchanged || r.Added+r.Changed > 0 || len(at) < 200 {
		t.Errorf("%s %s: added %d, changed %d, %d broken, %d left, of %d", r.State, r.Why, r.Added, r.Changed, r.Broken, r.Left, len(at))
	}
}

// A record that breaks the law and is there already is read, listed, refused when it is
// changed, and may be mended; an undo puts back what was there, whatever it was.
func TestUnlawfulBefore(t *testing.T) {
	w := mustOpen(t, t.TempDir())
	e := model.Enterprise{ID: "QY1", Name: "甲公司", Ownership: model.SoleState}
	p := model.Person{ID: "RY1", Name: "张甲", EnterpriseID: "QY1", BirthDay: day.Of(1980, 1, 1)}
	must[int64](t)(w.Save(t.Context(), "录入", e, p))
	if _, err := w.db.Exec("UPDATE person SET birth_day = '2080-01-01' WHERE id = 'RY1'"); err != nil {
		t.Fatal(err)
	}
	said := must[[]string](t)(w.Unlawful(t.Context()))
	same(t, []string{"人员“张甲”（RY1）：出生日期：晚于今天，请填实际日期"}, said)
	was := one[model.Person](t, w, "id = ?", "RY1")
	now := was
	now.Position = "会计"
	if _, err := w.SaveEdited(t.Context(), "改", was, now); err == nil || !strings.Contains(Explain(err), "出生日期：晚于今天") {
		t.Errorf("an old fault was written anew: %v", err)
	}
	now.BirthDay = day.Of(1980, 1, 1)
	batch := must[int64](t)(w.SaveEdited(t.Context(), "改", was, now))
	must[int64](t)(w.Undo(t.Context(), batch))
	if got := one[model.Person](t, w, "id = ?", "RY1"); got != was {
		t.Errorf("%+v", got)
	}
	// Two that clash from before: what else they say can be mended.
	f := model.Fund{ID: "F1", EnterpriseID: "QY1", Year: 2025}
	must[int64](t)(w.Save(t.Context(), "录入", f))
	if _, err := w.db.Exec("INSERT INTO fund SELECT * FROM fund"); err == nil {
		t.Fatal("one number for two")
	}
	if _, err := w.db.Exec("INSERT INTO fund (id, enterprise_id, year, wages, planned, spent, carried_over, document, note, basis, per_member, per_member_doc) SELECT 'F2', enterprise_id, year, wages, planned, spent, carried_over, document, note, basis, per_member, per_member_doc FROM fund"); err != nil {
		t.Fatal(err)
	}
	f2 := f
	f2.ID, f2.Planned = "F2", model.Yuan(5)
	must[int64](t)(w.Save(t.Context(), "改", f2))
	f2.Year = 2024
	must[int64](t)(w.Save(t.Context(), "改", f2))
	if f2.Year = 2025; true {
		if _, err := w.Save(t.Context(), "改", f2); err == nil {
			t.Error("made a second one of the year again")
		}
	}
}

// What several records of one save come to is asked of them together: two enterprises
// may change places, and may not close a loop.
func TestLawOfOneSave(t *testing.T) {
	w := mustOpen(t, t.TempDir())
	e := func(id, parent string) model.Enterprise {
		return model.Enterprise{ID: id, Name: id + "公司", ParentID: parent, Ownership: model.SoleState}
	}
	must[int64](t)(w.Save(t.Context(), "录入", e("B", "A"), e("A", ""))) // the lower one first
	must[int64](t)(w.Save(t.Context(), "换", e("A", "B"), e("B", "")))
	_, err := w.Save(t.Context(), "圈", e("B", "A"))
	if err == nil || !strings.Contains(Explain(err), "B公司→A公司→B公司") {
		t.Errorf("%v", err)
	}
}
