package demo

// A scheme of assessment for the group, bound to what the ledger counts, partly scored, with
// evidence in every state. The scheme is made up: no place's words or points are in it.

import (
	"partyledger/model"
	"partyledger/model/day"
)

// addAssessment adds the scheme, the group's own scores, and what proves them.
func (w *world) addAssessment() {
	schemes := listOf[model.Scheme](w, "FA%03d")
	s := schemes.add(model.Scheme{ID: schemes.id(), Name: "市属企业党建工作年度考核评分表（演示）", Document: "某国资党〔2026〕4号",
		Issuer: "某某市人民政府国有资产监督管理委员会党委", Year: 2026, Full: points(100), Grades: "优秀=90\n良好=80\n一般=60",
		Deadline: day.Of(2026, 12, 31), Inspected: day.Of(2026, 12, 1)})
	at := w.addIndicators(s)
	w.addScores(at)
	w.addProofs(at)
}

func points(n int64) model.Points { return model.Scored(n * 100) }

// addIndicators adds the scheme's lines, and gives them by their codes.
func (w *world) addIndicators(s *model.Scheme) map[string]*model.Indicator {
	list := listOf[model.Indicator](w, "ZB%04d")
	at := map[string]*model.Indicator{}
	for n, i := range []model.Indicator{
		{Code: "1", Text: "一、政治建设（20分）", Points: points(20)},
		{Code: "1.1", Text: "理论学习中心组按季集体学习研讨", Points: points(8), Manner: model.MannerDeduct, Step: points(2),
			Standard: "每季度至少1次，每少1次扣2分", Demand: "学习计划、学习记录", Cycle: model.CycleQuarter, Pieces: 1},
		{Code: "1.2", Text: "党建工作要求写入公司章程", Points: points(7), Manner: model.MannerEarn, Standard: "按已写入户数占应写入户数的比例计分",
			Demand: "章程进展表、备案材料", Method: "查阅资料", Figure: "ch.rate", Reckoning: model.ReckonShare},
		{Code: "1.3", Text: "重大经营管理事项前置研究讨论", Points: points(5), Manner: model.MannerDeduct, Step: points(1),
			Standard: "程序倒置的每例扣1分，扣完为止", Demand: "党委会会议纪要", Method: "抽查", Figure: "q.review.reversed", Reckoning: model.ReckonEach},
		{Code: "2", Text: "二、组织建设（35分）", Points: points(35)},
		{Code: "2.1", Text: "党组织按期换届", Points: points(10), Manner: model.MannerDeduct, Step: points(2),
			Standard: "届满未换届的每个扣2分，扣完为止", Demand: "换届请示、批复", Figure: "term.late", Reckoning: model.ReckonEach},
		{Code: "2.2", Text: "党务工作人员配备", Points: points(8), Manner: model.MannerEarn, Standard: "按达标户数的比例计分",
			Demand: "配备统计表", Figure: "q.staff.met", Reckoning: model.ReckonShare},
		{Code: "2.3", Text: "完成发展党员计划", Points: points(10), Manner: model.MannerEarn, Standard: "按计划完成比例计分", Figure: "plan.done",
			Reckoning: model.ReckonShare},
		{Code: "2.4", Text: "党员教育培训达标", Points: points(7), Manner: model.MannerEarn, Standard: "达标率95%以上得7分，90%以上得5分，80%以上得3分",
			Demand: "培训通知、名册", Figure: "q.train", Reckoning: model.ReckonLadder, Ladder: "95%=7\n90%=5\n80%=3"},
		{Code: "3", Text: "三、基础保障（20分）", Points: points(20)},
		{Code: "3.1", Text: "党建工作经费列入预算", Points: points(10), Manner: model.MannerEarn, Standard: "按足额列入预算户数的比例计分",
			Figure: "q.fund.full", Reckoning: model.ReckonShare},
		{Code: "3.2", Text: "活动场所“六有”", Points: points(10), Manner: model.MannerEarn, Standard: "按齐备场所的比例计分", Demand: "现场照片",
			Pieces: 2, Method: "实地查看", Figure: "q.site.six", Reckoning: model.ReckonShare},
		{Code: "4", Text: "四、作用发挥（25分）", Points: points(25)},
		{Code: "4.1", Text: "党建品牌和载体活动", Points: points(10), Manner: model.MannerEarn, Standard: "有品牌、有成效的得10分，效果一般的酌情计分",
			Demand: "品牌创建方案、总结"},
		{Code: "4.2", Text: "民主测评", Points: points(15), Manner: model.MannerSurvey, Standard: "按测评满意率折算", Method: "测评"},
		{Code: "5", Text: "五、加分项"},
		{Code: "5.1", Text: "党建工作受到市级以上表彰", Manner: model.MannerBonus, Step: points(1), Most: points(3), Standard: "每项加1分，最多加3分",
			Demand: "表彰文件"},
		{Code: "6", Text: "六、一票否决事项"},
		{Code: "6.1", Text: "领导班子成员严重违纪违法", Manner: model.MannerVeto, Standard: "发生的取消评先评优资格"},
	} {
		i.ID, i.SchemeID, i.Order = list.id(), s.ID, n+1
		if len(i.Code) > 1 {
			i.ParentID = at[i.Code[:1]].ID
		}
		at[i.Code] = list.add(i)
	}
	return at
}

