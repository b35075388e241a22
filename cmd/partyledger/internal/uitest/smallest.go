package main

// The smallest ledger there is, from an empty folder and by the keyboard alone: what is
// known is not asked again, so that it takes few entries.

import (
	"encoding/json"
	"fmt"
	"os/exec"
	"path/filepath"
	"strings"

	"github.com/xuri/excelize/v2"
)

const (
	mostEntries = 60
	firm        = "某某新办水务有限公司"
	branch      = "中共某某新办水务有限公司支部委员会"
	secretary   = "顾甲壬"
	applicant   = "郑丁癸"
)

// smallest tells it in a folder of its own.
type smallest struct {
	*typist
	*places
	dir    string // where the program lies
	ledger string
}

func (p *places) smallest(d *desk) {
	s := p.firstHalf(d)
	s.charter()
	s.exchange()
	s.develop()
	s.leave()
	s.examine()
	fmt.Printf("最小的台账：填写%d项（至多%d项），移动和保存等按键%d次，没有用鼠标。\n", s.entries, mostEntries, s.presses)
	if s.entries > mostEntries {
		fail("填写了%d项，多于%d项", s.entries, mostEntries)
	}
}

// firstHalf is what there is before the ledgers of the office's own work.
func (p *places) firstHalf(d *desk) *smallest {
	s := &smallest{typist: &typist{desk: d}, places: p, dir: filepath.Join(p.out, "新U盘")}
	must(p.install(s.dir))
	s.start(filepath.Join(s.dir, p.file()))
	s.begin()
	s.units()
	s.people()
	s.staff()
	return s
}

// leave ends the program, and finds the ledger that it has made.
func (s *smallest) leave() {
	s.key("alt+F4")
	s.waitEnd()
	found, err := filepath.Glob(filepath.Join(s.dir, "*", "ledger.db"))
	must(err)
	if len(found) != 1 {
		fail("应有一份台账：%v", found)
	}
	s.ledger = filepath.Dir(found[0])
}

func (s *smallest) begin() {
	s.sees("建立空台账，开始使用")
	s.alt("建立空台账")
	s.sees("开始使用：先做好这几步")
	s.shot("新台账的工作台")
	before := s.look()
	s.tool("keydown", "alt")
	s.await("按住Alt，显示按键", func(v *view) bool { return accessKey(before, v, "打印") != "" })
	s.shot("按住Alt")
	s.tool("keyup", "alt")
	s.taken()
}

// units is the enterprise, its Party organisation, and how many work there.
func (s *smallest) units() {
	s.press("ctrl+2")
	s.sees("还没有企业")
	s.press("ctrl+n")
	s.opened("企业：新增")
	s.put("企业名称", firm)
	s.put("企业性质", "国有独资")
	s.saved()
	s.sees("企业1户")
	s.alt("党组织")
	s.sees("还没有登记党组织")
	s.press("ctrl+n")
	s.opened("党组织：新增")
	s.put("党组织全称", branch)
	s.saved()
	s.alt("职工人数")
	s.sees("还没有登记职工人数")
	s.press("ctrl+n")
	s.opened("职工人数：新增")
	s.put("职工总数", "86")
	s.saved()
	s.sees("86")
	s.shot("职工人数")
}

func (s *smallest) people() {
	s.press("ctrl+7")
	s.sees("新增人员")
	s.press("ctrl+n")
	s.opened("新增人员")
	s.put("姓名", secretary)
	s.put("职务（岗位）", "党群工作部主任")
	s.put("政治面貌", "正式党员")
	s.put("入党日期", "2010-07-01")
	s.shot("键盘新增人员")
	s.press("ctrl+shift+Return")
	s.await("新增下一个", func(v *view) bool { return v.Top == 1 && !v.topSays(secretary) && v.says("人员1人") })
	s.put("姓名", applicant)
	s.put("公民身份号码", "990000199605158880")
	s.saved()
	s.sees("人员2人")
}

// staff is a standard, a body and a post.
func (s *smallest) staff() {
	s.press("ctrl+4")
	s.alt("配备标准")
	s.sees("还没有配备标准")
	s.press("ctrl+n")
	s.opened("配备标准：新增")
	s.put("标准名称", "集团内部标准")
	s.put("依据文号", "集团〔2026〕3号")
	s.put("启用", "是")
	s.put("比例下限", "1%")
	s.saved()
	s.sees("集团内部标准")
	s.alt("党务工作机构")
	s.sees("还没有登记党务工作机构")
	s.press("ctrl+n")
	s.opened("党务机构：新增")
	s.put("机构名称", "党群工作部")
	s.saved()
	s.alt("党务岗位")
	s.sees("还没有登记党务岗位")
	s.press("ctrl+n")
	s.opened("党务岗位：新增")
	s.put("人员", "gjr")
	s.saved()
	s.sees("党群工作部主任")
	s.shot("党务岗位")
}

