package paper

// The political review (step 10, B-12): letters to other Party organisations with the reply
// they send back, the form, and the report that closes it. All of it is secret.

import (
	"cmp"
	"fmt"
	"strings"

	"partyledger/model"
	"partyledger/model/report"
)

var reviewLetter = Paper{
	Name: "review-letter", Title: "政治审查函", About: "支部函请对方党组织出具证明，附回函；一人一函", Group: Prospects,
	On: model.KindReviewLetter, Steps: []int{model.StepReview}, Material: "3-7", Series: true, Secret: true,
	Rules: []string{"B-12"},
	Asks: []Ask{
		{Label: "请证明的事项", Long: true, Hint: "不填则按通常的事项"},
		{Label: "联系人", From: ofLetterBranch(func(o model.Organization) string { return o.Contact })},
		{Label: "联系电话", Hint: "本单位的办公电话", From: ofLetterBranch(func(o model.Organization) string { return o.Phone })},
		{Label: "回函地址", From: ofLetterBranch(func(o model.Organization) string { return o.Address })},
		{Label: "邮政编码", From: ofLetterBranch(func(o model.Organization) string { return o.Postcode })},
		replyAsk(nil),
	},
	Into: into("Number"), IntoDay: into("Sent"),
	write: writeReviewLetter,
}

// ofLetterBranch makes a box's first value of the branch that sends a letter.
func ofLetterBranch(value func(model.Organization) string) func(Input, model.Record) string {
	return func(in Input, r model.Record) string {
		c, _ := model.Find[model.DevelopmentCase](in.Book, r.(model.ReviewLetter).CaseID)
		o, _ := model.Find[model.Organization](in.Book, c.OrganizationID)
		return value(o)
	}
}

func writeReviewLetter(w *writer) {
	l := w.of[0].(model.ReviewLetter)
	c, _ := model.Find[model.DevelopmentCase](w.Book, l.CaseID)
	s := w.subject(c)
	asked, whole := w.reviewee(s, l)
	w.open(letter{from: s.branch, to: l.ToUnit, title: "关于协助开展" + s.person.Name + "同志入党政治审查的函"})
	w.made.Title += "（" + asked.name + "）"
	if number := cmp.Or(l.Number, w.Number); number != "" {
		w.say("函调编号：%s", number)
	}
	w.say("我支部发展对象%s。根据《中国共产党发展党员工作细则》，需对其进行政治审查。%s", whole, asked.request)
	w.say("请对下列事项出具证明材料：")
	matters := w.asked("请证明的事项")
	if matters == "" {
		matters = "政治面貌、政治历史和现实表现\n遵纪守法和遵守社会公德情况\n在重大政治斗争中的表现\n需要说明的其他问题"
	}
	for _, m := range strings.Split(matters, "\n") {
		if m = strings.TrimSpace(m); m != "" {
			w.item(3, m+"。")
		}
	}
	w.say("请将回函密封，寄交：%s；邮政编码：%s；联系人：%s；联系电话：%s。", w.filled("回函地址"), w.filled("邮政编码"), w.filled("联系人"), w.filled("联系电话"))
	w.say("请予支持为盼。")
	w.add(report.Signature{Unit: s.branch.Name, Day: cmp.Or(l.Sent, w.Today)})
	w.replyOf(s, asked)
}

// reviewee is whom a letter asks about.
type reviewee struct {
	name, unit, born, relation string
	request                    string // what the letter says of it
}

// reviewee is whom a letter asks about, and the person whose review it is in a few words.
func (w *writer) reviewee(s subject, l model.ReviewLetter) (reviewee, string) {
	p := s.person
	whole := parts(p.Name+"同志", string(p.Sex), born(p.BirthDay), w.work(p))
	r, ok := model.Find[model.Relative](w.Book, l.RelativeID)
	if !ok {
		return reviewee{name: p.Name, unit: w.work(p), born: p.BirthDay.Dotted(), relation: "本人",
			request: "现就其本人在你处工作（学习、生活）期间的情况，函请协助了解。"}, whole
	}
	who := parts(r.Name+"系"+p.Name+"的"+r.Relation, labelled("单位及职务：", r.Unit))
	return reviewee{r.Name, r.Unit, r.BirthDay.Dotted(), r.Relation,
		fmt.Sprintf("%s。现就%s的有关情况，函请协助了解。", who, r.Name)}, whole
}

// replyOf is the page that the other side fills in and sends back.
func (w *writer) replyOf(s subject, x reviewee) {
	w.on(report.FormPage, report.Title{Text: "政治审查证明材料（回函）"},
		report.Paragraph{Text: s.branch.Name + "：", Plain: true},
		report.Form{Columns: plainColumns, Rows: rows(threes(nil, []said{{"姓名", x.name}, {"出生年月", x.born}, {"政治面貌", ""},
			{"与" + s.person.Name + "的关系", x.relation}, {"文化程度", ""}, {"职务", ""}}), []report.FormRow{
			row(lineHigh, "工作单位", report.Box{Text: x.unit}),
			row(0, "主要简历", report.Box{Lines: 4}), row(0, "现实表现", report.Box{Lines: 4}), row(0, "遵纪守法情况", report.Box{Lines: 2}),
			row(0, "需要说明的问题", report.Box{Lines: 2}),
			row(26, "党支部意见", report.Box{Seal: &report.SealLine{Who: "支部书记签名", Seal: true, Day: true}}),
			row(26, "基层党委意见", report.Box{Seal: &report.SealLine{Who: "负责人签名", Seal: true, Day: true}})})},
		report.Note{Text: "注：本页由回函党组织填写、盖章后密封寄回，不由被调查人或者发展对象本人传递。"})
}

