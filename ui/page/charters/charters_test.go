package charters

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2/test"

	"partyledger/model/charter"
	"partyledger/ui/kit"
	"partyledger/ui/page/pagetest"
)

func shown(t *testing.T, sample bool, scale float32) (*Page, *pagetest.Host) {
	return pagetest.Shown[*Page](t, New, sample, scale)
}

func TestLook(t *testing.T) {
	pagetest.AtBothSizes(t, func(t *testing.T, scale float32, suffix string) {
		p, host := shown(t, true, scale)
		host.Picture("charters-overview"+suffix, 1150, 640)
		p.overview.list.SelectKey(p.overview.rows[16].EnterpriseID)
		host.Picture("charters-overview-selected"+suffix, 1150, 640)
		p.openEnterprise(p.overview.rows[0].EnterpriseID)
		host.Picture("charters-text"+suffix, 1150, 640)
		p.charter.clauses.selectClause(p.charter.clauses.clauses[2])
		host.Picture("charters-clause"+suffix, 1150, 640)
		p.charter.clauses.editClause(p.charter.clauses.clauses[2])
		host.Picture("charters-clause-edit"+suffix, 1150, 640)
		host.Window().Canvas().Overlays().Top().Hide()
		p.Select(tabMatters)
		host.Picture("charters-matters"+suffix, 1150, 640)
		p.Select(tabReviews)
		host.Picture("charters-reviews"+suffix, 1150, 640)
		p.editCharter(p.charter.id)
		host.Picture("charters-progress"+suffix, 1150, 640)
	})
}

