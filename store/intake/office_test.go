package intake

// Files as offices make them in Excel and WPS, in every format that these save: each must be
// read rightly or asked about. The .xlsx are made here; what LibreOffice made of them lies in
// testdata/office.zip (go test ./store/intake -run TestOfficeFiles -office writes it anew).

import (
	"archive/zip"
	"bytes"
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"partyledger/model"
	"partyledger/store"
	"partyledger/store/storetest"
)

// page is one sheet of an office's file while it is made.
type page struct {
	t    testing.TB
	f    *excelize.File
	name string
	row  int
}

// officeBook makes a workbook of pages.
func officeBook(t testing.TB, pages ...func(*page)) *excelize.File {
	t.Helper()
	f := excelize.NewFile()
	for i, make := range pages {
		p := &page{t: t, f: f, name: "Sheet1"}
		if i > 0 {
			p.name = fmt.Sprintf("Sheet%d", i+1)
			p.must(second2(f.NewSheet(p.name)))
		}
		make(p)
	}
	return f
}

func second2[T any](_ T, err error) error { return err }

func (p *page) must(err error) {
	p.t.Helper()
	if err != nil {
		p.t.Fatal(err)
	}
}

// called names the sheet.
func (p *page) called(name string) {
	p.must(p.f.SetSheetName(p.name, name))
	p.name = name
}

// rows adds lines whose cells stand between bars; a cell of ~ is empty.
func (p *page) rows(lines ...string) {
	for _, l := range lines {
		p.row++
		for col, text := range strings.Split(l, "|") {
			if text != "" {
				p.set(col, p.row, text)
			}
		}
	}
}

func (p *page) at(col, row int) string { return fmt.Sprintf("%s%d", letters(col), row) }

func (p *page) set(col, row int, v any) { p.must(p.f.SetCellValue(p.name, p.at(col, row), v)) }

// title writes a line over several columns, merged as people do.
func (p *page) title(text string, wide int) {
	p.row++
	p.set(0, p.row, text)
	p.merge(0, p.row, wide-1, p.row)
}

func (p *page) merge(fromCol, fromRow, toCol, toRow int) {
	p.must(p.f.MergeCell(p.name, p.at(fromCol, fromRow), p.at(toCol, toRow)))
}

func (p *page) style(col, row int, s excelize.Style) {
	id, err := p.f.NewStyle(&s)
	p.must(err)
	p.must(p.f.SetCellStyle(p.name, p.at(col, row), p.at(col, row), id))
}

// madeUp is an identity number of nobody: area 990000, its check digit right.
func madeUp(born, serial string) string {
	text, sum := "990000"+born+serial, 0
	for i, w := range []int{7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2} {
		sum += w * int(text[i]-'0')
	}
	return text + string("10X98765432"[sum%11])
}

// officeFile is one file of an office, and what is to become of it.
type officeFile struct {
	name string
	make func(testing.TB) *excelize.File
	req  Request
	want string            // questions; whether something is unexplained; what became of the tables
	but  map[string]string // of formats that keep less: by ending
	has  []string          // lines of people that must be there
}

