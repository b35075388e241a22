package packet

import (
	"bytes"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"partyledger/model"
	"partyledger/store"
	"partyledger/store/keep"
	"partyledger/store/storetest"
)

func TestChainFollows(t *testing.T) {
	var from store.Link
	from[0] = 7
	ends := []store.Link{from}
	c := &Chain{Since: 3, Batches: 6, Last: 9, From: from.String()}
	for i := range byte(3) {
		l := store.Link{i}
		c.Links, ends = append(c.Links, l[:]...), append(ends, ends[i].Then(l))
	}
	c.Hash = ends[3].String()
	broken := *c
	broken.Links = bytes.Clone(c.Links)
	broken.Links[5] ^= 1
	for _, x := range []struct {
		chain   *Chain
		batches int64
		hash    string
		want    Follows
	}{
		{c, 3, ends[0].String(), Continues},
		{c, 4, ends[1].String(), Continues},
		{c, 6, ends[3].String(), Continues},
		{c, 4, ends[2].String(), Forked},
		{c, 6, ends[2].String(), Forked},
		{c, 7, ends[3].String(), Forked}, // it was longer
		{c, 2, ends[0].String(), TooLong},
		{&broken, 3, ends[0].String(), Unlinked},
		{&broken, 2, ends[0].String(), Unlinked},
	} {
		if got := x.chain.after(x.batches, x.hash); got != x.want {
			t.Errorf("after %d %s: %s, not %s", x.batches, x.hash[:6], got, x.want)
		}
	}
	for _, spoil := range []func(c *Chain){func(c *Chain) { c.Hash = "x" }, func(c *Chain) { c.From = "" },
		func(c *Chain) { c.Links = nil },
		func(c *Chain) { c.Links = c.Links[1:] }, func(c *Chain) { c.Since = -1 }, func(c *Chain) { c.Batches++ },
		func(c *Chain) { c.Last = 1 }} {
		m := manifest()
		spoilt := *c
		spoil(&spoilt)
		m.Chain = &spoilt
		reason(t, m.check(Limits{}.filled()), Invalid)
	}
}

// What came before is a beginning of what comes next, unless the sender's log was
// changed or an older copy restored: the receiver is told, and merges all the same.
func TestPacketTellsOfAnotherChain(t *testing.T) {
	g, s := group(t), subsidiary(t)
	person := func(w *store.Workspace, name string) {
		t.Helper()
		p := storetest.One[model.Person](t, w, "id = 'RY2'")
		p.Name = name
		storetest.Must[int64](t)(w.Save(t.Context(), "改名", p))
	}
	follows := func(file string, want Follows) *Result {
		t.Helper()
		r := merged(t, g, file)
		if r.Chain != want {
			t.Errorf("%s: the chain is %q, not %q", filepath.Base(file), r.Chain, want)
		}
		told := slices.ContainsFunc(r.Notes, func(n string) bool { return strings.Contains(n, "校验链") })
		if told != (want != First && want != Continues && want != NoChain) {
			t.Errorf("notes %q", r.Notes)
		}
		return r
	}
	r := follows(sent(t, s, SendRequest{}), First)
	if head := storetest.Must[store.Head](t)(s.Head(t.Context())); head.Batches != 2 || !strings.Contains(r.Log, "共1批，至第1批，校验码") {
		t.Errorf("head %+v, told %q", head, r.Log)
	}
	copied := storetest.Must[string](t)(keep.Backup(t.Context(), s, ""))
	person(s, "李丙")
	second := sent(t, s, SendRequest{Password: secret})
	p := storetest.Must[*MergeResult](t)(Merge(t.Context(), g, MergeRequest{Files: []File{{Path: second}},
		Passwords: []string{secret}})).Files[0]
	storetest.Same(t, Continues, p.Chain)
	batch := storetest.Must[[]store.Batch](t)(g.Batches(t.Context(), 1))[0]
	if !strings.Contains(batch.Note, p.LogHash[:4]) && !strings.Contains(batch.Note, "校验码") {
		t.Errorf("the log says %q", batch.Note)
	}
	st := storetest.Must[*Status](t)(StatusOf(t.Context(), g, asOf))
	if !strings.Contains(st.History[0].Log, "共4批") {
		t.Errorf("kept %+v", st.History[0])
	}

	// The sender goes back to the backup and works on from there.
	dir := s.Dir()
	s.Close()
	storetest.Must[string](t)(keep.Restore(t.Context(), dir, copied, store.Options{Now: storetest.Now}))
	s = storetest.Open(t, dir)
	person(s, "李丁")
	for range 2 { // serials up to that of the second packet
		sent(t, s, SendRequest{})
	}
	r = follows(sent(t, s, SendRequest{}), Forked)
	if r.State != Merged {
		t.Errorf("state %s: %s", r.State, r.Why)
	}
	batch = storetest.Must[[]store.Batch](t)(g.Batches(t.Context(), 1))[0]
	if !strings.Contains(batch.Note, "不相接") {
		t.Errorf("the log says %q", batch.Note)
	}
	// From then on that is the chain.
	person(s, "李戊")
	follows(sent(t, s, SendRequest{}), Continues)

	// A change of what was written long ago, hashed anew by whoever made it, is seen too.
	if _, err := s.Conn().Exec("UPDATE batch SET note = '别的', chain = NULL, content = NULL"); err != nil {
		t.Fatal(err)
	}
	s.Close()
	s = storetest.Open(t, dir)
	storetest.Same(t, 0, len(storetest.Must[[]string](t)(s.Verify(t.Context()))))
	person(s, "李己")
	follows(sent(t, s, SendRequest{}), Forked)
	// One that was not hashed anew is seen as well.
	if _, err := s.Conn().Exec("UPDATE batch SET content = zeroblob(32) WHERE id = 2"); err != nil {
		t.Fatal(err)
	}
	person(s, "李庚")
	follows(sent(t, s, SendRequest{}), Unlinked)
}

// A packet of an older program says nothing of its chain, and merges.
func TestPacketWithoutChain(t *testing.T) {
	g := group(t)
	c := small()
	m := manifest()
	m.Sender.Name, m.Sender.CreditCode = "乙水务", codeB
	c.Records[model.KindEnterprise] = []model.Record{model.Enterprise{ID: "QY1", Name: "乙水务", CreditCode: codeB,
		Ownership: model.WhollyState}}
	c.Records[model.KindPerson], c.Records[model.KindFund], c.Outside = nil, nil, nil
	file := storetest.Put(t, t.TempDir(), "old.dbb", written(t, m, c, ""))
	if r := merged(t, g, file); r.Chain != NoChain || r.Log != "" {
		t.Errorf("%+v", r)
	}
}
