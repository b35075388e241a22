package main

// One branch meeting on three people in the window, from the notice to the reply: every paper
// of it made, the evidence ticked, the reply chased. Each click is counted; what is filled in
// is gone to by keys. It is told twice, at 100 % and at 150 %.

import (
	"fmt"
	"os/exec"
	"path/filepath"
	"strings"
	"time"

	"github.com/xuri/excelize/v2"
)

const (
	mostClicks = 25
	cellName   = "中共某某数字科技有限公司支部委员会"
	askingDay  = -40 // of the request, in days from today
	answerDay  = -10 // by which the reply is wanted
)

// admitted are the three, of a surname of their own.
var admitted = []string{"殳甲辛", "殳乙壬", "殳丙癸"}

// branchMeeting tells it at one scale.
type branchMeeting struct {
	*typist
	*places
	ledger string
	scale  string // in pictures' names
	today  time.Time
}

// branchMeeting tells the story of a meeting at a scale of the screen, in dots an inch.
func (p *places) branchMeeting(d *desk, dpi int) {
	s := &branchMeeting{typist: &typist{desk: d}, places: p, scale: fmt.Sprintf("%d%%", dpi*100/96), today: time.Now()}
	s.ledger = filepath.Join(p.out, "支部大会"+s.scale)
	p.ctl(s.ledger, nil, "demo")
	book := filepath.Join(p.home, "发展对象"+s.scale+".xlsx")
	s.writeProspects(book)
	p.ctl(s.ledger, nil, "import", book)
	d.screenDots(dpi)
	s.start(p.program, "-w", s.ledger)
	s.sees("企业5")
	d.clicks = 0
	s.choosePeople()
	s.giveNotice()
	s.vote()
	s.makePapers()
	s.chase()
	s.approve()
	s.reply()
	s.recordReply()
	fmt.Printf("一次支部大会（%s）：点鼠标%d次（至多%d次），填写%d项，移动和保存等按键%d次。\n", s.scale, d.clicks, mostClicks, s.entries, s.presses)
	if d.clicks > mostClicks {
		fail("点了%d次鼠标，多于%d次", d.clicks, mostClicks)
	}
	s.showEvidence()
	s.key("alt+F4")
	s.waitEnd()
	d.screenDots(96)
	s.examine()
}

// screenDots tells programs how many dots of the screen an inch has.
func (d *desk) screenDots(dpi int) {
	cmd := d.command("xrdb", "-nocpp", "-merge")
	cmd.Stdin = strings.NewReader(fmt.Sprintf("Xft.dpi: %d\n", dpi))
	must(cmd.Run())
}

// day is a day so many from today.
func (s *branchMeeting) day(from int) string { return s.today.AddDate(0, 0, from).Format("2006-01-02") }

