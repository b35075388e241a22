// Package docxfill fills an office's own Word templates (.docx, .dotx): marks in braces,
// mail-merge fields and content controls become values. It knows no ledger: a template's
// bytes and a Lookup go in, a filled .docx comes out. What is not filled is copied byte by
// byte; equal templates and values give equal bytes. Nothing in a template is trusted: its
// size, its depth and what is made of it are bounded, and nothing in the result points
// outside but hyperlinks.
//
// A mark is written {{姓名}}, with braces, bars and colons of either width and blanks
// anywhere; the words behind bars are formats, which the Lookup knows:
//
//	{{姓名}} {{党支部.党组织全称}} {{出生日期|年月}}   a value
//	{{#人员}} … {{/人员}}                          once for each; {{序号}} counts
//	{{?异议}} … {{/异议}}  {{^异议}} … {{/异议}}       only if filled, only if empty
//	{{@照片|25x35}}                               a picture, in millimetres
//
// Both marks of a pair in one table row make the row the unit; in one paragraph the text
// between them, or the whole paragraph if nothing else stands in it; each alone in a
// paragraph, what stands between; in two rows of a table, these and the rows between.
package docxfill

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
)

// Lookup answers what the marks of a template name. Names and formats come without blanks
// and in half width (the names of fields are to be compared so). It must not change while
// a template is filled.
type Lookup interface {
	// Text is a value as the formats want it; known is false where nothing has that name.
	// The error, a Chinese clause, says what is wrong with the formats.
	Text(name string, formats []string) (text string, known bool, err error)
	// Filled reports whether a value says something, or a list has entries.
	Filled(name string) (filled, known bool)
	// List is the entries of a list; sample is one without values, which Check asks.
	List(name string) (items []Lookup, sample Lookup, known bool)
	// Picture is a PNG or JPEG; empty where there is none.
	Picture(name string) (data []byte, known bool, err error)
	// Near is the names that are most like one that nothing has; may be empty.
	Near(name string) []string
}

// Refusal is why a file is no template that can be filled, in words for people.
type Refusal struct {
	What string // what is the matter, a clause
	Todo string // what to do, a sentence
	Err  error  // the cause; may be nil
}

func (r *Refusal) Error() string { return r.What + "。" + r.Todo }
func (r *Refusal) Unwrap() error { return r.Err }

func refuse(what, todo string) *Refusal { return &Refusal{What: what, Todo: todo} }

// Problem is something in a template that has to be put right by whoever wrote it.
type Problem struct {
	Part string   `json:"part"`           // 正文, 页眉, 页脚, 脚注, 尾注, with 的文本框 where it is in one
	Text string   `json:"text"`           // the paragraph that it stands in, cut
	What string   `json:"what"`           // a Chinese sentence without a stop
	Near []string `json:"near,omitempty"` // names that may be meant; only of an unknown one

	// Fatal says that the template cannot be filled as it is; else it can, and the place
	// says 【未知：…】.
	Fatal bool `json:"fatal"`
}

// Say is the problem as a line for people.
func (p Problem) Say() string {
	s := p.Part
	if p.Text != "" {
		s += "“" + p.Text + "”"
	}
	s += "：" + p.What
	if len(p.Near) > 0 {
		s += "，是不是“" + strings.Join(p.Near, "”“") + "”"
	}
	return s
}

// Result is what came of filling a template.
type Result struct {
	Unknown []string // names that nothing has, each once; they stand in the file as 【未知：…】
	Blank   []string // names whose value is empty, each once
	Blanks  int      // how many places are empty
}

// Template is a Word file that has been read. It may be filled by several goroutines.
type Template struct {
	pack  *pack
	parts []*part // with text, the main one first

	// Notes says in Chinese what was left out of the file so that nothing in it points
	// outside, and what the program does not fill; may be empty.
	Notes []string
}

// MaxFile is the greatest size of a template in bytes.
const MaxFile = 20 << 20

// Bounds of what a template may hold and become.
const (
	maxEntries = 5000
	maxPart    = 32 << 20  // bytes of one part that is read
	maxRead    = 64 << 20  // of all that are
	maxTotal   = 512 << 20 // bytes that all parts say they have
	maxNodes   = 1 << 20   // elements of all parts
	maxDepth   = 250       // nested elements
	maxPrefix  = 500       // name spaces declared
	maxOut     = 128 << 20 // bytes of one part that was filled
	maxName    = 100       // characters of a mark
	maxTold    = 100       // problems
)

