package packet

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"crypto/ed25519"
	"encoding/base64"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"math/rand"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"partyledger/model"
	"partyledger/store"
	"partyledger/store/intake"
	"partyledger/store/keep"
	"partyledger/store/storetest"
	"partyledger/store/vault"
)

// nobodys is the number of a ledger that nobody knows.
const nobodys = "00000000-0000-4000-8000-00000000000f"

// signedParts is what is inside a plain packet: the manifest, its signature, the records.
func signedParts(t testing.TB, path string) (manifest, signature, lines string) {
	t.Helper()
	file := storetest.Must[[]byte](t)(os.ReadFile(path))
	_, text, _ := strings.Cut(unpacked(t, path, ""), string(file))
	manifest, rest, _ := strings.Cut(text, "\n")
	signature, lines, _ = strings.Cut(rest, "\n")
	return manifest, signature, lines
}

// repacked is another file of what is inside a packet.
func repacked(t testing.TB, format int, manifest, signature, lines string) string {
	t.Helper()
	text := manifest + "\n"
	if format > unsigned {
		text += signature + "\n"
	}
	return storetest.Put(t, t.TempDir(), "repacked.dbb", packed(format, text+lines))
}

// renamed is a packet whose records and sums say another name of the same length.
func renamed(manifest, lines, from, to string) (string, string) {
	before := lines
	lines = strings.ReplaceAll(lines, from, to)
	all, was := strings.SplitAfter(lines, "\n"), strings.SplitAfter(before, "\n")
	for i := range was {
		for j := i + 1; j <= len(was); j++ {
			manifest = strings.ReplaceAll(manifest, sumOf(strings.Join(was[i:j], "")), sumOf(strings.Join(all[i:j], "")))
		}
	}
	return manifest, lines
}

// refusedWith fails unless the packet is refused so, and nothing is written of it.
func refusedWith(t *testing.T, g *store.Workspace, req MergeRequest, path, needs string, says ...string) *Result {
	t.Helper()
	state := func() string {
		st := storetest.Must[*Status](t)(StatusOf(t.Context(), g, asOf))
		head := storetest.Must[store.Head](t)(g.Head(t.Context()))
		return storetest.Dump(t, g) + head.Say() + strings.Repeat("x", len(st.History))
	}
	before := state()
	var r *Result
	for _, dry := range []bool{true, false} {
		req := req
		req.DryRun = dry
		r = merge(t, g, req, path).Files[0]
		if r.State != Refused || r.Needs != needs {
			t.Fatalf("state %s, needs %q: %s", r.State, r.Needs, r.Why)
		}
		storetest.Has(t, []string{r.Why}, append(says, "没有写入任何内容")...)
	}
	if state() != before {
		t.Error("something was written")
	}
	return r
}

