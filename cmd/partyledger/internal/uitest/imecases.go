package main

// What is typed with an input method, in which field. Names of keys stand in < >;
// what begins with “点” is a click into a field.

// imeField is a kind of field, with its counterpart among the plain ones.
type imeField struct{ label, plain string }

var (
	nameField   = imeField{"姓名", "one"}
	placeField  = imeField{"籍贯", "two"}
	pickerField = imeField{"所在企业", "one"}
	dayField    = imeField{"出生日期", "one"}
	notesField  = imeField{"备注", "many"}
	searchField = imeField{"", "one"} // the box in the head line
)

// imeCase is typed into a field that is empty; its composition is over at the end.
type imeCase struct {
	what  string
	field imeField
	keys  string
}

// otherwise is what is wanted in the field and in 籍贯 where GTK's fields are not
// followed: they leave the letters of a broken composition in the name, here they are
// dropped; and at 20 ms a key a click in the field itself makes them lose the word that
// the input method had just handed over (往).
var otherwise = map[string][]string{"输入中点别的栏": {"往", "好"}, "输入中点本栏": {"往你好", ""}}

var searchCases = []imeCase{
	{"查找框：空格上屏", searchField, "dangzhibu<space>"},
	{"查找框：输入中按Escape", searchField, "zhongguo<space>ni<Escape>"},
	{"查找框：输入中按回车", searchField, "lisi<Return>"},
	{"查找框：输入中退格", searchField, "zhang<space>san<BackSpace><BackSpace><BackSpace>"},
}

var formCases = []imeCase{
	{"空格上屏", nameField, "zhongguo<space>"},
	{"数字选字", nameField, "zhong2"},
	{"输入中退格，不动已有的字", nameField, "zhangsan<space>lisi<BackSpace><BackSpace><space>"},
	{"退格删光拼音", nameField, "zhangsan<space>li<BackSpace><BackSpace>"},
	{"输入中按Escape，窗口不关", nameField, "zhongguo<space>lisi<Escape>"},
	{"输入中按回车，字母上屏", nameField, "lisi<Return>"},
	{"输入中左右移动", nameField, "wang<space>zhongguo<Left><Left><Right><space>"},
	{"输入中Home、End", nameField, "wang<space>zhongguo<Home><End><space>"},
	{"输入中Delete", nameField, "wang<space>zhongguo<Home><Delete><End><space>"},
	{"左移后插入", nameField, "zhongguo<space><Left>ren<space>"},
	{"Home后Delete", nameField, "zhongguoren<space><Home><Delete>"},
	{"End后接着写", nameField, "zhongguo<space><Home><End>ren<space>"},
	{"上屏后退格", nameField, "zhongguo<space><BackSpace>"},
	{"分字上屏", nameField, "zhang<space>san<space>"},
	{"逐段选字", nameField, "zhangsanfeng1<space><space>"},
	{"上下选字", nameField, "zhong<Down><Down><space>"},
	{"翻页选字", nameField, "zhong<equal>1"},
	{"Tab选字，键盘不走", nameField, "zhongguo<Tab><space>"},
	{"数字", nameField, "2026"},
	{"标点", nameField, ",.!?:"},
	{"输入中打标点", nameField, "zhongguo,hao!"},
	{"书名号和引号", nameField, "<less>dangzhang<space><greater><quotedbl>hao<space><quotedbl>"},
	{"中英文切换", nameField, "<Shift_L>abc<Shift_L>zhong<space>"},
	{"切换后选择和移动", nameField, "zhongguo<space><Shift_L><Left><Shift_L>ren<space>"},
	{"大写字母", nameField, "zhong<space>ABC<Return>"},
	{"长句", nameField, "zhongguogongchandangdangyuan<space><space>"},
	{"选中后改写", nameField, "zhongguo<space><shift+Home>ren<space>"},
	{"所在企业：名称", pickerField, "ranqi<space>"},
	{"所在企业：候选打开时接着写", pickerField, "ranqi<space>gongsi<space>"},
	{"所在企业：候选打开时退格", pickerField, "ranqi<space>ji<BackSpace><BackSpace>"},
	{"所在企业：候选打开时Escape", pickerField, "ranqi<space>ji<Escape>"},
	{"出生日期：数字", dayField, "19960515"},
	{"出生日期：带点", dayField, "1996.5.15"},
	{"出生日期：年月日", dayField, "1996nian<space>5yue<space>"},
	{"备注：两行", notesField, "diyi<space><Return>dier<space>"},
	{"备注：输入中按回车不换行", notesField, "lisi<Return><Return>wang<space>"},
	{"备注：上移后插入", notesField, "yi<space><Return>er<space><Up>ling<space>"},
	{"备注：标点和空行", notesField, "hao,<Return><Return>hao."},
	{"输入中点别的栏", nameField, "wang<space>ni<点籍贯>hao<space>"},
	{"输入中点本栏", nameField, "wang<space>ni<点姓名>hao<space>"},
}
