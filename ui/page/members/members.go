// Package members is the page 党员名册: the register of Party members and of all
// people, with filters, each person's record, and their discipline measures.
package members

import (
	"cmp"
	"context"
	"slices"
	"strconv"
	"strings"
	"sync/atomic"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"partyledger/model"
	"partyledger/model/figure"
	"partyledger/model/rule"
	"partyledger/ui/kit"
	"partyledger/ui/page"
)

// Kinds is the records that open here.
var Kinds = []model.Kind{model.KindPerson, model.KindDiscipline, model.KindRelative, model.KindResumeLine, model.KindAward,
	model.KindTransfer, model.KindMembership}

// tabOf is the tab of a person's window on which a kind stands.
var tabOf = map[model.Kind]int{model.KindRelative: tabRelatives, model.KindResumeLine: tabResume, model.KindAward: tabAwards,
	model.KindDiscipline: tabDiscipline, model.KindTransfer: tabTransfers,
	model.KindMembership: tabChanges}

// row is one person of the list. Its texts are made when they are drawn; only
// what is searched is prepared.
type row struct {
	*model.Person
	of     *view
	level  rule.Level
	status model.PartyStatus // on the day that is shown
	listed bool              // in the register of members
	active bool
	search string
	spell  string // pinyin, for sorting
	posts  string // on committees
}

// view is what the texts of rows depend on; rows are sorted behind with it.
type view struct {
	book  *model.Book
	shown atomic.Bool // identity numbers and phones in full
}

// Page is the page.
type Page struct {
	page.Opening
	host    page.Host
	content fyne.CanvasObject
	list    *kit.RecordList[row]
	filters filters
	reveal  *kit.Button
	roll    *widget.Label // how many members there are
	shown   bool          // identity numbers and phones are shown in full

	snap   *page.Snapshot
	view   *view // of the rows
	rows   []row
	window *window // the person whose record is open
}

// New makes the page.
func New(host page.Host) page.Page {
	p := &Page{host: host}
	p.Opening = page.NewOpening(host, p.showRecord)
	p.newList()
	p.newFilters()
	add := kit.NewButtonWithIcon("新增人员", theme.ContentAddIcon(), p.New)
	leave := kit.NewButton("离开…", p.leaveSelected)
	p.reveal = kit.NewButton(revealText, p.askReveal)
	p.roll = widget.NewLabel("")
	p.roll.Importance = widget.LowImportance
	top := kit.NewFlow(add, leave, page.RemoveSelected(host, p.list), p.filters.who, kit.Wide(p.filters.text, 240), p.reveal, p.roll)
	second := kit.NewFlow(kit.Wide(p.filters.enterprise, 190), kit.Wide(p.filters.branch, 190), p.filters.status, p.filters.frontline,
		p.filters.youth, p.filters.left, p.filters.kept)
	p.content = kit.NewTopped(container.NewPadded(container.NewVBox(top, second)), p.list)
	return p
}

// Content implements page.Page.
func (p *Page) Content() fyne.CanvasObject { return p.content }

const (
	revealText = "显示证件号…"
	maskText   = "隐藏证件号"
)

