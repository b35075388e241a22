package model

// Amounts: money in fen and ratios in millionths, so that no sum depends on
// floating point.

import (
	"fmt"
	"math/big"
	"strings"
)

// Money is an amount in fen (分).
type Money int64

// Yuan makes Money of whole yuan.
func Yuan(n int64) Money { return Money(n * 100) }

// String is yuan with two decimals, e.g. 1500.00; empty for zero.
func (m Money) String() string {
	if m == 0 {
		return ""
	}
	sign := ""
	if m < 0 {
		sign, m = "-", -m
	}
	return fmt.Sprintf("%s%d.%02d", sign, int64(m)/100, int64(m)%100)
}

// Grouped is String with commas between thousands, e.g. 1,234,500.00; 0 for zero.
func (m Money) Grouped() string {
	s := m.String()
	if s == "" {
		return "0"
	}
	sign := ""
	if s[0] == '-' {
		sign, s = "-", s[1:]
	}
	for i := len(s) - len(".00") - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return sign + s
}

// Wan is ten-thousands of yuan with two decimals, rounded half up: 12.35.
func (m Money) Wan() string {
	if m < 0 {
		return "-" + (-m).Wan()
	}
	n := (int64(m) + 5000) / 10000
	return fmt.Sprintf("%d.%02d", n/100, n%100)
}

// ParseMoney reads yuan (“1500”, “1,500.00”, “1500元”) or 万元 (“12.5万元”).
func ParseMoney(text string) (Money, error) {
	t := strings.TrimSuffix(strings.NewReplacer(",", "", " ", "", "￥", "", "¥", "").Replace(Halfwidth(text)), "元")
	scale := int64(100)
	if strings.HasSuffix(t, "万") {
		t, scale = strings.TrimSuffix(t, "万"), 1000000
	}
	if t == "" {
		return 0, nil
	}
	n, err := scaled(t, scale)
	if err != nil {
		return 0, fmt.Errorf("“%s”不是金额（应为元，最多两位小数）", text)
	}
	return Money(n), nil
}

// Ratio is a share in millionths: 1 % is 10000.
type Ratio int64

// Percent makes a Ratio of whole hundredths.
func Percent(n int64) Ratio { return Ratio(n * 10000) }

// String is a percentage without needless zeros: 1%, 1.25%; empty for zero.
func (r Ratio) String() string {
	if r == 0 {
		return ""
	}
	sign := ""
	if r < 0 {
		sign, r = "-", -r
	}
	s := strings.TrimRight(fmt.Sprintf("%d.%04d", int64(r)/10000, int64(r)%10000), "0")
	return sign + strings.TrimSuffix(s, ".") + "%"
}

// ParseRatio reads “1%”, “1.25％”, “0.01” or “千分之八”-like “8‰”.
func ParseRatio(text string) (Ratio, error) {
	t := strings.ReplaceAll(Halfwidth(text), " ", "")
	scale := int64(1000000)
	switch {
	case strings.HasSuffix(t, "%"):
		t, scale = strings.TrimSuffix(t, "%"), 10000
	case strings.HasSuffix(t, "‰"):
		t, scale = strings.TrimSuffix(t, "‰"), 1000
	}
	if t == "" {
		return 0, nil
	}
	n, err := scaled(t, scale)
	if err != nil || n < 0 || n > 100*1000000 {
		return 0, fmt.Errorf("“%s”不是比例（如 1%% 或 0.01）", text)
	}
	return Ratio(n), nil
}

// scaled reads a plain decimal times scale; it must come out whole.
func scaled(t string, scale int64) (int64, error) {
	for _, r := range t {
		if (r < '0' || r > '9') && r != '.' && r != '-' {
			return 0, fmt.Errorf("no number: %q", t)
		}
	}
	x, ok := new(big.Rat).SetString(t)
	if !ok || len(t) > 20 {
		return 0, fmt.Errorf("no number: %q", t)
	}
	x.Mul(x, new(big.Rat).SetInt64(scale))
	if !x.IsInt() || !x.Num().IsInt64() {
		return 0, fmt.Errorf("too fine: %q", t)
	}
	return x.Num().Int64(), nil
}
