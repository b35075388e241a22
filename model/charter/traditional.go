package charter

// Charters in traditional characters: they are read by the simplified words of the
// tables. The text itself stays as it is printed.

import "strings"

// simplified holds the characters of the tables in pairs, the traditional form first.
const simplified = "" +
	"侷局係系個个備备傳传億亿內内兩两冊册刪删則则劃划動动務务勞劳參参叄叁員员問问單单嚴严國国圍围圖图團团執执堅坚報报場场塊块奪夺實实審审寫写專专對对導导屆届層层屬属崗岗帶带幹干廠厂張张強强後后從从" +
	"復复徵征徹彻態态應应戰战換换擔担據据擬拟敎教敗败數数斷断於于昇升時时晉晋書书會会東东査查條条業业構构標标機机檢检權权決决沒没況况溝沟潔洁為为無无營营爲为現现環环產产産产當当發发監监眾众確确碼码" +
	"稱称穩稳筆笔箇个節节範范簽签籤签紀纪約约級级組组結结統统經经綫线維维線线編编緩缓緻致總总織织繞绕繫系纔才羣群聯联職职聽听脩修腳脚臨临與与舉举萬万蓋盖薦荐處处號号衆众衕同補补製制複复覈核見见規规" +
	"親亲訂订計计討讨訓训託托記记設设註注証证評评話话認认語语調调談谈請请論论謀谋證证識识議议護护負负貫贯責责貳贰費费資资轉转辦办農农進进運运達达違违適适選选醖酝醞酝釀酿針针銀银銷销鋒锋錄录録录錶表" +
	"鑑鉴鑒鉴長长門门開开閤合關关陣阵陸陆隊队險险雙双韆千頁页項项須须預预領领頭头題题額额顯显風风養养駐驻體体黨党"

var simpler = func() map[rune]rune {
	m := map[rune]rune{}
	var from rune
	for i, r := range []rune(simplified) {
		if i%2 == 0 {
			from = r
		} else {
			m[from] = r
		}
	}
	return m
}()

// fold writes the characters that the tables know in their simplified form, each in
// as many bytes as before, so that places in the text stay the same.
func fold(s string) string {
	return strings.Map(foldRune, s)
}

func foldRune(r rune) rune {
	if to, ok := simpler[r]; ok {
		return to
	}
	return r
}
