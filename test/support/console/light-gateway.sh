# Process 1 of its own namespaces: a layer of its own above the Debian root, a few accounts, and a getty that comes back after each logout.
# $1 root, $2 empty folder, $3 host name, $4 `debian` or `busybox`, $5 shell text run inside before the first getty,
# $6 a folder of this computer that is there as well, or nothing.
set -e
umask 022
mount -t tmpfs tmpfs "$2"
mkdir -p "$2/upper" "$2/work" "$2/root"
mount -t overlay overlay -o "lowerdir=$1,upperdir=$2/upper,workdir=$2/work" "$2/root"
root=$2/root
if [ -n "$6" ]; then
  mkdir -p "$root$6"
  mount --bind -o ro "$6" "$root$6"
fi
mount -t proc proc "$root/proc"
# Every start of a board has a boot id of its own; a container would show its host's.
cat /proc/sys/kernel/random/uuid >"$2/boot-id"
mount --bind "$2/boot-id" "$root/proc/sys/kernel/random/boot_id"
mount --rbind /dev "$root/dev"
mount -t tmpfs tmpfs "$root/run"
hostname "$3"
tr -d - </proc/sys/kernel/random/uuid >"$root/etc/machine-id"
shell=/bin/bash
[ "$4" = debian ] || shell=/bin/ash
[ "$4" = debian ] || ln -s busybox "$root/bin/ash"
chroot "$root" useradd -m -s "$shell" technician
chroot "$root" usermod -s "$shell" root
printf '%s\n' "root:r00t 'quoted' \$word" "technician:s3cret" | chroot "$root" chpasswd
chroot "$root" /bin/sh -c "$5"
if [ "$4" = debian ]; then
  exec chroot "$root" /bin/sh -c 'while :; do setsid -c -w /sbin/agetty --noclear -L 115200 - vt220; sleep .1; done'
fi
# Nothing but BusyBox on PATH.
chroot "$root" /bin/busybox mkdir /applets
chroot "$root" /bin/busybox --install -s /applets
exec chroot "$root" /applets/env -i PATH=/applets TERM=vt100 /applets/sh -c \
  'export PATH=/applets; while :; do setsid -c sh -c "exec getty -L 115200 \$(tty | sed s:/dev/::) vt100"; sleep 0.1; done'
