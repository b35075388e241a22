package day

// Reading days as offices write them, and saying in their words why a text is
// no day. Nothing is guessed: what could mean two days is refused.

import (
	"errors"
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"unicode"
)

// MarshalText gives the String form, empty for the zero Day.
func (d Day) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText reads the String form alone: it is for our own files, Parse is
// for what people write.
func (d *Day) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		*d = Day{}
		return nil
	}
	v, ok, err := canonical(string(text))
	if err == nil && !ok {
		err = errors.New("日期应写成2006-01-02或2006-01")
	}
	if err != nil {
		return refuse(string(text), err)
	}
	*d = v
	return nil
}

// Parse reads a day, or a month when only that is written; an empty text is the
// zero Day. It reads what offices write:
//
//	1998-07-01 1998.7.1 1998/7/1 1998、7、1 19980701 1998年7月1日 1998年7月1号
//	1998.07 199807 1998年7月 二〇二六年五月十一日 1998年元月 7/15/1998
//
// with full-width characters, stray spaces, a leading apostrophe, a weekday
// (which must be right), a time of day or the age of 任免表, “1998.07（28岁）”.
//
// Refused, with the reason: years of two digits, years alone, 7/1/1998 (could be
// January or July), periods, lunar dates, days that do not exist.
func Parse(s string) (Day, error) {
	if d, ok, err := canonical(s); ok && err == nil { // the form of our own files, much the commonest
		return d, nil
	}
	text := fold(s)
	if text == "" {
		return Day{}, nil
	}
	d, err := parse(text)
	if err != nil {
		return Day{}, refuse(s, err)
	}
	return d, nil
}

var (
	errForm    = errors.New("认不出是哪一天；可写成1998-07-01、1998.07.01或1998年7月1日，只知道月份时写1998.07")
	errYear    = errors.New("缺少四位年份；请把年份写全，如1998.07.01")
	errCentury = errors.New("年份只有两位，分不清是哪个世纪；请写四位年份，如1998.07.01")
	errSpan    = errors.New("像是一段时间；这里只填一个日期")
	errNone    = errors.New("不是日期；没有日期时请留空")
)

// refuse puts what was read before the reason.
func refuse(s string, why error) error {
	const most = 24
	s = strings.ToValidUTF8(s, "�")
	s = strings.Join(strings.FieldsFunc(s, func(r rune) bool { return unicode.IsSpace(r) || !unicode.IsPrint(r) }), " ")
	if r := []rune(s); len(r) > most {
		s = string(r[:most]) + "…"
	}
	return fmt.Errorf("“%s”：%w", s, why)
}

// canonical reads the String form. ok is false if s has not that form.
func canonical(s string) (d Day, ok bool, err error) {
	if len(s) != 7 && len(s) != 10 {
		return Day{}, false, nil
	}
	for i := range len(s) {
		if dash := i == 4 || i == 7; dash != (s[i] == '-') || !dash && (s[i] < '0' || s[i] > '9') {
			return Day{}, false, nil
		}
	}
	n := func(part string) int {
		v := 0
		for i := range len(part) {
			v = v*10 + int(part[i]-'0')
		}
		return v
	}
	if len(s) == 7 {
		d, err = NewMonth(n(s[:4]), n(s[5:]))
	} else {
		d, err = New(n(s[:4]), n(s[5:7]), n(s[8:]))
	}
	return d, true, err
}

// fold brings the many shapes of one character to one: full-width and half-width,
// dashes, dots, spaces. It drops what cannot be seen and the quotes around.
func fold(s string) string {
	var b strings.Builder
	for _, r := range s {
		switch {
		case r >= '！' && r <= '～':
			r -= '！' - '!'
		case unicode.IsSpace(r):
			r = ' '
		case unicode.Is(unicode.Cf, r): // zero-width characters, byte order mark
			continue
		case unicode.Is(unicode.Pd, r) || r == '−' || r == 'ー':
			r = '-'
		case strings.ContainsRune("。、·・•｡･", r):
			r = '.'
		case r == '號':
			r = '号'
		}
		b.WriteRune(unicode.ToUpper(r))
	}
	return strings.Trim(b.String(), " '\"`´‘’“”")
}

