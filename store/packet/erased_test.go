package packet

import (
	"strings"
	"testing"

	"partyledger/model"
	"partyledger/model/day"
	"partyledger/store/privacy"
	"partyledger/store/storetest"
)

// Who was erased here does not come back in the next packet, nor does what is about the
// person; the rest of the packet comes in, and the person is told.
func TestErasedStaysErased(t *testing.T) {
	g, s := group(t), subsidiary(t)
	merged(t, g, sent(t, s, SendRequest{}))
	x := storetest.One[model.Person](t, g, "name = '张甲'")
	storetest.Must[*privacy.Result](t)(privacy.Erase(t.Context(), g, privacy.Request{
		Refs: []model.Ref{{Kind: model.KindPerson, ID: x.ID}}, Reason: "本人申请", Decider: "赵甲乙"}))
	was := storetest.One[model.Person](t, s, "id = 'RY1'")
	now := was
	now.Position = "副科长"
	storetest.Must[int64](t)(s.SaveEdited(t.Context(), "更正", was, now))
	post := storetest.One[model.Post](t, s, "id = 'GW1'")
	post.Note = "张甲任"
	storetest.Must[int64](t)(s.Save(t.Context(), "岗位等", post, model.Discipline{ID: "CF1", PersonID: "RY1", Measure: model.Warning,
		Day: day.Of(2026, 3, 1), Document: "某纪〔2026〕1号"}, model.Person{ID: "RY9", Name: "新人", EnterpriseID: "QY2"}))
	r := merged(t, g, sent(t, s, SendRequest{AsOf: asOf.AddDays(5)}))
	if r.Added != 1 || r.Changed+r.Gone+r.Conflicts != 0 || !strings.Contains(strings.Join(r.Notes, ""), "有3条记录属于本台账已依法删除个人信息的人员") {
		t.Errorf("%+v %q", r, whatItems(r))
	}
	if dump := storetest.Dump(t, g); strings.Contains(dump, "张甲") || strings.Contains(dump, "某纪〔2026〕1号") {
		t.Error("it came back")
	}
}
