package life

// The page 组织生活 with the sample: what it shows, and a meeting of forty by keyboard alone.

import (
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"partyledger/model"
	"partyledger/model/day"
	"partyledger/store"
	"partyledger/ui/page"
	"partyledger/ui/page/pagetest"
)

var tabNames = []string{"gaps", "meetings", "absences", "appraisals", "grades", "people"}

func TestLook(t *testing.T) {
	pagetest.AtBothSizes(t, func(t *testing.T, scale float32, suffix string) {
		p, host := pagetest.Shown[*Page](t, New, true, scale)
		for i, name := range tabNames {
			p.Select(i)
			host.Picture("life-"+name+suffix, pagetest.Width, pagetest.Height)
		}
		p.Select(tabGaps)
		m := p.meetNow(p.gaps.list.Rows()[0].id, model.ThemeDay, "", host.Snapshot().Book.AsOf)
		m.title.SetText("重温入党誓词")
		m.box.entry.SetText("没有这个人")
		m.box.entry.OnSubmitted("没有这个人")
		m.roll.put(m.roll.people[0])
		m.box.show()
		host.Picture("life-meet"+suffix, pagetest.Width, pagetest.Height)
		m.sheet.Hide()
		p.gradeMembers(model.InScope[model.Appraisal](host.Snapshot().Book)[1])
		host.Picture("life-grades-box"+suffix, pagetest.Width, pagetest.Height)
	})
}

func TestEmpty(t *testing.T) {
	p, host := pagetest.Shown[*Page](t, New, false, 1)
	for i, name := range tabNames {
		p.Select(i)
		host.Picture("life-empty-"+name, pagetest.Width, pagetest.Height)
	}
	p.gaps.begin()
	p.gradeSelected()
	if len(host.Told) != 2 || len(host.Failed) > 0 {
		t.Errorf("%q %v", host.Told, host.Failed)
	}
}

func TestTextSize(t *testing.T) {
	for i := range tabNames {
		pagetest.CheckTextSize(t, New, func(p page.Page) { p.(*Page).Select(i) })
	}
}

// The chips count what they let through, and the planted gap is among it.
func TestGaps(t *testing.T) {
	p, host := pagetest.Shown[*Page](t, New, true, 1)
	p.gaps.month.SetSelected("6月") // the quarter's last month tells of the quarter
	for i := range narrowings {
		p.gaps.chosen = narrowing(i)
		p.gaps.show()
		if rows := p.gaps.list.Rows(); !strings.HasSuffix(p.gaps.chips[i].Text(), fmt.Sprintf(" %d", len(rows))) {
			t.Errorf("%s: %d rows", p.gaps.chips[i].Text(), len(rows))
		}
	}
	p.gaps.chosen = lackMonth
	p.gaps.show()
	rows := p.gaps.list.Rows()
	if len(rows) != 1 || rows[0].months[5].text != "委党 缺大" {
		t.Fatalf("%+v", rows)
	}
	p.gaps.list.SelectKey(rows[0].id)
	p.gaps.begin()
	if host.Windows() != 1 {
		t.Error("no window")
	}
}

// keys counts what is pressed.
type keys struct {
	w fyne.Window
	n int
}

func (k *keys) key(name fyne.KeyName) {
	k.n++
	k.w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: name})
}

func (k *keys) tab() {
	k.n++
	k.w.Canvas().(interface{ FocusNext() }).FocusNext()
}

func (k *keys) text(s string) {
	for _, r := range s {
		k.n++
		k.w.Canvas().Focused().TypedRune(r)
	}
}

