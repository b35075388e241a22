package intake

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"partyledger/model"
	"partyledger/model/charter"
	"partyledger/store"
	"partyledger/store/charterfile"
	"partyledger/store/storetest"
)

// revisionFile is a comparison table of five changed articles of 江北示例能源集团有限公司.
func revisionFile(ext string) string {
	return filepath.Join("..", "charterfile", "testdata", "duizhao"+ext)
}

const energyCompany = "江北示例能源集团有限公司"

// energyCharter is the charter before the revision.
const energyCharter = `江北示例能源集团有限公司章程（2020年版）
第一章 总则
第一条 为规范公司的组织和行为，制定本章程。
第二条 公司名称：江北示例能源集团有限公司。
第七条 公司设立党的组织，开展党的活动。公司为党组织的活动提供必要条件。
第二章 董事会
第二十条 董事会决定公司重大问题，应当事先听取公司党组织的意见。
第二十一条 党组织发挥政治核心作用。
第三章 附则
第三十条 本章程自批准之日起施行。
`

func withEnergyCompany(t *testing.T) *store.Workspace {
	t.Helper()
	w := storetest.Open(t, t.TempDir())
	bring(t, w, Request{Files: []string{storetest.Book(t, storetest.Tab{Name: "企业", Rows: storetest.Rows("企业名称|企业性质",
		energyCompany+"|国有独资")})}})
	return w
}

func textsOf(t *testing.T, w *store.Workspace, version string) []model.Article {
	t.Helper()
	c := storetest.One[model.Charter](t, w, "version = ?", version)
	list, err := store.Load[model.Article](t.Context(), w.Conn(), "charter_id = ?", "", c.ID)
	if err != nil {
		t.Fatal(err)
	}
	return list
}

// A table of changed articles is no charter: without the text before it, it is
// refused; with it, it is laid over.
func TestImportPartialRevision(t *testing.T) {
	_, err := Import(t.Context(), withEnergyCompany(t), Request{Files: []string{revisionFile(".pdf")}})
	storetest.WantRefusal(t, err, "像是章程修订对照表", "分不清左右两栏")
	for _, ext := range []string{".docx", ".doc"} {
		w := withEnergyCompany(t)
		_, err := Import(t.Context(), w, Request{Files: []string{revisionFile(ext)}})
		storetest.WantRefusal(t, err, "只列修改条文", "修改3处、新增1处、删除1处", "其他条款不变", "请先导入修订前的章程全文")
		before := filepath.Join(t.TempDir(), "章程.txt")
		if err := os.WriteFile(before, []byte(energyCharter), 0o600); err != nil {
			t.Fatal(err)
		}
		bring(t, w, Request{Files: []string{before}})
		res := bring(t, w, Request{Files: []string{revisionFile(ext)}})
		notes := strings.Join(res.Sheets[0].Notes, "\n")
		storetest.Has(t, []string{notes}, "认出这是章程修订对照表", "叠加在“2020年版”的全文上")
		list := textsOf(t, w, "duizhao")
		var numbers []string
		for _, a := range list {
			numbers = append(numbers, a.Number)
		}
		if got := strings.Join(numbers, " "); got != "第一条 第二条 第七条 第二十条 第二十二条 第三十条" {
			t.Errorf("%s: %s", ext, got)
		}
		if !strings.Contains(list[0].Text, "坚持和加强党的全面领导") || !strings.Contains(list[2].Text, "配齐配强") || strings.Contains(list[4].Text,
			"政治核心") ||
			!strings.Contains(list[4].Text, "经费") || len(textsOf(t, w, "2020年版")) != 6 {
			t.Errorf("%s: %+v", ext, list)
		}
		clauses, err := store.Load[model.Clause](t.Context(), w.Conn(), "number = ?", "", "第二十一条")
		if err != nil {
			t.Fatal(err)
		}
		for _, k := range clauses {
			if k.CharterID == list[0].CharterID {
				t.Errorf("%s: a deleted article is a clause: %+v", ext, k)
			}
		}
	}
}

