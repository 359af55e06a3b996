-- +goose Up

-- What the desk knows of itself: replica_id, history_id.
CREATE TABLE meta (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL
);

-- Every command that was recorded, and what each one changed (sync.md, Tables).
CREATE TABLE command (
  id TEXT PRIMARY KEY,
  replica_id TEXT NOT NULL,
  seq BIGINT NOT NULL,
  actor_id TEXT NOT NULL,
  act TEXT NOT NULL,
  name TEXT NOT NULL,
  ver BIGINT NOT NULL,
  payload TEXT NOT NULL,
  recorded_at BIGINT NOT NULL
);
CREATE UNIQUE INDEX command_replica ON command (replica_id, seq);
CREATE INDEX command_act ON command (act, seq);

CREATE TABLE touch (
  command_id TEXT NOT NULL,
  n BIGINT NOT NULL,
  tbl TEXT NOT NULL,
  id TEXT NOT NULL,
  before TEXT,
  after BIGINT NOT NULL,
  PRIMARY KEY (command_id, n)
);

-- Numbers already given out: they stay used, also when an act is undone.
CREATE TABLE counter (
  id TEXT PRIMARY KEY,
  last BIGINT NOT NULL
);

-- Which contents the blob store holds, and since when no row refers to them (0: one does).
CREATE TABLE blob (
  sha256 TEXT PRIMARY KEY,
  size BIGINT NOT NULL,
  unused_since BIGINT NOT NULL DEFAULT 0
);

CREATE TABLE calendar (
  id TEXT PRIMARY KEY,
  bucket TEXT NOT NULL,
  tag BIGINT NOT NULL,
  name TEXT NOT NULL
);

CREATE TABLE calendar_rule (
  id TEXT PRIMARY KEY,
  bucket TEXT NOT NULL,
  tag BIGINT NOT NULL,
  calendar_id TEXT REFERENCES calendar (id),
  valid_from TEXT NOT NULL,
  zone TEXT NOT NULL,
  region TEXT NOT NULL,
  monday TEXT NOT NULL,
  tuesday TEXT NOT NULL,
  wednesday TEXT NOT NULL,
  thursday TEXT NOT NULL,
  friday TEXT NOT NULL,
  saturday TEXT NOT NULL,
  sunday TEXT NOT NULL,
  eves TEXT NOT NULL,
  pre_holiday TEXT NOT NULL,
  bridge_closed BIGINT NOT NULL
);

CREATE TABLE calendar_deviation (
  id TEXT PRIMARY KEY,
  bucket TEXT NOT NULL,
  tag BIGINT NOT NULL,
  calendar_id TEXT REFERENCES calendar (id),
  day TEXT NOT NULL,
  hours TEXT NOT NULL,
  reason TEXT NOT NULL,
  announced_on TEXT NOT NULL
);

CREATE TABLE provider (
  id TEXT PRIMARY KEY,
  bucket TEXT NOT NULL,
  tag BIGINT NOT NULL,
  name TEXT NOT NULL,
  vat_no TEXT NOT NULL,
  currency TEXT NOT NULL,
  language TEXT NOT NULL,
  calendar_id TEXT REFERENCES calendar (id)
);

CREATE TABLE staff (
  id TEXT PRIMARY KEY,
  bucket TEXT NOT NULL,
  tag BIGINT NOT NULL,
  name TEXT NOT NULL,
  functions TEXT NOT NULL,
  active BIGINT NOT NULL
);

CREATE TABLE staff_detail (
  id TEXT PRIMARY KEY,
  bucket TEXT NOT NULL,
  tag BIGINT NOT NULL,
  email TEXT NOT NULL,
  department TEXT NOT NULL,
  line BIGINT NOT NULL,
  skills TEXT NOT NULL,
  weekly_minutes BIGINT NOT NULL
);

CREATE TABLE product (
  id TEXT PRIMARY KEY,
  bucket TEXT NOT NULL,
  tag BIGINT NOT NULL,
  name TEXT NOT NULL
);

CREATE TABLE product_module (
  id TEXT PRIMARY KEY,
  bucket TEXT NOT NULL,
  tag BIGINT NOT NULL,
  product_id TEXT REFERENCES product (id),
  name TEXT NOT NULL
);

