package packet

// Sending: the records of an enterprise and of those below it go into a packet.
// What they refer to elsewhere goes along by what tells who it is, and no more.

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"partyledger/model"
	"partyledger/model/day"
	"partyledger/store"
	"partyledger/store/vault"
)

// packetKinds is what packets carry: not what an office sets for itself, so that none
// of it is written over.
func packetKinds() []model.Kind {
	var out []model.Kind
	for _, s := range model.Schemas() {
		if !s.OwnOnly {
			out = append(out, s.Kind)
		}
	}
	return out
}

// SendRequest says what to send and where to.
type SendRequest struct {
	Path     string  // a file; a folder for one of the usual name: one that is there, or with a separator at its end
	Replace  bool    // a file of that very name may go
	AsOf     day.Day // zero = today
	Scope    string  // enterprise ID; empty = the ledger's one top enterprise
	Password string
	Open     bool     // without a password: readable by everyone who has the file
	With     []string // labels of fields that go along, of those that else would not (Choices)
	Without  []string // and of those that do not, of those that else would
	Progress func(done, total int)
}

// SentFile is a packet that was written.
type SentFile struct {
	Info
	Outside int      `json:"outside"` // records of others that are named in it
	Left    []string `json:"left"`    // labels of the fields that stay here
	Sent    []string `json:"sent"`    // and of those that could have, and went along
	Batch   int64    `json:"-"`
}

// Outline is what would go into a packet.
type Outline struct {
	Enterprise  model.Enterprise `json:"-"`
	Name        string           `json:"sender"`
	Enterprises int              `json:"enterprises"`
	Counts      []KindCount      `json:"counts"`
	Records     int              `json:"records"`
	Outside     int              `json:"outside"`
	People      int              `json:"people"`
	FileName    string           `json:"file"`    // the usual one
	Never       []string         `json:"never"`   // labels of the fields that never go up
	Choices     []Choice         `json:"choices"` // as the request has chosen
}

// OutlineOf answers what would go into the packet that is asked for.
func OutlineOf(ctx context.Context, w *store.Workspace, req SendRequest) (*Outline, error) {
	if req.AsOf.IsZero() {
		req.AsOf = w.Today()
	}
	stays, err := req.stays()
	if err != nil {
		return nil, err
	}
	var out *Outline
	err = w.ReadTx(ctx, func(tx *sql.Tx) error {
		s, err := newSending(ctx, tx, req.Scope, stays)
		if err != nil {
			return err
		}
		out = &Outline{Enterprise: s.root, Name: s.root.Name, Never: Never(), Choices: stays.choices(), Enterprises: len(s.scope),
			Outside: s.outsiders,
			People:  len(s.content.Records[model.KindPerson]), FileName: packetName(s.root, req.AsOf)}
		for _, kind := range s.content.Kinds {
			if n := len(s.content.Records[kind]); n > 0 {
				out.Counts = append(out.Counts, KindCount{kind, model.SchemaOf(kind).Label, n})
				out.Records += n
			}
		}
		return nil
	})
	return out, store.Fault("统计上报内容", err)
}

// packetName is the usual name of a packet's file.
func packetName(e model.Enterprise, asOf day.Day) string {
	name := e.ShortName
	if name == "" {
		name = e.Name
	}
	return store.TitleName("上报数据包-"+name+"-"+asOf.String()) + Ending
}

// Send writes a packet. It is read again before it is put in place.
func Send(ctx context.Context, w *store.Workspace, req SendRequest) (*SentFile, error) {
	if req.AsOf.IsZero() {
		req.AsOf = w.Today()
	}
	switch {
	case req.Open && req.Password != "":
		return nil, store.Refuse("既给了密码又要求不加密码，没有生成数据包。请只选一种。")
	case !req.Open && req.Password == "":
		return nil, store.Refuse("数据包含有个人信息，没有设密码，没有生成。请设置密码；确需不加密码的，请明确选择“不加密码”。")
	}
	if err := w.MayWrite(); err != nil { // the ledger must know what went up, and its number
		return nil, err
	}
	var out *SentFile
	err := w.InTx(ctx, func(tx *sql.Tx) error {
		var err error
		out, err = send(ctx, w, tx, req)
		return err
	})
	if err != nil {
		if out != nil {
			os.Remove(out.File) // what the ledger does not know of must not go out
		}
		return nil, store.Fault("生成上报数据包", err)
	}
	return out, nil
}

