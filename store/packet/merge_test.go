package packet

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	"partyledger/assets/demo"
	"partyledger/model"
	"partyledger/model/day"
	"partyledger/store"
	"partyledger/store/keep"
	"partyledger/store/storetest"
)

const secret = "绿猫 烟囱 79 西瓜"

// group is a ledger of a group with two subsidiaries, of which the first is known
// by its code, the second by its name.
func group(t testing.TB) *store.Workspace {
	t.Helper()
	w := storetest.Open(t, t.TempDir())
	storetest.Must[int64](t)(w.Save(t.Context(), "集团", model.Enterprise{ID: "QY1", Name: "甲集团", Ownership: model.SoleState, Level: 1},
		model.Enterprise{ID: "QY2", Name: "乙水务（旧名）", CreditCode: codeB, ParentID: "QY1", Ownership: model.SoleState, Level: 2, Order: 7,
			Place: "某市"},
		model.Enterprise{ID: "QY3", Name: "丙公交", ParentID: "QY1", Ownership: model.SoleState, Level: 2},
		model.Person{ID: "RY1", Name: "集团人", EnterpriseID: "QY1"}))
	return w
}

// subsidiary is a ledger that was begun on its own: its numbers are those of the
// group's for others.
func subsidiary(t testing.TB) *store.Workspace {
	t.Helper()
	var standard model.StaffingStandard
	for _, r := range demo.Records() {
		if x, ok := r.(model.StaffingStandard); ok {
			standard = x
		}
	}
	standard.EnterpriseID = ""
	w := storetest.Open(t, t.TempDir())
	storetest.Must[int64](t)(w.Save(t.Context(), "乙", model.Office{ID: model.OfficeID, Unit: "乙水务", AheadDays: 10},
		model.Enterprise{ID: "QY1", Name: "乙水务", CreditCode: codeB, Ownership: model.WhollyState, Level: 1},
		model.Enterprise{ID: "QY2", Name: "乙水务一厂", ParentID: "QY1", Ownership: model.WhollyState, Level: 2},
		model.Organization{ID: "DZ1", Name: "乙水务党支部", Type: model.Branch, EnterpriseID: "QY1"},
		model.Person{ID: "RY1", Name: "张甲", IdentityNumber: "990101199001010019", EnterpriseID: "QY1", OrganizationID: "DZ1",
			Status: model.FullMember},
		model.Person{ID: "RY2", Name: "李乙", EnterpriseID: "QY2", BirthDay: day.Of(1990, 1, 2), Phone: "13800000000"},
		model.Post{ID: "GW1", EnterpriseID: "QY1", PersonID: "RY1", Title: "党务干事", Field: model.PartyField, WorkTime: model.FullTime},
		model.Waiver{ID: "LW1", RuleID: "B-06", RecordKind: "person", RecordID: "RY2", Reason: "说明", By: "某", Day: day.Of(2026, 1, 1)},
		standard))
	return w
}

var asOf = day.Of(2026, 11, 20)

func sent(t testing.TB, w *store.Workspace, req SendRequest) string {
	t.Helper()
	if req.Path == "" {
		req.Path = t.TempDir()
	}
	if req.AsOf.IsZero() {
		req.AsOf = asOf
	}
	req.Open = req.Password == ""
	return storetest.Must[*SentFile](t)(Send(t.Context(), w, req)).File
}

func merge(t testing.TB, w *store.Workspace, req MergeRequest, files ...string) *MergeResult {
	t.Helper()
	for _, f := range files {
		req.Files = append(req.Files, File{Path: f})
	}
	return storetest.Must[*MergeResult](t)(Merge(t.Context(), w, req))
}

// merged is merge of one packet that must not be refused.
func merged(t testing.TB, w *store.Workspace, file string) *Result {
	t.Helper()
	r := merge(t, w, MergeRequest{}, file).Files[0]
	if r.State == Refused {
		t.Fatalf("refused: %s", r.Why)
	}
	return r
}

// whatItems is the items of a result, a line each.
func whatItems(r *Result) []string {
	var out []string
	for _, x := range r.Items {
		line := x.What + " " + x.Label + " " + x.Name
		for _, f := range x.Fields {
			line += " " + f.Label + ":" + f.Was + ">" + f.Now
		}
		if x.Why != "" {
			line += "（" + x.Why + "）"
		}
		out = append(out, line)
	}
	return out
}

