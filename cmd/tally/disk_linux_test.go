package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"

	"tallydesk/app"
	"tallydesk/app/fail"
)

// smallDisk is a desk on a small disk of its own, with a roomy one beside.
type smallDisk struct {
	t           *testing.T
	program     string
	disk, roomy string
}

const smallDiskSize = 6 << 20

func newSmallDisk(t *testing.T) *smallDisk {
	d := &smallDisk{t: t, disk: filepath.Join(t.TempDir(), "disk"), roomy: t.TempDir()}
	if err := os.Mkdir(d.disk, 0o700); err != nil {
		t.Fatal(err)
	}
	err := syscall.Mount("tmpfs", d.disk, "tmpfs", 0, fmt.Sprintf("size=%d", smallDiskSize))
	if errors.Is(err, syscall.EPERM) || errors.Is(err, syscall.EACCES) {
		t.Skip("disks cannot be mounted here; TestFullDiskLeavesNoHalfFile limits the size of files instead")
	}
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := syscall.Unmount(d.disk, syscall.MNT_DETACH); err != nil {
			t.Error(err)
		}
	})
	d.program = filepath.Join(d.roomy, "tally")
	build := exec.Command("go", "build", "-o", d.program, ".")
	build.Env = append(os.Environ(), "CGO_ENABLED=0")
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("build tally: %v: %s", err, out)
	}
	d.must("init", "--name", "Nordic Desk AB", "--owner", "Diane Berg", "--login", "diane")
	d.must("customer", "add", "SUND", "Sundvik kommun")
	d.must("ticket", "add", "SUND", "first")
	d.must("backup", d.in(d.roomy, "good.tdbackup"))
	return d
}

func (d *smallDisk) in(dir, name string) string { return filepath.Join(dir, name) }

func (d *smallDisk) desk() string { return d.in(d.disk, "desk.db") }

// run runs the program, and gives its answer and what it complains about.
func (d *smallDisk) run(lang string, args ...string) (answer, complaint string, err error) {
	process := exec.Command(d.program, args...)
	process.Env = append(os.Environ(), "TALLYDESK_DB="+d.desk(), "LANG="+lang,
		"XDG_CONFIG_HOME="+d.in(d.disk, "config"), "XDG_STATE_HOME="+d.in(d.roomy, "state"), "XDG_DATA_HOME="+d.in(d.roomy, "data"))
	var out, trouble bytes.Buffer
	process.Stdout, process.Stderr = &out, &trouble
	err = process.Run()
	return out.String(), trouble.String(), err
}

func (d *smallDisk) must(args ...string) string {
	d.t.Helper()
	answer, complaint, err := d.run("en", args...)
	if err != nil {
		d.t.Fatalf("tally %s: %v: %s", strings.Join(args, " "), err, complaint)
	}
	return answer
}

// mustSay runs what cannot be done, and wants to be told why in both languages.
func (d *smallDisk) mustSay(en, sv string, args ...string) {
	d.t.Helper()
	for lang, want := range map[string]string{"en": en, "sv": sv} {
		_, complaint, err := d.run(lang, args...)
		if err == nil || !strings.Contains(complaint, want) || strings.Contains(complaint, "omething went wrong") {
			d.t.Errorf("%s: tally %s: %v: %q, want %q", lang, strings.Join(args, " "), err, complaint, want)
		}
	}
}

// fill leaves so many bytes free.
func (d *smallDisk) fill(free int64) {
	d.t.Helper()
	var stat syscall.Statfs_t
	if err := syscall.Statfs(d.disk, &stat); err != nil {
		d.t.Fatal(err)
	}
	if err := os.WriteFile(d.in(d.disk, "filler"), make([]byte, int64(stat.Bavail)*stat.Bsize-free), 0o600); err != nil {
		d.t.Fatal(err)
	}
}

func (d *smallDisk) empty() {
	d.t.Helper()
	if err := os.Remove(d.in(d.disk, "filler")); err != nil {
		d.t.Fatal(err)
	}
}

// left lists the files of the small disk that are more than a mark.
func (d *smallDisk) left() []string {
	d.t.Helper()
	var names []string
	err := filepath.WalkDir(d.disk, func(name string, entry os.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		if info, err := entry.Info(); err == nil && info.Size() > 0 {
			names = append(names, strings.TrimPrefix(name, d.disk))
		}
		return nil
	})
	if err != nil {
		d.t.Fatal(err)
	}
	slices.Sort(names)
	return names
}

const (
	fullEn, fullSv = "The disk is full.", "Disken är full."
	lockEn, lockSv = "cannot be written", "går inte att skriva"
)

