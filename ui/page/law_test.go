package page_test

import (
	"strings"
	"testing"

	"partyledger/assets/demo"
	"partyledger/model"
	"partyledger/model/lawtest"
	"partyledger/ui/kit"
	"partyledger/ui/page"
	"partyledger/ui/page/pagetest"
)

// A form of any kind says under the field what the law says, and gives no record; what
// none of its fields is about stands at its foot, with the field's name.
func TestFormsAskTheLaw(t *testing.T) {
	host := pagetest.New(t, true)
	s := host.Snapshot()
	shown := 0
	for _, x := range lawtest.Breaks(s.Today, demo.Records()) {
		schema := model.SchemaOf(x.Record.Kind())
		f, _ := schema.Field(x.Field)
		if f.SetText(schema.New(), f.Text(x.Record)) != nil || len(f.Text(x.Record)) > 1000 || strings.ContainsRune(f.Text(x.Record), 1) {
			continue // such a thing cannot stand in the field, or not so that it is drawn fast
		}
		want := ""
		for _, fault := range page.Faults(s, x.Record) {
			if fault.Field == x.Field && want == "" {
				want = fault.Say
			}
		}
		if want == "" {
			t.Errorf("%s.%s %s: no fault", schema.Kind, x.Field, x.Law)
			continue
		}
		form := kit.NewRecordForm(x.Record, []kit.FormSection{{Fields: []string{x.Field}}}, page.FormOptions(host))
		host.Window().SetContent(form.Object())
		if _, ok := form.Record(); ok {
			t.Errorf("%s.%s %s: taken", schema.Kind, x.Field, x.Law)
		}
		if got := pagetest.Wrong(t, host.Window(), f.Label); got != want {
			t.Errorf("%s.%s %s: %q, want %q", schema.Kind, x.Field, x.Law, got, want)
		}
		shown++
	}
	if shown < 300 {
		t.Errorf("only %d", shown)
	}
	p := model.Person{ID: "x", Name: "张甲", EnterpriseID: "QY001", BirthDay: s.Today.AddDays(1)}
	form := kit.NewRecordForm(p, []kit.FormSection{{Fields: []string{"Name"}}}, page.FormOptions(host))
	host.Window().SetContent(form.Object())
	if _, ok := form.Record(); ok || !strings.Contains(pagetest.Seen(host.Window()), "出生日期：晚于今天，请填实际日期") {
		t.Errorf("a fault elsewhere is not said: %s", pagetest.Seen(host.Window()))
	}
}
