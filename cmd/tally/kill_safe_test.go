package main

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/pressly/goose/v3"
	_ "modernc.org/sqlite"
)

// safeRounds is how often each piece of safe keeping is killed; the variable
// TALLYDESK_KILLS asks for more.
func safeRounds(t *testing.T) int {
	if text := os.Getenv("TALLYDESK_KILLS"); text != "" {
		n, err := strconv.Atoi(text)
		if err != nil {
			t.Fatal(err)
		}
		return n
	}
	return 6
}

// killing kills programs at random moments of what they usually take.
type killing struct {
	*killDesk
	random *rand.Rand
	rounds int
	usual  time.Duration
	cuts   int
}

func newKilling(t *testing.T, seed uint64) *killing {
	k := &killing{killDesk: newKillDesk(t), random: rand.New(rand.NewPCG(2026, seed)), rounds: safeRounds(t)}
	// An attachment that is worth some time of reading and writing.
	noise := make([]byte, 12<<20)
	rand.NewChaCha8([32]byte{byte(seed)}).Read(noise) // it never fails
	file := filepath.Join(k.dir, "noise.bin")
	if err := os.WriteFile(file, noise, 0o600); err != nil {
		t.Fatal(err)
	}
	k.must("ticket", "add", "SUND", "first", "--body", "See the file", "--file", file)
	return k
}

func (k *killing) must(args ...string) []byte {
	k.t.Helper()
	answer, err := k.tally(context.Background(), args...)
	if err != nil {
		k.t.Fatalf("tally %s: %v: %s", strings.Join(args, " "), err, answer)
	}
	return answer
}

// timed runs the program to its end, and remembers how long it takes.
func (k *killing) timed(args ...string) {
	k.t.Helper()
	began := time.Now()
	k.must(args...)
	k.usual = time.Since(began)
}

// cut runs the program and kills it at a random moment, if it has not ended
// before.
func (k *killing) cut(args ...string) (done bool) {
	ctx, kill := context.WithTimeout(context.Background(), time.Duration(k.random.Int64N(int64(k.usual))))
	defer kill()
	k.cuts++
	_, err := k.tally(ctx, args...)
	return err == nil
}

func (k *killing) report(what string, before int) {
	k.t.Logf("%s: %d of %d programs were killed before their end (%v each)", what, k.killed-before, k.cuts, k.usual.Round(time.Millisecond))
	if k.killed == before {
		k.t.Errorf("%s: none was killed", what)
	}
}

// tickets counts the tickets of the desk in a file.
func (k *killing) tickets(desk string) int {
	k.t.Helper()
	var list []any
	if err := json.Unmarshal(k.must("ticket", "list", "--all", "--most", "100000", "--db", desk), &list); err != nil {
		k.t.Fatal(err)
	}
	return len(list)
}

// A backup that is killed leaves the one before, or is whole; the next one
// clears away what was half-written.
func TestKillDuringBackup(t *testing.T) {
	k := newKilling(t, 1)
	file := filepath.Join(k.dir, "copy.tdbackup")
	k.timed("backup", file)
	before := k.killed
	for round := range k.rounds {
		k.must("ticket", "add", "SUND", fmt.Sprint("round ", round))
		k.cut("backup", file, "--replace")
		restored := filepath.Join(k.dir, fmt.Sprint("restored", round), "desk.db")
		k.must("restore", file, "--db", restored) // reads and verifies all of it
		k.mustBeSound("check", "--db", restored)
		if n := k.tickets(restored); n < 1 || n > round+2 {
			t.Errorf("round %d: the backup holds %d tickets", round, n)
		}
		k.cut("backup", "--rotate")
	}
	k.report("backup", before)
	k.must("ticket", "add", "SUND", "last")
	k.must("backup", "--rotate")
	found, err := filepath.Glob(filepath.Join(k.dir, "backups", "*"))
	if err != nil || len(found) == 0 {
		t.Fatal(found, err)
	}
	for _, name := range found {
		if strings.HasSuffix(name, ".part") {
			t.Errorf("%s is left", name)
			continue
		}
		k.must("restore", name, "--db", filepath.Join(k.dir, "rotated", filepath.Base(name)+".db"))
	}
	k.mustBeSound("check", "--rebuild")
}

