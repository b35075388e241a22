package packet

// Reading. Whatever a file contains, reading it ends soon, takes a bounded amount
// of memory and answers a whole packet or a sentence that says what is wrong.

import (
	"bufio"
	"bytes"
	"compress/flate"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"hash"
	"io"
	"io/fs"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"filippo.io/age"

	"partyledger/model"
)

// Options are how a packet is read.
type Options struct {
	Password string
	Version  string // of the program that reads
	Limits   Limits
	Cancel   func() error // asked now and then; an error ends the reading. nil = never
}

// header is the first line of the file.
type header struct {
	format  int
	sealed  bool
	size    int64
	version string
}

const magic = "PARTYLEDGER-PACKET"

func (h header) line() string {
	how := "plain"
	if h.sealed {
		how = "sealed"
	}
	return fmt.Sprintf("%s %d %s %d %s\n", magic, h.format, how, h.size, h.version)
}

// lines is the first line and, where the form has one, the line with the sum.
func (h header) lines(content []byte) string {
	line := h.line()
	if h.format == unsigned {
		return line
	}
	sum := sha256.Sum256(append([]byte(line), content...))
	return line + hex.EncodeToString(sum[:]) + "\n"
}

var headerForm = regexp.MustCompile(`^` + magic + ` ([1-9][0-9]{0,3}) (\S+) ([1-9][0-9]{0,11}) ([0-9A-Za-z.+-]{1,32})$`)

const maxHeader = 128

// readHeader reads the first line.
func readHeader(r *bufio.Reader) (header, error) {
	line, err := r.Peek(maxHeader)
	if err != nil && err != io.EOF {
		return header{}, err
	}
	end := bytes.IndexByte(line, '\n')
	if end < 0 && len(line) < maxHeader && (bytes.HasPrefix(line, []byte(magic)) || len(line) > 0 && strings.HasPrefix(magic,
		string(line))) {
		return header{}, truncated(io.ErrUnexpectedEOF)
	}
	if end < 0 || !bytes.HasPrefix(line, []byte(magic+" ")) {
		return header{}, refuse(Foreign, nil, "这不是上报数据包，没有写入任何内容。请选择由本程序“生成上报数据包”得到的%s文件。", Ending)
	}
	part := headerForm.FindSubmatch(line[:end])
	if part == nil {
		return header{}, damaged(errors.New("header"))
	}
	var h header
	h.format, _ = strconv.Atoi(string(part[1]))
	h.size, _ = strconv.ParseInt(string(part[3]), 10, 64)
	h.version = string(part[4])
	if h.format > Format {
		return h, refuse(Newer, nil, "这个数据包由%s版程序生成，格式较新（第%d版，本程序支持到第%d版），没有写入任何内容。请把本程序升级到%s或更新的版本后再试。", h.version, h.format, Format,
			h.version)
	}
	switch string(part[2]) {
	case "sealed":
		h.sealed = true
	case "plain":
	default:
		return h, damaged(errors.New("header"))
	}
	_, err = r.Discard(end + 1)
	return h, err
}

// reader is one reading.
type reader struct {
	opt    Options
	limits Limits
	head   header
	sum    string            // of the file, as it says itself; empty = it does not
	summed hash.Hash         // what was read of it
	file   *io.LimitedReader // the file, no further than the header says
	packed *bufio.Reader     // what is in the seal
	left   int64             // bytes of the content that may still come
	text   *bufio.Reader     // the content
}

// Sealed reports whether the file wants a password; an error says that it is no
// packet.
func Sealed(file io.Reader) (bool, error) {
	h, err := readHeader(bufio.NewReaderSize(file, maxHeader))
	return h.sealed, err
}

// Look reads the manifest alone.
func Look(file io.Reader, opt Options) (Manifest, bool, error) {
	r, m, err := open(file, opt)
	if err != nil {
		return Manifest{}, false, explain(err)
	}
	return m, r.head.sealed, nil
}

