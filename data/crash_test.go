package data

import (
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

// Whatever is lost of the log, what is left is the first commands, each whole.
func TestLogCutAtAnyByte(t *testing.T) {
	const commands = 10
	file, log := crashed(t, commands)
	var all []string
	for i := 1; i <= commands; i++ {
		all = append(all, fmt.Sprintf("k%03d", i))
	}
	random := rand.New(rand.NewPCG(1, 2))
	cuts := []int{0, 1, 31, 32, len(log) / 2, len(log) - 1, len(log)}
	for range 20 {
		cuts = append(cuts, random.IntN(len(log)))
	}
	for _, cut := range cuts {
		left := reopen(t, file, log[:cut])
		if diff := cmp.Diff(all[:len(left)], append([]string{}, left...)); diff != "" {
			t.Errorf("log cut at %d: %s", cut, diff)
		}
		if cut == len(log) && len(left) != commands {
			t.Errorf("nothing was cut, and %d of %d commands are there", len(left), commands)
		}
	}
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
