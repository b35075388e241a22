package intake_test

import (
	"context"
	"strings"
	"testing"

	"partyledger/model"
	"partyledger/store"
	"partyledger/store/intake"
	"partyledger/store/storetest"
)

// What is pasted goes through the trial: by its heads whatever their order, without any
// by the order of the list, numbered or not.
func TestPasted(t *testing.T) {
	list := strings.Fields("序号 核查 姓名 性别 民族 所在企业")
	for name, x := range map[string]struct {
		text  string
		added int
		name  string
	}{
		"heads":       {"性别\t姓名\t所在企业\r\n男\t张甲\t某某水务有限公司\r\n女\t李乙\t某某水务有限公司\r\n", 2, "张甲"},
		"order":       {"\t张甲\t男\t汉族\t某某水务有限公司\r\n\t李乙\t女\t回族\t某某水务有限公司\r\n", 2, "李乙"},
		"numbered":    {"1\t\t张甲\t男\t汉族\t某某水务有限公司\n2\t\t李乙\t女\t回族\t某某水务有限公司\n", 2, "张甲"},
		"own copy":    {"序号\t核查\t姓名\t性别\t民族\t所在企业\r\n1\t正常\t张甲\t男\t汉族\t某某水务有限公司\r\n", 1, "张甲"},
		"line ends":   {"姓名\t所在企业\t备注\r\n张甲\t某某水务有限公司\t\"一行\n两行\"\"引\"\"\"\r\n", 1, "张甲"},
		"empty lines": {"\r\n姓名\t所在企业\r\n\t\r\n张甲\t某某水务有限公司\r\n\r\n", 1, "张甲"},
	} {
		t.Run(name, func(t *testing.T) {
			w := storetest.Open(t, t.TempDir())
			ctx := context.Background()
			if _, err := w.Save(ctx, "录入", model.Enterprise{ID: "QY1", Name: "某某水务有限公司", Ownership: model.SoleState}); err != nil {
				t.Fatal(err)
			}
			path, err := intake.Pasted(w, model.KindPerson, x.text, list)
			if err != nil {
				t.Fatal(err)
			}
			res, err := intake.Import(ctx, w, intake.Request{Files: []string{path}})
			if err != nil {
				t.Fatal(err)
			}
			if s := res.Sheets[0]; s.Added != x.added || s.Rejected != 0 {
				t.Fatalf("%+v", s)
			}
			b, err := w.Book(ctx, store.Query{AsOf: w.Today()})
			if err != nil {
				t.Fatal(err)
			}
			found := false
			for _, p := range model.Everywhere[model.Person](b) {
				found = found || p.Name == x.name && p.EnterpriseID == "QY1"
			}
			if !found {
				t.Errorf("%s is not there", x.name)
			}
		})
	}
}

// What is no table is refused in words, and nothing is written.
func TestPastedThatIsNone(t *testing.T) {
	w := storetest.Open(t, t.TempDir())
	for _, text := range []string{"", "  \r\n", "张甲", "随便\t什么"} {
		if _, err := intake.Pasted(w, model.KindPerson, text, nil); err == nil || !strings.Contains(err.Error(), "什么也没有写入") {
			t.Errorf("%q: %v", text, err)
		}
	}
}
