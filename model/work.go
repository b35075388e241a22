package model

// The year's work (年度工作): what the office has set itself to do and by when, once
// or again and again, and what of it is done.

import "partyledger/model/day"

// Kinds of this file.
const (
	KindWorkEntry Kind = "work_entry"
	KindWorkDone  Kind = "work_done"
)

// Repeat is how often a work entry comes back.
type Repeat string

// The ways of repeating, by natural months from the first day.
const (
	Once       Repeat = "一次"
	Monthly    Repeat = "每月"
	Quarterly  Repeat = "每季度"
	HalfYearly Repeat = "每半年"
	Yearly     Repeat = "每年"
)

// Choices lists them.
func (Repeat) Choices() []string {
	return []string{string(Once), string(Monthly), string(Quarterly), string(HalfYearly), string(Yearly)}
}

// months is how many months lie between two times; 0 for what comes once.
func (r Repeat) months() int {
	return map[Repeat]int{Monthly: 1, Quarterly: 3, HalfYearly: 6, Yearly: 12}[r]
}

// WorkEntry is one thing that the office has set itself.
type WorkEntry struct {
	ID           string  `label:"编号" style:"code"`
	Title        string  `label:"工作事项" need:"1"`
	EnterpriseID string  `label:"企业" ref:"enterprise"` // empty = the whole group
	First        day.Day `label:"首次完成期限" need:"1" ahead:"10"`
	Repeat       Repeat  `label:"重复" need:"1"`
	Ended        day.Day `label:"停止日期" after:"First"` // nothing is due after it; empty = goes on
	Who          string  `label:"责任部门（责任人）"`
	Basis        string  `label:"依据"`
	Note         string  `label:"备注" style:"long"`
}

func (e WorkEntry) Key() string { return e.ID }
func (WorkEntry) Kind() Kind    { return KindWorkEntry }
func (e WorkEntry) Owner() Ref {
	if e.EnterpriseID == "" {
		return Ref{}
	}
	return Ref{KindEnterprise, e.EnterpriseID}
}

// WorkDone records that an entry was done for one of its days.
type WorkDone struct {
	ID      string  `label:"编号" style:"code"`
	EntryID string  `label:"工作安排" ref:"work_entry" need:"1"`
	Due     day.Day `label:"对应期限" need:"1" ahead:"10"` // as WorkEntry.Dues gives it
	Day     day.Day `label:"完成日期" need:"1" past:"1"`
	By      string  `label:"经办人"`
	Note    string  `label:"完成情况" style:"long"`
}

func (d WorkDone) Key() string { return d.ID }
func (WorkDone) Kind() Kind    { return KindWorkDone }
func (d WorkDone) Owner() Ref  { return Ref{KindWorkEntry, d.EntryID} }

// maxDues bounds the days of one entry, whatever its first day.
const maxDues = 1200

// Dues is the days by which an entry is to be done, from a day to another, both
// counted. Months are natural ones from the first day, clipped at month ends: what
// is due on 31 January and monthly is due on 28 February and 31 March.
func (e WorkEntry) Dues(from, to day.Day) []day.Day {
	var out []day.Day
	step := e.Repeat.months()
	for i := range maxDues {
		d := e.First.AddMonths(i * step)
		if d.IsZero() || d.First().After(to) || !e.Ended.IsZero() && d.First().After(e.Ended.Last()) {
			break
		}
		if !d.Last().Before(from) {
			out = append(out, d)
		}
		if step == 0 {
			break
		}
	}
	return out
}

// DuesIn is Dues in a book: of an enterprise that has ended nothing is due any more.
func (e WorkEntry) DuesIn(b *Book, from, to day.Day) []day.Day {
	if x, ok := Find[Enterprise](b, e.EnterpriseID); ok && !x.Ended.IsZero() {
		if last := x.Ended.Last().AddDays(-1); last.Before(to) {
			to = last
		}
	}
	return e.Dues(from, to)
}

// DoneFor is the record that an entry was done for a day; ok is false if there is
// none up to the book's day.
func DoneFor(b *Book, entry string, due day.Day) (done WorkDone, ok bool) {
	for _, d := range Owned[WorkDone](b, entry) {
		if d.Due == due && by(d.Day, b.AsOf) {
			return *d, true
		}
	}
	return WorkDone{}, false
}

// FaultsAmong implements Among.
func (d WorkDone) FaultsAmong(o Others, was Record) []Fault {
	return once(o, was, d, func(x WorkDone) string { return "应于" + x.Due.String() + "前完成的登记" }, nil, "EntryID", "Due")
}
