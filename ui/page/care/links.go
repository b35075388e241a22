package care

// 联系培养: the experts, who keeps in touch with them, what was talked of, and what
// became of them since.

import (
	"cmp"
	"context"
	"slices"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"partyledger/model"
	"partyledger/ui/kit"
	"partyledger/ui/page"
)

// links is the first tab.
type links struct {
	p       *Page
	content fyne.CanvasObject
	list    *page.Held[model.TalentLink]
	talk    *kit.Button
	detail  *kit.Words
	results map[string]model.LinkResult
}

const pick = "选中一人，可在这里看到谈话记录。政治面貌和培养阶段取自名册和发展党员台账，不用填写。"

func newLinks(p *Page) *links {
	t := &links{p: p, results: map[string]model.LinkResult{}, detail: kit.NewWords(kit.Sentence{Text: pick, Color: kit.ColorMuted})}
	t.talk = kit.NewButton("登记谈话…", t.askTalk)
	t.list = page.NewHeld(p.host, "含已结束", page.RecordsOptions[model.TalentLink]{
		ID: "care.links",
		Sections: []kit.FormSection{
			{Title: "人才", Fields: []string{"PersonID", "TalentKind", "Goal"}},
			{Title: "联系", Fields: []string{"OrganizationID", "ContactID", "From", "To", "Result", "Note"}},
		},
		Empty: "还没有联系培养的人才。点“新增”登记专业技术能手、青年专家，以及直接联系他们的党组织和联系人。",
		New: func(*model.Book) model.TalentLink {
			return model.TalentLink{TalentKind: model.ExpertTechnical, From: p.snap.Today}
		},
		Check: checkLink,
		Extra: []fyne.CanvasObject{t.talk, kit.NewButton("结束联系…", t.askEnd)},
		Menu: func(list []model.TalentLink) []*fyne.MenuItem {
			if len(list) != 1 {
				return nil
			}
			return []*fyne.MenuItem{fyne.NewMenuItem("登记谈话…", t.askTalk), fyne.NewMenuItem("打开人员", func() { p.host.Open(model.Ref{Kind: model.KindPerson, ID: list[0].PersonID}) })}
		},
		Cols: []page.Col[model.TalentLink]{
			{Title: "姓名", Width: 86, Text: func(b *model.Book, l model.TalentLink) string { return b.PersonName(l.PersonID) }},
			{Title: "人才类别", Width: 104, Text: func(_ *model.Book, l model.TalentLink) string { return string(l.TalentKind) }},
			{Title: "联系党组织", Width: 170, Text: func(b *model.Book, l model.TalentLink) string { return page.ShortName(b, l.OrganizationID) }},
			{Title: "联系人", Width: 86, Text: func(b *model.Book, l model.TalentLink) string {
				if l.ContactID == "" {
					return "未登记"
				}
				return b.PersonName(l.ContactID)
			}, Color: func(_ *model.Book, l model.TalentLink) fyne.ThemeColorName {
				return map[bool]fyne.ThemeColorName{true: kit.ColorWarn}[l.ContactID == ""]
			}},
			{Title: "开始日期", Width: 98, Text: func(_ *model.Book, l model.TalentLink) string { return l.From.String() }},
			{Title: "谈话", Width: 54, Number: true, Align: fyne.TextAlignTrailing, Text: func(_ *model.Book, l model.TalentLink) string { return strconv.Itoa(t.results[l.ID].Notes) }},
			{Title: "最近谈话", Width: 98, Text: func(_ *model.Book, l model.TalentLink) string { return t.results[l.ID].Last.String() }},
			{Title: "现在", Width: 110, Text: func(_ *model.Book, l model.TalentLink) string { return t.results[l.ID].Now }},
			{Title: "联系以来", Width: 90, Text: func(_ *model.Book, l model.TalentLink) string {
				return map[bool]string{true: "有新进展"}[t.results[l.ID].Grown]
			}, Color: func(*model.Book, model.TalentLink) fyne.ThemeColorName { return kit.ColorGood }},
			{Title: "结束日期", Width: 98, Text: func(_ *model.Book, l model.TalentLink) string { return l.To.String() }},
		},
	})
	t.list.List().OnSelect = func([]page.Row[model.TalentLink]) { t.tell() }
	foot := container.NewVScroll(t.detail)
	foot.SetMinSize(fyne.NewSize(100, 96))
	t.content = container.NewBorder(nil, foot, nil, nil, t.list.Content())
	return t
}

