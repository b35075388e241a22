package intake

// Charters in: a Word or text file becomes a charter with its articles, and the
// proposed Party clauses, marked as proposals until a person confirms them.

import (
	"cmp"
	"crypto/sha256"
	"fmt"
	"path/filepath"
	"strings"

	"partyledger/model"
	"partyledger/model/charter"
	"partyledger/store"
	"partyledger/store/charterfile"
)

// readCharter reads one charter file into rows of the import, as if three sheets
// had brought them.
func (im *importer) readCharter(path string) error {
	content, err := charterfile.Read(path)
	if err != nil {
		return err
	}
	if r, ok := charter.FindRevision(content.Blocks); ok {
		return im.readRevision(path, r, content.Unread)
	}
	paragraphs := charter.Paragraphs(content.Blocks)
	if charter.LooksLikeRevision(paragraphs) {
		return store.Refuse("“%s”像是章程修订对照表，但这种格式分不清左右两栏，没有导入。请用Word（.docx、.doc、.wps）或Excel里的对照表导入。", filepath.Base(path))
	}
	text := charter.Split(paragraphs)
	text.Notes = append(text.Notes, notesOf(content.Unread)...)
	if len(text.Articles) == 0 {
		return store.Refuse("“%s”里没有找到“第一条”这样的条文，没有导入。请确认是公司章程的完整文本。", filepath.Base(path))
	}
	if im.req.Charter != "" {
		return im.readTextOf(path, im.req.Charter, text)
	}
	company, known, err := im.companyOf(path, text)
	if err != nil {
		return err
	}
	version := versionOf(text.Title, filepath.Base(path))
	if known {
		there, err := store.Load[model.Charter](im.ctx, im.w.Conn(), "enterprise_id = ? AND version = ?", "", company, version)
		if err != nil {
			return err
		}
		if len(there) > 0 {
			return im.readTextOf(path, there[0].ID, text)
		}
	}
	id := charterID(company, version)
	im.charterRows(path, model.Charter{ID: id, EnterpriseID: company, Version: version, SourceFile: filepath.Base(path)}, text)
	return nil
}

// companyOf is the enterprise that a text is taken in for: the one that was chosen,
// else the one it names; known when it is recorded, for the same import may bring it.
func (im *importer) companyOf(path string, text charter.Text) (company string, known bool, err error) {
	company = cmp.Or(im.req.Enterprise, text.Company)
	if company == "" {
		return "", false, store.Refuse("“%s”里没有找到公司名称，不知道是哪户企业的章程，没有导入。请指明企业（--enterprise）。", filepath.Base(path))
	}
	if id, err := EnterpriseID(im.ctx, im.w, company); err == nil {
		return id, true, nil
	}
	return company, false, nil
}

// notesOf are sentences as notes on a text.
func notesOf(sentences []string) []charter.Note {
	var out []charter.Note
	for _, s := range sentences {
		out = append(out, charter.Note{Message: s})
	}
	return out
}

// readTextOf takes the text of a version that is recorded already; one that has
// a text keeps it.
func (im *importer) readTextOf(path, id string, text charter.Text) error {
	r, ok, err := im.w.Get(im.ctx, model.Ref{Kind: model.KindCharter, ID: id})
	if err != nil {
		return err
	}
	if !ok {
		return store.Refuse("没有找到要导入条文的章程版本，可能已被撤销，没有导入。")
	}
	c := r.(model.Charter)
	if err := im.refuseFull(c); err != nil {
		return err
	}
	c.SourceFile = filepath.Base(path)
	im.charterRows(path, c, text)
	return nil
}

// charterID is the same for the same enterprise and version, so that a file
// taken in twice is known again.
func charterID(company, version string) string {
	sum := sha256.Sum256([]byte(company + "\x00" + version))
	return fmt.Sprintf("%s-%X", model.SchemaOf(model.KindCharter).Prefix, sum[:5])
}

