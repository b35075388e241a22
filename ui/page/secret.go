package page

// A ledger's secrets are asked for: a new password, how good it is, and the recovery sheet,
// which is to be on paper before anything is encrypted.

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"partyledger/model"
	"partyledger/store"
	"partyledger/store/doctor"
	"partyledger/store/keep"
	"partyledger/store/vault"
	"partyledger/ui/kit"
)

// NewPassword asks for a password that is not in use yet.
type NewPassword struct {
	Title string
	About string
	Yes   string
	Later string // on the button that leaves; empty = 取消
	// Old has the ledger's password asked for first.
	Old bool
	// Fresh is false where nothing but Old is asked for.
	Fresh bool
	// More stands under the fields; may be nil.
	More []fyne.CanvasObject
	// Before asks for more while the window stays: who gives that up has typed nothing in
	// vain; nil = nothing.
	Before func(then func())
	// Then gets the password, empty if none was asked for.
	Then func(password string)

	host              Host
	old, first, again *kit.Entry
	said, strength    *kit.Words
	sheet             *Sheet
	meter             *vault.Meter // nil while it is made
}

// Show asks.
func (q *NewPassword) Show(host Host) {
	q.host = host
	secret := func() *kit.Entry {
		e := kit.NewEntry()
		e.Password = true
		e.OnSubmitted = func(string) { q.sheet.Yes.OnTapped() }
		return e
	}
	q.old, q.first, q.again, q.said = secret(), secret(), secret(), kit.NewWords()
	for _, e := range []*kit.Entry{q.old, q.first, q.again} {
		e.OnChanged = func(string) { q.said.Set() } // it was about what stood there before
	}
	q.strength = kit.NewCaption()
	column := kit.NewColumn(kit.NewWords(kit.Sentence{Text: q.About}))
	first := q.old
	if q.Old {
		column.Add(kit.Labelled("现在的口令", true, q.old, nil))
	} else {
		first = q.first
	}
	if q.Fresh {
		column.Add(kit.Labelled("新口令", true, q.first, nil))
		column.Add(q.strength)
		column.Add(kit.Labelled("再输一次", true, q.again, nil))
		q.first.OnChanged = func(string) {
			q.said.Set()
			q.tellStrength()
		}
		b := host.Snapshot().Book
		kit.Background(func() {
			m := vault.NewMeter(model.OfficeNames(b)...)
			fyne.Do(func() {
				q.meter = m
				q.tellStrength()
			})
		})
	}
	for _, o := range q.More {
		column.Add(o)
	}
	q.sheet = &Sheet{Title: q.Title, Content: withFault(column, q.said), Cancel: q.Later, Width: 760,
		Height:  250 + 40*float32(len(q.More)),
		Changed: func() bool { return q.old.Text+q.first.Text+q.again.Text != "" }}
	if q.Fresh {
		q.sheet.Height += 210
	}
	q.sheet.Yes = kit.NewButton(q.Yes, q.check)
	q.sheet.Show(host)
	host.Window().Canvas().Focus(first)
}

// withFault is what is filled in, scrolled, over what is wrong with it, which is always seen.
func withFault(column fyne.CanvasObject, said *kit.Words) fyne.CanvasObject {
	return container.NewBorder(nil, said, nil, nil, kit.NewFormScroll(container.NewPadded(column)))
}

// Refresh lays the window out anew.
func (q *NewPassword) Refresh() { q.sheet.Refresh() }

// goodPassword is how many bits a good one has.
const goodPassword = 60

func (q *NewPassword) tellStrength() {
	text, color := "至少10个字符，如几个不相干的词；单位名、人名、日期和常用的词不能单独作口令。", kit.ColorMuted
	if password := q.first.Text; password != "" && q.meter != nil {
		switch why := q.meter.Weak(password); {
		case why != "":
			text, color = "口令"+why, kit.ColorWarn
		case q.meter.Bits(password) < goodPassword:
			text = "可以用；再长一些更好"
		default:
			text, color = "强度好", kit.ColorGood
		}
	}
	q.strength.Set(kit.Sentence{Text: text, Color: color})
	if q.sheet != nil {
		q.sheet.Refresh()
	}
}

