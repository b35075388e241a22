package intake

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"partyledger/model"
	"partyledger/model/day"
	"partyledger/store"
	"partyledger/store/storetest"
)

const charterText = `乙公司章程
（2025年修订）
第一章 总则
第一条 为规范乙公司的组织和行为，制定本章程。
第二条 根据《中国共产党章程》规定，设立中国共产党的组织，开展党的活动，建立党的工作机构，配齐配强党务工作人员，保障党组织的工作经费。
第二章 党组织
第三条 公司设立党支部。党支部书记、董事长由一人担任。
第四条 公司党组织发挥领导作用，把方向、管大局、保落实，前置研究讨论重大经营管理事项。
第三章 附则
第五条 本章程自批准之日起施行。
`

func TestImportCharter(t *testing.T) {
	w := office(t)
	before := exported(t, w)
	path := filepath.Join(t.TempDir(), "乙公司章程（2025年修订）.txt")
	if err := os.WriteFile(path, []byte(charterText), 0o600); err != nil {
		t.Fatal(err)
	}
	req := Request{Files: []string{path}, Enterprise: "乙公司"}
	res := bring(t, w, req)
	s := res.Sheets[0]
	notes := strings.Join(s.Notes, "\n")
	if s.Rejected > 0 || s.Added != s.Read || !strings.Contains(notes, "共5条") || !strings.Contains(notes, "没有找到：") {
		t.Errorf("%v %v\n%s", counts(res), whys(res), notes)
	}
	c := storetest.One[model.Charter](t, w, "enterprise_id = ?", "QY2")
	if c.Version != "2025年修订" {
		t.Errorf("version %q", c.Version)
	}
	articles, err := store.Load[model.Article](t.Context(), w.Conn(), "charter_id = ?", "", c.ID)
	if err != nil || len(articles) != 5 || !strings.Contains(articles[4].Text, "施行") {
		t.Errorf("%d articles, %v", len(articles), err)
	}
	clauses, err := store.Load[model.Clause](t.Context(), w.Conn(), "charter_id = ?", "", c.ID)
	if err != nil || len(clauses) == 0 {
		t.Fatalf("%d clauses, %v", len(clauses), err)
	}
	for _, k := range clauses {
		if !k.Proposed {
			t.Errorf("a proposal counts as written: %+v", k)
		}
	}
	_, err = Import(t.Context(), w, req)
	storetest.WantRefusal(t, err, "已经导入过", "没有再次导入")
	storetest.Must[int64](t)(w.Undo(t.Context(), res.Batch))
	if exported(t, w) != before {
		t.Error("undo did not bring back the ledger")
	}
	bring(t, w, req) // taken back, it may come again
}

// The enterprise may come with the same import.
func TestImportCharterWithItsEnterprise(t *testing.T) {
	w := storetest.Open(t, t.TempDir())
	path := filepath.Join(t.TempDir(), "章程.txt")
	if err := os.WriteFile(path, []byte(strings.ReplaceAll(charterText, "乙公司", "丙水务有限公司")), 0o600); err != nil {
		t.Fatal(err)
	}
	res := bring(t, w, Request{Files: []string{path, storetest.Book(t,
		storetest.Tab{Name: "企业", Rows: storetest.Rows("企业名称|企业性质", "丙水务有限公司|国有独资")})}})
	if res.Rejected() > 0 {
		t.Errorf("%v %v", counts(res), whys(res))
	}
	_, err := Import(t.Context(), w, Request{Files: []string{path}})
	storetest.WantRefusal(t, err, "已经导入过")
	w = storetest.Open(t, t.TempDir())
	res = bring(t, w, Request{Files: []string{path}})
	if res.Batch != 0 || res.Sheets[0].Rejected != res.Sheets[0].Read {
		t.Errorf("a charter of nobody was taken: %v", counts(res))
	}
	storetest.Has(t, whys(res), "找不到企业", "丙水务有限公司")
}

// A version that the office recorded by hand gets its text.
func TestImportCharterOfRecordedVersion(t *testing.T) {
	w := office(t)
	storetest.Must[int64](t)(w.Save(t.Context(), "录入", model.Charter{ID: "ZC1", EnterpriseID: "QY2", Version: "2025年修订",
		StartedDay: day.Of(2025, 1, 2)}))
	path := filepath.Join(t.TempDir(), "乙公司章程.txt")
	if err := os.WriteFile(path, []byte(charterText), 0o600); err != nil {
		t.Fatal(err)
	}
	bring(t, w, Request{Files: []string{path}, Enterprise: "乙公司"})
	c := storetest.One[model.Charter](t, w, "enterprise_id = ?", "QY2")
	articles, err := store.Load[model.Article](t.Context(), w.Conn(), "charter_id = ?", "", "ZC1")
	if err != nil || len(articles) != 5 || c.StartedDay != day.Of(2025, 1, 2) || c.SourceFile == "" {
		t.Errorf("%d articles, %+v, %v", len(articles), c, err)
	}
}