var errHuge = errors.New("docxfill: larger than any template")

// Open reads a template of so many bytes. The error is a *Refusal.
func Open(r io.ReaderAt, size int64) (*Template, error) {
	p, err := openPack(r, size)
	if err != nil {
		return nil, refused(err)
	}
	t := &Template{pack: p}
	left := maxNodes
	for _, name := range p.texts {
		x, err := readPart(p.data[name], partWord(p.kinds[name]), &left)
		if err != nil {
			return nil, refused(fmt.Errorf("%s: %w", name, err))
		}
		x.name = name
		t.parts = append(t.parts, x)
	}
	t.Notes = p.notes
	return t, nil
}

// refused makes a refusal of any error.
func refused(err error) error {
	var r *Refusal
	switch {
	case errors.As(err, &r):
		return r
	case errors.Is(err, errHuge):
		return &Refusal{"内容大得不正常，可能不是正常的文件", "请在Word或WPS中打开它，另存为新的.docx后再用；来历不明的文件请不要打开。", err}
	}
	return &Refusal{"文件已经损坏或没有复制完整", "请在Word或WPS中打开检查，能打开的另存为.docx后再用。", err}
}

// Check lists what is wrong with a template by the names that a Lookup knows: one without
// values does. At most a hundred problems are told.
func (t *Template) Check(names Lookup) []Problem {
	c := &checker{said: map[saying]bool{}}
	for _, p := range t.parts {
		c.part = p
		c.told = append(c.told, p.problems...)
		for _, q := range p.paragraphs {
			c.paragraph(q, q.scope(names))
		}
	}
	var out []Problem
	for _, p := range c.told {
		if len(out) < maxTold && !slices.ContainsFunc(out, func(o Problem) bool {
			return o.Part == p.Part && o.Text == p.Text &&
				o.What == p.What
		}) {
			out = append(out, p)
		}
	}
	return out
}

// Lists reports whether a list of the name is gone through somewhere in the template.
func (t *Template) Lists(is func(name string) bool) bool {
	return slices.ContainsFunc(t.parts, func(p *part) bool {
		return slices.ContainsFunc(p.paragraphs, func(q *paragraph) bool {
			return slices.ContainsFunc(q.marks, func(m mark) bool { return m.kind == loopMark && is(m.name) })
		})
	})
}

// Marks counts what there is to fill: marks, mail-merge fields and named content controls.
func (t *Template) Marks() int {
	n := 0
	for _, p := range t.parts {
		for _, q := range p.paragraphs {
			n += len(q.marks) + len(q.fields)
		}
		n += len(p.controls)
	}
	return n
}

// Fill writes the template with the values. It refuses, with a *Refusal, what has fatal
// problems and what would grow beyond all bounds; an error of Lookup.Picture ends it.
func (t *Template) Fill(to io.Writer, values Lookup) (Result, error) {
	return t.fill(to, values, nil)
}

// FillEach writes one file in which the text stands once for each of the values, each on
// pages of its own; headers, footers and notes are filled from all of them.
func (t *Template) FillEach(to io.Writer, all Lookup, each []Lookup) (Result, error) {
	return t.fill(to, all, each)
}

func (t *Template) fill(to io.Writer, values Lookup, each []Lookup) (Result, error) {
	for _, p := range t.parts {
		for _, q := range p.problems {
			if q.Fatal {
				return Result{}, &Refusal{What: "模板有错误：" + q.Say(), Todo: "请先改正模板，再填写。"}
			}
		}
	}
	r := &renderer{pictures: newPictures(t.pack), seen: map[string]bool{}}
	filled := map[string][]byte{}
	for i, p := range t.parts {
		r.begin(p)
		if i == 0 && len(each) > 0 {
			r.repeatBody(each)
		} else {
			r.node(p.root, &scope{look: values})
		}
		if errors.Is(r.err, errHuge) {
			return Result{}, &Refusal{"填出来的文件大得不正常", "请检查模板里的循环是不是套了太多层，或者少选一些记录。", r.err}
		} else if r.err != nil {
			return Result{}, r.err
		}
		if r.changed {
			filled[p.name] = r.out.Bytes()
		}
	}
	return r.result, t.pack.write(to, filled, r.pictures)
}
