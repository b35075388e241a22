package assessment

// Which scheme and whose assessment is meant.

import (
	"partyledger/model"
	"partyledger/model/assess"
	"partyledger/model/rule"
	"partyledger/store"
)

// Of is an assessment with what the rules find; ok is false if there is no such scheme. The
// files on the disk are not looked at.
func Of(b *model.Book, scheme, enterprise string) (*assess.Assessment, bool) {
	return assess.Of(assess.Input{Book: b, Findings: rule.Check(b), Scheme: scheme, Enterprise: enterprise})
}

// Choose finds the schemes of a name or an ID, all of them if it is empty, and whose
// assessment it is: the enterprise's, or if none is named the office's own.
func Choose(b *model.Book, scheme, enterprise string) ([]model.Scheme, string, error) {
	if enterprise == "" {
		enterprise = assess.OwnUnit(b)
	}
	if enterprise == "" {
		return nil, "", store.Refuse("没有说明是哪一户企业的自评。请写明企业（命令行用 --scope）。")
	}
	var out []model.Scheme
	for _, s := range model.Everywhere[model.Scheme](b) {
		if scheme == "" || s.ID == scheme || s.Name == scheme || s.Called() == scheme {
			out = append(out, s)
		}
	}
	if scheme != "" && len(out) == 0 {
		return nil, "", store.Refuse("台账中没有名称或编号为“%s”的考核方案。可用 plctl scheme list 查看。", scheme)
	}
	return out, enterprise, nil
}

// One is the one scheme that is meant: of those that Choose finds the one of the latest year.
func One(b *model.Book, scheme, enterprise string) (model.Scheme, string, error) {
	list, enterprise, err := Choose(b, scheme, enterprise)
	var last []model.Scheme
	for _, s := range list {
		switch {
		case len(last) > 0 && s.Year < last[0].Year:
		case len(last) > 0 && s.Year == last[0].Year:
			last = append(last, s)
		default:
			last = []model.Scheme{s}
		}
	}
	switch {
	case err != nil:
		return model.Scheme{}, "", err
	case len(last) == 0:
		return model.Scheme{}, "", store.Refuse("台账中还没有考核方案。请先导入（plctl scheme import 评分表.xlsx）。")
	case len(last) > 1:
		return model.Scheme{}, "", store.Refuse("%d年度有%d个考核方案，请写明是哪一个（命令行用 --scheme）。", last[0].Year, len(last))
	}
	return last[0], enterprise, nil
}
