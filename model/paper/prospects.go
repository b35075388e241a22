package paper

// What a branch and its superior write before somebody becomes a 发展对象 (steps 7 and 8,
// B-08, B-09): by the 2014 text the superior is told (备案), by the 2026 text it is asked
// (请示) before the notice is put up.

import (
	"cmp"

	"partyledger/model"
	"partyledger/model/day"
	"partyledger/model/report"
)

var prospectRequest = Paper{
	Name: "prospect-request", Title: "拟列为发展对象的请示（备案报告）", About: "支部报上级党委，附名册；2026版为请示，2014版为备案报告",
	Group: Prospects, On: model.KindDevelopmentCase, Steps: []int{model.StepProspectConsent}, Material: "3-1", Series: true,
	Rules: []string{"B-06", "B-08", "B-09"},
	Asks:  []Ask{replyAsk(nil)},
	Batch: func(b *model.Book, r model.Record) string {
		c := r.(model.DevelopmentCase)
		return c.OrganizationID + "/" + c.ProspectMeetingDay.String() + "/" + string(consentEdition(b, c))
	},
	Unfit: func(_ *model.Book, r model.Record) string {
		switch c := r.(model.DevelopmentCase); {
		case c.ActivistDay.IsZero():
			return "还没有确定为入党积极分子"
		case c.ProspectMeetingDay.IsZero():
			return "还没有登记“支委会讨论拟列发展对象日期”"
		}
		return ""
	},
	Due:   dueUntil(model.StepProspectConsent),
	write: writeProspectRequest,
}

// consentEdition is the edition by which the superior is asked or told.
func consentEdition(b *model.Book, c model.DevelopmentCase) model.Edition {
	return model.EditionsOf(b, c).Of(model.StepProspectConsent)
}

func writeProspectRequest(w *writer) {
	list := w.subjects()
	first := list[0]
	_, superior := w.superior(first.branch)
	asks := consentEdition(w.Book, first.DevelopmentCase) == model.Edition2026
	title, annex := "关于"+about(list)+"列为发展对象的备案报告", "发展对象备案名册"
	if asks {
		title, annex = "关于拟将"+about(list)+"列为发展对象的请示", "拟列为发展对象人选名册"
	}
	w.open(letter{from: first.branch, to: superior, title: title, up: true})
	w.say("%s自%s起经过一年以上培养教育和考察。支部于%s听取了党小组、培养联系人、党员和群众的意见，%s召开支部委员会会议研究讨论，认为其已基本具备党员条件，%s。",
		names(list), w.activistSince(list), w.opinionsDay(list), first.ProspectMeetingDay.Chinese(), chosen(asks))
	for _, s := range list {
		if n := len(model.InspectionDays(w.Book, s.DevelopmentCase, w.Today)); n == 0 {
			w.warn("%s：台账中没有培养考察记录，请先补登。", s.person.Name)
		}
	}
	if asks {
		w.say("现报请审查。同意后，支部将按规定进行不少于5个工作日的公示。")
		w.say("妥否，请批示。")
	} else {
		w.say("现报上级党委备案。")
		w.say("特此报告。")
	}
	w.close(first.branch, annex)
	w.annex(report.LandscapeTable, 0, annex, w.roster().
		with(report.DayCol("确定为积极分子日期"), func(s subject) string { return s.ActivistDay.DottedDay() }).
		with(report.PersonCol("培养联系人"), func(s subject) string { return w.people(s.Mentors()...) }).
		with(report.FigureCol("考察次数"), func(s subject) string {
			return figure(len(model.InspectionDays(w.Book, s.DevelopmentCase, w.Today)))
		}).
		with(report.PersonCol("拟任入党介绍人"), func(s subject) string { return w.people(s.Sponsors()...) }).
		table(w, list, annex))
}

func chosen(asks bool) string {
	if asks {
		return "拟列为发展对象"
	}
	return "同意列为发展对象"
}

// activistSince is the day, or the first and the last, since which they are activists.
func (w *writer) activistSince(list []subject) string {
	first, last := list[0].ActivistDay, list[0].ActivistDay
	for _, s := range list {
		if s.ActivistDay.Before(first) {
			first = s.ActivistDay
		}
		if s.ActivistDay.After(last) {
			last = s.ActivistDay
		}
	}
	if first == last {
		return first.Chinese() + "确定为入党积极分子"
	}
	return first.Chinese() + "至" + last.Chinese() + "先后确定为入党积极分子"
}

