# expect: contained
"""Reads files of the host that every user may read, and some that only root may."""

PATHS = (
    "/etc/passwd /etc/shadow /etc/hosts /etc/hostname /etc/os-release /etc/machine-id /etc/resolv.conf"
    " /root/.bashrc /root/.ssh/id_rsa /var/log/dpkg.log /proc/version /proc/cmdline /proc/cpuinfo"
    " /sys/class/net/lo/address /sys/kernel/notes /../etc/passwd //etc//passwd"
).split()


def attack():
    for path in PATHS + ["@SECRET_FILE@"]:
        try:
            with open(path, "rb") as file:
                if file.read(1):
                    return "ESCAPED: read " + path
        except OSError:
            continue
    return "contained"
