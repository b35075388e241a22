package store_test

import (
	"strings"
	"testing"

	"partyledger/model"
	. "partyledger/store"
	"partyledger/store/storetest"
)

// lines writes a history as people read it.
func lines(list []Edit) string {
	var b strings.Builder
	for _, e := range list {
		b.WriteString(string(e.Batch.Kind) + " " + string(e.Op) + " " + e.Batch.Note)
		if e.Batch.UndoneBy != 0 {
			b.WriteString("（已撤销）")
		}
		for _, f := range e.Fields {
			b.WriteString("；" + f.Field.Label + "：" + f.Was + "→" + f.Now)
		}
		b.WriteString("\n")
	}
	return b.String()
}

func TestHistory(t *testing.T) {
	w := storetest.Open(t, t.TempDir())
	ctx := t.Context()
	ref := model.Ref{Kind: model.KindPerson, ID: storetest.Person.ID}
	if got := storetest.Must[[]Edit](t)(w.History(ctx, ref)); len(got) != 0 {
		t.Errorf("of nobody: %v", got)
	}
	storetest.Must[int64](t)(w.Save(ctx, "新增", storetest.Unit, storetest.Branch, storetest.Person))
	second := storetest.Person
	second.Position, second.Frontline = "班长", true
	storetest.Must[int64](t)(w.SaveEdited(ctx, "修改登记表", storetest.Person, second))
	other := storetest.Person
	other.ID, other.Name = "RY2", "别人"
	storetest.Must[int64](t)(w.Save(ctx, "别人的", other))
	third := second
	third.Position = ""
	batch := storetest.Must[int64](t)(w.SaveEdited(ctx, "再改", second, third))
	storetest.Must[int64](t)(w.Undo(ctx, batch))
	list := storetest.Must[[]Edit](t)(w.History(ctx, ref))
	want := "撤销 修改 撤销第4批（再改）；职务（岗位）：→班长\n" +
		"修改 修改 再改（已撤销）；职务（岗位）：班长→\n" +
		"修改 修改 修改登记表；职务（岗位）：→班长；企业生产经营一线：否→是\n" +
		"修改 新增 新增\n"
	if got := lines(list); got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
	if e := list[0]; e.Batch.Actor != "测试员" || e.Batch.At == "" || e.Batch.ID != 5 {
		t.Errorf("batch %+v", e.Batch)
	}
}

// A record that an undo took out keeps its history.
func TestHistoryOfWhatIsGone(t *testing.T) {
	w := storetest.Open(t, t.TempDir())
	ctx := t.Context()
	storetest.Must[int64](t)(w.Save(ctx, "底数", storetest.Unit, storetest.Branch))
	batch := storetest.Must[int64](t)(w.Save(ctx, "误录", storetest.Person))
	storetest.Must[int64](t)(w.Undo(ctx, batch))
	want := "撤销 移除 撤销第2批（误录）\n修改 新增 误录（已撤销）\n"
	if got := lines(storetest.Must[[]Edit](t)(w.History(ctx, model.Ref{Kind: model.KindPerson, ID: storetest.Person.ID}))); got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
}
