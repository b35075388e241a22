package demo

// Pictures for the sample's places of activity: drawn, so that nobody takes them
// for real ones.

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"sync"

	"partyledger/model"
)

// File is a file that hangs on records of the sample.
type File struct {
	Type model.FileType
	Hash string
	Data []byte
}

var pictureTitles = []string{"全景", "党旗和标志", "书报架", "制度牌", "设施", "外景"}

// Files is the sample's attached files, the same on every call.
var Files = sync.OnceValue(func() []File {
	var out []File
	for i := range pictureTitles {
		var b bytes.Buffer
		if err := png.Encode(&b, room(i)); err != nil {
			panic(err) // writing into memory
		}
		sum := sha256.Sum256(b.Bytes())
		out = append(out, File{model.PNGFile, hex.EncodeToString(sum[:]), b.Bytes()})
	}
	return out
})

// room draws a wall with a red board, a table with chairs and a shelf; each number
// is another room.
func room(n int) image.Image {
	img := image.NewRGBA(image.Rect(0, 0, 640, 420))
	fill := func(x, y, w, h int, c color.RGBA) {
		draw.Draw(img, image.Rect(x, y, x+w, y+h), image.NewUniform(c), image.Point{}, draw.Src)
	}
	gray := func(v uint8) color.RGBA { return color.RGBA{v, v, v - 6, 255} }
	red, gold, wood := color.RGBA{196, 30, 38, 255}, color.RGBA{240, 200, 60, 255}, color.RGBA{150, 104, 62, 255}
	fill(0, 0, 640, 300, gray(uint8(236-6*n)))
	fill(0, 300, 640, 120, color.RGBA{186, 176, 160, 255})
	fill(150+12*n, 50, 340-10*n, 110, red)
	for i := range 5 { // a row of squares for the writing on the board
		fill(190+12*n+i*46, 88, 30, 30, gold)
	}
	fill(40, 90+10*(n%3), 76, 180, wood)
	for i := range 4 {
		for k := range 6 {
			fill(46+k*11, 98+10*(n%3)+i*44, 8, 34, color.RGBA{uint8(90 + 25*k), uint8(60 + 30*((i+k+n)%5)), 120, 255})
		}
	}
	fill(180, 286, 290, 22, wood)
	for i := range 4 {
		fill(196+i*70, 308, 12, 66, wood)
		fill(190+i*70, 330+4*(n%2), 44, 10, gray(90))
	}
	if n%2 == 1 {
		fill(530, 60, 8, 250, gray(150))
		fill(538, 64, 78, 54, red)
		fill(546, 70, 12, 12, gold)
	}
	return img
}