// Forty were to come and four stayed away: typed without a mouse in at most sixty keys, the topic
// aside (LIFE 1.6).
func TestMeetingOfForty(t *testing.T) {
	p, host := pagetest.Shown[*Page](t, New, true, 1)
	const names = "金木水火土山石田禾竹丝革羽毛牛羊马犬鸟鱼江河湖海松柏桃李梅兰春夏秋冬东南西北日月"
	branch := model.Organization{ID: "DZ9000", Name: "四十人党支部", Type: model.Branch, EnterpriseID: "QY001", ParentID: "DZ0001"}
	records := []model.Record{branch}
	for i, r := range []rune(names) {
		records = append(records, model.Person{ID: fmt.Sprintf("RY90%02d", i), Name: "某" + string(r), EnterpriseID: "QY001",
			OrganizationID: branch.ID,
			Status:         model.FullMember, Admitted: day.Of(2010, 7, 1), Confirmed: day.Of(2011, 7, 1)})
	}
	host.Save("四十人", nil, records...)
	host.Show(p)
	m := p.meetNow(branch.ID, model.MemberMeeting, "", host.Snapshot().Book.AsOf)
	if len(m.roll.people) != 40 {
		t.Fatalf("%d people", len(m.roll.people))
	}
	k := &keys{w: host.Window()}
	k.text("学习") // the topic
	k.n = 0
	k.key(fyne.KeyReturn) // to the names
	for _, name := range []string{"某金", "某桃", "某北"} {
		k.text(name)
		k.key(fyne.KeyReturn)
	}
	k.text("某月")
	k.key(fyne.KeyReturn)
	k.key(fyne.KeyReturn) // 缺席
	for range 20 {
		if k.w.Canvas().Focused() == fyne.Focusable(m.sheet.Yes) {
			break
		}
		k.tab()
	}
	k.key(fyne.KeyReturn)
	host.Show(p)
	t.Logf("%d keys", k.n)
	if k.n > 60 {
		t.Errorf("%d keys", k.n)
	}
	b := host.Snapshot().Book
	list := model.Owned[model.Meeting](b, branch.ID)
	if len(list) != 1 || list[0].Expected != 40 || list[0].Attended != 36 || !list[0].ByName || len(host.Failed) > 0 {
		t.Fatalf("%+v %v %s", list, host.Failed, m.wrong)
	}
	hows := map[string]model.AbsenceHow{}
	for _, x := range model.Owned[model.MeetingAbsence](b, list[0].ID) {
		hows[b.PersonName(x.PersonID)] = x.How
	}
	if len(hows) != 4 || hows["某金"] != model.OnLeave || hows["某月"] != model.Missed {
		t.Errorf("%v", hows)
	}
}

// Names are known by initials, in a pasted list too; what is several is told.
func TestRoll(t *testing.T) {
	r := &roll{hows: []string{"请假", "缺席"}}
	for _, name := range []string{"张甲", "张乙丙", "李丁", "钟甲"} {
		r.people = append(r.people, &model.Person{ID: "RY" + name, Name: name})
	}
	if left := r.take("李丁、张乙丙 " + store.Initials("张甲") + "\n王某"); len(left) != 2 || left[0] != "zj（有张甲、钟甲）" || left[1] != "王某" {
		t.Errorf("%q", left)
	}
	if len(r.named) != 2 || r.named[0].how != "请假" {
		t.Errorf("%+v", r.named)
	}
	r.turn()
	if r.named[1].how != "缺席" {
		t.Errorf("%+v", r.named)
	}
	r.turn()
	if len(r.named) != 1 {
		t.Errorf("%+v", r.named)
	}
}

// Grades are named likewise; the appraisal counts them.
func TestGrading(t *testing.T) {
	p, host := pagetest.Shown[*Page](t, New, true, 1)
	a := model.InScope[model.Appraisal](host.Snapshot().Book)[0]
	g := p.gradeMembers(a)
	g.box.take(g.box.people[0].ID)
	g.box.take(g.box.people[1].ID)
	g.box.turn()
	host.Save("等次", nil, g.records(host.NewID)...)
	now, _ := model.Find[model.Appraisal](host.Snapshot().Book, a.ID)
	if now.Excellent != 1 || now.Basic != 1 || len(host.Failed) > 0 {
		t.Errorf("%+v %v", now, host.Failed)
	}
}
