package main

// The story: an empty folder, the sample group, a fault mended, a new person with
// a rare name, their way into the Party up to the approval, the annual report.

import (
	"fmt"
	"path/filepath"
	"strings"

	"github.com/xuri/excelize/v2"
)

const (
	asOf       = "2026-11-23" // the sample's day
	newcomer   = "龙䶮𬎆"        // two characters that most faces lack
	faulty     = "伍辛"         // pays too little of the dues (C-10)
	reportName = "年度党建工作情况报告"
	roster     = "新进人员.xlsx"
	rosterSize = 60000 // people: long enough in the taking in to be given up
	newcomers  = "新进人员集训队"
)

// story is one run of it.
type story struct {
	*desk
	*places
	were    []finding // in the sample
	slowest int       // milliseconds that the window did not answer
}

func (s *story) tell() {
	s.loadSample()
	s.mendFault()
	s.addPerson()
	s.openCase()
	s.becomeActivist()
	s.becomeProspect()
	s.vet()
	s.vote()
	s.approve()
	s.holdPapers()
	s.setDues()
	s.exportReport()
	s.slowest = s.look().Slowest
	s.leaveAtWork()
}

// loadSample starts where nothing is and takes the sample.
func (s *story) loadSample() {
	s.start(filepath.Join(s.work, "partyledger"))
	s.sees("建立空台账，开始使用")
	s.shot("空文件夹")
	s.click("先看看示例集团（全部为虚构数据）")
	s.sees("企业50户")
	s.replace("截至日期", func(v *view) (thing, bool) { return v.find(func(t thing) bool { return t.is("DayField") }) }, asOf)
	s.sees(fmt.Sprintf("问题%d项", len(s.were)))
	s.shot("示例集团工作台")
}

// mendFault finds a fault by its enterprise, opens its record, puts it right and
// sees the finding gone.
func (s *story) mendFault() {
	find := func(v *view) (thing, bool) {
		return v.find(func(t thing) bool { return t.is("Picker") && strings.HasPrefix(t.Hint, "全部企业") })
	}
	s.replace("企业筛选", find, "mmsk")
	s.await("拼音首字母找到企业", func(v *view) bool { return v.Top == 1 && v.topSays("某某数字科技有限公司") })
	s.key("Return")
	s.await("只列这户企业", func(v *view) bool { return v.Top == 0 && !v.says("乙己燃气") && v.says(faulty+"党费") })
	s.clickNear(faulty + "党费")
	s.sees("【警告】")
	s.shot("找到党费问题")
	s.click("打开记录")
	s.await("转到党费核定并选中", func(v *view) bool { return v.says("少于应交") && v.says(faulty) })
	s.doubleClick(faulty)
	s.sees("按2%计，每月应交230.00元")
	s.target("核定月交额一栏", func(v *view) (thing, bool) { return v.below("核定月交额（元）") })
	s.shot("核定提示应交数额")
	s.fill("核定月交额（元）", "230")
	s.click("保存")
	s.await("已保存", func(v *view) bool { return v.Top == 0 && v.says("已保存") })
	s.key("ctrl+1")
	s.await("问题消失", func(v *view) bool {
		return v.says("对象") && v.says("某某数字科技") && !v.says(faulty+"党费")
	})
	s.shot("改正后问题消失")
}

// addPerson writes a new person's record.
func (s *story) addPerson() {
	s.click("党员名册")
	s.sees("新增人员")
	s.key("ctrl+n")
	s.await("新增窗口", func(v *view) bool { return v.Top == 1 })
	s.fill("姓名", newcomer)
	s.fill("性别", "女")
	s.fill("民族", "汉族")
	s.fill("公民身份号码", "990000199605158880")
	s.fill("出生日期", "19960515")
	s.fill("学历", "大学本科")
	s.sees("校验正确")
	s.shot("新增人员上半页")
	s.fill("所在企业", "某某数字科技有限公司")
	s.fill("部门（班组）", "研发部")
	s.fill("职务（岗位）", "软件工程师")
	s.fill("企业生产经营一线", "是")
	s.fill("参加工作日期", "2018-07-02")
	s.fill("进入日期", "2018-07-02")
	s.fill("政治面貌", "共青团员")
	s.fill("所在党支部", "某某数科党支部")
	s.shot("新增人员下半页")
	s.click("保存")
	s.await("名册里有新人", func(v *view) bool {
		return v.Top == 0 && v.says("新增人员“"+newcomer+"”") && rowSays(v, newcomer, "研发部")
	})
	s.shot("名册里的生僻字")
}