// lawText writes a charter of so many articles, the Party's among them.
func lawText(t *testing.T, name string, extra string) string {
	t.Helper()
	text := "某某水务集团有限公司章程\n（" + name + "）\n第一章 总则\n第一条 为规范公司的组织和行为，根据《中华人民共和国公司法》，制定本章程。\n" +
		"第二条 根据《中国共产党章程》规定，设立中国共产党的组织，开展党的活动，建立党的工作机构，配齐配强党务工作人员，保障党组织的工作经费。\n" +
		"第二章 党委\n第三条 公司重大经营管理事项须经党委前置研究讨论后，再由董事会作出决定。\n" + extra
	path := filepath.Join(t.TempDir(), name+".txt")
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestLookImportCompare(t *testing.T) {
	pagetest.AtBothSizes(t, func(t *testing.T, scale float32, suffix string) {
		p, host := shown(t, true, scale)
		id := p.overview.rows[1].EnterpriseID
		p.tryImport(id, lawText(t, "2027年修订", "第四条 公司设立工会。\n"))
		host.Picture("charters-import"+suffix, 1150, 640)
		test.Tap(pagetest.Button(t, host.Window(), "导入"))
		host.Show(p)
		host.Picture("charters-imported"+suffix, 1150, 640)
		p.charter.compareVersions()
		top := host.Window().Canvas().Overlays().Top()
		for _, o := range test.LaidOutObjects(top) {
			if l, ok := o.(*kit.RecordList[change]); ok {
				l.SelectKey(l.Rows()[1].key)
			}
		}
		host.Picture("charters-compare"+suffix, 1150, 640)
	})
}

// Inside a changed article the words that went stand struck out, those that came
// underlined; an article of one version only is marked as a whole.
func TestCompareMarksWords(t *testing.T) {
	pagetest.AtBothSizes(t, func(t *testing.T, scale float32, suffix string) {
		p, host := shown(t, true, scale)
		id := p.overview.rows[1].EnterpriseID
		take := func(name, extra string) {
			p.tryImport(id, lawText(t, name, extra))
			pagetest.Press(t, host.Window(), "导入")
			host.Show(p)
		}
		take("2027年修订", "第四条 公司设董事会，由五名董事组成，每届任期三年，自2024年1月1日起计算。\n第五条 公司设监事会，检查公司财务。\n")
		take("2028年修订", "第四条 公司设董事会，由七名董事组成，其中职工董事一名，每届任期三年，自2028年1月1日起计算。\n")
		p.charter.compareVersions()
		lists := pagetest.All[*kit.RecordList[change]](host.Window())
		rows := lists[0].Rows()
		if len(rows) != 2 || rows[0].Kind != charter.Changed || rows[1].Kind != charter.Removed {
			t.Fatalf("changes %+v", rows)
		}
		lists[0].SelectKey(rows[0].key)
		struck, under := decorated(host)
		if strings.Join(struck, "｜") != "五｜2024" || strings.Join(under, "｜") != "七｜其中职工董事一名，｜2028" {
			t.Errorf("struck %q, underlined %q", struck, under)
		}
		host.Picture("charters-compare-words"+suffix, 1150, 640)
		lists[0].SelectKey(rows[1].key)
		struck, under = decorated(host)
		if strings.Join(struck, "") != "公司设监事会，检查公司财务。" || len(under) != 0 || !strings.Contains(pagetest.Seen(host.Window()), "新版本没有这一条") {
			t.Errorf("removed: struck %q, underlined %q", struck, under)
		}
	})
}

// decorated is the words in front that are struck out, and those underlined.
func decorated(host *pagetest.Host) (struck, under []string) {
	for _, text := range pagetest.All[*kit.Runs](host.Window()) {
		for _, r := range text.Runs() {
			if r.Struck {
				struck = append(struck, r.Text)
			}
			if r.Under {
				under = append(under, r.Text)
			}
		}
	}
	return struck, under
}

// The list of items says what the full text has, by article, and what it lacks; a
// line opened brings its article forward.
func TestItems(t *testing.T) {
	pagetest.AtBothSizes(t, func(t *testing.T, scale float32, suffix string) {
		p, host := shown(t, true, scale)
		id := p.overview.rows[1].EnterpriseID
		p.tryImport(id, lawText(t, "2027年修订", "第四条 党务工作人员与经营管理人员同职级、同待遇。\n第五条 党支部书记、委员共五人。\n"))
		if seen := pagetest.Seen(host.Window()); !strings.Contains(seen, "逐项核对：缺") || strings.Contains(seen, "。。") {
			t.Errorf("the preview says\n%s", seen)
		}
		pagetest.Press(t, host.Window(), "导入")
		host.Show(p)
		pagetest.Press(t, host.Window(), "逐项核对…")
		list := pagetest.All[*kit.RecordList[charter.ItemCheck]](host.Window())[0]
		got := map[string]string{}
		for _, c := range list.Rows() {
			got[c.Name] = c.Word() + c.ArticlesText()
		}
		for name, want := range map[string]string{"设立依据": "有第二条", "前置程序": "有第三条", "同职级同待遇": "有第四条", "纪检机构": "缺", "专职副书记": "未写"} {
			if got[name] != want {
				t.Errorf("%s: %q, want %q", name, got[name], want)
			}
		}
		host.Picture("charters-items"+suffix, 1150, 640)
		list.OnOpen(list.Rows()[slices.IndexFunc(list.Rows(), func(c charter.ItemCheck) bool { return c.ID == "prior" })])
		if a := p.charter.text.articles; p.charter.text.chosen != a[2].ID {
			t.Errorf("article %s is in front", p.charter.text.chosen)
		}
	})
}

// A comparison table of the whole charter brings both versions, and the window
// compares them.
func TestImportRevision(t *testing.T) {
	p, host := shown(t, true, 1)
	id := p.overview.rows[1].EnterpriseID
	path := filepath.Join(t.TempDir(), "2028年修订对照表.doc") // an RTF file by the name of .doc, as offices have them
	var b strings.Builder
	b.WriteString(`{\rtf1\ansi `)
	for _, cells := range [][]string{{"修订前", "修订后"}, {"第一条 为规范公司，制定本章程。", "第一条 为规范公司，坚持党的领导，制定本章程。"}, {"新增", "第二条 公司党委前置研究讨论重大经营管理事项。"},
		{"第二条 公司设监事会。", "删除"}, {"第三条 本章程自批准之日起施行。", "第三条 本章程自批准之日起施行。"}} {
		b.WriteString(`\trowd\cellx4000\cellx8000\intbl `)
		for _, c := range cells {
			for _, r := range c {
				fmt.Fprintf(&b, `\u%d?`, int16(r))
			}
			b.WriteString(`\cell `)
		}
		b.WriteString(`\row\pard `)
	}
	b.WriteString(`}`)
	if err := os.WriteFile(path, []byte(b.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	p.tryImport(id, path)
	seen := pagetest.Seen(host.Window())
	if !strings.Contains(seen, "认出这是章程修订对照表：修改1处、新增1处、删除1处") || !strings.Contains(seen, "另存为“2028年修订对照表（修订前）”") {
		t.Fatalf("the preview says\n%s", seen)
	}
	host.Picture("charters-revision-import", 1150, 640)
	pagetest.Press(t, host.Window(), "导入")
	host.Show(p)
	p.charter.compareVersions()
	rows := pagetest.All[*kit.RecordList[change]](host.Window())[0].Rows()
	host.Picture("charters-revision", 1150, 640)
	var kinds []string
	for _, x := range rows {
		kinds = append(kinds, string(x.Kind))
	}
	if got := strings.Join(kinds, " "); len(p.charter.text.articles) != 3 || got != "修改 新增 删除 条号调整" && got != "修改 新增 删除" {
		t.Errorf("%d articles, changes %s", len(p.charter.text.articles), got)
	}
}
