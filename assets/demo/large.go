package demo

// A group of any size by the same code, for measuring.

import (
	"fmt"

	"partyledger/model"
)

// Large is a group of just so many people, enterprises and cases, with nothing
// wrong in it: thirty people or more an enterprise (with fewer there are more
// people than asked for), ten or more a case. It takes about a second for 100,000
// people.
func Large(people, enterprises, cases int) []model.Record {
	w := build(largeRows(people, enterprises), largeStages(cases))
	w.assessDues(AsOf.Year())
	return w.records()
}

// largeRows makes a table of three levels: a subsidiary for every ten
// enterprises, the others below these in turn.
func largeRows(people, enterprises int) []row {
	mean := max(people/max(enterprises, 1), 12)
	second := max(enterprises/10, 1)
	trades := []string{"水务", "公交", "城建", "能源", "粮食储备", "文旅", "物业", "环境卫生"}
	out := []row{{"某某投资集团有限公司", "某某集团", "投资与资产管理", -1, model.SoleState, model.FullBoard, partyCommittee, 3, mean + 120, 60, false, true}}
	for i := 1; i < enterprises; i++ {
		name := fmt.Sprintf("某某第%d", i)
		trade := trades[i%len(trades)]
		if i <= second {
			out = append(out, row{name + "实业有限公司", name, trade, 0, model.WhollyState, model.FullBoard, partyCommittee, 4, mean * 2,
				max(mean*6/10, 104), false, true})
			out[i].staff = max(out[i].staff, out[i].members*3/2)
			continue
		}
		staff := mean * (80 + i%5*8) / 100
		out = append(out, row{name + "实业有限公司", name, trade, 1 + (i-1)%second, model.WhollyState, model.SoleDirector, plainBranch, 0,
			staff, min(max(staff*35/100, 5), 40), false, false})
	}
	return spread(out, people)
}

// spread brings the rows to the number of people asked for, at the cost of the
// enterprises below.
func spread(rows []row, people int) []row {
	have := 0
	for _, r := range rows {
		have += r.registered()
	}
	for i := range rows {
		r := &rows[i]
		if r.seating == plainBranch {
			have -= r.registered()
			more := (people - have - r.registered()) / (len(rows) - i)
			r.staff = max(r.staff+more, r.members*2, 12)
			have += r.registered()
		}
	}
	return rows
}

// registered is how many people the row will have on the register: staff, those
// who left and those who retired.
func (r row) registered() int {
	n := r.staff + r.staff/60
	if r.inner >= 2 {
		n += r.inner
	}
	return n
}

// largeStages scales the sample's plan.
func largeStages(cases int) []stagePlan {
	sum := 0
	for _, p := range sampleStages {
		sum += p.count
	}
	out := make([]stagePlan, len(sampleStages))
	left := cases
	for i, p := range sampleStages {
		out[i] = stagePlan{p.sort, cases * p.count / sum}
		left -= out[i].count
	}
	out[2].count += left
	return out
}