// rowSays reports that two texts are to be seen on one line.
func rowSays(v *view, first, second string) bool {
	_, ok := v.find(func(t thing) bool { return t.Text == first && t.shown() })
	return ok && lineSays(v, first, second)
}

// lineSays reports that two texts stand on one line, scrolled away or not.
func lineSays(v *view, first, second string) bool {
	for _, a := range v.top() {
		if !a.is("canvas.Text") || a.Text != first {
			continue
		}
		_, ya := a.middle()
		for _, b := range v.top() {
			if _, yb := b.middle(); abs(ya-yb) < 6 && strings.Contains(b.Text, second) {
				return true
			}
		}
	}
	return false
}

// openCase begins the newcomer's case.
func (s *story) openCase() {
	s.key("ctrl+6")
	s.sees("只看有问题的")
	s.shot("发展党员看板")
	s.click("新增")
	s.fill("人员", newcomer)
	s.fill("递交入党申请书日期", "2024.8.2")
	s.sees("此前办理的步骤按2014版")
	s.shot("新增入党申请人")
	s.save()
	s.await("打开新人的进程", func(v *view) bool { return v.Top == 0 && v.says("办理进程") && v.says(newcomer) })
	s.shot("办理进程开始")
}

// save presses 保存 and waits until the window is gone.
func (s *story) save() {
	was := s.look().Top
	s.click("保存")
	s.await("窗口合上", func(v *view) bool { return v.Top == was-1 })
}

// field is what is filled in under a label.
type field struct{ label, text string }

// step records one step: its form's fields, then its day on its line.
func (s *story) step(name, day, picture string, fields ...field) {
	s.stepAs(name, name, day, picture, fields...)
}

// stepAs is step where the line has another name once its day is known: what is not
// done yet is called as the text of today has it.
func (s *story) stepAs(before, name, day, picture string, fields ...field) {
	s.click(before)
	s.await("“"+before+"”的窗口", func(v *view) bool { return v.Top == 1 && v.topSays(newcomer+"：") })
	for _, f := range fields {
		s.fill(f.label, f.text)
	}
	if picture != "" {
		s.shot(picture)
	}
	s.save()
	s.await("“"+name+"”记为"+day, func(v *view) bool { return lineSays(v, name, day) })
}

// becomeActivist is steps 2 to 6.
func (s *story) becomeActivist() {
	s.step("党组织派人谈话", "2024-08-12", "步骤窗口", field{"派人谈话日期", "2024-08-12"}, field{"谈话人", "支部书记"})
	s.step("推荐和确定入党积极分子", "2025-01-03", "", field{"推荐（推优）日期", "2024-12-18"}, field{"经团组织推优", "是"},
		field{"确定为入党积极分子日期", "2025-01-03"}, field{"研究确定的会议", "支部委员会"})
	s.step("上级党委备案", "2025-01-14", "", field{"积极分子备案日期", "2025-01-14"})
	s.step("指定培养联系人", "2025-01-03", "指定培养联系人", field{"指定培养联系人日期", "2025-01-03"}, field{"培养联系人一", "郑亥乙"}, field{"培养联系人二", "顾辛"})
	s.click("培养教育考察")
	s.sees("新增考察")
	for _, day := range []string{"2025-06-10", "2025-11-20", "2026-04-20", "2026-09-15"} {
		s.click("新增考察")
		s.fill("考察日期", day)
		s.fill("考察人", "培养联系人、支部委员会")
		s.fill("考察意见", "表现良好，继续培养")
		s.save()
		s.sees(day)
	}
	s.shot("半年考察")
	s.clickTab("办理进程")
}

