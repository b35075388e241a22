package keep

// Attached files: kept by the hash of their content in the ledger's folder,
// 附件/<first two digits>/<hash>.<ext>, each once, written whole or not at all and
// never written over. What they are evidence of is said by Attachment records.

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"partyledger/model"
	"partyledger/store"
	"partyledger/store/plainfile"
	"partyledger/store/vault"
)

// Attach keeps a copy of the file at path as evidence of the record that ref
// names. An empty title is the file's name.
func Attach(ctx context.Context, w *store.Workspace, ref model.Ref, path, title string) (model.Attachment, error) {
	if err := w.MayWrite(); err != nil {
		return model.Attachment{}, err
	}
	data, err := ReadAttachable(path)
	if err != nil {
		return model.Attachment{}, store.Fault("添加附件", err)
	}
	return attach(ctx, w, newFile{owner: ref, name: filepath.Base(path), title: title, data: data})
}

// newFile is a file that is to be attached.
type newFile struct {
	owner       model.Ref
	name, title string // an empty title is the name
	data        []byte
	photo       bool // of the person, in the place of what is
}

func attach(ctx context.Context, w *store.Workspace, f newFile) (model.Attachment, error) {
	a, err := described(w, f)
	if err != nil {
		return model.Attachment{}, err
	}
	if err := refuseAttachment(ctx, w, a); err != nil {
		return model.Attachment{}, err
	}
	if err := shelve(w, a, f.data); err != nil {
		return model.Attachment{}, err
	}
	records, err := replaced(ctx, w, a)
	if err == nil {
		_, err = w.Save(ctx, "添加附件“"+a.Title+"”", append(records, a)...)
	}
	return a, err
}

// described is the record of a file.
func described(w *store.Workspace, f newFile) (model.Attachment, error) {
	t, err := sniff(f.data)
	if err != nil {
		return model.Attachment{}, err
	}
	a := model.Attachment{ID: w.NewID(model.KindAttachment), RecordKind: string(f.owner.Kind), RecordID: f.owner.ID,
		Title: strings.TrimSpace(f.title), Photo: f.photo,
		FileName: model.CleanFileName(f.name, t), Type: t, Size: len(f.data), Hash: hashOf(f.data), Day: w.Today()}
	if a.Title == "" {
		a.Title = strings.TrimSuffix(a.FileName, "."+t.Ext())
	}
	return a, nil
}

// shelve keeps a file; it comes before its record: a file without a record harms nobody.
func shelve(w *store.Workspace, a model.Attachment, data []byte) error {
	own, _ := shelves(w)
	return store.Fault("保存附件", own.place(a.Path(), data, w.Now()))
}

// Shelve keeps a file that the program made and gives the records by which it hangs on each
// of the owners; whoever asked writes them.
func Shelve(w *store.Workspace, name, title string, data []byte, owners []model.Ref) ([]model.Attachment, error) {
	var out []model.Attachment
	for _, owner := range owners {
		a, err := described(w, newFile{owner: owner, name: name, title: title, data: data})
		if err != nil {
			return nil, err
		}
		out = append(out, a)
	}
	if len(out) == 0 {
		return nil, nil
	}
	return out, shelve(w, out[0], data)
}

// replaced is the photos that another one takes the place of, as removed.
func replaced(ctx context.Context, w *store.Workspace, now model.Attachment) (out []model.Record, err error) {
	if !now.Photo {
		return nil, nil
	}
	list, err := Attachments(ctx, w, now.Owner())
	for _, a := range list {
		if a.Photo {
			a.Removed = now.Day
			out = append(out, a)
		}
	}
	return out, err
}