// Whatever byte of a packet is changed, in the file or in what is inside, it is told and
// nothing is written.
func TestSignatureAnyByte(t *testing.T) {
	g, s := group(t), subsidiary(t)
	before := storetest.Dump(t, g)
	for _, pw := range []string{"", secret} {
		file := storetest.Must[[]byte](t)(os.ReadFile(sent(t, s, SendRequest{Password: pw})))
		for i := range file {
			b := bytes.Clone(file)
			b[i] ^= byte(1 + rand.Intn(255))
			var said *Error
			if _, err := readBytes(b, pw); !errors.As(err, &said) || said.Say == "" {
				t.Fatalf("byte %d from %#x to %#x: %v", i, file[i], b[i], err)
			}
			if i%97 != 0 {
				continue
			}
			r := merge(t, g, MergeRequest{Passwords: []string{pw}}, storetest.Put(t, t.TempDir(), "x.dbb", b)).Files[0]
			if r.State != Refused || r.Why == "" {
				t.Fatalf("byte %d from %#x to %#x: %s", i, file[i], b[i], r.State)
			}
		}
	}
	inside := plainText(t, written(t, manifest(), small(), ""))
	m, lines, _ := strings.Cut(inside, "\n")
	inside = m + "\n" + signature(signer, []byte(m)) + "\n" + lines
	for i := range inside {
		b := []byte(inside)
		b[i] ^= byte(1 + rand.Intn(255))
		if p, err := readBytes(packed(Format, string(b)), ""); err == nil {
			t.Fatalf("byte %d of what is inside from %q: read as %+v", i, inside[i], p.Manifest)
		}
	}
	if storetest.Dump(t, g) != before || len(storetest.Must[*Status](t)(StatusOf(t.Context(), g, asOf)).History) != 0 {
		t.Error("something was written")
	}
	// Packed otherwise it is the same.
	m, signature, lines := signedParts(t, sent(t, s, SendRequest{}))
	var body bytes.Buffer
	z := storetest.Must[*gzip.Writer](t)(gzip.NewWriterLevel(&body, gzip.NoCompression))
	io.WriteString(z, m+"\n"+signature+"\n"+lines)
	z.Close()
	h := header{format: Format, size: int64(body.Len()), version: "test"}
	merged(t, g, storetest.Put(t, t.TempDir(), "again.dbb", append([]byte(h.lines(body.Bytes())), body.Bytes()...)))
}

// A key that everybody can sign by is none, whichever way it is written.
func TestKeysOfSmallOrder(t *testing.T) {
	nothing := bytes.Repeat([]byte("0"), 128)
	copy(nothing, "01") // the neutral point, and nought
	for _, key := range smallOrders {
		b := storetest.Must[[]byte](t)(hex.DecodeString(key))
		for _, sign := range []byte{0, 0x80} {
			b[31] = b[31]&0x7f | sign
			for i := range 64 { // each of them holds for some contents
				if line := fmt.Sprintf("{%d}", i); Key(hex.EncodeToString(b)).holds([]byte(line), nothing) {
					t.Fatalf("%x signs %s", b, line)
				}
			}
		}
	}
}

