package members

// One person's record: the form with its hints, what hangs on the person (background.go),
// posts and what else the ledger knows of them.

import (
	"context"
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"partyledger/model"
	"partyledger/model/rule"
	"partyledger/store"
	"partyledger/ui/kit"
	"partyledger/ui/page"
)

// The tabs of a person's window.
const (
	tabRecord = iota
	tabRelatives
	tabResume
	tabAwards
	tabDiscipline
	tabTransfers
	tabChanges
	tabPosts
	tabHistory
)

var personForm = []kit.FormSection{
	{Title: "基本情况", Fields: []string{"Name", "Sex", "Ethnicity", "IdentityKind", "IdentityNumber", "BirthDay", "NativePlace", "Education",
		"Degree", "Phone"}},
	{Title: "工作", Fields: []string{"EnterpriseID", "Department", "Position", "WorkPost", "Employment", "Frontline", "TitleGrade", "Rank",
		"PayGrade", "WorkStart", "Entered", "Backbone"}},
	{Title: "党籍", Fields: []string{"Status", "OrganizationID", "Admitted", "Confirmed", "AgeCorrection", "PartyGroup", "LifeExempt"}},
	{Title: "党内统计（可以不填）", Fields: []string{"MigrantWorker", "Taiwanese", "OtherFront", "LeagueMember", "ModelGrade",
		"AdmissionApproved", "ConfirmationApproved"}},
	{Title: "文书用（可以不填）", Fields: []string{"FormerName", "BirthPlace", "Household", "Residence", "LeagueJoined", "School", "TitleName",
		"DuesPaidTo"}},
	{Title: "其他", Fields: []string{"Note"}},
}

// window is a person's window.
type window struct {
	p      *Page
	was    model.Person
	fresh  bool
	masked bool

	form    *kit.RecordForm
	formBox *fyne.Container
	hints   *fyne.Container
	notices *fyne.Container
	also    *page.Also
	photo   *photo // nil for a new person
	reveal  *kit.Button
	parts   []part // from tabRelatives to tabChanges
	posts   *fyne.Container
	history *page.History
	tabs    *kit.Tabs // nil for a new person
	sheet   *page.Sheet
}

// open shows a person's window at a tab.
func (p *Page) open(x model.Person, tab int) { p.showWindow(x, false, tab) }

// create shows the window of a new person.
func (p *Page) create(x model.Person) { p.showWindow(x, true, tabRecord) }

func (p *Page) showWindow(x model.Person, fresh bool, tab int) {
	w := &window{p: p, was: x, fresh: fresh, masked: !p.shown && !fresh, formBox: container.NewStack(), hints: kit.NewColumn(),
		also: page.NewAlso(), posts: container.NewVBox()}
	w.showForm(x)
	body := w.record()
	if !fresh {
		w.photo = newPhoto(p.host, x.ID)
		body = container.NewBorder(nil, nil, nil, container.NewPadded(w.photo.content), body)
	}
	if !fresh {
		w.parts = []part{w.newRelatives(), w.newResume(), w.newAwards(), w.newMeasures(), w.newTransfers(), w.newChanges()}
		w.history = page.NewHistory(p.host, func() bool { return w.masked })
		tabs := []kit.Tab{{Title: "登记表", Content: body}}
		for i, title := range []string{"家庭和社会关系", "简历", "奖惩", "党纪处分", "转接", "党籍变动"} {
			tabs = append(tabs, kit.Tab{Title: title, Content: w.parts[i].Content()})
		}
		w.tabs = kit.NewTabs(append(tabs, kit.Tab{Title: "任职和经历", Content: container.NewVScroll(w.posts)},
			kit.Tab{Title: "变更记录", Content: w.history.Content()})...)
		w.tabs.Select(tab)
		w.tabs.OnSelect = func(int) { w.readHistory() }
		body = w.tabs
	}
	title := "新增人员"
	if !fresh {
		title = kit.Visible(x.Name) + "　" + kit.Visible(p.snap.Book.EnterpriseName(x.EnterpriseID))
	}
	w.sheet = &page.Sheet{Title: title, Content: body, Left: w.left(), Cancel: "关闭", Width: 1080, Height: 2000,
		Changed: w.changed,
		Saves:   true, Keep: w.keep, Unsaved: w.unsaved}
	w.sheet.Yes = kit.NewButtonWithIcon("保存", theme.DocumentSaveIcon(), w.save)
	if fresh {
		w.sheet.More = kit.NewButton("保存并新增", func() {
			saved := w.form.Current()
			w.sheet.SaveThen(func() { p.create(page.Following(saved, p.fresh()).(model.Person)) })
		})
	}
	p.window = w
	w.reload()
	w.sheet.Show(p.host)
	w.sheet.WhenClosed(func() { p.window = nil })
	if tab == tabRecord {
		w.form.Focus("")
	}
}