// A full disk is said clearly by everything that writes, and nothing that was
// there is lost; once there is room, all goes on.
func TestAFullDisk(t *testing.T) {
	d := newSmallDisk(t)
	noise := d.in(d.roomy, "noise.bin")
	text := d.in(d.roomy, "entries.csv")
	lines := "issue_id;date;hours;user;comment\n"
	for n := range 3000 {
		lines += fmt.Sprintf("1;2026-02-%02d;0,25;diane;entry %d %s\n", n%28+1, n, strings.Repeat("x", 200))
	}
	old := d.in(d.disk, "old.db")
	makeOldDesk(t, old, 2000)
	if err := errors.Join(os.WriteFile(noise, noiseOf(1<<20), 0o600), os.WriteFile(text, []byte(lines), 0o600)); err != nil {
		t.Fatal(err)
	}
	before := d.left()

	d.fill(0) // not even the memory that readers share finds room
	d.mustSay(fullEn, fullSv, "ticket", "add", "SUND", "second")
	d.empty()

	d.fill(300 << 10)
	d.mustSay(fullEn, fullSv, "ticket", "add", "SUND", "second", "--file", noise)
	d.mustSay(fullEn, fullSv, "import", "time", text, "--source", "redmine", "--customer", "SUND", "--ticket", "SUND-1001")
	d.mustSay(fullEn, fullSv, "backup", "--rotate")
	d.mustSay(fullEn, fullSv, "restore", d.in(d.roomy, "good.tdbackup"))
	d.mustSay(fullEn, fullSv, "rescue", d.desk(), d.in(d.disk, "rescued.db"))
	d.mustSay(fullEn, fullSv, "customer", "list", "--db", old) // brings it forward
	d.mustSay(fullEn, fullSv, "init", "--name", "N", "--owner", "O", "--login", "o", "--db", d.in(d.disk, "new.db"))
	d.draftOnAFullDisk()
	d.must("backup", d.in(d.roomy, "other-disk.tdbackup")) // no room is needed beside the desk
	d.fillUp()
	d.mustSay(fullEn, fullSv, "backup", d.in(d.disk, "beside.tdbackup"))
	d.mustSay(fullEn, fullSv, "backup", "key", d.in(d.disk, "key.txt"))
	d.mustSay("has room", "plats", "config", "set", "text_size", "130")
	d.empty()

	d.must("check", "--rebuild")
	if after := d.left(); !slices.Equal(before, after) {
		t.Errorf("before: %v\nafter: %v", before, after)
	}
	d.must("customer", "list", "--db", old)
	d.must("ticket", "add", "SUND", "second")
	if n := strings.Count(d.must("ticket", "list"), "SUND-"); n != 2 {
		t.Errorf("%d tickets", n)
	}
	d.must("restore", d.in(d.roomy, "other-disk.tdbackup"), "--db", d.in(d.roomy, "restored.db"))
}

// fillUp takes what room is left.
func (d *smallDisk) fillUp() {
	d.t.Helper()
	file, err := os.OpenFile(d.in(d.disk, "filler"), os.O_APPEND|os.O_WRONLY, 0)
	if err != nil {
		d.t.Fatal(err)
	}
	for err == nil {
		_, err = file.Write(make([]byte, 4096))
	}
	if err := file.Close(); err != nil {
		d.t.Fatal(err)
	}
}

// draftOnAFullDisk writes drafts until there is no room, as the window does,
// which has the desk open all the while. The drafts that were kept stay, and so
// does everything else.
func (d *smallDisk) draftOnAFullDisk() {
	d.t.Helper()
	desk, err := app.Open(d.t.Context(), d.desk(), app.Options{Program: "test"})
	if err != nil {
		d.t.Fatal(err)
	}
	kept := 0
	for err == nil && kept < 1000 {
		err = desk.SaveDraft(d.t.Context(), fmt.Sprint("reply/", kept), strings.Repeat("what I was about to say ", 1000))
		kept++
	}
	known, told := fail.As(err)
	if !told || known.Key != "open.diskfull" || kept < 2 {
		d.t.Errorf("draft %d: %v", kept, err)
	}
	if text, err := desk.Draft(d.t.Context(), "reply/0"); err != nil || len(text) != 24000 {
		d.t.Errorf("the first draft: %d letters, %v", len(text), err)
	}
	if err := desk.Close(); err != nil {
		d.t.Error(err)
	}
}

func noiseOf(n int) []byte {
	noise := make([]byte, n)
	for i := range noise {
		noise[i] = byte(i * i >> 3)
	}
	return noise
}

// A disk that cannot be written is said clearly, and what can be done from it
// still can.
func TestAReadOnlyDisk(t *testing.T) {
	d := newSmallDisk(t)
	before := d.left()
	if err := syscall.Mount("", d.disk, "", syscall.MS_REMOUNT|syscall.MS_RDONLY, ""); err != nil {
		t.Fatal(err)
	}
	for _, args := range [][]string{
		{"ticket", "add", "SUND", "second"},
		{"ticket", "list"},
		{"backup", d.in(d.disk, "beside.tdbackup")},
		{"backup", "--rotate"},
		{"restore", d.in(d.roomy, "good.tdbackup")},
		{"backup", "key", d.in(d.disk, "key.txt")},
		{"rescue", d.desk(), d.in(d.disk, "rescued.db")},
		{"init", "--name", "N", "--owner", "O", "--login", "o", "--db", d.in(d.disk, "new.db")},
		{"config", "set", "text_size", "130"},
	} {
		d.mustSay(lockEn, lockSv, args...)
	}
	var told struct {
		There []struct {
			Readable bool
			Tickets  int
		}
	}
	if err := json.Unmarshal([]byte(d.must("restore", d.in(d.roomy, "good.tdbackup"), "--preview", "--json")), &told); err != nil {
		t.Fatal(err)
	}
	if len(told.There) != 1 || !told.There[0].Readable || told.There[0].Tickets != 1 {
		t.Errorf("preview: %+v", told)
	}
	saved := d.in(d.roomy, "saved.db")
	d.must("rescue", d.desk(), saved)
	if n := strings.Count(d.must("ticket", "list", "--db", saved), "SUND-"); n != 1 {
		t.Errorf("%d tickets were saved", n)
	}
	if after := d.left(); !slices.Equal(before, after) {
		t.Errorf("before: %v\nafter: %v", before, after)
	}
}
