package vault

import (
	"bytes"
	"compress/gzip"
	"context"
	"database/sql"
	"encoding/binary"
	"errors"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	sqlite3 "modernc.org/sqlite/lib"
)

func read(t testing.TB, path string) []byte {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func write(t testing.TB, path string, b []byte) {
	t.Helper()
	if err := os.WriteFile(path, b, 0o600); err != nil {
		t.Fatal(err)
	}
}

// hidden fails if a file or its journal shows anything of what it holds: the planted
// text, what SQLite writes, or that bytes are not as if by chance.
func hidden(t testing.TB, path string) {
	t.Helper()
	for _, name := range []string{path, path + "-journal"} {
		b, err := os.ReadFile(name)
		if errors.Is(err, os.ErrNotExist) {
			continue
		}
		for _, s := range []string{planted, "张三", "110101", "SQLite format", "CREATE TABLE", "sqlite_"} {
			if bytes.Contains(b, []byte(s)) || err != nil {
				t.Fatalf("%s shows %q, %v", filepath.Base(name), s, err)
			}
		}
		if name != path {
			// A journal's frames end in zeros, which are no secret.
			b = bytes.ReplaceAll(b, make([]byte, 32), nil)
		} else {
			b = b[headerRoom:]
		}
		if len(b) < 1<<16 {
			continue
		}
		var count [256]float64
		for _, x := range b {
			count[x]++
		}
		chi, mean := 0.0, float64(len(b))/256
		for i, n := range count {
			if i > 0 || name == path { // zeros are left of what was taken out
				chi += (n - mean) * (n - mean) / mean
			}
		}
		if chi > 450 { // 255 ± 23 by chance
			t.Fatalf("%s: bytes are not as by chance: χ² %.0f of %d bytes", filepath.Base(name), chi, len(b))
		}
		var z bytes.Buffer
		w := gzip.NewWriter(&z)
		w.Write(b)
		w.Close()
		if z.Len() < len(b)*99/100 {
			t.Fatalf("%s can be packed: %d of %d bytes", filepath.Base(name), z.Len(), len(b))
		}
	}
}

// From each way of keeping pages to each other by VACUUM INTO, with equal data.
func TestConversions(t *testing.T) {
	dir := t.TempDir()
	from := filepath.Join(dir, "党建 台账.db")
	db := plain(t, from)
	fill(t, db, 3000)
	do(t, db, "PRAGMA user_version = 16")
	want := one(t, db, allPeople) + one(t, db, allChanges)
	all := append(hows(t), hows(t)...) // each to another of its kind, too
	states := map[bool]State{true: StateSealed, false: StateChecked}
	for i, h := range all {
		path := filepath.Join(dir, string(rune('a'+i))+".db")
		into, err := Into(path)
		if h.key != nil {
			into, err = h.key.Into(path)
		}
		if err != nil {
			t.Fatal(err)
		}
		do(t, db, "VACUUM INTO ?", into)
		db.Close()
		if s, err := StateOf(path); s != states[h.key != nil] || err != nil {
			t.Errorf("%s: state %d, %v", h.name, s, err)
		}
		h.whole(t, path)
		if h.key != nil {
			hidden(t, path)
		}
		db = h.open(t, path)
		if one(t, db, allPeople)+one(t, db, allChanges) != want || one(t, db, "PRAGMA integrity_check") != "ok" ||
			one(t, db, "PRAGMA user_version") != "16" {
			t.Errorf("%s: other data", h.name)
		}
		// A plain path is kept in the same way, under the same password.
		copied := path + ".copy"
		do(t, db, "VACUUM INTO ?", copied)
		h.whole(t, copied)
		if h.key == nil {
			continue
		}
		k, err := Unlock(copied, secret)
		if err != nil {
			t.Fatal(err)
		}
		again := how{h.name, k}.open(t, copied)
		if one(t, again, allPeople)+one(t, again, allChanges) != want {
			t.Errorf("%s: the copy has other data", h.name)
		}
		if err := k.Close(); err != ErrOpen {
			t.Errorf("a key with an open file was closed: %v", err)
		}
		again.Close()
		if err := k.Close(); err != nil {
			t.Error(err)
		}
		if err := k.Check(copied); err != ErrOtherKey {
			t.Errorf("a closed key: %v", err)
		}
	}
	db.Close()
}

// Nothing but its own key opens a ledger that a crash has left with a journal, and
// nothing else that tries changes a byte.
func TestHotJournal(t *testing.T) {
	dir := t.TempDir()
	h, other := hows(t)[1], hows(t)[1]
	made, path := filepath.Join(dir, "made.db"), filepath.Join(dir, "a.db")
	db := h.open(t, made)
	book(t, db)
	tx, err := db.Begin()
	if err != nil {
		t.Fatal(err)
	}
	do(t, tx, "UPDATE acct SET bal = 0, pad = hex(randomblob(150))")
	copyBook(t, path, made)
	tx.Rollback()
	db.Close()
	file, undo := read(t, path), read(t, path+"-journal")
	if !liveJournal(path) {
		t.Fatal("no live journal")
	}
	hidden(t, path)
	unchanged := func(who string) {
		t.Helper()
		if !bytes.Equal(read(t, path), file) || !bytes.Equal(read(t, path+"-journal"), undo) {
			t.Fatalf("%s changed the files", who)
		}
	}
	if _, err := Unlock(path, "another"); err != ErrPassword {
		t.Error(err)
	}
	unchanged("a wrong password")
	if err := other.open(t, path).Ping(); !isCode(err, sqlite3.SQLITE_NOTADB) {
		t.Error(err)
	}
	if err := other.key.Check(path); err != ErrOtherKey {
		t.Error(err)
	}
	unchanged("another key")
	for who, db := range map[string]*sql.DB{"plain": plain(t, path), "check values": kept(t, path)} {
		if err := db.QueryRow("SELECT count(*) FROM acct").Scan(new(int)); err == nil {
			t.Error("opened", who)
		}
		db.Close()
		unchanged(who)
	}
	image, report, err := h.key.Image(t.Context(), file, undo, func(db, journal []byte) ([]byte, error) {
		p := filepath.Join(dir, "plain.db")
		write(t, p, db)
		write(t, p+"-journal", journal)
		played := plain(t, p)
		defer played.Close()
		_, err := bookOf(played, 0)
		return read(t, p), err
	})
	if err != nil || len(report.Bad) > 0 || report.Pages < 10 || len(image) == 0 {
		t.Errorf("in memory: %+v, %v", report, err)
	}
	db = h.open(t, path)
	checkBook(t, db, 0)
	db.Close()
	h.whole(t, path)
}

// A key neither opens nor changes what is not its own; nor does it write where only
// reading was asked for.
func TestForeignFiles(t *testing.T) {
	dir := t.TempDir()
	all := hows(t)
	for i, h := range all {
		path := filepath.Join(dir, string(rune('a'+i)))
		db := h.open(t, path)
		fill(t, db, 100)
		db.Close()
		b := read(t, path)
		for j, other := range all[1:] {
			if j+1 == i {
				continue
			}
			if err := other.open(t, path).Ping(); !isCode(err, sqlite3.SQLITE_NOTADB) {
				t.Errorf("%s by another key: %v", h.name, err)
			}
			if f, err := other.key.Open(path); err == nil {
				t.Errorf("%s by another key: opened", h.name)
				f.Close()
			}
			if _, err := other.key.CheckFile(t.Context(), path); err == nil {
				t.Errorf("%s by another key: checked", h.name)
			}
		}
		if h.key != nil {
			uri, err := h.key.URI(path, url.Values{"mode": {"ro"}, "_pragma": {"temp_store(MEMORY)"}})
			if err != nil {
				t.Fatal(err)
			}
			db := pool(t, uri)
			if one(t, db, "SELECT count(*) > 50 FROM person") != "1" {
				t.Error("other data")
			}
			if _, err := db.Exec("DELETE FROM person"); err == nil {
				t.Error("written")
			}
			db.Close()
			empty := path + ".empty"
			write(t, empty, nil)
			if uri, err = h.key.URI(empty, url.Values{"mode": {"ro"}}); err != nil || pool(t, uri).Ping() == nil ||
				len(read(t, empty)) > 0 {
				t.Error("an empty file was opened for reading", err)
			}
		}
		if !bytes.Equal(read(t, path), b) {
			t.Errorf("%s: changed", h.name)
		}
	}
}

// Genuine pages in a wrong place, and files that are not whole.
func TestPagesOutOfPlace(t *testing.T) {
	dir := t.TempDir()
	h := hows(t)[1]
	path, backup := filepath.Join(dir, "a.db"), filepath.Join(dir, "b.db")
	db := h.open(t, path)
	fill(t, db, 2000)
	do(t, db, "VACUUM")
	do(t, db, "VACUUM INTO ?", backup)
	db.Close()
	file, copied := read(t, path), read(t, backup)
	pages := h.whole(t, path).Pages
	page := func(b []byte, no int64) []byte { return b[headerRoom+(no-1)*pageSize : headerRoom+no*pageSize] }
	for name, c := range map[string]struct {
		change func(b []byte) []byte
		bad    []int64
	}{
		"swapped": {func(b []byte) []byte {
			copy(page(b, 5), page(file, 7))
			copy(page(b, 7), page(file, 5))
			return b
		}, []int64{5, 7}},
		"of its own backup": {func(b []byte) []byte { copy(page(b, 9), page(copied, 9)); return b }, []int64{9}},
		"zeroed":            {func(b []byte) []byte { clear(page(b, 11)); return b }, []int64{11}},
		"cut by pages":      {func(b []byte) []byte { return b[:len(b)-2*pageSize] }, []int64{pages - 1, pages}},
		"cut within one":    {func(b []byte) []byte { return b[:len(b)-100] }, []int64{pages}},
		"cut to the header": {func(b []byte) []byte { return b[:headerRoom] }, []int64{1}},
	} {
		write(t, path, c.change(bytes.Clone(file)))
		if r := h.check(t, path); !slices.Equal(r.Bad, c.bad) {
			t.Errorf("%s: %+v", name, r)
		}
		if name == "cut to the header" {
			continue // an empty database, to SQLite
		}
		db := h.open(t, path)
		var people, changes string
		err := db.QueryRow(allPeople).Scan(&people)
		err2 := db.QueryRow(allChanges).Scan(&changes)
		var said string
		err3 := db.QueryRow("PRAGMA integrity_check").Scan(&said)
		if err == nil && err2 == nil && err3 == nil && said == "ok" {
			t.Errorf("%s: nothing was noticed", name)
		}
		db.Close()
	}
	for n, want := range map[int]error{0: ErrNotSealed, 5: ErrNotSealed, 100: ErrCut, 4095: ErrCut, 5000: nil} {
		write(t, path, file[:n])
		if err := h.key.Check(path); err != want {
			t.Errorf("cut to %d bytes: %v", n, err)
		}
	}
}

// A file grows up to the bytes that SQLite locks, and is whole afterwards.
func TestFull(t *testing.T) {
	defer func(was int64) { fileMost = was }(fileMost)
	fileMost = 1 << 20
	h := hows(t)[1]
	path := filepath.Join(t.TempDir(), "a.db")
	db := h.open(t, path)
	do(t, db, "CREATE TABLE p(t TEXT)")
	for i := 0; ; i++ {
		_, err := db.Exec("INSERT INTO p VALUES(hex(randomblob(20000)))")
		if isCode(err, sqlite3.SQLITE_FULL) && i > 10 {
			break
		} else if err != nil || i > 100 {
			t.Fatal(i, err)
		}
	}
	if s := one(t, db, "PRAGMA integrity_check"); s != "ok" {
		t.Error(s)
	}
	db.Close()
	h.whole(t, path)
}

// Pages that SQLite gives up before it has written them are no holes.
func TestGaps(t *testing.T) {
	defer func() { without.fill = false }()
	each(t, func(t *testing.T, h how) {
		for _, without.fill = range []bool{false, true} {
			path := filepath.Join(t.TempDir(), "a.db")
			db := h.open(t, path)
			do(t, db, "CREATE TABLE a(t TEXT)")
			do(t, db, "CREATE TABLE b(t TEXT)")
			tx, err := db.Begin()
			if err != nil {
				t.Fatal(err)
			}
			do(t, tx, "INSERT INTO a VALUES(hex(randomblob(100000)))")
			do(t, tx, "INSERT INTO b VALUES(hex(randomblob(10000)))")
			do(t, tx, "DELETE FROM a")
			if err := tx.Commit(); err != nil {
				t.Fatal(err)
			}
			db.Close()
			r := h.check(t, path)
			if bad := h.key != nil && without.fill; bad != (r.Idle > 0) || r.Damaged() {
				t.Errorf("%+v", r)
			}
		}
	})
}

// No log of another kind, and temporary files in memory whatever is asked for.
func TestSealedNoWAL(t *testing.T) {
	h := hows(t)[1]
	dir := t.TempDir()
	path := filepath.Join(dir, "a.db")
	db := h.open(t, path, "temp_store(FILE)", "cache_size(20)")
	for _, s := range []string{"PRAGMA journal_mode=WAL", "PRAGMA main.journal_mode('wal')"} {
		if _, err := db.Exec(s); err == nil {
			t.Error(s)
		}
	}
	fill(t, db, 3000)
	do(t, db, "CREATE TEMP TABLE sorted AS SELECT * FROM person ORDER BY note")
	do(t, db, "SAVEPOINT a")
	do(t, db, "UPDATE person SET note = note || '改'")
	do(t, db, "ROLLBACK TO a")
	do(t, db, "RELEASE a")
	files, err := os.ReadDir(dir)
	if err != nil || len(files) > 2 {
		t.Errorf("%d files, %v", len(files), err)
	}
	if s := one(t, db, "PRAGMA integrity_check"); s != "ok" {
		t.Error(s)
	}
	db.Close()
	h.whole(t, path)
}

// Both copies of the header, through a change of password that is cut at any byte.
func TestHeaderCut(t *testing.T) {
	h := hows(t)[1]
	path := filepath.Join(t.TempDir(), "a.db")
	db := h.open(t, path)
	do(t, db, "CREATE TABLE p(t TEXT)")
	db.Close()
	old := read(t, path)
	f := h.file(t, path)
	if err := h.key.SetPassword("改过的口令 2", f); err != nil {
		t.Fatal(err)
	}
	f.Close()
	changed := read(t, path)
	// The second copy is written first: the first one counted.
	steps := [][]byte{old, slices.Concat(old[:copySize], changed[copySize:]), changed}
	for step, at := range []int{copySize, 0} {
		for n := range copySize + 1 {
			b := bytes.Clone(steps[step])
			copy(b[at:at+n], steps[step+1][at:])
			got, _, err := decode(b)
			if err != nil || !got.holds(h.key.data) {
				t.Fatalf("step %d, %d bytes: %v", step, n, err)
			}
			isNew := got.slots == h.key.slots
			if step == 1 && !isNew || step == 0 && isNew && n < copySize-64 {
				t.Fatalf("step %d, %d bytes: another password", step, n)
			}
			if n%512 > 1 {
				continue
			}
			write(t, path, b)
			_, wrong := Unlock(path, map[bool]string{true: secret, false: "改过的口令 2"}[isNew])
			k, right := Unlock(path, map[bool]string{false: secret, true: "改过的口令 2"}[isNew])
			if wrong != ErrPassword || right != nil {
				t.Fatalf("step %d, %d bytes: %v, %v", step, n, wrong, right)
			}
			k.Close()
			f := h.file(t, path)
			if _, err := h.key.Follow(f); err != nil {
				t.Fatal(err)
			}
			if more, err := h.key.Follow(f); more || err != nil {
				t.Fatal("followed twice", err)
			}
			f.Close()
			for _, half := range [][]byte{read(t, path)[:copySize], read(t, path)[copySize:headerRoom]} {
				if x, err := decodeCopy(half); err != nil || x.slots != h.key.slots {
					t.Fatal(err)
				}
			}
		}
	}
	// One old copy put back does not bring the old password back.
	for _, b := range [][]byte{slices.Concat(old[:copySize], changed[copySize:]), slices.Concat(changed[:copySize], old[copySize:])} {
		write(t, path, b)
		if _, err := Unlock(path, secret); err != ErrPassword {
			t.Error(err)
		}
		if k, err := Unlock(path, "改过的口令 2"); err != nil {
			t.Error(err)
		} else {
			k.Close()
		}
	}
}

// What a header may say, and what is made of it.
func TestHeaders(t *testing.T) {
	h := hows(t)[1]
	path := filepath.Join(t.TempDir(), "a.db")
	db := h.open(t, path)
	do(t, db, "CREATE TABLE p(t TEXT)")
	db.Close()
	file := read(t, path)
	edited := func(edit func(b []byte), key []byte) func() []byte { // both copies, summed anew
		return func() []byte {
			b := bytes.Clone(file)
			edit(b)
			first, _, _ := decode(file)
			if key != nil {
				copy(first.slots[0][:], b[slotsAt:])
				first.cipher = Cipher(b[16])
				copy(b, first.encode(key))
			}
			copy(b[copySize:], b[:copySize])
			return b
		}
	}
	dear := edited(func(b []byte) { binary.LittleEndian.PutUint32(b[slotsAt+8:], 1<<30) }, h.key.data)
	for name, c := range map[string]struct {
		file func() []byte
		want error
	}{
		"as it is":               {func() []byte { return file }, nil},
		"first copy lost":        {func() []byte { b := bytes.Clone(file); clear(b[:copySize]); return b }, nil},
		"second copy lost":       {func() []byte { b := bytes.Clone(file); clear(b[copySize:headerRoom]); return b }, nil},
		"both changed":           {edited(func(b []byte) { b[40] ^= 1 }, nil), ErrHeader},
		"later format":           {edited(func(b []byte) { b[7] = 2 }, nil), ErrNewer},
		"unknown cipher":         {edited(func(b []byte) { b[16] = 77 }, h.key.data), CipherError{77}},
		"other key":              {edited(func([]byte) {}, random(keySize)), ErrHeader},
		"password asks too much": {dear, ErrPassword},
		"no password":            {edited(func(b []byte) { clear(b[slotsAt : slotsAt+slotSize]) }, h.key.data), ErrPassword},
		"checked":                {func() []byte { return append(make([]byte, 20), 8) }, ErrNotSealed},
	} {
		write(t, path, c.file())
		k, err := Unlock(path, secret)
		if err != c.want {
			t.Errorf("%s: %v", name, err)
		}
		if err == nil {
			k.Close()
		}
		if s, err := StateOf(path); (s == StateSealed) != (c.want != ErrNotSealed) || err != nil {
			t.Errorf("%s: state %d, %v", name, s, err)
		}
	}
	if _, err := NewKey(9); err != (CipherError{9}) || !strings.Contains(err.Error(), "cipher 9") {
		t.Error(err)
	}
}

func TestPasswordsAndCodes(t *testing.T) {
	h := hows(t)[1]
	dir := t.TempDir()
	path, backup := filepath.Join(dir, "a.db"), filepath.Join(dir, "b.db")
	code := NewCode()
	if err := h.key.SetPassword("Ａｂｃ１２３ 口令", File{}); err != nil {
		t.Fatal(err)
	}
	if err := h.key.SetRecovery(code, File{}); err != nil {
		t.Fatal(err)
	}
	db := h.open(t, path)
	fill(t, db, 100)
	do(t, db, "VACUUM INTO ?", backup)
	opens := func(path, password string) error {
		k, err := Unlock(path, password)
		if err == nil {
			err = errors.Join(k.Check(path), k.Check(backup))
			k.Close()
		}
		return err
	}
	for password, want := range map[string]error{"Abc123 口令": nil, "Ａｂｃ１２３　口令": nil, "abc123 口令": ErrPassword,
		"Abc123口令": ErrPassword, "Abc123 口令 ": ErrPassword, "": ErrPassword} {
		if err := opens(path, password); err != want {
			t.Errorf("%q: %v", password, err)
		}
	}
	recovers := func(path, code string) error {
		k, err := UnlockRecovery(path, code)
		if err == nil {
			k.Close()
		}
		return err
	}
	if err := recovers(path, code); err != nil {
		t.Error(err)
	}
	if err := recovers(path, NewCode()); err != ErrRecovery {
		t.Error(err)
	}
	if err := recovers(path, code[:8]+code[9:]); err != (CodeError{2, 35}) {
		t.Error(err)
	}
	// Changed while the ledger is open; the backup follows when it is told to.
	f := h.file(t, path)
	fresh := NewCode()
	if err := errors.Join(h.key.SetPassword("新的口令 2026-x", f), h.key.SetRecovery(fresh, f)); err != nil {
		t.Fatal(err)
	}
	do(t, db, "INSERT INTO person VALUES('X', '李四', '')")
	for i, want := range []error{ErrPassword, nil} {
		if err := opens(path, "新的口令 2026-x"); err != nil {
			t.Error(err)
		}
		if err := opens(backup, "新的口令 2026-x"); err != want {
			t.Errorf("%d: %v", i, err)
		}
		if err := recovers(path, code); err != ErrRecovery {
			t.Error(err)
		}
		if i == 0 {
			b, err := h.key.Open(backup)
			if err != nil {
				t.Fatal(err)
			}
			if changed, err := h.key.Follow(b); !changed || err != nil {
				t.Error(err)
			}
			b.Close()
		}
	}
	if err := recovers(backup, fresh); err != nil {
		t.Error(err)
	}
	db.Close()
	f.Close()
	h.whole(t, path)
	h.whole(t, backup)
	// Of another key's file nothing is changed.
	other := hows(t)[1].key
	before := read(t, path)
	if f, err := Open(path); err != nil || other.SetPassword("x", f) != ErrOtherKey {
		t.Error(err)
	} else {
		f.Close()
	}
	if _, err := other.Open(path); err != ErrOtherKey || !bytes.Equal(read(t, path), before) {
		t.Error(err)
	}
}

// Every wrong character is found, and its group named.
func TestCodes(t *testing.T) {
	code := NewCode()
	if len(code) != 44 || strings.Count(code, "-") != 8 {
		t.Fatal(code)
	}
	want, err := parseCode(code)
	if err != nil || len(want) != codeBytes {
		t.Fatal(err)
	}
	for _, same := range []string{strings.ToLower(code), strings.ReplaceAll(code, "-", " "), strings.ReplaceAll(code, "-", ""),
		strings.ReplaceAll(strings.ReplaceAll(code, "0", "o"), "1", "l"), strings.ReplaceAll(code, "-", "－")} {
		if got, err := parseCode(same); err != nil || !bytes.Equal(got, want) {
			t.Errorf("%s: %v", same, err)
		}
	}
	for i := range code {
		for _, c := range crockford + "U?口" {
			b := []rune(code)
			if b[i] == '-' || b[i] == c {
				continue
			}
			b[i] = c
			if _, err := parseCode(string(b)); err != (CodeError{i/5 + 1, 36}) {
				t.Fatalf("%s: %v", string(b), err)
			}
		}
	}
	rnd, unnamed := seeded(t), 0
	for range 2000 { // two wrong characters are found, and no group is named but by bad luck
		b := []byte(code)
		for i := range b {
			if b[i] != '-' && rnd.IntN(12) == 0 {
				b[i] = crockford[rnd.IntN(32)]
			}
		}
		_, err := parseCode(string(b))
		if err == nil != (string(b) == code) {
			t.Fatalf("%s for %s", b, code)
		}
		if e, _ := err.(CodeError); e.Group == 0 {
			unnamed++
		}
	}
	t.Logf("several wrong: %d of 2000 without a group", unnamed)
	for text, want := range map[string]CodeError{"": {0, 0}, code[:43]: {9, 35}, code + "A": {9, 37},
		strings.ReplaceAll(code, "-", "")[:30]: {0, 30}, code[:2] + code[3:]: {1, 35}} {
		if _, err := parseCode(text); err != want {
			t.Errorf("%q: %v", text, err)
		}
	}
}

func TestBlobs(t *testing.T) {
	for _, h := range hows(t)[1:] {
		other := keyOf(t, h.key.cipher)
		for _, plain := range [][]byte{nil, []byte("困难帮扶 张三"), bytes.Repeat([]byte("张三"), 1<<18)} {
			b := h.key.Seal(Attachment, "ab/cd.bin", plain)
			if len(b) != len(plain)+48 || !SealedBlob(b) || len(plain) > 0 && bytes.Contains(b, []byte("张三")) {
				t.Errorf("%d bytes of %d", len(b), len(plain))
			}
			got, err := h.key.Unseal(Attachment, "ab/cd.bin", b)
			if err != nil || !bytes.Equal(got, plain) {
				t.Error(err)
			}
			for name, refused := range map[string]func() ([]byte, error){
				"other name":    func() ([]byte, error) { return h.key.Unseal(Attachment, "ab/ce.bin", b) },
				"other purpose": func() ([]byte, error) { return h.key.Unseal(Draft, "ab/cd.bin", b) },
				"other key":     func() ([]byte, error) { return other.Unseal(Attachment, "ab/cd.bin", b) },
				"shorter":       func() ([]byte, error) { return h.key.Unseal(Attachment, "ab/cd.bin", b[:len(b)-1]) },
				"empty":         func() ([]byte, error) { return h.key.Unseal(Attachment, "ab/cd.bin", nil) },
				"its beginning": func() ([]byte, error) { return h.key.Unseal(Attachment, "ab/cd.bin", b[:10]) },
				"plain":         func() ([]byte, error) { return h.key.Unseal(Attachment, "ab/cd.bin", []byte("%PDF-1.7")) },
			} {
				if got, err := refused(); err != ErrBlob || got != nil {
					t.Errorf("%s: %v", name, err)
				}
			}
			for i := range min(len(b), 60) {
				c := bytes.Clone(b)
				c[i] ^= 1
				if _, err := h.key.Unseal(Attachment, "ab/cd.bin", c); err != ErrBlob {
					t.Errorf("byte %d: %v", i, err)
				}
			}
		}
		word := h.key.SealLine("添加附件“困难证明.pdf”\n")
		if strings.ContainsAny(word, " \n") {
			t.Error(word)
		}
		if line, err := h.key.UnsealLine(word + "\r\n"); err != nil || line != "添加附件“困难证明.pdf”" {
			t.Error(line, err)
		}
		if _, err := other.UnsealLine(word); err != ErrBlob {
			t.Error(err)
		}
		if n := h.key.Name("abc"); len(n) != 64 || n != h.key.Name("abc") || n == other.Name("abc") || n == h.key.Name("abd") {
			t.Error(n)
		}
	}
}

// Several connections at once, and many keys with a file each.
func TestKeysAtOnce(t *testing.T) {
	dir := t.TempDir()
	done := make(chan error)
	for i := range 4 {
		go func() {
			done <- func() error {
				k, err := NewKey(XChaCha)
				if err != nil {
					return err
				}
				uri, err := k.URI(filepath.Join(dir, string(rune('a'+i))), url.Values{
					"_txlock": {"immediate"}, "_pragma": {"busy_timeout(60000)", "synchronous(OFF)"}})
				if err != nil {
					return err
				}
				db, err := sql.Open("sqlite", uri)
				if err != nil {
					return err
				}
				db.SetMaxOpenConns(3)
				_, err = db.Exec("CREATE TABLE p(id INTEGER PRIMARY KEY, t TEXT)")
				for range 3 {
					go func() { done <- insert(db, 40) }()
				}
				return err
			}()
		}()
	}
	for range 16 {
		if err := <-done; err != nil {
			t.Error(err)
		}
	}
}

func insert(db *sql.DB, times int) error {
	for range times {
		if _, err := db.ExecContext(context.Background(), "INSERT INTO p(t) VALUES(hex(randomblob(900)))"); err != nil {
			return err
		}
	}
	return nil
}

func FuzzHeader(f *testing.F) {
	k, err := NewKey(XChaCha)
	if err != nil {
		f.Fatal(err)
	}
	_, b := k.newHeader()
	f.Add(slices.Concat(b, b))
	f.Add(b)
	f.Add([]byte(magic))
	f.Fuzz(func(t *testing.T, b []byte) {
		StateOfImage(b)
		h, which, err := decode(b[:min(len(b), headerRoom)])
		if err == nil && (which < 0 || which > 1 || !h.cipher.Available()) {
			t.Error(which, h.cipher)
		}
		for i := range h.slots {
			if c := h.slots[i].cost(); err == nil && c.bounded() && c.memory > dearest.memory {
				t.Error(c)
			}
		}
	})
}

func FuzzJournal(f *testing.F) {
	a := XChaCha.aead(make([]byte, keySize))
	j := journal{aead: a}
	j.note(0, 5, []byte("hello"))
	frame := binary.LittleEndian.AppendUint32(nil, uint32(nonceSize+len(j.pending)+tagSize))
	frame = append(frame, make([]byte, frameHead-4+nonceSize)...)
	frame = a.Seal(frame, frame[frameHead:], j.pending, j.aad(uint32(nonceSize+len(j.pending)+tagSize)))
	first := append([]byte(journalMagic), make([]byte, block-len(journalMagic))...)
	f.Add(slices.Concat(first, frame, make([]byte, block-len(frame))), j.pending)
	f.Add([]byte{}, binary.LittleEndian.AppendUint32(make([]byte, 8), cutMark))
	f.Fuzz(func(t *testing.T, b, ops []byte) {
		layout{journal: a}.journalOf(b)
		(&journal{}).redo(ops)
	})
	if got := (layout{journal: a}).journalOf(slices.Concat(first, frame, make([]byte, block-len(frame)))); string(got) != "hello" {
		f.Errorf("%q", got)
	}
}

func FuzzCode(f *testing.F) {
	f.Add(NewCode())
	f.Add("ſſſſ-ﬀﬀ")
	f.Fuzz(func(t *testing.T, code string) {
		if b, err := parseCode(code); err == nil && len(b) != codeBytes {
			t.Error(len(b))
		}
	})
}
