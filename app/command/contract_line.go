package command

import (
	"strconv"

	"tallydesk/app/access"
	"tallydesk/app/civil"
	"tallydesk/app/facts"
	"tallydesk/app/fail"
	"tallydesk/app/terms"
	"tallydesk/data"
)

var (
	_ = register[AddLine]()
	_ = register[ChangeLine]()
	_ = register[EndLine]()
)

// AddLine adds an entitlement to a contract. Time since the line's first day
// is classed anew. Label: "line".
type AddLine struct {
	ContractID string
	Line       terms.Line
}

// Spec names the command.
func (AddLine) Spec() Spec { return Spec{Name: "contract.add_line", Version: 1, Class: Decision} }

// Validate wants a line that is as its kind must be.
func (a *AddLine) Validate() error {
	return fail.Join(a.Line.Check(), allowText("name", a.Line.Name, maxName))
}

// Authorize is for those who may change contracts.
func (a *AddLine) Authorize(_ *data.Tx, actor access.Actor) error {
	return actor.Require(access.ChangeContracts)
}

// Apply writes the line's first version.
func (a *AddLine) Apply(tx *data.Tx, c Ctx) error {
	contract, err := data.Contracts.Get(tx, a.ContractID)
	if err != nil {
		return notFound(err, "contract")
	}
	if err := insertLine(tx, c.NewID("line"), contract, a.Line); err != nil {
		return err
	}
	return rechargeContract(tx, contract, startOf(a.Line, contract))
}

// ChangeLine gives a line a new version from a day on (R-BANK-15); one from
// the same day takes the former one's place. Time since then is classed anew.
// Label: "version".
type ChangeLine struct {
	LineID    string
	ValidFrom civil.Day
	Line      terms.Line // all of it; its kind stays, its days are those of the command and the line
	Base      int64      // tag of the line's newest version as the person saw it; 0 for as it is now
}

// Spec names the command.
func (ChangeLine) Spec() Spec { return Spec{Name: "contract.change_line", Version: 1, Class: Decision} }

// Validate wants a day; the line is checked with its kind.
func (l *ChangeLine) Validate() error {
	return fail.Join(wantDay("valid_from", l.ValidFrom), allowText("name", l.Line.Name, maxName))
}

// Authorize is for those who may change contracts.
func (l *ChangeLine) Authorize(_ *data.Tx, actor access.Actor) error {
	return actor.Require(access.ChangeContracts)
}

// Apply writes the version.
func (l *ChangeLine) Apply(tx *data.Tx, c Ctx) error {
	contract, versions, err := lineOf(tx, l.LineID, l.Base)
	if err != nil {
		return err
	}
	line := l.Line
	line.Kind = terms.Kind(versions[0].Kind)
	line.ValidFrom = l.ValidFrom
	line.ValidTo = civil.FromText(versions[len(versions)-1].ValidTo, 0)
	if l.Line.Kind != "" && l.Line.Kind != line.Kind {
		return fail.NewInvalid("kind", "line.kind")
	}
	if err := fail.Join(line.Check(), linePlace(terms.Line{ValidFrom: line.ValidFrom}, contract)); err != nil {
		return err
	}
	row := lineRow(c.NewID("version"), l.LineID, contract.ID, line.Filled())
	for _, version := range versions {
		if version.ValidFrom == row.ValidFrom {
			row.ID = version.ID
		}
	}
	if err := data.ContractLines.Put(tx, &row); err != nil {
		return err
	}
	return rechargeContract(tx, contract, l.ValidFrom)
}

// EndLine ends a line after a day, also one that has ended on another. Versions
// that would have begun later are taken away; time since then is classed anew.
type EndLine struct {
	LineID  string
	LastDay civil.Day
	Base    int64 // tag of the line's newest version as the person saw it; 0 for as it is now
}

// Spec names the command.
func (EndLine) Spec() Spec { return Spec{Name: "contract.end_line", Version: 1, Class: Decision} }

// Validate wants a day.
func (l *EndLine) Validate() error { return wantDay("last_day", l.LastDay) }

// Authorize is for those who may change contracts.
func (l *EndLine) Authorize(_ *data.Tx, actor access.Actor) error {
	return actor.Require(access.ChangeContracts)
}

