package intake

// Sheets of enterprises, their headcounts and funds.

import (
	"strings"

	"partyledger/model"
)

const dayNote = "如 2026-05-11，也可写 2026.5.11、20260511、2026年5月11日"

const yesNo = "填“是”或“否”"

// enterpriseAside are columns that lists of enterprises have and that other sheets bring.
var enterpriseAside = asideHeads(map[string]string{
	"用“职工人数”表导入，那里要写统计日期": "职工人数 职工总数 员工人数 员工总数 从业人数 在岗职工 在岗职工人数 用工总数",
	"用“党组织”表导入":           "党组织名称 党组织 党组织类型 党组织类别 党组织设置 是否建立党组织 党组织全称 党组织设置情况",
	"用“班子成员”或“领导任职”表导入":   "党组织书记 书记 董事长 总经理 执行董事 主要负责人 负责人",
	"台账没有这一项，不导入":         "联系人 联系电话 电话 办公电话 主营业务 注册号 营业期限 状态 经营状态",
})

// asideHeads makes the map of Mapping.Aside: headings by why they are not read.
func asideHeads(why map[string]string) map[string]string {
	out := map[string]string{}
	for say, words := range why {
		for _, w := range strings.Fields(words) {
			out[headKey(w)] = say
		}
	}
	return out
}

