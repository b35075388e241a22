package page

import (
	"testing"

	"fyne.io/fyne/v2"

	"partyledger/model"
	"partyledger/model/day"
	"partyledger/ui/kit"
)

// A plain column has its heading, text, alignment, order and width from the field.
func TestPlainColumns(t *testing.T) {
	b := model.NewBook(day.Of(2026, 11, 23), "", nil)
	model.Put(b, []model.Person{{ID: "P1", Name: "张三"}})
	model.Put(b, []model.Enterprise{{ID: "E1", Name: "示例集团"}})
	post := model.Post{ID: "1", PersonID: "P1", EnterpriseID: "E1", Title: "组织干事", WorkTime: model.FullTime, From: day.Of(2025, 3, 1)}
	for _, x := range []struct {
		col         Col[model.Post]
		title, text string
		wide        float32
	}{
		{Col[model.Post]{Field: "PersonID"}, "姓名", "张三", nameWidth},
		{Col[model.Post]{Field: "EnterpriseID"}, "企业", "示例集团", 190},
		{Col[model.Post]{Field: "From"}, "任职日期", "2025-03-01", dayWidth},
		{Col[model.Post]{Field: "To", Title: "离任"}, "离任", "", dayWidth},
		{Col[model.Post]{Field: "Title", Width: 300}, "岗位名称", "组织干事", 300},
		{Col[model.Post]{Field: "BodyID"}, "党务工作机构", "", textWidth},
	} {
		c := x.col.filled(model.SchemaOf(model.KindPost))
		if c.Title != x.title || c.Text(b, post) != x.text || c.Width != x.wide || c.Align != fyne.TextAlignLeading {
			t.Errorf("%s: %q %q %v %v", x.col.Field, c.Title, c.Text(b, post), c.Width, c.Align)
		}
	}
	c := Col[model.Site]{Field: "Area"}.filled(model.SchemaOf(model.KindSite))
	if !c.Number || c.Align != fyne.TextAlignTrailing || c.Text(b, model.Site{}) != "" || c.Text(b, model.Site{Area: 120}) != "120" {
		t.Errorf("area: %+v", c)
	}
}

// No heading of any field is cut at the width that follows from it.
func TestHeadingsHaveRoom(t *testing.T) {
	for _, s := range model.Schemas() {
		for _, f := range s.Fields {
			if need := kit.Width(f.Label, 14) + 12; max(fieldWidth(f), headed(f.Label)) < need {
				t.Errorf("%s: %s needs %.0f", s.Label, f.Label, need)
			}
		}
	}
}
