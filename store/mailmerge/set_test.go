package mailmerge_test

import (
	"archive/zip"
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/encoding/simplifiedchinese"

	"partyledger/store"
	"partyledger/store/mailmerge"
	"partyledger/store/storetest"
)

// setOf writes a ZIP with some files; a name that begins with gbk: is written as old programs do.
func setOf(t *testing.T, files map[string][]byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "模板集.zip")
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, name := range sortedNames(files) {
		h := &zip.FileHeader{Name: name, Method: zip.Deflate}
		if gbk, old := strings.CutPrefix(name, "gbk:"); old {
			text, err := simplifiedchinese.GBK.NewEncoder().String(gbk)
			if err != nil {
				t.Fatal(err)
			}
			h.Name, h.NonUTF8 = text, true
		}
		f, err := z.CreateHeader(h)
		if err == nil {
			_, err = f.Write(files[name])
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, b.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func sortedNames(files map[string][]byte) []string {
	var out []string
	for name := range files {
		out = append(out, name)
	}
	slices.Sort(out)
	return out
}

// A set goes down: made of what one ledger keeps, taken by another in one batch, with names and
// stages; taken again nothing changes; one that was changed replaces the old one.
func TestSetGoesDown(t *testing.T) {
	up, down := ledger(t, 1), ledger(t, 1)
	dir := t.TempDir()
	talk, roster := word(t, []string{"{{姓名}}谈话"}, nil, nil), word(t, []string{"{{姓名}}名册"}, nil, nil)
	for _, x := range []struct {
		folder, name string
		data         []byte
	}{{"一、申请入党", "谈话记录.docx", talk}, {"五、转正/审批", "名册.docx", roster}, {"", "封面.docx", word(t, []string{"封面"}, nil, nil)}} {
		list := template(t, dir, x.name, x.data)
		list[0].Folder = x.folder
		if _, err := mailmerge.Keep(t.Context(), up, list...); err != nil {
			t.Fatal(err)
		}
	}
	set := filepath.Join(dir, "套.zip")
	pack := func(folder string, replace bool) int {
		return storetest.Must[int](t)(mailmerge.Pack(t.Context(), up, folder, store.Target{Path: set, Replace: replace}))
	}
	if n := pack("", false); n != 3 {
		t.Fatalf("%d templates in the set", n)
	}
	first, _ := os.ReadFile(set)
	if pack("", true); !bytes.Equal(first, readFile(t, set)) {
		t.Error("the same templates make other bytes")
	}
	list := storetest.Must[[]mailmerge.Template](t)(mailmerge.Read([]string{set}))
	took := storetest.Must[mailmerge.Taken](t)(mailmerge.Keep(t.Context(), down, list...))
	if took.Added != 3 {
		t.Fatalf("%+v", took)
	}
	var names []string
	for _, x := range storetest.Must[[]mailmerge.Template](t)(mailmerge.Kept(t.Context(), down)) {
		names = append(names, x.File)
	}
	if want := []string{"一、申请入党/谈话记录", "五、转正/审批/名册", "封面"}; !slices.Equal(names, want) {
		t.Errorf("%q", names)
	}
	if took = storetest.Must[mailmerge.Taken](t)(mailmerge.Keep(t.Context(), down,
		list...)); took.Same != 3 || took.Added+took.Replaced != 0 {
		t.Errorf("taken again: %+v", took)
	}
	changed := setOf(t, map[string][]byte{"一、申请入党/谈话记录.docx": roster, "说明.txt": []byte("不是模板"), "~$锁.docx": []byte("x")})
	list = storetest.Must[[]mailmerge.Template](t)(mailmerge.Read([]string{changed}))
	if known := storetest.Must[[]string](t)(mailmerge.Known(t.Context(), down, list)); len(list) != 1 || !slices.Equal(known,
		[]string{"一、申请入党/谈话记录"}) {
		t.Errorf("%d, known %q", len(list), known)
	}
	if took = storetest.Must[mailmerge.Taken](t)(mailmerge.Keep(t.Context(), down, list...)); took.Replaced != 1 {
		t.Errorf("%+v", took)
	}
	batches := storetest.Must[[]store.Batch](t)(down.Batches(t.Context(), 1))
	if _, err := down.Undo(t.Context(), batches[0].ID); err != nil {
		t.Fatal(err)
	}
	if list := storetest.Must[[]mailmerge.Template](t)(mailmerge.Kept(t.Context(), down)); len(list) != 3 {
		t.Errorf("after the undo %d", len(list))
	}
	for _, folder := range []string{"十一、其他", "九、归档", "四、接收", "十、附件"} {
		list := template(t, dir, "甲.docx", talk)
		list[0].Folder = folder
		if _, err := mailmerge.Keep(t.Context(), up, list...); err != nil {
			t.Fatal(err)
		}
	}
	names = nil
	for _, x := range storetest.Must[[]mailmerge.Template](t)(mailmerge.Kept(t.Context(), up)) {
		names = append(names, x.Folder)
	}
	if want := []string{"一、申请入党", "四、接收", "五、转正/审批", "九、归档", "十、附件", "十一、其他", ""}; !slices.Equal(names, want) {
		t.Errorf("%q", names)
	}
	if n := pack("五、转正", true); n != 1 {
		t.Errorf("%d templates of one stage", n)
	}
}

func readFile(t testing.TB, path string) []byte {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// A set of another hand: old names are read, none leads out of the folder, one bad file among
// them keeps all from being taken, bombs and what is no set are refused.
func TestForeignSets(t *testing.T) {
	w := ledger(t, 1)
	good := word(t, []string{"{{姓名}}"}, nil, nil)
	list := storetest.Must[[]mailmerge.Template](t)(mailmerge.Read([]string{setOf(t, map[string][]byte{"gbk:阶段/谈话.docx": good,
		"../../外面.docx": good,
		`甲\乙\丙.docx`:    good, "1/2/3/4/5/6/7.docx": good, "__MACOSX/._谈话.docx": good})}))
	var names []string
	for _, x := range list {
		names = append(names, x.Folder+"|"+x.Name)
	}
	slices.Sort(names)
	if want := []string{"1/2/3/4/5|7", "甲/乙|丙", "阶段|谈话", "|外面"}; !slices.Equal(names, sorted(want)) {
		t.Errorf("%q", names)
	}
	bad := storetest.Must[[]mailmerge.Template](t)(mailmerge.Read([]string{setOf(t, map[string][]byte{"好.docx": good,
		"坏.docx": []byte("x")})}))
	_, err := mailmerge.Keep(t.Context(), w, bad...)
	storetest.WantRefusal(t, err, "坏.docx")
	if kept := storetest.Must[[]mailmerge.Template](t)(mailmerge.Kept(t.Context(), w)); len(kept) != 0 {
		t.Errorf("%d kept of a set with a bad one", len(kept))
	}
	many := map[string][]byte{}
	for i := range 600 {
		many[fmt.Sprintf("%d.docx", i)] = []byte("x")
	}
	none := filepath.Join(t.TempDir(), "坏.zip")
	if err := os.WriteFile(none, []byte("no zip"), 0o600); err != nil {
		t.Fatal(err)
	}
	for name, x := range map[string]struct{ path, say string }{
		"too many": {setOf(t, many), "模板超过500个"}, "nothing in it": {setOf(t, map[string][]byte{"a.txt": []byte("x")}), "没有Word文件"},
		"no ZIP": {none, "读不出来"}, "bombs": {setOf(t, bombs(20)), "读不出来"},
	} {
		if _, err := mailmerge.Read([]string{x.path}); err == nil || !strings.Contains(err.Error(), x.say) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func sorted(list []string) []string { return slices.Sorted(slices.Values(list)) }

// bombs are files that unpack to far more than they are.
func bombs(n int) map[string][]byte {
	out := map[string][]byte{}
	for i := range n {
		out[fmt.Sprintf("弹%d.docx", i)] = make([]byte, 19<<20)
	}
	return out
}