func officeFiles() []officeFile {
	one := func(make func(*page)) func(testing.TB) *excelize.File {
		return func(t testing.TB) *excelize.File { return officeBook(t, make) }
	}
	return []officeFile{
		{name: "发展党员台账", make: one(officeDevelopment), want: "9 false 发展党员 读3 增3 改0 拒0 疑0; 新的人员 增5 拒0",
			has: []string{"台员甲|男|汉族|1996-05|大学本科|入党积极分子|E3|O4|驾驶员", "台员乙|女|回族|1994-12|大学专科|发展对象|E3|O4|调度员", "张甲||||||E3|O4|"}},
		{name: "积极分子名册", make: one(officeActivists), want: "6 false 发展党员 读2 增2 改0 拒0 疑0; 新的人员 增4 拒0",
			has: []string{"积员甲|男||1993-02|大学本科|入党积极分子|E2|O3|生产部操作工"}},
		{name: "困难党员", make: one(officeHardship), want: "2 false 关怀帮扶 读2 增0 改0 拒2 疑0; 新的人员 增0 拒0"},
		{name: "培训签到", make: one(officeSignIn), want: "4 false 教育培训 读3 增0 改0 拒3 疑0; 新的人员 增0 拒0"},
		{name: "培训登记", make: one(officeTraining), want: "3 false 教育培训 读3 增3 改0 拒0 疑0; 新的人员 增2 拒0", has: []string{"训员甲||||||E2|O3|"}},
		{name: "党费", make: one(officeDues), want: "3 false 党费核定 读3 增0 改0 拒3 疑0; 新的人员 增0 拒0"},
		{name: "党费逐月", make: one(officeDuesMonths), want: "0 true 党费收缴台账 读0 增0 改0 拒0 疑0"},
		{name: "党务岗位", make: one(officePosts), want: "2 false 党务岗位 读2 增2 改0 拒0 疑0; 新的人员 增2 拒0"},
		{name: "前置事项", make: one(officeMatters), want: "0 false 前置事项清单 读4 增4 改0 拒0 疑0",
			but: map[string]string{"csv": "0 false 前置事项清单 读4 增2 改0 拒2 疑0"}},
		{name: "党组织缩进", make: one(officeOrganizations), want: "0 false 党组织 读5 增4 改0 拒0 疑0"},
		{name: "企业序号", make: one(officeEnterprises), want: "0 false 企业 读5 增4 改1 拒0 疑0"},
		{name: "双向交流", make: one(officeExchange), want: "2 false 双向交流 读2 增2 改0 拒0 疑0; 新的人员 增2 拒0"},
		{name: "系统导出", make: one(officeNational), want: "0 false 人员 读2 增2 改0 拒0 疑0",
			has: []string{"国员甲|男|汉族|1986-04-12|大学本科|正式党员|E2|O3|", "国员乙|女|回族|1992-07-30|大学专科|预备党员|E2|O3|"}},
		{name: "合并支部", make: one(officeMerged), want: "0 false 人员 读5 增5 改0 拒0 疑0",
			but: map[string]string{"csv": "0 false 人员 读5 增2 改0 拒3 疑0"}, has: []string{"并戊员|女||1991-07|||E2|O3|"}},
		{name: "登记表", make: one(officeForms), want: "0 false 人员 读1 增1 改0 拒0 疑0; 人员 读1 增1 改0 拒0 疑0",
			has: []string{"表员甲|男|汉族|1982-03|大学本科||E2|O3|职员", "表员乙|女|满族|1988-11|研究生||E2|O3|职员"}},
		{name: "两段", make: one(officeTwoHeads), want: "1 false 人员 读2 增2 改0 拒0 疑0; 发展党员 读1 增1 改0 拒0 疑0; 新的人员 增1 拒0",
			has: []string{"段员丙|男||1998-01||入党积极分子|E2|O3|"}},
		{name: "隐藏划线", make: one(officeHidden), want: "2 true 人员 读4 增4 改0 拒0 疑0",
			but: map[string]string{"html": "1 false 人员 读3 增3 改0 拒0 疑0", "csv": "0 true 人员 读4 增4 改0 拒0 疑0"}},
		{name: "公式错误", make: one(officeFormulas), want: "0 false 人员 读3 增2 改0 拒1 疑0"},
		{name: "日期写法", make: one(officeDays), want: "0 false 人员 读6 增5 改0 拒1 疑0",
			but: map[string]string{"html": "0 false 人员 读6 增4 改0 拒2 疑0", "csv": "0 false 人员 读6 增4 改0 拒2 疑0"},
			has: []string{"日员丁|||1978-07|||E2||", "日员己|||1978-07-01|||E2||"}},
		{name: "数字文本", make: one(officeNumbers), want: "0 false 职工人数 读2 增1 改0 拒1 疑0"},
		{name: "证号受损", make: one(officeDamaged), want: "0 false 人员 读3 增1 改0 拒2 疑0"},
		{name: "姓名空格", make: one(officeSpaces), want: "0 false 人员 读4 增4 改0 拒0 疑0", has: []string{"空甲|男||1980-02|||E2||",
			"空丁|男||1983-02||预备党员|E2||"}},
		{name: "同上", make: one(officeDitto), want: "0 false 人员 读5 增4 改0 拒1 疑0", has: []string{"同员乙|女|||大学本科||E2|O3|职员",
			"同员丙|男|||大学本科||E2|O3|职员"}},
		{name: "中间合计", make: one(officeTotals), want: "0 false 人员 读3 增3 改0 拒0 疑0", has: []string{"计员丙|男||1982-02|||E1|O2|"}},
		{name: "表后注", make: one(officeNotes), want: "0 false 人员 读2 增2 改0 拒0 疑0"},
		{name: "分支部多表", make: officeBranches,
			want: "0 false 人员 读2 增2 改0 拒0 疑0; 人员 读2 增2 改0 拒0 疑0; 人员 读2 增2 改0 拒0 疑0; 统计表 读0 增0 改0 拒0 疑0",
			but:  map[string]string{"html": "0 false 人员 读6 增6 改0 拒0 疑0; 统计表 读0 增0 改0 拒0 疑0", "csv": "0 false 人员 读2 增2 改0 拒0 疑0"}},
	}
}

