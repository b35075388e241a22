package main

// The jobs: ours, and the same work done bare.

import (
	"archive/zip"
	"bytes"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"

	"github.com/jung-kurt/gofpdf"
	"github.com/xuri/excelize/v2"
	_ "modernc.org/sqlite"

	"partyledger/assets"
	"partyledger/assets/demo"
	"partyledger/model"
	"partyledger/model/day"
	"partyledger/model/report"
	"partyledger/model/rule"
	"partyledger/store"
	"partyledger/store/intake"
	"partyledger/store/paint"
	"partyledger/store/pdf"
	"partyledger/store/typeset"
	"partyledger/store/vault"
)

var jobs = map[string]job{
	"roster":          {full: 10000, run: roster},
	"roster-bare":     {run: rosterBare},
	"roster-office":   {run: rosterOffice},
	"import":          {full: 100000, run: importOurs},
	"import-csv":      {full: 100000, run: importAs("people.csv", writeCSV)},
	"import-ods":      {full: 100000, run: importAs("people.ods", writeODS)},
	"import-xls":      {full: 100000, run: importAs("people.xls", writeXLS)},
	"excel-bare":      {run: excelBare},
	"insert-bare":     {run: insertBare},
	"export":          {full: 100000, run: export},
	"search-name":     {full: 100000, run: search("甲")},
	"search-initials": {full: 100000, run: search("zj")},
	"check":           {full: 5000, run: check},
	"book-check":      {full: 5000, run: bookCheck},
	"preview":         {full: 10000, run: preview},
	"hostile":         {full: 60, run: hostile},
	"save":            {full: 100000, run: saves},
	"read":            {full: 100000, run: read},
	"open":            {full: 100000, run: opening},
	"annotate":        {full: 100000, run: annotate},
	"annotate-bare":   {run: annotateBare},
	"overview":        {full: 5000, run: overview},
	"templates":       {full: 30, run: fillTemplates},
	"papers":          {full: 200, run: makePapers},
	"papers-office":   {run: papersOffice},
	"annual-word":     {full: 1, run: annualWord},
	"annual-pdf":      {full: 1, run: annualPDF},
	"annual-office":   {run: annualOffice},
	"charter":         {full: 200000, run: readCharter},
	"charter-compare": {full: 200000, run: compareCharters},
	"packet-merge":    {full: 30 * packetPeople, run: mergePackets},
	"packet-again":    {full: 30 * packetPeople, run: mergePacketsAgain},
}

var heads = []string{"序号", "姓名", "性别", "民族", "出生年月", "籍贯", "学历", "部门及职务", "入党时间", "转正时间", "备注"}

// rosterRow is row i of the roster; all ways print the same.
func rosterRow(i int) []string {
	return []string{fmt.Sprint(i + 1), []string{"张甲", "欧阳乙丙", "李䶮", "王丁"}[i%4], []string{"男", "女"}[i%2], "汉族",
		fmt.Sprintf("%d.%02d", 1965+i%40, 1+i%12),
		"某省某市", []string{"大学本科", "研究生", "大学专科"}[i%3], fmt.Sprintf("生产运行部第%d班组班长", i%9+1), fmt.Sprintf("%d.07.01",
			1990+i%30), fmt.Sprintf("%d.07.01", 1991+i%30), ""}
}

func rosterDoc(n int) report.Document {
	t := report.Table{Title: "党员花名册", Unit: "某某投资集团", AsOf: demo.AsOf, Measure: "单位：人"}
	for _, h := range heads {
		t.Columns = append(t.Columns, report.Col(h))
	}
	for i := range n {
		row := rosterRow(i)
		cells := make([]report.Cell, len(row)) // as reports make theirs, without room to grow
		for k, s := range row {
			cells[k].Text = s
		}
		t.Rows = append(t.Rows, cells)
	}
	return report.Document{Name: "roster", Title: "党员花名册", AsOf: demo.AsOf,
		Sections: []report.Section{{Page: report.LandscapeTable, Blocks: []report.Block{report.Title{Text: "党员花名册"}, t}}}}
}

