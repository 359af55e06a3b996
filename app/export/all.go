package export

import (
	"context"

	"tallydesk/app"
	"tallydesk/app/words"
)

// All writes the whole desk into a new folder of readable files, with a readme
// in the reader's language that says what they are; see app.Desk.CopyOut.
// Progress is told from 0 to 1.
func All(ctx context.Context, desk *app.Desk, dir string, w *words.Words, progress func(part float64)) (app.Copied, error) {
	provider, err := desk.View().Provider(ctx)
	if err != nil {
		return app.Copied{}, err
	}
	readme := w.T("export.readme", "Provider", provider.Name)
	return desk.CopyOut(ctx, dir, readme, func(done, total int64) { progress(float64(done) / float64(max(total, 1))) })
}
