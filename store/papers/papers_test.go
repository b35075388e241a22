package papers

import (
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"partyledger/model"
	"partyledger/model/day"
	"partyledger/model/paper"
	"partyledger/store"
	"partyledger/store/docx/docxtest"
	"partyledger/store/keep"
	"partyledger/store/privacy"
	"partyledger/store/storetest"
)

// A branch under a committee, two people admitted at one meeting and approved.
func people() []model.Record {
	out := []model.Record{
		model.Enterprise{ID: "E1", Name: "虚谷水务有限公司", Ownership: model.WhollyState},
		model.Organization{ID: "D1", Name: "中共虚谷水务有限公司委员会", Type: model.Committee, EnterpriseID: "E1",
			CanApprove: true, DocPrefix: "虚水党"},
		model.Organization{ID: "D2", Name: "中共虚谷水务有限公司第一支部委员会", Type: model.Branch, EnterpriseID: "E1",
			ParentID: "D1", DocPrefix: "虚水一支"},
		model.Person{ID: "M0", Name: "介绍人甲", EnterpriseID: "E1", OrganizationID: "D2", Status: model.FullMember},
		model.Person{ID: "M1", Name: "介绍人乙", EnterpriseID: "E1", OrganizationID: "D2", Status: model.FullMember},
	}
	d := func(m, dom int) day.Day { return day.Of(2026, m, dom) }
	for _, id := range []string{"1", "2"} {
		out = append(out, model.Person{ID: "P" + id, Name: "申某" + id, EnterpriseID: "E1", OrganizationID: "D2"},
			model.DevelopmentCase{ID: "C" + id, PersonID: "P" + id, OrganizationID: "D2", Applied: day.Of(2024, 3, 1),
				ActivistDay: day.Of(2024, 10, 8), ActivistBody: model.BranchCommitteeBody, Sponsor1ID: "M0", Sponsor2ID: "M1"},
			model.BranchMeeting{ID: "V" + id, CaseID: "C" + id, Purpose: model.ForAdmission, Day: d(8, 20), Resolution: model.Admit,
				Vote: model.Vote{Eligible: 20, Present: 18, For: 17, Abstain: 1}, ApprovalDay: d(9, 10), ApproverID: "D1",
				Approved: model.CheckedYes})
	}
	return out
}

func ledger(t *testing.T) *store.Workspace {
	t.Helper()
	w := storetest.Open(t, t.TempDir())
	if _, err := w.Save(context.Background(), "登记", people()...); err != nil {
		t.Fatal(err)
	}
	return w
}

func votes() []model.Ref {
	return []model.Ref{{Kind: model.KindBranchMeeting, ID: "V1"}, {Kind: model.KindDevelopmentCase, ID: "C2"}}
}

func all[T model.Record](t *testing.T, w *store.Workspace) []T {
	t.Helper()
	list, err := store.Load[T](context.Background(), w.Conn(), "1 = 1", "")
	if err != nil {
		t.Fatal(err)
	}
	return list
}

// One reply for two people: one number, one file on each, evidence ticked, the number where
// none was; the next one counts on; one undo takes all of it back.
func TestIssue(t *testing.T) {
	w := ledger(t)
	ctx := context.Background()
	request := Issuing{Order: Order{Paper: "admission-request", For: votes()}}
	reply := Issuing{Order: Order{Paper: "admission-reply", For: votes()}}
	res, err := Issue(ctx, w, request, reply)
	if err != nil || len(res.Issued) != 2 {
		t.Fatal(res, err)
	}
	out, batch := res.Issued, res.Batch
	if a, b := out[0].Paper.Number, out[1].Paper.Number; a != "虚水一支〔2026〕1号" || b != "虚水党〔2026〕1号" {
		t.Errorf("numbers %q %q", a, b)
	}
	for _, m := range all[model.BranchMeeting](t, w) {
		if m.ApprovalDoc != "虚水党〔2026〕1号" {
			t.Errorf("%s: number %q", m.ID, m.ApprovalDoc)
		}
	}
	held := map[string]bool{}
	for _, e := range all[model.Evidence](t, w) {
		held[e.CaseID+" "+e.Number] = e.Held
	}
	for _, want := range []string{"C1 4-5", "C2 4-5", "C1 4-6", "C2 4-6"} {
		if !held[want] {
			t.Errorf("%s is not ticked: %v", want, held)
		}
	}
	files := all[model.Attachment](t, w)
	if len(files) != 4 {
		t.Fatalf("%d files", len(files))
	}
	if said := wordOf(t, w, files[len(files)-1]); !strings.Contains(said, "虚水党〔2026〕1号") {
		t.Errorf("the kept file has no number: %s", said)
	}
	if res, err = Issue(ctx, w, request); err != nil || res.Issued[0].Paper.Number != "虚水一支〔2026〕2号" {
		t.Errorf("the next number: %v %v", res, err)
	}
	if _, err := w.Undo(ctx, batch+1); err != nil {
		t.Fatal(err)
	}
	if _, err := w.Undo(ctx, batch); err != nil {
		t.Fatal(err)
	}
	if n := len(all[model.Paper](t, w)) + len(all[model.Attachment](t, w)) + len(all[model.Evidence](t, w)); n != 0 {
		t.Errorf("%d records are left after the undo", n)
	}
	if m := all[model.BranchMeeting](t, w)[0]; m.ApprovalDoc != "" {
		t.Errorf("the number %q is left", m.ApprovalDoc)
	}
}

