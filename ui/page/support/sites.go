package support

// 活动场所: the places of activity, of each what the check of the six found.

import (
	"context"
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"partyledger/model"
	"partyledger/ui/kit"
	"partyledger/ui/page"
)

// sites is the second tab.
type sites struct {
	p       *Page
	content *fyne.Container
	list    *page.PeriodList[model.Site]
	words   *kit.Paragraph
}

var sixFields = [6]string{"Place", "Facilities", "Sign", "Flag", "Books", "Rules"}

func newSites(p *Page) *sites {
	t := &sites{p: p, words: kit.NewParagraph("")}
	cols := []page.Col[model.Site]{
		{Field: "EnterpriseID"}, {Field: "Name", Width: 120}, {Field: "Area", Title: "面积"},
	}
	for i, name := range model.SixNames {
		cols = append(cols, page.Col[model.Site]{Title: name, Width: 50, Align: fyne.TextAlignCenter,
			Text: func(_ *model.Book, s model.Site) string { return sixWord(s, i) },
			Color: func(_ *model.Book, s model.Site) fyne.ThemeColorName {
				switch sixWord(s, i) {
				case "✓":
					return kit.ColorGood
				case "×":
					return kit.ColorWarn
				}
				return kit.ColorMuted
			}})
	}
	t.list = page.NewPeriodList(p.host, "含已停用", page.RecordsOptions[model.Site]{
		ID: "support.sites", Attach: true,
		Sections: []kit.FormSection{
			{Title: "场所", Fields: []string{"EnterpriseID", "OrganizationID", "Name", "Address", "Area", "From", "Ended"}},
			{Title: "“六有”检查", Fields: append(append([]string{}, sixFields[:]...), "Checked", "Checker", "Note")},
		},
		Empty: "还没有登记党组织活动场所。点“新增”登记，保存后再打开可以添加照片。",
		New:   t.fresh, Live: func(_ *model.Book, s model.Site) string { return siteWords(s) },
		Extra: []fyne.CanvasObject{kit.NewButton("登记检查…", t.inspect)},
		Menu: func(_ model.Site) []*fyne.MenuItem {
			return []*fyne.MenuItem{fyne.NewMenuItem("登记检查…", t.inspect), fyne.NewMenuItem("停用…", t.end)}
		},
		Cols: append(cols,
			page.Col[model.Site]{Title: "检查日期", Width: 98, Text: func(_ *model.Book, s model.Site) string {
				if s.Checked.IsZero() {
					return "未检"
				}
				return s.Checked.String()
			}},
			page.Col[model.Site]{Title: "检查人", Width: 76, Text: func(_ *model.Book, s model.Site) string { return s.Checker }},
			page.AttachedCol[model.Site](),
			page.Col[model.Site]{Title: "使用的党组织", Width: 160, Text: func(b *model.Book, s model.Site) string {
				if s.OrganizationID == "" {
					return ""
				}
				return page.ShortName(b, s.OrganizationID)
			}},
			page.Col[model.Site]{Title: "地址", Width: 200, Text: func(_ *model.Book, s model.Site) string { return s.Address }},
		),
	})
	t.content = container.NewBorder(nil, container.NewVBox(widget.NewSeparator(), t.words), nil, nil, t.list.Content())
	return t
}

// sixWord is one of the six as the list shows it; nothing before the check.
func sixWord(s model.Site, i int) string {
	switch {
	case s.Checked.IsZero():
		return "—"
	case s.Six()[i]:
		return "✓"
	}
	return "×"
}

func (t *sites) fresh(b *model.Book) model.Site {
	s := model.Site{EnterpriseID: t.list.Enterprise(), Name: "党员活动室", From: t.p.Snap.Today}
	if top, ok := model.TopOrganization(b, s.EnterpriseID); ok {
		s.OrganizationID = top.ID
	}
	return s
}

// siteWords says what the six come to.
func siteWords(s model.Site) string {
	missing := s.Lacking()
	switch {
	case s.Checked.IsZero():
		return "还没有检查：检查后勾选六项，并填写检查日期。"
	case len(missing) == 0:
		return "“六有”齐备。"
	}
	return fmt.Sprintf("“六有”缺%d项：%s。", len(missing), strings.Join(missing, "、"))
}

// inspect records a check.
func (t *sites) inspect() {
	s, ok := t.list.Selected()
	if !ok {
		t.p.host.Tell("请先在列表中选中一个活动场所", nil)
		return
	}
	now := s
	now.Checked = t.p.Snap.Today
	name := t.p.Snap.Book.EnterpriseName(s.EnterpriseID) + "“" + s.Name + "”"
	page.AskFields(t.p.host, page.Question{Title: "登记“六有”检查", Yes: "登记检查", Text: "逐项勾选" + name + "这次检查的结果。上一次检查的结果留在变更记录中。",
		Record: now, Fields: append(append([]string{}, sixFields[:]...), "Checked", "Checker", "Note"),
		Need: []string{"Checked", "Checker"}, Large: true,
		Then: func(r model.Record, done func(error)) {
			t.p.host.SaveEdited("登记"+name+"的“六有”检查", s, r, done)
		}})
}

// end records that a place is given up.
func (t *sites) end() {
	s, ok := t.list.Selected()
	if !ok {
		t.p.host.Tell("请先在列表中选中一个活动场所", nil)
		return
	}
	page.AskEnd(t.p.host, s, page.End{Who: "“" + s.Name + "”", Past: "停用", Note: "停用“" + s.Name + "”", Question: page.Question{
		Title: "停用活动场所", Yes: "登记停用", Text: "登记“" + t.p.Snap.Book.EnterpriseName(s.EnterpriseID) + s.Name + "”停用。记录和附件保留，停用之日起不再计入统计。",
		Fields: []string{"Ended", "Note"},
	}})
}

// load shows the list and what it comes to.
func (t *sites) load(ctx context.Context, s *page.Snapshot) (func(), error) {
	show, err := t.list.Load(ctx, s)
	if err != nil {
		return nil, err
	}
	words := siteSum(s.Book)
	return func() {
		show()
		t.words.SetText(words)
		t.words.Hidden = words == ""
		t.content.Refresh()
	}, nil
}

// siteSum counts the places in use.
func siteSum(b *model.Book) string {
	all, checked, whole := 0, 0, 0
	lacking := [6]int{}
	for _, s := range model.InScope[model.Site](b) {
		if !s.Active(b.AsOf) {
			continue
		}
		all++
		if s.Checked.IsZero() {
			continue
		}
		checked++
		if len(s.Lacking()) == 0 {
			whole++
		}
		for i, has := range s.Six() {
			if !has {
				lacking[i]++
			}
		}
	}
	if all == 0 {
		return ""
	}
	text := fmt.Sprintf("在用%d个，已检查%d个，“六有”齐备%d个", all, checked, whole)
	var parts []string
	for i, n := range lacking {
		if n > 0 {
			parts = append(parts, fmt.Sprintf("缺%s%d个", model.SixNames[i], n))
		}
	}
	if len(parts) > 0 {
		text += "；" + strings.Join(parts, "、")
	}
	return text + "。"
}
