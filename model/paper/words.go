package paper

// Small words of papers: days, lists, brackets.

import (
	"cmp"
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

// prefixed puts a word before what is not empty.
func prefixed(word, what string) string {
	if what == "" {
		return ""
	}
	return word + what
}

// sortedBy is a list in the order of a key; the list itself stays as it is.
func sortedBy[T any](list []T, key func(T) string) []T {
	return slices.SortedStableFunc(slices.Values(list), func(a, b T) int { return cmp.Compare(key(a), key(b)) })
}
