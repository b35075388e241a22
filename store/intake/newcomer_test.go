package intake

// People whom a ledger names and nobody knows yet.

import (
	"strings"
	"testing"

	"partyledger/model"
	"partyledger/store/storetest"
)

func newcomerBook(t *testing.T) string {
	return storetest.Book(t, storetest.Tab{Name: "发展党员台账", Rows: storetest.Rows("姓名|性别|所在支部|身份证号|申请入党时间|培养联系人",
		"新员甲|男|机关党支部||2024-01-10|联员甲、联员乙", "新员乙|女|机关党支部|990000199001010000|2024-01-10|联员甲", "新员丙|女|机关党支部||不是日子|联员丙")})
}

func TestNewcomersAreAsked(t *testing.T) {
	w, path := caseLedger(t), newcomerBook(t)
	res := bring(t, w, Request{Files: []string{path}})
	storetest.Same(t, []string{"发展党员 读3 增0 改0 拒1 疑2"}, became(res))
	storetest.Has(t, asked(res), "2|台账中没有此人|新员甲|", "按表里可知：男，入党申请人，机关党支部", "take 新建人员“新员甲”")
	storetest.Has(t, asked(res), "2|台账中没有所写的人|联员乙|台账中没有培养联系人二“联员乙”；按表里可知：机关党支部", "without 不填培养联系人二")
	storetest.Same(t, []string{}, persons(t, w, "Name"))
}

// An answer for each: one mentor is recorded, the other left out. A person whose number is
// wrong is refused with the row, and nobody is recorded of whom no row is left.
func TestNewcomersByAnswer(t *testing.T) {
	w, path := caseLedger(t), newcomerBook(t)
	key := "导入.xlsx|发展党员台账!A1"
	req := Request{Files: []string{path}, Choices: map[string]Choice{key: {All: map[DoubtKind]string{NewPerson: Take, NewOther: Take},
		Answer: map[string]string{"2:台账中没有所写的人:Mentor2ID:联员乙": Without}}}}
	tried := storetest.Must[*Outcome](t)(Trial(t.Context(), w, req))
	res := bring(t, w, req)
	storetest.Same(t, became(tried), became(res))
	storetest.Same(t, []string{"发展党员 读3 增1 改0 拒2 疑0", "新的人员 增2 拒0"}, became(res))
	storetest.Same(t, []string{"新员甲|男|入党申请人|E1|O2", "联员甲|||E1|O2"}, persons(t, w, "Name", "Sex", "Status", "EnterpriseID",
		"OrganizationID"))
	c := storetest.One[model.DevelopmentCase](t, w, "1 = 1")
	if c.Mentor1ID == "" || c.Mentor2ID != "" {
		t.Errorf("%+v", c)
	}
	storetest.Has(t, whys(res), "|3|D 身份证号|", "校验")
	storetest.Must[int64](t)(w.Undo(t.Context(), res.Batch))
	storetest.Same(t, []string{}, persons(t, w, "Name"))
}

// Whoever is known is never made anew, and never changed by another ledger's columns.
func TestNewcomersLeaveTheKnown(t *testing.T) {
	w := caseLedger(t, "f10a_")
	before := strings.Join(persons(t, w, "Name", "Sex", "Education", "Position"), ";")
	path := storetest.Book(t, storetest.Tab{Name: "教育培训", Rows: storetest.Rows("姓名|性别|学历|培训类别|开始日期|学时", "张甲|女|研究生|党员集中学习|2026-05-12|8")})
	res := bring(t, w, Request{Files: []string{path}})
	storetest.Same(t, []string{"教育培训 读1 增1 改0 拒0 疑0"}, became(res))
	storetest.Same(t, before, strings.Join(persons(t, w, "Name", "Sex", "Education", "Position"), ";"))
}
