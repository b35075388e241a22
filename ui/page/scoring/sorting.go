package scoring

// Many files at once: their names suggest to which indicators they belong, and a person
// confirms each.

import (
	"fmt"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"partyledger/model"
	"partyledger/model/assess"
	"partyledger/store/assessment"
	"partyledger/ui/kit"
	"partyledger/ui/page"
)

// mostSuits is how many indicators a file's name may suggest.
const mostSuits = 5

// sortRow is a file with the indicator that is chosen for it.
type sortRow struct {
	path string
	take *kit.Check
	to   *kit.Picker
}

// sortFiles asks for files and then to which indicators they belong.
func (p *Page) sortFiles() {
	if p.now == nil {
		return
	}
	p.choose(p.host.Window(), "选择要归入的佐证材料", proofFiles, p.showSorting)
}

func (p *Page) showSorting(paths []string) {
	a := p.now
	box := kit.NewColumn(kit.NewWords(kit.Sentence{Text: "指标是按文件名中的字词建议的，请逐件核对；不对的另选，不要的取消勾选。勾选并且选定了指标的才归入。"}))
	var rows []*sortRow
	for _, path := range paths {
		name := filepath.Base(path)
		r := &sortRow{path: path, take: kit.NewCheck(name, nil), to: kit.NewPicker(model.KindIndicator, lookup(a, name))}
		r.to.SetPlaceHolder("选择指标：输入编码或者文字")
		if s := assess.SuggestFor(a.Nodes, name, 1); len(s) > 0 {
			r.take.SetChecked(true)
			r.to.Set(option(&a.Nodes[s[0].Node]))
		}
		rows = append(rows, r)
		box.Add(kit.NewFlow(kit.Wide(r.take, 330), kit.Wide(r.to, 400)))
	}
	wrong := kit.NewWords(kit.Sentence{Color: theme.ColorNameError})
	chosen := func() (all string) {
		for _, r := range rows {
			all += fmt.Sprintln(r.take.Checked, r.to.Chosen().ID)
		}
		return all
	}
	began := chosen()
	s := &page.Sheet{Title: "归入文件", Width: 900, Height: 2000, Changed: func() bool { return chosen() != began },
		Content: container.NewBorder(nil, wrong, nil, nil, kit.NewFormScroll(container.NewPadded(box)))}
	s.Yes = kit.NewButtonWithIcon("归入所选", theme.ConfirmIcon(), func() {
		var list []assessment.NewFile
		for _, r := range rows {
			switch id := r.to.Chosen().ID; {
			case !r.take.Checked:
			case id == "":
				wrong.SetText("“" + filepath.Base(r.path) + "”还没有选定指标，请选定，或者取消勾选。")
				return
			default:
				list = append(list, assessment.NewFile{Path: r.path, Indicator: id})
			}
		}
		if len(list) == 0 {
			wrong.SetText("请勾选要归入的文件。")
			return
		}
		s.Hide()
		p.take(list)
	})
	s.Show(p.host)
}

// option is an indicator as it is chosen.
func option(n *assess.Node) kit.Option {
	return kit.Option{ID: n.ID, Text: n.Code + " " + model.Clip(assess.Title(n.Text), 30)}
}

// lookup finds leaves: what a file's name suggests while nothing is typed.
func lookup(a *assess.Assessment, file string) kit.Lookup {
	return func(_ model.Kind, text string, then func([]kit.Option)) {
		var out []kit.Option
		if strings.TrimSpace(text) == "" {
			for _, s := range assess.SuggestFor(a.Nodes, file, mostSuits) {
				o := option(&a.Nodes[s.Node])
				o.More = "文件名里有：" + strings.Join(s.Words[:min(3, len(s.Words))], "、")
				out = append(out, o)
			}
			then(out)
			return
		}
		found := page.Matcher(text)
		for i := range a.Nodes {
			n := &a.Nodes[i]
			if o := option(n); n.Leaf && found(strings.ToLower(o.Text+" "+n.Text+" "+n.Demand)) {
				out = append(out, o)
			}
		}
		then(out)
	}
}
