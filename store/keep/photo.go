package keep

// The photo of a person: an attachment like others, cut to the shape of a passport photo and
// kept small. What a camera writes into a picture, as where it was taken, is left out.

import (
	"bytes"
	"context"
	"image"
	"image/jpeg"
	"image/png"

	"partyledger/model"
	"partyledger/store"
)

// A photo's shape, its most pixels and bytes.
const (
	photoWide, photoHigh = 5, 7
	photoMost            = 504
	photoBytes           = 30 << 10
)

// SetPhoto keeps the picture at path as the photo of a person, in the place of the one that
// was there. Errors are for people.
func SetPhoto(ctx context.Context, w *store.Workspace, person, path string) (model.Attachment, error) {
	if err := w.MayWrite(); err != nil {
		return model.Attachment{}, err
	}
	data, err := ReadAttachable(path)
	if err == nil {
		data, err = photoOf(data)
	}
	if err != nil {
		return model.Attachment{}, store.Fault("添加照片", err)
	}
	owner := model.Ref{Kind: model.KindPerson, ID: person}
	return attach(ctx, w, newFile{owner: owner, name: "照片.jpg", title: "照片", data: data, photo: true})
}

// photoOf makes a small photo of a picture.
func photoOf(data []byte) ([]byte, error) {
	t, err := sniff(data)
	if err != nil {
		return nil, err
	}
	if !t.Picture() {
		return nil, store.Refuse("这是%s，不能作照片。请选择JPG或PNG图片。", t)
	}
	decode := jpeg.Decode
	if t == model.PNGFile {
		decode = png.Decode
	}
	src, err := decode(bytes.NewReader(data))
	if err != nil {
		return nil, pictureFault(0, 0, err)
	}
	upright := turned(shrunk(src, 4*photoMost), orientation(data))
	cut := upright.SubImage(photoCut(upright.Bounds()))
	for side := photoMost; ; side = side * 3 / 4 {
		small := shrunk(cut, side)
		for quality := 90; quality >= 50; quality -= 10 {
			var out bytes.Buffer
			if err := jpeg.Encode(&out, small, &jpeg.Options{Quality: quality}); err != nil {
				return nil, err
			}
			if out.Len() <= photoBytes {
				return out.Bytes(), nil
			}
		}
	}
}

// photoCut is the part of a picture that a photo keeps: the middle of what is too wide, and
// the upper part of what is too high, where the head is.
func photoCut(b image.Rectangle) image.Rectangle {
	if wide := b.Dy() * photoWide / photoHigh; b.Dx() > wide {
		b.Min.X += (b.Dx() - wide) / 2
		b.Max.X = b.Min.X + max(wide, 1)
	} else {
		b.Max.Y = b.Min.Y + max(b.Dx()*photoHigh/photoWide, 1)
	}
	return b
}

// Photo is the photo of a person as an attachment and as a picture; without an ID if there
// is none.
func Photo(ctx context.Context, w *store.Workspace, person string) (model.Attachment, image.Image, error) {
	list, err := Attachments(ctx, w, model.Ref{Kind: model.KindPerson, ID: person})
	if err != nil {
		return model.Attachment{}, nil, err
	}
	for _, a := range list {
		if a.Photo {
			picture, err := Thumbnail(ctx, w, a, photoMost)
			return a, picture, err
		}
	}
	return model.Attachment{}, nil, nil
}