CREATE TABLE product_release (
  id TEXT PRIMARY KEY,
  bucket TEXT NOT NULL,
  tag BIGINT NOT NULL,
  product_id TEXT REFERENCES product (id),
  version TEXT NOT NULL,
  state TEXT NOT NULL,
  day TEXT NOT NULL,
  notes TEXT NOT NULL,
  fixes TEXT NOT NULL
);

CREATE TABLE customer (
  id TEXT PRIMARY KEY,
  bucket TEXT NOT NULL,
  tag BIGINT NOT NULL,
  code TEXT NOT NULL,
  name TEXT NOT NULL,
  zone TEXT NOT NULL,
  currency TEXT NOT NULL,
  language TEXT NOT NULL,
  address TEXT NOT NULL,
  vat_no TEXT NOT NULL,
  deployment TEXT NOT NULL,
  manager_id TEXT REFERENCES staff (id),
  status TEXT NOT NULL,
  sort_key TEXT NOT NULL DEFAULT ''
);

CREATE TABLE customer_deployment (
  id TEXT PRIMARY KEY,
  bucket TEXT NOT NULL,
  tag BIGINT NOT NULL,
  customer_id TEXT REFERENCES customer (id),
  valid_from TEXT NOT NULL,
  deployment TEXT NOT NULL
);

CREATE TABLE customer_note (
  id TEXT PRIMARY KEY,
  bucket TEXT NOT NULL,
  tag BIGINT NOT NULL,
  text TEXT NOT NULL
);

CREATE TABLE contact (
  id TEXT PRIMARY KEY,
  bucket TEXT NOT NULL,
  tag BIGINT NOT NULL,
  customer_id TEXT REFERENCES customer (id),
  name TEXT NOT NULL,
  language TEXT NOT NULL,
  liaison BIGINT NOT NULL,
  function TEXT NOT NULL,
  it_contact BIGINT NOT NULL,
  active BIGINT NOT NULL
);

CREATE TABLE contact_point (
  id TEXT PRIMARY KEY,
  bucket TEXT NOT NULL,
  tag BIGINT NOT NULL,
  contact_id TEXT REFERENCES contact (id),
  kind TEXT NOT NULL,
  value TEXT NOT NULL
);

CREATE TABLE training (
  id TEXT PRIMARY KEY,
  bucket TEXT NOT NULL,
  tag BIGINT NOT NULL,
  contact_id TEXT REFERENCES contact (id),
  product_id TEXT REFERENCES product (id),
  day TEXT NOT NULL
);

CREATE TABLE login (
  id TEXT PRIMARY KEY,
  bucket TEXT NOT NULL,
  tag BIGINT NOT NULL,
  name TEXT NOT NULL,
  role TEXT NOT NULL,
  staff_id TEXT REFERENCES staff (id),
  contact_id TEXT NOT NULL,
  customer_id TEXT NOT NULL,
  active BIGINT NOT NULL
);

CREATE TABLE installation (
  id TEXT PRIMARY KEY,
  bucket TEXT NOT NULL,
  tag BIGINT NOT NULL,
  customer_id TEXT REFERENCES customer (id),
  product_id TEXT REFERENCES product (id),
  version TEXT NOT NULL,
  modules TEXT NOT NULL,
  licences BIGINT NOT NULL,
  deployment TEXT NOT NULL,
  environment TEXT NOT NULL,
  plan_version TEXT NOT NULL,
  plan_day TEXT NOT NULL,
  plan_staff_id TEXT REFERENCES staff (id),
  plan_state TEXT NOT NULL
);

CREATE TABLE contract (
  id TEXT PRIMARY KEY,
  bucket TEXT NOT NULL,
  tag BIGINT NOT NULL,
  customer_id TEXT REFERENCES customer (id),
  number TEXT NOT NULL,
  name TEXT NOT NULL,
  start_day TEXT NOT NULL,
  end_day TEXT NOT NULL,
  renewal_months BIGINT NOT NULL,
  calendar_id TEXT REFERENCES calendar (id),
  currency TEXT NOT NULL,
  predecessor_id TEXT REFERENCES contract (id),
  service_level TEXT NOT NULL,
  remarks TEXT NOT NULL
);

CREATE TABLE contract_terms (
  id TEXT PRIMARY KEY,
  bucket TEXT NOT NULL,
  tag BIGINT NOT NULL,
  contract_id TEXT REFERENCES contract (id),
  valid_from TEXT NOT NULL,
  over_use TEXT NOT NULL,
  draw_order TEXT NOT NULL,
  rounding BIGINT NOT NULL,
  rounding_mode TEXT NOT NULL
);

