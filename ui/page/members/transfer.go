package members

// 批量转接: several people to another Party organisation or enterprise on one day. As
// when one is moved, the open development case goes along, with the day.

import (
	"cmp"
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"partyledger/model"
	"partyledger/model/day"
	"partyledger/store"
	"partyledger/ui/kit"
	"partyledger/ui/page"
)

// transfer is what is chosen in the window.
type transfer struct {
	host           page.Host
	people         []model.Person
	branch, firm   *kit.Picker
	on             *kit.DayField
	wrong          error // of the day
	stays          *kit.Words
	unit, post     *kit.Entry
	clear          *kit.Check
	to             model.Organization
	toEnterpriseID string
}

// askTransfer asks where the people go.
func (p *Page) askTransfer(rows []row) {
	t := &transfer{host: p.host, stays: kit.NewWords(kit.Sentence{})}
	for _, x := range rows {
		t.people = append(t.people, *x.Person)
	}
	t.branch, t.firm = kit.NewPicker(model.KindOrganization, p.host.Lookup), kit.NewPicker(model.KindEnterprise, p.host.Lookup)
	t.unit, t.post = kit.NewEntry(), kit.NewEntry()
	t.unit.SetPlaceHolder("不变")
	t.post.SetPlaceHolder("不变")
	t.clear = kit.NewCheck("清空原来的部门、职务", nil)
	t.branch.SetPlaceHolder("不变")
	t.firm.SetPlaceHolder("随党组织；没有选党组织的不变")
	t.on = kit.NewDayField(p.snap.Today)
	t.on.SetDay(p.snap.Today)
	b := &page.Bulk{Title: fmt.Sprintf("批量转接：选中%d人", len(rows)), Edits: t.edits, Note: t.note}
	b.Of = func(r model.Record) string { // a case stays where its person does
		if c, ok := r.(model.DevelopmentCase); ok {
			return c.PersonID
		}
		return r.Key()
	}
	b.Above = kit.NewColumn(
		kit.NewWords(kit.Sentence{Text: "转到台账内的另一个党组织或企业；没有办结的发展党员记录一并转去，记下转入日期和转入前单位。转到台账以外的请用“离开…”。"}),
		container.NewGridWithColumns(3, kit.Labelled("转入党组织", false, t.branch, nil),
			kit.Labelled("转入企业", false, t.firm, nil), kit.Labelled("转接日期", true, t.on, nil),
			kit.Labelled("转入后的部门（班组）", false, t.unit, nil), kit.Labelled("转入后的职务（岗位）", false, t.post, nil),
			kit.Labelled("转到另一户企业的", false, t.clear, nil)), t.stays)
	changed := func(kit.Option) { b.Refresh() }
	t.branch.OnChange, t.firm.OnChange = changed, changed
	t.unit.OnChanged, t.post.OnChanged = func(string) { b.Refresh() }, func(string) { b.Refresh() }
	t.clear.OnChanged = func(bool) { b.Refresh() }
	t.on.OnChange = func(_ day.Day, err error) { t.wrong = err; b.Refresh() }
	b.Show(p.host)
	p.host.Window().Canvas().Focus(fyne.Focusable(t.branch))
}

func (t *transfer) edits() ([]store.Draft, string) {
	b := t.host.Snapshot().Book
	on, err := t.on.Day()
	t.to, _ = model.Find[model.Organization](b, t.branch.Chosen().ID)
	t.toEnterpriseID = cmp.Or(t.firm.Chosen().ID, t.to.EnterpriseID)
	switch {
	case err != nil || t.wrong != nil || on.IsZero() || on.MonthOnly():
		return nil, "请填写转接日期。"
	case on.After(t.host.Snapshot().Today):
		return nil, "转接日期不能晚于今天。"
	case t.to.ID == "" && t.toEnterpriseID == "":
		return nil, "请选择转入的党组织或企业。"
	}
	t.stays.SetText(t.posts(b))
	var out []store.Draft
	for _, x := range t.people {
		out = append(out, moved(b, x, t.placed(x), t.to, on)...)
	}
	return out, ""
}

// placed is a person where the transfer puts them: of department and post it is chosen what
// becomes of them, since they are those of before.
func (t *transfer) placed(x model.Person) model.Person {
	now := x
	now.OrganizationID, now.EnterpriseID = cmp.Or(t.to.ID, x.OrganizationID), cmp.Or(t.toEnterpriseID, x.EnterpriseID)
	if t.clear.Checked {
		now.Department, now.Position = "", ""
	}
	now.Department = cmp.Or(strings.TrimSpace(t.unit.Text), now.Department)
	now.Position = cmp.Or(strings.TrimSpace(t.post.Text), now.Position)
	return now
}

// moved is what a transfer changes: the person, and the case that goes along.
func moved(b *model.Book, x, now model.Person, to model.Organization, on day.Day) []store.Draft {
	out := []store.Draft{{Was: x, Now: now}}
	for _, c := range model.CasesOf(b, x.ID) {
		stage := model.StageOn(b, *c, b.AsOf)
		if to.ID == "" || c.OrganizationID == to.ID || stage == model.StageFull || stage == model.StageEnded {
			continue
		}
		goes := *c
		goes.TransferIn, goes.TransferOut, goes.OrganizationID = on, b.OrganizationName(c.OrganizationID), to.ID
		out = append(out, store.Draft{Was: *c, Now: goes})
	}
	return out
}

// posts names those who have a post in the organisation that they leave.
func (t *transfer) posts(b *model.Book) string {
	var names []string
	for _, x := range t.people {
		if t.to.ID == "" || x.OrganizationID == t.to.ID {
			continue
		}
		for _, m := range model.Everywhere[model.CommitteeMember](b) {
			if m.PersonID == x.ID && m.OrganizationID == x.OrganizationID && m.Active(b.AsOf) {
				names = append(names, x.Name+"（"+string(m.Post)+"）")
			}
		}
	}
	if len(names) == 0 {
		return ""
	}
	return "在原党组织担任的党内职务不随之改变，请另行免去：" + strings.Join(names, "、") + "。"
}

func (t *transfer) note(int) string {
	b := t.host.Snapshot().Book
	where := b.EnterpriseName(t.toEnterpriseID)
	if t.to.ID != "" {
		where = page.ShortName(b, t.to.ID)
	}
	on, _ := t.on.Day()
	return fmt.Sprintf("%d人转到“%s”（%s）", len(t.people), where, on)
}