func officeDevelopment(p *page) {
	p.called("发展党员台账")
	p.title("江北示例公交有限公司第一党支部发展党员台账", 14)
	p.rows("序号|姓名|性别|民族|出生年月|学历|工作岗位|所在党支部|申请入党时间|确定积极分子时间|培养联系人|列为发展对象时间|入党介绍人|备注",
		"1|台员甲|男|汉|1996.05|本科|驾驶员|公交第一党支部|2024.3.10|2024.9.20|张甲、李乙||",
		"2|台员乙|女|回|1994年12月|大专|调度员|公交第一党支部|2023年6月8日|2024-01-15|张甲、李乙|2025.2.28|张甲、李乙",
		"3|台员丙|男|汉族|1999.08|研究生|技术员|公交第一党支部|2026.1.4||||")
}

func officeActivists(p *page) {
	p.called("积极分子")
	p.title("入党积极分子名册", 9)
	p.rows("填报单位：江北示例水务有限公司||||||填报时间：2026年10月")
	p.rows("序号|姓名|性别|出生年月|文化程度|部门及职务|递交入党申请书时间|确定为入党积极分子时间|培养联系人",
		"1|积员甲|男|1993.02|大学|生产部操作工|2023-05-04|2024-06-30|水员丁\n水员戊",
		"2|积员乙|女|1997.11|大专|客服中心|2024-05-04|2025-06-30|水员丁、水员戊")
}

func officeHardship(p *page) {
	p.title("2026年春节走访慰问困难党员名单", 10)
	p.rows("单位：江北示例公交有限公司", "序号|姓名|性别|年龄|所在支部|困难类型|困难原因|慰问金额（元）|慰问时间|联系人",
		"1|困员甲|男|58|公交第一党支部|因病|某慢性病，长期服药|1000|2026.2.5|某某",
		"2|困员乙|女|66|公交第二党支部|生活困难|家中无收入来源|800|2026.2.5|某某", "合计||||||2人|1800||")
}

func officeSignIn(p *page) {
	p.title("党员集中学习培训班签到表", 6)
	p.rows("时间：2026年5月12日|||地点：集团三楼会议室", "序号|姓名|单位|职务|联系电话|签到",
		"1|签员甲|江北示例水务有限公司|职员|13900000001|签员甲", "2|签员乙|江北示例公交有限公司|职员|13900000002|", "3|签员丙|江北示例水务有限公司|职员|13900000003|签员丙")
}

func officeTraining(p *page) {
	p.called("培训台账")
	p.title("2026年党员教育培训台账", 9)
	p.rows("序号|姓名|所在支部|培训班名称|培训类型|培训时间|培训天数|学时|主办单位",
		"1|训员甲|水务党支部|党支部书记轮训班|书记培训|2026.4.7|3|24|集团党群工作部", "2|训员乙|公交第一党支部|党员集中学习|党员培训|2026.5.12|1|8|集团党群工作部",
		"3|训员甲|水务党支部|党员集中学习|党员培训|2026.5.12|1|8|集团党群工作部")
}

func officeDues(p *page) {
	p.called("党费核定")
	p.title("2026年党费核定表", 6)
	p.rows("党支部：水务党支部", "序号|姓名|党费计算基数（元）|交纳比例|月应交党费（元）|备注", "1|费员甲|5,860.00|1%|58.60|", "2|费员乙|3200|1%|32|", "3|费员丙|2980.5|0.5%|14.90|",
		"合计|||105.50")
}

