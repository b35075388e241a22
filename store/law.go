package store

// The law of records (model.Law) is asked on every write, whoever writes: of each
// record as it comes, and of what several records are together once all of a batch is
// written. An undo is not asked: it only puts back what was there.

import (
	"context"
	"fmt"
	"strings"

	"partyledger/model"
	"partyledger/model/day"
)

// LawDay is the day that what has happened may not come after: that of the clock, or
// of the last write where the clock was set back, as on machines whose battery is
// flat.
func (w *Workspace) LawDay(ctx context.Context, q Queryer) (day.Day, error) {
	today := w.Today()
	var last string
	if err := q.QueryRowContext(ctx, "SELECT coalesce(max(at), '') FROM batch").Scan(&last); err != nil {
		return today, fmt.Errorf("read the last write: %w", err)
	}
	if d, err := day.Parse(last[:min(len(last), len("2006-01-02"))]); err == nil && d.After(today) {
		return d, nil
	}
	return today, nil
}

// accepts refuses a record that can never be.
func (wr *Writer) accepts(r model.Record) error {
	if r.Key() == "" {
		return fmt.Errorf("%s without ID", r.Kind())
	}
	if wr.restores {
		return nil
	}
	if faults := model.Law(wr.today, r); len(faults) > 0 {
		return refuseFaults(r, faults)
	}
	return nil
}

// refuseFaults is the refusal of a record in words for people.
func refuseFaults(r model.Record, faults []model.Fault) error {
	s := model.SchemaOf(r.Kind())
	said := make([]string, len(faults))
	for i, f := range faults {
		said[i] = f.Lettered(s.Kind)
	}
	return Refuse("%s%s没有保存。%s。请改正后再试。", s.Label, quotedName(s, r), strings.Join(said, "；"))
}

// quotedName is “张甲” of a record that has a name; else its number, if it has one.
func quotedName(s *model.Schema, r model.Record) string {
	for _, name := range []string{"Name", "Title", "ID"} {
		if f, ok := s.Field(name); ok && !f.IsZero(r) {
			return "“" + f.Text(r) + "”"
		}
	}
	return ""
}

// wrote notes a record that others have a part in, to be asked at the end.
func (wr *Writer) wrote(was, now model.Record) {
	if _, among := now.(model.Among); among && !wr.restores {
		wr.touched[now.Kind()] = append(wr.touched[now.Kind()], Draft{was, now})
	}
}

// askAmong asks the laws over several records of what the batch wrote.
func (wr *Writer) askAmong() error {
	for _, kind := range model.AmongKinds() {
		list := wr.touched[kind]
		o := wr.others(len(list) > manyRecords)
		for i, c := range list {
			if i%500 == 0 && wr.Ctx.Err() != nil {
				return wr.Ctx.Err()
			}
			faults := model.LawAmong(o, c.Was, c.Now)
			if o.Err != nil {
				return o.Err
			}
			if len(faults) > 0 {
				return refuseFaults(c.Now, faults)
			}
		}
	}
	return nil
}

// manyRecords is from how many records of a kind on its table is read once instead of
// being asked for each.
const manyRecords = 100

// others is the ledger within a write, for the laws over several records.
type others struct {
	model.Outlook // of the kinds that are read once
	wr            *Writer
	many          bool
}

func (wr *Writer) others(many bool) *others {
	read := map[model.Kind]map[string]model.Record{}
	return &others{wr: wr, many: many, Outlook: model.Outlook{Of: func(kind model.Kind) (map[string]model.Record, error) {
		if read[kind] != nil {
			return read[kind], nil
		}
		all := map[string]model.Record{}
		read[kind] = all
		return all, Each(wr.Ctx, wr.Tx, kind, "1 = 1", nil, func(r model.Record) error {
			all[r.Key()] = r
			return nil
		})
	}}}
}

// Record implements model.Others.
func (o *others) Record(ref model.Ref) (model.Record, bool) {
	if o.many || ref.ID == "" || model.SchemaOf(ref.Kind) == nil || o.Err != nil {
		return o.Outlook.Record(ref)
	}
	r, ok, err := o.wr.find(ref)
	o.Err = err
	return r, ok
}

// Same implements model.Others.
func (o *others) Same(r model.Record, fields ...string) []model.Record {
	if o.many || o.Err != nil {
		return o.Outlook.Same(r, fields...)
	}
	s := model.SchemaOf(r.Kind())
	where, args := "id <> ?", []any{r.Key()}
	for _, name := range fields {
		f, _ := s.Field(name)
		v := f.Raw(r)
		if f.Ref != "" && v == "" {
			v = nil
		}
		where, args = where+" AND "+Column(f)+" IS ?", append(args, v)
	}
	var out []model.Record
	o.Err = Each(o.wr.Ctx, o.wr.Tx, r.Kind(), where, args, func(x model.Record) error {
		out = append(out, x)
		return nil
	})
	return out
}

// Unlawful lists the records that break the law, as those may that an earlier program
// let in: they can be read, and are refused when they are changed.
func (w *Workspace) Unlawful(ctx context.Context) ([]string, error) {
	b, err := w.Book(ctx, Query{})
	if err != nil {
		return nil, err
	}
	var out []string
	for _, u := range model.Unlawful(b.Today, b, false) {
		s := model.SchemaOf(u.Record.Kind())
		name := quotedName(s, u.Record)
		if f, ok := s.Field("ID"); ok && !strings.Contains(name, f.Text(u.Record)) {
			name += "（" + f.Text(u.Record) + "）"
		}
		for _, f := range u.Faults {
			out = append(out, s.Label+name+"："+f.Lettered(s.Kind))
		}
	}
	return out, ctx.Err()
}
