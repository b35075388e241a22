package store

// Local rules may only be stricter than the national limit.

import (
	"strings"

	"partyledger/model"
	"partyledger/model/rule"
)

func checkLocalRule(r model.Record) error {
	l := r.(model.LocalRule)
	national, ok := rule.ByID(l.RuleID)
	if !ok {
		return Refuse("没有编号为“%s”的规则，没有保存。可用规则清单查看编号。", l.RuleID)
	}
	var names []string
	for _, lim := range national.Limits {
		if lim.Name != l.Limit {
			names = append(names, lim.Name)
			continue
		}
		if !lim.Stricter(l.Value) {
			return Refuse("规则%s的“%s”全国限值为%d，本地限值%d比它宽松，没有保存。本地规则只能从严。", l.RuleID, lim.Name, lim.Value, l.Value)
		}
		return nil
	}
	if len(names) == 0 {
		return Refuse("规则%s没有可以加严的限值，没有保存。", l.RuleID)
	}
	return Refuse("规则%s没有名为“%s”的限值（可用：%s），没有保存。", l.RuleID, l.Limit, strings.Join(names, "、"))
}
