package rule

// The office's own arrangements (年度工作). They rest on no article: what is said is
// only that a day that the office has set itself is near or past.

import (
	"fmt"

	"partyledger/model"
	"partyledger/model/day"
)

var workRules = []Rule{
	{ID: "D-10", Topic: "年度工作", Level: Note, Title: "本单位安排的工作应按期完成并登记", Provisions: ownCheck},
}

// checkWork looks back over a year and ahead as far as all findings do.
func checkWork(c *checker) {
	from := c.asOf.AddYears(-1)
	for _, e := range model.InScope[model.WorkEntry](c.book) {
		var late []day.Day
		s := subject{e, e.Title}
		for _, d := range e.DuesIn(c.book, from, c.ahead) {
			if _, done := model.DoneFor(c.book, e.ID, d); done {
				continue
			}
			if d.Last().Before(c.asOf) {
				late = append(late, d)
				continue
			}
			c.reportAt(Due, "D-10", "", s, d, fmt.Sprintf("“%s”应于%s前完成，完成后请登记。", e.Title, d.Chinese()))
			break // the next one only: a monthly entry would fill the page
		}
		if len(late) > 0 {
			c.report("D-10", "", s, late[len(late)-1], fmt.Sprintf("“%s”应于%s前完成，至今未登记完成情况%s，请办理或者补登。", e.Title,
				late[len(late)-1].Chinese(), times(len(late))))
		}
	}
}

// times says how often, where it is more than once.
func times(n int) string {
	if n < 2 {
		return ""
	}
	return fmt.Sprintf("（一年内共%d次）", n)
}