// Read reads a packet whole.
func Read(file io.Reader, opt Options) (*Packet, error) {
	p, err := read(file, opt)
	if err != nil {
		return nil, explain(err)
	}
	return p, nil
}

func read(file io.Reader, opt Options) (*Packet, error) {
	in := bufio.NewReaderSize(file, 1<<16)
	r, m, err := open(in, opt)
	if err != nil {
		return nil, err
	}
	p := &Packet{Manifest: m, Sealed: r.head.sealed, Records: map[model.Kind][]Record{}, Outside: map[model.Kind][]Record{}}
	for _, part := range m.Parts {
		list, err := r.part(m, part)
		if err != nil {
			return nil, err
		}
		if part.Outside {
			p.Outside[part.Kind] = list
		} else {
			p.Records[part.Kind] = list
		}
	}
	if _, err := r.text.ReadByte(); err != io.EOF { // reads what the packing says of itself, too
		return nil, r.broken(cmpErr(err, errors.New("more than the manifest says")))
	}
	if err := r.atEnd(in); err != nil {
		return nil, err
	}
	return p, check(p)
}

// atEnd makes sure that nothing comes behind the content: in the seal, where the
// end is what tells a whole one from a shortened, or in the file.
func (r *reader) atEnd(file *bufio.Reader) error {
	if _, err := r.packed.ReadByte(); err != io.EOF {
		return r.broken(cmpErr(err, errors.New("something behind the content")))
	}
	switch _, err := file.ReadByte(); {
	case r.file.N > 0:
		return truncated(io.ErrUnexpectedEOF)
	case err != io.EOF:
		return damaged(cmpErr(err, errors.New("something behind the end")))
	case r.sum != "" && hex.EncodeToString(r.summed.Sum(nil)) != r.sum:
		return damaged(errors.New("file differs from its sum"))
	}
	return nil
}

// cmpErr is the first error that is one.
func cmpErr(list ...error) error {
	for _, err := range list {
		if err != nil {
			return err
		}
	}
	return nil
}

// open reads as far as the manifest.
func open(file io.Reader, opt Options) (*reader, Manifest, error) {
	in, ok := file.(*bufio.Reader)
	if !ok {
		in = bufio.NewReaderSize(file, 1<<16)
	}
	r := &reader{opt: opt, limits: opt.Limits.filled()}
	var err error
	if r.head, err = readHeader(in); err != nil {
		return nil, Manifest{}, err
	}
	if r.head.size > r.limits.File {
		return nil, Manifest{}, tooLarge()
	}
	if err := r.readSum(in); err != nil {
		return nil, Manifest{}, err
	}
	r.file = &io.LimitedReader{R: io.TeeReader(in, r.summed), N: r.head.size}
	content, err := r.unseal(r.file)
	if err != nil {
		return nil, Manifest{}, err
	}
	r.packed = bufio.NewReader(content)
	unpacked, err := gzip.NewReader(r.packed)
	if err != nil {
		return nil, Manifest{}, r.broken(err)
	}
	unpacked.Multistream(false)
	r.left = r.limits.Unpacked
	r.text = bufio.NewReaderSize(readerFunc(func(b []byte) (int, error) { return r.bounded(unpacked, b) }), 1<<16)
	m, err := r.manifest()
	if err != nil {
		// Words that make no sense may be spoilt ones: the packing tells at its end.
		if _, e := io.Copy(io.Discard, r.text); e != nil {
			err = e
		}
	}
	return r, m, err
}

// readSum reads the line with the file's sum.
func (r *reader) readSum(in io.Reader) error {
	r.summed = sha256.New()
	if r.head.format == unsigned {
		return nil
	}
	io.WriteString(r.summed, r.head.line())
	line := make([]byte, hex.EncodedLen(sha256.Size)+1)
	switch _, err := io.ReadFull(in, line); {
	case err == io.EOF, err == io.ErrUnexpectedEOF:
		return truncated(err)
	case err != nil:
		return err
	}
	r.sum = string(line[:len(line)-1])
	if line[len(line)-1] != '\n' || !sumForm.MatchString(r.sum) {
		return damaged(errors.New("sum"))
	}
	return nil
}