// becomeProspect is steps 7 to 9.
func (s *story) becomeProspect() {
	s.stepAs("公示并确定发展对象", "确定发展对象", "2026-03-13", "确定发展对象", field{"听取党小组等意见日期", "2026-02-02"}, field{"公示开始日期", "2026-03-04"},
		field{"公示截止日期", "2026-03-12"}, field{"公示异议及处理", "无异议"}, field{"列为发展对象日期", "2026-03-13"})
	s.step("报上级党委备案", "2026-02-27", "", field{"支委会讨论拟列发展对象日期", "2026-02-13"}, field{"上级党委备案（同意）日期", "2026-02-27"},
		field{"备案（同意）文号", "某某集团党〔2026〕15号"})
	s.step("确定入党介绍人", "2026-03-16", "", field{"确定入党介绍人日期", "2026-03-16"}, field{"入党介绍人一", "郑亥乙"}, field{"入党介绍人二", "顾辛"})
}

// vet is steps 10 to 14.
func (s *story) vet() {
	s.step("进行政治审查", "2026-04-06", "", field{"政治审查完成日期", "2026-04-06"}, field{"政治审查结论", "合格"}, field{"政审结论性材料", "是"})
	s.step("开展集中培训", "2026-04-15", "", field{"集中培训结业日期", "2026-04-15"}, field{"集中培训天数", "3"}, field{"集中培训学时", "24"})
	s.step("支委会审查", "2026-04-30", "", field{"支委会审查日期", "2026-04-30"})
	s.step("上级党委预审", "2026-05-08", "上级党委预审", field{"上级党委预审日期", "2026-05-08"}, field{"预审结论", "合格"}, field{"预审党组织", "中共某某投资集团有限公司委员会"})
	s.step("填写入党志愿书", "2026-05-10", "", field{"填写入党志愿书日期", "2026-05-10"})
	s.shot("进程到支部大会")
}

// vote is step 15: the verdict is spoken while the counts are filled in.
func (s *story) vote() {
	s.click("支部大会讨论")
	s.await("支部大会窗口", func(v *view) bool { return v.Top == 1 && v.topSays(newcomer+"：") })
	s.fill("支部大会日期", "2026-05-29")
	s.fill("应到会有表决权党员", "24")
	s.fill("实到会有表决权党员", "12")
	s.sees("未超过应到会人数的半数")
	s.shot("到会不过半")
	s.fill("实到会有表决权党员", "22")
	s.fill("赞成票", "20")
	s.fill("反对票", "1")
	s.fill("弃权票", "1")
	s.fill("书面赞成", "1")
	s.fill("无记名投票", "是")
	s.fill("逐个讨论表决", "是")
	s.fill("大会决议", "同意接收")
	s.sees("同时更新名册")
	s.shot("表决通过")
	s.save()
	s.await("支部大会记上", func(v *view) bool { return lineSays(v, "支部大会讨论", "2026-05-29") })
}

// approve is steps 16 to 20.
func (s *story) approve() {
	s.step("上级党委派人谈话", "2026-06-12", "", field{"审批前谈话日期", "2026-06-12"}, field{"审批前谈话人", "组织员"})
	s.click("上级党委审批")
	s.await("审批窗口", func(v *view) bool { return v.Top == 1 && v.topSays(newcomer+"：") })
	s.fill("上级党委审批日期", "2026-06-26")
	s.fill("审批是否同意", "是")
	s.fill("审批文号", "某某集团党〔2026〕41号")
	s.shot("上级党委审批")
	s.save()
	s.await("审批记上", func(v *view) bool { return lineSays(v, "上级党委审批", "2026-06-26") })
	s.step("再上一级党委组织部门备案", "2026-07-06", "", field{"报上级组织部门备案日期", "2026-07-06"})
	s.step("编入党支部和党小组", "2026-06-29", "", field{"编入支部（党小组）日期", "2026-06-29"})
	s.step("入党宣誓", "2026-07-15", "", field{"入党宣誓日期", "2026-07-15"})
	s.shot("审批完成")
}

// holdPapers ticks the papers of the first four stages.
func (s *story) holdPapers() {
	s.clickTab("材料")
	const all = "本阶段全部归入"
	for left := 5; left > 1; left-- {
		s.await("材料清单", func(v *view) bool { return count(v, all) == left })
		s.click(all)
	}
	s.await("四个阶段的材料归入", func(v *view) bool { return count(v, all) == 1 })
	s.shot("材料归入")
	s.clickTab("核查")
	s.shot("核查提示党费")
}

