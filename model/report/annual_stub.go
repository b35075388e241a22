package report

import "partyledger/model"

func goesUp(r model.RectificationResult) bool                     { return true }
func themeOf(r model.RectificationResult) model.Theme             { return model.ThemeSupport }
func causeOf(r model.RectificationResult) string                  { return "" }
func numberOf(r model.RectificationResult) int                    { return 1 }
func (a *annual) unitInCharge(r model.RectificationResult) string { return r.Who }
func (a *annual) faultOf(r model.RectificationResult, all int) (string, func(units, n int) string) {
	return r.Problem, func(units, n int) string { return r.Problem }
}
