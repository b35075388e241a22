package paper

// How a paper is made of its records: batches, warnings of the rules, the first refusal.

import (
	"slices"
	"strings"

	"partyledger/model"
	"partyledger/model/rule"
)

// Batch is the records that share one paper.
type Batch struct {
	Paper   Paper
	Records []model.Record // at least one
}

// Batches parts records into those that share a paper, in the order of their first. Those
// that it does not fit are told apart, each with why.
func (p Paper) Batches(b *model.Book, records []model.Record) (out []Batch, unfit []Unfit) {
	at := map[string]int{}
	for _, r := range records {
		if why := p.unfit(b, r); why != "" {
			unfit = append(unfit, Unfit{r, why})
			continue
		}
		key := string(r.Kind()) + "/" + r.Key()
		if p.Batch != nil {
			key = p.Batch(b, r)
		}
		i, known := at[key]
		if !known {
			i = len(out)
			at[key] = i
			out = append(out, Batch{Paper: p})
		}
		out[i].Records = append(out[i].Records, r)
	}
	return out, unfit
}

// Unfit is a record that a paper is not made for.
type Unfit struct {
	Record model.Record
	Why    string // a sentence
}

func (p Paper) unfit(b *model.Book, r model.Record) string {
	if r.Kind() != p.On {
		return p.Title + "不是为这一类记录出具的"
	}
	if p.Unfit == nil {
		return ""
	}
	return p.Unfit(b, r)
}

// Make writes the paper. The error is a Refusal if the paper would say something false.
func (x Batch) Make(in Input) (Made, error) {
	w := newWriter(x, in)
	w.rules()
	x.Paper.write(w)
	if w.refusal != "" {
		return Made{}, w.refusal
	}
	return w.finished(), nil
}

// rules takes over what the rules that the paper names say of its records and of their parts.
func (w *writer) rules() {
	about := map[model.Ref]bool{}
	for _, r := range w.of {
		about[model.RefOf(r)] = true
		if of := r.Owner(); of.Kind == model.KindDevelopmentCase { // what is wrong with a part is said of its case
			about[of] = true
		}
		if e, ok := r.(model.Election); ok { // and of a term, of the election after it
			t, _ := oldTerm(w.Book, e)
			about[model.RefOf(t)] = true
		}
	}
	for _, f := range w.Findings {
		if f.Level != rule.Block && f.Level != rule.Warn || !slices.Contains(w.paper.Rules, f.Rule) {
			continue
		}
		ref := model.Ref{Kind: f.Kind, ID: f.ID}
		part, _ := w.Book.Record(ref)
		if about[ref] || part != nil && about[part.Owner()] {
			w.warn("%s（%s）", named(f), f.Cited())
		}
	}
}

// named is a finding with whom it is about.
func named(f rule.Finding) string {
	if strings.Contains(f.Message, f.Name) {
		return f.Message
	}
	return f.Name + "：" + f.Message
}

// finished is the paper with what is missing written on each page.
func (w *writer) finished() Made {
	w.made.Sections, w.made.ReplyDue = w.sections, w.answerDue()
	if w.made.Draft() {
		draft := "草稿，缺：" + strings.Join(w.made.Missing, "、")
		w.made.Mark = strings.TrimPrefix(w.made.Mark+"　"+draft, "　")
	}
	return w.made
}