func (p *Page) newList() {
	text := func(id string, width float32, f func(row) string) kit.Column[row] {
		return kit.Column[row]{ID: id, Title: id, Width: width, Text: f}
	}
	hidden := func(c kit.Column[row]) kit.Column[row] { c.Hidden = true; return c }
	name := text("姓名", 76, func(x row) string { return x.Name })
	name.Less = func(a, b row) int { return cmp.Compare(a.spell, b.spell) }
	level := kit.Column[row]{ID: "level", Title: "核查", Width: 60, Text: func(x row) string { return page.LevelWord(x.level) },
		Color: func(x row) fyne.ThemeColorName { return page.LevelColor(x.level) },
		Less:  func(a, b row) int { return cmp.Compare(page.LevelOrder(a.level), page.LevelOrder(b.level)) }}
	age := text("党龄", 52, func(x row) string { return years(x.PartyAge(x.of.book.AsOf)) })
	age.Align = fyne.TextAlignTrailing
	age.Less = func(a, b row) int {
		return cmp.Compare(a.PartyAge(a.of.book.AsOf), b.PartyAge(b.of.book.AsOf))
	}
	old := text("年龄", 52, func(x row) string { return years(x.Age(x.of.book.AsOf)) })
	old.Less = func(a, b row) int { return cmp.Compare(b.BirthDay.String(), a.BirthDay.String()) }
	of := page.ListOf{ID: "members", Title: "党员名册", Kind: model.KindPerson, InFull: func() bool { return p.shown }}
	p.list = page.NewList(p.host, of, []kit.Column[row]{
		level, name,
		text("性别", 48, func(x row) string { return string(x.Sex) }),
		text("民族", 60, func(x row) string { return x.Ethnicity }),
		text("出生年月", 78, func(x row) string { return x.BirthDay.Dotted() }),
		hidden(old),
		text("公民身份号码", 162, func(x row) string { return x.of.secret(x.IdentityNumber, model.MaskIdentity) }),
		hidden(text("籍贯", 90, func(x row) string { return x.NativePlace })),
		text("学历", 78, func(x row) string { return string(x.Education) }),
		hidden(text("学位", 70, func(x row) string { return x.Degree })),
		text("部门职务", 150, func(x row) string { return strings.TrimSpace(x.Department + " " + x.Position) }),
		text("政治面貌", 78, func(x row) string { return string(x.status) }),
		text("入党时间", 98, func(x row) string { return x.Admitted.String() }),
		text("转正时间", 98, func(x row) string { return x.Confirmed.String() }),
		age,
		text("所在支部", 150, func(x row) string { return page.ShortName(x.of.book, x.OrganizationID) }),
		text("党内职务", 110, func(x row) string { return x.posts }),
		text("一线", 48, func(x row) string { return kit.Choose(x.Frontline, "是", "") }),
		text("联系电话", 112, func(x row) string { return x.of.secret(x.Phone, model.MaskPhone) }),
		text("所在企业", 170, func(x row) string { return x.of.book.EnterpriseName(x.EnterpriseID) }),
		hidden(text("用工形式", 84, func(x row) string { return string(x.Employment) })),
		hidden(text("职级", 84, func(x row) string { return string(x.Rank) })),
		hidden(text("离开", 150, func(x row) string { return strings.TrimSpace(x.Left.String() + " " + string(x.LeftHow)) })),
	})
	p.list.Key = func(x row) string { return x.ID }
	p.list.OnOpen = func(x row) { p.open(*x.Person, tabRecord) }
	p.list.Menu = p.menu
	page.OfferSeveral(p.host, p.list, "批量转接…", p.askTransfer)
	page.OfferBulk(p.host, p.list, personForm, nil, func(x row) model.Record { return *x.Person })
	page.Removable(p.list, p.removeRows)
	p.list.Empty = "名册里还没有人。请到“数据与设置”导入党员花名册（表头不同也认得），或点“新增人员”。"
}

func years(n int) string {
	if n < 0 {
		return ""
	}
	return strconv.Itoa(n)
}

// secret is a text masked unless the person asked to see it.
func (v *view) secret(text string, mask func(string) string) string {
	if v.shown.Load() || text == "" {
		return text
	}
	return mask(text)
}

// Load implements page.Page.
func (p *Page) Load(ctx context.Context, s *page.Snapshot) (func(), error) {
	v := &view{book: s.Book}
	rows, err := rowsOf(ctx, s, v)
	if err != nil {
		return nil, err
	}
	words := figure.RollWords(s.Book)
	return func() {
		p.snap, p.view, p.rows = s, v, rows
		p.roll.SetText(words)
		p.showRows()
		if p.window != nil {
			p.window.reload()
		}
		p.Loaded(s)
	}, nil
}

// rowsOf works the rows of a view out.
func rowsOf(ctx context.Context, s *page.Snapshot, v *view) ([]row, error) {
	levels := map[string]rule.Level{}
	for _, f := range s.Findings { // sorted: the strongest comes first
		if f.Kind == model.KindPerson && levels[f.ID] == "" {
			levels[f.ID] = f.Level
		}
	}
	posts := postsOf(s.Book)
	people := model.InScope[model.Person](s.Book)
	rows := make([]row, 0, len(people))
	for i := range people {
		if i%1000 == 0 && ctx.Err() != nil {
			return nil, ctx.Err()
		}
		x := &people[i]
		search := s.Finder.Person(x.ID)
		status, listed := figure.StatusOf(s.Book, x)
		active := s.Book.OnRegister(x, s.Book.AsOf)
		rows = append(rows, row{Person: x, of: v, level: levels[x.ID], status: status, listed: listed || !active && status.Member(),
			active: active,
			search: search, spell: page.Spelling(x.Name, search), posts: posts[x.ID]})
	}
	return rows, nil
}

// postsOf is each person's posts on committees, highest first.
func postsOf(b *model.Book) map[string]string {
	by := map[string][]model.PartyPost{}
	for _, m := range model.Everywhere[model.CommitteeMember](b) {
		if m.Active(b.AsOf) && !slices.Contains(by[m.PersonID], m.Post) {
			by[m.PersonID] = append(by[m.PersonID], m.Post)
		}
	}
	order, out := model.PartyPost("").Choices(), make(map[string]string, len(by))
	for id, posts := range by {
		slices.SortFunc(posts, func(a, b model.PartyPost) int {
			return cmp.Compare(slices.Index(order, string(a)), slices.Index(order, string(b)))
		})
		var words []string
		for _, post := range posts {
			words = append(words, string(post))
		}
		out[id] = strings.Join(words, "、")
	}
	return out
}

