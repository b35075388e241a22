package sheet

// The styles of an .ods: what they show a cell as, by name, with what they have from others.

import (
	"math"
	"strconv"
	"strings"
)

// odsIndent is how far one step of an indent sets in, in mm.
const odsIndent = 3.53

var odsUnits = map[string]float64{"mm": 1, "cm": 10, "in": 25.4, "pt": 25.4 / 72, "pc": 25.4 / 6}

// millimetres reads a length, 0.353cm; 0 if it is none.
func millimetres(text string) float64 {
	for unit, mm := range odsUnits {
		if n, ok := strings.CutSuffix(text, unit); ok {
			if v, err := strconv.ParseFloat(n, 64); err == nil && v >= 0 && v < 1000 {
				return v * mm
			}
		}
	}
	return 0
}

// maxStyles is how many styles and formats are read.
const maxStyles = 1 << 16

// odsStyle is a style by its name: what it says itself, and of whom it has the rest.
type odsStyle struct {
	parent, format string
	struck         int8 // 0 = not said, 1 = yes, -1 = no
	indent         int8 // -1 = not said
	hidden         bool // of a table
}

// style keeps what a style says.
func (o *ods) style() error {
	name := string(o.x.attr("family")) + " " + string(o.x.attr("name"))
	s := &odsStyle{indent: -1, format: string(o.x.attr("data-style-name"))}
	if parent := o.x.attr("parent-style-name"); len(parent) > 0 {
		s.parent = string(o.x.attr("family")) + " " + string(parent)
	}
	if o.said++; o.said > maxStyles {
		return ErrHuge
	}
	o.styles[name] = s
	return o.x.each(func() error {
		switch string(o.x.name) {
		case "text-properties":
			if line := string(o.x.attr("text-line-through-style")); line != "" {
				s.struck = 1
				if line == "none" {
					s.struck = -1
				}
			}
		case "paragraph-properties":
			if left := string(o.x.attr("margin-left")); left != "" {
				s.indent = indentOf(int(math.Round(millimetres(left) / odsIndent)))
			}
		case "table-properties":
			s.hidden = string(o.x.attr("display")) == "false"
		}
		return nil
	})
}

// format keeps what a number format shows.
func (o *ods) format() error {
	kind, name := string(o.x.name), string(o.x.attr("name"))
	var y, m, d bool
	f := unsaid
	err := o.x.each(func() error {
		switch string(o.x.name) {
		case "year":
			y = true
		case "month":
			m = true
		case "day":
			d = true
		case "number":
			if n, err := strconv.Atoi(string(o.x.attr("decimal-places"))); err == nil && n >= 0 && n <= 30 {
				f.decimals = int8(n)
			}
		}
		return nil
	})
	if kind == "date-style" {
		switch {
		case d && (y || m), y && !m:
			f.as = asDate
		case y && m:
			f.as = asMonth
		}
	}
	if o.said++; o.said > maxStyles {
		return ErrHuge
	}
	o.dates[name] = f
	return err
}

// shown works out a cell style.
func (o *ods) shown(name string) look {
	if name == "" {
		name = "Default"
	}
	if s, ok := o.known[name]; ok {
		return s
	}
	out := unsaid
	struck, indent, format := int8(0), int8(-1), ""
	for s, n := o.styles["table-cell "+name], 0; s != nil && n < 16; s, n = o.styles[s.parent], n+1 {
		if struck == 0 {
			struck = s.struck
		}
		if indent < 0 {
			indent = s.indent
		}
		if format == "" {
			format = s.format
		}
	}
	if f, ok := o.dates[format]; ok {
		out = f
	}
	out.struck, out.indent = struck > 0, max(indent, 0)
	if o.known == nil || len(o.known) >= maxStyles {
		o.known = map[string]look{}
	}
	o.known[name] = out
	return out
}
