package charters

// Taking in a charter's text: a look at what the file holds first, then the
// import, which can be taken back.

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"partyledger/model"
	"partyledger/store"
	"partyledger/store/charterfile"
	"partyledger/store/intake"
	"partyledger/ui/kit"
	"partyledger/ui/page"
)

var charterFiles = []page.FileKind{{Name: "章程文本、修订对照表（Word、WPS、RTF、ODT、PDF、文本文件）", Patterns: charterPatterns()}}

func charterPatterns() []string {
	var out []string
	for _, ext := range charterfile.Extensions() {
		out = append(out, "*"+ext)
	}
	return out
}

// importText asks for the file of an enterprise's charter.
func (p *Page) importText(enterprise string) {
	if enterprise == "" || p.Snap == nil {
		p.host.Tell("请先选择企业", nil)
		return
	}
	title := "选择“" + p.Snap.Book.EnterpriseName(enterprise) + "”的章程全文或者修订对照表"
	page.ChooseFile(p.host.Window(), title, charterFiles, func(path string) { p.tryImport(enterprise, path) })
}

// target is the charter whose text a file would be: the one that is shown if it
// has none, else a version of its own.
func (p *Page) target(enterprise string) (model.Charter, bool) {
	r := model.CharterStatus(p.Snap.Book, enterprise)
	id := r.Charter.ID
	if c, ok := model.Find[model.Charter](p.Snap.Book, p.charter.id); ok && c.EnterpriseID == enterprise && p.Selected() == tabCharter {
		id = c.ID
	}
	c, ok := model.Find[model.Charter](p.Snap.Book, id)
	return c, ok && len(model.Owned[model.Article](p.Snap.Book, id)) == 0
}

// tryImport reads the file without writing and shows what it holds.
func (p *Page) tryImport(enterprise, path string) {
	req := intake.Request{Files: []string{path}, Enterprise: enterprise}
	into := "作为新版本导入"
	if c, ok := p.target(enterprise); ok {
		req.Charter = c.ID
		into = "导入到“" + c.Version + "”"
	}
	var res *intake.Result
	p.host.Work("读取章程", func(ctx context.Context, l *store.Workspace, progress func(done, total int)) (err error) {
		dry := req
		dry.DryRun, dry.Progress = true, progress
		res, err = intake.Import(ctx, l, dry)
		return err
	}, false, func(err error) {
		if err == nil {
			p.showPreview(req, res, into)
		}
	})
}

// showPreview shows what an import would bring, and imports it.
func (p *Page) showPreview(req intake.Request, res *intake.Result, into string) {
	text := widget.NewLabel(kit.Visible(previewText(p.Snap.Book.EnterpriseName(req.Enterprise), req.Files[0], into, res)))
	text.Wrapping = fyne.TextWrapBreak
	sheet := &page.Sheet{Title: "导入章程条文：核对", Content: container.NewVScroll(text), Width: 760, Height: 520}
	sheet.Yes = kit.NewButtonWithIcon("导入", theme.ConfirmIcon(), func() {
		sheet.Hide()
		p.doImport(req)
	})
	if res.Rejected() > 0 {
		sheet.Yes.Disable()
	}
	sheet.Show(p.host)
}

// previewText says what was read and what is wrong.
func previewText(enterprise, path, into string, res *intake.Result) string {
	lines := []string{"企业：" + enterprise, "文件：" + filepath.Base(path), "方式：" + into, ""}
	for _, s := range res.Sheets {
		if s.Rejected > 0 {
			lines = append(lines, fmt.Sprintf("有%d处不能导入：", s.Rejected))
		}
		for _, x := range s.Problems {
			lines = append(lines, "· "+strings.TrimSpace(x.Column+" "+x.Value)+"："+x.Why)
		}
		for _, n := range s.Notes {
			lines = append(lines, "· "+strings.TrimRight(n, "。")+"。")
		}
	}
	lines = append(lines, "", "导入后，程序找出的党建条款标为“待确认”，由您逐条确认、改正，或标为“不是党建条款”；确认之前不计入完成情况。")
	return strings.Join(lines, "\n")
}

// doImport writes, shows the charter and offers to take it back.
func (p *Page) doImport(req intake.Request) {
	var res *intake.Result
	before := map[string]bool{}
	for _, c := range model.Owned[model.Charter](p.Snap.Book, req.Enterprise) {
		before[c.ID] = true
	}
	p.host.Work("导入章程", func(ctx context.Context, l *store.Workspace, progress func(done, total int)) (err error) {
		now := req
		now.Progress = progress
		res, err = intake.Import(ctx, l, now)
		return err
	}, true, func(err error) {
		if err != nil {
			return
		}
		p.charter.id, p.charter.before = req.Charter, before
		p.charter.quiet = true
		p.charter.enterprise.Set(kit.Option{ID: req.Enterprise, Text: p.host.Name(model.KindEnterprise, req.Enterprise)})
		p.charter.quiet = false
		p.Select(tabCharter)
		added := 0
		for _, s := range res.Sheets {
			added += s.Added
		}
		p.host.Offer(fmt.Sprintf("已导入章程条文和待确认条款，共%d条", added), page.Action{Text: "撤销", Do: func() { p.undoImport(res.Batch) }})
	})
}

func (p *Page) undoImport(batch int64) {
	p.host.Work("撤销导入", func(ctx context.Context, l *store.Workspace, _ func(done, total int)) error {
		_, err := l.Undo(ctx, batch)
		return err
	}, true, func(err error) {
		if err == nil {
			p.host.Tell("已撤销导入", nil)
		}
	})
}
