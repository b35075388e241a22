package charterfile

// The number formats of Word lists that Chinese documents use.

import (
	"strconv"
	"strings"

	"partyledger/model"
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
	case "chineseCounting", "chineseCountingThousand", "japaneseCounting", "taiwaneseCounting", "taiwaneseCountingThousand",
		"koreanCounting":
		return model.ChineseNumber(n)
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

var legalDigits = strings.NewReplacer("一", "壹", "二", "贰", "三", "叁", "四", "肆", "五", "伍", "六", "陆", "七", "柒", "八", "捌", "九", "玖", "十", "拾",
	"百", "佰", "千", "仟")

func legalNumber(n int) string {
	s := legalDigits.Replace(model.ChineseNumber(n))
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
	}{{1000, "M"}, {900, "CM"}, {500, "D"}, {400, "CD"}, {100, "C"}, {90, "XC"}, {50, "L"}, {40, "XL"}, {10, "X"}, {9, "IX"}, {5,
		"V"}, {4, "IV"}, {1, "I"}} {
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
