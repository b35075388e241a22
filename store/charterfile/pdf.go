package charterfile

// The text layer of a PDF: what is shown on each page, put into lines by where it
// stands. github.com/ledongthuc/pdf (BSD, kept up) was looked at: a crafted object
// stream that names itself overflows its stack, which no program survives, it
// unpacks without bounds, and reads neither forms on a page nor GBK fonts.

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"math"
	"slices"
	"strings"

	"partyledger/model/charter"
	"partyledger/store"
)

const (
	maxPDFPages  = 3000
	maxPDFGlyphs = 1 << 19
	maxPDFSteps  = 20 << 20 // operands and operators
	maxPDFForms  = 8        // forms within forms
)

// readPDF reads the text layer.
func readPDF(r io.ReaderAt, size int64, name string) (Content, error) {
	b, err := io.ReadAll(io.NewSectionReader(r, 0, size))
	if err != nil {
		return Content{}, store.RefuseFile(err, fmt.Sprintf("“%s”读到一半出错", name), "请把文件复制到桌面后再试。")
	}
	f, err := readPDFObjects(b)
	if err == nil && f.sealed {
		return Content{}, store.RefuseFile(nil, fmt.Sprintf("“%s”是加密或限制了复制的PDF", name),
			"请找到章程的Word原稿导入；或者用有权限的软件取消限制，另存后再导入。")
	}
	d := &pdfReader{file: f, fonts: map[any]*pdfFont{}}
	if err == nil {
		err = d.readPages()
	}
	switch {
	case errors.Is(err, errTooLarge), errors.Is(err, errTooDeep):
		return Content{}, store.RefuseFile(err, fmt.Sprintf("“%s”大得不正常，可能不是正常的文件", name), "请找到章程的Word原稿，另存为.docx后再导入。")
	case err != nil:
		return Content{}, store.RefuseFile(err, fmt.Sprintf("“%s”已经损坏或没有复制完整", name), "请用阅读器打开检查；打不开的请向原单位重新索取。")
	case d.shown > 0 && d.dark*5 > d.shown:
		return Content{}, store.RefuseFile(nil, fmt.Sprintf("“%s”里的文字没有文字对照，取出来是乱码", name), "请找到章程的Word原稿，另存为.docx后再导入。")
	case d.shown == 0:
		return Content{}, store.RefuseFile(nil, fmt.Sprintf("“%s”是扫描件或者图片，没有文字层", name),
			"请找到章程的Word原稿，另存为.docx后再导入；只有扫描件的，请先用文字识别软件转成文字，存为.txt后导入，再逐条核对。")
	}
	return Content{Blocks: charter.Lines(d.lines), Unread: d.left()}, nil
}

// pdfRun is a stretch of text on one line.
type pdfRun struct {
	x, y, end, size float64
	text            string
}

// pdfReader reads pages.
type pdfReader struct {
	file  *pdfFile
	fonts map[any]*pdfFont
	lines []string
	parts []string // lines of the paragraph that is open
	runs  []pdfRun // of the page
	shown int      // glyphs
	dark  int      // of them without a meaning
	steps int
	empty []int // pages without text
	open  bool  // the last line was broken at the margin
	tilt  bool  // slanted text (watermarks) was left out
	held  budget
	unread
}

// left says what was not read.
func (d *pdfReader) left() []string {
	var out []string
	if len(d.empty) > 0 {
		var pages []string
		for _, n := range d.empty[:min(len(d.empty), 10)] {
			pages = append(pages, fmt.Sprint(n))
		}
		out = append(out, fmt.Sprintf("第%s页没有文字，可能是扫描的图片，没有读入", strings.Join(pages, "、"))+kindOfMore(len(d.empty)))
	}
	if d.tilt {
		out = append(out, "斜放的文字（如水印）没有读入")
	}
	return append(append(out, d.unread.words()...), "PDF按版面逐行取出文字，请对照原文核对条文是否完整")
}

func kindOfMore(n int) string {
	if n > 10 {
		return fmt.Sprintf("（共%d页）", n)
	}
	return ""
}

func (d *pdfReader) readPages() error {
	pages := d.pages()
	if len(pages) == 0 {
		return errPDF
	}
	for i, p := range pages {
		d.runs = d.runs[:0]
		if err := d.readPage(p); err != nil {
			return err
		}
		if d.layOut() == 0 {
			d.empty = append(d.empty, i+1)
		}
		if err := d.held.err(); err != nil {
			return err
		}
	}
	d.endParagraph()
	return nil
}

// pdfPage is a page with what it inherits.
type pdfPage struct{ dict, resources pdfDict }

