package data

// Progress is told how many bytes of how many are done.
type Progress func(done, total int64)

// counter tells how far the bytes have come.
type counter struct {
	tell        Progress
	done, total int64
}

func newCounter(tell Progress, total int64) *counter { return &counter{tell: tell, total: total} }

// Write counts the bytes.
func (c *counter) Write(p []byte) (int, error) {
	c.done += int64(len(p))
	if c.tell != nil {
		c.tell(c.done, c.total)
	}
	return len(p), nil
}

// add counts n bytes that nobody writes through the counter.
func (c *counter) add(n int64) {
	c.done += n
	if c.tell != nil {
		c.tell(c.done, c.total)
	}
}
