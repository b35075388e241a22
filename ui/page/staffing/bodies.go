package staffing

// 党务工作机构 and 党务岗位: what is set up, and who holds which post.

import (
	"fmt"
	"strconv"

	"fyne.io/fyne/v2"

	"partyledger/model"
	"partyledger/ui/kit"
	"partyledger/ui/page"
)

// bodies is the second tab.
type bodies struct {
	p    *Page
	list *page.PeriodList[model.Body]
}

func newBodies(p *Page) *bodies {
	t := &bodies{p: p}
	number := func(n func(model.BodyStaff) string) func(*model.Book, model.Body) string {
		return func(b *model.Book, x model.Body) string { return n(staffOf(b, x)) }
	}
	t.list = page.NewPeriodList(p.host, "含已撤销", page.RecordsOptions[model.Body]{
		ID: "staffing.bodies",
		Sections: []kit.FormSection{
			{Title: "机构", Fields: []string{"EnterpriseID", "Name", "Setting", "JointWith", "InManagement"}},
			{Title: "编制", Fields: []string{"Quota", "PeerAverage", "Document", "Founded", "Ended", "Note"}},
		},
		Empty: "还没有登记党务工作机构。点“新增”登记，如“党群工作部”；与管理部门合署办公的，设置方式选“合署办公”。",
		New: func(*model.Book) model.Body {
			return model.Body{EnterpriseID: t.list.Enterprise(), Setting: model.Independent, InManagement: true}
		},
		Extra: []fyne.CanvasObject{kit.NewButton("撤销…", t.end)},
		Menu: func(x model.Body) []*fyne.MenuItem {
			return []*fyne.MenuItem{fyne.NewMenuItem("在这个机构登记岗位…", func() {
				p.Select(tabPosts)
				p.posts.list.Edit(model.Post{EnterpriseID: x.EnterpriseID, BodyID: x.ID, Field: model.PartyField,
					WorkTime: model.FullTime, From: p.Snap.Today}, true)
			}), fyne.NewMenuItem("撤销…", t.end)}
		},
		Cols: []page.Col[model.Body]{
			{Field: "EnterpriseID"}, {Field: "Name"},
			{Title: "设置方式", Width: 150, Text: func(_ *model.Book, x model.Body) string {
				if x.Setting == model.Joint && x.JointWith != "" {
					return "与" + x.JointWith + "合署"
				}
				return string(x.Setting)
			}},
			{Field: "InManagement", Title: "列入管理机构", Color: func(_ *model.Book, x model.Body) fyne.ThemeColorName {
				return kit.Choose(x.InManagement, "", kit.ColorWarn)
			}},
			page.NumberCol("实有专职", number(func(s model.BodyStaff) string { return strconv.Itoa(s.FullTime) })),
			page.NumberCol("实有兼职", number(func(s model.BodyStaff) string { return strconv.Itoa(s.PartTime) })),
			{Field: "Quota", Title: "编制"},
			page.NumberCol("同级平均", func(_ *model.Book, x model.Body) string {
				if x.PeerAverage == 0 {
					return ""
				}
				return x.PeerAverage.Persons()
			}),
			{Title: "与平均比较", Width: 100, Text: number(peerWords), Color: func(b *model.Book, x model.Body) fyne.ThemeColorName {
				switch s := staffOf(b, x); {
				case !s.Known:
					return kit.ColorMuted
				case s.Met:
					return kit.ColorGood
				}
				return kit.ColorWarn
			}},
			{Field: "Ended"}, {Field: "Document"},
		},
	})
	return t
}

// staffOf is a body held against its peers; zero for one that is not active.
func staffOf(b *model.Book, x model.Body) model.BodyStaff {
	for _, s := range model.BodyStaffing(b, x.EnterpriseID) {
		if s.Body.ID == x.ID {
			return s
		}
	}
	return model.BodyStaff{}
}

func peerWords(s model.BodyStaff) string {
	switch {
	case !s.Known:
		return "—"
	case s.Met:
		return "不少于平均"
	}
	return "少" + s.Short.Persons() + "人"
}

// end records that a body is abolished.
func (t *bodies) end() {
	x, ok := t.list.Selected()
	if !ok {
		t.p.host.Tell("请先在列表中选中一个机构", nil)
		return
	}
	text := "登记“" + t.p.Snap.Book.EnterpriseName(x.EnterpriseID) + x.Name + "”撤销。记录保留，撤销之日起不再计入统计。"
	if s := staffOf(t.p.Snap.Book, x); s.FullTime+s.PartTime > 0 {
		text += fmt.Sprintf("它现有专职%d人、兼职%d人，岗位请另行登记离任。", s.FullTime, s.PartTime)
	}
	page.AskEnd(t.p.host, x, page.End{Who: "“" + x.Name + "”", Past: "撤销", Note: "撤销“" + x.Name + "”", Question: page.Question{
		Title: "撤销党务工作机构", Yes: "登记撤销", Text: text, Fields: []string{"Ended", "Note"},
	}})
}

// posts is the third tab.
type posts struct {
	p    *Page
	list *page.PeriodList[model.Post]
}

func newPosts(p *Page) *posts {
	t := &posts{p: p}
	t.list = page.NewPeriodList(p.host, "含已离任", page.RecordsOptions[model.Post]{
		ID: "staffing.posts",
		Sections: []kit.FormSection{
			{Title: "岗位", Fields: []string{"EnterpriseID", "BodyID", "PersonID", "Title", "Field", "WorkTime"}},
			{Title: "任职", Fields: []string{"From", "Document", "To", "Note"}},
		},
		Empty: "还没有登记党务岗位。点“新增”登记在岗的专职、兼职党务工作人员；同一人按一人计算，专职优先。",
		New: func(*model.Book) model.Post {
			x := model.Post{EnterpriseID: t.list.Enterprise(), Field: model.PartyField, WorkTime: model.FullTime, From: p.Snap.Today}
			x = page.WithOnly(p.Snap.Book, x).(model.Post)
			if list := model.BodyStaffing(p.Snap.Book, x.EnterpriseID); len(list) == 1 {
				x.BodyID = list[0].Body.ID
			}
			return x
		},
		Extra: []fyne.CanvasObject{kit.NewButton("离任…", t.end)},
		Menu: func(x model.Post) []*fyne.MenuItem {
			return []*fyne.MenuItem{fyne.NewMenuItem("离任…", t.end), page.OpenItem(p.host, "打开人员", model.Ref{Kind: model.KindPerson,
				ID: x.PersonID})}
		},
		Cols: []page.Col[model.Post]{
			{Field: "EnterpriseID"}, {Field: "PersonID"}, {Field: "Title"}, {Field: "WorkTime"}, {Field: "Field"},
			{Title: "党务工作机构", Width: 160, Text: func(b *model.Book, x model.Post) string {
				body, _ := model.Find[model.Body](b, x.BodyID)
				return body.Name
			}},
			{Field: "From"}, {Field: "To"}, {Field: "Document"},
		},
	})
	return t
}

// end records that a person has left a post.
func (t *posts) end() {
	x, ok := t.list.Selected()
	if !ok {
		t.p.host.Tell("请先在列表中选中一个岗位", nil)
		return
	}
	who := t.p.Snap.Book.PersonName(x.PersonID) + "的“" + x.Title + "”"
	page.AskEnd(t.p.host, x, page.End{Who: who, Past: "离任", Note: who + "离任", Question: page.Question{
		Title: "党务岗位离任", Yes: "登记离任", Text: "登记" + who + "离任。记录保留，离任之日起不再计入实配人数。", Fields: []string{"To", "Note"},
	}})
}
