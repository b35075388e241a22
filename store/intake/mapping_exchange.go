package intake

// Sheets of two-way exchange and of appointments.

import (
	"strings"

	"partyledger/model"
)

var exchangeMappings = []Mapping{
	{Kind: model.KindExchange, Titles: []string{"双向交流情况", "干部交流", "交流任职", "党务干部双向交流", "双向交流台账"},
		Marks:   []string{"交流方向", "交流时间", "交流日期", "交流前职务", "交流后职务", "原任职务", "原职务", "交流前单位", "交流后单位", "交流类型", "交流情况"},
		Follows: exchangeFollows, Columns: map[string]Column{
			"PersonID": {Synonyms: []string{"姓名"}, Note: "写姓名；重名时写“姓名（编号）”或身份证号",
				Width: 24}, "EnterpriseID": {Synonyms: []string{"企业名称", "单位名称"}, Width: 34},
			"Direction": {Synonyms: []string{"方向", "交流类型", "交流类别", "流向"}, Values: map[string]string{"党务到经营": "党务→经营",
				"党务转经营": "党务→经营", "党务-经营": "党务→经营",
				"党务→经营管理": "党务→经营", "党务岗位到经营岗位": "党务→经营", "党务到经营管理": "党务→经营", "党务转经营管理": "党务→经营", "党务交流到经营": "党务→经营",
				"经营管理到党务": "经营→党务", "经营管理转党务": "经营→党务", "行政转党务": "经营→党务", "行政到党务": "经营→党务", "党务到行政": "党务→经营",
				"党务转行政": "党务→经营", "经营岗位到党务岗位": "经营→党务", "经营交流到党务": "经营→党务",
				"经营到党务": "经营→党务", "经营转党务": "经营→党务", "经营-党务": "经营→党务"}},
			"Day": {Synonyms: []string{"交流时间", "日期", "任职时间", "交流任职时间"}, Note: dayNote}, "Document": {Synonyms: []string{"文号",
				"任职文号", "任免文件", "文件号", "文件依据", "任职文件", "依据文件", "批准文号"}},
			"FromUnit": {Synonyms: []string{"原部门", "原单位", "原单位及部门", "交流前单位", "交流前部门", "交流前单位（部门）", "原所在单位"}},
			"FromPost": {Synonyms: []string{"原任职务", "交流前职务", "交流前岗位", "原岗位", "交流前任职", "交流前任职务", "原单位及职务", "交流前单位及职务"}},
			"ToPost":   {Synonyms: []string{"现任职务", "交流后职务", "交流后岗位", "现岗位", "交流后任职", "拟任职务", "交流后任职务", "现单位及职务", "交流后单位及职务"}},
			"FromRank": {Synonyms: []string{"交流前职级"}}, "ToRank": {Synonyms: []string{"交流后职级"}},
			"FromPay": {Synonyms: []string{"交流前薪酬", "交流前薪级"}}, "ToPay": {Synonyms: []string{"交流后薪酬", "交流后薪级"}},
			"ToUnit":  {Synonyms: []string{"现部门", "现单位", "现单位及部门", "交流后单位", "交流后部门", "交流后单位（部门）"}},
			"SamePay": {Synonyms: []string{"同待遇", "待遇是否同级标准"}},
		}},
	{Kind: model.KindAppointment, Titles: []string{"领导班子任职", "交叉任职"}, Columns: map[string]Column{
		"PersonID": {Synonyms: []string{"姓名"}, Note: "党内职务在“班子成员”表登记", Width: 24}, "EnterpriseID": {Synonyms: []string{"企业名称", "单位名称"},
			Width: 34},
		"From": {Synonyms: []string{"任职时间"}, Note: dayNote},
	}},
}

// exchangeFollows tells the direction by the units and posts, where one of them alone is of
// the Party's.
func exchangeFollows(record any) map[string]string {
	x := record.(*model.Exchange)
	from, to := isPartyPost(x.FromUnit+x.FromPost), isPartyPost(x.ToUnit+x.ToPost)
	switch {
	case x.Direction != "" || from == to || x.FromUnit+x.FromPost == "" || x.ToUnit+x.ToPost == "":
		return nil
	case from:
		return map[string]string{"Direction": string(model.PartyToManagement)}
	}
	return map[string]string{"Direction": string(model.ManagementToParty)}
}

func isPartyPost(text string) bool {
	for _, w := range []string{"党", "纪委", "纪检", "政工", "书记"} {
		if strings.Contains(text, w) {
			return true
		}
	}
	return false
}
