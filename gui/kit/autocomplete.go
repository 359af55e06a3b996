package kit

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"tallydesk/gui/theme"
)

// Autocomplete is a field that suggests while one writes: ↑ and ↓ move among the suggestions, Enter takes one, Esc
// closes them. Suggestions that come after more has been written are dropped.
type Autocomplete struct {
	Entry

	// OnPicked is called when a suggestion has been taken.
	OnPicked func(Option)
	// Nothing is said in place of suggestions when there are none; empty says nothing.
	Nothing string

	ui      UI
	suggest func(ctx context.Context, text string) ([]Option, error)
	picked  *Option
	round   int
	cancel  context.CancelFunc
	list    *menuList
	popup   *widget.PopUp
	quiet   bool
}

// NewAutocomplete makes a field that asks for suggestions outside the interface's goroutine.
func NewAutocomplete(ui UI, placeholder string, suggest func(ctx context.Context, text string) ([]Option, error), picked func(Option)) *Autocomplete {
	a := &Autocomplete{OnPicked: picked, ui: ui, suggest: suggest, cancel: func() {}}
	a.ground = theme.Surface
	a.PlaceHolder = placeholder
	a.OnChanged = a.written
	a.OnKey = a.key
	a.ExtendBaseWidget(a)
	return a
}

// Picked is the suggestion that was taken, as long as nothing else has been written since.
func (a *Autocomplete) Picked() (Option, bool) {
	if a.picked == nil {
		return Option{}, false
	}
	return *a.picked, true
}

// SetPicked fills the field with a suggestion as if it had been taken, without telling OnPicked.
func (a *Autocomplete) SetPicked(option Option) {
	a.quiet = true
	a.SetText(option.Label)
	a.CursorColumn = len([]rune(option.Label))
	a.quiet = false
	a.picked = &option
}

// written asks for suggestions for the new text.
func (a *Autocomplete) written(text string) {
	if a.quiet {
		return
	}
	a.picked = nil
	a.cancel()
	a.round++
	if text == "" {
		a.close()
		return
	}
	var ctx context.Context
	ctx, a.cancel = context.WithCancel(context.Background())
	round := a.round
	a.ui.Go(func() {
		options, err := a.suggest(ctx, text)
		a.ui.Do(func() {
			if round == a.round && err == nil {
				a.offer(options)
			}
		})
	})
}

// offer shows suggestions under the field.
func (a *Autocomplete) offer(options []Option) {
	canvas := canvasOf(a)
	items := a.items(options)
	if len(items) == 0 || canvas == nil {
		a.close()
		return
	}
	if a.list == nil {
		a.list = newMenuList(items)
		a.list.spare = a
		a.list.close = a.close
		a.list.least = a.Size().Width - 2*theme.Size(theme.Hairline)
		a.popup = widget.NewPopUp(floating(a.list), canvas)
		under := fyne.CurrentApp().Driver().AbsolutePositionForObject(a).AddXY(0, a.Size().Height)
		a.popup.ShowAtPosition(under)
		canvas.Focus(a.list)
		return
	}
	a.list.set(items)
	a.list.step(1)
	a.popup.Resize(a.popup.MinSize())
}

// items are the suggestions, or that there are none.
func (a *Autocomplete) items(options []Option) []MenuItem {
	if len(options) == 0 && a.Nothing != "" {
		return []MenuItem{{Label: a.Nothing, Disabled: true}}
	}
	items := make([]MenuItem, len(options))
	for i, option := range options {
		items[i] = MenuItem{Label: option.Label, Key: option.Detail, Icon: option.Icon, Do: func() { a.take(option) }}
	}
	return items
}

func (a *Autocomplete) close() {
	if a.popup == nil {
		return
	}
	a.popup.Hide()
	a.popup, a.list = nil, nil
}

func (a *Autocomplete) take(option Option) {
	a.close()
	a.SetPicked(option)
	if a.OnPicked != nil {
		a.OnPicked(option)
	}
}

// key moves among the suggestions when the field itself has the key.
func (a *Autocomplete) key(event *fyne.KeyEvent) bool {
	if a.list == nil {
		return false
	}
	switch {
	case event.Name == fyne.KeyDown:
		a.list.step(1)
	case event.Name == fyne.KeyUp:
		a.list.step(-1)
	case isEnter(event.Name):
		a.list.take(a.list.at)
	case event.Name == fyne.KeyEscape:
		a.close()
	default:
		return false
	}
	return true
}

// Suggesting tells whether suggestions are shown.
func (a *Autocomplete) Suggesting() bool { return a.list != nil }
