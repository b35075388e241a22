package papers

// The photos of people in the boxes of forms.

import (
	"bytes"
	"context"
	"image/png"

	"partyledger/store"
	"partyledger/store/keep"
)

// photos gives the photo of a person as a PNG, read once; nil for one who has none, or whose
// photo cannot be read: the box is left to stick one in.
func photos(ctx context.Context, w *store.Workspace) func(person string) []byte {
	known := map[string][]byte{}
	return func(person string) []byte {
		if data, ok := known[person]; ok {
			return data
		}
		known[person] = nil
		_, img, err := keep.Photo(ctx, w, person)
		if err != nil {
			w.Log().Warn("photo for a paper", "err", err)
			return nil
		}
		var out bytes.Buffer
		if img != nil && png.Encode(&out, img) == nil {
			known[person] = out.Bytes()
		}
		return known[person]
	}
}
