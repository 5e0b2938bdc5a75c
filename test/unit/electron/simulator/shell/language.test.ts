/** The shell's language, judged by the system's own `sh`: the same script must print the same and end with the same status. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { smallMachine } from './small-machine.ts';

const hasShell = spawnSync('sh', ['-c', 'exit 0']).status === 0;

const scripts: Readonly<Record<string, string>> = {
  'quotes and words': `a='x  y'; echo $a "$a" '$a' "\\$a" a\\ b; echo "it's" 'say "hi"'`,
  'an empty word stays one': `set -- "" '' x; echo $#; set -- $nothing x; echo $#`,
  'default values': `echo \${u:-d} \${u-e} \${u:=f} $u \${u:+g}; v=; echo "[\${v:-h}][\${v-i}][\${v:+j}][\${v+k}]"`,
  'trimming patterns': `p=/a/b.c/d.e.f; echo \${p##*/} \${p#*/} \${p%.*} \${p%%.*} \${#p}; q='a*b'; echo "\${q%'*b'}"`,
  'a value with a pattern is one when unquoted': `mkdir g; touch g/a1 g/a2 g/b; n='[0-9]'; echo g/a$n; echo "g/a$n"; echo g/zz*`,
  'positional parameters': `f() { echo "$#: $1 $2"; for x in "$@"; do echo "<$x>"; done; }; f 'a b' c; set -- 1 2 3; shift; echo "$*" $@`,
  arithmetic: `i=5; echo $((i * 2 + 1)) $(((i - 1) % 3)) $((i > 3 && i < 9)) $((010 + 0x10)) $((-i / 2))`,
  'command substitution': `x=$(printf 'a\\nb\\n\\n'); echo "[$x]"; echo \`echo one \\\`echo two\\\`\`; echo "$(echo "$(echo deep)")"`,
  'status of a substitution': `x=$(exit 7); echo $?; y=$(echo z; false) || echo failed $y`,
  'and, or, not': `true && echo a || echo b; false && echo c || echo d; ! true; echo $?; ! false && echo e`,
  'if and elif': `for x in 1 2 3; do if [ $x = 1 ]; then echo one; elif [ $x = 2 ]; then echo two; else echo other; fi; done`,
  case: `for x in abc b.d '*' ''; do case $x in a*) echo A;; *.[cd]) echo dot;; '*'|'?') echo star;; '') echo empty;; esac; done`,
  'while, until, break, continue': `i=0; while :; do i=$((i+1)); [ $i = 2 ] && continue; [ $i -gt 4 ] && break; echo $i; done; until [ $i = 0 ]; do i=$((i-1)); done; echo $i`,
  'break out of two loops': `for a in 1 2; do for b in x y; do [ $b = y ] && break 2; echo $a$b; done; done; echo end`,
  'read lines': `printf 'a b  c\\nlast' | while read -r x y || [ -n "$x" ]; do echo "[$x|$y]"; done`,
  'read with a separator': `printf 'k=v=w\\n' | { IFS== read -r k v; echo "$k/$v"; }; printf '  pad \\n' | { IFS= read -r l; echo "[$l]"; }`,
  'separators in values': `IFS=:; p=a:b::c; set -- $p; echo $#; unset IFS; x='  lead trail  '; set -- $x; echo $# "$1"`,
  'pipes run their parts apart': `x=1; echo y | read x; echo $x; printf 'b\\na\\n' | sort | head -n 1; false | true; echo $?`,
  redirections: `echo one > f; echo two >> f; cat < f; { echo out; echo err >&2; } > all 2>&1; cat all; cat missing 2>/dev/null; echo $?`,
  'a redirection on a loop': `for i in 1 2; do echo $i; done > loop; wc -l < loop | tr -d ' '; while read -r l; do echo "got $l"; done < loop`,
  'redirection order': `{ echo e >&2; } 2>&1 >/dev/null; ls missing-file >/dev/null 2>&1 || echo none`,
  'here-documents': `v=1\ncat <<E\n$v $(echo s) \\$v\nE\ncat <<'E'\n$v\nE\ncat <<-E\n\tt\n\tE\necho after`,
  'subshells keep to themselves': `x=1; (x=2; cd /; echo $x); echo $x; { x=3; }; echo $x`,
  functions: `f() { echo in; return 3; echo never; }; f; echo $?; g() { f && echo yes; }; g || echo "no $?"`,
  'set -e': `set -e; false || true; if false; then :; fi; ! true; f() { false; echo "in a condition"; }; f && echo ok; (false) || echo sub; false; echo never`,
  'set -e in a function': `set -e; f() { false; echo never; }; f; echo never`,
  'set -u': `(set -u; echo "\${x-none}"; echo $x) 2>/dev/null || echo "ended"`,
  'exit and its trap': `(trap 'echo bye $?' EXIT; exit 4); echo $?; trap 'echo last' EXIT; exit 6`,
  'assignments before a command': `x=1; x=2 sh -c 'echo $x'; echo $x; A=3 env | grep '^A='`,
  'a shell within': `sh -c 'echo "$0 $1 $#"; exit 9' name 'a b' c; echo $?; echo 'echo from stdin' | sh; sh -ec 'false; echo never'; echo $?`,
  'an unknown command': `no-such-command 2>/dev/null; echo $?; command -v no-such-command || echo none`,
  'comments and continued lines': `echo a # not this\n# nor this\necho b \\\n c; echo d#e`,
  eval: `c='echo "$x"'; x='a  b'; eval "$c"; eval 'y=2; echo $y'`,
  'background and wait': `(exit 5) & wait $!; echo $?; { echo bg; } & wait; echo done`,
  umask: `umask 077; : > m; stat -c %a m; umask 022; mkdir d; stat -c %a d`,
  'syntax errors end with 2': `sh -c 'if true; then' 2>/dev/null; echo $?; sh -c 'echo "open' 2>/dev/null; echo $?; sh -c ';;' 2>/dev/null; echo $?`,
};

describe.runIf(hasShell)('the simulated shell reads scripts as the system shell does', () => {
  it.each(Object.entries(scripts))('%s', async (_name, script) => {
    const folder = mkdtempSync(join(tmpdir(), 'lineside-shell-'));
    try {
      const real = spawnSync('sh', ['-c', script], {
        cwd: folder,
        encoding: 'utf8',
        env: { PATH: process.env['PATH'] ?? '', LC_ALL: 'C' },
      });
      const simulated = await smallMachine().sh(script);
      expect({ status: simulated.status, stdout: simulated.stdout }).toEqual({ status: real.status, stdout: real.stdout });
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
