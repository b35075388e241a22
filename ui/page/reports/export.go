package reports

// Handing reports out, and what was handed out before.

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"fyne.io/fyne/v2"

	"partyledger/model/report"
	"partyledger/store"
	"partyledger/ui/kit"
	"partyledger/ui/page"
)

const folderKey = "reports.folder"

// export asks for a folder and writes the reports there.
func (p *Page) export(list []report.Report) {
	if p.snap == nil {
		return
	}
	start := ""
	p.host.Setting(folderKey, &start)
	p.begin(start, func(start string) {
		p.folder(p.host.Window(), "选择保存报表的文件夹", start, func(dir string) {
			p.host.SetSetting(folderKey, dir)
			p.write(list, dir)
		})
	})
}

// begin gives the folder that the choice begins in. Beside a ledger that cannot be
// written nothing else can be either: there it is one of the person's own.
func (p *Page) begin(start string, then func(start string)) {
	if p.host.Looking() == nil {
		then(start)
		return
	}
	p.spawn(func() {
		start := store.WritableFolder(start)
		p.ui(func() { then(start) })
	})
}

func (p *Page) write(list []report.Report, dir string) {
	req := store.ReportRequest{Dir: dir, AsOf: p.snap.Book.AsOf, Scope: p.snap.Book.Scope, XLSX: p.excel.Checked, DOCX: p.word.Checked,
		Unmasked: p.unmasked.Checked, Purpose: p.purpose, Titled: true, Annexes: p.annexes,
		Measure: p.measure}
	for _, r := range list {
		req.Names = append(req.Names, r.Name)
	}
	title := "生成报表"
	if len(list) == 1 {
		title += "：" + list[0].Title
	}
	var files []store.ReportFile
	p.host.Work(title, func(ctx context.Context, l *store.Workspace, progress func(done, total int)) error {
		req.Progress = progress
		var err error
		files, err = l.WriteReports(ctx, req)
		return err
	}, false, func(err error) { p.wrote(files, err) })
}

// wrote tells what was written, whether all of it or not.
func (p *Page) wrote(files []store.ReportFile, err error) {
	if p.tabs.Selected() == tabHistory {
		p.readHistory()
	}
	if len(files) == 0 {
		return // told, or cancelled before the first
	}
	text := fmt.Sprintf("已生成%d个文件", len(files))
	switch {
	case errors.Is(err, context.Canceled):
		text = fmt.Sprintf("已取消；取消前生成的%d个文件留在文件夹里", len(files))
	case err != nil:
		text = fmt.Sprintf("没有全部完成；已生成的%d个文件留在文件夹里", len(files))
	}
	if p.host.Looking() != nil {
		text += "（台账只供查看，没有登记在“已生成的报表”里）"
	}
	var actions []page.Action
	if len(files) <= 2 { // one report, perhaps with its workbook
		actions = append(actions, page.Action{Text: "打开文件", Do: func() { p.openFile(files[0].File) }},
			page.Action{Text: "打印…", Do: func() { p.print(files[0].File) }})
	}
	actions = append(actions, page.Action{Text: "打开所在文件夹", Do: func() { p.showInFolder(files[0].File) }})
	p.host.Offer(text, actions...)
}

// missing says so if a file is no longer there.
func missing(path string) error {
	if _, err := os.Stat(path); err != nil {
		return store.Refuse("文件“%s”已不在原处，可能被移走、改名或删除；需要时请重新生成。", path)
	}
	return nil
}

func (p *Page) openFile(path string) { p.with(path, p.open) }

// print hands a file to the system's viewer: there the printer and the paper are
// chosen. Printing behind the person's back could put names on a wrong printer.
func (p *Page) print(path string) {
	p.with(path, func(path string, then func(error)) {
		p.open(path, func(err error) {
			if err == nil {
				p.host.Tell("已在阅读器中打开，请在那里选择打印机打印（快捷键 Ctrl+P）", nil)
			}
			then(err)
		})
	})
}

// printChosen opens the chosen report's pages for printing; no file is left.
func (p *Page) printChosen() {
	if p.snap == nil {
		return
	}
	r, s, in := p.all[p.chosen], p.snap, report.Input{Unmasked: p.unmasked.Checked, Annexes: p.annexes, Measure: p.measure}
	purpose := ""
	if in.Unmasked {
		purpose = p.purpose
	}
	path := ""
	p.host.Work("正在生成打印页："+r.Title, func(ctx context.Context, l *store.Workspace, _ func(done, total int)) (err error) {
		in.Book, in.Findings, in.Today = s.Book, s.Findings, s.Today
		doc := r.Build(in)
		if err = store.MayGo(r, doc, s.Book); err != nil {
			return err
		}
		path, err = l.PrintShown(ctx, doc, purpose)
		return err
	}, false, func(err error) {
		if err == nil {
			p.print(path)
		}
	})
}

func (p *Page) showInFolder(path string) { p.with(path, p.reveal) }

// with does something with a file off the UI goroutine, if it is still there.
func (p *Page) with(path string, do func(string, func(error))) {
	p.spawn(func() {
		err := missing(path)
		p.ui(func() {
			if err != nil {
				p.host.Fail(err)
				return
			}
			do(path, func(err error) {
				if err != nil {
					p.host.Fail(err)
				}
			})
		})
	})
}

// mostIssues is how many entries the history shows.
const mostIssues = 500

func (p *Page) newHistory() {
	p.history = page.NewList(p.host, page.ListOf{ID: "issues", Title: "已生成的报表"}, []kit.Column[store.Issue]{
		{ID: "at", Title: "时间", Width: 156, Text: func(x store.Issue) string { return store.LocalTime(x.At) }},
		{ID: "report", Title: "报表", Width: 230, Text: func(x store.Issue) string { return x.Report }},
		{ID: "what", Title: "内容", Width: 320, Text: func(x store.Issue) string { return x.What }},
		{ID: "actor", Title: "经办人", Width: 90, Text: func(x store.Issue) string { return x.Actor }},
		{ID: "file", Title: "文件", Width: 300, Text: func(x store.Issue) string {
			if x.File == "" {
				return ""
			}
			return filepath.Base(x.File)
		}},
	})
	p.history.Key = func(x store.Issue) string { return fmt.Sprint(x.ID) }
	p.history.Empty = "还没有生成过报表。在左边选一张报表，点“生成所选报表…”。"
	p.history.OnOpen = func(x store.Issue) {
		if x.File != "" {
			p.openFile(x.File)
		}
	}
	p.history.Menu = func(rows []store.Issue) []*fyne.MenuItem {
		if len(rows) != 1 || rows[0].File == "" {
			return nil
		}
		return []*fyne.MenuItem{
			fyne.NewMenuItem("打开文件", func() { p.openFile(rows[0].File) }),
			fyne.NewMenuItem("打印…", func() { p.print(rows[0].File) }),
			fyne.NewMenuItem("打开所在文件夹", func() { p.showInFolder(rows[0].File) }),
		}
	}
}

func (p *Page) readHistory() {
	var list []store.Issue
	p.host.Read(func(ctx context.Context, l *store.Workspace) (err error) {
		list, err = l.Issues(ctx, mostIssues)
		return err
	}, func() { p.history.SetRows(list) })
}
