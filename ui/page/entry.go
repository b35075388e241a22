package page

// 没做还是没录: what is asked of a fault that rests on an entry that is not there.

import (
	"partyledger/model"
)

// EntryText is what the buttons and menus say that ask it.
const EntryText = "没做还是没录…"

// AskEntry asks of something that the ledger does not have whether it was not done or not recorded,
// and keeps who said so and when; what was said before is shown, and changed. name is whose it is,
// message what is missing. then gets the answer once it is saved.
func AskEntry(host Host, at model.FaultAt, name, message string, then func(model.EntryAnswer)) {
	was, known := model.EntryChecks(host.Snapshot().Book)[at]
	now := was
	if !known {
		now = at.Check(host.Snapshot().Today)
	}
	AskFields(host, Question{
		Title: "没做还是没录", Yes: "保存",
		Text: message + "台账里没有，不等于没有做。请先核实：确实没做的选“没做”，才能作为问题列入整改、上报；做了没有登记的选“没录”，保存后打开对应的记录补录。" +
			"核实结果留有记录，以后可以更改。",
		Record: now, Fields: []string{"Answer", "By", "Day", "Note"},
		Then: func(r model.Record, done func(error)) {
			answer := r.(model.EntryCheck)
			note := "“" + name + "”没做还是没录"
			saved := func(err error) {
				done(err)
				if err == nil {
					then(answer.Answer)
				}
			}
			if known {
				host.SaveEdited("更改"+note, was, answer, saved)
				return
			}
			answer.ID = host.NewID(model.KindEntryCheck)
			host.Save("核实"+note, saved, answer)
		},
	})
}