func roster(n int, dir string) (time.Duration, error) {
	doc := rosterDoc(n)
	start := time.Now()
	faces, err := typeset.LoadFaces(typeset.FaceOptions{})
	if err != nil {
		return 0, err
	}
	f, err := os.Create(filepath.Join(dir, "roster.pdf"))
	if err != nil {
		return 0, err
	}
	if _, err := pdf.Write(f, doc, faces); err != nil {
		return 0, err
	}
	return time.Since(start), f.Close()
}

// rosterBare is the plain loop over gofpdf's cells: no widths from content, no
// line breaking, no fallback of faces.
func rosterBare(n int, dir string) (time.Duration, error) {
	start := time.Now()
	p := gofpdf.New("L", "mm", "A4", "")
	p.AddUTF8FontFromBytes("hei", "", bytes.Clone(assets.Hei))
	widths := []float64{12, 24, 12, 14, 20, 28, 22, 60, 25, 25, 25}
	head := func() {
		p.AddPage()
		p.SetFont("hei", "", 9)
		for i, h := range heads {
			p.CellFormat(widths[i], 7, h, "1", 0, "C", false, 0, "")
		}
		p.Ln(-1)
	}
	p.SetAutoPageBreak(false, 0)
	head()
	for i := range n {
		if i%27 == 26 {
			head()
		}
		for j, s := range rosterRow(i) {
			p.CellFormat(widths[j], 6, s, "1", 0, "C", false, 0, "")
		}
		p.Ln(-1)
	}
	err := p.OutputFileAndClose(filepath.Join(dir, "bare.pdf"))
	return time.Since(start), err
}

func rosterOffice(n int, dir string) (time.Duration, error) {
	path := filepath.Join(dir, "roster.xlsx")
	if err := writeRows(path, n, heads, rosterRow); err != nil {
		return 0, err
	}
	return office(dir, "pdf", path)
}

// office has LibreOffice write files in another format.
func office(dir, format string, paths ...string) (time.Duration, error) {
	program, err := exec.LookPath("soffice")
	if err != nil {
		return 0, errors.New("没有安装LibreOffice")
	}
	start := time.Now()
	args := []string{"--headless", "-env:UserInstallation=file://" + dir + "/profile", "--convert-to", format, "--outdir",
		filepath.Join(dir, "office")}
	out, err := exec.Command(program, append(args, paths...)...).CombinedOutput()
	if err != nil {
		return 0, fmt.Errorf("%w: %s", err, out)
	}
	return time.Since(start), nil
}

func writeRows(path string, n int, heads []string, row func(int) []string) error {
	f := excelize.NewFile()
	defer f.Close()
	if err := f.SetSheetName("Sheet1", "人员"); err != nil {
		return err
	}
	w, err := f.NewStreamWriter("人员")
	if err != nil {
		return err
	}
	put := func(i int, texts []string) error {
		cells := make([]any, len(texts))
		for j, t := range texts {
			cells[j] = t
		}
		return w.SetRow(fmt.Sprintf("A%d", i), cells)
	}
	if err := put(1, heads); err != nil {
		return err
	}
	for i := range n {
		if err := put(i+2, row(i)); err != nil {
			return err
		}
	}
	return errors.Join(w.Flush(), f.SaveAs(path))
}

var peopleHeads = []string{"人员编号", "姓名", "性别", "公民身份号码", "出生日期", "民族", "学历", "所在企业", "部门（班组）", "政治面貌", "入党日期", "转正日期"}

func personRow(i int) []string {
	born := day.Of(1965, 1, 1).AddDays(i % 12000)
	number := fmt.Sprintf("990101%s%03d", strings.ReplaceAll(born.String(), "-", ""), i%1000)
	number += string(model.IdentityCheck(number))
	_, sex, _ := model.IdentityFacts(number)
	return []string{fmt.Sprintf("RY%07d", i), "张甲" + []string{"乙", "丙", "丁", "戊"}[i%4], string(sex), number, born.String(), "汉族", "大学本科",
		"某某投资集团有限公司", fmt.Sprintf("第%d班组", i%50), "正式党员", "2010-07-01", "2011-07-01"}
}

