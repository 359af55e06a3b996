package kit

import (
	"fyne.io/fyne/v2"

	"tallydesk/gui/theme"
)

// wrap sets the words of a paragraph into lines, when width, text or theme are not those of the last time.
func (p *Paragraph) wrap() {
	room, current := p.room(), theme.Current()
	if p.theme == current && p.set == room {
		return
	}
	p.theme, p.set = current, room
	setter := wrapper{room: room}
	look := p.role.look()
	for i, span := range p.spans {
		measure := p.meters.of(theme.Size(span.size(look.size)), span.style(look.style))
		setter.add(span.Text, i, measure)
	}
	setter.endWord()
	setter.endPiece()
	p.pieces, p.count = setter.pieces, setter.line+1
}

// wrapper sets words one after the other.
type wrapper struct {
	room   float32
	pieces []setPiece
	line   int
	x      float32

	piece setPiece // the run that is being set
	open  bool

	word []setPiece // the word that is being read, which may change its style on the way
	wide float32
}

// add reads a span.
func (w *wrapper) add(text string, span int, measure *meter) {
	for _, r := range text {
		switch r {
		case '\n':
			w.endWord()
			w.newLine()
		case ' ', '\t':
			w.endWord()
			w.spaceOf(span, measure)
		default:
			w.letter(r, span, measure.rune(r))
		}
	}
}

// letter adds a letter to the word; a word longer than a line is broken.
func (w *wrapper) letter(r rune, span int, width float32) {
	if w.wide+width > w.room && w.wide > 0 {
		w.endWord()
		w.newLine()
	}
	last := len(w.word) - 1
	if last < 0 || w.word[last].span != span {
		w.word = append(w.word, setPiece{span: span})
		last++
	}
	w.word[last].text += string(r)
	w.word[last].width += width
	w.wide += width
}

// spaceOf adds a space to the line, when something stands before it.
func (w *wrapper) spaceOf(span int, measure *meter) {
	if w.x == 0 && !w.open {
		return
	}
	w.append(setPiece{text: " ", span: span, width: measure.rune(' ')})
}

// endWord sets the word on the line, or on the next when there is no room.
func (w *wrapper) endWord() {
	if len(w.word) == 0 {
		return
	}
	if w.x+w.wide > w.room+fitSlack && w.x > 0 {
		w.newLine()
	}
	for _, part := range w.word {
		w.append(part)
	}
	w.word, w.wide = w.word[:0], 0
}

// append adds a piece to the run, or begins another when the span is another.
func (w *wrapper) append(part setPiece) {
	if w.open && w.piece.span != part.span {
		w.endPiece()
	}
	if !w.open {
		w.piece = setPiece{span: part.span, line: w.line, x: w.x}
		w.open = true
	}
	w.piece.text += part.text
	w.piece.width += part.width
	w.x += part.width
}

func (w *wrapper) endPiece() {
	if w.open {
		w.pieces = append(w.pieces, w.piece)
	}
	w.open = false
}

func (w *wrapper) newLine() {
	w.endPiece()
	w.line++
	w.x = 0
}

var _ fyne.Tappable = (*Paragraph)(nil)
