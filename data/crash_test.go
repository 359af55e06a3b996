package data

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// crashed makes a desk of which the power went out: the file and its log as
// they lie on disk while the desk is open and commands 1 to n are committed,
// each writing two rows.
func crashed(t testing.TB, n int) (file, log []byte) {
	t.Helper()
	db := newDesk(t)
	for i := 1; i <= n; i++ {
		write(t, db, fmt.Sprintf("c%03d", i), func(tx *Tx) error {
			return errors.Join(
				Customers.Put(tx, customer(fmt.Sprintf("k%03d", i))),
				Contacts.Put(tx, &Contact{Row: Row{ID: fmt.Sprintf("p%03d", i)}, CustomerID: fmt.Sprintf("k%03d", i)}))
		})
	}
	file, err := os.ReadFile(db.Path())
	if err != nil {
		t.Fatal(err)
	}
	log, err = os.ReadFile(db.Path() + walSuffix)
	if err != nil {
		t.Fatal(err)
	}
	return file, log
}

// reopen opens what a crash left and gives the customers that are there.
func reopen(t *testing.T, file, log []byte) []string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "desk.db")
	if err := errors.Join(os.WriteFile(path, file, 0o600), os.WriteFile(path+walSuffix, log, 0o600)); err != nil {
		t.Fatal(err)
	}
	db := openDesk(t, path)
	report, err := db.Check(t.Context())
	if err != nil || !report.Healthy() {
		t.Errorf("%+v, %v", report, err)
	}
	customers := ids(t, db, "customer")
	if contacts := ids(t, db, "contact"); len(contacts) != len(customers) {
		t.Errorf("half of a command is there: %v, %v", customers, contacts)
	}
	putCustomer(t, db, "after the crash")
	return customers
}

// commitsWithin counts the transactions whose frames all lie within the first
// bytes of a log: a frame has a head of 24 bytes and one page, and the last of a
// transaction tells the size of the database (sqlite.org/walformat.html).
func commitsWithin(log []byte) (commits int) {
	const logHeader, frameHeader = 32, 24
	if len(log) < logHeader {
		return 0
	}
	frame := frameHeader + int(binary.BigEndian.Uint32(log[8:]))
	for at := logHeader; at+frame <= len(log); at += frame {
		if binary.BigEndian.Uint32(log[at+4:]) != 0 {
			commits++
		}
	}
	return commits
}

// The power goes out, and of the log only its first bytes are on disk: the
// commands whose frames are among them are there, each whole, and no others.
func TestLogCutAtAnyByte(t *testing.T) {
	const commands = 40
	file, log := crashed(t, commands)
	var all []string
	for i := 1; i <= commands; i++ {
		all = append(all, fmt.Sprintf("k%03d", i))
	}
	before := commitsWithin(log) - commands // of the desk's opening
	random := rand.New(rand.NewPCG(1, 2))
	cuts := []int{0, 1, 31, 32, len(log) / 2, len(log) - 1, len(log)}
	for range 200 {
		cuts = append(cuts, random.IntN(len(log)))
	}
	survived := map[int]bool{}
	for _, cut := range cuts {
		want := all[:max(0, commitsWithin(log[:cut])-before)]
		left := append([]string{}, reopen(t, file, log[:cut])...)
		if diff := cmp.Diff(want, left); diff != "" {
			t.Errorf("log cut at %d: %s", cut, diff)
		}
		survived[len(left)] = true
	}
	if !survived[0] || !survived[commands] || len(survived) < commands/2 {
		t.Errorf("the cuts left %v", survived)
	}
	t.Logf("%d cuts of a log of %d bytes; %d different ends", len(cuts), len(log), len(survived))
}

func TestLogWithABrokenByte(t *testing.T) {
	file, log := crashed(t, 5)
	random := rand.New(rand.NewPCG(3, 4))
	for range 10 {
		broken := append([]byte{}, log...)
		broken[random.IntN(len(log))] ^= 0x55
		reopen(t, file, broken)
	}
}
