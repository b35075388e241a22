package page

// The files that hang on a record: small pictures, what each is, and 打开, 改名,
// 移除. Any form or panel can have them.

import (
	"context"
	"fmt"
	"image"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"partyledger/model"
	"partyledger/store"
	"partyledger/store/keep"
	"partyledger/ui/kit"
)

// attachable is what the dialog offers; what is taken is told by the content.
var attachable = []FileKind{{Name: "图片、PDF、Word、Excel", Patterns: []string{"*.jpg", "*.jpeg", "*.png", "*.pdf", "*.docx", "*.xlsx"}}}

// thumbnailSide is how many pixels a small picture has at most: twice what the
// card shows at 100 % text, for large texts and fine screens.
const thumbnailSide = 400

// Attachments shows the files of one record. They are read when Show is called.
type Attachments struct {
	host    Host
	ref     model.Ref
	content *fyne.Container
	cards   *fyne.Container
	hint    *kit.Words
	add     *kit.Button
	// OnShow is called when the files are on screen, for owners whose height
	// follows from it; may be nil.
	OnShow func()

	// Choose asks for files and Start opens one: the system's dialog and program,
	// but in tests.
	Choose func(then func([]string))
	Start  func(path string, then func(error))
}

// NewAttachments makes an empty list.
func NewAttachments(host Host) *Attachments {
	a := &Attachments{host: host, cards: kit.NewFlow(), hint: kit.NewCaption(kit.Sentence{Color: kit.ColorMuted}), Start: OpenFile}
	a.Choose = func(then func([]string)) { ChooseFiles(host.Window(), "选择要添加的附件", attachable, then) }
	a.add = kit.NewButtonWithIcon("添加附件…", theme.ContentAddIcon(), a.ask)
	a.content = kit.NewColumn(kit.SectionTitle("附件"), container.NewHBox(a.add), a.hint, a.cards)
	a.say("")
	return a
}

// Content is the list on screen.
func (a *Attachments) Content() fyne.CanvasObject { return a.content }

// AttachedCol is a list's column that counts the files of each record.
func AttachedCol[T model.Record]() Col[T] {
	return NumberCol("附件", func(b *model.Book, r T) string {
		if n := len(model.Attachments(b, model.Ref{Kind: r.Kind(), ID: r.Key()})); n > 0 {
			return strconv.Itoa(n)
		}
		return ""
	})
}

// file is one attachment as a card shows it.
type file struct {
	model.Attachment
	picture image.Image // nil for what is no picture
	wrong   string      // empty if the file is whole
}

// Show reads and shows the files of a record; an ID that is empty means one that is
// not saved yet.
func (a *Attachments) Show(ref model.Ref) {
	a.ref = ref
	if ref.ID == "" {
		a.add.Disable()
		a.fill(nil)
		a.say("保存这条记录以后，可以在这里添加照片和文件。")
		return
	}
	a.add.Enable()
	var files []file
	a.host.Read(func(ctx context.Context, l *store.Workspace) (err error) {
		files, err = readFiles(ctx, l, ref)
		return err
	}, func() {
		if a.ref == ref {
			a.fill(files)
		}
	})
}

func readFiles(ctx context.Context, l *store.Workspace, ref model.Ref) ([]file, error) {
	list, err := keep.Attachments(ctx, l, ref)
	var out []file
	for _, x := range list {
		f := file{Attachment: x}
		var wrong error
		if x.Type.Picture() {
			f.picture, wrong = keep.Thumbnail(ctx, l, x, thumbnailSide)
		} else {
			wrong = keep.CheckAttachment(ctx, l, x)
		}
		if wrong != nil {
			f.wrong = store.Explain(wrong)
		}
		out = append(out, f)
	}
	return out, err
}

// fill puts files on screen.
func (a *Attachments) fill(files []file) {
	a.cards.Objects = nil
	wrong := ""
	for _, f := range files {
		a.cards.Add(a.card(f))
		if wrong == "" {
			wrong = f.wrong
		}
	}
	switch {
	case wrong != "":
		a.hint.Set(kit.Sentence{Text: wrong, Color: kit.ColorWarn})
		a.hint.Hidden = false
	case len(files) == 0:
		a.say("还没有附件。可添加照片（JPG、PNG）、PDF、Word和Excel文件，每个不超过20MB；文件复制一份存在台账文件夹中，备份时一并备份。")
	default:
		a.say("")
	}
	a.content.Refresh()
	if a.OnShow != nil {
		a.OnShow()
	}
}

func (a *Attachments) say(text string) {
	a.hint.Set(kit.Sentence{Text: text, Color: kit.ColorMuted})
	a.hint.Hidden = text == ""
}

