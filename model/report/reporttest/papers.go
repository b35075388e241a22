// Package reporttest holds papers that use every block of forms, slips and cards, for the
// tests of those who paint them. People and units in them are made up.
package reporttest

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"strings"

	"partyledger/model/day"
	"partyledger/model/report"
)

var on = day.Of(2026, 11, 23)

// Papers are a registration form with a photo, a letter with a slip, ballots and labels.
func Papers() []report.Document {
	return []report.Document{Registration(), Inquiry(), Ballots(6), Labels(30)}
}

func paper(name, title string, kind report.PageKind, blocks ...report.Block) report.Document {
	return report.Document{Name: name, Title: title, Office: "中共某某能源有限公司第一支部委员会", AsOf: on,
		Sections: []report.Section{{Page: kind, Blocks: blocks}}}
}

// Photo is a picture of nobody, of the proportions of a photo for documents.
func Photo() *report.Picture {
	img := image.NewRGBA(image.Rect(0, 0, 50, 70))
	for y := range 70 {
		for x := range 50 {
			c := color.RGBA{200, 215, 235, 255}
			if dx, dy := x-25, y-28; dx*dx+dy*dy < 190 || y > 48 && (x-25)*(x-25) < 420 {
				c = color.RGBA{110, 120, 140, 255}
			}
			img.SetRGBA(x, y, c)
		}
	}
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		panic(err) // a picture in memory
	}
	return &report.Picture{PNG: b.Bytes()}
}

// Registration is a form of two pages.
func Registration() report.Document {
	l, f := report.Label, report.Filled
	first := report.Form{Columns: []float64{22, 28, 18, 24, 22, 20, 26}, Rows: []report.FormRow{
		{Height: 11, Boxes: []report.Box{l("姓　名"), f("李𬎆"), l("性　别"),
			{Ticks: []report.Tick{{Text: "男", On: true}, {Text: "女"}}, Align: report.AlignCentre},
			l("出生年月"), f("1998.07"), report.Box{Photo: Photo()}.Over(1, 4)}},
		{Height: 11, Boxes: []report.Box{l("民　族"), f("汉族"), l("籍　贯"), f("某某省某某市"), l("参加工作时间"), f("2020.07")}},
		{Height: 11, Boxes: []report.Box{l("学　历"), f("大学本科"), l("学　位"), f("工学学士"), l("入团时间"), f("2012.05")}},
		{Height: 11, Boxes: []report.Box{l("工作单位及职务").Over(2, 1), f("某某能源有限公司生产技术部副主管").Over(4, 1)}},
		{Height: 11, Boxes: []report.Box{l("推荐方式").Over(2, 1), report.Box{Text: "经下列组织推荐：", Ticks: []report.Tick{
			{Text: "党员推荐", On: true}, {Text: "群团组织推优", On: true}, {Text: "党小组推荐"}}}.Over(5, 1)}},
		{Boxes: []report.Box{l("本\n人\n简\n历"), report.Box{Text: strings.Repeat("2016年9月至2020年6月，在某某大学电气工程及其自动化专业学习；\n2020年7月至今，在某某能源有限公司生产技术部工作，历任技术员、副主管。\n", 5) +
			"（以下空白）"}.Over(6, 1)}, Cut: true},
		{Height: 45, Boxes: []report.Box{l("党小组意见"), report.Box{Text: "经讨论，同意推荐为入党积极分子。",
			Seal: &report.SealLine{Who: "党小组组长签名", Day: true}}.Over(6, 1)}},
		{Height: 45, Boxes: []report.Box{l("党支部意见"), report.Box{Seal: &report.SealLine{Who: "支部书记签名", Seal: true, Day: true}}.Over(6, 1)}},
		{Height: 45, Boxes: []report.Box{l("上级党组织备案意见"), report.Box{Seal: &report.SealLine{Seal: true, Day: true}}.Over(6, 1)}},
	}}
	talk := report.Form{Columns: []float64{1, 3, 1, 3}, Rows: []report.FormRow{
		{Boxes: []report.Box{l("谈话时间"), f("2026年11月23日"), l("谈话地点"), {}}},
		{Boxes: []report.Box{l("谈话内容"), report.Box{Lines: 6, Seal: &report.SealLine{Who: "谈话人"}}.Over(3, 1)}},
		{Boxes: []report.Box{l("照片"), report.Box{Photo: &report.Picture{}}.Over(3, 1)}},
	}}
	return paper("registration", "入党积极分子登记表", report.FormPage, report.Title{Text: "入党积极分子登记表"},
		report.Paragraph{Text: "所在党支部：中共某某能源有限公司第一支部委员会", Plain: true}, first, report.Note{Text: "注：本表一式两份。"}, talk)
}

// Inquiry is an official letter with a slip to be filled in by the other side.
func Inquiry() report.Document {
	l := report.Label
	slip := report.Slip{Cut: "回执（请沿此线剪下寄回）", Blocks: []report.Block{report.Form{Columns: []float64{1, 2, 1, 2}, Rows: []report.FormRow{
		{Boxes: []report.Box{l("姓　名"), {}, l("政治面貌"), {}}},
		{Height: 25, Boxes: []report.Box{l("现实表现"), report.Box{}.Over(3, 1)}},
		{Height: 28, Boxes: []report.Box{l("党组织意见"), report.Box{Seal: &report.SealLine{Who: "负责人签名", Seal: true, Day: true}}.Over(3, 1)}},
	}}}}
	return paper("inquiry", "关于协助开展政治审查的函", report.OfficialPage,
		report.Title{Text: "关于协助开展政治审查的函"}, report.Addressee{Text: "中共某某水务有限公司委员会："},
		report.Paragraph{Text: "我单位李𬎆同志已列为发展对象。根据《中国共产党发展党员工作细则》，需对其直系亲属和与本人关系密切的主要社会关系进行政治审查。现将有关情况函告，请协助调查并将回执寄回。"},
		report.Signature{Unit: "中共某某能源有限公司第一支部委员会", Day: on}, slip)
}

// Ballots are so many ballots, four to a page.
func Ballots(n int) report.Document {
	c := report.Cards{Across: 2, Down: 2}
	for range n {
		c.Items = append(c.Items, []report.Block{report.Title{Text: "接收预备党员表决票"},
			report.Form{Columns: []float64{2, 1, 1, 1}, Rows: []report.FormRow{
				{Boxes: []report.Box{report.Label("姓　名"), report.Label("赞成"), report.Label("不赞成"), report.Label("弃权")}},
				{Height: 12, Boxes: []report.Box{report.Filled("李𬎆"), report.Filled("□"), report.Filled("□"), report.Filled("□")}}}},
			report.Note{Text: "说明：在意见栏内划“○”，只能选一项，多划无效。"},
			report.Signature{Unit: "中共某某能源有限公司第一支部委员会", Day: on}})
	}
	return paper("ballots", "接收预备党员表决票", report.FormPage, c)
}

// Labels are so many labels of files, twenty-four to a page.
func Labels(n int) report.Document {
	c := report.Cards{Across: 3, Down: 8}
	for i := range n {
		c.Items = append(c.Items, []report.Block{report.Title{Text: "李𬎆"},
			report.Paragraph{Text: fmt.Sprintf("发展党员材料　第%d号", i+1), Plain: true}})
	}
	return paper("labels", "档案盒标签", report.FormPage, c)
}
