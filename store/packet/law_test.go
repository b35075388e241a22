package packet

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"partyledger/assets/demo"
	"partyledger/model"
	"partyledger/model/lawtest"
	"partyledger/store"
	"partyledger/store/intake"
	"partyledger/store/keep"
	"partyledger/store/storetest"
)

// Every law of every kind is broken once by a save, an import and a packet: each is
// refused with the same sentence, and nothing is written.
func TestLawOfEveryKind(t *testing.T) {
	w := storetest.Open(t, t.TempDir())
	if err := keep.Demo(t.Context(), w); err != nil {
		t.Fatal(err)
	}
	before := storetest.Dump(t, w)
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
		_, said, found := strings.Cut(store.Explain(err), f.Label+"：")
		said, _, _ = strings.Cut(strings.TrimSuffix(said, "。请改正后再试。"), "；")
		if !found || said == "" {
			t.Errorf("%s.%s %s: %s", s.Kind, x.Field, x.Law, store.Explain(err))
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
	if storetest.Dump(t, w) != before {
		t.Error("something was written")
	}
	t.Run("packet", func(t *testing.T) { mergeBroken(t, w, breaks, says) })
	if storetest.Dump(t, w) != before {
		t.Error("a packet wrote something")
	}
}

// importBroken brings them all in one workbook, in a trial and then in earnest.
func importBroken(t *testing.T, w *store.Workspace, breaks []lawtest.Break, says []string) {
	var tabs []storetest.Tab
	at := map[string]int{} // sheet and row → break
	for _, s := range model.Schemas() {
		x := storetest.Tab{Name: s.Label, Rows: [][]string{nil}}
		for _, f := range s.Fields {
			x.Rows[0] = append(x.Rows[0], f.Label)
		}
		for i, b := range breaks {
			if b.Record.Kind() != s.Kind || !writable(s, b.Record) || otherwise(s, b) || s.Kind == model.KindOffice && len(x.Rows) > 1 {
				continue
			}
			var cells []string
			for _, f := range s.Fields {
				cells = append(cells, f.Text(b.Record))
			}
			x.Rows = append(x.Rows, cells)
			at[fmt.Sprintf("%s %d", s.Label, len(x.Rows))] = i
		}
		if len(x.Rows) > 1 {
			tabs = append(tabs, x)
		}
	}
	path := storetest.Book(t, tabs...)
	trial := storetest.Must[*intake.Outcome](t)(intake.Import(t.Context(), w, intake.Request{Files: []string{path}, DryRun: true}))
	res := storetest.Must[*intake.Outcome](t)(intake.Import(t.Context(), w, intake.Request{Files: []string{path}}))
	for i, sh := range res.Sheets {
		storetest.Same(t, trial.Sheets[i].Problems, sh.Problems)
	}
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
		t.Errorf("batch %d, %d rows; %+v", res.Batch, len(at), res.Sheets)
	}
}

// otherwise reports what a sheet is not refused for: what the person tells of an assessment that
// leaves it out, and the two columns of a roster that are assessments (intake.Mapping.Elsewhere).
func otherwise(s *model.Schema, b lawtest.Break) bool {
	filled := s.Kind == model.KindDuesBasis && b.Law == "need" && b.Field != "PersonID"
	return filled || slices.Contains(intake.MappingOf(s.Kind).Elsewhere, b.Field)
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
func mergeBroken(t *testing.T, w *store.Workspace, breaks []lawtest.Break, says []string) {
	records := slices.DeleteFunc(demo.Records(), func(r model.Record) bool { return model.SchemaOf(r.Kind()).OwnOnly })
	root := records[0].(model.Enterprise)
	at := map[string]int{}
	all := map[model.Ref]model.Record{}
	for _, r := range records {
		all[model.Ref{Kind: r.Kind(), ID: r.Key()}] = r
	}
	for i, b := range breaks {
		if f, _ := model.SchemaOf(b.Record.Kind()).Field(b.Field); f.Stay == model.NeverGoes {
			continue // not taken from a packet
		}
		if m, ok := b.Record.(model.Meeting); ok && m.ByName && b.Field != "ByName" {
			continue // who was away is not taken from a packet
		}
		if r, ok := b.Record.(model.Rectification); ok && r.Publish && (b.Law == "no theme" || b.Law == "no phrase") {
			continue // what is sent up from here is not taken from a packet
		}
		_, owned := ownerOf(b.Record, func(ref model.Ref) model.Record { return all[ref] })
		if model.SchemaOf(b.Record.Kind()).OwnOnly || !owned || CheckRecord(b.Record) != nil || b.Record.Kind() == model.KindEnterprise &&
			b.Field == "ParentID" {
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
	sender := Sender{ID: root.ID, Name: root.Name}
	merge(t, w, MergeRequest{}, forgeOf(t, sender, nil, sound...)) // from now on each is known to be itself
	r := merge(t, w, MergeRequest{Force: true}, forgeOf(t, sender, nil, records...)).Files[0]
	told := map[string]string{}
	for _, it := range r.Items {
		if it.What == Broken {
			told[it.ID] = it.Why
		}
	}
	for id, i := range at {
		f, _ := model.SchemaOf(breaks[i].Record.Kind()).Field(breaks[i].Field)
		if !slices.Contains(strings.Split(told[id], "；"), f.Label+"："+says[i]) {
			t.Errorf("%s.%s %s: %q, want %q", breaks[i].Record.Kind(), breaks[i].Field, breaks[i].Law, told[id], says[i])
		}
	}
	if r.State != Unchanged || r.Added+r.Changed > 0 || len(at) < 200 {
		t.Errorf("%s %s: added %d, changed %d, %d broken, %d left, of %d", r.State, r.Why, r.Added, r.Changed, r.Broken, r.Left, len(at))
	}
}