// wordOf is all text of a kept Word file.
func wordOf(t *testing.T, w *store.Workspace, a model.Attachment) string {
	t.Helper()
	path, err := keep.OpenAttachment(context.Background(), w, a)
	if err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return docxtest.Parts(t, data)[docxtest.Main]
}

// The day of issue goes into a field that is empty, with a number or without one; one that
// lies ahead goes nowhere.
func TestIssueDay(t *testing.T) {
	w := ledger(t)
	ctx := context.Background()
	today := w.Today()
	if _, err := w.Save(ctx, "登记", model.Term{ID: "T1", OrganizationID: "D2", Elected: today.AddYears(-3).AddMonths(2)}); err != nil {
		t.Fatal(err)
	}
	order := Issuing{Order: Order{Paper: "term-reminder", For: []model.Ref{{Kind: model.KindTerm, ID: "T1"}}, Day: today.AddDays(-3)}}
	for _, step := range []struct {
		name   string
		change func()
		want   day.Day
	}{
		{"dated tomorrow", func() { order.Day = today.AddDays(1) }, day.Day{}},
		{"three days ago, without a number", func() { order.Day, order.Unnumbered = today.AddDays(-3), true }, today.AddDays(-3)},
		{"once more, today", func() { order.Day = today }, today.AddDays(-3)},
	} {
		step.change()
		if _, err := Issue(ctx, w, order); err != nil {
			t.Fatalf("%s: %v", step.name, err)
		}
		if got := all[model.Term](t, w)[0].ReminderDay; got != step.want {
			t.Errorf("%s: reminded on %s, want %s", step.name, got, step.want)
		}
	}
}

// A draft is registered as one: no number, nothing ticked, nothing filled in.
func TestIssueDraft(t *testing.T) {
	w := ledger(t)
	ctx := context.Background()
	for _, m := range all[model.BranchMeeting](t, w) {
		now := m
		now.ApprovalDay, now.Approved = day.Day{}, ""
		if _, err := w.SaveEdited(ctx, "改", m, now); err != nil {
			t.Fatal(err)
		}
	}
	res, err := Issue(ctx, w, Issuing{Order: Order{Paper: "admission-reply", For: votes()}})
	if err != nil || len(res.Issued) != 1 {
		t.Fatal(res, err)
	}
	p := res.Issued[0].Paper
	if p.State != model.PaperDraft || p.Number != "" || len(all[model.Evidence](t,
		w)) != 0 || !strings.Contains(res.Issued[0].Made.Mark, "草稿") {
		t.Errorf("%+v", p)
	}
}

// What would be false is not made, in a sentence, and nothing is written.
func TestRefused(t *testing.T) {
	w := ledger(t)
	ctx := context.Background()
	m := all[model.BranchMeeting](t, w)[0]
	now := m
	now.For, now.Against = 10, 7
	if _, err := w.SaveEdited(ctx, "改", m, now); err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	_, _, err := Make(ctx, w, Output{Dir: dir, Forms: Forms{PDF: true, DOCX: true}}, Order{Paper: "admission-request", For: votes()})
	if err == nil || !strings.Contains(err.Error(), "没有超过应到20名的半数") {
		t.Errorf("made: %v", err)
	}
	if _, err := Issue(ctx, w, Issuing{Order: Order{Paper: "admission-request", For: votes()}}); err == nil {
		t.Error("issued")
	}
	if left, _ := os.ReadDir(dir); len(left) != 0 || len(all[model.Paper](t, w)) != 0 {
		t.Errorf("left: %v", left)
	}
}

