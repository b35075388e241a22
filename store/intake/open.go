package intake

// What is no workbook of ours is refused with advice, best before it is opened.

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"partyledger/store"
	"partyledger/store/plainfile"
	"partyledger/store/sheet"
)

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
	}
	switch ext := strings.ToLower(filepath.Ext(path)); ext {
	case ".xlsx", ".xlsm":
	case ".xls", ".et", ".csv", ".ods", ".xlsb", ".xlt", ".ett":
		return store.RefuseFile(nil, fmt.Sprintf("“%s”是%s格式，不能直接导入", name, ext), "请在Excel或WPS中打开它，另存为“Excel工作簿（*.xlsx）”后再导入。")
	default:
		return store.RefuseFile(nil, fmt.Sprintf("“%s”不是可以导入的文件", name), "名册和台账请用.xlsx，章程请用.docx或.txt。")
	}
	if st.Size() > limits.FileSize {
		return store.RefuseFile(nil, fmt.Sprintf("“%s”有%d MB，超过%d MB的上限", name, st.Size()>>20, limits.FileSize>>20), "请拆成几个文件分别导入。")
	}
	return refuseDisguised(path, name)
}

// compound begins the files of the old Office, and workbooks with a password.
const compound = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

// refuseDisguised looks at how the file begins: its name may say .xlsx and it
// may be something else.
func refuseDisguised(path, name string) error {
	f, _, err := plainfile.Open(path)
	if err != nil {
		return openError(path, err)
	}
	defer f.Close()
	start := make([]byte, 512)
	n, err := io.ReadFull(f, start)
	if err != nil && !errors.Is(err, io.ErrUnexpectedEOF) && err != io.EOF {
		return openError(path, err)
	}
	start = start[:n]
	switch {
	case n == 0:
		return store.RefuseFile(nil, fmt.Sprintf("“%s”是空文件", name), "可能复制时没有完成，请重新取得这个文件。")
	case bytes.HasPrefix(start, []byte(compound)) && hasUTF16(f, "EncryptedPackage"):
		return store.RefuseFile(nil, fmt.Sprintf("“%s”设有打开密码", name), "请先在Excel或WPS中取消密码，另存后再导入。")
	case bytes.HasPrefix(start, []byte(compound)):
		return store.RefuseFile(nil, fmt.Sprintf("“%s”其实是旧版.xls格式，只是改了扩展名", name), "请在Excel或WPS中打开它，另存为“Excel工作簿（*.xlsx）”后再导入。")
	case bytes.Contains(bytes.ToLower(start), []byte("<html")), bytes.Contains(bytes.ToLower(start),
		[]byte("<table")), bytes.Contains(start, []byte("urn:schemas-microsoft-com:office")):
		return store.RefuseFile(nil, fmt.Sprintf("“%s”其实是网页格式，只是扩展名写成了.xlsx（有些系统这样导出）", name), "请在Excel或WPS中打开它，另存为“Excel工作簿（*.xlsx）”后再导入。")
	}
	return nil
}

// hasUTF16 looks for an entry's name in a compound file.
func hasUTF16(f *os.File, word string) bool {
	var want []byte
	for _, c := range []byte(word) {
		want = append(want, c, 0)
	}
	buf := make([]byte, 1<<20)
	for at := int64(0); ; at += int64(len(buf) - len(want)) {
		n, err := f.ReadAt(buf, at)
		if bytes.Contains(buf[:n], want) {
			return true
		}
		if err != nil {
			return false
		}
	}
}

// openError says what is the matter with a file that cannot be read.
func openError(path string, err error) error {
	name := filepath.Base(path)
	switch {
	case errors.Is(err, sheet.ErrHuge):
		return store.RefuseFile(err, fmt.Sprintf("“%s”解压后过大，可能不是正常的工作簿", name), "请只留下需要的表，另存为.xlsx后再导入。")
	case errors.Is(err, os.ErrPermission):
		return store.RefuseFile(err, fmt.Sprintf("没有读取“%s”的权限", name), "请检查文件权限，或把它复制到别处再导入。")
	case errors.Is(err, sheet.ErrNoWorkbook), errors.Is(err, zip.ErrFormat):
		return store.RefuseFile(err, fmt.Sprintf("“%s”不是真正的.xlsx工作簿，或者只有一部分", name), "请在Excel或WPS中打开它，另存为“Excel工作簿（*.xlsx）”后再导入。")
	}
	return store.RefuseFile(err, fmt.Sprintf("“%s”已损坏，读不下去", name), "请在Excel或WPS中打开它，另存为“Excel工作簿（*.xlsx）”后再导入。")
}
