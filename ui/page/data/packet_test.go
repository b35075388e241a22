package data

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"partyledger/assets/demo"
	"partyledger/model"
	"partyledger/store"
	"partyledger/store/packet"
	"partyledger/ui/kit"
	"partyledger/ui/page/pagetest"
)

const packetPassword = "绿猫 烟囱 79 西瓜"

// reporting is the ledger of one enterprise of the sample group, begun on its own.
func reporting(t *testing.T, name string) *store.Workspace {
	t.Helper()
	w, err := store.Open(context.Background(), t.TempDir(),
		store.Options{Now: func() time.Time { return time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC) }, Actor: "下级", Version: "test",
			New: true})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { w.Close() })
	b := model.BookOf(demo.AsOf, "", nil, demo.Records())
	for _, e := range model.Everywhere[model.Enterprise](b) {
		if e.Name != name {
			continue
		}
		e.ID, e.ParentID, e.Level = "Q", "", 1
		records := []model.Record{e}
		for _, p := range model.Everywhere[model.Person](b)[:6] {
			p.EnterpriseID, p.OrganizationID, p.IdentityNumber = "Q", "", ""
			p.Name = "报送" + p.Name
			records = append(records, p)
		}
		if _, err := w.Save(context.Background(), "录入", records...); err != nil {
			t.Fatal(err)
		}
		return w
	}
	t.Fatalf("no enterprise %s", name)
	return nil
}

func packetOf(t *testing.T, w *store.Workspace, name, password string) string {
	t.Helper()
	p, err := packet.Send(context.Background(), w, packet.SendRequest{Path: filepath.Join(t.TempDir(), name), AsOf: demo.AsOf,
		Password: password, Open: password == ""})
	if err != nil {
		t.Fatal(err)
	}
	return p.File
}

func TestPacketSend(t *testing.T) {
	pagetest.AtBothSizes(t, func(t *testing.T, scale float32, suffix string) {
		p, host := shown(t, true, scale)
		p.Select(tabPacket)
		pagetest.Press(t, host.Window(), "生成上报数据包…")
		seen := pagetest.Seen(host.Window())
		for _, want := range []string{"50户企业", "人员2703", "公民身份号码", "不在数据包中"} {
			if !strings.Contains(seen, want) {
				t.Errorf("%q is not said in\n%s", want, seen)
			}
		}
		pagetest.Press(t, host.Window(), "选择保存位置…")
		if w := pagetest.Wrong(t, host.Window(), "密码"); !strings.Contains(w, "请设置密码") {
			t.Errorf("no password: %q", w)
		}
		for weak, why := range map[string]string{"12345678": "太短", "          ": "重复", "某某水务集团2026": "单位名称"} {
			pagetest.Fill(t, host.Window(), "密码", weak)
			pagetest.Fill(t, host.Window(), "再输一次密码", weak)
			pagetest.Press(t, host.Window(), "选择保存位置…")
			if w := pagetest.Wrong(t, host.Window(), "密码"); !strings.Contains(w, why) {
				t.Errorf("%s: %q", weak, w)
			}
		}
		host.Picture("data-packet-weak"+suffix, 1150, 640)
		pagetest.Fill(t, host.Window(), "密码", packetPassword)
		pagetest.Fill(t, host.Window(), "再输一次密码", packetPassword+"x")
		pagetest.Press(t, host.Window(), "选择保存位置…")
		if w := pagetest.Wrong(t, host.Window(), "再输一次密码"); !strings.Contains(w, "不一样") {
			t.Errorf("another password: %q", w)
		}
		host.Picture("data-packet-send"+suffix, 1150, 640)
	})
}

