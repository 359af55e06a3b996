package data

import "strings"

// remote names the file systems that lie on another computer, as Linux, macOS
// and FUSE call them. SQLite's log needs memory that all its users share, which
// none of them gives; what a virtual machine sees of its host (9p, vboxsf) is
// no better.
var remote = map[string]bool{
	"nfs": true, "nfs4": true, "cifs": true, "smb3": true, "smbfs": true, "ncpfs": true,
	"afs": true, "afpfs": true, "ceph": true, "coda": true, "webdav": true, "ftp": true,
	"9p": true, "vboxsf": true, "glusterfs": true, "lustre": true, "ocfs2": true, "gfs2": true,
	"sshfs": true, "rclone": true, "davfs": true, "davfs2": true, "s3fs": true, "gcsfuse": true,
	"curlftpfs": true, "gvfsd-fuse": true, "vmhgfs-fuse": true, "smbnetfs": true, "juicefs": true,
}

// isRemote tells whether a file system of the type lies on another computer.
func isRemote(kind string) bool { return remote[strings.TrimPrefix(kind, "fuse.")] }
