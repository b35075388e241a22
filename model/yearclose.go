package model

// The close of a year (年结; REPORTS E-2): what has no history of its own — where people
// belonged, their posts, schooling, front line — is kept as it was on the year's last day,
// with the figures that were handed in, so that they are the same whenever they are asked
// for. What changes later is told as a difference. Nobody's name is kept here.

import (
	"fmt"

	"partyledger/model/day"
)

// Kinds of this file.
const (
	KindYearClose      Kind = "year_close"
	KindYearPerson     Kind = "year_person"
	KindYearFigure     Kind = "year_figure"
	KindYearForm       Kind = "year_form"
	KindStatisticsNote Kind = "statistics_note"
)

// YearClose is a finished year of the whole ledger, or of an enterprise and all below it.
type YearClose struct {
	ID           string  `label:"编号" style:"code"`
	Year         int     `label:"年度" need:"1" year:"0"`
	EnterpriseID string  `label:"企业（含下级）" ref:"enterprise"` // empty = the whole ledger
	Day          day.Day `label:"截止日期" need:"1" past:"1"`
	ClosedOn     day.Day `label:"年结日期" need:"1" after:"Day" past:"1"`
	By           string  `label:"定稿人" need:"1"`
	Note         string  `label:"备注" style:"long"`
}

func (c YearClose) Key() string { return c.ID }
func (YearClose) Kind() Kind    { return KindYearClose }
func (c YearClose) Owner() Ref {
	if c.EnterpriseID == "" {
		return Ref{}
	}
	return Ref{KindEnterprise, c.EnterpriseID}
}

// Called is the year with whose it is: 2025年度.
func (c YearClose) Called() string { return fmt.Sprintf("%d年度年结", c.Year) }

// Faults implements Lawful.
func (c YearClose) Faults() []Fault {
	if d := c.Day; !d.IsZero() && (d.MonthOnly() || d.Year() != c.Year || d.Month() != 12 || d.Dom() != 31) {
		return []Fault{{"Day", "年结的截止日期是当年12月31日"}}
	}
	return nil
}

// FaultsAmong implements Among.
func (c YearClose) FaultsAmong(o Others, was Record) []Fault {
	return once(o, was, c, func(x YearClose) string { return x.Called() }, nil, "Year", "EnterpriseID")
}

// YearPerson is somebody on the last day of a closed year: the fields that have no history
// have the names that they have in Person. The IDs are no references: what they point at
// may be gone since.
type YearPerson struct {
	ID             string        `label:"编号" style:"code"`
	CloseID        string        `label:"年结" ref:"year_close" need:"1"`
	PersonID       string        `label:"人员编号" style:"code" erase:"keep"` // of a case without a person that of the case
	CaseID         string        `label:"发展党员记录编号" style:"code" erase:"keep"`
	EnterpriseID   string        `label:"所在企业编号" style:"code" erase:"keep"`
	OrganizationID string        `label:"所在党支部编号" style:"code" erase:"keep"`
	Status         PartyStatus   `label:"年末身份"` // as counted: a member from the approval on
	Pending        bool          `label:"待审批"`
	Undated        bool          `label:"审批日未登"`
	Admitted       day.Day       `label:"本年接收审批日期"`
	Confirmed      day.Day       `label:"本年转正审批日期"`
	Extended       day.Day       `label:"本年延长审批日期"`
	Cancelled      day.Day       `label:"本年取消资格审批日期"`
	Sex            Sex           `label:"性别"`
	Ethnicity      string        `label:"民族" erase:"keep"`
	BirthDay       day.Day       `label:"出生日期"`
	Education      Education     `label:"学历"`
	WorkPost       WorkPost      `label:"工作岗位"`
	Frontline      bool          `label:"企业生产经营一线"`
	OtherFront     OtherFront    `label:"其他生产、工作第一线"`
	Employment     Employment    `label:"用工形式"`
	TitleGrade     TitleGrade    `label:"专业技术职务级别"`
	Rank           Rank          `label:"职级"`
	Dues           Amount        `label:"月交党费（元）"`
	MigrantWorker  bool          `label:"农民工"`
	Taiwanese      bool          `label:"台湾省籍"`
	LeagueMember   bool          `label:"入党时为共青团员"`
	ModelGrade     ModelGrade    `label:"先进模范级别"`
	Recommended    bool          `label:"经团组织推优"`
	AdmissionType  AdmissionType `label:"入党类型"`
}

func (p YearPerson) Key() string { return p.ID }
func (YearPerson) Kind() Kind    { return KindYearPerson }
func (p YearPerson) Owner() Ref  { return Ref{KindYearClose, p.CloseID} }

