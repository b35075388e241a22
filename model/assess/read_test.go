package assess

import (
	"fmt"
	"strings"
	"testing"
)

// table writes a sheet as a person sees it: cells by |, ^ for one merged with that above,
// \n for a line's end within a cell. Rows count from 1.
func table(text string) (lines []Line, merges []Merge) {
	open := map[int]int{}
	for i, row := range strings.Split(strings.Trim(text, "\n"), "\n") {
		l := Line{Number: i + 1}
		for col, c := range strings.Split(row, "|") {
			c = strings.ReplaceAll(strings.TrimSpace(c), `\n`, "\n")
			if c == "^" {
				if at, ok := open[col]; ok {
					merges[at].Bottom = i + 1
				} else {
					open[col] = len(merges)
					merges = append(merges, Merge{i, i + 1, col})
				}
				c = ""
			} else {
				delete(open, col)
			}
			l.Cells = append(l.Cells, c)
		}
		lines = append(lines, l)
	}
	return lines, merges
}

// told is a draft as lines.
func told(d *Draft) string {
	var b strings.Builder
	s := d.Scheme
	fmt.Fprintf(&b, "%s %d 满分%s %s\n", s.Name, s.Year, s.Full, s.Document)
	for _, it := range d.Items {
		fmt.Fprintf(&b, "%s%s [%d] %s", strings.Repeat("  ", strings.Count(it.Code, ".")), it.Code, it.Row, strings.ReplaceAll(it.Text,
			"\n", "⏎"))
		for _, x := range []struct{ name, text string }{{"分", it.Points.String()}, {"上限", it.Most.String()}, {"标准", it.Standard},
			{"佐证", it.Demand}, {"方式", it.Method}, {"周期", string(it.Cycle)}, {"注", it.Note}} {
			if x.text != "" {
				fmt.Fprintf(&b, " %s=%s", x.name, strings.ReplaceAll(x.text, "\n", "⏎"))
			}
		}
		if it.Leaf {
			fmt.Fprintf(&b, " →%s", it.Suggested.Manner)
			if it.Suggested.Step.Known() {
				fmt.Fprintf(&b, "%s", it.Suggested.Step)
			}
			if it.Suggested.Most.Known() {
				fmt.Fprintf(&b, "≤%s", it.Suggested.Most)
			}
		}
		b.WriteByte('\n')
	}
	for _, p := range d.Problems {
		fmt.Fprintf(&b, "! %d %s\n", p.Row, p.Why)
	}
	return b.String()
}

