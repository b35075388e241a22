package model

// Papers that the office has made of what is recorded: the register of their numbers, of
// what was answered when they were made, and of the replies that are awaited.

import (
	"fmt"
	"strings"

	"partyledger/model/day"
)

// KindPaper is the kind of this file.
const KindPaper Kind = "paper"

// PaperState is how far a paper is.
type PaperState string

// The states.
const (
	PaperDraft   PaperState = "草稿"
	PaperIssued  PaperState = "已出具"
	PaperReplied PaperState = "已回"
	PaperVoid    PaperState = "作废" // its number is not used again
)

// PaperOverdue is how lists show an issued paper whose reply has not come in time; it is
// worked out and never written.
const PaperOverdue PaperState = "逾期未回"

// StateOn is the state as of a day.
func (p Paper) StateOn(on day.Day) PaperState {
	if p.State == PaperIssued && !p.ReplyDue.IsZero() && on.After(p.ReplyDue.Last()) {
		return PaperOverdue
	}
	return p.State
}

// Choices lists them.
func (PaperState) Choices() []string {
	return []string{string(PaperDraft), string(PaperIssued), string(PaperReplied), string(PaperVoid)}
}

// Paper is one paper. What it is about is one record, or several of the same kind; its file
// is an Attachment of the record, or of the paper itself, with the same hash.
type Paper struct {
	ID         string     `label:"编号" style:"code"`
	Form       string     `label:"文书名称" need:"1" erase:"keep"` // as the list of papers calls it
	Title      string     `label:"文书标题"`
	RecordKind string     `label:"记录类别" style:"code"` // a Kind
	RecordID   string     `label:"记录编号" style:"code"`
	RecordIDs  string     `label:"同批记录编号" style:"long"` // of the same kind, one a line; RecordID among them or not
	Series     string     `label:"发文机关代字" erase:"keep"` // 某党支
	Year       int        `label:"发文年份" year:"1"`
	Serial     int        `label:"发文序号" most:"100000"`
	Number     string     `label:"发文字号" style:"code" erase:"keep"` // see Numbered
	Issued     day.Day    `label:"成文日期" since:"1921" ahead:"1"`
	FromID     string     `label:"发文党组织" ref:"organization"`
	To         string     `label:"主送机关（对象）"`
	State      PaperState `label:"办理状态" need:"1"`
	ReplyDue   day.Day    `label:"要求回复日期" after:"Issued" ahead:"5"`
	Replied    day.Day    `label:"回复日期" after:"Issued" past:"1"`
	ReplyDoc   string     `label:"回复文号" style:"code"`
	ReplyNote  string     `label:"回复情况" style:"long"`
	Typed      string     `label:"填写内容" style:"long"` // see Answers
	Hash       string     `label:"文件校验值（SHA-256）" style:"code"`
	Note       string     `label:"备注" style:"long"`
}

func (p Paper) Key() string { return p.ID }
func (Paper) Kind() Kind    { return KindPaper }
func (p Paper) Owner() Ref  { return Ref{Kind(p.RecordKind), p.RecordID} }

// Called is its number, title or form.
func (p Paper) Called() string {
	for _, name := range []string{p.Title, p.Form} {
		if name != "" && name != ErasedText {
			return strings.TrimSpace(name + " " + p.Number)
		}
	}
	return p.Number
}

// Numbered is the paper with the number that its series, year and serial make:
// 某党支〔2026〕5号 (GB/T 9704-2012, 7.2.5: no 第, no leading nought).
func (p Paper) Numbered() Paper {
	if p.Serial > 0 {
		p.Number = fmt.Sprintf("%s〔%d〕%d号", p.Series, p.Year, p.Serial)
	}
	return p
}

// Records is what the paper is about, each once, the first one first.
func (p Paper) Records() []Ref {
	var out []Ref
	if p.RecordID != "" {
		out = append(out, p.Owner())
	}
	for _, ref := range Batch(p) {
		if !containsRef(out, ref) {
			out = append(out, ref)
		}
	}
	return out
}