// opinionsDay is the day of hearing opinions; the first that is recorded.
func (w *writer) opinionsDay(list []subject) string {
	for _, s := range list {
		if !s.OpinionsDay.IsZero() {
			return s.OpinionsDay.Chinese()
		}
	}
	return w.decidedDay("听取党小组等意见日期", list[0].OpinionsDay)
}

var prospectConsent = Paper{
	Name: "prospect-consent", Title: "同意列为发展对象的批复（备案意见）", About: "上级党委答复支部", Group: Prospects,
	On: model.KindDevelopmentCase, Steps: []int{model.StepProspectConsent}, Material: "3-5", Series: true,
	Rules: []string{"B-08", "B-09"},
	Asks:  []Ask{{Label: "来文字号", Hint: "支部请示（报告）的文号，没有可不填"}},
	Into:  into("ProspectConsentDoc"),
	Batch: prospectRequest.Batch,
	Unfit: prospectRequest.Unfit,
	write: func(w *writer) {
		list := w.subjects()
		first := list[0]
		asks := consentEdition(w.Book, first.DevelopmentCase) == model.Edition2026
		from := w.above(first.branch)
		if !asks {
			w.open(letter{from: from, to: first.branch.Name, title: "关于" + about(list) + "列为发展对象的备案意见", red: true})
			w.say("你支部报送的发展对象备案报告%s收悉。经审查，%s的材料符合备案要求，于%s予以备案。", bracketed(w.asked("来文字号")), names(list),
				w.decidedDay("上级党委备案日期", first.ProspectConsentDay))
			w.say("请继续做好培养教育、政治审查和集中培训工作。")
		} else {
			w.open(letter{from: from, to: first.branch.Name, title: "关于同意" + about(list) + "列为发展对象人选的批复", red: true})
			w.say("你支部《关于拟将%s列为发展对象的请示》%s收悉。经%s研究，同意将%s列为发展对象人选。", about(list), bracketed(w.asked("来文字号")),
				w.decidedDay("上级党委同意日期", first.ProspectConsentDay), names(list))
			w.say("请按规定在本单位公示，公示期不少于5个工作日；公示无异议或者异议经查不影响的，方可列为发展对象。公示情况和列为发展对象的日期请及时报告。")
			w.say("此复。")
		}
		w.close(from)
	},
}

var publicNotice = Paper{
	Name: "public-notice", Title: "公示", About: "支部向党员和群众公示；不写身份证号和电话", Group: Prospects,
	On: model.KindDevelopmentCase, Steps: []int{model.StepProspect, model.StepAdmission, model.StepConfirmation}, Material: "3-3",
	Rules: []string{"B-09"},
	Asks: []Ask{
		{Label: noticeMatter, Choices: noticeMatters(), From: noticeDefault},
		{Label: "公示开始日期", Day: true, From: noticeDay(func(n model.Notice) day.Day { return n.From })},
		{Label: "公示截止日期", Day: true, From: noticeDay(func(n model.Notice) day.Day { return n.To })},
		{Label: "受理部门", From: noticeText(func(_ model.Organization, n model.Notice) string { return n.Receiver })},
		{Label: "受理电话", Hint: "受理单位的办公电话，不是本人的电话",
			From: noticeText(func(o model.Organization, n model.Notice) string { return cmp.Or(n.Phone, o.NoticePhone) })},
		{Label: "受理信箱", From: noticeText(func(_ model.Organization, n model.Notice) string { return n.Mailbox })},
	},
	Batch: func(b *model.Book, r model.Record) string {
		c := r.(model.DevelopmentCase)
		matter := noticeNow(b, c)
		n := noticeOf(b, c, noticeKindOf(matter).purpose)
		return c.OrganizationID + "/" + matter + "/" + n.From.String() + "/" + n.To.String() + "/" + c.ProspectMeetingDay.String()
	},
	Unfit: func(_ *model.Book, r model.Record) string {
		if r.(model.DevelopmentCase).ActivistDay.IsZero() {
			return "还没有确定为入党积极分子"
		}
		return ""
	},
	write: writeNotice,
}

