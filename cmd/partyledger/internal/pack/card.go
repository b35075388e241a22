package main

// The page for the office's IT department: what is in the package, its checksums,
// who signed it, what the program does and does not do.

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"strings"

	"partyledger/model/report"
	"partyledger/store/pdf"
	"partyledger/store/typeset"
)

// card writes the page beside the package.
func card(folder, zip, out string) error {
	doc, err := cardOf(folder, zip)
	if err != nil {
		return err
	}
	faces, err := typeset.LoadFaces(typeset.FaceOptions{})
	if err != nil {
		return err
	}
	var file bytes.Buffer
	res, err := pdf.Write(&file, doc, faces)
	switch {
	case err != nil:
		return err
	case len(res.Missing) > 0:
		return fmt.Errorf("没有字形：%s", string(res.Missing))
	case res.Pages != 1:
		return fmt.Errorf("校验单有%d页，应为1页", res.Pages)
	}
	return os.WriteFile(out, file.Bytes(), 0o644)
}

// about is what the IT department asks, and its answers.
var about = []struct{ name, text string }{
	{"运行", "64位Windows 10/11，解压即用，不安装，不要管理员权限；不装驱动、服务和计划任务，不随系统启动，不写注册表。"},
	{"网络", "程序里没有任何网络功能，不联网，不监听端口，不自动更新，不收集使用情况。"},
	{"读写", "台账、备份和日志只在程序旁的data文件夹（该处不能写时在用户文件夹的“国企党建台账”）；报表写到使用人选定的位置。系统的打开、保存对话框会按Windows的惯例记住最近的位置。"},
	{"启动的程序", "资源管理器和系统里打开PDF、Excel等文件的程序（使用人点“打开”时）；没有显卡驱动时以软件绘图再启动自身。"},
	{"卸载", "关闭程序，删除程序文件夹。台账在data文件夹里，删除前请先备份。"},
	{"核对", "在命令提示符里运行 certutil -hashfile 文件名 SHA256，与上表比较；解压后各文件见其中的校验.txt。也可在程序里做“自检”。"},
}

// cardOf is the page as values.
func cardOf(folder, zip string) (report.Document, error) {
	name := filepath.Base(folder)
	doc := report.Document{Name: "card", Title: name + "程序包校验单", Subject: "程序包校验"}
	rows, others, err := cardRows(folder, zip)
	if err != nil {
		return doc, err
	}
	files := report.Table{
		Columns: []report.Column{report.TextCol("文件"), report.MoneyCol("大小（字节）"), report.Col("SHA-256").Left()},
		Rows:    rows,
		Notes:   []string{fmt.Sprintf("第一行是压缩包，其余是解压后的文件；另有许可文本%d个（LICENSES文件夹），不参与运行。", others)},
	}
	signs, err := signatures(folder)
	if err != nil {
		return doc, err
	}
	said := report.Table{Columns: []report.Column{report.WordCol("项目"), report.Col("说明").Left()}}
	for _, a := range append([]struct{ name, text string }{{"数字签名", signs}}, about...) {
		said.Rows = append(said.Rows, []report.Cell{{Text: a.name}, {Text: a.text}})
	}
	doc.Sections = []report.Section{{Page: report.PortraitTable,
		Blocks: []report.Block{report.Title{Text: doc.Title, Sub: "供信息化部门核对和登记"}, files, said}}}
	return doc, nil
}

// cardRows lists the zip and the files that run or are read, and counts the rest.
func cardRows(folder, zip string) (rows [][]report.Cell, others int, err error) {
	names, err := files(folder)
	if err != nil {
		return nil, 0, err
	}
	add := func(name, file string, bold bool) error {
		data, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		sum := sha256.Sum256(data)
		rows = append(rows, []report.Cell{{Text: name, Bold: bold}, {Text: grouped(len(data))}, {Text: hex.EncodeToString(sum[:])}})
		return nil
	}
	if err := add(filepath.Base(zip), zip, true); err != nil {
		return nil, 0, err
	}
	for _, name := range names {
		if path.Dir(name) == "LICENSES" {
			others++
			continue
		}
		if err := add(name, filepath.Join(folder, filepath.FromSlash(name)), false); err != nil {
			return nil, 0, err
		}
	}
	return rows, others, nil
}

// grouped is a number with a comma every three digits.
func grouped(n int) string {
	text := fmt.Sprint(n)
	for i := len(text) - 3; i > 0; i -= 3 {
		text = text[:i] + "," + text[i:]
	}
	return text
}

// signatures says who signed the package's own programs.
func signatures(folder string) (string, error) {
	programs, err := filepath.Glob(filepath.Join(folder, "*.exe"))
	if err != nil || len(programs) == 0 {
		return "", errors.Join(err, errors.New("文件夹里没有程序"))
	}
	by := map[string][]string{}
	var order []string
	for _, p := range programs {
		s, err := signatureOf(p)
		if err != nil {
			return "", fmt.Errorf("%s：%w", filepath.Base(p), err)
		}
		if by[s.String()] == nil {
			order = append(order, s.String())
		}
		by[s.String()] = append(by[s.String()], filepath.Base(p))
	}
	var out []string
	for _, s := range order {
		out = append(out, strings.Join(by[s], "、")+s)
	}
	return strings.Join(out, "；") + "。", nil
}
