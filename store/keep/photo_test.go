package keep_test

import (
	"bytes"
	"context"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"math/rand/v2"
	"testing"

	"partyledger/model"
	"partyledger/store"
	"partyledger/store/keep"
	"partyledger/store/storetest"
)

// noisy is a picture that packs badly.
func noisy(w, h int) image.Image {
	m, r := image.NewRGBA(image.Rect(0, 0, w, h)), rand.New(rand.NewPCG(1, 2))
	for y := range h {
		for x := range w {
			m.Set(x, y, color.RGBA{uint8(r.Uint32()), uint8(r.Uint32()), uint8(r.Uint32()), 255})
		}
	}
	return m
}

// A photo is small and of the one shape, whatever it was made of; another takes its place,
// which is undone in one step; what is no picture is refused.
func TestPhoto(t *testing.T) {
	dir := t.TempDir()
	w := storetest.Open(t, dir)
	ctx := context.Background()
	who := model.Person{ID: "P1", Name: "张甲", EnterpriseID: "E1"}
	if _, err := w.Save(ctx, "准备", model.Enterprise{ID: "E1", Name: "甲公司", Ownership: model.SoleState}, who); err != nil {
		t.Fatal(err)
	}
	if a, _, err := keep.Photo(ctx, w, "P1"); err != nil || a.ID != "" {
		t.Fatal(a, err)
	}
	var first model.Attachment
	for i, m := range []image.Image{noisy(1600, 900), noisy(700, 2400), noisy(40, 30)} {
		var data bytes.Buffer
		if i%2 == 0 {
			if err := jpeg.Encode(&data, m, &jpeg.Options{Quality: 95}); err != nil {
				t.Fatal(err)
			}
		} else if err := png.Encode(&data, m); err != nil {
			t.Fatal(err)
		}
		a, err := keep.SetPhoto(ctx, w, "P1", storetest.Put(t, t.TempDir(), "原照.jpg", data.Bytes()))
		if err != nil {
			t.Fatal(err)
		}
		got, picture, err := keep.Photo(ctx, w, "P1")
		if err != nil || got.ID != a.ID || !got.Photo || got.Size > 30<<10 || got.Type != model.JPEGFile {
			t.Fatalf("%+v %v", got, err)
		}
		b := picture.Bounds()
		if off := b.Dx()*7 - b.Dy()*5; off > 12 || off < -12 {
			t.Errorf("%d: %v is not 5 to 7", i, b)
		}
		if list, err := keep.Attachments(ctx, w, model.Ref{Kind: model.KindPerson, ID: "P1"}); err != nil || len(list) != 1 {
			t.Errorf("%v %v", list, err)
		}
		if i == 0 {
			first = a
		}
	}
	for range 2 {
		list, err := w.Batches(ctx, 20)
		if err != nil {
			t.Fatal(err)
		}
		for _, b := range list {
			if b.Kind != store.BatchUndo && b.UndoneBy == 0 {
				if _, err := w.Undo(ctx, b.ID); err != nil {
					t.Fatal(err)
				}
				break
			}
		}
	}
	if got, _, err := keep.Photo(ctx, w, "P1"); err != nil || got.ID != first.ID {
		t.Errorf("undone to %+v %v", got, err)
	}
	_, err := keep.SetPhoto(ctx, w, "P1", storetest.Put(t, t.TempDir(), "a.pdf", []byte("%PDF-1.7\n%%EOF\n")))
	storetest.WantRefusal(t, err, "不能作照片")
}
