package store_test

// Power cuts: a child program is killed at random moments while it imports,
// undoes, backs up or migrates. Whatever it said was committed must be there,
// nothing may be half there, and the ledger must open.

import (
	"bufio"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"partyledger/model"
	. "partyledger/store"
	"partyledger/store/keep"
	"partyledger/store/storetest"
)

const crashEnv = "PARTYLEDGER_CRASH_CHILD" // “what dir” of a child

func TestMain(m *testing.M) {
	if what, dir, ok := strings.Cut(os.Getenv(crashEnv), " "); ok {
		if err := crashChild(what, dir); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		os.Exit(0)
	}
	os.Exit(m.Run())
}

// crashPeople is how many records a batch of the child has.
const crashPeople = 400

func crashBatch(n int) []model.Record {
	var out []model.Record
	for i := range crashPeople {
		out = append(out, model.Person{ID: fmt.Sprintf("B%04d-%04d", n, i), Name: "张甲", EnterpriseID: "QY1",
			Note: strings.Repeat("备注", 40)})
	}
	return out
}

// crashChild works until it is killed and says on stdout what it has committed.
func crashChild(what, dir string) error {
	ctx := context.Background()
	switch what {
	case "look":
		return lookChild(ctx, dir)
	case "put":
		fmt.Println(Explain(Target{Path: dir, Replace: true}.Write(writes("x"))))
		return nil
	case "hold":
		return holdChild(dir)
	}
	w, err := Open(ctx, dir, Options{Actor: "子进程", New: true})
	if err != nil {
		return err
	}
	fmt.Println("open")
	if what == "migrate" {
		steps, err := Migrations()
		if err != nil {
			return err
		}
		if err := w.MigrateBy(ctx, append(steps, crashMigration(len(steps)))); err != nil {
			return err
		}
		fmt.Println("migrated")
		time.Sleep(time.Minute)
		return nil
	}
	for n := 1; ; n++ {
		batch, err := w.Fill(ctx, BatchImport, fmt.Sprint("批次", n), crashBatch(n))
		if err != nil {
			return err
		}
		fmt.Println("added", n)
		switch what {
		case "undo":
			fmt.Println("undoing", n)
			if _, err := w.Undo(ctx, batch); err != nil {
				return err
			}
			fmt.Println("undone", n)
		case "backup":
			path, err := keep.Backup(ctx, w, filepath.Join(dir, BackupDir, fmt.Sprintf("备份%d.db", n)))
			if err != nil {
				return err
			}
			fmt.Println("backup", path)
		}
	}
}

// lookChild opens the ledger as whom it runs and says what came of it.
func lookChild(ctx context.Context, dir string) error {
	w, err := Open(ctx, dir, Options{New: true})
	if err != nil {
		fmt.Println("error:", Explain(err), CanLook(dir, err))
		return nil
	}
	fmt.Println("looking:", w.Looking().Why)
	return w.Close()
}

// writes is an output of a text.
func writes(text string) func(io.Writer) error {
	return func(w io.Writer) error {
		_, err := io.WriteString(w, text)
		return err
	}
}

// holdChild is an output under way that goes on until it is killed.
func holdChild(path string) error {
	return Target{Path: path}.Write(func(w io.Writer) error {
		fmt.Println("writing")
		time.Sleep(time.Minute)
		return nil
	})
}

// crashMigration rewrites every person: slow enough to be killed in the middle.
func crashMigration(version int) Migration {
	return NewMigration(version+1, "crash", `CREATE TABLE person_copy (id TEXT PRIMARY KEY, note TEXT) STRICT;
		INSERT INTO person_copy SELECT id, note FROM person;
		UPDATE person SET note = note || '！';
		CREATE INDEX person_note ON person (note);`)
}

func TestKilledAtAnyMoment(t *testing.T) {
	kills := 200
	if testing.Short() {
		kills = 12
	}
	seed := uint64(time.Now().UnixNano())
	t.Logf("seed %d", seed)
	rnd := rand.New(rand.NewPCG(seed, 1))
	whats := []string{"import", "undo", "backup", "migrate"}
	inMiddle := 0
	for i := range kills {
		what := whats[i%len(whats)]
		dir := filepath.Join(t.TempDir(), "台账")
		base(t, dir, what)
		said := killChild(t, what, dir, time.Duration(rnd.IntN(120_000))*time.Microsecond)
		if checkAfter(t, what, dir, said) {
			inMiddle++
		}
		if t.Failed() {
			t.Fatalf("kill %d (%s), the child said %q", i, what, said)
		}
		os.RemoveAll(dir)
	}
	t.Logf("%d kills, %d in the middle of a transaction", kills, inMiddle)
}

// base makes the ledger that the child works on.
func base(t *testing.T, dir, what string) {
	t.Helper()
	w := storetest.Open(t, dir)
	storetest.Must[int64](t)(w.Save(t.Context(), "录入", storetest.Unit))
	if what == "migrate" {
		for n := range 8 {
			storetest.Must[int64](t)(w.Fill(t.Context(), BatchImport, "人员", crashBatch(n)))
		}
	}
	w.Close()
}

