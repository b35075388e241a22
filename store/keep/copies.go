package keep

// The copies in a ledger's backup folder and what they hold, for whoever must choose one
// without a ledger that opens.

import (
	"cmp"
	"context"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"time"

	"partyledger/store"
	"partyledger/store/vault"
)

// Copy is a copy of the ledger and what it holds.
type Copy struct {
	Path  string `json:"file"`
	Made  string `json:"made"` // 2006-01-02 15:04:05 by the clock on the wall: by its name, or else by the file
	Why   string `json:"why"`  // 手动, 自动, 升级前, 恢复前, 损坏; 备份 if its name does not say
	Size  int64  `json:"size"`
	Fault string `json:"fault,omitempty"` // in words for people: why it cannot be looked into; empty = it can
	store.Glance
}

// Copies lists the newest copies in the backup folder of the ledger in dir, newest first:
// the backups by their numbers, then what else is there by time. key looks into encrypted
// ones; it may be nil.
func Copies(ctx context.Context, dir string, most int, key *vault.Key) []Copy {
	numbers := map[string]int64{}
	for _, b := range store.BackupsIn(dir) {
		numbers[b.Path] = b.Number
	}
	var out []Copy
	for _, path := range store.BackupFiles(dir) {
		out = append(out, copyOf(path))
	}
	slices.SortFunc(out, func(a, b Copy) int {
		return cmp.Or(cmp.Compare(numbers[b.Path], numbers[a.Path]), cmp.Compare(b.Made, a.Made), cmp.Compare(b.Path, a.Path))
	})
	out = out[:min(len(out), most)]
	for i := range out {
		var err error
		if out[i].Glance, err = store.Peek(ctx, out[i].Path, key); err != nil {
			out[i].Fault = store.Explain(err)
		}
	}
	return out
}

var stampInName = regexp.MustCompile(`\d{8}-\d{6}`)

func copyOf(path string) Copy {
	const wall = "2006-01-02 15:04:05"
	c := Copy{Path: path, Why: "备份"}
	if info, err := os.Stat(path); err == nil {
		c.Size, c.Made = info.Size(), info.ModTime().Format(wall)
	}
	name := filepath.Base(path)
	if at, err := time.Parse(store.StampLayout, stampInName.FindString(name)); err == nil {
		c.Made = at.Format(wall)
	}
	for _, why := range []string{"手动", "自动", "升级前", "恢复前", "损坏", "加密前", "换密钥前", "解密前"} {
		if strings.Contains(name, why) {
			c.Why = why
		}
	}
	return c
}

// Holds is what the copy holds, as one line for people.
func (c Copy) Holds() string {
	switch {
	case c.Fault != "":
		return "读不出：" + c.Fault
	case c.At == "":
		return "没有记录"
	}
	return store.LocalTime(c.At) + " " + c.What
}
