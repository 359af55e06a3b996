package data

import (
	"strings"
	"testing"
)

func TestMountedType(t *testing.T) {
	const mounts = `22 27 0:21 / /proc rw,relatime - proc proc rw
27 1 254:0 / / rw,relatime shared:1 - ext4 /dev/vda rw
36 27 0:45 / /home/anna/my\040share rw,relatime shared:2 master:3 - nfs4 server:/export rw
not a mount
`
	for device, want := range map[string]string{"254:0": "ext4", "0:45": "nfs4", "9:9": ""} {
		got, err := mountedType(strings.NewReader(mounts), device)
		if err != nil || got != want {
			t.Errorf("%s is %q, want %q (%v)", device, got, want, err)
		}
	}
}
