package main

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"

	"partyledger/model/report"
	"partyledger/store"
	"partyledger/store/docx"
)

// docxPut makes a Word file of paragraphs, or of a row where one has bars: docx-put FILE TEXT…
func docxPut(args []string) error {
	faces, err := store.ReportFaces(true)
	if err != nil {
		return err
	}
	s := report.Section{Page: report.PortraitTable}
	for _, text := range args[1:] {
		cells := strings.Split(text, "│")
		if len(cells) == 1 {
			s.Blocks = append(s.Blocks, report.Paragraph{Text: text, Plain: true})
			continue
		}
		var t report.Table
		var row []report.Cell
		for i, c := range cells {
			t.Columns, row = append(t.Columns, report.Col(fmt.Sprint("栏", i+1))), append(row, report.Cell{Text: c})
		}
		t.Rows = [][]report.Cell{row}
		s.Blocks = append(s.Blocks, t)
	}
	var b bytes.Buffer
	if err := docx.Write(&b, report.Document{Title: "模板", Sections: []report.Section{s}}, faces, docx.OfficeFonts); err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(args[0]), 0o755); err != nil {
		return err
	}
	return os.WriteFile(args[0], b.Bytes(), 0o644)
}

// docxText prints the text of a Word file, a line a paragraph: docx-text FILE
func docxText(args []string) error {
	z, err := zip.OpenReader(args[0])
	if err != nil {
		return err
	}
	defer z.Close()
	r, err := z.Open("word/document.xml")
	if err != nil {
		return err
	}
	data, err := io.ReadAll(r)
	text := strings.ReplaceAll(string(data), "</w:p>", "\n")
	fmt.Print(regexp.MustCompile(`<[^>]*>`).ReplaceAllString(text, ""))
	return err
}