func TestPacketSend(t *testing.T) {
	w := subsidiary(t)
	dir := t.TempDir()
	_, err := Send(t.Context(), w, SendRequest{Path: dir})
	storetest.WantRefusal(t, err, "没有设密码")
	_, err = Send(t.Context(), w, SendRequest{Path: dir, Password: "short"})
	storetest.WantRefusal(t, err, "密码太短，至少要10个字符", "没有生成数据包")
	_, err = Send(t.Context(), w, SendRequest{Path: dir, Password: secret, Open: true})
	storetest.WantRefusal(t, err, "又要求不加密码")
	_, err = Send(t.Context(), w, SendRequest{Path: dir, Open: true, Scope: "QY9"})
	storetest.WantRefusal(t, err, "没有编号为“QY9”的企业")
	p := storetest.Must[*SentFile](t)(Send(t.Context(), w, SendRequest{Path: dir, AsOf: asOf, Password: secret}))
	if filepath.Base(p.File) != "上报数据包-乙水务-2026-11-20.dbb" || p.Serial != 1 || !p.Sealed || p.Enterprises != 2 || p.Records != 7 ||
		p.Outside != 0 {
		t.Errorf("sent %+v", p)
	}
	st, err := os.Stat(p.File)
	if err != nil || runtime.GOOS != "windows" && st.Mode().Perm() != 0o600 {
		t.Errorf("mode %v, %v", st.Mode(), err)
	}
	if left, _ := filepath.Glob(filepath.Join(dir, "*")); len(left) != 1 {
		t.Errorf("left behind: %v", left)
	}
	info := storetest.Must[Info](t)(LookFile(p.File, secret, "test"))
	if info.Sender != "乙水务" || info.AsOf != "2026-11-20" || info.Records != 7 || len(info.Ledger) != 36 {
		t.Errorf("look %+v", info)
	}
	next := storetest.Must[*SentFile](t)(Send(t.Context(), w, SendRequest{Path: dir, AsOf: asOf, Open: true, Scope: "QY2"}))
	if next.Serial != 2 || next.Ledger != p.Ledger || next.Sender != "乙水务一厂" || next.Records != 3 || next.Outside != 1 {
		t.Errorf("next %+v", next)
	}
	issues := storetest.Must[[]store.Issue](t)(w.Issues(t.Context(), 10))
	if len(issues) != 2 || !strings.Contains(issues[0].Note, "不加密码") || !strings.Contains(issues[1].Note, "第1号，截至2026-11-20，7条记录，加密码") {
		t.Errorf("issues %+v", issues)
	}
	o := storetest.Must[*Outline](t)(OutlineOf(t.Context(), w, SendRequest{AsOf: asOf}))
	if o.People != 2 || o.Records != 7 || o.Enterprises != 2 || o.FileName != filepath.Base(p.File) {
		t.Errorf("outline %+v", o)
	}
	empty := storetest.Open(t, t.TempDir())
	_, err = Send(t.Context(), empty, SendRequest{Path: dir, Open: true})
	storetest.WantRefusal(t, err, "还没有企业")
	// Where it cannot be written nothing is kept of it either.
	_, err = Send(t.Context(), w, SendRequest{Path: filepath.Join(p.File, "x"), Open: true})
	if err == nil || len(storetest.Must[*Status](t)(StatusOf(t.Context(), w, asOf)).Sent) != 2 {
		t.Errorf("a packet that was not written is kept: %v", err)
	}
}

// A ledger that was begun separately: numbers collide, the enterprise is found by
// its code, settings stay, what the group says of the enterprise stays.
func TestPacketMerge(t *testing.T) {
	g, s := group(t), subsidiary(t)
	before := storetest.Dump(t, g)
	file := sent(t, s, SendRequest{Password: secret})

	dry := merge(t, g, MergeRequest{DryRun: true, Passwords: []string{"wrong one", secret}}, file)
	if dry.Files[0].State != Previewed || dry.Files[0].Added != 6 || dry.Files[0].Changed != 1 || len(dry.Missing) != 2 ||
		storetest.Dump(t, g) != before {
		t.Errorf("preview %+v, missing %v", dry.Files[0], dry.Missing)
	}
	res := merge(t, g, MergeRequest{Passwords: []string{secret}, AsOf: asOf}, file)
	r := res.Files[0]
	if r.State != Merged || r.Enterprise != "QY2" || r.Added != 6 || r.Changed != 1 || len(r.Batches) != 1 || res.Merged != 1 {
		t.Fatalf("merged %+v", r)
	}
	storetest.Has(t, whatItems(r), "变更 企业 乙水务（旧名）", "企业名称:乙水务（旧名）>乙水务", "企业性质:国有独资>国有全资")
	storetest.Has(t, whatItems(r), "新增 党务岗位 乙水务 张甲 党务干事")
	if len(res.Missing) != 1 || res.Missing[0].Name != "丙公交" {
		t.Errorf("missing %+v", res.Missing)
	}
	root := storetest.One[model.Enterprise](t, g, "id = 'QY2'")
	want := model.Enterprise{ID: "QY2", Name: "乙水务", CreditCode: codeB, ParentID: "QY1", Ownership: model.WhollyState, Level: 2, Order: 7,
		Place: "某市"}
	if root != want {
		t.Errorf("the reporting enterprise became %+v", root)
	}
	plant := storetest.One[model.Enterprise](t, g, "name = '乙水务一厂'")
	if plant.ParentID != "QY2" || plant.Level != 3 || plant.ID == "QY2" {
		t.Errorf("the one below it %+v", plant)
	}
	zhang, li := storetest.One[model.Person](t, g, "name = '张甲'"), storetest.One[model.Person](t, g, "name = '李乙'")
	if zhang.ID == "RY1" || zhang.EnterpriseID != "QY2" || zhang.OrganizationID != "DZ1" || li.ID != "RY2" || li.EnterpriseID != plant.ID {
		t.Errorf("people %+v %+v", zhang, li)
	}
	if post := storetest.One[model.Post](t, g, "1 = 1"); post.PersonID != zhang.ID || post.EnterpriseID != "QY2" {
		t.Errorf("post %+v", post)
	}
	if x := storetest.One[model.Waiver](t, g, "1 = 1"); x.RecordID != li.ID {
		t.Errorf("waiver %+v", x)
	}
	counts := storetest.Must[map[model.Kind]int](t)(g.Counts(t.Context()))
	if counts[model.KindOffice] != 0 || counts[model.KindStaffingStandard] != 0 {
		t.Errorf("settings came along: %v", counts)
	}
	if said := storetest.Must[[]string](t)(g.Verify(t.Context())); len(said) != 0 {
		t.Errorf("verify: %v", said)
	}

	// The same once more writes nothing and says so.
	full := storetest.Dump(t, g)
	again := merge(t, g, MergeRequest{Passwords: []string{secret}}, file)
	if again.Files[0].State != Unchanged || again.Unchanged != 1 || !strings.Contains(strings.Join(again.Files[0].Notes, ""), "已经合并过") ||
		storetest.Dump(t, g) != full {
		t.Errorf("again %+v", again.Files[0])
	}
	st := storetest.Must[*Status](t)(StatusOf(t.Context(), g, asOf))
	if len(st.History) != 1 || st.History[0].Serial != 1 || st.History[0].Name != "乙水务" {
		t.Errorf("history %+v", st.History)
	}
	// Taken back, the ledger is as it was, and the packet can come anew.
	storetest.Must[int64](t)(g.Undo(t.Context(), r.Batches[0]))
	if got := storetest.Dump(t, g); got != before {
		t.Errorf("after undo\n%s\nnot\n%s", got, before)
	}
	if st := storetest.Must[*Status](t)(StatusOf(t.Context(), g, asOf)); len(st.Missing) != 2 || !st.History[0].Undone {
		t.Errorf("after undo %+v", st)
	}
	if r := merge(t, g, MergeRequest{Passwords: []string{secret}}, file).Files[0]; r.State != Merged || r.Added != 6 {
		t.Errorf("after undo merged %+v", r)
	}
}

