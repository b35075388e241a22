package development

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"partyledger/assets/demo"
	"partyledger/model"
	"partyledger/ui/kit"
	"partyledger/ui/page/pagetest"
)

func TestLookVerdict(t *testing.T) {
	pagetest.AtBothSizes(t, func(t *testing.T, scale float32, suffix string) {
		p, host := shown(t, true, scale)
		f := p.newMeeting(caseAt(t, p, model.StageProspect), model.ForAdmission)
		for name, text := range map[string]string{"Eligible": "20", "Present": "15", "For": "10", "WrittenFor": "1", "SecretBallot": "是",
			"OneByOne": "是"} {
			f.form.Set(name, text)
		}
		if got := f.hints(f.form.Current())[0]; got.color != kit.ColorGood || !strings.Contains(got.text, "赞成11票（含书面意见1票）") {
			t.Errorf("11 of 20, one of them written: %+v", got)
		}
		host.Picture("development-meeting-carried"+suffix, 1150, 640)
		f.form.Set("For", "9")
		host.Picture("development-meeting-lost"+suffix, 1150, 640)
	})
}

func TestEveryFieldOnce(t *testing.T) {
	for _, e := range []model.Edition{model.Edition2014, model.Edition2026} {
		seen := map[string]bool{}
		for _, s := range caseForm(e) {
			for _, f := range s.Fields {
				if seen[f] {
					t.Errorf("%s: %s stands twice", e, f)
				}
				seen[f] = true
			}
		}
	}
}

func TestArchiveSentence(t *testing.T) {
	p, _ := shown(t, true, 1)
	p.openPerson(caseAt(t, p, model.StageProspect))
	lines := p.person.papers.lines
	if s := archiveSentence(lines); !strings.Contains(s.text, "还缺") || !strings.Contains(s.text, "转正申请书") {
		t.Errorf("a prospect: %s", s.text)
	}
	for i := range lines {
		lines[i].record.Held = true
	}
	if s := archiveSentence(lines); s.color != kit.ColorGood {
		t.Errorf("all held: %s", s.text)
	}
}

// BenchmarkLarge is a group of 1,000 enterprises with 10,000 cases: loaded, the
// board at a key, and a person opened.
func BenchmarkLarge(b *testing.B) {
	host := pagetest.New(b, false)
	host.Use(model.BookOf(host.Snapshot().Today, "", nil, demo.Large(100_000, 1000, 10_000)))
	p := New(host).(*Page)
	load := func() { host.Show(p) }
	b.Run("load", func(b *testing.B) {
		for b.Loop() {
			load()
		}
	})
	b.Run("key", func(b *testing.B) {
		for b.Loop() {
			p.text.SetText("zh")
			p.text.SetText("")
		}
	})
	b.Run("open", func(b *testing.B) {
		for b.Loop() {
			p.openPerson(*p.rows[len(p.rows)/2].DevelopmentCase)
			p.closePerson()
		}
	})
}

// The windows of steps say which of the 25 they are, as the list of steps numbers
// them, in either edition.
func TestStepTitles(t *testing.T) {
	p, host := shown(t, true, 1)
	for _, e := range []model.Edition{model.Edition2014, model.Edition2026} {
		c := caseAt(t, p, model.StageProspect)
		c.Edition, c.EditionReason = e, "上级党委规定"
		steps := model.Timeline(p.Snap.Book, c)
		p.person.id = c.ID
		p.person.steps.show(c, steps)
		for i, s := range steps {
			want := "第" + strconv.Itoa(i+1) + "步　" + s.Name
			if got := stepTitle(p.Snap.Book, c, s.Number); got != want || p.person.steps.lines[i].number.Text != strconv.Itoa(i+1) {
				t.Errorf("%s: %q, line %s, want %q", e, got, p.person.steps.lines[i].number.Text, want)
			}
			if s.Cycle || s.Number == model.StepConfirmApproval || s.Number == model.StepApproval {
				continue // recorded in a tab, or with the meeting
			}
			p.openStep(c, s)
			if seen := pagetest.Seen(host.Window()); !strings.Contains(seen, "：第"+strconv.Itoa(i+1)+"步　"+s.Name) {
				t.Errorf("%s: the window of %s says %q", e, s.Name, strings.SplitN(seen, "\n", 3))
			}
			host.Key(fyne.KeyEscape)
		}
	}
	c := caseAt(t, p, model.StageProbationary)
	p.openPerson(c)
	p.person.inspections.create()
	if seen := pagetest.Seen(host.Window()); !strings.Contains(seen, "第21步　继续教育考察") {
		t.Errorf("an inspection of a probationary member: %q", seen)
	}
}

// The whole registration is under the headings of the five stages, in their order.
func TestFormByStage(t *testing.T) {
	for _, e := range []model.Edition{model.Edition2014, model.Edition2026} {
		var titles []string
		for _, s := range caseForm(e) {
			titles = append(titles, s.Title)
			if len(s.Fields) == 0 {
				t.Errorf("%s: nothing under %s", e, s.Title)
			}
		}
		want := []string{"人员"}
		for _, p := range model.StepPhases() {
			want = append(want, phaseTitle(p.Number))
		}
		if want = append(want, "文书用（可以不填）", "终止和备注"); !slices.Equal(titles, want) {
			t.Errorf("%s: %v, want %v", e, titles, want)
		}
	}
}

// The head of a person breaks no word, however large the text and narrow the page.
func TestHeadBreaksNoWord(t *testing.T) {
	for _, scale := range []float32{1, 1.5, 2} {
		p, host := shown(t, true, scale)
		for _, c := range []model.DevelopmentCase{caseAt(t, p, model.StageActivist), caseAt(t, p, model.StageFull)} {
			p.openPerson(c)
			host.Picture("head", 1150, 640)
			for _, o := range p.person.head.Objects {
				if _, word := o.(*kit.Text); word && o.Size().Width < o.MinSize().Width {
					t.Errorf("%.1f: %q has %v of %v", scale, o.(*kit.Text).Text, o.Size(), o.MinSize())
				}
				if right := o.Position().X + o.Size().Width; right > p.person.head.Size().Width+1 {
					t.Errorf("%.1f: %T ends at %.0f of %.0f", scale, o, right, p.person.head.Size().Width)
				}
			}
		}
	}
}

// Reasons are written on several lines.
func TestReasonsAreLong(t *testing.T) {
	p, host := shown(t, true, 1)
	p.askEdition(caseAt(t, p, model.StageActivist))
	long := 0
	for _, e := range pagetest.All[*kit.Entry](host.Window()) {
		if e.MultiLine {
			long++
		}
	}
	if long != 1 {
		t.Errorf("%d fields of several lines", long)
	}
}
