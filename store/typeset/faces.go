// This file joins the faces into one set: who draws which character, and how
// wide a string is.

package typeset

// FaceID names a face of the set.
type FaceID uint8

// The faces by their use. BaseKai and BaseHei are the built-in ones that stand
// behind the preferred Kai and Hei; they are the same faces if none is preferred.
const (
	Fang FaceID = iota // 仿宋
	Kai                // 楷体
	Hei                // 黑体
	HeiBold
	Song // 小标宋
	Rare // what the face in use lacks
	BaseKai
	BaseHei
	numFaces
)

// Geta stands in for a character that no face draws.
const Geta = '〓'

// No face draws the ticked box, ☑; all draw the empty one. Blanks of the low line ＿ are
// drawn as a line without gaps.
const (
	lowLine  = '＿'
	ticked   = '☑'
	emptyBox = '□'
)

// Faces is a set of faces. It is safe for concurrent use.
type Faces struct {
	face   [numFaces]*Face
	behind [numFaces][]FaceID // tried in turn for what the face lacks
	// Notices says, in Chinese, which wished-for faces were not found.
	Notices []string
}

// Face gives the face that draws for id.
func (fs *Faces) Face(id FaceID) *Face { return fs.face[id] }

// NumFaces is one more than the greatest FaceID.
const NumFaces = int(numFaces)

func (fs *Faces) link() {
	order := map[FaceID][]FaceID{
		HeiBold: {BaseHei, Rare, BaseKai},
		Hei:     {BaseHei, Rare, BaseKai},
	}
	for id := range numFaces {
		try := order[id]
		if try == nil {
			try = []FaceID{Rare, BaseKai, BaseHei}
		}
		seen := []*Face{fs.face[id]}
		for _, next := range try {
			if !contains(seen, fs.face[next]) {
				seen = append(seen, fs.face[next])
				fs.behind[id] = append(fs.behind[id], next)
			}
		}
	}
}

func contains(fs []*Face, f *Face) bool {
	for _, g := range fs {
		if f == g {
			return true
		}
	}
	return false
}

// pick says which face draws r when id is in use, and its width in thousandths.
// ok is false if none does; then the answer is for the 〓 that stands in.
func (fs *Faces) pick(id FaceID, r rune) (by FaceID, width int, ok bool) {
	if w, ok := fs.face[id].Width(r); ok {
		return id, w, true
	}
	for _, next := range fs.behind[id] {
		if w, ok := fs.face[next].Width(r); ok {
			return next, w, true
		}
	}
	switch r {
	case ticked: // drawn as its box and a tick
		return fs.pick(id, emptyBox)
	case Geta:
		return id, 1000, false
	}
	by, width, _ = fs.pick(id, Geta)
	return by, width, false
}

// Width is the width of s in thousandths of the size, by the faces that draw it.
func (fs *Faces) Width(id FaceID, s string) int {
	sum := 0
	widths := fs.face[id].widths
	for _, r := range s {
		if uint32(r) < 1<<16 {
			if w := widths[r]; w != noGlyph {
				sum += int(w)
				continue
			}
		}
		_, w, _ := fs.pick(id, r)
		sum += w
	}
	return sum
}

// Draws reports that the face itself draws all of s.
func (fs *Faces) draws(id FaceID, s string) bool {
	widths := fs.face[id].widths
	for _, r := range s {
		if uint32(r) >= 1<<16 || widths[r] == noGlyph {
			return false
		}
	}
	return true
}

// Missing gives the characters of s that no face draws, each once.
func (fs *Faces) missing(s string, into map[rune]bool) {
	for _, r := range s {
		if fs.face[BaseHei].widths[r&0xFFFF] != noGlyph && r < 1<<16 {
			continue
		}
		if _, _, ok := fs.pick(Hei, r); !ok {
			into[r] = true
		}
	}
}
