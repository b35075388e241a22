package development

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"partyledger/model"
	"partyledger/model/day"
	"partyledger/ui/kit"
	"partyledger/ui/page/pagetest"
)

// record is the record as the ledger has it now.
func record[T model.Record](t *testing.T, host *pagetest.Host, id string) T {
	t.Helper()
	r, ok := model.Find[T](host.Snapshot().Book, id)
	if !ok {
		t.Fatalf("no %s in the ledger", id)
	}
	return r
}

// words is all that a form says over its fields.
func words(list []sentence) string {
	var out []string
	for _, s := range list {
		out = append(out, s.text)
	}
	return strings.Join(out, "\n")
}

func TestNewCaseForm(t *testing.T) {
	p, host := shown(t, true, 1)
	f := p.showNewCase(model.DevelopmentCase{Applied: p.Snap.Today})
	f.submit()
	if f.sheet.Yes.Disabled() {
		t.Error("an empty form was sent")
	}
	var mass model.Person
	for _, x := range model.Everywhere[model.Person](p.Snap.Book) {
		if _, has := model.OpenCase(p.Snap.Book, x.ID); !has && !x.Status.Member() && x.OrganizationID != "" && x.Active(p.Snap.Today) {
			mass = x
		}
	}
	busy := caseAt(t, p, model.StageActivist)
	f.form.Set("PersonID", busy.PersonID)
	if got := words(f.hints(f.form.Current())); !strings.Contains(got, "请勿重复登记") {
		t.Errorf("a second case: %s", got)
	}
	f.submit()
	if len(host.Told) != 0 {
		t.Errorf("a second case was saved: %q", host.Told)
	}
	if mass.ID == "" {
		t.Skip("nobody to develop")
	}
	f.form.Set("PersonID", mass.ID)
	c := f.form.Current().(model.DevelopmentCase)
	if c.OrganizationID != mass.OrganizationID {
		t.Errorf("branch %q, want the person's %q", c.OrganizationID, mass.OrganizationID)
	}
	if got := words(f.hints(c)); !strings.Contains(got, "按2026版办理") {
		t.Errorf("edition: %s", got)
	}
	f.form.Set("Applied", "2026-05-17")
	if got := words(f.hints(f.form.Current())); !strings.Contains(got, "按2014版办理") {
		t.Errorf("edition of the day before: %s", got)
	}
	f.submit()
	host.Show(p)
	if p.person.id == "" || p.person.was.PersonID != mass.ID {
		t.Errorf("the new case is not shown: %q, failed %v", p.person.id, host.Failed)
	}
}

func TestEditionWords(t *testing.T) {
	for want, c := range map[string]model.DevelopmentCase{
		"各步骤按办理之日施行的细则版本核查：2026版": {}, "按2026版办理": {Applied: model.Edition2026Day},
		"此前办理的步骤按2014版": {Applied: model.Edition2026Day.AddDays(-1)},
		"由单位变更":         {Applied: day.Of(2025, 1, 1), Edition: model.Edition2026, EditionReason: "上级规定"},
	} {
		if got := editionWords(model.BookOf(model.Edition2026Day, "", nil, nil), c); !strings.Contains(got, want) {
			t.Errorf("%q lacks %q", got, want)
		}
	}
}

