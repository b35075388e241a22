package mailmerge

// Templates in the ledger: Word files that hang on the office's own settings, so that they
// travel in its backups. Their titles say the folder.

import (
	"context"
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
	slices.SortStableFunc(out, func(a, b Template) int { return strings.Compare(a.File, b.File) })
	return out, nil
}

func attached(ctx context.Context, w *store.Workspace) ([]model.Attachment, error) {
	list, err := keep.Attachments(ctx, w, model.Ref{Kind: model.KindOffice, ID: model.OfficeID})
	return slices.DeleteFunc(list, func(a model.Attachment) bool { return !strings.HasPrefix(a.Title, keptTitle) }), err
}

// Keep takes a template into the ledger, in a folder that may be empty; one of the same
// folder and name goes. Only what can be filled is taken.
func Keep(ctx context.Context, w *store.Workspace, t Template) error {
	if _, err := t.open(); err != nil {
		return err
	}
	_, ok, err := w.Get(ctx, model.Ref{Kind: model.KindOffice, ID: model.OfficeID})
	if err != nil {
		return err
	}
	if !ok {
		return store.Refuse("台账里还没有单位设置，模板没有存入。请先在“数据与设置”的“单位设置”中填写单位名称并保存。")
	}
	before, err := attached(ctx, w)
	if err != nil {
		return err
	}
	title := keptTitle + path.Join(cleanFolder(t.Folder), t.Name)
	if _, err := keep.Attach(ctx, w, model.Ref{Kind: model.KindOffice, ID: model.OfficeID}, t.File, title); err != nil {
		return err
	}
	_, err = drop(ctx, w, before, title)
	return err
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
	dropped, err := drop(ctx, w, list, keptTitle+name)
	if err == nil && !dropped {
		return store.Refuse("台账里没有名为“%s”的模板，什么也没有改动。用 plctl template list 可以查看。", name)
	}
	return err
}

// drop removes those of the title.
func drop(ctx context.Context, w *store.Workspace, list []model.Attachment, title string) (dropped bool, err error) {
	for _, a := range list {
		if a.Title == title {
			a.Removed = w.Today()
			if _, err := w.Save(ctx, "移除“"+title+"”", a); err != nil {
				return dropped, err
			}
			dropped = true
		}
	}
	return dropped, nil
}
