package rule

// Steps 1 and 2 of development: the application and the first talk (B-01 … B-03).

import (
	"fmt"

	"partyledger/model"
)

func (d *dossier) checkApplication() {
	d.checkAge()
	d.checkTalk()
	if d.Talker == model.TalkOther {
		d.say("B-03", fmt.Sprintf("%s的谈话人登记为其他人员，一般应由党支部书记、副书记或者组织委员谈话，请核实。", d.TalkDay.Chinese()))
	}
}

// checkAge is B-01: of age on the day of the application.
func (d *dossier) checkAge() {
	years := d.limitOn("B-01", ageLimit, d.Applied)
	if adult := d.person.BirthDay.AddYears(years); after(adult, d.Applied) {
		d.say("B-01", fmt.Sprintf("%s出生，%s递交入党申请书时未满%d周岁（%s年满），请核对出生日期和申请日期，未满的须重新申请。",
			d.person.BirthDay.Chinese(), d.Applied.Chinese(), years, adult.Chinese()))
	}
}

// checkTalk is B-02: a talk within a natural month.
func (d *dossier) checkTalk() {
	months := d.limitOn("B-02", MonthLimit, d.Applied)
	due := d.Applied.AddMonths(months)
	switch {
	case missing(d.Applied):
	case after(d.Applied, d.TalkDay):
		d.say("B-02:dates", fmt.Sprintf("派人谈话日期（%s）早于递交入党申请书日期（%s），请核对。", d.TalkDay.Chinese(), d.Applied.Chinese()))
	case after(d.TalkDay, due):
		d.say("B-02", fmt.Sprintf("%s递交入党申请书，%s才派人谈话，超过%s的期限（应不晚于%s谈话）。", d.Applied.Chinese(), d.TalkDay.Chinese(), months1(months),
			due.Chinese()))
	case !missing(d.TalkDay):
	case !missing(d.ActivistDay):
		d.say("B-02:none", fmt.Sprintf("已于%s确定为入党积极分子，未登记收到入党申请书后的派人谈话，请补登。", d.ActivistDay.Chinese()))
	default:
		text := fmt.Sprintf("%s递交入党申请书，应不晚于%s派人谈话，", d.Applied.Chinese(), due.Chinese())
		d.await(d.DevelopmentCase, "B-02:none", due, text+"至今未登记谈话。", text+"请安排。")
	}
}

// months1 is 一个月 for one month, N个月 otherwise.
func months1(n int) string {
	if n == 1 {
		return "一个月"
	}
	return fmt.Sprintf("%d个月", n)
}
