package intake

// References by name: sheets speak of 企业 and 人员 by what people call them, the
// ledger by ID. A name that is not unique carries its ID: 张甲（RY-0001）.

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"partyledger/model"
	"partyledger/store"
)

// index is what is known of the records of one kind: those in the ledger and
// those that the running import has accepted.
type index struct {
	model.Lookup
	names   map[string][]string // what people may write → IDs
	refused map[string]bool     // names of rows that the running import refused
	born    map[string]string   // people by name and birth day; nil = not asked for yet
	claimed map[string]string   // IDs that it found written at somebody else → whose name stood there
}

// names is how records are called.
type names struct {
	ctx     context.Context
	q       store.Queryer
	indexes map[model.Kind]*index
	meant   map[[2]string]string // organisations by what is written and the enterprise
}

func newNames(ctx context.Context, q store.Queryer) *names {
	return &names{ctx: ctx, q: q, indexes: map[model.Kind]*index{}, meant: map[[2]string]string{}}
}

// of gives the index of a kind, read at the first asking.
func (n *names) of(kind model.Kind) (*index, error) {
	if ix := n.indexes[kind]; ix != nil {
		return ix, nil
	}
	ix := &index{Lookup: model.Lookup{Schema: model.SchemaOf(kind), Records: map[string]model.Record{}},
		names: map[string][]string{}, refused: map[string]bool{}, claimed: map[string]string{}}
	n.indexes[kind] = ix
	var all []model.Record
	err := store.Each(n.ctx, n.q, kind, "1 = 1", nil, func(r model.Record) error {
		all = append(all, r)
		return nil
	})
	for _, r := range all { // names may look other kinds up: only after the rows are closed
		if err := n.learn(ix, r); err != nil {
			return nil, err
		}
	}
	return ix, err
}

// learn puts a record and its names into the index. What it was called before
// stays known: other rows may still say it.
func (n *names) learn(ix *index, r model.Record) error {
	var before []string
	var err error
	if was := ix.Records[r.Key()]; was != nil {
		if before, err = n.called(was); err != nil {
			return err
		}
	}
	ix.Records[r.Key()] = r
	if k := r.Kind(); k == model.KindOrganization || k == model.KindEnterprise {
		clear(n.meant)
	}
	called, err := n.called(r)
	for _, name := range called {
		if !slices.Contains(before, name) { // never sought among the namesakes: there may be very many
			ix.names[name] = append(ix.names[name], r.Key())
		}
	}
	return err
}

// called lists what a record may be called, its proper name first.
func (n *names) called(r model.Record) (called []string, err error) {
	called = model.SchemaOf(r.Kind()).Called(r, func(ref model.Ref) model.Record {
		ix, e := n.of(ref.Kind)
		if err = cmp.Or(err, e); e != nil {
			return nil
		}
		return ix.Records[ref.ID]
	})
	return called, err
}

// proper is a record's proper name, empty if it has none.
func (n *names) proper(ref model.Ref) (string, error) {
	ix, err := n.of(ref.Kind)
	if err != nil || ix.Records[ref.ID] == nil {
		return "", err
	}
	called, err := n.called(ix.Records[ref.ID])
	if len(called) == 0 {
		return "", err
	}
	return called[0], err
}

// RefText is how a sheet writes a reference: the plain name of an enterprise or
// organisation that has no namesake, else 名称（编号）.
func (n *names) RefText(ref model.Ref) string {
	if ref.ID == "" {
		return ""
	}
	ix, err := n.of(ref.Kind)
	if err != nil {
		return ref.ID
	}
	name, err := n.proper(ref)
	if err != nil || name == "" {
		return ref.ID
	}
	plain := ref.Kind == model.KindEnterprise || ref.Kind == model.KindOrganization
	if plain && len(ix.names[name]) == 1 && !strings.HasSuffix(name, "）") && ix.Records[name] == nil {
		return name
	}
	return name + "（" + ref.ID + "）"
}

// errRef says, in a Chinese clause, why a reference means no record.
type errRef string

func (e errRef) Error() string { return string(e) }

