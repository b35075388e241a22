package assessment

// The folder of evidence that is handed up: the files under their numbers, the catalogue
// in three forms, the scores, and the check sums. It is there whole or not at all.

import (
	"bytes"
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"maps"
	"path/filepath"
	"slices"
	"strings"

	"partyledger/model"
	"partyledger/model/assess"
	"partyledger/model/report"
	"partyledger/model/rule"
	"partyledger/store"
	"partyledger/store/docx"
	"partyledger/store/keep"
	"partyledger/store/pdf"
	"partyledger/store/sheet"
	"partyledger/store/typeset"
)

// ExportRequest says what to hand out and where to.
type ExportRequest struct {
	Scheme     string // its ID
	Enterprise string // ID
	Dir        string // the folder itself, which is not there yet or empty
	// Purpose is why files with what is sensitive about people come along; empty = they do not.
	Purpose  string
	OwnFonts bool // only the faces that come with the program
	Progress func(done, total int)
}

// Exported is what was handed out.
type Exported struct {
	Dir       string   `json:"dir"`
	Scheme    string   `json:"scheme"`
	Unit      string   `json:"unit"`
	Files     int      `json:"files"`     // of evidence
	Items     int      `json:"items"`     // pieces of evidence, with or without a file
	LeftOut   int      `json:"leftOut"`   // files left out since they hold what is sensitive
	Sensitive int      `json:"sensitive"` // files of that kind that came along
	Missing   int      `json:"missing"`   // indicators by how their evidence stands
	Odd       int      `json:"odd"`
	Poor      int      `json:"poor"`
	Whole     int      `json:"whole"`
	Unscored  int      `json:"unscored"` // indicators without a score
	Lost      []string `json:"lost"`     // files that are not as they were, and are not in the folder
}

// Name is what the folder is called if nobody says otherwise.
func Name(a *assess.Assessment) string {
	return store.TitleName(a.Book.EnterpriseName(a.Enterprise) + a.Of.Name + "佐证材料" + a.Book.AsOf.String())
}

// Conditions reads the files of an assessment, but those whose condition is known, and tells
// what is wrong with them, by their hashes.
func Conditions(ctx context.Context, w *store.Workspace, a *assess.Assessment, known map[string]assess.FileFault,
	progress func(done, total int)) (map[string]assess.FileFault, error) {
	var list []model.Attachment
	out := maps.Clone(known)
	if out == nil {
		out = map[string]assess.FileFault{}
	}
	for _, n := range a.Nodes {
		for _, x := range n.Items {
			list = append(list, x.Files...)
		}
	}
	for i, f := range list {
		if ctx.Err() != nil {
			return nil, store.Fault("检查佐证附件", ctx.Err())
		}
		if _, known := out[f.Hash]; !known {
			out[f.Hash] = condition(ctx, w, f)
		}
		if progress != nil {
			progress(i+1, len(list))
		}
	}
	return out, nil
}

func condition(ctx context.Context, w *store.Workspace, f model.Attachment) assess.FileFault {
	data, err := keep.AttachmentData(ctx, w, f)
	switch {
	case err != nil:
		return assess.FileGone
	case f.Type == model.JPEGFile && !bytes.Contains(data[max(0, len(data)-1024):], []byte("\xff\xd9")),
		f.Type == model.PNGFile && !bytes.Contains(data[max(0, len(data)-64):], []byte("IEND")):
		return assess.FileUnseen
	}
	return ""
}

// Export hands the folder out.
func Export(ctx context.Context, w *store.Workspace, req ExportRequest) (*Exported, error) {
	to := store.Folder{Path: req.Dir}
	if err := to.Check(); err != nil {
		return nil, err
	}
	b, err := w.Book(ctx, store.Query{})
	if err != nil {
		return nil, err
	}
	in := assess.Input{Book: b, Findings: rule.Check(b), Scheme: req.Scheme, Enterprise: req.Enterprise}
	a, ok := assess.Of(in)
	if !ok {
		return nil, store.Refuse("台账中没有编号为“%s”的考核方案，什么也没有导出。", req.Scheme)
	}
	if in.Files, err = Conditions(ctx, w, a, nil, req.half(0)); err != nil {
		return nil, err
	}
	a, _ = assess.Of(in)
	path, err := filepath.Abs(req.Dir)
	if err != nil {
		return nil, store.Fault("导出佐证材料", err)
	}
	folder, ok := a.Folder(assess.Units(path), req.Purpose != "")
	if !ok {
		return nil, store.Refuse("“%s”这个位置太深，文件的完整路径会超过%d个字符，什么也没有导出。请选一个靠近盘符、名称短一些的文件夹。", path, assess.MaxPath)
	}
	faces, err := store.ReportFaces(req.OwnFonts)
	if err != nil {
		return nil, err
	}
	out := told(a, folder, path)
	if out.Sensitive > 0 { // before anything leaves
		if err := w.Remark(ctx, out.note(req.Purpose)); err != nil {
			return nil, err
		}
	}
	e := &exporter{ctx: ctx, w: w, a: a, folder: folder, faces: faces, progress: req.half(1),
		in: report.Input{Book: b, Findings: in.Findings, Today: w.Today()}}
	if err := to.Write(e.fill); err != nil {
		return nil, err
	}
	if out.Sensitive == 0 {
		err = w.Remark(context.WithoutCancel(ctx), out.note(""))
	}
	return out, err
}

