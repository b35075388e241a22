// This file goes over the finished file once more: page contents are packed
// with one compressor instead of one a page, font subsets get the tags that
// tell them apart, and the catalogue says the language.

package pdf

import (
	"bytes"
	"compress/zlib"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"partyledger/store/typeset"
)

var errShape = errors.New("生成 PDF 失败：文件结构出乎意料")

// object is one numbered object of the file, from its first line to endobj.
type object struct {
	number int
	body   []byte
}

// objects cuts a file of gofpdf into its objects, in the order of the file, and
// gives the trailer.
func objects(src []byte) (objs []object, trailer []byte, err error) {
	at := bytes.LastIndex(src, []byte("startxref\n"))
	if at < 0 {
		return nil, nil, errShape
	}
	var xref, count int
	if _, err := fmt.Sscanf(string(src[at:]), "startxref\n%d", &xref); err != nil || xref >= at {
		return nil, nil, errShape
	}
	if _, err := fmt.Sscanf(string(src[xref:at]), "xref\n0 %d", &count); err != nil {
		return nil, nil, errShape
	}
	const entry = 20
	first := xref + len("xref\n0 \n") + len(strconv.Itoa(count))
	if first+entry*count > at {
		return nil, nil, errShape
	}
	table := src[first:at]
	offsets := make([]int, 0, count)
	for i := 1; i < count; i++ {
		off, err := strconv.Atoi(string(table[entry*i : entry*i+10]))
		if err != nil || off >= xref {
			return nil, nil, errShape
		}
		offsets = append(offsets, off)
		objs = append(objs, object{number: i})
	}
	slices.SortFunc(objs, func(a, b object) int { return offsets[a.number-1] - offsets[b.number-1] })
	for i := range objs {
		end := xref
		if i+1 < len(objs) {
			end = offsets[objs[i+1].number-1]
		}
		objs[i].body = src[offsets[objs[i].number-1]:end]
	}
	return objs, table[entry*count:], nil
}

// speedAbove is the size of a file from which packing fast counts for more than
// packing tight.
const speedAbove = 2 << 20

// finish writes the file that gofpdf made.
func (p *painter) finish(w io.Writer, src []byte) error {
	objs, trailer, err := objects(src)
	if err != nil {
		return err
	}
	level := zlib.DefaultCompression
	if len(src) > speedAbove {
		level = zlib.BestSpeed
	}
	var packed bytes.Buffer
	z, err := zlib.NewWriterLevel(&packed, level)
	if err != nil {
		return err
	}
	sum := sha256.New()
	out := &counter{w: io.MultiWriter(w, sum)}
	out.str("%PDF-1.5\n%\xE2\xE3\xCF\xD3\n")
	names := p.subsetNames()
	offsets := make([]int, len(objs)+1)
	for _, o := range objs {
		offsets[o.number] = out.n
		if head, data, ok := plainStream(o.body); ok {
			packed.Reset()
			z.Reset(&packed)
			z.Write(data)
			if err := z.Close(); err != nil {
				return err
			}
			out.str(fmt.Sprintf("%s<</Filter /FlateDecode /Length %d>>\nstream\n", head, packed.Len()))
			out.bytes(packed.Bytes())
			out.str("\nendstream\nendobj\n")
			continue
		}
		out.bytes(edit(o.body, names))
	}
	xref := out.n
	out.str(fmt.Sprintf("xref\n0 %d\n0000000000 65535 f \n", len(offsets)))
	for _, off := range offsets[1:] {
		out.str(fmt.Sprintf("%010d 00000 n \n", off))
	}
	id := fmt.Sprintf("%X", sum.Sum(nil)[:16])
	out.str(strings.Replace(string(trailer), "<<\n", "<<\n/ID [<"+id+"> <"+id+">]\n", 1))
	out.str(fmt.Sprintf("startxref\n%d\n%%%%EOF\n", xref))
	return out.err
}

// plainStream recognizes an object that is an unpacked stream and nothing else.
func plainStream(body []byte) (head, data []byte, ok bool) {
	at := bytes.Index(body, []byte(" obj\n<</Length "))
	if at < 0 || at > 12 {
		return nil, nil, false
	}
	at += len(" obj\n")
	var size int
	rest := body[at+len("<</Length "):]
	end := bytes.Index(rest, []byte(">>\nstream\n"))
	if end < 0 || end > 12 {
		return nil, nil, false
	}
	size, err := strconv.Atoi(string(rest[:end]))
	rest = rest[end+len(">>\nstream\n"):]
	if err != nil || size > len(rest) {
		return nil, nil, false
	}
	return body[:at], rest[:size], true
}

// edit names the subsets in font objects and adds to the catalogue.
func edit(body []byte, names *strings.Replacer) []byte {
	head := body[:min(len(body), 600)] // far less than a font's stream begins at
	switch {
	case bytes.Contains(head, []byte("/BaseFont /")), bytes.Contains(head, []byte("/FontName /")):
		return []byte(names.Replace(string(body)))
	case bytes.Contains(head, []byte("/Type /Catalog\n")):
		return bytes.Replace(body, []byte("/Type /Catalog\n"),
			[]byte("/Type /Catalog\n/Lang (zh-CN)\n/ViewerPreferences <</DisplayDocTitle true>>\n"), 1)
	}
	return body
}

// subsetNames puts in front of each face's name the tag of what is used of it.
func (p *painter) subsetNames() *strings.Replacer {
	var pairs []string
	for id, set := range p.used {
		if set == nil {
			continue
		}
		f := p.faces.Face(typeset.FaceID(id))
		pairs = append(pairs, "/utf8"+family(f)+"\n", "/"+set.tag(f.Name)+"+"+f.Name+"\n")
	}
	return strings.NewReplacer(pairs...)
}

// counter counts what is written and keeps the first error.
type counter struct {
	w   io.Writer
	n   int
	err error
}

func (c *counter) bytes(b []byte) {
	if c.err != nil {
		return
	}
	n, err := c.w.Write(b)
	c.n += n
	c.err = err
}

func (c *counter) str(s string) { c.bytes([]byte(s)) }