func officeDuesMonths(p *page) {
	p.called("党费收缴")
	p.title("2026年党费收缴台账", 8)
	p.rows("序号|姓名|月应缴|1月|2月|3月|实缴合计|备注", "1|费员甲|58.6|58.6|58.6|58.6|175.8|", "2|费员乙|32|32|32|32|96|")
}

func officePosts(p *page) {
	p.title("党务工作人员配备情况一览表", 8)
	p.rows("序号|单位名称|姓名|性别|岗位名称|岗位类别|专职/兼职|任职时间", "1|江北示例水务有限公司|岗员甲|男|党群工作部部长|党务|专职|2022.03", "2|江北示例公交有限公司|岗员乙|女|纪检专干|纪检|兼职|2023.7.1")
}

func officeMatters(p *page) {
	p.title("江北示例水务有限公司党支部前置研究讨论重大经营管理事项清单", 4)
	p.rows("类别|序号|事项|依据")
	p.rows("一、贯彻党中央决策部署的重大举措|1|落实国家发展战略的重大举措|《条例》第十五条", "|2|落实上级党组织决策部署的重大举措|", "二、企业发展战略|3|中长期发展规划|《章程》第五十条", "|4|年度经营计划|")
	p.merge(0, 3, 0, 4)
	p.merge(0, 5, 0, 6)
}

func officeOrganizations(p *page) {
	p.title("基层党组织一览表", 5)
	p.rows("党组织名称|组织类别|成立时间|书记|党员人数", "中共江北示例投资集团有限公司委员会|党委|2015.06||86",
		"　　中共江北示例水务有限公司总支部委员会|党总支|2019.03||30", "　　　　中共江北示例水务有限公司制水支部委员会|党支部|2019.03||12", "　　　　中共江北示例水务有限公司管网支部委员会|党支部|2019.03||18",
		"　　中共江北示例公交有限公司修理支部委员会|党支部|2020.09||9")
}

func officeEnterprises(p *page) {
	p.title("集团所属企业名录", 6)
	p.rows("序号|企业名称|企业性质|成立时间|统一社会信用代码|备注", "1|江北示例投资集团有限公司|国有独资|2010-01-08||", "1.1|江北示例环境有限公司|国有全资|2012.5||",
		"1.1.1|江北示例园林有限公司|国有全资|2015.9||",
		"1.1.2|江北示例清洁有限公司|国有资本绝对控股|2017.3||", "1.2|江北示例置业有限公司|国有全资|2013.11||")
}

func officeExchange(p *page) {
	p.title("党务干部与经营管理干部双向交流情况表", 10)
	p.rows("序号|姓名|性别|单位|交流前||交流后||交流时间|文件依据", "||||部门|职务|部门|职务", "1|流员甲|男|江北示例水务有限公司|财务部|副经理|党群工作部|部长|2025年6月10日|江北党〔2025〕6号",
		"2|流员乙|女|江北示例公交有限公司|党委办公室|主任|运营分公司|经理|2025.9|江北党〔2025〕11号")
	for _, m := range [][4]int{{0, 2, 0, 3}, {1, 2, 1, 3}, {2, 2, 2, 3}, {3, 2, 3, 3}, {4, 2, 5, 2}, {6, 2, 7, 2}, {8, 2, 8, 3}, {9, 2,
		9, 3}} {
		p.merge(m[0], m[1], m[2], m[3])
	}
}

func officeNational(p *page) {
	p.called("DYXX")
	p.rows("姓名|公民身份号码|性别|民族|出生日期|学历|人员类别|所在党支部|加入党组织日期|转为正式党员日期|工作岗位|手机号码|党籍状态|是否失联党员",
		"A01001|A01002|A01003|A01004|A01005|A01006|A01007|A01008|A01009|A01010|A01011|A01012|A01013|A01014",
		"国员甲|"+madeUp("19860412", "001")+"|1-男|01-汉族|19860412|21-大学本科|1-正式党员|中共江北示例水务有限公司支部委员会|20100615|20110615|企业管理人员|13900000011|正常|否",
		"国员乙|"+madeUp("19920730", "002")+"|2-女|03-回族|19920730|31-大学专科|2-预备党员|中共江北示例水务有限公司支部委员会|20260115||企业专业技术人员|13900000012|正常|否")
}

