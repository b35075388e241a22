package report

// Words: figures and lists as official Chinese sentences write them.

import (
	"fmt"
	"strings"

	"partyledger/model"
)

// tenths is n/d in tenths of a per cent, rounded half up; what is not all never
// shows as 100.0 and what is not nothing never as 0.0.
func tenths(n, d int) int {
	if d <= 0 {
		return 0
	}
	t := (n*2000 + d) / (2 * d)
	switch {
	case n < d && t >= 1000:
		return 999
	case n > 0 && t == 0:
		return 1
	}
	return t
}

// percent is 83.3%; — where there is nothing to divide by.
func percent(n, d int) string {
	if d <= 0 {
		return "—"
	}
	t := tenths(n, d)
	return fmt.Sprintf("%d.%d%%", t/10, t%10)
}

// Percent is a percentage as reports print it, for screens that show the same.
func Percent(n, d int) string { return percent(n, d) }

// clauses joins the parts that are not empty with a separator and ends with a
// full stop; empty if there are none.
func clauses(sep string, parts ...string) string {
	s := join(sep, parts...)
	if s == "" {
		return ""
	}
	return s + "。"
}

// join joins the parts that are not empty.
func join(sep string, parts ...string) string {
	var out []string
	for _, p := range parts {
		if p != "" {
			out = append(out, p)
		}
	}
	return strings.Join(out, sep)
}

// some is the formatted number, or nothing for 0: a clause that is not worth
// saying is dropped.
func some(n int, format string) string {
	if n == 0 {
		return ""
	}
	return fmt.Sprintf(format, n)
}

// names lists up to limit names and says how many there are in all:
// “甲、乙、丙等5个党组织”, or “甲、乙2个党组织”; a single one stands alone.
func names(list []string, limit int, measure string) string {
	switch n := len(list); {
	case n == 0:
		return ""
	case n == 1:
		return list[0]
	case n > limit:
		return fmt.Sprintf("%s等%d%s", strings.Join(list[:limit], "、"), n, measure)
	default:
		return fmt.Sprintf("%s%d%s", strings.Join(list, "、"), n, measure)
	}
}

// LevelName is 一级, 二级 …
func LevelName(n int) string {
	if n <= 0 {
		return "未填"
	}
	return model.ChineseNumber(n) + "级"
}

// yesNo is 是 or 否.
func yesNo(b bool) string {
	if b {
		return "是"
	}
	return "否"
}

// excerpt cuts a text to n characters with an ellipsis.
func excerpt(s string, n int) string {
	r := []rune(strings.Join(strings.Fields(s), ""))
	if len(r) <= n {
		return string(r)
	}
	return string(r[:n]) + "……"
}

// kindCount is a kind and how many there are of it.
type kindCount struct {
	name string
	n    int
}

// each says how many there are of each kind, and 均 when all are of one.
func each(all int, measure string, kinds []kindCount) string {
	var parts []string
	for _, k := range kinds {
		switch {
		case k.n == 0:
		case k.n == all && all > 1:
			return "均为" + k.name
		default:
			parts = append(parts, fmt.Sprintf("%s%d%s", k.name, k.n, measure))
		}
	}
	return join("、", parts...)
}

// among is each, as parts of a whole that was just named; a whole of one has no parts,
// but a kind.
func among(all int, measure string, kinds []kindCount) string {
	for _, k := range kinds {
		if all == 1 && k.n == 1 {
			return "为" + k.name
		}
	}
	return whole(each(all, measure, kinds))
}

// whole puts 其中 before parts; “均为…” needs none.
func whole(parts string) string {
	if parts == "" || strings.HasPrefix(parts, "均为") {
		return parts
	}
	return "其中" + parts
}

// only keeps a text if the condition holds.
func only(s string, keep bool) string {
	if keep {
		return s
	}
	return ""
}

// stop is the full stop that a sentence still needs.
func stop(s string) string {
	r := []rune(s)
	if len(r) > 0 && (r[len(r)-1] == '。' || r[len(r)-1] == '！' || r[len(r)-1] == '？') {
		return ""
	}
	return "。"
}

func oneIf(b bool) int {
	if b {
		return 1
	}
	return 0
}

// prefixed puts a prefix before what is not empty.
func prefixed(prefix, s string) string {
	if s == "" {
		return ""
	}
	return prefix + s
}
