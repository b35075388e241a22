package main

// The jobs on charters: a whole one read, and two versions compared.

import (
	"errors"
	"fmt"
	"strings"
	"time"

	"partyledger/model"
	"partyledger/model/charter"
)

// charterOf is a charter of so many characters; one article in eight speaks of the
// Party organisation, as in long ones.
func charterOf(n int) []string {
	var out []string
	for size, i := 0, 1; size < n; i++ {
		text := fmt.Sprintf("公司第%d项业务由董事会按照法律、行政法规和本章程的规定决定，总经理组织实施，并向董事会报告执行情况；涉及股东权益的，提交股东会审议。", i*7919)
		if i%8 == 0 {
			text = fmt.Sprintf("公司党委研究讨论第%d类重大经营管理事项后，再由董事会作出决定；党组织工作经费纳入公司预算，从管理费用中列支。", i*7919)
		}
		if i%30 == 1 {
			out = append(out, "第"+model.ChineseNumber(i/30+1)+"章 业务")
		}
		text = fmt.Sprintf("第%d条 %s", i, text)
		size += len([]rune(text))
		out = append(out, text)
	}
	return out
}

func readCharter(n int, _ string) (time.Duration, error) {
	paragraphs := charterOf(n)
	start := time.Now()
	f := charter.Propose(charter.Split(paragraphs))
	if len(f.Proposals) == 0 || len(f.Items) == 0 {
		return 0, errors.New("没有找到条款")
	}
	return time.Since(start), nil
}

func compareCharters(n int, _ string) (time.Duration, error) {
	paragraphs := charterOf(n)
	changed := make([]string, len(paragraphs))
	for i, p := range paragraphs {
		changed[i] = p
		if i%10 == 3 {
			changed[i] = strings.Replace(p, "总经理", "经理层", 1)
		}
	}
	old, new := charter.Split(paragraphs), charter.Split(changed)
	start := time.Now()
	if len(charter.Compare(old, new)) == 0 {
		return 0, errors.New("没有找到差别")
	}
	return time.Since(start), nil
}
