package development

import (
	"strings"
	"testing"

	"partyledger/assets/demo"
	"partyledger/model"
	"partyledger/ui/kit"
	"partyledger/ui/page/pagetest"
)

func TestLookVerdict(t *testing.T) {
	pagetest.AtBothSizes(t, func(t *testing.T, scale float32, suffix string) {
		p, host := shown(t, true, scale)
		f := p.newMeeting(caseAt(t, p, model.StageProspect), model.ForAdmission)
		for name, text := range map[string]string{"Eligible": "20", "Present": "15", "For": "10", "WrittenFor": "1", "SecretBallot": "是", "OneByOne": "是"} {
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