// pages are the pages in order, each once.
func (d *pdfReader) pages() []pdfPage {
	var out []pdfPage
	seen := map[pdfRef]bool{}
	var walk func(o any, resources pdfDict, depth int)
	walk = func(o any, resources pdfDict, depth int) {
		if ref, ok := o.(pdfRef); ok {
			if seen[ref] {
				return
			}
			seen[ref] = true
		}
		dict := d.file.dictOf(o)
		if dict == nil || depth > maxPDFDepth || len(out) >= maxPDFPages {
			return
		}
		if r := d.file.dictOf(dict["Resources"]); r != nil {
			resources = r
		}
		kids := d.file.list(dict["Kids"])
		if kids == nil {
			out = append(out, pdfPage{dict, resources})
			return
		}
		for _, k := range kids {
			walk(k, resources, depth+1)
		}
	}
	for _, id := range sortedKeys(d.file.objects) {
		if dict, ok := d.file.objects[id].(pdfDict); ok && d.file.nameOf(dict["Type"]) == "Catalog" {
			walk(dict["Pages"], nil, 0)
		}
	}
	if len(out) > 0 {
		return out
	}
	for _, id := range sortedKeys(d.file.objects) { // a file without its catalogue
		if dict, ok := d.file.objects[id].(pdfDict); ok && d.file.nameOf(dict["Type"]) == "Page" {
			walk(pdfRef(id), nil, 0)
		}
	}
	return out
}

func sortedKeys(m map[int]any) []int {
	out := make([]int, 0, len(m))
	for k := range m {
		out = append(out, k)
	}
	slices.Sort(out)
	return out
}

func (d *pdfReader) readPage(p pdfPage) error {
	var content []byte
	parts := d.file.list(p.dict["Contents"])
	if parts == nil {
		parts = []any{p.dict["Contents"]}
	}
	for _, o := range parts[:min(len(parts), 10000)] {
		if s, ok := d.file.get(o).(pdfStream); ok {
			b, err := d.file.unpack(s)
			if err != nil {
				return err
			}
			content = append(append(content, b...), '\n')
		}
	}
	return d.interpret(content, p.resources, identity, 0)
}

// pdfMatrix is a b c d e f.
type pdfMatrix [6]float64

var identity = pdfMatrix{1, 0, 0, 1, 0, 0}

func (m pdfMatrix) times(n pdfMatrix) pdfMatrix {
	return pdfMatrix{m[0]*n[0] + m[1]*n[2], m[0]*n[1] + m[1]*n[3], m[2]*n[0] + m[3]*n[2], m[2]*n[1] + m[3]*n[3],
		m[4]*n[0] + m[5]*n[2] + n[4], m[4]*n[1] + m[5]*n[3] + n[5]}
}

// pdfState is what q keeps and Q brings back.
type pdfState struct {
	ctm                         pdfMatrix
	font                        *pdfFont
	size, spacing, words, scale float64
	leading, rise               float64
}

// pdfShow interprets one content stream.
type pdfShow struct {
	*pdfReader
	resources pdfDict
	pdfState
	stack    []pdfState
	tm, line pdfMatrix
	depth    int
}

// interpret goes through a content stream.
func (d *pdfReader) interpret(content []byte, resources pdfDict, ctm pdfMatrix, depth int) error {
	s := &pdfShow{pdfReader: d, resources: resources, pdfState: pdfState{ctm: ctm, scale: 1}, tm: identity, line: identity, depth: depth}
	l := &pdfLexer{b: content}
	var args []any
	for {
		if d.steps++; d.steps > maxPDFSteps {
			return errTooLarge
		}
		o, err := l.object(0)
		switch {
		case err == io.EOF:
			return nil
		case err != nil:
			return err
		}
		w, ok := o.(pdfWord)
		if !ok {
			if args = append(args, o); len(args) > 1000 {
				args = args[1:]
			}
			continue
		}
		if w == "BI" {
			skipInline(l)
			d.pictures++
		} else if err := s.operate(string(w), args); err != nil {
			return err
		}
		args = args[:0]
	}
}

// skipInline passes over a picture in the stream.
func skipInline(l *pdfLexer) {
	for l.at < len(l.b) {
		i := strings.Index(string(l.b[l.at:min(len(l.b), l.at+1<<16)]), "EI")
		if i < 0 {
			l.at = min(len(l.b), l.at+1<<16-1)
			continue
		}
		l.at += i + 2
		if l.at >= len(l.b) || pdfSpace(l.b[l.at]) {
			return
		}
	}
}