// refuseAttachment refuses what hangs on nothing, and the same file twice on one
// record.
func refuseAttachment(ctx context.Context, w *store.Workspace, a model.Attachment) error {
	if model.SchemaOf(model.Kind(a.RecordKind)) == nil {
		return store.Refuse("没有“%s”这一类记录，没有添加附件。", a.RecordKind)
	}
	if _, ok, err := w.Get(ctx, a.Owner()); err != nil || !ok {
		if err != nil {
			return err
		}
		return store.Refuse("要附文件的那条记录还没有保存，或者已被撤销，没有添加附件。请先保存记录，再添加。")
	}
	same, err := store.Load[model.Attachment](ctx, w.Conn(), "record_kind = ? AND record_id = ? AND hash = ? AND removed = ''", "",
		a.RecordKind, a.RecordID, a.Hash)
	if err != nil {
		return store.Fault("读取附件", err)
	}
	if len(same) > 0 {
		return store.Refuse("这个文件已经作为“%s”附在这条记录上，没有重复添加。", same[0].Title)
	}
	return nil
}

// ReadAttachable reads a file that is to be attached, unless it is too large or of no kind that
// can be.
func ReadAttachable(path string) ([]byte, error) {
	f, st, err := plainfile.Open(path)
	var odd *plainfile.OddError
	if errors.As(err, &odd) {
		return nil, store.Refuse("“%s”是%s，不是文件，没有添加。请选择一个文件。", filepath.Base(path), odd.Kind())
	} else if err != nil {
		return nil, err
	}
	defer f.Close()
	switch {
	case st.Size() > model.MaxAttachment:
		return nil, store.Refuse("“%s”有%.1fMB，超过附件的上限%dMB，没有添加。照片请缩小后再添加。", filepath.Base(path), float64(st.Size())/(1<<20),
			model.MaxAttachment>>20)
	case st.Size() == 0:
		return nil, store.Refuse("“%s”是空文件，没有添加。", filepath.Base(path))
	}
	data, err := io.ReadAll(io.LimitReader(f, model.MaxAttachment+1))
	if err == nil && len(data) > model.MaxAttachment {
		return nil, store.Refuse("“%s”超过附件的上限%dMB，没有添加。", filepath.Base(path), model.MaxAttachment>>20)
	}
	return data, err
}

func hashOf(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}

// setAside gives a file that was altered another name.
func setAside(path string, now time.Time) error {
	return os.Rename(path, path+".已改动-"+now.Format(store.StampLayout))
}

// writeWhole writes a kept file, whole or not at all.
func writeWhole(path string, data []byte) error {
	dir := filepath.Dir(path)
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return err
	}
	temp, err := os.CreateTemp(dir, store.TempPrefix+"*")
	if err != nil {
		return err
	}
	defer os.Remove(temp.Name())
	_, err = temp.Write(data)
	if err = errors.Join(err, temp.Sync(), temp.Close()); err != nil {
		return err
	}
	if err := os.Rename(temp.Name(), path); err != nil {
		return err
	}
	return store.SyncDir(dir)
}

// fileCondition is how a kept file is found.
type fileCondition int

const (
	fileMissing fileCondition = iota
	fileAltered
	fileWhole
)

// readKept reads a kept file, no more of it than one may have: who put something
// larger in its place does not fill the memory, and its hash is another.
func readKept(path string) ([]byte, error) {
	f, _, err := plainfile.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(io.LimitReader(f, model.MaxAttachment+sealedRoom+1))
}

// attachmentData reads an attached file whole. One that is missing or altered is
// brought back from the backups if they have it.
func attachmentData(w *store.Workspace, a model.Attachment) ([]byte, error) {
	if a.Path() == "" {
		return nil, store.Refuse("附件“%s”的登记不完整，打不开。", a.Title)
	}
	own, backup := shelves(w)
	if data, err := own.read(a.Path()); err == nil {
		return data, nil
	} else if !errors.Is(err, fs.ErrNotExist) && !errors.Is(err, vault.ErrBlob) {
		return nil, err
	}
	data, err := backup.read(a.Path())
	if err != nil {
		return nil, &store.Error{What: "附件缺失", Err: err,
			Say: fmt.Sprintf("附件“%s”的文件缺失或者已被改动，备份中也没有完好的副本。登记还在。请找到原来的文件“%s”重新添加，或者从存有它的备份恢复。", a.Title, a.FileName)}
	}
	if w.Looking() != nil {
		return data, nil
	}
	w.Log().Warn("attachment brought back", "path", a.Path())
	return data, own.place(a.Path(), data, w.Now())
}

