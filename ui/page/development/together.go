package development

// One branch meeting on several people, and one approval of several votes: what all share is
// filled in once, each person has a vote and a verdict of their own, and all is written in one batch.

import (
	"cmp"
	"fmt"
	"strings"

	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"partyledger/model"
	"partyledger/model/rule"
	"partyledger/store"
	"partyledger/ui/kit"
	"partyledger/ui/page"
)

// together is the window.
type together struct {
	p       *Page
	matter  // what it is about
	shared  *kit.RecordForm
	votes   []*ballot
	also    *kit.Check
	said    *kit.Words
	sheet   *page.Sheet
	initial model.BranchMeeting // what the shared fields begin with
}

// matter is what several people have in common: a meeting or an approval.
type matter struct {
	title, section, own string   // of the window, of the shared fields, of each person's
	told                string   // above the fields
	note                string   // of the batch, with room for how many
	common, each        []string // fields that all share, and each person's own
	// verdict says of a person's vote, as it is filled in, what it comes to.
	verdict func(model.DevelopmentCase, model.BranchMeeting) kit.Sentence
}

// ballot is one person's vote.
type ballot struct {
	of      model.DevelopmentCase
	vote    model.BranchMeeting // as it is; without an ID it is recorded now
	name    string
	form    *kit.RecordForm
	verdict *kit.Words
}

// askTogether registers one meeting for the chosen cases.
func (p *Page) askTogether(rows []row) *together {
	purpose, why := oneMeeting(rows)
	if why != "" {
		p.host.Tell(why, nil)
		return nil
	}
	t := &together{p: p, initial: model.BranchMeeting{CaseID: rows[0].ID, Purpose: purpose, Day: p.Snap.Today,
		ApproverID: rows[0].PreReviewerID}}
	t.matter = matter{title: "同一次支部大会：" + string(purpose), section: "这次大会", own: "：票数和决议",
		told: "逐个表决：每人一份票数和决议，写成一批，可以整批撤销。", note: "登记%d人的支部大会（" + string(purpose) + "）",
		common:  []string{"Day", "Eligible", "Present", "SecretBallot", "OneByOne", "ApproverID"},
		each:    []string{"For", "Against", "Abstain", "WrittenFor", "WrittenAgainst", "WrittenAbstain", "Resolution", "ExtensionMonths"},
		verdict: p.countVerdict}
	for _, x := range rows {
		m := t.initial
		m.CaseID = x.ID
		t.votes = append(t.votes, &ballot{of: *x.DevelopmentCase, name: x.name, vote: m})
	}
	return t.show()
}

// askApproval registers one approval of the votes of the chosen cases that await it.
func (p *Page) askApproval(rows []row) *together {
	t := &together{p: p}
	for _, x := range rows {
		m, ok := awaiting(p.Snap.Book, *x.DevelopmentCase)
		if !ok {
			p.host.Tell(x.name+"没有等待审批的支部大会决议。请只选大会已经通过、上级党委还没有审批的", nil)
			return nil
		}
		t.votes = append(t.votes, &ballot{of: *x.DevelopmentCase, name: x.name, vote: m})
		if t.initial.ID == "" {
			t.initial = m
		}
	}
	t.initial.ApprovalDay, t.initial.ApproverID = p.Snap.Today, cmp.Or(t.initial.ApproverID, approver(p.Snap.Book, rows[0].OrganizationID))
	t.matter = matter{title: "同一次审批", section: "这次审批", own: "：审批意见", told: "逐个审批：每人一项意见，写成一批，可以整批撤销。",
		note: "登记%d人的上级党委审批", common: []string{"ApprovalDay", "ApproverID", "ApprovalDoc"}, each: []string{"Approved", "DelayReason"},
		verdict: p.approvalVerdict}
	return t.show()
}

// awaiting is the vote of a case that a committee has still to decide on.
func awaiting(b *model.Book, c model.DevelopmentCase) (last model.BranchMeeting, ok bool) {
	for _, m := range model.Owned[model.BranchMeeting](b, c.ID) {
		if m.ApprovalDay.IsZero() && m.Resolution != "" && m.Resolution != model.Reject && !m.Day.Before(last.Day) {
			last, ok = *m, true
		}
	}
	return last, ok
}

// show shows the window.
func (t *together) show() *together {
	t.said = kit.NewWords()
	t.also = kit.NewCheck("同时更新名册（政治面貌、入党和转正日期）", nil)
	t.also.SetChecked(true)
	opt := page.PartOptions(t.p.host) // each vote is judged with what all share
	t.shared = kit.NewRecordForm(t.initial, []kit.FormSection{{Title: t.section, Fields: t.common}}, opt)
	t.shared.OnChange = t.speak
	box := kit.NewColumn(t.shared.Object())
	for _, v := range t.votes {
		v.form, v.verdict = kit.NewRecordForm(v.vote, []kit.FormSection{{Fields: t.each}}, opt), kit.NewWords()
		v.form.OnChange = t.speak
		box.Add(kit.SectionTitle(v.name + t.own))
		box.Add(v.form.Object())
		box.Add(v.verdict)
	}
	box.Add(t.also)
	t.sheet = &page.Sheet{Title: fmt.Sprintf("%s，%d人", t.title, len(t.votes)), Width: 980, Height: 2000, Changed: t.changed,
		Content: kit.NewTopped(t.said, kit.NewFormScroll(container.NewPadded(box))), Saves: true}
	t.sheet.Yes = kit.NewButtonWithIcon("保存", theme.DocumentSaveIcon(), t.save)
	t.sheet.Show(t.p.host)
	t.speak()
	t.shared.Focus(t.common[0])
	return t
}