type readerFunc func(b []byte) (int, error)

func (f readerFunc) Read(b []byte) (int, error) { return f(b) }

// bounded reads from the unpacked content, and no more than it may hold.
func (r *reader) bounded(in io.Reader, b []byte) (int, error) {
	if r.opt.Cancel != nil {
		if err := r.opt.Cancel(); err != nil {
			return 0, err
		}
	}
	n, err := in.Read(b)
	if r.left -= int64(n); r.left < 0 {
		return 0, tooLarge()
	}
	if err != nil && err != io.EOF {
		err = r.broken(err)
	}
	return n, err
}

// broken tells a file that ends too early from one that is spoilt.
func (r *reader) broken(err error) error {
	var said *Error
	var disk *fs.PathError
	switch {
	case errors.As(err, &said), errors.As(err, &disk):
		return err
	case r.opt.Cancel != nil && r.opt.Cancel() != nil:
		return r.opt.Cancel()
	}
	if _, e := io.Copy(io.Discard, r.file); e == nil && r.file.N > 0 {
		return truncated(err)
	}
	return damaged(err)
}

// unseal opens the seal, if there is one.
func (r *reader) unseal(body io.Reader) (io.Reader, error) {
	switch {
	case !r.head.sealed:
		return body, nil
	case r.opt.Password == "":
		return nil, refuse(NeedPassword, nil, "这个数据包加了密码，没有写入任何内容。请向报送单位问明密码后再试。")
	}
	id, err := age.NewScryptIdentity(r.opt.Password)
	if err != nil {
		return nil, err
	}
	id.SetMaxWorkFactor(maxWorkFactor)
	content, err := age.Decrypt(body, bounded{id})
	switch {
	case errors.Is(err, errWork):
		return nil, refuse(Invalid, err, "这个数据包的加密参数超出范围，不是本程序生成的，没有写入任何内容。请让报送单位用本程序重新生成。")
	case errors.Is(err, age.ErrIncorrectIdentity):
		return nil, refuse(WrongPassword, err, "密码不对，没有写入任何内容。请核对密码（区分大小写，注意中英文输入状态）后再试。")
	case err != nil:
		return nil, r.broken(err)
	}
	return content, nil
}

// bounded refuses seals that cost too much to try.
type bounded struct{ *age.ScryptIdentity }

var errWork = errors.New("work factor out of bounds")

// Unwrap implements age.Identity.
func (b bounded) Unwrap(stanzas []*age.Stanza) ([]byte, error) {
	if len(stanzas) != 1 || stanzas[0].Type != "scrypt" || len(stanzas[0].Args) != 2 {
		return nil, errWork
	}
	if n, err := strconv.Atoi(stanzas[0].Args[1]); err != nil || n > maxWorkFactor {
		return nil, errWork
	}
	return b.ScryptIdentity.Unwrap(stanzas)
}

// line reads one line, without its end.
func (r *reader) line() ([]byte, error) {
	var long []byte
	for {
		piece, err := r.text.ReadSlice('\n')
		if len(long)+len(piece) > r.limits.Line {
			return nil, tooLarge()
		}
		switch {
		case err == nil && long == nil:
			return piece[:len(piece)-1], nil
		case err == nil:
			return append(long, piece[:len(piece)-1]...), nil
		case err == bufio.ErrBufferFull:
			long = append(long, piece...)
		case err == io.EOF:
			return nil, damaged(io.ErrUnexpectedEOF)
		default:
			return nil, err
		}
	}
}

func (r *reader) manifest() (Manifest, error) {
	var m Manifest
	line, err := r.line()
	if err != nil {
		return m, err
	}
	if err := json.Unmarshal(line, &m); err != nil {
		return m, damaged(err)
	}
	if m.Format != r.head.format {
		return m, damaged(errors.New("manifest and header differ"))
	}
	if m.Format == unsigned {
		m.Key = ""
		return m, m.known(r)
	}
	if m.Version != r.head.version {
		return m, damaged(errors.New("manifest and header differ"))
	}
	line = bytes.Clone(line)
	signature, err := r.line()
	if err != nil {
		return m, err
	}
	if !m.Key.holds(line, signature) {
		return m, refuse(Forged, nil, "数据包的签名不对：它生成以后被改动过，或者是别人用其名义重新打包的。没有写入任何内容。请打电话向报送单位核实，并请其重新生成、直接发来。")
	}
	return m, m.known(r)
}

