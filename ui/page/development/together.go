package development

// One branch meeting on several people: day and attendance are the same, each has a vote
// and a resolution of their own, and all is written in one batch.

import (
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
	purpose model.MeetingPurpose
	shared  *kit.RecordForm
	votes   []*ballot
	also    *kit.Check
	said    *kit.Words
	sheet   *page.Sheet
}

// ballot is one person's vote.
type ballot struct {
	of      model.DevelopmentCase
	name    string
	form    *kit.RecordForm
	verdict *kit.Words
}

var (
	sharedFields = []string{"Day", "Eligible", "Present", "SecretBallot", "OneByOne", "ApproverID"}
	ballotFields = []string{"For", "Against", "Abstain", "WrittenFor", "WrittenAgainst", "WrittenAbstain", "Resolution", "ExtensionMonths"}
)

// askTogether registers one meeting for the chosen cases.
func (p *Page) askTogether(rows []row) *together {
	purpose, why := oneMeeting(rows)
	if why != "" {
		p.host.Tell(why, nil)
		return nil
	}
	t := &together{p: p, purpose: purpose, said: kit.NewWords(),
		also: kit.NewCheck("同时更新名册（政治面貌、入党和转正日期）", nil)}
	t.also.SetChecked(true)
	first := *rows[0].DevelopmentCase
	m := model.BranchMeeting{CaseID: first.ID, Purpose: purpose, Day: p.Snap.Today, ApproverID: first.PreReviewerID}
	opt := page.PartOptions(p.host) // each vote is judged with what all share
	t.shared = kit.NewRecordForm(m, []kit.FormSection{{Title: "这次大会", Fields: sharedFields}}, opt)
	t.shared.OnChange = t.speak
	box := kit.NewColumn(t.shared.Object())
	for _, x := range rows {
		v := &ballot{of: *x.DevelopmentCase, name: x.name, verdict: kit.NewWords()}
		own := m
		own.CaseID = x.ID
		v.form = kit.NewRecordForm(own, []kit.FormSection{{Fields: ballotFields}}, opt)
		v.form.OnChange = t.speak
		t.votes = append(t.votes, v)
		box.Add(kit.SectionTitle(x.name + "：票数和决议"))
		box.Add(v.form.Object())
		box.Add(v.verdict)
	}
	box.Add(t.also)
	t.sheet = &page.Sheet{Title: fmt.Sprintf("同一次支部大会：%s，%d人", purpose, len(rows)), Width: 980, Height: 2000, Changed: t.changed,
		Content: kit.NewTopped(t.said, kit.NewFormScroll(container.NewPadded(box)))}
	t.sheet.Yes = kit.NewButtonWithIcon("保存", theme.DocumentSaveIcon(), t.save)
	t.sheet.Show(p.host)
	t.speak()
	t.shared.Focus("Day")
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
	m, all := v.form.Current().(model.BranchMeeting), t.shared.Current().(model.BranchMeeting)
	m.Day, m.Eligible, m.Present = all.Day, all.Eligible, all.Present
	m.SecretBallot, m.OneByOne, m.ApproverID = all.SecretBallot, all.OneByOne, all.ApproverID
	return m
}

// speak says of each vote what it comes to.
func (t *together) speak() {
	if t.sheet == nil {
		return
	}
	for _, v := range t.votes {
		m := t.meeting(v)
		carried, text, _ := rule.Verdict(m.Purpose, m.Vote, model.EditionsOf(t.p.Snap.Book, v.of).On(m.Day))
		color := kit.ColorBlock
		switch {
		case m.Eligible == 0 || m.For+m.Against+m.Abstain == 0:
			color = kit.ColorMuted
		case carried:
			color = kit.ColorGood
		}
		v.verdict.Set(kit.Sentence{Text: v.name + "：" + text, Color: color})
	}
	t.said.Set(kit.Sentence{Text: "逐个表决：每人一份票数和决议，写成一批，可以整批撤销。", Color: kit.ColorMuted})
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
		m.ID = fmt.Sprintf("new%d", i)
		for _, f := range page.Faults(t.p.Snap, m) {
			wrong = append(wrong, v.name+"："+f.Lettered(m.Kind()))
		}
		changed = append(changed, m)
		m.ID = t.p.host.NewID(m.Kind())
		edits = append(edits, store.Draft{Now: m})
	}
	if text := strings.Join(strings.FieldsFunc(strings.Join(wrong, "\n"), func(r rune) bool { return r == '\n' }), "\n"); text != "" {
		t.said.Set(kit.Sentence{Text: "没有保存，请改正：\n" + text, Color: kit.ColorBlock})
		t.sheet.Refresh()
		return
	}
	note := fmt.Sprintf("登记%d人的支部大会（%s）", len(t.votes), t.purpose)
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
