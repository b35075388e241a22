package docxfill

// The package around the text: what is read, what is refused, what is left out, and
// writing it again with its parts in their order.

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"path"
	"slices"
	"strings"
	"time"

	"partyledger/store/compound"
)

// pack is the parts of a .docx.
type pack struct {
	files   []*zip.File
	byName  map[string]*zip.File
	data    map[string][]byte // of the parts that were read
	kinds   map[string]string // part → the kind of relation by which the main one has it
	texts   []string          // the parts with text, the main one first
	changed map[string][]byte // parts that go out otherwise than they came in
	notes   []string
	left    int64 // bytes that may still be read
}

const typesPart = "[Content_Types].xml"

const useDocx = "请在Word或WPS中打开它，用“另存为”存成“Word文档（.docx）”后再用。"

// openPack reads the parts that matter.
func openPack(r io.ReaderAt, size int64) (*pack, error) {
	if size > MaxFile {
		return nil, refuse(fmt.Sprintf("文件有%d兆，超过了模板的上限%d兆", size>>20, MaxFile>>20), "请压缩或者删去其中的图片后再用。")
	}
	if size == 0 {
		return nil, refuse("是空文件（0字节）", "请重新复制一份。")
	}
	start := make([]byte, min(size, 512))
	if _, err := r.ReadAt(start, 0); err != nil && err != io.EOF {
		return nil, err
	}
	if err := refuseOther(r, size, start); err != nil {
		return nil, err
	}
	z, err := zip.NewReader(r, size)
	if err != nil {
		return nil, err
	}
	p := &pack{files: z.File, byName: map[string]*zip.File{}, data: map[string][]byte{}, kinds: map[string]string{},
		changed: map[string][]byte{}, left: maxRead}
	if err := p.list(size); err != nil {
		return nil, err
	}
	return p, p.find()
}

// refuseOther refuses what is not .docx, by its content.
func refuseOther(r io.ReaderAt, size int64, start []byte) error {
	switch {
	case bytes.HasPrefix(start, []byte(compound.Mark)):
		f, err := compound.Open(r, size)
		if err == nil && (f.Has("EncryptedPackage") || f.Has("EncryptionInfo")) {
			return refuse("设有打开密码", "请在Word或WPS中打开它，取消打开密码，另存为.docx后再用。")
		}
		return refuse("是旧的Word格式（.doc）或者WPS自己的格式", useDocx)
	case bytes.HasPrefix(bytes.TrimLeft(start, "\xef\xbb\xbf \r\n\t"), []byte("{\\rtf")):
		return refuse("是RTF格式", useDocx)
	case bytes.HasPrefix(start, []byte("%PDF-")):
		return refuse("是PDF文件，不能填写", "请找到它的Word原稿。")
	case !bytes.HasPrefix(start, []byte("PK\x03\x04")):
		return refuse("不是Word文件", useDocx)
	}
	return nil
}

// list takes in the entries: no two of one name, and no more of them than the file can hold.
func (p *pack) list(size int64) error {
	if len(p.files) > maxEntries {
		return errHuge
	}
	var packed, whole uint64
	for _, f := range p.files {
		packed, whole = packed+f.CompressedSize64, whole+f.UncompressedSize64
		if packed > uint64(size) || whole > maxTotal || f.UncompressedSize64 > maxTotal {
			return errHuge
		}
		if f.Flags&1 != 0 {
			return refuse("里面的内容是加密的", "请在Word或WPS中打开它，取消密码，另存为.docx后再用。")
		}
		key := partKey(f.Name)
		if p.byName[key] != nil {
			return fmt.Errorf("two parts of the name %q", f.Name)
		}
		p.byName[key] = f
	}
	return nil
}

// partKey is a part's name as relations are held against it.
func partKey(name string) string {
	return strings.ToLower(strings.TrimPrefix(strings.ReplaceAll(name, "\\", "/"), "/"))
}

// read is the content of a part; nil if there is none.
func (p *pack) read(key string) ([]byte, error) {
	if b, ok := p.data[key]; ok {
		return b, nil
	}
	f := p.byName[key]
	if f == nil {
		return nil, nil
	}
	r, err := f.Open()
	if err != nil {
		return nil, err
	}
	defer r.Close()
	most := min(maxPart, p.left)
	b, err := io.ReadAll(io.LimitReader(r, most+1))
	if err == nil && int64(len(b)) > most {
		err = errHuge
	}
	p.left -= int64(len(b))
	p.data[key] = b
	return b, err
}