// known refuses a manifest with kinds or fields that this program does not know.
func (m Manifest) known(r *reader) error {
	if err := m.check(r.limits); err != nil {
		return err
	}
	for _, p := range m.Parts {
		s := model.SchemaOf(p.Kind)
		if s == nil {
			return r.newer(m, "“"+model.Clip(string(p.Kind), 20)+"”类记录")
		}
		for _, f := range p.Fields {
			if _, ok := s.Field(f); !ok {
				return r.newer(m, s.Label+"的“"+model.Clip(f, 20)+"”栏")
			}
		}
	}
	return nil
}

func (r *reader) newer(m Manifest, what string) error {
	own := r.opt.Version
	if own == "" || own == m.Version {
		return refuse(Newer, nil, "数据包中有本程序不认识的%s，数据包由%s版程序生成，没有写入任何内容。请把本程序升级到%s或更新的版本后再试。", what, m.Version, m.Version)
	}
	return refuse(Newer, nil, "数据包中有本程序（%s版）不认识的%s，数据包由%s版程序生成，没有写入任何内容。请把本程序升级到%s或更新的版本后再试。", own, what, m.Version, m.Version)
}

var (
	uuidForm    = regexp.MustCompile(`^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$`)
	sumForm     = regexp.MustCompile(`^[0-9a-f]{64}$`)
	versionForm = regexp.MustCompile(`^[0-9A-Za-z.+-]{1,32}$`)
)

// check holds a manifest's own words and sums against what they may be.
func (m Manifest) check(l Limits) error {
	_, badTime := time.Parse(time.RFC3339, m.Made)
	switch {
	case !uuidForm.MatchString(m.Ledger), m.Serial < 1, m.Serial > 1e12, badTime != nil, m.AsOf.IsZero(), m.AsOf.MonthOnly(), m.Scope < 1,
		!versionForm.MatchString(m.Version), !fits(m.Sender.ID, maxID), m.Sender.ID == "", m.Sender.Name == "", !fits(m.Sender.Name,
			300), !fits(m.Sender.ShortName, 300), !fits(m.Sender.CreditCode, 64), !m.Chain.formed():
		return refuse(Invalid, nil, "数据包的说明部分不合规定，没有写入任何内容。请让报送单位用本程序重新生成。")
	}
	type key struct {
		kind    model.Kind
		outside bool
	}
	seen, records, size := map[key]bool{}, 0, int64(0)
	for _, p := range m.Parts {
		k := key{p.Kind, p.Outside}
		if seen[k] || !fits(string(p.Kind), 64) || len(p.Fields) > 1000 || !sumForm.MatchString(p.SHA256) || p.Records < 0 ||
			p.Bytes < 0 || int64(p.Records) > p.Bytes {
			return refuse(Invalid, nil, "数据包的说明部分不合规定，没有写入任何内容。请让报送单位用本程序重新生成。")
		}
		seen[k] = true
		if p.Records > l.Records-records || p.Bytes > l.Unpacked-size {
			return tooLarge()
		}
		records, size = records+p.Records, size+p.Bytes
	}
	return nil
}

func fits(text string, most int) bool {
	return len(text) <= most && utf8.ValidString(text) && !hasControl(text) && !strings.ContainsAny(text, "\n\r\t")
}

