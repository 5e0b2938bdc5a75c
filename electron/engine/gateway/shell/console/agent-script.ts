/**
 * The shell texts that make a protocol of a console. A login shell starts the first with one typed line; that one takes in the second,
 * checks it by SHA-256 and becomes it. The second, the agent, is a plain loop without prompt, echo and line editing: it takes lines of at most
 * 1000 characters (the kernel cuts at 4095, lab.md §1.3) and answers with lines that bear a token of this session.
 *
 * They keep to what dash, bash and BusyBox ash share. Nothing of a command is spliced into them.
 *
 * Lines to the agent                              | its answers, each `@TOKEN … .`
 * `P ID LINES ZIPPED INTO SHA256` and the lines   | `+ LEFT` for each line, then `ok ID` or `bad ID`
 * `G ID LIMIT STDIN CHECK` starts what was sent   | `run ID`, `tick ID` now and then, `end ID STATUS … STATUS`, the output's lines, `fin`
 * `L PART FROM TO` asks for lines again           | those lines, `fin`
 * `Q NUMBER` asks how things are                  | `q VERIFIED STARTED NUMBER`, and the last `end` again
 * `X` or an empty line                            | none: it ends, and the login with it
 *
 * SHA256 is that of `ID LINES ZIPPED INTO ` and the lines. Parcels are numbered from 1; the last one that comes again is not kept again, and none is kept while the one before is missing. It goes INTO `c` (the command), `v` (evaluated at once: long words kept under a name), `n` or `i` (standard input, new or more).
 * CHECK is the token, the last parcel's ID, and the three before it: a damaged line starts nothing, nor does one meant for another agent.
 * A command runs beside the loop, without the terminal: an interrupt reaches the loop alone, which says `int ID` and listens again.
 */

const tools = ['base64', 'sha256sum', 'head', 'grep', 'sed', 'wc', 'mktemp', 'mkfifo'];

/** To be typed at a shell's prompt, which may echo it: no marker stands in it as it will be printed. `$1` of it is the token. */
export function starterLine(token: string): string {
  const starter = [
    'stty -echo -ixon -onlcr 2>/dev/null',
    'k=$1 z=0 m=-',
    'command -v gzip >/dev/null&&z=1',
    `for c in ${tools.join(' ')};do command -v $c >/dev/null||m=$m$c,;done`,
    'printf "\\n@%s boot $z $m .\\n" $k',
    'while read -r n h y;do s=$(head -n $n)',
    '[ "$(printf %s "$s"|sha256sum)" = "$h  -" ]&&{ if [ $y = 1 ];then s=$(printf %s "$s"|base64 -d|gzip -dc);else s=$(printf %s "$s"|base64 -d);fi;eval "$s";}',
    'printf "\\n@%s bad .\\n" $k;done',
  ];
  // A blank in front and an empty HISTFILE keep it out of histories.
  return ` HISTFILE= exec sh -c '${starter.join(';')}' lineside ${token}\r`;
}

export const agentScript = `exec 2>/dev/null
say() { printf '@%s %s .\\n' "$k" "$*"; }
sum() { set -- $(sha256sum); echo "$1"; }
unzipped() { if [ "$1" = 1 ]; then base64 -d | gzip -dc; else base64 -d; fi; }
for t in /run /dev/shm /tmp; do t=$(mktemp -d "$t/lineside.XXXXXX") && break; done
[ -d "$t" ] || { say none; exit; }
w= b=0 i=0 v=0 j= r=0 e= y=$(command -v setsid) u=$(id -u)
if [ "$u" = 0 ]; then
  PATH=$PATH:/usr/local/sbin:/usr/sbin:/sbin
  read -r l _ </proc/sys/kernel/printk && dmesg -n 1 || l=
fi
trap '[ -z "$w" ] || kill $w; [ -z "$l" ] || dmesg -n $l; rm -rf "$t"' EXIT
trap 'exit' HUP TERM
trap 'i=1; [ $b = 1 ] || exit' INT
take() {
  d= n=$3
  while [ $n -gt 0 ]; do IFS= read -r a || exit; d=$d$a; n=$((n-1)); say + $n; done
  if [ "$(printf %s "$2 $3 $4 $5 $d" | sum)" = "$6" ] && { [ $2.$6 = $v.$j ] || { [ $2 = $((v+1)) ] && keep $5 $4 && v=$2 j=$6; }; }; then say ok $2; else say bad $2; fi
  d=
}
keep() {
  case $1 in
  c) p=$(printf %s "$d" | unzipped $2) ;;
  v) a=$(printf %s "$d" | unzipped $2) && eval "$a" ;;
  n) printf %s "$d" | unzipped $2 >"$t/i" ;;
  i) printf %s "$d" | unzipped $2 >>"$t/i" ;;
  esac
}
packed() {
  g=0 h=- n=0
  [ -s "$t/$1" ] || return
  a=$(wc -c <"$t/$1")
  [ $a -lt $q ] || { h=long; return; }
  h=$(sum <"$t/$1")
  if [ $z = 1 ] && [ $a -gt 200 ]; then g=1; gzip -c <"$t/$1" | base64 >"$t/$1b"; else base64 <"$t/$1" >"$t/$1b"; fi
  n=$(($(wc -l <"$t/$1b")))
}
lines() { [ $3 -lt $2 ] || grep -n '' "$t/$1b" | sed -n "s/^/$1/;$2,$3p"; }
go() {
  r=$2 q=$3 b=1 i=0 e=
  rm -f "$t/o" "$t/e" "$t/d" "$t/"*b "$t/"f*
  mkfifo "$t/fo$r" "$t/fe$r" || exit
  head -c $3 <"$t/fo$r" >"$t/o" & hx=$!
  head -c $3 <"$t/fe$r" >"$t/e" & hy=$!
  a=/dev/null; [ $4 = 0 ] || a=$t/i
  (trap '' HUP; trap - INT TERM EXIT; eval "$p") <"$a" >"$t/fo$r" 2>"$t/fe$r" & c=$! p=
  say run $r
  (trap - INT HUP TERM EXIT; while sleep 3; do say tick $r; [ ! -e "$t/d" ] || kill $hx $hy; done) </dev/null & w=$!
  wait $c; s=$?
  if [ $i = 0 ]; then
    : >"$t/d" || exit
    for a in $hx $hy; do wait $a; [ $? != 1 ] || exit; done
  fi
  kill $w; w= b=0
  rm -f "$t/i"
  [ $i = 0 ] || { say int $r; return; }
  packed o; e="end $r $s $n $g $h"; x=$n
  packed e; e="$e $n $g $h"
  e="$e $s"; say $e; lines o 1 $x; lines e 1 $n; say fin
}
say up "$u" "$(id -un)"
while IFS= read -r a; do
  set -f; set -- $a; set +f
  case $1 in
  P) take "$@" ;;
  G) [ "$5" = "$k-$v-$2-$3-$4" ] && [ "$2" -gt $r ] && go "$@" ;;
  L) lines $2 $3 $4; say fin ;;
  Q) say q $v $r $2; [ -z "$e" ] || say $e ;;
  X | '') exit ;;
  esac
done
exit`;
