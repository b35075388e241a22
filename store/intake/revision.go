package intake

// Comparison tables in (修订对照表): the new column becomes a version's text, the
// old one the version before it. A table that lists the changed articles only is
// laid over the version that is recorded.

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"partyledger/model"
	"partyledger/model/charter"
	"partyledger/store"
)

// readRevision takes a comparison table into rows of the import.
func (im *importer) readRevision(path string, r charter.Revision, unread []string) error {
	company, known, err := im.companyOf(path, r.New)
	if err != nil {
		return err
	}
	file := filepath.Base(path)
	c := model.Charter{EnterpriseID: company, Version: versionOf(r.New.Title, file), SourceFile: file}
	var recorded []model.Charter
	if known {
		if recorded, err = store.Load[model.Charter](im.ctx, im.w.Conn(), "enterprise_id = ?", "", company); err != nil {
			return err
		}
	}
	for _, x := range recorded {
		if im.req.Charter != "" && x.ID == im.req.Charter || im.req.Charter == "" && x.Version == c.Version {
			c = x
			c.SourceFile = file
		}
	}
	base, articles, err := im.baseOf(recorded, c.ID)
	if err != nil {
		return err
	}
	if c.ID != "" {
		if err := im.refuseFull(c); err != nil {
			return err
		}
	} else {
		c.ID = charterID(company, c.Version) + "N" // behind the old one in every list
	}
	text := r.New
	switch {
	case r.Partial && base == nil:
		return im.refusePartial(file, r)
	case r.Partial:
		text, text.Notes = charter.Overlay(charter.OfRecords(r.New.Company, articles), r)
		text.Company = r.New.Company
	default:
		text.Notes = r.Notes
	}
	text.Notes = append(text.Notes, notesOf(unread)...)
	keepOld := !r.Partial && len(r.Old.Articles) > 0
	if base != nil {
		keepOld = keepOld && apart(charter.OfRecords("", articles), r.Old)
	}
	if keepOld { // before the new one, as in every list
		im.oldRows(c, r.Old)
	}
	im.charterRows(path, c, text)
	res := im.res.Sheets[len(im.res.Sheets)-1]
	res.Name = "章程修订对照表：" + file
	res.Notes = slices.Concat(im.revisionNotes(r, base, c, keepOld), res.Notes)
	return nil
}

// apart reports that the table's old column is another text than the recorded one:
// more than a fifth of its articles differ.
func apart(recorded, old charter.Text) bool {
	return 5*len(charter.Compare(recorded, old)) > len(recorded.Articles)
}

// baseOf is the latest recorded version with a text, other than the one that the
// table is for, and its articles.
func (im *importer) baseOf(recorded []model.Charter, except string) (*model.Charter, []*model.Article, error) {
	latest := slices.Clone(recorded)
	slices.SortStableFunc(latest, func(a, b model.Charter) int { // in force before superseded, late before early
		return cmp.Or(cmp.Compare(oneIf(!a.Superseded.IsZero()), oneIf(!b.Superseded.IsZero())), b.StartedDay.Compare(a.StartedDay),
			cmp.Compare(b.ID, a.ID))
	})
	for i := range latest {
		if latest[i].ID == except {
			continue
		}
		list, err := store.Load[model.Article](im.ctx, im.w.Conn(), "charter_id = ?", "", latest[i].ID)
		if err != nil {
			return nil, nil, err
		}
		if len(list) == 0 {
			continue
		}
		articles := make([]*model.Article, len(list))
		for j := range list {
			articles[j] = &list[j]
		}
		slices.SortStableFunc(articles, func(a, b *model.Article) int { return cmp.Compare(a.Order, b.Order) })
		return &latest[i], articles, nil
	}
	return nil, nil, nil
}

func oneIf(is bool) int {
	if is {
		return 1
	}
	return 0
}

// refusePartial says what a table of changed articles lacks to become a text.
func (im *importer) refusePartial(file string, r charter.Revision) error {
	return store.Refuse("“%s”是只列修改条文的章程修订对照表（%s；%s），不是章程全文；台账里还没有这户企业的章程全文，没有东西可以叠加，没有导入。请先导入修订前的章程全文，再导入这份对照表；有修订后全文的，也可以直接导入全文。",
		file, countsOf(r), r.Why)
}

func countsOf(r charter.Revision) string {
	changed, added, removed := r.Counts()
	var parts []string
	for _, x := range []struct {
		n    int
		what string
	}{{changed, "修改"}, {added, "新增"}, {removed, "删除"}} {
		if x.n > 0 {
			parts = append(parts, fmt.Sprintf("%s%d处", x.what, x.n))
		}
	}
	return strings.Join(parts, "、")
}

