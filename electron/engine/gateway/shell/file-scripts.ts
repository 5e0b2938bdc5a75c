/**
 * The shell texts behind reading and writing a file on a gateway. They are constants: every value reaches them as a positional
 * parameter or on standard input, nothing is spliced in. They keep to what dash, bash and BusyBox ash share and to tools that
 * coreutils and BusyBox both have (no `chown --reference`, kura.md §7). A gateway that is no real shell may know them by their text.
 *
 * Each prints an empty line and a marker line before its answer, because start-up files of some gateways greet on standard output.
 */

/** How the scripts end where they do not end well; numbers that no shell uses by itself. */
export const fileExit = {
  absent: 41,
  notPermitted: 42,
  notRegular: 43,
  readFailed: 44,
  writeFailed: 45,
  backupFailed: 46,
  renameFailed: 47,
} as const;

/** Ends with "not permitted" where the deepest folder that can be seen may not be searched: a hidden file is not an absent one. */
const leaveAsAbsent = `leave_as_absent() {
  near=$1
  while [ ! -e "$near" ]; do near=\${near%/*}; near=\${near:-/}; done
  if [ -d "$near" ] && [ ! -x "$near" ]; then exit ${fileExit.notPermitted}; fi
  exit ${fileExit.absent}
}`;

/** `sync FILE` is an fsync where the tool knows it; older ones flush everything. */
const flush = `flush() { sync "$1" 2>/dev/null || sync; }`;

export const readMarker = 'lineside-file';

/**
 * $1 path. Prints the marker, `MODE UID GID OWNER GROUP`, the SHA-256 line and then the content as it is.
 * Ends with `absent`, `notPermitted`, `notRegular` or `readFailed`.
 */
export const readScript = `LC_ALL=C; export LC_ALL
${leaveAsAbsent}
[ -e "$1" ] || leave_as_absent "$1"
[ -f "$1" ] || exit ${fileExit.notRegular}
[ -r "$1" ] || exit ${fileExit.notPermitted}
printf '\\n%s\\n' ${readMarker}
stat -L -c '%a %u %g %U %G' "$1" || exit ${fileExit.readFailed}
sha256sum < "$1" || exit ${fileExit.readFailed}
cat "$1" || exit ${fileExit.readFailed}`;

export const stageMarker = 'lineside-staged';

/**
 * $1 path, $2 octal mode if new, standard input the content. Writes it to a temporary file beside the real file (links followed),
 * with the owner and mode of the old one (of the folder's owner where there is none), flushed. Prints the marker, the real path, the
 * temporary path and the SHA-256 line of what was written. Nothing of the file itself changes. Temporary files that an earlier,
 * cut write left are removed first, so that a write still hanging on the gateway can no longer end in a rename.
 */
export const stageScript = `LC_ALL=C; export LC_ALL; umask 077
${leaveAsAbsent}
${flush}
give_up() { rm -f "$temp"; exit "$1"; }
real=$(readlink -f "$1") || real=$1
[ ! -h "$real" ] || exit ${fileExit.absent}
folder=\${real%/*}; folder=\${folder:-/}
[ -d "$folder" ] || leave_as_absent "$folder"
[ -w "$folder" ] || exit ${fileExit.notPermitted}
if [ -e "$real" ]; then
  [ -f "$real" ] || exit ${fileExit.notRegular}
  owner=$(stat -c %u:%g "$real") && mode=$(stat -c %a "$real") || exit ${fileExit.readFailed}
else
  owner=$(stat -c %u:%g "$folder") && mode=$2 || exit ${fileExit.readFailed}
fi
c='[0-9A-Za-z]'
rm -f "$folder/.\${real##*/}.lineside-"$c$c$c$c$c$c
temp=$(mktemp "$folder/.\${real##*/}.lineside-XXXXXX") || exit ${fileExit.writeFailed}
cat > "$temp" || give_up ${fileExit.writeFailed}
[ "$(stat -c %u:%g "$temp")" = "$owner" ] || chown "$owner" "$temp" || give_up ${fileExit.notPermitted}
chmod "$mode" "$temp" || give_up ${fileExit.writeFailed}
flush "$temp" || give_up ${fileExit.writeFailed}
printf '\\n%s\\n' ${stageMarker}
echo "$real"
echo "$temp"
sha256sum < "$temp" || give_up ${fileExit.readFailed}`;

export const commitMarker = 'lineside-committed';
const keptBackups = 3;

/**
 * $1 temporary path, $2 real path, $3 backup path, as the stage gave them. Copies the old file (through a temporary file of its
 * own, so that a half copy never bears a backup's name), renames, flushes the folder, removes all but the newest backups. Prints the
 * marker, the backup's path (an empty line where there was no old file) and the SHA-256 line of the file as it is now.
 */
export const commitScript = `LC_ALL=C; export LC_ALL; umask 077
${flush}
temp=$1; real=$2; backup=$3
folder=\${real%/*}; folder=\${folder:-/}
[ -f "$temp" ] || exit ${fileExit.renameFailed}
if [ -f "$real" ]; then
  spare=$(mktemp "$folder/.\${real##*/}.lineside-XXXXXX") || exit ${fileExit.backupFailed}
  cp -p "$real" "$spare" && flush "$spare" && mv -f "$spare" "$backup" || { rm -f "$spare"; exit ${fileExit.backupFailed}; }
else
  backup=
fi
mv -fT "$temp" "$real" 2>/dev/null || mv -f "$temp" "$real" || exit ${fileExit.renameFailed}
flush "$folder" || exit ${fileExit.renameFailed}
n='[0-9]'
set -- "$real".lineside-backup-$n$n$n$n$n$n$n$n$n$n$n$n$n$n
while [ $# -gt ${keptBackups} ]; do [ "$1" = "$backup" ] || rm -f "$1"; shift; done
printf '\\n%s\\n' ${commitMarker}
echo "$backup"
sha256sum < "$real" || exit ${fileExit.readFailed}`;