const numeral = `0-9〇零○O一二三四五六七八九十廿卅元壹贰叁肆伍陆柒捌玖拾`

// none are the marks of an empty cell, which the reader asks to be left empty:
// they may as well stand for “to be looked up”.
var none = map[string]bool{"-": true, "--": true, "/": true, "//": true, "\\": true, "无": true, "暂无": true, "空": true,
	"未定": true, "待定": true, "不详": true, "未知": true, "N/A": true, "NULL": true, "NONE": true}

var (
	ageTail  = regexp.MustCompile(` *\([0-9]{1,3}周?岁\)$`)
	timeTail = regexp.MustCompile(`^(.*?(?:[日号)] *|[T ] *|[0-9一二三四五六天] +))((?:上午|下午|AM|PM)? *([0-9]{1,2})[:时点]([0-9]{1,2})?(?:分|:([0-9]{1,2})秒?(?:\.[0-9]{1,9})?)? *(?:AM|PM)?) *((?:Z|UTC|[+-][0-9]{2}:?[0-9]{2})(?: *(?:UTC|CST))?)?$`)
	halfTail = regexp.MustCompile(` *(?:上午|中午|下午|晚上|晚)$`)
	span     = regexp.MustCompile(`[0-9年月日号].*[至到起止~]|年.*年`)
	weekTail = regexp.MustCompile(`^(.*[^ (]) *\(?(?:星期|周|礼拜)([一二三四五六日天])\)?$`)
	units    = regexp.MustCompile(`^(?:([` + numeral + `]+)年)?(?:([` + numeral + `]+)月份?)?(?:([` + numeral + `]+)[日号]?)?$`)
	lunar    = regexp.MustCompile(`农历|阴历|旧历|初|正月|冬月|腊月|闰`)
	around   = regexp.MustCompile(` *([-./,\\_]) *`)
	spaces   = regexp.MustCompile(` +`)
)

// parse reads a folded text. The patterns are tried only where their own
// characters stand: rosters have many thousands of cells.
func parse(text string) (Day, error) {
	const most = 120 // bytes; no date is longer, but a cell may hold a story
	switch {
	case none[text]:
		return Day{}, errNone
	case len(text) > most:
		return Day{}, errForm
	}
	if strings.HasSuffix(text, "岁)") {
		text = ageTail.ReplaceAllString(text, "")
	}
	if strings.ContainsAny(text, ":时点") {
		if m := timeTail.FindStringSubmatch(text); m != nil {
			if err := checkTime(m[3], m[4], m[5], m[6]); err != nil {
				return Day{}, err
			}
			text = strings.TrimRight(m[1], " T")
		}
	}
	if strings.ContainsAny(text, "午晚") {
		text = halfTail.ReplaceAllString(text, "")
	}
	week := ""
	if strings.ContainsAny(text, "期周拜") {
		if m := weekTail.FindStringSubmatch(text); m != nil {
			text, week = m[1], m[2]
		}
	}
	d, err := parseDate(text)
	if err != nil || week == "" {
		return d, err
	}
	want := strings.Index("日一二三四五六", strings.Replace(week, "天", "日", 1)) / len("日")
	switch is := int(d.Weekday()); {
	case d.MonthOnly():
		return Day{}, errForm
	case is != want:
		return Day{}, fmt.Errorf("%s是星期%s，不是星期%s，请核对", d.Chinese(), string([]rune("日一二三四五六")[is]), week)
	}
	return d, nil
}