// Only what changed there since is written.
func TestPacketAgain(t *testing.T) {
	g, s := group(t), subsidiary(t)
	merged(t, g, sent(t, s, SendRequest{}))
	before, exportBefore := storetest.Dump(t, g), storetest.Dump(t, g)
	was := storetest.One[model.Person](t, s, "id = 'RY2'")
	now := was
	now.Phone, now.Name = "13900000000", "李乙丙"
	storetest.Must[int64](t)(s.SaveEdited(t.Context(), "更正", was, now))
	storetest.Must[int64](t)(s.Save(t.Context(), "新人", model.Person{ID: "RY9", Name: "新人", EnterpriseID: "QY2"}))
	second := sent(t, s, SendRequest{AsOf: asOf.AddDays(10), With: []string{"手机号码"}})
	r := merged(t, g, second)
	if r.Added != 1 || r.Changed != 1 || r.Unchanged != 6 || r.Gone+r.Conflicts+r.Kept != 0 {
		t.Errorf("%+v", r)
	}
	storetest.Has(t, whatItems(r), "变更 人员 李乙", "姓名:李乙>李乙丙", "139****0000")
	if len(r.Items) != 2 {
		t.Errorf("items %v", whatItems(r))
	}
	storetest.Must[int64](t)(g.Undo(t.Context(), r.Batches[0]))
	if storetest.Dump(t, g) != before || storetest.Dump(t, g) != exportBefore {
		t.Error("undo did not bring back what was")
	}
	// The older one after the newer: told, refused, and taken by force.
	first := sent(t, s, SendRequest{})
	merged(t, g, first)
	late := merge(t, g, MergeRequest{}, second).Files[0]
	if late.State != Refused || late.Needs != NeedsForce || !strings.Contains(late.Why, "较旧的第2号") {
		t.Errorf("older %+v", late)
	}
	if r := merge(t, g, MergeRequest{Force: true}, second).Files[0]; r.State == Refused {
		t.Errorf("forced %+v", r)
	}
}

