package members

import (
	"context"
	"slices"
	"strconv"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"partyledger/assets/demo"
	"partyledger/model"
	"partyledger/model/day"
	"partyledger/model/rule"
	"partyledger/store"
	"partyledger/ui/kit"
	"partyledger/ui/page/pagetest"
)

func shown(t *testing.T, sample bool, scale float32) (*Page, *pagetest.Host) {
	return pagetest.Shown[*Page](t, New, sample, scale)
}

func TestLook(t *testing.T) {
	pagetest.AtBothSizes(t, func(t *testing.T, scale float32, suffix string) {
		p, host := shown(t, true, scale)
		host.Picture("members"+suffix, 1150, 640)
		x := p.list.Rows()[3]
		p.list.SelectKey(x.ID)
		for i, name := range []string{"record", "discipline", "posts", "history"} {
			p.open(*x.Person, i)
			host.Picture("members-"+name+suffix, 1150, 640)
			p.window.sheet.Hide()
		}
		p.leaveSelected()
		host.Picture("members-leave"+suffix, 1150, 640)
	})
}

func TestLookEmpty(t *testing.T) {
	p, host := shown(t, false, 1)
	host.Picture("members-empty", 1150, 640)
	p.leaveSelected()
	if len(host.Told) != 1 || !strings.Contains(host.Told[0], "选中") {
		t.Errorf("told %q", host.Told)
	}
}

// names is the names shown.
func names(p *Page) []string {
	var out []string
	for _, x := range p.list.Rows() {
		out = append(out, x.Name)
	}
	return out
}

func TestFilters(t *testing.T) {
	p, host := shown(t, true, 1)
	b := host.Snapshot().Book
	members := len(names(p))
	for _, x := range p.list.Rows() {
		if !x.listed || !x.active {
			t.Fatalf("%s is on the register of members", x.Name)
		}
	}
	p.filters.who.SetSelected(whoAll)
	all := len(names(p))
	if all <= members {
		t.Fatalf("%d people, %d members", all, members)
	}
	p.filters.youth.SetChecked(true)
	for _, x := range p.list.Rows() {
		if age := x.Age(b.AsOf); age < 0 || age > model.YouthAge {
			t.Fatalf("%s is %d", x.Name, age)
		}
	}
	p.filters.frontline.SetChecked(true)
	p.filters.status.SetSelected(string(model.Activist))
	for _, x := range p.list.Rows() {
		if !x.Frontline || x.status != model.Activist {
			t.Fatalf("%s is shown", x.Name)
		}
	}
	kept := names(p)
	p.keep("一线青年积极分子")
	p.choseKept(keptClear)
	if len(names(p)) != members {
		t.Fatalf("cleared: %d, not %d", len(names(p)), members)
	}
	p.choseKept("一线青年积极分子")
	if !slices.Equal(names(p), kept) {
		t.Errorf("kept filter shows %d, not %d", len(names(p)), len(kept))
	}
	again := New(host).(*Page)
	if !slices.Contains(again.filters.kept.Options, "一线青年积极分子") {
		t.Error("the kept filter is not offered again")
	}
	p.forget("一线青年积极分子")
	if len(p.kept()) != 0 || slices.Contains(p.filters.kept.Options, "一线青年积极分子") {
		t.Error("a deleted filter is offered")
	}
	p.keep(" ")
	if len(p.kept()) != 0 {
		t.Error("a filter without a name was kept")
	}
}

func TestFilterByEnterpriseAndText(t *testing.T) {
	p, host := shown(t, true, 1)
	b := host.Snapshot().Book
	e := model.Everywhere[model.Enterprise](b)[1]
	p.filters.enterprise.Set(kit.Option{ID: e.ID, Text: e.Name})
	inside := below(b, e.ID)
	if len(p.list.Rows()) == 0 || len(inside) < 2 {
		t.Fatal("no one below")
	}
	for _, x := range p.list.Rows() {
		if !inside[x.EnterpriseID] {
			t.Fatalf("%s is of %s", x.Name, b.EnterpriseName(x.EnterpriseID))
		}
	}
	x := p.list.Rows()[2]
	p.filters.text.SetText(strings.ToUpper(strings.Fields(x.spell)[0]))
	if !slices.Contains(names(p), x.Name) {
		t.Errorf("%s is not found by %s", x.Name, x.spell)
	}
	p.filters.text.SetText(x.IdentityNumber[10:])
	if !slices.Contains(names(p), x.Name) {
		t.Errorf("%s is not found by the number", x.Name)
	}
}

