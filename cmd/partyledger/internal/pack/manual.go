package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"partyledger/model/report"
	"partyledger/store/pdf"
	"partyledger/store/typeset"
)

// manual typesets a text with pictures: lines that begin with "# ", "## ",
// "### ", "- ", and "![caption](file.png)"; other lines are paragraphs.
func manual(source, out string) error {
	text, err := os.ReadFile(source)
	if err != nil {
		return err
	}
	doc, err := manualOf(string(text), func(name string) ([]byte, error) {
		return os.ReadFile(filepath.Join(filepath.Dir(source), filepath.FromSlash(name)))
	})
	if err != nil {
		return fmt.Errorf("%s：%w", source, err)
	}
	faces, err := typeset.LoadFaces(typeset.FaceOptions{})
	if err != nil {
		return err
	}
	var file bytes.Buffer
	res, err := pdf.Write(&file, doc, faces)
	if err != nil {
		return err
	}
	if len(res.Missing) > 0 {
		return fmt.Errorf("没有字形：%s", string(res.Missing))
	}
	return os.WriteFile(out, file.Bytes(), 0o644)
}

// manualPicture is the width of the manual's pictures, millimetres: two fit a page.
const manualPicture = 134

// manualOf reads the manual's text.
func manualOf(text string, open func(string) ([]byte, error)) (report.Document, error) {
	doc := report.Document{Name: "manual"}
	var blocks []report.Block
	figures := 0
	for n, line := range strings.Split(text, "\n") {
		line = strings.TrimSpace(line)
		switch {
		case line == "":
		case strings.HasPrefix(line, "# "):
			doc.Title, doc.Subject = line[2:], line[2:]
			blocks = append(blocks, report.Title{Text: doc.Title})
		case strings.HasPrefix(line, "## "):
			blocks = append(blocks, report.Heading{Level: 1, Text: line[3:]})
		case strings.HasPrefix(line, "### "):
			blocks = append(blocks, report.Heading{Level: 2, Text: line[4:]})
		case strings.HasPrefix(line, "- "):
			blocks = append(blocks, report.Paragraph{Text: "·" + line[2:]})
		case strings.HasPrefix(line, "!["):
			caption, name, ok := strings.Cut(strings.TrimSuffix(line[2:], ")"), "](")
			if !ok {
				return doc, fmt.Errorf("第%d行：图写错了", n+1)
			}
			data, err := open(name)
			if err != nil {
				return doc, fmt.Errorf("第%d行：%w", n+1, err)
			}
			figures++
			blocks = append(blocks, report.Picture{PNG: data, Width: manualPicture, Caption: fmt.Sprintf("图%d　%s", figures, caption)})
		default:
			blocks = append(blocks, report.Paragraph{Text: line})
		}
	}
	doc.Sections = []report.Section{{Page: report.OfficialPage, Blocks: blocks}}
	return doc, nil
}