// Who does not have the key cannot make a packet of that ledger.
func TestSignatureForged(t *testing.T) {
	g, s := group(t), subsidiary(t)
	first := merged(t, g, sent(t, s, SendRequest{}))
	if first.KeyWas != "" || len(first.Fingerprint) != 29 {
		t.Errorf("the first key: %+v", first)
	}
	storetest.Has(t, first.Notes, "首次收到“乙水务”的签名密钥，指纹"+first.Fingerprint)
	one, two := sent(t, s, SendRequest{}), sent(t, s, SendRequest{AsOf: asOf.AddDays(1)})
	m, signature, lines := signedParts(t, one)
	_, signature2, _ := signedParts(t, two)
	m2, lines2 := renamed(m, lines, "张甲", "王甲")
	if m2 == m || lines2 == lines {
		t.Fatal("nothing was forged")
	}
	other := ed25519.NewKeyFromSeed(bytes.Repeat([]byte{9}, 32))
	own, theirs := string(keyOf(other)), strings.Split(strings.SplitAfter(m, `"key":"`)[1], `"`)[0]
	unsignedM := strings.Replace(strings.Replace(m2, `"format":2`, `"format":1`, 1), `,"key":"`+theirs+`"`, "", 1)
	for name, path := range map[string]string{
		"the old signature on other content": repacked(t, Format, m2, signature, lines2),
		"another's signature, the old key":   repacked(t, Format, m2, signatureOf(other, m2), lines2),
		"that of another packet":             repacked(t, Format, m, signature2, lines),
		"none":                               repacked(t, Format, m2, "", lines2),
		"noughts":                            repacked(t, Format, m2, strings.Repeat("0", 128), lines2),
		"in capitals":                        repacked(t, Format, m, strings.ToUpper(signature), lines),
		"no key":                             repacked(t, Format, strings.Replace(m2, theirs, "", 1), signature, lines2),
		"a key of noughts": repacked(t, Format, strings.Replace(m2, theirs, strings.Repeat("0", 64), 1),
			strings.Repeat("0", 128), lines2),
		"another serial": repacked(t, Format, strings.Replace(m, `"serial":2`, `"serial":9`, 1), signature, lines),
		"another day":    repacked(t, Format, strings.Replace(m, `"asOf":"2026-11-20"`, `"asOf":"2026-11-22"`, 1), signature, lines),
		"another ledger": repacked(t, Format, strings.Replace(m, first.Ledger, nobodys, 1), signature, lines),
	} {
		t.Run(name, func(t *testing.T) { refusedWith(t, g, MergeRequest{}, path, "", "数据包的签名不对") })
	}
	// With a key of its own it is asked about, and nothing but its very fingerprint helps.
	forged := strings.Replace(m2, theirs, own, 1)
	path := repacked(t, Format, forged, signatureOf(other, forged), lines2)
	r := refusedWith(t, g, MergeRequest{Keys: []string{first.Fingerprint}, Force: true, Theirs: true}, path, NeedsKey, "的签名密钥换了",
		first.Fingerprint, keyOf(other).Fingerprint(), "打电话")
	if r.KeyWas != first.Fingerprint || r.Fingerprint != keyOf(other).Fingerprint() {
		t.Errorf("%+v", r)
	}
	// Without any it is asked about, too, and no key helps.
	path = repacked(t, unsigned, unsignedM, "", lines2)
	refusedWith(t, g, MergeRequest{Keys: []string{first.Fingerprint, ""}, Force: true}, path, NeedsUnsigned, "这个却没有", first.Fingerprint)
	// As one of a ledger that nobody knows, of the same enterprise.
	forged = strings.Replace(forged, first.Ledger, nobodys, 1)
	path = repacked(t, Format, forged, signatureOf(other, forged), lines2)
	refusedWith(t, g, MergeRequest{Force: true}, path, NeedsKey, "上次用的是另一份台账", first.Fingerprint, keyOf(other).Fingerprint())
	unsignedM = strings.Replace(unsignedM, first.Ledger, nobodys, 1)
	refusedWith(t, g, MergeRequest{}, repacked(t, unsigned, unsignedM, "", lines2), NeedsUnsigned)
	// What was changed by nobody comes in, and asks nothing.
	if r := merged(t, g, one); r.KeyWas != first.Fingerprint || r.KeySince == "" || strings.Contains(strings.Join(r.Notes, ""), "密钥") {
		t.Errorf("%+v", r)
	}
}

func signatureOf(signer ed25519.PrivateKey, manifest string) string {
	return signature(signer, []byte(manifest))
}

// One known sender does not pass for another, nor for this ledger.
func TestSignatureOfAnother(t *testing.T) {
	g, s := group(t), subsidiary(t)
	first := merged(t, g, sent(t, s, SendRequest{}))
	third := storetest.Open(t, t.TempDir())
	storetest.Must[int64](t)(third.Save(t.Context(), "丙", model.Enterprise{ID: "QY1", Name: "丙公交", Ownership: model.WhollyState}))
	file := sent(t, third, SendRequest{})
	second := merged(t, g, file)
	signer := storetest.Must[self](t)(readSelf(t.Context(), third.Conn())).signer
	m, _, lines := signedParts(t, sent(t, third, SendRequest{}))
	m = strings.Replace(m, second.Ledger, first.Ledger, 1)
	path := repacked(t, Format, m, signatureOf(signer, m), lines)
	refusedWith(t, g, MergeRequest{Keys: []string{second.Fingerprint}, Force: true}, path, "", "用“丙公交”另一份台账的密钥签名", second.Fingerprint)

	sent(t, g, SendRequest{})
	own := storetest.Must[self](t)(readSelf(t.Context(), g.Conn()))
	m = strings.Replace(m, first.Ledger, own.id, 1)
	path = repacked(t, Format, m, signatureOf(signer, m), lines)
	refusedWith(t, g, MergeRequest{Keys: []string{second.Fingerprint}, Force: true}, path, "", "自称由本台账生成，却不是用本台账的密钥签名的",
		second.Fingerprint, own.key().Fingerprint())
}

