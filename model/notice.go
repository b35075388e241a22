package model

// What is asked of others about a case: public notices, and letters of the political
// review to other Party organisations (细则 2026, 政治审查; DOMAIN B-09, B-12).

import "partyledger/model/day"

// Kinds of this file.
const (
	KindNotice       Kind = "notice"
	KindReviewLetter Kind = "review_letter"
)

// NoticePurpose is before which step a notice is put up. Only the first is national;
// the others where local rules ask for them (DOMAIN H).
type NoticePurpose string

// The purposes.
const (
	NoticeOfProspect     NoticePurpose = "列为发展对象"
	NoticeOfAdmission    NoticePurpose = "接收预备党员"
	NoticeOfConfirmation NoticePurpose = "预备党员转正"
)

// Choices lists them.
func (NoticePurpose) Choices() []string {
	return []string{string(NoticeOfProspect), string(NoticeOfAdmission), string(NoticeOfConfirmation)}
}

// Notice is one public notice (公示) of a case. From when to when the notice before 列为发展对象
// was up, and what was objected, the case itself says: see NoticeDays.
type Notice struct {
	ID        string        `label:"编号" style:"code"`
	CaseID    string        `label:"发展党员记录" ref:"development_case" need:"1"`
	Purpose   NoticePurpose `label:"公示事项" need:"1"`
	From      day.Day       `label:"公示开始日期" since:"1921" ahead:"1"`
	To        day.Day       `label:"公示截止日期" after:"From" ahead:"1"`
	Place     string        `label:"公示地点"`
	Scope     string        `label:"公示范围"`
	Way       string        `label:"公示方式"`
	Receiver  string        `label:"受理部门"`
	Phone     string        `label:"受理电话" style:"code"`
	Mailbox   string        `label:"受理信箱"`
	Objection string        `label:"公示反映情况" style:"long" stay:"1"`
	Finding   string        `label:"调查核实情况" style:"long" stay:"1"`
}

func (n Notice) Key() string { return n.ID }
func (Notice) Kind() Kind    { return KindNotice }
func (n Notice) Owner() Ref  { return Ref{KindDevelopmentCase, n.CaseID} }

// Called is what it was about.
func (n Notice) Called() string { return string(n.Purpose) + "公示" }

// Faults implements Lawful: what the case says is not said again.
func (n Notice) Faults() []Fault {
	if n.Purpose != NoticeOfProspect {
		if n.From.IsZero() && n.Purpose != "" {
			return []Fault{{"From", "请填公示开始日期"}}
		}
		return nil
	}
	var out []Fault
	const kept = "列为发展对象前的公示，日期和异议登记在发展党员记录上，这里不填"
	for _, f := range []struct {
		field string
		empty bool
	}{{"From", n.From.IsZero()}, {"To", n.To.IsZero()}, {"Objection", n.Objection == ""}} {
		if !f.empty {
			out = append(out, Fault{f.field, kept})
		}
	}
	return out
}

// FaultsAmong implements Among: one notice a purpose, unless it was put up anew.
func (n Notice) FaultsAmong(o Others, was Record) []Fault {
	out := notBefore("From", n.From, "递交入党申请书日期", found[DevelopmentCase](o, n.CaseID).Applied)
	return append(out, once(o, was, n, func(x Notice) string { return x.From.String() + x.Called() }, nil, "CaseID", "Purpose", "From")...)
}

// NoticeDays is from when to when the notice is up, and what was objected: of the one
// before 列为发展对象 as its case says.
func NoticeDays(b *Book, n Notice) (from, to day.Day, objection string) {
	if n.Purpose != NoticeOfProspect {
		return n.From, n.To, n.Objection
	}
	c, _ := Find[DevelopmentCase](b, n.CaseID)
	return c.NoticeFrom, c.NoticeTo, c.NoticeObjection
}

// ReviewLetter is a letter of the political review (政审函) to another Party organisation
// about a relative, or about the person where none is named. It never leaves the office.
type ReviewLetter struct {
	ID         string  `label:"编号" style:"code"`
	CaseID     string  `label:"发展党员记录" ref:"development_case" need:"1"`
	RelativeID string  `label:"被调查人" ref:"relative"` // empty = the person
	ToUnit     string  `label:"函调党组织" need:"1"`
	ToAddress  string  `label:"收函地址"`
	ToPostcode string  `label:"收函邮编" style:"code"`
	Number     string  `label:"函调编号" style:"code"`
	Sent       day.Day `label:"发函日期" since:"1921" past:"1"`
	Returned   day.Day `label:"回函日期" with:"Sent" after:"Sent" past:"1"`
	Result     string  `label:"回函情况" style:"long"`
}

func (l ReviewLetter) Key() string { return l.ID }
func (ReviewLetter) Kind() Kind    { return KindReviewLetter }
func (l ReviewLetter) Owner() Ref  { return Ref{KindDevelopmentCase, l.CaseID} }

// Called is whom it went to.
func (l ReviewLetter) Called() string { return "致" + l.ToUnit }

// FaultsAmong implements Among: it asks about the case's person or a relative of that one.
func (l ReviewLetter) FaultsAmong(o Others, _ Record) []Fault {
	c := found[DevelopmentCase](o, l.CaseID)
	var out []Fault
	if r := found[Relative](o, l.RelativeID); r.ID != "" && c.ID != "" && r.PersonID != c.PersonID {
		out = append(out, Fault{"RelativeID", "这是“" + nameIn(o, r.Owner()) + "”的亲属，请选发展对象本人的"})
	}
	return append(out, notBefore("Sent", l.Sent, "递交入党申请书日期", c.Applied)...)
}
