package day

// Reading days as offices write them.

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"
)

// Parse reads a day or month in the ways offices write it: 1998-07-01, 1998.7.1,
// 1998/7/1, 19980701, 1998年7月1日, 1998.07, 199807, 1998年7月, with full-width or
// Chinese digits, stray spaces and a time behind it. Empty text is the zero Day.
// The error names the text and says in Chinese why it is no day.
func Parse(text string) (Day, error) {
	t := normalise(text)
	if t == "" {
		return Day{}, nil
	}
	parts, ok := split(t)
	if !ok {
		return Day{}, fmt.Errorf("“%s”看不懂，日期请写成 2026-05-11 或 2026年5月11日", shorten(text))
	}
	d, err := fromParts(parts)
	if err != nil {
		return Day{}, fmt.Errorf("“%s”：%w", shorten(text), err)
	}
	return d, nil
}

func shorten(text string) string {
	if r := []rune(text); len(r) > 40 {
		return string(r[:40]) + "…"
	}
	return text
}

// normalise turns full-width and Chinese digits into plain ones, takes spaces
// and a leading apostrophe away and cuts a time of day off.
func normalise(text string) string {
	t := strings.Map(func(r rune) rune {
		switch {
		case r >= '！' && r <= '～':
			return r - '！' + '!'
		case r == '　', r == '\u00a0', r == '\ufeff', r == '\u200b', r == '\n', r == '\r', r == '\t':
			return ' '
		case r == '。', r == '·', r == '•', r == '、':
			return '.'
		case r == '—', r == '–', r == '−', r == '‐', r == '‑', r == '一' && !strings.ContainsAny(text, "年月日"):
			return '-'
		}
		return r
	}, text)
	t = strings.Trim(t, " '’‘`")
	t = cutTime(t)
	t = chineseDigits(t)
	return strings.ReplaceAll(t, " ", "")
}

// cutTime takes “ 00:00:00” or “T00:00:00Z” off the end.
func cutTime(t string) string {
	if i := strings.IndexByte(t, ':'); i > 0 {
		if j := strings.LastIndexAny(t[:i], " T"); j > 0 {
			return strings.TrimSpace(t[:j])
		}
	}
	return t
}

const chineseNumerals = "〇一二三四五六七八九"

// chineseDigits rewrites 二〇二六年五月十一日 as 2026年5月11日.
func chineseDigits(t string) string {
	t = strings.NewReplacer("零", "〇", "○", "〇", "Ｏ", "〇", "元月", "一月").Replace(t)
	if !strings.ContainsAny(t, chineseNumerals+"十廿卅") {
		return t
	}
	var b, run strings.Builder
	flush := func() {
		if run.Len() > 0 {
			b.WriteString(chineseNumber(run.String()))
			run.Reset()
		}
	}
	for _, r := range t {
		if strings.ContainsRune(chineseNumerals+"十廿卅", r) {
			run.WriteRune(r)
			continue
		}
		flush()
		b.WriteRune(r)
	}
	flush()
	return b.String()
}

// chineseNumber reads a run of numerals: digit by digit (二〇二六), or with 十.
func chineseNumber(run string) string {
	run = strings.NewReplacer("廿", "二十", "卅", "三十").Replace(run)
	digit := func(s string) string {
		var b strings.Builder
		for _, r := range s {
			b.WriteString(strconv.Itoa(strings.Index(chineseNumerals, string(r)) / len("一")))
		}
		return b.String()
	}
	tens, ones, has := strings.Cut(run, "十")
	if !has {
		return digit(run)
	}
	if tens == "" {
		tens = "一"
	}
	if ones == "" {
		ones = "〇"
	}
	return digit(tens) + digit(ones)
}

// split cuts text into its two or three numbers.
func split(t string) ([]string, bool) {
	if allDigits(t) {
		switch len(t) {
		case 8:
			return []string{t[:4], t[4:6], t[6:]}, true
		case 6:
			return []string{t[:4], t[4:]}, true
		case 4:
			return []string{t}, true
		}
		return nil, false
	}
	t = strings.NewReplacer("年", "-", "月份", "-", "月", "-", "日", "", "号", "", "/", "-", ".", "-", "\\", "-", ",", "-").Replace(t)
	t = strings.TrimRight(t, "-")
	parts := strings.Split(t, "-")
	if len(parts) > 3 {
		return nil, false
	}
	for _, p := range parts {
		if !allDigits(p) || len(p) > 4 {
			return nil, false
		}
	}
	return parts, true
}

func allDigits(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != ""
}

func fromParts(parts []string) (Day, error) {
	n := make([]int, len(parts))
	for i, p := range parts {
		n[i], _ = strconv.Atoi(p)
	}
	if len(parts[0]) != 4 {
		if len(parts) == 3 && len(parts[2]) == 4 {
			return yearLast(n)
		}
		return Day{}, fmt.Errorf("年份要写四位，例如 1998-07-01")
	}
	switch len(n) {
	case 1:
		return Day{}, fmt.Errorf("只有年份，至少要写到月")
	case 2:
		return NewMonth(n[0], n[1])
	}
	return New(n[0], n[1], n[2])
}

// yearLast reads 7/13/1998 or 13/7/1998, but not 7/1/1998, which could be either.
func yearLast(n []int) (Day, error) {
	switch {
	case n[0] > 12 && n[1] <= 12:
		return New(n[2], n[1], n[0])
	case n[1] > 12 && n[0] <= 12, n[0] == n[1]:
		return New(n[2], n[0], n[1])
	}
	return Day{}, fmt.Errorf("分不清哪个是月、哪个是日，请按 年-月-日 的顺序写")
}

// parseStrict reads only what String writes.
func parseStrict(s string) (Day, error) {
	bad := fmt.Errorf("not a day: %q", s)
	if len(s) != 7 && len(s) != 10 || s[4] != '-' || !allDigits(s[:4]) || !allDigits(s[5:7]) {
		return Day{}, bad
	}
	n := []int{num(s[:4]), num(s[5:7])}
	if len(s) == 7 {
		return NewMonth(n[0], n[1])
	}
	if s[7] != '-' || !allDigits(s[8:]) {
		return Day{}, bad
	}
	return New(n[0], n[1], num(s[8:]))
}

func num(s string) int {
	n, _ := strconv.Atoi(s)
	return n
}

// FromSerial reads an Excel serial of the 1900 date system; the time of day is
// cut off. Serial 60 is 29 February 1900, which never was.
func FromSerial(serial float64) (Day, error) {
	n := math.Floor(serial)
	if math.IsNaN(serial) || n < 1 || n > 109574 { // to 2199-12-31
		return Day{}, fmt.Errorf("数字%v不是日期", serial)
	}
	switch {
	case n == 60:
		return Day{}, fmt.Errorf("数字60对应的1900年2月29日不存在")
	case n < 60:
		n++
	}
	return fromTime(time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC).AddDate(0, 0, int(n))), nil
}

// FromSerial1904 reads an Excel serial of the 1904 date system (old Mac files).
func FromSerial1904(serial float64) (Day, error) { return FromSerial(math.Floor(serial) + 1462) }
