package desk

// The recorded reason for letting a finding stand.

import (
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"partyledger/model"
	"partyledger/model/rule"
	"partyledger/ui/kit"
	"partyledger/ui/page"
)

// waivable reports that a reason changes anything: what is only about to fall
// due is not yet wrong.
func waivable(x item) bool { return x.Level != rule.Due }

var reasonForm = []kit.FormSection{{Fields: []string{"By", "Day", "Reason", "Document"}}}

// askReason shows the form of a finding's waiver: a new one, or the one that is
// there already.
func (p *Page) askReason(x item) {
	snap := p.host.Snapshot()
	was, known := waiverOf(snap.Book, x)
	rec := was
	if !known {
		rec = model.Waiver{RuleID: x.Rule, RecordKind: string(x.Kind), RecordID: x.ID, Day: snap.Today}
	}
	form := kit.NewRecordForm(rec, reasonForm, page.FormOptions(p.host))
	words := kit.NewWords(kit.Sentence{Text: "登记后，这一条仍留在清单里，作为提示并写明理由；登记可以撤销。理由应经有权批准的人同意。", Color: kit.ColorMuted})
	body := container.NewVBox(append(page.FindingLines([]rule.Finding{x.Finding}), words, form.Object())...)

	sheet := &page.Sheet{Title: "登记例外理由",
		Content: kit.NewFormScroll(container.NewPadded(body)), Changed: form.Changed, Saves: true, Width: 760,
		Keep:   page.KeepForm(rec, !known, reasonForm, func() *kit.RecordForm { return form }),
		Height: 470}
	sheet.Yes = kit.NewButtonWithIcon("保存", theme.DocumentSaveIcon(), func() {
		if now, ok := form.Record(); ok {
			p.saveReason(x, was, now.(model.Waiver), known, sheet.Saving())
		}
	})
	sheet.Show(p.host)
	form.Focus("By")
}

func (p *Page) saveReason(x item, was, now model.Waiver, known bool, done func(error)) {
	note := "“" + x.Name + "”的例外理由"
	if known {
		p.host.SaveEdited("修改"+note, was, now, done)
		return
	}
	now.ID = p.host.NewID(model.KindWaiver)
	p.host.Save("登记"+note, done, now)
}

// waiverOf finds the waiver of a finding, the last one as the rules take it.
func waiverOf(b *model.Book, x item) (found model.Waiver, ok bool) {
	for _, w := range model.Everywhere[model.Waiver](b) {
		if w.RuleID == x.Rule && w.RecordKind == string(x.Kind) && w.RecordID == x.ID {
			found, ok = w, true
		}
	}
	return found, ok
}
