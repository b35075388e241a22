package fields

// Values as templates want them written.

import (
	"errors"
	"fmt"
	"strconv"
	"strings"

	"partyledger/model"
	"partyledger/model/day"
)

// valueKind says which formats a value takes.
type valueKind int

const (
	textValue valueKind = iota
	dayValue
	moneyValue
	intValue
	boolValue
)

// value is what a name means.
type value struct {
	kind   valueKind
	text   string
	day    day.Day
	number int64
	field  *model.Field // that it comes from; nil if it is reckoned
	more   []value      // of further records
}

// The formats, as they are printed in the list of names.
const (
	dayFormats  = "年月日、年月、点、横、大写"
	otherFormat = "掩码、勾:…、空:…"
)

// written is the value by the formats, one after the other.
func (v value) written(formats []string, opt Options) (string, error) {
	text := v.text
	if v.field != nil && !opt.Unmasked {
		text = v.field.Masked(text)
	}
	if v.kind == dayValue {
		text = dayAs(v.day, opt.Days)
	}
	for _, f := range formats {
		var err error
		if text, err = v.as(f, text); err != nil {
			return "", err
		}
	}
	return text, nil
}

// as is the value in one format; text is what the formats before have made of it.
func (v value) as(format, text string) (string, error) {
	word, more, _ := strings.Cut(format, ":")
	switch {
	case strings.HasPrefix(format, `\@`):
		if v.kind != dayValue {
			return "", errors.New("这里不是日期，不能用日期格式")
		}
		return picture(v.day, strings.TrimPrefix(format, `\@`)), nil
	case word == "掩码":
		return v.masked(), nil
	case word == "勾":
		return ticked(v.text, model.Plain(more)), nil
	case word == "空":
		n, err := strconv.Atoi(more)
		if err != nil || n < 1 || n > 200 {
			return "", errors.New("“空”后面要写横线的个数（1至200），如“空:12”")
		}
		if text == "" {
			text = strings.Repeat("_", n)
		}
		return text, nil
	case word == "大写" && v.kind == moneyValue:
		return capitalMoney(v.number, v.text == ""), nil
	case word == "大写" && v.kind == intValue:
		return capitalCount(v.number, v.text == ""), nil
	case word == "年月日" || word == "年月" || word == "点" || word == "横" || word == "大写":
		if v.kind != dayValue {
			return "", fmt.Errorf("这里不是日期，不能用“%s”", word)
		}
		return dayAs(v.day, word), nil
	}
	return "", fmt.Errorf("没有“%s”这种格式，可用：%s、%s", format, dayFormats, otherFormat)
}

// dayAs is a day in one of the formats.
func dayAs(d day.Day, format string) string {
	switch format {
	case "年月":
		return d.Dotted()
	case "点":
		return d.DottedDay()
	case "横":
		return d.String()
	case "大写":
		return capitalDay(d)
	}
	return d.Chinese()
}

// DayFormat reports a word that is a format of days.
func DayFormat(word string) bool {
	switch word {
	case "年月日", "年月", "点", "横", "大写":
		return true
	}
	return false
}

// masked hides the value as its field is hidden, else by its length.
func (v value) masked() string {
	switch n := len([]rune(v.text)); {
	case v.field != nil && v.field.Style == "secret":
		return v.field.Masked(v.text)
	case n == 11:
		return model.MaskPhone(v.text)
	}
	return model.MaskIdentity(v.text)
}

// ticked is a box with or without a tick: whether the value is that word, or says yes.
func ticked(text, word string) string {
	if word == "" && text != "" && text != "否" || word != "" && model.Plain(text) == word {
		return "☑"
	}
	return "□"
}

const digitsOfYears = "〇一二三四五六七八九"

// capitalDay is a day in Chinese numerals: 二〇二六年十一月二十三日.
func capitalDay(d day.Day) string {
	if d.IsZero() {
		return ""
	}
	var b strings.Builder
	for _, c := range strconv.Itoa(d.Year()) {
		b.WriteRune([]rune(digitsOfYears)[c-'0'])
	}
	b.WriteString("年" + model.ChineseNumber(d.Month()) + "月")
	if !d.MonthOnly() {
		b.WriteString(model.ChineseNumber(d.Dom()) + "日")
	}
	return b.String()
}

// picture is a day by Word's own pattern: yyyy, yy, MM, M, dd, d and other characters.
func picture(d day.Day, pattern string) string {
	if d.IsZero() {
		return ""
	}
	var b strings.Builder
	for r := []rune(pattern); len(r) > 0; {
		n := 1
		for n < len(r) && r[n] == r[0] {
			n++
		}
		part := map[rune]int{'y': d.Year(), 'Y': d.Year(), 'M': d.Month(), 'd': d.Dom(), 'D': d.Dom()}
		number, ok := part[r[0]]
		switch {
		case !ok:
			b.WriteString(string(r[:n]))
		case r[0] == 'y' || r[0] == 'Y':
			year := strconv.Itoa(number)
			b.WriteString(year[len(year)-min(len(year), max(n, 2)):])
		case n > 1:
			fmt.Fprintf(&b, "%02d", number)
		default:
			b.WriteString(strconv.Itoa(number))
		}
		r = r[n:]
	}
	return b.String()
}

// capitalDigits and its units are those of cheques.
var (
	capitalDigits = []rune("零壹贰叁肆伍陆柒捌玖")
	capitalUnits  = []string{"", "拾", "佰", "仟"}
	capitalGroups = []string{"", "万", "亿", "万亿"}
)

// capitalNumber writes a whole number as cheques have it: 壹万零叁拾.
func capitalNumber(n int64) string {
	if n == 0 {
		return "零"
	}
	var out string
	zero := false // one is due before the next digit
	for g := 3; g >= 0; g-- {
		scale := int64(1)
		for range g {
			scale *= 10000
		}
		group := n / scale % 10000
		if group == 0 {
			zero = zero || out != ""
			continue
		}
		for p := 3; p >= 0; p-- {
			d := group
			for range p {
				d /= 10
			}
			if d %= 10; d == 0 {
				zero = zero || out != ""
				continue
			}
			if zero && out != "" {
				out += "零"
			}
			out, zero = out+string(capitalDigits[d])+capitalUnits[p], false
		}
		out += capitalGroups[g]
	}
	return out
}

func capitalCount(n int64, empty bool) string {
	switch {
	case empty:
		return ""
	case n < 0:
		return "负" + capitalNumber(-n)
	}
	return capitalNumber(n)
}

// capitalMoney is fen as cheques have them: 壹佰元整, 壹佰元零伍分.
func capitalMoney(fen int64, empty bool) string {
	if empty {
		return ""
	}
	sign := ""
	if fen < 0 {
		sign, fen = "负", -fen
	}
	yuan, jiao, rest := fen/100, fen/10%10, fen%10
	out := ""
	if yuan > 0 || fen == 0 {
		out = capitalNumber(yuan) + "元"
	}
	if jiao == 0 && rest == 0 {
		return sign + out + "整"
	}
	if jiao > 0 {
		out += string(capitalDigits[jiao]) + "角"
	} else if out != "" {
		out += "零"
	}
	if rest > 0 {
		out += string(capitalDigits[rest]) + "分"
	}
	return sign + out
}
