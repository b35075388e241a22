package model

// What papers say of a person's background: family, career, honours and punishments
// (入党志愿书, 政治审查). It is about others too and never leaves the office.

import "partyledger/model/day"

// Kinds of this file.
const (
	KindRelative   Kind = "relative"
	KindResumeLine Kind = "resume_line"
	KindAward      Kind = "award"
)

// RelativeKind is under which heading a relative stands.
type RelativeKind string

// The headings.
const (
	FamilyMember RelativeKind = "家庭主要成员"
	SocialTie    RelativeKind = "主要社会关系"
)

// Choices lists them.
func (RelativeKind) Choices() []string { return []string{string(FamilyMember), string(SocialTie)} }

// Relative is one of a person's family or social ties.
type Relative struct {
	ID           string       `label:"编号" style:"code"`
	PersonID     string       `label:"人员" ref:"person" need:"1"`
	RelativeKind RelativeKind `label:"类别" need:"1"`
	Relation     string       `label:"称谓" need:"1" erase:"keep"` // 父亲
	Name         string       `label:"亲属姓名" need:"1" style:"secret" stay:"sent"`
	BirthDay     day.Day      `label:"出生日期" past:"1"`
	Status       PartyStatus  `label:"政治面貌"`
	Unit         string       `label:"单位及职务" style:"long"`
	Note         string       `label:"备注" style:"long"`
}

func (r Relative) Key() string { return r.ID }
func (Relative) Kind() Kind    { return KindRelative }
func (r Relative) Owner() Ref  { return Ref{KindPerson, r.PersonID} }

// FaultsAmong implements Among.
func (r Relative) FaultsAmong(o Others, was Record) []Fault {
	return once(o, was, r, func(x Relative) string { return "“" + nameIn(o, x.Owner()) + "”的" + x.Relation },
		func(x Relative) bool { return x.Name != ErasedText }, "PersonID", "Relation", "Name")
}

// ResumeLine is one line of a person's career, schooling included.
type ResumeLine struct {
	ID       string  `label:"编号" style:"code"`
	PersonID string  `label:"人员" ref:"person" need:"1"`
	From     day.Day `label:"开始年月" need:"1" since:"1921" past:"1"`
	To       day.Day `label:"结束年月" after:"From" ahead:"1"` // empty = up to now
	What     string  `label:"单位及职务" need:"1"`
	Witness  string  `label:"证明人"`
}

func (l ResumeLine) Key() string { return l.ID }
func (ResumeLine) Kind() Kind    { return KindResumeLine }
func (l ResumeLine) Owner() Ref  { return Ref{KindPerson, l.PersonID} }

// Called is the line without the witness.
func (l ResumeLine) Called() string { return l.From.String() + " " + ClipLine(l.What, 20) }

// FaultsAmong implements Among.
func (l ResumeLine) FaultsAmong(o Others, _ Record) []Fault {
	return notBefore("From", l.From, "出生日期", found[Person](o, l.PersonID).BirthDay)
}

// AwardKind is 奖励 or 处分.
type AwardKind string

// The kinds.
const (
	Honoured AwardKind = "奖励"
	Punished AwardKind = "处分"
)

// Choices lists them.
func (AwardKind) Choices() []string { return []string{string(Honoured), string(Punished)} }

// Award is an honour or a punishment. Measures of Party discipline are Discipline.
type Award struct {
	ID        string    `label:"编号" style:"code"`
	PersonID  string    `label:"人员" ref:"person" need:"1"`
	AwardKind AwardKind `label:"奖惩类别" need:"1"`
	Day       day.Day   `label:"奖惩日期" need:"1" since:"1921" past:"1"`
	Title     string    `label:"奖惩名称" need:"1"`
	By        string    `label:"作出单位"`
	Note      string    `label:"备注" style:"long"`
}

func (a Award) Key() string { return a.ID }
func (Award) Kind() Kind    { return KindAward }
func (a Award) Owner() Ref  { return Ref{KindPerson, a.PersonID} }

// FaultsAmong implements Among.
func (a Award) FaultsAmong(o Others, _ Record) []Fault {
	return notBefore("Day", a.Day, "出生日期", found[Person](o, a.PersonID).BirthDay)
}
