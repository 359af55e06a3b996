package command

import (
	"slices"
	"strings"

	"tallydesk/app/access"
	"tallydesk/app/fail"
	"tallydesk/data"
)

var (
	_ = register[AddStaff]()
	_ = register[ChangeStaff]()
	_ = register[AddUser]()
	_ = register[ChangeUser]()
)

// Functions lists what a member of staff can be (domain.md 1).
var Functions = []string{
	"trainer", "consultant", "engineer", "business_analyst", "account_manager", "project_manager", "product_specialist",
}

// AddStaff adds a member of staff. Label: "staff".
type AddStaff struct {
	Name          string
	Email         string
	Functions     []string // of Functions
	Department    string
	Line          int // support line 1, 2 or 3; 0 for none
	Skills        []string
	WeeklyMinutes int // capacity
}

// Spec names the command.
func (AddStaff) Spec() Spec { return Spec{Name: "staff.add", Version: 1, Class: Decision} }

// Validate wants a name and known functions.
func (s *AddStaff) Validate() error {
	errs := []error{wantText("name", s.Name, maxName), allowText("department", s.Department, maxName), wantTexts("skills", s.Skills)}
	if s.Email != "" {
		errs = append(errs, wantEmail("email", s.Email))
	}
	if s.Line < 0 || s.Line > 3 {
		errs = append(errs, fail.NewInvalid("line", "line"))
	}
	if s.WeeklyMinutes < 0 || s.WeeklyMinutes > 7*24*60 {
		errs = append(errs, fail.NewInvalid("weekly_minutes", "week"))
	}
	for _, function := range s.Functions {
		if !slices.Contains(Functions, function) {
			errs = append(errs, fail.NewInvalid("functions", "unknown", fail.Args{"Text": function}))
		}
	}
	return fail.Join(errs...)
}

// Authorize is for admins.
func (s *AddStaff) Authorize(_ *data.Tx, actor access.Actor) error {
	return actor.Require(access.SetUpDesk)
}

// Apply writes what everyone may know and what only staff may know apart.
func (s *AddStaff) Apply(tx *data.Tx, c Ctx) error {
	return s.put(tx, c.NewID("staff"), true)
}

func (s *AddStaff) put(tx *data.Tx, id string, active bool) error {
	member := data.StaffMember{Row: data.Row{ID: id}, Name: s.Name, Functions: list(s.Functions), Active: bit(active)}
	if err := data.StaffMembers.Put(tx, &member); err != nil {
		return err
	}
	detail := data.StaffDetail{
		Row: data.Row{ID: id}, Email: strings.ToLower(s.Email), Department: s.Department,
		Line: int64(s.Line), Skills: list(s.Skills), WeeklyMinutes: int64(s.WeeklyMinutes),
	}
	return data.StaffDetails.Put(tx, &detail)
}

// ChangeStaff writes a member of staff anew, or lets one go (Active false):
// nobody can then act as that person.
type ChangeStaff struct {
	StaffID string
	Active  bool
	AddStaff
}

// Spec names the command.
func (ChangeStaff) Spec() Spec { return Spec{Name: "staff.change", Version: 1, Class: Decision} }

// Apply writes the fields over the former ones.
func (s *ChangeStaff) Apply(tx *data.Tx, _ Ctx) error {
	if err := wantRow(tx, "staff", s.StaffID, "staff"); err != nil {
		return err
	}
	if err := s.put(tx, s.StaffID, s.Active); err != nil {
		return err
	}
	return wantAdmin(tx)
}

// wantAdmin refuses to leave the desk without anybody who may do everything.
func wantAdmin(tx *data.Tx) error {
	var admins int
	err := tx.QueryRow(`SELECT COUNT(*) FROM login u JOIN staff s ON s.id = u.staff_id AND s.active = 1
		WHERE u.role = 'admin' AND u.active = 1`).Scan(&admins)
	if err == nil && admins == 0 {
		err = fail.New(fail.Conflict, "user.last_admin")
	}
	return err
}

// AddUser adds a login for a member of staff or for a liaison. Label: "user".
type AddUser struct {
	Login     string
	Role      access.Role
	StaffID   string // of an admin or agent
	ContactID string // of a liaison
}

// Spec names the command.
func (AddUser) Spec() Spec { return Spec{Name: "user.add", Version: 1, Class: Decision} }

// Validate wants the person that fits the role.
func (u *AddUser) Validate() error {
	errs := []error{wantLogin("login", u.Login), wantOneOf("role", u.Role, access.Roles...)}
	if u.Role == access.Liaison && u.ContactID == "" {
		errs = append(errs, fail.Required("contact"))
	}
	if u.Role != access.Liaison && u.StaffID == "" {
		errs = append(errs, fail.Required("staff"))
	}
	return fail.Join(errs...)
}

// Authorize is for admins.
func (u *AddUser) Authorize(_ *data.Tx, actor access.Actor) error {
	return actor.Require(access.SetUpDesk)
}

// Apply writes the login; a name that is taken is refused.
func (u *AddUser) Apply(tx *data.Tx, c Ctx) error {
	var taken int
	if err := tx.QueryRow("SELECT COUNT(*) FROM login WHERE name = ?", u.Login).Scan(&taken); err != nil {
		return err
	}
	if taken > 0 {
		return fail.NewInvalid("login", "taken")
	}
	user := data.User{Row: data.Row{ID: c.NewID("user")}, Name: u.Login, Role: string(u.Role), StaffID: u.StaffID, Active: 1}
	if u.Role == access.Liaison {
		contact, err := data.Contacts.Get(tx, u.ContactID)
		if err != nil {
			return notFound(err, "contact")
		}
		if contact.Liaison == 0 {
			return fail.New(fail.Conflict, "user.no_liaison", fail.Args{"Name": contact.Name})
		}
		user.StaffID, user.ContactID, user.CustomerID = "", contact.ID, contact.CustomerID
	}
	if err := knownStaff(tx, user.StaffID); err != nil {
		return err
	}
	return data.Users.Insert(tx, &user)
}

// ChangeUser gives a login another role on the provider's side, or closes it.
type ChangeUser struct {
	UserID string
	Role   access.Role
	Active bool
}

// Spec names the command.
func (ChangeUser) Spec() Spec { return Spec{Name: "user.change", Version: 1, Class: Decision} }

// Validate wants a role.
func (u *ChangeUser) Validate() error { return wantOneOf("role", u.Role, access.Roles...) }

// Authorize is for admins.
func (u *ChangeUser) Authorize(_ *data.Tx, actor access.Actor) error {
	return actor.Require(access.SetUpDesk)
}

// Apply refuses to make a liaison of staff or staff of a liaison, and to leave
// the desk without an admin.
func (u *ChangeUser) Apply(tx *data.Tx, _ Ctx) error {
	user, err := data.Users.Get(tx, u.UserID)
	if err != nil {
		return notFound(err, "login")
	}
	if (user.Role == string(access.Liaison)) != (u.Role == access.Liaison) {
		return fail.New(fail.Conflict, "user.other_side")
	}
	user.Role, user.Active = string(u.Role), bit(u.Active)
	if err := data.Users.Put(tx, &user); err != nil {
		return err
	}
	return wantAdmin(tx)
}
