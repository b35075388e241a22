package papers

import (
	"archive/zip"
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"partyledger/model/report"
	"partyledger/store"
	"partyledger/store/docx"
	"partyledger/store/mailmerge"
	"partyledger/ui/page/pagetest"
)

// templateFile is a Word file of one paragraph.
func templateFile(t *testing.T, text string) []byte {
	t.Helper()
	faces, err := store.ReportFaces(true)
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	doc := report.Document{Title: "模板", Sections: []report.Section{{Page: report.PortraitTable,
		Blocks: []report.Block{report.Paragraph{Text: text}}}}}
	if err := docx.Write(&out, doc, faces, docx.OfficeFonts); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// A set is taken after a question that says its stages, and what it replaces; each template
// is checked; the list and the names are photographed at two scales.
func TestLookTemplates(t *testing.T) {
	p, host := shown(t)
	p.Select(2)
	host.Picture("papers-templates-none", 1150, 640)
	host.Answer = true
	set := filepath.Join(t.TempDir(), "模板集.zip")
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, x := range []struct{ name, text string }{{"一、申请入党/谈话记录.docx", "{{姓名}}于{{派人谈话日期|年月日}}"},
		{"一、申请入党/申请人登记表.docx", "{{姓名}}{{性别|勾:男}}"},
		{"四、预备党员的接收/支部大会决议（本单位格式，2026年修订）.docx", "{{姓名}}，{{没有这个名称}}"}, {"五、教育考察和转正/转正审批表.docx", "{{姓名}}{{#人员}}"}} {
		f, err := z.Create(x.name)
		if err == nil {
			_, err = f.Write(templateFile(t, x.text))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(set, b.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	p.templates.choose = func(then func([]string)) { then([]string{set}) }
	pagetest.Press(t, host.Window(), "加入模板…")
	if len(host.Failed) > 0 || len(host.Asked) != 1 || !strings.Contains(host.Asked[0], "一、申请入党　2个") {
		t.Fatalf("failed %v, asked %q", host.Failed, host.Asked)
	}
	rows := p.templates.list.Rows()
	states := map[string]string{}
	for _, x := range rows {
		states[x.Template.Name] = x.state()
	}
	if len(rows) != 4 || states["谈话记录"] != "可以使用" || !strings.Contains(states["支部大会决议（本单位格式，2026年修订）"], "没有这个名称") {
		t.Errorf("%v", states)
	}
	host.Picture("papers-templates", 1150, 640)
	pagetest.Press(t, host.Window(), "加入模板…")
	if len(host.Asked) != 2 || !strings.Contains(host.Asked[1], "将被替换：一、申请入党/谈话记录") {
		t.Errorf("asked %q", host.Asked)
	}
	p.templates.show(rows[2])
	host.Picture("papers-template-problems", 1150, 640)
	pagetest.Press(t, host.Window(), "关闭")
	p.Select(3)
	host.Picture("papers-names", 1150, 640)
	host.Scale(1.5)
	host.Picture("papers-names-150", 1150, 640)
	p.Select(2)
	host.Picture("papers-templates-150", 1150, 640)
	to := store.Target{Path: filepath.Join(t.TempDir(), "套.zip")}
	if n, err := mailmerge.Pack(t.Context(), host.Ledger, "", to); err != nil || n != 4 {
		t.Errorf("%d in the set, %v", n, err)
	}
}
