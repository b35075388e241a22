package mailmerge

// A set of templates in one file (模板集): what an office sends down to those below it. It is a
// plain ZIP of Word files in the folders (the stages) that they lie in, so that who has not
// the program can use it, too.

import (
	"archive/zip"
	"context"
	"errors"
	"fmt"
	"io"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"golang.org/x/text/encoding/simplifiedchinese"

	"partyledger/store"
	"partyledger/store/docxfill"
	"partyledger/store/plainfile"
)

// Bounds of a set.
const (
	maxSet   = 64 << 20 // of the file
	maxAll   = 256 << 20
	maxInSet = 2000 // whatever lies in it
)

func isSet(p string) bool { return strings.EqualFold(filepath.Ext(p), ".zip") }

// readSet reads the Word files of a set; its folders are theirs. Other files in it are left.
func readSet(out []Template, p string) ([]Template, error) {
	refused := func(err error) error {
		return store.RefuseFile(err, "模板集“"+p+"”读不出来", fmt.Sprintf("请确认它是完整的ZIP文件，不超过%d兆。", maxSet>>20))
	}
	data, err := plainfile.Read(p, maxSet)
	if err != nil {
		return nil, refused(err)
	}
	z, err := zip.NewReader(strings.NewReader(string(data)), int64(len(data)))
	if err != nil || len(z.File) > maxInSet {
		return nil, refused(errors.Join(err))
	}
	before, left := len(out), int64(maxAll)
	for _, f := range z.File {
		name := setName(f)
		folder, file := path.Split(name)
		if f.FileInfo().IsDir() || !slices.Contains(wordEnds, strings.ToLower(path.Ext(file))) || strings.HasPrefix(file, "~$") ||
			strings.HasPrefix(file, ".") || strings.Contains(folder, "__MACOSX") {
			continue
		}
		if len(out) == maxTemplates {
			return nil, refuseMany()
		}
		t := taken(file, setFolder(folder), func() ([]byte, error) { return readIn(f, min(left, docxfill.MaxFile)) })
		t.File = path.Join(t.Folder, file)
		if left -= int64(len(t.data)); left <= 0 {
			return nil, refused(errors.New("too much in it"))
		}
		out = append(out, t)
	}
	if len(out) == before {
		return nil, store.RefuseFile(nil, "模板集“"+p+"”里没有Word文件", "请核对选的是不是模板集。")
	}
	return out, nil
}

// setName is the name of a file in a set with slashes; old Chinese programs write it in GBK.
func setName(f *zip.File) string {
	name := f.Name
	if f.NonUTF8 {
		if text, err := simplifiedchinese.GB18030.NewDecoder().String(name); err == nil {
			name = text
		}
	}
	return strings.ReplaceAll(name, `\`, "/")
}

// setFolder is a folder's name without what leads out of the set, as deep as folders go.
func setFolder(folder string) string {
	var parts []string
	for part := range strings.SplitSeq(cleanFolder(folder), "/") {
		if part != "" && part != "." && part != ".." && len(parts) < maxFolders {
			parts = append(parts, part)
		}
	}
	return strings.Join(parts, "/")
}

func readIn(f *zip.File, most int64) ([]byte, error) {
	r, err := f.Open()
	if err != nil {
		return nil, err
	}
	defer r.Close()
	data, err := io.ReadAll(io.LimitReader(r, most+1))
	if err == nil && int64(len(data)) > most {
		err = errors.New("too large")
	}
	return data, err
}

// Pack writes the templates that the ledger keeps as a set, all of them or those of a folder
// and below it; n is how many. The same templates give the same bytes.
func Pack(ctx context.Context, w *store.Workspace, folder string, to store.Target) (n int, err error) {
	if err := to.Check(); err != nil {
		return 0, err
	}
	list, err := Kept(ctx, w)
	if err != nil {
		return 0, err
	}
	folder = cleanFolder(folder)
	list = slices.DeleteFunc(list, func(t Template) bool {
		return folder != "" && t.Folder != folder && !strings.HasPrefix(t.Folder, folder+"/")
	})
	if len(list) == 0 {
		return 0, store.Refuse("台账里没有可以发出的模板，没有生成文件。")
	}
	if err := w.Remark(ctx, fmt.Sprintf("生成模板集，模板%d个，存为“%s”", len(list), to.Path)); err != nil {
		return 0, err
	}
	err = to.Write(func(out io.Writer) error { return packed(out, list) })
	return len(list), store.Fault("生成模板集", err)
}

// packDay stands on the files of a set, whenever it is made.
var packDay = time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)

func packed(out io.Writer, list []Template) error {
	z := zip.NewWriter(out)
	for _, t := range list {
		f, err := z.CreateHeader(&zip.FileHeader{Name: t.place() + ".docx", Method: zip.Deflate, Modified: packDay})
		if err == nil {
			_, err = f.Write(t.data)
		}
		if err != nil {
			return err
		}
	}
	return z.Close()
}
