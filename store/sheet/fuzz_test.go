package sheet

// Any bytes are answered, within time: go test -fuzz FuzzXLS ./store/sheet

import (
	"archive/zip"
	"bytes"
	"context"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"
)

// seed gives a file of testdata.
func seed(t testing.TB, name string) []byte {
	data, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// answered opens bytes and reads them to the end.
func answered(t *testing.T, data []byte) {
	in := &input{r: bytes.NewReader(data), size: int64(len(data)), how: How{Most: 1 << 20, Context: context.Background()}, name: "x"}
	a, err := in.open()
	if err != nil {
		return
	}
	for _, p := range a.Sheets[:min(len(a.Sheets), 100)] {
		c, err := a.Cells(p.Part)
		if err != nil {
			continue
		}
		last := 0
		for {
			n, cells, err := c.Next()
			if err != nil {
				if a.kept != nil && err != io.EOF {
					t.Fatalf("a kept sheet fails: %v", err)
				}
				break
			}
			if n <= last || len(cells) > MaxColumns {
				t.Fatalf("row %d behind %d with %d cells", n, last, len(cells))
			}
			last = n
			for _, x := range cells {
				if a.kept != nil && a.Format == XLS && !utf8.ValidString(x.Text) {
					t.Fatalf("invalid text %q", x.Text)
				}
			}
		}
		c.Close()
	}
}

// FuzzXLS takes the stream of the workbook, and the file around it.
func FuzzXLS(f *testing.F) {
	whole := seed(f, "office.xls")
	f.Add(whole)
	f.Add(seed(f, "f15a.xls"))
	f.Add(xlsOf(1, func(int) int { return 0 }, append(append(rec(recBOF, 0, 6, 0x10, 0),
		rec(recFormula, make([]byte, 20)...)...), rec(recEOF)...)))
	f.Add(loopedStream())
	f.Fuzz(func(t *testing.T, data []byte) {
		answered(t, data)
		stream := xlsOf(1, func(int) int { return 0 }, append(rec(recBOF, 0, 6, 0x10, 0), data...))
		answered(t, stream)
	})
}

// FuzzODS takes content.xml.
func FuzzODS(f *testing.F) {
	z, err := zip.OpenReader("testdata/office.ods")
	if err != nil {
		f.Fatal(err)
	}
	for _, p := range z.File {
		if p.Name != "content.xml" {
			continue
		}
		b, err := readSmall(p, 1<<20)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(b[:min(len(b), 20000)]))
	}
	f.Add(`<a><style name="c" family="table-cell" parent-style-name="c"/><table name="x"><table-row number-rows-repeated="3" visibility="collapse"><table-cell value-type="date" date-value="2020-01-02"/><covered-table-cell/><table-cell number-rows-spanned="2"><annotation><p>n</p></annotation><p>a<s c="2"/>b</p></table-cell></table-row></table></a>`)
	often := regexp.MustCompile(`repeated=.\d{4}`) // TestBombs has these; here they take long
	f.Fuzz(func(t *testing.T, content string) {
		if often.MatchString(content) {
			return
		}
		var b bytes.Buffer
		w := newZip(&b)
		w.add(t, "mimetype", odsKind)
		w.add(t, "content.xml", content)
		w.close(t)
		answered(t, b.Bytes())
	})
}

func FuzzCSV(f *testing.F) {
	f.Add(seed(f, "office.csv"))
	f.Add([]byte("\xff\xfea\x00,\x00b\x00"))
	f.Add([]byte("sep=;\na;\"b\"\"\n\";=\"01\"\r\n"))
	f.Add([]byte("\ufeff姓名\t性别\n张甲\t男\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		answered(t, data)
		in := &input{r: bytes.NewReader(data), size: int64(len(data)), how: How{Context: context.Background()}}
		g := newGather(context.Background(), &File{})
		if w, err := in.text(); err == nil && readDelimited(g, w, "x") == nil && w.codec == nil && utf8.Valid(data) {
			cells := 0
			for _, r := range g.grids[0].rows {
				cells += int(r.to - r.from)
			}
			said := bytes.HasPrefix(bytes.ToLower(data), []byte("sep="))
			if cells == 0 && !said && strings.Trim(string(data), "\ufeff\x1a\r\n\t,;\"= ") != "" {
				t.Fatalf("nothing read of %q", data)
			}
		}
	})
}

func FuzzHTML(f *testing.F) {
	f.Add(string(seed(f, "office.html")[:4000]))
	f.Add(`<Styles><Style ID="n"><NumberFormat Format="0.0"/></Style></Styles><Worksheet Name="x"><Table><Row Index="3"><Cell Index="2" MergeDown="1"><Data Type="Number">1</Data></Cell></Row></Table></Worksheet></Workbook>`)
	f.Add("<html><table><tr><td rowspan=2 colspan=3>a<table><tr><td>b<br>c</table><s>d</s><tr style='display:none'><th>&nbsp;&#20013;")
	f.Fuzz(func(t *testing.T, data string) {
		answered(t, []byte("<html>"+data))
		answered(t, []byte(`<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">`+data))
	})
}
