package model

// Check characters: the citizen identity number (GB 11643-1999) and the unified
// social credit code (GB 32100-2015).

import (
	"fmt"
	"strings"

	"partyledger/model/day"
)

const identityChecks = "10X98765432"

var identityWeights = [17]int{7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2}

// IdentityCheck gives the 18th character for the first 17 digits.
func IdentityCheck(first17 string) byte {
	sum := 0
	for i, w := range identityWeights {
		sum += int(first17[i]-'0') * w
	}
	return identityChecks[sum%11]
}

// CheckIdentity tells what is wrong with a resident's identity number, in a
// Chinese clause; nil if it is right. Fifteen-digit numbers are refused: they
// ceased to be valid in 2013.
func CheckIdentity(number string) error {
	n := strings.ToUpper(number)
	if len(n) == 15 && digits(n) {
		return fmt.Errorf("是15位旧号，已停用，请按现用证件填18位")
	}
	if len(n) != 18 || !digits(n[:17]) || n[17] != 'X' && !digits(n[17:]) {
		return fmt.Errorf("应为18位（前17位数字，末位数字或X），现为%d位", len([]rune(number)))
	}
	if _, err := identityBirth(n); err != nil {
		return fmt.Errorf("其中的出生日期不存在：%w", err)
	}
	if want := IdentityCheck(n); want != n[17] {
		return fmt.Errorf("校验码不符（末位应为%c，现为%c），请与证件核对", want, n[17])
	}
	return nil
}

func digits(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return true
}

func identityBirth(n string) (day.Day, error) {
	at := func(i, j int) (v int) {
		for _, c := range n[i:j] {
			v = v*10 + int(c-'0')
		}
		return v
	}
	return day.New(at(6, 10), at(10, 12), at(12, 14))
}

// IdentityFacts reads birth day and sex out of a valid 18-character number.
// The archive outranks it where they differ: use it to hint, never to overwrite.
func IdentityFacts(number string) (birth day.Day, sex Sex, ok bool) {
	if CheckIdentity(number) != nil {
		return day.Day{}, "", false
	}
	birth, _ = identityBirth(number)
	if (number[16]-'0')%2 == 1 {
		return birth, Male, true
	}
	return birth, Female, true
}

// MaskIdentity keeps the first 4 and last 3 characters: 1101**********002.
func MaskIdentity(number string) string { return mask(number, 4, 3) }

// MaskPhone keeps the first 3 and last 4 digits: 138****0000.
func MaskPhone(phone string) string { return mask(phone, 3, 4) }

func mask(s string, head, tail int) string {
	r := []rune(s)
	if len(r) <= head+tail {
		return strings.Repeat("*", len(r))
	}
	return string(r[:head]) + strings.Repeat("*", len(r)-head-tail) + string(r[len(r)-tail:])
}

// Masked hides what a secret field holds: of numbers some digits stay to tell them apart, of
// words nothing does. Other fields stay as they are.
func (f Field) Masked(text string) string {
	switch {
	case f.Style != "secret" || text == "":
		return text
	case f.Name == "Phone":
		return MaskPhone(text)
	case f.Name == "IdentityNumber":
		return MaskIdentity(text)
	}
	return "（已遮盖）"
}

const creditAlphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY"

// CreditCodeCheck gives the 18th character for the first 17; ok is false if one
// of them is not of the code's alphabet.
func CreditCodeCheck(first17 string) (check byte, ok bool) {
	if len(first17) < 17 {
		return 0, false
	}
	sum, weight := 0, 1
	for i := range 17 {
		v := strings.IndexByte(creditAlphabet, first17[i])
		if v < 0 {
			return 0, false
		}
		sum += v * weight
		weight = weight * 3 % 31
	}
	return creditAlphabet[(31-sum%31)%31], true
}

// CheckCreditCode tells what is wrong with a 统一社会信用代码; nil if it is right.
func CheckCreditCode(code string) error {
	if len(code) != 18 {
		return fmt.Errorf("应为18位，现为%d位", len([]rune(code)))
	}
	c := strings.ToUpper(code)
	want, ok := CreditCodeCheck(c)
	switch {
	case !ok || strings.IndexByte(creditAlphabet, c[17]) < 0:
		return fmt.Errorf("含有代码中不使用的字符（只用数字和除I、O、S、V、Z外的大写字母）")
	case want != c[17]:
		return fmt.Errorf("校验码不符（末位应为%c，现为%c），请与营业执照核对", want, c[17])
	}
	return nil
}
