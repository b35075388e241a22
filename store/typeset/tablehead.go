// This file builds a table's head: cells of neighbouring columns with the same
// beginning of their path become one; a head that needs several lines is divided
// between words.

package typeset

import (
	"math/bits"
	"strings"
)

// headCell is one cell of the head, over columns from … to and levels row ….
type headCell struct {
	text     string
	from, to int // columns of the strip, to excluded
	row, end int // levels, end excluded
}

// headCells merges the paths of the strip's columns.
func headCells(paths [][]string) (cells []headCell, levels int) {
	levels = 1
	for _, p := range paths {
		levels = max(levels, len(p))
	}
	for row := range levels {
		for from := 0; from < len(paths); {
			p := paths[from]
			if row > 0 && row >= len(p) {
				from++
				continue
			}
			cell := headCell{from: from, to: from + 1, row: row, end: row + 1}
			if row < len(p) {
				cell.text = p[row]
			}
			if row >= len(p)-1 {
				cell.end = levels
			} else {
				for cell.to < len(paths) && samePath(p, paths[cell.to], row) {
					cell.to++
				}
			}
			cells = append(cells, cell)
			from = cell.to
		}
	}
	return cells, levels
}

// samePath reports that two columns share the head cell at a level.
func samePath(p, q []string, row int) bool {
	if len(q)-1 <= row {
		return false
	}
	for i := 0; i <= row; i++ {
		if p[i] != q[i] {
			return false
		}
	}
	return true
}

// headWords are the words that heads are made of: a line may begin with one.
var headWords = []string{"及以下", "及以上", "以上", "班子成员", "副书记", "书记", "条款号", "总数", "比例", "人数", "编制",
	"平均", "类型", "性质", "是否", "应写入", "写入", "机构", "管理", "时间", "日期", "文号", "天数", "原因", "完成", "程序", "同级",
	"执行", "标准", "审批", "通过", "上级", "问题", "折算", "情况", "人员", "部门", "名额", "与", "职称", "本科", "专科", "一线", "延期", "中技", "（"}

// headSegments divides a head into its words.
func headSegments(text string) []string {
	if strings.Contains(text, "\n") {
		return strings.Split(text, "\n")
	}
	runes := []rune(text)
	var out []string
	from := 0
	for i := 0; i < len(runes); {
		n := headWord(string(runes[i:]))
		if n == 0 {
			i++
			continue
		}
		if i-from >= 2 || (i > from && runes[i] == '（') {
			out = append(out, string(runes[from:i]))
			from = i
		}
		i += n
	}
	return append(out, string(runes[from:]))
}

// headWord is the number of characters of the word that the text begins with; 0
// = of none. A note in brackets is one word.
func headWord(text string) int {
	for _, w := range headWords {
		if !strings.HasPrefix(text, w) {
			continue
		}
		if w == "（" {
			if end := strings.Index(text, "）"); end > 0 {
				return runeCount(text[:end+len("）")])
			}
		}
		return runeCount(w)
	}
	return 0
}

// headLines divides a head into at most the given number of lines between words,
// so that the widest line is as narrow as can be; nil if it has too few words.
func headLines(fs *Faces, text string, most int) ([]string, int) {
	const manyWords = 8
	words := headSegments(text)
	if len(words) < 2 || len(words) > manyWords {
		return nil, 0
	}
	if strings.Contains(text, "\n") {
		most = len(words)
	}
	var best []string
	width := 1 << 30
	for cuts := 1; cuts < 1<<(len(words)-1); cuts++ {
		if bits.OnesCount(uint(cuts))+1 > most {
			continue
		}
		lines, w := cutWords(fs, words, cuts)
		if w <= width { // of equals the one with the longer first line
			best, width = lines, w
		}
	}
	return best, width
}

// cutWords joins words to lines: bit i of cuts ends a line after word i.
func cutWords(fs *Faces, words []string, cuts int) (lines []string, widest int) {
	line := ""
	for i, w := range words {
		line += w
		if cuts>>i&1 == 1 || i == len(words)-1 {
			lines = append(lines, line)
			widest = max(widest, fs.Width(HeiBold, line))
			line = ""
		}
	}
	return lines, widest
}

// headText is a head with a newline where its lines end, as far as that is known
// from its words.
func headText(fs *Faces, text string, measure int) string {
	if strings.Contains(text, "\n") || fs.Width(HeiBold, text) <= measure {
		return text
	}
	for most := 2; most <= 3; most++ {
		if lines, w := headLines(fs, text, most); lines != nil && w <= measure {
			return strings.Join(lines, "\n")
		}
	}
	return text
}
