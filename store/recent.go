package store

// Ledgers that were opened: a list beside the program, so that it goes with the stick and
// nothing is left on the PC. It holds folders alone, no name of anybody; those below or
// near the program's own folder by the way from there, whatever letter the drive has.

import (
	"encoding/json"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"partyledger/store/plainfile"
)

// recentName is the list's file in the program's folder.
const recentName = "最近打开.json"

// mostRecent is how many are kept.
const mostRecent = 10

// Recent is a ledger that was opened.
type Recent struct {
	Dir    string
	Gone   bool // there is none any more, or its drive is not plugged in
	Sealed bool
}

// RecentLedgers lists the ledgers that were opened, the latest first; none if beside is
// empty or there is no list.
func RecentLedgers(beside string) []Recent {
	var out []Recent
	for _, dir := range recentDirs(beside) {
		out = append(out, Recent{dir, !Exists(dir), Sealed(filepath.Join(dir, LedgerFile))})
	}
	return out
}

// NoteRecent puts a ledger at the head of the list beside the program; nothing if beside
// is empty. A folder that cannot be written to has no list, which is no fault.
func NoteRecent(beside, dir string) error {
	full, err := filepath.Abs(dir)
	if err != nil || beside == "" {
		return err
	}
	list := recentDirs(beside)
	if len(list) > 0 && list[0] == full {
		return nil
	}
	return keepRecent(beside, append([]string{full}, slices.DeleteFunc(list, func(s string) bool { return s == full })...))
}

// DropRecent takes a ledger off the list; its folder stays as it is.
func DropRecent(beside, dir string) error {
	return keepRecent(beside, slices.DeleteFunc(recentDirs(beside), func(s string) bool { return s == dir }))
}

// recentDirs is the list as whole paths.
func recentDirs(beside string) (out []string) {
	if beside == "" {
		return nil
	}
	text, err := plainfile.Read(filepath.Join(beside, recentName), maxSmall)
	var kept []string
	if err != nil || json.Unmarshal(text, &kept) != nil { // damaged is as if there were none
		return nil
	}
	for _, dir := range kept {
		dir = filepath.FromSlash(dir)
		if !filepath.IsAbs(dir) {
			dir = filepath.Join(beside, dir)
		}
		out = append(out, dir)
	}
	return out
}

// farUp begins the way to what is not on the program's own stick or in its neighbourhood.
var farUp = strings.Repeat(".."+string(filepath.Separator), 3)

func keepRecent(beside string, list []string) error {
	kept := make([]string, 0, len(list))
	for _, dir := range list[:min(len(list), mostRecent)] {
		if rel, err := filepath.Rel(beside, dir); err == nil && !strings.HasPrefix(rel, farUp) {
			dir = rel
		}
		kept = append(kept, filepath.ToSlash(dir))
	}
	return WriteOwn(filepath.Join(beside, recentName), 0o644, func(out io.Writer) error {
		enc := json.NewEncoder(out)
		enc.SetIndent("", " ")
		return enc.Encode(kept)
	})
}
