package model

import "testing"

func TestChineseNumber(t *testing.T) {
	for n, want := range map[int]string{-3: "-3", 0: "零", 1: "一", 10: "十", 11: "十一", 20: "二十", 35: "三十五", 99: "九十九", 105: "一百零五",
		112: "一百一十二", 2026: "二千零二十六", 10030: "一万零三十", 100000: "100000"} {
		if got := ChineseNumber(n); got != want {
			t.Errorf("%d 写作 %s，应为 %s", n, got, want)
		}
	}
}