// The structures of schemes that were seen in public (REPORTS C-1), in words of our own.
var schemes = []struct{ name, table, want string }{
	{"parts across the table", `
某某市属企业党建工作考核评分表（2026年度）
某国资党〔2026〕3号  |||||
序号|考核内容|评分标准|分值|自评得分|考核得分
一、理论学习（20分）
1|制定年度学习计划|无计划的不得分|5||
2|中心组按季学习|每少一次扣1分|10||
3|党员集中学习|每少4学时扣0.5分，扣完为止|5||
二、组织建设（45分）
4|按期换届|每有一个超期未换届的扣5分|20||
5|发展党员程序规范|每发现一例不规范扣2分|15||
6|党费收缴规范|不规范的酌情扣分|10||
三、创先争优（30分）
7|党建品牌|有品牌的得10分|10||
8|民主测评|按测评结果折算|20||
四、信息报送（5分）
9|信息报送|每篇得0.5分，最高5分|5||
五、加分项
10|受上级党委表彰|每次加2分，最多加4分|||
六、一票否决事项
11|领导班子成员严重违纪违法|一票否决|||
合计|||100||
考核组成员（签字）：
`, `
某某市属企业党建工作考核评分表 2026 满分100 某国资党〔2026〕3号
1 [4] 一、理论学习（20分） 分=20
  1.1 [5] 制定年度学习计划 分=5 标准=无计划的不得分 →扣分
  1.2 [6] 中心组按季学习 分=10 标准=每少一次扣1分 →扣分1
  1.3 [7] 党员集中学习 分=5 标准=每少4学时扣0.5分，扣完为止 →扣分0.5
2 [8] 二、组织建设（45分） 分=45
  2.1 [9] 按期换届 分=20 标准=每有一个超期未换届的扣5分 →扣分5
  2.2 [10] 发展党员程序规范 分=15 标准=每发现一例不规范扣2分 →扣分2
  2.3 [11] 党费收缴规范 分=10 标准=不规范的酌情扣分 →扣分
3 [12] 三、创先争优（30分） 分=30
  3.1 [13] 党建品牌 分=10 标准=有品牌的得10分 →得分
  3.2 [14] 民主测评 分=20 标准=按测评结果折算 →测评
4 [15] 四、信息报送（5分） 分=5
  4.1 [16] 信息报送 分=5 标准=每篇得0.5分，最高5分 →得分
5 [17] 五、加分项
  5.1 [18] 受上级党委表彰 标准=每次加2分，最多加4分 →加分2≤4
6 [19] 六、一票否决事项
  6.1 [20] 领导班子成员严重违纪违法 标准=一票否决 →一票否决
`},
	{"three levels in merged columns, a head of two rows", `
2026年所属企业党建责任制考核细则
考核指标|||分值（分）|评分说明|佐证（支撑）材料|考评方式
一级指标|二级指标|评分项||||
党的领导（10分）|治理融入（7分）|党建要求写入章程|2|未写入不得分|章程、备案回执|查阅资料
^|^|前置研究讨论|5|每缺一次扣0.2分，程序倒置的每例扣1分|会议纪要|^
^|请示报告|重大事项请示报告|3|每少一次扣0.5分|请示、批复|^
组织建设（20分）|基层组织|按期换届|12|每有一个超期扣2分|换届批复|^
^|^|支部标准化|8|达标率×8分|验收通报|实地查看
合计|||30|||
`, `
所属企业党建责任制考核细则 2026 满分30 
1 [4] 党的领导（10分） 分=10
  1.1 [4] 治理融入（7分） 分=7
    1.1.1 [4] 党建要求写入章程 分=2 标准=未写入不得分 佐证=章程、备案回执 方式=查阅资料 →扣分
    1.1.2 [5] 前置研究讨论 分=5 标准=每缺一次扣0.2分，程序倒置的每例扣1分 佐证=会议纪要 方式=查阅资料 →扣分
  1.2 [6] 请示报告
    1.2.1 [6] 重大事项请示报告 分=3 标准=每少一次扣0.5分 佐证=请示、批复 方式=查阅资料 →扣分0.5
2 [7] 组织建设（20分） 分=20
  2.1 [7] 基层组织
    2.1.1 [7] 按期换届 分=12 标准=每有一个超期扣2分 佐证=换届批复 方式=查阅资料 →扣分2
    2.1.2 [8] 支部标准化 分=8 标准=达标率×8分 佐证=验收通报 方式=实地查看 →得分
`},
	{"deductions and additions in columns, points for several rows", `
党支部工作考核细则
说明：实行百分制，按季检查
项目|内容|标准分|扣分|加分
组织生活（10分）|按季召开党员大会|5|缺一次扣2分|
^|按月开展主题党日|5|缺一次扣1分|形式新颖的加0.5分
队伍建设（10分）|发展党员|^|违反程序的每例扣5分|按期转正的每名加1分
^|党员教育|10|学时不足的每人扣0.5分|
生产经营|安全生产|60|发生事故的不得分|
^|经营指标|^|按完成率折算|超额的加1分
廉洁建设|无违纪|10|每例扣5分|
群团工作|工会共青团|5-10|未换届扣3分|
`, `
党支部工作考核细则 0 满分100 
1 [4] 组织生活（10分） 分=10
  1.1 [4] 按季召开党员大会 分=5 标准=扣分：缺一次扣2分 →扣分2
  1.2 [5] 按月开展主题党日 标准=扣分：缺一次扣1分⏎加分：形式新颖的加0.5分 →扣分1
2 [6] 队伍建设（10分） 分=10
  2.1 [6] 发展党员 标准=扣分：违反程序的每例扣5分⏎加分：按期转正的每名加1分 →扣分
  2.2 [7] 党员教育 分=10 标准=扣分：学时不足的每人扣0.5分 →扣分0.5
3 [8] 生产经营 分=60 标准=安全生产⏎扣分：发生事故的不得分⏎经营指标⏎扣分：按完成率折算⏎加分：超额的加1分 →扣分
4 [10] 廉洁建设
  4.1 [10] 无违纪 分=10 标准=扣分：每例扣5分 →扣分5
5 [11] 群团工作
  5.1 [11] 工会共青团 标准=扣分：未换届扣3分 →扣分
! 0 满分100分，各部分合计90分，少10分
! 4 “组织生活”写明10分，下级合计5分，少5分
! 5 分值“5”合并在第5至6行，分不清各项的分值，请在表中拆开或者导入后补填
! 5 “按月开展主题党日”没有分值
! 6 “发展党员”没有分值
! 11 分值“5-10”看不懂，没有取分值
! 11 “工会共青团”没有分值
`},
	{"numbers alone, sums that do not add up", `
指标|赋分|评定标准
一、政治建设|30|
（一）理论学习|20|
1.学习计划|8|有计划得8分
2.学习记录|10|每缺一次扣1分
（二）请示报告|10|按规定请示报告
二、基层建设|60|
1.换届|40|每例扣10分
2.党费|25|每例扣5分
`, `
甲 0 满分90 
1 [2] 一、政治建设 分=30
  1.1 [3] （一）理论学习 分=20
    1.1.1 [4] 1.学习计划 分=8 标准=有计划得8分 →得分
    1.1.2 [5] 2.学习记录 分=10 标准=每缺一次扣1分 →扣分1
  1.2 [6] （二）请示报告 分=10 标准=按规定请示报告 →得分
2 [7] 二、基层建设 分=60
  2.1 [8] 1.换届 分=40 标准=每例扣10分 →扣分10
  2.2 [9] 2.党费 分=25 标准=每例扣5分 →扣分5
! 3 “理论学习”写明20分，下级合计18分，少2分
! 7 “基层建设”写明60分，下级合计65分，多5分
`},
	{"points of a part that is scored as a whole", `
项目|分值|考核要点|考评依据|得分
责任落实|34|党委每半年专题研究党建|会议纪要|
^|^|书记述职评议|述职报告|
基础保障|6|专职党务人员未配齐扣0.5分|花名册|
`, `
甲 0 满分40 
1 [2] 责任落实 分=34 标准=党委每半年专题研究党建⏎书记述职评议 佐证=会议纪要⏎述职报告 →得分
2 [4] 基础保障 分=6 标准=专职党务人员未配齐扣0.5分 佐证=花名册 →扣分
`},
	{"one content with several standards that have points of their own", `
考核内容|考核标准|分值|备注
发展党员工作|违反细则的|6|
^|无年度计划的|3|党群部
^|不推优的|2|
档案管理|归档不及时的每例扣0.5分|4|
`, `
甲 0 满分15 
1 [2] 发展党员工作
  1.1 [2] 违反细则的 分=6 →得分
  1.2 [3] 无年度计划的 分=3 注=党群部 →得分
  1.3 [4] 不推优的 分=2 →得分
2 [5] 档案管理 分=4 标准=归档不及时的每例扣0.5分 →扣分0.5
`},
}