// wrong is what is wrong with what was typed, as far as that is seen at once.
func (q *NewPassword) wrong() string {
	switch {
	case q.Old && q.old.Text == "":
		return "请输入现在的口令"
	case q.Fresh && q.first.Text == "":
		return "请输入新口令"
	case q.Fresh && q.first.Text != q.again.Text:
		return "两次输入的新口令不一样"
	case q.Fresh && q.Old && q.first.Text == q.old.Text:
		return "新口令与现在的一样"
	}
	return ""
}

// check goes on once all is right; to find whether the old password is takes a moment.
func (q *NewPassword) check() {
	if q.sheet.Yes.Disabled() {
		return
	}
	if why := q.wrong(); why != "" {
		q.tell(why)
		return
	}
	q.sheet.Yes.Disable()
	old, fresh, b, why := q.old.Text, q.first.Text, q.host.Snapshot().Book, ""
	q.host.Read(func(_ context.Context, l *store.Workspace) error {
		if q.Fresh {
			if weak := vault.Weak(fresh, model.OfficeNames(b)...); weak != "" {
				why = "新口令" + weak
			}
		}
		if q.Old && why == "" && !l.Key().Has(old) {
			why = "现在的口令不对，没有改动"
		}
		return nil
	}, func() {
		q.sheet.Yes.Enable()
		if why != "" {
			q.tell(why)
			return
		}
		q.before(func() {
			q.sheet.Hide()
			q.Then(fresh)
		})
	})
}

func (q *NewPassword) before(then func()) {
	if q.Before == nil {
		then()
		return
	}
	q.Before(then)
}

func (q *NewPassword) tell(why string) {
	q.said.Set(kit.Sentence{Text: why, Color: kit.ColorBlock})
	q.sheet.Refresh()
}

// Recovery is a recovery code that is on paper.
type Recovery struct {
	Code string
	Path string // the PDF that it was printed of
}

// askedBack are the groups of the code that are to be typed from the paper, counted from
// nought.
var askedBack = [...]int{2, 7}

// AskRecovery has a recovery code printed and goes on once two of its groups were typed
// from the paper.
type AskRecovery struct {
	About string
	Later string // on the button that leaves; empty = 取消
	Yes   string
	Then  func(Recovery)
	// Choose asks where the sheet goes: the system's dialog, but in tests.
	Choose func(then func(store.Target))

	host  Host
	code  string
	path  string
	where *kit.Words
	print *kit.Button
	typed [len(askedBack)]*kit.Entry
	said  *kit.Words
	sheet *Sheet
}

// Show asks.
func (q *AskRecovery) Show(host Host) {
	q.host, q.code, q.where, q.said = host, vault.NewCode(), kit.NewCaption(), kit.NewWords()
	q.print = kit.NewButton("打开，去打印", func() { OpenFile(q.path, q.opened) })
	q.print.Disable()
	if q.Choose == nil {
		q.Choose = q.choose
	}
	save := kit.NewButton("生成恢复单（PDF）…", func() { q.Choose(q.write) })
	column := kit.NewColumn(kit.NewWords(kit.Sentence{Text: q.About}), container.NewHBox(save, q.print), q.where,
		kit.NewWords(kit.Sentence{Text: "恢复单打印好以后，请从纸上输入下面两组，确认打印清楚："}))
	cells := container.NewGridWithColumns(len(askedBack))
	for i, group := range askedBack {
		q.typed[i] = kit.NewEntry()
		q.typed[i].OnChanged = func(string) { q.said.Set() }
		q.typed[i].OnSubmitted = func(string) { q.next(i) }
		q.typed[i].Disable()
		cells.Add(kit.Labelled(fmt.Sprintf("恢复码第%d组", group+1), true, q.typed[i], nil))
	}
	column.Add(cells)
	q.sheet = &Sheet{Title: "恢复单", Content: withFault(column, q.said), Cancel: q.Later, Width: 760, Height: 460, Grows: true,
		Changed: func() bool { return q.path != "" }, Unsaved: func() string { return "恢复单还没有启用，刚才的设置也" }}
	q.sheet.Yes = kit.NewButton(q.Yes, q.check)
	q.sheet.Show(host)
	host.Window().Canvas().Focus(save)
}

func (q *AskRecovery) choose(then func(store.Target)) {
	name := "台账恢复单-" + strings.ReplaceAll(q.host.Snapshot().Today.String(), "-", "") + ".pdf"
	SaveTo(q.host.Window(), "生成恢复单", name, []FileKind{{Name: "PDF文件", Patterns: []string{"*.pdf"}}}, then)
}