func checkLink(_ *model.Book, l model.TalentLink) map[string]string {
	switch {
	case l.ContactID != "" && l.ContactID == l.PersonID:
		return map[string]string{"ContactID": "联系人不能是本人"}
	case !l.To.IsZero() && l.To.Before(l.From):
		return map[string]string{"To": "结束日期早于开始日期"}
	}
	return nil
}

func (t *links) load(ctx context.Context, s *page.Snapshot) (func(), error) {
	before, results := t.results, map[string]model.LinkResult{}
	for _, l := range model.All[model.TalentLink](s.Book) {
		results[l.ID] = model.LinkOn(s.Book, l)
	}
	t.results = results // the list's texts are made of it
	show, err := t.list.Load(ctx, s)
	if err != nil {
		t.results = before
		return nil, err
	}
	return func() {
		show()
		t.tell()
	}, nil
}

// tell says what was talked of with the chosen expert.
func (t *links) tell() {
	l, ok := t.list.Selected()
	if !ok {
		t.talk.Disable()
		t.detail.Set(kit.Sentence{Text: pick, Color: kit.ColorMuted})
		return
	}
	t.talk.Enable()
	b := t.p.snap.Book
	out := []kit.Sentence{{Text: b.PersonName(l.PersonID) + "　" + string(l.TalentKind), Bold: true}}
	if l.Goal != "" {
		out = append(out, kit.Sentence{Text: "培养目标：" + l.Goal, Color: kit.ColorMuted})
	}
	var notes []model.LinkNote
	for _, n := range model.Owned[model.LinkNote](b, l.ID) {
		notes = append(notes, *n)
	}
	slices.SortFunc(notes, func(x, y model.LinkNote) int { return y.Day.Compare(x.Day) })
	for _, n := range notes {
		out = append(out, kit.Sentence{Text: n.Day.String() + "　" + cmp.Or(n.By, "（未登记谈话人）") + "：" + n.What, Color: kit.ColorMuted})
	}
	if len(notes) == 0 {
		out = append(out, kit.Sentence{Text: "还没有谈话记录。", Color: kit.ColorMuted})
	}
	t.detail.Set(out...)
}

func (t *links) askTalk() {
	l, ok := t.list.Selected()
	if !ok {
		return
	}
	b := t.p.snap.Book
	by := ""
	if l.ContactID != "" {
		by = b.PersonName(l.ContactID)
	}
	page.AskFields(t.p.host, page.Question{Title: "登记谈话", Yes: "登记", Text: "与“" + b.PersonName(l.PersonID) + "”的谈话和帮助。",
		Record: model.LinkNote{LinkID: l.ID, Day: t.p.snap.Today, By: by}, Fields: []string{"Day", "By", "What"}, Need: []string{"Day", "What"},
		Check: func(r model.Record) map[string]string {
			if n := r.(model.LinkNote); n.Day.Before(l.From) {
				return map[string]string{"Day": "日期早于开始联系日期（" + l.From.String() + "）"}
			}
			return nil
		},
		Then: func(r model.Record) {
			n := r.(model.LinkNote)
			n.ID = t.p.host.NewID(model.KindLinkNote)
			t.p.host.Save("登记与“"+b.PersonName(l.PersonID)+"”的谈话", nil, n)
		}})
}

func (t *links) askEnd() {
	l, ok := t.list.Selected()
	if !ok {
		t.p.host.Tell("请先选中一人", nil)
		return
	}
	name := "“" + t.p.snap.Book.PersonName(l.PersonID) + "”"
	page.AskEnd(t.p.host, l, page.End{Who: name, Past: "结束联系", Note: name + "的联系培养结束", Question: page.Question{
		Title: "结束联系", Yes: "登记结束", Fields: []string{"To", "Result"}, Text: "登记" + name + "的联系培养结束。谈话记录都保留。",
		Check: func(r model.Record) map[string]string { return checkLink(nil, r.(model.TalentLink)) },
	}})
}
