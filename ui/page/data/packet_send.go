package data

// 生成上报数据包: whose, as of which day, with which password; what goes in is said
// before it goes.

import (
	"context"
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"partyledger/model"
	"partyledger/model/day"
	"partyledger/store"
	"partyledger/store/packet"
	"partyledger/store/vault"
	"partyledger/ui/kit"
	"partyledger/ui/page"
)

// sendForm is the window.
type sendForm struct {
	host  page.Host
	sheet *page.Sheet
	then  func() // once it is written

	enterprise         *kit.Picker
	day                *kit.DayField
	password, repeated *kit.Entry
	open               *kit.Check
	choices            map[string]*kit.Check // by label: does it go along?
	wrong              map[string]*kit.Fault
	labels             []string // of those fields, in their order
	contents           *kit.Words
	outline            *packet.Outline // nil = not known
	seq                int             // of outlines asked for
}

func askSend(host page.Host, then func()) { sendWindow(host, then) }

func sendWindow(host page.Host, then func()) *sendForm {
	f := &sendForm{host: host, then: then, wrong: map[string]*kit.Fault{}, contents: kit.NewWords()}
	f.enterprise = kit.NewPicker(model.KindEnterprise, host.Lookup)
	f.day = kit.NewDayField(host.Snapshot().Today)
	f.day.SetDay(host.Snapshot().Book.AsOf)
	f.password, f.repeated = newPassword(), newPassword()
	f.password.SetPlaceHolder(fmt.Sprintf("至少%d个字符", vault.MinPassword))
	f.open = kit.NewCheck("不加密码（拿到文件的人都能看到其中的个人信息）", func(bool) { f.opened() })
	grid := kit.NewColumn(append([]fyne.CanvasObject{
		f.field("报送企业（连同其下级）", true, f.enterprise),
		f.field("截至日期", true, f.day),
		container.NewGridWithColumns(2, f.field("密码", true, f.password), f.field("再输一次密码", true, f.repeated)),
		f.open}, append(f.newChoices(), f.contents)...)...)
	f.sheet = &page.Sheet{Title: "生成上报数据包", Content: kit.NewFormScroll(container.NewPadded(grid)), Width: 700, Height: 560}
	f.sheet.Yes = kit.NewButton("选择保存位置…", f.save)
	if tops := topEnterprises(host.Snapshot().Book); len(tops) == 1 {
		f.enterprise.Set(kit.Option{ID: tops[0].ID, Text: tops[0].Name})
	}
	f.enterprise.OnChange = func(kit.Option) { f.look() }
	f.sheet.Show(host)
	f.look()
	return f
}

// newChoices are the fields of which the sender says whether they go along, each with
// the reason of its default.
func (f *sendForm) newChoices() []fyne.CanvasObject {
	f.choices = map[string]*kit.Check{}
	out := []fyne.CanvasObject{kit.NewCaption(kit.Sentence{Text: "随数据包上报的个人信息（可以选择）："})}
	for _, c := range packet.Choices() {
		check := kit.NewCheck(c.Label, nil)
		check.Checked = c.Goes
		f.choices[c.Label] = check
		out = append(out, kit.NewColumn(check, kit.NewCaption(kit.Sentence{Text: c.Why, Color: kit.ColorMuted})))
	}
	return out
}

// newPassword is a field that shows dots.
func newPassword() *kit.Entry {
	e := kit.NewEntry()
	e.Password = true
	return e
}

func topEnterprises(b *model.Book) []model.Enterprise {
	var out []model.Enterprise
	for _, e := range model.Everywhere[model.Enterprise](b) {
		if _, ok := model.Find[model.Enterprise](b, e.ParentID); !ok {
			out = append(out, e)
		}
	}
	return out
}

func (f *sendForm) field(label string, need bool, o fyne.CanvasObject) fyne.CanvasObject {
	w := kit.NewFault()
	f.wrong[label], f.labels = w, append(f.labels, label)
	return kit.Labelled(label, need, o, w)
}

// opened follows the tick: without a password none is typed.
func (f *sendForm) opened() {
	for _, e := range []*kit.Entry{f.password, f.repeated} {
		if f.open.Checked {
			e.SetText("")
			e.Disable()
		} else {
			e.Enable()
		}
	}
}

// look finds out what would go in.
func (f *sendForm) look() {
	f.seq++
	seq, scope := f.seq, f.enterprise.Chosen().ID
	f.outline = nil
	if scope == "" {
		f.contents.Set(kit.Sentence{Text: "选定报送企业后，这里列出数据包的内容。", Color: kit.ColorMuted})
		return
	}
	var o *packet.Outline
	f.host.Read(func(ctx context.Context, l *store.Workspace) error {
		x, err := packet.OutlineOf(ctx, l, packet.SendRequest{Scope: scope})
		o = x
		return err
	}, func() {
		if seq == f.seq {
			f.outline = o
			f.contents.Set(outlineWords(o)...)
			f.sheet.Refresh()
		}
	})
}

