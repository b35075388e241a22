package charterfile

// The numbers of OpenDocument lists: the style says what a level looks like, the
// list where it counts on.

import (
	"encoding/xml"
	"strings"
)

// outlineStyle is the key of the headings' own list.
const outlineStyle = "\x00outline"

// odtLists holds the list styles and counts.
type odtLists struct {
	styles map[string]*numList
	runs   map[string]*numList // a list's counts by its id, for lists that continue it
	now    map[string]*numList // by style: the one that counts
	style  string              // being read
}

func newODTLists() *odtLists {
	return &odtLists{styles: map[string]*numList{}, runs: map[string]*numList{}, now: map[string]*numList{}}
}

// token reads list styles.
func (l *odtLists) token(t xml.Token) error {
	switch e := t.(type) {
	case xml.StartElement:
		switch name := odtName(e.Name); name {
		case "text:list-style":
			l.open(odtAttr(e, "name"))
		case "text:outline-style":
			l.open(outlineStyle)
		case "text:list-level-style-number", "text:outline-level-style", "text:list-level-style-bullet", "text:list-level-style-image":
			l.openLevel(name, e)
		}
	case xml.EndElement:
		switch odtName(e.Name) {
		case "text:list-style", "text:outline-style":
			l.style = ""
		}
	}
	return nil
}

func (l *odtLists) open(name string) {
	l.style = name
	list := &numList{}
	for i := range list.levels {
		list.levels[i] = numLevel{start: 1, after: -1, format: "none"}
	}
	l.styles[name] = list
}

func (l *odtLists) openLevel(name string, e xml.StartElement) {
	list := l.styles[l.style]
	at := odtCount(e, "level", 1) - 1
	if list == nil || l.style == "" || at >= maxLevels {
		return
	}
	v := numLevel{start: odtCount(e, "start-value", 1), after: -1, format: odtFormats[odtAttr(e, "num-format")], suffix: "nothing"}
	if v.format == "" && odtAttr(e, "num-format") != "" {
		v.format = "decimal"
	}
	if strings.HasSuffix(name, "bullet") || strings.HasSuffix(name, "image") || v.format == "" {
		v.format = "none"
	}
	v.text = odtLevelText(e, at)
	list.levels[at] = v
}

// odtFormats are the ways of counting, by what they show first.
var odtFormats = map[string]string{
	"1": "decimal", "i": "lowerRoman", "I": "upperRoman", "a": "lowerLetter", "A": "upperLetter",
	"一, 二, 三, ...": "chineseCountingThousand", "一, 十, 一百, ...": "chineseCountingThousand", "壹, 贰, 叁, ...": "chineseLegalSimplified",
	"壹, 貳, 參, ...": "chineseLegalSimplified",
	"甲, 乙, 丙, ...": "ideographTraditional", "子, 丑, 寅, ...": "ideographZodiac", "①, ②, ③, ...": "decimalEnclosedCircle",
	"１, ２, ３, ...": "decimalFullWidth",
}

// odtLevelText is the level's text as Word writes it: 第%1条. Newer writers give it
// whole, with %1% for a number.
func odtLevelText(e xml.StartElement, at int) string {
	if whole := odtAttr(e, "num-list-format"); whole != "" {
		for i := range maxLevels {
			mark := "%" + string(rune('1'+i))
			whole = strings.ReplaceAll(whole, mark+"%", mark)
		}
		return whole
	}
	text := "%" + string(rune('1'+at))
	for i := 1; i < odtCount(e, "display-levels", 1) && at-i >= 0; i++ {
		text = "%" + string(rune('1'+at-i)) + "." + text
	}
	return odtAttr(e, "num-prefix") + text + odtAttr(e, "num-suffix")
}

// begin is a new list: it counts from the beginning unless it continues one.
func (l *odtLists) begin(style, id, continued string, goesOn bool) {
	list := l.runs[continued]
	if list == nil && goesOn {
		list = l.now[style]
	}
	if list == nil {
		list = l.copyOf(style)
	}
	l.now[style] = list
	if id != "" {
		l.runs[id] = list
	}
}

// copyOf is the style's list with nothing counted.
func (l *odtLists) copyOf(style string) *numList {
	if of := l.styles[style]; of != nil {
		return &numList{levels: of.levels}
	}
	return nil
}

// next counts an item and gives its number.
func (l *odtLists) next(style string, level int) string {
	if l.now[style] == nil {
		l.now[style] = l.copyOf(style)
	}
	list := l.now[style]
	if list == nil || level < 0 || level >= maxLevels {
		return ""
	}
	none := &numInstance{}
	list.countUp(none, level)
	text := list.show(none, level)
	if text != "" && !strings.HasSuffix(text, " ") {
		text += " "
	}
	return text
}