// TestMasked shows numbers only once it is asked for, and keeps the asking.
func TestMasked(t *testing.T) {
	p, host := shown(t, true, 1)
	x := p.list.Rows()[0]
	table := func() string { return p.list.Table(p.list.Rows()) }
	if strings.Contains(table(), x.IdentityNumber) || strings.Contains(table(), x.Phone) {
		t.Fatal("a number is shown or copied in full")
	}
	host.Answer = false
	p.askReveal()
	if p.shown {
		t.Fatal("shown though refused")
	}
	host.Answer = true
	p.askReveal()
	if !strings.Contains(table(), x.IdentityNumber) {
		t.Error("not shown though asked for")
	}
	batches, err := host.Ledger.Batches(context.Background(), 1)
	if err != nil || batches[0].Kind != store.BatchOutput || !strings.Contains(batches[0].Note, "党员名册") {
		t.Errorf("kept %+v, %v", batches, err)
	}
	p.askReveal()
	if strings.Contains(table(), x.IdentityNumber) {
		t.Error("not hidden again")
	}
}

// TestMaskedForm keeps hidden numbers as they are when something else is saved.
func TestMaskedForm(t *testing.T) {
	p, host := shown(t, true, 1)
	x := *p.list.Rows()[0].Person
	p.open(x, tabRecord)
	if seen := pagetest.Seen(host.Window()); strings.Contains(seen, x.IdentityNumber) ||
		!strings.Contains(seen, model.MaskIdentity(x.IdentityNumber)) {
		t.Fatal("the number is shown in the form")
	}
	now := x
	now.Position = "新职务"
	p.window.showForm(now)
	pagetest.Press(t, host.Window(), "保存")
	if len(host.Failed) > 0 || p.window != nil {
		t.Fatalf("failed %v", host.Failed)
	}
	saved, _ := model.Find[model.Person](host.Snapshot().Book, x.ID)
	if saved != now {
		t.Errorf("saved %+v\nnot   %+v", saved, now)
	}
	p.open(saved, tabRecord)
	pagetest.Press(t, host.Window(), revealText)
	if seen := pagetest.Seen(host.Window()); !strings.Contains(seen, x.IdentityNumber) {
		t.Error("the number is not shown though asked for")
	}
}

func TestUnsavedIsAskedFor(t *testing.T) {
	p, host := shown(t, true, 1)
	x := *p.list.Rows()[0].Person
	p.open(x, tabRecord)
	now := x
	now.Position = "新职务"
	p.window.showForm(now)
	for _, leave := range []func(){func() { pagetest.Press(t, host.Window(), "关闭") }, func() { host.Key(fyne.KeyEscape) }} {
		leave()
		if seen := pagetest.Seen(host.Window()); !strings.Contains(seen, "登记表里填写的内容还没有保存") || p.window == nil {
			t.Fatalf("asked %q", seen)
		}
		pagetest.Press(t, host.Window(), "取消")
	}
	pagetest.Press(t, host.Window(), "关闭")
	pagetest.Press(t, host.Window(), "不保存")
	if p.window != nil {
		t.Error("still open")
	}
}

func TestNewPerson(t *testing.T) {
	p, host := shown(t, true, 1)
	p.New()
	pagetest.Press(t, host.Window(), "保存")
	if seen := pagetest.Seen(host.Window()); !strings.Contains(seen, "必填，请填写姓名") {
		t.Errorf("nothing said: %s", seen)
	}
	e := model.Everywhere[model.Enterprise](host.Snapshot().Book)[0]
	p.window.showForm(model.Person{Name: "新人", EnterpriseID: e.ID})
	pagetest.Press(t, host.Window(), "保存")
	host.Show(p)
	if len(host.Failed) > 0 || len(p.list.Selected()) != 1 || p.list.Selected()[0].Name != "新人" {
		t.Errorf("failed %v, selected %v", host.Failed, p.list.Selected())
	}
}

