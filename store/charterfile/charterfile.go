// Package charterfile reads charters: a Word, OpenDocument, RTF, PDF or text file
// becomes paragraphs and tables. Nothing is written and no name inside a file is ever used as a path.
package charterfile

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"

	"partyledger/model/charter"
	"partyledger/store"
	"partyledger/store/plainfile"
)

// maxCharterFile bounds the file itself; a charter with scanned pages in it may
// be large, its text is not.
const maxCharterFile = 64 << 20

// More than any charter has; what is made of each paragraph takes a thousand bytes and more.
const (
	maxBlocks = 100_000
	maxCells  = 2_000_000 // of its tables, the ones that merged cells cover among them
	maxText   = 8 << 20   // bytes
)

// budget is what was read so far.
type budget struct{ blocks, cells, text int }

// spent reports more than a document may hold.
func (b *budget) spent() bool { return b.blocks > maxBlocks || b.cells > maxCells || b.text > maxText }

// err is errTooLarge once too much was read.
func (b *budget) err() error {
	if b.spent() {
		return errTooLarge
	}
	return nil
}

// refuseSwollen refuses a file made to swell.
func refuseSwollen(err error, name string) error {
	return store.RefuseFile(err, fmt.Sprintf("“%s”的内容大得不正常，可能不是正常的文件", name), "请在Word或WPS中打开它，另存为新的.docx后再导入；来历不明的文件请不要打开。")
}

// Content is what a file holds.
type Content struct {
	Blocks []charter.Block
	Unread []string // what the file has and this program does not read, in Chinese
}

// Extensions are the endings of the files that Read takes.
func Extensions() []string { return []string{".docx", ".doc", ".wps", ".odt", ".rtf", ".pdf", ".txt"} }

// Read reads a file into its paragraphs and tables. The error is a Chinese
// sentence for people.
func Read(path string) (Content, error) {
	name := filepath.Base(path)
	if err := refuseKind(name); err != nil {
		return Content{}, err
	}
	f, info, err := plainfile.Open(path)
	var odd *plainfile.OddError
	switch {
	case errors.As(err, &odd):
		return Content{}, store.RefuseFile(err, fmt.Sprintf("“%s”是%s，不是普通文件，无法读取", name, odd.Kind()), "请选择章程的Word、PDF或者文本文件。")
	case err != nil:
		return Content{}, store.RefuseFile(err, fmt.Sprintf("打不开“%s”", name), openAdvice(err))
	}
	defer f.Close()
	return readCharter(f, info.Size(), name)
}

func openAdvice(err error) string {
	switch {
	case errors.Is(err, os.ErrNotExist):
		return "文件可能已被移动、改名或U盘已拔出，请重新选择。"
	case errors.Is(err, os.ErrPermission):
		return "没有读取权限，或文件正被其他程序占用；请关闭Word或WPS后再试，或把文件复制到桌面再导入。"
	}
	return "请确认文件没有被其他程序占用，再试一次。"
}

// otherKinds are formats that Word or WPS can save as .docx.
var otherKinds = map[string]string{
	".wpt": "WPS模板格式（.wpt）", ".dot": "Word模板格式（.dot）", ".uot": "标文通格式（.uot）", ".docm": "带宏的Word格式（.docm）",
	".htm": "网页格式", ".html": "网页格式", ".mht": "网页格式",
}

// refuseKind refuses by the name's ending, with advice.
func refuseKind(name string) error {
	ext := strings.ToLower(filepath.Ext(name))
	if kind, ok := otherKinds[ext]; ok {
		return store.RefuseFile(nil, fmt.Sprintf("“%s”是%s，本程序不能直接读取", name, kind), "请在Word或WPS中打开它，另存为.docx后再导入。")
	}
	switch ext {
	case ".ofd":
		return store.RefuseFile(nil, fmt.Sprintf("“%s”是版式文件（.ofd），里面的文字不能可靠取出", name),
			"请找到章程的Word原稿，在Word或WPS中另存为.docx后再导入；只有版式文件的，可以全选复制文字，粘贴到记事本存为.txt后导入，再逐条核对。")
	case ".jpg", ".jpeg", ".png", ".tif", ".tiff", ".bmp":
		return store.RefuseFile(nil, fmt.Sprintf("“%s”是图片，本程序不识别图片中的文字", name), "请找到章程的Word原稿，另存为.docx后再导入。")
	}
	if slices.Contains(Extensions(), ext) {
		return nil
	}
	return store.RefuseFile(nil, fmt.Sprintf("不认识“%s”的格式", name), "请在Word或WPS中另存为.docx，或用记事本存为.txt后再导入。")
}

// signatures of formats that hide behind a wrong ending.
var (
	zipMark = []byte("PK\x03\x04")
	oleMark = []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
	pdfMark = []byte("%PDF-")
	rtfMark = []byte("{\\rtf")
)

