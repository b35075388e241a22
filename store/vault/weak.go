package vault

// How easily a password is guessed. It is cut into pieces that people use (words, names,
// dates, rows of keys …) in the way that takes the fewest guesses; what is left over
// counts by its characters. Estimators made for English were looked at and left: their
// word lists know no pinyin, and loading them slows every start of the program.

import (
	"cmp"
	"math"
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/mozillazg/go-pinyin"
	"golang.org/x/text/unicode/norm"
)

const (
	MinPassword = 10 // characters of a password, at least
	enoughBits  = 40 // a thousand guesses a second, one for each key of 64 MiB, take seventeen years for half of them
	measured    = 64 // characters that are looked at
)

// Kinds of pieces, in the order in which they are told.
const (
	loose    = iota // single characters
	known           // names of the unit or the person, and their pinyin
	common          // what everybody uses
	pattern         // repeated, in sequence, or beside each other on the keyboard
	date            // dates, years, numbers of phones and papers
	syllable        // pinyin
)

var whyWeak = [...]string{
	loose:    "太简单，容易被猜到",
	known:    "里有单位名称、人名或者它们的拼音，容易被猜到",
	common:   "里有很多人都用的词，容易被猜到",
	pattern:  "里有重复、连续或者键盘上相邻的字符，容易被猜到",
	date:     "里有年份、日期、电话或者证件号码，容易被猜到",
	syllable: "的拼音太少，容易被猜到",
}

// Meter measures passwords of an office.
type Meter struct{ names map[string]float64 } // words of names, and what each is worth

// NewMeter makes one that knows what somebody who knows the office would try: names of
// units and people, what is tried first at the beginning: of thousands of people nobody
// knows which. With many of them it takes a while.
func NewMeter(context ...string) *Meter {
	m := &Meter{names: map[string]float64{}}
	seen, readings := map[string]bool{}, map[rune]string{}
	for i, c := range context {
		if seen[c] {
			continue
		}
		seen[c] = true
		bits := 4 + math.Log2(float64(i+1))
		for _, w := range namesIn(c, readings) {
			if _, ok := m.names[w]; !ok {
				m.names[w] = bits
			}
		}
	}
	return m
}

// Weak answers why a password must not be used, as the rest of a sentence that begins
// with “口令” or “密码”; empty if it may.
func (m *Meter) Weak(password string) (why string) {
	if n := utf8.RuneCountInString(norm.NFKC.String(password)); n < MinPassword {
		return "太短，至少要10个字符"
	}
	bits, kind := m.guess(password)
	if bits >= enoughBits {
		return ""
	}
	return whyWeak[kind]
}

// Bits is how hard the password is to guess: so many times the number of tries doubles.
// From 40 on it may be used; 60 is good.
func (m *Meter) Bits(password string) int {
	bits, _ := m.guess(password)
	return int(bits)
}

// Weak is Meter.Weak of an office whose names are context.
func Weak(password string, context ...string) (why string) {
	return NewMeter(context...).Weak(password)
}

// part is a piece of a password.
type part struct {
	kind int
	bits float64
}

// guesser cuts one password.
type guesser struct {
	text  []rune // in lower case
	loose float64
	names map[string]float64
}

// guess answers the fewest bits, and the kind of piece to tell: the first of the list
// that is there.
func (m *Meter) guess(password string) (float64, int) {
	text := []rune(norm.NFKC.String(password))
	text = text[:min(len(text), measured)]
	g := &guesser{names: m.names}
	capitals, classes := 0, map[float64]bool{}
	for i, r := range text {
		if unicode.IsUpper(r) && i > 0 {
			capitals++
		}
		text[i] = unicode.ToLower(r)
		classes[charBits(text[i])] = true
	}
	if capitals == len(text)-1 {
		capitals = 1
	}
	g.text, g.loose = text, 0.5*float64(len(classes)-1)
	bits, kinds := g.least(0, len(text))
	for _, k := range []int{known, common, pattern, date, syllable} {
		if kinds[k] {
			return bits + float64(capitals), k
		}
	}
	return bits + float64(capitals), loose
}

// charBits is what a character of its kind is worth by itself. Chinese ones come in
// sentences, which tell most of the next.
func charBits(r rune) float64 {
	switch {
	case r >= '0' && r <= '9':
		return 3.3
	case r >= 'a' && r <= 'z':
		return 4.7
	case unicode.IsSpace(r):
		return 1
	case r < utf8.RuneSelf:
		return 5
	}
	return 6.5
}

// least cuts text[from:to]: the fewest bits, and the kinds of its pieces.
func (g *guesser) least(from, to int) (float64, [syllable + 1]bool) {
	type state struct {
		bits  float64
		kinds [syllable + 1]bool
	}
	best := make([]state, to-from+1)
	for j := from + 1; j <= to; j++ {
		b := state{math.Inf(1), best[0].kinds}
		for i := from; i < j; i++ {
			p, ok := g.part(i, j)
			if before := best[i-from]; ok && before.bits+p.bits < b.bits {
				b = state{before.bits + p.bits, before.kinds}
				b.kinds[p.kind] = true
			}
		}
		best[j-from] = b
	}
	return best[to-from].bits, best[to-from].kinds
}

