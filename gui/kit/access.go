package kit

import "fyne.io/fyne/v2"

// What a screen reader is told, where the platform has one for us.
var (
	_ fyne.Accessible = (*Button)(nil)
	_ fyne.Accessible = (*Check)(nil)
	_ fyne.Accessible = (*Choice)(nil)
	_ fyne.Accessible = (*Chip)(nil)
	_ fyne.Accessible = (*Text)(nil)
	_ fyne.Accessible = (*Line)(nil)
	_ fyne.Accessible = (*Paragraph)(nil)
	_ fyne.Accessible = (*Fold)(nil)
)

// AccessibilityLabel is the word on the button, or the tooltip of an icon alone.
func (b *Button) AccessibilityLabel() string {
	if b.label == "" {
		return b.ToolTip()
	}
	return b.label
}

// AccessibilityRole says that it can be pressed.
func (b *Button) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

// AccessibilityLabel is the words of the box.
func (c *Check) AccessibilityLabel() string { return c.label }

// AccessibilityRole says that it can be pressed.
func (c *Check) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

// AccessibilityLabel is the chosen option.
func (c *Choice) AccessibilityLabel() string { return c.label() }

// AccessibilityRole says that it can be pressed.
func (c *Choice) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

// AccessibilityLabel is the word of the chip.
func (c *Chip) AccessibilityLabel() string { return c.badge.Text }

// AccessibilityRole says that it is read.
func (c *Chip) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// AccessibilityLabel is the whole text, also what is cut.
func (t *Text) AccessibilityLabel() string { return t.text }

// AccessibilityRole says that it is read.
func (t *Text) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// AccessibilityLabel is the whole line, also what is cut.
func (l *Line) AccessibilityLabel() string { return l.Text() }

// AccessibilityRole says that it is read.
func (l *Line) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// AccessibilityLabel is the text.
func (p *Paragraph) AccessibilityLabel() string { return p.Text() }

// AccessibilityRole says that it is read.
func (p *Paragraph) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// AccessibilityLabel is the words of the line.
func (f *Fold) AccessibilityLabel() string { return f.head.line.Text() }

// AccessibilityRole says that it holds something.
func (f *Fold) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleContainer }
