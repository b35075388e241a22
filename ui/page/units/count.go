package units

// 计票: the count of an election's votes in large figures, for a screen that the meeting sees;
// what each number comes to stands beside it as it is typed.

import (
	"fmt"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"partyledger/model"
	"partyledger/store"
	"partyledger/ui/kit"
	"partyledger/ui/page"
)

// larger is how much the figures of the count exceed other text.
const larger = 8

// count is the window.
type count struct {
	p       *Page
	was     model.Election
	now     model.Election
	rows    []*countRow
	numbers map[string]*kit.Entry // of the election, by field
	said    *kit.Words
	sheet   *page.Sheet
}

// countRow is one candidate.
type countRow struct {
	was                   model.Candidate
	inFavour, against, no *kit.Entry
	verdict               *kit.Text
}

// counted are the numbers of the meeting, in the order in which they become known.
var counted = []string{"Eligible", "Present", "BallotsOut", "BallotsIn", "BallotsValid"}

func (p *Page) countVotes() {
	if e, ok := p.elections.Selected(); ok {
		p.count(e)
		return
	}
	p.host.Tell("请先在列表中选中一次选举", nil)
}

// count opens the window for an election; nil if nobody stands.
func (p *Page) count(e model.Election) *count {
	c := &count{p: p, was: e, now: e, numbers: map[string]*kit.Entry{}, said: kit.NewWords()}
	for _, x := range byElection(p.Snap.Book, standing(p.Snap.Book, e)) {
		c.rows = append(c.rows, c.row(x))
	}
	if len(c.rows) == 0 {
		p.host.Tell("这次选举还没有登记候选人，请先在“候选人”里登记", nil)
		return nil
	}
	c.show()
	return c
}

// standing are an election's candidates.
func standing(b *model.Book, e model.Election) []model.Candidate {
	var out []model.Candidate
	for _, x := range candidatesOf(b, e) {
		out = append(out, *x)
	}
	return out
}

func (c *count) number(n int) *kit.Entry {
	e := kit.NewEntry()
	if n > 0 {
		e.SetText(strconv.Itoa(n))
	}
	e.OnChanged = func(string) { c.judge() }
	return e
}

func (c *count) row(x model.Candidate) *countRow {
	return &countRow{was: x, inFavour: c.number(x.For), against: c.number(x.Against), no: c.number(x.Abstain),
		verdict: kit.NewText("", theme.ColorNameForeground).Strong().Sized(kit.Larger(larger))}
}

func (c *count) show() {
	schema := model.SchemaOf(model.KindElection)
	top := container.NewGridWithColumns(len(counted))
	for _, name := range counted {
		f, _ := schema.Field(name)
		n, _ := strconv.Atoi(f.Text(c.was))
		c.numbers[name] = c.number(n)
		top.Add(kit.Labelled(f.Label, false, c.numbers[name], nil))
	}
	head := []fyne.CanvasObject{}
	for _, t := range []string{"候选人", "赞成", "不赞成", "弃权", "结果"} {
		head = append(head, kit.NewText(t, kit.ColorMuted))
	}
	grid := container.NewGridWithColumns(len(head), head...)
	for i, r := range c.rows {
		if i == 0 || c.rows[i-1].was.Post != r.was.Post {
			grid.Add(kit.NewText(c.seatsWord(r.was.Post), theme.ColorNameForeground).Strong())
			for range len(head) - 1 {
				grid.Add(kit.NewText("", theme.ColorNameForeground))
			}
		}
		grid.Objects = append(grid.Objects, kit.NewText(c.p.Snap.Book.PersonName(r.was.PersonID),
			theme.ColorNameForeground).Strong().Sized(kit.Larger(larger)),
			r.inFavour, r.against, r.no, r.verdict)
	}
	c.sheet = &page.Sheet{Title: "计票：" + page.ShortName(c.p.Snap.Book, c.was.OrganizationID) + c.was.Called(), Width: 2000, Height: 2000,
		Content: container.NewBorder(container.NewPadded(top), c.said, nil, nil, kit.NewFormScroll(container.NewPadded(grid))),
		Changed: func() bool { return len(c.edits()) > 0 }, Saves: true,
		Yes: kit.NewButtonWithIcon("保存票数和当选", theme.DocumentSaveIcon(), c.save)}
	c.sheet.Show(c.p.host)
	c.judge()
}

