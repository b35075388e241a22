package data

// 口令和加密: whether the ledger is encrypted, and its password set, changed and taken off.

import (
	"context"
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"partyledger/store"
	"partyledger/store/keep"
	"partyledger/store/vault"
	"partyledger/ui/kit"
	"partyledger/ui/page"
)

const (
	aboutPlain = "台账现在没有加密：拿到U盘的人都能看到里面的全部内容。设置口令以后，台账、备份、附件、日志和设置都加密，打开时要输入口令。" +
		"口令和恢复单都丢失的，台账谁也打不开，编写本程序的人也没有办法。已经生成、导出和没有加密码上报的文件不在其内。"
	aboutSealed = "台账已加密（%s）。口令连同恢复单都丢失的，台账谁也打不开。程序开着而没有人操作时，过一会儿自动锁定，要再输口令；正在填的内容还在。"
	aboutSet    = "口令区分大小写。设置过程中会生成一张恢复单，忘记口令时用它打开台账，请准备好打印机。"
	aboutSheet  = "恢复单上印着恢复码，忘记口令时凭它打开台账、另设口令。打印以后密封、签字、锁好，由专人保管，不与台账放在一起；不要拍照，不要通过网络传送。"
	aboutChange = "更改以后，台账和台账文件夹里的备份都用新口令；存在别处的备份仍用原来的口令。恢复单不变。怀疑口令已经泄露的，请用“换密钥”。"
	aboutRekey  = "换密钥：全部重新加密，原来的口令和恢复单都作废。口令或恢复单可能已被别人知道的，用这一项。台账较大的要几分钟。"
	aboutOff    = "取消口令以后，台账、附件和设置不再加密，拿到这个文件夹的人都能打开它。取消会记入“操作记录”。"
	aboutFlash  = "这个U盘上以前存过没有加密的内容，删除以后仍可能从闪存里读出，所以最好另存到新U盘，旧U盘交回销毁。"
)

// secret is the tab.
type secret struct {
	host    page.Host
	content fyne.CanvasObject
	about   *kit.Paragraph
	plain   *kit.Paragraph // backups that are not encrypted
	set     *fyne.Container
	sealed  *fyne.Container
	settle  *fyne.Container
	idle    *kit.Select
}

func newSecret(host page.Host) *secret {
	x := &secret{host: host, about: words(""), plain: words("")}
	first := kit.NewButton("设置口令…", x.askSet)
	first.Importance = widget.HighImportance
	x.set = container.NewVBox(kit.NewFlow(first))
	var times []string
	for _, n := range page.LockTimes {
		times = append(times, lockText(n))
	}
	x.idle = kit.NewSelect(times, x.keepIdle)
	x.sealed = container.NewVBox(
		kit.NewFlow(kit.NewButton("更改口令…", x.askChange), kit.NewButton("换恢复单…", x.askSheet), kit.NewButton("换密钥…", x.askRekey),
			kit.NewButton("取消口令…", x.askOff), kit.NewButton("立即锁定（Ctrl+L）", host.Lock)),
		kit.NewFlow(container.NewCenter(kit.NewText("没有人操作时自动锁定", kit.ColorMuted)),
			container.NewGridWrap(fyne.NewSize(170, x.idle.MinSize().Height), x.idle)))
	x.settle = container.NewHBox(kit.NewButton("加密这些备份", func() { x.settleCopies(keep.ConvertCopies) }), kit.NewButton("删除这些备份", func() {
		host.Ask("删除没有加密的备份", "备份文件夹里没有加密的备份将删除，不能恢复；加密的备份都保留。", "删除", func() { x.settleCopies(keep.DeleteCopies) })
	}))
	x.content = kit.NewTopped(padded(container.NewVBox(x.about, x.set, x.sealed, x.plain, x.settle)), container.NewStack())
	return x
}

func lockText(minutes int) string {
	if minutes == 0 {
		return "不自动锁定"
	}
	return fmt.Sprintf("%d分钟后", minutes)
}

func (x *secret) keepIdle(text string) {
	for _, n := range page.LockTimes {
		if lockText(n) == text && n != page.LockAfter(x.host) {
			x.host.SetSetting(page.LockKey, n)
		}
	}
}

// read finds how the ledger and its backups are kept.
func (x *secret) read() {
	var key *vault.Key
	plain := 0
	x.host.Read(func(_ context.Context, l *store.Workspace) error {
		key, plain = l.Key(), len(l.PlainBackups())
		return nil
	}, func() { x.show(key, plain) })
}

func (x *secret) show(key *vault.Key, plain int) {
	x.set.Hidden, x.sealed.Hidden = key != nil, key == nil
	x.about.SetText(aboutPlain)
	x.plain.SetText("")
	if key != nil {
		x.about.SetText(fmt.Sprintf(aboutSealed, key.Cipher()))
		x.idle.SetSelected(lockText(page.LockAfter(x.host)))
	}
	if plain > 0 {
		x.plain.SetText(fmt.Sprintf("备份文件夹里还有%d份没有加密的备份，拿到U盘的人看得到。", plain))
	}
	x.settle.Hidden = plain == 0
	x.content.Refresh()
}

// settleCopies does what is not encrypted beside the encrypted ledger.
func (x *secret) settleCopies(how keep.OldCopies) {
	x.host.Seal(page.Seal{Beside: true, Copies: how, Done: "没有加密的备份已处理"})
}

// Where an encrypted ledger goes.
const (
	placeNew  = "另存到新的U盘或文件夹（推荐）"
	placeHere = "就在现在的文件夹里加密"
)

// copiesWords is how the windows speak of what becomes of the backups.
var copiesWords = []struct {
	text string
	what keep.OldCopies
}{
	{"一并转换", keep.ConvertCopies}, {"删除", keep.DeleteCopies}, {"保留原样", keep.KeepCopies},
}