func TestLeave(t *testing.T) {
	p, host := shown(t, true, 1)
	x := *p.list.Rows()[5].Person
	p.leave(x, nil)
	pagetest.Press(t, host.Window(), "登记离开")
	if seen := pagetest.Seen(host.Window()); !strings.Contains(seen, "必填，请填写离开方式") {
		t.Errorf("left without a way: %s", seen)
	}
	gone := x
	gone.Left, gone.LeftHow = host.Snapshot().Today, model.TransferredOut
	host.SaveEdited("离开", x, gone, nil)
	host.Show(p)
	if slices.ContainsFunc(p.list.Rows(), func(r row) bool { return r.ID == x.ID }) {
		t.Error("who left is on the register")
	}
	p.Open(model.Ref{Kind: model.KindPerson, ID: x.ID})
	if rows := p.list.Selected(); len(rows) != 1 || rows[0].ID != x.ID || !p.filters.left.Checked {
		t.Error("who left cannot be brought forward")
	}
	p.leave(gone, nil)
	if !strings.Contains(host.Told[len(host.Told)-1], "已登记") {
		t.Errorf("told %q", host.Told)
	}
}

func TestOpenDiscipline(t *testing.T) {
	p, host := shown(t, true, 1)
	list := model.Everywhere[model.Discipline](host.Snapshot().Book)
	if len(list) == 0 {
		t.Fatal("no measure in the sample")
	}
	p.Open(model.Ref{Kind: model.KindDiscipline, ID: list[0].ID})
	host.Picture("members-measure", 1150, 640)
	if p.window == nil || p.window.was.ID != list[0].PersonID {
		t.Fatal("the person is not shown")
	}
	if measures := p.window.parts[tabDiscipline-tabRelatives].(partOf[model.Discipline]); len(measures.List().Rows()) == 0 {
		t.Fatal("the measure is not shown")
	}
}

func TestHints(t *testing.T) {
	_, host := shown(t, false, 1)
	s := host.Snapshot()
	const number = "34052419800101001X"
	birth := day.Of(1980, 1, 1)
	for _, x := range []struct {
		name   string
		person model.Person
		masked bool
		want   string
		level  rule.Level
	}{
		{"right", model.Person{IdentityNumber: number, BirthDay: birth, Sex: model.Male}, false, "校验正确", ""},
		{"check digit", model.Person{IdentityNumber: "340524198001010011"}, false, "校验码不符", rule.Warn},
		{"birth day", model.Person{IdentityNumber: number, BirthDay: birth.AddDays(1)}, false, "出生日期（证件为1980-01-01）与公民身份号码不一致", rule.Warn},
		{"masked", model.Person{IdentityNumber: number, BirthDay: birth.AddDays(1)}, true, "出生日期与公民身份号码不一致", rule.Warn},
		{"sex", model.Person{IdentityNumber: number, BirthDay: birth, Sex: model.Female}, false, "性别（证件为男）", rule.Warn},
		{"no birth day", model.Person{IdentityNumber: number}, false, "证件上的出生日期是1980-01-01", rule.Note},
		{"dues", model.Person{Status: model.FullMember, DuesBase: model.Amount(model.Yuan(3000))}, false, "按0.5%计，月交15.00元", ""},
		{"too little", model.Person{Status: model.FullMember, DuesBase: model.Amount(model.Yuan(3000)),
			Dues: model.Amount(model.Yuan(10))}, false, "核定为10.00元，请核对", rule.Warn},
		{"more of one's own will", model.Person{Status: model.FullMember, DuesBase: model.Amount(model.Yuan(3000)),
			Dues: model.Amount(model.Yuan(30))}, false, "核定为30.00元，多交部分应出于自愿", ""},
		{"the cap", model.Person{Status: model.FullMember, DuesBase: model.Amount(model.Yuan(80000)),
			Dues: model.Amount(model.Yuan(1000))}, false, "月交1,000.00元（一般以每月1,000元为限）", ""},
	} {
		hints := hintsOf(x.person, s, x.masked)
		if !slices.ContainsFunc(hints, func(h hint) bool { return strings.Contains(h.text, x.want) && h.level == x.level }) {
			t.Errorf("%s: %+v", x.name, hints)
		}
	}
	if hints := identityHints(model.Person{IdentityKind: model.PermitIdentity, IdentityNumber: "H123"}, false); hints != nil {
		t.Errorf("another paper: %+v", hints)
	}
}

