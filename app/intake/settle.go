package intake

import (
	"cmp"
	"slices"
	"time"

	"tallydesk/app/civil"
	"tallydesk/app/fail"
)

func sortRecords(records []Record) {
	slices.SortStableFunc(records, func(a, b Record) int { return cmp.Compare(a.Line, b.Line) })
}

// settle finds out, column by column, what cells alone do not say: the order of
// days in figures, and what bare durations count.
func (r *cellReader) settle() []Question {
	var questions []Question
	shared, clear := r.sharedOrders()
	for column, field := range r.job.Mapping.Fields {
		spec, _ := specOf(r.job.Mapping.Kind, field)
		var question *Question
		switch spec.reading {
		case asDay, asMoment, asClock:
			question = r.settleOrder(column, shared, clear)
		case asLength:
			question = r.settleUnit(column)
		}
		if question != nil {
			question.Column = r.job.File.Columns[column]
			questions = append(questions, *question)
		}
	}
	return questions
}

// sharedOrders gives the orders in which all columns of days can be read, also
// those that are not taken: a program writes all days of a file in one way.
func (r *cellReader) sharedOrders() (orders []Order, clear bool) {
	orders = slices.Clone(Orders)
	for column, field := range r.job.Mapping.Fields {
		if !r.holdsDays(column, field) {
			continue
		}
		for _, row := range r.job.File.Rows {
			orders = narrow(orders, row.Cells[column])
		}
	}
	return orders, len(orders) > 0
}

// holdsDays tells whether a column is one of days: by what it is taken for, or
// since everything in it is a day.
func (r *cellReader) holdsDays(column int, field Field) bool {
	if spec, taken := specOf(r.job.Mapping.Kind, field); taken {
		return spec.reading == asDay || spec.reading == asMoment || spec.reading == asClock
	}
	return !slices.ContainsFunc(r.job.File.Rows, func(row Row) bool {
		text := row.Cells[column]
		s, ok := readStamp(text)
		return text != "" && (!ok || !s.hasDay)
	})
}

// narrow keeps the orders in which a cell can be read. A cell that holds no day
// in figures, or one that is in no calendar, narrows nothing.
func narrow(orders []Order, text string) []Order {
	s, ok := readStamp(text)
	if !ok || !s.hasDay || s.exact {
		return orders
	}
	possible := s.orders()
	if len(possible) == 0 {
		return orders
	}
	return slices.DeleteFunc(slices.Clone(orders), func(o Order) bool { return !slices.Contains(possible, o) })
}

// settleOrder decides in which order a column's days are read: as was said,
// else as all of them, and those of the other columns, can be read. While two
// orders would give different days it is a question.
func (r *cellReader) settleOrder(column int, shared []Order, clear bool) *Question {
	if said := r.job.Choices.Order; said != "" {
		r.order[column] = said
		return nil
	}
	orders := shared
	if !clear { // the columns do not agree: each for itself
		orders = slices.Clone(Orders)
	}
	for _, row := range r.job.File.Rows {
		text := row.Cells[column]
		left := orders
		if !clear {
			if left = narrow(orders, text); len(left) == 0 { // it cannot be of one order
				return &Question{About: Day, Line: row.Line, Value: text}
			}
		}
		orders = left
	}
	if at := r.firstDifference(column, orders); at >= 0 {
		return &Question{About: Day, Line: r.job.File.Rows[at].Line, Value: r.job.File.Rows[at].Cells[column]}
	}
	r.order[column] = orders[0]
	return nil
}

// firstDifference gives the first row whose day depends on the order; -1 for
// none.
func (r *cellReader) firstDifference(column int, orders []Order) int {
	if len(orders) < 2 {
		return -1
	}
	return slices.IndexFunc(r.job.File.Rows, func(row Row) bool {
		s, ok := readStamp(row.Cells[column])
		if !ok || !s.hasDay || s.exact {
			return false
		}
		days := map[civil.Day]bool{}
		for _, order := range orders {
			if day, ok := s.in(order); ok {
				days[day] = true
			}
		}
		return len(days) > 1
	})
}

// settleUnit decides what bare durations count: what was said, what the heading
// says, or hours where one has decimals.
func (r *cellReader) settleUnit(column int) *Question {
	unit := r.job.Choices.Unit
	if stated := unitOf(r.job.File.Columns[column]); unit == "" || stated != "" {
		unit = stated
	}
	first := -1
	for i, row := range r.job.File.Rows {
		if unit != "" {
			break
		}
		if _, open, _ := readLength(row.Cells[column], ""); !open {
			continue
		}
		if decimal.MatchString(row.Cells[column]) {
			unit = Hours
		}
		if first < 0 {
			first = i
		}
	}
	r.unit[column] = unit
	if unit == "" && first >= 0 {
		return &Question{About: Duration, Line: r.job.File.Rows[first].Line, Value: r.job.File.Rows[first].Cells[column]}
	}
	return nil
}

// stamp reads a cell with its day.
func (r *cellReader) stamp(column int, text string) (stamp, civil.Day, error) {
	s, ok := readStamp(text)
	if !ok {
		return s, 0, fail.NewInvalid("day", "import.day", fail.Args{"Text": text})
	}
	if !s.hasDay {
		return s, 0, nil
	}
	day, ok := s.in(r.order[column])
	if !ok {
		return s, 0, fail.NewInvalid("day", "import.day", fail.Args{"Text": text})
	}
	return s, day, nil
}

// day reads a day; a time of day in the cell matters only where it states its
// zone.
func (r *cellReader) day(column int, text string) (any, error) {
	s, day, err := r.stamp(column, text)
	if err != nil {
		return nil, err
	}
	if !s.hasDay {
		return nil, fail.NewInvalid("day", "import.day", fail.Args{"Text": text})
	}
	if s.offset != nil { // the day there is the day here only in the same zone
		at, err := r.at(day, s, text)
		return civil.Of(at.In(r.zone)), err
	}
	return day, nil
}

// moment reads a day with or without a time of day; without one it is the
// beginning of the day.
func (r *cellReader) moment(column int, text string) (any, error) {
	s, day, err := r.stamp(column, text)
	if err != nil {
		return nil, err
	}
	if !s.hasDay {
		return nil, fail.NewInvalid("day", "import.day", fail.Args{"Text": text})
	}
	return r.at(day, s, text)
}

// clock reads a time of day, or a whole moment.
func (r *cellReader) clock(column int, text string) (any, error) {
	s, day, err := r.stamp(column, text)
	switch {
	case err != nil || !s.hasClock:
		return nil, fail.NewInvalid("clock", "import.clock", fail.Args{"Text": text})
	case s.hasDay:
		return r.at(day, s, text)
	}
	return Clock(s.seconds), nil
}

// at puts day and time of day together in the zone of the file. An hour that
// the clocks leap over is refused.
func (r *cellReader) at(day civil.Day, s stamp, text string) (time.Time, error) {
	year, month, dayOfMonth := day.Date()
	zone := r.zone
	if s.offset != nil {
		zone = time.FixedZone("", *s.offset)
	}
	at := time.Date(year, month, dayOfMonth, 0, 0, s.seconds, 0, zone)
	if s.hasClock && at.Hour()*3600+at.Minute()*60+at.Second() != s.seconds%(24*3600) {
		return at, fail.NewInvalid("clock", "import.leap", fail.Args{"Text": text})
	}
	return at.In(r.zone), nil
}
