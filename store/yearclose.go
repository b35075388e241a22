package store

// The close of a year: what is kept is written as one batch, which an undo takes back
// while nothing was built on it.

import (
	"context"
	"fmt"

	"partyledger/model"
	"partyledger/model/day"
	"partyledger/model/statistics"
)

// YearClose asks for a finished year to be closed.
type YearClose struct {
	Year  int
	Scope string // ID of an enterprise; empty = the whole ledger
	By    string // who answers for the figures
	Note  string
}

// YearBook is the ledger on a year's last day, to be closed or compared. A year that has
// not ended is refused.
func (w *Workspace) YearBook(ctx context.Context, year int, scope string) (*model.Book, error) {
	end, err := day.New(year, 12, 31)
	if err != nil || year < 1990 {
		return nil, Refuse("年度“%d”不对，请写四位数的年份，如%d。", year, w.Today().Year()-1)
	}
	if end.After(w.Today()) {
		return nil, Refuse("%d年还没有结束，12月31日以后才能年结。现在的数请用“report statistics”生成报表核对。", year)
	}
	return w.Book(ctx, Query{AsOf: end, Scope: scope})
}

// CloseYear closes a year. What the checks between the forms find stops it, and comes back
// with the error.
func (w *Workspace) CloseYear(ctx context.Context, ask YearClose) (records int, faults []statistics.Fault, err error) {
	b, err := w.YearBook(ctx, ask.Year, ask.Scope)
	if err != nil {
		return 0, nil, err
	}
	if c, exact, ok := b.CloseOn(b.AsOf, b.Scope); ok && exact {
		return 0, nil, Refuse("%d年度已于%s年结（定稿人%s）。要重新年结，请先删除这条年结记录。", ask.Year, c.ClosedOn.Chinese(), c.By)
	}
	if faults = statistics.Check(b.Reckoned()); !statistics.Passed(faults) {
		return 0, faults, Refuse("%d年度的统计报表还有勾稽关系没有通过，没有年结，台账没有改动。请先改正或者填写说明。", ask.Year)
	}
	list := statistics.Close(b, model.YearClose{ClosedOn: w.Today(), By: ask.By, Note: ask.Note}, w.NewID)
	_, err = w.Fill(ctx, BatchEdit, fmt.Sprintf("年结：%d年度，范围：%s", ask.Year, scopeWords(b)), list)
	return len(list), faults, Fault("年结", err)
}

// scopeWords is what a book is of: 全集团, or the enterprise.
func scopeWords(b *model.Book) string {
	if b.Scope == "" {
		return "全集团"
	}
	return b.EnterpriseName(b.Scope)
}
