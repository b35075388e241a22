package assess

// How a scheme's texts name an indicator: without its number and its points.

import (
	"regexp"
	"strings"

	"partyledger/model"
)

var (
	// Weight is points that stand in a text: （20分）, (共20分).
	weight = regexp.MustCompile(`[（(【\[]\s*(?:共|计|满分|分值|权重)?[:：]?\s*(\d+(?:\.\d+)?)\s*分\s*[^）)】\]]{0,12}[）)】\]]`)
	// bare is points at the end of a title without brackets: 组织建设45分.
	bare = regexp.MustCompile(`(?:^|[^\d.每扣加减])(\d+(?:\.\d+)?)\s*分\s*$`)
	lead = regexp.MustCompile(`^\s*(?:第[一二三四五六七八九十]+[部章][分]?|[一二三四五六七八九十]+\s*[、.．]|[（(][一二三四五六七八九十\d]+[）)]|\d+(?:\.\d+)*\s*[、.．]?)\s*`)
)

// WeightIn is the points that a title names of itself; not known if it names none.
func WeightIn(text string) model.Points {
	line := model.Halfwidth(model.ClipLine(text, 200))
	m := weight.FindStringSubmatch(line)
	if m == nil {
		if len([]rune(line)) > 30 { // a sentence, in which points are those of a case
			return 0
		}
		if m = bare.FindStringSubmatch(line); m == nil {
			return 0
		}
	}
	p, err := model.ParsePoints(m[1])
	if err != nil {
		return 0
	}
	return p
}

// Title is the first line of an indicator's text without its number and its points.
func Title(text string) string {
	line, _, _ := strings.Cut(strings.TrimSpace(text), "\n")
	line = weight.ReplaceAllString(line, "")
	if bared := strings.TrimSpace(lead.ReplaceAllString(line, "")); bared != "" {
		line = bared
	}
	return strings.TrimSpace(line)
}