// changed reports that something is not saved.
func (w *window) changed() bool { return w.form.Changed() || w.form.Current() != model.Record(w.was) }

// unsaved names what is not saved.
func (w *window) unsaved() string {
	if name := w.form.Current().(model.Person).Name; w.fresh && name != "" {
		return "新人员“" + name + "”"
	} else if w.fresh {
		return "新人员"
	}
	return "“" + w.was.Name + "”的登记表里填写的内容"
}

// keep is what is kept of the form while it is open.
func (w *window) keep() *page.OpenForm {
	o := page.KeepForm(w.was, w.fresh, personForm, func() *kit.RecordForm { return w.form })()
	o.Masked, o.Page = w.masked, "members"
	return o
}

// record is the first tab: the form, and above it, always in view, what is wrong
// and what may be said.
func (w *window) record() fyne.CanvasObject {
	form := kit.NewFormScroll(container.NewPadded(w.formBox))
	w.notices = kit.NewNotices(w.hints, container.NewBorder(nil, w.also.Object(), nil, nil, form))
	return w.notices
}

// showForm makes the form of a person, masked or not.
func (w *window) showForm(x model.Person) {
	opt := page.FormOptions(w.p.host)
	if w.masked {
		opt.Mask = page.Mask
	}
	w.form = kit.NewRecordForm(x, personForm, opt)
	fill := page.Filler(x, identityFill, w.form)
	w.form.OnChange = func() {
		fill()
		w.showHints()
	}
	w.formBox.Objects = []fyne.CanvasObject{w.form.Object()}
	w.formBox.Refresh()
	w.showHints()
}

// identityFill is what a whole identity number says of a person.
func identityFill(r model.Record) map[string]string {
	x := r.(model.Person)
	resident := x.IdentityKind == "" || x.IdentityKind == model.ResidentIdentity
	birth, sex, ok := model.IdentityFacts(x.IdentityNumber)
	if !resident || !ok {
		return nil
	}
	return map[string]string{"BirthDay": birth.String(), "Sex": string(sex)}
}

// hint is a sentence about what is in the form.
type hint struct {
	text  string
	level rule.Level // empty: all is well
}

// showHints says what the filled-in fields tell of each other.
func (w *window) showHints() {
	w.hints.RemoveAll()
	now := w.form.Current().(model.Person)
	said, well := sentences(append(movedHints(w.was, now), hintsOf(now, w.p.snap, w.masked)...))
	if well != "" {
		said = append(said, kit.Sentence{Text: well, Color: kit.ColorMuted})
	}
	if len(said) > 0 { // of what stands there now, before what was saved
		w.hints.Add(kit.NewWords(said...))
	}
	if !w.fresh {
		for _, o := range page.FindingLines(w.p.snap.FindingsOf(model.Ref{Kind: model.KindPerson, ID: w.was.ID})) {
			w.hints.Add(o)
		}
	}
	w.offer(now)
	w.hints.Refresh()
	if w.notices != nil {
		w.notices.Refresh()
	}
}

// sentences puts all that is well on one line and what is not on lines of its own.
func sentences(hints []hint) (odd []kit.Sentence, well string) {
	for _, h := range hints {
		if h.level == "" {
			well += h.text + "　"
			continue
		}
		odd = append(odd, kit.Sentence{Text: h.text, Color: page.LevelColor(h.level)})
	}
	return odd, strings.TrimSuffix(well, "　")
}

// hintsOf is what may be said of a record that is being filled in.
func hintsOf(x model.Person, s *page.Snapshot, masked bool) []hint {
	var out []hint
	out = append(out, identityHints(x, masked)...)
	if age := x.Age(s.Book.AsOf); age >= 0 {
		out = append(out, hint{text: fmt.Sprintf("年龄%d周岁。", age)})
	}
	if age := x.PartyAge(s.Book.AsOf); age >= 0 && x.Status == model.FullMember {
		out = append(out, hint{text: fmt.Sprintf("党龄%d年。", age)})
	}
	if !x.Left.IsZero() {
		out = append(out, hint{fmt.Sprintf("已于%s离开（%s）。", x.Left, x.LeftHow), rule.Note})
	}
	return append(out, duesHints(x, s.Book)...)
}

