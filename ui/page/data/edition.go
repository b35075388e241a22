package data

// By which edition of the 细则 development cases are judged: the office's choice for
// all of them at once, with the document and the reason it rests on.

import (
	"cmp"

	"partyledger/model"
	"partyledger/ui/page"
)

// askEditions asks for the choice.
func (r *rules) askEditions() {
	was, known := model.Find[model.Office](r.host.Snapshot().Book, model.OfficeID)
	now := was
	now.EditionBasis = cmp.Or(was.EditionBasis, model.ByStepDay)
	page.AskFields(r.host, page.Question{
		Title: "细则版本适用口径", Yes: "保存口径",
		Text: "2026版发展党员工作细则自" + model.Edition2026Day.Chinese() + "起施行，跨施行日的发展党员记录怎样适用未见规定（待核对）。" +
			"没有另行选定的，每一步按办理之日的版本核查。上级另有规定的，在此选定，对全部记录同时生效；个别记录可在该记录中变更。",
		Record: now, Fields: []string{"EditionBasis", "EditionDocument", "EditionReason"}, Need: []string{"EditionBasis"},
		Then: func(rec model.Record, done func(error)) {
			o := rec.(model.Office)
			const note = "选定细则版本适用口径"
			if known {
				r.host.SaveEdited(note, was, o, done)
				return
			}
			o.ID = model.OfficeID
			r.host.Save(note, done, o)
		},
	})
}
