package intake

// Sheets of Party dues: assessments, what branches took in by month (also with the months
// across), the account, its years, arrears, large gifts.

import "partyledger/model"

var duesMappings = []Mapping{
	{Kind: model.KindDuesBasis, Titles: []string{"党费核定", "党费核定表", "党费基数表", "党费基数", "党费核定名册", "党费核定台账",
		"党费基数核定表", "党费交纳标准"},
		Marks: []string{"党费计算基数", "党费基数", "计费工资", "税后收入", "计费基数", "交纳党费基数", "核定月交额", "月应交党费",
			"月应缴党费", "月交党费", "月缴党费"},
		Aside: asideHeads(map[string]string{"由程序按基数算出，不用导入": "交纳比例 缴纳比例 交费比例 党费比例 党费交纳比例 党费缴纳" +
			"比例 比例"}),
		Columns: map[string]Column{
			"PersonID": {Note: namedNote, Width: 24}, "Year": {Note: "不填即今年"}, "From": {Synonyms: []string{"起算月份", "起交月份",
				"执行月份", "起始月份"}, Note: "不填即一月；当年入党的，从入党当月起"},
			"Category": {Synonyms: []string{"类别", "党员类型"}, Values: map[string]string{"在职": "按月工资", "在岗": "按月工资",
				"在职党员": "按月工资", "退休": "离退休", "离休": "离退休",
				"离退休党员": "离退休", "年薪": "年薪制", "待岗": "下岗失业", "失业": "下岗失业"},
				Note: "不填的，离退休人员按离退休，其他人按月工资"},
			"Base": {Synonyms: []string{"党费计算基数", "党费基数", "交纳党费基数", "税后收入", "计费工资", "计费基数", "缴费基数",
				"交费基数", "基数", "税后工资", "月税后收入"}, Note: "单位：元"},
			"Amount": {Synonyms: []string{"月应交党费", "月应缴党费", "应缴党费", "每月应交党费", "月缴党费", "月党费", "应交党费",
				"每月党费", "月交党费", "月交额", "核定党费", "核定金额",
				"月交纳额", "应交金额", "核定月交党费"}, Note: "单位：元；不填的按基数计算"},
			"Why": {Synonyms: []string{"原因", "减免原因"}, Values: map[string]string{"减交": "困难减交", "少交": "困难减交",
				"免交": "困难免交", "多交": "自愿多交", "自愿": "自愿多交",
				"调资": "工资调整", "调薪": "工资调整"}},
			"ApprovalDay": {Synonyms: []string{"批准日期", "批准时间"}, Note: dayNote}, "BranchDay": {Note: dayNote},
			"Until": {Synonyms: []string{"减免期限"}, Note: dayNote},
		}},
	{Kind: model.KindDuesSheet, Titles: []string{"党费收缴", "党费收缴台账", "党费收缴登记表", "党费收缴情况", "党费缴纳台账",
		"党费交纳台账", "党费收缴汇总", "党费收缴表"},
		Marks: append([]string{"应收党费", "实收党费", "应交人数", "实交人数", "应缴人数", "实缴人数", "缴费月份", "实收", "应收",
			"实缴党费", "实交党费"}, monthHeads()...),
		Never: []string{"姓名", "党员姓名", "人员姓名"},
		Columns: map[string]Column{
			"OrganizationID": {Width: 34}, "Month": {Synonyms: []string{"月度", "缴费月份", "交费月份", "交纳月份", "缴纳月份",
				"所属月份", "年月", "收缴月份"}, Note: "如 2026年5月"},
			"DuePeople": {Synonyms: []string{"应缴人数", "应交党费人数", "应缴党费人数", "应交党员数", "应缴党员数"}},
			"Due": {Synonyms: []string{"应收", "应收党费", "应交党费", "应缴党费", "应收金额", "应交金额", "应缴金额"},
				Note: "单位：元"},
			"PaidPeople": {Synonyms: []string{"实缴人数", "实交党费人数", "实缴党费人数", "实交党员数", "实缴党员数"}},
			"Paid": {Synonyms: []string{"实收", "实收党费", "实交党费", "实缴党费", "实收金额", "实交金额", "实缴金额"},
				Note: "单位：元"},
			"Extra": {Synonyms: []string{"自愿多交"}}, "Back": {Synonyms: []string{"补交", "补缴", "补交党费"}},
			"Ahead": {Synonyms: []string{"预交", "预缴"}},
			"Way": {Synonyms: []string{"缴纳方式", "收缴方式", "交费方式", "缴费方式"}, Values: map[string]string{"微信": "扫码",
				"支付宝": "扫码", "线上": "扫码", "手机": "扫码",
				"银行转账": "转账", "汇款": "转账", "代扣": "工资代扣", "扣缴": "工资代扣", "垫付": "垫交", "代垫": "垫交"}},
			"Receipt": {Synonyms: []string{"收据编号", "票据号"}}, "HandedDay": {Synonyms: []string{"上缴日期", "上缴时间", "上交时间"},
				Note: dayNote},
			"Handed": {Synonyms: []string{"上缴金额", "上交金额", "上缴党费", "上交党费", "已上缴"}},
			"By":     {Synonyms: []string{"收款人", "收缴人", "经办人"}},
		}},
	{Kind: model.KindDuesEntry, Titles: []string{"党费收支明细", "党费收支明细账", "党费收支台账", "党费明细账", "党费使用台账",
		"党费支出台账", "党费收支账", "党费收支登记"},
		Marks:   []string{"摘要", "凭证号", "凭证号码", "收入金额", "支出金额", "收入", "支出", "收支", "集体研究日期", "研究日期"},
		Aside:   asideHeads(map[string]string{"结余由程序逐笔算出，不用导入": "结余 余额 结余金额 账面余额"}),
		Follows: entryFollows, Columns: map[string]Column{
			"OrganizationID": {Synonyms: []string{"记账单位", "账户单位"}, Width: 34}, "Day": {Synonyms: []string{"记账日期",
				"发生日期", "记账时间"}, Note: dayNote},
			"Item": {Synonyms: []string{"摘要", "用途", "项目", "支出项目", "用途类别"},
				Values: map[string]string{"慰问": "补助困难党员", "返还": "上级下拨"}, Guess: guessDuesItem, Width: 30},
			"Amount":     {Synonyms: []string{"金额", "发生额", "支出额", "收入额"}, Note: "单位：元"},
			"DecidedDay": {Synonyms: []string{"研究日期", "会议日期", "研究时间"}, Note: dayNote},
			"Voucher":    {Synonyms: []string{"凭证号码", "凭证", "凭证编号"}}, "Other": {Synonyms: []string{"对方", "收款单位",
				"往来单位"}, Width: 30},
		}},
	{Kind: model.KindDuesYear, Titles: []string{"党费年度", "党费年度收支", "党费年度结存"}, Marks: []string{"上缴比例", "上年结余",
		"银行余额", "公布日期"}, Columns: map[string]Column{
		"OrganizationID": {Width: 34}, "Opening": {Synonyms: []string{"上年结余", "年初结余", "期初余额"}},
		"Ratio":       {Synonyms: []string{"比例"}},
		"BankBalance": {Synonyms: []string{"银行余额", "年末余额"}}, "PublishedDay": {Synonyms: []string{"公布时间"}, Note: dayNote},
	}},
	{Kind: model.KindDuesArrear, Titles: []string{"党费欠交", "欠交党费", "欠缴党费", "欠交名单", "欠缴名单"},
		Marks: []string{"欠交月份", "欠缴月份", "欠交金额", "欠缴金额", "欠交原因", "欠缴原因"},
		Columns: map[string]Column{
			"PersonID": {Note: namedNote, Width: 24}, "From": {Synonyms: []string{"欠交月份", "欠缴月份", "欠缴自", "起始月"}},
			"To":     {Synonyms: []string{"欠缴至", "截止月"}},
			"Amount": {Synonyms: []string{"欠缴金额", "金额"}}, "Reason": {Synonyms: []string{"欠缴原因", "原因"},
				Values: map[string]string{"无": "未说明", "生病": "重病", "出差": "外出"}},
		}},
	{Kind: model.KindDuesGift, Titles: []string{"大额党费", "特殊党费", "大额党费登记"}, Marks: []string{"转交日期", "转交金额"},
		Columns: map[string]Column{
			"PersonID": {Note: namedNote, Width: 24}, "Day": {Synonyms: []string{"交纳日期", "交款日期"}, Note: dayNote},
			"Amount":      {Synonyms: []string{"交纳金额"}},
			"CollectorID": {Synonyms: []string{"代收党委"}, Width: 34},
		}},
}

