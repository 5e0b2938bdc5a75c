/** Commands over texts and files, judged by the system's own tools. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { smallMachine } from '../shell/small-machine.ts';

const tools = 'cat grep sed head tail cut tr wc sort uniq base64 sha256sum stat mktemp readlink find seq xargs'.split(' ');
const isGnu = spawnSync('sed', ['--version']).status === 0 && tools.every((tool) => spawnSync('which', [tool]).status === 0);

const scripts: Readonly<Record<string, string>> = {
  'printf formats': `printf '%s-%5s|%-4s|%03d|%x|%%\\n' a b c 7 255; printf '%s,' 1 2 3; printf '\\nx\\ty\\0101\\n'; printf '%b' 'a\\nb\\n'; printf '[%.2s]' abc; echo`,
  'printf keeps data as data': `printf '%s\\n' '%s \\n' -n; printf '%s\\n' 'a  b'`,
  'grep basics': `printf 'ab\\nAB\\na.b\\n' > f; grep b f; grep -c a f; grep -i '^ab$' f; grep -F a.b f; grep -v a f; grep -n b f; grep -q zz f; echo $?; grep x missing 2>/dev/null; echo $?`,
  'grep basic and extended': `printf 'aa\\na+\\n(b)\\nxyx\\n' > f; grep 'a+' f; grep -E 'a+' f; grep '(b)' f; grep -E '\\(b\\)' f; grep '\\(x\\)y\\1' f; grep -E '^(aa|xyx)$' f; grep 'a\\{2\\}' f`,
  'grep classes': `printf 'k = 1\\n\\tk=2\\n#k\\n' > f; grep '^[[:space:]]*k[[:space:]]*[=:]' f; grep -o '[0-9]' f; grep -e k -e z f | wc -l | tr -d ' '; grep -x '#k' f`,
  'grep lists files': `echo a > f; echo b > g; grep -l a f g; grep a f g; grep -h a f g; grep -L a f g; mkdir d; echo a > d/h; grep -r a d`,
  'sed substitutes': `printf 'a=1\\nb=2\\na=3\\n' > f; sed 's/a=/x&/' f; sed -n 's/^a=\\(.*\\)$/<\\1>/p' f; sed 's/[0-9]/#/g;2d' f; sed -E 's/(.)=(.)/\\2\\1/' f; sed 's|=|/|' f`,
  'sed addresses': `seq 6 > f; sed -n '2p;4,5p' f; sed '1,3d' f; sed -n '$p' f; sed '2q' f; sed -n '/3/,/5/p' f; sed '/2/!d' f; sed -n '/4/=' f`,
  'sed in place': `printf 'k=1\\n' > f; chmod 640 f; sed -i 's/1/2/' f; cat f; stat -c %a f; sed -i.bak 's/2/3/' f; cat f f.bak`,
  'head and tail': `seq 5 > f; head -n 2 f; head -2 f; tail -n 2 f; tail -n +4 f; head -c 3 f; printf 'no end' | tail -n 1`,
  cut: `printf 'a:b:c\\nnone\\n' > f; cut -d: -f2 f; cut -d: -f1,3 f; cut -d: -f2- f; cut -s -d: -f1 f; cut -c1-2 f; echo 'Serial : 00' | cut -d ' ' -f 2`,
  tr: `echo hello | tr a-y b-z; echo 'a  b' | tr -s ' '; echo a1b2 | tr -d 0-9; printf 'x\\0y' | tr '\\0' '\\n'; echo; echo AbC | tr '[:upper:]' '[:lower:]'; echo ab12 | tr -cd '0-9'`,
  'sort and uniq': `printf '10\\n9\\nb\\n9\\n' | sort; printf '10\\n9\\n1\\n' | sort -n; printf 'b\\na\\nb\\n' | sort -ru; printf 'a\\na\\nb\\n' | uniq -c | tr -s ' '; printf 'a\\na\\nb\\n' | uniq -d`,
  'wc counts': `printf 'a b\\nc\\n' > f; wc -l < f | tr -d ' '; wc -c < f | tr -d ' '; wc -w < f | tr -d ' '`,
  base64: `printf 'some bytes that are longer than one line of base64 would be, to see it wrap' | base64; printf 'aGk=' | base64 -d; echo; printf '!!' | base64 -d >/dev/null 2>&1; echo $?; printf abc | base64 -w0`,
  sha256sum: `printf abc > f; sha256sum f; sha256sum < f; sha256sum f > sums; sha256sum -c sums; echo x >> f; sha256sum -c sums >/dev/null 2>&1; echo $?`,
  'cp keeps what it shall': `echo 1 > f; chmod 640 f; cp f g; cp -p f h; stat -c %a f g h; mkdir d; cp f d; ls d; cp -r d e; ls e; cp missing x 2>/dev/null; echo $?`,
  'mv replaces': `echo 1 > f; echo 2 > g; mv f g; cat g; ls; mkdir d; mv g d; ls d; mv -fT d e; ls e; mv none x 2>/dev/null; echo $?`,
  'rm and its kin': `touch a b; rm a; ls; rm missing 2>/dev/null; echo $?; rm -f missing; echo $?; mkdir -p d/e; rm d 2>/dev/null; echo $?; rm -rf d; ls; mkdir x; rmdir x; mkdir x; mkdir x 2>/dev/null; echo $?`,
  mktemp: `t=$(mktemp f.XXXXXX); [ -f "$t" ] && stat -c '%a %s' "$t"; case $t in f.??????) echo shape;; esac; d=$(mktemp -d d.XXXXXX); [ -d "$d" ] && stat -c %a "$d"; mktemp f.XX 2>/dev/null; echo $?`,
  links: `mkdir d; ln -s d l; readlink l; [ -h l ] && [ -d l ] && echo link; ln -s missing m; [ -e m ] || echo dangling; readlink m; echo x > d/f; cat l/f; ls l; rm l; ls d; readlink d; echo $?`,
  'real paths': `mkdir -p a/b; ln -s a/b l; cd l; readlink -f .. | sed 's|.*/||'; cd ..; readlink -f l/../../a/new | sed 's|.*/a|a|'; readlink -f none/deep; echo $?; readlink -e l/none; echo $?`,
  'chmod forms': `touch f; chmod 600 f; stat -c '%a %A' f; chmod u+x,go+r f; stat -c %a f; chmod a-r f; stat -c %a f; chmod -x f; chmod g=rw f; stat -c '%a %A' f; chmod nonsense f 2>/dev/null; echo $?`,
  'stat formats': `printf abc > f; stat -c '%s %F %n' f; mkdir d; stat -c '%F' d; stat -c %s none 2>/dev/null; echo $?; ln -s f l; stat -c %F l; stat -L -c %F l`,
  'test expressions': `touch f; [ -e f ] && [ ! -e g ] && echo files; [ a != b -a 3 -ge 2 ] && echo both; [ "" ] || echo empty; test 1 -eq 01 && echo numbers; [ -n "" -o -z "" ] && echo or; [ x -eq 1 ] 2>/dev/null; echo $?; [ ! ]; echo $?`,
  'newer and older': `touch -d 2020-01-01 o 2>/dev/null || touch o; [ -s o ] || echo empty; echo x > o; [ -s o ] && echo full`,
  find: `mkdir -p d/e; touch d/a.txt d/e/b.txt d/e/c; find d -name '*.txt' | sort; find d -type d | sort; find d -maxdepth 1 -type f; find none 2>/dev/null; echo $?`,
  xargs: `printf 'a b\\nc\\n' | xargs echo; printf 'a\\nb\\n' | xargs -n1 echo x; printf '1\\n2\\n' | xargs -I{} echo '<{}>'; printf '' | xargs -r echo never`,
  'dates by a given time': `date -u -d @0 '+%Y-%m-%d %H:%M:%S %s'; date -u -d @1700000000 +%Y%m%d%H%M%S; date -u -d @86399 +%F_%T`,
  'names of paths': `dirname /a/b/c.txt; basename /a/b/c.txt; basename c.txt .txt; dirname c; basename /; dirname /x`,
  tee: `echo a | tee f g; echo b | tee -a f > /dev/null; cat f g`,
  'echo options': `echo -n a; echo; echo 'a\\\\b' | wc -c | tr -d ' '`,
};

describe.runIf(isGnu)('the simulated commands do as the system tools do', () => {
  it.each(Object.entries(scripts))('%s', async (_name, script) => {
    const folder = mkdtempSync(join(tmpdir(), 'lineside-tools-'));
    try {
      const environment = { PATH: process.env['PATH'] ?? '', LC_ALL: 'C', TZ: 'UTC' };
      const real = spawnSync('bash', ['-c', script], { cwd: folder, encoding: 'latin1', env: environment });
      const simulated = await smallMachine().sh(script);
      expect({ status: simulated.status, stdout: simulated.stdout }).toEqual({ status: real.status, stdout: real.stdout });
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