func TestStepAndEdition(t *testing.T) {
	p, host := shown(t, true, 1)
	var c model.DevelopmentCase
	for _, x := range model.InScope[model.DevelopmentCase](p.Snap.Book) {
		if model.StageOn(p.Snap.Book, x, p.Snap.Today) == model.StageApplicant && x.Applied.AddMonths(2).Before(p.Snap.Today) {
			c = x
		}
	}
	p.openPerson(c)
	steps := model.Timeline(p.Snap.Book, c)
	f := p.showStep(c, steps[1])
	f.form.Set("TalkDay", c.Applied.AddDays(-1).String())
	f.submit()
	if len(host.Told) != 0 {
		t.Error("a talk before the application was saved")
	}
	late := c.Applied.AddMonths(1).AddDays(3)
	f.form.Set("TalkDay", late.String())
	f.form.Set("Talker", string(model.TalkSecretary))
	if got := words(f.hints(f.form.Current())); !late.After(p.Snap.Today) && !strings.Contains(got, "迟3天") {
		t.Errorf("a late talk: %s", got)
	}
	f.submit()
	if got := record[model.DevelopmentCase](t, host, c.ID); got.TalkDay != late {
		t.Errorf("talk %s, want %s; failed %v", got.TalkDay, late, host.Failed)
	}
	host.Show(p)
	c = p.person.was
	f = p.askEdition(c)
	f.form.Set("Edition", string(model.Edition2026))
	f.form.Set("EditionReason", "")
	f.submit()
	if got := record[model.DevelopmentCase](t, host, c.ID); got.Override() != "" {
		t.Error("changed without a reason")
	}
	f.form.Set("EditionReason", "上级党委规定")
	f.submit()
	if got := record[model.DevelopmentCase](t, host, c.ID); got.Override() != model.Edition2026 {
		t.Errorf("judged by %q", got.Override())
	}
	// Someone else changed the record meanwhile: told, and nothing lost.
	f = p.showStep(c, steps[1])
	f.form.Set("Talker", string(model.TalkOther))
	f.submit()
	if len(host.Failed) != 1 {
		t.Errorf("a record changed meanwhile: failed %v", host.Failed)
	}
}

func TestEverySchemaField(t *testing.T) {
	for number, fields := range stepFields {
		for _, name := range fields {
			if _, ok := model.SchemaOf(model.KindDevelopmentCase).Field(name); !ok {
				t.Errorf("step %d has no field %s", number, name)
			}
		}
	}
	inForm := map[string]bool{"ID": true, "Edition": true, "EditionReason": true}
	for _, s := range caseForm(model.Edition2026) {
		for _, name := range s.Fields {
			inForm[name] = true
		}
	}
	for _, f := range model.SchemaOf(model.KindDevelopmentCase).Fields {
		if !inForm[f.Name] {
			t.Errorf("the form lacks %s", f.Name)
		}
	}
}

func TestMeeting(t *testing.T) {
	p, host := shown(t, true, 1)
	c := caseAt(t, p, model.StageProspect)
	p.openPerson(c)
	f := p.newMeeting(c, model.ForAdmission)
	say := func(eligible, present, yes, no string) sentence {
		f.form.Set("Eligible", eligible)
		f.form.Set("Present", present)
		f.form.Set("For", yes)
		f.form.Set("Against", no)
		return f.hints(f.form.Current())[0]
	}
	if s := say("", "", "", ""); s.color != kit.ColorMuted {
		t.Errorf("nothing filled in: %+v", s)
	}
	if s := say("20", "10", "10", ""); s.color != kit.ColorBlock || !strings.Contains(s.text, "不能表决") {
		t.Errorf("half is no quorum: %+v", s)
	}
	if s := say("20", "12", "10", "2"); s.color != kit.ColorBlock || !strings.Contains(s.text, "不得作为通过") {
		t.Errorf("half is no majority: %+v", s)
	}
	if s := say("20", "12", "11", "1"); s.color != kit.ColorGood || !strings.Contains(s.text, "可以通过") {
		t.Errorf("carried: %+v", s)
	}
	if s := say("20", "21", "11", "1"); s.color != kit.ColorBlock || !strings.Contains(s.text, "实到人数多于应到人数") {
		t.Errorf("not consistent: %+v", s)
	}
	say("20", "12", "11", "1")
	f.form.Set("Resolution", string(model.Extend))
	f.submit()
	f.form.Set("Resolution", string(model.Admit))
	f.form.Set("ApprovalDay", "2026-01-01")
	f.submit()
	if len(host.Told) != 0 {
		t.Errorf("saved what cannot be: %q", host.Told)
	}
	f.form.Set("ApprovalDay", "")
	f.form.Set("SecretBallot", "是")
	f.form.Set("OneByOne", "是")
	f.submit()
	host.Show(p)
	list := model.MeetingsOn(host.Snapshot().Book, c, model.ForAdmission, p.Snap.Today)
	if len(list) != 1 || list[0].For != 11 || !list[0].SecretBallot {
		t.Fatalf("meetings %+v, failed %v", list, host.Failed)
	}
	if len(p.person.meetings.list.Rows()) != 1 {
		t.Error("the meeting is not listed")
	}
	if got := model.StageOn(p.Snap.Book, p.person.was, p.Snap.Today); got != model.StageProbationary {
		t.Errorf("stage %s", got)
	}
}

