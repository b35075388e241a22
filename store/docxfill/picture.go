package docxfill

// Pictures that are put in: parts of their own, with the relations to them.

import (
	"bytes"
	"crypto/sha256"
	"encoding/xml"
	"fmt"
	"image"
	_ "image/jpeg" // the formats that may be put in
	_ "image/png"
	"slices"
	"strings"
)

// pictures is those of one filled file.
type pictures struct {
	pack  *pack
	media []added
	known map[[32]byte]int
	uses  map[string][]use // part → what it shows
	count int              // drawings so far
}

// use is a picture that a part shows.
type use struct {
	id    string
	media int
}

// added is a part that the template does not have.
type added struct {
	name string
	data []byte
}

func newPictures(p *pack) *pictures {
	return &pictures{pack: p, known: map[[32]byte]int{}, uses: map[string][]use{}}
}

const emu = 36000 // of DrawingML in a millimetre

// drawing is a picture as large as fits a box of millimetres, in a part.
func (p *pictures) drawing(part string, data []byte, width, height float64) (string, error) {
	size, format, err := image.DecodeConfig(bytes.NewReader(data))
	if err != nil || size.Width <= 0 || size.Height <= 0 {
		return "", refuse("要放进去的图片已经损坏，或者不是PNG、JPG", "请换一张图片。")
	}
	media, ok := p.known[sha256.Sum256(data)]
	if !ok {
		media = len(p.media)
		p.known[sha256.Sum256(data)] = media
		name := ""
		for n := media + 1; name == "" || p.pack.byName[name] != nil; n += 1000 {
			name = fmt.Sprintf("word/media/fill%d.%s", n, format)
		}
		p.media = append(p.media, added{name, data})
	}
	i := slices.IndexFunc(p.uses[part], func(u use) bool { return u.media == media })
	if i < 0 {
		i = len(p.uses[part])
		p.uses[part] = append(p.uses[part], use{fmt.Sprintf("rFill%d", media+1), media})
	}
	if scale := min(width/float64(size.Width), height/float64(size.Height)); true {
		width, height = scale*float64(size.Width), scale*float64(size.Height)
	}
	p.count++
	extent := fmt.Sprintf(`cx="%d" cy="%d"`, int(width*emu), int(height*emu))
	id := fmt.Sprintf(`id="%d" name="图片%d"`, 900_000+p.count, p.count)
	const base = "http://schemas.openxmlformats.org/drawingml/2006/"
	return `<wp:inline xmlns:wp="` + base + `wordprocessingDrawing" distT="0" distB="0" distL="0" distR="0"><wp:extent ` + extent + `/><wp:docPr ` + id +
		`/><a:graphic xmlns:a="` + base + `main"><a:graphicData uri="` + base + `picture"><pic:pic xmlns:pic="` + base + `picture">` +
		`<pic:nvPicPr><pic:cNvPr ` + id + `/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>` +
		`<a:blip xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:embed="` + p.uses[part][i].id + `"/>` +
		`<a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext ` + extent + `/></a:xfrm>` +
		`<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline>`, nil
}

// parts gives the parts that are new, and changes those that name them.
func (p *pictures) parts(k *pack, changed map[string][]byte) ([]added, error) {
	if len(p.media) == 0 {
		return nil, nil
	}
	out := slices.Clone(p.media)
	const head = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
	for _, part := range k.texts {
		uses := p.uses[part]
		if len(uses) == 0 {
			continue
		}
		lines := ""
		for _, u := range uses {
			lines += `<Relationship Id="` + u.id + `" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="/` +
				p.media[u.media].name + `"/>`
		}
		key := relsOf(part)
		if k.byName[key] == nil {
			out = append(out, added{relsOf(k.byName[part].Name), []byte(head + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
				lines + `</Relationships>`)})
			continue
		}
		b, err := within(latest(k, changed, key), lines)
		if err != nil {
			return nil, err
		}
		changed[key] = b
	}
	types := latest(k, changed, partKey(typesPart))
	lines := ""
	for _, format := range []string{"png", "jpeg"} {
		if strings.Contains(string(types), `Extension="`+format+`"`) ||
			!slices.ContainsFunc(p.media, func(a added) bool { return strings.HasSuffix(a.name, format) }) {
			continue
		}
		lines += `<Default Extension="` + format + `" ContentType="image/` + format + `"/>`
	}
	b, err := within(types, lines)
	changed[partKey(typesPart)] = b
	return out, err
}

func latest(k *pack, changed map[string][]byte, key string) []byte {
	if b, ok := changed[key]; ok {
		return b
	}
	return k.data[key]
}

// within puts elements at the beginning of a document's top element. They are written
// without a prefix and take its name space.
func within(data []byte, lines string) ([]byte, error) {
	dec := xml.NewDecoder(bytes.NewReader(data))
	for {
		t, err := dec.RawToken()
		if err != nil {
			return nil, err
		}
		e, ok := t.(xml.StartElement)
		if !ok {
			continue
		}
		at := int(dec.InputOffset())
		if e.Name.Space != "" {
			for _, a := range e.Attr {
				if a.Name.Space == "xmlns" && a.Name.Local == e.Name.Space {
					lines = strings.ReplaceAll(strings.ReplaceAll(lines, "<Relationship ", `<Relationship xmlns="`+a.Value+`" `),
						"<Default ", `<Default xmlns="`+a.Value+`" `)
				}
			}
		}
		if bytes.HasSuffix(data[:at], []byte("/>")) {
			tag := bytes.TrimSuffix(data[:at], []byte("/>"))
			return slices.Concat(tag, []byte(">"+lines+"</"+fullName(e.Name)+">"), data[at:]), nil
		}
		return slices.Concat(data[:at], []byte(lines), data[at:]), nil
	}
}
