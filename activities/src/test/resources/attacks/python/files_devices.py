# expect: contained
"""Opens devices that do more than /dev/null."""
import os

DEVICES = (
    "mem kmem port tty console ptmx pts/0 fuse kvm loop-control loop0 net/tun vda sda nvme0n1 kmsg snapshot"
    " uinput hpet cpu_dma_latency vhost-net userfaultfd mapper/control rtc0 watchdog input/event0 dri/card0"
).split()


def attack():
    for name in DEVICES:
        for flags in (os.O_RDWR, os.O_RDONLY, os.O_WRONLY):
            try:
                os.open("/dev/" + name, flags | os.O_NONBLOCK)
                return "ESCAPED: /dev/" + name
            except OSError:
                continue
    return "contained"