// entryFollows tells the direction by the item.
func entryFollows(record any) map[string]string {
	x := record.(*model.DuesEntry)
	if f := x.Item.Flow(); f != "" && x.Flow == "" {
		return map[string]string{"Flow": string(f)}
	}
	return nil
}

// guessDuesItem reads what stands in an account's 摘要.
var guessDuesItem = guessBy([]guess{
	{[]string{"利息", "结息"}, string(model.DuesInterest)},
	{[]string{"转交大额", "转交特殊党费"}, string(model.GiftForwarded)},
	{[]string{"大额党费", "特殊党费"}, string(model.GiftTaken)},
	{[]string{"支部上交", "支部上缴", "支部交来", "支部党费", "收党费", "党费收入"}, string(model.FromBranches)},
	{[]string{"下级上缴", "下级上交"}, string(model.FromBelow)},
	{[]string{"上级下拨", "上级拨", "上级返还", "返还"}, string(model.FromAbove)},
	{[]string{"上缴", "上交"}, string(model.ToAbove)},
	{[]string{"下拨", "拨付"}, string(model.ToBelow)},
	{[]string{"受灾", "救灾", "修缮"}, string(model.ForDisaster)},
	{[]string{"困难", "慰问", "帮扶", "补助"}, string(model.ForHardship)},
	{[]string{"表彰", "奖励", "评优", "奖牌", "证书"}, string(model.ForPraise)},
	{[]string{"报刊", "书籍", "教材", "图书", "订阅", "订购", "设备", "资料", "党徽", "党旗"}, string(model.ForMaterials)},
	{[]string{"培训", "学习班", "轮训", "党课", "主题党日"}, string(model.ForTraining)},
})