// AttachmentData reads an attached file whole; one that the backups have is brought back.
func AttachmentData(_ context.Context, w *store.Workspace, a model.Attachment) ([]byte, error) {
	data, err := attachmentData(w, a)
	return data, store.Fault("读取附件", err)
}

// Attachments lists what hangs on a record and is not removed.
func Attachments(ctx context.Context, w *store.Workspace, ref model.Ref) ([]model.Attachment, error) {
	list, err := store.Load[model.Attachment](ctx, w.Conn(), "record_kind = ? AND record_id = ? AND removed = ''", "", string(ref.Kind),
		ref.ID)
	return list, store.Fault("读取附件", err)
}

// CheckAttachment answers what is wrong with an attached file, nil if nothing is;
// one that the backups have is brought back.
func CheckAttachment(_ context.Context, w *store.Workspace, a model.Attachment) error {
	_, err := attachmentData(w, a)
	return store.Fault("读取附件", err)
}

// OpenAttachment gives a copy of an attached file under its own name, for the
// system's programs: whatever they do to it, the ledger's file stays as it is.
func OpenAttachment(_ context.Context, w *store.Workspace, a model.Attachment) (string, error) {
	data, err := attachmentData(w, a)
	if err != nil {
		return "", store.Fault("打开附件", err)
	}
	dir, err := w.AsideOpened("打开-*") // goes at the next start
	if err != nil {
		return "", store.Fault("打开附件", err)
	}
	path := filepath.Join(dir, model.CleanFileName(a.FileName, a.Type))
	return path, store.Fault("打开附件", os.WriteFile(path, data, 0o600))
}

// AttachmentFault is an attached file that is not as it was.
type AttachmentFault struct {
	Attachment model.Attachment
	Altered    bool // else it is missing
	InBackup   bool // the backups have it whole
}

// Say is the fault in words for people.
func (f AttachmentFault) Say() string {
	s := "附件“" + f.Attachment.Title + "”的文件"
	if f.Altered {
		s += "已被改动"
	} else {
		s += "缺失"
	}
	s += "（" + store.AttachDir + "/" + f.Attachment.Path() + "）"
	if f.InBackup {
		return s + "，备份中有完好的副本，打开它或者点“找回文件”即可恢复"
	}
	return s + "，备份中也没有完好的副本，请用原来的文件重新添加"
}

// AttachmentFaults reads every attached file and tells which are missing or
// altered. progress may be nil.
func AttachmentFaults(ctx context.Context, w *store.Workspace, progress func(done, total int)) ([]AttachmentFault, error) {
	list, err := store.Load[model.Attachment](ctx, w.Conn(), "1 = 1", "")
	if err != nil {
		return nil, store.Fault("检查附件", err)
	}
	var out []AttachmentFault
	known := map[string]fileCondition{}
	own, backup := shelves(w)
	for i, a := range list {
		if ctx.Err() != nil {
			return out, store.Fault("检查附件", ctx.Err())
		}
		state, ok := known[a.Path()]
		if !ok {
			if state, err = own.state(a.Path()); err != nil {
				return out, store.Fault("检查附件", err)
			}
			known[a.Path()] = state
		}
		if state != fileWhole {
			spare, _ := backup.state(a.Path())
			out = append(out, AttachmentFault{a, state == fileAltered, spare == fileWhole})
		}
		if progress != nil {
			progress(i+1, len(list))
		}
	}
	return out, nil
}

// ReclaimAttachments brings missing and altered files back from the backups, and
// answers how many.
func ReclaimAttachments(ctx context.Context, w *store.Workspace) (int, error) {
	if err := w.MayWrite(); err != nil {
		return 0, err
	}
	faults, err := AttachmentFaults(ctx, w, nil)
	if err != nil {
		return 0, err
	}
	n := 0
	for _, f := range faults {
		if !f.InBackup {
			continue
		}
		if _, err := attachmentData(w, f.Attachment); err != nil {
			return n, store.Fault("找回附件", err)
		}
		n++
	}
	return n, nil
}

func sameFolder(a, b string) (bool, error) {
	x, err := os.Stat(a)
	if err != nil {
		return false, err
	}
	y, err := os.Stat(b)
	return err == nil && os.SameFile(x, y), err
}