func TestRead(t *testing.T) {
	for _, x := range schemes {
		t.Run(x.name, func(t *testing.T) {
			lines, merges := table(x.table)
			d, ok := Read(lines, merges, "甲")
			if !ok {
				t.Fatal("no table was found")
			}
			d.Sum()
			if got, want := told(d), strings.TrimPrefix(x.want, "\n"); got != want {
				t.Errorf("got\n%s\nwant\n%s\nnotes %q", got, want, d.Notes)
			}
		})
	}
}

// What is no scheme is not taken for one.
func TestReadRefuses(t *testing.T) {
	for _, text := range []string{"姓名|性别|出生年月\n张甲|男|1980.1", "", "序号|会议名称|主持人\n1|党委会|李乙", "说明|\n一、总则|"} {
		lines, merges := table(text)
		if d, ok := Read(lines, merges, "x"); ok {
			t.Errorf("%q was read:\n%s", text, told(d))
		}
	}
}

// A scheme is read whatever its headings are called.
func TestHeadings(t *testing.T) {
	for heading, want := range map[string]role{"分值（分）": rolePoints, "标准分": rolePoints, "赋分": rolePoints, "权重(%)": rolePoints,
		"佐证（支撑）材料": roleDemand,
		"支撑材料清单":   roleDemand, "考评依据": roleDemand, "证明材料": roleDemand, "评分标准": roleStandard, "计分办法": roleStandard, "评分说明": roleStandard,
		"考核标准": roleStandard, "考评方式": roleMethod, "考核方法": roleMethod, "一级指标": roleLevel, "考核内容": roleLevel, "评价要点": roleLevel,
		"自评得分": roleFilled, "考核得分": roleFilled, "扣分": roleDeduct, "加分": roleBonus, "序 号": roleCode, "备注": roleNote, "责任部门": roleNote,
		"姓名": roleNone, "": roleNone} {
		if got := roleOf(heading); got != want {
			t.Errorf("%s is %q, want %q", heading, got, want)
		}
	}
}

func TestWeightIn(t *testing.T) {
	for text, want := range map[string]string{"一、政治建设（20分）": "20", "政治建设(共 7.5 分)": "7.5", "组织建设45分": "45", "每少一次扣2分": "", "（一）学习": "",
		"党建品牌【满分：10分】": "10", "发展党员，每违反一项扣5分，扣完为止（最多扣10次）": "", "第一部分 基础工作（30分，其中自评5分）": "30"} {
		if got := WeightIn(text).String(); got != want {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
	for text, want := range map[string]string{"一、政治建设（20分）": "政治建设", "（三）按期换届": "按期换届", "2.1.3 党费收缴\n规范": "党费收缴", "一": "一"} {
		if got := Title(text); got != want {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
}

func TestSuggestFor(t *testing.T) {
	lines, merges := table(schemes[0].table)
	d, _ := Read(lines, merges, "甲")
	nodes := d.nodes()
	for file, want := range map[string]string{"2026年中心组学习记录（一季度）.pdf": "1.2", "关于同意换届的批复.pdf": "2.1", "党费收缴情况.xlsx": "2.3", "随便.jpg": ""} {
		got := ""
		if s := SuggestFor(nodes, file, 1); len(s) > 0 {
			got = nodes[s[0].Node].Code
		}
		if got != want {
			t.Errorf("%s goes to %q, want %q", file, got, want)
		}
	}
	if s := SuggestFor(nodes, "党员.pdf", 3); len(s) > 3 {
		t.Errorf("%d suggestions", len(s))
	}
}
