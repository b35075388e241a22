package store

// Reports that were handed out: how their files are called, and the record of
// who made which, when and of what.

import (
	"cmp"
	"context"
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"

	"partyledger/model"
)

// TitleName makes a title fit for a file on any system.
func TitleName(title string) string {
	s := strings.Map(func(r rune) rune {
		if r < ' ' || strings.ContainsRune(`\/:*?"<>|`, r) {
			return '_'
		}
		return r
	}, title)
	const most = 60 // characters; a path on Windows has little room
	if r := []rune(s); len(r) > most {
		s = string(r[:most])
	}
	return strings.Trim(s, " .")
}

// freeName is the path without its ending, with a number behind it if a report
// of that name is there already.
func freeName(base string) string {
	taken := func(path string) bool {
		for _, ext := range []string{".pdf", ".xlsx"} {
			if _, err := os.Lstat(path + ext); err == nil {
				return true
			}
		}
		return false
	}
	path := base
	for n := 2; taken(path) && n < 10_000; n++ {
		path = base + "（" + strconv.Itoa(n) + "）"
	}
	return path
}

// issued begins the note of a report that was handed out; IssuedTo stands before
// its first file.
const (
	issued   = "生成报表：《"
	IssuedTo = "，存为“"
)

// issueNote is what the ledger keeps of a report that was handed out.
func issueNote(title string, b *model.Book, req ReportRequest, files []ReportFile) string {
	s := issued + title + "》，截至" + b.AsOf.String() + "，范围：" + scopeWords(b)
	s += UnmaskedNote(req.Unmasked, req.Purpose)
	if files[0].Report == "annual" && slices.Contains(req.Annexes, "members") {
		s += "，附党员花名册（身份证号和电话掩码）"
	}
	if len(files) > 1 {
		s += "，PDF和Excel"
	}
	return s + IssuedTo + files[0].File + "”"
}

// PurposeNote is what the ledger keeps of why personal data was handed out in full.
func PurposeNote(purpose string) string {
	if purpose == "" {
		return ""
	}
	return "，用途：" + purpose
}

// UnmaskedNote is PurposeNote of what may be in full or not; empty if it is not.
func UnmaskedNote(unmasked bool, purpose string) string {
	if !unmasked {
		return ""
	}
	return "，身份证号和电话不掩码" + PurposeNote(purpose)
}

// maxPurpose is how many characters of a purpose stand on paper.
const maxPurpose = 40

// Mark is what stands on what has personal data in full: who made it, when and what for.
func (w *Workspace) Mark(purpose string) string {
	return fmt.Sprintf("含未掩码个人信息　经办人：%s　%s　用途：%s", w.Actor(), w.Today(), model.ClipLine(cmp.Or(purpose, "未填写"), maxPurpose))
}

// Issue is one entry of what was handed out.
type Issue struct {
	Batch
	Report string // its title; empty if it was no report (an export, a packet)
	What   string // the note without the file
	File   string // the first file; empty if it was no report
}

// issueOf reads a batch's note.
func issueOf(b Batch) Issue {
	out := Issue{Batch: b, What: b.Note}
	rest, ok := strings.CutPrefix(b.Note, issued)
	if !ok {
		return out
	}
	out.Report, rest, _ = strings.Cut(rest, "》，")
	what, file, _ := strings.Cut(rest, IssuedTo)
	out.What, out.File = what, strings.TrimSuffix(file, "”")
	return out
}

// Issues lists the latest things that were handed out, newest first.
func (w *Workspace) Issues(ctx context.Context, limit int) ([]Issue, error) {
	rows, err := w.Conn().QueryContext(ctx, "SELECT id, kind, note, at, actor FROM batch WHERE kind = ? ORDER BY id DESC LIMIT ?",
		string(BatchOutput), limit)
	if err != nil {
		return nil, Fault("读取输出记录", err)
	}
	defer rows.Close()
	out := []Issue{}
	for rows.Next() {
		var b Batch
		if err := rows.Scan(&b.ID, (*string)(&b.Kind), &b.Note, &b.At, &b.Actor); err != nil {
			return nil, Fault("读取输出记录", err)
		}
		out = append(out, issueOf(b))
	}
	return out, Fault("读取输出记录", rows.Err())
}

// Remark keeps that personal data was shown or handed out on request.
func (w *Workspace) Remark(ctx context.Context, note string) error {
	return Fault("登记", w.remark(ctx, note))
}
