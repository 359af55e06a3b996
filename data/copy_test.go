package data

import (
	"bytes"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/pressly/goose/v3"
	"pgregory.net/rapid"
)

// Every table of the schema is in a copy, or is known not to be.
func TestEveryTableIsCopiedOrOfThisComputer(t *testing.T) {
	db := newDesk(t)
	there, err := texts(t.Context(), db.Reads(), "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
	if err != nil {
		t.Fatal(err)
	}
	left := []string{"meta", "blob", "doc", "goose_db_version", "draft", "setting"}
	for _, name := range there {
		in := slices.ContainsFunc(copied(), func(table CopyTable) bool { return table.Table == name })
		known, _ := tableNamed(name)
		out := slices.Contains(left, name) || isInfrastructure(name) && name != "command" && name != "touch" && name != "counter" ||
			known != nil && known.class == Local
		if in == out {
			t.Errorf("%s: copied %v, left out %v", name, in, out)
		}
	}
}

// Law: every row has one form, which is read as the same row.
func TestRowsAreReadAsTheyAreWritten(t *testing.T) {
	columns := []string{"id", "number", "text"}
	value := rapid.OneOf(
		rapid.Just[any](nil), rapid.Map(rapid.Int64(), func(n int64) any { return n }), rapid.Map(rapid.String(), func(s string) any { return s }),
		rapid.Map(rapid.SliceOf(rapid.Byte()), func(raw []byte) any { return string(raw) }), rapid.Map(rapid.SliceOf(rapid.Byte()), func(raw []byte) any { return raw }),
	)
	rapid.Check(t, func(rt *rapid.T) {
		values := rapid.SliceOfN(value, 3, 3).Draw(rt, "values")
		line, err := appendRow(nil, columns, values)
		if err != nil {
			rt.Fatal(err)
		}
		if !json.Valid(line) || bytes.Count(line, []byte("\n")) != 1 || bytes.ContainsAny(line, "\x00\r\u2028") {
			rt.Fatalf("%q", line)
		}
		read, err := parseRow(line, columns)
		if diff := cmp.Diff(values, read, cmp.Transformer("bytes", func(raw []byte) string { return string(raw) })); diff != "" || err != nil {
			rt.Fatalf("%v: %s", err, diff)
		}
	})
}

// FuzzCopyRow: what is read of a copy is written the same again.
func FuzzCopyRow(f *testing.F) {
	for _, line := range []string{
		`{"id":"a","number":-3,"text":null}` + "\n", `{"id":"","number":9223372036854775807,"text":{"base64":"/w=="}}` + "\n",
		`{"id":{"bytes":"AA=="},"number":0,"text":"\u0000å\n\""}` + "\n", `{"id":"a","id":"b","number":1e3,"text":true}`, "{}", "[", "null\n", "\xff",
		`{"id":"\ud800","number":1,"text":""}` + "\n", `{"id":"a","number":01,"text":""}` + "\n", ` {"id":"a","number":1,"text":""}` + "\n",
		`{"id":"a","number":1,"text":"","more":1}` + "\n",
	} {
		f.Add([]byte(line))
	}
	columns := []string{"id", "number", "text"}
	f.Fuzz(func(t *testing.T, line []byte) {
		values, err := parseRow(line, columns)
		if err != nil {
			return
		}
		if again, err := appendRow(nil, columns, values); err != nil || !bytes.Equal(again, line) {
			t.Errorf("%q was read and is written %q, %v", line, again, err)
		}
	})
}

// FuzzCopyManifest: a manifest is taken or refused, and names only what can be.
func FuzzCopyManifest(f *testing.F) {
	sha := strings.Repeat("ab", 32)
	f.Add([]byte(`{"format":1,"schema":1,"history":"x","tables":[{"table":"ticket","columns":["id"],"rows":1,"size":2,"sha256":"` + sha + `"}],"contents":[{"sha256":"` + sha + `","size":1}]}`))
	f.Add([]byte(`{"format":2}`))
	f.Add([]byte(`{"format":1,"schema":-1}`))
	f.Add([]byte(`{`))
	f.Fuzz(func(t *testing.T, text []byte) {
		m, err := parseCopyManifest(text)
		if err != nil {
			return
		}
		for _, content := range m.Contents {
			if !validSHA(content.SHA256) || content.Size < 0 {
				t.Errorf("%+v", content)
			}
		}
		if m.Rows() < 0 && len(m.Tables) < 2 {
			t.Errorf("%d rows", m.Rows())
		}
	})
}

// copyOf writes a copy of a fresh desk with products.
func copyOf(t testing.TB) string {
	t.Helper()
	db := newDesk(t)
	err := db.Write(t.Context(), func(tx *Tx) error {
		tx.On("command")
		for _, name := range []string{"Planner", "Löner \xff", "Line\nbreak"} {
			if err := Products.Insert(tx, &Product{Row: Row{ID: name}, Name: name}); err != nil {
				return err
			}
		}
		return Modules.Insert(tx, &Module{Row: Row{ID: "m"}, ProductID: "Planner", Name: "Leave"})
	})
	if err != nil {
		t.Fatal(err)
	}
	dir := filepath.Join(t.TempDir(), "copy")
	if _, err := db.WriteCopy(t.Context(), dir, []byte("read me"), nil); err != nil {
		t.Fatal(err)
	}
	return dir
}

// retell puts other rows in the place of a table's, and says so in the manifest.
func retell(t testing.TB, dir, table string, content []byte) {
	t.Helper()
	m, err := readCopyManifest(dir)
	if err != nil {
		t.Fatal(err)
	}
	for i := range m.Tables {
		if m.Tables[i].Table != table {
			continue
		}
		m.Tables[i] = told(m.Tables[i], content)
		if err := os.WriteFile(filepath.Join(dir, m.Tables[i].file()), content, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	text, err := json.Marshal(m)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, copyManifest), text, 0o600); err != nil {
		t.Fatal(err)
	}
}

// FuzzReadCopy: whatever stands in a table's file, it is refused by its name,
// or the table then holds just that.
func FuzzReadCopy(f *testing.F) {
	f.Add([]byte(""))
	f.Add([]byte(`{"id":"a","bucket":"pub","tag":1,"name":"Planner"}` + "\n"))
	f.Add([]byte(`{"id":"a","bucket":"pub","tag":1,"name":"Planner"}` + "\n" + `{"id":"a","bucket":"pub","tag":1,"name":"twice"}` + "\n"))
	f.Add([]byte(`{"id":null,"bucket":"pub","tag":1,"name":"x"}` + "\n"))
	f.Add([]byte(`{"id":"a","bucket":{"bytes":"AAE="},"tag":"text","name":7}` + "\n"))
	f.Add([]byte(`{"id":"a","bucket":"pub","tag":1,"name":{"base64":"/w=="}}` + "\n"))
	f.Add([]byte("\n"))
	pool, err := sql.Open("sqlite", dsn(deskFile(f), "_pragma=synchronous(OFF)"))
	if err != nil {
		f.Fatal(err)
	}
	pool.SetMaxOpenConns(1)
	f.Cleanup(func() { _ = pool.Close() })
	dir := f.TempDir()
	if err := os.Mkdir(filepath.Join(dir, copyTables), 0o700); err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, content []byte) {
		entry := told(CopyTable{Table: "product", Columns: []string{"id", "bucket", "tag", "name"}}, content)
		if err := os.WriteFile(filepath.Join(dir, entry.file()), content, 0o600); err != nil {
			t.Fatal(err)
		}
		tx, err := pool.Begin()
		if err != nil {
			t.Fatal(err)
		}
		defer tx.Rollback()
		r := &copyReader{ctx: t.Context(), dir: dir, done: newCounter(nil, 0)}
		err = r.table(tx, entry)
		var fault *CopyFault
		if errors.As(err, &fault) && fault.File == entry.file() {
			return
		}
		if err != nil {
			t.Fatal(err)
		}
		rows, err := tx.Query("SELECT id, bucket, tag, name FROM product")
		if err != nil {
			t.Fatal(err)
		}
		defer rows.Close()
		var again bytes.Buffer
		w := &copyWriter{done: newCounter(nil, 0)}
		if err := w.lines(rows, &again, &CopyTable{Columns: entry.Columns}); err != nil || !bytes.Equal(sorted(again.Bytes()), sorted(content)) {
			t.Errorf("%q became %q, %v", content, again.Bytes(), err)
		}
	})
}