func TestPapersAndInspections(t *testing.T) {
	p, host := shown(t, true, 1)
	c := caseAt(t, p, model.StageActivist)
	p.openPerson(c)
	line := func(number string) *paperLine {
		for i := range p.person.papers.lines {
			if l := &p.person.papers.lines[i]; l.record.Number == number {
				return l
			}
		}
		t.Fatal("no paper " + number)
		return nil
	}
	l := line("1-1")
	on := !l.record.Held
	l.check.SetChecked(on)
	host.Show(p)
	if got := line("1-1").record; got.Held != on || got.ID == "" || got.Day.IsZero() == on {
		t.Errorf("after a tick: %+v, failed %v", got, host.Failed)
	}
	line("1-1").check.SetChecked(!on)
	host.Show(p)
	if line("1-1").record.Held == on {
		t.Error("the tick stays")
	}
	due := words([]sentence{p.person.inspections.nextWords(c)})
	if !strings.Contains(due, "下次考察应不晚于") {
		t.Errorf("next inspection: %s", due)
	}
	before := len(p.person.inspections.list.Rows())
	host.Save("考察", nil, model.Inspection{CaseID: c.ID, Day: p.Snap.Today, Conclusion: "表现良好"})
	host.Show(p)
	if n := len(p.person.inspections.list.Rows()); n != before+1 {
		t.Errorf("%d inspections, want %d", n, before+1)
	}
	if got := p.person.inspections.nextWords(c).text; got == due {
		t.Errorf("the next inspection stays: %s", got)
	}
}

// Escape goes back from a person to the cases, whatever has the keyboard.
func TestEscape(t *testing.T) {
	p, host := shown(t, true, 1)
	c := host.Window().Canvas()
	for name, focus := range map[string]func(){
		"button": func() { c.Focus(p.person.back) }, "step": func() { c.Focus(p.person.steps.lines[3]) },
		"tab": func() { c.FocusPrevious() }, "nothing": c.Unfocus,
	} {
		p.openPerson(*p.rows[0].DevelopmentCase)
		focus()
		host.Key(fyne.KeyEscape)
		if p.person.id != "" || p.content.Objects[0] != p.Tabs.Content() {
			t.Errorf("%s: the person stays", name)
		}
	}
	if p.Back() {
		t.Error("there is nothing to go back to")
	}
	p.openPerson(*p.rows[0].DevelopmentCase)
	p.person.steps.lines[0].TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	host.Window().Canvas().Focus(p.person.steps.lines[0])
	p.openStep(*p.rows[0].DevelopmentCase, model.Timeline(p.Snap.Book, *p.rows[0].DevelopmentCase)[0])
	host.Key(fyne.KeyEscape)
	if c.Overlays().Top() != nil || p.person.id == "" {
		t.Error("Escape leaves the step's window, and not the person with it")
	}
}

func TestOpensEveryKind(t *testing.T) {
	p, host := shown(t, true, 1)
	b := p.Snap.Book
	for _, ref := range []model.Ref{{Kind: model.KindDevelopmentCase, ID: p.rows[0].ID}, {Kind: model.KindBranchMeeting,
		ID: model.Everywhere[model.BranchMeeting](b)[0].ID},
		{Kind: model.KindInspection, ID: model.Everywhere[model.Inspection](b)[0].ID},
		{Kind: model.KindEvidence, ID: model.Everywhere[model.Evidence](b)[0].ID}} {
		p.closePerson()
		p.Open(ref)
		if p.person.id == "" {
			t.Errorf("%s does not open", ref.Kind)
		}
	}
	if len(host.Told) != 0 {
		t.Errorf("told %q", host.Told)
	}
}

// A finding about a step brings that step forward, not the one that comes next.
func TestFindingShowsItsStep(t *testing.T) {
	p, host := shown(t, true, 1)
	tried := 0
	for _, f := range host.Snapshot().Findings {
		c, ok := caseOf(p.Snap.Book, model.Ref{Kind: f.Kind, ID: f.ID})
		if !ok {
			continue
		}
		number := stepOfFinding(model.Timeline(p.Snap.Book, c), f)
		if number == 0 {
			continue
		}
		tried++
		p.OpenFinding(f)
		l := p.person.steps.pointed()
		if l == nil || l.step != number || !l.On || host.Window().Canvas().Focused() != fyne.Focusable(l) {
			t.Fatalf("%s %s: step %d is not shown: %+v", f.Rule, f.Message, number, l)
		}
		for _, x := range p.person.steps.lines {
			if x.On && x != l {
				t.Errorf("%s: step %d stands out too", f.Rule, x.step)
			}
		}
		p.closePerson()
	}
	if tried < 5 {
		t.Errorf("only %d findings about steps in the sample", tried)
	}
}