var reviewForm = Paper{
	Name: "review-form", Title: "发展对象政治审查表", About: "一人一表；身份证号默认掩码", Group: Prospects,
	On: model.KindDevelopmentCase, Steps: []int{model.StepReview}, Secret: true, Rules: []string{"B-12"},
	Unfit: notProspect,
	write: func(w *writer) {
		s := w.subjects()[0]
		number := s.person.IdentityNumber
		if !w.Unmasked {
			number = model.MaskIdentity(number)
		}
		f := w.whoForm(s, true, nil, w.line("公民身份号码", number), w.line("列为发展对象时间", s.ProspectDay.Chinese()), w.resume(s.person))
		w.form(s.branch, w.paper.Title, s.person.Name, f, w.relatives(s.person, model.FamilyMember), w.relatives(s.person, model.SocialTie),
			report.Form{Columns: plainColumns, Rows: []report.FormRow{
				w.written("政治态度和现实表现", "", 4), w.written("遵纪守法情况", "", 3),
				w.written("函调情况", sentence(w.letterCount(s.ID)), 2), w.written("其他需要说明的问题", "", 3),
				opinion("党支部意见", "", "支部书记签名", true), opinion("党委意见", "", "负责人签名", true)}})
	},
}

// sentence ends a text that is not empty.
func sentence(text string) string {
	if text == "" {
		return ""
	}
	return text + "。"
}

// notProspect says why a case has nobody to review or to train yet.
func notProspect(_ *model.Book, r model.Record) string {
	if r.(model.DevelopmentCase).ProspectDay.IsZero() {
		return "还没有列为发展对象"
	}
	return ""
}

var reviewReport = Paper{
	Name: "review-report", Title: "政治审查情况报告", About: "支部的结论性材料，一人一份；没有登记结论的只是草稿", Group: Prospects,
	On: model.KindDevelopmentCase, Steps: []int{model.StepReview}, Material: "3-9", Series: true, Secret: true, Rules: []string{"B-12"},
	Asks: []Ask{{Label: "现实表现", Long: true}, {Label: "提出的问题", Long: true, Hint: "审查中有反映的问题；没有的写“没有”"},
		{Label: "调查情况", Long: true, Hint: "谈话、查档、走访的情况；函调份数自动写入"}},
	Unfit: notProspect,
	write: func(w *writer) {
		s := w.subjects()[0]
		_, superior := w.superior(s.branch)
		w.open(letter{from: s.branch, to: superior, title: "关于" + s.person.Name + "同志政治审查情况的报告", up: true})
		w.say("根据《中国共产党发展党员工作细则》，我支部对发展对象%s同志进行了政治审查。现将有关情况报告如下：", s.person.Name)
		w.item(1, "本人基本情况、简历和家庭社会关系")
		w.item(2, "基本情况")
		w.say("%s。", parts(s.person.Name, string(s.person.Sex), s.person.Ethnicity, born(s.person.BirthDay), schooling(s.person),
			w.work(s.person),
			past("申请入党", s.Applied), past("确定为入党积极分子", s.ActivistDay), past("列为发展对象", s.ProspectDay)))
		w.item(2, "本人简历")
		w.lines("本人简历", resumeOf(w.Book, s.person))
		w.item(2, "家庭主要成员和主要社会关系")
		w.lines("家庭主要成员和主要社会关系", relativesOf(w.Book, s.person))
		w.item(1, "现实表现")
		w.lines("现实表现", w.asked("现实表现"))
		w.item(1, "审查中提出的问题")
		w.lines("提出的问题", w.asked("提出的问题"))
		w.item(1, "调查情况")
		if n := w.letterCount(s.ID); n != "" {
			w.say("%s。", n)
			for _, text := range w.lettersBack(s.ID) {
				w.say("%s", text)
			}
		}
		w.lines("调查情况", w.asked("调查情况"))
		w.item(1, "审查结论")
		w.say("%s，经支部研究，%s同志政治审查结论：%s。", w.decidedDay("政治审查完成日期", s.ReviewDay), s.person.Name,
			w.decided("政治审查结论", string(s.ReviewVerdict)))
		w.say("特此报告。")
		w.close(s.branch)
	},
}

// lines says a text a paragraph a line, or leaves lines to write it.
func (w *writer) lines(label, text string) {
	if text == "" {
		w.blank(label)
		w.add(ruled(2)...)
		return
	}
	for _, x := range strings.Split(text, "\n") {
		w.say("%s", x)
	}
}

// relativesOf is a person's family and social ties, one a line; empty if none is recorded.
func relativesOf(b *model.Book, p model.Person) string {
	var out []string
	for _, r := range append(relativesIn(b, p, model.FamilyMember), relativesIn(b, p, model.SocialTie)...) {
		out = append(out, parts(r.Relation+r.Name, string(r.Status), r.Unit)+"。")
	}
	return strings.Join(out, "\n")
}