func TestPacketSent(t *testing.T) {
	p, host := shown(t, true, 1)
	p.Select(tabPacket)
	f := sendWindow(host, p.packets.read)
	seen := pagetest.Seen(host.Window())
	for _, stays := range []string{"培训标准", "附件留在本单位"} {
		if !strings.Contains(seen, stays) {
			t.Errorf("nothing said of what stays behind, %s: %s", stays, seen)
		}
	}
	for label, goes := range map[string]bool{"公民身份号码": true, "手机号码": false, "月交党费（元）": false} {
		if f.choices[label].Checked != goes {
			t.Errorf("%s goes up: %v", label, !goes)
		}
		f.choices[label].SetChecked(!goes)
	}
	f.password.SetText(packetPassword)
	f.repeated.SetText(packetPassword)
	asOf, ok := f.check()
	if !ok || asOf != demo.AsOf {
		t.Fatalf("not ready: %v", asOf)
	}
	to := filepath.Join(t.TempDir(), "包.dbb")
	f.write(store.Target{Path: to}, asOf)
	if _, err := os.Stat(to); err != nil || len(host.Failed) > 0 {
		t.Fatal(err, host.Failed)
	}
	if host.Windows() != 0 || len(host.Offered) != 2 || len(p.packets.sent.Rows()) != 1 {
		t.Errorf("%d windows, offered %v, sent %+v", host.Windows(), host.Offered, p.packets.sent.Rows())
	}
	batches, err := host.Ledger.Batches(t.Context(), 1)
	if err != nil {
		t.Fatal(err)
	}
	if note := batches[0].Note; !strings.Contains(note, "含手机号码、月交党费（元），不含公民身份号码") {
		t.Errorf("sent: %s", note)
	}
	if info, err := packet.LookFile(to, packetPassword, "test"); err != nil || info.AsOf != demo.AsOf.String() {
		t.Errorf("%+v %v", info, err)
	}
	f = sendWindow(host, func() {})
	f.open.SetChecked(true)
	if _, ok := f.check(); !ok || !f.password.Disabled() {
		t.Error("without a password it is not ready")
	}
	p.packets.lists.Select(2)
	host.Key("Escape")
	host.Picture("data-packet-sent", 1150, 640)
	info, err := packet.LookFile(to, packetPassword, "test")
	if seen := pagetest.Seen(host.Window()); err != nil || info.Fingerprint == "" || !strings.Contains(seen, info.Fingerprint) {
		t.Errorf("the key is not shown in\n%s", seen)
	}
}