// killChild starts the child, waits until the ledger is open and then a while,
// kills it and gives what it said.
func killChild(t *testing.T, what, dir string, after time.Duration) []string {
	t.Helper()
	c := exec.Command(os.Args[0])
	c.Env = append(os.Environ(), crashEnv+"="+what+" "+dir)
	c.Stderr = os.Stderr
	out, err := c.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	var said []string
	lines := bufio.NewScanner(out)
	if !lines.Scan() || lines.Text() != "open" {
		t.Fatalf("the child did not open: %q", lines.Text())
	}
	timer := time.AfterFunc(after, func() { c.Process.Kill() })
	defer timer.Stop()
	for lines.Scan() {
		said = append(said, lines.Text())
	}
	c.Wait()
	return said
}

// checkAfter opens the ledger that a killed child left and compares it with what
// the child said. It reports whether there was a transaction to roll back.
func checkAfter(t *testing.T, what, dir string, said []string) (journal bool) {
	t.Helper()
	head, _ := os.ReadFile(filepath.Join(dir, LedgerFile+"-journal"))
	journal = len(head) > 0 && head[0] != 0 // a finished one has its head wiped
	if what == "migrate" {
		checkMigrated(t, dir, said)
		return journal
	}
	w := storetest.Open(t, dir)
	defer w.Close()
	if found := storetest.Must[[]string](t)(w.Verify(t.Context())); len(found) > 0 {
		t.Errorf("verify: %v", found)
	}
	there := map[string]int{} // people by batch
	rows, err := w.Conn().Query("SELECT substr(id, 2, 4), count(*) FROM person GROUP BY 1")
	if err != nil {
		t.Fatal(err)
	}
	for rows.Next() {
		var n string
		var count int
		if err := rows.Scan(&n, &count); err != nil {
			t.Fatal(err)
		}
		there[n] = count
		if count != crashPeople {
			t.Errorf("batch %s is there with %d of %d people", n, count, crashPeople)
		}
	}
	rows.Close()
	want := map[string]bool{} // said to be there; undone or being undone ones may be gone
	for _, line := range said {
		var n int
		if _, err := fmt.Sscanf(line, "added %d", &n); err == nil {
			want[fmt.Sprintf("%04d", n)] = true
		}
		if _, err := fmt.Sscanf(line, "undoing %d", &n); err == nil {
			delete(want, fmt.Sprintf("%04d", n))
		}
		if _, err := fmt.Sscanf(line, "undone %d", &n); err == nil && there[fmt.Sprintf("%04d", n)] != 0 {
			t.Errorf("batch %d was undone and is there", n)
		}
		if path, ok := strings.CutPrefix(line, "backup "); ok {
			if err := CheckCopy(t.Context(), path, nil); err != nil {
				t.Errorf("backup %s: %v", path, err)
			}
		}
	}
	for n := range want {
		if there[n] == 0 {
			t.Errorf("batch %s was committed and is gone", n)
		}
	}
	copies, err := filepath.Glob(filepath.Join(dir, BackupDir, "备份*.db"))
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range copies { // also one that was renamed but not yet told of
		if err := CheckCopy(t.Context(), path, nil); err != nil {
			t.Errorf("%s has its final name and is not whole: %v", path, err)
		}
	}
	return journal
}

// checkMigrated looks at the file itself: this program is older than what the
// child may have made of it.
func checkMigrated(t *testing.T, dir string, said []string) {
	t.Helper()
	steps, err := Migrations()
	if err != nil {
		t.Fatal(err)
	}
	db, err := sql.Open("sqlite", storetest.Must[string](t)(DSN(filepath.Join(dir, LedgerFile))))
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if err := QuickCheck(t.Context(), db); err != nil {
		t.Error(err)
	}
	version, err := FileVersion(t.Context(), db)
	if err != nil {
		t.Fatal(err)
	}
	var people, copied, marked int
	if err := db.QueryRow("SELECT count(*), count(CASE WHEN note LIKE '%！' THEN 1 END) FROM person").Scan(&people, &marked); err != nil {
		t.Fatal(err)
	}
	db.QueryRow("SELECT count(*) FROM person_copy").Scan(&copied)
	whole := version == len(steps)+1 && marked == people && copied == people
	none := version == len(steps) && marked == 0 && copied == 0
	if people != 8*crashPeople || !whole && !none {
		t.Errorf("version %d, %d people, %d marked, %d copied: half a migration", version, people, marked, copied)
	}
	for _, line := range said {
		if line == "migrated" && !whole {
			t.Error("the migration was committed and is gone")
		}
	}
	w, err := Open(t.Context(), dir, Options{})
	if err == nil {
		w.Close()
	}
	if whole && !errors.As(err, new(*Error)) {
		t.Errorf("a newer file is not refused: %v", err)
	}
	copies, _ := filepath.Glob(filepath.Join(dir, BackupDir, "*升级前*.db"))
	if whole && len(copies) == 0 {
		t.Error("no copy was taken before the migration")
	}
}