// What changed here and there is not written over unless it is asked for.
func TestPacketConflict(t *testing.T) {
	g, s := group(t), subsidiary(t)
	merged(t, g, sent(t, s, SendRequest{}))
	edit := func(w *store.Workspace, name string, f func(*model.Person)) {
		t.Helper()
		was := storetest.One[model.Person](t, w, "name = ?", name)
		now := was
		f(&now)
		storetest.Must[int64](t)(w.SaveEdited(t.Context(), "改", was, now))
	}
	edit(g, "张甲", func(p *model.Person) { p.Position = "集团改" })
	edit(g, "李乙", func(p *model.Person) { p.Position = "集团改" })
	edit(s, "张甲", func(p *model.Person) { p.Department = "一班" })
	file := sent(t, s, SendRequest{})
	r := merged(t, g, file)
	if r.Conflicts != 1 || r.Changed != 0 || r.State != Unchanged {
		t.Fatalf("%+v", r)
	}
	storetest.Has(t, whatItems(r), "冲突 人员 张甲", "部门（班组）:>一班", "本台账改过")
	if p := storetest.One[model.Person](t, g, "name = '张甲'"); p.Position != "集团改" || p.Department != "" {
		t.Errorf("the local one did not stay: %+v", p)
	}
	ref := model.Ref{Kind: model.KindPerson, ID: r.Items[0].ID}
	if r := merge(t, g, MergeRequest{Take: map[model.Ref]bool{ref: true}}, file).Files[0]; r.Changed != 1 || r.Conflicts != 0 {
		t.Errorf("taken: %+v", r)
	}
	if p := storetest.One[model.Person](t, g, "name = '张甲'"); p.Department != "一班" || p.Position != "" {
		t.Errorf("theirs was not taken: %+v", p)
	}
	if p := storetest.One[model.Person](t, g, "name = '李乙'"); p.Position != "集团改" {
		t.Errorf("what only the group changed is gone: %+v", p)
	}
	// Both changed it to the same: no conflict.
	edit(g, "张甲", func(p *model.Person) { p.Department = "二班" })
	edit(s, "张甲", func(p *model.Person) { p.Department = "二班" })
	if r := merged(t, g, sent(t, s, SendRequest{})); r.Conflicts+r.Changed != 0 {
		t.Errorf("agreed: %v", whatItems(r))
	}
	// For all at once.
	edit(g, "张甲", func(p *model.Person) { p.Department = "三班" })
	edit(s, "张甲", func(p *model.Person) { p.Department = "四班" })
	if r := merge(t, g, MergeRequest{Theirs: true}, sent(t, s, SendRequest{})).Files[0]; r.Conflicts != 0 || r.Changed != 1 {
		t.Errorf("theirs: %v", whatItems(r))
	}
}

// takeOut removes records in a ledger as undoing their entry does.
func takeOut(t testing.TB, w *store.Workspace, refs ...model.Ref) {
	t.Helper()
	var gone []model.Record
	for _, ref := range refs {
		r, ok, err := w.Get(t.Context(), ref)
		if err != nil || !ok {
			t.Fatal(ref, err)
		}
		gone = append(gone, r)
	}
	storetest.Must[int64](t)(w.Write(t.Context(), store.BatchUndo, "去掉", func(wr *store.Writer) error {
		for _, r := range gone {
			if err := wr.Remove(r); err != nil {
				return err
			}
		}
		return nil
	}))
}

// What is gone there goes here, unless it was changed here, something here hangs
// on it, or it was here before.
func TestPacketGone(t *testing.T) {
	g, s := group(t), subsidiary(t)
	storetest.Must[int64](t)(g.Save(t.Context(), "先有", model.Person{ID: "RY7", Name: "先有", EnterpriseID: "QY2"}))
	for _, name := range []string{"去一", "改过", "用到", "先有"} {
		storetest.Must[int64](t)(s.Save(t.Context(), name, model.Person{ID: "P" + name, Name: name, EnterpriseID: "QY1"}))
	}
	storetest.Must[int64](t)(s.Save(t.Context(), "岗", model.Post{ID: "GW9", EnterpriseID: "QY1", PersonID: "P去一", Title: "岗",
		Field: model.PartyField, WorkTime: model.FullTime}))
	merged(t, g, sent(t, s, SendRequest{}))
	was := storetest.One[model.Person](t, g, "name = '改过'")
	now := was
	now.Position = "集团改"
	storetest.Must[int64](t)(g.SaveEdited(t.Context(), "改", was, now))
	storetest.Must[int64](t)(g.Save(t.Context(), "处分", model.Discipline{ID: "CF1", PersonID: storetest.One[model.Person](t, g,
		"name = '用到'").ID, Measure: "警告", Day: day.Of(2026, 1, 1)}))
	var refs []model.Ref
	for _, name := range []string{"去一", "改过", "用到", "先有"} {
		refs = append(refs, model.Ref{Kind: model.KindPerson, ID: "P" + name})
	}
	takeOut(t, s, append(refs, model.Ref{Kind: model.KindPost, ID: "GW9"})...)
	before := storetest.Dump(t, g)
	r := merged(t, g, sent(t, s, SendRequest{}))
	if r.Gone != 2 || r.Kept != 3 {
		t.Fatalf("%v", whatItems(r))
	}
	lines := whatItems(r)
	storetest.Has(t, lines, "已无 人员 去一")
	storetest.Has(t, lines, "已无 党务岗位 乙水务 去一 岗")
	storetest.Has(t, lines, "保留 人员 改过", "本台账改过它")
	storetest.Has(t, lines, "保留 人员 用到", "党纪处分")
	storetest.Has(t, lines, "保留 人员 先有", "合并以前")
	if list := storetest.Must[[]model.Person](t)(store.Load[model.Person](t.Context(), g.Conn(), "name = '去一'", "")); len(list) != 0 {
		t.Error("it is still here")
	}
	storetest.Must[int64](t)(g.Undo(t.Context(), r.Batches[0]))
	if storetest.Dump(t, g) != before {
		t.Error("undo did not restore what was taken out")
	}
	// It comes again: nothing doubles.
	storetest.Must[int64](t)(s.Save(t.Context(), "又来", model.Person{ID: "P去一", Name: "去一", EnterpriseID: "QY1"}))
	r = merged(t, g, sent(t, s, SendRequest{}))
	storetest.One[model.Person](t, g, "name = '去一'")
	if r.Gone != 1 { // the post
		t.Errorf("%v", whatItems(r))
	}
}