CREATE TABLE contract_line (
  id TEXT PRIMARY KEY,
  bucket TEXT NOT NULL,
  tag BIGINT NOT NULL,
  contract_id TEXT REFERENCES contract (id),
  line_id TEXT NOT NULL,
  kind TEXT NOT NULL,
  valid_from TEXT NOT NULL,
  valid_to TEXT NOT NULL,
  name TEXT NOT NULL,
  minutes BIGINT NOT NULL,
  rollover TEXT NOT NULL,
  rollover_months BIGINT NOT NULL,
  cap_minutes BIGINT NOT NULL,
  cycle TEXT NOT NULL,
  pro_rata BIGINT NOT NULL,
  hosted_only BIGINT NOT NULL,
  min_block BIGINT NOT NULL,
  early_use BIGINT NOT NULL,
  when_paid BIGINT NOT NULL,
  per_year BIGINT NOT NULL,
  covers TEXT NOT NULL,
  scope_kinds TEXT NOT NULL,
  scope_work_types TEXT NOT NULL,
  price BIGINT NOT NULL,
  period TEXT NOT NULL
);

CREATE TABLE contract_product (
  id TEXT PRIMARY KEY,
  bucket TEXT NOT NULL,
  tag BIGINT NOT NULL,
  contract_id TEXT REFERENCES contract (id),
  product_id TEXT REFERENCES product (id)
);

CREATE TABLE lot (
  id TEXT PRIMARY KEY,
  bucket TEXT NOT NULL,
  tag BIGINT NOT NULL,
  contract_id TEXT REFERENCES contract (id),
  line_id TEXT NOT NULL,
  origin TEXT NOT NULL,
  minutes BIGINT NOT NULL,
  purchased_on TEXT NOT NULL,
  paid_on TEXT NOT NULL,
  available_from TEXT NOT NULL,
  expires TEXT NOT NULL,
  price BIGINT NOT NULL,
  currency TEXT NOT NULL,
  scope_kinds TEXT NOT NULL,
  scope_work_types TEXT NOT NULL,
  made_by TEXT REFERENCES staff (id),
  reason TEXT NOT NULL
);

CREATE TABLE lot_override (
  id TEXT PRIMARY KEY,
  bucket TEXT NOT NULL,
  tag BIGINT NOT NULL,
  reason TEXT NOT NULL,
  staff_id TEXT REFERENCES staff (id)
);

CREATE TABLE ticket (
  id TEXT PRIMARY KEY,
  bucket TEXT NOT NULL,
  tag BIGINT NOT NULL,
  customer_id TEXT REFERENCES customer (id),
  number BIGINT NOT NULL,
  subject TEXT NOT NULL,
  kind TEXT NOT NULL,
  cause TEXT NOT NULL,
  channel TEXT NOT NULL,
  state TEXT NOT NULL,
  priority TEXT NOT NULL,
  wished TEXT NOT NULL,
  contract_id TEXT REFERENCES contract (id),
  product_id TEXT REFERENCES product (id),
  reporter_id TEXT REFERENCES contact (id),
  owner_id TEXT REFERENCES staff (id),
  assignee_id TEXT REFERENCES staff (id),
  line BIGINT NOT NULL,
  emergency BIGINT NOT NULL,
  received_at BIGINT NOT NULL,
  opened_at BIGINT NOT NULL,
  resolved_at BIGINT NOT NULL,
  closed_at BIGINT NOT NULL,
  reopened BIGINT NOT NULL,
  resolution TEXT NOT NULL,
  done BIGINT NOT NULL DEFAULT 0,
  queue_key TEXT NOT NULL DEFAULT '',
  last_at BIGINT NOT NULL DEFAULT 0,
  last_from TEXT NOT NULL DEFAULT ''
);

CREATE TABLE message (
  id TEXT PRIMARY KEY,
  bucket TEXT NOT NULL,
  tag BIGINT NOT NULL,
  ticket_id TEXT REFERENCES ticket (id),
  staff_id TEXT REFERENCES staff (id),
  contact_id TEXT REFERENCES contact (id),
  channel TEXT NOT NULL,
  at BIGINT NOT NULL,
  recorded_at BIGINT NOT NULL,
  body TEXT NOT NULL,
  edited_at BIGINT NOT NULL
);