// outlineWords says what goes into the packet and what does not.
func outlineWords(o *packet.Outline) []kit.Sentence {
	var kinds []string
	for _, k := range o.Counts {
		kinds = append(kinds, fmt.Sprintf("%s%d", k.Label, k.Records))
	}
	out := []kit.Sentence{
		{Text: fmt.Sprintf("数据包将含有%d户企业的%d条记录：%s。", o.Enterprises, o.Records, strings.Join(kinds, "、"))},
		{Text: fmt.Sprintf("其中有%d人的个人信息，请只交给有权接收的上级单位，密码另行告知，不要和文件放在一起。", o.People), Color: kit.ColorWarn},
		{Text: "从不上报（不在数据包中）：" + strings.Join(o.Never, "、") + "（涉及个人收入和家庭困难）；" + strings.Join(packet.NeverKinds(), "、") +
			"（由各单位自行设置；附件留在本单位）。", Color: kit.ColorMuted},
	}
	if o.Outside > 0 {
		out = append(out, kit.Sentence{Text: fmt.Sprintf("另有%d个被引用的其他企业的组织、人员，只带名称和识别号码。", o.Outside), Color: kit.ColorMuted})
	}
	return out
}

// check says under each field what is wrong with it.
func (f *sendForm) check() (asOf day.Day, ok bool) {
	wrong := map[string]string{}
	if f.enterprise.Chosen().ID == "" {
		wrong["报送企业（连同其下级）"] = "请从列出的名称中选定报送企业"
	}
	asOf, err := f.day.Day()
	switch {
	case err != nil:
		wrong["截至日期"] = err.Error()
	case asOf.IsZero() || asOf.MonthOnly():
		wrong["截至日期"] = "请写到日，例如2026-11-23"
	}
	switch {
	case f.open.Checked:
	case f.password.Text == "":
		wrong["密码"] = "请设置密码；确需不加密码的，请勾选下面的“不加密码”"
	case f.password.Text != f.repeated.Text:
		wrong["再输一次密码"] = "两次输入的密码不一样，请重新输入"
	}
	f.tell(wrong)
	return asOf, len(wrong) == 0
}

func (f *sendForm) tell(wrong map[string]string) {
	for label, w := range f.wrong {
		w.Set(wrong[label])
	}
	for _, label := range f.labels {
		if wrong[label] != "" {
			f.wrong[label].Focus()
			return
		}
	}
}

// weigh goes on if the password is not easily guessed by who knows the ledger's names.
func (f *sendForm) weigh(then func()) {
	if f.open.Checked {
		then()
		return
	}
	password, b, why := f.password.Text, f.host.Snapshot().Book, ""
	f.host.Read(func(context.Context, *store.Workspace) error {
		why = vault.Weak(password, model.OfficeNames(b)...)
		return nil
	}, func() {
		if why == "" {
			then()
			return
		}
		f.tell(map[string]string{"密码": "密码" + why + "；请换一个，例如几个互不相关的词"})
	})
}

func (f *sendForm) save() {
	if asOf, ok := f.check(); ok {
		f.weigh(func() { f.choose(asOf) })
	}
}

// choose asks where it goes.
func (f *sendForm) choose(asOf day.Day) {
	name := "上报数据包" + packet.Ending
	if f.outline != nil {
		name = strings.Replace(f.outline.FileName, f.host.Snapshot().Today.String(), asOf.String(), 1)
	}
	page.SaveTo(f.host.Window(), "保存上报数据包", name, packetKind, func(to store.Target) { f.write(to, asOf) })
}

func (f *sendForm) write(to store.Target, asOf day.Day) {
	req := packet.SendRequest{Path: to.Path, Replace: to.Replace, AsOf: asOf, Scope: f.enterprise.Chosen().ID,
		Password: f.password.Text, Open: f.open.Checked}
	for _, c := range packet.Choices() {
		switch goes := f.choices[c.Label].Checked; {
		case goes && !c.Goes:
			req.With = append(req.With, c.Label)
		case !goes && c.Goes:
			req.Without = append(req.Without, c.Label)
		}
	}
	var p *packet.SentFile
	f.host.Work("正在生成上报数据包", func(ctx context.Context, l *store.Workspace, _ func(done, total int)) error {
		x, err := packet.Send(ctx, l, req)
		p = x
		return err
	}, false, func(err error) {
		if err != nil {
			return
		}
		f.sheet.Hide()
		page.OfferFile(f.host, fmt.Sprintf("已生成第%d号上报数据包，%d条记录", p.Serial, p.Records), p.File)
		f.then()
	})
}
