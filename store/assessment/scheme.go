// Package assessment takes a scheme of assessment in from the office's own workbook, keeps the
// scores that are proposed by it, and hands the evidence out as one folder. What a table
// means, what a score rests on and how evidence stands is model/assess's.
package assessment

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"partyledger/model"
	"partyledger/model/assess"
	"partyledger/store"
	"partyledger/store/intake"
	"partyledger/store/plainfile"
)

// ImportRequest says which scheme to take in. What is empty is read from the file.
type ImportRequest struct {
	File      string
	Sheet     string // empty = the first that holds a scheme
	Passwords []string
	Name      string
	Year      int
	Document  string
	Issuer    string
	Full      model.Points
	DryRun    bool
	Anyway    bool // though sums do not add up
	Manners   bool // how its words say that an indicator is counted is confirmed
}

// Imported is what came of it.
type Imported struct {
	File       string           `json:"file"`
	Sheet      string           `json:"sheet"`
	Scheme     ImportedScheme   `json:"scheme"`
	Indicators []ImportedItem   `json:"indicators"`
	Problems   []assess.Problem `json:"problems"`
	Notes      []string         `json:"notes"`
	Batch      int64            `json:"batch"` // 0 = nothing was written
}

// ImportedScheme is the scheme itself.
type ImportedScheme struct {
	ID       string `json:"id"` // empty in a trial
	Name     string `json:"name"`
	Year     int    `json:"year"`
	Document string `json:"document"`
	Full     string `json:"full"`
}

// ImportedItem is one indicator.
type ImportedItem struct {
	Row       int    `json:"row"`
	Code      string `json:"code"`
	Level     int    `json:"level"` // from 1
	Text      string `json:"text"`
	Points    string `json:"points"`
	Manner    string `json:"manner"` // as its words say; empty of a part
	Confirmed bool   `json:"confirmed"`
	Step      string `json:"step"`
	Standard  string `json:"standard"`
	Demand    string `json:"demand"`
	Method    string `json:"method"`
}

// mostRows is more than any scheme has.
const mostRows = 3000

// Import reads a scheme and, unless it is a trial or something does not add up, writes it as
// one batch that can be undone. Sums that do not add up are no error: they are told.
func Import(ctx context.Context, w *store.Workspace, req ImportRequest) (*Imported, error) {
	d, out, err := read(ctx, req)
	if err != nil {
		return nil, err
	}
	s := &d.Scheme
	s.Name, s.Document, s.Issuer = cmp.Or(req.Name, s.Name), cmp.Or(req.Document, s.Document), req.Issuer
	s.Year, s.Full, s.SourceFile = cmp.Or(req.Year, s.Year), cmp.Or(req.Full, s.Full), filepath.Base(req.File)
	d.Sum()
	out.tell(d, req.Manners)
	if err := refusal(d); err != nil {
		return out, err
	}
	if s.Hash, err = hashOf(req.File); err != nil {
		return out, store.Fault("读取“"+req.File+"”", err)
	}
	records := made(w, d, req.Manners)
	if err := lawful(ctx, w, records); err != nil {
		return out, err
	}
	if req.DryRun || len(d.Problems) > 0 && !req.Anyway {
		return out, nil
	}
	note := fmt.Sprintf("导入考核方案“%s”，指标%d项（%s）", s.Called(), len(d.Items), s.SourceFile)
	if out.Batch, err = w.Fill(ctx, store.BatchImport, note, records); err != nil {
		return out, err
	}
	out.Scheme.ID = records[0].Key()
	return out, nil
}