// Two subsidiaries report one person: the second is asked about.
func TestPacketOthersPerson(t *testing.T) {
	g, s := group(t), subsidiary(t)
	other := storetest.Open(t, t.TempDir())
	storetest.Must[int64](t)(other.Save(t.Context(), "丙", model.Enterprise{ID: "X", Name: "丙公交", Ownership: model.SoleState},
		model.Person{ID: "RY1", Name: "张甲", IdentityNumber: "990101199001010019", EnterpriseID: "X"}))
	merged(t, g, sent(t, s, SendRequest{}))
	file := sent(t, other, SendRequest{})
	r := merged(t, g, file)
	if r.Conflicts != 1 || r.Enterprise != "QY3" {
		t.Fatalf("%v", whatItems(r))
	}
	storetest.Has(t, whatItems(r), "冲突 人员 张甲", "属于“乙水务”")
	r = merge(t, g, MergeRequest{Theirs: true}, file).Files[0]
	if p := storetest.One[model.Person](t, g, "name = '张甲'"); p.EnterpriseID != "QY3" || r.Changed != 1 || p.OrganizationID != "DZ1" {
		t.Errorf("%+v", p)
	}
	// The first has no more of him: he stays, for the second has.
	takeOut(t, s, model.Ref{Kind: model.KindPost, ID: "GW1"}, model.Ref{Kind: model.KindPerson, ID: "RY1"})
	r = merged(t, g, sent(t, s, SendRequest{}))
	storetest.Has(t, whatItems(r), "保留 人员 张甲")
	storetest.One[model.Person](t, g, "name = '张甲'")
}

// A ledger that was begun anew takes the place of the one before: nothing doubles,
// and what it has no more goes.
func TestPacketNewLedger(t *testing.T) {
	g, s := group(t), subsidiary(t)
	merged(t, g, sent(t, s, SendRequest{}))
	anew := storetest.Open(t, t.TempDir())
	root := storetest.One[model.Enterprise](t, s, "id = 'QY1'")
	root.ID = "NEW"
	storetest.Must[int64](t)(anew.Save(t.Context(), "x", root, model.Person{ID: "A", Name: "张甲", IdentityNumber: "990101199001010019",
		EnterpriseID: "NEW"}))
	file := sent(t, anew, SendRequest{})
	r := merge(t, g, MergeRequest{}, file).Files[0]
	if r.State != Refused || r.Needs != NeedsKey || !strings.Contains(r.Why, "上次用的是另一份台账") {
		t.Fatalf("another ledger was not asked about: %+v", r)
	}
	r = merge(t, g, MergeRequest{Keys: []string{r.Fingerprint}}, file).Files[0]
	if r.Added+r.Conflicts+r.Gone != 0 || !strings.Contains(strings.Join(r.Notes, ""), "来自另一份台账") {
		t.Errorf("%v %v", whatItems(r), r.Notes)
	}
	if r := merge(t, g, MergeRequest{}, sent(t, s, SendRequest{})).Files[0]; r.Needs != NeedsKey { // its place was taken
		t.Errorf("the ledger of before is taken unasked: %+v", r)
	}
	takeOut(t, anew, model.Ref{Kind: model.KindPerson, ID: "A"})
	r = merged(t, g, sent(t, anew, SendRequest{}))
	storetest.Has(t, whatItems(r), "保留 人员 张甲", "党务岗位") // the post of the ledger before hangs on him
	if strings.Contains(strings.Join(r.Notes, ""), "来自另一份台账") {
		t.Error("told again")
	}
}

// An enterprise that is not known by name or code has to be named.
func TestPacketUnknownSender(t *testing.T) {
	g := group(t)
	s := storetest.Open(t, t.TempDir())
	storetest.Must[int64](t)(s.Save(t.Context(), "x", model.Enterprise{ID: "QY1", Name: "公交公司", Ownership: model.SoleState}))
	file := sent(t, s, SendRequest{})
	r := merge(t, g, MergeRequest{}, file).Files[0]
	if r.State != Refused || r.Needs != NeedsEnterprise || !strings.Contains(r.Why, "公交公司") {
		t.Fatalf("%+v", r)
	}
	named := func(id string) *Result {
		return storetest.Must[*MergeResult](t)(Merge(t.Context(), g, MergeRequest{Files: []File{{Path: file, Enterprise: id}}})).Files[0]
	}
	if r := named("QY8"); r.Needs != NeedsEnterprise {
		t.Errorf("%+v", r)
	}
	if r := named("QY3"); r.State != Merged || r.Enterprise != "QY3" {
		t.Fatalf("%+v", r)
	}
	// From now on it is known; another cannot be named by mistake.
	if r := merged(t, g, file); r.Enterprise != "QY3" {
		t.Errorf("%+v", r)
	}
	if r := named("QY2"); r.State != Refused || !strings.Contains(r.Why, "另一户企业") {
		t.Errorf("%+v", r)
	}
}