// key encrypts the ledgers that are made; nil = none. password opens them.
var key *vault.Key

const password = "荷塘 青蛙 三号站台"

func ledger(dir string, records []model.Record) (*store.Workspace, error) {
	w, err := store.Open(context.Background(), filepath.Join(dir, "data"), store.Options{New: true, Key: key})
	if err != nil {
		return nil, err
	}
	_, err = w.Fill(context.Background(), store.BatchImport, "基准测试", records)
	return w, err
}

func importOurs(n int, dir string) (time.Duration, error) {
	path := filepath.Join(dir, "people.xlsx")
	if err := writeRows(path, n, peopleHeads, personRow); err != nil {
		return 0, err
	}
	return importFile(path, n, dir)
}

// importFile imports n people from a file.
func importFile(path string, n int, dir string) (time.Duration, error) {
	w, err := ledger(dir, []model.Record{model.Enterprise{ID: "QY1", Name: "某某投资集团有限公司", Ownership: model.SoleState}})
	if err != nil {
		return 0, err
	}
	start := time.Now()
	res, err := intake.Import(context.Background(), w, intake.Request{Files: []string{path}})
	took := time.Since(start)
	if err == nil {
		added := 0
		for _, s := range res.Sheets {
			added += s.Added
		}
		if added != n {
			err = fmt.Errorf("imported %+v", *res.Sheets[0])
		}
	}
	return took, errors.Join(err, w.Close())
}

func excelBare(n int, dir string) (time.Duration, error) {
	path := filepath.Join(dir, "people.xlsx")
	if err := writeRows(path, n, peopleHeads, personRow); err != nil {
		return 0, err
	}
	start := time.Now()
	f, err := excelize.OpenFile(path)
	if err != nil {
		return 0, err
	}
	defer f.Close()
	rows, err := f.Rows("人员")
	if err != nil {
		return 0, err
	}
	count := 0
	for rows.Next() {
		if _, err := rows.Columns(excelize.Options{RawCellValue: true}); err != nil {
			return 0, err
		}
		count++
	}
	if count != n+1 {
		return 0, fmt.Errorf("read %d rows", count)
	}
	return time.Since(start), nil
}

// insertBare writes the same rows with a bare prepared statement and the same
// safety (rollback journal, full syncs).
func insertBare(n int, dir string) (time.Duration, error) {
	db, err := sql.Open("sqlite", "file:"+filepath.Join(dir, "bare.db")+"?_pragma=journal_mode(DELETE)&_pragma=synchronous(FULL)")
	if err != nil {
		return 0, err
	}
	defer db.Close()
	if _, err := db.Exec("CREATE TABLE person (a TEXT PRIMARY KEY, b, c, d, e, f, g, h, i, j, k, l)"); err != nil {
		return 0, err
	}
	start := time.Now()
	tx, err := db.Begin()
	if err != nil {
		return 0, err
	}
	st, err := tx.Prepare("INSERT INTO person VALUES (?,?,?,?,?,?,?,?,?,?,?,?)")
	if err != nil {
		return 0, err
	}
	for i := range n {
		args := make([]any, 12)
		for j, s := range personRow(i) {
			args[j] = s
		}
		if _, err := st.Exec(args...); err != nil {
			return 0, err
		}
	}
	err = tx.Commit()
	return time.Since(start), err
}

func export(n int, dir string) (time.Duration, error) {
	w, err := ledger(dir, demo.Large(n, max(n/100, 1), 0))
	if err != nil {
		return 0, err
	}
	start := time.Now()
	err = intake.Export(context.Background(), w, store.Target{Path: filepath.Join(dir, "out.xlsx"), Replace: true},
		intake.ExportOptions{Private: true})
	return time.Since(start), errors.Join(err, w.Close())
}

