package theme

import (
	"fyne.io/fyne/v2"
	base "fyne.io/fyne/v2/theme"
)

// SizeName is the name of a size. It is the toolkit's own kind of name.
type SizeName = fyne.ThemeSizeName

// Sizes of letters.
const (
	// TextFigure is a balance.
	TextFigure SizeName = "tallydesk.figure"
	// TextTitle is a screen's title.
	TextTitle SizeName = base.SizeNameHeadingText
	// TextSection is a section's title and a ticket's subject.
	TextSection SizeName = base.SizeNameSubHeadingText
	// TextMessage is the text of a conversation.
	TextMessage SizeName = "tallydesk.message"
	// TextBody is body, cells and fields.
	TextBody SizeName = base.SizeNameText
	// TextMeta is meta, column heads, chips and group labels.
	TextMeta SizeName = base.SizeNameCaptionText
)

// Heights of lines of text.
const (
	// LineFigure is the height of a line of TextFigure.
	LineFigure SizeName = "tallydesk.lineFigure"
	// LineTitle is the height of a line of TextTitle.
	LineTitle SizeName = "tallydesk.lineTitle"
	// LineSection is the height of a line of TextSection.
	LineSection SizeName = "tallydesk.lineSection"
	// LineMessage is the height of a line of TextMessage.
	LineMessage SizeName = "tallydesk.lineMessage"
	// LineBody is the height of a line of TextBody in rows and panels.
	LineBody SizeName = "tallydesk.lineBody"
	// LineAlone is the height of a line of TextBody that stands alone.
	LineAlone SizeName = "tallydesk.lineAlone"
	// LineGap is the space between the two lines of a row.
	LineGap SizeName = base.SizeNameLineSpacing
	// LineMeta is the height of a line of TextMeta.
	LineMeta SizeName = "tallydesk.lineMeta"
)

// Steps of space, on a grid of 4.
const (
	// NoSpace is between things that touch.
	NoSpace SizeName = "tallydesk.space0"
	// SpaceTiny is inside a chip.
	SpaceTiny SizeName = "tallydesk.space4"
	// SpaceSmall is between related things.
	SpaceSmall SizeName = "tallydesk.space8"
	// SpaceCell is the padding of a cell.
	SpaceCell SizeName = "tallydesk.space12"
	// SpacePanel is the padding of a panel.
	SpacePanel SizeName = "tallydesk.space16"
	// SpaceSection is between sections.
	SpaceSection SizeName = "tallydesk.space24"
	// SpacePage is the head of a page.
	SpacePage SizeName = "tallydesk.space32"
)

