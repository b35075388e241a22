package store

// What earlier programs kept as standing text (固定文字), the same year after year, becomes
// texts of this year's annual report: one batch, which takes the old records out and puts
// the new ones in, so that the chain says what happened.

import (
	"context"
	"strconv"

	"partyledger/model"
)

// kindStanding is the kind of standing texts, which no longer has a schema.
const kindStanding model.Kind = "standing_text"

// oldText is one standing text.
type oldText struct {
	ID, Place string
	Order     int
	Text      string
	Off       bool
}

// standingPlaces is where each place is in the annual report now.
var standingPlaces = map[string]struct {
	section model.TextSection
	slot    model.TextSlot
}{
	"开头":    {model.SectionOpening, model.SlotClosing},
	"主要做法":  {model.SectionSpecial, model.SlotWork},
	"下一步工作": {model.SectionNext, model.SlotClosing},
	"结尾":    {model.SectionClosing, model.SlotClosing},
}

// turnStanding turns the standing texts of an earlier program, if there are any.
func (w *Workspace) turnStanding(ctx context.Context) error {
	list, err := standingTexts(ctx, w.db)
	if err != nil || len(list) == 0 {
		return err
	}
	_, err = w.write(ctx, BatchUpgrade, "升级程序：固定文字改为年度报告各部分的文字", func(wr *Writer) error {
		b, err := readBook(ctx, wr.Tx, Query{AsOf: wr.today})
		if err != nil {
			return err
		}
		own, _ := model.OwnEnterprise(b)
		for _, s := range list {
			if err := wr.turn(s, own.ID); err != nil {
				return err
			}
		}
		_, err = wr.Tx.ExecContext(ctx, "DELETE FROM standing_text")
		return err
	})
	return err
}

// turn takes a standing text out and puts the report's text in, unless a repair has
// brought one back that was turned before.
func (wr *Writer) turn(s oldText, enterprise string) error {
	var last string
	err := wr.Tx.QueryRowContext(wr.Ctx, "SELECT coalesce((SELECT op FROM audit WHERE kind = ? AND record = ? ORDER BY seq DESC LIMIT 1), '')",
		string(kindStanding), s.ID).Scan(&last)
	if err != nil || last == string(OpRemove) {
		return err
	}
	if err := wr.noteLines(OpRemove, model.Ref{Kind: kindStanding, ID: s.ID}, s.line(), nil); err != nil {
		return err
	}
	to := standingPlaces[s.Place]
	return wr.Add(model.ReportText{ID: s.ID, EnterpriseID: enterprise, Year: wr.today.Year(), Report: model.AnnualText, Section: to.section,
		Slot: to.slot, Order: s.Order, Text: s.Text, Origin: model.TextCarried, Off: s.Off})
}

// line is the record as the audit has it.
func (s oldText) line() []byte {
	b := append([]byte(`{"ID":`), quoted(s.ID)...)
	b = append(append(b, `,"Place":`...), quoted(s.Place)...)
	if s.Order != 0 {
		b = strconv.AppendInt(append(b, `,"Order":`...), int64(s.Order), 10)
	}
	if s.Text != "" {
		b = append(append(b, `,"Text":`...), quoted(s.Text)...)
	}
	if s.Off {
		b = append(b, `,"Off":true`...)
	}
	return append(b, '}')
}

func quoted(text string) []byte { return model.AppendText(nil, text) }

// standingLines is the lines of the standing texts that are not turned yet, by ID.
func standingLines(ctx context.Context, q Queryer) (map[string][]byte, error) {
	list, err := standingTexts(ctx, q)
	out := map[string][]byte{}
	for _, s := range list {
		out[s.ID] = s.line()
	}
	return out, err
}

func standingTexts(ctx context.Context, q Queryer) ([]oldText, error) {
	rows, err := q.QueryContext(ctx, "SELECT id, place, sort_order, text, off FROM standing_text ORDER BY place, sort_order, id")
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var out []oldText
	for rows.Next() {
		var s oldText
		if err := rows.Scan(&s.ID, &s.Place, &s.Order, &s.Text, &s.Off); err != nil {
			return nil, err
		}
		out = append(out, s)
	}
	return out, rows.Err()
}