// readCharter reads the file's content, by what it is rather than by its ending;
// name is only for the messages.
func readCharter(r io.ReaderAt, size int64, name string) (Content, error) {
	switch {
	case size == 0:
		return Content{}, store.RefuseFile(nil, fmt.Sprintf("“%s”是空文件（0字节）", name), "请确认选对了文件；若从U盘或网上复制而来，请重新复制一次。")
	case size > maxCharterFile:
		return Content{}, store.RefuseFile(nil, fmt.Sprintf("“%s”有%d兆，超过了%d兆的上限", name, size>>20, maxCharterFile>>20),
			"请在Word或WPS中另存一份，删去其中的图片和附件后再导入。")
	}
	start := make([]byte, min(size, 1024))
	if _, err := io.ReadFull(io.NewSectionReader(r, 0, size), start); err != nil {
		return Content{}, store.RefuseFile(err, fmt.Sprintf("“%s”读到一半出错", name), "请把文件复制到桌面后再试。")
	}
	c, err := readerOf(start, name)(r, size, name)
	if err != nil {
		return Content{}, err
	}
	if strings.TrimSpace(strings.Join(charter.Paragraphs(c.Blocks), "")) == "" {
		return Content{}, store.RefuseFile(nil, fmt.Sprintf("“%s”里没有文字", name), "文字可能是扫描的图片；请找到可以编辑的Word原稿后再导入。")
	}
	return c, nil
}

// reader reads one format.
type reader func(r io.ReaderAt, size int64, name string) (Content, error)

// readerOf picks the reader by the file's first bytes; what has no mark of its
// own is text.
func readerOf(start []byte, name string) reader {
	switch {
	case bytes.HasPrefix(start, oleMark):
		return readDoc
	case bytes.Contains(start, pdfMark):
		return readPDF
	case bytes.HasPrefix(bytes.TrimLeft(start, "\xef\xbb\xbf \r\n\t"), rtfMark):
		return readRTF
	case bytes.HasPrefix(start, zipMark):
		return readZip
	}
	switch ext := strings.ToLower(filepath.Ext(name)); ext {
	case ".txt":
		return readText
	case ".wps":
		return refuseBroken(fmt.Sprintf("“%s”是早期WPS自己的格式，不是Word文件，本程序读不了", name), "请在WPS中打开它，另存为.docx后再导入。")
	case ".pdf":
		return refuseBroken(fmt.Sprintf("“%s”不是完好的PDF文件", name), "请用阅读器打开检查；打不开的请向原单位重新索取。")
	default:
		return refuseBroken(fmt.Sprintf("“%s”不是完好的Word文件", name), brokenDocx)
	}
}

// refuseBroken is the reader of what cannot be read.
func refuseBroken(what, advice string) reader {
	return func(io.ReaderAt, int64, string) (Content, error) {
		return Content{}, store.RefuseFile(nil, what, advice)
	}
}

// readText reads a plain text in UTF-8, UTF-16 or GB18030, one paragraph a line.
func readText(r io.ReaderAt, size int64, name string) (Content, error) {
	if size > maxText {
		return Content{}, refuseSwollen(nil, name)
	}
	b, err := io.ReadAll(io.NewSectionReader(r, 0, size))
	if err != nil {
		return Content{}, store.RefuseFile(err, fmt.Sprintf("“%s”读到一半出错", name), "请把文件复制到桌面后再试。")
	}
	if bytes.Count(b, []byte("\n"))+bytes.Count(b, []byte("\r")) > 2*maxBlocks {
		return Content{}, refuseSwollen(nil, name)
	}
	s, ok := decodeText(b)
	if !ok {
		return Content{}, store.RefuseFile(nil, fmt.Sprintf("“%s”的文字编码无法识别，或者它不是文本文件", name),
			"请用记事本打开它，确认文字显示正常，另存时“编码”选UTF-8，再导入。")
	}
	s = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\f", "\n", "\v", "\n").Replace(s)
	return Content{Blocks: charter.Lines(strings.Split(strings.TrimRight(s, "\n"), "\n"))}, nil
}

// decodeText detects the encoding. GB18030 has no mark of its own, so it is what
// is left when the bytes are not UTF-8; a text that decodes into unprintable
// characters is none.
func decodeText(b []byte) (string, bool) {
	switch {
	case bytes.HasPrefix(b, []byte("\xef\xbb\xbf")):
		b = b[3:]
	case bytes.HasPrefix(b, []byte("\xff\xfe")):
		return decodeUTF16(b[2:], binary.LittleEndian)
	case bytes.HasPrefix(b, []byte("\xfe\xff")):
		return decodeUTF16(b[2:], binary.BigEndian)
	}
	if utf8.Valid(b) {
		return printable(string(b))
	}
	out, err := simplifiedchinese.GB18030.NewDecoder().Bytes(b)
	if err != nil || bytes.ContainsRune(out, utf8.RuneError) {
		return "", false
	}
	return printable(string(out))
}

func decodeUTF16(b []byte, order binary.ByteOrder) (string, bool) {
	if len(b)%2 != 0 {
		return "", false
	}
	units := make([]uint16, len(b)/2)
	for i := range units {
		units[i] = order.Uint16(b[2*i:])
	}
	return printable(string(utf16.Decode(units)))
}

// printable refuses text with control characters that no text file has.
func printable(s string) (string, bool) {
	for _, r := range s {
		if r < 0x20 && !strings.ContainsRune("\t\n\r\v\f", r) || r == utf8.RuneError || r == 0xffff || r == 0xfffe {
			return "", false
		}
	}
	return s, true
}
