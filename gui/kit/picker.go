package kit

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"tallydesk/gui/theme"
)

// Picking is a choice among many things that a few letters find.
type Picking struct {
	// Placeholder says what is looked for.
	Placeholder string
	// None is shown when nothing is found.
	None string
	// Suggest finds what fits the letters, what fits best first. It runs off the interface's goroutine.
	Suggest func(ctx context.Context, text string) ([]Option, error)
	// Picked is called with the one that was taken, after the focus has gone back.
	Picked func(Option)
	// Failed is called with what Suggest could not do; it may be nil.
	Failed func(error)
}

// pickerMost is as many things as are in view.
const pickerMost = 10

// Pick puts a field with a list under it in front of a window. The letters written find; ↑ and ↓ move, Enter takes, Esc
// leaves; the focus goes back to where it was.
func Pick(modals *Modals, ui UI, canvas fyne.Canvas, picking Picking) {
	p := &picker{modals: modals, ui: ui, canvas: canvas, picking: picking, before: canvas.Focused(), cancel: func() {}}
	p.field = NewEntry(picking.Placeholder)
	p.field.OnChanged = func(string) { p.ask() }
	p.field.OnKey = p.key
	p.none = Secondary(picking.None)
	p.none.Hide()
	p.list = newMenuList(nil)
	content := WideAs(Pad(Down(theme.SpaceTiny, p.field, p.list, PadAcross(p.none, theme.SpaceSmall)), theme.SpaceSmall, theme.SpaceSmall), theme.DialogWidth)
	p.popup = widget.NewModalPopUp(content, canvas)
	modals.push(p)
	p.popup.Show()
	canvas.Focus(p.field)
	p.ask()
}

// picker is an open choice.
type picker struct {
	modals  *Modals
	ui      UI
	canvas  fyne.Canvas
	picking Picking
	before  fyne.Focusable
	popup   *widget.PopUp
	field   *Entry
	list    *menuList
	none    *Text
	round   int
	cancel  context.CancelFunc
}

// ask finds what fits the letters written; an answer that comes late is dropped.
func (p *picker) ask() {
	p.cancel()
	p.round++
	round, text := p.round, p.field.Text
	var ctx context.Context
	ctx, p.cancel = context.WithCancel(context.Background())
	p.ui.Go(func() {
		options, err := p.picking.Suggest(ctx, text)
		p.ui.Do(func() {
			if round != p.round {
				return
			}
			if err != nil {
				p.Cancel()
				if p.picking.Failed != nil {
					p.picking.Failed(err)
				}
				return
			}
			p.offer(options)
		})
	})
}

func (p *picker) offer(options []Option) {
	options = options[:min(len(options), pickerMost)]
	items := make([]MenuItem, len(options))
	for i, option := range options {
		items[i] = MenuItem{Label: option.Label, Key: option.Detail, Icon: option.Icon, Do: func() { p.take(option) }}
	}
	p.list.set(items)
	p.list.step(1)
	show(p.none, len(items) == 0)
	p.popup.Refresh()
	p.popup.Resize(p.popup.MinSize())
}

func (p *picker) take(option Option) {
	p.close()
	p.picking.Picked(option)
}

// key moves, takes and leaves.
func (p *picker) key(event *fyne.KeyEvent) bool {
	switch {
	case event.Name == fyne.KeyDown:
		p.list.step(1)
	case event.Name == fyne.KeyUp:
		p.list.step(-1)
	case event.Name == fyne.KeyEscape:
		p.Cancel()
	case isEnter(event.Name):
		p.Confirm()
	default:
		return false
	}
	return true
}

// Confirm takes the one under the cursor.
func (p *picker) Confirm() { p.list.take(p.list.at) }

// Cancel leaves.
func (p *picker) Cancel() { p.close() }

func (p *picker) close() {
	p.round++
	p.cancel()
	p.popup.Hide()
	giveBack(p.canvas, p.before)
	p.modals.remove(p)
}
