package charterfile

// Word's automatic numbers: 第%1条 in numbering.xml becomes 第三十五条 in the text.

import (
	"archive/zip"
	"encoding/xml"
	"strconv"
	"strings"
)

const (
	maxLevels = 9
	maxNumber = 150 // bytes that a number has at most, its words among them
)

// numRef says which list and level a paragraph is of.
type numRef struct {
	id    string // of the list; empty = not said, "0" = none
	level int    // -1 = not said
}

var noNumber = numRef{level: -1}

// numLevel is one level of a list.
type numLevel struct {
	start  int
	format string
	text   string // 第%1条
	suffix string // tab, space, nothing
	legal  bool   // all numbers in decimals
	after  int    // lvlRestart: the level that restarts it; -1 = the one above, 0 = none
	style  string
}

// numList is an abstract list; lists that share one count on together.
type numList struct {
	levels [maxLevels]numLevel
	linked string // numStyleLink: the style that holds the list
	count  [maxLevels]int
	begun  [maxLevels]bool
}

// numInstance is a list as paragraphs name it, with its overrides.
type numInstance struct {
	abstract string
	starts   map[int]int
	levels   map[int]numLevel
	applied  map[int]bool
}

// numStyle is what a paragraph style says of numbers.
type numStyle struct {
	num     numRef
	basedOn string
}

type numbering struct {
	lists     map[string]*numList
	instances map[string]*numInstance
	styles    map[string]numStyle
}

// readNumbering reads the two parts. A fault in them only costs the numbers, not
// the text, so it is not an error.
func readNumbering(numbers, styles *zip.File) *numbering {
	n := &numbering{map[string]*numList{}, map[string]*numInstance{}, map[string]numStyle{}}
	nr := &numberingReader{n: n}
	if readPart(numbers, nr.token) != nil {
		nr.n.instances = map[string]*numInstance{}
	}
	sr := &stylesReader{n: n}
	if readPart(styles, sr.token) != nil {
		n.styles = map[string]numStyle{}
	}
	return n
}

func levelOf(s string) int {
	i, err := strconv.Atoi(s)
	if err != nil || i < 0 || i >= maxLevels {
		return 0
	}
	return i
}

// numberingReader reads numbering.xml.
type numberingReader struct {
	n        *numbering
	list     *numList
	instance *numInstance
	level    *numLevel
	override int
}

func (r *numberingReader) token(t xml.Token) error {
	switch e := t.(type) {
	case xml.StartElement:
		r.start(local(e.Name), e)
	case xml.EndElement:
		r.end(local(e.Name))
	}
	return nil
}

func (r *numberingReader) start(name string, e xml.StartElement) {
	switch name {
	case "abstractNum":
		r.list = &numList{}
		for i := range r.list.levels {
			r.list.levels[i] = numLevel{start: 1, after: -1}
		}
		r.n.lists[attr(e, "abstractNumId")] = r.list
	case "num":
		r.instance = &numInstance{starts: map[int]int{}, levels: map[int]numLevel{}, applied: map[int]bool{}}
		r.n.instances[attr(e, "numId")] = r.instance
	case "lvlOverride":
		r.override = levelOf(attr(e, "ilvl"))
	case "lvl":
		r.startLevel(levelOf(attr(e, "ilvl")))
	case "abstractNumId":
		if r.instance != nil {
			r.instance.abstract = attr(e, "val")
		}
	case "startOverride":
		if r.instance != nil {
			r.instance.starts[r.override] = numberOf(e)
		}
	case "numStyleLink":
		if r.list != nil {
			r.list.linked = attr(e, "val")
		}
	default:
		if r.level != nil {
			r.level.set(name, e)
		}
	}
}

func (r *numberingReader) startLevel(i int) {
	switch {
	case r.instance != nil:
		r.level = &numLevel{start: 1, after: -1}
		r.override = i
	case r.list != nil:
		r.level = &r.list.levels[i]
	}
}

func (l *numLevel) set(name string, e xml.StartElement) {
	switch name {
	case "start":
		l.start = numberOf(e)
	case "numFmt":
		if f := attr(e, "val"); f != "" {
			l.format = f
		}
	case "lvlText":
		l.text = attr(e, "val")
	case "suff":
		l.suffix = attr(e, "val")
	case "isLgl":
		l.legal = isOn(e)
	case "lvlRestart":
		l.after = numberOf(e)
	case "pStyle":
		l.style = attr(e, "val")
	}
}

func numberOf(e xml.StartElement) int {
	i, err := strconv.Atoi(attr(e, "val"))
	if err != nil || i < 0 || i > 100000 {
		return 0
	}
	return i
}

