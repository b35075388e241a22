package main

// The headline figures, each with its base and how it is counted.

import (
	"errors"
	"fmt"
	"text/tabwriter"

	"partyledger/model"
	"partyledger/model/figure"
)

type figuresCmd struct {
	Scope string `placeholder:"企业" help:"只看某企业及其下级（名称、简称或编号）"`
}

// figureLine is one figure as `figures --json` prints it; money is in 万元.
type figureLine struct {
	Key   string        `json:"key"`
	Name  string        `json:"name"`
	Value figure.Number `json:"value"`
	Base  figure.Number `json:"base"` // 0 for what is a part of nothing
	Note  string        `json:"note"`
}

func (c figuresCmd) Run(r *run) error {
	return r.withBook(c.Scope, func(b *model.Book) error {
		lines, measures := []figureLine{}, []string{}
		for _, f := range figure.All(b) {
			lines, measures = append(lines, figureLine{f.Key, f.Name, f.Value, f.Base, f.Note}), append(measures, f.Measure)
		}
		var flush error
		err := r.answer(lines, func() {
			t := tabwriter.NewWriter(r.out, 0, 4, 2, ' ', 0)
			for i, l := range lines {
				value := l.Value.String()
				if !l.Base.IsZero() {
					value += "/" + l.Base.String()
				}
				fmt.Fprintf(t, "%s\t%s\t%s%s\t%s\n", l.Key, l.Name, value, measures[i], l.Note)
			}
			flush = t.Flush()
		})
		r.say("以上数字截至%s。", b.AsOf.Chinese())
		return errors.Join(err, flush)
	})
}
