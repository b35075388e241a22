package charterfile

// The number formats of Word lists that Chinese documents use.

import (
	"strconv"
	"strings"
)

// formatNumber writes n in one of Word's formats; a format it does not know is
// written in decimals.
func formatNumber(n int, format string) string {
	if n < 0 {
		n = 0
	}
	switch format {
	case "none":
		return ""
	case "chineseCounting", "chineseCountingThousand", "japaneseCounting", "taiwaneseCounting", "taiwaneseCountingThousand", "koreanCounting":
		return chineseNumber(n, "零一二三四五六七八九", "十百千万")
	case "chineseLegalSimplified", "ideographLegalTraditional", "japaneseLegal":
		return legalNumber(n)
	case "ideographDigital", "japaneseDigitalTenThousand", "taiwaneseDigital", "koreanDigital":
		return digitByDigit(n, "〇一二三四五六七八九")
	case "ideographTraditional":
		return nth(n, "甲乙丙丁戊己庚辛壬癸")
	case "ideographZodiac":
		return nth(n, "子丑寅卯辰巳午未申酉戌亥")
	case "ideographEnclosedCircle":
		return nth(n, "㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉")
	case "decimalEnclosedCircle", "decimalEnclosedCircleChinese":
		return nth(n, "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳")
	case "decimalEnclosedParen":
		return "(" + strconv.Itoa(n) + ")"
	case "decimalZero":
		if n < 10 {
			return "0" + strconv.Itoa(n)
		}
	case "decimalFullWidth", "decimalFullWidth2":
		return digitByDigit(n, "０１２３４５６７８９")
	case "upperRoman":
		return roman(n)
	case "lowerRoman":
		return strings.ToLower(roman(n))
	case "upperLetter":
		return letter(n, 'A')
	case "lowerLetter":
		return letter(n, 'a')
	}
	return strconv.Itoa(n)
}

// nth is the n-th of the signs, counting from 1; decimals beyond them.
func nth(n int, signs string) string {
	r := []rune(signs)
	if n < 1 || n > len(r) {
		return strconv.Itoa(n)
	}
	return string(r[n-1])
}

func digitByDigit(n int, digits string) string {
	r := []rune(digits)
	var b strings.Builder
	for _, d := range strconv.Itoa(n) {
		b.WriteRune(r[d-'0'])
	}
	return b.String()
}

// chineseNumber writes 十五, 一百零五, 一万零三十.
func chineseNumber(n int, digits, units string) string {
	if n >= 100000 {
		return strconv.Itoa(n)
	}
	d, u := []rune(digits), []rune(units)
	if n == 0 {
		return string(d[0])
	}
	s := strconv.Itoa(n)
	var b strings.Builder
	zero := false
	for i, c := range s {
		place := len(s) - 1 - i
		if c == '0' {
			zero = true
			continue
		}
		if zero {
			b.WriteRune(d[0])
			zero = false
		}
		if c != '1' || place != 1 || b.Len() > 0 { // 十五, but 一百一十五
			b.WriteRune(d[c-'0'])
		}
		if place > 0 {
			b.WriteRune(u[place-1])
		}
	}
	return b.String()
}

func legalNumber(n int) string {
	s := chineseNumber(n, "零壹贰叁肆伍陆柒捌玖", "拾佰仟万")
	if strings.HasPrefix(s, "拾") {
		return "壹" + s
	}
	return s
}

func roman(n int) string {
	if n < 1 || n > 3999 {
		return strconv.Itoa(n)
	}
	var b strings.Builder
	for _, p := range []struct {
		value int
		sign  string
	}{{1000, "M"}, {900, "CM"}, {500, "D"}, {400, "CD"}, {100, "C"}, {90, "XC"}, {50, "L"}, {40, "XL"}, {10, "X"}, {9, "IX"}, {5, "V"}, {4, "IV"}, {1, "I"}} {
		for n >= p.value {
			b.WriteString(p.sign)
			n -= p.value
		}
	}
	return b.String()
}

// letter writes a, b … z, aa, bb as Word does.
func letter(n int, first rune) string {
	if n < 1 || n > 26*20 {
		return strconv.Itoa(n)
	}
	return strings.Repeat(string(first+rune((n-1)%26)), (n-1)/26+1)
}
