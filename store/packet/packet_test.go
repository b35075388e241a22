package packet

import (
	"bytes"
	"compress/gzip"
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math"
	"regexp"
	"strings"
	"testing"

	"filippo.io/age"
	"github.com/google/go-cmp/cmp"

	"partyledger/assets/demo"
	"partyledger/model"
	"partyledger/model/day"
)

func TestMain(m *testing.M) {
	workFactor = 4 // what is tested is the form, not how long a password holds
	m.Run()
}

const password = "测试 口令 2026"

// signer is the key of the tests' ledgers.
var signer = ed25519.NewKeyFromSeed(bytes.Repeat([]byte{7}, ed25519.SeedSize))

// manifest is one that may be written.
func manifest() Manifest {
	return Manifest{Version: "0.1.0", Ledger: "00000000-0000-4000-8000-000000000001", Serial: 7, Made: "2026-11-23T01:02:03Z",
		AsOf:   day.Of(2026, 11, 23),
		Sender: Sender{ID: "QY1", Name: "某某水务有限公司", ShortName: "某某水务", CreditCode: "Y"}, Scope: 1}
}

// small is a few records with all sorts of values.
func small() Content {
	return Content{
		Kinds: []model.Kind{model.KindEnterprise, model.KindFund, model.KindPerson},
		Records: map[model.Kind][]model.Record{
			model.KindEnterprise: {model.Enterprise{ID: "QY1", Name: "某某水务有限公司", Ownership: model.WhollyState, LegalPerson: true,
				Founded: day.Of(2001, 2, 3), Note: "第一行\n\"第二行\"\\\t<&>"}},
			model.KindFund: {model.Fund{ID: "JF1", EnterpriseID: "QY1", Year: 2026, Wages: model.Yuan(123)}},
			model.KindPerson: {model.Person{ID: "RY2", Name: "李䶮", EnterpriseID: "QY1"}, model.Person{ID: "RY1", Name: "张甲",
				EnterpriseID: "QY9"}},
		},
		Outside: map[model.Kind][]model.Record{model.KindEnterprise: {model.Enterprise{ID: "QY9", Name: "某某集团"}}},
	}
}