// writeProspects writes three people with their cases up to the application form.
func (s *branchMeeting) writeProspects(path string) {
	book := excelize.NewFile()
	defer book.Close()
	must(book.SetSheetName(book.GetSheetName(0), "人员"))
	must1(book.NewSheet("发展党员"))
	must1(book.NewSheet("培养考察"))
	put := func(sheet string, n int, cells ...any) { must(book.SetSheetRow(sheet, fmt.Sprintf("A%d", n), &cells)) }
	put("人员", 1, "姓名", "性别", "出生日期", "民族", "学历", "所在企业", "所在党支部", "部门（班组）", "职务（岗位）", "政治面貌")
	var heads, days []any
	for _, c := range []struct {
		field string
		on    int // days from today
	}{{"递交入党申请书日期", -900}, {"派人谈话日期", -885}, {"推荐（推优）日期", -800}, {"确定为入党积极分子日期", -790}, {"积极分子备案日期", -780}, {"指定培养联系人日期", -790},
		{"听取党小组等意见日期", -140}, {"支委会讨论拟列发展对象日期", -135}, {"上级党委备案（同意）日期", -130}, {"公示开始日期", -128}, {"公示截止日期", -118}, {"列为发展对象日期", -115},
		{"确定入党介绍人日期", -115}, {"政治审查完成日期", -100}, {"集中培训结业日期", -90}, {"支委会审查日期", -75}, {"上级党委预审日期", -60}, {"填写入党志愿书日期", -58}} {
		heads, days = append(heads, c.field), append(days, s.day(c.on))
	}
	put("发展党员", 1, append([]any{"人员", "所在党支部", "研究确定的会议", "培养联系人一", "培养联系人二", "入党介绍人一", "入党介绍人二", "政治审查结论", "政审结论性材料", "集中培训天数", "预审结论",
		"预审党组织"}, heads...)...)
	put("培养考察", 1, "发展党员记录", "考察日期", "考察人", "考察意见")
	row := 2
	for i, name := range admitted {
		put("人员", i+2, name, "男", fmt.Sprintf("199%d-05-1%d", i+3, i), "汉族", "大学本科", "某某数字科技有限公司", cellName, "研发部", "软件工程师", "入党积极分子")
		put("发展党员", i+2, append([]any{name, cellName, "支部委员会", "郑亥乙", "顾辛", "郑亥乙", "顾辛", "合格", "是", "3", "合格",
			"中共某某投资集团有限公司委员会"}, days...)...)
		for on := -700; on < -60; on += 120 {
			put("培养考察", row, name, s.day(on), "培养联系人、支部委员会", "表现良好，继续培养")
			row++
		}
	}
	must(book.SaveAs(path))
}

// picture keeps a picture of this scale.
func (s *branchMeeting) picture(name string) { s.shot("支部大会" + s.scale + "-" + name) }

// choosePeople selects the three in the list: once, for all that is done with them.
func (s *branchMeeting) choosePeople() {
	s.press("ctrl+6")
	s.click("列表")
	s.only(admitted[0][:len("殳")])
	s.await("只列三人", func(v *view) bool { return v.says(admitted[2]) && !v.says("郑亥") })
	s.press("Return", "ctrl+a")
	s.picture("选中三人")
}

// issue opens 出具文书, ticks the papers that are not ticked already, and fills in.
func (s *branchMeeting) issue(on int, papers ...string) {
	s.click("出具文书…")
	s.opened("出具文书")
	s.entries++
	s.reach("成文日期", func(v *view) bool { f, ok := v.held("DayField"); return ok && f.Box == topmost(v, "DayField").Box })
	s.enter(s.day(on))
	s.await("成文日期"+s.day(on), func(v *view) bool { return topmost(v, "DayField").Text == s.day(on) })
	for _, title := range papers {
		if t, ok := ticked(s.look(), title); !ok || !t.On {
			s.desk.press("“"+title+"”前的方框", func(v *view) (thing, bool) { return ticked(v, title) })
		}
		s.await("勾选“"+title+"”", func(v *view) bool { t, ok := ticked(v, title); return ok && t.On })
	}
}

// topmost is the highest thing of a kind on the topmost layer.
func topmost(v *view, kind string) (best thing) {
	for _, t := range v.top() {
		if t.is(kind) && (best.Type == "" || t.Box[1] < best.Box[1]) {
			best = t
		}
	}
	return best
}

// ticked is the box before a line's title.
func ticked(v *view, title string) (thing, bool) {
	line, ok := v.line(title)
	if !ok {
		return thing{}, false
	}
	return v.find(func(t thing) bool {
		_, y := line.middle()
		return t.is("Check") && t.Box[0] < line.Box[0] && y >= t.Box[1] && y <= t.Box[1]+t.Box[3]
	})
}

// issued makes what is ticked and waits until it is in the register.
func (s *branchMeeting) issued(papers int) {
	s.click("出具所选")
	s.await("已出具", func(v *view) bool { return v.Top == 0 && v.says(fmt.Sprintf("已出具%d份", papers)) })
}

// giveNotice is the notice that the three are to be admitted, and the ballots.
func (s *branchMeeting) giveNotice() {
	s.issue(-57, "表决票", "公示")
	s.put("公示事项", "拟接收为预备党员")
	s.put("公示开始日期", s.day(-57))
	s.put("公示截止日期", s.day(-46))
	s.picture("公示和表决票")
	s.issued(4)
}