// part is text[i:j] as one piece, the cheapest way.
func (g *guesser) part(i, j int) (part, bool) {
	var all []part
	t := g.text[i:j]
	if j == i+1 {
		all = append(all, part{loose, charBits(t[0]) + g.loose})
	}
	if p, ok := g.word(t); ok {
		all = append(all, p)
	}
	if len(t) >= 3 {
		if bits, ok := sequence(t); ok {
			all = append(all, part{pattern, bits})
		}
		if bits, ok := walk(t); ok {
			all = append(all, part{pattern, bits})
		}
	}
	if p, ok := g.repeated(i, j); ok {
		all = append(all, p)
	}
	if len(t) >= 4 && len(t) <= 20 {
		if bits, ok := number(string(t)); ok {
			all = append(all, part{date, bits})
		}
	}
	if len(all) == 0 {
		return part{}, false
	}
	return slices.MinFunc(all, func(a, b part) int { return cmp.Compare(a.bits, b.bits) }), true
}

var disguises = strings.NewReplacer("@", "a", "4", "a", "0", "o", "1", "i", "3", "e", "$", "s", "5", "s", "7", "t", "!", "i")

// word finds a word as it is, backwards or with look-alikes, or a syllable.
func (g *guesser) word(t []rune) (part, bool) {
	s := string(t)
	if p, ok := g.whole(s); ok {
		return p, true
	}
	back := slices.Clone(t)
	slices.Reverse(back)
	for _, other := range []string{string(back), disguises.Replace(s)} {
		if p, ok := g.whole(other); ok {
			p.bits++
			return p, true
		}
	}
	if len(t) >= 2 && syllables()[s] {
		return part{syllable, 8}, true
	}
	return part{}, false
}

// whole finds a word as it is.
func (g *guesser) whole(s string) (part, bool) {
	bits, ok := commonWords()[s]
	if b, named := g.names[s]; named && (!ok || b <= bits) {
		return part{known, b}, true
	}
	return part{common, bits}, ok
}

// repeated finds a piece twice or more often.
func (g *guesser) repeated(i, j int) (part, bool) {
	n := j - i
	for p := 1; p <= n/2; p++ {
		if n%p != 0 || n < 3 || !slices.Equal(g.text[i:j-p], g.text[i+p:j]) {
			continue
		}
		bits, _ := g.least(i, i+p)
		return part{pattern, bits + math.Log2(float64(n/p))}, true
	}
	return part{}, false
}

// sequence is abc, 987, 2468.
func sequence(t []rune) (float64, bool) {
	step := t[1] - t[0]
	if step == 0 || step > 2 || step < -2 || t[0] >= utf8.RuneSelf {
		return 0, false
	}
	for i := range t[1:] {
		if t[i+1]-t[i] != step {
			return 0, false
		}
	}
	return 4 + math.Log2(float64(len(t))), true
}

var keyRows = []string{"`1234567890-=", " qwertyuiop[]\\", " asdfghjkl;'", " zxcvbnm,./"}

// keyAt is where a key is; that of “!” is that of 1.
func keyAt(r rune) (x, y int, ok bool) {
	if i := strings.IndexRune("!@#$%^&*()", r); i >= 0 {
		return i + 1, 0, true
	}
	for y, row := range keyRows {
		if x := strings.IndexRune(row, r); x >= 0 && r != ' ' {
			return x, y, true
		}
	}
	return 0, 0, false
}

// walk is a way from key to key, which costs by its turns.
func walk(t []rune) (float64, bool) {
	turns, dx, dy := 0, 0, 0
	for i := range t[1:] {
		x, y, ok := keyAt(t[i])
		nx, ny, ok2 := keyAt(t[i+1])
		ex, ey := nx-x, ny-y
		if !ok || !ok2 || ex*ex > 1 || ey*ey > 1 || t[i] == t[i+1] {
			return 0, false
		}
		if i > 0 && (ex != dx || ey != dy) {
			turns++
		}
		dx, dy = ex, ey
	}
	return 6 + 3.5*float64(turns), true
}

// numbers that belong to somebody, and what they are worth.
var ownNumbers = []struct {
	form *regexp.Regexp
	bits float64
}{
	{regexp.MustCompile(`^(19[2-9]|20[0-4])\d年?$`), 5},
	{regexp.MustCompile(`^(19[2-9]|20[0-4])\d[-./年]?(0?[1-9]|1[0-2])[-./月]?(0?[1-9]|[12]\d|3[01])日?$`), 14},
	{regexp.MustCompile(`^(19[2-9]|20[0-4])\d[-./年]?(0?[1-9]|1[0-2])月?$`), 9},
	{regexp.MustCompile(`^\d\d(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])$`), 14},
	{regexp.MustCompile(`^(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])$`), 8},
	{regexp.MustCompile(`^1[3-9]\d{9}$`), 20},
	{regexp.MustCompile(`^0\d{2,3}-?[2-8]\d{6,7}$`), 20},
	{regexp.MustCompile(`^[1-8]\d{16}[\dx]$`), 25},
}