// seatsWord is a post with its seats: 委员（应选3名）.
func (c *count) seatsWord(post model.ElectionPost) string {
	if n := c.was.SeatsFor(post); n > 0 {
		return fmt.Sprintf("%s（应选%d名）", post, n)
	}
	return string(post)
}

func typed(e *kit.Entry) int {
	n, _ := strconv.Atoi(strings.TrimSpace(e.Text))
	return max(n, 0)
}

// judge reads the numbers and says what they come to.
func (c *count) judge() {
	if c.sheet == nil {
		return
	}
	e := &c.now
	e.Eligible, e.Present = typed(c.numbers["Eligible"]), typed(c.numbers["Present"])
	e.BallotsOut, e.BallotsIn, e.BallotsValid = typed(c.numbers["BallotsOut"]), typed(c.numbers["BallotsIn"]),
		typed(c.numbers["BallotsValid"])
	for _, group := range c.posts() {
		votes := make([]int, len(group))
		for i, r := range group {
			votes[i] = typed(r.inFavour)
		}
		for i, v := range model.Tally(e.Eligible, e.Present, c.was.SeatsFor(group[0].was.Post), votes) {
			group[i].verdict.Text, group[i].verdict.Color = string(v), verdictColor(v)
			group[i].verdict.Refresh()
		}
	}
	c.tell()
}

func verdictColor(v model.TallyResult) fyne.ThemeColorName {
	switch v {
	case model.IsElected:
		return kit.ColorGood
	case model.NoElection, model.Tied:
		return kit.ColorBlock
	}
	return kit.ColorMuted
}

// posts are the rows by post.
func (c *count) posts() [][]*countRow {
	var out [][]*countRow
	for i, r := range c.rows {
		if i == 0 || c.rows[i-1].was.Post != r.was.Post {
			out = append(out, nil)
		}
		out[len(out)-1] = append(out[len(out)-1], r)
	}
	return out
}

// tell says of the whole what is to be said: who came, which ballots, what cannot be.
func (c *count) tell() {
	e := c.now
	var said []kit.Sentence
	say := func(color fyne.ThemeColorName, format string, a ...any) {
		said = append(said, kit.Sentence{Text: fmt.Sprintf(format, a...), Color: color})
	}
	switch {
	case e.Eligible == 0 || e.Present == 0:
		say(kit.ColorMuted, "请先填应到和实到有选举权的人数。")
	case !e.Valid():
		say(kit.ColorBlock, "应到%d人，实到%d人，不足五分之四，选举无效。", e.Eligible, e.Present)
	default:
		say(kit.ColorGood, "应到%d人，实到%d人，超过五分之四；赞成票达到%d票当选。", e.Eligible, e.Present, e.Present/2+1)
	}
	switch {
	case e.BallotsIn > e.BallotsOut && e.BallotsOut > 0:
		say(kit.ColorBlock, "收回%d张，多于发出的%d张，选举无效，应当重新选举。", e.BallotsIn, e.BallotsOut)
	case e.BallotsValid > e.BallotsIn && e.BallotsIn > 0:
		say(kit.ColorBlock, "有效票%d张，多于收回的%d张，请核对。", e.BallotsValid, e.BallotsIn)
	}
	for _, r := range c.rows {
		if sum, most := typed(r.inFavour)+typed(r.against)+typed(r.no), max(e.BallotsValid, 0); most > 0 && sum > most {
			say(kit.ColorBlock, "%s的三种票合计%d张，多于有效票%d张，请核对。", c.p.Snap.Book.PersonName(r.was.PersonID), sum, most)
		}
	}
	c.said.Set(said...)
}

// edits are the records with what was typed.
func (c *count) edits() []store.Draft {
	var out []store.Draft
	if c.now != c.was {
		out = append(out, store.Draft{Was: c.was, Now: c.now})
	}
	for _, r := range c.rows {
		now := r.was
		now.For, now.Against, now.Abstain = typed(r.inFavour), typed(r.against), typed(r.no)
		now.Elected = r.verdict.Text == string(model.IsElected)
		if now != r.was {
			out = append(out, store.Draft{Was: r.was, Now: now})
		}
	}
	return out
}

func (c *count) save() {
	edits := c.edits()
	if len(edits) == 0 {
		c.sheet.Hide()
		return
	}
	c.p.host.SaveDrafts("登记“"+c.p.Snap.Book.OrganizationName(c.was.OrganizationID)+"”"+c.was.Called()+"的票数", c.sheet.Saving(), edits...)
}
