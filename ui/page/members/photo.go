package members

// The photo at the side of a person's record.

import (
	"context"
	"image"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"partyledger/model"
	"partyledger/store"
	"partyledger/store/keep"
	"partyledger/ui/kit"
	"partyledger/ui/page"
)

// pictures is what may become a photo.
var pictures = []page.FileKind{{Name: "照片（JPG、PNG）", Patterns: []string{"*.jpg", "*.jpeg", "*.png"}}}

// photoWide is the photo's width at 100 % text; it is as high as 7 to 5.
const photoWide = 110

// photo is the panel.
type photo struct {
	host    page.Host
	person  string
	now     model.Attachment
	content *fyne.Container
	face    *fyne.Container
	set     *kit.Button
	remove  *kit.Button
	// choose asks for a file: the system's dialog, but in tests.
	choose func(then func(path string))
}

func newPhoto(host page.Host, person string) *photo {
	p := &photo{host: host, person: person, face: container.NewStack()}
	p.choose = func(then func(string)) { page.ChooseFile(host.Window(), "选择照片", pictures, then) }
	p.set = kit.NewButton("加照片…", func() { p.choose(p.take) })
	p.remove = kit.NewButton("移除照片", func() { page.RemoveAttachment(host, p.now, p.read) })
	p.content = container.NewVBox(container.New(photoSize{}, p.face), p.set, p.remove)
	p.show(model.Attachment{}, nil)
	p.read()
	return p
}

// take makes a file the photo.
func (p *photo) take(path string) {
	p.host.Work("正在添加照片", func(ctx context.Context, l *store.Workspace, _ func(done, total int)) error {
		_, err := keep.SetPhoto(ctx, l, p.person, path)
		return err
	}, true, func(err error) {
		if err == nil {
			p.host.Tell("照片已保存，缩小到30KB以内", nil)
		}
		p.read()
	})
}

// read shows the photo that there is.
func (p *photo) read() {
	var a model.Attachment
	var picture image.Image
	p.host.Read(func(ctx context.Context, l *store.Workspace) (err error) {
		a, picture, err = keep.Photo(ctx, l, p.person)
		return err
	}, func() { p.show(a, picture) })
}

func (p *photo) show(a model.Attachment, picture image.Image) {
	p.now = a
	p.face.Objects = []fyne.CanvasObject{canvas.NewRectangle(theme.Color(kit.ColorHead))}
	if picture == nil {
		p.face.Add(container.NewCenter(kit.NewText("没有照片", kit.ColorMuted)))
	} else {
		img := canvas.NewImageFromImage(picture)
		img.FillMode, img.ScaleMode = canvas.ImageFillContain, canvas.ImageScaleSmooth
		p.face.Add(img)
	}
	p.remove.Hidden = a.ID == ""
	p.set.SetText(kit.Choose(a.ID == "", "加照片…", "换照片…"))
	kit.Enable(p.set, p.host.Looking() == nil)
	kit.Enable(p.remove, p.host.Looking() == nil)
	p.content.Refresh()
}

// photoSize gives the photo its room.
type photoSize struct{}

// MinSize implements fyne.Layout.
func (photoSize) MinSize([]fyne.CanvasObject) fyne.Size {
	wide := float32(photoWide) * theme.TextSize() / 14
	return fyne.NewSize(wide, wide*7/5)
}

// Layout implements fyne.Layout.
func (photoSize) Layout(objects []fyne.CanvasObject, size fyne.Size) { objects[0].Resize(size) }
