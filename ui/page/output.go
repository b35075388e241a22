package page

// What every list has at its foot and every record in its window: 导出 into Excel, as it
// is filtered and sorted, and 打印.

import (
	"bytes"
	"context"
	"fmt"
	"image/png"
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2/theme"

	"partyledger/model"
	"partyledger/model/day"
	"partyledger/model/report"
	"partyledger/store"
	"partyledger/store/keep"
	"partyledger/ui/kit"
)

// ExcelKind is a workbook, PDFKind pages.
var (
	ExcelKind = []FileKind{{Name: "Excel工作簿", Patterns: []string{"*.xlsx"}}}
	PDFKind   = []FileKind{{Name: "PDF文件", Patterns: []string{"*.pdf"}}}
)

// Viewer opens a file in the system's program for it, and Saver asks where to write
// one; tests answer themselves.
var (
	Viewer = OpenFile
	Saver  = SaveTo
)

// ListOf says what a list is, for what all lists can do.
type ListOf struct {
	ID    string     // stable: columns are kept under it; empty = they are not kept
	Title string     // of what, e.g. 党员名册: on paper and in the file's name
	Kind  model.Kind // of records that can be pasted into it; empty = none
	// InFull reports that personal data is shown in full; nil = it never is.
	InFull func() bool
}

// NewList makes a list whose columns a person can arrange, and that can be handed out.
func NewList[R any](host Host, of ListOf, columns []kit.Column[R]) *kit.RecordList[R] {
	l := kit.NewRecordList(columns)
	if of.ID != "" {
		key := "columns." + of.ID
		l.OnColumns = func(s []kit.ColumnState) { host.SetSetting(key, s) }
		var kept []kit.ColumnState
		if host.Setting(key, &kept) {
			l.SetColumns(kept)
		}
	}
	if of.Kind != "" {
		l.Paste = func(text string) { pasteInto(host, of.Kind, text, l.Grid()().Heads) }
	}
	hand := func(do func(Host, shown)) func() {
		return func() {
			grid := l.Grid()
			inFull := of.InFull != nil && of.InFull()
			do(host, shown{title: of.Title, ask: "导出当前列表", inFull: inFull, build: func(in report.Input) report.Document {
				g := grid()
				return report.Shown(in, report.List{Title: of.Title, Heads: g.Heads, Numbers: g.Numbers, Rows: g.Rows})
			}})
		}
	}
	l.Offer("导出当前列表…", theme.DocumentSaveIcon(), hand(exportShown))
	l.Offer("打印…", theme.DocumentPrintIcon(), hand(printShown))
	return l
}

// shown is what is handed out as it stands in the window.
type shown struct {
	title  string
	ask    string                                // title of the dialog that asks where to
	inFull bool                                  // personal data is in it in full
	photo  string                                // ID of the person whose photo is on it; empty = nobody's
	build  func(in report.Input) report.Document // off the UI goroutine
}

// document is what is handed out.
func (x shown) document(s *Snapshot) report.Document {
	return x.build(report.Input{Book: s.Book, Today: s.Today})
}

// withPurpose asks what for, if personal data is handed out in full.
func (x shown) withPurpose(host Host, act string, then func(purpose string)) {
	if !x.inFull {
		then("")
		return
	}
	AskPurpose(host, act+x.title, "现在显示的是完整的公民身份号码和电话，"+act+"的内容也是完整的。"+Kept(host, "这次"+act)+
		"不需要完整号码的，请取消，先点“隐藏证件号”。", act, then)
}

func exportShown(host Host, x shown) {
	if host.Snapshot() != nil {
		x.withPurpose(host, "导出", func(purpose string) { x.save(host, host.Snapshot().Book.AsOf, ExcelKind, purpose) })
	}
}

// save asks where to and writes there; what it is of that day is in the file's name.
func (x shown) save(host Host, on day.Day, kind []FileKind, purpose string) {
	end := strings.TrimPrefix(kind[0].Patterns[0], "*")
	Saver(host.Window(), x.ask, store.TitleName(x.title+on.String())+end, kind, func(to store.Target) {
		if filepath.Ext(to.Path) == "" { // nobody was asked whether that may be replaced
			to = store.Target{Path: to.Path + end}
		}
		s := host.Snapshot()
		host.Work("正在导出"+x.title, func(ctx context.Context, l *store.Workspace, _ func(done, total int)) error {
			return l.WriteShown(ctx, x.document(s), to, purpose)
		}, false, func(err error) {
			if err == nil {
				OfferFile(host, "已导出"+x.title, to.Path)
			}
		})
	})
}

// Handout is a report that a page hands out, of a book of its own.
type Handout struct {
	Title string
	Book  *model.Book
	Build func(report.Input) report.Document
}

func (h Handout) shown() shown {
	return shown{title: h.Title, ask: "导出" + h.Title, build: func(in report.Input) report.Document {
		in.Book = h.Book
		return h.Build(in)
	}}
}

