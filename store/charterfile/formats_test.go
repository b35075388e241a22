package charterfile

// One charter in every format, as LibreOffice writes it from the .docx: what is
// read is the same.

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"partyledger/model/charter"
)

func readFile(t testing.TB, name string) Content {
	t.Helper()
	c, err := Read(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(name, err)
	}
	return c
}

// trimmed is the blocks without what the formats write differently: blanks at line
// ends.
func trimmed(blocks []charter.Block) []charter.Block {
	out := slices.Clone(blocks)
	for i := range out {
		out[i].Text = strings.TrimRight(out[i].Text, " ")
		out[i].Cells = slices.Clone(out[i].Cells)
		for len(out[i].Cells) > 0 && out[i].Cells[len(out[i].Cells)-1] == "" {
			out[i].Cells = out[i].Cells[:len(out[i].Cells)-1]
		}
	}
	return out
}

func TestFormatsAgree(t *testing.T) {
	for base, exts := range map[string][]string{
		"zhibu": {".doc", ".odt", ".rtf", ".pdf"}, "fanti": {".doc", ".pdf"}, "duizhao": {".doc", ".odt", ".rtf"}, "rich": {".doc",
			".odt", ".rtf", ".wps"},
	} {
		want := readFile(t, base+".docx")
		for _, ext := range exts {
			got := readFile(t, base+ext)
			if ext == ".pdf" {
				a, b := charter.Split(charter.Paragraphs(want.Blocks)).Articles, charter.Split(charter.Paragraphs(got.Blocks)).Articles
				if len(a) == 0 || !slices.Equal(a, b) {
					t.Errorf("%s%s: %d articles, want %d", base, ext, len(b), len(a))
				}
				continue
			}
			a, b := trimmed(want.Blocks), trimmed(got.Blocks)
			for i := range max(len(a), len(b)) {
				switch {
				case i >= len(a) || i >= len(b):
					t.Errorf("%s%s: %d blocks, want %d", base, ext, len(b), len(a))
				case restarted(base, a[i].Text, b[i].Text):
				case a[i].Text != b[i].Text || a[i].Table != b[i].Table || !slices.Equal(a[i].Cells, b[i].Cells):
					t.Errorf("%s%s block %d:\n got %+v\nwant %+v", base, ext, i, b[i], a[i])
				default:
					continue
				}
				if i >= len(a) || i >= len(b) {
					break
				}
			}
		}
	}
}

// restarted reports the one number that LibreOffice counts anew in a new chapter
// where Word counts on: its files say so themselves.
func restarted(base, want, got string) bool {
	return base == "rich" && want == "第三条 公司设立党委。" && got == "第一条 公司设立党委。"
}

func TestRichText(t *testing.T) {
	got := charter.Paragraphs(readFile(t, "rich.doc").Blocks)
	text := strings.Join(got, "\n")
	for _, want := range []string{"第一章 总则", "（二） 乙项。", "党委前置研究讨论重大事项。", "看得见\t跳格\n换行𠮷𡈽字", "表后", "甲公司\t51%"} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is not in\n%s", want, text)
		}
	}
	if strings.Contains(text, "参与决策") || strings.Contains(text, "藏起来") {
		t.Error("deleted or hidden text was read")
	}
	blocks := trimmed(readFile(t, "rich.doc").Blocks)
	i := slices.IndexFunc(blocks, func(b charter.Block) bool { return b.Table == 1 })
	if i < 0 || !slices.Equal(blocks[i+1].Cells, []string{"1", "第一条 甲。\n第二行", "第一条 乙。"}) ||
		!slices.Equal(blocks[i+4].Cells, []string{"3", "跨两栏", "", "依据"}) {
		t.Errorf("%+v", blocks[i:])
	}
}
