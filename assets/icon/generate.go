//go:build ignore

// Generate draws the program's icon: a ledger's page with a red spine and the
// character 账, from our own face. Run in this folder: go run generate.go
package main

import (
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"os"

	"golang.org/x/image/font"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/math/fixed"
)

const size = 512

func main() {
	img := image.NewRGBA(image.Rect(0, 0, size, size))
	red := color.RGBA{0xb7, 0x1c, 0x1c, 0xff}
	rounded(img, image.Rect(24, 24, 488, 488), 64, red)
	rounded(img, image.Rect(116, 56, 456, 456), 28, color.White)
	for y := 88; y < 440; y += 44 { // rings of the spine
		rounded(img, image.Rect(60, y, 92, y+18), 9, color.RGBA{0xff, 0xe0, 0xb2, 0xff})
	}
	character(img, "账", red)
	f, err := os.Create("icon.png")
	check(err)
	check(png.Encode(f, img))
	check(f.Close())
}

func rounded(img draw.Image, r image.Rectangle, radius int, c color.Color) {
	for y := r.Min.Y; y < r.Max.Y; y++ {
		for x := r.Min.X; x < r.Max.X; x++ {
			dx := max(r.Min.X+radius-x, x-(r.Max.X-1-radius), 0)
			dy := max(r.Min.Y+radius-y, y-(r.Max.Y-1-radius), 0)
			if dx*dx+dy*dy <= radius*radius {
				img.Set(x, y, c)
			}
		}
	}
}

func character(img draw.Image, s string, c color.Color) {
	data, err := os.ReadFile("../fonts/hei-bold.ttf")
	check(err)
	f, err := opentype.Parse(data)
	check(err)
	face, err := opentype.NewFace(f, &opentype.FaceOptions{Size: 290, DPI: 72})
	check(err)
	d := font.Drawer{Dst: img, Src: image.NewUniform(c), Face: face, Dot: fixed.P(141, 362)}
	d.DrawString(s)
}

func check(err error) {
	if err != nil {
		panic(err)
	}
}
