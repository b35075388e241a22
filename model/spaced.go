package model

import (
	"strings"
	"unicode"
)

// Unspaced is a name without the blanks between Chinese characters, which workbooks have
// so that names of two and of three characters are equally wide: 张 建 国. Blanks in other
// writings stay.
func Unspaced(name string) string {
	runes := []rune(strings.TrimSpace(name))
	var out []rune
	for i := 0; i < len(runes); i++ {
		end := i
		for end < len(runes) && unicode.IsSpace(runes[end]) {
			end++
		}
		if end == i {
			out = append(out, runes[i])
			continue
		}
		if !unicode.Is(unicode.Han, runes[i-1]) || !unicode.Is(unicode.Han, runes[end]) {
			out = append(out, runes[i:end]...)
		}
		i = end - 1
	}
	return string(out)
}

// Plain is a name as names that people write are compared: in half width and capitals,
// without blanks and what nobody sees.
func Plain(name string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || unicode.Is(unicode.Cf, r) || unicode.IsControl(r) {
			return -1
		}
		return unicode.ToUpper(r)
	}, Halfwidth(name))
}
