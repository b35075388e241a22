package keep

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"image"
	"image/color"
	"image/jpeg"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"partyledger/model"
	"partyledger/store"
	"partyledger/store/storetest"
)

// archive is a zip of empty parts.
func archive(t testing.TB, parts ...string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, p := range parts {
		if _, err := z.Create(p); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

var theUnit = model.Ref{Kind: model.KindEnterprise, ID: "QY1"}

// kept is every file below a folder of attachments, with its content.
func kept(t testing.TB, dir string) map[string]string {
	t.Helper()
	out := map[string]string{}
	root := filepath.Join(dir, store.AttachDir)
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return nil
		}
		data, err := os.ReadFile(path)
		rel, _ := filepath.Rel(root, path)
		out[filepath.ToSlash(rel)] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// A file is kept once under its hash, whatever it was called and however often it
// is attached; the record says what it is.
func TestAttach(t *testing.T) {
	dir, away := t.TempDir(), t.TempDir()
	w := storetest.Open(t, dir)
	ctx := t.Context()
	storetest.Must[int64](t)(w.Save(ctx, "录入", storetest.Unit, storetest.Branch))
	data := storetest.Picture(t, 30, 20, 9)
	path := storetest.Put(t, away, "活动室 照片.jpeg", data) // called JPEG, is a PNG
	a := storetest.Must[model.Attachment](t)(Attach(ctx, w, theUnit, path, " 全景 "))
	if a.Title != "全景" || a.FileName != "活动室 照片.png" || a.Type != model.PNGFile || a.Size != len(data) || a.Day != w.Today() ||
		a.Path() != a.Hash[:2]+"/"+a.Hash+".png" {
		t.Errorf("%+v", a)
	}
	_, err := Attach(ctx, w, theUnit, path, "又一次")
	storetest.WantRefusal(t, err, "已经作为“全景”", "没有重复添加")
	b := storetest.Must[model.Attachment](t)(Attach(ctx, w, model.Ref{Kind: model.KindOrganization, ID: "DZ1"}, path, ""))
	if b.Title != "活动室 照片" || b.Hash != a.Hash {
		t.Errorf("%+v", b)
	}
	if got := kept(t, dir); len(got) != 1 || got[a.Path()] != string(data) {
		t.Errorf("%d files kept", len(got))
	}
	book, err := w.Book(ctx, store.Query{})
	if err != nil {
		t.Fatal(err)
	}
	if got := model.Attachments(book, theUnit); len(got) != 1 || got[0] != a || book.EnterpriseOf(b) != "QY1" {
		t.Errorf("%+v, of %s", got, book.EnterpriseOf(b))
	}
	// Taken off, it may be attached again.
	off := a
	off.Removed = w.Today()
	storetest.Must[int64](t)(w.SaveEdited(ctx, "移除", a, off))
	storetest.Must[model.Attachment](t)(Attach(ctx, w, theUnit, path, ""))
	if said := storetest.Must[[]string](t)(Verify(ctx, w)); len(said) > 0 {
		t.Error(said)
	}
}

// What is no record, no file or not of the types is refused, and nothing is left.
func TestAttachRefuses(t *testing.T) {
	dir, away := t.TempDir(), t.TempDir()
	w := storetest.Open(t, dir)
	ctx := t.Context()
	storetest.Must[int64](t)(w.Save(ctx, "录入", storetest.Unit))
	good := storetest.Put(t, away, "图.png", storetest.Picture(t, 3, 3, 1))
	_, err := Attach(ctx, w, model.Ref{Kind: model.KindEnterprise, ID: "没有"}, good, "")
	storetest.WantRefusal(t, err, "还没有保存", "没有添加")
	_, err = Attach(ctx, w, model.Ref{Kind: "batch", ID: "1"}, good, "")
	storetest.WantRefusal(t, err, "没有“batch”这一类记录")
	_, err = Attach(ctx, w, theUnit, filepath.Join(away, "不在.pdf"), "")
	storetest.WantRefusal(t, err, "找不到文件")
	_, err = Attach(ctx, w, theUnit, away, "")
	storetest.WantRefusal(t, err, "不是文件")
	huge := make([]byte, model.MaxAttachment+1)
	copy(huge, "%PDF-1.7")
	_, err = Attach(ctx, w, theUnit, storetest.Put(t, away, "大.pdf", huge), "")
	storetest.WantRefusal(t, err, "超过附件的上限20MB")
	for name, x := range map[string]struct {
		data string
		word string
	}{
		"空.pdf":   {"", "空文件"},
		"程序.pdf":  {"MZ\x90\x00\x03", "按内容辨认"},
		"网页.png":  {"<svg onload=x>", "按内容辨认"},
		"断.png":   {string(storetest.Picture(t, 9, 9, 1)[:20]), "不完整"},
		"断.jpg":   {"\xff\xd8\xff\xe0\x00", "不完整"},
		"旧.doc":   {"\xd0\xcf\x11\xe0\xa1\xb1", "旧版的Office"},
		"手机.jpg":  {"\x00\x00\x00\x18ftypheic\x00\x00", "HEIC"},
		"包.docx":  {string(archive(t, "a.txt")), "按内容辨认"},
		"宏.docx":  {string(archive(t, "[Content_Types].xml", "word/document.xml", "word/vbaProject.bin")), "带有宏"},
		"断.xlsx":  {"PK\x03\x04xx", "不完整"},
		"巨大图.png": {hugePNG(t), "太大了"},
	} {
		_, err := Attach(ctx, w, theUnit, storetest.Put(t, away, name, []byte(x.data)), "")
		if err == nil {
			t.Errorf("%s is taken", name)
			continue
		}
		storetest.WantRefusal(t, err, x.word, "没有添加")
	}
	if got := kept(t, dir); len(got) > 0 {
		t.Errorf("%d files left", len(got))
	}
}

// hugePNG is a small file that claims to be 40,000 points wide and high.
func hugePNG(t testing.TB) string {
	data := storetest.Picture(t, 3, 3, 1)
	binary.BigEndian.PutUint32(data[16:], 40000)
	binary.BigEndian.PutUint32(data[20:], 40000)
	binary.BigEndian.PutUint32(data[29:], crc32.ChecksumIEEE(data[12:29]))
	return string(data)
}

// The types are told by the content.
func TestSniff(t *testing.T) {
	var jpg bytes.Buffer
	if err := jpeg.Encode(&jpg, image.NewGray(image.Rect(0, 0, 2, 2)), nil); err != nil {
		t.Fatal(err)
	}
	for want, data := range map[model.FileType][]byte{
		model.JPEGFile: jpg.Bytes(), model.PNGFile: storetest.Picture(t, 2, 2, 0), model.PDFFile: []byte("\xef\xbb\xbf%PDF-1.4\n"),
		model.WordFile: archive(t, "[Content_Types].xml", "word/document.xml"), model.XLSXFile: archive(t, "xl/workbook.xml",
			"[Content_Types].xml"),
	} {
		if got, err := sniff(data); got != want || err != nil {
			t.Errorf("%s: %s %v", want, got, err)
		}
	}
}

// Records that no file could belong to are not kept: a path is made of the hash.
func TestAttachmentRecordsAreChecked(t *testing.T) {
	w := storetest.Open(t, t.TempDir())
	good := model.Attachment{ID: "A", RecordKind: "enterprise", RecordID: "QY1", Title: "x", FileName: "x.pdf", Type: model.PDFFile,
		Hash: strings.Repeat("0a", 32)}
	for name, spoil := range map[string]func(*model.Attachment){
		"path":  func(a *model.Attachment) { a.Hash = "../../../" + strings.Repeat("0", 55) },
		"short": func(a *model.Attachment) { a.Hash = "0a" },
		"large": func(a *model.Attachment) { a.Hash = strings.Repeat("0A", 32) },
		"kind":  func(a *model.Attachment) { a.RecordKind = "users" },
		"size":  func(a *model.Attachment) { a.Size = model.MaxAttachment + 1 },
	} {
		a := good
		spoil(&a)
		if _, err := w.Save(t.Context(), "录入", a); err == nil {
			t.Errorf("%s: kept", name)
		}
	}
	storetest.Must[int64](t)(w.Save(t.Context(), "录入", storetest.Unit, good))
}

// ownPath is where the ledger has an attached file.
func ownPath(w *store.Workspace, a model.Attachment) string {
	own, _ := shelves(w)
	return own.path(a.Path())
}

// altered writes over an attached file.
func altered(t testing.TB, w *store.Workspace, a model.Attachment) {
	t.Helper()
	if err := os.WriteFile(ownPath(w, a), []byte("改过"), 0o600); err != nil {
		t.Fatal(err)
	}
}

// Missing and altered files are told, found again in the backups, and what is in
// the way is set aside.
func TestAttachmentFaults(t *testing.T) {
	dir, away := t.TempDir(), t.TempDir()
	w := storetest.Open(t, dir)
	ctx := t.Context()
	storetest.Must[int64](t)(w.Save(ctx, "录入", storetest.Unit))
	var list []model.Attachment
	for i, name := range []string{"甲.png", "乙.png", "丙.png"} {
		list = append(list, storetest.Must[model.Attachment](t)(Attach(ctx, w, theUnit,
			storetest.Put(t, away, name, storetest.Picture(t, 8, 8, uint8(i))), "")))
	}
	storetest.Must[string](t)(Backup(ctx, w, ""))
	late := storetest.Must[model.Attachment](t)(Attach(ctx, w, theUnit, storetest.Put(t, away, "丁.pdf", []byte("%PDF-1.7 四")), ""))
	altered(t, w, list[0])
	for _, a := range []model.Attachment{list[1], late} {
		if err := os.Remove(ownPath(w, a)); err != nil {
			t.Fatal(err)
		}
	}
	said := strings.Join(storetest.Must[[]string](t)(Verify(ctx, w)), "\n")
	for _, want := range []string{"“甲”的文件已被改动（附件/" + list[0].Path() + "），备份中有完好的副本", "“乙”的文件缺失", "“丁”的文件缺失（附件/" + late.Path() +
		"），备份中也没有"} {
		if !strings.Contains(said, want) {
			t.Errorf("verify does not say %q: %s", want, said)
		}
	}
	_, err := OpenAttachment(ctx, w, late)
	storetest.WantRefusal(t, err, "“丁”", "登记还在", "丁.pdf")
	if n := storetest.Must[int](t)(ReclaimAttachments(ctx, w)); n != 2 {
		t.Errorf("%d brought back", n)
	}
	got, aside := kept(t, dir), 0
	for name, data := range got {
		if strings.Contains(name, "已改动") && data == "改过" {
			aside++
		}
	}
	if got[list[0].Path()] != string(storetest.Picture(t, 8, 8, 0)) || got[list[1].Path()] != string(storetest.Picture(t, 8, 8, 1)) ||
		aside != 1 {
		t.Errorf("not brought back: %d files, %d set aside", len(got), aside)
	}
	if faults := storetest.Must[[]AttachmentFault](t)(AttachmentFaults(ctx, w, nil)); len(faults) != 1 || faults[0].Attachment != late {
		t.Errorf("%+v", faults)
	}
}

// What programs do to a file that was opened does not reach the ledger's.
func TestOpenedIsACopy(t *testing.T) {
	dir := t.TempDir()
	w := storetest.Open(t, dir)
	ctx := t.Context()
	storetest.Must[int64](t)(w.Save(ctx, "录入", storetest.Unit))
	a := storetest.Must[model.Attachment](t)(Attach(ctx, w, theUnit, storetest.Put(t, t.TempDir(), "通知.pdf", []byte("%PDF-1.7")), ""))
	path := storetest.Must[string](t)(OpenAttachment(ctx, w, a))
	if filepath.Base(path) != "通知.pdf" {
		t.Error(path)
	}
	storetest.Put(t, filepath.Dir(path), "通知.pdf", []byte("改了"))
	if faults := storetest.Must[[]AttachmentFault](t)(AttachmentFaults(ctx, w, nil)); len(faults) > 0 {
		t.Errorf("%+v", faults)
	}
	w.Close()
	storetest.Open(t, dir)
	if _, err := os.Stat(path); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("the copy is still there: %v", err)
	}
}

// Backups take every file along once; a restore puts back what is missing, in any
// folder, and what was altered.
func TestBackupTakesAttachmentsAlong(t *testing.T) {
	dir, away, stick := t.TempDir(), t.TempDir(), t.TempDir()
	w := storetest.Open(t, dir)
	ctx := t.Context()
	storetest.Must[int64](t)(w.Save(ctx, "录入", storetest.Unit))
	a := storetest.Must[model.Attachment](t)(Attach(ctx, w, theUnit, storetest.Put(t, away, "甲.png", storetest.Picture(t, 8, 8, 1)), ""))
	b := storetest.Must[model.Attachment](t)(Attach(ctx, w, theUnit, storetest.Put(t, away, "乙.png", storetest.Picture(t, 8, 8, 2)), ""))
	storetest.Must[string](t)(Backup(ctx, w, filepath.Join(dir, "就地.db"))) // beside the ledger: the files are there already
	backup := storetest.Must[string](t)(Backup(ctx, w, filepath.Join(stick, "台账.db")))
	again := storetest.Must[string](t)(Backup(ctx, w, filepath.Join(stick, "台账2.db")))
	want := kept(t, dir)
	if got := kept(t, stick); len(got) != 2 || got[a.Path()] != want[a.Path()] || got[b.Path()] != want[b.Path()] {
		t.Errorf("%d files on the stick, from %s and %s", len(got), backup, again)
	}
	storetest.Put(t, stick, "附件/zz/假.png", []byte("别的"))
	storetest.Put(t, stick, "附件/"+b.Path(), []byte("坏了的副本"))
	altered(t, w, a)
	w.Close()
	storetest.Must[string](t)(Restore(ctx, dir, backup, store.Options{Now: storetest.Now}))
	other := t.TempDir()
	storetest.Must[string](t)(Restore(ctx, other, backup, store.Options{Now: storetest.Now}))
	if got := kept(t, dir); got[a.Path()] != want[a.Path()] || got[b.Path()] != want[b.Path()] || len(got) != 3 { // and what was set aside
		t.Errorf("after the restore %d files", len(got))
	}
	if got := kept(t, other); len(got) != 1 || got[a.Path()] != want[a.Path()] {
		t.Errorf("elsewhere %d files", len(got))
	}
}

// A manual backup tells of files that are not what they were; the one at the end
// only keeps it in the log.
func TestBackupTellsOfDamage(t *testing.T) {
	w := storetest.Open(t, t.TempDir())
	ctx := t.Context()
	storetest.Must[int64](t)(w.Save(ctx, "录入", storetest.Unit))
	a := storetest.Must[model.Attachment](t)(Attach(ctx, w, theUnit, storetest.Put(t, t.TempDir(), "甲.png",
		storetest.Picture(t, 8, 8, 1)), ""))
	altered(t, w, a)
	storetest.Must[string](t)(BackupChanged(ctx, w))
	path, err := Backup(ctx, w, "")
	storetest.WantRefusal(t, err, "台账已经备份到", "1个附件", a.Hash[:2])
	if _, err := os.Stat(path); err != nil {
		t.Error(err)
	}
}

// A picture is shown small and the way up that the camera says.
func TestThumbnail(t *testing.T) {
	w := storetest.Open(t, t.TempDir())
	ctx := t.Context()
	storetest.Must[int64](t)(w.Save(ctx, "录入", storetest.Unit))
	img := image.NewRGBA(image.Rect(0, 0, 200, 100)) // the left half is white
	for y := range 100 {
		for x := range 100 {
			img.Set(x, y, color.White)
		}
	}
	var b bytes.Buffer
	if err := jpeg.Encode(&b, img, nil); err != nil {
		t.Fatal(err)
	}
	for turn, white := range map[byte]image.Point{1: {10, 25}, 3: {90, 25}, 6: {25, 10}, 8: {25, 90}} {
		data := append([]byte("\xff\xd8\xff\xe1\x00\x22Exif\x00\x00MM\x00\x2a\x00\x00\x00\x08\x00\x01\x01\x12\x00\x03\x00\x00\x00\x01\x00"+string(rune(turn))+"\x00\x00\x00\x00\x00\x00"), b.Bytes()[2:]...)
		a := storetest.Must[model.Attachment](t)(Attach(ctx, w, theUnit, storetest.Put(t, t.TempDir(), "照片.jpg", data), ""))
		small := storetest.Must[image.Image](t)(Thumbnail(ctx, w, a, 100))
		long, high := 100, 50
		if turn >= 5 {
			long, high = high, long
		}
		if small.Bounds() != image.Rect(0, 0, long, high) {
			t.Errorf("turn %d: %v", turn, small.Bounds())
			continue
		}
		if r, _, _, _ := small.At(white.X, white.Y).RGBA(); r < 0xc000 {
			t.Errorf("turn %d: not white at %v", turn, white)
		}
	}
	for _, data := range []string{"", "\xff\xd8\xff\xe1\x00\x08Exif", "\xff\xd8\xff\xe1\x00\x10Exif\x00\x00II\x2a\x00\xff\xff\xff\xff"} {
		if got := orientation([]byte(data)); got != 1 {
			t.Errorf("%q: %d", data, got)
		}
	}
}

// The sample brings its pictures along.
func TestSampleHasItsPictures(t *testing.T) {
	w := storetest.Open(t, t.TempDir())
	if err := Demo(t.Context(), w); err != nil {
		t.Fatal(err)
	}
	if faults := storetest.Must[[]AttachmentFault](t)(AttachmentFaults(t.Context(), w, nil)); len(faults) > 0 {
		t.Errorf("%+v", faults)
	}
}