// Save asks where to and writes it there, as a workbook or as pages.
func (h Handout) Save(host Host, kind []FileKind) { h.shown().save(host, h.Book.AsOf, kind, "") }

// Print opens its pages in the system's viewer.
func (h Handout) Print(host Host) { printShown(host, h.shown()) }

// printShown opens the pages in the system's viewer: there the printer and the paper are
// chosen. Printing behind the person's back could put names on a wrong printer.
func printShown(host Host, x shown) {
	s := host.Snapshot()
	if s == nil {
		return
	}
	x.withPurpose(host, "打印", func(purpose string) {
		path := ""
		host.Work("正在生成打印页："+x.title, func(ctx context.Context, l *store.Workspace, _ func(done, total int)) (err error) {
			doc := x.document(s)
			if err = withPhoto(ctx, l, &doc, x.photo); err == nil {
				path, err = l.PrintShown(ctx, doc, purpose)
			}
			return err
		}, false, func(err error) {
			if err == nil {
				View(host, path)
			}
		})
	})
}

// photoWide is a photo's width on paper, in millimetres.
const photoWide = 25

// withPhoto puts a person's photo under the title, if there is one.
func withPhoto(ctx context.Context, l *store.Workspace, doc *report.Document, person string) error {
	if person == "" || len(doc.Sections) == 0 {
		return nil
	}
	_, picture, err := keep.Photo(ctx, l, person)
	if err != nil || picture == nil {
		return err
	}
	var out bytes.Buffer
	if err := png.Encode(&out, picture); err != nil {
		return fmt.Errorf("photo: %w", err)
	}
	s := &doc.Sections[0]
	s.Blocks = slices.Insert(s.Blocks, min(1, len(s.Blocks)), report.Block(report.Picture{PNG: out.Bytes(), Width: photoWide}))
	return nil
}

// View opens pages that are to be printed.
func View(host Host, path string) {
	Viewer(path, func(err error) {
		if err != nil {
			host.Fail(err)
			return
		}
		host.Tell("已在阅读器中打开，请在那里选择打印机打印（快捷键 Ctrl+P）", nil)
	})
}

// OfferFile tells of a file that was written and offers to look at it.
func OfferFile(host Host, text, path string) {
	fail := func(err error) {
		if err != nil {
			host.Fail(err)
		}
	}
	host.Offer(text+"：“"+filepath.Base(path)+"”", Action{Text: "打开", Do: func() { Viewer(path, fail) }},
		Action{Text: "打开所在文件夹", Do: func() { ShowInFolder(path, fail) }})
}

// Printed is a record on paper.
type Printed struct {
	Record   model.Record
	Sections []kit.FormSection
	Masked   bool          // secret fields are hidden
	More     []report.Part // what hangs on it
}

// PrintRecord prints a record as it is saved.
func PrintRecord(host Host, p Printed) {
	schema := model.SchemaOf(p.Record.Kind())
	x := shown{title: schema.Label + "：" + model.CallName(p.Record, host.Name)}
	if p.Record.Kind() == model.KindPerson {
		x.photo = p.Record.Key()
	}
	if len(p.Sections) == 0 {
		p.Sections = []kit.FormSection{{Fields: fieldNames(schema)}}
	}
	var parts []report.Part
	for _, s := range p.Sections {
		part := report.Part{Title: s.Title}
		for _, name := range s.Fields {
			f, ok := schema.Field(name)
			if !ok {
				continue
			}
			text := FieldText(host.Name, f, p.Record)
			if secret := f.Style == "secret" && text != ""; secret && p.Masked {
				text = Mask(f, text)
			} else if secret {
				x.inFull = true
			}
			part.Facts = append(part.Facts, report.Fact{Label: f.Label, Text: text})
		}
		parts = append(parts, part)
	}
	x.build = func(in report.Input) report.Document { return report.Recorded(in, x.title, append(parts, p.More...)) }
	printShown(host, x)
}

// fieldNames is all fields but the number.
func fieldNames(schema *model.Schema) []string {
	var out []string
	for _, f := range schema.Fields[1:] {
		out = append(out, f.Name)
	}
	return out
}

// PrintButton is 打印 in a record's window, which stays: it prints what is saved.
func PrintButton(host Host, changed func() bool, what func() Printed) *kit.Button {
	return kit.NewButtonWithIcon("打印…", theme.DocumentPrintIcon(), func() {
		if changed() {
			host.Tell("填写的内容还没有保存，请先保存再打印", nil)
			return
		}
		PrintRecord(host, what())
	})
}

// FieldText is a field as people read it: what it points at by its name.
func FieldText(nameOf func(kind model.Kind, id string) string, f model.Field, r model.Record) string {
	text := f.Text(r)
	if f.Ref != "" && text != "" {
		return nameOf(f.Ref, text)
	}
	return text
}