// rtfTable is a file with a title and a table. Such files often go by the name of
// .doc.
func rtfTable(t *testing.T, name, title string, rows [][]string) string {
	t.Helper()
	var b strings.Builder
	text := func(s string) {
		for _, r := range s {
			fmt.Fprintf(&b, `\u%d?`, int16(r))
		}
	}
	b.WriteString(`{\rtf1\ansi\ansicpg936 `)
	text(title)
	b.WriteString(`\par `)
	for _, cells := range rows {
		b.WriteString(`\trowd\cellx1000\cellx5000\cellx9000\intbl `)
		for _, c := range cells {
			text(c)
			b.WriteString(`\cell `)
		}
		b.WriteString(`\row\pard `)
	}
	b.WriteString(`}`)
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(b.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// A table of the whole charter gives both versions, the later one last.
func TestImportWholeRevision(t *testing.T) {
	w := withEnergyCompany(t)
	path := rtfTable(t, "2025年修订对照.doc", energyCompany+"章程修订对照表", [][]string{
		{"序号", "修订后", "修订前"},
		{"1", "第一条 为规范公司，坚持党的领导，制定本章程。", "第一条 为规范公司，制定本章程。"},
		{"2", "第二条 根据《中国共产党章程》设立党委。", "无"},
		{"3", "第三条 党组织工作经费列入预算。", "第二条 公司为党组织的活动提供必要条件。"},
		{"4", "删除", "第三条 公司设监事会。"},
		{"5", "第四条 本章程自批准之日起施行。", "第四条 本章程自批准之日起施行。"},
	})
	res := bring(t, w, Request{Files: []string{path}})
	storetest.Has(t, []string{strings.Join(res.Sheets[1].Notes, "\n")}, "修改2处、新增1处、删除1处", "修订前一栏作为“2025年修订对照（修订前）”的条文", "逐项核对：缺")
	now, old := textsOf(t, w, "2025年修订对照"), textsOf(t, w, "2025年修订对照（修订前）")
	if len(now) != 4 || len(old) != 4 || now[0].CharterID <= old[0].CharterID || !strings.Contains(old[2].Text, "监事会") ||
		strings.Contains(now[2].Text, "监事会") {
		t.Errorf("%+v\n%+v", now, old)
	}
	clauses, err := store.Load[model.Clause](t.Context(), w.Conn(), "charter_id = ?", "", old[0].CharterID)
	if err != nil || len(clauses) > 0 {
		t.Errorf("%d clauses of the old text, %v", len(clauses), err)
	}
	changes := charter.Compare(recorded(old), recorded(now))
	if len(changes) != 5 { // 第三条 was written anew: too little of 第二条 is left to call it changed
		t.Errorf("%+v", changes)
	}
	_, err = Import(t.Context(), w, Request{Files: []string{path}})
	storetest.WantRefusal(t, err, "已经导入过")
	storetest.Must[int64](t)(w.Undo(t.Context(), res.Batch))
	bring(t, w, Request{Files: []string{path}})
}

func recorded(list []model.Article) charter.Text {
	var articles []*model.Article
	for i := range list {
		articles = append(articles, &list[i])
	}
	return charter.OfRecords(energyCompany, articles)
}

// A comparison table kept in a workbook gives what the same table in a Word file does.
func TestImportRevisionInAWorkbook(t *testing.T) {
	content := storetest.Must[charterfile.Content](t)(charterfile.Read(revisionFile(".docx")))
	tab := storetest.Tab{Name: "Sheet9"}
	for _, b := range content.Blocks {
		row := []string{b.Text}
		if b.Table > 0 {
			row = slices.Clone(b.Cells)
			for len(row) > 0 && row[len(row)-1] == "" { // as workbooks end a row
				row = row[:len(row)-1]
			}
		}
		tab.Rows = append(tab.Rows, row)
	}
	before := filepath.Join(t.TempDir(), "章程.txt")
	if err := os.WriteFile(before, []byte(energyCharter), 0o600); err != nil {
		t.Fatal(err)
	}
	var got [2][]string
	for i, path := range []string{revisionFile(".docx"), storetest.Book(t, tab)} {
		w := withEnergyCompany(t)
		bring(t, w, Request{Files: []string{before}})
		res := bring(t, w, Request{Files: []string{path}})
		if res.Unexplained() {
			t.Errorf("%s: something was left out unexplained", path)
		}
		version := strings.TrimSuffix(filepath.Base(path), filepath.Ext(path))
		for _, a := range textsOf(t, w, version) {
			got[i] = append(got[i], a.Number+a.Text)
		}
	}
	if len(got[0]) != 6 || !slices.Equal(got[0], got[1]) {
		t.Errorf("Word %q\nExcel %q", got[0], got[1])
	}
}