// addScores is what the program proposed on the sample's day, and what the office scored.
func (w *world) addScores(at map[string]*model.Indicator) {
	list := listOf[model.SelfScore](w, "ZP%04d")
	for _, x := range []struct {
		code, proposed, reasons, score, change, remark string
	}{
		{"1.1", "", "", "6", "", "第四季度学习已列入计划，12月上旬开展"},
		{"1.2", "5.05", "章程完成率 31户（共43户），统计截至2026-11-23\n7分×31÷43＝5.05分", "5", "按方案取整数", ""},
		{"1.3", "5", "前置研究程序倒置 0件（共33件），统计截至2026-11-23\n每例扣1分，5－1×0＝5分", "5", "", ""},
		{"2.1", "6", "届满未换届 2个（共69个），统计截至2026-11-23\n每例扣2分，10－2×2＝6分", "6", "", "两个党组织已启动换届"},
		{"2.2", "7.71", "党务工作人员配备达标的企业 27户（共28户），统计截至2026-11-23\n8分×27÷28＝7.71分", "", "", ""},
		{"2.3", "7.89", "计划完成数 30名（共38名），统计截至2026-11-23\n10分×30÷38＝7.89分", "", "", ""},
		{"2.4", "7", "教育培训达标 1246人次（共1247人次），统计截至2026-11-23\n1246÷1247＝99.91%，达到95%，得7分", "7", "", ""},
		{"3.1", "9.6", "党建经费足额列入预算的企业 48户（共50户），统计截至2026-11-23\n10分×48÷50＝9.6分", "9.6", "", ""},
		{"3.2", "9.62", "“六有”齐备的活动场所 51个（共53个），统计截至2026-11-23\n10分×51÷53＝9.62分", "", "", ""},
	} {
		s := model.SelfScore{ID: list.id(), IndicatorID: at[x.code].ID, EnterpriseID: w.units[0].ID, Reasons: x.reasons,
			ChangeReason: x.change,
			Remark:       x.remark, Proposed: scored(x.proposed), Score: scored(x.score), State: model.ScoreDraft}
		if x.reasons != "" {
			s.ProposedDay = AsOf
		}
		if s.Score.Known() {
			s.State = model.ScoreSettled
		}
		list.add(s)
	}
}

func scored(text string) model.Points {
	p, err := model.ParsePoints(text)
	if err != nil {
		panic("demo: " + err.Error())
	}
	return p
}

// addProofs is the evidence: some whole, some lacking its file, some of another time, some
// not as papers should be.
func (w *world) addProofs(at map[string]*model.Indicator) {
	list := listOf[model.EvidenceItem](w, "ZL%04d")
	group := w.units[0]
	add := func(code string, file int, e model.EvidenceItem) {
		e.ID, e.IndicatorID, e.EnterpriseID, e.Order, e.Origin = list.id(), at[code].ID, group.ID, len(list.all)+1, model.OriginWork
		list.add(e)
		if file >= 0 {
			f := Files()[file]
			w.attach(model.RefOf(e), f, e.Title, e.Formed)
		}
	}
	for quarter, on := range []day.Day{day.Of(2026, 2, 25), day.Of(2026, 5, 20), day.Of(2026, 8, 26)} {
		add("1.1", quarter, model.EvidenceItem{Title: []string{"一", "二", "三"}[quarter] + "季度中心组学习记录", Formed: on, Pages: 6,
			Signing: model.SigningDone})
	}
	add("1.2", -1, model.EvidenceItem{Title: "所属企业章程备案回执", Note: "原件在法务部，待取得扫描件"})
	reversed := w.reviewOf(w.unitNamed("某某集团"))
	add("1.3", 3, model.EvidenceItem{Title: "“" + reversed.Matter + "”前置研究纪要", RecordKind: string(model.KindPriorReview),
		RecordID: reversed.ID,
		Formed:   reversed.PartyDay, Pages: 4, Signing: model.SigningDone})
	add("2.1", 4, model.EvidenceItem{Title: "关于集团党委换届的批复", Number: "某国资党〔2026〕11号", Formed: day.Of(2026, 4, 16), Pages: 2,
		Signing: model.SigningDone})
	add("2.1", 5, model.EvidenceItem{Title: "上一届换届请示", Number: "某投党〔2021〕8号", Formed: day.Of(2021, 4, 9), Pages: 3,
		Signing: model.SigningDone})
	add("2.4", 1, model.EvidenceItem{Title: "党员教育培训通知", Formed: day.Of(2026, 3, 12), Pages: 5, Signing: model.SigningLacks})
	for _, a := range listOf[model.Attachment](w, "").all {
		if a.RecordKind == string(model.KindSite) && a.RecordID == listOf[model.Site](w, "").all[0].ID {
			add("3.2", -1, model.EvidenceItem{Title: a.Title, RecordKind: a.RecordKind, RecordID: a.RecordID, Hash: a.Hash, Formed: a.Day,
				Signing: model.SigningNeeded})
		}
	}
}

// attach hangs a drawn picture on a record.
func (w *world) attach(on model.Ref, f File, title string, added day.Day) {
	list := listOf[model.Attachment](w, "FJ%04d")
	list.add(model.Attachment{ID: list.id(), RecordKind: string(on.Kind), RecordID: on.ID, Title: title, FileName: "演示材料.png", Type: f.Type,
		Size: len(f.Data), Hash: f.Hash, Day: added, Note: "演示图片，非真实材料"})
}