func numbers(args []any, n int) ([]float64, bool) {
	if len(args) < n {
		return nil, false
	}
	out := make([]float64, n)
	for i, a := range args[len(args)-n:] {
		v, ok := a.(float64)
		if !ok || math.IsNaN(v) || math.Abs(v) > 1e9 {
			return nil, false
		}
		out[i] = v
	}
	return out, true
}

// operate acts on an operator; what has wrong operands is passed over.
func (s *pdfShow) operate(op string, args []any) error {
	switch op {
	case "q":
		if len(s.stack) < 1000 {
			s.stack = append(s.stack, s.pdfState)
		}
	case "Q":
		if n := len(s.stack); n > 0 {
			s.pdfState = s.stack[n-1]
			s.stack = s.stack[:n-1]
		}
	case "BT":
		s.tm, s.line = identity, identity
	case "Tf":
		return s.setFont(args)
	case "Do":
		return s.form(args)
	case "Tj", "'", "\"", "TJ":
		if op == "'" || op == "\"" {
			s.move(0, -s.leading)
		}
		return s.show(args)
	case "T*":
		s.move(0, -s.leading)
	default:
		s.set(op, args)
	}
	return nil
}

// set acts on operators that take numbers only.
func (s *pdfShow) set(op string, args []any) {
	want := map[string]int{"cm": 6, "Tm": 6, "Td": 2, "TD": 2, "Tc": 1, "Tw": 1, "Tz": 1, "TL": 1, "Ts": 1}[op]
	v, ok := numbers(args, want)
	if want == 0 || !ok {
		return
	}
	switch op {
	case "cm":
		s.ctm = pdfMatrix(v).times(s.ctm)
	case "Tm":
		s.tm = pdfMatrix(v)
		s.line = s.tm
	case "TD":
		s.leading = -v[1]
		s.move(v[0], v[1])
	case "Td":
		s.move(v[0], v[1])
	case "Tc":
		s.spacing = v[0]
	case "Tw":
		s.words = v[0]
	case "Tz":
		s.scale = v[0] / 100
	case "TL":
		s.leading = v[0]
	case "Ts":
		s.rise = v[0]
	}
}

func (s *pdfShow) move(x, y float64) {
	s.line = pdfMatrix{1, 0, 0, 1, x, y}.times(s.line)
	s.tm = s.line
}

func (s *pdfShow) setFont(args []any) error {
	if len(args) < 2 {
		return nil
	}
	name, _ := args[len(args)-2].(pdfName)
	s.size, _ = args[len(args)-1].(float64)
	o := s.file.dictOf(s.resources["Font"])[name]
	key := o
	if _, ok := o.(pdfRef); !ok {
		key = name
	}
	font, ok := s.fonts[key]
	if !ok && o != nil {
		var err error
		if font, err = s.file.readFont(o); err != nil {
			return err
		}
		if _, ref := key.(pdfRef); ref {
			s.fonts[key] = font
		}
	}
	s.font = font
	return nil
}

// form shows what a page takes from elsewhere.
func (s *pdfShow) form(args []any) error {
	if len(args) == 0 {
		return nil
	}
	name, _ := args[len(args)-1].(pdfName)
	x, ok := s.file.get(s.file.dictOf(s.resources["XObject"])[name]).(pdfStream)
	if !ok {
		return nil
	}
	if s.file.nameOf(x.dict["Subtype"]) != "Form" {
		s.pictures++
		return nil
	}
	if s.depth >= maxPDFForms {
		return nil
	}
	b, err := s.file.unpack(x)
	if err != nil {
		return err
	}
	ctm := s.ctm
	if v, ok := numbers(s.file.list(x.dict["Matrix"]), 6); ok {
		ctm = pdfMatrix(v).times(ctm)
	}
	resources := s.file.dictOf(x.dict["Resources"])
	if resources == nil {
		resources = s.resources
	}
	return s.interpret(b, resources, ctm, s.depth+1)
}

// show puts strings on the page; a number between them moves on.
func (s *pdfShow) show(args []any) error {
	if len(args) == 0 || s.font == nil {
		return nil
	}
	list, ok := args[len(args)-1].([]any)
	if !ok {
		list = args[len(args)-1:]
	}
	for _, o := range list {
		switch v := o.(type) {
		case float64:
			s.tm = pdfMatrix{1, 0, 0, 1, -v / 1000 * s.size * s.scale, 0}.times(s.tm)
		case pdfString:
			if err := s.put(s.font.read(v)); err != nil {
				return err
			}
		}
	}
	return nil
}