// A restore that is killed leaves the desk as it was, or as the backup has it;
// in that case what was there is kept.
func TestKillDuringRestore(t *testing.T) {
	k := newKilling(t, 2)
	file := filepath.Join(k.dir, "copy.tdbackup")
	k.must("backup", file)
	desk := filepath.Join(k.dir, "desk.db")
	k.timed("restore", file)
	before := k.killed
	for round := range k.rounds {
		k.must("ticket", "add", "SUND", fmt.Sprint("round ", round))
		have := k.tickets(desk)
		done := k.cut("restore", file)
		k.mustBeSound("check")
		switch n := k.tickets(desk); {
		case n == have && !done:
		case n == 1:
			kept, err := filepath.Glob(desk + ".replaced-*[0-9]")
			if err != nil || len(kept) == 0 {
				t.Fatal(kept, err)
			}
			if n := k.tickets(kept[len(kept)-1]); n != have {
				t.Errorf("round %d: the desk that was replaced has %d tickets, not %d", round, n, have)
			}
		default:
			t.Errorf("round %d: %d tickets; there were %d and the backup has 1 (done: %v)", round, n, have, done)
		}
		k.mustBeSound("check", "--rebuild")
		if left, err := filepath.Glob(desk + ".staged*"); err != nil || len(left) != 0 {
			t.Errorf("round %d: %v is left, %v", round, left, err)
		}
	}
	k.report("restore", before)
}

// A migration that is killed leaves the desk as it was, or brought forward; the
// next start brings it to its end, with every row.
func TestKillDuringMigration(t *testing.T) {
	k := newKilling(t, 3)
	const customers = 5_000
	old := filepath.Join(k.dir, "old.db")
	makeOldDesk(t, old, customers)
	fresh := func(round int) string {
		desk := filepath.Join(k.dir, fmt.Sprint("migrate", round), "desk.db")
		content, err := os.ReadFile(old)
		if err := errors.Join(err, os.MkdirAll(filepath.Dir(desk), 0o700), os.WriteFile(desk, content, 0o600)); err != nil {
			t.Fatal(err)
		}
		return desk
	}
	k.timed("customer", "list", "--most", "1", "--db", fresh(-1))
	before := k.killed
	for round := range k.rounds {
		desk := fresh(round)
		k.cut("customer", "list", "--most", "1", "--db", desk)
		k.mustBeSound("check", "--db", desk)
		if n := countCustomers(t, desk); n != customers {
			t.Errorf("round %d: %d customers", round, n)
		}
		if kept, err := filepath.Glob(desk + ".before-*[0-9]"); err != nil || len(kept) != 1 || countCustomers(t, kept[0]) != customers {
			t.Errorf("round %d: kept are %v, %v", round, kept, err)
		}
		if left, err := filepath.Glob(desk + ".staged*"); err != nil || len(left) != 0 {
			t.Errorf("round %d: %v is left, %v", round, left, err)
		}
	}
	k.report("migration", before)
}

// makeOldDesk makes a desk of the first version.
func makeOldDesk(t *testing.T, path string, customers int) {
	t.Helper()
	db, err := sql.Open("sqlite", "file:"+path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	db.SetMaxOpenConns(1)
	provider, err := goose.NewProvider(goose.DialectSQLite3, db, os.DirFS(filepath.Join("..", "..", "data", "migrations")), goose.WithDisableGlobalRegistry(true))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := provider.UpTo(t.Context(), 1); err != nil {
		t.Fatal(err)
	}
	_, err = db.Exec(fmt.Sprintf(`PRAGMA application_id = 0x5444736b;
		INSERT INTO meta (key, value) VALUES ('replica_id', 'r'), ('history_id', 'h');
		INSERT INTO customer (id, bucket, tag, code, name, sort_key, zone, currency, language, address, vat_no, deployment, status)
		WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %d)
		SELECT 'k' || i, 'cust:k' || i, 0, 'K' || i, 'Customer ' || i, 'customer ' || i, '', 'SEK', 'en', '', '', '', 'active' FROM n`, customers))
	if err != nil {
		t.Fatal(err)
	}
}

func countCustomers(t *testing.T, path string) (n int) {
	t.Helper()
	db, err := sql.Open("sqlite", "file:"+path+"?mode=ro")
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if err := db.QueryRow("SELECT COUNT(*) FROM customer").Scan(&n); err != nil {
		t.Fatal(err)
	}
	return n
}
