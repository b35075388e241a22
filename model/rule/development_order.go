package rule

// Steps of development recorded out of their order: each row holds a step that
// cannot come before another, where no check of the stages says so already
// (25-step chart, DOMAIN B-2). A day out of order is most often a slip of the
// pen, so it is pointed out and not judged.

import (
	"fmt"

	"partyledger/model/day"
)

// order is two steps of which the first follows the second.
type order struct {
	rule  string
	level Level
	step  string
	on    func(d *dossier) day.Day
	after string
	from  func(d *dossier) day.Day
}

var orders = []order{
	{"B-04", Note, "推荐（推优）日期", func(d *dossier) day.Day { return d.RecommendDay }, "递交入党申请书日期", applied},
	{"B-05", Note, "指定培养联系人日期", func(d *dossier) day.Day { return d.MentorDay }, "确定为入党积极分子日期", chosen},
	{"B-08", Note, "听取党小组等意见日期", func(d *dossier) day.Day { return d.OpinionsDay }, "确定为入党积极分子日期", chosen},
	{"B-09", Note, "支部委员会讨论拟列发展对象日期", func(d *dossier) day.Day { return d.ProspectMeetingDay }, "确定为入党积极分子日期", chosen},
	{"B-10", Note, "确定入党介绍人日期", func(d *dossier) day.Day { return d.SponsorDay }, "列为发展对象日期", listed},
	{"B-12", Note, "政治审查完成日期", func(d *dossier) day.Day { return d.ReviewDay }, "列为发展对象日期", listed},
	{"B-13", Note, "集中培训结业日期", func(d *dossier) day.Day { return d.TrainingDay }, "列为发展对象日期", listed},
	{"B-14", Note, "支部委员会审查日期", func(d *dossier) day.Day { return d.CommitteeReviewDay }, "列为发展对象日期", listed},
	{"B-21", Note, "审批前谈话日期", func(d *dossier) day.Day { return d.ApprovalTalkDay }, "支部大会日期", admitted},
	{"B-22", Note, "报上级组织部门备案日期", func(d *dossier) day.Day { return d.UpperFiledDay }, "上级党委审批日期",
		func(d *dossier) day.Day { return d.admission.ApprovalDay }},
	{"B-27", Warn, "提出转正申请日期", func(d *dossier) day.Day { return d.ConfirmAppliedDay }, "通过其为预备党员的支部大会日期", admitted},
	{"B-27", Note, "转正征求意见日期", func(d *dossier) day.Day { return d.ConfirmOpinionsDay }, "通过其为预备党员的支部大会日期", admitted},
	{"B-27", Note, "转正支部委员会审查日期", func(d *dossier) day.Day { return d.ConfirmCommitteeDay }, "通过其为预备党员的支部大会日期", admitted},
}

func applied(d *dossier) day.Day  { return d.Applied }
func chosen(d *dossier) day.Day   { return d.ActivistDay }
func listed(d *dossier) day.Day   { return d.ProspectDay }
func admitted(d *dossier) day.Day { return d.admission.Day }

func (d *dossier) checkOrder() {
	for i := range orders {
		o := &orders[i]
		if on, from := o.on(d), o.from(d); after(from, on) {
			d.sayAt(o.level, o.rule+":dates", fmt.Sprintf("%s（%s）早于%s（%s），请核对。", o.step, on.Chinese(), o.after, from.Chinese()))
		}
	}
}
