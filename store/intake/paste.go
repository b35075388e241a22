package intake

// Rows pasted from Excel: they become a workbook of one sheet, which goes through the
// trial as any other file does.

import (
	"encoding/csv"
	"io"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"partyledger/model"
	"partyledger/store"
	"partyledger/store/sheet"
)

// countHead is the column of lists that numbers their rows.
const countHead = "序号"

// Pasted puts the rows of a pasted table aside as a workbook for a kind, and answers its
// file. Their columns are told by their heads, if the first row has some; else by their
// order, which is that of the list they are pasted into.
func Pasted(w *store.Workspace, kind model.Kind, text string, list []string) (path string, err error) {
	schema := model.SchemaOf(kind)
	table := pastedRows(text)
	if len(table) == 0 || len(table) == 1 && len(table[0]) == 1 {
		return "", store.Refuse("剪贴板里没有表格，什么也没有写入。请在 Excel 或 WPS 中选中要粘贴的行（可连同表头），复制后再粘贴。")
	}
	heads := headings(schema)
	if !pastedHead(table[0], heads) {
		table = append([][]string{byOrder(table[0], list)}, table...)
	}
	if _, n := matchHeads(table[0], heads); n == 0 {
		return "", store.Refuse("没有认出粘贴的各列是什么，什么也没有写入。请连同表头一起复制。")
	}
	dir, err := w.AsideOpened("粘贴-*") // goes at the next start
	if err != nil {
		return "", store.Fault("粘贴", err)
	}
	path = filepath.Join(dir, "粘贴的"+schema.Label+".xlsx")
	return path, store.Fault("粘贴", store.Target{Path: path}.WritePrivate(func(to io.Writer) error {
		return writePasted(to, schema.Label, table)
	}))
}

// pastedRows splits what Excel puts on the clipboard: tabs between cells, quotes around
// those with line ends. Empty rows are left out.
func pastedRows(text string) [][]string {
	r := csv.NewReader(strings.NewReader(strings.ReplaceAll(text, "\r\n", "\n")))
	r.Comma, r.LazyQuotes, r.FieldsPerRecord = '\t', true, -1
	var out [][]string
	for {
		row, err := r.Read()
		if err != nil {
			return out // LazyQuotes: nothing but the end
		}
		filled := false
		for i, cell := range row {
			row[i] = strings.TrimSpace(cell)
			if len(row[i]) > 1 && row[i][0] == '\'' && strings.ContainsRune("=+-@", rune(row[i][1])) {
				row[i] = row[i][1:] // as our own copy keeps it from being a formula
			}
			filled = filled || row[i] != ""
		}
		if filled {
			out = append(out, row)
		}
	}
}

// pastedHead reports that more of a row's cells are headings than are not.
func pastedHead(row []string, heads vocabulary) bool {
	_, n := matchHeads(row, heads)
	filled := 0
	for _, cell := range row {
		if cell != "" && cell != countHead {
			filled++
		}
	}
	return n > 0 && 2*n >= filled
}

// byOrder is the heads of a list for a row without any. The column of numbers counts
// only where the row begins with one.
func byOrder(row, list []string) []string {
	if len(list) > 0 && list[0] == countHead {
		if n, err := strconv.Atoi(row[0]); err != nil || n < 1 || n > 1_000_000 {
			list = list[1:]
		}
	}
	return list[:min(len(list), len(row))]
}

func writePasted(to io.Writer, name string, table [][]string) error {
	f := excelize.NewFile()
	defer f.Close()
	if err := f.SetSheetName("Sheet1", name); err != nil {
		return err
	}
	for i, row := range table {
		for j, cell := range row {
			at, err := excelize.CoordinatesToCellName(j+1, i+1)
			if err != nil {
				return err
			}
			if err := f.SetCellStr(name, at, cell); err != nil {
				return err
			}
		}
	}
	return sheet.WriteSorted(to, f)
}
