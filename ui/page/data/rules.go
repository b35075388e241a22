package data

// 规则: every rule with its editions and where it stands, what the office has
// checked against the original, and the stricter local limits.

import (
	"context"
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"partyledger/model"
	"partyledger/model/rule"
	"partyledger/ui/kit"
	"partyledger/ui/page"
)

// ruleRow is a rule in one edition.
type ruleRow struct {
	rule.Rule
	provision rule.Provision
	review    model.RuleReview // the last one; empty if there is none
	local     []model.LocalRule
}

func (r ruleRow) key() string { return r.ID + "/" + r.provision.Named() }

// state says who checked the text.
func (r ruleRow) state() string {
	switch {
	case r.provision.Own():
		return "程序自查"
	case r.review.ID != "":
		return "本单位已核对"
	case r.provision.Verified:
		return "已见原文"
	}
	return "待核对"
}

// unchecked reports that nobody has seen the text.
func (r ruleRow) unchecked() bool { return r.state() == "待核对" }

// rules is the tab.
type rules struct {
	host    page.Host
	content fyne.CanvasObject
	filter  *kit.Entry
	open    *kit.Check // only what is to be checked
	list    *kit.RecordList[ruleRow]
	detail  *kit.Paragraph
	local   *page.Records[model.LocalRule] // on its own tab
}

func newRules(host page.Host) *rules {
	r := &rules{host: host, detail: words(pickRule)}
	state := kit.TextColumn("核对", 112, func(x ruleRow) string {
		if x.unchecked() {
			return "—" // said once, over the list
		}
		return x.state()
	})
	state.Color = func(x ruleRow) fyne.ThemeColorName {
		if x.unchecked() {
			return kit.ColorMuted
		}
		return kit.ColorGood
	}
	level := kit.TextColumn("程度", 60, func(x ruleRow) string { return x.Level.Chinese() })
	level.Color = func(x ruleRow) fyne.ThemeColorName { return page.LevelColor(x.Level) }
	r.list = page.NewList(r.host, page.ListOf{ID: "rules", Title: "核查规则"}, []kit.Column[ruleRow]{
		kit.TextColumn("编号", 64, func(x ruleRow) string { return x.ID }), level,
		kit.TextColumn("要求", 360, func(x ruleRow) string { return x.Title }),
		kit.TextColumn("业务", 80, func(x ruleRow) string { return x.Topic }),
		kit.TextColumn("版本", 80, func(x ruleRow) string { return x.provision.Edition }),
		kit.TextColumn("依据", 300, func(x ruleRow) string { return x.provision.Document + x.provision.Article }),
		state,
	})
	r.list.Key = ruleRow.key
	r.list.OnSelect = r.selected
	r.filter = kit.NewEntry()
	r.filter.SetPlaceHolder("筛选：编号、要求、业务或依据")
	r.filter.OnChanged = func(string) { r.apply() }
	r.open = kit.NewCheck(openOnly, func(bool) { r.apply() })
	review := kit.NewButton("已与正本核对…", r.askReview)
	limit := kit.NewButton("登记本地限值…", r.askLimit)
	r.newLocal()
	edition := kit.NewButton("细则版本口径…", r.askEditions)
	bar := padded(kit.NewFlow(review, limit, edition, r.open, kit.Wide(r.filter, 260)))
	foot := container.NewVBox(widget.NewSeparator(), kit.Lines(r.detail, 3))
	r.content = kit.NewTopped(bar, container.NewBorder(nil, foot, nil, nil, r.list))
	return r
}

// openOnly is the filter of what is not checked.
const openOnly = "只看待核对"

const pickRule = "选中一条，可在这里看到它的限值和出处。"

var localOf = model.NewIndex(func(_ *model.Book, l *model.LocalRule) string { return l.RuleID })

// ruleRows is every rule in every edition.
func ruleRows(b *model.Book) []ruleRow {
	reviews := map[string]model.RuleReview{}
	for _, r := range model.Everywhere[model.RuleReview](b) {
		reviews[r.RuleID+"/"+r.Edition] = r
	}
	var out []ruleRow
	for _, r := range rule.All() {
		for _, p := range r.Provisions {
			row := ruleRow{Rule: r, provision: p, review: reviews[r.ID+"/"+p.Named()]}
			for _, l := range localOf.Of(b, r.ID) {
				row.local = append(row.local, *l)
			}
			out = append(out, row)
		}
	}
	return out
}

// load shows every rule as it stands.
func (r *rules) load(_ context.Context, s *page.Snapshot) (func(), error) {
	rows := ruleRows(s.Book)
	return func() {
		r.list.SetRows(rows)
		r.selected(r.list.Selected())
		r.open.SetText(openOnly + countOpen(rows))
	}, nil
}

func (r *rules) apply() {
	found, open := page.Matcher(r.filter.Text), r.open.Checked
	r.list.SetFilter(func(x ruleRow) bool {
		if open && !x.unchecked() {
			return false
		}
		text := strings.ToLower(x.ID + " " + x.Title + " " + x.Topic + " " + x.provision.Basis())
		return found(text)
	})
}

// countOpen is how many rules are not checked, as the filter says it.
func countOpen(rows []ruleRow) string {
	n := 0
	for _, x := range rows {
		if x.unchecked() {
			n++
		}
	}
	if n == 0 {
		return ""
	}
	return fmt.Sprintf("（%d条）", n)
}

