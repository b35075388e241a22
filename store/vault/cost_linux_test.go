package vault

import (
	"database/sql"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"syscall"
	"testing"
	"time"
)

// TestCost measures the ways of keeping pages and none side by side; it is run by hand:
// VAULT_COST=9 go test -run Cost -v ./store/vault (rounds; each takes about 15 s).
func TestCost(t *testing.T) {
	var rounds int
	if fmt.Sscan(os.Getenv("VAULT_COST"), &rounds); rounds == 0 {
		t.Skip("VAULT_COST is not set")
	}
	ways := []opener{plain}
	names := []string{"plain"}
	for _, h := range hows(t) {
		ways = append(ways, func(t testing.TB, path string) *sql.DB { return h.open(t, path) })
		names = append(names, h.name)
	}
	took, worked := make([]map[string][]float64, len(ways)), make([]map[string][]float64, len(ways))
	for i := range ways {
		took[i], worked[i] = map[string][]float64{}, map[string][]float64{}
	}
	var steps []string
	for round := range rounds {
		for i := range ways {
			side := (i + round) % len(ways) // who begins, alternates
			costs(t, ways[side], func(step string, f func()) {
				if !slices.Contains(steps, step) {
					steps = append(steps, step)
				}
				start, cpu := time.Now(), processor(t)
				f()
				took[side][step] = append(took[side][step], float64(time.Since(start).Microseconds())/1000)
				worked[side][step] = append(worked[side][step], float64((processor(t)-cpu).Microseconds())/1000)
			})
		}
	}
	for _, step := range steps {
		line := fmt.Sprintf("%-30s", step)
		for i, name := range names {
			a, b, c, d := median(took[0][step]), median(took[i][step]), median(worked[0][step]), median(worked[i][step])
			line += fmt.Sprintf(" | %s %.1f ms × %.2f, processor × %.2f", name, b, b/a, d/c)
		}
		t.Log(line)
	}
}

// opener opens a file by one of the ways.
type opener func(t testing.TB, path string) *sql.DB

// processor is the processor time of this process.
func processor(t *testing.T) time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		t.Fatal(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

func median(x []float64) float64 {
	slices.Sort(x)
	return x[len(x)/2]
}

func costs(t *testing.T, open opener, timed func(string, func())) {
	path := filepath.Join(t.TempDir(), "a.db")
	db := open(t, path)
	do(t, db, "CREATE TABLE person(id TEXT PRIMARY KEY, org TEXT, name TEXT, idno TEXT, note TEXT) WITHOUT ROWID")
	do(t, db, "CREATE INDEX person_org ON person(org)")
	do(t, db, "CREATE INDEX person_name ON person(name)")
	do(t, db, "CREATE TABLE change(seq INTEGER PRIMARY KEY, was TEXT)")
	timed("100,000 rows, one transaction", func() {
		tx, err := db.Begin()
		if err != nil {
			t.Fatal(err)
		}
		st, err := tx.Prepare("INSERT INTO person VALUES(?,?,?,?,?)")
		for i := range 100000 {
			if err == nil {
				_, err = st.Exec(fmt.Sprintf("P%09d", i), fmt.Sprintf("E%04d", i%700), fmt.Sprint("张三", i*7919%100003),
					fmt.Sprintf("11010119%010d", i), fmt.Sprint("积极参加组织生活，表现良好，年度考核优秀。备注", i))
			}
		}
		if err != nil || tx.Commit() != nil {
			t.Fatal(err)
		}
	})
	timed("1,000 single transactions", func() {
		for i := range 1000 {
			tx, err := db.Begin()
			if err != nil {
				t.Fatal(err)
			}
			do(t, tx, "UPDATE person SET note = ? WHERE id = ?", fmt.Sprint("改", i), fmt.Sprintf("P%09d", i*7919%100000))
			do(t, tx, "INSERT INTO change(was) VALUES('积极参加组织生活')")
			if err := tx.Commit(); err != nil {
				t.Fatal(err)
			}
		}
	})
	fresh := func(step, query string, args ...any) { // nothing in SQLite's cache
		db.Close()
		if step == "open" {
			timed(step, func() {
				db = open(t, path)
				one(t, db, query)
			})
			return
		}
		db = open(t, path)
		timed(step, func() {
			rows, err := db.Query(query, args...)
			if err != nil {
				t.Fatal(err)
			}
			defer rows.Close()
			for rows.Next() {
			}
			if err := rows.Err(); err != nil {
				t.Fatal(err)
			}
		})
	}
	fresh("open", "SELECT count(*) FROM change")
	fresh("scan", "SELECT id, org, name, idno, note FROM person")
	fresh("LIKE", "SELECT count(*) FROM person WHERE note LIKE '%注99%' OR name LIKE '%99%'")
	fresh("quick_check", "PRAGMA quick_check")
	fresh("VACUUM INTO", "VACUUM INTO '"+path+".copy'")
	db.Close()
}
