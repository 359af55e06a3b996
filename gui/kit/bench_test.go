package kit

import (
	"context"
	"fmt"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// benchRows is how many rows the benchmarks have (P8).
const benchRows = 1_000_000

// BenchmarkP8GridScroll is a scroll step of the grid: 30 rows of 6 columns in view.
func BenchmarkP8GridScroll(b *testing.B) {
	begin(b)
	options := GridOptions{}
	for i := range 6 {
		options.Columns = append(options.Columns, Column{ID: fmt.Sprint(i), Label: fmt.Sprint(i), Width: 150})
	}
	grid := NewGrid(english(), Inline(), options, sixColumns())
	open(b, grid, 1000, 32+30*32)
	for b.Loop() {
		grid.scrollBy(1)
	}
}

// sixColumns is a source of rows of six columns.
func sixColumns() Source {
	return SourceFunc(func(_ context.Context, want Want) (Page, error) {
		page := Page{Total: benchRows}
		for row := want.From; row < min(want.From+want.N, benchRows); row++ {
			made := Row{Key: fmt.Sprint(row)}
			for column := range 6 {
				made.Cells = append(made.Cells, Cell{First: Part{Text: fmt.Sprintf("row %d %d", row, column)}})
			}
			page.Rows = append(page.Rows, made)
		}
		return page, nil
	})
}

// BenchmarkP8GridScrollReference is the reference: the same step of the toolkit's list with as many labels.
func BenchmarkP8GridScrollReference(b *testing.B) {
	begin(b)
	list := widget.NewList(func() int { return benchRows }, func() fyne.CanvasObject {
		row := container.NewGridWithColumns(6)
		for range 6 {
			row.Add(widget.NewLabel("row"))
		}
		return row
	}, func(id widget.ListItemID, o fyne.CanvasObject) {
		for i, label := range o.(*fyne.Container).Objects {
			label.(*widget.Label).SetText(fmt.Sprintf("row %d %d", id, i))
		}
	})
	open(b, list, 1000, 32+30*32)
	offset := float32(0)
	for b.Loop() {
		offset += 32
		list.ScrollToOffset(offset)
	}
}