// What a notice is about.
const (
	noticeProspect     = "拟列为发展对象"
	noticeAdmission    = "拟接收为预备党员"
	noticeConfirmation = "拟转为正式党员"
)

// noticeNow is what a case's next notice is about, by its stage.
func noticeNow(b *model.Book, c model.DevelopmentCase) string {
	switch model.StageOn(b, c, b.AsOf) {
	case model.StageProspect:
		return noticeAdmission
	case model.StageProbationary:
		return noticeConfirmation
	}
	return noticeProspect
}

func noticeDefault(in Input, r model.Record) string {
	return noticeNow(in.Book, r.(model.DevelopmentCase))
}

// leastNoticeDays are the working days of a notice by the 2026 text (第十三条, B-09).
const leastNoticeDays = 5

func writeNotice(w *writer) {
	list := w.subjects()
	branch := list[0].branch
	of := noticeKindOf(w.asked(noticeMatter))
	matter := of.matter
	w.made.Material = of.notice
	from, to := w.askedDay("公示开始日期"), w.askedDay("公示截止日期")
	w.made.From, w.made.Office = branch.ID, branch.Name
	w.made.Title = "关于" + about(list) + matter + "的公示"
	w.on(report.OfficialPage, report.Title{Text: w.made.Title})
	w.say("根据《中国共产党发展党员工作细则》等有关规定，现将%s的有关情况公示如下，接受党员和群众监督。", matter+"人选")
	if len(list) > listedInWords {
		w.add(w.noticeTable(list, matter))
	} else {
		w.items(mapped(list, func(s subject) string { return w.noticed(s, matter) }))
	}
	if from.IsZero() || to.IsZero() {
		w.blank("公示起止日期")
		w.say("公示期：＿＿＿＿年＿＿月＿＿日至＿＿月＿＿日（不少于%d个工作日）。", leastNoticeDays)
	} else {
		w.noticePeriod(from, to, matter)
	}
	w.say("公示期间，如对公示对象有异议，请以来信、来电、来访等方式向%s反映。反映情况应当实事求是，提倡署实名，并提供具体事实或者线索，以便调查核实。", w.filled("受理部门"))
	w.say("受理电话：%s；受理信箱：%s。", w.filled("受理电话"), w.filled("受理信箱"))
	w.add(report.Signature{Unit: branch.Name, Day: cmp.Or(from, w.Today)})
}

// listedInWords is of how many people a notice tells in sentences: more stand in a table, so
// that it is one page to be put up.
const listedInWords = 2

// noticeTable says of each person what noticed does.
func (w *writer) noticeTable(list []subject, matter string) report.Table {
	r := w.roster().with(report.DayCol("确定为积极分子日期"), func(s subject) string { return s.ActivistDay.DottedDay() })
	if matter != noticeProspect {
		r = r.with(report.DayCol("列为发展对象日期"), func(s subject) string { return s.ProspectDay.DottedDay() })
	}
	switch matter {
	case noticeAdmission:
		r = r.with(report.PersonCol("入党介绍人"), func(s subject) string { return w.people(s.Sponsors()...) })
	case noticeConfirmation:
		r = r.with(report.DayCol("接收为预备党员日期"), func(s subject) string { return w.admitted(s).DottedDay() })
	}
	t := r.table(w, list, "公示名单")
	return report.Table{Columns: t.Columns, Rows: t.Rows, Sheet: t.Sheet}
}

// noticed says of one person what a notice may: no identity number and no telephone.
func (w *writer) noticed(s subject, matter string) string {
	p := s.person
	said := parts(p.Name, string(p.Sex), p.Ethnicity, born(p.BirthDay), schooling(p), w.work(p), past("申请入党", s.Applied),
		past("确定为入党积极分子", s.ActivistDay))
	if matter == noticeProspect {
		return said + "。"
	}
	said = parts(said, past("列为发展对象", s.ProspectDay))
	if m, ok := model.AdmissionOn(w.Book, s.DevelopmentCase, w.Today); ok && matter == noticeConfirmation {
		said = parts(said, past("接收为预备党员", m.Day))
	}
	if sponsors := w.people(s.Sponsors()...); sponsors != "" && matter == noticeAdmission {
		said = parts(said, "入党介绍人："+sponsors)
	}
	return said + "。"
}