func (s *smallest) charter() {
	s.press("ctrl+3")
	s.sees("应写入1户")
	s.press("ctrl+n")
	s.opened("章程：新增")
	s.saved()
	s.sees("还没有党建条款")
	s.press("ctrl+n")
	s.opened("章程条款：新增")
	s.put("要素", "职责权限")
	s.put("环节", "决策")
	s.put("条款号", "第三十一条")
	s.put("条款内容", "公司党支部研究讨论公司重大经营管理事项。")
	s.saved()
	s.sees("第三十一条")
	s.shot("章程条款")
}

func (s *smallest) exchange() {
	s.press("ctrl+5")
	s.sees("还没有双向交流记录")
	s.press("ctrl+n")
	s.opened("双向交流：新增")
	s.put("人员", "gjr")
	s.put("现职务", "综合管理部主任")
	s.shot("双向交流")
	s.saved()
	s.sees("综合管理部主任")
}

// develop is a case from the application to the approval.
func (s *smallest) develop() {
	s.press("ctrl+6")
	s.sees("只看有问题的")
	s.press("ctrl+n")
	s.opened("新增入党申请人")
	s.put("人员", "zdg")
	s.put("递交入党申请书日期", "2024-08-02")
	s.saved()
	s.sees("办理进程")
	s.step("党组织派人谈话", field{"派人谈话日期", "2024-08-12"})
	s.step("推荐和确定入党积极分子", field{"推荐（推优）日期", "2024-12-18"}, field{"确定为入党积极分子日期", "2025-01-03"},
		field{"研究确定的会议", "支部党员大会"})
	s.step("上级党委备案", field{"积极分子备案日期", "2025-01-14"})
	s.step("指定培养联系人", field{"培养联系人一", "gjr"})
	s.inspect("2025-06-10", "2025-11-20", "2026-04-20")
	s.shot("键盘登记考察")
	s.alt("办理进程")
	s.step("公示并确定发展对象", field{"听取党小组等意见日期", "2026-02-02"}, field{"公示开始日期", "2026-03-04"},
		field{"公示截止日期", "2026-03-12"}, field{"列为发展对象日期", "2026-03-13"})
	s.step("报上级党委备案", field{"支委会讨论拟列发展对象日期", "2026-02-13"}, field{"上级党委备案（同意）日期", "2026-02-27"})
	s.step("确定入党介绍人", field{"确定入党介绍人日期", "2026-03-16"})
	s.step("进行政治审查", field{"政治审查完成日期", "2026-04-06"}, field{"政治审查结论", "合格"}, field{"政审结论性材料", "是"})
	s.step("开展集中培训", field{"集中培训结业日期", "2026-04-15"}, field{"集中培训学时", "24"})
	s.step("支委会审查", field{"支委会审查日期", "2026-04-30"})
	s.step("上级党委预审", field{"上级党委预审日期", "2026-05-08"}, field{"预审结论", "合格"})
	s.step("填写入党志愿书", field{"填写入党志愿书日期", "2026-05-10"})
	s.shot("键盘办到支部大会")
	s.step("支部大会讨论", field{"支部大会日期", "2026-05-29"}, field{"应到会有表决权党员", "8"}, field{"实到会有表决权党员", "7"},
		field{"无记名投票", "是"}, field{"逐个讨论表决", "是"}, field{"赞成票", "7"}, field{"大会决议", "同意接收"})
	s.step("上级党委派人谈话", field{"审批前谈话日期", "2026-06-12"})
	s.step("上级党委审批", field{"上级党委审批日期", "2026-06-26"}, field{"审批是否同意", "是"})
	s.shot("键盘办到审批")
}

// step goes to a step's line, opens it, fills it in and saves.
func (s *smallest) step(name string, fields ...field) {
	s.toLine(name)
	s.press("Return")
	s.opened(applicant + "：")
	for _, f := range fields {
		s.put(f.label, f.text)
	}
	s.saved()
}

// toLine goes along the steps with the arrow key: the next one has the keyboard already.
func (s *smallest) toLine(name string) {
	s.await("“"+name+"”一步", func(v *view) bool { _, ok := v.line(name); return ok })
	s.reach("办理进程", func(v *view) bool { _, ok := v.held("stepLine"); return ok })
	for range 30 {
		v := s.look()
		at, _ := v.held("stepLine")
		to, ok := v.line(name)
		switch {
		case !ok:
			fail("没有“%s”这一步", name)
		case at.holds(to):
			return
		case to.Box[1] > at.Box[1]:
			s.press("Down")
		default:
			s.press("Up")
		}
	}
	fail("没有到“%s”这一步", name)
}