// BenchmarkLarge is a register of 100,000 people: loaded, loaded again after a
// change, and filtered at a key.
func BenchmarkLarge(b *testing.B) {
	host := pagetest.New(b, false)
	host.Use(model.BookOf(host.Snapshot().Today, "", nil, demo.Large(100_000, 1000, 0)))
	p := New(host).(*Page)
	load := func() { host.Show(p) }
	b.Run("first", func(b *testing.B) {
		for b.Loop() {
			host.Use(host.Snapshot().Book)
			load()
		}
	})
	b.Run("again", func(b *testing.B) {
		for b.Loop() {
			load()
		}
	})
	b.Run("key", func(b *testing.B) {
		for b.Loop() {
			p.filters.text.SetText("zh")
			p.filters.text.SetText("")
		}
	})
	b.Run("sort", func(b *testing.B) {
		for b.Loop() {
			p.list.SortBy("姓名", true)
		}
	})
}

// A person's window shows what was done to the record: names for references, and
// nothing secret until it is asked for.
func TestHistory(t *testing.T) {
	p, host := shown(t, true, 1)
	w := host.Window()
	x := *p.list.Rows()[0].Person
	other := model.Organization{}
	for _, o := range model.Everywhere[model.Organization](p.snap.Book) {
		if o.ID != x.OrganizationID && o.EnterpriseID == x.EnterpriseID && o.Type == model.Branch {
			other = o
		}
	}
	now := x
	now.Position, now.Phone, now.OrganizationID = "新职务", "13912345678", other.ID
	host.SaveEdited("修改“"+x.Name+"”的登记表", x, now, nil)
	host.Show(p)
	p.open(now, tabHistory)
	if seen := pagetest.Seen(w); !strings.Contains(seen, "修改“"+x.Name+"”的登记表") || !strings.Contains(seen, "测试员") ||
		!strings.Contains(seen, "共2条") {
		t.Fatalf("seen %s", seen)
	}
	pick := func() string {
		host.Window().Canvas().Focus(nil)
		rows := pagetest.All[*kit.RecordList[store.Edit]](w)[0]
		rows.SelectKey(strconv.FormatInt(rows.Rows()[0].Seq, 10))
		return pagetest.Seen(w)
	}
	seen := pick()
	for _, want := range []string{"职务（岗位）：由“" + x.Position + "”改为“新职务”", "改为“" + other.Name + "”", model.MaskPhone("13912345678")} {
		if !strings.Contains(seen, want) {
			t.Errorf("%q is not said: %s", want, seen)
		}
	}
	if strings.Contains(seen, "13912345678") || strings.Contains(seen, other.ID+"”") {
		t.Errorf("a phone in full, or an ID: %s", seen)
	}
	pagetest.Press(t, w, revealText)
	if seen := pick(); !strings.Contains(seen, "13912345678") {
		t.Errorf("the phone is not shown though asked for: %s", seen)
	}
}

// One identity number for a second person is asked before it is saved.
func TestSameIdentityIsAsked(t *testing.T) {
	p, host := shown(t, true, 1)
	var x model.Person
	for _, r := range model.Everywhere[model.Person](host.Snapshot().Book) {
		if r.IdentityNumber != "" {
			x = r
		}
	}
	host.Answer = false
	p.New()
	p.window.showForm(model.Person{Name: "另一人", EnterpriseID: x.EnterpriseID, IdentityNumber: strings.ToLower(x.IdentityNumber)})
	before := len(model.Everywhere[model.Person](host.Snapshot().Book))
	pagetest.Press(t, host.Window(), "保存")
	if len(host.Asked) != 1 || !strings.Contains(host.Asked[0], x.Name) ||
		len(model.Everywhere[model.Person](host.Snapshot().Book)) != before {
		t.Fatalf("asked %q", host.Asked)
	}
	host.Answer = true
	pagetest.Press(t, host.Window(), "保存")
	if len(model.Everywhere[model.Person](host.Snapshot().Book)) != before+1 {
		t.Errorf("not saved: %v", host.Failed)
	}
}

// Who leaves the Party is not developed any further: the end of the case is offered, and
// not asked of somebody who only moved.
func TestLeavingOffersToEndTheCase(t *testing.T) {
	p, host := shown(t, true, 1)
	c, x := prospect(t, host.Snapshot().Book)
	p.leave(x, nil)
	pagetest.Fill(t, host.Window(), "离开方式", string(model.TransferredOut))
	if seen := pagetest.Seen(host.Window()); strings.Contains(seen, "同时终止发展党员记录") {
		t.Fatal("offered for somebody who moved")
	}
	pagetest.Fill(t, host.Window(), "离开方式", string(model.Deceased))
	if seen := pagetest.Seen(host.Window()); !strings.Contains(seen, "同时终止发展党员记录") || !strings.Contains(seen, "终止原因：死亡") {
		t.Fatalf("not offered: %s", seen)
	}
	host.Picture("members-leave", 1000, 640)
	pagetest.Press(t, host.Window(), "登记离开")
	after := host.Snapshot().Book
	ended, _ := model.Find[model.DevelopmentCase](after, c.ID)
	gone, _ := model.Find[model.Person](after, x.ID)
	if ended.EndedDay.IsZero() || ended.EndedDay != gone.Left || ended.EndedReason != "死亡" || len(host.Failed) > 0 {
		t.Errorf("%+v %v, failed %v", ended, gone.Left, host.Failed)
	}
}

