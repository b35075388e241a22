package staffing

// A result in words, with all that it is made of.

import (
	"cmp"
	"fmt"
	"strconv"

	"partyledger/model"
)

// verdict is the result in a few words: 达标, 还缺2人.
func verdict(r model.StaffingResult) string {
	if r.Decided() && !r.Met {
		return fmt.Sprintf("%s，还缺%d人", r.State(), r.Lacking())
	}
	return r.State()
}

// sentence is the result in full: numerator, denominator with its day, and what
// the standard asks.
func sentence(b *model.Book, r model.StaffingResult) string {
	s := b.EnterpriseName(r.EnterpriseID) + "：" + verdict(r) + "。"
	switch {
	case r.NotApplied != "":
		return s + r.NotApplied + "。"
	case r.Unknown != "":
		return s + r.Unknown + "，请到“企业与党组织”登记。" + "实配" + actual(r) + "。"
	}
	return s + fmt.Sprintf("实配%s÷%s%d人（%s）＝%s；应配%s。", actual(r), cmp.Or(r.Standard.Denominator, model.ByTotal), r.Headcount,
		r.HeadcountDay.Chinese(), share(r.Share), required(r))
}

// actual is the numerator with its parts: 4.5人（专职3人＋兼职3人×50%）.
func actual(r model.StaffingResult) string {
	s := persons(r.Actual) + "人（专职" + strconv.Itoa(r.FullTime) + "人"
	switch {
	case r.Standard.Numerator != model.WithPartTime:
		s += "，兼职不计"
	case r.PartTime > 0:
		s += fmt.Sprintf("＋兼职%d人×%s", r.PartTime, cmp.Or(r.Standard.PartTimeFactor.String(), "0%"))
	}
	return s + "）"
}

// required is what the standard asks, with how it comes about.
func required(r model.StaffingResult) string {
	s := strconv.Itoa(r.Required) + "人（"
	if r.Standard.Ratio > 0 {
		s += fmt.Sprintf("%d人×%s，%s", r.Headcount, r.Standard.Ratio, cmp.Or(r.Standard.Rounding, model.RoundUp))
		if r.Standard.Minimum > 0 {
			s += "，"
		}
	}
	if r.Standard.Minimum > 0 {
		s += fmt.Sprintf("最少%d人", r.Standard.Minimum)
	}
	if r.Standard.Ratio == 0 && r.Standard.Minimum == 0 {
		s += "标准没有填比例，也没有填最少人数"
	}
	return s + "）"
}

// persons is a number of persons, 0 for none.
func persons(r model.Ratio) string { return r.Persons() }

// share is a percentage with two decimals: standards are often near 1 %.
func share(r model.Ratio) string {
	n := (int64(r) + 50) / 100
	return fmt.Sprintf("%d.%02d%%", n/100, n%100)
}