// resolve finds the ID that a reference means. An errRef is for the row's
// problem, other errors end the work.
func (n *names) resolve(kind model.Kind, text string) (string, error) {
	ix, err := n.of(kind)
	if err != nil {
		return "", err
	}
	label := model.SchemaOf(kind).Label
	for _, id := range []string{text, bracketed(text)} {
		if ix.Records[id] == nil {
			continue
		}
		if name := ix.claimed[id]; name != "" && (id == text || strings.HasPrefix(text, name)) {
			return "", errRef(fmt.Sprintf("编号“%s”在本次导入的%s表中写给了“%s”，在台账中是另一条记录，请先改正那一行", id, label, name))
		}
		return id, nil
	}
	id, several := ix.named(text)
	switch {
	case several:
		return "", errRef(fmt.Sprintf("不止一个%s叫“%s”，请写成“名称（编号）”", label, text))
	case id != "":
		return id, nil
	case ix.refused[text]:
		return "", errRef(fmt.Sprintf("所引用的%s“%s”在本次导入中未通过，请先改正那一行", label, text))
	}
	return "", errRef(fmt.Sprintf("找不到%s“%s”，请先录入，或核对名称、编号", label, text))
}

// named finds the one record that is called so. Records that the running import
// refused after all do not count.
func (ix *index) named(text string) (id string, several bool) {
	for _, i := range ix.names[text] {
		if ix.Records[i] == nil {
			continue
		}
		if id != "" {
			return "", true
		}
		id = i
	}
	if up := strings.ToUpper(text); id == "" && up != text {
		return ix.named(up) // identity numbers and codes
	}
	return id, false
}

// within is the longest name of a record that stands in a text; empty if there is none,
// or if it means several.
func (n *names) within(kind model.Kind, text string) string {
	ix, err := n.of(kind)
	if err != nil {
		return ""
	}
	best := ""
	for name, ids := range ix.names {
		if len(name) > len(best) && len(name) > len("三个") && len(ids) == 1 && strings.Contains(text, name) {
			best = name
		}
	}
	return best
}

var wideBrackets = strings.NewReplacer("(", "（", ")", "）")

// bracketed is what stands in the last brackets of 名称（编号）.
func bracketed(text string) string {
	t := wideBrackets.Replace(text)
	if !strings.HasSuffix(t, "）") {
		return ""
	}
	i := strings.LastIndex(t, "（")
	if i < 0 {
		return ""
	}
	return strings.TrimSpace(strings.TrimSuffix(t[i+len("（"):], "）"))
}

// EnterpriseID finds the enterprise that a person means by a name, a short name
// or an ID; empty text means the whole group and gives an empty ID.
func EnterpriseID(ctx context.Context, w *store.Workspace, text string) (string, error) {
	if text = strings.TrimSpace(text); text == "" {
		return "", nil
	}
	return find(ctx, w, model.KindEnterprise, text)
}

// OrganizationID finds a Party organisation by number or name; nothing for nothing.
func OrganizationID(ctx context.Context, w *store.Workspace, text string) (string, error) {
	if text = strings.TrimSpace(text); text == "" {
		return "", nil
	}
	return find(ctx, w, model.KindOrganization, text)
}

// PersonID finds the person that is meant by a name, an identity number or an ID, or by
// 姓名（编号） where several have the name.
func PersonID(ctx context.Context, w *store.Workspace, text string) (string, error) {
	return find(ctx, w, model.KindPerson, strings.TrimSpace(text))
}

// RecordID finds the record of a kind that a person means by a name or an ID; kinds that are
// not called by names know their IDs alone.
func RecordID(ctx context.Context, w *store.Workspace, kind model.Kind, text string) (string, error) {
	return find(ctx, w, kind, strings.TrimSpace(text))
}

func find(ctx context.Context, w *store.Workspace, kind model.Kind, text string) (string, error) {
	what := "查找" + model.SchemaOf(kind).Label
	id, err := newNames(ctx, w.Conn()).resolve(kind, text)
	var unknown errRef
	if errors.As(err, &unknown) {
		return "", &store.Error{What: what, Say: "没有执行：" + err.Error() + "。", Err: err}
	}
	return id, store.Fault(what, err)
}
