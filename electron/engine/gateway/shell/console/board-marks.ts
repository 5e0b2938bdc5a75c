/**
 * What tells one board from another where none shows a key: nothing of it is proof, and a board can be made to say anything. Yet a
 * swapped board shows other numbers than the one before it, and one that only restarted shows the same.
 */
import type { CallOptions } from '../../gateway.ts';
import type { RunCommand } from '../remote-files.ts';
import { textLines } from '../script-answer.ts';

/** By kind, e.g. `boot`, `machine`, `serial`, `mac`; kinds that the board does not know are missing. */
export type BoardMarks = ReadonlyMap<string, string>;

/**
 * Boot id; machine id, unless it is made anew at every start; serial number of the board as processor, device tree or DMI say it; MAC
 * addresses of the interfaces that are hardware.
 */
const marksScript = `one() { read -r v <"$2" && [ -n "$v" ] && echo "$1 $v"; } 2>/dev/null
echo
one boot /proc/sys/kernel/random/boot_id
grep -q ' /etc/machine-id ' /proc/mounts 2>/dev/null || one machine /etc/machine-id
for f in /proc/device-tree/serial-number /sys/class/dmi/id/product_serial; do
  v=$(tr -cd 'A-Za-z0-9._-' <"$f") && [ -n "$v" ] && echo "serial $v" && break
done 2>/dev/null
grep -q '^Serial' /proc/cpuinfo && echo "processor $(sed -n 's/^Serial[^:]*: *//p' /proc/cpuinfo)"
for f in /sys/class/net/*/device; do [ ! -e "$f" ] || one mac "\${f%device}address"; done
exit 0`;

export async function readBoardMarks(run: RunCommand, options: CallOptions): Promise<BoardMarks> {
  const { stdout } = await run(['sh', '-c', marksScript, 'lineside'], options);
  const marks = new Map<string, string>();
  for (const line of textLines(stdout).toSorted()) {
    const [, kind, value] = /^([a-z]+) ([\w.:-]{1,100})$/.exec(line) ?? [];
    if (kind === undefined || value === undefined) continue;
    const earlier = marks.get(kind);
    marks.set(kind, earlier === undefined ? value : `${earlier} ${value}`);
  }
  return marks;
}

/**
 * False where they cannot be of one board: within one start of it never, otherwise where a number that both show differs. A board that
 * shows nothing to compare after a restart counts as another.
 */
export function mayBeSameBoard(before: BoardMarks, now: BoardMarks): boolean {
  if (before.has('boot') && before.get('boot') === now.get('boot')) return true;
  const shared = [...before].filter(([kind]) => kind !== 'boot' && now.has(kind));
  return (
    shared.length > 0 &&
    shared.every(([kind, value]) => (kind === 'mac' ? shareAddress(value, now.get(kind) ?? '') : value === now.get(kind)))
  );
}

/** Interfaces come and go; a board keeps at least one of its own. */
function shareAddress(before: string, now: string): boolean {
  const addresses = new Set(now.split(' '));
  return before.split(' ').some((address) => addresses.has(address));
}

/** Two texts that no other board of the order shows: this start of the board, and all its numbers together. */
export function boardNames(marks: BoardMarks): readonly string[] {
  const boot = marks.get('boot');
  const numbers = [...marks].filter(([kind]) => kind !== 'boot').map(([kind, value]) => `${kind} ${value}`);
  return [...(boot === undefined ? [] : [`boot ${boot}`]), ...(numbers.length === 0 ? [] : [`board ${numbers.join(', ')}`])];
}