func search(text string) func(int, string) (time.Duration, error) {
	return func(n int, dir string) (time.Duration, error) {
		w, err := ledger(dir, demo.Large(n, max(n/100, 1), 0))
		if err != nil {
			return 0, err
		}
		var took time.Duration
		for i := range 6 { // the first fills the page cache
			start := time.Now()
			hits, err := w.Search(context.Background(), text, 50)
			if err != nil || len(hits) == 0 {
				return 0, fmt.Errorf("%d hits, %w", len(hits), err)
			}
			if i > 0 {
				took += time.Since(start)
			}
		}
		return took / 5, w.Close()
	}
}

// saves is the time of 1,000 saves, one person each.
func saves(n int, dir string) (time.Duration, error) {
	records := demo.Large(n, max(n/100, 1), 0)
	w, err := ledger(dir, records)
	if err != nil {
		return 0, err
	}
	var people []model.Person
	for _, r := range records {
		if p, ok := r.(model.Person); ok {
			people = append(people, p)
		}
	}
	start := time.Now()
	for i := range 1000 {
		p := people[i*7919%len(people)]
		p.Note = fmt.Sprint("改", i)
		if _, err := w.Save(context.Background(), "修改人员", p); err != nil {
			return 0, err
		}
	}
	return time.Since(start), w.Close()
}

// reopened fills a ledger, closes it and opens it by its password, as a start does.
func reopened(n int, dir string) (w *store.Workspace, free func() error, took time.Duration, err error) {
	if w, err = ledger(dir, demo.Large(n, max(n/100, 1), 0)); err != nil {
		return nil, nil, 0, err
	}
	if err = w.Close(); err != nil {
		return nil, nil, 0, err
	}
	start, data := time.Now(), filepath.Join(dir, "data")
	var again *vault.Key
	free = func() error { return nil }
	if key != nil {
		if again, err = vault.Unlock(filepath.Join(data, store.LedgerFile), password); err != nil {
			return nil, nil, 0, err
		}
		free = again.Close
	}
	w, err = store.Open(context.Background(), data, store.Options{Key: again})
	return w, free, time.Since(start), err
}

func opening(n int, dir string) (time.Duration, error) {
	w, free, took, err := reopened(n, dir)
	if err != nil {
		return 0, err
	}
	return took, errors.Join(w.Close(), free())
}

// read is the time in which a ledger that was just opened becomes a book.
func read(n int, dir string) (time.Duration, error) {
	w, free, _, err := reopened(n, dir)
	if err != nil {
		return 0, err
	}
	start := time.Now()
	_, err = w.Book(context.Background(), store.Query{AsOf: demo.AsOf})
	return time.Since(start), errors.Join(err, w.Close(), free())
}

func largeBook(n int) *model.Book {
	return model.BookOf(demo.AsOf, "", day.NewCalendar(assets.Holidays()...), demo.Large(20*n, n/5, n))
}

func check(n int, _ string) (time.Duration, error) {
	var took time.Duration
	for range 3 {
		b := largeBook(n) // anew each time: a book keeps what it worked out
		start := time.Now()
		if len(rule.Check(b)) == 0 {
			return 0, errors.New("no findings")
		}
		took += time.Since(start)
	}
	return took / 3, nil
}

// overview builds the overview of the subsidiaries, one page each, from findings
// that are there.
func overview(n int, _ string) (time.Duration, error) {
	b := largeBook(n)
	in := report.Input{Book: b, Findings: rule.Check(b)}
	r, _ := report.ByName("units")
	start := time.Now()
	if d := r.Build(in); len(d.Sections) < 2 {
		return 0, errors.New("no subsidiaries")
	}
	return time.Since(start), nil
}

func bookCheck(n int, dir string) (time.Duration, error) {
	w, err := ledger(dir, demo.Large(20*n, n/5, n))
	if err != nil {
		return 0, err
	}
	start := time.Now()
	b, err := w.Book(context.Background(), store.Query{AsOf: demo.AsOf})
	if err != nil {
		return 0, err
	}
	rule.Check(b)
	return time.Since(start), w.Close()
}

