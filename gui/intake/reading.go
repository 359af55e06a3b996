package intake

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"

	"tallydesk/app/intake"
	"tallydesk/gui/page"
	"tallydesk/gui/theme"
)

// pickedAt is a file named by its path, such as one that was dropped.
func pickedAt(path string) page.Picked {
	return page.Picked{Name: filepath.Base(path), Path: path, Open: func() (io.ReadCloser, error) { return os.Open(path) }}
}

func (s *screen) choose() {
	s.env.Files.Open(s.env.Words.T("import.pick"), func(picked []page.Picked, err error) {
		if err != nil {
			s.env.Fail(err)
			return
		}
		if len(picked) > 0 {
			s.openFile(picked[0])
		}
	})
}

// openFile begins with a file: nothing that was said of another holds for it.
func (s *screen) openFile(picked page.Picked) {
	s.picked, s.read = picked, intake.ReadOptions{}
	s.kind.SetSelected("")
	s.source.SetSelected("")
	s.pick.SetLabel(picked.Name, "")
	s.readFile()
}

// readFile reads the picked file, and begins its import.
func (s *screen) readFile() {
	if s.picked.Open == nil {
		return
	}
	s.taken, s.act = "", ""
	s.back.Hide()
	s.generation++
	generation, options := s.generation, s.read
	s.env.UI.Go(func() {
		file, err := s.parse(options)
		saved, savedErr := intake.SavedMappings(context.Background(), s.env.Desk)
		staff, staffErr := s.env.Desk.View().Staff(context.Background())
		s.env.UI.Do(func() {
			if generation != s.generation {
				return
			}
			if err == nil {
				err = errors.Join(savedErr, staffErr)
			}
			if err != nil {
				s.job.File, s.records, s.report = nil, nil, intake.Report{}
				s.show()
				s.message.Set(theme.Danger, s.env.Words.Error(err))
				return
			}
			s.job = intake.Job{File: file}
			s.columns.saved = saved
			s.columns.values.staff = staff
			s.columns.values.forget()
			s.begin(false)
		})
	})
}

func (s *screen) parse(options intake.ReadOptions) (*intake.File, error) {
	file, err := s.picked.Open()
	if err != nil {
		return nil, err
	}
	defer file.Close()
	return intake.Open(s.picked.Name, file, options)
}

// begin finds out what the columns are, as far as the person has not said it.
func (s *screen) begin(said bool) {
	if s.job.File == nil {
		return
	}
	saved := s.columns.saved
	if said {
		saved = nil
	}
	file := s.job.File
	s.job, s.offered = intake.Begin(file, intake.Kind(s.kind.Selected()), intake.Source(s.source.Selected()), saved)
	s.kind.SetSelected(string(s.job.Mapping.Kind))
	s.source.SetSelected(string(s.job.Mapping.Source))
	s.fit(s.job.Mapping.Kind)
	s.columns.show()
	s.look()
}

// prepared is the job with what the person has chosen.
func (s *screen) prepared() intake.Job {
	job := s.job
	job.Now = s.env.Desk.Now()
	if job.File.Zone == nil {
		job.Choices.Zone = s.env.Clock().Location()
	}
	customer, _ := s.customer.Picked()
	job.Choices.CustomerID, job.Choices.CreateCustomers, job.Choices.AddPeople = customer.Value, s.create.Checked(), s.people.Checked()
	return job
}
