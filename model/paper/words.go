package paper

// Small words of papers: days, lists, brackets.

import (
	"slices"
	"strconv"
	"strings"

	"partyledger/model"
	"partyledger/model/day"
)

// about names the people of a paper in its title: 张某同志, 张某等3名同志.
func about(list []subject) string {
	if len(list) == 1 {
		return list[0].person.Name + "同志"
	}
	return list[0].person.Name + "等" + figure(len(list)) + "名同志"
}

// joined joins clauses by ；.
func joined(list []string) string { return strings.Join(list, "；") }

func figure(n int) string { return strconv.Itoa(n) }

// parts joins what is not empty by ，.
func parts(list ...string) string {
	return strings.Join(kept(list, func(s string) bool { return s != "" }), "，")
}

// bracketed is a document number in the brackets in which a text cites it; empty for none.
func bracketed(number string) string {
	if number == "" {
		return ""
	}
	return "（" + number + "）"
}

// past says when something was done: 2025年3月2日申请入党; empty if it was not.
func past(what string, d day.Day) string {
	if d.IsZero() {
		return ""
	}
	return d.Chinese() + what
}

func born(d day.Day) string {
	if d.IsZero() {
		return ""
	}
	return strconv.Itoa(d.Year()) + "年" + strconv.Itoa(d.Month()) + "月出生"
}

func schooling(p model.Person) string {
	if p.Education == "" {
		return ""
	}
	return string(p.Education) + "学历"
}

// mapped is what is said of each of a list.
func mapped[T any](list []T, say func(T) string) []string {
	out := make([]string, len(list))
	for i, x := range list {
		out[i] = say(x)
	}
	return out
}

// sorted is a list in an order of its own; what is equal stays as it was.
func sorted[T any](list []T, by func(x, y T) int) []T {
	out := slices.Clone(list)
	slices.SortStableFunc(out, by)
	return out
}
