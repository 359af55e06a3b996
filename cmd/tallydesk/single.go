package main

import (
	"errors"

	"fyne.io/fyne/v2"

	"tallydesk/app/fail"
	"tallydesk/app/single"
)

// handedOver asks the window that has the desk already, if one does, to show
// what this one was asked for, and tells whether it does.
func (p *program) handedOver() bool {
	path := p.path()
	holder, err := single.Claim(path, p.heard)
	switch {
	case errors.Is(err, single.ErrTaken):
		return single.Ask(path, single.Call{Link: p.flags.Link}) == nil
	case err != nil:
		fyne.LogError("claim the desk for this window", err) // it goes on without
	default:
		p.hold(holder, path)
	}
	return false
}

// claim makes this the window of a desk. Where another one has it, that one
// comes to the front, and the error says so.
func (p *program) claim(path string) error {
	if p.claimed == path {
		return nil
	}
	holder, err := single.Claim(path, p.heard)
	if errors.Is(err, single.ErrTaken) {
		if err := single.Ask(path, single.Call{}); err != nil {
			fyne.LogError("call the other window", err)
		}
		return fail.New(fail.CannotOpen, "open.window", fail.Args{"File": path})
	}
	if err != nil {
		fyne.LogError("claim the desk for this window", err) // it goes on without
		return nil
	}
	p.hold(holder, path)
	return nil
}

// hold keeps a claim, and gives up the one before.
func (p *program) hold(holder *single.Holder, path string) {
	p.release()
	p.holder, p.claimed = holder, path
}

func (p *program) release() {
	if p.holder == nil {
		return
	}
	if err := p.holder.Release(); err != nil {
		fyne.LogError("give up the desk", err)
	}
	p.holder, p.claimed = nil, ""
}

// heard comes to the front and shows what another start of the program was
// asked for.
func (p *program) heard(call single.Call) {
	p.ui.Do(func() {
		p.window.Show()
		p.window.RequestFocus()
		if call.Link != "" && p.frame != nil {
			p.frame.Show(call.Link)
		}
	})
}
