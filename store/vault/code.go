package vault

// Recovery codes: 160 random bits for paper, 8 groups of 4 characters and a ninth that
// says which one was mistyped.

import (
	"bytes"
	"encoding/base32"
	"fmt"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"
)

const (
	crockford  = "0123456789ABCDEFGHJKMNPQRSTVWXYZ" // no I, L, O, U
	codeBytes  = 20
	groupSize  = 4
	codeGroups = 9 // with the check group
)

var (
	codeText  = base32.NewEncoding(crockford).WithPadding(base32.NoPadding)
	codeTypos = strings.NewReplacer("O", "0", "I", "1", "L", "1")
)

// CodeError says that a recovery code was mistyped: in which group, from 1; or, if that
// cannot be told, 0. Characters is how many were given, of 36.
type CodeError struct{ Group, Characters int }

func (e CodeError) Error() string {
	return fmt.Sprintf("vault: recovery code mistyped: group %d, %d characters", e.Group, e.Characters)
}

// NewCode makes a recovery code, for SetRecovery and for paper:
// “7X3K-… -9QZ1”, nine groups of four.
func NewCode() string { return groups(withCheck(random(codeBytes))) }

// withCheck is the code of 160 bits without dashes.
func withCheck(secret []byte) string {
	text := codeText.EncodeToString(secret)
	a, b := checkPair(numbers(text))
	return text + string([]byte{crockford[a>>5], crockford[a&31], crockford[b>>5], crockford[b&31]})
}

func groups(text string) string {
	var all []string
	for g := range slices.Chunk([]byte(text), groupSize) {
		all = append(all, string(g))
	}
	return strings.Join(all, "-")
}

// numbers are the code's numbers of 10 bits, two a group.
func numbers(text string) []int {
	n := make([]int, len(text)/2)
	for i := range n {
		n[i] = strings.IndexByte(crockford, text[2*i])<<5 | strings.IndexByte(crockford, text[2*i+1])
	}
	return n
}

// The check group is that of a Reed-Solomon code over GF(2^10): the sum of all numbers,
// and the sum of each times its power of α. By both, one wrong number is found.

// alpha is n times α, a root of x^10 + x^3 + 1.
func alpha(n int) int {
	if n <<= 1; n > 0x3ff {
		n ^= 0x409
	}
	return n
}

// checkPair is the check group of the numbers, by Horner's rule from the last.
func checkPair(n []int) (sum, weighed int) {
	for _, x := range slices.Backward(n) {
		sum, weighed = sum^x, alpha(weighed)^x
	}
	return sum, weighed
}

// wrongGroup answers which group of the code is wrong, from 1; 0 = more than one number
// is; ok if none.
func wrongGroup(text string) (group int, ok bool) {
	n := numbers(text)
	data := n[:len(n)-2]
	sum, weighed := checkPair(data)
	sum, weighed = sum^n[len(data)], weighed^n[len(data)+1]
	switch {
	case sum == 0 && weighed == 0:
		return 0, true
	case sum == 0 || weighed == 0:
		return codeGroups, false
	}
	for i := range data { // the wrong one is off by sum, and weighs α^i times that
		if sum == weighed {
			return i/2 + 1, false
		}
		sum = alpha(sum)
	}
	return 0, false
}

// parseCode answers a code's 20 bytes. Case, dashes, spaces and full-width letters make
// no difference, nor O for 0, I and L for 1.
func parseCode(code string) ([]byte, error) {
	parts := strings.FieldsFunc(codeTypos.Replace(strings.ToUpper(norm.NFKC.String(code))), func(r rune) bool {
		return strings.ContainsRune(" \t\r\n-‐‑–—_.,、，。·ー一", r)
	})
	text := strings.Join(parts, "")
	count := len([]rune(text))
	if len(parts) == codeGroups {
		for i, p := range parts {
			if len([]rune(p)) != groupSize {
				return nil, CodeError{i + 1, count}
			}
		}
	}
	if count != groupSize*codeGroups {
		return nil, CodeError{0, count}
	}
	for i, r := range []rune(text) {
		if !strings.ContainsRune(crockford, r) {
			return nil, CodeError{i/groupSize + 1, count}
		}
	}
	if group, ok := wrongGroup(text); !ok {
		return nil, CodeError{group, count}
	}
	return codeText.DecodeString(text[:groupSize*(codeGroups-1)])
}

// SameCode reports that two texts are the same recovery code, however they are written.
func SameCode(a, b string) bool {
	x, wrong := parseCode(a)
	y, err := parseCode(b)
	return wrong == nil && err == nil && bytes.Equal(x, y)
}
