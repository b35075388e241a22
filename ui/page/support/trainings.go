package support

// 培训登记: who took part in what; many people of one organisation at once.

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"partyledger/model"
	"partyledger/model/figure"
	"partyledger/ui/kit"
	"partyledger/ui/page"
)

// trainings is the fourth tab.
type trainings struct {
	p    *Page
	list *page.Filtered[model.Training]
}

var trainingForm = []kit.FormSection{
	{Title: "培训", Fields: []string{"PersonID", "Type", "Title", "From", "To", "Days", "Hours"}},
	{Title: "其他", Fields: []string{"Organiser", "Place", "Certificate", "Note"}},
}

func newTrainings(p *Page) *trainings {
	t := &trainings{p: p}
	t.list = page.NewFiltered(p.host, "From", "Type", "全部类别", page.RecordsOptions[model.Training]{
		ID: "support.trainings", Sections: trainingForm, Plain: true, Attach: true,
		Empty: "还没有登记教育培训。点“新增”登记一个人的培训；一个党支部的集中学习，点“批量登记…”。",
		New: func(*model.Book) model.Training {
			return model.Training{Type: model.SecretaryTraining, From: p.Snap.Today}
		},
		Live:  t.yearWords,
		Extra: []fyne.CanvasObject{kit.NewButton("批量登记…", t.askMany)},
		Menu: func(x model.Training) []*fyne.MenuItem {
			return []*fyne.MenuItem{page.OpenItem(p.host, "打开人员", model.Ref{Kind: model.KindPerson, ID: x.PersonID})}
		},
		Cols: []page.Col[model.Training]{
			{Field: "PersonID"}, {Field: "Type"}, {Field: "Title", Width: 220}, {Field: "From"}, {Field: "To"}, {Field: "Days"},
			{Field: "Hours"}, {Field: "Organiser"},
			page.EnterpriseCol[model.Training](),
			{Field: "Certificate"},
		},
	})
	return t
}

// yearWords says over the form what the person's year comes to.
func (t *trainings) yearWords(b *model.Book, x model.Training) string {
	if x.PersonID == "" || x.From.IsZero() {
		return "选定人员和日期后，这里显示该年度已登记的培训。"
	}
	s := model.TrainedIn(b, x.PersonID, x.From.Year(), 0)
	return fmt.Sprintf("%s%d年已登记培训%d天、%d学时，其中集中培训%d次。", b.PersonName(x.PersonID), x.From.Year(), s.Days, s.Hours, s.Courses)
}

// askMany records one study for all members of an organisation and of those below.
func (t *trainings) askMany() {
	if t.p.Snap == nil {
		return
	}
	b := t.p.Snap.Book
	where := kit.NewPicker(model.KindOrganization, t.p.host.Lookup)
	where.SetPlaceHolder("党组织名称或拼音")
	said := kit.NewCaption(kit.Sentence{Color: kit.ColorMuted, Text: "先选党组织：它和下级党组织的全部在册党员各登记一条。"})
	where.OnChange = func(o kit.Option) {
		if o.ID != "" {
			said.Set(kit.Sentence{Color: kit.ColorMuted, Text: fmt.Sprintf("将为%d名在册党员各登记一条；没有参加的人，登记后在列表中改正或另行补训。",
				len(membersBelow(b, o.ID)))})
		}
	}
	page.AskFields(t.p.host, page.Question{
		Title: "批量登记培训", Yes: "登记", Text: "为一个党组织的全部在册党员登记同一次集中学习或培训。", Large: true,
		Above:  kit.NewColumn(container.NewBorder(nil, nil, kit.NewText("党组织", kit.ColorMuted), nil, where), said),
		Record: model.Training{PersonID: "-", Type: model.MemberStudy, From: t.p.Snap.Today}, Fields: []string{"Type", "Title", "From",
			"To", "Days", "Hours", "Organiser", "Place", "Note"},
		Lacks: func() string {
			if id := where.Chosen().ID; id == "" || len(membersBelow(b, id)) == 0 {
				return "请先在上面选定有在册党员的党组织"
			}
			return ""
		},
		Then: func(r model.Record, done func(error)) {
			t.saveMany(r.(model.Training), membersBelow(b, where.Chosen().ID), where.Chosen().Text, done)
		},
	})
}

func (t *trainings) saveMany(x model.Training, people []string, where string, done func(error)) {
	records := make([]model.Record, 0, len(people))
	for _, id := range people {
		one := x
		one.PersonID = id
		records = append(records, one)
	}
	t.p.host.Save(fmt.Sprintf("登记“%s”%d名党员的%s", where, len(people), x.Type), done, records...)
}

// membersBelow is the members on the register of an organisation and of those below
// it.
func membersBelow(b *model.Book, organization string) []string {
	var out []string
	for _, o := range b.OrganizationsBelow(organization) {
		for _, p := range b.PeopleIn(o.ID) {
			if figure.MembersOf(b).Of(p.ID).Member() {
				out = append(out, p.ID)
			}
		}
	}
	return out
}