// setDues settles what the newcomer pays, which the case's own steps cannot know.
func (s *story) setDues() {
	s.click("党费")
	s.sees("粘贴基数…")
	s.click("新增")
	s.fill("人员", newcomer)
	s.fill("起算月", "2026-05") // of the meeting
	s.fill("计算基数（元）", "8000")
	s.sees("每月应交120.00元")
	s.fill("核定月交额（元）", "120")
	s.save()
	s.await("核定党费", func(v *view) bool { return v.Top == 0 && rowSays(v, newcomer, "120.00") })
	s.shot("核定党费")
	s.key("alt+Left")
	// What is left is the one note that the case straddles the two texts.
	s.await("只剩跨版本的提示", func(v *view) bool {
		return v.says("以前办理的步骤按2014版核查") && v.says("核查 1") && !v.says("两者不符")
	})
	s.shot("核查没有问题")
}

func count(v *view, text string) int {
	n := 0
	for _, t := range v.top() {
		if t.Text == text {
			n++
		}
	}
	return n
}

// exportReport looks at the annual report and writes it.
func (s *story) exportReport() {
	s.click("报表中心")
	s.click(reportName)
	s.await("排出页面", func(v *view) bool { return !v.says("正在排版") && v.says("下一页") && v.says("共") })
	s.shot("年度报告预览")
	s.click("生成所选报表…")
	s.await("选择文件夹窗口", func(v *view) bool { return v.Top == 1 })
	s.doubleClick("〔文件夹〕报表")
	s.await("进到文件夹里", func(v *view) bool { return v.topSays("没有别的文件夹") })
	s.shot("选择文件夹")
	s.click("选择这个文件夹")
	s.await("报表写好", func(v *view) bool { return v.Top == 0 && v.says("已生成") })
	s.shot("年度报告已生成")
}

// leaveAtWork tries a large roster with a wrong day in it, begins to take it in and
// closes the window by its frame meanwhile, as people do: the program asks, gives
// the import up and ends.
func (s *story) leaveAtWork() {
	s.writeRoster(filepath.Join(s.desk.home, "报表", roster))
	s.click("数据与设置")
	s.click("选择文件…")
	s.await("选择文件窗口", func(v *view) bool { return v.Top == 1 && v.topSays(roster) })
	s.doubleClick(roster)
	s.await("试读的结果", func(v *view) bool { return v.Top == 0 && v.says("还没有写入任何内容") && v.says("2026-13-05") })
	s.shot("试读花名册")
	s.click("确认导入")
	s.await("问有未通过的行", func(v *view) bool { return v.Top == 1 && v.topSays("有1行未通过") })
	s.shot("有未通过的行")
	// The key follows the click at once.
	s.press("“只导入其余的”可点", exactly("只导入其余的"), "1", "key", "alt+F4")
	s.await("问要不要退出", func(v *view) bool { return v.topSays("还有操作没有完成") })
	s.click("取消处理并退出")
	s.waitEnd()
}

// writePeople writes a workbook of some new people of an enterprise.
func writePeople(path, firm string, names ...string) {
	book := excelize.NewFile()
	defer book.Close()
	row := func(n int, cells ...any) { must(book.SetSheetRow(book.GetSheetName(0), fmt.Sprintf("A%d", n), &cells)) }
	row(1, "姓名", "性别", "出生日期", "所在企业")
	for i, name := range names {
		row(i+2, name, "女", fmt.Sprintf("1988-0%d-12", i+1), firm)
	}
	must(book.SaveAs(path))
}

// writeRoster writes a workbook of many new people, the first of whom was born in
// a month that there is not.
func (s *story) writeRoster(path string) {
	book := excelize.NewFile()
	defer book.Close()
	w := must1(book.NewStreamWriter(book.GetSheetName(0)))
	row := func(n int, cells ...any) { must(w.SetRow(fmt.Sprintf("A%d", n), cells)) }
	row(1, "姓名", "性别", "出生日期", "所在企业", "部门（班组）")
	for n := range rosterSize {
		born := fmt.Sprintf("19%02d-0%d-1%d", 70+n%30, 1+n%9, n%10)
		if n == 0 {
			born = "2026-13-05"
		}
		row(n+2, fmt.Sprintf("甲乙丙%d", n), "男", born, "某某数字科技有限公司", newcomers)
	}
	must(w.Flush())
	must(book.SaveAs(path))
}
