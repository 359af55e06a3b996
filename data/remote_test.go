package data

import "testing"

func TestNetworkShares(t *testing.T) {
	for kind, want := range map[string]bool{
		"ext4": false, "btrfs": false, "tmpfs": false, "ntfs": false, "fuseblk": false, "apfs": false, "fuse.gocryptfs": false, "": false,
		"nfs": true, "nfs4": true, "cifs": true, "smb3": true, "smbfs": true, "9p": true, "fuse.sshfs": true, "fuse.rclone": true,
	} {
		if isRemote(kind) != want {
			t.Errorf("%s is remote: %v", kind, !want)
		}
	}
	if kind, remote, err := remoteFileSystem(t.TempDir()); remote || err != nil {
		t.Errorf("the folder for temporary files is remote: %s, %v", kind, err)
	}
}