var enterpriseMappings = []Mapping{
	{Kind: model.KindEnterprise, Titles: []string{"企业名册", "企业信息", "单位信息", "所属企业", "企业台账", "企业名录", "企业基本信息", "所属企业名录", "单位名录"},
		Aside: enterpriseAside, Columns: map[string]Column{
			"ID":         {Synonyms: []string{"企业编号", "企业编码", "单位编码"}, Note: "可不填，由程序编号"},
			"Name":       {Synonyms: []string{"单位名称", "公司名称", "企业全称", "单位全称", "公司全称", "法人单位名称", "名称", "全称"}, Note: "全称，与营业执照一致", Width: 34},
			"ShortName":  {Synonyms: []string{"企业简称", "单位简称"}},
			"CreditCode": {Synonyms: []string{"信用代码", "社会信用代码", "统一信用代码"}, Note: "18位，核对校验码", Width: 22},
			"ParentID": {Synonyms: []string{"上级单位", "母公司", "隶属企业", "上级公司", "出资企业", "控股单位", "主管单位", "上级主管单位"},
				Note: "填上级企业名称；最上级不填", Width: 30},
			"Level": {Synonyms: []string{"企业层级", "级次", "管理层级", "企业级次", "企业级别", "层次", "管理级次", "产权级次"}, Read: readLevel,
				Note: "1=集团本级，2、3…"},
			"Ownership": {Synonyms: []string{"企业控制情况", "企业控股情况", "控股情况", "单位性质", "产权性质", "持股比例", "股权比例", "国有股比例", "出资比例",
				"国有持股比例", "企业类型", "控股类型"},
				Values: map[string]string{"独资": "国有独资", "国有独资公司": "国有独资", "全资": "国有全资", "国有全资公司": "国有全资", "国有独资企业": "国有独资",
					"国有全资企业": "国有全资",
					"绝对控股":   "国有资本绝对控股", "国有绝对控股": "国有资本绝对控股", "相对控股": "国有资本相对控股并实际控制", "实际控制": "国有资本相对控股并实际控制",
					"相对控股且实际控制": "国有资本相对控股并实际控制",
					"参股":        "国有资本参股", "国有参股": "国有资本参股"}, Guess: guessShare, Note: "从下拉中选择", Width: 24},
			"Affiliation": {Values: map[string]string{"中央企业": "中央企业及其直属企业", "央企": "中央企业及其直属企业", "省属": "省属企业", "市属": "市属企业", "县属": "县（区）属企业",
				"区属": "县（区）属企业"}},
			"LegalPerson": {Synonyms: []string{"是否独立法人", "独立法人企业"}, Note: yesNo},
			"MajorPower":  {Synonyms: []string{"重大事项决策权", "有重大事项决策权"}, Note: yesNo},
			"Industry":    {Synonyms: []string{"经济行业", "行业", "国民经济行业"}},
			"Place":       {Synonyms: []string{"注册地址", "注册地点", "住所", "单位地址"}},
			"Ended":       {Synonyms: []string{"注销日期"}, Note: dayNote},
			"Founded":     {Synonyms: []string{"成立时间", "注册日期", "设立日期", "组建时间"}, Note: dayNote},
			"Scale": {Synonyms: []string{"规模", "企业划型", "企业规模类型"}, Values: map[string]string{"大型企业": "大型", "中型企业": "中型", "小型企业": "小型",
				"微型企业": "微型", "大": "大型", "中": "中型", "小": "小型", "微": "微型"}},
			"Control": {Synonyms: []string{"经济控制类型", "单位类型（党统）"}, Values: map[string]string{"国有": "国有经济控制",
				"国有控制": "国有经济控制", "集体": "集体经济控制",
				"集体控制": "集体经济控制", "非公": "非公有经济控制", "非公有制": "非公有经济控制", "民非": "民办非企业单位", "民办非企业": "民办非企业单位"}, Note: "不填按企业性质"},
			"CentralSort": {Synonyms: []string{"央企类别", "央企标志"}, Note: "不是中央企业的不填"},
			"ForeignCapital": {Synonyms: []string{"港澳台商或外商投资", "外资类型"},
				Values: map[string]string{"港澳台": "港澳台商投资", "外商": "外商投资", "外资": "外商投资"}},
		}},
	{Kind: model.KindHeadcount, Titles: []string{"职工情况", "职工人数统计"}, Columns: map[string]Column{
		"EnterpriseID": {Synonyms: []string{"企业名称", "单位名称", "所在企业", "公司名称"}, Width: 34},
		"Day":          {Synonyms: []string{"统计日期", "统计时间", "时点"}, Note: dayNote},
		"Total":        {Synonyms: []string{"职工人数", "职工总人数", "员工总数", "员工人数"}, Note: "不填与0都视为缺失"},
		"OnDuty":       {Synonyms: []string{"在岗职工人数", "在岗人数"}},
		"Dispatched":   {Synonyms: []string{"劳务派遣人数", "劳务派遣用工"}},
		"Youth":        {Synonyms: []string{"35岁及以下职工人数", "青年职工", "青年职工人数"}},
		"Workers":      {Synonyms: []string{"工勤技能人员数", "工勤技能人数", "工人数"}},
		"Frontline":    {Synonyms: []string{"一线职工", "一线职工人数", "生产一线职工", "生产一线职工人数", "一线人数"}},
	}},
	{Kind: model.KindFund, Titles: []string{"工作经费", "党组织工作经费"}, Columns: map[string]Column{
		"EnterpriseID": {Synonyms: []string{"企业名称", "单位名称", "所在企业", "公司名称"}, Width: 34},
		"Wages":        {Synonyms: []string{"上年度职工工资总额", "上年工资总额"}, Note: "单位：元", Width: 20},
		"Planned":      {Synonyms: []string{"本年预算", "预算数", "列入预算"}, Note: "单位：元", Width: 20},
		"Spent":        {Synonyms: []string{"实际支出", "本年支出"}, Note: "单位：元", Width: 20},
		"CarriedOver":  {Synonyms: []string{"累计结转", "结转"}, Note: "单位：元", Width: 20},
		"Basis": {Values: map[string]string{"按工资总额": "工资总额比例", "工资总额1%": "工资总额比例", "按党员人数": "党员人均标准", "人均标准": "党员人均标准"},
			Note: "不填即工资总额比例"},
		"PerMember":    {Synonyms: []string{"人均经费标准", "人均经费"}, Note: "单位：元，每名党员每年", Width: 20},
		"PerMemberDoc": {Width: 30},
	}},
}
