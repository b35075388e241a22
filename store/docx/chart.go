package docx

// Charts and pictures: as pictures in the text.

import (
	"bytes"
	"fmt"
	"image"
	"image/draw"
	"image/png"

	"partyledger/model/report"
	"partyledger/store/paint"
	"partyledger/store/typeset"
)

// chartFine is how fine charts are drawn: 300 dots an inch.
const chartFine = 300 / 25.4

func (w *writer) chart(c report.Chart) {
	wide := w.paper.Room
	high := min(typeset.ChartHeight(c, wide), w.paper.Depth)
	caption := c.Caption()
	c.Title = "" // it stands under the picture, as text
	img := image.NewRGBA(image.Rect(0, 0, paint.Pixels(wide, chartFine), paint.Pixels(high, chartFine)))
	draw.Draw(img, img.Bounds(), image.White, image.Point{}, draw.Src)
	w.painter.Marks(img, typeset.ChartMarks(c, w.faces, 0, 0, wide, high), chartFine)
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		w.err = err
		return
	}
	if caption == "" {
		w.add(paragraph(style("Chart"), w.inline(b.Bytes(), wide, high, "")))
		return
	}
	w.add(paragraph(ordered(style("Chart")+"<w:keepNext/>"), w.inline(b.Bytes(), wide, high, caption)))
	w.text("Caption", caption)
}

func (w *writer) picture(p report.Picture) {
	if wide, high, ok := typeset.PictureSize(p, w.paper); ok {
		w.add(paragraph(style("Chart"), w.inline(p.PNG, wide, high, p.Caption)))
	}
	if p.Caption != "" {
		w.text("Caption", p.Caption)
	}
}

// emu is a millimetre in the unit of drawings.
const emu = 36000

// inline is a picture in a line as high as it.
func (w *writer) inline(data []byte, wide, high float64, words string) string {
	i := len(w.media)
	w.media = append(w.media, data)
	cx, cy := int(wide*emu), int(high*emu)
	name := escaped(words)
	return fmt.Sprintf(`<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="%d" cy="%d"/>`+
		`<wp:docPr id="%d" name="图%d" descr="%s"/><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">`+
		`<pic:pic><pic:nvPicPr><pic:cNvPr id="%d" name="图%d"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="%s"/><a:stretch>`+
		`<a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="%d" cy="%d"/></a:xfrm>`+
		`<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`,
		cx, cy, i+1, i+1, name, i+1, i+1, pictureID(i), cx, cy)
}
