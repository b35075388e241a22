package keep

// The recovery sheet: the code that opens an encrypted ledger whose password is lost, for
// paper.

import (
	"io"
	"strings"

	"partyledger/model"
	"partyledger/model/day"
	"partyledger/model/report"
	"partyledger/store"
	"partyledger/store/pdf"
)

// UnitName is the office's unit, for the sheet: as the office says, else its first
// enterprise; empty if there is none.
func UnitName(b *model.Book) string {
	if o, ok := model.Find[model.Office](b, model.OfficeID); ok && o.Unit != "" {
		return o.Unit
	}
	for _, e := range model.Everywhere[model.Enterprise](b) {
		return e.Name
	}
	return ""
}

// WriteRecovery writes the recovery sheet as PDF. unit may be empty.
func WriteRecovery(to store.Target, unit, code string, today day.Day) error {
	faces, err := store.ReportFaces(false)
	if err != nil {
		return err
	}
	return to.WritePrivate(func(out io.Writer) error {
		_, err := pdf.Write(out, recoverySheet(unit, code, today), faces)
		return err
	})
}

func recoverySheet(unit, code string, today day.Day) report.Document {
	para := func(text string) report.Block { return report.Paragraph{Text: text} }
	head := func(text string) report.Block { return report.Heading{Level: 1, Text: text} }
	groups := strings.Split(code, "-")
	blocks := []report.Block{report.Title{Text: "台账恢复单", Sub: "（" + today.Chinese() + "）"}}
	if unit != "" {
		blocks = append(blocks, report.Addressee{Text: unit + "："})
	}
	blocks = append(blocks,
		head("恢复码"),
		report.Paragraph{Text: strings.Join(groups[:3], "　"), Plain: true},
		report.Paragraph{Text: strings.Join(groups[3:6], "　"), Plain: true},
		report.Paragraph{Text: strings.Join(groups[6:], "　"), Plain: true},
		para("共9组，每组4个字符；其中没有字母I、L、O、U，像的都是数字。"),
		head("做什么用"),
		para("忘记口令时，凭恢复码可以打开台账，另设口令。谁有本单和台账，谁就能看到台账的全部内容。"),
		head("怎样保管"),
		para("打印后密封、签字、锁好，由专人保管，不与台账放在一起；再把电脑里的这个文件彻底删除。不要拍照，不要通过网络传送。"),
		head("请务必注意"),
		para("口令和本单都丢失的，台账和备份谁也打不开，内容从此失去，编写本程序的人也没有办法。另做了恢复单的，本单作废，请销毁。"),
	)
	return report.Document{Name: "recovery", Title: "台账恢复单", Office: unit, AsOf: today,
		Sections: []report.Section{{Page: report.OfficialPage, Blocks: blocks}}}
}
