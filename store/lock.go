package store

// The lock of a workspace: one process at a time, and a sentence for the second.

import (
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"os"
	"os/user"
	"path/filepath"
	"strings"
	"time"

	"github.com/gofrs/flock"

	"partyledger/store/plainfile"
)

type lock struct {
	file  *flock.Flock
	owner string // path of the file that says who has it; empty until signed
}

// owner is what the file beside the lock says; the lock itself is the system's.
type owner struct {
	User  string `json:"user"`
	Host  string `json:"host"`
	PID   int    `json:"pid"`
	Since string `json:"since"` // 2006-01-02 15:04
	Mark  string `json:"mark"`  // of an encrypted ledger, in place of user and host: see hostMark
}

// takeLock takes the workspace for this process. The system lets go of it when
// the process dies, however it dies.
func takeLock(dir string) (*lock, error) {
	l := &lock{file: lockFile(dir)}
	err := refuseOdd(dir)
	ok := false
	if err == nil {
		ok, err = l.file.TryLock()
	}
	if err != nil {
		return nil, Fault("锁定台账", err)
	}
	if !ok {
		who := "已被另一个程序打开"
		if o, known := readOwner(filepath.Join(dir, ownerName)); known {
			who = o.say()
		}
		return nil, &Error{What: "台账正被使用", Err: errInUse, Say: "台账" + who + "，不能同时打开。数据没有改动。请先在那里关闭程序，再重试。"}
	}
	return l, nil
}

// lockFile is the file that is locked; a pipe in its place is not waited for.
func lockFile(dir string) *flock.Flock {
	return flock.New(filepath.Join(dir, lockName), flock.SetFlag(os.O_CREATE|os.O_RDONLY|plainfile.NoWait))
}

// Claim takes a ledger's folder in which the ledger is not open, to write there, until
// release is called. It refuses one that cannot be written.
func Claim(dir string, now time.Time) (release func() error, err error) {
	l, err := takeLock(dir)
	if err != nil {
		return nil, err
	}
	looking, err := protection(dir)
	if err == nil && looking != nil {
		err = looking.refuse()
	}
	if err != nil {
		l.release()
		return nil, err
	}
	actor := systemUser()
	if Sealed(standing(dir, nil)) {
		actor = ""
	}
	l.sign(dir, actor, now)
	return l.release, nil
}

// sign says who has the workspace; an empty actor, that nobody is to be named.
func (l *lock) sign(dir, actor string, now time.Time) {
	l.owner = filepath.Join(dir, ownerName)
	o := owner{User: actor, PID: os.Getpid(), Since: now.Format("2006-01-02 15:04")}
	o.Host, _ = os.Hostname()
	if actor == "" {
		o.User, o.Host, o.Mark = nobody, "", hostMark(o.Host, rand.Text())
	}
	text, _ := json.Marshal(o)
	os.WriteFile(l.owner, text, 0o600) // only for the message; the lock holds without it
}

// hostMark tells this PC from another without naming it.
func hostMark(host, salt string) string {
	sum := sha256.Sum256([]byte(salt + "/" + host))
	return salt + "/" + hex.EncodeToString(sum[:])
}

// nobody is who has an encrypted ledger open.
const nobody = "他人"

// OpenedBy is the process on this PC that has the ledger in a folder open; 0 if none
// has, or a program on another PC.
func OpenedBy(dir string) (pid int) {
	o, ok := readOwner(filepath.Join(dir, ownerName))
	if !ok || !o.here() {
		return 0
	}
	file := lockFile(dir)
	defer file.Close()
	if free, err := file.TryRLock(); free || err != nil {
		return 0 // what the owner's file says is from a program that was cut off
	}
	return o.PID
}

func readOwner(path string) (o owner, ok bool) {
	text, err := plainfile.Read(path, maxSmall)
	return o, err == nil && json.Unmarshal(text, &o) == nil && o.User != ""
}

func (o owner) here() bool {
	host, _ := os.Hostname()
	if salt, _, marked := strings.Cut(o.Mark, "/"); marked {
		return o.Mark == hostMark(host, salt)
	}
	return o.Host == host
}

// say is who has the ledger open, as the middle of a sentence.
func (o owner) say() string {
	where := "在电脑“" + o.Host + "”上"
	switch {
	case o.Mark != "" && o.here():
		return "已于" + o.Since + "在本机打开"
	case o.Mark != "":
		return "已于" + o.Since + "在另一台电脑上打开（台账已加密，不显示由谁打开）"
	case o.here():
		where = "在本机"
	}
	return "已由" + o.User + "于" + o.Since + where + "打开"
}

func (l *lock) release() error {
	if l.owner != "" {
		os.Remove(l.owner)
	}
	return errors.Join(l.file.Unlock(), l.file.Close())
}

func systemUser() string {
	u, err := user.Current()
	if err != nil {
		return "未知用户"
	}
	name := u.Name
	if name == "" {
		name = u.Username
	}
	return name[strings.LastIndexByte(name, '\\')+1:]
}