// oneMeeting is what the chosen cases can be voted on for in one meeting; why not
// otherwise, naming who does not fit.
func oneMeeting(rows []row) (purpose model.MeetingPurpose, why string) {
	at := map[model.Stage]model.MeetingPurpose{model.StageProspect: model.ForAdmission, model.StageProbationary: model.ForConfirmation}
	for _, x := range rows {
		switch next := at[x.stage]; {
		case next == "" || x.away:
			return "", x.name + "现在是" + string(x.stage) + "，不能在支部大会上讨论接收或转正。请只选发展对象，或只选预备党员"
		case purpose != "" && next != purpose:
			return "", "接收和转正不能登记成同一次表决事项：" + rows[0].name + "是" + string(rows[0].stage) + "，" + x.name + "是" + string(x.stage)
		case x.OrganizationID != rows[0].OrganizationID:
			return "", "不是同一个党支部的：" + rows[0].name + "属" + rows[0].branch + "，" + x.name + "属" + x.branch
		default:
			purpose = next
		}
	}
	return purpose, ""
}

func (t *together) changed() bool {
	for _, v := range t.votes {
		if v.form.Changed() {
			return true
		}
	}
	return t.shared.Changed()
}

// meeting is a person's vote with what all have in common.
func (t *together) meeting(v *ballot) model.BranchMeeting {
	s := model.SchemaOf(model.KindBranchMeeting)
	m, all := s.Pointer(v.form.Current()), s.Pointer(t.shared.Current())
	for _, name := range t.common {
		f, _ := s.Field(name)
		f.Copy(m, all)
	}
	return s.Deref(m).(model.BranchMeeting)
}

// countVerdict is what a count comes to.
func (p *Page) countVerdict(c model.DevelopmentCase, m model.BranchMeeting) kit.Sentence {
	carried, text, _ := rule.Verdict(m.Purpose, m.Vote, model.EditionsOf(p.Snap.Book, c).On(m.Day))
	switch {
	case m.Eligible == 0 || m.For+m.Against+m.Abstain == 0:
		return kit.Sentence{Text: text, Color: kit.ColorMuted}
	case carried:
		return kit.Sentence{Text: text, Color: kit.ColorGood}
	}
	return kit.Sentence{Text: text, Color: kit.ColorBlock}
}

// approvalVerdict is what was resolved, and what the rules find in the approval.
func (p *Page) approvalVerdict(c model.DevelopmentCase, m model.BranchMeeting) kit.Sentence {
	said := kit.Sentence{Text: m.Day.String() + "支部大会" + resolutionWords(m) + "。", Color: kit.ColorMuted}
	for _, x := range p.meetingHints(c, m) {
		if x.color == kit.ColorBlock || x.color == kit.ColorWarn {
			said.Text, said.Color = said.Text+x.text, x.color
		}
	}
	return said
}

// speak says of each vote what it comes to.
func (t *together) speak() {
	if t.sheet == nil {
		return
	}
	for _, v := range t.votes {
		said := t.matter.verdict(v.of, t.meeting(v))
		said.Text = v.name + "：" + said.Text
		v.verdict.Set(said)
	}
	t.said.Set(kit.Sentence{Text: t.told, Color: kit.ColorMuted})
	t.sheet.Refresh()
}

// save writes all votes in one batch, if the law lets each through.
func (t *together) save() {
	wrong := []string{t.shared.Unreadable()}
	var edits []store.Draft
	var changed []model.Record
	for i, v := range t.votes {
		wrong = append(wrong, v.form.Unreadable())
		m := t.meeting(v)
		fresh := m.ID == ""
		if fresh {
			m.ID = fmt.Sprintf("new%d", i)
		}
		for _, f := range page.Faults(t.p.Snap, m) {
			wrong = append(wrong, v.name+"："+f.Lettered(m.Kind()))
		}
		changed = append(changed, m)
		if fresh {
			m.ID = t.p.host.NewID(m.Kind())
			edits = append(edits, store.Draft{Now: m})
		} else {
			edits = append(edits, store.Draft{Was: v.vote, Now: m})
		}
	}
	if text := strings.Join(strings.FieldsFunc(strings.Join(wrong, "\n"), func(r rune) bool { return r == '\n' }), "\n"); text != "" {
		t.said.Set(kit.Sentence{Text: "没有保存，请改正：\n" + text, Color: kit.ColorBlock})
		t.sheet.Refresh()
		return
	}
	note := fmt.Sprintf(t.note, len(t.votes))
	if t.also.Checked {
		if more := t.register(changed); len(more) > 0 {
			edits = append(edits, more...)
			note += "，同时更新名册"
		}
	}
	t.p.host.SaveDrafts(note, t.sheet.Saving(), edits...)
}

// register is what the register says too once all is saved.
func (t *together) register(changed []model.Record) []store.Draft {
	b := t.p.Snap.Book
	after := b.With(changed...)
	var out []store.Draft
	for _, v := range t.votes {
		_, known, _ := model.RegisterFollows(b, v.of)
		if x, follows, ok := model.RegisterFollows(after, v.of); ok && follows != known {
			out = append(out, store.Draft{Was: x, Now: follows})
		}
	}
	return out
}
