package support

// 培训登记: who took part in what; many people of one organisation at once.

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"partyledger/model"
	"partyledger/ui/kit"
	"partyledger/ui/page"
)

const everyKind = "全部类别"

// trainings is the fourth tab.
type trainings struct {
	p    *Page
	list *page.Records[model.Training]
	year *kit.Select
	kind *kit.Select
}

var trainingForm = []kit.FormSection{
	{Title: "培训", Fields: []string{"PersonID", "Type", "Title", "From", "To", "Days", "Hours"}},
	{Title: "其他", Fields: []string{"Organiser", "Place", "Certificate", "Note"}},
}

func newTrainings(p *Page) *trainings {
	t := &trainings{p: p}
	t.year = yearSelect(t.narrow)
	t.kind = kit.NewSelect(append([]string{everyKind}, model.TrainingKind("").Choices()...), func(string) { t.narrow() })
	t.kind.PlaceHolder = everyKind
	text := func(title string, width float32, f func(*model.Book, model.Training) string) page.Col[model.Training] {
		return page.Col[model.Training]{Title: title, Width: width, Text: f}
	}
	t.list = page.NewRecords(p.host, page.RecordsOptions[model.Training]{
		ID: "support.trainings", Sections: trainingForm, Plain: true, Attach: true,
		Empty: "还没有登记教育培训。点“新增”登记一个人的培训；一个党支部的集中学习，点“批量登记…”。",
		New: func(*model.Book) model.Training {
			return model.Training{Type: model.SecretaryTraining, From: p.snap.Today}
		},
		Bring: func(x model.Training) { t.bring(x.ID) },
		Live:  t.yearWords,
		Order: func(_ *model.Book, list []model.Training) []model.Training {
			out := slices.Clone(list)
			slices.SortStableFunc(out, func(x, y model.Training) int { return cmp.Compare(y.From.String(), x.From.String()) })
			return out
		},
		Extra: []fyne.CanvasObject{kit.NewButton("批量登记…", t.askMany), t.year, t.kind},
		Menu: func(list []model.Training) []*fyne.MenuItem {
			if len(list) != 1 {
				return nil
			}
			return []*fyne.MenuItem{fyne.NewMenuItem("打开人员", func() { p.host.Open(model.Ref{Kind: model.KindPerson, ID: list[0].PersonID}) })}
		},
		Cols: []page.Col[model.Training]{
			text("姓名", 84, func(b *model.Book, x model.Training) string { return b.PersonName(x.PersonID) }),
			text("培训类别", 136, func(_ *model.Book, x model.Training) string { return string(x.Type) }),
			text("培训班（学习）名称", 220, func(_ *model.Book, x model.Training) string { return x.Title }),
			text("开始日期", 98, func(_ *model.Book, x model.Training) string { return x.From.String() }),
			text("结束日期", 98, func(_ *model.Book, x model.Training) string { return x.To.String() }),
			{Title: "天数", Width: 54, Align: fyne.TextAlignTrailing, Number: true, Text: func(_ *model.Book, x model.Training) string { return figure(x.Days) }},
			{Title: "学时", Width: 54, Align: fyne.TextAlignTrailing, Number: true, Text: func(_ *model.Book, x model.Training) string { return figure(x.Hours) }},
			text("主办单位", 160, func(_ *model.Book, x model.Training) string { return x.Organiser }),
			text("企业", 190, func(b *model.Book, x model.Training) string { return b.EnterpriseName(b.EnterpriseOf(x)) }),
			text("证书编号", 130, func(_ *model.Book, x model.Training) string { return x.Certificate }),
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
	if t.p.snap == nil {
		return
	}
	b := t.p.snap.Book
	where := kit.NewPicker(model.KindOrganization, t.p.host.Lookup)
	where.SetPlaceHolder("党组织名称或拼音")
	said := kit.NewCaption(kit.Sentence{Color: kit.ColorMuted, Text: "先选党组织：它和下级党组织的全部在册党员各登记一条。"})
	where.OnChange = func(o kit.Option) {
		if o.ID != "" {
			said.Set(kit.Sentence{Color: kit.ColorMuted, Text: fmt.Sprintf("将为%d名在册党员各登记一条；没有参加的人，登记后在列表中改正或另行补训。", len(membersBelow(b, o.ID)))})
		}
	}
	page.AskFields(t.p.host, page.Question{
		Title: "批量登记培训", Yes: "登记", Text: "为一个党组织的全部在册党员登记同一次集中学习或培训。", Large: true,
		Above:  kit.NewColumn(container.NewBorder(nil, nil, kit.NewText("党组织", kit.ColorMuted), nil, where), said),
		Record: model.Training{PersonID: "-", Type: model.MemberStudy, From: t.p.snap.Today}, Fields: []string{"Type", "Title", "From", "To", "Days", "Hours", "Organiser", "Place", "Note"},
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
			if b.OnRegister(p, b.AsOf) && p.StatusOn(b.AsOf).Member() {
				out = append(out, p.ID)
			}
		}
	}
	return out
}

// load shows the list.
func (t *trainings) load(ctx context.Context, s *page.Snapshot) (func(), error) {
	show, err := t.list.Load(ctx, s)
	if err != nil {
		return nil, err
	}
	years := map[int]bool{}
	for _, x := range model.InScope[model.Training](s.Book) {
		years[x.From.Year()] = true
	}
	return func() {
		show()
		var list []int
		for y := range years {
			list = append(list, y)
		}
		offerYears(t.year, list, true, everyYear)
		if t.kind.Selected == "" {
			t.kind.Selected = everyKind
			t.kind.Refresh()
		}
		t.narrow()
	}, nil
}

// narrow shows what the choices let through.
func (t *trainings) narrow() {
	year, kind := chosenYear(t.year), t.kind.Selected
	t.list.Where(func(x model.Training) bool {
		return (year == 0 || x.From.Year() == year) && (kind == "" || kind == everyKind || string(x.Type) == kind)
	})
}

// bring shows a training, whatever the choices.
func (t *trainings) bring(id string) {
	t.year.SetSelected(everyYear)
	t.kind.SetSelected(everyKind)
	t.list.Select(id)
}
