package model

// Points of an assessment (考核得分), in hundredths, so that no sum depends on floating point.

import (
	"fmt"
	"strings"
)

// Points is a score that may be unknown, as Amount is: the zero Points is not recorded.
// Reckon with N.
type Points int64

// MaxPoints is more than any scheme gives: 1000.
const MaxPoints Points = 100_000

// Scored is a recorded score of so many hundredths, nought included; less than nought is
// nought.
func Scored(hundredths int64) Points {
	if hundredths <= 0 {
		return recordedNought
	}
	return Points(hundredths)
}

// Known reports that a score is recorded.
func (p Points) Known() bool { return p != 0 }

// N is the score in hundredths; 0 if it is not recorded.
func (p Points) N() int64 { return max(0, int64(p)) }

// String is the score without needless noughts, 0 for a recorded nought; empty if it is
// not recorded.
func (p Points) String() string {
	switch {
	case !p.Known():
		return ""
	case p < recordedNought: // against the law, and shown as it is
		return PointsText(int64(p))
	}
	return PointsText(p.N())
}

// PointsText is a number of hundredths, below nought too, as scores are written: 7.5.
func PointsText(hundredths int64) string {
	sign := ""
	if hundredths < 0 {
		sign, hundredths = "-", -hundredths
	}
	s := fmt.Sprintf("%s%d.%02d", sign, hundredths/100, hundredths%100)
	return strings.TrimSuffix(strings.TrimRight(s, "0"), ".")
}

// ParsePoints reads “7.5”, “7.5分”.
func ParsePoints(text string) (Points, error) {
	t := strings.TrimSuffix(strings.ReplaceAll(Halfwidth(text), " ", ""), "分")
	if t == "" {
		return 0, nil
	}
	n, err := scaled(t, 100)
	if err != nil || n < 0 || n > int64(maxCount) {
		return 0, fmt.Errorf("“%s”不是分数（如 7.5，最多两位小数）", text)
	}
	return Scored(n), nil
}
