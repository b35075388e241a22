package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
	"github.com/xuri/excelize/v2"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){
		"plctl":     func() { os.Exit(checkedMain(os.Args[1:])) },
		"xlsx-put":  func() { exitOn(xlsxPut(os.Args[1:])) },
		"xlsx-lock": func() { exitOn(xlsxLock(os.Args[1:])) },
		"xlsx-show": func() { exitOn(xlsxShow(os.Args[1:])) },
		"xlsx-same": func() { exitOn(xlsxSame(os.Args[1:])) },
		"pdf-text":  func() { exitOn(pdfText(os.Args[1:])) },
		"named":     func() { exitOn(named(os.Args[1:])) },
		"ledgers":   func() { exitOn(ledgers(os.Args[1:])) },
		"counts":    func() { exitOn(counts(os.Args[1:])) },
		"docx-put":  func() { exitOn(docxPut(os.Args[1:])) },
		"docx-text": func() { exitOn(docxText(os.Args[1:])) },
		"hurt":      func() { exitOn(hurt(os.Args[1:])) },
	})
}

// The scripts speak the console's contract from end to end.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{Dir: "testdata/script", Setup: func(e *testscript.Env) error {
		wd, err := os.Getwd()
		e.Vars = append(e.Vars, "PARTYLEDGER_FANG="+filepath.Join(wd, "../../assets/fonts/fang.ttf"),
			"CASES="+filepath.Join(wd, "../../store/intake/testdata/cases"))
		return err
	}})
}

func exitOn(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// xlsxPut fills rows by hand: xlsx-put FILE SHEET ROW 表头=值 …
func xlsxPut(args []string) error {
	f, err := excelize.OpenFile(args[0])
	if err != nil {
		return err
	}
	defer f.Close()
	heads, err := f.GetRows(args[1])
	if err != nil {
		return err
	}
	for _, pair := range args[3:] {
		head, value, _ := strings.Cut(pair, "=")
		col := 0
		for i, h := range heads[0] {
			if strings.TrimSuffix(h, "*") == head {
				col = i + 1
			}
		}
		if col == 0 {
			return fmt.Errorf("sheet %s has no column %q", args[1], head)
		}
		name, _ := excelize.ColumnNumberToName(col)
		if err := f.SetCellStr(args[1], name+args[2], value); err != nil {
			return err
		}
	}
	return f.Save()
}

// xlsxLock gives a workbook a password: xlsx-lock FILE PASSWORD OUT
func xlsxLock(args []string) error {
	f, err := excelize.OpenFile(args[0])
	if err != nil {
		return err
	}
	defer f.Close()
	return f.SaveAs(args[2], excelize.Options{Password: args[1]})
}

// xlsxShow prints a sheet's filled cells: xlsx-show FILE SHEET
func xlsxShow(args []string) error {
	f, err := excelize.OpenFile(args[0])
	if err != nil {
		return err
	}
	defer f.Close()
	rows, err := f.GetRows(args[1])
	for _, r := range rows {
		fmt.Println(strings.Join(r, "\t"))
	}
	return err
}

// xlsxSame compares all cells of two workbooks: xlsx-same A B
func xlsxSame(args []string) error {
	var all [2]string
	for i := range all {
		f, err := excelize.OpenFile(args[i])
		if err != nil {
			return err
		}
		defer f.Close()
		var b strings.Builder
		for _, s := range f.GetSheetList() {
			rows, err := f.GetRows(s)
			if err != nil {
				return err
			}
			fmt.Fprintf(&b, "== %s %d rows\n", s, len(rows))
			for _, r := range rows {
				fmt.Fprintf(&b, "%q\n", r)
			}
		}
		all[i] = b.String()
	}
	a, b := strings.Split(all[0], "\n"), strings.Split(all[1], "\n")
	for i := range max(len(a), len(b)) {
		if i >= len(a) || i >= len(b) || a[i] != b[i] {
			return fmt.Errorf("differ at line %d:\n%s\n%s", i+1, at(a, i), at(b, i))
		}
	}
	return nil
}

func at(lines []string, i int) string {
	if i < len(lines) {
		return lines[i]
	}
	return "(end)"
}

// pdfText prints a PDF's text and fails if qpdf finds fault with it.
func pdfText(args []string) error {
	for _, tool := range []string{"qpdf", "pdftotext"} {
		if _, err := exec.LookPath(tool); err != nil {
			return fmt.Errorf("%s is missing: make setup-test installs it", tool)
		}
	}
	if out, err := exec.Command("qpdf", "--check", args[0]).CombinedOutput(); err != nil {
		return fmt.Errorf("qpdf: %w\n%s", err, out)
	}
	out, err := exec.Command("pdftotext", "-layout", args[0], "-").Output()
	fmt.Print(string(out))
	return err
}
