package keep

// Attached pictures made small, the way up that the camera says.

import (
	"bytes"
	"context"
	"encoding/binary"
	"image"
	"image/jpeg"
	"image/png"

	"golang.org/x/image/draw"

	"partyledger/model"
	"partyledger/store"
)

// Thumbnail is an attached picture, at most side pixels wide and high.
func Thumbnail(_ context.Context, w *store.Workspace, a model.Attachment, side int) (image.Image, error) {
	data, err := attachmentData(w, a)
	if err != nil {
		return nil, store.Fault("显示附件", err)
	}
	if _, err := sniff(data); err != nil {
		return nil, err
	}
	decode := jpeg.Decode
	if a.Type == model.PNGFile {
		decode = png.Decode
	}
	src, err := decode(bytes.NewReader(data))
	if err != nil {
		return nil, pictureFault(0, 0, err)
	}
	return turned(shrunk(src, side), orientation(data)), nil
}

// shrunk scales a picture down to fit a square; smaller ones stay.
func shrunk(src image.Image, side int) *image.RGBA {
	b := src.Bounds()
	width, height := b.Dx(), b.Dy()
	if most := max(width, height); most > side {
		width, height = max(1, width*side/most), max(1, height*side/most)
	}
	out := image.NewRGBA(image.Rect(0, 0, width, height))
	draw.BiLinear.Scale(out, out.Bounds(), src, b, draw.Src, nil)
	return out
}

// turned puts a picture upright by the number that a camera wrote (1 … 8).
func turned(src *image.RGBA, orientation int) *image.RGBA {
	w, h := src.Rect.Dx(), src.Rect.Dy()
	var from func(x, y int) (int, int) // where a point of the new picture comes from
	switch orientation {
	case 2:
		from = func(x, y int) (int, int) { return w - 1 - x, y }
	case 3:
		from = func(x, y int) (int, int) { return w - 1 - x, h - 1 - y }
	case 4:
		from = func(x, y int) (int, int) { return x, h - 1 - y }
	case 5:
		from = func(x, y int) (int, int) { return y, x }
	case 6:
		from = func(x, y int) (int, int) { return y, h - 1 - x }
	case 7:
		from = func(x, y int) (int, int) { return w - 1 - y, h - 1 - x }
	case 8:
		from = func(x, y int) (int, int) { return w - 1 - y, x }
	default:
		return src
	}
	out := image.NewRGBA(image.Rect(0, 0, w, h))
	if orientation >= 5 {
		out = image.NewRGBA(image.Rect(0, 0, h, w))
	}
	for y := range out.Rect.Dy() {
		for x := range out.Rect.Dx() {
			sx, sy := from(x, y)
			out.SetRGBA(x, y, src.RGBAAt(sx, sy))
		}
	}
	return out
}

// orientation is what the EXIF part of a JPEG says; 1 if it says nothing.
func orientation(data []byte) int {
	for at := 2; at+4 <= len(data) && data[at] == 0xff; {
		marker, size := data[at+1], int(binary.BigEndian.Uint16(data[at+2:]))
		if marker == 0xda || size < 2 || at+2+size > len(data) { // the picture itself begins
			break
		}
		if part := data[at+4 : at+2+size]; marker == 0xe1 && bytes.HasPrefix(part, []byte("Exif\x00\x00")) {
			return tiffOrientation(part[6:])
		}
		at += 2 + size
	}
	return 1
}

func tiffOrientation(t []byte) int {
	if len(t) < 8 {
		return 1
	}
	var order binary.ByteOrder = binary.BigEndian
	if t[0] == 'I' {
		order = binary.LittleEndian
	}
	at := int(order.Uint32(t[4:]))
	if at < 8 || at+2 > len(t) {
		return 1
	}
	for i := range int(order.Uint16(t[at:])) {
		e := at + 2 + i*12
		if e+12 > len(t) {
			break
		}
		if order.Uint16(t[e:]) == 0x0112 {
			if n := int(order.Uint16(t[e+8:])); n >= 1 && n <= 8 {
				return n
			}
			break
		}
	}
	return 1
}