// Heights and widths of things. RowOne and RowTwo follow the density.
const (
	// RowOne is a list's row of one line.
	RowOne SizeName = "tallydesk.rowOne"
	// RowTwo is a list's row of two lines.
	RowTwo SizeName = "tallydesk.rowTwo"
	// HeadWide is the head of a grid over the full width.
	HeadWide SizeName = "tallydesk.headWide"
	// HeadPanel is the head of a grid in a panel.
	HeadPanel SizeName = "tallydesk.headPanel"
	// ControlHeight is a button, a field or a choice.
	ControlHeight SizeName = "tallydesk.control"
	// ControlSmall is a button in rows and panels.
	ControlSmall SizeName = "tallydesk.controlSmall"
	// SegmentBox is the sunken box of a choice of two in place.
	SegmentBox SizeName = "tallydesk.segmentBox"
	// PrimaryWidth is the least width of a filled button.
	PrimaryWidth SizeName = "tallydesk.primaryWidth"
	// ChipHeight is a chip.
	ChipHeight SizeName = "tallydesk.chipHeight"
	// ChipPad is the padding at a chip's left and right.
	ChipPad SizeName = "tallydesk.chipPad"
	// KeycapHeight is a key in the hint row.
	KeycapHeight SizeName = "tallydesk.keycap"
	// MenuBar is the menu bar's height.
	MenuBar SizeName = "tallydesk.menuBar"
	// TopBar is the top bar's height.
	TopBar SizeName = "tallydesk.topBar"
	// StatusLine is the status line's height.
	StatusLine SizeName = "tallydesk.statusLine"
	// RailOpen is the rail's width with words.
	RailOpen SizeName = "tallydesk.railOpen"
	// RailClosed is the rail's width without words.
	RailClosed SizeName = "tallydesk.railClosed"
	// RailItem is the height of an item of the rail: 32, Comfortable 40.
	RailItem SizeName = "tallydesk.railItem"
	// RailMark is the height of the rail's accent mark: 20, Comfortable 28.
	RailMark SizeName = "tallydesk.railMark"
	// ListWidth is a list beside a detail.
	ListWidth SizeName = "tallydesk.listWidth"
	// PanelWidth is the side panel.
	PanelWidth SizeName = "tallydesk.panelWidth"
	// PanelMin is the least width of the side panel.
	PanelMin SizeName = "tallydesk.panelMin"
	// TodayWidth is the right column of Today.
	TodayWidth SizeName = "tallydesk.todayWidth"
	// AccountWidth is the right column of My account.
	AccountWidth SizeName = "tallydesk.accountWidth"
	// ConversationMin is the least width of a conversation.
	ConversationMin SizeName = "tallydesk.conversationMin"
	// MessageWidth is the greatest width of a conversation's text.
	MessageWidth SizeName = "tallydesk.messageWidth"
	// ReadingWidth is the greatest width of what is read.
	ReadingWidth SizeName = "tallydesk.readingWidth"
	// SheetWidth is a sheet.
	SheetWidth SizeName = "tallydesk.sheetWidth"
	// DialogWidth is a question.
	DialogWidth SizeName = "tallydesk.dialogWidth"
	// RailNeeds is the window's width under which the rail closes by itself.
	RailNeeds SizeName = "tallydesk.railNeeds"
	// RailFolds is the window's width under which the rail closes beside a detail.
	RailFolds SizeName = "tallydesk.railFolds"
	// WindowWidth and WindowHeight are the window's size at the first start.
	WindowWidth SizeName = "tallydesk.windowWidth"
	// WindowHeight is the window's height at the first start; see WindowWidth.
	WindowHeight SizeName = "tallydesk.windowHeight"
	// DayColumn is a day's column of the week sheet, and its total and bank.
	DayColumn SizeName = "tallydesk.dayColumn"
	// DayLeast is the least width of such a column in a narrow window.
	DayLeast SizeName = "tallydesk.dayLeast"
	// DayNarrow is that width where the names have no room beside it.
	DayNarrow SizeName = "tallydesk.dayNarrow"
	// NameColumn is the width that the week sheet's names keep while its other columns can be narrower.
	NameColumn SizeName = "tallydesk.nameColumn"
	// NameLeast is the least width of the week sheet's names.
	NameLeast SizeName = "tallydesk.nameLeast"
	// CellBox is the box under the week sheet that lists the entries of a cell.
	CellBox SizeName = "tallydesk.cellBox"
	// GuideWidth is the greatest width of an article of the guide.
	GuideWidth SizeName = "tallydesk.guideWidth"
	// StartWidth is the column of the first-start page.
	StartWidth SizeName = "tallydesk.startWidth"
	// StartButton is a way to begin on the first-start page.
	StartButton SizeName = "tallydesk.startButton"
	// SearchOpen is the width of the search field.
	SearchOpen SizeName = "tallydesk.searchOpen"
	// Gutter is the column of initials in a conversation.
	Gutter SizeName = "tallydesk.gutter"
	// Avatar is the circle of initials.
	Avatar SizeName = "tallydesk.avatar"
	// Dot is the mark of an event in a conversation and of the status line.
	Dot SizeName = "tallydesk.dot"
	// IconSmall is an icon in a chip.
	IconSmall SizeName = "tallydesk.icon12"
	// IconText is an icon in text.
	IconText SizeName = base.SizeNameInlineIcon
	// IconRail is an icon in the rail.
	IconRail SizeName = "tallydesk.icon20"
	// BarHeight is a bar of a lot or of progress.
	BarHeight SizeName = "tallydesk.bar"
	// Grip is the width of a split's handle that takes the pointer.
	Grip SizeName = "tallydesk.grip"
	// ScrollThumb is the width of the grid's own scroll thumb.
	ScrollThumb SizeName = "tallydesk.thumb"
	// TimeField is the width of a duration's field.
	TimeField SizeName = "tallydesk.timeField"
)