// checkTime sees that what follows the date is a time of day. One with a zone
// may mean the day before or after in China: midnight here is 16:00Z.
func checkTime(hour, minute, second, zone string) error {
	h, _ := strconv.Atoi(hour)
	m, _ := strconv.Atoi(minute)
	s, _ := strconv.Atoi(second)
	if h > 23 || m > 59 || s > 59 {
		return errors.New("日期后面的时间不对；请只写日期")
	}
	if zone != "" && !strings.HasPrefix(zone, "+08") && h+m+s > 0 {
		return errors.New("带有时区的时间在北京可能是另一天；请只写日期")
	}
	return nil
}

func parseDate(text string) (Day, error) {
	switch {
	case strings.ContainsAny(text, "历初正冬腊闰") && lunar.MatchString(text):
		return Day{}, errors.New("像是农历；请改写成公历日期")
	case (strings.ContainsAny(text, "至到起止~") || strings.Count(text, "年") > 1) && span.MatchString(text):
		return Day{}, errSpan
	case strings.ContainsAny(text, "年月日号"):
		m := units.FindStringSubmatch(strings.ReplaceAll(text, " ", ""))
		if m == nil {
			return Day{}, errForm
		}
		return fromUnits(m[1], m[2], m[3])
	}
	return fromGroups(text)
}

// fromUnits reads 1998年7月1日 with its parts apart.
func fromUnits(year, month, dom string) (Day, error) {
	if year == "" {
		return Day{}, errYear
	}
	y, err := readGroup(year)
	if err != nil {
		return Day{}, err
	}
	switch {
	case y.digits < 3:
		return Day{}, errCentury
	case month == "" && dom == "":
		return Day{}, errors.New("只有年份；请写到月或日")
	case month == "":
		return Day{}, errors.New("缺少月份")
	}
	m := group{value: 1}
	if month != "元" {
		if m, err = readGroup(month); err != nil {
			return Day{}, err
		}
	}
	if dom == "" {
		return NewMonth(y.value, m.value)
	}
	d, err := readGroup(dom)
	if err != nil {
		return Day{}, err
	}
	return dayOf(y.value, m.value, d.value)
}

// fromGroups reads numbers between separators, or one run of digits.
func fromGroups(text string) (Day, error) {
	if strings.Contains(text, " ") {
		text = spaces.ReplaceAllString(around.ReplaceAllString(text, "$1"), " ")
	}
	text = strings.TrimSuffix(text, ".")
	var g []group
	sep, mixed := rune(0), false
	for rest := text; ; {
		i := strings.IndexAny(rest, `-./,\_ `)
		if i < 0 {
			i = len(rest)
		}
		v, err := readGroup(rest[:i])
		if err != nil || len(g) == 8 {
			return Day{}, errForm
		}
		g = append(g, v)
		if i == len(rest) {
			break
		}
		mixed = mixed || sep != 0 && sep != rune(rest[i])
		sep, rest = rune(rest[i]), rest[i+1:]
	}
	full := 0 // groups that are years by their length
	for _, v := range g {
		if v.digits == 4 {
			full++
		}
	}
	switch {
	case len(g) == 1:
		return fromRun(g[0])
	case full > 1 && len(g) <= 6:
		return Day{}, errSpan
	case len(g) > 3:
		return Day{}, errForm
	case mixed:
		return Day{}, errors.New("年月日之间的分隔符不一致；请写成1998-07-01或1998.07.01")
	case full == 0:
		for _, v := range g {
			if v.digits > 2 {
				return Day{}, errForm
			}
		}
		if len(g) == 3 {
			return Day{}, errCentury
		}
		return Day{}, errYear
	}
	for _, v := range g {
		if v.digits != 4 && v.digits > 2 {
			return Day{}, errForm
		}
	}
	if len(g) == 2 {
		if g[0].digits == 4 {
			return NewMonth(g[0].value, g[1].value)
		}
		return NewMonth(g[1].value, g[0].value) // 7/1998
	}
	switch a, b := g[0].value, g[1].value; {
	case g[0].digits == 4:
		return dayOf(a, b, g[2].value)
	case g[1].digits == 4:
		return Day{}, errForm
	case a == b || a <= 12 && b > 12: // 7/15/1998, as an English Excel shows it
		return dayOf(g[2].value, a, b)
	case a > 12 && b <= 12:
		return dayOf(g[2].value, b, a)
	case a > 12:
		return Day{}, errForm
	default:
		y := g[2].value
		return Day{}, fmt.Errorf("可能是%d年%d月%d日，也可能是%d年%d月%d日；请把年份写在最前面", y, a, b, y, b, a)
	}
}