// revisionNotes says what the table was taken for and what is done with it.
func (im *importer) revisionNotes(r charter.Revision, base *model.Charter, c model.Charter, keepOld bool) []string {
	out := []string{"认出这是章程修订对照表：" + countsOf(r) + "，修订后一栏作为“" + c.Version + "”的条文"}
	switch {
	case r.Partial:
		out = append(out, fmt.Sprintf("对照表只列了修改的条文（%s），已叠加在“%s”的全文上，没有列出的条文照旧；条号顺延的请核对", r.Why, base.Version))
	case keepOld && base != nil:
		out = append(out, "修订前一栏与台账里的“"+base.Version+"”出入较大，另存为“"+oldVersion(c)+"”的条文，请核对哪一份是修订前的章程")
	case keepOld:
		out = append(out, "修订前一栏作为“"+oldVersion(c)+"”的条文，可在“对照版本”中逐条比较")
	case base == nil:
	default:
		out = append(out, "修订前一栏不另存：台账里已有“"+base.Version+"”的全文，可在“对照版本”中逐条比较")
	}
	return out
}

func oldVersion(c model.Charter) string { return c.Version + "（修订前）" }

// oldRows queues the version before as the table has it. Its clauses are not
// proposed: what counts is the new text.
func (im *importer) oldRows(c model.Charter, text charter.Text) {
	res := &SheetResult{Name: "修订前的章程：" + c.SourceFile, Problems: []Problem{},
		Notes: []string{fmt.Sprintf("取自修订对照表“修订前”一栏，共%d条", len(text.Articles))}}
	im.res.Sheets = append(im.res.Sheets, res)
	old := model.Charter{ID: charterID(c.EnterpriseID, oldVersion(c)), EnterpriseID: c.EnterpriseID, Version: oldVersion(c),
		SourceFile: c.SourceFile, Note: "取自修订对照表“修订前”一栏"}
	if base, ok := strings.CutSuffix(c.ID, "N"); ok {
		old.ID = base
	}
	im.articleRows(res, im.queue(res, 1, old), old.ID, text)
}

// refuseFull refuses a version that has a text.
func (im *importer) refuseFull(c model.Charter) error {
	var articles int
	if err := im.w.Conn().QueryRowContext(im.ctx, "SELECT COUNT(*) FROM article WHERE charter_id = ?", c.ID).Scan(&articles); err != nil {
		return err
	}
	if articles > 0 {
		return store.Refuse("章程“%s”已经导入过，已有条文%d条，为免覆盖已确认的条款没有再次导入。新版本请使用不同的版本名（文件名或标题中的“（2026年修订）”）。", c.Version, articles)
	}
	return nil
}

// A comparison table in a workbook has its head among the first rows, and not so many rows
// as a ledger.
const (
	revisionHeadRows = 12
	revisionRows     = 5000
)

// sheetRevision takes a sheet in if it is a comparison table.
func (im *importer) sheetRevision(path string, wb *Workbook, i int) (bool, error) {
	rows, err := wb.revisionRows(im.ctx, i)
	if err != nil || rows == nil {
		return false, err
	}
	r, ok := charter.RevisionOfRows(rows)
	if !ok {
		return false, nil
	}
	return true, im.readRevision(path, r, nil)
}

// revisionRows is the texts of a sheet that is headed as a comparison table, all rows as
// wide as the widest; nil = it is none.
func (wb *Workbook) revisionRows(ctx context.Context, i int) ([][]string, error) {
	c, err := wb.a.Cells(wb.sheets[i].part)
	if err != nil {
		return nil, openError(wb.name, err)
	}
	defer c.Close()
	var rows [][]string
	headed, wide := false, 0
	for len(rows) < revisionRows && (headed || len(rows) < revisionHeadRows) {
		_, cells, err := c.Next()
		if err == io.EOF {
			break
		}
		if err == nil {
			err = ctx.Err()
		}
		if err != nil {
			return nil, openError(wb.name, err)
		}
		row := make([]string, len(cells))
		for k, x := range cells {
			row[k] = x.Text
		}
		headed, wide = headed || charter.RevisionHead(row), max(wide, len(row))
		rows = append(rows, row)
	}
	if !headed {
		return nil, nil
	}
	for k := range rows {
		rows[k] = append(rows[k], make([]string, wide-len(rows[k]))...)
	}
	return rows, nil
}
