package intake

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"partyledger/store/storetest"
)

func TestDump(t *testing.T) {
	dir := os.Getenv("CASES")
	if dir == "" {
		t.Skip()
	}
	list, _ := filepath.Glob(filepath.Join(dir, "*.xlsx"))
	for _, f := range list {
		if !strings.Contains(f, os.Getenv("ONLY")) {
			continue
		}
		w := storetest.Open(t, t.TempDir())
		bring(t, w, Request{Files: []string{"testdata/cases/00_先导入的企业和党组织.xlsx"}})
		if strings.Contains(f, "b_") && !strings.Contains(f, "f01") && !strings.Contains(f, "f05") {
			a, _ := filepath.Glob(filepath.Join(dir, strings.Split(filepath.Base(f), "b_")[0]+"a_*.xlsx"))
			if len(a) > 0 {
				bring(t, w, Request{Files: a, Doubts: Take})
			}
		}
		res, err := Trial(t.Context(), w, Request{Files: []string{f}})
		if err != nil {
			fmt.Println("######", filepath.Base(f), err)
			continue
		}
		fmt.Println("######", filepath.Base(f), counts(res), "unexplained:", res.Unexplained(), res.Nothing)
		for _, x := range res.Tables {
			fmt.Println(" T", x.Key, x.Range, x.As, x.Label, x.Sure, x.Why, "| open", x.Open, "aside", x.Aside, x.Candidates)
			for _, c := range x.Columns {
				fmt.Println("   C", c.Column, c.Heading, "->", c.Field, c.How, c.Filled, c.Samples, c.Note)
			}
			js, _ := json.Marshal(x.Fixed)
			fmt.Println("   F", string(js))
			for _, l := range x.LeftOut {
				fmt.Println("   L", l)
			}
			fmt.Println("   added", x.Added, "changes", x.Changes, x.Counts)
			for _, d := range x.Doubts {
				fmt.Println("   D", d.Row, d.What, d.Name, d.Why, d.Answers)
			}
			for _, p := range x.Problems {
				fmt.Println("   P", p)
			}
		}
		for _, s := range res.Sheets {
			fmt.Println("   N", s.Notes)
		}
		fmt.Println("   W", res.Words, "U", res.Units)
	}
}
