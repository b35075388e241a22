// Command docs writes what of the documents is made from the code: docs/RULES.md, and
// of docs/FORMAT.md the part that lists tables and columns.
package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"partyledger/model/rule"
)

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: docs docs")
		os.Exit(2)
	}
	if err := write(os.Args[1]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func write(dir string) error {
	if err := os.WriteFile(filepath.Join(dir, "RULES.md"), []byte(rules()), 0o644); err != nil {
		return err
	}
	path := filepath.Join(dir, "FORMAT.md")
	text, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	now, err := formatWith(string(text))
	if err != nil {
		return err
	}
	return os.WriteFile(path, []byte(now), 0o644)
}

// rules lists every rule by topic, with each edition of its basis.
func rules() string {
	var b strings.Builder
	b.WriteString(`# 规则

本文件由 ` + "`make docs`" + ` 从代码（model/rule）生成，请勿手改；有一个测试保证它与代码一致。

每条规则写明编号、要求、级别、限值（单位可以在“本地规则”中从严），以及各版本的依据。依据带*的，条文待核对（尚未与文件正本核对），以正本为准。级别：阻断（明显违反，说明理由才能继续）、警告、提示、将到期。
`)
	all := rule.All()
	var topics []string
	byTopic := map[string][]rule.Rule{}
	for _, r := range all {
		if byTopic[r.Topic] == nil {
			topics = append(topics, r.Topic)
		}
		byTopic[r.Topic] = append(byTopic[r.Topic], r)
	}
	fmt.Fprintf(&b, "\n共%d条，%d个专题。\n", len(all), len(topics))
	for _, topic := range topics {
		fmt.Fprintf(&b, "\n## %s\n\n| 编号 | 要求 | 级别 | 限值 | 依据 | 来源 |\n|---|---|---|---|---|---|\n", topic)
		for _, r := range byTopic[topic] {
			var limits, bases, sources []string
			for _, l := range r.Limits {
				limits = append(limits, fmt.Sprintf("%s %d", l.Name, l.Value))
			}
			for _, p := range r.Provisions {
				bases = append(bases, p.Cited())
				if p.Source != "" {
					sources = append(sources, p.Source)
				}
			}
			fmt.Fprintf(&b, "| %s | %s | %s | %s | %s | %s |\n", r.ID, cell(r.Title), r.Level.Chinese(), cell(limits...), cell(bases...),
				cell(sources...))
		}
	}
	return b.String()
}

// cell is lines in one cell of a table.
func cell(lines ...string) string {
	return strings.NewReplacer("|", "\\|", "\n", " ").Replace(strings.Join(lines, "<br>"))
}
