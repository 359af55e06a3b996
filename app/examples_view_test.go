package app_test

import (
	"tallydesk/app/command"
)

// savedView keeps a view of the actor's own.
func (s *scene) savedView() string {
	return s.Do(&command.SaveView{Name: fresh(s, "Open faults "), Seen: command.Seen{Filter: "state:open kind:fault"}}).Created("view")
}

var _ = []struct{}{
	exampleOf("view.save", func(s *scene) command.Command {
		return &command.SaveView{Name: fresh(s, "Waiting long "), Seen: command.Seen{
			Filter: "läge:väntar-på-kund ändrat:>7d", Columns: []string{"priority", "ticket"}, Sort: "activity",
		}}
	}),
	exampleOf("view.rename", func(s *scene) command.Command {
		return &command.RenameView{ViewID: s.savedView(), Name: fresh(s, "Our faults ")}
	}),
	exampleOf("view.change", func(s *scene) command.Command {
		return &command.ChangeView{ViewID: s.savedView(), Seen: command.Seen{Filter: "is:emergency", Sort: "number", Shared: true}}
	}),
	exampleOf("view.delete", func(s *scene) command.Command { return &command.DeleteView{ViewID: s.savedView()} }),
}