// inspect goes from the step of the inspections to their list, and writes one after the other.
func (s *smallest) inspect(days ...string) {
	s.toLine("培养教育考察")
	s.press("Return")
	s.sees("新增考察")
	s.alt("新增考察")
	for i, day := range days {
		s.opened(applicant + "：")
		s.put("考察日期", day)
		if i < len(days)-1 {
			s.press("ctrl+shift+Return")
			s.await("下一次考察", func(v *view) bool {
				f, ok := v.below("考察日期")
				return ok && v.Top == 1 && f.Text != day && v.says(day)
			})
		}
	}
	s.saved()
}

// examine holds the ledger against what was typed.
func (s *smallest) examine() {
	s.ctl(s.ledger, nil, "verify")
	path := filepath.Join(s.desk.out, "最小的台账.xlsx")
	s.ctl(s.ledger, nil, "export", path)
	book := must1(excelize.OpenFile(path))
	defer book.Close()
	holdsOf(book, "企业", "企业名称", firm, field{"企业性质", "国有独资"}, field{"独立法人", "是"})
	holdsOf(book, "党组织", "党组织全称", branch, field{"组织类别", "党支部"}, field{"所在企业", firm})
	holdsOf(book, "职工人数", "企业", firm, field{"职工总数", "86"})
	holdsOf(book, "人员", "姓名", secretary, field{"政治面貌", "正式党员"}, field{"入党日期", "2010-07-01"}, field{"所在企业", firm},
		field{"所在党支部", branch})
	holdsOf(book, "人员", "姓名", applicant, field{"性别", "女"}, field{"出生日期", "1996-05-15"}, field{"政治面貌", "预备党员"},
		field{"入党日期", "2026-05-29"}, field{"所在党支部", branch})
	holdsOf(book, "配备标准", "标准名称", "集团内部标准", field{"启用", "是"}, field{"比例下限", "1%"})
	holdsOf(book, "党务机构", "机构名称", "党群工作部", field{"企业", firm})
	holdsOf(book, "党务岗位", "人员", secretary, field{"企业", firm}, field{"党务工作机构", "党群工作部"}, field{"岗位名称", "党群工作部主任"})
	holdsOf(book, "章程", "企业", firm)
	holdsOf(book, "章程条款", "条款号", "第三十一条", field{"要素", "职责权限"}, field{"环节", "决策"})
	holdsOf(book, "双向交流", "人员", secretary, field{"原职务", "党群工作部主任"}, field{"现职务", "综合管理部主任"})
	holdsOf(book, "发展党员", "人员", applicant, field{"递交入党申请书日期", "2024-08-02"}, field{"指定培养联系人日期", "2025-01-03"},
		field{"培养联系人一", secretary}, field{"入党介绍人一", secretary}, field{"列为发展对象日期", "2026-03-13"}, field{"填写入党志愿书日期", "2026-05-10"})
	holdsOf(book, "支部大会", "发展党员记录", applicant, field{"应到会有表决权党员", "8"}, field{"赞成票", "7"}, field{"大会决议", "同意接收"},
		field{"上级党委审批日期", "2026-06-26"}, field{"审批是否同意", "是"})
	if n := len(rowsOf(book, "培养考察", "发展党员记录", applicant)); n != 3 {
		fail("应有3次考察，有%d次", n)
	}
	s.examineFindings()
}

// lacking is what the smallest ledger truly lacks of its case: a second full member to answer
// for the applicant; what comes after the approval; and the note that two texts apply.
var lacking = map[string]bool{"B-10": true, "B-24": true, "B-06a": true, "B-00a": true}

// examineFindings: of the case only that is found.
func (s *smallest) examineFindings() {
	cmd := exec.Command(s.plctl, "-w", s.ledger, "--json", "check")
	out, err := cmd.Output()
	if exit, ok := err.(*exec.ExitError); !ok || exit.ExitCode() != 1 {
		must(err)
	}
	var found []finding
	must(json.Unmarshal(out, &found))
	sponsors := false
	for _, f := range found {
		if strings.HasPrefix(f.Rule, "B-") && !lacking[f.Rule] {
			fail("发展党员记录应当没有别的问题，却查出：%s %s", f.Rule, f.Message)
		}
		sponsors = sponsors || f.Rule == "B-10"
	}
	if !sponsors {
		fail("只有一名介绍人，没有查出")
	}
}