func send(ctx context.Context, w *store.Workspace, tx *sql.Tx, req SendRequest) (*SentFile, error) {
	if !req.Open {
		names, err := officeNames(ctx, tx)
		if err != nil {
			return nil, err
		}
		if why := vault.Weak(req.Password, names...); why != "" {
			return nil, store.Refuse("密码%s，没有生成数据包。可以用几个互不相关的词连成的密码，既好记又难猜。", why)
		}
	}
	stays, err := req.stays()
	if err != nil {
		return nil, err
	}
	s, err := newSending(ctx, tx, req.Scope, stays)
	if err != nil {
		return nil, err
	}
	for _, list := range s.content.Records {
		for _, r := range list {
			if err := CheckRecord(r); err != nil {
				return nil, store.Refuse("编号为“%s”的%s%s，没有生成数据包。请先更正这条记录。", r.Key(), model.SchemaOf(r.Kind()).Label, err)
			}
		}
	}
	to, err := req.target(s.root)
	if err != nil {
		return nil, err
	}
	m := Manifest{Version: w.Version(), Made: w.Stamp(), AsOf: req.AsOf, Scope: len(s.scope),
		Sender: Sender{ID: s.root.ID, Name: s.root.Name, ShortName: s.root.ShortName, CreditCode: s.root.CreditCode}}
	own, err := ensureSelf(ctx, tx)
	if err != nil {
		return nil, err
	}
	m.Ledger, s.content.Signer = own.id, own.signer
	if m.Chain, err = chainOf(ctx, tx); err != nil {
		return nil, err
	}
	if err := tx.QueryRowContext(ctx, "SELECT coalesce(max(serial), 0) + 1 FROM packet_sent").Scan(&m.Serial); err != nil {
		return nil, err
	}
	var file bytes.Buffer
	if m, err = Write(&file, m, s.content, req.Password, Limits{}); err != nil {
		return nil, packetFault("", err)
	}
	if _, err := Read(bytes.NewReader(file.Bytes()), Options{Password: req.Password, Version: m.Version, Cancel: ctx.Err}); err != nil {
		return nil, packetFault("", err)
	}
	if err := to.WritePrivate(func(out io.Writer) error {
		_, err := file.WriteTo(out)
		return err
	}); err != nil {
		return nil, err
	}
	out := &SentFile{Info: infoOf(to.Path, m, req.Password != ""), Outside: s.outsiders, Left: stays.labels(false),
		Sent: stays.labels(true)}
	return out, noteSent(ctx, w, tx, m, out)
}

// officeNames is what somebody who knows the sender would try as a password.
func officeNames(ctx context.Context, q store.Queryer) ([]string, error) {
	b := model.NewBook(day.Day{}, "", nil)
	err := errors.Join(put[model.Office](ctx, q, b), put[model.Enterprise](ctx, q, b), put[model.Organization](ctx, q, b),
		put[model.Person](ctx, q, b))
	return model.OfficeNames(b), err
}

func put[T model.Record](ctx context.Context, q store.Queryer, b *model.Book) error {
	list, err := store.Load[T](ctx, q, "1 = 1", "")
	model.Put(b, list)
	return err
}

// target is where the packet of an enterprise goes. Of a name that the person did not
// write whole nobody was asked whether the file may go.
func (req SendRequest) target(root model.Enterprise) (store.Target, error) {
	to := store.Target{Path: req.Path, Replace: req.Replace}
	folder := to.Path == "" || os.IsPathSeparator(to.Path[len(to.Path)-1])
	if st, err := os.Stat(to.Path); folder || err == nil && st.IsDir() {
		to.Path = filepath.Join(to.Path, packetName(root, req.AsOf))
	}
	if !strings.EqualFold(filepath.Ext(to.Path), Ending) {
		to = store.Target{Path: to.Path + Ending}
	}
	var err error
	if to.Path, err = filepath.Abs(to.Path); err != nil {
		return to, err
	}
	return to, to.Check()
}

// noteSent keeps that a packet went out.
func noteSent(ctx context.Context, w *store.Workspace, tx *sql.Tx, m Manifest, p *SentFile) error {
	how := "加密码"
	if !p.Sealed {
		how = "不加密码"
	}
	var err error
	if len(p.Sent) > 0 {
		how += "，含" + strings.Join(p.Sent, "、")
	}
	p.Batch, err = w.NoteOutput(ctx, tx, fmt.Sprintf("生成上报数据包：“%s”第%d号，截至%s，%d条记录，%s，不含%s%s%s”", m.Sender.Name, m.Serial, m.AsOf,
		p.Records, how, strings.Join(p.Left, "、"), store.IssuedTo, p.File))
	if err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx,
		"INSERT INTO packet_sent (serial, enterprise, name, as_of, records, sealed, content, file, at, actor) "+
			"VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
		m.Serial, m.Sender.ID, m.Sender.Name, m.AsOf.String(), p.Records, p.Sealed, m.Content(), p.File, m.Made, w.Actor())
	return err
}

// sending gathers the records of a packet.
type sending struct {
	all       map[model.Kind]map[string]model.Record
	root      model.Enterprise
	scope     map[string]bool // enterprises that are in
	whole     bool            // there is no other enterprise in the ledger
	content   Content
	in        map[model.Ref]bool
	outsiders int
}