// told completes what a manifest says of a table's file.
func told(entry CopyTable, content []byte) CopyTable {
	sum := sha256.Sum256(content)
	entry.SHA256, entry.Size, entry.Rows = hex.EncodeToString(sum[:]), int64(len(content)), int64(bytes.Count(content, []byte("\n")))
	if len(content) > 0 && content[len(content)-1] != '\n' {
		entry.Rows++
	}
	return entry
}

// sorted puts lines in order: a copy has them by their ids.
func sorted(content []byte) []byte {
	lines := slices.Sorted(strings.Lines(string(content)))
	return []byte(strings.Join(lines, ""))
}

// What is wrong in a copy is told by file and line.
func TestWhatIsWrongInACopyIsNamed(t *testing.T) {
	row := `{"id":"a","bucket":"pub","tag":1,"name":"x"}` + "\n"
	cases := map[string]struct {
		table, content string
		reason         CopyReason
		line           int64
	}{
		"twice":       {"product", row + row, BrokenLine, 2},
		"not a row":   {"product", row + "{}\n", BrokenLine, 2},
		"no end":      {"product", row + row[:20], BrokenLine, 2},
		"null":        {"product", `{"id":"a","bucket":null,"tag":1,"name":"x"}` + "\n", BrokenLine, 1},
		"no parent":   {"product_module", `{"id":"m","bucket":"pub","tag":1,"product_id":"none","name":"x"}` + "\n", LostReference, 1},
		"soft parent": {"customer_note", `{"id":"n","bucket":"staff","tag":1,"text":"x"}` + "\n", LostReference, 1},
	}
	for name, c := range cases {
		dir := copyOf(t)
		retell(t, dir, c.table, []byte(c.content))
		if c.table == "product" {
			retell(t, dir, "product_module", nil)
		}
		_, err := ReadCopy(t.Context(), dir, filepath.Join(t.TempDir(), "desk.db"), ReadCopyOptions{Program: "test"})
		var fault *CopyFault
		if !errors.As(err, &fault) || fault.Reason != c.reason || fault.Line != c.line || fault.File != "tables/"+c.table+".jsonl" {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// A manifest that does not name just the tables and columns there are is
// refused.
func TestAManifestNamesAllTables(t *testing.T) {
	for name, change := range map[string]func(m *CopyManifest){
		"table left out":  func(m *CopyManifest) { m.Tables = m.Tables[1:] },
		"unknown table":   func(m *CopyManifest) { m.Tables[0].Table = "goose_db_version" },
		"local table":     func(m *CopyManifest) { m.Tables[0].Table = "setting" },
		"unknown column":  func(m *CopyManifest) { m.Tables[0].Columns[1] = "colour" },
		"column left out": func(m *CopyManifest) { m.Tables[0].Columns = m.Tables[0].Columns[:2] },
		"twice":           func(m *CopyManifest) { m.Tables = append(m.Tables, m.Tables[0]) },
		"other format":    func(m *CopyManifest) { m.Format++ },
		"no history":      func(m *CopyManifest) { m.History = "" },
		"bad content":     func(m *CopyManifest) { m.Contents = []Part{{SHA256: "../../etc/passwd"}} },
		"lost content":    func(m *CopyManifest) { m.Contents = []Part{{SHA256: strings.Repeat("ab", 32), Size: 1}} },
	} {
		dir := copyOf(t)
		m, err := readCopyManifest(dir)
		if err != nil {
			t.Fatal(err)
		}
		change(&m)
		text, _ := json.Marshal(m)
		if err := os.WriteFile(filepath.Join(dir, copyManifest), text, 0o600); err != nil {
			t.Fatal(err)
		}
		var fault *CopyFault
		if _, err := ReadCopy(t.Context(), dir, filepath.Join(t.TempDir(), "desk.db"), ReadCopyOptions{Program: "test"}); !errors.As(err, &fault) || fault.Reason != BrokenCopy {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// A copy that an older program made becomes a desk of this one.
func TestACopyOfAnOlderSchemaIsTaken(t *testing.T) {
	known, err := schemaFrom(nil)
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	pool, err := sql.Open("sqlite", dsn(filepath.Join(dir, "old.db"), ""))
	if err != nil {
		t.Fatal(err)
	}
	defer pool.Close()
	pool.SetMaxOpenConns(1)
	provider, err := goose.NewProvider(goose.DialectSQLite3, pool, known.files, goose.WithDisableGlobalRegistry(true))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := provider.UpTo(t.Context(), 1); err != nil {
		t.Fatal(err)
	}
	if _, err := pool.Exec("INSERT INTO product (id, bucket, tag, name) VALUES ('p', 'pub', 1, 'Planner')"); err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(filepath.Join(dir, copyTables), 0o700); err != nil {
		t.Fatal(err)
	}
	retold(t, pool, dir)
	path := filepath.Join(dir, "new.db")
	if _, err := ReadCopy(t.Context(), dir, path, ReadCopyOptions{Program: "test"}); err != nil {
		t.Fatal(err)
	}
	if got := dump(t, openDesk(t, path).Reads(), "product"); !strings.Contains(strings.Join(got, " "), "Planner") {
		t.Errorf("%v", got)
	}
}

// retold writes the copy of a database of schema 1 as the program of that time
// did: with all columns that are not derived today.
func retold(t *testing.T, pool *sql.DB, dir string) {
	t.Helper()
	tx, err := pool.Begin()
	if err != nil {
		t.Fatal(err)
	}
	defer tx.Rollback()
	w := &copyWriter{dir: dir, done: newCounter(nil, 0), manifest: CopyManifest{Format: copyFormat, Schema: 1, History: "old"}}
	found, err := tx.Query("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
	if err != nil {
		t.Fatal(err)
	}
	names, err := readTexts(found)
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		if _, taken := copiedOrder(name); !taken {
			continue
		}
		found, err := tx.Query("SELECT name FROM pragma_table_info(?) WHERE dflt_value IS NULL", name)
		if err != nil {
			t.Fatal(err)
		}
		columns, err := readTexts(found)
		if err != nil {
			t.Fatal(err)
		}
		entry := CopyTable{Table: name, Columns: columns}
		if err := w.table(snapshot{t.Context(), tx}, &entry); err != nil {
			t.Fatal(err)
		}
		w.manifest.Tables = append(w.manifest.Tables, entry)
	}
	text, err := json.Marshal(w.manifest)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, copyManifest), text, 0o600); err != nil {
		t.Fatal(err)
	}
}

// A copy of a newer schema is refused by its number.
func TestACopyOfANewerSchemaIsRefused(t *testing.T) {
	dir := copyOf(t)
	m, err := readCopyManifest(dir)
	if err != nil {
		t.Fatal(err)
	}
	m.Schema++
	text, err := json.Marshal(m)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, copyManifest), text, 0o600); err != nil {
		t.Fatal(err)
	}
	_, err = ReadCopy(t.Context(), dir, filepath.Join(t.TempDir(), "desk.db"), ReadCopyOptions{Program: "test"})
	var refusal *Refusal
	if !errors.As(err, &refusal) || refusal.Reason != Newer {
		t.Errorf("%v", err)
	}
}

// What an attempt that was killed has left is no hindrance to the next one.
func TestACopyIsReadAfterOneThatWasKilled(t *testing.T) {
	dir := copyOf(t)
	path := filepath.Join(t.TempDir(), "desk.db")
	for _, suffix := range []string{"", walSuffix, shmSuffix, lockSuffix} {
		if err := os.WriteFile(path+stagedSuffix+suffix, []byte("half of a desk"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.MkdirAll(filepath.Join(path+stagedSuffix+blobsSuffix, "ab"), 0o700); err != nil {
		t.Fatal(err)
	}
	if _, err := ReadCopy(t.Context(), dir, path, ReadCopyOptions{Program: "test"}); err != nil {
		t.Fatal(err)
	}
	if left, _ := filepath.Glob(path + stagedSuffix + "*"); len(left) > 0 {
		t.Errorf("left: %v", left)
	}
	openDesk(t, path)
}