// read finds the table in the file.
func read(ctx context.Context, req ImportRequest) (*assess.Draft, *Imported, error) {
	var wb *intake.Workbook
	wb, err := intake.OpenWith(req.File, intake.Access{Context: ctx})
	for _, p := range req.Passwords {
		if intake.NeedsPassword(err) == nil {
			break
		}
		wb, err = intake.OpenWith(req.File, intake.Access{Context: ctx, Password: p})
	}
	if err != nil {
		return nil, nil, err
	}
	defer wb.Close()
	name := strings.TrimSuffix(filepath.Base(req.File), filepath.Ext(req.File))
	out := &Imported{File: req.File, Indicators: []ImportedItem{}, Problems: []assess.Problem{}, Notes: []string{}}
	var found *assess.Draft
	var others []string
	for i := range wb.Sheets() {
		g, err := wb.Grid(ctx, i, mostRows)
		if err != nil {
			return nil, nil, err
		}
		if g.Hidden || req.Sheet != "" && g.Name != req.Sheet {
			continue
		}
		var lines []assess.Line
		for _, r := range g.Rows {
			lines = append(lines, assess.Line{Number: r.Number, Cells: r.Texts, Hidden: r.Hidden})
		}
		var merges []assess.Merge
		for _, m := range g.Merges {
			merges = append(merges, assess.Merge(m))
		}
		d, ok := assess.Read(lines, merges, name)
		switch {
		case !ok:
		case found != nil:
			others = append(others, "“"+g.Name+"”")
		default:
			found, out.Sheet = d, g.Name
		}
	}
	if found == nil {
		if req.Sheet != "" {
			return nil, nil, store.Refuse("“%s”里没有名为“%s”的评分表，什么也没有导入。", filepath.Base(req.File), req.Sheet)
		}
		return nil, nil, store.Refuse("“%s”里没有认出考核评分表，什么也没有导入。表里要有一行表头，写明指标（考核内容）和分值、评分标准，每项指标一行。",
			filepath.Base(req.File))
	}
	if len(others) > 0 {
		found.Notes = append(found.Notes, "这个文件里还有"+strings.Join(others, "、")+"也像评分表，一次导入一张，要导入的请指定表名")
	}
	return found, out, nil
}

// tell is what was read, for people and programs.
func (out *Imported) tell(d *assess.Draft, confirmed bool) {
	s := d.Scheme
	out.Scheme = ImportedScheme{Name: s.Name, Year: s.Year, Document: s.Document, Full: s.Full.String()}
	out.Problems, out.Notes = append(out.Problems, d.Problems...), append(out.Notes, d.Notes...)
	for _, it := range d.Items {
		x := ImportedItem{Row: it.Row, Code: it.Code, Level: strings.Count(it.Code, ".") + 1, Text: it.Text, Points: it.Points.String(),
			Standard: it.Standard, Demand: it.Demand, Method: it.Method}
		if it.Leaf {
			x.Manner, x.Step, x.Confirmed = string(it.Suggested.Manner), it.Suggested.Step.String(), confirmed
		}
		out.Indicators = append(out.Indicators, x)
	}
}

// refusal is why a scheme cannot be kept as it was read.
func refusal(d *assess.Draft) error {
	switch s := d.Scheme; {
	case len(d.Items) == 0:
		return store.Refuse("表头下面没有读到指标，什么也没有导入。请检查表格是否完整。")
	case s.Year == 0:
		return store.Refuse("没有认出考核年度，什么也没有导入。请填写考核年度（命令行用 --year）。")
	case !s.Full.Known():
		return store.Refuse("没有认出满分，各项也没有分值，什么也没有导入。请填写满分（命令行用 --full）。")
	}
	return nil
}

func hashOf(path string) (string, error) {
	f, _, err := plainfile.Open(path)
	if err != nil {
		return "", err
	}
	defer f.Close()
	h := sha256.New()
	if _, err := io.Copy(h, f); err != nil {
		return "", err
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}

// made is the records of a draft, the scheme first.
func made(w *store.Workspace, d *assess.Draft, confirmed bool) []model.Record {
	s := d.Scheme
	s.ID = w.NewID(model.KindScheme)
	out := []model.Record{s}
	ids := make([]string, len(d.Items))
	for n, it := range d.Items {
		i := it.Indicator
		i.ID, i.SchemeID = w.NewID(model.KindIndicator), s.ID
		ids[n] = i.ID
		if it.Up >= 0 {
			i.ParentID = ids[it.Up]
		}
		if it.Leaf && confirmed {
			i = assess.Confirmed(i, it.Suggested)
		}
		out = append(out, i)
	}
	return out
}

// lawful refuses what could not be written, in a trial too.
func lawful(ctx context.Context, w *store.Workspace, records []model.Record) error {
	b, err := w.Book(ctx, store.Query{})
	if err != nil {
		return err
	}
	b = b.With(records...)
	for _, r := range records {
		for _, f := range append(model.Law(w.Today(), r), model.LawAmong(b, nil, r)...) {
			return store.Refuse("%s不能保存，什么也没有导入：%s。", b.Titled(r), strings.TrimRight(f.Lettered(r.Kind()), "。"))
		}
	}
	return nil
}
