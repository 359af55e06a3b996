package form

import (
	"context"

	"tallydesk/app/command"
	"tallydesk/gui/page"
)

// Do carries out commands as one act, without a sheet, and tells what was done.
func Do(env page.Env, done string, commands ...command.Command) {
	env.UI.Go(func() {
		receipts, err := env.Desk.DoAll(context.Background(), commands...)
		env.UI.Do(func() {
			if err != nil {
				env.Fail(err)
				return
			}
			env.Done(done, receipts[0].Act)
		})
	})
}
