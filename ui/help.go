package ui

// Help: the manual's chapter for the page that is shown, the keys, and what the program
// is.

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"partyledger/docs/manual"
	"partyledger/ui/kit"
	"partyledger/ui/page"
)

// keyList is what keys do, for people.
var keyList = [][2]string{
	{"F1", "帮助"},
	{"F10", "左上角的菜单：打开其他台账、最近打开的、新建、帮助、退出"},
	{"Ctrl+1 至 9", "打开常用的九个页面"},
	{"Ctrl+PageDown、PageUp", "下一页、上一页"},
	{"按住Alt", "可按的按钮、页签和页面上各显示一个字母或数字；Alt加上它，就是按下去"},
	{"Alt+←、Alt+→", "后退、前进"},
	{"Ctrl+F", "查找；再按一次，到本页的筛选"},
	{"Ctrl+N", "新增"},
	{"Ctrl+S、Ctrl+Enter", "保存，或按窗口里蓝色的按钮"},
	{"Ctrl+Shift+Enter", "保存并新增下一条，企业、支部和类别不变"},
	{"Enter、Tab", "到下一栏；Shift+Tab到上一栏"},
	{"↓", "在日期栏打开日历，在查找人员、企业的栏列出可选的"},
	{"←、→、拼音首字母", "在下拉栏里换一项；空格打开下拉列表，勾选"},
	{"Esc", "关闭窗口，或退回一步；有没保存的会先问"},
	{"Delete", "删除列表中选中的记录（会先问）"},
	{"Ctrl+Z", "撤销刚才的保存（光标不在输入栏时）"},
	{"Enter（在筛选栏）", "到列表；再按Enter打开选中的一行，Shift+F10是右键的菜单"},
	{"Ctrl+A、Shift+↑↓", "在列表中多选"},
	{"Ctrl+C、Ctrl+V", "复制选中的行；把Excel里的行粘贴到列表"},
	{"Ctrl+L", "锁定（设了口令的台账）"},
}

// showHelp shows the chapter of the page that is shown.
func (s *Shell) showHelp() {
	title := ""
	for _, e := range s.entries {
		if e.ID == s.current {
			title = e.Help
		}
	}
	s.helpSheet(title).Show(s)
}

func (s *Shell) helpSheet(title string) *page.Sheet {
	var titles []string
	for _, c := range manual.Chapters() {
		if c.Level == 2 {
			titles = append(titles, c.Title)
		}
	}
	text := container.NewVScroll(nil)
	show := func(title string) {
		text.Content = chapter(manual.Part(title))
		text.Offset = fyne.Position{}
		text.Refresh()
	}
	choose := kit.NewSelect(titles, show)
	if part := manual.Part(title); title != "" && len(part) > 0 {
		choose.SetSelected(part[0].Title)
	} else {
		choose.SetSelected(titles[0])
	}
	sheet := &page.Sheet{Title: "帮助", Content: container.NewBorder(choose, nil, nil, nil, text), Cancel: "关闭", Width: 900, Height: 2000}
	sheet.Left = []fyne.CanvasObject{
		kit.NewButton("键盘一览", func() { s.keySheet().Show(s) }), kit.NewButton("关于", func() { s.message("关于", s.about()).Show(s) })}
	return sheet
}

// chapter is a part of the manual on screen.
func chapter(part []manual.Chapter) fyne.CanvasObject {
	box := kit.NewColumn()
	for _, c := range part {
		box.Add(kit.SectionTitle(c.Title))
		for _, line := range c.Lines {
			box.Add(kit.NewWords(kit.Sentence{Text: line}))
		}
	}
	return container.NewPadded(box)
}

func (s *Shell) keySheet() *page.Sheet {
	var facts []kit.Fact
	for _, k := range keyList {
		facts = append(facts, kit.Fact{Label: k[0], Value: k[1], Wide: true})
	}
	return &page.Sheet{Title: "键盘一览", Content: container.NewVScroll(kit.NewFacts(facts)), Cancel: "关闭", Width: 720, Height: 640}
}

// about says what the program is.
func (s *Shell) about() string {
	return Title + "　" + s.ses.w.Version() + "\n供国有企业党群工作部门登记和核查党建工作台账。不联网，数据只在台账文件夹里。\n" +
		"程序按其LICENSE文件所载的许可发布；所用的软件库和字体的许可文本在程序旁的LICENSES文件夹里。\n依据的规定及其核对情况见“数据与设置”的“规则”。"
}
