package kit

import (
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"tallydesk/gui/theme"
)

// Role is what a text is for; size, weight and ink follow from it.
type Role int

// The roles of text.
const (
	// RoleBody is body, cells and fields: 13, text.
	RoleBody Role = iota
	// RoleName is a name or key number: 13 bold.
	RoleName
	// RoleSecondary is a secondary line: 13, text-2.
	RoleSecondary
	// RoleMeta is meta and column heads: 12, text-3.
	RoleMeta
	// RoleGroup is a group label: 12 bold capitals, text-3.
	RoleGroup
	// RoleMono is code, logs and ids: 12 monospace.
	RoleMono
	// RoleMessage is the text of a conversation: 14.
	RoleMessage
	// RoleSection is a section's title or a ticket's subject: 16 bold.
	RoleSection
	// RoleTitle is a screen's title: 20 bold.
	RoleTitle
	// RoleFigure is a balance: 28 bold.
	RoleFigure
)

// look is what a role means.
type look struct {
	size, line theme.SizeName
	ink        theme.Name
	style      fyne.TextStyle
}

func (r Role) look() look {
	bold := fyne.TextStyle{Bold: true}
	switch r {
	case RoleName:
		return look{theme.TextBody, theme.LineBody, theme.Text, bold}
	case RoleSecondary:
		return look{theme.TextBody, theme.LineBody, theme.Text2, fyne.TextStyle{}}
	case RoleMeta:
		return look{theme.TextMeta, theme.LineMeta, theme.Text3, fyne.TextStyle{}}
	case RoleGroup:
		return look{theme.TextMeta, theme.LineMeta, theme.Text3, bold}
	case RoleMono:
		return look{theme.TextMeta, theme.LineMeta, theme.Text, fyne.TextStyle{Monospace: true}}
	case RoleMessage:
		return look{theme.TextMessage, theme.LineMessage, theme.Text, fyne.TextStyle{}}
	case RoleSection:
		return look{theme.TextSection, theme.LineSection, theme.Text, bold}
	case RoleTitle:
		return look{theme.TextTitle, theme.LineTitle, theme.Text, bold}
	case RoleFigure:
		return look{theme.TextFigure, theme.LineFigure, theme.Text, bold}
	default:
		return look{theme.TextBody, theme.LineBody, theme.Text, fyne.TextStyle{}}
	}
}

// ascent is the part of a letter's size that lies above the line it stands on, in Noto Sans.
const ascent = 1.069

// standing is the top of a text of a size whose letters stand on a line. It falls on whole units, as the toolkit draws
// letters, so that texts of two sizes beside each other stand on the same line.
func standing(line, size float32) float32 {
	return float32(math.Round(float64(line)) - math.Ceil(float64(size*ascent)))
}

// iconTop is the top of an icon beside letters of a size that stand on a line: in the middle of their capitals.
func iconTop(line, letters, side float32) float32 { return whole(line - letters*capitals/2 - side/2) }

// centre puts a text at a place across, into the middle of a height.
func centre(text *canvas.Text, x, width, height float32) {
	y := standing(baselineOf(text.TextSize, height), text.TextSize)
	place(text, x, y, width, text.TextSize*leading)
}

// capitals is the height of capital letters in Noto Sans, for letters of size 1.
const capitals = 0.714

// leading is the height of a line as the toolkit sets Noto Sans, for letters of size 1.
const leading = 1.362
