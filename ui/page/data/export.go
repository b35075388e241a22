package data

// 导出: the records in the template's form, and the empty template.

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"partyledger/store"
	"partyledger/store/intake"
	"partyledger/ui/kit"
	"partyledger/ui/page"
)

func newExport(host page.Host) fyne.CanvasObject {
	private := kit.NewCheck("一并写出"+intake.PrivateKinds(), nil)
	all := kit.NewButtonWithIcon("导出记录…", theme.DocumentSaveIcon(), func() { askExport(host, private.Checked) })
	all.Importance = widget.HighImportance
	template := kit.NewButton("下载导入模板…", func() { saveTemplate(host) })
	return kit.NewParagraphs(
		kit.SectionTitle("导出记录"),
		words("把台账中的记录写成一个Excel工作簿，每类记录一张表，格式与导入模板相同，可再导入。"+intake.PrivateKinds()+"涉及个人，选了才写出。\n"+
			"工作簿中的公民身份号码和电话是完整的，请妥善保管；"+page.Kept(host, "每次导出都")+"给上级的统计表请到“报表中心”生成。"),
		private, container.NewHBox(all),
		kit.SectionTitle("导入模板"),
		words("空白的导入模板：每类记录一张表，第一行是表头，第二行是填写说明，选项有下拉。可发给各单位填写后收回导入。"),
		container.NewHBox(template))
}

func askExport(host page.Host, private bool) {
	page.AskPurpose(host, "导出记录", "导出的工作簿含有全部人员完整的公民身份号码和电话。请确认确有工作需要。"+page.Kept(host, "这次导出"), "选择保存位置", func(purpose string) {
		name := "党建台账记录" + host.Snapshot().Today.String() + ".xlsx"
		page.SaveTo(host.Window(), "导出记录", name, page.ExcelKind, func(to store.Target) {
			export(host, to, intake.ExportOptions{Purpose: purpose, Private: private})
		})
	})
}

func export(host page.Host, to store.Target, opt intake.ExportOptions) {
	host.Work("正在导出记录", func(ctx context.Context, l *store.Workspace, _ func(done, total int)) error {
		return intake.Export(ctx, l, to, opt)
	}, false, func(err error) {
		if err == nil {
			page.OfferFile(host, "已导出记录", to.Path)
		}
	})
}

func saveTemplate(host page.Host) {
	page.SaveTo(host.Window(), "保存导入模板", "党建台账导入模板.xlsx", page.ExcelKind, func(to store.Target) { writeTemplate(host, to) })
}

func writeTemplate(host page.Host, to store.Target) {
	host.Work("正在写出导入模板", func(context.Context, *store.Workspace, func(done, total int)) error {
		return to.Write(intake.WriteTemplate)
	}, false, func(err error) {
		if err == nil {
			page.OfferFile(host, "已写出导入模板", to.Path)
		}
	})
}