func TestPacketMerge(t *testing.T) {
	pagetest.AtBothSizes(t, func(t *testing.T, scale float32, suffix string) {
		p, host := shown(t, true, scale)
		p.Select(tabPacket)
		m := p.packets.merging
		people := len(model.Everywhere[model.Person](host.Snapshot().Book))
		if n := len(p.packets.missing.Rows()); n != 12 {
			t.Fatalf("%d are missing", n)
		}
		water := reporting(t, "某某水务集团有限公司")
		bad := filepath.Join(t.TempDir(), "坏的.dbb")
		if err := os.WriteFile(bad, []byte("no packet"), 0o600); err != nil {
			t.Fatal(err)
		}
		m.begin([]string{packetOf(t, water, "水务.dbb", ""), packetOf(t, reporting(t, "某某能源有限公司"), "能源.dbb", packetPassword), bad})
		r := m.result
		if r.Files[0].Added != 6 || r.Files[1].Needs != packet.NeedsPassword || r.Refused != 2 || m.password.Hidden {
			t.Fatalf("preview %+v %+v", r.Files[0], r.Files[1])
		}
		host.Key("Escape")
		host.Picture("data-packet-preview"+suffix, 1150, 640)
		pagetest.Press(t, host.Window(), "输入密码…")
		pagetest.Fill(t, host.Window(), "密码", "不是这个密码")
		pagetest.Press(t, host.Window(), "打开数据包")
		if said := host.Told[len(host.Told)-1]; !strings.Contains(said, "密码不对") || len(m.passwords) != 0 {
			t.Errorf("a wrong password: %q", said)
		}
		pagetest.Press(t, host.Window(), "输入密码…")
		pagetest.Fill(t, host.Window(), "密码", packetPassword)
		host.Picture("data-packet-password"+suffix, 1150, 640)
		pagetest.Press(t, host.Window(), "打开数据包")
		if m.result.Files[1].Added != 6 || !m.password.Hidden || len(m.items[0].Rows()) != 12 {
			t.Fatalf("with the password %+v", m.result.Files[1])
		}
		m.list.SelectKey(m.files[0].Path)
		if n := len(m.items[0].Rows()); n != 6 {
			t.Errorf("of one file %d", n)
		}
		pagetest.Press(t, host.Window(), "确认合并")
		if len(host.Asked) != 1 || !strings.Contains(host.Asked[0], "有1个文件不能合并") || !m.done || m.result.Merged != 2 {
			t.Fatalf("asked %q, %+v", host.Asked, m.result)
		}
		if n := len(model.Everywhere[model.Person](host.Snapshot().Book)); n != people+12 {
			t.Errorf("%d people, not %d", n, people+12)
		}
		host.Picture("data-packet-merged"+suffix, 1150, 640)
		pagetest.Press(t, host.Window(), "返回")
		if len(p.packets.missing.Rows()) != 10 || len(p.packets.reported.Rows()) != 2 {
			t.Errorf("missing %d", len(p.packets.missing.Rows()))
		}
		host.Picture("data-packet-status"+suffix, 1150, 640)

		// A conflict: both changed one.
		change := func(w *store.Workspace, id, note string) {
			r, ok, err := w.Get(context.Background(), model.Ref{Kind: model.KindPerson, ID: id})
			if err != nil || !ok {
				t.Fatal(id, err)
			}
			x := r.(model.Person)
			x.Department = note
			if _, err := w.Save(context.Background(), "改", x); err != nil {
				t.Fatal(err)
			}
		}
		first := model.Everywhere[model.Person](model.BookOf(demo.AsOf, "", nil, demo.Records()))[0]
		id := ""
		for _, x := range model.Everywhere[model.Person](host.Snapshot().Book) {
			if e, _ := model.Find[model.Enterprise](host.Snapshot().Book, x.EnterpriseID); x.Name == "报送"+first.Name &&
				e.Name == "某某水务集团有限公司" {
				id = x.ID
			}
		}
		change(host.Ledger, id, "集团改的部门")
		change(water, first.ID, "企业改的部门")
		m.begin([]string{packetOf(t, water, "水务.dbb", "")})
		if m.result.Conflicts != 1 || m.tabs.Selected() != conflictTab {
			t.Fatalf("%+v", m.result.Files[0])
		}
		host.Picture("data-packet-conflict"+suffix, 1150, 640)
		pagetest.Press(t, host.Window(), "所选冲突按数据包的内容")
		if m.kept() != 0 || !m.take[m.items[conflicts].Rows()[0].ref()] {
			t.Error("it was not settled")
		}
		pagetest.Press(t, host.Window(), "确认合并")
		if x, _ := model.Find[model.Person](host.Snapshot().Book, id); x.Department != "企业改的部门" {
			// the host reads the state anew after a merge
			t.Errorf("theirs was not taken: %+v", x.Department)
		}
		pagetest.Press(t, host.Window(), "撤销这次合并…")
		if x, _ := model.Find[model.Person](host.Snapshot().Book, id); x.Department != "集团改的部门" {
			t.Errorf("undo: %+v", x.Department)
		}
	})
}

