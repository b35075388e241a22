package doctor

// Who sits at the PC, and what it is called, is in no outcome. The checks put
// nothing of it in; the veil is for what drivers and systems say of themselves.

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode"
)

// hidden stands for what was taken out.
const hidden = "〔已隐去〕"

// personal is the environment's variables that name a person or a PC.
var personal = []string{"USERNAME", "USER", "LOGNAME", "USERDOMAIN", "USERDNSDOMAIN", "COMPUTERNAME", "HOSTNAME", "HOST", "SUDO_USER"}

// common is account and PC names that name nobody.
var common = []string{"root", "user", "admin", "administrator", "guest", "test", "localhost", "workgroup", "windows", "linux", "debian",
	"ubuntu", "kylin", "uos", "deepin", "openeuler", "system", "pc"}

// veil knows the words that are not to be shown.
type veil [][]rune

func newVeil() veil {
	words := map[string]bool{}
	for _, key := range personal {
		words[os.Getenv(key)] = true
	}
	if name, err := os.Hostname(); err == nil {
		words[name] = true
		short, _, _ := strings.Cut(name, ".")
		words[short] = true
	}
	if home, err := os.UserHomeDir(); err == nil {
		words[home] = true
		words[filepath.Base(home)] = true
	}
	var v veil
	for w := range words {
		w = strings.ToLower(strings.TrimSpace(w))
		if n := len([]rune(w)); n < 2 || slices.Contains(common, w) || w == "/root" {
			continue
		}
		v = append(v, []rune(w))
	}
	// Longer words first, so that none hides part of another.
	slices.SortFunc(v, func(a, b []rune) int { return len(b) - len(a) })
	return v
}

// over hides the words in a text, where they stand as words.
func (v veil) over(s string) string {
	text := []rune(s)
	for _, word := range v {
		for i := 0; i+len(word) <= len(text); i++ {
			if matches(text, i, word) {
				text = slices.Concat(text[:i], []rune(hidden), text[i+len(word):])
				i += len([]rune(hidden)) - 1
			}
		}
	}
	return string(text)
}

// matches reports that the word stands at a place, whatever the case of its
// letters, and is not part of a longer Latin word or number.
func matches(text []rune, at int, word []rune) bool {
	for i, r := range word {
		if unicode.ToLower(text[at+i]) != r {
			return false
		}
	}
	latin := func(r rune) bool { return r < unicode.MaxASCII && (unicode.IsLetter(r) || unicode.IsDigit(r)) }
	joined := func(i, j int) bool { return i >= 0 && j < len(text) && latin(text[i]) && latin(text[j]) }
	return !joined(at-1, at) && !joined(at+len(word)-1, at+len(word))
}