// Another key is accepted by its fingerprint alone: it is in the log, and the pin from then
// on; an older packet with the key before asks again; an undo brings the pin before back.
func TestSignatureKeyChanges(t *testing.T) {
	g, s := group(t), subsidiary(t)
	old := sent(t, s, SendRequest{})
	first := merged(t, g, old)
	id := first.Ledger
	storetest.Must[self](t)(setSelf(t.Context(), s.Conn(), id)) // another key of the same ledger
	file := sent(t, s, SendRequest{})
	r := refusedWith(t, g, MergeRequest{}, file, NeedsKey)
	req := MergeRequest{Keys: []string{r.Fingerprint}}
	dry := req
	dry.DryRun = true
	if r := merge(t, g, dry, file).Files[0]; r.State == Refused {
		t.Errorf("the trial: %+v", r)
	}
	refusedWith(t, g, MergeRequest{}, file, NeedsKey) // a trial pins nothing
	r = merge(t, g, req, file).Files[0]
	if r.State != Unchanged || len(r.Batches) != 1 {
		t.Fatalf("%+v", r)
	}
	storetest.Has(t, r.Notes, "按确认接受了新的签名密钥", r.Fingerprint, first.Fingerprint)
	batch := storetest.Must[[]store.Batch](t)(g.Batches(t.Context(), 1))[0]
	storetest.Has(t, []string{batch.Note}, "经确认接受新的签名密钥"+r.Fingerprint+"，代替"+first.Fingerprint)
	storetest.Same(t, 0, len(storetest.Must[[]string](t)(g.Verify(t.Context()))))
	third := merged(t, g, sent(t, s, SendRequest{}))
	storetest.Same(t, r.Fingerprint, third.KeyWas)

	refusedWith(t, g, MergeRequest{Force: true}, old, NeedsKey, first.Fingerprint) // a replay
	st := storetest.Must[*Status](t)(StatusOf(t.Context(), g, asOf))
	if p := st.Reported[0]; p.Fingerprint != r.Fingerprint || p.KeySince == "" || st.History[2].Fingerprint != first.Fingerprint {
		t.Errorf("told %+v", st)
	}

	g2, s2 := group(t), subsidiary(t)
	one := merged(t, g2, sent(t, s2, SendRequest{}))
	storetest.Must[self](t)(setSelf(t.Context(), s2.Conn(), one.Ledger))
	file = sent(t, s2, SendRequest{})
	two := refusedWith(t, g2, MergeRequest{}, file, NeedsKey)
	two = merge(t, g2, MergeRequest{Keys: []string{two.Fingerprint}}, file).Files[0]
	storetest.Must[int64](t)(g2.Undo(t.Context(), two.Batches[0]))
	if again := refusedWith(t, g2, MergeRequest{}, file, NeedsKey); again.KeyWas != one.Fingerprint {
		t.Errorf("after the undo %s is known, not %s", again.KeyWas, one.Fingerprint)
	}
}

// An older packet comes in no more by itself, whoever signed it.
func TestSignatureReplay(t *testing.T) {
	g, s := group(t), subsidiary(t)
	old := sent(t, s, SendRequest{})
	merged(t, g, sent(t, s, SendRequest{}))
	refusedWith(t, g, MergeRequest{}, old, NeedsForce, "较旧的第1号")
}

