-- +goose Up

-- Lists are filtered in the index of their order, before a row is read; a count
-- reads nothing else. By state alone nothing is quicker than that.
DROP INDEX ticket_queue;
DROP INDEX ticket_state_queue;
CREATE INDEX ticket_queue ON ticket (done, queue_key, id, priority, kind, state, line, emergency, assignee_id, contract_id);

-- Time is listed by day and start.
DROP INDEX time_entry_staff;
DROP INDEX time_entry_day;
CREATE INDEX time_entry_staff ON time_entry (staff_id, work_day, start_at, id);
CREATE INDEX time_entry_day ON time_entry (work_day, start_at, id);

-- A bank is settled from the index alone, and whether it must be.
CREATE INDEX charge_bank ON charge (contract_id, class, tag, id, work_day, posting_day, start_at, minutes, kind, work_type);

-- Who worked last for a customer.
CREATE INDEX charge_staff ON charge (bucket, staff_id, work_day);

-- Time that nobody has decided about and that no contract was valid for.
CREATE INDEX charge_undecided ON charge (bucket, ticket_id) WHERE contract_id IS NULL AND class = 'undecided';

-- Tech tickets of a contract year.
CREATE INDEX ticket_contract_kind ON ticket (contract_id, kind, received_at, state, cause, id);
CREATE INDEX ticket_event_kind ON ticket_event (ticket_id, at) WHERE kind = 'kind';

-- Whether a contact can go: nothing may refer to it.
CREATE INDEX ticket_reporter ON ticket (reporter_id) WHERE reporter_id IS NOT NULL;
CREATE INDEX message_contact ON message (contact_id) WHERE contact_id IS NOT NULL;
CREATE INDEX ticket_event_contact ON ticket_event (contact_id) WHERE contact_id IS NOT NULL;