func officeMerged(p *page) {
	p.called("党员花名册")
	p.rows("支部|序号|姓名|性别|出生年月|入党时间", "机关党支部|1|并甲员|男|1980.1|2008.7.1", "|2|并乙员|女|1985.10|2009.7.1", "水务党支部|1|并丙员|男|1979.12|2003.7.1",
		"|2|并丁员|男|1990.06|2018.7.1", "|3|并戊员|女|1991.07|2019.7.1")
	p.merge(0, 2, 0, 3)
	p.merge(0, 4, 0, 6)
}

func officeForms(p *page) {
	p.called("登记表")
	for i, who := range []string{"表员甲|男|1982.03|汉|大学本科", "表员乙|女|1988.11|满|研究生"} {
		x := strings.Split(who, "|")
		p.title("党员登记表", 6)
		p.rows("姓名|"+x[0]+"|性别|"+x[1]+"|出生年月|"+x[2], "民族|"+x[3]+"|学历|"+x[4]+"|入党时间|2008.7.1", "所在单位|江北示例水务有限公司|所在支部|水务党支部|职务|职员")
		p.rows("联系电话|1390000002"+fmt.Sprint(i)+"|备注|", "")
	}
}

func officeTwoHeads(p *page) {
	p.called("党员和积极分子")
	p.title("水务党支部党员名册", 5)
	p.rows("序号|姓名|性别|出生年月|入党时间", "1|段员甲|男|1980.1|2008.7.1", "2|段员乙|女|1985.10|2009.7.1", "", "")
	p.title("入党积极分子名册", 6)
	p.rows("序号|姓名|性别|出生年月|申请入党时间|确定为积极分子时间|培养联系人", "1|段员丙|男|1998.1|2024.7.1|2025.1.10|段员甲、段员乙")
}

func officeHidden(p *page) {
	p.called("花名册")
	p.rows("姓名|性别|内部备注|所在单位|出生年月", "隐员甲|男|甲注|江北示例水务有限公司|1980.2", "隐员乙|女|乙注|江北示例水务有限公司|1981.2", "隐员丙|男||江北示例水务有限公司|1982.2",
		"隐员丁|男||江北示例水务有限公司|1983.2")
	p.must(p.f.SetRowVisible(p.name, 3, false))
	p.must(p.f.SetColVisible(p.name, "C", false))
	for col := range 5 {
		p.style(col, 4, excelize.Style{Font: &excelize.Font{Strike: true}})
	}
	p.must(p.f.AutoFilter(p.name, "A1:E5", nil))
}

func officeFormulas(p *page) {
	p.called("花名册")
	p.rows("姓名|性别|出生年月|所在单位|党费基数", "式员甲|男|1980.2|江北示例水务有限公司|5000", "式员乙|女|1981.2|江北示例水务有限公司|", "式员丙|男|1982.2||4000")
	p.must(p.f.SetCellFormula(p.name, "E3", "1/0"))
	p.must(p.f.SetCellFormula(p.name, "D4", `VLOOKUP("x",A1:A2,1,FALSE)`))
}

func officeDays(p *page) {
	p.called("花名册")
	p.rows("姓名|所在单位|出生日期|入党时间|参加工作时间", "日员甲|江北水务|78.7|98.7|1996年8月", "日员乙|江北水务|1978年7月|1998年7月1日|1996.8.1",
		"日员丙|江北水务|19780701|19980701|1996/8", "日员丁|江北水务|一九七八年七月|1998.07.01|1996-8-1",
		"日员戊|江北水务|1978.7.|1998。7。1|1996、8", "日员己|江北水务|||")
	p.set(2, 7, 28672)
	p.style(2, 7, excelize.Style{NumFmt: 14})
	p.set(3, 7, 35977)
	p.style(3, 7, excelize.Style{NumFmt: 31})
}

func officeNumbers(p *page) {
	p.called("职工人数")
	p.rows("企业名称|统计日期|职工总数|在岗职工人数|生产一线职工人数", "江北示例水务有限公司|2026-06-30|1,234人|1,200|８６０", "江北示例公交有限公司|2026年6月30日|567|约550|")
	p.set(2, 3, 567)
}

func officeDamaged(p *page) {
	p.called("花名册")
	p.rows("姓名|身份证号|所在单位|性别", "损员甲||江北示例水务有限公司|男", "损员乙|9.90000198503051E+17|江北示例水务有限公司|女", "损员丙|"+madeUp("19880808",
		"101")+"|江北示例水务有限公司|男")
	p.set(1, 2, 990000198003050111)
}