// A packet of a program that did not sign comes in, and is told of; once the key of the
// ledger is known it is asked about, and the key stays.
func TestSignatureOldFormat(t *testing.T) {
	g, s := group(t), subsidiary(t)
	as := func(path string) string {
		return storetest.Put(t, t.TempDir(), "old.dbb", asOld(t, storetest.Must[[]byte](t)(os.ReadFile(path))))
	}
	r := merged(t, g, as(sent(t, s, SendRequest{})))
	storetest.Has(t, r.Notes, "没有签名", "请其升级程序")
	if r.Added == 0 || r.Fingerprint != "" {
		t.Errorf("%+v", r)
	}
	merged(t, g, as(sent(t, s, SendRequest{})))
	signed := merged(t, g, sent(t, s, SendRequest{}))
	storetest.Has(t, signed.Notes, "首次收到")
	batch := storetest.Must[[]store.Batch](t)(g.Batches(t.Context(), 1))[0]
	storetest.Has(t, []string{batch.Note}, "首次收到签名密钥"+signed.Fingerprint)

	late := as(sent(t, s, SendRequest{}))
	refusedWith(t, g, MergeRequest{}, late, NeedsUnsigned, signed.Fingerprint)
	out := storetest.Must[*MergeResult](t)(Merge(t.Context(), g, MergeRequest{Files: []File{{Path: late, Unsigned: true}}}))
	if out.Files[0].State == Refused {
		t.Errorf("%+v", out.Files[0])
	}
	batch = storetest.Must[[]store.Batch](t)(g.Batches(t.Context(), 1))[0]
	storetest.Has(t, []string{batch.Note}, "没有签名，经确认仍然合并")
	refusedWith(t, g, MergeRequest{}, as(sent(t, s, SendRequest{})), NeedsUnsigned, signed.Fingerprint)
	if r := merged(t, g, sent(t, s, SendRequest{})); r.KeyWas != signed.Fingerprint {
		t.Errorf("%+v", r)
	}
	// A key that such a packet names is none.
	m, _, lines := signedParts(t, sent(t, s, SendRequest{}))
	m = strings.Replace(m, `"format":2`, `"format":1`, 1)
	refusedWith(t, g, MergeRequest{}, repacked(t, unsigned, m, "", lines), NeedsUnsigned)
}

// What the parent sends up, with what came from below, it signs itself.
func TestSignatureOfTheParent(t *testing.T) {
	g, s := group(t), subsidiary(t)
	below := merged(t, g, sent(t, s, SendRequest{}))
	file := sent(t, g, SendRequest{})
	own := storetest.Must[*Status](t)(StatusOf(t.Context(), g, asOf)).Fingerprint
	info := storetest.Must[Info](t)(LookFile(file, "", "test"))
	if info.Fingerprint != own || own == below.Fingerprint || own == "" {
		t.Errorf("signed by %s, not %s", info.Fingerprint, own)
	}
	above := storetest.Open(t, t.TempDir())
	storetest.Must[int64](t)(above.Save(t.Context(), "x", model.Enterprise{ID: "A", Name: "甲集团", Ownership: model.SoleState}))
	if r := merged(t, above, file); r.Fingerprint != own || r.Added == 0 {
		t.Errorf("%+v", r)
	}
}