// Apply writes the last day into the version that is in force on it.
func (l *EndLine) Apply(tx *data.Tx, _ Ctx) error {
	contract, versions, err := lineOf(tx, l.LineID, l.Base)
	if err != nil {
		return err
	}
	last := l.LastDay.Text()
	if last < versions[0].ValidFrom {
		return fail.NewInvalid("last_day", "order")
	}
	if err := fail.In("last_day", linePlace(terms.Line{ValidTo: l.LastDay}, contract)); err != nil {
		return err
	}
	former := civil.FromText(versions[len(versions)-1].ValidTo, civil.Never)
	for _, version := range versions {
		if version.ValidFrom > last {
			err = data.ContractLines.Delete(tx, version.ID)
		} else {
			version.ValidTo = last
			err = data.ContractLines.Put(tx, &version)
		}
		if err != nil {
			return err
		}
	}
	return rechargeContract(tx, contract, min(former, l.LastDay)+1)
}

// lineOf reads a line's versions, the newest last, with their contract. It is
// refused when the newest is not the one that the person saw.
func lineOf(tx *data.Tx, lineID string, base int64) (data.Contract, []data.ContractLine, error) {
	versions, err := data.ContractLines.Find(tx, "line_id = ? ORDER BY valid_from, id", lineID)
	if err != nil {
		return data.Contract{}, nil, err
	}
	if len(versions) == 0 {
		return data.Contract{}, nil, fail.New(fail.NotFound, "contract_line")
	}
	if err := unchanged(versions[len(versions)-1].Tag, base, "contract_line"); err != nil {
		return data.Contract{}, nil, err
	}
	contract, err := data.Contracts.Get(tx, versions[0].ContractID)
	return contract, versions, err
}

func insertLines(tx *data.Tx, c Ctx, contract data.Contract, lines []terms.Line) error {
	for i, line := range lines {
		if err := insertLine(tx, c.NewID("line:"+strconv.Itoa(i)), contract, line); err != nil {
			return err
		}
	}
	return nil
}

func insertLine(tx *data.Tx, id string, contract data.Contract, line terms.Line) error {
	line.ValidFrom = startOf(line, contract)
	if err := linePlace(line, contract); err != nil {
		return err
	}
	row := lineRow(id, id, contract.ID, line.Filled())
	return data.ContractLines.Insert(tx, &row)
}

// startOf gives a line's first day: its own or the contract's.
func startOf(line terms.Line, contract data.Contract) civil.Day {
	if line.ValidFrom != 0 {
		return line.ValidFrom
	}
	return civil.FromText(contract.StartDay, 0)
}

func linePlace(line terms.Line, contract data.Contract) error {
	return lineWithin(line, civil.FromText(contract.StartDay, 0), civil.FromText(contract.EndDay, 0))
}

// lineWithin refuses a line that is in force outside its contract's term.
func lineWithin(line terms.Line, start, end civil.Day) error {
	if line.ValidFrom != 0 && (line.ValidFrom < start || end != 0 && line.ValidFrom > end) {
		return fail.NewInvalid("valid_from", "outside_contract")
	}
	if line.ValidTo != 0 && (line.ValidTo < start || end != 0 && line.ValidTo > end) {
		return fail.NewInvalid("valid_to", "outside_contract")
	}
	return nil
}

// inLine names the fields of the n-th line of a form that holds several:
// lines.0.minutes.
func inLine(n int, err error) error {
	var errs []error
	for _, invalid := range fail.Invalids(err) {
		errs = append(errs, fail.NewInvalid("lines."+strconv.Itoa(n)+"."+invalid.Field, invalid.Reason, invalid.Args))
	}
	return fail.Join(errs...)
}

func lineRow(id, lineID, contractID string, line terms.Line) data.ContractLine {
	return data.ContractLine{
		Row: data.Row{ID: id}, ContractID: contractID, LineID: lineID, Kind: string(line.Kind),
		ValidFrom: line.ValidFrom.Text(), ValidTo: line.ValidTo.Text(), Name: line.Name,
		Minutes: int64(line.Minutes), RollOver: string(line.RollOver), RollOverMonths: int64(line.RollOverMonths),
		CapMinutes: int64(line.Cap), Cycle: string(line.Cycle), ProRata: bit(line.ProRata), HostedOnly: bit(line.HostedOnly),
		MinBlock: int64(line.Least), EarlyUse: bit(line.EarlyUse), WhenPaid: bit(line.WhenPaid), PerYear: int64(line.PerYear),
		Covers: list(line.Covers), ScopeKinds: list(line.Scope.Kinds), ScopeWorkTypes: list(line.Scope.WorkTypes),
		Price: line.Price, Period: string(line.Period),
	}
}

// versionsOf reads a contract's lines with all their versions.
func versionsOf(tx *data.Tx, contractID string) ([]terms.Version, error) {
	rows, err := data.ContractLines.Find(tx, "contract_id = ? ORDER BY line_id, valid_from, id", contractID)
	versions := make([]terms.Version, len(rows))
	for i, row := range rows {
		versions[i] = facts.Line(row)
	}
	return versions, err
}