// relation is one line of a .rels part.
type relation struct {
	ID     string `xml:"Id,attr"`
	Type   string `xml:"Type,attr"`
	Target string `xml:"Target,attr"`
	Mode   string `xml:"TargetMode,attr"`
}

// kind is the last word of the type, as attachedTemplate.
func (r relation) kind() string { return path.Base(r.Type) }

// relsOf is the name of the part with another's relations; of the empty name, the package's.
func relsOf(name string) string {
	dir, base := path.Split(name)
	return dir + "_rels/" + base + ".rels"
}

func (p *pack) relations(key string) ([]relation, error) {
	b, err := p.read(relsOf(key))
	if err != nil || b == nil {
		return nil, err
	}
	var x struct {
		Relations []relation `xml:"Relationship"`
	}
	if bytes.Contains(b, []byte("<!DOCTYPE")) {
		return nil, errDTD
	}
	return x.Relations, xml.Unmarshal(b, &x)
}

func target(of, to string) string {
	if strings.HasPrefix(to, "/") {
		return partKey(path.Clean(to))
	}
	return partKey(path.Join(path.Dir(of), to))
}

// find finds the parts with text and refuses what a template must not have.
func (p *pack) find() error {
	types, err := p.read(partKey(typesPart))
	if err != nil {
		return err
	}
	top, err := p.relations("")
	if err != nil {
		return err
	}
	i := slices.IndexFunc(top, func(r relation) bool { return r.kind() == "officeDocument" })
	if i < 0 || types == nil {
		return refuse("不是Word文件（里面没有正文）", useDocx)
	}
	main := target("", top[i].Target)
	if body, err := p.read(main); err != nil || body == nil || !strings.HasPrefix(main, "word/") {
		if err == nil {
			err = refuse("不是Word文件（里面没有正文）", useDocx)
		}
		return err
	}
	if err := p.refuseKind(types); err != nil {
		return err
	}
	p.texts, p.kinds[main] = []string{main}, "officeDocument"
	rels, err := p.relations(main)
	if err != nil {
		return err
	}
	for _, r := range rels {
		key := target(main, r.Target)
		if partWord(r.kind()) == "" || strings.EqualFold(r.Mode, "External") || p.kinds[key] != "" {
			continue
		}
		if b, err := p.read(key); err != nil || b == nil {
			if err == nil {
				err = fmt.Errorf("no part %s", key)
			}
			return err
		}
		p.texts, p.kinds[key] = append(p.texts, key), r.kind()
	}
	return p.outside()
}

// refuseKind refuses macros, and makes a document of a .dotx.
func (p *pack) refuseKind(types []byte) error {
	if bytes.Contains(types, []byte("macroEnabled")) || bytes.Contains(types, []byte("ms-office.vbaProject")) {
		return refuse("带有宏（.docm、.dotm）", "宏可能做出意外的事，本程序不用带宏的文件。"+useDocx)
	}
	const template, document = "wordprocessingml.template.main+xml", "wordprocessingml.document.main+xml"
	if bytes.Contains(types, []byte(template)) {
		p.changed[partKey(typesPart)] = bytes.ReplaceAll(types, []byte(template), []byte(document))
	}
	return nil
}

// partWord is what people call a part with text by its relation; empty for other parts.
func partWord(kind string) string {
	switch kind {
	case "officeDocument":
		return "正文"
	case "header":
		return "页眉"
	case "footer":
		return "页脚"
	case "footnotes":
		return "脚注"
	case "endnotes":
		return "尾注"
	}
	return ""
}