func newCopies(selected keep.OldCopies) *kit.Select {
	var texts []string
	for _, c := range copiesWords {
		texts = append(texts, c.text)
	}
	s := kit.NewSelect(texts, nil)
	for _, c := range copiesWords {
		if c.what == selected {
			s.SetSelected(c.text)
		}
	}
	return s
}

func chosenCopies(s *kit.Select) keep.OldCopies { return copiesWords[s.SelectedIndex()].what }

var cipherWords = map[vault.Cipher]string{vault.XChaCha: "（一般用这个）", vault.SM4GCM: "（按规定必须用国密算法的）"}

// newCiphers offers the ciphers that run on this PC; nil if there is no choice.
func newCiphers() *kit.Select {
	var texts []string
	for _, c := range vault.Ciphers() {
		texts = append(texts, c.String()+cipherWords[c])
	}
	if len(texts) < 2 {
		return nil
	}
	s := kit.NewSelect(texts, nil)
	s.SetSelectedIndex(0)
	return s
}

func chosenCipher(s *kit.Select) vault.Cipher {
	if s == nil {
		return vault.Ciphers()[0]
	}
	return vault.Ciphers()[s.SelectedIndex()]
}

func row(label string, field fyne.CanvasObject) fyne.CanvasObject {
	return kit.Labelled(label, false, field, nil)
}

func (x *secret) askSet() {
	place, copies, cipher := kit.NewRadio([]string{placeNew, placeHere}, nil), newCopies(keep.ConvertCopies), newCiphers()
	place.SetSelected(placeNew)
	q := &page.NewPassword{Title: "设置口令", About: aboutSet, Yes: "下一步", Fresh: true,
		More: []fyne.CanvasObject{row("加密后的台账放在哪里", place), kit.NewCaption(kit.Sentence{Text: aboutFlash, Color: kit.ColorMuted})}}
	copiesRow := row("现在文件夹里的备份", copies)
	copiesRow.Hide()
	place.OnChanged = func(s string) {
		if copiesRow.Hide(); s == placeHere {
			copiesRow.Show()
		}
		q.Refresh()
	}
	q.More = append(q.More, copiesRow)
	if cipher != nil {
		q.More = append(q.More, row("加密算法", cipher))
	}
	into := ""
	q.Before = func(then func()) {
		if into = ""; place.Selected == placeHere {
			then()
			return
		}
		page.ChooseFolder(x.host.Window(), "选择新U盘上的空文件夹", "", func(dir string) {
			into = dir
			then()
		})
	}
	q.Then = func(password string) {
		x.sheetThenSeal(password, chosenCipher(cipher), page.Seal{Into: into, Copies: chosenCopies(copies), Done: "台账已设置口令并加密"})
	}
	q.Show(x.host)
}

// sheetThenSeal has the recovery sheet printed and encrypts the ledger.
func (x *secret) sheetThenSeal(password string, cipher vault.Cipher, seal page.Seal) {
	ask := &page.AskRecovery{About: aboutSheet, Yes: "加密台账", Then: func(r page.Recovery) {
		x.host.Read(func(context.Context, *store.Workspace) (err error) {
			seal.Key, err = store.NewKey(cipher, password, r.Code)
			return err
		}, func() {
			seal.Sheet = r.Path
			x.host.Seal(seal)
		})
	}}
	ask.Show(x.host)
}

func (x *secret) askChange() {
	q := &page.NewPassword{Title: "更改口令", About: aboutChange, Yes: "更改口令", Old: true, Fresh: true, Then: func(password string) {
		set := func(l *store.Workspace) ([]string, error) { return l.SetPassword(password) }
		page.SetSecrets(x.host, "口令已更改，台账文件夹里的备份也一并更改", set, "")
	}}
	q.Show(x.host)
}

func (x *secret) askSheet() {
	q := &page.NewPassword{Title: "换恢复单", About: "换了恢复单，原来的一张作废，请销毁。", Yes: "下一步", Old: true, Then: func(string) {
		ask := &page.AskRecovery{About: aboutSheet, Yes: "启用新的恢复单", Then: func(r page.Recovery) {
			set := func(l *store.Workspace) ([]string, error) { return l.SetRecovery(r.Code) }
			page.SetSecrets(x.host, "新的恢复单已启用，原来的作废", set, r.Path)
		}}
		ask.Show(x.host)
	}}
	q.Show(x.host)
}

func (x *secret) askRekey() {
	copies, cipher := newCopies(keep.ConvertCopies), newCiphers()
	q := &page.NewPassword{Title: "换密钥", About: aboutRekey, Yes: "下一步", Old: true, Fresh: true,
		More: []fyne.CanvasObject{row("台账文件夹里的备份", copies)},
		Then: func(password string) {
			x.sheetThenSeal(password, chosenCipher(cipher), page.Seal{Copies: chosenCopies(copies), Done: "台账已换密钥，原来的口令和恢复单作废"})
		}}
	if cipher != nil {
		q.More = append(q.More, row("加密算法", cipher))
	}
	q.Show(x.host)
}

func (x *secret) askOff() {
	copies := newCopies(keep.KeepCopies)
	q := &page.NewPassword{Title: "取消口令", About: aboutOff, Yes: "取消口令…", Old: true, More: []fyne.CanvasObject{row("加密的备份", copies)},
		Then: func(string) {
			x.host.Ask("取消口令", "台账将解密，不再需要口令。确定吗？", "解密台账", func() {
				x.host.Seal(page.Seal{Copies: chosenCopies(copies), Done: "台账已取消口令，不再加密，已记入操作记录"})
			})
		}}
	q.Show(x.host)
}