func TestPacketOlderAndUnknown(t *testing.T) {
	p, host := shown(t, true, 1)
	p.Select(tabPacket)
	m := p.packets.merging
	w := reporting(t, "某某能源有限公司")
	first, second := packetOf(t, w, "1", ""), packetOf(t, w, "2", "")
	m.begin([]string{second})
	pagetest.Press(t, host.Window(), "确认合并")
	m.begin([]string{first})
	if m.older.Hidden || m.result.Refused != 1 {
		t.Fatalf("%+v", m.result.Files[0])
	}
	host.Picture("data-packet-older", 1150, 640)
	pagetest.Press(t, host.Window(), "较旧的仍要合并…")
	if m.result.Refused != 0 {
		t.Errorf("%+v", m.result.Files[0])
	}
	if !p.Back() || p.Back() {
		t.Error("the way back is not one step")
	}
	was, _, err := w.Get(context.Background(), model.Ref{Kind: model.KindEnterprise, ID: "Q"})
	if err != nil {
		t.Fatal(err)
	}
	other := reporting(t, "某某水务集团有限公司")
	e := was.(model.Enterprise)
	e.Name, e.CreditCode, e.ShortName = "不认识的公司", "", ""
	if _, err := other.Save(context.Background(), "改名", e); err != nil {
		t.Fatal(err)
	}
	m.begin([]string{packetOf(t, other, "3", "")})
	pagetest.Press(t, host.Window(), "指明属于哪一户企业…")
	host.Picture("data-packet-whose", 1150, 640)
	for _, picker := range pagetest.All[*kit.Picker](host.Window()) {
		picker.Set(kit.Option{ID: demoID(host, "某某公共交通有限公司"), Text: "某某公共交通有限公司"})
	}
	pagetest.Press(t, host.Window(), "就是这一户")
	if m.result.Files[0].Name != "某某公共交通有限公司" {
		t.Errorf("%+v", m.result.Files[0])
	}
}

func demoID(host *pagetest.Host, name string) string {
	for _, e := range model.Everywhere[model.Enterprise](host.Snapshot().Book) {
		if e.Name == name {
			return e.ID
		}
	}
	return ""
}

// Another key, or none, is asked about; nothing is merged until the person says that it was
// compared.
func TestPacketKeys(t *testing.T) {
	pagetest.AtBothSizes(t, func(t *testing.T, scale float32, suffix string) {
		p, host := shown(t, true, scale)
		p.Select(tabPacket)
		m := p.packets.merging
		water := reporting(t, "某某水务集团有限公司")
		old := packetOf(t, water, "旧.dbb", "")
		m.begin([]string{old})
		if seen := pagetest.Seen(host.Window()); !strings.Contains(seen, "首次收到“某某水务集团有限公司”的签名密钥") {
			t.Errorf("the first key is not told in\n%s", seen)
		}
		host.Picture("data-packet-first"+suffix, 1150, 640)
		pagetest.Press(t, host.Window(), "确认合并")
		was := m.result.Files[0].Fingerprint
		if err := packet.RenewLedgerID(t.Context(), water); err != nil {
			t.Fatal(err)
		}
		file := packetOf(t, water, "新.dbb", "")
		m.begin([]string{file})
		now := m.result.Files[0].Fingerprint
		if m.key.Hidden || m.result.Refused != 1 || !m.confirm.Disabled() {
			t.Fatalf("%+v", m.result.Files[0])
		}
		pagetest.Press(t, host.Window(), "换了密钥的仍要合并…")
		seen := pagetest.Seen(host.Window())
		for _, want := range []string{"以前的指纹：" + was, "这次的指纹：" + now, "打电话", "没有写入任何内容"} {
			if !strings.Contains(seen, want) {
				t.Errorf("%q is not said in\n%s", want, seen)
			}
		}
		host.Picture("data-packet-key"+suffix, 1150, 640)
		pagetest.Press(t, host.Window(), "不合并这个数据包")
		if m.result.Refused != 1 || len(m.keys) != 0 {
			t.Fatal("it was accepted")
		}
		pagetest.Press(t, host.Window(), "换了密钥的仍要合并…")
		pagetest.Tick(t, host.Window(), "已打电话核对", true)
		pagetest.Press(t, host.Window(), "接受新密钥")
		if m.result.Refused != 0 || !m.key.Hidden || m.confirm.Disabled() {
			t.Fatalf("%+v", m.result.Files[0])
		}
		pagetest.Press(t, host.Window(), "确认合并")
		if m.result.Files[0].KeyWas != was || len(m.batches()) != 1 {
			t.Errorf("%+v", m.result.Files[0])
		}
		pagetest.Press(t, host.Window(), "返回")
		if row := p.packets.reported.Rows()[0]; row.Fingerprint != now {
			t.Errorf("%+v", row)
		}
		host.Picture("data-packet-keys"+suffix, 1150, 640)
	})
}