// Widths and heights of a card at 100 % text, and the size of that text.
const (
	cardWidth   = 210
	pictureHigh = 118
	textSize100 = 14
)

func (a *Attachments) card(f file) fyne.CanvasObject {
	size, scale := theme.TextSize(), theme.TextSize()/textSize100
	var face fyne.CanvasObject
	switch {
	case f.wrong != "":
		face = container.NewCenter(kit.NewText("文件缺失或被改动", kit.ColorWarn))
	case f.picture != nil:
		img := canvas.NewImageFromImage(f.picture)
		img.FillMode, img.ScaleMode = canvas.ImageFillContain, canvas.ImageScaleSmooth
		face = img
	default:
		face = container.NewCenter(container.NewVBox(container.NewCenter(container.New(fixedSize{44 * scale, 44 * scale},
			widget.NewIcon(theme.FileIcon()))), kit.NewText(string(f.Type), kit.ColorMuted)))
	}
	ground := canvas.NewRectangle(theme.Color(kit.ColorHead))
	shown := container.NewStack(ground, container.New(fixedSize{cardWidth * scale, pictureHigh * scale}, face))
	title := kit.NewCutText(f.Title, cardWidth*scale, size)
	meta := kit.NewText(f.SizeText()+"　"+f.Day.String(), kit.ColorMuted).Sized(func() float32 { return theme.CaptionTextSize() })
	buttons := container.NewGridWithColumns(3, kit.NewButton("打开", func() { a.open(f.Attachment) }),
		kit.NewButton("改名", func() { a.rename(f.Attachment) }), kit.NewButton("移除", func() { a.remove(f.Attachment) }))
	return container.NewVBox(shown, title, meta, buttons)
}

// fixedSize gives its one object a size.
type fixedSize struct{ width, height float32 }

// MinSize implements fyne.Layout.
func (s fixedSize) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(s.width, s.height) }

// Layout implements fyne.Layout.
func (fixedSize) Layout(objects []fyne.CanvasObject, size fyne.Size) { objects[0].Resize(size) }

// ask asks for files and attaches them.
func (a *Attachments) ask() { a.Choose(a.Attach) }

// Attach attaches files that were chosen or dropped.
func (a *Attachments) Attach(paths []string) {
	ref := a.ref
	if ref.ID == "" {
		a.host.Tell("请先保存这条记录，再添加附件", nil)
		return
	}
	added := 0
	a.host.Work("正在添加附件", func(ctx context.Context, l *store.Workspace, progress func(done, total int)) error {
		for i, path := range paths {
			progress(i, len(paths))
			if ctx.Err() != nil {
				return ctx.Err()
			}
			if _, err := keep.Attach(ctx, l, ref, path, ""); err != nil {
				return err
			}
			added++
		}
		return nil
	}, true, func(error) {
		if added > 0 {
			a.host.Tell(fmt.Sprintf("已添加附件%d个", added), nil)
		}
		a.Show(ref)
	})
}

func (a *Attachments) open(x model.Attachment) { OpenAttachment(a.host, x, a.Start) }

// OpenAttachment opens a copy of an attached file in the system's program for it.
// start is OpenFile, but for tests.
func OpenAttachment(host Host, x model.Attachment, start func(path string, then func(error))) {
	path := ""
	host.Read(func(ctx context.Context, l *store.Workspace) (err error) {
		path, err = keep.OpenAttachment(ctx, l, x)
		return err
	}, func() {
		start(path, func(err error) {
			if err != nil {
				host.Fail(err)
			}
		})
	})
}

func (a *Attachments) rename(x model.Attachment) {
	AskFields(a.host, Question{Title: "附件改名", Yes: "保存", Text: "写明这份附件是什么，如“党旗和标志”。文件本身不变。", Record: x, Fields: []string{"Title", "Note"},
		Need: []string{"Title"}, Then: func(r model.Record, done func(error)) {
			a.host.SaveEdited("附件改名“"+r.(model.Attachment).Title+"”", x, r, func(err error) {
				a.Show(a.ref)
				done(err)
			})
		}})
}

func (a *Attachments) remove(x model.Attachment) {
	RemoveAttachment(a.host, x, func() { a.Show(a.ref) })
}

// RemoveAttachment takes a file off its record after asking; the file itself and
// what was recorded of it are kept.
func RemoveAttachment(host Host, x model.Attachment, done func()) {
	host.Ask("移除附件", "把附件“"+x.Title+"”从这条记录上移除？文件和登记保留在台账中，需要时可以撤销。", "移除附件", func() {
		now := x
		now.Removed = host.Snapshot().Today
		host.SaveEdited("移除附件“"+x.Title+"”", x, now, func(error) { done() })
	})
}