// Files are called by the paper's title, both forms; one that is there stays unless it may go.
func TestMake(t *testing.T) {
	w := ledger(t)
	ctx := context.Background()
	dir := t.TempDir()
	to := Output{Dir: dir, Forms: Forms{PDF: true, DOCX: true}, OwnFonts: true}
	files, _, err := Make(ctx, w, to, Order{Paper: "admission-request", For: votes()})
	if err != nil || len(files) != 2 {
		t.Fatal(files, err)
	}
	want := "中共虚谷水务有限公司第一支部委员会关于接收申某1等2名同志为预备党员的请示"
	if filepath.Base(files[0].Path) != want+".docx" || filepath.Base(files[1].Path) != want+".pdf" {
		t.Errorf("files %v", files)
	}
	if _, _, err := Make(ctx, w, to, Order{Paper: "admission-request", For: votes()}); err == nil {
		t.Error("a file was replaced unasked")
	}
	if _, _, err := Make(ctx, w, to, Order{Paper: "no-such", For: votes()}); err == nil || !strings.Contains(err.Error(), "没有名为") {
		t.Errorf("unknown paper: %v", err)
	}
}

// Who is erased stands in no file any more, the paper of a batch on others' records included;
// the register keeps that it was issued.
func TestErasedFromBatch(t *testing.T) {
	w := ledger(t)
	ctx := context.Background()
	if _, err := Issue(ctx, w, Issuing{Order: Order{Paper: "admission-request", For: votes()}}); err != nil {
		t.Fatal(err)
	}
	if len(all[model.Attachment](t, w)) != 2 {
		t.Fatal("the paper does not hang on both votes")
	}
	res, err := privacy.Erase(ctx, w, privacy.Request{Refs: []model.Ref{{Kind: model.KindPerson, ID: "P1"}},
		Reason: "本人申请", Decider: "某某"})
	if err != nil || res.Plan.Joint == 0 {
		t.Errorf("%+v %v", res.Plan, err)
	}
	if left := all[model.Attachment](t, w); len(left) != 0 {
		t.Errorf("%d attachments are left", len(left))
	}
	err = filepath.WalkDir(w.Dir(), func(path string, d fs.DirEntry, err error) error {
		if err == nil && strings.HasSuffix(path, ".docx") {
			t.Errorf("%s is left", path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if p := all[model.Paper](t, w); len(p) != 1 || strings.Contains(p[0].Title, "申某1") || p[0].Number == "" {
		t.Errorf("the register: %+v", p)
	}
}

// The office's own choice of fonts stands in the Word files that are made.
func TestFontSet(t *testing.T) {
	w := ledger(t)
	ctx := context.Background()
	for _, x := range []struct {
		set         model.FontSet
		names, none string
	}{{"", `w:name="仿宋_GB2312"`, `w:name="仿宋"`}, {model.WindowsFonts, `w:name="仿宋"`, "GB2312"}} {
		office := model.Office{ID: model.OfficeID, Unit: "虚谷水务", FontSet: x.set}
		was, known, err := w.Get(ctx, model.RefOf(office))
		if err == nil && known {
			_, err = w.SaveEdited(ctx, "改", was, office)
		} else if err == nil {
			_, err = w.Save(ctx, "登记", office)
		}
		if err != nil {
			t.Fatal(err)
		}
		files, _, err := Make(ctx, w, Output{Dir: t.TempDir(), Forms: Forms{DOCX: true}, OwnFonts: true},
			Order{Paper: "admission-request", For: votes()})
		if err != nil {
			t.Fatal(err)
		}
		data, err := os.ReadFile(files[0].Path)
		if err != nil {
			t.Fatal(err)
		}
		if got := docxtest.Parts(t, data)["word/fontTable.xml"]; !strings.Contains(got, x.names) || strings.Contains(got, x.none) {
			t.Errorf("%q: %s", x.set, got)
		}
	}
}

// A refused paper is named with its reason and leaves the others to be made, if the order says
// so; what was named and fits none is told, too. The strict order writes nothing.
func TestOthers(t *testing.T) {
	w := ledger(t)
	ctx := context.Background()
	m := all[model.BranchMeeting](t, w)[0]
	now := m
	now.For, now.Against, now.Day = 10, 7, day.Of(2026, 8, 21) // of another day: a paper of its own
	if _, err := w.SaveEdited(ctx, "改", m, now); err != nil {
		t.Fatal(err)
	}
	if _, err := w.Save(ctx, "登记", model.Person{ID: "P3", Name: "申某3", EnterpriseID: "E1", OrganizationID: "D2"},
		model.DevelopmentCase{ID: "C3", PersonID: "P3", OrganizationID: "D2", Applied: day.Of(2026, 1, 5)}); err != nil {
		t.Fatal(err)
	}
	order := Order{Paper: "admission-request", For: append(votes(), model.Ref{Kind: model.KindDevelopmentCase, ID: "C3"})}
	dir := t.TempDir()
	to := Output{Dir: dir, Forms: Forms{DOCX: true}, OwnFonts: true}
	if _, _, err := Make(ctx, w, to, order); err == nil || !strings.Contains(err.Error(),
		"有2份不能出具") || !strings.Contains(err.Error(), "其余1份") {
		t.Errorf("strict: %v", err)
	}
	if left, _ := os.ReadDir(dir); len(left) != 0 {
		t.Errorf("left: %v", left)
	}
	order.Others = true
	files, refused, err := Make(ctx, w, to, order)
	if err != nil || len(files) != 1 || len(refused) != 2 || !strings.Contains(refused[0].Why, "没有超过应到") ||
		!strings.Contains(refused[1].Title, "申某3") || !strings.Contains(refused[1].Why, "支部大会") {
		t.Fatalf("%v %+v %v", files, refused, err)
	}
	res, err := Issue(ctx, w, Issuing{Order: order})
	if err != nil || len(res.Issued) != 1 || len(res.Refused) != 2 || len(all[model.Paper](t, w)) != 1 {
		t.Errorf("%+v %v", res, err)
	}
	order.For = order.For[2:]
	if _, _, err := Make(ctx, w, to, order); err == nil {
		t.Error("nothing is left, and no error")
	}
}

// The reply to an election's result is written into the term that it began; a day by which an
// answer is wanted is in the register.
func TestIssueElection(t *testing.T) {
	w := ledger(t)
	ctx := context.Background()
	on := w.Today().AddDays(-30)
	if _, err := w.Save(ctx, "登记", model.Term{ID: "T1", OrganizationID: "D2", Elected: on},
		model.Election{ID: "X1", OrganizationID: "D2", ElectionKind: model.TermEnds, ElectionForm: model.ByAllMembers, Day: on,
			Seats: 1, Eligible: 20,
			Present: 18, BallotsOut: 18, BallotsIn: 18, BallotsValid: 18, ResultReplyDay: on.AddDays(10)},
		model.Candidate{ID: "K1", ElectionID: "X1", PersonID: "M0", Post: model.ForMember, For: 17, Elected: true}); err != nil {
		t.Fatal(err)
	}
	of := []model.Ref{{Kind: model.KindElection, ID: "X1"}}
	due := w.Today().AddDays(20)
	res, err := Issue(ctx, w, Issuing{Order: Order{Paper: "election-result", For: of,
		Answers: map[paper.AnswerKey]string{{Label: "要求回复日期"}: due.String()}}}, Issuing{Order: Order{Paper: "result-reply", For: of}})
	if err != nil || len(res.Issued) != 2 {
		t.Fatal(res, err)
	}
	if p := res.Issued[0].Paper; p.ReplyDue != due {
		t.Errorf("answer wanted by %s, want %s", p.ReplyDue, due)
	}
	if e, term := all[model.Election](t, w)[0], all[model.Term](t,
		w)[0]; e.ResultReplyDoc == "" || term.ApprovalDocument != e.ResultReplyDoc {
		t.Errorf("%q, of the term %q", e.ResultReplyDoc, term.ApprovalDocument)
	}
}
