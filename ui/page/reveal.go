package page

// Personal data in full: asked for, and kept that it was asked for.

import (
	"context"

	"partyledger/model"
	"partyledger/store"
)

// Reveal asks before identity numbers and phones are shown in full, keeps that
// they were, and what for; then shows them.
func Reveal(host Host, what string, then func()) {
	host.Ask("显示完整证件号和电话", "公民身份号码和电话是敏感个人信息。请确认确有工作需要，并注意周围没有无关人员。"+Kept(host, "这次查看"), "显示", func() {
		host.Read(func(ctx context.Context, l *store.Workspace) error { return l.Remark(ctx, what) }, then)
	})
}

// Kept says of what is shown or handed out whether the ledger keeps that it was.
func Kept(host Host, what string) string {
	if host.Looking() != nil {
		return "台账现在只供查看，" + what + "不会记入“操作记录”。"
	}
	return what + "会记入“操作记录”。"
}

// Mask hides secret fields in forms.
func Mask(field model.Field, text string) string { return field.Masked(text) }