// identityHints holds birth day and sex against the identity number. The archive
// outranks the number: these are hints, nothing is overwritten.
func identityHints(x model.Person, masked bool) []hint {
	if x.IdentityNumber == "" || x.IdentityKind != "" && x.IdentityKind != model.ResidentIdentity {
		return nil
	}
	if err := model.CheckIdentity(x.IdentityNumber); err != nil {
		return []hint{{"公民身份号码" + err.Error() + "。", rule.Warn}}
	}
	birth, sex, _ := model.IdentityFacts(x.IdentityNumber)
	var out []hint
	say := func(differs bool, what, is string) {
		if !differs {
			return
		}
		if !masked {
			what += "（证件为" + is + "）"
		}
		out = append(out, hint{what + "与公民身份号码不一致，请核对；冲突时以干部档案为准。", rule.Warn})
	}
	say(!x.BirthDay.IsZero() && x.BirthDay != birth && !(x.BirthDay.MonthOnly() && x.BirthDay.First() == birth.First()), "出生日期",
		birth.String())
	say(x.Sex != "" && x.Sex != sex, "性别", string(sex))
	if x.BirthDay.IsZero() && !masked {
		out = append(out, hint{"证件上的出生日期是" + birth.String() + "。", rule.Note})
	}
	if len(out) == 0 {
		out = append(out, hint{text: "公民身份号码校验正确，出生日期、性别与它一致（档案不同的，以干部档案为准）。"})
	}
	return out
}

// movedHints reminds of department and post, which are those of the enterprise before.
func movedHints(was, now model.Person) []hint {
	if was.EnterpriseID == "" || now.EnterpriseID == was.EnterpriseID || now.Department+now.Position == "" ||
		now.Department != was.Department && now.Position != was.Position {
		return nil
	}
	return []hint{{"所在企业改了，部门、职务还有原来的，请一并改写或清空。", rule.Warn}}
}

// duesHints says what the person pays by the ledger of dues.
func duesHints(x model.Person, b *model.Book) []hint {
	if !x.Status.Member() {
		return nil
	}
	basis, ok := b.DuesOn(&x, b.AsOf)
	if !ok {
		return nil
	}
	least, _, known := basis.Reckoned()
	paid := basis.Amount.N()
	h := hint{text: "党费：" + fmt.Sprintf("月交%s元", paid.Grouped())}
	if known && basis.Rate() != 0 {
		h.text = fmt.Sprintf("党费：计算基数%s元，按%s计，月交%s元", basis.Base.N().Grouped(), basis.Rate(), least.Grouped())
	}
	switch {
	case basis.Why.Less():
		h.text += "，" + string(basis.Why) + "，核定为" + paid.Grouped() + "元"
	case known && paid < least:
		h.text += "，核定为" + paid.Grouped() + "元，请核对"
		h.level = rule.Warn
	case known && paid > least:
		h.text += "，核定为" + paid.Grouped() + "元，多交部分应出于自愿"
	case known && least == model.DuesCap:
		h.text += "（一般以每月1,000元为限）"
	}
	h.text += "。"
	return []hint{h}
}

// left is the further buttons of the window.
func (w *window) left() []fyne.CanvasObject {
	if w.fresh {
		return nil
	}
	w.reveal = kit.NewButton(revealText, w.askReveal)
	if !w.masked {
		w.reveal.Hide()
	}
	leave := kit.NewButton("离开…", func() { w.sheet.Leave(w.leave) })
	if !w.was.Left.IsZero() {
		leave.Disable()
	}
	print := page.PrintButton(w.p.host, w.changed, func() page.Printed {
		return page.Printed{Record: w.was, Sections: personForm, Masked: w.masked}
	})
	remove := kit.NewButton("删除…", func() { w.sheet.Leave(func() { w.p.remove([]model.Person{w.was}, w.sheet.Hide) }) })
	out := []fyne.CanvasObject{w.reveal, leave, remove, print}
	if twins := model.SameIdentity(w.p.snap.Book, w.was); len(twins) > 0 {
		out = append(out, kit.NewButton(mergeText, func() { w.sheet.Leave(func() { w.p.merge(w.was, twins[0], w.sheet.Hide) }) }))
	}
	return out
}