func newSending(ctx context.Context, q store.Queryer, scope string, stays stays) (*sending, error) {
	s := &sending{all: map[model.Kind]map[string]model.Record{}, scope: map[string]bool{}, in: map[model.Ref]bool{},
		content: Content{Kinds: packetKinds(), Stays: stays, Records: map[model.Kind][]model.Record{},
			Outside: map[model.Kind][]model.Record{}}}
	for _, x := range model.Schemas() {
		list := map[string]model.Record{}
		err := store.Each(ctx, q, x.Kind, "1 = 1", nil, func(r model.Record) error {
			list[r.Key()] = stays.without(r)
			return ctx.Err()
		})
		if err != nil {
			return nil, err
		}
		s.all[x.Kind] = list
	}
	if err := s.choose(scope); err != nil {
		return nil, err
	}
	s.gather()
	s.gatherOutside()
	s.veil()
	return s, nil
}

// choose finds the sender and the enterprises below it.
func (s *sending) choose(scope string) error {
	var tops []model.Enterprise
	for _, r := range s.all[model.KindEnterprise] {
		if e := r.(model.Enterprise); s.all[model.KindEnterprise][e.ParentID] == nil {
			tops = append(tops, e)
		}
	}
	switch r, ok := s.all[model.KindEnterprise][scope].(model.Enterprise); {
	case ok:
		s.root = r
	case scope != "":
		return store.Refuse("没有编号为“%s”的企业，没有生成数据包。请重新选择报送企业。", scope)
	case len(tops) == 0:
		return store.Refuse("台账里还没有企业，没有可以上报的内容。请先录入或导入本企业的数据。")
	case len(tops) > 1:
		return store.Refuse("台账里有%d户没有上级的企业，分不清由哪一户报送，没有生成数据包。请指明报送企业。", len(tops))
	default:
		s.root = tops[0]
	}
	for id := range s.all[model.KindEnterprise] {
		if within(func(id string) (model.Enterprise, bool) {
			e, ok := s.all[model.KindEnterprise][id].(model.Enterprise)
			return e, ok
		}, id, s.root.ID) {
			s.scope[id] = true
		}
	}
	s.whole = len(s.scope) == len(s.all[model.KindEnterprise])
	return nil
}

// deepest is how far down a tree of enterprises may reach.
const deepest = 64

// within reports that an enterprise is root or below it.
func within(find func(string) (model.Enterprise, bool), id, root string) bool {
	for range deepest {
		if id == root {
			return true
		}
		e, ok := find(id)
		if !ok {
			return false
		}
		id = e.ParentID
	}
	return false
}

// ownerOf is the enterprise that a record belongs to by its chain of owners; owned
// says that records of its kind belong to one at all.
func ownerOf(r model.Record, find func(model.Ref) model.Record) (id string, owned bool) {
	if r.Kind() == model.KindEnterprise {
		return r.Key(), true
	}
	for range 8 { // no chain of owners is longer
		ref := r.Owner()
		if ref.Kind == "" || ref.Kind == model.KindEnterprise || ref.ID == "" {
			return ref.ID, ref.Kind != ""
		}
		if r = find(ref); r == nil {
			return "", true
		}
	}
	return "", true
}

func (s *sending) find(ref model.Ref) model.Record { return s.all[ref.Kind][ref.ID] }

// gather takes in what belongs to the enterprises of the scope, and then what only
// speaks of such a record.
func (s *sending) gather() {
	var speaking []model.Record
	for _, kind := range s.content.Kinds {
		for _, r := range s.all[kind] {
			_, speaks := model.Pointer(r)
			e, owned := ownerOf(r, s.find)
			switch {
			case owned && (s.scope[e] || e == "" && s.whole):
				s.take(r)
			case !owned && speaks:
				speaking = append(speaking, r)
			}
		}
	}
	for _, r := range speaking {
		if ref, _ := model.Pointer(r); s.in[ref] {
			s.take(r)
		}
	}
}

func (s *sending) take(r model.Record) {
	s.content.Records[r.Kind()] = append(s.content.Records[r.Kind()], r)
	s.in[model.Ref{Kind: r.Kind(), ID: r.Key()}] = true
}

// gatherOutside names what the records refer to elsewhere.
func (s *sending) gatherOutside() {
	var todo []model.Record
	for _, list := range s.content.Records {
		todo = append(todo, list...)
	}
	for len(todo) > 0 {
		r := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		for _, ref := range model.RefsOf(r) {
			if other := s.find(ref); other != nil && !s.in[ref] {
				s.in[ref] = true
				stub := nameOnly(other)
				s.content.Outside[ref.Kind] = append(s.content.Outside[ref.Kind], stub)
				s.outsiders++
				todo = append(todo, stub)
			}
		}
	}
}

// nameOnly is a record with nothing but what tells which it is.
func nameOnly(r model.Record) model.Record {
	schema := model.SchemaOf(r.Kind())
	p := schema.New()
	schema.Fields[0].Copy(p, r)
	for _, key := range schema.Keys {
		for _, name := range key {
			f, _ := schema.Field(name)
			f.Copy(p, r)
		}
	}
	return schema.Deref(p)
}
