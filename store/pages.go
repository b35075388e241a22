package store

// The ledger's pages carry check values (see store/vault). What is held of them when
// the ledger is opened, behind that, and before it is copied.

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"

	"partyledger/store/vault"
)

const (
	wholeAtOpening = 16 << 20 // bytes of a file that is checked whole when it is opened
	sampled        = 256      // pages of a larger one
)

// errPages says which pages are not as they were written.
type errPages struct{ vault.Report }

func (e errPages) Error() string {
	return fmt.Sprintf("pages %v do not fit", e.Bad[:min(len(e.Bad), 20)])
}
func (e errPages) Is(target error) bool { return target == errDamaged }

func (e errPages) say() string {
	return fmt.Sprintf("台账损坏：数据文件%s与保存时不一致，可能是存储介质损坏，或者被别的程序改写过。原有的备份都还在。请先把整个文件夹复制一份留存，再用“修复台账”（plctl repair）：它用最近的完好备份和还读得出的内容修复；也可以用“恢复备份”（plctl restore）只恢复备份。",
		pageList(e.Bad))
}

// Damage is an error of PageCheck in a few words, for a line that stays in sight.
func Damage(err error) string {
	var e errPages
	if !errors.As(err, &e) {
		return Explain(err)
	}
	return "台账损坏：数据文件" + pageList(e.Bad) + "与保存时不一致。请先复制整个文件夹留存，再修复或恢复备份"
}

// pageList names pages: 第3、7页.
func pageList(pages []int64) string {
	var words []string
	for _, no := range pages[:min(len(pages), 5)] {
		words = append(words, fmt.Sprint(no))
	}
	list := "第" + strings.Join(words, "、") + "页"
	if len(pages) > len(words) {
		list += fmt.Sprintf("等%d页", len(pages))
	}
	return list
}

// openPages opens the database at path and checks its pages: all of a small ledger, a
// sample of a large one.
func (w *Workspace) openPages(ctx context.Context) error {
	_, err := os.Lstat(w.Path() + "-journal")
	unclean := !errors.Is(err, fs.ErrNotExist)
	_, err = os.Lstat(w.Path())
	made := errors.Is(err, fs.ErrNotExist)
	if err := w.openPoolAt(w.Path()); err != nil {
		return err
	}
	// The first reading plays back the journal that a crash has left.
	if err := w.db.QueryRowContext(ctx, "SELECT count(*) FROM sqlite_schema").Scan(new(int)); err != nil {
		return err
	}
	if w.pages, err = w.kept.open(w.Path()); err != nil {
		return err
	}
	st, err := w.pages.Stat()
	if err != nil || made || st.Size() == 0 {
		return err
	}
	if unclean {
		mended, err := w.pages.Mend()
		if err != nil {
			return err
		}
		if len(mended) > 0 {
			w.log.Info("free pages made blank after a crash", "pages", mended)
		}
	}
	check := w.pages.Check
	if st.Size() > wholeAtOpening {
		check = func(ctx context.Context) (vault.Report, error) { return w.pages.Sample(ctx, sampled) }
	}
	r, err := check(ctx)
	if err != nil {
		return err
	}
	return w.judge(r)
}

// judge makes an error of what a check found; of free pages, which hold nothing, only
// a line in the log.
func (w *Workspace) judge(r vault.Report) error {
	if len(r.Bad) > 0 {
		w.log.Error("pages do not fit", "pages", r.Bad, "free", r.Idle)
	}
	if r.Damaged() {
		return errPages{r}
	}
	return nil
}

// PageCheck is a check of all pages that goes on while the ledger is used.
type PageCheck struct {
	w    *Workspace
	file *os.File // that the scan reads
	scan *vault.Scan
}

// PageCheck begins one; nil if the ledger has no pages to check: it is one from before
// check values, or only looked at, which was checked when it was opened.
func (w *Workspace) PageCheck() *PageCheck {
	if w.pages.File == nil {
		return nil
	}
	return &PageCheck{w, w.pages.File, w.pages.Scan()}
}

// HowChecked is what verifying and copying the ledger check, in words for people.
func (w *Workspace) HowChecked() string {
	if w.pages.File == nil && w.image.Pages == 0 {
		return "数据结构检查、全部引用核对"
	}
	return "全部页校验、全部引用核对"
}

// Step checks a part, for a few milliseconds; the ledger waits as long. The error is
// one for people, damage too.
func (c *PageCheck) Step(ctx context.Context) (more bool, err error) {
	conn, err := c.w.Conn().Conn(ctx)
	if err != nil {
		return false, Fault("检查台账", err)
	}
	defer conn.Close()
	if c.file != c.w.pages.File { // it was suspended meanwhile
		c.file, c.scan = c.w.pages.File, c.w.pages.Scan()
	}
	if more, err = c.scan.Step(); err == nil && !more {
		err = c.w.judge(c.scan.Report)
	}
	return more, Fault("检查台账", err)
}

// CheckPages checks all pages at once. Of a ledger that is only looked at it answers
// what was found when it was opened; the report is empty if there are none to check.
func (w *Workspace) CheckPages(ctx context.Context) (vault.Report, error) {
	c := w.PageCheck()
	if c == nil {
		return w.image, nil
	}
	for {
		more, err := c.Step(ctx)
		if err == nil {
			err = ctx.Err()
		}
		if errors.As(err, new(errPages)) {
			err = nil // the report has it
		}
		if err != nil || !more {
			return c.scan.Report, err
		}
	}
}