func officeSpaces(p *page) {
	p.called("花名册")
	p.rows("姓　名|性　别|工作 单位|出 生\n年 月", "空　甲|男|江北示例水务有限公司|1980.2", "空 乙 | 女|江北示例水务有限公司 |1981.2", "阿依·空丙|女|江北示例水务有限公司|1982.2",
		"空丁（预备）|男|江北示例水务有限公司|1983.2")
}

func officeDitto(p *page) {
	p.called("花名册")
	p.rows("姓名|性别|所在单位|所在支部|学历|职务", "同员甲|男|江北示例水务有限公司|水务党支部|大学本科|职员", "同员乙|女|同上|〃|〃|同上", "同员丙|男|″|\"|,,|〃",
		"同员丁|男|江北示例公交有限公司|公交第一党支部|大专|司机", "同员戊|女|同 上|々|同左|\"\"")
}

func officeTotals(p *page) {
	p.called("花名册")
	p.rows("序号|姓名|性别|所在支部|出生年月", "1|计员甲|男|水务党支部|1980.2", "2|计员乙|女|水务党支部|1981.2", "|小计：2人", "3|计员丙|男|机关党支部|1982.2", "小计||1人", "本页合计|3人",
		"总 计|3")
}

func officeNotes(p *page) {
	p.called("花名册")
	p.title("江北示例公交有限公司党员花名册", 5)
	p.rows("填报单位（盖章）：江北示例公交有限公司|||填报日期：2026年11月20日", "序号|姓名|性别|出生年月|备注", "1|注员甲|男|1980.2|", "2|注员乙*|女|1981.2|2026年9月转入",
		"注：1.带*号的为预备党员；", "2.本表一式两份。", "3.请于每月25日前报送。", "", "单位负责人：某某||审核人：某某||制表人：某某", "联系电话：025-00000000")
}

func officeBranches(t testing.TB) *excelize.File {
	var pages []func(*page)
	for i, name := range []string{"机关党支部", "水务党支部", "公交第一党支部", "汇总"} {
		pages = append(pages, func(p *page) {
			p.called(name)
			if name == "汇总" {
				p.rows("党支部|党员总数|其中：女党员|预备党员", "机关党支部|2|1|0", "水务党支部|2|1|0", "合计|4|2|0")
				return
			}
			p.title(name+"党员名册", 4)
			p.rows("序号|姓名|性别|出生年月", fmt.Sprintf("1|多员%d甲|男|1980.2", i), fmt.Sprintf("2|多员%d乙|女|1981.2", i))
		})
	}
	return officeBook(t, pages...)
}

// became is each table in one line, and how many people were found that nobody knew.
func became(res *Outcome) []string {
	var out []string
	for _, x := range res.Tables {
		c := x.Counts
		out = append(out, fmt.Sprintf("%s 读%d 增%d 改%d 拒%d 疑%d", x.Label, c.Read, c.Added, c.Updated, c.Rejected, c.Doubtful))
	}
	for _, s := range res.Sheets {
		if strings.HasSuffix(s.Name, "新的人员") {
			out = append(out, fmt.Sprintf("新的人员 增%d 拒%d", s.Added, s.Rejected))
		}
	}
	return out
}

var officeConvert = flag.Bool("office", false, "write testdata/office.zip anew, by LibreOffice")

const officeZip = "testdata/office.zip"

// officeFormats are the formats that LibreOffice writes, by ending: its filters.
var officeFormats = map[string]string{"xls": "xls:MS Excel 97", "ods": "ods", "html": "html:HTML (StarCalc)",
	"csv": "csv:Text - txt - csv (StarCalc):59,34,GBK,1,,0,false,true,false"}

// officePath is a file in a format: made here, or as it was converted.
func officePath(t *testing.T, x officeFile, ext string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), x.name+"."+ext)
	if ext != "xlsx" {
		z, err := zip.OpenReader(officeZip)
		if err != nil {
			t.Fatal(err)
		}
		defer z.Close()
		return storetest.Put(t, filepath.Dir(path), filepath.Base(path), storetest.Must[[]byte](t)(fs.ReadFile(z, filepath.Base(path))))
	}
	if err := x.make(t).SaveAs(path); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestOfficeFiles(t *testing.T) {
	if *officeConvert {
		convertOffice(t)
	}
	shared := caseLedger(t)
	for _, x := range officeFiles() {
		for _, ext := range []string{"xlsx", "xls", "ods", "html", "csv"} {
			t.Run(x.name+"."+ext, func(t *testing.T) { x.try(t, shared, ext) })
		}
	}
}

