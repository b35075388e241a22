package development

// The forms of a case: a new application, the whole registration by stage, and
// the change of the edition that it runs under.

import (
	"fmt"

	"partyledger/model"
	"partyledger/ui/kit"
	"partyledger/ui/page"
)

// caseForm is the whole registration: the fields of an edition's steps under the
// titles of the stages. What was voted on and approved is recorded with the branch
// meetings.
func caseForm(e model.Edition) []kit.FormSection {
	out := []kit.FormSection{{Title: "人员", Fields: []string{"PersonID", "OrganizationID", "TransferIn", "TransferOut"}}}
	var papers []string
	for _, phase := range model.StepPhases() {
		section := kit.FormSection{Title: phaseTitle(phase.Number)}
		for _, s := range model.Steps(e) {
			if s.Phase == phase.Number {
				section.Fields = append(section.Fields, stepFields[s.Number]...)
				papers = append(papers, paperFields[s.Number]...)
			}
		}
		out = append(out, section)
	}
	out = append(out, kit.FormSection{Title: "文书用（可以不填）", Fields: papers})
	return append(out, kit.FormSection{Title: "终止和备注", Fields: []string{"EndedDay", "EndedReason", "Note"}})
}

// newCase begins a case.
func (p *Page) newCase() {
	if p.Snap == nil {
		return
	}
	p.showNewCase(model.DevelopmentCase{Applied: p.Snap.Today})
}

func (p *Page) showNewCase(c model.DevelopmentCase) *liveForm {
	return showLive(p.host, live{
		title: "新增入党申请人", record: c, small: true, what: whatCase,
		sections: []kit.FormSection{{Fields: []string{"PersonID", "OrganizationID", "Applied", "TalkDay", "Talker", "Note"}}},
		hints:    func(r model.Record) []sentence { return p.newHints(r.(model.DevelopmentCase)) },
		changed: func(form *kit.RecordForm, was, now model.Record) {
			before, c := was.(model.DevelopmentCase), now.(model.DevelopmentCase)
			if c.PersonID != "" && c.PersonID != before.PersonID {
				x, _ := model.Find[model.Person](p.Snap.Book, c.PersonID)
				form.Set("OrganizationID", x.OrganizationID)
			}
		},
		save: func(r model.Record, done func(error)) {
			c := r.(model.DevelopmentCase)
			c.ID = p.host.NewID(model.KindDevelopmentCase)
			p.Next(model.Ref{Kind: c.Kind(), ID: c.ID})
			p.host.Save("新增发展党员“"+p.host.Name(model.KindPerson, c.PersonID)+"”", done, c)
		},
	})
}

// newHints says under which edition the case runs and why, and what is known of
// the person.
func (p *Page) newHints(c model.DevelopmentCase) []sentence {
	out := []sentence{{text: editionWords(p.Snap.Book, c)}}
	x, ok := model.Find[model.Person](p.Snap.Book, c.PersonID)
	if !ok {
		return append(out, sentence{text: "先在“人员”里按姓名、拼音或编号找到本人；名册里没有的，请先到“党员名册”新增。", color: kit.ColorMuted})
	}
	if age := x.Age(c.Applied); age >= 0 && !c.Applied.IsZero() {
		s := sentence{text: fmt.Sprintf("%s申请时%d周岁。", x.Name, age), color: kit.ColorGood}
		if age < model.AdultAge {
			s = sentence{text: fmt.Sprintf("%s申请时%d周岁，未满18周岁。", x.Name, age), color: kit.ColorBlock}
		}
		out = append(out, s)
	}
	if x.StatusOn(p.Snap.Book.AsOf).Member() {
		out = append(out, sentence{text: x.Name + "在名册里登记为" + string(x.Status) + "，请核对。", color: kit.ColorWarn})
	}
	if y, ok := model.OpenCase(p.Snap.Book, x.ID); ok {
		out = append(out, sentence{text: fmt.Sprintf("%s已有一份没有办结的发展党员记录（%s申请），请勿重复登记。", x.Name, y.Applied.Chinese()),
			color: kit.ColorBlock})
	}
	return out
}

// editionWords says by which edition a case is judged, and why.
func editionWords(b *model.Book, c model.DevelopmentCase) string {
	since := fmt.Sprintf("2026版细则自%s起施行", model.Edition2026Day.Chinese())
	e := model.EditionsOf(b, c)
	switch {
	case c.Override() != "":
		return fmt.Sprintf("全部步骤按%s办理：由单位变更（申请时施行的是%s）。理由：%s", c.Edition, c.OpeningEdition(), orNone(c.EditionReason))
	case e.Whole() != "":
		return fmt.Sprintf("全部步骤按%s办理：本单位选定的口径为“%s”，可在“数据与设置—规则”中查看。", e.Whole(), b.Office().EditionBasis)
	case c.Applied.IsZero():
		return "各步骤按办理之日施行的细则版本核查：" + since + "。"
	case c.OpeningEdition() == model.Edition2026:
		return fmt.Sprintf("按2026版办理：%s，申请日期%s在施行之后。", since, c.Applied.Chinese())
	}
	return fmt.Sprintf("各步骤按办理之日施行的细则版本核查：%s，申请日期%s在施行之前，此前办理的步骤按2014版，此后的按2026版。", since, c.Applied.Chinese())
}

func orNone(s string) string {
	if s == "" {
		return "没有写明，请补登。"
	}
	return s
}

// edit shows the whole registration.
func (p *Page) edit(c model.DevelopmentCase) {
	page.EditRecord(p.host, c, false, caseForm(model.EditionsOf(p.Snap.Book, c).Of(model.StepProspect)), func(model.Record) {}, "PersonID")
}