// vote records the meeting: one attendance, one vote each.
func (s *branchMeeting) vote() {
	s.click("同一次支部大会…")
	s.opened("同一次支部大会")
	s.put("支部大会日期", s.day(-45))
	for _, f := range []field{{"应到会有表决权党员", "24"}, {"实到会有表决权党员", "22"}, {"无记名投票", "是"}, {"逐个讨论表决", "是"}} {
		s.put(f.label, f.text)
	}
	for i := range admitted {
		s.putOf(i, "赞成票", fmt.Sprint(22-i))
		if i > 0 {
			s.putOf(i, "反对票", fmt.Sprint(i))
		}
		s.putOf(i, "大会决议", "同意接收")
	}
	s.picture("同一次支部大会")
	s.saved()
}

// putOf fills in the field of the nth person, where all have one under the same label.
func (s *branchMeeting) putOf(n int, label, text string) {
	s.entries++
	has := func(v *view) (thing, bool) { return v.nth(label, n) }
	s.reach(fmt.Sprintf("第%d人的“%s”", n+1, label), func(v *view) bool { f, ok := has(v); return ok && f.Focus })
	if f, _ := has(s.look()); f.is("Choice", "Select") {
		for range 20 {
			if f, _ = has(s.look()); f.Text == text {
				return
			}
			s.press("Right")
		}
		fail("“%s”里没有“%s”", label, text)
	}
	s.enter(text)
}

// nth is the field under the nth label of these words, from the top.
func (v *view) nth(label string, n int) (thing, bool) {
	for _, head := range v.top() {
		if !head.is("canvas.Text") || head.Text != label {
			continue
		}
		if n--; n >= 0 {
			continue
		}
		return v.find(func(t thing) bool {
			down := t.Box[1] - head.Box[1]
			return t.field() && down >= 0 && down < 3*head.Box[3] && abs(t.Box[0]-head.Box[0]) < 12
		})
	}
	return thing{}, false
}

// makePapers makes what the meeting leaves behind: minutes, resolutions, tallies, the request.
func (s *branchMeeting) makePapers() {
	s.issue(askingDay, "支部党员大会会议记录")
	s.put("会议地点", "三楼党员活动室")
	s.put("主持人", "支部书记")
	s.put("记录人", "组织委员")
	s.picture("会议记录")
	for _, title := range []string{"支部大会决议", "表决计票单", "接收预备党员的请示"} {
		if t, ok := ticked(s.look(), title); ok && !t.On {
			s.desk.press("“"+title+"”前的方框", func(v *view) (thing, bool) { return ticked(v, title) })
		} else { // what is due is ticked already, and shown by its line
			s.click(title)
		}
	}
	s.put("要求回复日期", s.day(answerDay))
	s.picture("接收预备党员的请示")
	s.issued(8)
}

// chase sees that the reply has not come in time: on the workbench and in the register.
func (s *branchMeeting) chase() {
	s.click("文书")
	s.clickTab("文书登记簿")
	s.only("逾期")
	s.await("逾期未回", func(v *view) bool { return v.says("逾期未回") && v.says("接收预备党员的请示") })
	s.picture("逾期未回")
}

// approve records what the committee decided of each.
func (s *branchMeeting) approve() {
	s.press("ctrl+6")
	s.await("选中的三人", func(v *view) bool { return v.says(admitted[2]) })
	s.click("同一次审批…")
	s.opened("同一次审批")
	s.put("上级党委审批日期", s.day(-3))
	for i := range admitted {
		s.putOf(i, "审批是否同意", "是")
	}
	s.picture("同一次审批")
	s.saved()
}

// reply makes the committee's reply; it is due, so it is ticked.
func (s *branchMeeting) reply() {
	s.issue(-2, "同意接收预备党员的批复")
	s.picture("批复")
	s.issued(1)
}

