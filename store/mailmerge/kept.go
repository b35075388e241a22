package mailmerge

// Templates in the ledger: Word files that hang on the office's own settings, so that they
// travel in its backups. Their titles say the folder.

import (
	"context"
	"fmt"
	"path"
	"slices"
	"strings"

	"partyledger/model"
	"partyledger/store"
	"partyledger/store/keep"
)

// keptTitle begins the title of an attachment that is a template.
const keptTitle = "模板："

// Kept lists the templates that the ledger keeps, by folders and names.
func Kept(ctx context.Context, w *store.Workspace) ([]Template, error) {
	list, err := attached(ctx, w)
	if err != nil {
		return nil, err
	}
	var out []Template
	for _, a := range list {
		data, err := keep.AttachmentData(ctx, w, a)
		if err != nil {
			return nil, err
		}
		folder, name := path.Split(strings.TrimPrefix(a.Title, keptTitle))
		out = append(out, Template{Folder: strings.Trim(folder, "/"), Name: name, File: path.Join(folder, name), data: data})
	}
	slices.SortStableFunc(out, func(a, b Template) int { return strings.Compare(staged(a.File), staged(b.File)) })
	return out, nil
}

// staged is a place by which it is sorted: 四、 comes before 五、, 九、 before 十一、.
func staged(place string) string {
	parts := strings.Split(place, "/")
	for i, part := range parts {
		if number, rest, ok := strings.Cut(part, "、"); ok {
			if n := chineseNumber(number); n > 0 {
				parts[i] = fmt.Sprintf("%02d、%s", n, rest)
			}
		}
	}
	return strings.Join(parts, "/")
}

// chineseNumber reads 一 to 九十九; 0 = it is none.
func chineseNumber(text string) int {
	digits := []rune("一二三四五六七八九")
	n := 0
	for _, r := range text {
		switch i := slices.Index(digits, r); {
		case r == '十':
			n = max(n, 1) * 10
		case i < 0:
			return 0
		default:
			n += i + 1
		}
	}
	return n
}

func attached(ctx context.Context, w *store.Workspace) ([]model.Attachment, error) {
	list, err := keep.Attachments(ctx, w, model.Ref{Kind: model.KindOffice, ID: model.OfficeID})
	return slices.DeleteFunc(list, func(a model.Attachment) bool { return !strings.HasPrefix(a.Title, keptTitle) }), err
}

// Taken is what became of templates that were to be kept.
type Taken struct{ Added, Replaced, Same int }

// Say tells it.
func (t Taken) Say() string {
	said := fmt.Sprintf("已存入%d个模板", t.Added+t.Replaced)
	if t.Replaced > 0 {
		said += fmt.Sprintf("，其中%d个替换了同名的", t.Replaced)
	}
	if t.Same > 0 {
		said += fmt.Sprintf("，%d个没有变化", t.Same)
	}
	return said
}

// Keep takes templates into the ledger, each in its folder, which may be empty; one of the
// same folder and name goes. It is one batch, which an undo takes back; what cannot be filled
// is told, and then none is taken.
func Keep(ctx context.Context, w *store.Workspace, list ...Template) (Taken, error) {
	for _, t := range list {
		if _, err := t.open(); err != nil {
			return Taken{}, err
		}
	}
	office := model.Ref{Kind: model.KindOffice, ID: model.OfficeID}
	_, ok, err := w.Get(ctx, office)
	if err != nil {
		return Taken{}, err
	}
	if !ok {
		return Taken{}, store.Refuse("台账里还没有单位设置，模板没有存入。请先在“数据与设置”的“单位设置”中填写单位名称并保存。")
	}
	before, err := attached(ctx, w)
	if err != nil {
		return Taken{}, err
	}
	was := map[string]model.Attachment{}
	for _, a := range before {
		was[a.Title] = a
	}
	var out Taken
	var records []model.Record
	for _, t := range list {
		title := keptTitle + t.place()
		files, err := keep.Shelve(w, t.Name+".docx", title, t.data, []model.Ref{office})
		if err != nil {
			return Taken{}, err
		}
		old, known := was[title]
		switch {
		case known && old.Hash == files[0].Hash:
			out.Same++
			continue
		case known:
			old.Removed = w.Today()
			records = append(records, old)
			out.Replaced++
		default:
			out.Added++
		}
		records = append(records, files[0])
		was[title] = files[0]
	}
	if len(records) == 0 {
		return out, nil
	}
	_, err = w.Save(ctx, fmt.Sprintf("存入“%s”等%d个模板", list[0].place(), out.Added+out.Replaced), records...)
	return out, err
}

// place is a template's folder and name, by which it is known.
func (t Template) place() string { return path.Join(cleanFolder(t.Folder), t.Name) }

// Known are the templates among some that the ledger has already, by folder and name: taken,
// they would be replaced.
func Known(ctx context.Context, w *store.Workspace, list []Template) (known []string, err error) {
	before, err := attached(ctx, w)
	for _, t := range list {
		if slices.ContainsFunc(before, func(a model.Attachment) bool { return a.Title == keptTitle+t.place() }) {
			known = append(known, t.place())
		}
	}
	return known, err
}

// cleanFolder is a folder's name as titles and outputs take it.
func cleanFolder(folder string) string {
	var out []string
	for part := range strings.SplitSeq(strings.ReplaceAll(folder, `\`, "/"), "/") {
		if part = store.TitleName(part); part != "" {
			out = append(out, part)
		}
	}
	return strings.Join(out, "/")
}

// Drop takes a template, named with its folder, out of the ledger.
func Drop(ctx context.Context, w *store.Workspace, name string) error {
	list, err := attached(ctx, w)
	if err != nil {
		return err
	}
	i := slices.IndexFunc(list, func(a model.Attachment) bool { return a.Title == keptTitle+name })
	if i < 0 {
		return store.Refuse("台账里没有名为“%s”的模板，什么也没有改动。用 plctl template list 可以查看。", name)
	}
	list[i].Removed = w.Today()
	_, err = w.Save(ctx, "移除“"+list[i].Title+"”", list[i])
	return err
}