func written(t testing.TB, m Manifest, c Content, password string) []byte {
	t.Helper()
	var b bytes.Buffer
	c.Signer = signer
	if _, err := Write(&b, m, c, password, Limits{}); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func readBytes(b []byte, password string) (*Packet, error) {
	return Read(bytes.NewReader(b), Options{Password: password, Version: "0.1.0"})
}

// reason fails unless the error says why in a sentence of ours.
func reason(t testing.TB, err error, want Reason, words ...string) {
	t.Helper()
	var said *Error
	if !errors.As(err, &said) || said.Reason != want {
		t.Fatalf("%v, not %s", err, want)
	}
	for _, w := range words {
		if !strings.Contains(said.Say, w) {
			t.Errorf("%q does not say %q", said.Say, w)
		}
	}
	if !strings.Contains(said.Say, "没有写入") {
		t.Errorf("%q does not say that nothing was written", said.Say)
	}
}

func TestRoundTrip(t *testing.T) {
	for _, pw := range []string{"", password} {
		file := written(t, manifest(), small(), pw)
		if sealed, err := Sealed(bytes.NewReader(file)); err != nil || sealed != (pw != "") {
			t.Errorf("sealed %v, %v", sealed, err)
		}
		if pw != "" && (bytes.Contains(file, []byte("张甲")) || bytes.Contains(file, []byte("水务"))) {
			t.Error("a sealed file shows a name")
		}
		p, err := readBytes(file, pw)
		if err != nil {
			t.Fatal(err)
		}
		for kind, want := range small().Records {
			got := map[string]model.Record{}
			for _, r := range p.Records[kind] {
				got[r.Key()] = r.Record
			}
			for _, r := range want {
				if got[r.Key()] != r {
					t.Errorf("%+v became %+v", r, got[r.Key()])
				}
			}
		}
		if len(p.Outside[model.KindEnterprise]) != 1 || p.Total() != 4 || p.Count(model.KindPerson) != 2 ||
			!p.Fields(model.KindFund)["Wages"] {
			t.Errorf("manifest %+v", p.Manifest)
		}
		m, sealed, err := Look(bytes.NewReader(file), Options{Password: pw})
		if err != nil || sealed != (pw != "") || m.Serial != 7 || m.Sender.Name != "某某水务有限公司" {
			t.Errorf("look: %+v %v", m, err)
		}
	}
}

// The whole sample group goes through, record by record.
func TestSample(t *testing.T) {
	c := Content{Records: map[model.Kind][]model.Record{}}
	for _, s := range model.Schemas() {
		c.Kinds = append(c.Kinds, s.Kind)
	}
	n := 0
	for _, r := range demo.Records() {
		c.Records[r.Kind()] = append(c.Records[r.Kind()], r)
		n++
		if err := CheckRecord(r); err != nil {
			t.Errorf("%s %s: %v", r.Kind(), r.Key(), err)
		}
	}
	m := manifest()
	m.Sender.ID = "QY001"
	p, err := readBytes(written(t, m, c, ""), "")
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range demo.Records() {
		found := false
		for _, x := range p.Records[r.Kind()] {
			found = found || x.Record == r
		}
		if !found {
			t.Fatalf("%s %s is lost", r.Kind(), r.Key())
		}
	}
	if p.Total() != n {
		t.Errorf("%d records, not %d", p.Total(), n)
	}
}

// Equal records give equal bytes, in whatever order they come; serial and time do
// not change what the content is.
func TestDeterministic(t *testing.T) {
	a, b := small(), small()
	list := b.Records[model.KindPerson]
	list[0], list[1] = list[1], list[0]
	if !bytes.Equal(written(t, manifest(), a, ""), written(t, manifest(), b, "")) {
		t.Error("the order of records changes the file")
	}
	m := manifest()
	m.Serial, m.Made = 8, "2026-12-01T00:00:00Z"
	p, err := readBytes(written(t, manifest(), a, ""), "")
	q, err2 := readBytes(written(t, m, b, ""), "")
	if err != nil || err2 != nil || p.Content() != q.Content() {
		t.Errorf("content differs: %v %v", err, err2)
	}
	for i, r := range p.Records[model.KindPerson] {
		if r.Hash != q.Records[model.KindPerson][i].Hash {
			t.Error("hashes of equal records differ")
		}
	}
	c := small()
	c.Records[model.KindFund] = nil
	if p, err := readBytes(written(t, manifest(), c, ""), ""); err != nil || p.Content() == q.Content() {
		t.Errorf("content of fewer records is the same; %v", err)
	}
}

func TestPassword(t *testing.T) {
	file := written(t, manifest(), small(), password)
	_, err := readBytes(file, "")
	reason(t, err, NeedPassword, "加了密码")
	_, err = readBytes(file, password+"x")
	reason(t, err, WrongPassword, "密码不对")
	_, _, err = Look(bytes.NewReader(file), Options{Password: "x"})
	reason(t, err, WrongPassword)
}

// Every shortened file is told to be one, and every flipped bit is either found or
// changes nothing.
func TestDamage(t *testing.T) {
	for _, pw := range []string{"", password} {
		file := written(t, manifest(), small(), pw)
		whole, err := readBytes(file, pw)
		if err != nil {
			t.Fatal(err)
		}
		for n := 1; n < len(file); n++ {
			_, err := readBytes(file[:n], pw)
			reason(t, err, Truncated, "没有拷贝完")
		}
		for i := 0; i < len(file)*8; i += 5 {
			b := bytes.Clone(file)
			b[i/8] ^= 1 << (i % 8)
			p, err := readBytes(b, pw)
			if err == nil {
				if d := cmp.Diff(whole.Records, p.Records, cmp.AllowUnexported(day.Day{})); d != "" {
					t.Fatalf("bit %d: %s", i, d)
				}
				continue
			}
			var said *Error
			if !errors.As(err, &said) || said.Reason == Invalid && pw == "" {
				t.Fatalf("bit %d: %v", i, err)
			}
		}
		_, err = readBytes(append(bytes.Clone(file), 'x'), pw)
		reason(t, err, Damaged)
	}
}

func TestForeign(t *testing.T) {
	for _, text := range []string{"", "x", "PK\x03\x04", strings.Repeat("某某", 100), "PARTYLEDGER-PACKETS 1 plain 5 0.1\n12345", "\n"} {
		_, err := readBytes([]byte(text), "")
		reason(t, err, Foreign, "不是上报数据包")
	}
}

// forged makes a plain packet of a manifest and lines as they are, signed.
func forged(m, lines string) []byte {
	return packed(Format, m+"\n"+signature(signer, []byte(m))+"\n"+lines)
}

// packed makes a plain file of a form from what is inside.
func packed(format int, text string) []byte {
	var body bytes.Buffer
	z := gzip.NewWriter(&body)
	io.WriteString(z, text)
	z.Close()
	h := header{format: format, size: int64(body.Len()), version: "0.1.0"}
	if _, rest, ok := strings.Cut(text, `"version":"`); ok {
		h.version, _, _ = strings.Cut(rest, `"`)
	}
	return append([]byte(h.lines(body.Bytes())), body.Bytes()...)
}

var keyField = regexp.MustCompile(`,"key":"[0-9a-f]{64}"`)

// asOld is a plain packet as a program that did not sign would have written it.
func asOld(t testing.TB, file []byte) []byte {
	t.Helper()
	text := strings.Replace(plainText(t, file), `"format":2`, `"format":1`, 1)
	return packed(unsigned, keyField.ReplaceAllString(text, ""))
}

// plainText is what is inside a plain packet, without the signature.
func plainText(t testing.TB, file []byte) string {
	t.Helper()
	_, body, _ := bytes.Cut(file, []byte("\n"))
	_, body, _ = bytes.Cut(body, []byte("\n"))
	z, err := gzip.NewReader(bytes.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	text, err := io.ReadAll(z)
	if err != nil {
		t.Fatal(err)
	}
	head, rest, _ := strings.Cut(string(text), "\n")
	_, lines, _ := strings.Cut(rest, "\n")
	return head + "\n" + lines
}

// altered is a packet of small() in which one word of the records is another, with
// the sums put right.
func altered(t *testing.T, from, to string) []byte {
	t.Helper()
	head, lines, _ := strings.Cut(plainText(t, written(t, manifest(), small(), "")), "\n")
	if !strings.Contains(lines, from) {
		t.Fatalf("no %q in\n%s", from, lines)
	}
	all := strings.SplitAfter(strings.Replace(lines, from, to, 1), "\n")
	m := head
	for _, p := range [][2]int{{0, 1}, {1, 2}, {2, 4}, {4, 5}} {
		text := strings.Join(all[p[0]:p[1]], "")
		old := strings.Join(strings.SplitAfter(lines, "\n")[p[0]:p[1]], "")
		m = strings.Replace(m, fmt.Sprintf(`"bytes":%d,"sha256":"%s"`, len(old), sumOf(old)), fmt.Sprintf(`"bytes":%d,"sha256":"%s"`,
			len(text), sumOf(text)), 1)
	}
	return forged(m, strings.Join(all, ""))
}

// What is whole but not as it must be is refused, with a word about what.
func TestInvalid(t *testing.T) {
	for _, x := range []struct{ from, to, says string }{
		{`"国有全资"`, `"集体所有"`, "不在可选范围内"},
		{`"2001-02-03"`, `"2001-02-30"`, "不是日期"},
		{`"2001-02-03"`, `"2001.2.3"`, "不是日期"},
		{`"Year":2026`, `"Year":2026.5`, "不是数"},
		{`"Year":2026`, `"Year":02026`, "不是数"},
		{`"Year":2026`, `"Year":99999999999`, "超出范围"},
		{`"Year":2026`, `"Year":"2026"`, "不是数"},
		{`"Year":2026`, `"Year":[[[[[[1]]]]]]`, "不是数"},
		{`"Year":2026`, `"Year":2026,"Year":2025`, "不是一条完整的记录"},
		{`"LegalPerson":true`, `"LegalPerson":1`, "是或否"},
		{`"张甲"`, `"张甲\u0000"`, "不能显示的字符"},
		{`"张甲"`, `{"a":"张甲"}`, "不是文字"},
		{`"ID":"JF1"`, `"ID":"` + strings.Repeat("J", 65) + `"`, "过长"},
		{`"ID":"JF1",`, ``, "没有填写"},
		{`"ID":"RY2"`, `"ID":"RY1"`, "重复"},
		{`"EnterpriseID":"QY9"`, `"EnterpriseID":"QY8"`, "不在数据包中"},
		{`{"ID":"QY9"`, `{"ID":"QY1"`, "两条编号为"},
		{`"ID":"QY1","Name"`, `"ID":"QY2","Name"`, ""},
	} {
		_, err := readBytes(altered(t, x.from, x.to), "")
		reason(t, err, Invalid, x.says)
	}
	_, err := readBytes(altered(t, `"张甲"`, `"张甲","Zodiac":"龙"`), "")
	reason(t, err, Newer, "人员的“Zodiac”栏", "升级到0.1.0")
}

func TestNewer(t *testing.T) {
	m := manifest()
	m.Version = "0.9.0"
	text := plainText(t, written(t, m, small(), ""))
	head, lines, _ := strings.Cut(text, "\n")
	_, err := readBytes(forged(strings.Replace(head, `"kind":"fund"`, `"kind":"fund_of_2030"`, 1), lines), "")
	reason(t, err, Newer, "fund_of_2030", "0.1.0版", "升级到0.9.0")
	_, err = readBytes(forged(strings.Replace(head, `"Wages"`, `"Wages","Bonus"`, 1), lines), "")
	reason(t, err, Newer, "Bonus", "升级到0.9.0")
	file := written(t, m, small(), "")
	_, err = readBytes(bytes.Replace(file, []byte("PACKET 2 "), []byte("PACKET 3 "), 1), "")
	reason(t, err, Newer, "格式较新", "升级到0.9.0")
}

// Bombs are refused before they fill the memory.
func TestBombs(t *testing.T) {
	limits := Limits{Unpacked: 1 << 20, Records: 1000, Line: 1 << 16, File: 1 << 20}
	try := func(file []byte, want Reason) {
		t.Helper()
		_, err := Read(bytes.NewReader(file), Options{Limits: limits})
		reason(t, err, want)
	}
	try(forged(strings.Repeat(" ", 8<<20), ""), TooLarge) // a manifest without an end
	text := plainText(t, written(t, manifest(), small(), ""))
	head, lines, _ := strings.Cut(text, "\n")
	try(forged(head, lines+strings.Repeat("{}\n", 1<<20)), Damaged) // much more than it says
	try(forged(head, lines+"{}\n"), Damaged)
	try(forged(strings.Replace(head, `"records":2`, `"records":2000`, 1), lines), Invalid)
	try(forged(strings.Replace(head, `"records":2,"bytes":`, `"records":2000,"bytes":1000`, 1), lines), TooLarge)
	try(forged(strings.Repeat(`{"parts":[`, 20000), ""), TooLarge)
	try(forged(strings.Repeat(`{"parts":[`, 5000), ""), Damaged)
	many := small()
	for i := range 2000 {
		many.Records[model.KindFund] = append(many.Records[model.KindFund], model.Fund{ID: fmt.Sprint("X", i), EnterpriseID: "QY1",
			Year: 2026})
	}
	try(written(t, manifest(), many, ""), TooLarge)
	many.Signer = signer
	if _, err := Write(io.Discard, manifest(), many, "", limits); err == nil {
		t.Error("what cannot be read is written")
	}
	_, err := Read(strings.NewReader(header{format: 1, size: math.MaxInt32, version: "1"}.line()), Options{})
	reason(t, err, TooLarge)
}

// A seal that costs hours to try is refused at once.
func TestWorkFactor(t *testing.T) {
	was := maxWorkFactor
	t.Cleanup(func() { maxWorkFactor = was })
	file := written(t, manifest(), small(), password)
	maxWorkFactor = workFactor - 1
	_, err := readBytes(file, password)
	reason(t, err, Invalid, "加密参数")
}

// A file sealed for a key, not with a password, is none of ours.
func TestOtherSeal(t *testing.T) {
	key, err := age.GenerateX25519Identity()
	if err != nil {
		t.Fatal(err)
	}
	var body bytes.Buffer
	w, err := age.Encrypt(&body, key.Recipient())
	if err != nil {
		t.Fatal(err)
	}
	io.WriteString(w, "x")
	w.Close()
	file := append([]byte(header{format: 1, sealed: true, size: int64(body.Len()), version: "0.1.0"}.line()), body.Bytes()...)
	_, err = readBytes(file, password)
	reason(t, err, Invalid)
}

func TestCancel(t *testing.T) {
	stop := errors.New("stop")
	_, err := Read(bytes.NewReader(written(t, manifest(), small(), "")), Options{Cancel: func() error { return stop }})
	if !errors.Is(err, stop) {
		t.Errorf("%v", err)
	}
}

// Whatever bytes come, reading ends with a packet that can be written again, or
// with a sentence.
func FuzzRead(f *testing.F) {
	plain, sealed := written(f, manifest(), small(), ""), written(f, manifest(), small(), password)
	f.Add(plain)
	f.Add(sealed)
	f.Add(asOld(f, plain))
	for _, file := range [][]byte{plain, sealed} {
		for _, n := range []int{10, 40, len(file) / 2, len(file) - 1} {
			f.Add(file[:n])
		}
		for i := 3; i < len(file); i += len(file)/16 + 1 {
			b := bytes.Clone(file)
			b[i] ^= 1 << (i % 8)
			f.Add(b)
		}
	}
	f.Add(forged(strings.Repeat(" ", 1<<19), ""))
	f.Add(forged(`{"format":1}`, strings.Repeat("{}\n", 1<<16)))
	f.Add(forged(strings.Repeat(`{"parts":[`, 9000), ""))
	maxWorkFactor = 6
	limits := Limits{Unpacked: 2 << 20, Records: 10000, Line: 1 << 18, File: 4 << 20}
	f.Fuzz(func(t *testing.T, file []byte) {
		p, err := Read(bytes.NewReader(file), Options{Password: password, Version: "0.1.0", Limits: limits})
		if err != nil {
			var said *Error
			if !errors.As(err, &said) || said.Say == "" {
				t.Fatalf("no sentence: %v", err)
			}
			return
		}
		c := Content{Records: map[model.Kind][]model.Record{}, Outside: map[model.Kind][]model.Record{}}
		for _, part := range p.Parts {
			if !part.Outside {
				c.Kinds = append(c.Kinds, part.Kind)
			}
		}
		for kind, list := range p.Records {
			for _, r := range list {
				c.Records[kind] = append(c.Records[kind], r.Record)
			}
		}
		again := written(t, p.Manifest, c, "")
		if _, err := readBytes(again, ""); err != nil && len(p.Outside) == 0 {
			t.Fatalf("written again it is not read: %v", err)
		}
	})
}

// FuzzContent reads what is inside, packed again by the test, so that the packing's
// own sums hide nothing; the parts' sums are put right where the lines fit.
func FuzzContent(f *testing.F) {
	text := plainText(f, written(f, manifest(), small(), ""))
	head, lines, _ := strings.Cut(text, "\n")
	f.Add(head, lines)
	f.Add(strings.Replace(head, `"outside":true`, `"outside":false`, 1), lines)
	f.Add(head, strings.Replace(lines, "QY1", "QY9", 1))
	limits := Limits{Unpacked: 2 << 20, Records: 10000, Line: 1 << 18, File: 4 << 20}
	f.Fuzz(func(t *testing.T, head, lines string) {
		var m Manifest
		if json.Unmarshal([]byte(head), &m) == nil {
			rest := lines
			for i, p := range m.Parts {
				end := 0
				for n := 0; n < p.Records && end < len(rest); n++ {
					end += strings.IndexByte(rest[end:]+"\n", '\n') + 1
				}
				end = min(end, len(rest))
				m.Parts[i].Bytes, m.Parts[i].SHA256 = int64(end), sumOf(rest[:end])
				rest = rest[end:]
			}
			right, err := json.Marshal(m)
			if err != nil {
				t.Skip()
			}
			head = string(right)
		}
		p, err := Read(bytes.NewReader(forged(head, lines)), Options{Limits: limits})
		var said *Error
		switch {
		case err == nil && p.Total() > limits.Records:
			t.Fatalf("%d records", p.Total())
		case err != nil && (!errors.As(err, &said) || said.Say == ""):
			t.Fatalf("no sentence: %v", err)
		}
	})
}

// FuzzRecord reads single lines, without the sums that hide them from FuzzRead.
func FuzzRecord(f *testing.F) {
	for _, list := range small().Records {
		for _, r := range list {
			f.Add(string(r.Kind()), model.AppendRecord(nil, r))
		}
	}
	f.Add("person", []byte(`{"ID":"a","Name":"\ud83d\ude00\n\"","Frontline":true,"Dues":-5}`))
	f.Fuzz(func(t *testing.T, kind string, line []byte) {
		s := model.SchemaOf(model.Kind(kind))
		if s == nil {
			return
		}
		r, err := readRecord(s, line)
		if err != nil {
			return
		}
		back, err := readRecord(s, model.AppendRecord(nil, r))
		if err != nil || back != r {
			t.Fatalf("%q became %q: %v", line, model.AppendRecord(nil, r), err)
		}
	})
}

func sumOf(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:])
}