// outside looks at all relations: what points outside is refused or left out.
func (p *pack) outside() error {
	for _, f := range p.files {
		key := partKey(f.Name)
		if path.Ext(key) != ".rels" || path.Base(path.Dir(key)) != "_rels" {
			continue
		}
		of := strings.TrimSuffix(strings.TrimSuffix(path.Dir(key), "_rels")+path.Base(key), ".rels")
		list, err := p.relations(of)
		if err != nil {
			return err
		}
		gone := map[string]bool{}
		for _, r := range list {
			external := strings.EqualFold(r.Mode, "External")
			switch r.kind() {
			case "attachedTemplate", "mailMergeSource", "mailMergeHeaderSource", "mailMergeRecipientData", "recipientData":
				gone[r.ID] = true
			case "oleObject", "control", "activeXControlBinary", "vbaProject":
				return refuse("里面有嵌入的对象（OLE、控件）", "它可能带有程序。请在Word中删去它，或者改成图片，再用。")
			case "aFChunk", "subDocument":
				return refuse("里面套着别的文件", "请在Word或WPS中打开它，全选、复制到新文件中另存为.docx，再用。")
			case "hyperlink":
			default:
				if external {
					return refuse("里面有链接到别处的图片或者内容（"+r.kind()+"）", "请在Word中断开链接（图片改为嵌入），存好后再用。")
				}
			}
		}
		if len(gone) > 0 {
			if err := p.leaveOut(of, key, gone); err != nil {
				return err
			}
		}
	}
	return nil
}

// leaveOut takes relations out of a part, and what speaks of them in the settings.
func (p *pack) leaveOut(of, rels string, gone map[string]bool) error {
	b, err := without(p.data[rels], func(e xml.StartElement) bool {
		return e.Name.Local == "Relationship" && gone[attribute(e, "Id")]
	})
	if err != nil {
		return err
	}
	p.changed[rels] = b
	said := map[string]string{"attachedTemplate": "文件原来指向别处的模板，填写后的文件里不再指向它。",
		"mailMerge": "文件原来连着邮件合并的数据源，填写后的文件里不再连着它。"}
	text, err := p.read(of)
	if err != nil {
		return err
	}
	text, err = without(text, func(e xml.StartElement) bool {
		note := said[e.Name.Local]
		if note != "" && !slices.Contains(p.notes, note) {
			p.notes = append(p.notes, note)
		}
		return note != ""
	})
	if err == nil {
		p.changed[of] = text
	}
	return err
}

// without is a part without the elements that drop names.
func without(data []byte, drop func(xml.StartElement) bool) ([]byte, error) {
	var out []byte
	dec := xml.NewDecoder(bytes.NewReader(data))
	kept, depth := 0, 0
	for {
		at := int(dec.InputOffset())
		t, err := dec.RawToken()
		if err == io.EOF {
			return append(out, data[kept:]...), nil
		}
		if err != nil {
			return nil, err
		}
		switch e := t.(type) {
		case xml.StartElement:
			if depth > 0 {
				depth++
			} else if drop(e) {
				out, depth = append(out, data[kept:at]...), 1
			}
		case xml.EndElement:
			if depth > 0 {
				if depth--; depth == 0 {
					kept = int(dec.InputOffset())
				}
			}
		}
	}
}

func attribute(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// noDate is what the parts that were filled are dated.
var noDate = time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)

// write writes the parts in their order, those that were filled or changed anew and the
// others as they are packed, and the new pictures behind them.
func (p *pack) write(to io.Writer, filled map[string][]byte, pics *pictures) error {
	changed := map[string][]byte{}
	for _, from := range []map[string][]byte{p.changed, filled} {
		for key, b := range from {
			changed[key] = b
		}
	}
	added, err := pics.parts(p, changed)
	if err != nil {
		return err
	}
	z := zip.NewWriter(to)
	for _, f := range p.files {
		if b, ok := changed[partKey(f.Name)]; ok {
			err = put(z, f.Name, b)
		} else {
			err = copyRaw(z, f)
		}
		if err != nil {
			return errors.Join(err, z.Close())
		}
	}
	for _, a := range added {
		if err := put(z, a.name, a.data); err != nil {
			return errors.Join(err, z.Close())
		}
	}
	return z.Close()
}

func put(z *zip.Writer, name string, data []byte) error {
	w, err := z.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate, Modified: noDate})
	if err == nil {
		_, err = w.Write(data)
	}
	return err
}

func copyRaw(z *zip.Writer, f *zip.File) error {
	r, err := f.OpenRaw()
	if err != nil {
		return err
	}
	h := f.FileHeader
	h.Flags &^= 8 // the sizes stand before the content
	h.Extra, h.Comment, h.CreatorVersion, h.ExternalAttrs = nil, "", 0, 0
	w, err := z.CreateRaw(&h)
	if err == nil {
		_, err = io.Copy(w, r)
	}
	return err
}
