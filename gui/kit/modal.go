package kit

// modal is what stands in front of a window and has the keys first.
type modal interface {
	// Confirm does the main action: Ctrl+Enter.
	Confirm()
	// Cancel leaves: Esc.
	Cancel()
}

// Modals are what is open in front of a window, the topmost last. The frame asks it before every menu action.
type Modals struct {
	open []modal
	// OnChange is called when something was opened or closed; the focus has been given back then.
	OnChange func()
}

// NewModals makes an empty stack.
func NewModals() *Modals { return &Modals{} }

// Open tells whether anything modal is open.
func (m *Modals) Open() bool { return len(m.open) > 0 }

// Asking tells whether the topmost is a question, under which the frame ignores every menu shortcut but copy, paste
// and undo.
func (m *Modals) Asking() bool {
	if !m.Open() {
		return false
	}
	_, ok := m.open[len(m.open)-1].(*dialog)
	return ok
}

// Confirm does the main action of the topmost and tells whether there was one.
func (m *Modals) Confirm() bool {
	if !m.Open() {
		return false
	}
	m.open[len(m.open)-1].Confirm()
	return true
}

// Cancel leaves the topmost and tells whether there was one.
func (m *Modals) Cancel() bool {
	if !m.Open() {
		return false
	}
	m.open[len(m.open)-1].Cancel()
	return true
}

func (m *Modals) push(one modal) {
	m.open = append(m.open, one)
	m.changed()
}

// remove takes one away, wherever it stands.
func (m *Modals) remove(one modal) {
	for i, other := range m.open {
		if other == one {
			m.open = append(m.open[:i], m.open[i+1:]...)
			m.changed()
			return
		}
	}
}

func (m *Modals) changed() {
	if m.OnChange != nil {
		m.OnChange()
	}
}