// prospect is the first case of somebody who is a prospect.
func prospect(t *testing.T, b *model.Book) (model.DevelopmentCase, model.Person) {
	t.Helper()
	for _, c := range model.Everywhere[model.DevelopmentCase](b) {
		if model.StageOn(b, c, b.AsOf) == model.StageProspect {
			x, _ := model.Find[model.Person](b, c.PersonID)
			return c, x
		}
	}
	t.Fatal("no prospect")
	return model.DevelopmentCase{}, model.Person{}
}

// A day of admission that the register is given is offered to the person's open case.
func TestRegisterOffersTheCase(t *testing.T) {
	p, host := shown(t, true, 1)
	b := host.Snapshot().Book
	c, x := prospect(t, b)
	p.open(x, tabRecord)
	w := p.window
	w.form.Set("Status", string(model.ProbationaryMember))
	w.form.Set("Admitted", b.AsOf.AddDays(-3).String())
	if seen := pagetest.Seen(host.Window()); !strings.Contains(seen, b.AsOf.AddDays(-3).String()+"支部大会同意接收") {
		t.Fatalf("not offered: %s", seen)
	}
	pagetest.Press(t, host.Window(), "保存")
	m, ok := model.AdmissionOn(host.Snapshot().Book, c, b.AsOf)
	if !ok || m.Day != b.AsOf.AddDays(-3) || len(host.Failed) > 0 {
		t.Errorf("%+v, failed %v", m, host.Failed)
	}
}

// A whole identity number fills birth day and sex; who says otherwise is heard.
func TestIdentityFillsBirthAndSex(t *testing.T) {
	p, host := shown(t, true, 1)
	w := host.Window()
	at := slices.IndexFunc(p.list.Rows(), func(r row) bool { _, _, ok := model.IdentityFacts(r.IdentityNumber); return ok })
	validIdentity := p.list.Rows()[at].IdentityNumber
	p.New()
	pagetest.Fill(t, w, "公民身份号码", validIdentity[:17])
	if seen := p.window.form.Current().(model.Person); !seen.BirthDay.IsZero() {
		t.Errorf("half a number fills %s", seen.BirthDay)
	}
	pagetest.Fill(t, w, "公民身份号码", validIdentity)
	now := p.window.form.Current().(model.Person)
	birth, sex, _ := model.IdentityFacts(validIdentity)
	if now.BirthDay != birth || now.Sex != sex {
		t.Errorf("filled %s %s", now.BirthDay, now.Sex)
	}
	pagetest.Fill(t, w, "出生日期", "1990-03-08")
	pagetest.Fill(t, w, "姓名", "张某甲")
	if now := p.window.form.Current().(model.Person); now.BirthDay.String() != "1990-03-08" {
		t.Errorf("overruled: %s", now.BirthDay)
	}
	if seen := pagetest.Seen(w); !strings.Contains(seen, "以干部档案为准") {
		t.Error(seen)
	}
}

// 保存并新增 begins the next person of the same enterprise and branch.
func TestSaveAndNext(t *testing.T) {
	p, host := shown(t, true, 1)
	w := host.Window()
	x := *p.list.Rows()[0].Person
	p.New()
	pagetest.Fill(t, w, "姓名", "张某甲")
	pagetest.Fill(t, w, "所在企业", x.EnterpriseID)
	pagetest.Fill(t, w, "所在党支部", x.OrganizationID)
	pagetest.Press(t, w, "保存并新增")
	host.Show(p)
	if p.window == nil {
		t.Fatalf("no next window: %s", pagetest.Seen(w))
	}
	now := p.window.form.Current().(model.Person)
	if now.Name != "" || now.EnterpriseID != x.EnterpriseID || now.OrganizationID != x.OrganizationID {
		t.Errorf("the next begins as %+v", now)
	}
}
