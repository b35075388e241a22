package intake

// Sheets of people and of Party discipline measures. The headings are those of
// the registers that offices have (DOMAIN B-3).

import (
	"strings"

	"partyledger/model"
)

var personMappings = []Mapping{
	{Kind: model.KindPerson, Elsewhere: []string{"DuesBase", "Dues"}, Aside: asideHeads(map[string]string{
		"由程序按基数算出，不用导入":                     "交纳比例 缴纳比例 交费比例 党费比例 党费交纳比例 党费缴纳比例",
		"党内职务在“班子成员”登记，用党组织名册或班子成员表导入；本表不读": "党内职务 党内任职 党内现任职务 支部职务 党支部职务 党内职务名称"}),
		Titles: []string{"党员花名册", "党员名册", "花名册", "职工名册", "员工花名册", "人员名单", "党员信息", "职工花名册", "人员花名册", "人员名册",
			"党员名单", "职工名单", "员工名册", "干部名册", "党员基本信息", "党员信息表", "预备党员名册", "流动党员名册"}, Columns: map[string]Column{
			"ID":           {Synonyms: []string{"人员编码", "员工编号", "工号", "集团员工编码", "编号"}, Note: "可不填，由程序编号"},
			"Name":         {Synonyms: []string{"党员姓名", "人员姓名"}, Note: "可用“·”和生僻字"},
			"Sex":          {Values: map[string]string{"男性": "男", "女性": "女", "M": "男", "F": "女", "1": "男", "2": "女"}, Width: 8},
			"IdentityKind": {Synonyms: []string{"证件类别"}, Values: map[string]string{"身份证": "居民身份证"}, Note: "不填即居民身份证"},
			"IdentityNumber": {Synonyms: []string{"身份证", "证件号", "身份证号", "身份证号码", "公民身份证号码", "居民身份证号", "居民身份证号码", "身份号码", "证件号码"},
				Note:  "18位，按文本填写",
				Width: 22},
			"BirthDay":  {Synonyms: []string{"出生年月", "出生年月日", "出生时间", "生日"}, Note: dayNote},
			"Ethnicity": {Synonyms: []string{"族别"}, Values: peoples(), Width: 10},
			"Education": {Synonyms: []string{"文化程度", "最高学历", "学历层次", "学历学位"},
				Values: map[string]string{"博士研究生": "研究生", "硕士研究生": "研究生", "博士": "研究生", "硕士": "研究生", "在职研究生": "研究生", "本科": "大学本科",
					"大学": "大学本科", "全日制本科": "大学本科", "在职本科": "大学本科", "大专": "大学专科", "专科": "大学专科", "高职": "大学专科", "中技": "高中、中技", "技校": "高中、中技",
					"高中": "高中、中技", "职高": "高中、中技", "初中": "初中及以下", "小学": "初中及以下"}, Guess: guessEducation},
			"Phone": {Synonyms: []string{"手机电话", "联系手机", "电话号码", "联系电话", "手机", "手机号", "电话", "移动电话", "联系方式", "本人手机"},
				Width: 16, Check: checkPhone},
			"EnterpriseID":   {Synonyms: []string{"企业名称", "单位名称", "工作单位", "所在单位", "单位", "公司", "企业"}, Width: 34},
			"OrganizationID": {Synonyms: []string{"所在支部", "党支部", "所属党支部", "所在党组织", "党组织关系所在支部", "所属支部"}, Width: 36},
			"Department":     {Synonyms: []string{"部室", "所属部门", "科室", "部门名称", "工作部门", "部门", "所在部门", "班组", "处室", "车间"}},
			"Position": {Synonyms: []string{"现任岗位", "岗位名称", "职位", "行政职务（岗位）", "职务", "岗位", "行政职务", "工作单位及职务", "现任职务", "职务岗位",
				"部门及职务", "部门及职务/岗位"}},
			"WorkPost": {Synonyms: []string{"岗位类别"}, Values: map[string]string{"管理人员": "企业管理人员", "专业技术人员": "企业专业技术人员", "工人": "工勤技能人员",
				"技能人员": "工勤技能人员"}, Guess: guessWorkPost},
			"Frontline": {Synonyms: []string{"是否一线", "一线", "生产一线", "是否生产一线", "是否生产经营一线", "一线情况",
				"是否企业生产经营一线"}, Note: yesNo, Read: readFrontline},
			"Employment": {Synonyms: []string{"用工性质", "用工类型"}, Values: map[string]string{"在岗": "在岗职工", "在职": "在岗职工", "正式工": "在岗职工",
				"合同制": "在岗职工", "派遣": "劳务派遣", "退休": "离退休", "离休": "离退休"}, Guess: guessEmployment},
			"TitleGrade": {Synonyms: []string{"专业技术职务", "职称级别", "职称", "从事专业技术职务"},
				Values: map[string]string{"正高级": "高级", "副高级": "高级", "高级职称": "高级", "中级职称": "中级", "初级职称": "初级", "助理级": "初级",
					"员级": "初级"}, Guess: guessTitleGrade},
			"Rank":      {Values: rankWords, Guess: guessRank},
			"PayGrade":  {Synonyms: []string{"薪级", "岗级", "薪酬级别"}},
			"WorkStart": {Synonyms: []string{"参加工作时间"}, Note: dayNote},
			"Status": {Synonyms: []string{"人员类别", "党员类别", "政治身份"},
				Values: map[string]string{"中共党员": "正式党员", "党员": "正式党员", "中国共产党党员": "正式党员", "中共正式党员": "正式党员", "中共预备党员": "预备党员",
					"中国共产党预备党员": "预备党员", "团员": "共青团员", "中国共产主义青年团团员": "共青团员", "积极分子": "入党积极分子", "申请人": "入党申请人", "无党派": "群众", "普通群众": "群众"},
				Guess: guessStatus},
			"Admitted":      {Synonyms: []string{"入党时间", "加入党组织日期", "加入党组织时间", "加入中共日期"}, Note: "支部大会通过日，要到日", Check: checkWholeDay},
			"Confirmed":     {Synonyms: []string{"转正时间", "转为正式党员日期", "转正年月"}, Note: "预备期满转正之日", Check: checkWholeDay},
			"AgeCorrection": {Synonyms: []string{"党龄校正值"}},
			"DuesBase":      {Note: "单位：元；写进本年度的党费核定"},
			"Dues":          {Note: "单位：元；写进本年度的党费核定"},
			"Entered":       {Synonyms: []string{"进入本系统日期", "入职日期", "入司日期"}},
			"Left":          {Synonyms: []string{"离开本系统日期", "离职日期", "转出日期"}},
			"Residence":     {Synonyms: []string{"住址", "现住址", "家庭地址", "通讯地址", "现居住地", "居住地", "家庭详细住址", "家庭现住址", "联系地址"}},
			"Household":     {Synonyms: []string{"户籍", "户籍地", "户口所在地", "户籍地址"}},
			"School": {Synonyms: []string{"毕业院校", "毕业学校", "毕业院校系及专业", "毕业院校系及所学专业", "毕业院校及所学专业", "院校及专业", "院校系及专业", "毕业院校专业", "院校",
				"专业", "所学专业"}},
			"Erased":        {Note: "依法删除个人信息时由程序填写，导入时请留空"},
			"LeftHow":       {Synonyms: []string{"离开本系统类型", "离开类型"}, Values: map[string]string{"转出": "组织关系转出", "去世": "死亡"}},
			"MigrantWorker": {Synonyms: []string{"是否农民工", "进城务工人员"}, Note: yesNo},
			"Taiwanese":     {Synonyms: []string{"台籍", "台湾籍"}, Note: yesNo},
			"OtherFront": {Synonyms: []string{"其他第一线", "其他一线类别"}, Values: map[string]string{"农村": "农村生产第一线",
				"教学科研": "教学科研第一线", "机关": "机关第一线"},
				Note: "企业生产第一线填“企业生产经营一线”"},
			"LeagueMember": {Synonyms: []string{"入党时是共青团员", "入党前为共青团员", "发展时为共青团员", "入党时是否团员"}, Note: yesNo},
			"ModelGrade": {Synonyms: []string{"先进模范", "先进模范人物", "先模级别"}, Values: map[string]string{"全国": "省（部）级及以上", "国家级": "省（部）级及以上",
				"省部级": "省（部）级及以上", "省级": "省（部）级及以上", "省部级及以上": "省（部）级及以上", "市级": "市（厅）级", "市厅级": "市（厅）级", "县级": "县（处）级", "县处级": "县（处）级"}},
			"AdmissionApproved":    {Synonyms: []string{"接收审批日期", "接收预备党员审批日期", "入党审批日期", "批准入党日期"}, Note: "没有发展党员记录的才填"},
			"ConfirmationApproved": {Synonyms: []string{"转正审批日期", "批准转正日期"}, Note: "没有发展党员记录的才填"},
		}},
	{Kind: model.KindDiscipline, Titles: []string{"处分情况"}, Columns: map[string]Column{
		"PersonID": {Synonyms: []string{"姓名"}, Note: "写姓名；重名时写“姓名（编号）”或身份证号", Width: 24},
		"Day":      {Note: dayNote},
	}},
}

