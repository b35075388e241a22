package sheet

// The styles of an .ods: what they show a cell as, by name, with what they have from others.

import "strconv"

// maxStyles is how many styles and formats are read.
const maxStyles = 1 << 16

// odsStyle is a style by its name: what it says itself, and of whom it has the rest.
type odsStyle struct {
	parent, format string
	struck         int8 // 0 = not said, 1 = yes, -1 = no
	hidden         bool // of a table
}

// style keeps what a style says.
func (o *ods) style() error {
	name := string(o.x.attr("family")) + " " + string(o.x.attr("name"))
	s := &odsStyle{format: string(o.x.attr("data-style-name"))}
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
	struck, format := int8(0), ""
	for s, n := o.styles["table-cell "+name], 0; s != nil && n < 16; s, n = o.styles[s.parent], n+1 {
		if struck == 0 {
			struck = s.struck
		}
		if format == "" {
			format = s.format
		}
	}
	if f, ok := o.dates[format]; ok {
		out = f
	}
	out.struck = struck > 0
	if o.known == nil || len(o.known) >= maxStyles {
		o.known = map[string]look{}
	}
	o.known[name] = out
	return out
}
