package main

// The program for Windows, under wine: the first half of the smallest ledger by the
// keyboard alone; then a file dropped on the window, and a form that is open at the end.

import (
	"path/filepath"

	"github.com/xuri/excelize/v2"
)

const late = "孙丙子" // is typed last

func (p *places) windows(d *desk) {
	s := p.firstHalf(d)
	s.dropped()
	s.leftOpen()
	s.leave()
	s.ctl(s.ledger, nil, "verify")
	path := filepath.Join(p.out, "Windows程序的台账.xlsx")
	s.ctl(s.ledger, nil, "export", path)
	book := must1(excelize.OpenFile(path))
	defer book.Close()
	for _, name := range []string{secretary, applicant, "甲乙丁", "甲乙戊", late} {
		holdsOf(book, "人员", "姓名", name, field{"所在企业", firm})
	}
}

// dropped drops a roster on the window and takes it in.
func (s *smallest) dropped() {
	path := filepath.Join(s.desk.home, "拖入的花名册.xlsx")
	writePeople(path, firm, "甲乙丁", "甲乙戊")
	s.drop(s.dropper, path)
	s.await("试读拖入的文件", func(v *view) bool { return v.says("还没有写入任何内容") && v.says("新增2条") })
	s.shot("拖入花名册")
	s.alt("确认导入")
	s.sees("人员4人")
}

// leftOpen closes the window with a form open, goes back to it, and saves it by its key.
func (s *smallest) leftOpen() {
	s.press("ctrl+7")
	s.sees("新增人员")
	s.press("ctrl+n")
	s.opened("新增人员")
	s.put("姓名", late)
	s.key("alt+F4")
	s.await("关闭窗口要问", func(v *view) bool { return v.topSays(late) && v.topSays("还没有保存") })
	s.shot("关闭时还有未保存的内容")
	s.key("Escape")
	s.await("回到填写的内容", func(v *view) bool { return !v.topSays("还没有保存") })
	s.saved()
	s.sees("人员5人")
	s.shot("按Ctrl+S保存")
}
