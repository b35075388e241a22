package main

// A day's typing: what was typed is never lost without a question, by whatever way one
// leaves; what was open when the program is killed is offered again; the keys that save.

import (
	"os"
	"path/filepath"
	"strings"
)

const half = "某某没填完"

// clerk begins where the story ended: the sample, with the program closed.
func (s *story) clerk() {
	s.reopen()
	s.doubleClickActsOnce()
	s.dropsFile()
	s.everyWayOut()
	s.killedWithForms()
	s.savedByKeys()
}

func (s *story) reopen() {
	s.start(filepath.Join(s.work, "partyledger"), "-w", s.ledger())
	s.sees("企业5")
}

// doubleClickActsOnce double-clicks a card of the board: it opens the case, and not a step
// that comes under the mouse with it.
func (s *story) doubleClickActsOnce() {
	s.key("ctrl+6")
	s.sees("只看有问题的")
	s.doubleClick(newcomer)
	s.sees("办理进程")
	s.rounds(6)
	if v := s.look(); v.Top != 0 {
		fail("双击卡片，还打开了一个窗口")
	}
	s.key("Escape")
	s.sees("只看有问题的")
}

// dropsFile drops a roster on the window, which is tried and given up.
func (s *story) dropsFile() {
	path := filepath.Join(s.desk.home, "拖入的花名册.xlsx")
	writePeople(path, "某某数字科技有限公司", "甲乙丁", "甲乙戊")
	s.drop(s.dropper, path)
	s.await("试读拖入的文件", func(v *view) bool { return v.says("还没有写入任何内容") && v.says("新增2条") })
	s.shot("拖入花名册")
	s.key("ctrl+6")
	s.sees("只看有问题的")
}

// asks takes a way out, sees the question, and goes back to what was typed.
func (s *story) asks(way, name string, keys ...string) {
	s.key(keys...)
	s.await(way+"要问", func(v *view) bool { return v.topSays(name) && v.topSays("还没有保存") })
	s.key("Escape")
	s.await(way+"后回到填写的内容", func(v *view) bool { return !v.topSays("还没有保存") })
}

// everyWayOut types into a register window, a list's form, a question and a page's own
// form, and leaves each.
func (s *story) everyWayOut() {
	s.key("ctrl+7")
	s.sees("新增人员")
	s.key("ctrl+n")
	s.await("新增窗口", func(v *view) bool { return v.Top == 1 })
	s.fill("姓名", half)
	s.sees("有未保存的内容")
	s.asks("Escape", "新人员“"+half+"”", "Escape")
	s.asks("Alt+F4", "新人员“"+half+"”", "alt+F4")
	s.click("关闭")
	s.await("关闭要问", func(v *view) bool { return v.topSays("还没有保存") })
	s.shot("未保存的内容要问")
	s.click("不保存")
	s.await("放弃后窗口合上", func(v *view) bool { return v.Top == 0 && !v.says("有未保存的内容") })

	s.openOffice()
	s.fill("审核人", half)
	s.asks("换一页", "单位设置的修改", "ctrl+1")
	s.asks("Alt+左", "单位设置的修改", "alt+Left")
	s.asks("Alt+F4", "单位设置的修改", "alt+F4")
}

func (s *story) openOffice() {
	s.key("ctrl+9")
	s.sees("签署设置") // the trial of the dropped file still stands
	s.clickTab("单位设置")
	s.sees("放弃修改")
}

// killedWithForms kills the program with a page's form, a list's form over it and a form
// over that one not saved, and finds them at the next start.
func (s *story) killedWithForms() {
	s.clickTab("保存期限")
	s.key("ctrl+n")
	s.await("保存期限窗口", func(v *view) bool { return v.Top == 1 })
	s.fill("依据文号", half)
	kept := func() bool { return strings.Contains(s.kept(), half) && strings.Count(s.kept(), `"name"`) == 2 }
	s.wait("填写的内容已暂存", kept)
	s.kill()
	s.reopen()
	s.await("上次没有保存的内容", func(v *view) bool { return v.topSays("单位设置的修改") && v.topSays("保存期限") })
	s.shot("上次没有保存的内容")
	s.click("打开")
	s.await("原样打开", func(v *view) bool {
		_, ok := v.find(func(t thing) bool { return t.Text == half })
		return ok
	})
	s.shot("原样打开")
}

// kept is what is kept of forms beside the ledger.
func (s *story) kept() string {
	data, _ := os.ReadFile(filepath.Join(s.ledger(), "forms.json"))
	return string(data)
}

// kill ends the program as the task manager does.
func (s *story) kill() {
	must(s.desk.program.Process.Kill())
	<-s.ended
}

// savedByKeys goes on with what was open: saved by a key.
func (s *story) savedByKeys() {
	s.fill("事项", "人才流动")
	s.fill("保存年限", "5")
	s.key("ctrl+s")
	s.await("按Ctrl+S保存", func(v *view) bool { return v.says("已保存") })
	s.key("Escape")
	s.await("回到工作台", func(v *view) bool { return v.Top == 0 })
	s.key("alt+F4")
	s.waitEnd()
}
