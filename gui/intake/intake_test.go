package intake_test

import (
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"tallydesk/app/desktest"
	"tallydesk/gui/intake"
	"tallydesk/gui/kit"
	"tallydesk/gui/page"
	"tallydesk/gui/pagetest"
	"tallydesk/gui/theme"
)

// export is a file with a line that can be taken and one that cannot.
const export = `User,Email,Client,Project,Task,Description,Billable,Start date,Start time,End date,End time,Duration,Tags
Peter Tester,peter@example.test,,Move,,Nothing,No,2026-03-04,10:23:52,2026-03-04,10:23:52,00:00:00,
Peter Tester,peter@example.test,,Move,,Packing,Yes,2026-03-04,10:00:00,2026-03-04,11:30:00,01:30:00,
`

// picks answers every dialog: with a file that holds the text, and with a path
// to save to.
type picks struct{ text, path string }

func (p picks) Open(_ string, then func([]page.Picked, error)) {
	then([]page.Picked{{Name: "export.csv", Open: func() (io.ReadCloser, error) {
		return io.NopCloser(strings.NewReader(p.text)), nil
	}}}, nil)
}

func (picks) Folder(string, func(string, error)) {}

func (p picks) Save(_, _ string, then func(string, error)) { then(p.path, nil) }

func bench(t *testing.T, files picks, options pagetest.Options) *pagetest.Bench {
	t.Helper()
	b := pagetest.Open(t, desktest.Demo(t, "en"), options, func(env page.Env) page.Page {
		env.Files = files
		return intake.New(env)
	})
	b.Show(page.Route{Page: page.Import})
	return b
}

// open opens the screen with the file picked, for a customer, adding people.
func open(t *testing.T, text string) *pagetest.Bench {
	t.Helper()
	b := bench(t, picks{text: text}, pagetest.Options{})
	b.Press("Choose file…")
	b.Tab(3)
	b.Type("sund")
	b.Key("Return")
	b.Tab(2)
	b.Key("Space")
	return b
}

// turn goes to the next view, by its key.
func turn(b *pagetest.Bench, key fyne.KeyName) {
	for range 20 {
		if _, there := b.Window.Canvas().Focused().(*kit.Segments); there {
			break
		}
		b.Tab(1)
	}
	b.Key(key)
}

func TestEveryRowIsShownWithWhatIsWrong(t *testing.T) {
	b := open(t, export)
	b.Wants("Time", "Toggl", "1 entry, 1 h 30, can be imported", "1 row cannot be taken", "1 new colleague", "Packing", "1:30", "00:00:00")
	turn(b, "Right")
	turn(b, "Right")
	b.Wants("No time was spent.")
}

// Customers themselves belong to nobody: nothing is asked about theirs.
func TestCustomersNeedNoCustomer(t *testing.T) {
	b := bench(t, picks{text: "Code,Name\nLIDK,Lidköping\n"}, pagetest.Options{})
	b.Wants("Customer where none is known", "Create customers that are not known")
	b.Press("Choose file…")
	b.Wants("1 customer can be imported")
	b.Lacks("Customer where none is known", "Create customers that are not known")
}

func TestWhatWasImportedIsSaidUntilItIsUndone(t *testing.T) {
	b := open(t, export)
	b.Act(page.Confirm)
	b.Wants("1 entry, 1 h 30, imported", "Undo this import")
	b.Page.Reload()
	b.Wants("1 entry, 1 h 30, imported")
	b.Act(page.Confirm) // nothing is left to import
	if len(b.Told) != 1 {
		t.Errorf("imported again: %q", b.Told)
	}
	b.Press("Undo this import")
	b.Wants("1 entry, 1 h 30, can be imported")
	b.Lacks("Undo this import")
	b.Act(page.Confirm)
	if len(b.Told) != 2 {
		t.Errorf("after undo it is not imported again: %q", b.Told)
	}
}

func TestAFileOfSomethingElseIsRefusedInWords(t *testing.T) {
	b := open(t, "a;b\n1;2\n")
	b.Wants("This cannot be read as", "no column is")
	b.Lacks("can be imported")
	b.Act(page.Confirm)
	if len(b.Told)+len(b.Failed) != 0 {
		t.Errorf("told %q, failed %v", b.Told, b.Failed)
	}
	b = open(t, "%PDF-1.7")
	b.Wants("export.csv is neither a text with columns nor a workbook")
}