func (w *window) askReveal() {
	page.Reveal(w.p.host, "查看“"+w.was.Name+"”（"+w.was.ID+"）的完整证件号码和电话", func() {
		now := w.form.Current().(model.Person)
		w.masked = false
		w.reveal.Hide()
		w.showForm(now)
		w.reload()
	})
}

// offer offers to a person's open case what the register says anew.
func (w *window) offer(now model.Person) {
	b := w.p.snap.Book
	if m, ok := model.CaseFollows(b, now); ok && (now.Status != w.was.Status || now.Admitted != w.was.Admitted) {
		w.also.Offer("同时登记到发展党员记录", m.Day.String()+"支部大会"+string(m.Resolution)+"（票数和审批请另行补登）", store.Draft{Now: m})
		return
	}
	if now.Left == w.was.Left && now.LeftHow == w.was.LeftHow {
		w.also.Offer("", "")
		return
	}
	what, words, edits := w.p.ended(now)
	w.also.Offer(what, words, edits...)
}

// ended offers to end the case of somebody who has left the Party.
func (p *Page) ended(r model.Record) (what, words string, edits []store.Draft) {
	was, now, ok := model.CaseEnds(p.snap.Book, r.(model.Person))
	if !ok {
		return "", "", nil
	}
	return "同时终止发展党员记录", fmt.Sprintf("%s申请、没有办结的发展党员记录，终止日期%s，终止原因：%s", was.Applied, now.EndedDay, now.EndedReason),
		[]store.Draft{{Was: was, Now: now}}
}

// save saves, after asking what is odd.
func (w *window) save() {
	rec, ok := w.form.Record()
	if !ok {
		return
	}
	w.checkName(rec.(model.Person))
}

// checkName asks about spaces in a Chinese name, which are nearly always from a workbook.
func (w *window) checkName(now model.Person) {
	tight := model.Unspaced(now.Name)
	if tight == now.Name || now.Name == w.was.Name {
		w.checkTwins(now)
		return
	}
	s := &page.Sheet{Title: "姓名里的空格", Width: 480, Height: 200, Content: kit.NewWords(kit.Sentence{
		Text: "姓名“" + now.Name + "”里有空格。去掉空格，按“" + tight + "”保存吗？"})}
	save := func(name string) func() {
		return func() {
			s.Hide()
			now.Name = name
			w.checkTwins(now)
		}
	}
	s.Yes, s.More = kit.NewButton("去掉空格保存", save(tight)), kit.NewButton("照原样保存", save(now.Name))
	s.Show(w.p.host)
}

// checkTwins asks where somebody else has the identity number.
func (w *window) checkTwins(now model.Person) {
	twins := model.SameIdentity(w.p.snap.Book, now)
	if len(twins) == 0 || !w.fresh && strings.EqualFold(now.IdentityNumber, w.was.IdentityNumber) {
		w.write(now)
		return
	}
	x := twins[0]
	w.p.host.Ask("同一公民身份号码", "“"+x.Name+"”（"+w.p.snap.Book.EnterpriseName(x.EnterpriseID)+"，编号"+x.ID+"）已登记了这个公民身份号码。"+
		"一个号码只属于一个人：如果是同一人，请取消，改在原记录上；号码有误的，请取消后更正。", "仍要保存", func() { w.write(now) })
}

func (w *window) write(now model.Person) {
	done, also := w.sheet.Saving(), w.also.Taken()
	if w.fresh {
		now.ID = w.p.host.NewID(model.KindPerson)
		w.p.Next(model.Ref{Kind: model.KindPerson, ID: now.ID})
		w.p.host.Save("新增人员“"+now.Name+"”", done, now)
		return
	}
	note := "修改“" + now.Name + "”的登记表"
	if len(also) > 0 {
		note += "，同时登记到发展党员记录"
	}
	w.p.host.SaveDrafts(note, done, append([]store.Draft{{Was: w.was, Now: now}}, also...)...)
}

// leave ends it for the person as the ledger has them now.
func (w *window) leave() {
	if x, ok := model.Find[model.Person](w.p.host.Snapshot().Book, w.was.ID); ok {
		w.p.leave(x, w.sheet.Hide)
	}
}

