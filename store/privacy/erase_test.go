package privacy

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"partyledger/model"
	"partyledger/model/day"
	"partyledger/model/figure"
	"partyledger/model/report"
	"partyledger/model/rule"
	"partyledger/store"
	"partyledger/store/keep"
	"partyledger/store/storetest"
)

// planted is what must be gone from every byte of the folder.
var planted = []string{"欧阳试验", "ouyangshiyan", "990101198601013317", "13900000001", "腰椎手术", "家有病人", "谈话时提到"}

// somebody is a member with records of many kinds, a file, and the name in texts about
// others and in the log.
func somebody(t *testing.T, w *store.Workspace) model.Ref {
	t.Helper()
	ctx := t.Context()
	must := storetest.Must[int64](t)
	storetest.Must[struct{}](t)(struct{}{}, keep.Demo(ctx, w))
	b := storetest.Must[*model.Book](t)(w.Book(ctx, store.Query{}))
	people := model.Everywhere[model.Person](b)
	i := slices.IndexFunc(people, func(p model.Person) bool { return p.Status == model.FullMember && p.Left.IsZero() })
	x := people[i]
	x.Name, x.IdentityNumber, x.Phone, x.Note = planted[0], planted[2], planted[3], planted[4]
	x.BirthDay, x.Left, x.LeftHow = day.Of(1986, 1, 1), day.Of(2026, 3, 1), model.TransferredOut
	must(w.Save(ctx, "登记“欧阳试验”转出", x))
	must(w.Save(ctx, "关怀", model.CareRecord{PersonID: x.ID, CareKind: model.CareHardship, Found: day.Of(2026, 1, 5), Need: planted[5]}))
	must(w.Save(ctx, "佐证", model.EvidenceItem{IndicatorID: model.Everywhere[model.Indicator](b)[0].ID, EnterpriseID: x.EnterpriseID,
		Title: planted[0] + "转出介绍信", RecordKind: string(model.KindPerson), RecordID: x.ID}))
	site := model.Everywhere[model.Site](b)[0]
	site.Note = "钥匙在欧阳试验处"
	must(w.Save(ctx, "场所", site))
	rest := model.Everywhere[model.DevelopmentCase](b)[0]
	rest.Note = planted[6] + "欧阳试验"
	must(w.Save(ctx, "谈话", rest))
	rest.Note = "改过"
	must(w.Save(ctx, "谈话改正", rest))
	file := filepath.Join(t.TempDir(), "a.pdf")
	if err := os.WriteFile(file, []byte("%PDF-1.4\n"+strings.Join(planted, " ")+"\n%%EOF\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	storetest.Must[model.Attachment](t)(keep.Attach(ctx, w, model.Ref{Kind: model.KindPerson, ID: x.ID}, file, "欧阳试验的材料"))
	return model.Ref{Kind: model.KindPerson, ID: x.ID}
}

// where lists the files in which a word of planted stands.
func where(t *testing.T, dir string) []string {
	t.Helper()
	var out []string
	err := filepath.WalkDir(dir, func(path string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(path)
		for _, word := range planted {
			if bytes.Contains(data, []byte(word)) || strings.Contains(path, word) {
				out = append(out, filepath.Base(path)+": "+word)
			}
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// sixDays is what every headline figure says on six days.
func sixDays(t *testing.T, w *store.Workspace) string {
	t.Helper()
	var out strings.Builder
	for _, on := range []day.Day{day.Of(2024, 12, 31), day.Of(2025, 3, 31), day.Of(2025, 6, 30), day.Of(2025, 12, 31),
		day.Of(2026, 6, 30), day.Of(2026, 11, 23)} {
		b := storetest.Must[*model.Book](t)(w.Book(t.Context(), store.Query{AsOf: on}))
		for _, f := range figure.All(b) {
			fmt.Fprintf(&out, "%s %s %v/%v\n", on, f.Key, f.Value, f.Base)
		}
		for _, r := range report.All() {
			r.Build(report.Input{Book: b, Findings: rule.Check(b)})
		}
	}
	return out.String()
}

// An erased person is nowhere in the folder, figures stay, the chain and the law hold.
func TestErase(t *testing.T) {
	for _, how := range []Backups{RewriteBackups, DeleteBackups} {
		t.Run(string(how), func(t *testing.T) { testErase(t, how) })
	}
}

func testErase(t *testing.T, how Backups) {
	ctx, dir := t.Context(), t.TempDir()
	w := storetest.Open(t, dir)
	ref := somebody(t, w)
	storetest.Must[string](t)(keep.Backup(ctx, w, ""))
	figures := sixDays(t, w)
	if len(where(t, dir)) == 0 {
		t.Fatal("nothing was planted")
	}
	res := storetest.Must[*Result](t)(Erase(ctx, w, Request{Refs: []model.Ref{ref}, Reason: "欧阳试验本人申请", Document: "某投党〔2026〕9号",
		Decider: "赵甲乙", Backups: how}))
	if len(res.Troubles) > 0 || len(res.Rewrote)+len(res.Deleted) != len(res.Plan.Backups) || len(res.Plan.Backups) == 0 {
		t.Errorf("%+v", res)
	}
	if got := sixDays(t, w); got != figures {
		t.Errorf("figures changed: %s", got)
	}
	said := storetest.Must[[]string](t)(keep.Verify(ctx, w))
	broken := storetest.Must[[]string](t)(w.Unlawful(ctx))
	if len(said)+len(broken) > 0 {
		t.Errorf("after it: %q, %q", said, broken)
	}
	batches := storetest.Must[[]store.Batch](t)(w.Batches(ctx, 1))
	if note := batches[0].Note; batches[0].Kind != store.BatchErase || !strings.Contains(note, "1人") || !strings.Contains(note, "赵甲乙") ||
		!strings.Contains(note, "某投党〔2026〕9号") || !strings.Contains(note, "本人申请") {
		t.Errorf("the log says %+v", batches[0])
	}
	for _, id := range []int64{batches[0].ID, 2} { // the erasure itself, and an edit of the person
		_, err := w.Undo(ctx, id)
		storetest.WantRefusal(t, err, "依法删除", "不能撤销")
	}
	b := storetest.Must[*model.Book](t)(w.Book(ctx, store.Query{}))
	x, _ := model.Find[model.Person](b, ref.ID)
	site := model.Everywhere[model.Site](b)
	if x.Name != model.ErasedText || x.Erased.IsZero() || !slices.ContainsFunc(site, func(s model.Site) bool {
		return s.Note == "钥匙在"+model.ErasedText+"处"
	}) {
		t.Errorf("left: %+v", x)
	}
	if left := where(t, dir); len(left) > 0 { // also while it is open
		t.Errorf("still there: %q", left)
	}
	copies := storetest.Must[[]string](t)(keep.Backups(w))
	w.Close()
	if left := where(t, dir); len(left) > 0 {
		t.Errorf("still there after closing: %q", left)
	}
	for _, path := range copies {
		storetest.Must[string](t)(keep.Restore(ctx, dir, path, store.Options{Now: storetest.Now}))
		w := storetest.Open(t, dir)
		if said := storetest.Must[[]string](t)(keep.Verify(ctx, w)); len(said) > 0 {
			t.Errorf("%s: %q", path, said)
		}
		w.Close()
	}
}

// Who was imported and taken back is in the log alone: that can be erased too.
func TestEraseRemoved(t *testing.T) {
	ctx, dir := t.Context(), t.TempDir()
	w := storetest.Open(t, dir)
	must := storetest.Must[int64](t)
	must(w.Save(ctx, "企业", model.Enterprise{ID: "QY1", Name: "某某水务有限公司", Ownership: model.WhollyState}))
	x := model.Person{ID: "RY1", Name: planted[0], IdentityNumber: planted[2], EnterpriseID: "QY1", BirthDay: day.Of(1986, 1, 1)}
	added := must(w.Save(ctx, "新增", x, model.CareRecord{ID: "GH1", PersonID: "RY1", CareKind: model.CareHardship,
		Found: day.Of(2026, 1, 5), Need: planted[5]}))
	must(w.Undo(ctx, added))
	p := storetest.Must[*Plan](t)(Look(ctx, w, []model.Ref{{Kind: model.KindPerson, ID: "RY1"}}))
	if len(p.Records) != 0 || p.Log != 4 {
		t.Errorf("found %+v", p)
	}
	storetest.Must[*Result](t)(Erase(ctx, w, Request{Refs: []model.Ref{{Kind: model.KindPerson, ID: "RY1"}}, Reason: "误导入",
		Decider: "赵甲乙"}))
	if left := where(t, dir); len(left) > 0 {
		t.Errorf("still there: %q", left)
	}
	if said := storetest.Must[[]string](t)(keep.Verify(ctx, w)); len(said) > 0 {
		t.Errorf("after it: %q", said)
	}
}

// What went into a person by a merge goes with that person: another name and number of hers.
func TestEraseReachesWhatWasMerged(t *testing.T) {
	ctx, dir := t.Context(), t.TempDir()
	w := storetest.Open(t, dir)
	must := storetest.Must[int64](t)
	must(w.Save(ctx, "企业", model.Enterprise{ID: "QY1", Name: "某某水务有限公司", Ownership: model.WhollyState}))
	must(w.Save(ctx, "新增", model.Person{ID: "RY1", Name: "甲乙试验", EnterpriseID: "QY1"},
		model.Person{ID: "RY2", Name: planted[0], Phone: planted[3], IdentityNumber: planted[2], EnterpriseID: "QY1"}))
	_, _, err := w.MergePeople(ctx, store.PersonMerge{Kept: "RY1", Other: "RY2", Reason: "同一个人",
		Take: map[string]model.Take{"Phone": model.TakeKept, "IdentityNumber": model.TakeKept}})
	if err != nil {
		t.Fatal(err)
	}
	if len(where(t, dir)) == 0 {
		t.Fatal("nothing was planted")
	}
	storetest.Must[*Result](t)(Erase(ctx, w, Request{Refs: []model.Ref{{Kind: model.KindPerson, ID: "RY1"}}, Reason: "本人申请",
		Decider: "赵甲乙"}))
	if left := where(t, dir); len(left) > 0 {
		t.Errorf("still there: %q", left)
	}
	if said := storetest.Must[[]string](t)(keep.Verify(ctx, w)); len(said) > 0 {
		t.Errorf("after it: %q", said)
	}
}

// Somebody else of the same name keeps it, in the record and in texts.
func TestSharedName(t *testing.T) {
	ctx, dir := t.Context(), t.TempDir()
	w := storetest.Open(t, dir)
	must := storetest.Must[int64](t)
	must(w.Save(ctx, "企业", model.Enterprise{ID: "QY1", Name: "某某水务有限公司", Ownership: model.WhollyState, Note: "联系张甲"}))
	must(w.Save(ctx, "新增", model.Person{ID: "RY1", Name: "张甲", Phone: planted[3], EnterpriseID: "QY1"},
		model.Person{ID: "RY2", Name: "张甲乙", EnterpriseID: "QY1"}))
	res := storetest.Must[*Result](t)(Erase(ctx, w, Request{Refs: []model.Ref{{Kind: model.KindPerson, ID: "RY1"}}, Reason: "申请",
		Decider: "赵甲乙"}))
	b := storetest.Must[*model.Book](t)(w.Book(ctx, store.Query{}))
	other, _ := model.Find[model.Person](b, "RY2")
	e, _ := model.Find[model.Enterprise](b, "QY1")
	if other.Name != "张甲乙" || e.Note != "联系张甲" || !slices.Equal(res.Plan.Shared, []string{"张甲"}) || len(where(t, dir)) > 0 {
		t.Errorf("%+v %+v, shared %q, left %q", other, e, res.Plan.Shared, where(t, dir))
	}
}

// Without a reason or who decided nothing is erased.
func TestEraseIsDecided(t *testing.T) {
	w := storetest.Open(t, t.TempDir())
	for _, req := range []Request{{Reason: "申请"}, {Decider: "赵甲乙"}, {Reason: "申请", Decider: "赵甲乙"}} {
		req.Refs = []model.Ref{{Kind: model.KindPerson, ID: "none"}}
		_, err := Erase(t.Context(), w, req)
		storetest.WantRefusal(t, err, "什么也没有删除")
	}
}
