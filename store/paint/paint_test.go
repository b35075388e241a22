package paint

import (
	"image"
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"partyledger/assets/demo"
	"partyledger/model"
	"partyledger/model/report"
	"partyledger/model/rule"
	"partyledger/store/typeset"
)

func faces(t testing.TB) *typeset.Faces {
	t.Helper()
	f, err := typeset.LoadFaces(typeset.FaceOptions{NoFang: true})
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func pages(t testing.TB, name string) *typeset.Pages {
	t.Helper()
	b := model.BookOf(demo.AsOf, "", nil, demo.Records())
	r, _ := report.ByName(name)
	return typeset.Layout(r.Build(report.Input{Book: b, Findings: rule.Check(b), Today: demo.AsOf}), faces(t), typeset.Options{})
}

// keep writes a picture for looking at, if PAGE_PICTURES names a folder.
func keep(t testing.TB, name string, img image.Image) {
	dir := os.Getenv("PAGE_PICTURES")
	if dir == "" {
		return
	}
	f, err := os.Create(filepath.Join(dir, name+".png"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if err := png.Encode(f, img); err != nil {
		t.Fatal(err)
	}
}

// dark counts the pixels that are not paper inside a box.
func dark(img *image.RGBA, box image.Rectangle) int {
	n := 0
	for y := box.Min.Y; y < box.Max.Y; y++ {
		for x := box.Min.X; x < box.Max.X; x++ {
			if c := img.RGBAAt(x, y); int(c.R)+int(c.G)+int(c.B) < 500 {
				n++
			}
		}
	}
	return n
}

// Every character of every text mark leaves ink where the mark says.
func TestInkWhereTheMarksAre(t *testing.T) {
	const k = 4.0
	for _, name := range []string{"charter", "annual", "members"} {
		ps := pages(t, name)
		p := New(ps.Faces())
		page := ps.At(0)
		img := p.Page(&page, k)
		keep(t, "paint-"+name, img)
		for _, m := range page.Marks {
			if m.Kind != typeset.TextMark || m.Angle != 0 || m.Color == typeset.White {
				continue
			}
			em := m.Size * typeset.PointMM * k
			x := int(m.X * k)
			box := image.Rect(x, int(m.Y*k-em*0.9), x+int(em*float64(len([]rune(m.Text)))), int(m.Y*k+em*0.2)+1)
			if dark(img, box) == 0 && len([]rune(m.Text)) > 1 {
				t.Errorf("%s: no ink for %q", name, m.Text)
			}
		}
	}
}

// Figures: a full ring keeps its hole open, a turned text goes where it should.
func TestFigures(t *testing.T) {
	p := New(faces(t))
	img := image.NewRGBA(image.Rect(0, 0, 100, 100))
	for i := range img.Pix {
		img.Pix[i] = 255
	}
	p.Marks(img, []typeset.Mark{
		{Kind: typeset.SectorMark, X: 50, Y: 50, Radius: 40, Hole: 20, To: 360, Filled: true},
		{Kind: typeset.TextMark, Face: typeset.Hei, Size: 30, Text: "国", X: 5, Y: 5, Angle: -90},
		{Kind: typeset.TextMark, Face: typeset.Hei, Size: 30, Text: "国国国", X: 85, Y: 3}, // over two edges
		{Kind: typeset.SectorMark, X: 99, Y: 99, Radius: 30, To: 200, Filled: true},
		{Kind: typeset.RectMark, X: 90, Y: 90, X2: 40, Y2: 40, Filled: true, Width: 1},
	}, 1)
	keep(t, "paint-figures", img)
	if dark(img, image.Rect(45, 45, 55, 55)) != 0 || dark(img, image.Rect(45, 12, 55, 28)) != 160 {
		t.Error("the ring is not a ring")
	}
	if dark(img, image.Rect(4, 4, 16, 17)) == 0 {
		t.Error("the turned character is not under its baseline's start")
	}
}

func BenchmarkPage(b *testing.B) {
	for _, name := range []string{"members", "annual", "charter"} {
		ps := pages(b, name)
		for _, k := range []struct {
			name  string
			perMM float64
		}{{"100", 96 / 25.4}, {"150", 144 / 25.4}, {"300", 288 / 25.4}} {
			b.Run(name+"/"+k.name, func(b *testing.B) {
				p := New(ps.Faces())
				page := ps.At(0)
				p.Page(&page, k.perMM)
				for b.Loop() {
					p.Page(&page, k.perMM)
				}
			})
		}
	}
}

// A character beyond the basic plane is drawn like any other: in each face that has it, and
// where the rare one stands in.
func TestRareCharactersAreDrawn(t *testing.T) {
	doc := report.Document{Sections: []report.Section{{Blocks: []report.Block{report.Title{Text: "𫖯"}, report.Paragraph{Text: "𫖯"}}}}}
	pages := typeset.Layout(doc, faces(t), typeset.Options{NoNumbers: true})
	page := pages.At(0)
	const k = 4
	img := New(pages.Faces()).Page(&page, k)
	if len(page.Marks) != 2 {
		t.Fatalf("%d marks", len(page.Marks))
	}
	for _, m := range page.Marks {
		em := m.Size * typeset.PointMM
		box := image.Rect(int(m.X*k), int((m.Y-em)*k), int((m.X+em)*k), int((m.Y+em/4)*k))
		if dark(img, box) < 20 {
			t.Errorf("%q is blank in face %v", m.Text, m.Face)
		}
	}
}
