#!/bin/sh
# Turns a fresh Debian root (first argument) into the disk of a virtual machine: the factory gateway of prepare-root.sh with a kernel, a
# network of its own, and nothing in its initramfs but what a virtio disk needs. Kernel and initramfs are left in /boot-files.
set -eu
root=$1
sh "$PREPARE_GATEWAY" "$root"

echo gateway >"$root/etc/hostname"
printf '127.0.0.1 localhost gateway\n' >"$root/etc/hosts"
printf '/dev/vda / ext4 defaults,noatime 0 1\n/dev/vdb /station ext4 defaults,nofail 0 2\n' >"$root/etc/fstab"
mkdir -p "$root/station" "$root/etc/systemd/network" "$root/boot-files"
printf '[Match]\nName=e*\n[Network]\nAddress=10.0.2.15/24\nGateway=10.0.2.2\nLinkLocalAddressing=no\nIPv6AcceptRA=no\n' \
  >"$root/etc/systemd/network/10-eth.network"
printf 'GatewayPorts clientspecified\nClientAliveInterval 5\n' >"$root/etc/ssh/sshd_config.d/20-machine.conf"
chroot "$root" ssh-keygen -A
chroot "$root" systemctl unmask systemd-networkd.service
chroot "$root" systemctl enable systemd-networkd
chroot "$root" systemctl mask systemd-networkd-wait-online.service getty@tty1.service e2scrub_reap.service || true

printf 'MODULES=list\nCOMPRESS=lz4\n' >"$root/etc/initramfs-tools/conf.d/machine"
printf 'virtio_pci\nvirtio_blk\next4\ncrc32c_generic\n' >>"$root/etc/initramfs-tools/modules"
chroot "$root" update-initramfs -u -k all
cp -L "$root/vmlinuz" "$root/boot-files/vmlinuz"
cp -L "$root/initrd.img" "$root/boot-files/initrd.img"
