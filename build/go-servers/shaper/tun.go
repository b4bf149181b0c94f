package main

import (
	"os"
	"syscall"
	"unsafe"
)

// From linux/if_tun.h and linux/if.h.
const (
	tunSetIff     = 0x400454ca
	iffTun        = 0x0001
	iffNoPi       = 0x1000
	ifNameSize    = 16
	ifReqSize     = 40
	largestPacket = 65535
)

// openTun makes a TUN device that gives and takes one IP packet at a time. It is gone when the file is closed.
func openTun(name string) (*os.File, error) {
	fd, err := syscall.Open("/dev/net/tun", syscall.O_RDWR|syscall.O_CLOEXEC, 0)
	if err != nil {
		return nil, os.NewSyscallError("open /dev/net/tun", err)
	}
	var asked [ifReqSize]byte
	copy(asked[:ifNameSize-1], name)
	*(*uint16)(unsafe.Pointer(&asked[ifNameSize])) = iffTun | iffNoPi
	_, _, errno := syscall.Syscall(syscall.SYS_IOCTL, uintptr(fd), tunSetIff, uintptr(unsafe.Pointer(&asked[0])))
	if errno != 0 {
		syscall.Close(fd)
		return nil, os.NewSyscallError("TUNSETIFF "+name, errno)
	}
	// Only what does not block is waited for by Go's poller, without a thread of its own.
	if err := syscall.SetNonblock(fd, true); err != nil {
		syscall.Close(fd)
		return nil, os.NewSyscallError("set non-blocking", err)
	}
	return os.NewFile(uintptr(fd), name), nil
}
