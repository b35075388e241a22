package report

// The list of the names that an office's own templates may have, to be printed and laid
// beside them.

import (
	"partyledger/model"
	"partyledger/model/day"
	"partyledger/model/fields"
)

// TemplateNames is the list of names for templates that are filled for records of a kind.
func TemplateNames(kind model.Kind, names []fields.Name) Document {
	label := model.SchemaOf(kind).Label
	title := "Word模板可用的名称（为“" + label + "”填写）"
	var rows [][]Cell
	for _, n := range names {
		about := n.About
		if n.Secret {
			about += "默认掩码"
		}
		rows = append(rows, []Cell{{Text: n.Written()}, {Text: n.From}, {Text: n.Formats}, {Text: about}})
	}
	blocks := []Block{Title{Text: title}}
	for _, text := range []string{
		"花括号、竖线、冒号全角半角都可以，中间的空格不计。格式写在竖线后面，如“{{出生日期|年月}}”得“1998.07”；“|年月日”得“2026年11月23日”，“|点”得“2026.11.23”，“|横”得“2026-11-23”，“|大写”得“二〇二六年十一月二十三日”；金额“|大写”得“壹佰元整”。",
		"任何内容都可以用：“|掩码”；“|勾:男”是这个内容打☑，不是打□；“|空:12”没有内容时留12格横线，供手写。",
		"“{{?名称}}…{{/名称}}”有内容才保留，“{{^名称}}…{{/名称}}”没有内容才保留。两个标记写在表格的同一行里，整行算；写在同一段里，只算中间的文字；各自单独成一段，算中间各段。",
		"邮件合并域（MERGEFIELD）和内容控件（标记或标题写成名称）同样填写。填写前用 plctl template check 检查。",
	} {
		blocks = append(blocks, Note{Text: text})
	}
	blocks = append(blocks, Table{Columns: []Column{Col("写法").Left().Keep(), Col("来自"), Col("竖线后可写的格式").Left(), Col("说明").Left()},
		Rows: rows, Sheet: "名称"})
	return Document{Name: "template-names", Title: title, Subject: title, AsOf: day.Day{},
		Sections: []Section{{Page: LandscapeTable, Blocks: blocks}}}
}