func (s *pdfShow) put(glyphs []glyph) error {
	for _, g := range glyphs {
		s.held.text += len(g.text)
		if s.shown++; s.shown > maxPDFGlyphs || s.held.spent() {
			return errTooLarge
		}
		m := s.tm.times(s.ctm)
		size := math.Hypot(m[2], m[3]) * math.Abs(s.size)
		x, y := m[4], m[5]
		move := g.width/1000*s.size + s.spacing
		if g.text == " " {
			move += s.words
		}
		s.tm = pdfMatrix{1, 0, 0, 1, move * s.scale, 0}.times(s.tm)
		after := s.tm.times(s.ctm)
		switch {
		case math.Abs(m[1])*4 > math.Abs(m[0]):
			s.tilt = true
		case g.text == "":
			s.dark++
		default:
			s.runs = append(s.runs, pdfRun{x, y, after[4], size, g.text})
		}
	}
	return nil
}

// pdfLine is a line of a page.
type pdfLine struct {
	text       string
	indented   bool
	full       bool // it runs up to the right margin
	begin, end float64
	size       float64
}

// layOut sorts the page's text into lines, from top to bottom and left to right,
// and puts lines that were broken at the margin together. It answers how many there are.
func (d *pdfReader) layOut() int {
	lines := linesOf(d.runs)
	left, right := margins(lines)
	for i := range lines {
		l := &lines[i]
		in := l.begin - left
		l.indented = in > 1.2*l.size && in < 4*l.size
		l.full = l.end > right-slack(l.text)*l.size
		if d.open && l.begin-left < l.size && !charter.BeginsAnew(l.text) {
			d.parts = append(d.parts, glued(d.parts[len(d.parts)-1], l.text))
		} else {
			d.endParagraph()
			d.parts = append(d.parts, kindOf(l.indented)+l.text)
		}
		d.open = l.full
	}
	return len(lines)
}

func (d *pdfReader) endParagraph() {
	if len(d.parts) > 0 {
		d.lines = append(d.lines, strings.Join(d.parts, ""))
		d.parts = d.parts[:0]
		d.held.blocks++
	}
}

// slack is how far from the margin, in characters, a full line may end: what must
// not stand at a line's beginning or end moves a few; a finished sentence may as
// well end its paragraph.
func slack(text string) float64 {
	if strings.HasSuffix(text, "。") || strings.HasSuffix(text, "；") || strings.HasSuffix(text, "：") {
		return 1.5
	}
	return 3.2
}

func kindOf(indented bool) string {
	if indented {
		return "　　"
	}
	return ""
}

// glued is the text with a space where two Latin words meet.
func glued(before, text string) string {
	if n := len(before); n > 0 && before[n-1] < 0x80 && text[0] < 0x80 && before[n-1] != ' ' {
		return " " + text
	}
	return text
}

// linesOf groups what was shown by height.
func linesOf(shown []pdfRun) []pdfLine {
	runs := slices.Clone(shown)
	slices.SortStableFunc(runs, func(a, b pdfRun) int { return cmp.Compare(b.y, a.y) })
	var groups [][]pdfRun
	for _, r := range runs {
		if n := len(groups) - 1; n >= 0 && groups[n][0].y-r.y < 0.5*max(r.size, groups[n][0].size, 1) {
			groups[n] = append(groups[n], r)
		} else {
			groups = append(groups, []pdfRun{r})
		}
	}
	var out []pdfLine
	for _, g := range groups {
		slices.SortStableFunc(g, func(a, b pdfRun) int { return cmp.Compare(a.x, b.x) })
		for len(g) > 0 && strings.TrimSpace(g[0].text) == "" {
			g = g[1:]
		}
		if text := joinRuns(g); text != "" {
			out = append(out, pdfLine{text: text, begin: g[0].x, end: g[len(g)-1].end, size: g[0].size})
		}
	}
	return out
}

// margins are where most lines begin and the longest end.
func margins(lines []pdfLine) (left, right float64) {
	left, right = math.Inf(1), math.Inf(-1)
	for _, l := range lines {
		if l.end-l.begin > 8*l.size {
			left = min(left, l.begin)
		}
		right = max(right, l.end)
	}
	return left, right
}

// joinRuns writes a line; a wide gap becomes a tab, a small one a space.
func joinRuns(line []pdfRun) string {
	var b strings.Builder
	for i, r := range line {
		if i > 0 && r.size > 0 {
			last := line[i-1]
			if math.Abs(r.x-last.x) < 0.1*r.size && r.text == last.text {
				continue // printed twice for bold
			}
			switch gap := r.x - last.end; {
			case gap > 2.5*r.size:
				b.WriteByte('\t')
			case gap > 0.6*r.size:
				b.WriteByte(' ')
			}
		}
		b.WriteString(r.text)
	}
	return strings.TrimSpace(b.String())
}