func TestPacketRefusals(t *testing.T) {
	g, s := group(t), subsidiary(t)
	sealed := sent(t, s, SendRequest{Password: secret})
	whole, err := os.ReadFile(sealed)
	if err != nil {
		t.Fatal(err)
	}
	bad := func(name string, b []byte) string {
		path := filepath.Join(t.TempDir(), name)
		if err := os.WriteFile(path, b, 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	spoilt := slices.Clone(whole)
	spoilt[len(spoilt)-30] ^= 4
	// so that it has something to send
	storetest.Must[int64](t)(g.Save(t.Context(), "x", model.Person{ID: "RY5", Name: "x", EnterpriseID: "QY1"}))
	own := sent(t, g, SendRequest{})
	before := storetest.Dump(t, g)
	for _, x := range []struct {
		path, password, needs, says string
	}{
		{sealed, "", NeedsPassword, "加了密码"},
		{sealed, "wrong password", NeedsPassword, "密码不对"},
		{bad("half.dbb", whole[:len(whole)/2]), secret, "", "没有拷贝完"},
		{bad("spoilt.dbb", spoilt), secret, "", "已损坏"},
		{bad("foreign.dbb", []byte("PK\x03\x04 no packet at all")), "", "", "不是上报数据包"},
		{filepath.Join(t.TempDir(), "none.dbb"), "", "", "找不到文件"},
		{own, "", "", "本台账自己生成"},
	} {
		r := merge(t, g, MergeRequest{Passwords: []string{x.password}}, x.path).Files[0]
		if r.State != Refused || r.Needs != x.needs || !strings.Contains(r.Why, x.says) {
			t.Errorf("%s: %+v", filepath.Base(x.path), r)
		}
	}
	if storetest.Dump(t, g) != before || len(storetest.Must[*Status](t)(StatusOf(t.Context(), g, asOf)).History) != 0 {
		t.Error("something was written")
	}
	// A copy of the group's ledger that was given a number of its own may report.
	if err := RenewLedgerID(t.Context(), g); err != nil {
		t.Fatal(err)
	}
	if r := merge(t, g, MergeRequest{}, own).Files[0]; r.State == Refused {
		t.Errorf("%+v", r)
	}
}

// forge writes a packet as a program other than ours might.
func forge(t *testing.T, outside []model.Record, records ...model.Record) string {
	t.Helper()
	return forgeOf(t, Sender{ID: "S", Name: "丙公交"}, outside, records...)
}

func forgeOf(t *testing.T, sender Sender, outside []model.Record, records ...model.Record) string {
	t.Helper()
	c := Content{Signer: signer, Kinds: packetKinds(), Records: map[model.Kind][]model.Record{}, Outside: map[model.Kind][]model.Record{}}
	for _, r := range records {
		c.Records[r.Kind()] = append(c.Records[r.Kind()], r)
		if !slices.Contains(c.Kinds, r.Kind()) {
			c.Kinds = append(c.Kinds, r.Kind())
		}
	}
	for _, r := range outside {
		c.Outside[r.Kind()] = append(c.Outside[r.Kind()], r)
	}
	path := filepath.Join(t.TempDir(), "forged.dbb")
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if _, err := Write(f, Manifest{Version: "0.1.0", Ledger: "00000000-0000-4000-8000-00000000000f", Serial: 1,
		Made: "2026-11-23T01:02:03Z", AsOf: asOf,
		Sender: sender, Scope: 1}, c, "", Limits{}); err != nil {
		t.Fatal(err)
	}
	return path
}

// codeB is the credit code of one enterprise of the tests.
const codeB = "99990101MA000000B5"

// What can never be is told and stays out, with what hangs on it; the rest comes in.
func TestPacketUnlawful(t *testing.T) {
	root := model.Enterprise{ID: "S", Name: "丙公交", Ownership: model.SoleState}
	records := []model.Record{root,
		model.Person{ID: "P1", EnterpriseID: "S"},
		model.Person{ID: "P2", Name: "长字", EnterpriseID: "S", Note: strings.Repeat("字", 32001)},
		model.Person{ID: "P3", Name: "好人", EnterpriseID: "S"},
		model.Discipline{ID: "D1", PersonID: "P1", Measure: model.Warning, Day: day.Of(2025, 1, 1)},
		model.Fund{ID: "F1", EnterpriseID: "S", Year: 2026, Planned: model.Amount(model.Yuan(1))},
		model.Fund{ID: "F2", EnterpriseID: "S", Year: 2026, Planned: model.Amount(model.Yuan(2))},
		model.Fund{ID: "F3", EnterpriseID: "S", Year: 3026},
	}
	g := group(t)
	preview := merge(t, g, MergeRequest{DryRun: true}, forge(t, nil, records...)).Files[0]
	r := merge(t, g, MergeRequest{}, forge(t, nil, records...)).Files[0]
	var said []string
	for _, it := range r.Items {
		if it.What == Broken || it.What == Left {
			said = append(said, it.What+" "+it.ID+" "+it.Why)
		}
	}
	storetest.Same(t, []string{
		"不合要求 F2 年度：已有“丙公交”2026年度的党建经费（编号F1），是否更新？要更新的请改在原记录上",
		"不合要求 F3 年度：年度应在1990至2027之间",
		"不合要求 P1 姓名：必填，请填写姓名",
		"不合要求 P2 备注：超过32000字，请缩短",
		"未并入 D1 所引用的人员“P1”不在本台账中",
	}, said)
	if r.State != Merged || r.Broken != 4 || preview.Broken != 4 {
		t.Errorf("%+v", r)
	}
	storetest.One[model.Person](t, g, "name = ?", "好人")
	if got := storetest.One[model.Fund](t, g, "year = ?", 2026); got.Planned != model.Recorded(model.Yuan(1)) {
		t.Errorf("%+v", got)
	}
}

func TestPacketForged(t *testing.T) {
	root := model.Enterprise{ID: "S", Name: "丙公交", Ownership: model.SoleState}
	for _, x := range []struct {
		says    string
		outside []model.Record
		records []model.Record
	}{
		{"自行设置", nil, []model.Record{root, model.Office{ID: model.OfficeID, Unit: "x"}}},
		{"自行设置", nil, []model.Record{root, model.Waiver{ID: "W", RuleID: "B-06", RecordKind: "person", RecordID: "QY1", Reason: "x",
			By: "x", Day: asOf}}},
		{"不属于报送企业", []model.Record{model.Enterprise{ID: "QY1", Name: "甲集团"}},
			[]model.Record{root, model.Person{ID: "P", Name: "p", EnterpriseID: "QY1"}}},
		{"不在报送企业“丙公交”之下", nil, []model.Record{root, model.Enterprise{ID: "QY1", Name: "甲集团", Ownership: model.SoleState}}},
		{"不在报送企业“丙公交”之下", nil, []model.Record{root, model.Enterprise{ID: "A", Name: "a", ParentID: "B", Ownership: model.SoleState},
			model.Enterprise{ID: "B", Name: "b", ParentID: "A", Ownership: model.SoleState}}},
	} {
		g := group(t)
		before := storetest.Dump(t, g)
		r := merge(t, g, MergeRequest{}, forge(t, x.outside, x.records...)).Files[0]
		if r.State != Refused || !strings.Contains(r.Why, x.says) || storetest.Dump(t, g) != before {
			t.Errorf("%s: %+v", x.says, r)
		}
	}
	// The group as its own subsidiary's subsidiary: not even when asked for.
	g := group(t)
	file := forge(t, nil, root, model.Enterprise{ID: "QY1", Name: "甲集团", ParentID: "S", Ownership: model.SoleState})
	if r := merge(t, g, MergeRequest{Theirs: true}, file).Files[0]; r.State != Unchanged || r.Broken != 1 ||
		!strings.Contains(r.Items[0].Why, "上级企业成了一圈：甲集团→丙公交→甲集团") {
		t.Errorf("%+v", r)
	}
}

// Parts of one ledger that refer to each other: what the first lacks comes with
// the second, and the first is completed then.
func TestPacketParts(t *testing.T) {
	src := storetest.Open(t, t.TempDir())
	storetest.Must[int64](t)(src.Save(t.Context(), "x", model.Enterprise{ID: "A", Name: "甲集团", Ownership: model.SoleState},
		model.Enterprise{ID: "B", Name: "乙水务", CreditCode: codeB, ParentID: "A", Ownership: model.SoleState},
		model.Enterprise{ID: "C", Name: "丙公交", ParentID: "A", Ownership: model.SoleState},
		model.Organization{ID: "O", Name: "丙公交党委", Type: model.Committee, EnterpriseID: "C"},
		model.Organization{ID: "P", Name: "乙水务党支部", Type: model.Branch, EnterpriseID: "B", ParentID: "O"},
		model.Person{ID: "R", Name: "王丁", EnterpriseID: "C", IdentityNumber: "990101199001010019"},
		model.Exchange{ID: "J", PersonID: "R", EnterpriseID: "B", Direction: model.PartyToManagement, FromPost: "一", ToPost: "二",
			Day: day.Of(2026, 1, 1)},
		model.Waiver{ID: "W", RuleID: "A-20", RecordKind: "exchange", RecordID: "J", Reason: "说明", By: "某", Day: day.Of(2026, 1, 1)}))
	b, c := sent(t, src, SendRequest{Scope: "B"}), sent(t, src, SendRequest{Scope: "C"})
	g := group(t)
	r := merged(t, g, b)
	if r.Left != 2 {
		t.Fatalf("%v", whatItems(r))
	}
	storetest.Has(t, whatItems(r), "未并入 双向交流", "“王丁”不在本台账中")
	if o := storetest.One[model.Organization](t, g, "name = '乙水务党支部'"); o.ParentID != "" {
		t.Errorf("%+v", o)
	}
	storetest.Must[int64](t)(g.Undo(t.Context(), r.Batches[0]))
	res := merge(t, g, MergeRequest{}, b, c)
	if r := res.Files[0]; r.Left != 0 || len(r.Batches) != 2 || res.Merged != 2 {
		t.Fatalf("%+v %v", r, whatItems(r))
	}
	if x := storetest.One[model.Exchange](t, g, "1 = 1"); x.PersonID != storetest.One[model.Person](t, g, "name = '王丁'").ID ||
		x.EnterpriseID != "QY2" {
		t.Errorf("%+v", x)
	}
	if o := storetest.One[model.Organization](t, g, "name = '乙水务党支部'"); o.ParentID != storetest.One[model.Organization](t, g,
		"name = '丙公交党委'").ID {
		t.Errorf("%+v", o)
	}
	storetest.One[model.Waiver](t, g, "1 = 1")
	if r := merge(t, g, MergeRequest{}, c, b); r.Unchanged != 2 {
		t.Errorf("again %+v", r.Files[1])
	}
}

// The whole sample goes from one ledger to an empty group's and is the same there.
func TestPacketSample(t *testing.T) {
	if testing.Short() {
		t.Skip("the whole sample; the run without -short has it")
	}
	s := storetest.Open(t, t.TempDir())
	if err := keep.Demo(t.Context(), s); err != nil {
		t.Fatal(err)
	}
	file := sent(t, s, SendRequest{})
	g := storetest.Open(t, t.TempDir())
	top := demo.Records()[1].(model.Enterprise)
	storetest.Must[int64](t)(g.Save(t.Context(), "集团", model.Enterprise{ID: top.ID, Name: top.Name, Ownership: top.Ownership,
		Level: top.Level, Order: top.Order}))
	before := storetest.Dump(t, g)
	r := merged(t, g, file)
	if r.Conflicts+r.Kept+r.Left+r.Gone != 0 || r.Changed != 1 {
		t.Fatalf("%s", r.Summary())
	}
	// What belongs to no enterprise is the sender's own and stays with it.
	own := storetest.Must[*sending](t)(newSending(t.Context(), s.Conn(), "", storetest.Must[stays](t)(SendRequest{}.stays())))
	var want []string
	for kind, list := range own.content.Records {
		for _, r := range list {
			want = append(want, string(kind)+" "+string(model.AppendRecord(nil, r)))
		}
	}
	got := strings.Split(strings.TrimSpace(storetest.Dump(t, g)), "\n")
	slices.Sort(want)
	slices.Sort(got)
	if !slices.Equal(want, got) {
		t.Error("the group's ledger is not the subsidiary's")
	}
	storetest.Must[int64](t)(g.Undo(t.Context(), r.Batches[0]))
	if storetest.Dump(t, g) != before {
		t.Error("undo did not bring back what was")
	}
	// From a ledger of another origin every record is known again.
	merged(t, g, file)
	if err := RenewLedgerID(t.Context(), s); err != nil {
		t.Fatal(err)
	}
	file = sent(t, s, SendRequest{})
	anew := storetest.Must[Info](t)(LookFile(file, "", "test"))
	r = merge(t, g, MergeRequest{Keys: []string{anew.Fingerprint}}, file).Files[0]
	if r.State == Refused || r.Added+r.Changed+r.Conflicts+r.Gone+r.Kept+r.Left != 0 {
		t.Errorf("from another ledger: %s %v", r.Summary(), whatItems(r))
	}
}

// Cancelling while a packet is merged leaves nothing of it.
func TestPacketCancel(t *testing.T) {
	g, s := group(t), subsidiary(t)
	file := sent(t, s, SendRequest{})
	before := storetest.Dump(t, g)
	for at := range 100 {
		ctx, cancel := context.WithCancel(t.Context())
		_, err := Merge(ctx, g, MergeRequest{Files: []File{{Path: file}}, Progress: func(done, total int) {
			if done*100/total >= at {
				cancel()
			}
		}})
		cancel()
		if err == nil { // too late
			if at < 60 {
				t.Errorf("cancelled at %d, and merged", at)
			}
			break
		}
		if !errors.Is(err, context.Canceled) || storetest.Dump(t, g) != before {
			t.Fatalf("cancelled at %d: %v", at, err)
		}
	}
}

// Who has not reported: those right below the group, by the day asked for.
func TestPacketMissing(t *testing.T) {
	b := model.NewBook(asOf, "", nil)
	model.Put(b, []model.Enterprise{{ID: "G", Name: "集团"}, {ID: "A", Name: "甲", ParentID: "G"}, {ID: "A1", Name: "甲一", ParentID: "A"},
		{ID: "A2", Name: "甲二", ParentID: "A"},
		{ID: "B", Name: "乙", ParentID: "G"}, {ID: "C", Name: "丙", ParentID: "G", Ended: day.Of(2025, 1, 1)},
		{ID: "D", Name: "丁", ParentID: "G"}})
	latest := map[string]string{"A1": "2026-11-20", "B": "2026-11-19", "D": "2026-11-21"}
	storetest.Same(t, []Missing{{ID: "A", Name: "甲", Below: 1}, {ID: "B", Name: "乙", Last: "2026-11-19"}}, missing(b, asOf, latest))
	storetest.Same(t, []Missing{}, missing(b, asOf, map[string]string{"G": "2026-11-20"}))
}

func TestPacketFileMode(t *testing.T) {
	path := filepath.Join(t.TempDir(), "x.dbb")
	if got := storetest.Must[bool](t)(SealedFile(sent(t, subsidiary(t), SendRequest{Path: path}))); got {
		t.Error("sealed without a password")
	}
	if _, err := SealedFile(filepath.Join(t.TempDir(), "none")); err == nil || errors.Is(err, os.ErrExist) {
		t.Errorf("%v", err)
	}
}