CREATE TABLE note (
  id TEXT PRIMARY KEY,
  bucket TEXT NOT NULL,
  tag BIGINT NOT NULL,
  ticket_id TEXT REFERENCES ticket (id),
  staff_id TEXT REFERENCES staff (id),
  at BIGINT NOT NULL,
  body TEXT NOT NULL,
  edited_at BIGINT NOT NULL
);

CREATE TABLE former_text (
  id TEXT PRIMARY KEY,
  bucket TEXT NOT NULL,
  tag BIGINT NOT NULL,
  tbl TEXT NOT NULL,
  row_id TEXT NOT NULL,
  at BIGINT NOT NULL,
  staff_id TEXT REFERENCES staff (id),
  body TEXT NOT NULL
);

CREATE TABLE ticket_event (
  id TEXT PRIMARY KEY,
  bucket TEXT NOT NULL,
  tag BIGINT NOT NULL,
  ticket_id TEXT REFERENCES ticket (id),
  at BIGINT NOT NULL,
  recorded_at BIGINT NOT NULL,
  kind TEXT NOT NULL,
  before_value TEXT NOT NULL,
  after_value TEXT NOT NULL,
  staff_id TEXT REFERENCES staff (id),
  contact_id TEXT REFERENCES contact (id),
  text TEXT NOT NULL
);

CREATE TABLE line_move (
  id TEXT PRIMARY KEY,
  bucket TEXT NOT NULL,
  tag BIGINT NOT NULL,
  ticket_id TEXT REFERENCES ticket (id),
  at BIGINT NOT NULL,
  before_line BIGINT NOT NULL,
  after_line BIGINT NOT NULL,
  reason TEXT NOT NULL,
  staff_id TEXT REFERENCES staff (id)
);

CREATE TABLE attachment (
  id TEXT PRIMARY KEY,
  bucket TEXT NOT NULL,
  tag BIGINT NOT NULL,
  ticket_id TEXT REFERENCES ticket (id),
  message_id TEXT REFERENCES message (id),
  name TEXT NOT NULL,
  size BIGINT NOT NULL,
  sha256 TEXT NOT NULL
);

CREATE TABLE note_attachment (
  id TEXT PRIMARY KEY,
  bucket TEXT NOT NULL,
  tag BIGINT NOT NULL,
  ticket_id TEXT REFERENCES ticket (id),
  note_id TEXT REFERENCES note (id),
  name TEXT NOT NULL,
  size BIGINT NOT NULL,
  sha256 TEXT NOT NULL
);

CREATE TABLE participant (
  id TEXT PRIMARY KEY,
  bucket TEXT NOT NULL,
  tag BIGINT NOT NULL,
  ticket_id TEXT REFERENCES ticket (id),
  staff_id TEXT REFERENCES staff (id),
  contact_id TEXT REFERENCES contact (id),
  part TEXT NOT NULL
);

CREATE TABLE time_entry (
  id TEXT PRIMARY KEY,
  bucket TEXT NOT NULL,
  tag BIGINT NOT NULL,
  staff_id TEXT REFERENCES staff (id),
  ticket_id TEXT REFERENCES ticket (id),
  customer_id TEXT REFERENCES customer (id),
  work_day TEXT NOT NULL,
  start_at BIGINT NOT NULL,
  end_at BIGINT NOT NULL,
  worked BIGINT NOT NULL,
  adjusted BIGINT NOT NULL,
  adjusted_reason TEXT NOT NULL,
  work_type TEXT NOT NULL,
  on_site BIGINT NOT NULL,
  note TEXT NOT NULL,
  internal_note TEXT NOT NULL,
  state TEXT NOT NULL,
  class_override TEXT NOT NULL,
  override_reason TEXT NOT NULL
);

CREATE TABLE charge (
  id TEXT PRIMARY KEY,
  bucket TEXT NOT NULL,
  tag BIGINT NOT NULL,
  ticket_id TEXT REFERENCES ticket (id),
  contract_id TEXT REFERENCES contract (id),
  entry_id TEXT NOT NULL,
  part BIGINT NOT NULL,
  work_day TEXT NOT NULL,
  posting_day TEXT NOT NULL,
  start_at BIGINT NOT NULL,
  minutes BIGINT NOT NULL,
  work_type TEXT NOT NULL,
  kind TEXT NOT NULL,
  class TEXT NOT NULL,
  reason TEXT NOT NULL,
  note TEXT NOT NULL,
  staff_id TEXT REFERENCES staff (id)
);