// lasting is the fields that a person's record and a year's have alike, in both.
var lasting = func() (both [][2]Field) {
	var there, here Schema
	for _, s := range schemas {
		switch s.Kind {
		case KindPerson:
			there = *s
		case KindYearPerson:
			here = *s
		}
	}
	for _, f := range here.Fields {
		switch f.Name {
		case "ID", "Status", "Admitted", "Confirmed": // the same names, other things
		default:
			if g, ok := there.Field(f.Name); ok {
				both = append(both, [2]Field{f, g})
			}
		}
	}
	return both
}()

// Kept is what a year keeps of a person: the fields without a history.
func (p Person) Kept() (y YearPerson) {
	y.PersonID = p.ID
	for _, f := range lasting {
		f[0].value(&y).Set(f[1].value(p))
	}
	return y
}

// Then is a person as the year has kept it; p is the person of today, the zero one if
// there is none any more.
func (y YearPerson) Then(p Person) Person {
	if p.ID == "" {
		p.ID, p.Name = y.PersonID, y.PersonID
	}
	for _, f := range lasting {
		f[1].value(&p).Set(f[0].value(y))
	}
	return p
}

// YearFigure is a headline figure of a closed year, as it was handed in.
type YearFigure struct {
	ID        string `label:"编号" style:"code"`
	CloseID   string `label:"年结" ref:"year_close" need:"1"`
	FigureKey string `label:"数字" style:"code" need:"1" erase:"keep"` // m.total
	Name      string `label:"名称" erase:"keep"`
	Count     int    `label:"值"`
	Base      int    `label:"分母"`
	Money     Money  `label:"金额（元）"`
	BaseMoney Money  `label:"分母金额（元）"`
}

func (f YearFigure) Key() string { return f.ID }
func (YearFigure) Kind() Kind    { return KindYearFigure }
func (f YearFigure) Owner() Ref  { return Ref{KindYearClose, f.CloseID} }

// YearForm is a form of the Party statistics of a closed year: its cells, row by row, with
// commas between them and a semicolon behind each row; forbidden cells are empty.
type YearForm struct {
	ID      string `label:"编号" style:"code"`
	CloseID string `label:"年结" ref:"year_close" need:"1"`
	Form    string `label:"表" style:"code" need:"1" erase:"keep"` // D1 … D7
	Cells   string `label:"各格" style:"long" need:"1" erase:"keep"`
}

func (f YearForm) Key() string { return f.ID }
func (YearForm) Kind() Kind    { return KindYearForm }
func (f YearForm) Owner() Ref  { return Ref{KindYearClose, f.CloseID} }

// StatisticsNote is what the office says of a check of the Party statistics that asks for
// an explanation (K1, K13, K14 …), of one year.
type StatisticsNote struct {
	ID           string  `label:"编号" style:"code"`
	Year         int     `label:"年度" need:"1" year:"0"`
	EnterpriseID string  `label:"企业（含下级）" ref:"enterprise"` // empty = the whole ledger
	Relation     string  `label:"勾稽关系" style:"code" need:"1"`
	Text         string  `label:"说明" style:"long" need:"1"`
	By           string  `label:"说明人"`
	Day          day.Day `label:"说明日期" past:"1"`
}

func (n StatisticsNote) Key() string { return n.ID }
func (StatisticsNote) Kind() Kind    { return KindStatisticsNote }
func (n StatisticsNote) Owner() Ref {
	if n.EnterpriseID == "" {
		return Ref{}
	}
	return Ref{KindEnterprise, n.EnterpriseID}
}

// FaultsAmong implements Among.
func (n StatisticsNote) FaultsAmong(o Others, was Record) []Fault {
	return once(o, was, n, func(x StatisticsNote) string { return fmt.Sprintf("%d年度%s的说明", x.Year, x.Relation) }, nil, "Year",
		"EnterpriseID", "Relation")
}

// CloseOn is the close of a year whose last day is the one asked for, in the scope, or of
// the whole ledger; ok is false while the year is open. exact reports that it is of the
// very scope, so that its figures and forms are those asked for.
func (b *Book) CloseOn(on day.Day, scope string) (c YearClose, exact, ok bool) {
	for _, x := range Everywhere[YearClose](b) {
		switch {
		case x.Day != on:
		case x.EnterpriseID == scope:
			return x, true, true
		case x.EnterpriseID == "":
			c, ok = x, true
		}
	}
	return c, false, ok
}

// Reckoned is the same ledger with no year closed: what its figures come to today.
func (b *Book) Reckoned() *Book {
	if len(Everywhere[YearClose](b)) == 0 {
		return b
	}
	c := b.With()
	delete(c.lists, KindYearClose)
	return c
}
