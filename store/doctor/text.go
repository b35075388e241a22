package doctor

// The outcome as a text that any editor on any PC shows.

import (
	"fmt"
	"io"
	"strings"
)

// head begins every text: by it a file is known as one of ours.
const head = "国企党建台账 自检结果"

// bom makes the editors of older Windows read UTF-8.
const bom = "\ufeff"

// Sum says in one sentence how it turned out.
func (r Report) Sum() string {
	s := fmt.Sprintf("共查%d项：正常%d项，注意%d项，未通过%d项。", len(r.Lines), r.Count(Good), r.Count(Doubt), r.Count(Bad))
	if !r.Whole {
		s += "自检中途停止，没有查完。"
	}
	return s
}

// Text is the outcome, a line a paragraph, lines ended by LF.
func (r Report) Text() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s\n程序版本：%s\n自检时间：%s\n%s\n", head, r.Version, r.At.Format("2006-01-02 15:04"), r.Sum())
	b.WriteString("本文件不含台账内容，不含用户名、电脑名、文件夹路径和打印机名称；交回前可以自己看一遍。\n")
	group := ""
	for _, l := range r.Lines {
		if l.Group != group {
			group = l.Group
			fmt.Fprintf(&b, "\n【%s】\n", group)
		}
		fmt.Fprintf(&b, "[%s] %s：%s\n", l.State, l.Title, oneLine(l.Value))
		if l.Advice != "" {
			fmt.Fprintf(&b, "      怎么办：%s\n", oneLine(l.Advice))
		}
		for _, d := range l.Detail {
			fmt.Fprintf(&b, "      %s\n", oneLine(d))
		}
	}
	return b.String()
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// Write writes the text as a file for the PC's own editor.
func (r Report) Write(w io.Writer) error {
	_, err := io.WriteString(w, bom+strings.ReplaceAll(r.Text(), "\n", "\r\n"))
	return err
}

// FileName is what the file is called if nobody says otherwise.
func (r Report) FileName() string {
	return "国企党建台账自检-" + r.At.Format("20060102-1504") + ".txt"
}

// IsOutcome reports that the file at path is an earlier outcome of a self-check, which a
// new one may replace.
func IsOutcome(path string) bool { return begins(path, bom+head+"\r\n") }
