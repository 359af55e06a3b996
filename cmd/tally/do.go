package main

import "tallydesk/app/command"

// do carries out a command and tells that it is done, in the words of a key;
// programs get the record with the id of what was created under the label, and
// the act that undo takes back. What has been told is on disk.
func (c *call) do(cmd command.Command, created string, told record, key string, args ...any) error {
	receipt, err := c.desk.Do(c.ctx, cmd)
	if err != nil {
		return err
	}
	if created != "" {
		told = append(record{{"id", receipt.Created(created)}}, told...)
	}
	return c.done(append(told, field{"act", receipt.Act}), key, args...)
}

// done tells that something is done.
func (c *call) done(told record, key string, args ...any) error {
	if c.out.json {
		return c.out.answer(c.out.object(told))
	}
	c.out.line(harmless(c.words.T(key, args...)))
	return nil
}

// listed is list for what was found in part: it tells, beside the answer, when
// there is more.
func (c *call) listed(records []record, total int, none string, columns ...string) error {
	if err := c.out.list(records, none, columns...); err != nil || c.out.json || len(records) >= total {
		return err
	}
	beside := &page{words: c.words, to: c.stderr}
	beside.line(c.words.T("cli.more", "Shown", c.words.Number(len(records)), "Total", c.words.Number(total)))
	return beside.failed
}
