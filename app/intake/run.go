package intake

import (
	"context"
	"crypto/sha256"
	"encoding/hex"

	"tallydesk/app"
)

// run is one import that has been begun: until it is done, this computer
// remembers its act, so that it goes on under the same one.
type run struct {
	key, act string
	goesOn   bool
}

func begin(ctx context.Context, desk *app.Desk, job Job) (run, error) {
	sum := sha256.Sum256([]byte(job.File.Sum + refSource(job.Mapping)))
	r := run{key: "import.run." + hex.EncodeToString(sum[:8])}
	var err error
	if r.act, err = desk.Recall(ctx, r.key); err != nil {
		return r, err
	}
	if r.act != "" {
		if r.goesOn, err = desk.Stands(ctx, r.act); err != nil || r.goesOn {
			return r, err
		}
	}
	r.act = app.NewID()
	return r, desk.Remember(ctx, r.key, r.act)
}

func (r run) end(ctx context.Context, desk *app.Desk) error { return desk.Remember(ctx, r.key, "") }
