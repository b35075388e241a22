package model

// Attachments: files kept as evidence of a record. The record says what the file
// is; the file itself lies in the ledger's folder under the hash of its content.

import (
	"fmt"
	"path"
	"strings"
	"unicode"
	"unicode/utf8"

	"partyledger/model/day"
)

// KindAttachment is the kind of this file.
const KindAttachment Kind = "attachment"

// MaxAttachment is the greatest size of an attached file in bytes.
const MaxAttachment = 20 << 20

// FileType is what a file is by its content.
type FileType string

// The types that may be attached.
const (
	JPEGFile FileType = "JPG图片"
	PNGFile  FileType = "PNG图片"
	PDFFile  FileType = "PDF文档"
	WordFile FileType = "Word文档"
	XLSXFile FileType = "Excel工作簿"
)

// Choices lists them.
func (FileType) Choices() []string {
	return []string{string(JPEGFile), string(PNGFile), string(PDFFile), string(WordFile), string(XLSXFile)}
}

// Ext is the file name's ending, without the dot.
func (t FileType) Ext() string {
	switch t {
	case JPEGFile:
		return "jpg"
	case PNGFile:
		return "png"
	case PDFFile:
		return "pdf"
	case WordFile:
		return "docx"
	case XLSXFile:
		return "xlsx"
	}
	return ""
}

// Picture reports a type that can be shown small.
func (t FileType) Picture() bool { return t == JPEGFile || t == PNGFile }

// Attachment is one file that hangs on a record as its evidence.
type Attachment struct {
	ID         string   `label:"编号" style:"code"`
	RecordKind string   `label:"记录类别" style:"code" need:"1"` // a Kind
	RecordID   string   `label:"记录编号" style:"code" need:"1"`
	Title      string   `label:"附件名称" need:"1"`
	FileName   string   `label:"文件名" need:"1"`
	Type       FileType `label:"文件类型" need:"1"`
	Size       int      `label:"大小（字节）"`
	Hash       string   `label:"校验值（SHA-256）" style:"code" need:"1"`
	Day        day.Day  `label:"添加日期" ahead:"1"`
	Removed    day.Day  `label:"移除日期" after:"Day"`
	Note       string   `label:"备注" style:"long"`
	Photo      bool     `label:"人员照片"` // of the person that it hangs on
}

func (a Attachment) Key() string { return a.ID }
func (Attachment) Kind() Kind    { return KindAttachment }
func (a Attachment) Owner() Ref  { return Ref{Kind(a.RecordKind), a.RecordID} }

// ValidHash reports the 64 small hexadecimal digits of a SHA-256.
func ValidHash(hash string) bool {
	return len(hash) == 64 && strings.Trim(hash, "0123456789abcdef") == ""
}

// Path is where the file lies below the folder of attachments, with slashes: its
// hash in a folder of the first two digits. Empty if hash or type are none.
func (a Attachment) Path() string {
	if !ValidHash(a.Hash) || a.Type.Ext() == "" {
		return ""
	}
	return path.Join(a.Hash[:2], a.Hash+"."+a.Type.Ext())
}

// SizeText is the size as people write it: 18KB, 2.4MB.
func (a Attachment) SizeText() string {
	if a.Size < 1<<20 {
		return fmt.Sprintf("%dKB", (a.Size+1023)>>10)
	}
	return fmt.Sprintf("%.1fMB", float64(a.Size)/(1<<20))
}

// Attachments is what hangs on a record and is not removed, in the list's order.
func Attachments(b *Book, ref Ref) []Attachment {
	var out []Attachment
	for _, a := range Owned[Attachment](b, ref.ID) {
		if a.RecordKind == string(ref.Kind) && a.Removed.IsZero() {
			out = append(out, *a)
		}
	}
	return out
}

// maxFileName is how many characters of a file's name are kept.
const maxFileName = 80

// CleanFileName makes a name of one that came from outside: the last part of a
// path, without what no system takes or what cannot be seen, with the ending of
// the type. Never empty.
func CleanFileName(name string, t FileType) string {
	if i := strings.LastIndexAny(name, `/\`); i >= 0 {
		name = name[i+1:]
	}
	name = strings.Map(func(r rune) rune {
		switch {
		case r == utf8.RuneError, unicode.IsControl(r), unicode.Is(unicode.Cf, r), unicode.Is(unicode.Co, r):
			return -1
		case strings.ContainsRune(`<>:"|?*`, r):
			return '_'
		case unicode.IsSpace(r):
			return ' '
		}
		return r
	}, name)
	name = strings.Join(strings.Fields(name), " ")
	stem := name
	if ext := path.Ext(name); len(ext) > 1 && len(ext) <= 6 {
		stem = strings.TrimSuffix(name, ext)
	}
	stem = strings.Trim(stem, ". ")
	if r := []rune(stem); len(r) > maxFileName {
		stem = strings.TrimRight(string(r[:maxFileName]), ". ")
	}
	if stem == "" || reservedName(stem) {
		stem = "附件" + stem
	}
	return stem + "." + t.Ext()
}

// reservedName reports a name that Windows keeps for a device.
func reservedName(stem string) bool {
	s, _, _ := strings.Cut(strings.ToUpper(stem), ".")
	switch s = strings.TrimSpace(s); s {
	case "CON", "PRN", "AUX", "NUL":
		return true
	}
	return len(s) == 4 && (strings.HasPrefix(s, "COM") || strings.HasPrefix(s, "LPT")) && s[3] >= '0' && s[3] <= '9'
}

// Faults implements Lawful: a record that could not have a file.
func (a Attachment) Faults() []Fault {
	var out []Fault
	if a.RecordKind != "" && SchemaOf(Kind(a.RecordKind)) == nil {
		out = append(out, Fault{"RecordKind", "没有“" + Clip(a.RecordKind, 20) + "”这一类记录"})
	}
	if a.Photo && (Kind(a.RecordKind) != KindPerson || !a.Type.Picture()) {
		out = append(out, Fault{"Photo", "只有人员的图片附件可以作照片"})
	}
	if a.Size > MaxAttachment {
		out = append(out, Fault{"Size", fmt.Sprintf("超过%dMB", MaxAttachment>>20)})
	}
	if a.Path() == "" {
		out = append(out, Fault{"Hash", "应为64位十六进制数字（小写），附件请在程序中添加"})
	}
	return out
}