// rankWords are offices' own words for ranks.
var rankWords = map[string]string{"正处级": "中层正职", "副处级": "中层副职", "部门正职": "中层正职", "部门副职": "中层副职", "中层正": "中层正职", "中层副": "中层副职",
	"主管": "主管级", "主办": "主办级",
	"员工": "一般员工", "普通员工": "一般员工", "职员": "一般员工", "一般职员": "一般员工", "总助级": "集团总助级", "集团总助": "集团总助级", "公司正职": "集团正职", "公司副职": "集团副职"}

var guessRank = guessBy([]guess{
	{[]string{"集团"}, ""},
	{[]string{"中层正"}, string(model.MiddleHead)},
	{[]string{"中层副"}, string(model.MiddleDeputy)},
	{[]string{"高级主管", "主管"}, string(model.Supervisor)},
	{[]string{"主办"}, string(model.Specialist)},
	{[]string{"一般员工", "普通员工"}, string(model.Staff)},
})

// peoples gives the short names of the 56 peoples: 汉 is 汉族.
func peoples() map[string]string {
	const all = "汉 蒙古 回 藏 维吾尔 苗 彝 壮 布依 朝鲜 满 侗 瑶 白 土家 哈尼 哈萨克 傣 黎 傈僳 佤 畲 高山 拉祜 水 东乡 纳西 景颇 柯尔克孜 土 达斡尔 仫佬 羌 布朗 撒拉 毛南 仡佬 锡伯 阿昌 普米 " +
		"塔吉克 怒 乌孜别克 俄罗斯 鄂温克 德昂 保安 裕固 京 塔塔尔 独龙 鄂伦春 赫哲 门巴 珞巴 基诺"
	out := map[string]string{}
	for _, name := range strings.Fields(all) {
		out[name] = name + "族"
	}
	return out
}

func checkPhone(text string) (string, bool) {
	t := strings.NewReplacer("-", "", " ", "").Replace(text)
	if len(t) != 11 || t[0] != '1' || strings.Trim(t, "0123456789") != "" {
		return "不像11位手机号，请核对（已保留）", true
	}
	return "", false
}

// checkWholeDay hints at days that limits are counted from and that are known to
// the month only.
func checkWholeDay(text string) (string, bool) {
	if len(text) == len("2006-01") {
		return "只到月，期限和党龄按日计算，请补到日（已保留）", true
	}
	return "", false
}