// recordReply settles the request in the register.
func (s *branchMeeting) recordReply() {
	s.click("文书")
	s.await("登记簿", func(v *view) bool { return v.says("逾期未回") })
	s.clickNear("逾期未回")
	s.click("登记回复…")
	s.opened("登记回复")
	s.put("回复日期", s.day(-1))
	s.put("回复文号", "某某集团党委〔2026〕1号")
	s.press("ctrl+s")
	s.await("不再逾期", func(v *view) bool { return v.Top == 0 && !v.says("逾期未回") })
	s.only("已回")
	s.await("已回", func(v *view) bool { return v.says("接收预备党员的请示") })
	s.picture("登记回复")
}

// only filters a list by a word.
func (s *branchMeeting) only(word string) {
	s.desk.press("筛选一栏", func(v *view) (thing, bool) {
		return v.find(func(t thing) bool { return t.is("Entry") && strings.HasPrefix(t.Hint, "筛选：") })
	})
	s.entries++
	s.key("ctrl+a")
	s.enter(word)
}

// showEvidence looks at one of the three: papers ticked, file kept. It is no part of the work.
func (s *branchMeeting) showEvidence() {
	s.press("ctrl+6")
	s.doubleClick(admitted[0])
	s.await("办理进程", func(v *view) bool { return v.says("办理进程") })
	s.clickTab("材料")
	s.target("批复已归入", func(v *view) (thing, bool) {
		return v.find(func(t thing) bool { return t.is("Check") && strings.HasPrefix(t.Text, "4-6") && t.On })
	})
	s.picture("材料")
}

// examine holds the ledger against what was done.
func (s *branchMeeting) examine() {
	s.ctl(s.ledger, nil, "verify")
	var list []struct{ Form, State, Number, ReplyDue string }
	s.ctl(s.ledger, &list, "paper", "register")
	got := map[string]int{}
	for _, x := range list {
		got[x.Form+" "+x.State]++
		if x.Form == "接收预备党员的请示" && x.State == "已回" && (x.ReplyDue != s.day(answerDay) || x.Number == "") {
			fail("请示登记为%+v", x)
		}
	}
	for what, n := range map[string]int{"公示 已出具": 1, "表决票 已出具": 3, "支部党员大会会议记录 已出具": 1, "支部大会决议 已出具": 3, "表决计票单 已出具": 3, "接收预备党员的请示 已回": 1,
		"同意接收预备党员的批复 已出具": 1} {
		if got[what] < n {
			fail("登记簿里应有%d份“%s”，有%d份：%v", n, what, got[what], got)
		}
	}
	path := filepath.Join(s.desk.out, "支部大会"+s.scale+".xlsx")
	s.ctl(s.ledger, nil, "export", path)
	book := must1(excelize.OpenFile(path))
	defer book.Close()
	for _, name := range admitted {
		holdsOf(book, "支部大会", "发展党员记录", name, field{"审批是否同意", "是"}, field{"上级党委审批日期", s.day(-3)}, field{"实到会有表决权党员", "22"})
		held := map[string]string{}
		for _, row := range rowsOf(book, "材料清单", "发展党员记录", name) {
			held[row["材料编号"]] = row["已归入"]
		}
		for _, number := range []string{"4-4", "4-5", "4-6"} {
			if held[number] != "是" {
				fail("%s的材料%s没有归入：%v", name, number, held)
			}
		}
	}
	s.examineFiles()
}

// examineFiles opens each kept file of the meeting in another program.
func (s *branchMeeting) examineFiles() {
	found, err := filepath.Glob(filepath.Join(s.ledger, "附件", "*", "*"))
	must(err)
	if len(found) < 12 {
		fail("存档的文件只有%d个", len(found))
	}
	if _, err := exec.LookPath("unzip"); err != nil {
		return
	}
	for _, path := range found {
		if out, err := exec.Command("unzip", "-tq", path).CombinedOutput(); err != nil && strings.HasSuffix(path, ".docx") {
			fail("存档的文件%s打不开：%s", path, out)
		}
	}
}
