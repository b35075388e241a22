// This file sets pictures, as manuals have them.

package typeset

import (
	"bytes"
	"image/png"

	"partyledger/model/report"
)

// pictureShare is the greatest share of a page's height that a picture takes.
const pictureShare = 0.6

// PictureSize is how large a picture stands on a page, millimetres; false = it is none.
func PictureSize(p report.Picture, on Paper) (w, h float64, ok bool) {
	size, err := png.DecodeConfig(bytes.NewReader(p.PNG))
	if err != nil || size.Width <= 0 || size.Height <= 0 {
		return 0, 0, false
	}
	w = on.Room
	if p.Width > 0 {
		w = min(w, p.Width)
	}
	h = w * float64(size.Height) / float64(size.Width)
	if most := on.Depth * pictureShare; h > most {
		w, h = w*most/h, most
	}
	return w, h, true
}

// picture sets a picture with its caption; what is no picture leaves its caption.
func (c *composer) picture(p report.Picture) {
	if w, h, ok := PictureSize(p, paper(c.style)); ok {
		box := h + 3
		if c.style.grid {
			box = wholeLines(box, c.style.pitch)
		}
		left := (c.style.width - w) / 2
		c.add(item{h: box, glue: p.Caption != "", d: drawFunc(func(cv *canvas, x, y float64) {
			y += (box - h) / 2
			cv.add(Mark{Kind: PictureMark, X: x + left, Y: y, X2: w, Y2: h, Picture: p.PNG})
			cv.add(Mark{Kind: RectMark, X: x + left, Y: y, X2: w, Y2: h, Width: thinLine, Color: chartAxis})
		})})
	}
	if p.Caption == "" {
		return
	}
	text := c.clean(p.Caption)
	pitch := 6.4
	if c.style.grid {
		pitch = c.style.pitch
	}
	from := len(c.items)
	c.centred(text, Hei, sizeX4, pitch)
	c.items[len(c.items)-1].glue = false
	c.gridEnd(from)
}