// About is the paper speaking of these records, which are of one kind.
func (p Paper) About(refs ...Ref) Paper {
	p.RecordKind, p.RecordID, p.RecordIDs = "", "", ""
	var ids []string
	for _, ref := range refs {
		p.RecordKind = string(ref.Kind)
		ids = append(ids, ref.ID)
	}
	if len(ids) > 0 {
		p.RecordID = ids[0]
	}
	if len(ids) > 1 {
		p.RecordIDs = strings.Join(ids, "\n")
	}
	return p
}

// Answer is what was typed into one box of a paper.
type Answer struct{ Box, Text string }

var (
	typedEscapes   = strings.NewReplacer(`\`, `\\`, "\n", `\n`, "\r", `\r`, "=", `\e`)
	typedUnescapes = strings.NewReplacer(`\\`, `\`, `\n`, "\n", `\r`, "\r", `\e`, "=")
)

// Answers is what was typed, by boxes in their order: in Typed it stands one box a line,
// 框=内容, with \n for an end of line, \e for = and \\ for \.
func (p Paper) Answers() []Answer {
	var out []Answer
	for _, line := range strings.Split(p.Typed, "\n") {
		if box, text, ok := strings.Cut(line, "="); ok {
			out = append(out, Answer{typedUnescapes.Replace(box), typedUnescapes.Replace(text)})
		}
	}
	return out
}

// Answered is the paper with these answers; empty ones are left out.
func (p Paper) Answered(answers []Answer) Paper {
	var lines []string
	for _, a := range answers {
		if a.Box != "" && a.Text != "" {
			lines = append(lines, typedEscapes.Replace(a.Box)+"="+typedEscapes.Replace(a.Text))
		}
	}
	p.Typed = strings.Join(lines, "\n")
	return p
}

// Faults implements Lawful.
func (p Paper) Faults() []Fault {
	var out []Fault
	s := SchemaOf(Kind(p.RecordKind))
	switch {
	case p.RecordKind != "" && s == nil:
		out = append(out, Fault{"RecordKind", "没有“" + Clip(p.RecordKind, 20) + "”这一类记录"})
	case p.RecordKind == "" && p.RecordID != "":
		out = append(out, Fault{"RecordKind", "有记录编号的，请填记录类别"})
	}
	if p.Serial > 0 {
		if p.Series == "" {
			out = append(out, Fault{"Series", "有发文序号的，请填发文机关代字"})
		}
		if p.Year == 0 {
			out = append(out, Fault{"Year", "有发文序号的，请填发文年份"})
		}
		if want := p.Numbered().Number; p.Number != want {
			out = append(out, Fault{"Number", "与代字、年份、序号不符，应为" + want})
		}
	}
	if p.Issued.IsZero() && (p.State == PaperIssued || p.State == PaperReplied) {
		out = append(out, Fault{"Issued", "办理状态是" + string(p.State) + "，请填成文日期"})
	}
	if (p.State == PaperReplied) == p.Replied.IsZero() && p.State != PaperVoid && p.State != "" {
		out = append(out, Fault{"Replied", "办理状态是“已回”的要填回复日期，不是的不填"})
	}
	if p.Hash != "" && !ValidHash(p.Hash) {
		out = append(out, Fault{"Hash", "应为64位十六进制数字（小写）"})
	}
	return out
}

// FaultsAmong implements Among: a number is given once, to whatever it was given.
func (p Paper) FaultsAmong(o Others, was Record) []Fault {
	return once(o, was, p, func(x Paper) string { return x.Number + "：" + x.Form }, func(x Paper) bool { return x.Serial > 0 },
		"Series", "Year", "Serial")
}

// NextSerial is the first number of a series and year that is free behind all that are taken.
func NextSerial(b *Book, series string, year int) int {
	last := 0
	for _, p := range Everywhere[Paper](b) {
		if p.Series == series && p.Year == year {
			last = max(last, p.Serial)
		}
	}
	return last + 1
}

var papersAbout = NewKept[map[Ref][]*Paper]()

// PapersAbout is the papers about a record, batches that it is part of included, in the
// list's order.
func PapersAbout(b *Book, ref Ref) []*Paper {
	return papersAbout.Of(b, func() map[Ref][]*Paper {
		out := map[Ref][]*Paper{}
		list := Everywhere[Paper](b)
		for i := range list {
			for _, ref := range list[i].Records() {
				out[ref] = append(out[ref], &list[i])
			}
		}
		return out
	})[ref]
}