// half is the progress of the first or the second half of the work.
func (req ExportRequest) half(n int) func(done, total int) {
	if req.Progress == nil {
		return nil
	}
	return func(done, total int) { req.Progress(n*total+done, 2*total) }
}

func told(a *assess.Assessment, f *assess.Folder, path string) *Exported {
	out := &Exported{Dir: path, Scheme: a.Of.Called(), Unit: a.Book.EnterpriseName(a.Enterprise), Files: len(f.Files), Items: a.Items,
		LeftOut: f.LeftOut, Missing: a.Missing, Odd: a.Odd, Poor: a.Poor, Whole: a.Whole, Unscored: a.Leaves - a.Scored, Lost: []string{}}
	for _, x := range f.Files {
		if a.Nodes[x.Node].Items[x.Item].Personal {
			out.Sensitive++
		}
	}
	for _, n := range a.Nodes {
		for _, x := range n.Items {
			for _, file := range x.Files {
				if a.Files[file.Hash] == assess.FileGone {
					out.Lost = append(out.Lost, n.Code+" "+file.Title)
				}
			}
		}
	}
	return out
}

// note is what the ledger keeps of it.
func (out *Exported) note(purpose string) string {
	s := fmt.Sprintf("导出佐证材料：《%s》%s，文件%d个", out.Scheme, out.Unit, out.Files)
	if out.Sensitive > 0 {
		s += fmt.Sprintf("，其中含个人敏感信息的%d个%s", out.Sensitive, store.PurposeNote(purpose))
	}
	return s + store.IssuedTo + out.Dir + "”"
}

// exporter writes one folder.
type exporter struct {
	ctx      context.Context
	w        *store.Workspace
	a        *assess.Assessment
	folder   *assess.Folder
	faces    *typeset.Faces
	in       report.Input
	progress func(done, total int)
	sums     []string // a line a file, as sha256sum writes them
}

func (e *exporter) fill(put store.Put) error {
	for i, f := range e.folder.Files {
		if e.ctx.Err() != nil {
			return e.ctx.Err()
		}
		data, err := keep.AttachmentData(e.ctx, e.w, f.File)
		if err == nil {
			err = e.put(put, f.Path, func(to io.Writer) error {
				_, err := to.Write(data)
				return err
			})
		}
		if err != nil {
			return err
		}
		if e.progress != nil {
			e.progress(i+1, len(e.folder.Files))
		}
	}
	catalogue, scores := report.Catalogue(e.in, e.a, e.folder), report.ScoreSheet(e.in, e.a)
	for _, x := range []struct {
		name  string
		write func(io.Writer) error
	}{
		{assess.CatalogueName + ".pdf", func(to io.Writer) error { _, err := pdf.Write(to, catalogue, e.faces); return err }},
		{assess.CatalogueName + ".xlsx", func(to io.Writer) error { return sheet.WriteReport(to, catalogue) }},
		{assess.CatalogueName + ".docx", func(to io.Writer) error { return docx.Write(to, catalogue, e.faces, docx.OfficeFonts) }},
		{assess.ScoreName, func(to io.Writer) error { return sheet.WriteReport(to, scores) }},
	} {
		if err := e.put(put, x.name, x.write); err != nil {
			return err
		}
	}
	slices.SortFunc(e.sums, func(x, y string) int {
		return cmp.Compare(x[hex.EncodedLen(sha256.Size):], y[hex.EncodedLen(sha256.Size):])
	})
	return put(assess.SumsName, func(to io.Writer) error {
		_, err := io.WriteString(to, strings.Join(e.sums, "\n")+"\n")
		return err
	})
}

// put writes a file and keeps its sum.
func (e *exporter) put(put store.Put, name string, write func(io.Writer) error) error {
	h := sha256.New()
	err := put(name, func(to io.Writer) error { return write(io.MultiWriter(to, h)) })
	e.sums = append(e.sums, hex.EncodeToString(h.Sum(nil))+"  "+name)
	return err
}
