package main

// The roster of the import's row in other formats: .csv, .ods and .xls, made here.

import (
	"archive/zip"
	"bufio"
	"bytes"
	"encoding/binary"
	"encoding/csv"
	"encoding/xml"
	"errors"
	"io"
	"os"
	"path/filepath"
	"time"
	"unicode/utf16"
)

// importAs imports people from a file that write makes under the name.
func importAs(name string, write func(w io.Writer, rows [][]string) error) func(n int, dir string) (time.Duration, error) {
	return func(n int, dir string) (time.Duration, error) {
		rows := [][]string{peopleHeads}
		for i := range n {
			rows = append(rows, personRow(i))
		}
		path := filepath.Join(dir, name)
		f, err := os.Create(path)
		if err != nil {
			return 0, err
		}
		w := bufio.NewWriter(f)
		if err := errors.Join(write(w, rows), w.Flush(), f.Close()); err != nil {
			return 0, err
		}
		return importFile(path, n, dir)
	}
}

func writeCSV(w io.Writer, rows [][]string) error { return csv.NewWriter(w).WriteAll(rows) }

func writeODS(w io.Writer, rows [][]string) error {
	z := zip.NewWriter(w)
	part := func(name, text string) (io.Writer, error) {
		p, err := z.Create(name)
		if err == nil {
			_, err = io.WriteString(p, text)
		}
		return p, err
	}
	if _, err := part("mimetype", "application/vnd.oasis.opendocument.spreadsheet"); err != nil {
		return err
	}
	p, err := part("content.xml", `<?xml version="1.0" encoding="UTF-8"?><office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x">`+
		`<office:body><office:spreadsheet><table:table table:name="人员">`)
	if err != nil {
		return err
	}
	b := bufio.NewWriter(p)
	for _, row := range rows {
		_, _ = b.WriteString(`<table:table-row table:style-name="ro1">`)
		for _, text := range row {
			_, _ = b.WriteString(`<table:table-cell office:value-type="string" calcext:value-type="string"><text:p>`)
			if err := xml.EscapeText(b, []byte(text)); err != nil {
				return err
			}
			_, _ = b.WriteString(`</text:p></table:table-cell>`)
		}
		_, _ = b.WriteString(`</table:table-row>`)
	}
	_, _ = b.WriteString(`</table:table></office:spreadsheet></office:body></office:document-content>`)
	return errors.Join(b.Flush(), z.Close())
}

// xlsRows is how many rows a sheet of .xls holds.
const xlsRows = 65536

// writeXLS writes the stream of a .xls, without the file around it, in as many sheets as
// the rows take.
func writeXLS(w io.Writer, rows [][]string) error {
	record := func(out []byte, id uint16, body ...byte) []byte {
		out = binary.LittleEndian.AppendUint16(out, id)
		return append(binary.LittleEndian.AppendUint16(out, uint16(len(body))), body...)
	}
	heads := rows[0]
	var sheets [][]byte
	texts, number := []string{}, map[string]uint32{}
	for rest := rows[1:]; len(rest) > 0; {
		n := min(len(rest), xlsRows-1)
		out := record(nil, 0x0809, 0, 6, 0x10, 0)
		for i, row := range append([][]string{heads}, rest[:n]...) {
			for col, text := range row {
				if _, ok := number[text]; !ok {
					number[text] = uint32(len(texts))
					texts = append(texts, text)
				}
				cell := binary.LittleEndian.AppendUint16(nil, uint16(i))
				cell = append(binary.LittleEndian.AppendUint16(cell, uint16(col)), 0, 0)
				out = record(out, 0x00fd, binary.LittleEndian.AppendUint32(cell, number[text])...)
			}
		}
		sheets, rest = append(sheets, record(out, 0x000a)), rest[n:]
	}
	var table bytes.Buffer // the shared texts, cut between two of them
	body, id := binary.LittleEndian.AppendUint32(nil, uint32(len(texts))), uint16(0x00fc)
	body = binary.LittleEndian.AppendUint32(body, uint32(len(texts)))
	for _, text := range texts {
		units := utf16.Encode([]rune(text))
		if len(body)+3+2*len(units) > 8000 {
			table.Write(record(nil, id, body...))
			body, id = nil, 0x003c
		}
		body = append(binary.LittleEndian.AppendUint16(body, uint16(len(units))), 1)
		for _, u := range units {
			body = binary.LittleEndian.AppendUint16(body, u)
		}
	}
	table.Write(record(nil, id, body...))
	const bound = 4 + 8 + 2
	at := 8 + bound*len(sheets) + table.Len() + 4
	out := record(nil, 0x0809, 0, 6, 5, 0)
	for i, s := range sheets {
		out = record(out, 0x0085, append(binary.LittleEndian.AppendUint32(nil, uint32(at)), 0, 0, 2, 0, 'S', byte('1'+i))...)
		at += len(s)
	}
	out = record(append(out, table.Bytes()...), 0x000a)
	for _, s := range sheets {
		out = append(out, s...)
	}
	_, err := w.Write(out)
	return err
}
