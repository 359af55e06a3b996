package main

import (
	"errors"
	"strings"

	"tallydesk/app/command"
	"tallydesk/app/fail"
	"tallydesk/app/filter"
	"tallydesk/app/view"
)

type viewNoun struct {
	List   viewList   `cmd:""`
	Save   viewSave   `cmd:""`
	Rename viewRename `cmd:""`
	Delete viewDelete `cmd:""`
}

type viewList struct{}

func (viewList) examples() []string { return []string{"view list", "view list --json"} }

func (viewList) run(c *call) error {
	saved, err := c.view.SavedViews(c.ctx)
	if err != nil {
		return err
	}
	var records []record
	for _, standing := range view.StandingViews() {
		records = append(records, record{
			{"id", standing.Code},
			{"view", c.words.T("tickets.view." + standing.Code)},
			{"filter", standing.Filter.In(c.words)},
			{"sort", coded{"tickets.order.", "queue"}},
			{"columns", nil},
			{"shared", true},
			{"saved_by", ""},
		})
	}
	for _, one := range saved {
		records = append(records, record{
			{"id", one.ID},
			{"view", one.Name},
			{"filter", one.Filter.In(c.words)},
			{"sort", coded{"tickets.order.", view.SortNames[one.Sort]}},
			{"columns", one.Columns},
			{"shared", one.Shared},
			{"saved_by", one.Owner},
		})
	}
	return c.out.list(records, "cli.none.tickets", "view", "filter", "sort", "shared", "saved_by")
}

type viewSave struct {
	Name   string   `arg:"" is:"text"`
	Filter []string `arg:"" optional:"" is:"text"`
	Sort   string   `name:"sort" is:"code" of:"queues"`
	Shared bool     `name:"shared"`
}

func (viewSave) examples() []string {
	return []string{`view save "Open faults" "state:open kind:fault" --sort activity`, "view save Overdue is:unanswered updated:>7d --shared"}
}

// run saves a view, or changes the one of the name.
func (k *viewSave) run(c *call) error {
	seen := command.Seen{Filter: strings.Join(k.Filter, " "), Sort: k.Sort, Shared: k.Shared}
	told := record{{"view", k.Name}}
	there, err := c.view.SavedView(c.ctx, k.Name)
	switch {
	case errors.Is(err, fail.NotFound):
		return c.do(&command.SaveView{Name: k.Name, Seen: seen}, "view", told, "cli.done.view.save", "Name", k.Name)
	case err != nil:
		return err
	}
	seen.Columns = there.Columns
	told = append(record{{"id", there.ID}}, told...)
	return c.do(&command.ChangeView{ViewID: there.ID, Seen: seen}, "", told, "cli.done.view.change", "Name", there.Name)
}

type viewRename struct {
	View string `arg:"" is:"text"`
	Name string `arg:"" is:"text"`
}

func (viewRename) examples() []string { return []string{`view rename "Open faults" Faults`} }

func (k *viewRename) run(c *call) error {
	there, err := c.view.SavedView(c.ctx, k.View)
	if err != nil {
		return err
	}
	return c.do(&command.RenameView{ViewID: there.ID, Name: k.Name}, "", record{{"id", there.ID}, {"view", k.Name}}, "cli.done.view.save", "Name", k.Name)
}

type viewDelete struct {
	View string `arg:"" is:"text"`
}

func (viewDelete) examples() []string { return []string{"view delete Faults"} }

func (k *viewDelete) run(c *call) error {
	there, err := c.view.SavedView(c.ctx, k.View)
	if err != nil {
		return err
	}
	return c.do(&command.DeleteView{ViewID: there.ID}, "", record{{"id", there.ID}, {"view", there.Name}}, "cli.done.view.delete", "Name", there.Name)
}

// seenBy gives the filter and the order of a view: of a saved one by its name, or
// else of a standing one by its code.
func (c *call) seenBy(name string) (filter.Filter, view.TicketSort, error) {
	saved, err := c.view.SavedView(c.ctx, name)
	if standing, there := view.StandingView(name); there && errors.Is(err, fail.NotFound) {
		return standing.Filter, view.ByQueue, nil
	}
	return saved.Filter, saved.Sort, err
}
