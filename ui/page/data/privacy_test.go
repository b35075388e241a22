package data

import (
	"strings"
	"testing"

	"partyledger/model"
	"partyledger/model/day"
	"partyledger/store"
	"partyledger/store/storetest"
	"partyledger/ui/page/pagetest"
)

// What is past its period is listed, and erased by decision: reason and who decided are
// asked for, and the copies go along.
func TestErasePast(t *testing.T) {
	p, host := shown(t, true, 1)
	l := host.Ledger
	b := host.Snapshot().Book
	x := model.Everywhere[model.Person](b)[7]
	x.Left, x.LeftHow = day.Of(2015, 1, 31), model.Resigned
	x.Entered = day.Of(2010, 1, 1)
	if _, err := l.Save(t.Context(), "离开", x); err != nil {
		t.Fatal(err)
	}
	host.Reload()
	host.Show(p)
	p.Select(tabPersonal)
	host.Picture("data-privacy", 1366, 768)
	if rows := p.personal.list.Rows(); len(rows) != 1 || rows[0].Record.Key() != x.ID {
		t.Fatalf("past its period: %+v", rows)
	}
	p.personal.list.SelectAll()
	p.personal.erasePast()
	pagetest.Press(t, host.Window(), "删除…")
	if seen := pagetest.Seen(host.Window()); !strings.Contains(seen, "请写明理由") || !strings.Contains(seen,
		"请写明决定人") || !strings.Contains(seen, x.Name) {
		t.Fatalf("without a reason: %s", seen)
	}
	pagetest.Fill(t, host.Window(), "理由", "保存期限已过")
	pagetest.Fill(t, host.Window(), "决定人", "赵甲乙")
	host.Picture("data-erase", 1366, 768)
	pagetest.Press(t, host.Window(), "删除…")
	if len(host.Failed) > 0 || len(host.Asked) != 1 {
		t.Fatalf("failed %v, asked %q", host.Failed, host.Asked)
	}
	now := storetest.One[model.Person](t, l, "id = '"+x.ID+"'")
	batches, err := l.Batches(t.Context(), 1)
	if err != nil || now.Name != model.ErasedText || batches[0].Kind != store.BatchErase {
		t.Errorf("%+v, %+v %v", now, batches, err)
	}
}