func (r *numberingReader) end(name string) {
	switch name {
	case "abstractNum":
		r.list = nil
	case "num":
		r.instance = nil
	case "lvl":
		if r.instance != nil && r.level != nil {
			r.instance.levels[r.override] = *r.level
		}
		r.level = nil
	}
}

// stylesReader reads the numbers of paragraph styles from styles.xml.
type stylesReader struct {
	n       *numbering
	id      string
	style   numStyle
	inStyle bool
}

func (r *stylesReader) token(t xml.Token) error {
	switch e := t.(type) {
	case xml.StartElement:
		switch name := local(e.Name); {
		case name == "style":
			r.id, r.style, r.inStyle = attr(e, "styleId"), numStyle{num: noNumber}, true
		case !r.inStyle:
		case name == "basedOn":
			r.style.basedOn = attr(e, "val")
		case name == "numId":
			r.style.num.id = attr(e, "val")
		case name == "ilvl":
			r.style.num.level = levelOf(attr(e, "val"))
		}
	case xml.EndElement:
		if local(e.Name) == "style" {
			r.n.styles[r.id], r.inStyle = r.style, false
		}
	}
	return nil
}

// next counts the paragraph and gives the number that Word shows before it.
func (n *numbering) next(style string, ref numRef) string {
	if n == nil {
		return ""
	}
	ref = n.resolve(style, ref)
	instance := n.instances[ref.id]
	if instance == nil || ref.id == "0" {
		return ""
	}
	list := n.listOf(instance)
	if list == nil {
		return ""
	}
	if ref.level < 0 {
		ref.level = list.levelOfStyle(style)
	}
	list.countUp(instance, ref.level)
	return list.show(instance, ref.level)
}

// resolve takes what the paragraph does not say from its style and the styles
// that it is based on.
func (n *numbering) resolve(style string, ref numRef) numRef {
	for range 20 { // a chain of styles that bites its tail ends here
		s, ok := n.styles[style]
		if !ok || ref.id != "" && ref.level >= 0 {
			break
		}
		if ref.id == "" {
			ref.id = s.num.id
		}
		if ref.level < 0 && s.num.level >= 0 {
			ref.level = s.num.level
		}
		style = s.basedOn
	}
	return ref
}

// listOf follows the link of a list that only names the style which holds it.
func (n *numbering) listOf(instance *numInstance) *numList {
	list := n.lists[instance.abstract]
	if list == nil || list.linked == "" {
		return list
	}
	if other := n.instances[n.styles[list.linked].num.id]; other != nil {
		return n.lists[other.abstract]
	}
	return list
}

// levelOfStyle is the level that names the style, else the first.
func (l *numList) levelOfStyle(style string) int {
	for i, level := range l.levels {
		if style != "" && level.style == style {
			return i
		}
	}
	return 0
}

// level is the level as the instance has it.
func (l *numList) level(instance *numInstance, i int) numLevel {
	if o, ok := instance.levels[i]; ok {
		return o
	}
	return l.levels[i]
}

// countUp counts one more at the level and lets the deeper levels start anew.
func (l *numList) countUp(instance *numInstance, at int) {
	start := l.level(instance, at).start
	if s, ok := instance.starts[at]; ok {
		start = s
		if !instance.applied[at] { // an instance with a start of its own counts from there once
			l.begun[at] = false
			instance.applied[at] = true
		}
	}
	if l.begun[at] {
		l.count[at]++
	} else {
		l.count[at], l.begun[at] = start, true
	}
	for i := range at { // a level above that was never shown counts as begun
		if !l.begun[i] {
			l.count[i], l.begun[i] = l.level(instance, i).start, true
		}
	}
	for i := at + 1; i < maxLevels; i++ {
		after := l.level(instance, i).after
		if after < 0 || after > at { // 0 never restarts; k restarts behind level k and above
			l.begun[i] = false
		}
	}
}

// show writes the level's text with its numbers.
func (l *numList) show(instance *numInstance, at int) string {
	level := l.level(instance, at)
	if level.format == "bullet" || level.format == "none" && !strings.Contains(level.text, "%") || level.text == "" ||
		len(level.text) > maxNumber {
		return ""
	}
	text := level.text
	for i := range maxLevels {
		mark := "%" + strconv.Itoa(i+1)
		if !strings.Contains(text, mark) {
			continue
		}
		format := l.level(instance, i).format
		if level.legal {
			format = "decimal"
		}
		text = strings.ReplaceAll(text, mark, formatNumber(l.count[i], format))
	}
	switch {
	case len(text) > maxNumber:
		return ""
	case level.suffix == "nothing":
		return text
	}
	return text + " "
}