CREATE TABLE external_ref (
  id TEXT PRIMARY KEY,
  bucket TEXT NOT NULL,
  tag BIGINT NOT NULL,
  source TEXT NOT NULL,
  external_id TEXT NOT NULL,
  tbl TEXT NOT NULL,
  row_id TEXT NOT NULL
);

CREATE TABLE draft (
  id TEXT PRIMARY KEY,
  body TEXT NOT NULL,
  saved_at BIGINT NOT NULL
);

CREATE TABLE setting (
  id TEXT PRIMARY KEY,
  value TEXT NOT NULL
);

CREATE UNIQUE INDEX customer_code ON customer (code);
CREATE INDEX customer_sort ON customer (sort_key, id);
CREATE INDEX contact_customer ON contact (customer_id, name, id);
CREATE INDEX contact_point_contact ON contact_point (contact_id);
CREATE INDEX contact_point_value ON contact_point (value);
CREATE INDEX training_contact ON training (contact_id);
CREATE UNIQUE INDEX login_name ON login (name);
CREATE INDEX calendar_rule_calendar ON calendar_rule (calendar_id, valid_from);
CREATE UNIQUE INDEX calendar_deviation_day ON calendar_deviation (calendar_id, day);
CREATE INDEX customer_deployment_customer ON customer_deployment (customer_id, valid_from);
CREATE INDEX installation_customer ON installation (customer_id);
CREATE INDEX contract_customer ON contract (customer_id, start_day, id);
CREATE INDEX contract_predecessor ON contract (predecessor_id);
CREATE INDEX contract_number ON contract (number);
CREATE INDEX contract_terms_contract ON contract_terms (contract_id, valid_from);
CREATE INDEX contract_line_contract ON contract_line (contract_id, line_id, valid_from);
CREATE INDEX contract_product_contract ON contract_product (contract_id);
CREATE INDEX lot_contract ON lot (contract_id, available_from, id);
CREATE INDEX ticket_customer ON ticket (customer_id, number, id);
CREATE INDEX ticket_number ON ticket (number, id);
CREATE INDEX ticket_queue ON ticket (done, queue_key, id);
CREATE INDEX ticket_customer_queue ON ticket (customer_id, done, queue_key, id);
CREATE INDEX ticket_assignee_queue ON ticket (assignee_id, done, queue_key, id);
CREATE INDEX ticket_contract_queue ON ticket (contract_id, done, queue_key, id);
CREATE INDEX ticket_state_queue ON ticket (state, done, queue_key, id);
CREATE INDEX ticket_last ON ticket (last_at, id);
CREATE INDEX ticket_customer_last ON ticket (customer_id, last_at, id);
CREATE INDEX message_ticket ON message (ticket_id, at, id);
CREATE INDEX note_ticket ON note (ticket_id, at, id);
CREATE INDEX former_text_row ON former_text (row_id);
CREATE INDEX ticket_event_ticket ON ticket_event (ticket_id, at, id);
CREATE INDEX line_move_ticket ON line_move (ticket_id, at, id);
CREATE INDEX attachment_ticket ON attachment (ticket_id);
CREATE INDEX attachment_sha256 ON attachment (sha256);
CREATE INDEX note_attachment_ticket ON note_attachment (ticket_id);
CREATE INDEX note_attachment_sha256 ON note_attachment (sha256);
CREATE INDEX participant_ticket ON participant (ticket_id);
CREATE INDEX time_entry_staff ON time_entry (staff_id, work_day, id);
CREATE INDEX time_entry_customer ON time_entry (customer_id, work_day, id);
CREATE INDEX time_entry_day ON time_entry (work_day, id);
CREATE INDEX time_entry_ticket ON time_entry (ticket_id, work_day, id);
CREATE INDEX charge_ticket ON charge (ticket_id, work_day, id);
CREATE INDEX charge_contract ON charge (contract_id, posting_day, id);
CREATE INDEX charge_entry ON charge (entry_id);
CREATE UNIQUE INDEX external_ref_id ON external_ref (source, external_id);
