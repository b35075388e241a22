package members

// What papers say of a person: family and social ties, career, honours and punishments,
// transfers; each a tab of the person's window.

import (
	"partyledger/model"
	"partyledger/ui/kit"
	"partyledger/ui/page"
)

// part is a list of records that hang on the person.
type part interface {
	page.TabList
	of(person string)
}

// partOf is one of a kind.
type partOf[T model.Record] struct{ *page.Records[T] }

func (p partOf[T]) of(person string) {
	p.Where(func(r T) bool { return r.Owner() == model.Ref{Kind: model.KindPerson, ID: person} })
}

// newPart makes the list of a kind; what a new one says beside the person New of opt says.
func newPart[T model.Record](w *window, opt page.RecordsOptions[T]) part {
	opt.Bare, opt.Plain, opt.Sealed = true, true, []string{"PersonID"}
	return partOf[T]{page.NewRecords(w.p.host, opt)}
}

func (w *window) newMeasures() part {
	return newPart(w, page.RecordsOptions[model.Discipline]{
		ID: "members.discipline", Empty: "没有党纪处分记录。",
		Sections: []kit.FormSection{{Fields: []string{"PersonID", "Measure", "Day", "Until", "Restored", "Document", "Note"}}},
		New: func(*model.Book) model.Discipline {
			return model.Discipline{PersonID: w.was.ID, Day: w.p.snap.Today}
		},
		Cols: []page.Col[model.Discipline]{
			{Field: "Measure"}, {Field: "Day"}, {Field: "Until"}, {Field: "Restored", Title: "恢复权利"}, {Field: "Document"},
		},
	})
}

var relativeForm = []kit.FormSection{{Fields: []string{"PersonID", "RelativeKind", "Relation", "Name", "BirthDay", "Status", "Unit",
	"Note"}}}

func (w *window) newRelatives() part {
	return newPart(w, page.RecordsOptions[model.Relative]{
		ID: "members.relatives", Empty: "还没有登记家庭成员和主要社会关系。入党志愿书、政审函要用；只留在本单位，不随数据包上报。",
		Sections: relativeForm,
		New: func(*model.Book) model.Relative {
			return model.Relative{PersonID: w.was.ID, RelativeKind: model.FamilyMember}
		},
		Open: func(r model.Relative) {
			page.ShowForm(w.p.host, page.Form{Record: r, Sections: relativeForm, Sealed: []string{"PersonID"}, Masked: w.masked,
				Saved: func(model.Record) {}})
		},
		Cols: []page.Col[model.Relative]{
			{Field: "RelativeKind", Width: 116}, {Field: "Relation"},
			{Field: "Name", Text: func(_ *model.Book, r model.Relative) string {
				return kit.Choose(w.masked, model.MaskName(r.Name), r.Name)
			}},
			{Field: "BirthDay"}, {Field: "Status"}, {Field: "Unit", Width: 260},
		},
	})
}

func (w *window) newResume() part {
	return newPart(w, page.RecordsOptions[model.ResumeLine]{
		ID: "members.resume", Empty: "还没有登记简历。从上学起逐段登记，入党志愿书和政治审查要用；只留在本单位。",
		Sections: []kit.FormSection{{Fields: []string{"PersonID", "From", "To", "What", "Witness"}}},
		New: func(b *model.Book) model.ResumeLine {
			l := model.ResumeLine{PersonID: w.was.ID}
			for _, x := range model.Owned[model.ResumeLine](b, w.was.ID) {
				l.From = x.To // one goes on where the other ends
			}
			return l
		},
		Cols: []page.Col[model.ResumeLine]{{Field: "From"}, {Field: "To"}, {Field: "What", Width: 420}, {Field: "Witness"}},
	})
}

func (w *window) newAwards() part {
	return newPart(w, page.RecordsOptions[model.Award]{
		ID: "members.awards", Empty: "没有登记奖惩。党纪处分在“党纪处分”里登记。",
		Sections: []kit.FormSection{{Fields: []string{"PersonID", "AwardKind", "Day", "Title", "By", "Note"}}},
		New: func(*model.Book) model.Award {
			return model.Award{PersonID: w.was.ID, AwardKind: model.Honoured}
		},
		Cols: []page.Col[model.Award]{{Field: "AwardKind", Title: "类别"}, {Field: "Day"}, {Field: "Title", Width: 300},
			{Field: "By", Width: 220}},
	})
}

func (w *window) newTransfers() part {
	return newPart(w, page.RecordsOptions[model.Transfer]{
		ID: "members.transfers", Empty: "没有登记组织关系转接。开出介绍信或在系统发起时登记；填了接收日期即计为转入、转出；离开单位、改所在党支部的另行登记。",
		Sections: []kit.FormSection{
			{Title: "转接", Fields: []string{"PersonID", "Direction", "FromID", "FromUnit", "ToID", "ToUnit", "Way", "Reason"}},
			{Title: "介绍信", Fields: []string{"Issued", "LetterNo", "IssuerID", "ValidDays", "DuesUntil", "FilesChecked"}},
			{Title: "结果", Fields: []string{"Received", "Replied", "Handed", "Refused", "RefusedWhy", "Cancelled", "Note"}},
		},
		New: func(*model.Book) model.Transfer {
			return model.Transfer{PersonID: w.was.ID, Direction: model.TransferOut, FromID: w.was.OrganizationID, Way: model.ByLetter,
				Issued: w.p.snap.Today, ValidDays: 90, DuesUntil: w.was.DuesPaidTo}
		},
		Cols: []page.Col[model.Transfer]{
			{Field: "Direction", Title: "方向"}, {Field: "Issued", Title: "开具日期"},
			{Title: "从", Width: 170, Text: func(b *model.Book, t model.Transfer) string { return endOf(b, t.FromID, t.FromUnit) }},
			{Title: "到", Width: 220, Text: func(b *model.Book, t model.Transfer) string { return endOf(b, t.ToID, t.ToUnit) }},
			{Field: "LetterNo"},
			{Title: "失效日期", Width: 98, Text: func(_ *model.Book, t model.Transfer) string { return t.Expires().String() }},
			{Field: "Received"}, {Field: "Replied"},
		},
	})
}

func (w *window) newChanges() part {
	return newPart(w, page.RecordsOptions[model.Membership]{
		ID: "members.changes", Empty: "没有在这里登记的党籍变动。停止党籍、恢复党籍、除名、死亡等在这里登记；转接、党纪处分、支部大会里已登记的不必再记。",
		Sections: []kit.FormSection{{Fields: []string{"PersonID", "Change", "Day", "ApprovalDay", "AsWhole", "OrganizationID", "Other",
			"Document", "Note"}}},
		New: func(*model.Book) model.Membership {
			return model.Membership{PersonID: w.was.ID, OrganizationID: w.was.OrganizationID, Day: w.p.snap.Today}
		},
		Cols: []page.Col[model.Membership]{
			{Field: "Change"}, {Field: "Day"}, {Field: "ApprovalDay"}, {Field: "Other", Width: 220}, {Field: "Document"},
		},
	})
}

// endOf is one end of a transfer.
func endOf(b *model.Book, organization, unit string) string {
	if organization != "" {
		return page.ShortName(b, organization)
	}
	return unit
}
