package rule

// Local rules may only be stricter than the national limit.

import (
	"fmt"
	"strings"

	"partyledger/model"
)

func init() { model.AddLaw(model.KindLocalRule, localFaults) }

// localFaults is the law of a local limit: there is such a national one, and it is not
// looser.
func localFaults(r model.Record) []model.Fault {
	l := r.(model.LocalRule)
	national, ok := ByID(l.RuleID)
	if !ok {
		return []model.Fault{{Field: "RuleID", Say: "没有编号为“" + l.RuleID + "”的规则，可用规则清单查看编号"}}
	}
	var names []string
	for _, lim := range national.Limits {
		if lim.Name != l.Limit {
			names = append(names, lim.Name)
			continue
		}
		if !lim.Stricter(l.Value) {
			return []model.Fault{{Field: "Value", Say: fmt.Sprintf("全国限值为%d，本地限值%d比它宽松，只能从严", lim.Value, l.Value)}}
		}
		return nil
	}
	if len(names) == 0 {
		return []model.Fault{{Field: "Limit", Say: "规则" + l.RuleID + "没有可以加严的限值"}}
	}
	return []model.Fault{{Field: "Limit", Say: "规则" + l.RuleID + "没有名为“" + l.Limit + "”的限值（可用：" + strings.Join(names, "、") + "）"}}
}
