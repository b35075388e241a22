package intake

// What is told of an import: what each record changes, which words and units nobody
// knows, and what they may mean.

import (
	"cmp"
	"slices"
	"strings"

	"partyledger/model"
	"partyledger/store"
)

// maxListed is how many changes, additions … of one table are told one by one.
const maxListed = 5000

// settle counts what becomes of each row, and notes what it changes.
func (im *importer) settle(n *names, s *model.Schema, rows []*importRow) error {
	for _, row := range rows {
		im.progress.tick()
		var counts Counts
		c := &counts
		if row.block != nil && row.parent == nil {
			c = &row.block.Counts
		}
		switch {
		case row.parent != nil && row.out() && !row.bad:
			row.sheet.Read-- // the row itself tells of it
			continue
		case row.bad:
			row.sheet.Rejected++
			c.Rejected++
			continue
		case row.left:
			row.sheet.Left++
			c.Left++
			continue
		case row.open:
			row.sheet.Doubtful++
			c.Doubtful++
			continue
		case row.was == nil:
			row.sheet.Added++
			c.Added++
		case row.was == row.now:
			row.sheet.Unchanged++
			c.Unchanged++
			row.list(n, func(t *Table) *[]Named { return &t.Unchanged })
			continue
		default:
			row.sheet.Updated++
			c.Updated++
		}
		im.todo = append(im.todo, row)
		if row.was == nil {
			row.list(n, func(t *Table) *[]Named { return &t.Added })
		} else if err := row.changes(n, s); err != nil {
			return err
		}
	}
	return nil
}

// list names the row's record in one of its table's lists.
func (row *importRow) list(n *names, of func(*Table) *[]Named) {
	if row.block == nil {
		return
	}
	list := of(row.block.Table)
	if len(*list) >= maxListed {
		row.block.More++
		return
	}
	*list = append(*list, Named{Row: row.number, ID: row.now.Key(), Name: n.callName(row.now)})
}

// callName is how people call a record that may not be in the ledger yet.
func (n *names) callName(r model.Record) string {
	return model.CallName(r, func(kind model.Kind, id string) string {
		name, err := n.proper(model.Ref{Kind: kind, ID: id})
		if err != nil || name == "" {
			return id
		}
		return name
	})
}

// changes notes each field that the row changes.
func (row *importRow) changes(n *names, s *model.Schema) error {
	if row.block == nil {
		return nil
	}
	t, name := row.block.Table, ""
	for _, f := range s.Fields {
		if f.Raw(row.was) == f.Raw(row.now) {
			continue
		}
		if len(t.Changes) >= maxListed {
			t.More++
			continue
		}
		if name == "" {
			name = n.callName(row.now)
		}
		was, now := n.shown(f, row.was), n.shown(f, row.now)
		if f.Style == "secret" && was != "" {
			was = hidden8(s, f, was)
		}
		t.Changes = append(t.Changes, Change{Row: row.number, ID: row.now.Key(), Name: name, Field: f.Name, Label: f.Label,
			Old: was, New: now})
	}
	return nil
}

// shown is a field as people read it: references by name.
func (n *names) shown(f model.Field, r model.Record) string {
	text := f.Text(r)
	if f.Ref == "" || text == "" {
		return model.ClipLine(text, 200)
	}
	name, err := n.proper(model.Ref{Kind: f.Ref, ID: text})
	if err != nil || name == "" {
		return text
	}
	return name
}

// hidden8 is a secret of the ledger as a preview may show it.
func hidden8(s *model.Schema, f model.Field, text string) string {
	switch {
	case f.Name == "IdentityNumber":
		return masked(s, text)
	case f.Name == "Phone" && len(text) > 7:
		return text[:3] + "****" + text[len(text)-4:]
	}
	return "（不显示）"
}

// tell puts the tables and their words into the outcome.
func (im *importer) tell() {
	for _, b := range im.blocks {
		im.res.Tables = append(im.res.Tables, b.Table)
		slices.SortStableFunc(b.Problems, func(x, y Problem) int { return cmp.Compare(x.Row, y.Row) })
		slices.SortStableFunc(b.LeftOut, func(x, y LeftOut) int { return cmp.Compare(x.Row, y.Row) })
		slices.SortStableFunc(b.Doubts, func(x, y Doubt) int { return cmp.Compare(x.Row, y.Row) })
		im.tellWords(b)
	}
	for _, u := range im.unknown {
		im.res.Units = append(im.res.Units, *u)
	}
	slices.SortFunc(im.res.Units, func(a, b Unit) int {
		return cmp.Or(cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.met, b.met))
	})
}

// tellWords lists the words that are none of their fields', with those that may be meant.
func (im *importer) tellWords(b *block) {
	for fi, words := range b.words {
		f := b.schema.Fields[fi]
		for written, n := range words {
			im.res.Words = append(im.res.Words, Word{Table: b.Key, Field: f.Name, Label: f.Label, Written: written, Count: n,
				Choices:     f.Choices,
				Suggestions: alike(written, f.Choices, 3)})
		}
	}
	slices.SortFunc(im.res.Words, func(x, y Word) int {
		return cmp.Or(cmp.Compare(x.Table, y.Table), cmp.Compare(x.Field, y.Field), cmp.Compare(y.Count, x.Count),
			cmp.Compare(x.Written, y.Written))
	})
}

