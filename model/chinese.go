package model

import (
	"strconv"
	"strings"
)

// ChineseNumber writes a number as headings and articles count: 十五, 一百零五,
// 一万零三十; what is below nought or has six digits in decimals.
func ChineseNumber(n int) string {
	digits, units := []rune("零一二三四五六七八九"), []rune("十百千万")
	decimals := strconv.Itoa(n)
	switch {
	case n < 0 || n >= 100000:
		return decimals
	case n == 0:
		return string(digits[0])
	}
	var b strings.Builder
	zero := false
	for i, c := range decimals {
		place := len(decimals) - 1 - i
		if c == '0' {
			zero = true
			continue
		}
		if zero {
			b.WriteRune(digits[0])
			zero = false
		}
		if c != '1' || place != 1 || b.Len() > 0 { // 十五, but 一百一十五
			b.WriteRune(digits[c-'0'])
		}
		if place > 0 {
			b.WriteRune(units[place-1])
		}
	}
	return b.String()
}
