package page

// How records are called on screen.

import (
	"strconv"

	"partyledger/model"
	"partyledger/ui/kit"
)

// NameOf is how people call a record; its ID if it is unknown.
func NameOf(b *model.Book, ref model.Ref) string {
	switch ref.Kind {
	case model.KindEnterprise:
		return b.EnterpriseName(ref.ID)
	case model.KindOrganization:
		return b.OrganizationName(ref.ID)
	case model.KindPerson:
		return b.PersonName(ref.ID)
	case model.KindCharter:
		if c, ok := model.Find[model.Charter](b, ref.ID); ok {
			return b.EnterpriseName(c.EnterpriseID) + " " + c.Version
		}
	case model.KindDevelopmentCase:
		if c, ok := model.Find[model.DevelopmentCase](b, ref.ID); ok {
			return b.PersonName(c.PersonID)
		}
	case model.KindBody:
		if x, ok := model.Find[model.Body](b, ref.ID); ok {
			return x.Name
		}
	case model.KindReviewMatter:
		if x, ok := model.Find[model.ReviewMatter](b, ref.ID); ok {
			return x.Matter
		}
	case model.KindTalentLink:
		if x, ok := model.Find[model.TalentLink](b, ref.ID); ok {
			return b.PersonName(x.PersonID)
		}
	case model.KindExchange:
		if x, ok := model.Find[model.Exchange](b, ref.ID); ok {
			return b.PersonName(x.PersonID)
		}
	case model.KindOversight:
		if x, ok := model.Find[model.Oversight](b, ref.ID); ok {
			return x.Day.String() + " " + string(x.Overseer) + " " + x.Matters
		}
	case model.KindRectification:
		if x, ok := model.Find[model.Rectification](b, ref.ID); ok {
			return x.Problem
		}
	case model.KindCoverageUnit:
		if x, ok := model.Find[model.CoverageUnit](b, ref.ID); ok {
			return x.Name
		}
	case model.KindCoverageGoal:
		if x, ok := model.Find[model.CoverageGoal](b, ref.ID); ok {
			return x.Title()
		}
	case model.KindPost:
		if x, ok := model.Find[model.Post](b, ref.ID); ok {
			return b.PersonName(x.PersonID) + " " + x.Title
		}
	case model.KindAppointment:
		if x, ok := model.Find[model.Appointment](b, ref.ID); ok {
			return b.PersonName(x.PersonID) + " " + string(x.Post)
		}
	case model.KindCommitteeMember:
		if x, ok := model.Find[model.CommitteeMember](b, ref.ID); ok {
			return b.PersonName(x.PersonID) + " " + string(x.Post)
		}
	case model.KindTerm:
		if x, ok := model.Find[model.Term](b, ref.ID); ok {
			return b.OrganizationName(x.OrganizationID) + " " + x.Number
		}
	case model.KindFund:
		if x, ok := model.Find[model.Fund](b, ref.ID); ok {
			return b.EnterpriseName(x.EnterpriseID) + strconv.Itoa(x.Year) + "年党建经费"
		}
	case model.KindTraining:
		if x, ok := model.Find[model.Training](b, ref.ID); ok {
			return b.PersonName(x.PersonID) + " " + string(x.Type)
		}
	case model.KindSite, model.KindTrainingStandard, model.KindTalentMove, model.KindAttachment, model.KindVanguard, model.KindMassOrganization, model.KindExemplar:
		if r, ok := b.Record(ref); ok {
			return ownName(r)
		}
	}
	return ref.ID
}

// ownName is the name that a record itself has, else its ID.
func ownName(r model.Record) string {
	schema := model.SchemaOf(r.Kind())
	for _, name := range []string{"Name", "Title"} {
		if f, ok := schema.Field(name); ok && !f.IsZero(r) {
			return f.Text(r)
		}
	}
	return r.Key()
}

// ShortName is an organisation's short name, or its full one: where the enterprise
// is known, full names differ only at their ends.
func ShortName(b *model.Book, organization string) string {
	if o, ok := model.Find[model.Organization](b, organization); ok && o.ShortName != "" {
		return o.ShortName
	}
	return b.OrganizationName(organization)
}

// Counted is a title with the number of what is below it, if there is any.
func Counted(title string, n int) string {
	if n == 0 {
		return title
	}
	return title + " " + strconv.Itoa(n)
}

// Options lists the records of the smaller kinds that references choose from.
func Options(b *model.Book, kind model.Kind) []kit.Option {
	switch kind {
	case model.KindCharter:
		return options(b, func(c model.Charter) string { return b.EnterpriseName(c.EnterpriseID) })
	case model.KindDevelopmentCase:
		return options(b, func(c model.DevelopmentCase) string { return b.OrganizationName(c.OrganizationID) })
	case model.KindTalentLink:
		return options(b, func(x model.TalentLink) string { return b.OrganizationName(x.OrganizationID) })
	case model.KindBody:
		return options(b, func(x model.Body) string { return b.EnterpriseName(x.EnterpriseID) })
	case model.KindOversight:
		return options(b, func(x model.Oversight) string { return b.EnterpriseName(x.EnterpriseID) })
	case model.KindReviewMatter:
		return options(b, func(x model.ReviewMatter) string { return b.EnterpriseName(x.EnterpriseID) })
	}
	return nil
}

func options[T model.Record](b *model.Book, more func(T) string) []kit.Option {
	var out []kit.Option
	for _, r := range model.All[T](b) {
		out = append(out, kit.Option{ID: r.Key(), Text: NameOf(b, model.Ref{Kind: r.Kind(), ID: r.Key()}), More: more(r)})
	}
	return out
}