// fromRun reads digits without separators.
func fromRun(g group) (Day, error) {
	switch g.digits {
	case 14, 12: // with the time of day, as programs write it
		at := g.value
		if g.digits == 12 {
			at *= 100
		}
		if at/10000%100 > 23 || at/100%100 > 59 || at%100 > 59 {
			return Day{}, errForm
		}
		g.value = at / 1000000
		fallthrough
	case 8:
		return dayOf(g.value/10000, g.value/100%100, g.value%100)
	case 6:
		if y := g.value / 100; y < 1913 || y > 2099 {
			return Day{}, errCentury // 980701, and 190512 and 210312 are days of 2019 and 2021
		}
		return NewMonth(g.value/100, g.value%100)
	case 5:
		if d, err := FromSerial(float64(g.value)); err == nil {
			return Day{}, fmt.Errorf("像是表格软件的日期序号（%s）；请把单元格设为日期格式，或直接写日期", d)
		}
	case 4:
		if checkMonth(g.value, 1) == nil {
			return Day{}, errors.New("只有年份；请写到月或日")
		}
	}
	return Day{}, errForm
}

// dayOf is New with advice on the 00 that some programs write for “unknown”.
func dayOf(y, m, d int) (Day, error) {
	if d == 0 && checkMonth(y, m) == nil {
		return Day{}, fmt.Errorf("没有0日；不知道是哪一天时只写年月，如%04d.%02d", y, m)
	}
	return New(y, m, d)
}

// group is one number of a date with the digits that it was written in.
type group struct{ value, digits int }

// readGroup reads 1998, 07, 一九九八, 十二, 三十一, 廿一.
func readGroup(s string) (group, error) {
	var v []int
	chinese, tens := false, false
	for _, r := range s {
		switch i := strings.IndexRune("〇零○", r); {
		case r >= '0' && r <= '9':
			v = append(v, int(r-'0'))
			continue
		case i >= 0 || r == 'O':
			v = append(v, 0)
			chinese = chinese || r != 'O'
			continue
		}
		n, ok := digits[r]
		if !ok {
			return group{}, errForm
		}
		v = append(v, n)
		chinese, tens = true, tens || n >= 10
	}
	switch {
	case len(v) == 0 || len(v) > 14 || strings.Contains(s, "O") && !chinese:
		return group{}, errForm // an O is a zero only among Chinese numerals: 二O二六
	case tens:
		return readTens(v)
	}
	g := group{digits: len(v)}
	for _, n := range v {
		g.value = g.value*10 + n
	}
	return g, nil
}

// readTens reads 十, 十二, 三十, 三十一, 廿一: an optional digit, the ten, an
// optional digit.
func readTens(v []int) (group, error) {
	ten, times := 0, 1
	if v[0] < 10 && len(v) > 1 {
		times, v = v[0], v[1:]
		if times == 0 || v[0] != 10 { // 三廿
			return group{}, errForm
		}
	}
	ten, v = v[0]*times, v[1:]
	switch {
	case len(v) == 0:
		return group{ten, 2}, nil
	case len(v) == 1 && v[0] > 0 && v[0] < 10:
		return group{ten + v[0], 2}, nil
	}
	return group{}, errForm
}

var digits = map[rune]int{
	'一': 1, '二': 2, '三': 3, '四': 4, '五': 5, '六': 6, '七': 7, '八': 8, '九': 9, '十': 10, '廿': 20, '卅': 30,
	'壹': 1, '贰': 2, '叁': 3, '肆': 4, '伍': 5, '陆': 6, '柒': 7, '捌': 8, '玖': 9, '拾': 10,
}