// unknownUnit is a unit by what is written.
type unknownUnit struct {
	kind    model.Kind
	written string
}

// maxUnits is how many unknown units are told of.
const maxUnits = 500

// unknownRef remembers a reference that means nothing.
func (im *importer) unknownRef(n *names, row *importRow, f model.Field, text string) error {
	key := unknownUnit{f.Ref, text}
	if u := im.unknown[key]; u != nil {
		u.Count++
		return nil
	}
	if f.Ref != model.KindEnterprise && f.Ref != model.KindOrganization && f.Ref != model.KindPerson ||
		len(im.unknown) >= maxUnits || row.block == nil {
		return nil
	}
	company, err := im.companyMeant(n, row, text)
	if err != nil {
		return err
	}
	s := model.SchemaOf(f.Ref)
	u := &Unit{Kind: f.Ref, Label: s.Label, Written: text, Count: 1, met: len(im.unknown), Suggestions: []Suggested{},
		Make: Making{Kind: f.Ref,
			Fields: map[string]string{"Name": text}}}
	switch f.Ref {
	case model.KindOrganization:
		u.Make.Fields["Type"], u.Make.Fields["EnterpriseID"] = guessOrganizationType(text), company
	case model.KindEnterprise:
		u.Make.Fields["Ownership"] = ""
	case model.KindPerson:
		u.Make.Fields["EnterpriseID"] = company
	}
	im.unknown[key] = u
	return nil
}

// suggest finds what the unknown units may be, and ends the trial's transaction.
func (im *importer) suggest(n *names) error {
	for key, u := range im.unknown {
		ix, err := n.of(key.kind)
		if err != nil {
			return err
		}
		if u.Suggestions, err = n.alike(ix, key.written); err != nil {
			return err
		}
	}
	return errDryRun
}

// alike lists the records of a kind whose names are most like what is written.
func (n *names) alike(ix *index, written string) ([]Suggested, error) {
	type near struct {
		Suggested
		score int
	}
	var best []near
	want := spelled(written)
	for name, ids := range ix.names {
		score := likeness(want, name)
		if score < leastAlike {
			continue
		}
		for _, id := range ids {
			if ix.Records[id] == nil || slices.ContainsFunc(best, func(x near) bool { return x.ID == id && x.score >= score }) {
				continue
			}
			best = slices.DeleteFunc(best, func(x near) bool { return x.ID == id })
			best = append(best, near{Suggested{ID: id}, score})
		}
		if len(best) > 200 {
			slices.SortFunc(best, func(a, b near) int { return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(a.ID, b.ID)) })
			best = best[:20]
		}
	}
	slices.SortFunc(best, func(a, b near) int { return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(a.ID, b.ID)) })
	out := []Suggested{}
	for _, x := range best[:min(len(best), 5)] {
		x.Name = n.callName(ix.Records[x.ID])
		out = append(out, x.Suggested)
	}
	return out, nil
}

const leastAlike = 45 // of 100

// word is a text with its readings.
type word struct {
	text    string
	reading []string
}

func spelled(text string) word { return word{plainUnit(text), store.Readings(text)} }

// likeness is how like a name is to a word, of 100: by the characters that both have in
// their order, and by their sound.
func likeness(w word, name string) int {
	plain := plainUnit(name)
	a, b := []rune(w.text), []rune(plain)
	if len(a) == 0 || len(b) == 0 || len(a) > 100 || len(b) > 100 {
		return 0
	}
	score := 200 * common(a, b) / (len(a) + len(b))
	if strings.Contains(plain, w.text) || strings.Contains(w.text, plain) {
		score = max(score, 60+40*min(len(a), len(b))/max(len(a), len(b)))
	}
	if score < 100 && len(w.reading) > 0 && len(a) == len(b) && slices.Equal(w.reading, store.Readings(name)) {
		score = max(score, 90)
	}
	return score
}

// common is the length of the longest common subsequence.
func common(a, b []rune) int {
	row := make([]int, len(b)+1)
	for _, x := range a {
		diagonal := 0
		for j, y := range b {
			was := row[j+1]
			if x == y {
				row[j+1] = diagonal + 1
			} else {
				row[j+1] = max(row[j+1], row[j])
			}
			diagonal = was
		}
	}
	return row[len(b)]
}

// alike lists the words of a list most like another.
func alike(written string, list []string, most int) []string {
	want, out := spelled(written), []string{}
	score := map[string]int{}
	for _, w := range list {
		if s := likeness(want, w); s >= 25 {
			score[w] = s
			out = append(out, w)
		}
	}
	slices.SortStableFunc(out, func(a, b string) int { return cmp.Compare(score[b], score[a]) })
	return out[:min(len(out), most)]
}