// The key and the pins are what they were after a restore, and in a ledger that was
// encrypted since.
func TestSignatureSurvives(t *testing.T) {
	g, s := group(t), subsidiary(t)
	first := merged(t, g, sent(t, s, SendRequest{}))
	again := func(w *store.Workspace, f func(dir string)) *store.Workspace {
		dir := w.Dir()
		w.Close()
		f(dir)
		return storetest.Open(t, dir)
	}
	copied := storetest.Must[string](t)(keep.Backup(t.Context(), s, ""))
	s = again(s, func(dir string) {
		storetest.Must[string](t)(keep.Restore(t.Context(), dir, copied, store.Options{Now: storetest.Now}))
	})
	copiedGroup := storetest.Must[string](t)(keep.Backup(t.Context(), g, ""))
	g = again(g, func(dir string) {
		storetest.Must[string](t)(keep.Restore(t.Context(), dir, copiedGroup, store.Options{Now: storetest.Now}))
	})
	file := sent(t, s, SendRequest{Password: secret, AsOf: asOf.AddDays(1)})
	look := func(g *store.Workspace) *Result {
		return merge(t, g, MergeRequest{Passwords: []string{secret}, DryRun: true, Force: true}, file).Files[0]
	}
	if r := look(g); r.State == Refused || r.KeyWas != first.Fingerprint || r.Fingerprint != first.Fingerprint {
		t.Errorf("after the restore: %+v", r)
	}
	if storetest.Sealed() {
		return
	}
	key := storetest.Must[*vault.Key](t)(vault.NewKey(vault.XChaCha))
	if err := key.SetPassword("荷塘 青蛙 三号站台", vault.File{}); err != nil {
		t.Fatal(err)
	}
	for _, w := range []**store.Workspace{&g, &s} {
		dir := (*w).Dir()
		(*w).Close()
		storetest.Must[*keep.Converted](t)(keep.Convert(t.Context(), dir, key, keep.DeleteCopies, store.Options{Now: storetest.Now}))
		*w = storetest.Must[*store.Workspace](t)(store.Open(t.Context(), dir, store.Options{Now: storetest.Now, Version: "test", Key: key}))
		defer (*w).Close()
	}
	if r := look(g); r.State == Refused || r.KeyWas != first.Fingerprint {
		t.Errorf("encrypted: %+v", r)
	}
	storetest.Same(t, first.Fingerprint, storetest.Must[*Status](t)(StatusOf(t.Context(), s, asOf)).Fingerprint)
}

// The key leaves the ledger in nothing that is handed out.
func TestSignatureKeyStays(t *testing.T) {
	s := subsidiary(t)
	packets := []string{sent(t, s, SendRequest{}), sent(t, s, SendRequest{})}
	var seed []byte
	if err := s.Conn().QueryRow("SELECT seed FROM ledger_self").Scan(&seed); err != nil {
		t.Fatal(err)
	}
	var all strings.Builder
	for _, p := range packets {
		all.WriteString(unpacked(t, p, ""))
	}
	book := filepath.Join(t.TempDir(), "x.xlsx")
	if err := intake.Export(t.Context(), s, store.Target{Path: book}, intake.ExportOptions{Purpose: "测试", Private: true}); err != nil {
		t.Fatal(err)
	}
	z := storetest.Must[*zip.ReadCloser](t)(zip.OpenReader(book))
	defer z.Close()
	for _, f := range z.File {
		in := storetest.Must[io.ReadCloser](t)(f.Open())
		all.Write(storetest.Must[[]byte](t)(io.ReadAll(in)))
		in.Close()
	}
	for _, f := range storetest.Must[[]string](t)(filepath.Glob(filepath.Join(s.Dir(), "log", "*"))) {
		all.Write(storetest.Must[[]byte](t)(os.ReadFile(f)))
	}
	private := ed25519.NewKeyFromSeed(seed)
	for _, form := range []string{string(seed), hex.EncodeToString(seed), base64.StdEncoding.EncodeToString(seed),
		base64.StdEncoding.EncodeToString(private)[:40]} {
		if strings.Contains(strings.ToLower(all.String()), strings.ToLower(form)) {
			t.Errorf("the key is handed out as %q", form)
		}
	}
	if !strings.Contains(all.String(), string(keyOf(private))) {
		t.Error("nor is the public one")
	}
}