// askReveal shows identity numbers and phones in full once it is confirmed, and
// keeps that it was asked for.
func (p *Page) askReveal() {
	if p.shown {
		p.setShown(false)
		return
	}
	page.Reveal(p.host, "在党员名册中显示完整证件号码和电话", func() { p.setShown(true) })
}

func (p *Page) setShown(on bool) {
	p.shown = on
	p.reveal.SetText(kit.Choose(on, maskText, revealText))
	p.showRows()
}

// showRows shows the rows with or without what is secret.
func (p *Page) showRows() {
	p.view.shown.Store(p.shown)
	p.list.ShowRows(p.rows, p.filters.accept(p.snap))
}

func (p *Page) menu(rows []row) []*fyne.MenuItem {
	if len(rows) == 2 {
		return []*fyne.MenuItem{fyne.NewMenuItem(mergeText, func() { p.mergeRows(rows) })}
	}
	if len(rows) != 1 {
		return nil
	}
	x := *rows[0].Person
	return []*fyne.MenuItem{
		fyne.NewMenuItem("打开", func() { p.open(x, tabRecord) }),
		fyne.NewMenuItem("党纪处分", func() { p.open(x, tabDiscipline) }),
		fyne.NewMenuItem("任职和经历", func() { p.open(x, tabPosts) }),
		fyne.NewMenuItem("变更记录", func() { p.open(x, tabHistory) }),
		fyne.NewMenuItem("离开…", func() { p.leave(x, nil) }),
		fyne.NewMenuItem(mergeText, func() { p.mergeRows(rows) }),
		fyne.NewMenuItem("依法删除个人信息…", func() {
			page.AskErase(p.host, []model.Ref{{Kind: model.KindPerson, ID: x.ID}}, func() {})
		}),
	}
}

// New implements page.Creator.
func (p *Page) New() {
	if p.snap == nil {
		return
	}
	p.create(p.fresh())
}

// GoTo implements page.Placed.
func (p *Page) GoTo(to page.Place) {
	switch {
	case to.New:
		p.WhenLoaded(p.New)
	case to.Merge != "":
		p.WhenLoaded(func() { p.mergeTwins(to.Merge) })
	}
}

// mergeTwins merges a person with who has the same identity number, or asks with whom.
func (p *Page) mergeTwins(id string) {
	x, ok := model.Find[model.Person](p.snap.Book, id)
	if !ok {
		p.host.Tell(page.NotFound, nil)
		return
	}
	if twins := model.SameIdentity(p.snap.Book, x); len(twins) == 1 {
		p.merge(x, twins[0], nil)
		return
	}
	p.chooseTwin(x)
}

// Reopen implements page.Reopener. What cannot be opened any more is shown to be copied.
func (p *Page) Reopen(o *page.OpenForm) {
	p.WhenLoaded(func() {
		rec, _ := o.Value()
		x, ok := rec.(model.Person)
		if ok && !o.Fresh {
			x, ok = model.Find[model.Person](p.snap.Book, x.ID)
		}
		if !ok {
			o.ShowTyped(p.host)
			return
		}
		p.showWindow(x, o.Fresh, tabRecord)
		p.window.form.Type(o.Typed)
	})
}

// fresh is what a new person begins with.
func (p *Page) fresh() model.Person {
	x := model.Person{EnterpriseID: cmp.Or(p.filters.enterprise.Chosen().ID, p.snap.Book.Scope),
		OrganizationID: p.filters.branch.Chosen().ID, IdentityKind: model.ResidentIdentity, Employment: model.Employed}
	return page.WithOnly(p.snap.Book, x).(model.Person)
}

func (p *Page) leaveSelected() {
	rows := p.list.Selected()
	if len(rows) == 0 {
		p.host.Tell("请先在名册中选中要登记离开的人，可以选多个", nil)
		return
	}
	p.leaveAll(peopleOf(rows))
}

func peopleOf(rows []row) []model.Person {
	var out []model.Person
	for _, r := range rows {
		out = append(out, *r.Person)
	}
	return out
}

// showRecord shows a person who was asked for, or the one that a record hangs on.
func (p *Page) showRecord(r model.Record) {
	tab, part := tabOf[r.Kind()]
	id := r.Key()
	if part {
		id = r.Owner().ID
	}
	x, ok := model.Find[model.Person](p.snap.Book, id)
	if !ok {
		p.host.Tell(page.NotFound, nil)
		return
	}
	p.filters.showing(x, p.snap)
	p.list.SetFilter(p.filters.accept(p.snap))
	p.list.SelectKey(id)
	if part {
		p.open(x, tab)
	}
}

// FocusFilter implements page.Searcher.
func (p *Page) FocusFilter() { p.host.Window().Canvas().Focus(p.filters.text) }