// A day that could be two is asked about, and nothing is imported before.
func TestAmbiguousDaysAreAskedAbout(t *testing.T) {
	b := open(t, "Date;Hours;User;Client\n03/04/2026;1,5;diane;Sundvik\n")
	b.Wants(`Line 2, column "Date": "03/04/2026" can be read as more than one day`, "Days such as 03/04/2024")
	b.Act(page.Confirm)
	if len(b.Told) != 0 {
		t.Fatal(b.Told)
	}
	b.Write("order", "dmy")
	b.Wants("1 entry, 1 h 30, can be imported")
	turn(b, "Left")
	b.Wants("3 Apr 2026")
}

func TestProblemsAreWrittenIntoAFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "wrong.csv")
	b := bench(t, picks{text: export, path: path}, pagetest.Options{})
	b.Press("Choose file…")
	turn(b, "Right")
	turn(b, "Right")
	b.Press("Save as CSV…")
	written, err := os.ReadFile(path)
	if err != nil || !strings.Contains(string(written), "2,Duration,00:00:00,No time was spent.\n") {
		t.Errorf("%s, %v", written, err)
	}
}

func TestAFileIsOpenedByItsPath(t *testing.T) {
	path := filepath.Join(t.TempDir(), "dropped.csv")
	if err := os.WriteFile(path, []byte(export), 0o600); err != nil {
		t.Fatal(err)
	}
	b := bench(t, picks{}, pagetest.Options{})
	b.Show(intake.Open(path))
	b.Wants("dropped.csv", "Toggl", "Packing")
	if !b.Page.(page.Taker).TakeFiles([]page.Picked{{Name: "other.csv", Open: func() (io.ReadCloser, error) {
		return io.NopCloser(strings.NewReader("Namn;Momsnr\nÅn;SE1\n")), nil
	}}}) {
		t.Error("a dropped file is not taken")
	}
	b.Wants("other.csv", "Customers", "1 customer can be imported")
}

// A column is taken for something else, and that is kept for the next such
// file.
func TestAMappingIsCorrectedAndKept(t *testing.T) {
	b := open(t, "Wann;Hours;User;Client\n2026-04-03;1,5;diane;Sundvik\n")
	b.Wants("no column is", "Wann", "Not taken", "2026-04-03")
	b.Field("name").Focus()
	b.Tab(2) // over the button to the first column
	b.Type("d")
	b.Wants("1 entry, 1 h 30, can be imported")
	b.Write("name", "Stunden")
	b.Press("Save")
	b.Wants("These columns are saved as Stunden")
	b.Press("export.csv")
	b.Wants("columns as saved: Stunden", "1 entry, 1 h 30, can be imported")
}

// What a value means that nobody knows here is said once, for all rows.
func TestUnknownValuesAreAnswered(t *testing.T) {
	b := open(t, "#,Tracker,Status,Subject,Assignee,Created\n1,Bug,Parked,Wait,DB,2026-03-04\n2,Bug,Parked,Too,DB,2026-03-04\n")
	b.Wants("2 rows cannot be taken")
	turn(b, "Right")
	b.Wants("VALUES THAT ARE NOT KNOWN HERE", "Parked", "Left unknown")
	b.Field("name").Focus()
	b.Tab(2) // over the button to the first value
	b.Type("w")
	b.Wants("2 tickets can be imported")
}

// A large file is not shown to its end, and what is wrong at its end is.
func TestALargeFileIsShownInPart(t *testing.T) {
	b := open(t, "Date;Hours;User;Client\n"+strings.Repeat("2026-03-04;1;diane;Sundvik\n", 1500)+"2026-03-04;;diane;Sundvik\n")
	b.Wants("1,500 entries", "1 row cannot be taken", "Rows 1,501")
	b.Key("End")
	turn(b, "Right")
	turn(b, "Right")
	b.Wants("1502")
}

// Pictures for the eye; they are not compared.
func TestPictures(t *testing.T) {
	folder := os.Getenv("TALLYDESK_PICTURES")
	if folder == "" {
		t.Skip("no folder for pictures")
	}
	for name, options := range map[string]pagetest.Options{
		"light": {}, "dark": {Variant: theme.Dark, Lang: "sv"}, "narrow": {Width: 791, Height: 602}, "large": {Scale: 150, Lang: "sv"},
	} {
		for kind, text := range map[string]string{"rows": export, "asked": "Date;Hours;User;Client\n03/04/2026;1,5;diane;Sundvik\n"} {
			b := bench(t, picks{text: text}, options)
			b.Picture(filepath.Join(folder, name+"-empty.png"))
			b.Press(b.Env.Words.T("import.pick"))
			b.Picture(filepath.Join(folder, name+"-"+kind+".png"))
		}
	}
}
