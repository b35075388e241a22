package scoring

// Handing the evidence out: one folder with its catalogue.

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"partyledger/model/assess"
	"partyledger/store"
	"partyledger/store/assessment"
	"partyledger/ui/kit"
	"partyledger/ui/page"
)

const folderKey = "scoring.folder"

// export asks what is to come along and where the folder goes.
func (p *Page) export() {
	a := p.now
	if a == nil {
		return
	}
	files, personal := 0, 0
	for _, n := range a.Nodes {
		for _, x := range n.Items {
			files += len(x.Files)
			if x.Personal {
				personal += len(x.Files)
			}
		}
	}
	text := fmt.Sprintf("导出“%s”%s的佐证材料：目录（PDF、Excel、Word）、自评表、按指标编号的文件%d个和校验值，存为一个新文件夹。", a.Of.Called(),
		p.Snap.Book.EnterpriseName(a.Enterprise), files-personal)
	var said []string
	if left := a.Leaves - a.Scored; left > 0 {
		said = append(said, fmt.Sprintf("还有%d项指标没有自评分", left))
	}
	if bad := a.Sums.Missing + a.Odd + a.Poor; bad > 0 {
		said = append(said, fmt.Sprintf("佐证缺失%d项、时间异常%d项、不规范%d项，目录中如实列明", a.Sums.Missing, a.Odd, a.Poor))
	}
	words := []kit.Sentence{{Text: text}}
	if len(said) > 0 {
		words = append(words, kit.Sentence{Text: strings.Join(said, "；") + "。", Color: kit.ColorWarn})
	}
	sensitive := kit.NewCheck(fmt.Sprintf("含个人敏感信息的文件%d个也带上（记入操作记录）", personal), nil)
	sensitive.Hidden = personal == 0
	s := &page.Sheet{Title: "导出佐证材料", Width: 680, Height: 320,
		Content: container.NewVScroll(container.NewPadded(kit.NewColumn(kit.NewWords(words...), sensitive)))}
	s.Yes = kit.NewButtonWithIcon("选择位置…", theme.FolderOpenIcon(), func() {
		s.Hide()
		if !sensitive.Checked {
			p.chooseFolder(a, "")
			return
		}
		page.AskPurpose(p.host, "带上含个人敏感信息的文件", "这些文件含个人敏感信息，只应提供给确需查看的人。用途记入操作记录。", "继续",
			func(purpose string) { p.chooseFolder(a, purpose) })
	})
	s.Show(p.host)
}

func (p *Page) chooseFolder(a *assess.Assessment, purpose string) {
	start := ""
	p.host.Setting(folderKey, &start)
	p.chooseDir(p.host.Window(), "佐证材料存到哪个文件夹（在里面新建一个文件夹）", start, func(dir string) {
		p.host.SetSetting(folderKey, dir)
		p.write(a, dir, purpose)
	})
}

func (p *Page) write(a *assess.Assessment, dir, purpose string) {
	var res *assessment.Exported
	p.host.Work("正在导出佐证材料", func(ctx context.Context, l *store.Workspace, progress func(done, total int)) (err error) {
		res, err = assessment.Export(ctx, l, assessment.ExportRequest{Scheme: a.Of.ID, Enterprise: a.Enterprise, Purpose: purpose,
			Dir: store.FreeFolder(filepath.Join(dir, assessment.Name(a))), Progress: progress})
		return err
	}, false, func(err error) {
		if err != nil {
			return
		}
		text := fmt.Sprintf("已导出佐证材料%d个文件", res.Files)
		if res.LeftOut > 0 {
			text += fmt.Sprintf("，含个人敏感信息的%d个没有带上", res.LeftOut)
		}
		if n := len(res.Lost); n > 0 {
			text += fmt.Sprintf("，%d个文件缺失或者已被改动，只列在目录里", n)
		}
		p.host.Offer(text, page.Action{Text: "打开文件夹", Do: func() { p.reveal(filepath.Join(res.Dir, assess.CatalogueName+".pdf")) }})
	})
}

func (p *Page) reveal(path string) {
	page.ShowInFolder(path, func(err error) {
		if err != nil {
			p.host.Fail(err)
		}
	})
}