// convertOffice writes the files in the other formats.
func convertOffice(t *testing.T) {
	t.Helper()
	dir := t.TempDir()
	for _, x := range officeFiles() {
		if err := x.make(t).SaveAs(filepath.Join(dir, x.name+".xlsx")); err != nil {
			t.Fatal(err)
		}
	}
	list := storetest.Must[[]string](t)(filepath.Glob(filepath.Join(dir, "*.xlsx")))
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for ext, filter := range officeFormats {
		args := append([]string{"-env:UserInstallation=file://" + filepath.Join(dir, "profile"), "--headless", "--convert-to", filter,
			"--outdir", dir}, list...)
		if said, err := exec.Command("soffice", args...).CombinedOutput(); err != nil {
			t.Fatalf("%v\n%s", err, said)
		}
		for _, x := range officeFiles() {
			w := storetest.Must[io.Writer](t)(z.Create(x.name + "." + ext))
			if _, err := w.Write(storetest.Must[[]byte](t)(os.ReadFile(filepath.Join(dir, x.name+"."+ext)))); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := errors.Join(z.Close(), os.WriteFile(officeZip, out.Bytes(), 0o644)); err != nil {
		t.Fatal(err)
	}
}

// try reads a file first without a word and then with the first answer to every question;
// the .xlsx is imported, too. shared is a ledger that nothing is written to.
func (x officeFile) try(t *testing.T, shared *store.Workspace, ext string) {
	x.req.Files = []string{officePath(t, x, ext)}
	silent := storetest.Must[*Outcome](t)(Trial(t.Context(), shared, x.req))
	accounted(t, x.req.Files[0], silent)
	x.req.Doubts = Take
	res := storetest.Must[*Outcome](t)(Trial(t.Context(), shared, x.req))
	got := fmt.Sprint(len(asked(silent)), " ", res.Unexplained(), " ", strings.Join(became(res), "; "))
	want := x.want
	if but := x.but[ext]; but != "" {
		want = but
	}
	storetest.Same(t, want, got)
	if ext != "xlsx" {
		return
	}
	w := caseLedger(t)
	storetest.Same(t, became(res), became(bring(t, w, x.req)))
	for _, line := range x.has {
		storetest.Has(t, persons(t, w, "Name", "Sex", "Ethnicity", "BirthDay", "Education", "Status", "EnterpriseID", "OrganizationID",
			"Position"), line)
	}
}

// What stands below what is told by the numbers of a list, or by how far its names stand in.
func TestOfficeTrees(t *testing.T) {
	for _, ext := range []string{"xlsx", "ods"} {
		w := caseLedger(t)
		for _, x := range officeFiles() {
			if x.name == "党组织缩进" || x.name == "企业序号" {
				bring(t, w, Request{Files: []string{officePath(t, x, ext)}})
			}
		}
		up := func(name string) string {
			e := storetest.One[model.Enterprise](t, w, "name = ?", name)
			return fmt.Sprint(e.Level, " ", storetest.One[model.Enterprise](t, w, "id = ?", e.ParentID).Name)
		}
		storetest.Same(t, []string{"2 江北示例投资集团有限公司", "3 江北示例环境有限公司", "2 江北示例投资集团有限公司"},
			[]string{up("江北示例环境有限公司"), up("江北示例清洁有限公司"), up("江北示例置业有限公司")})
		o := storetest.One[model.Organization](t, w, "name LIKE ?", "%管网支部%")
		storetest.Same(t, "中共江北示例水务有限公司总支部委员会", storetest.One[model.Organization](t, w, "id = ?", o.ParentID).Name)
		storetest.Same(t, "O1", storetest.One[model.Organization](t, w, "name LIKE ?", "%修理支部%").ParentID)
		storetest.Same(t, "2015-06-01", storetest.One[model.Organization](t, w, "id = ?", "O1").Founded.String()) // not its month alone
	}
}