// number finds dates and the like.
func number(t string) (float64, bool) {
	if t[0] < '0' || t[0] > '9' {
		return 0, false
	}
	for _, n := range ownNumbers {
		if n.form.MatchString(t) {
			return n.bits, true
		}
	}
	return 0, false
}

// syllables are those of pinyin.
var syllables = sync.OnceValue(func() map[string]bool {
	all := map[string]bool{}
	for _, readings := range pinyin.PinyinDict {
		for _, s := range strings.Split(readings, ",") {
			all[toneless(s)] = true
		}
	}
	return all
})

func toneless(s string) string {
	return strings.Map(func(r rune) rune {
		if r < 'a' || r > 'z' {
			return -1
		}
		return r
	}, norm.NFD.String(s))
}

// namesIn are the words of a name, its parts, and their pinyin, whole and by initials.
// readings are kept from one name to the next.
func namesIn(name string, readings map[rune]string) []string {
	var all []string
	words := strings.FieldsFunc(strings.ToLower(norm.NFKC.String(name)), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r)
	})
	for _, w := range words {
		t := []rune(w)
		t = t[:min(len(t), measured)]
		if !strings.ContainsFunc(w, func(r rune) bool { return unicode.Is(unicode.Han, r) }) {
			if len(t) >= 3 {
				all = append(all, w)
			}
			continue
		}
		full, first := make([]string, len(t)), make([]string, len(t))
		for i, r := range t {
			if readings[r] == "" {
				readings[r] = string(r)
				if p := pinyin.SinglePinyin(r, pinyin.NewArgs()); len(p) > 0 {
					readings[r] = p[0]
				}
			}
			full[i] = readings[r]
			first[i] = full[i][:1]
		}
		for i := range t {
			for j := i + 2; j <= len(t); j++ {
				all = append(all, string(t[i:j]), strings.Join(full[i:j], ""))
				if j >= i+3 {
					all = append(all, strings.Join(first[i:j], ""))
				}
			}
		}
	}
	return all
}

// commonWords are what people take and how many bits that is, roughly by how often.
var commonWords = sync.OnceValue(func() map[string]float64 {
	all := map[string]float64{}
	for i, w := range strings.Fields(`123456 password 123456789 12345678 111111 123123 qwerty abc123 888888 666666 000000 88888888 a123456
	123456a 5201314 1314 520 woaini woaini1314 1qaz2wsx admin 147258369 iloveyou 12345 1234567 123321 112233 654321 123qwe
	password1 qwer asdf zxcv qazwsx 987654321 11223344 88888 66666 12345679 7758521 1314520 123654 159357 147258 a1b2c3 aa123456
	asd123 abcd1234 qwe123 zxc123 aaaaaa root test guest user login welcome monkey dragon letmein master hello sunshine princess
	football shadow superman batman michael secret summer winter spring autumn flower love angel china beijing shanghai office
	system server windows computer internet computer wechat weixin taobao alipay baidu tencent huawei xiaomi administrator manager
	default changeme temp demo pass passwd pwd mima kouling guanliyuan
	dangjian dangwei dangyuan dangzhibu zhibu dangban dangban dangwu dangqun gongchandang zhonggong jiwei jijian zuzhi zuzhibu
	xuanchuan bangongshi taizhang guoqi guoyou jituan gongsi qiye zhonghua zhongguo zhonghuarenmin renmin renminwansui wansui
	weirenminfuwu buwangchuxin laojishiming chuxin shiming xinshidai qiangguo xuexiqiangguo hongqi dangfei dangke shuji zhuren
	jingli buzhang kezhang lingdao nihao ninhao hello woaizuguo zuguo woaizhongguo aiguo aini laopo laogong baobao baobei mama baba
	shengri kuaile xingfu jiankang pingan fengfu facai gongxi xinnian tiankong haoren wang zhang chen yang zhao huang zhou
	党建 党委 党员 党支部 支部 党总支 共产党 中国共产党 中共 台账 党建台账 国企 国有企业 集团 公司 有限公司 办公室 组织部 纪委 中国 中华
	中华人民共和国 人民 为人民服务 不忘初心 牢记使命 不忘初心牢记使命 初心 使命 新时代 强国 学习强国 社会主义 特色社会主义 万岁 祖国 我爱你
	我爱祖国 我爱中国 爱国 北京 上海 你好 密码 口令 管理员 书记 主任 经理 部长 二十大 十九大 中国梦 和谐 富强 民主 文明 自由 平等 公正 法治
	一二三四五六七八九十 一二三四五 天地玄黄 床前明月光 春眠不觉晓 红旗 七一 八一 十一 七月一日 生日 快乐 老婆 老公 宝贝 妈妈 爸爸`) {
		if all[w] == 0 {
			all[w] = 1 + math.Log2(float64(i+2))
		}
	}
	return all
})
