package intake

// Opening: what can be read is told by the file's content (store/sheet); what cannot is
// refused with advice.

import (
	"archive/zip"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"partyledger/store"
	"partyledger/store/charterfile"
	"partyledger/store/plainfile"
	"partyledger/store/sheet"
)

// TableEndings are the endings of the files that hold tables, in lower case; a .txt holds
// one or a charter (IsCharter).
func TableEndings() []string {
	return []string{".xlsx", ".xlsm", ".xls", ".et", ".csv", ".ods", ".tsv",
		".xltx", ".xltm", ".xlt", ".ett", ".ots", ".htm", ".html", ".xml"}
}

// CharterEndings are the endings of the files that are read as charters.
func CharterEndings() []string { return charterfile.Extensions() }

// IsCharter reports that a file is read as a charter: by its ending, a .txt by what it
// holds.
func IsCharter(path string) bool {
	return isCharter(path) && !(strings.EqualFold(filepath.Ext(path), ".txt") && sheet.Tabular(path))
}

// charter is IsCharter, unless the request says otherwise.
func (req *Request) charter(path string) bool {
	switch {
	case slices.Contains(req.Tables, path):
		return false
	case slices.Contains(req.Charters, path):
		return true
	}
	return IsCharter(path)
}

// open opens a workbook, with the first password that fits.
func (req *Request) open(ctx context.Context, path string) (*Workbook, error) {
	wb, err := OpenWith(path, Access{Context: ctx})
	for _, password := range req.Passwords {
		if NeedsPassword(err) == nil {
			break
		}
		wb, err = OpenWith(path, Access{Context: ctx, Password: password})
	}
	return wb, err
}

// Access is what opening a file takes besides its name.
type Access struct {
	Limits   Limits
	Password string          // of the file; empty = none is known
	Context  context.Context // nil = never cancelled
}

// LockedError says that a file opens with a password only: none was known, or a wrong
// one. Window and console ask.
type LockedError struct {
	File  string
	Wrong bool
	cause error
}

func (e *LockedError) Error() string { return e.cause.Error() }
func (e *LockedError) Unwrap() error { return e.cause }

// NeedsPassword is what an error says of a file's password; nil if nothing.
func NeedsPassword(err error) *LockedError {
	var locked *LockedError
	errors.As(err, &locked)
	return locked
}

func acceptable(path string, limits Limits) error {
	name := filepath.Base(path)
	st, err := os.Stat(path)
	switch {
	case errors.Is(err, os.ErrNotExist):
		return store.RefuseFile(err, fmt.Sprintf("找不到文件“%s”", path), "请检查文件名和位置。")
	case err != nil:
		return store.RefuseFile(err, fmt.Sprintf("打不开文件“%s”", path), "请检查是否有读取权限、U盘是否插好。")
	case !st.Mode().IsRegular():
		odd := &plainfile.OddError{Path: path, Mode: st.Mode()}
		return store.RefuseFile(odd, fmt.Sprintf("“%s”是%s，不是普通文件", path, odd.Kind()), "请选择一个文件。")
	case st.Size() == 0:
		return store.RefuseFile(nil, fmt.Sprintf("“%s”是空文件", name), "可能复制时没有完成，请重新取得这个文件。")
	case st.Size() > limits.FileSize:
		return store.RefuseFile(nil, fmt.Sprintf("“%s”有%d MB，超过%d MB的上限", name, st.Size()>>20, limits.FileSize>>20), "请拆成几个文件分别导入。")
	}
	return nil
}

// saveAs is the advice for most of what cannot be read.
const saveAs = "请在Excel或WPS中打开它，另存为“Excel工作簿（*.xlsx）”后再导入。"

// unread says what a file is that is not read, and what to do.
func unread(name string, format sheet.Format) (what, todo string) {
	switch format {
	case sheet.XLSB:
		return "“%s”是Excel二进制工作簿（.xlsb），不能直接读取", saveAs
	case sheet.Excel95:
		return "“%s”是Excel 95或更早版本的文件，不能直接读取", saveAs
	case sheet.LockedXLS:
		return "“%s”是设有打开密码（或保护）的旧版.xls文件，不能直接读取", "请在Excel或WPS中用密码打开它，另存为“Excel工作簿（*.xlsx）”后再导入；另存的.xlsx可以设密码，导入时会询问。"
	case sheet.LockedODS:
		return "“%s”是设有密码的.ods文件，不能直接读取", "请用密码打开它，另存为“Excel工作簿（*.xlsx）”后再导入；另存的.xlsx可以设密码，导入时会询问。"
	case sheet.WebFrames:
		return "“%s”是多张表的网页，表里的内容在旁边的“.files”文件夹里，单独这个文件里没有", saveAs
	case sheet.WebArchive:
		return "“%s”其实是“单个文件网页”（.mht）", saveAs
	}
	switch strings.ToLower(filepath.Ext(name)) {
	case ".pdf", ".ofd", ".png", ".jpg", ".jpeg", ".bmp", ".tif", ".tiff", ".gif":
		return "“%s”不是可以导入的文件：版式文件和图片里的表格不能可靠取出", "请找到原来的电子表格（.xlsx、.xls、.et、.csv、.ods）再导入；照片和PDF可以作为附件放到记录上。"
	}
	return "“%s”不是可以导入的文件", "名册和台账请用.xlsx、.xls、.et、.csv或.ods，章程请用.docx或.txt。"
}

// openError says what is the matter with a file that cannot be read.
func openError(path string, err error) error {
	name := filepath.Base(path)
	refuse := func(what, todo string) error { return store.RefuseFile(err, fmt.Sprintf(what, name), todo) }
	var format *sheet.FormatError
	var locked *sheet.LockedError
	var quote *sheet.QuoteError
	switch {
	case errors.Is(err, context.Canceled):
		return err
	case errors.As(err, &locked) && locked.Wrong:
		err = &LockedError{path, true, err}
		return refuse("“%s”的打开密码不对", "请核对密码（注意大小写）后再试；也可以在Excel或WPS中取消密码，另存后再导入。")
	case errors.As(err, &locked):
		err = &LockedError{path, false, err}
		return refuse("“%s”设有打开密码", "请输入这个文件的密码（命令行用--file-password-file）；也可以在Excel或WPS中取消密码，另存后再导入。")
	case errors.As(err, &format):
		return refuse(unread(name, format.Format))
	case errors.As(err, &quote):
		return refuse(fmt.Sprintf("“%%s”第%d行有一个双引号没有配对，从那里起分不清各列", quote.Row), "请用Excel或WPS打开核对，另存为“Excel工作簿（*.xlsx）”后再导入。")
	case errors.Is(err, sheet.ErrNoText):
		return refuse("“%s”不是可以导入的文件，或者它的文字编码无法识别", saveAs)
	case errors.Is(err, sheet.ErrHuge):
		return refuse("“%s”的内容过大，可能不是正常的工作簿", "请只留下需要的表，另存为.xlsx后再导入。")
	case errors.Is(err, os.ErrPermission):
		return refuse("没有读取“%s”的权限", "请检查文件权限，或把它复制到别处再导入。")
	case errors.Is(err, sheet.ErrNoWorkbook), errors.Is(err, zip.ErrFormat):
		return refuse("“%s”不是真正的工作簿，或者只有一部分", saveAs)
	}
	return refuse("“%s”已损坏，读不下去", saveAs)
}
