package vault

import (
	"strings"
	"testing"
)

// What people take, and why it is refused; and what may be used.
func TestWeak(t *testing.T) {
	context := []string{"华东能源集团有限公司", "华能", "张晓明", "ZhangXM"}
	office := NewMeter(context...)
	for why, list := range map[string][]string{
		"太短": {"", "12345678", "kX9#mQ2vL", "我的口令很短啊", "   "},
		"单位名称": {"huadong2026", "HuaDongNengYuan", "华东能源2026年党建", "hdny20261201", "zhangxiaoming88", "Zhangxm@2026", "hdnyjt123456",
			"gnimoaixgnahz1", "华东能源集团有限公司"},
		"很多人都用": {"woaini1314520", "Password123!", "P@ssw0rd2026", "dangjian2026", "abc123abc456", "admin123456", "DangJian@123",
			"weirenminfuwu",
			"不忘初心牢记使命2026", "dangzhibu2025", "qwer1234asdf", "buwangchuxin666"},
		"键盘": {"1234567890", "aaaaaaaaaa", "8888888888", "qwertyuiop", "qazxswedcvfr", "zxcvbnm,./", "abcdefghijkl", "abcabcabcabc",
			"1!2@3#4$5%", "          ", "asdfghjkl;'", "0987654321", "13579246810", "！＠＃＄％＾＆＊（）", "张三张三张三张三张三",
			"ababababab", "zzzzzzzzzzzzzzzz"},
		"日期": {"1990年01月01日", "1990-01-01z", "20260701xk", "13871946205", "4071936258", "110101199003071234", "2021202220232024",
			"19491001k2"},
		"拼音": {"luoxiaohong", "kuaizouba!", "shuijiaole"},
		"简单": {"5738249561"},
	} {
		for _, p := range list {
			if got := office.Weak(p); !strings.Contains(got, why) {
				t.Errorf("%q (%d bits): %q, not %s", p, office.Bits(p), got, why)
			}
		}
	}
	for _, p := range []string{"kX9#mQ2vLp", "correct horse battery staple", "我们的支部在二楼东头", "三只绿猫爬上了食堂的烟囱", "mqzkvhwpdj",
		"duck-Lampe-77-Regen", "xigua dianti huangniu maoyi", "绿猫 烟囱 电梯 79 西瓜", "kouxiang-9-muqin", "7X3K-9QZ1-M2TD"} {
		if why := office.Weak(p); why != "" {
			t.Errorf("%q (%d bits): %s", p, office.Bits(p), why)
		}
	}
	if a, b := NewMeter().Bits("huadong-kX9#mQ2v"), office.Bits("huadong-kX9#mQ2v"); a <= b {
		t.Errorf("%d bits, %d when the unit is known", a, b)
	}
	if why := Weak(strings.Repeat("长", 1<<20)); why == "" {
		t.Error("a long row of one character")
	}
}

func FuzzWeak(f *testing.F) {
	f.Add("1qaz@WSX ＡＢ张三", "张三")
	f.Fuzz(func(t *testing.T, password, name string) {
		if bits := NewMeter(name).Bits(password); bits < 0 || bits > 20*measured {
			t.Error(bits)
		}
		Weak(password, name)
	})
}

// Among the names of thousands of people there is a piece of every password: it does not
// make a good one weak, and a name is still one.
func TestWeakAmongThousands(t *testing.T) {
	const family, given = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜", "甲明建国志强丽华秀英军伟芳敏静磊洋勇艳杰娟涛超霞平刚桂红"
	names := []string{"某某水务集团有限公司", "某某水务"}
	for _, f := range family {
		for _, a := range given {
			for _, b := range []rune(given)[:4] {
				names = append(names, string([]rune{f, a, b}))
			}
		}
	}
	for _, p := range []string{"kX9#mQ2vLp", "mqzkvhwpdjtx", "绿猫 烟囱 79 西瓜", "7X3K-9QZ1-M2TD"} {
		if why := Weak(p, names...); why != "" {
			t.Errorf("%q among %d names: %s", p, len(names), why)
		}
	}
	for _, p := range []string{"姜红国2026年", "jianghongguo88", "shuiwujituan1", "mmswjt20261101"} {
		if why := Weak(p, names...); why == "" {
			t.Errorf("%q may be used", p)
		}
	}
}
