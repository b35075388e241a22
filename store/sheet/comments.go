package sheet

// The comments that people put on cells. They lie in a part of their own, which the
// sheet's part points at.

import (
	"fmt"
	"path"
	"strings"
)

// maxComments bounds what a file may make us remember.
const maxComments = 10000

// Comments are those of one sheet by row (from 1) and column (from 0). A sheet has none
// more often than not: then the map is empty.
func (a *File) Comments(part string) (map[[2]int]string, error) {
	if a.kept != nil {
		s, err := a.kept.grid(part)
		if err != nil {
			return nil, err
		}
		return s.comments, nil
	}
	var rels relations
	dir, base := path.Split(strings.ReplaceAll(part, `\`, "/"))
	if err := a.decode(path.Join(dir, "_rels", base+".rels"), &rels); err != nil {
		return nil, err
	}
	out := map[[2]int]string{}
	for _, r := range rels.List {
		if path.Base(r.Type) != "comments" {
			continue
		}
		target := path.Join(dir, r.Target)
		if strings.HasPrefix(r.Target, "/") {
			target = r.Target
		}
		if err := a.readComments(target, out); err != nil {
			return nil, err
		}
	}
	return out, nil
}

func (a *File) readComments(part string, into map[[2]int]string) error {
	var c struct {
		List []struct {
			Ref  string   `xml:"ref,attr"`
			Text []string `xml:"text>t"`
			Runs []string `xml:"text>r>t"`
		} `xml:"commentList>comment"`
	}
	if err := a.decode(part, &c); err != nil {
		return fmt.Errorf("comments: %w", err)
	}
	for _, x := range c.List {
		row, col := rowOf(x.Ref), column([]byte(x.Ref))
		text := strings.TrimSpace(strings.Join(x.Text, "") + strings.Join(x.Runs, ""))
		if row > 0 && col >= 0 && text != "" && len(into) < maxComments {
			into[[2]int{row, col}] = text
		}
	}
	return nil
}