func (r *rules) chosen() (ruleRow, bool) {
	rows := r.list.Selected()
	if len(rows) != 1 {
		r.host.Tell("请先在列表中选中一条规则", nil)
		return ruleRow{}, false
	}
	return rows[0], true
}

// selected shows a rule in full.
func (r *rules) selected(rows []ruleRow) {
	if len(rows) != 1 {
		r.detail.SetText(pickRule)
		return
	}
	r.detail.SetText(kit.Visible(ruleText(rows[0])))
}

func ruleText(x ruleRow) string {
	s := x.ID + "　" + x.Title + "　依据：" + x.provision.Basis()
	for _, l := range x.Limits {
		s += "　" + limitText(l)
	}
	for _, l := range x.local {
		s += fmt.Sprintf("　本地%s为%d（%s）", l.Limit, l.Value, l.Document)
	}
	switch {
	case x.review.ID != "":
		s += fmt.Sprintf("　%s于%s与正本核对。", x.review.By, x.review.Day)
	case x.provision.Own():
	case x.provision.Verified:
		s += "　原文见于：" + x.provision.Source
	default:
		s += "　尚未与正本核对，核查结果和报表中标*。"
	}
	return s
}

// limitText is a limit with what may be set locally.
func limitText(l rule.Limit) string {
	if l.Smaller {
		return fmt.Sprintf("%s：全国%d，本地可更小", l.Name, l.Value)
	}
	return fmt.Sprintf("%s：全国%d，本地可更大", l.Name, l.Value)
}

// askReview records that someone held a rule's text against the original.
func (r *rules) askReview() {
	x, ok := r.chosen()
	if !ok {
		return
	}
	if x.provision.Own() {
		r.host.Tell("规则"+x.ID+"是对台账数据本身的检查，没有正本可核对", nil)
		return
	}
	rec := model.RuleReview{RuleID: x.ID, Edition: x.provision.Named(), Day: r.host.Snapshot().Today}
	page.AskFields(r.host, page.Question{
		Title: "已与正本核对", Yes: "登记核对", Record: rec, Fields: []string{"By", "Day", "Note"}, Need: []string{"By", "Day"},
		Text: "请对照正本核对规则" + x.ID + "“" + x.Title + "”的条文（" + x.provision.Document + x.provision.Article + "）。登记后，核查结果和报表不再标*。",
		Then: func(now model.Record, done func(error)) {
			v := now.(model.RuleReview)
			v.ID = r.host.NewID(model.KindRuleReview)
			r.host.Save("规则"+x.ID+"与正本核对", done, v)
		},
	})
}

// askLimit records a stricter local limit for the chosen rule.
func (r *rules) askLimit() {
	x, ok := r.chosen()
	if !ok {
		return
	}
	if len(x.Limits) == 0 {
		r.host.Tell("规则"+x.ID+"没有可以加严的限值", nil)
		return
	}
	var names []string
	for _, l := range x.Limits {
		names = append(names, limitText(l))
	}
	which := kit.NewSelect(names, nil)
	which.PlaceHolder = "请选择限值"
	which.SetSelectedIndex(0)
	limit := func() rule.Limit { return x.Limits[max(which.SelectedIndex(), 0)] }
	page.AskFields(r.host, page.Question{
		Title: "登记本地限值", Yes: "登记", Above: which, Text: "规则" + x.ID + "“" + x.Title + "”。上级或本地规定比全国规定更严的，可在此登记；不能放宽。",
		Record: model.LocalRule{RuleID: x.ID, From: r.host.Snapshot().Today}, Fields: []string{"Value", "Document", "From", "To", "Note"},
		Need: []string{"Value", "Document"},
		Whole: func(r model.Record) model.Record {
			l := r.(model.LocalRule)
			l.Limit = limit().Name
			return l
		},
		Then: func(now model.Record, done func(error)) {
			l := now.(model.LocalRule)
			l.ID = r.host.NewID(model.KindLocalRule)
			r.host.Save(fmt.Sprintf("规则%s的本地%s", x.ID, l.Limit), done, l)
		},
	})
}

func (r *rules) newLocal() {
	r.local = page.NewRecords(r.host, page.RecordsOptions[model.LocalRule]{
		ID: "data.local", Bare: true, Plain: true, Empty: "没有本地限值。上级或本地规定更严的，请在“规则”中选中一条规则，点“登记本地限值…”。",
		Sections: []kit.FormSection{{Fields: []string{"RuleID", "Limit", "Value", "Document", "From", "To", "Note"}}},
		Sealed:   []string{"RuleID", "Limit"},
		Cols: []page.Col[model.LocalRule]{
			{Field: "RuleID", Title: "规则", Width: 64}, {Field: "Limit", Title: "限值", Width: 200},
			page.NumberCol("全国", func(_ *model.Book, l model.LocalRule) string {
				if n, ok := limitOf(l); ok {
					return fmt.Sprint(n.Value)
				}
				return ""
			}),
			{Field: "Value", Title: "本地"}, {Field: "Document", Width: 220}, {Field: "From", Title: "生效"},
			{Field: "To", Title: "失效"},
		},
	})
}

// limitOf is the national limit that a local one makes stricter.
func limitOf(l model.LocalRule) (rule.Limit, bool) {
	r, _ := rule.ByID(l.RuleID)
	for _, n := range r.Limits {
		if n.Name == l.Limit {
			return n, true
		}
	}
	return rule.Limit{}, false
}
