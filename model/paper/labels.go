package paper

// Labels for the files of cases: what stands on a folder's back.

import (
	"cmp"

	"partyledger/model"
	"partyledger/model/report"
)

var fileLabels = Paper{
	Name: "file-labels", Title: "档案标签", About: "发展党员档案袋上贴的标签，每张A4纸16个", Group: Members,
	On:    model.KindDevelopmentCase,
	Batch: func(*model.Book, model.Record) string { return "all" },
	write: func(w *writer) {
		list := w.subjects()
		w.made.From, w.made.Office = list[0].branch.ID, list[0].branch.Name
		w.made.Title = "发展党员档案标签"
		cards := report.Cards{Across: 2, Down: 8}
		for _, s := range list {
			cards.Items = append(cards.Items, []report.Block{report.Title{Text: s.person.Name},
				report.Paragraph{Text: cmp.Or(s.branch.ShortName, s.branch.Name), Plain: true},
				report.Paragraph{Text: "申请入党：" + s.Applied.DottedDay(), Plain: true}})
		}
		w.on(report.FormPage, cards)
	},
}