// leave asks for the day and the way; nobody is deleted.
func (p *Page) leave(x model.Person, then func()) {
	page.AskEnd(p.host, x, page.End{Who: "“" + x.Name + "”", Past: "离开", Note: "“" + x.Name + "”离开", Done: then, Also: p.ended,
		Question: page.Question{
			Title: "离开", Yes: "登记离开", Fields: []string{"Left", "LeftHow"}, Need: []string{"LeftHow"},
			Text: "登记“" + x.Name + "”离开。记录保留，离开之日起不再计入名册和统计；担任的党内职务请另行免去。",
		}})
}

// reload shows what hangs on the person in the latest state.
func (w *window) reload() {
	if w.fresh {
		return
	}
	for _, x := range w.parts {
		if show, err := x.Load(context.Background(), w.p.snap); err == nil {
			x.of(w.was.ID)
			show()
		}
	}
	w.showPosts()
	w.readHistory()
}

// readHistory reads what was done to the person's record, if that is on screen.
func (w *window) readHistory() {
	if w.tabs.Selected() == tabHistory {
		w.history.Read(model.Ref{Kind: model.KindPerson, ID: w.was.ID})
	}
}

// link is one line of the tab 任职和经历.
type link struct {
	text string
	ref  model.Ref
}

// showPosts fills the tab 任职和经历.
func (w *window) showPosts() {
	b, id := w.p.snap.Book, w.was.ID
	w.posts.RemoveAll()
	section := func(title, none string, links []link) {
		w.posts.Add(kit.SectionTitle(title))
		if len(links) == 0 {
			empty := widget.NewLabel(none)
			empty.Importance = widget.LowImportance
			w.posts.Add(empty)
		}
		for _, l := range links {
			open := kit.NewButton(kit.Visible(l.text), func() { w.sheet.Leave(func() { w.sheet.Hide(); w.p.host.Open(l.ref) }) })
			open.Alignment, open.Importance = widget.ButtonAlignLeading, widget.LowImportance
			w.posts.Add(open)
		}
	}
	section("党内职务", "没有登记", committeeLinks(b, id))
	section("党务岗位", "没有登记", postLinks(b, id))
	section("领导任职", "没有登记", appointmentLinks(b, id))
	section("双向交流", "没有登记", exchangeLinks(b, id))
	section("发展党员", "没有发展党员档案", caseLinks(b, id))
	w.posts.Refresh()
}

// during is the time of a post in words.
func during(from, to interface{ String() string }) string {
	switch f, t := from.String(), to.String(); {
	case f == "" && t == "":
		return ""
	case t == "":
		return "（" + f + "起）"
	default:
		return "（" + f + "至" + t + "）"
	}
}

var (
	appointmentsOf = model.NewIndex(func(_ *model.Book, x *model.Appointment) string { return x.PersonID })
	exchangesOf    = model.NewIndex(func(_ *model.Book, x *model.Exchange) string { return x.PersonID })
)

func committeeLinks(b *model.Book, id string) (out []link) {
	for _, m := range model.CommitteePosts(b, id) {
		out = append(out, link{b.OrganizationName(m.OrganizationID) + "　" + string(m.Post) + during(m.From, m.To),
			model.Ref{Kind: m.Kind(), ID: m.ID}})
	}
	return out
}

func postLinks(b *model.Book, id string) (out []link) {
	for _, x := range model.PersonPosts(b, id) {
		out = append(out, link{b.EnterpriseName(x.EnterpriseID) + "　" + x.Title + "　" + string(x.WorkTime) + during(x.From, x.To),
			model.Ref{Kind: x.Kind(), ID: x.ID}})
	}
	return out
}

func appointmentLinks(b *model.Book, id string) (out []link) {
	for _, x := range appointmentsOf.Of(b, id) {
		out = append(out, link{b.EnterpriseName(x.EnterpriseID) + "　" + string(x.Organ) + string(x.Post) + during(x.From, x.To),
			model.Ref{Kind: x.Kind(), ID: x.ID}})
	}
	return out
}

func exchangeLinks(b *model.Book, id string) (out []link) {
	for _, x := range exchangesOf.Of(b, id) {
		out = append(out, link{x.Day.String() + "　" + string(x.Direction) + "　" + x.FromPost + "→" + x.ToPost,
			model.Ref{Kind: x.Kind(), ID: x.ID}})
	}
	return out
}

func caseLinks(b *model.Book, id string) (out []link) {
	for _, x := range model.CasesOf(b, id) {
		out = append(out, link{"申请入党 " + x.Applied.String() + "　" + string(model.StageOn(b, *x, b.AsOf)),
			model.Ref{Kind: x.Kind(), ID: x.ID}})
	}
	return out
}