func (q *AskRecovery) write(to store.Target) {
	s, beside := q.host.Snapshot(), false
	q.host.Read(func(_ context.Context, l *store.Workspace) error {
		beside = doctor.SameDrive(filepath.Dir(to.Path), l.Dir())
		return keep.WriteRecovery(to, keep.UnitName(s.Book), q.code, s.Today)
	}, func() {
		q.path = to.Path
		said := []kit.Sentence{{Text: "恢复单已写到：" + to.Path + "。打印以后请删除这个文件。", Color: kit.ColorMuted}}
		if beside {
			said = append(said,
				kit.Sentence{Text: "这个文件与台账在同一个盘上：丢了U盘就等于恢复单也丢了，谁捡到都能打开台账。打印后务必删除。", Color: kit.ColorWarn})
		}
		q.where.Set(said...)
		q.said.Set()
		q.print.Enable()
		for _, e := range q.typed {
			e.Enable()
		}
		q.sheet.Refresh()
		q.host.Window().Canvas().Focus(q.typed[0])
	})
}

func (q *AskRecovery) opened(err error) {
	if err != nil {
		q.host.Fail(err)
	}
}

// next is Enter: to the next group that is empty, or on.
func (q *AskRecovery) next(i int) {
	if i+1 < len(q.typed) && q.typed[i+1].Text == "" {
		q.host.Window().Canvas().Focus(q.typed[i+1])
		return
	}
	q.check()
}

func (q *AskRecovery) check() {
	why := ""
	switch {
	case q.path == "":
		why = "请先生成恢复单并打印"
	case !q.fits():
		why = "输入的与恢复单上的不一样，请对照纸上再输一次"
	}
	if why != "" {
		q.said.Set(kit.Sentence{Text: why, Color: kit.ColorBlock})
		q.sheet.Refresh()
		return
	}
	q.sheet.Hide()
	q.Then(Recovery{q.code, q.path})
}

// fits compares what was typed as the code itself is read: what looks alike counts.
func (q *AskRecovery) fits() bool {
	groups := strings.Split(q.code, "-")
	for i, group := range askedBack {
		typed := slices.Clone(groups)
		typed[group] = strings.TrimSpace(q.typed[i].Text)
		if !vault.SameCode(strings.Join(typed, "-"), q.code) {
			return false
		}
	}
	return true
}

// RemoveSheet removes the PDF of a recovery sheet that is on paper.
func RemoveSheet(host Host, path string) {
	host.Read(func(context.Context, *store.Workspace) error {
		return store.Fault("删除恢复单文件", os.Remove(path))
	}, func() { host.Tell("恢复单文件已删除", nil) })
}

// SetSecrets gives the open ledger another password or recovery code; sheet is the PDF of
// the latter, empty if there is none.
func SetSecrets(host Host, done string, set func(*store.Workspace) (troubles []string, err error), sheet string) {
	var troubles []string
	host.Work("正在更改", func(_ context.Context, l *store.Workspace, _ func(done, total int)) (err error) {
		troubles, err = set(l)
		return err
	}, false, func(err error) {
		switch {
		case err != nil:
		case len(troubles) > 0:
			host.Fail(store.Refuse("%s。还有没做到的：%s", done, strings.Join(troubles, "；")))
		case sheet != "":
			host.Offer(done, Action{Text: "删除恢复单文件", Do: func() { RemoveSheet(host, sheet) }})
		default:
			host.Tell(done, nil)
		}
	})
}

// Seal is an order to encrypt the ledger, under another key, or no more.
type Seal struct {
	Key    *vault.Key     // nil = decrypt
	Beside bool           // nothing but what beside the ledger is not encrypted
	Into   string         // a folder for the new ledger; empty = in its own place
	Copies keep.OldCopies // what becomes of the backups in the folder
	Sheet  string         // the PDF of the recovery sheet, to be removed; empty = none
	Done   string         // what is said then
}

// LockKey is the setting after how many minutes the window locks; LockTimes may be chosen,
// 0 = never.
const LockKey = "lock.minutes"

// LockTimes: see LockKey.
var LockTimes = []int{5, 10, 15, 30, 60, 0}

const usualLock = 10

// LockAfter is how many minutes nobody does anything until an encrypted ledger is locked;
// 0 = it never is.
func LockAfter(host Host) int {
	n := usualLock
	if !host.Setting(LockKey, &n) || !slices.Contains(LockTimes, n) {
		return usualLock
	}
	return n
}