// Corners.
const (
	// RadiusChip is a chip's corner.
	RadiusChip SizeName = "tallydesk.radius4"
	// RadiusControl is a control's corner.
	RadiusControl SizeName = "tallydesk.radius6"
	// RadiusPanel is a panel's and a dialog's corner.
	RadiusPanel SizeName = "tallydesk.radius8"
)

// Strokes. They do not grow with the text: a line stays sharp.
const (
	// Hairline is a line, and the border of a field.
	Hairline SizeName = "tallydesk.hairline"
	// Ring is the focus ring.
	Ring SizeName = "tallydesk.ring"
	// RingGap is the space between a control and its focus ring.
	RingGap SizeName = "tallydesk.ringGap"
	// Edge is the edge at the left of a selected row and of a note.
	Edge SizeName = "tallydesk.edge"
)

// units are the sizes at 100 % and compact.
var units = map[SizeName]float32{
	TextFigure: 28, TextTitle: 20, TextSection: 16, TextMessage: 14, TextBody: 13, TextMeta: 12,
	LineFigure: 36, LineTitle: 28, LineSection: 24, LineMessage: 20, LineBody: 18, LineAlone: 20, LineMeta: 16,
	NoSpace: 0, SpaceTiny: 4, SpaceSmall: 8, SpaceCell: 12, SpacePanel: 16, SpaceSection: 24, SpacePage: 32,
	RowOne: 32, RowTwo: 52, HeadWide: 32, HeadPanel: 24, ControlHeight: 32, ControlSmall: 24, SegmentBox: 28,
	PrimaryWidth: 88, ChipHeight: 22, ChipPad: 6, KeycapHeight: 18,
	MenuBar: 28, TopBar: 44, StatusLine: 24, RailOpen: 168, RailClosed: 48, RailItem: 32, RailMark: 20,
	ListWidth: 296, PanelWidth: 336, PanelMin: 280, TodayWidth: 400, AccountWidth: 376,
	ConversationMin: 480, MessageWidth: 504, ReadingWidth: 1180, SheetWidth: 480, DialogWidth: 440,
	SearchOpen: 400, DayColumn: 72, DayLeast: 56, DayNarrow: 48, NameColumn: 240, NameLeast: 112, CellBox: 120, GuideWidth: 720, StartWidth: 640, StartButton: 176, RailNeeds: 880, RailFolds: 1360, WindowWidth: 1280, WindowHeight: 800,
	Gutter: 36, Avatar: 24, Dot: 6, IconSmall: 12, IconText: 16, IconRail: 20, BarHeight: 8, Grip: 8,
	ScrollThumb: 8, TimeField: 68,
	RadiusChip: 4, RadiusControl: 6, RadiusPanel: 8,

	base.SizeNamePadding: 4, base.SizeNameInnerPadding: 6, base.SizeNameLineSpacing: 3,
	base.SizeNameScrollBar: 8, base.SizeNameScrollBarSmall: 4, base.SizeNameScrollBarRadius: 3,
	base.SizeNameInputRadius: 6, base.SizeNameSelectionRadius: 4, base.SizeNameButtonRadius: 6,
	base.SizeNameCardRadius: 8, base.SizeNameDialogRadius: 8, base.SizeNamePopupRadius: 8, base.SizeNameMenuRadius: 8,
}

// strokes are the sizes that do not grow with the text.
var strokes = map[SizeName]float32{
	Hairline: 1, Ring: 2, RingGap: 1, Edge: 3,
	base.SizeNameSeparatorThickness: 1, base.SizeNameInputBorder: 1, base.SizeNameSplitThickness: 1,
	base.SizeNameModalBlurRadius: 0,
}

// comfortable are the sizes that differ from units when the density is Comfortable.
var comfortable = map[SizeName]float32{RowOne: 40, RowTwo: 60, RailItem: 40, RailMark: 28}