// preview is the time of a page on the screen: laid out already, painted at twice
// the full size as on a large one.
func preview(n int, _ string) (time.Duration, error) {
	faces, err := typeset.LoadFaces(typeset.FaceOptions{})
	if err != nil {
		return 0, err
	}
	pages, painter := typeset.Layout(rosterDoc(n), faces, typeset.Options{}), paint.New(faces)
	const most = 12
	start := time.Now()
	count := min(most, pages.Len())
	for i := range count {
		page := pages.At(i)
		painter.Page(&page, 2*96/25.4)
	}
	return time.Since(start) / time.Duration(count), nil
}

// hostile is the time until a workbook is refused of which one sheet unpacks to n
// MB of cells without a heading's words.
func hostile(n int, dir string) (time.Duration, error) {
	path := filepath.Join(dir, "hostile.xlsx")
	if err := writeRows(path, 1, heads, rosterRow); err != nil {
		return 0, err
	}
	bomb := filepath.Join(dir, "bomb.xlsx")
	if err := swell(path, bomb, "xl/worksheets/sheet1.xml", n); err != nil {
		return 0, err
	}
	start := time.Now()
	wb, err := intake.Open(bomb, intake.Limits{})
	took := time.Since(start)
	if err == nil {
		return took, errors.Join(errors.New("a file that never ends its cells was taken"), wb.Close())
	}
	return took, nil
}

// swell copies a workbook and makes one part n MB of cells without an end.
func swell(from, to, part string, n int) error {
	in, err := zip.OpenReader(from)
	if err != nil {
		return err
	}
	defer in.Close()
	f, err := os.Create(to)
	if err != nil {
		return err
	}
	defer f.Close()
	out := zip.NewWriter(f)
	for _, p := range in.File {
		if p.Name == part {
			continue
		}
		if err := out.Copy(p); err != nil {
			return err
		}
	}
	w, err := out.Create(part)
	if err != nil {
		return err
	}
	const cell = "<c><v>1</v></c>"
	block := []byte(strings.Repeat(cell, 1<<20/len(cell)))
	if _, err := io.WriteString(w, "<worksheet><sheetData><row>"); err != nil {
		return err
	}
	for range n {
		if _, err := w.Write(block); err != nil {
			return err
		}
	}
	return errors.Join(out.Close(), f.Close())
}

// annotate marks a cell of every row of a roster in a copy of it.
func annotate(n int, dir string) (time.Duration, error) {
	path := filepath.Join(dir, "people.xlsx")
	if err := writeRows(path, n, peopleHeads, personRow); err != nil {
		return 0, err
	}
	var marks intake.Marks
	for i := range n {
		marks.Marked = append(marks.Marked, intake.Problem{Row: i + 2, Column: "E 出生日期", Why: "与身份证号中的日期不一致，请核对"})
	}
	start := time.Now()
	err := intake.Annotate(path, store.Target{Path: filepath.Join(dir, "marked.xlsx"), Replace: true}, map[string]intake.Marks{"人员": marks})
	return time.Since(start), err
}

// annotateBare opens the same workbook and saves it with the library alone.
func annotateBare(n int, dir string) (time.Duration, error) {
	path := filepath.Join(dir, "people.xlsx")
	if err := writeRows(path, n, peopleHeads, personRow); err != nil {
		return 0, err
	}
	start := time.Now()
	f, err := excelize.OpenFile(path)
	if err != nil {
		return 0, err
	}
	defer f.Close()
	for i := range n {
		if err := f.SetCellStr("人员", fmt.Sprintf("M%d", i+2), "与身份证号中的日期不一致，请核对"); err != nil {
			return 0, err
		}
	}
	err = f.SaveAs(filepath.Join(dir, "bare.xlsx"))
	return time.Since(start), err
}
