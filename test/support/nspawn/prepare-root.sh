#!/bin/sh
# Turns a fresh Debian root (first argument) into what a factory gateway looks like from outside: sshd for root, and a Kura laid out as
# its installer does it. Kura itself is a process that only sleeps: its command line and its files are what a station works with.
set -eu
root=$1
kura=/opt/eclipse/kura_5.6.1_generic-x86_64

echo root:gateway-root | chroot "$root" chpasswd
rm -f "$root/etc/hostname" "$root"/etc/ssh/ssh_host_*
cat >"$root/etc/ssh/sshd_config.d/10-gateway.conf" <<'CONF'
PermitRootLogin yes
PasswordAuthentication yes
UseDNS no
CONF
chroot "$root" systemctl enable ssh
chroot "$root" systemctl mask apt-daily.timer apt-daily-upgrade.timer dpkg-db-backup.timer e2scrub_all.timer fstrim.timer \
  systemd-timesyncd.service systemd-networkd.service systemd-resolved.service getty.target console-getty.service || true

chroot "$root" useradd --system --shell /usr/sbin/nologin kurad
mkdir -p "$root$kura/bin" "$root$kura/framework" "$root$kura/user"
ln -s "$kura" "$root/opt/eclipse/kura"

# The process is called java, as the real one is, and shows its -D arguments in /proc/PID/cmdline.
cat >"$root$kura/bin/java" <<'JAVA'
#!/bin/sh
while :; do sleep 3600; done
JAVA
cat >"$root$kura/bin/start_kura_background.sh" <<'START'
#!/bin/sh
cd /opt/eclipse/kura || exit 1
bin/java -Xms256m -Dkura.os.version=generic-linux \
  -Dkura.configuration=file:/opt/eclipse/kura/framework/kura.properties \
  -Dkura.custom.configuration=file:/opt/eclipse/kura/user/kura_custom.properties \
  -jar plugins/org.eclipse.equinox.launcher.jar </dev/null >/dev/null 2>&1 &
echo $! >/run/kura.pid
START
cat >"$root$kura/framework/kura.properties" <<'PROPERTIES'
# Eclipse Kura
kura.name=Eclipse Kura
kura.version=KURA_5.6.1
kura.device.name=generic-device
kura.model.id=generic-device
kura.serialNumber.provider=cat /proc/cpuinfo | grep Serial | cut -d ' ' -f 2
dpa.connection.timeout = 60000
PROPERTIES
# Comments, blanks, other separators, a continuation and CRLF: every line that is not asked for must come through byte for byte.
{
  printf '# Do not edit the kura.properties file directly, as any changes there may be lost in subsequent Kura upgrades.\n'
  printf '! Instead, place those changes in this file.\n\n'
  printf 'site.name : Werk S\\u00fcd\n'
  printf '   indented.key   value with trailing blank \n'
  printf 'long.list=first,\\\n    second,\\\n    third\n'
  printf 'windows.line=kept\r\n'
  printf 'kura.device.name=old name\n'
  printf '#kura.serialNumber=commented\n'
  printf 'raw.latin1=\374\344\366\n'
  printf 'kura.serialNumber = FACTORY-0000\n'
  printf 'no.newline.at.end=yes'
} >"$root$kura/user/kura_custom.properties"
chmod 755 "$root$kura/bin/java" "$root$kura/bin/start_kura_background.sh"
chmod 600 "$root$kura/user/kura_custom.properties" "$root$kura/framework/kura.properties"
chroot "$root" chown -R kurad:kurad /opt/eclipse "$kura"
chmod -R go-rwx "$root/opt/eclipse"

cat >"$root/etc/systemd/system/kura.service" <<'UNIT'
[Unit]
Description=Kura

[Service]
User=kurad
Type=forking
ExecStartPre=+/usr/bin/install -o kurad -g kurad -m 644 /dev/null /run/kura.pid
ExecStart=/bin/sh /opt/eclipse/kura/bin/start_kura_background.sh
PIDFile=/run/kura.pid
Restart=on-failure
RestartSec=5
SuccessExitStatus=143

[Install]
WantedBy=multi-user.target
UNIT
chroot "$root" systemctl enable kura