func clauseOf(p charter.Proposal, id string, order int) model.Clause {
	c := p.Clause(id, order)
	c.ID = fmt.Sprintf("%s-K%03d", id, order)
	return c
}

// charterRows queues the charter, its articles and the proposed clauses.
func (im *importer) charterRows(path string, c model.Charter, text charter.Text) {
	id := c.ID
	res := &SheetResult{Name: "章程：" + filepath.Base(path), Problems: []Problem{}}
	im.res.Sheets = append(im.res.Sheets, res)
	proposed := charter.Propose(text)

	whole := im.queue(res, 1, c)
	im.articleRows(res, whole, id, text)
	for i, p := range proposed.Proposals {
		im.queue(res, p.Order, clauseOf(p, id, i+1)).whole = whole
	}
	im.noteCompany(res, c, text.Company)
	res.Notes = append(res.Notes, fmt.Sprintf("共%d条，找到党建条款建议%d条，须由人逐条确认后才计入“已写入”", len(text.Articles), len(proposed.Proposals)))
	for _, m := range proposed.Missing {
		res.Notes = append(res.Notes, "没有找到："+requirementName(m)+"（"+m.Text+"）")
	}
	if said := itemsSaid(proposed.Items); said != "" {
		res.Notes = append(res.Notes, said)
	}
	for _, n := range text.Notes {
		res.Notes = append(res.Notes, strings.TrimRight(n.Message, "。"))
	}
}

// articleRows queues a text's articles.
func (im *importer) articleRows(res *SheetResult, whole *importRow, id string, text charter.Text) {
	for _, a := range text.Articles {
		im.queue(res, a.Order, model.Article{ID: fmt.Sprintf("%s-T%04d", id, a.Order), CharterID: id, Order: a.Order,
			Chapter: joined(a.Chapter, a.Section), Number: a.Number, Text: a.Text}).whole = whole
	}
}

// itemsSaid is what the text lacks, or may lack, item by item.
func itemsSaid(items []charter.ItemCheck) string {
	missing, doubtful := charter.Sum(items)
	var parts []string
	if len(missing) > 0 {
		parts = append(parts, "缺"+strings.Join(missing, "、"))
	}
	if len(doubtful) > 0 {
		parts = append(parts, "存疑（请人工看）"+strings.Join(doubtful, "、"))
	}
	if len(parts) == 0 {
		return ""
	}
	return "逐项核对：" + strings.Join(parts, "；")
}

// noteCompany warns if the text names another company than the one it is taken
// in for.
func (im *importer) noteCompany(res *SheetResult, c model.Charter, company string) {
	if company == "" || company == c.EnterpriseID {
		return
	}
	if id, err := EnterpriseID(im.ctx, im.w, company); err == nil && id == c.EnterpriseID {
		return
	}
	res.Notes = append(res.Notes, "文本中写的公司名称是“"+company+"”，与所选企业的名称不同，请核对是否选错了文件")
}

func requirementName(r model.Requirement) string {
	if r.Phase == "" {
		return string(r.Element)
	}
	return string(r.Element) + "·" + string(r.Phase)
}

func joined(chapter, section string) string {
	return strings.TrimSpace(chapter + " " + section)
}

// versionOf names the version by what the title says of it, else by the file.
func versionOf(title, file string) string {
	if i := strings.LastIndex(title, "（"); i >= 0 && strings.HasSuffix(title, "）") {
		return strings.TrimSuffix(title[i+len("（"):], "）")
	}
	return strings.TrimSuffix(file, filepath.Ext(file))
}

// queue adds a record to the import; all its filled fields count as given.
func (im *importer) queue(res *SheetResult, number int, r model.Record) *importRow {
	s := model.SchemaOf(r.Kind())
	row := &importRow{sheet: res, of: s, number: number, rec: s.Pointer(r), given: make([]bool, len(s.Fields))}
	for i, f := range s.Fields {
		row.given[i] = !f.IsZero(r)
	}
	res.Read++
	im.rows[r.Kind()] = append(im.rows[r.Kind()], row)
	return row
}