// part reads the records of one part and holds them against its sum.
func (r *reader) part(m Manifest, p Part) ([]Record, error) {
	s := model.SchemaOf(p.Kind)
	sum, left := sha256.New(), p.Bytes
	var list []Record
	var bad error // the first record that makes no sense; told unless the part is spoilt
	before := ""
	for i := range p.Records {
		line, err := r.line()
		if err != nil {
			return nil, err
		}
		if left -= int64(len(line)) + 1; left < 0 {
			return nil, damaged(errors.New("part longer than its manifest says"))
		}
		sum.Write(line)
		sum.Write([]byte{'\n'})
		if bad != nil {
			continue
		}
		rec, err := readRecord(s, line)
		if err == nil && rec.Key() <= before {
			err = errLine{s.Fields[0].Label, "重复或次序不对"}
		}
		if err != nil {
			bad = r.invalid(m, s, i, err)
			continue
		}
		before = rec.Key()
		list = append(list, Record{rec, HashOf(line)})
	}
	if left != 0 || hex.EncodeToString(sum.Sum(nil)) != p.SHA256 {
		return nil, damaged(errors.New("part differs from its sum"))
	}
	return list, bad
}

func (r *reader) invalid(m Manifest, s *model.Schema, i int, err error) error {
	var unknown errUnknown
	if errors.As(err, &unknown) {
		return r.newer(m, s.Label+"的“"+model.Clip(string(unknown), 20)+"”栏")
	}
	return refuse(Invalid, err, "数据包中%s的第%d条%s，整包没有写入。请让报送单位核对后重新生成。", s.Label, i+1, err)
}

// check makes sure that every reference points at a record of the packet, and
// that there is none twice, inside and outside.
func check(p *Packet) error {
	ids := map[model.Kind]map[string]bool{}
	for _, lists := range []map[model.Kind][]Record{p.Records, p.Outside} {
		for kind, list := range lists {
			if ids[kind] == nil {
				ids[kind] = make(map[string]bool, len(list))
			}
			for _, r := range list {
				if ids[kind][r.Key()] {
					return refuse(Invalid, nil, "数据包中有两条编号为“%s”的%s，整包没有写入。请让报送单位核对后重新生成。", r.Key(), model.SchemaOf(kind).Label)
				}
				ids[kind][r.Key()] = true
			}
		}
	}
	for _, lists := range []map[model.Kind][]Record{p.Records, p.Outside} {
		for kind, list := range lists {
			s := model.SchemaOf(kind)
			refs := slices.DeleteFunc(slices.Clone(s.Fields), func(f model.Field) bool { return f.Ref == "" })
			for _, f := range refs {
				for _, r := range list {
					if id, _ := f.Raw(r.Record).(string); id != "" && !ids[f.Ref][id] {
						return refuse(Invalid, nil, "数据包中编号为“%s”的%s，其“%s”所引用的“%s”不在数据包中，整包没有写入。请让报送单位核对后重新生成。", r.Key(), s.Label, f.Label,
							model.Clip(id, 20))
					}
				}
			}
		}
	}
	if !ids[model.KindEnterprise][p.Sender.ID] {
		return refuse(Invalid, nil, "数据包中没有报送企业“%s”的记录，整包没有写入。请让报送单位重新生成。", p.Sender.Name)
	}
	return nil
}

func damaged(err error) error {
	return refuse(Damaged, err, "数据包已损坏，内容与校验值不符，没有写入任何内容。请重新拷贝，或请报送单位重新发送。")
}

func truncated(err error) error {
	return refuse(Truncated, err, "数据包不完整，像是没有拷贝完，没有写入任何内容。请重新拷贝，或请报送单位重新发送。")
}

func tooLarge() *Error {
	return refuse(TooLarge, nil, "数据包过大，超出本程序的处理范围，没有写入任何内容。请核对文件来源，或按下级企业分开报送。")
}

// explain keeps errors that say something, and those of the disk and of the
// person who cancelled.
func explain(err error) error {
	var said *Error
	var corrupt flate.CorruptInputError
	switch {
	case errors.As(err, &said):
		return said
	case errors.Is(err, gzip.ErrChecksum), errors.Is(err, gzip.ErrHeader), errors.As(err, &corrupt), errors.Is(err, io.ErrUnexpectedEOF):
		return damaged(err)
	}
	return err
}
