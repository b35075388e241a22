package store

// The lock of a workspace: one process at a time, and a sentence for the second.

import (
	"encoding/json"
	"errors"
	"os"
	"os/user"
	"path/filepath"
	"strings"
	"time"

	"github.com/gofrs/flock"
)

type lock struct {
	file  *flock.Flock
	owner string // path of the file that says who has it
}

// owner is what the file beside the lock says; the lock itself is the system's.
type owner struct {
	User  string `json:"user"`
	Host  string `json:"host"`
	PID   int    `json:"pid"`
	Since string `json:"since"` // 2006-01-02 15:04
}

// takeLock takes the workspace for this process. The system lets go of it when
// the process dies, however it dies.
func takeLock(dir, actor string, now time.Time) (*lock, error) {
	l := &lock{file: flock.New(filepath.Join(dir, lockName)), owner: filepath.Join(dir, ownerName)}
	ok, err := l.file.TryLock()
	if err != nil {
		return nil, fault("锁定台账", err)
	}
	if !ok {
		return nil, &Error{What: "台账正被使用", Say: "台账" + readOwner(l.owner) + "，不能同时打开。数据没有改动。请先在那里关闭程序，再重试。"}
	}
	host, _ := os.Hostname()
	text, _ := json.Marshal(owner{User: actor, Host: host, PID: os.Getpid(), Since: now.Format("2006-01-02 15:04")})
	os.WriteFile(l.owner, text, 0o600) // only for the message; the lock holds without it
	return l, nil
}

func readOwner(path string) string {
	var o owner
	text, err := os.ReadFile(path)
	if err != nil || json.Unmarshal(text, &o) != nil || o.User == "" {
		return "已被另一个程序打开"
	}
	host, _ := os.Hostname()
	where := "在电脑“" + o.Host + "”上"
	if o.Host == host {
		where = "在本机"
	}
	return "已由" + o.User + "于" + o.Since + where + "打开"
}

func (l *lock) release() error {
	os.Remove(l.owner)
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