// A step's and a meeting's form that were open when the program was killed open again with
// what they say and what follows in the register.
func TestReopenedFormsSpeak(t *testing.T) {
	p, host := shown(t, true, 1)
	c := caseAt(t, p, model.StageProspect)
	x := record[model.Person](t, host, c.PersonID)
	f := p.newMeeting(c, model.ForAdmission)
	for name, text := range map[string]string{"Eligible": "20", "Present": "15", "For": "12", "Resolution": string(model.Admit)} {
		f.form.Set(name, text)
	}
	kept := f.sheet.Keep()
	f.sheet.Hide()
	p.closePerson()
	p.Reopen(kept)
	seen := pagetest.Seen(host.Window())
	for _, want := range []string{"可以通过", x.Name + "：预备党员", "20"} {
		if !strings.Contains(seen, want) {
			t.Errorf("the meeting does not say %q: %s", want, seen)
		}
	}
	if p.person.id != c.ID {
		t.Error("its case is not shown")
	}
	host.Key(fyne.KeyEscape)
	pagetest.Press(t, host.Window(), "不保存")

	a := caseAt(t, p, model.StageApplicant)
	step := model.Timeline(p.Snap.Book, a)[1]
	f = p.showStep(a, step)
	f.form.Set("Talker", string(model.TalkOther))
	kept = f.sheet.Keep()
	f.sheet.Hide()
	p.Reopen(kept)
	if seen := pagetest.Seen(host.Window()); !strings.Contains(seen, "细则，这一步") || !strings.Contains(seen, string(model.TalkOther)) {
		t.Errorf("the step does not speak: %s", seen)
	}
	kept.Record["ID"] = "不在了"
	host.Key(fyne.KeyEscape)
	pagetest.Press(t, host.Window(), "不保存")
	p.Reopen(kept)
	if seen := pagetest.Seen(host.Window()); !strings.Contains(seen, "不能原样打开") {
		t.Errorf("a case that is gone: %s", seen)
	}
}

// What is known is not asked again: the day, who was chosen before, who approves; the next
// step has the keyboard once one is taken.
func TestStepsOfferWhatIsKnown(t *testing.T) {
	p, host := shown(t, true, 1)
	c := caseAt(t, p, model.StageApplicant)
	c.TalkDay, c.ActivistDay = p.Snap.Today.AddDays(-40), p.Snap.Today.AddDays(-20)
	for _, s := range model.Timeline(p.Snap.Book, c) {
		now := p.offered(c, s)
		switch s.Number {
		case model.StepMentors:
			if now.MentorDay != c.ActivistDay {
				t.Errorf("mentors on %s", now.MentorDay)
			}
		case model.StepVolunteer:
			if now.VolunteerDay != p.Snap.Today {
				t.Errorf("filled in on %s", now.VolunteerDay)
			}
		case model.StepProspect:
			if now != c {
				t.Error("of several days it is not known which is today")
			}
		case model.StepPreReview:
			if o, _ := model.Find[model.Organization](p.Snap.Book, now.PreReviewerID); !o.CanApprove {
				t.Errorf("reviewed by %q", now.PreReviewerID)
			}
		}
	}
	m := caseAt(t, p, model.StageProspect)
	m.Sponsor1ID, m.Sponsor2ID, m.SponsorDay = "", "", m.EndedDay
	for _, s := range model.Timeline(p.Snap.Book, m) {
		if s.Number == model.StepSponsors {
			if now := p.offered(m, s); now.Sponsor1ID != m.Mentor1ID || now.Sponsor2ID != m.Mentor2ID {
				t.Errorf("sponsors %q, %q", now.Sponsor1ID, now.Sponsor2ID)
			}
		}
	}
	open := caseAt(t, p, model.StageApplicant)
	p.openPerson(open)
	l := p.person.steps.current
	if l == nil || host.Window().Canvas().Focused() != fyne.Focusable(l) {
		t.Fatal("the next step has not the keyboard")
	}
}