// A copy of a ledger has its key until it is given one of its own.
func TestSignatureOfACopy(t *testing.T) {
	s := subsidiary(t)
	file := sent(t, s, SendRequest{})
	copied := storetest.Must[string](t)(keep.Backup(t.Context(), s, ""))
	dir := t.TempDir()
	storetest.Must[string](t)(keep.Restore(t.Context(), dir, copied, store.Options{Now: storetest.Now}))
	other := storetest.Open(t, dir)
	key := func(w *store.Workspace) string {
		return storetest.Must[Info](t)(LookFile(sent(t, w, SendRequest{}), "", "test")).Fingerprint
	}
	if key(s) != key(other) {
		t.Error("the copy has another key")
	}
	refusedWith(t, other, MergeRequest{}, file, "", "本台账自己生成的数据包", "换发台账标识")
	if err := RenewLedgerID(t.Context(), other); err != nil {
		t.Fatal(err)
	}
	if key(s) == key(other) {
		t.Error("the key is still that of the other")
	}
	// One that was copied before there were keys has the number, and another key.
	storetest.Must[self](t)(setSelf(t.Context(), other.Conn(), storetest.Must[self](t)(readSelf(t.Context(), s.Conn())).id))
	refusedWith(t, other, MergeRequest{}, file, "", "自称由本台账生成，却不是用本台账的密钥签名的", "换发台账标识")
}

func TestFingerprint(t *testing.T) {
	print := keyOf(signer).Fingerprint()
	for _, text := range []string{print, strings.ToLower(print), strings.ReplaceAll(print, "-", ""), strings.ReplaceAll(print, "-", " "),
		" " + strings.ReplaceAll(print, "-", "－") + "\t"} {
		if got, ok := ParseFingerprint(text); !ok || got != print {
			t.Errorf("%q: %q %v", text, got, ok)
		}
	}
	for _, text := range []string{"", print[1:], print + "0", strings.Replace(print, print[:1], "G", 1), string(keyOf(signer)), "指纹"} {
		if got, ok := ParseFingerprint(text); ok {
			t.Errorf("%q is %q", text, got)
		}
	}
	if Key("").Fingerprint() != "" {
		t.Error("no key has a fingerprint")
	}
}

// What somebody who knows the office would try does not seal a packet; what was sealed with
// such before is opened.
func TestWeakPasswords(t *testing.T) {
	w := subsidiary(t)
	storetest.Must[int64](t)(w.Save(t.Context(), "更多", model.Office{ID: model.OfficeID, Unit: "乙水务", Addressee: "甲省国资委", AheadDays: 10},
		model.Person{ID: "RY8", Name: "欧阳晓明", EnterpriseID: "QY2"},
		model.Organization{ID: "DZ2", Name: "第一党支部", Type: model.Branch, EnterpriseID: "QY1",
			Superior: "某市直属机关工委"}))
	dir := t.TempDir()
	for _, p := range []string{"12345678", "1234567890", "aaaaaaaa", "aaaaaaaaaaaa", "          ", "　　　　　　　　　　　　", "password123",
		"乙水务2026", "乙水务一厂2026", "yishuiwuyichang", "yswyc123456", "YiShuiWu@2026", "欧阳晓明2026年", "ouyangxiaoming1",
		"oyxm20261101", "甲省国资委2026",
		"jiashengguoziwei", "某市直属机关工委1234", "dangjian2026", "1qaz2wsx3edc", "qwertyuiop", "13800000000"} {
		_, err := Send(t.Context(), w, SendRequest{Path: dir, AsOf: asOf, Password: p})
		storetest.WantRefusal(t, err, "密码", "没有生成数据包")
	}
	if left := storetest.Must[[]string](t)(filepath.Glob(filepath.Join(dir, "*"))); len(left) != 0 {
		t.Errorf("left behind: %v", left)
	}
	for _, p := range []string{secret, "kX9#mQ2vLp", "三只绿猫爬上了食堂的烟囱"} {
		if _, err := Send(t.Context(), w, SendRequest{Path: dir + "/", AsOf: asOf, Password: p, Replace: true}); err != nil {
			t.Errorf("%q may not be used: %v", p, err)
		}
	}
	if p, err := readBytes(written(t, manifest(), small(), "12345678"), "12345678"); err != nil || p.Total() != 4 {
		t.Errorf("sealed with a weak password it is not read: %v", err)
	}
}
