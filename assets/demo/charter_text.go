package demo

// The full text of a few charters: some forty to sixty articles, of which the
// Party chapter says what the clauses say.

import (
	"strings"

	"partyledger/model"
)

// chapter is a chapter's heading and its articles. {公司} and {党组织} stand for
// the enterprise's name and its Party organisation; lines of the group alone
// begin with a star.
type chapter struct {
	title string
	lines string
}

var chapters = []chapter{
	{"第一章 总则", `为规范{公司}（以下简称公司）的组织和行为，保护公司、股东、职工和债权人的合法权益，根据《中华人民共和国公司法》《中国共产党章程》等规定，制定本章程。
公司名称：{公司}。
公司住所：某某市甲区甲乙路1号。
公司为有限责任公司，依法享有法人财产权，以其全部财产对公司的债务承担责任。
公司的法定代表人由代表公司执行公司事务的董事担任。
本章程自生效之日起，即成为规范公司的组织与行为、公司与股东、股东与股东之间权利义务关系的具有法律约束力的文件。`},
	{"第二章 经营宗旨和范围", `公司的经营宗旨：服务城市发展，保障民生，实现国有资产保值增值。
公司的经营范围以登记机关核准的内容为准。`},
	{"第三章 注册资本", `公司注册资本为人民币壹亿元，由股东以货币方式认缴。
公司增加或者减少注册资本，依照法律、行政法规规定的程序办理。`},
	{"第四章 股东", `股东依法享有资产收益、参与重大决策和选择管理者等权利，并承担相应义务。`},
	{"第五章 党的组织", ``}, // filled from the clauses
	{"第六章 董事会", `公司设董事会，董事会由{董事人数}名董事组成，其中职工董事一名，由职工代表大会选举产生。
董事会行使下列职权：召集股东会会议并向股东会报告工作；执行股东会的决议；决定公司的经营计划和投资方案；制订公司的利润分配方案和弥补亏损方案；决定公司内部管理机构的设置；法律、行政法规和本章程规定的其他职权。
董事会决定公司重大问题，应当事先听取公司党组织的意见。
董事会会议应当有过半数的董事出席方可举行，董事会作出决议应当经全体董事的过半数通过。
董事会决议的表决实行一人一票。
董事会设审计委员会，行使法律规定的监事会的职权，公司不设监事会。
*董事会设战略与投资委员会、提名委员会、薪酬与考核委员会，为董事会决策提供咨询意见。
*外部董事人数应当超过董事会全体成员的半数。
*董事会应当建立决议执行的跟踪和后评价制度。`},
	{"第七章 经理层", `公司设总经理一名，副总经理若干名，由董事会决定聘任或者解聘。
总经理对董事会负责，组织实施董事会决议，主持公司的生产经营管理工作。
经理层成员实行任期制和契约化管理。
*总经理应当制订总经理工作规则，报董事会批准后实施。
*总经理拟订有关职工工资、福利、安全生产以及劳动保护等涉及职工切身利益的方案时，应当事先听取公司工会的意见。`},
	{"第八章 职工民主管理", `公司依照宪法和有关法律的规定，健全以职工代表大会为基本形式的民主管理制度。
公司研究决定改制、解散、申请破产以及经营方面的重大问题、制定重要的规章制度时，应当听取公司工会的意见。
公司职工依法组织工会，开展工会活动，维护职工合法权益。`},
	{"第九章 财务、会计和审计", `公司依照法律、行政法规和国务院财政部门的规定建立本公司的财务、会计制度。
公司在每一会计年度终了时编制财务会计报告，并依法经会计师事务所审计。
公司分配当年税后利润时，应当提取利润的百分之十列入公司法定公积金。
公司实行内部审计制度，内部审计机构向党组织和董事会负责并报告工作。
*公司应当建立健全国有资产监督管理制度和责任追究制度。
*公司对外担保、对外捐赠按照国有资产监督管理的有关规定执行。`},
	{"第十章 合并、分立、解散和清算", `公司合并、分立，应当由股东会作出决议，并依法通知债权人和公告。
公司因法定事由解散的，应当在解散事由出现之日起十五日内组成清算组进行清算。
清算结束后，清算组应当制作清算报告，报股东会确认，并报送登记机关申请注销登记。`},
	{"第十一章 附则", `本章程所称“以上”“以内”含本数，“超过”“不足”不含本数。
本章程由公司董事会负责解释。
本章程经股东会（出资人）批准后生效，并报市场监督管理部门备案。
*本章程未尽事宜，按照国家有关法律、行政法规和国有资产监督管理的规定执行。`},
}

// addArticles writes the charter out, article by article.
func (w *world) addArticles(u *unit, c *model.Charter) {
	n := 0
	add := func(title, text string) {
		n++
		text = strings.NewReplacer("{公司}", u.Name, "{董事人数}", map[bool]string{true: "七", false: "五"}[u.parent == nil]).Replace(text)
		w.articles.add(model.Article{ID: w.articles.id(), CharterID: c.ID, Order: n, Chapter: title, Number: "第" +
			model.ChineseNumber(n) + "条", Text: text})
	}
	for _, ch := range chapters {
		if ch.lines == "" {
			for _, r := range model.CharterRequirements() {
				add(ch.title, clauseTexts[r.ID].of(u))
			}
			continue
		}
		for _, line := range strings.Split(ch.lines, "\n") {
			if rest, star := strings.CutPrefix(line, "*"); !star || u.parent == nil {
				add(ch.title, rest)
			}
		}
	}
}
