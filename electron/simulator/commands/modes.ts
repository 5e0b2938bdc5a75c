/** Permission bits as numbers, as `rw-r--r--`, and as `chmod` takes them. */
import type { FileSystemNode } from '../file-system/file-nodes.ts';

const TYPE_LETTERS = { file: '-', directory: 'd', link: 'l', 'null-device': 'c', fifo: 'p' } as const;

/** As `ls -l` and `stat -c %A` show it, e.g. `-rw-r--r--`. */
export function modeText(node: FileSystemNode): string {
  const bits = [...'rwxrwxrwx'].map((letter, index) => ((node.mode >> (8 - index)) & 1 ? letter : '-'));
  if (node.mode & 0o1000) bits[8] = bits[8] === 'x' ? 't' : 'T';
  if (node.mode & 0o2000) bits[5] = bits[5] === 'x' ? 's' : 'S';
  if (node.mode & 0o4000) bits[2] = bits[2] === 'x' ? 's' : 'S';
  return `${TYPE_LETTERS[node.type]}${bits.join('')}`;
}

const PERMISSIONS: Readonly<Record<string, number>> = { r: 4, w: 2, x: 1 };
const SHIFTS: Readonly<Record<string, number>> = { u: 6, g: 3, o: 0 };

/** The mode after `chmod CHANGE`; undefined where the change is not understood. */
export function changedMode(mode: number, change: string, isFolder: boolean): number | undefined {
  if (/^[0-7]{1,5}$/.test(change)) return Number.parseInt(change, 8) & 0o7777;
  let result = mode;
  for (const clause of change.split(',')) {
    const match = /^([ugoa]*)([-+=])([rwxX]*)$/.exec(clause);
    if (match === null) return undefined;
    const [, who = '', operator, letters = ''] = match;
    const classes = who === '' || who.includes('a') ? 'ugo' : who;
    for (const name of classes) {
      const shift = SHIFTS[name] ?? 0;
      const bits = [...letters].reduce((sum, letter) => sum | bitsOf(letter, result, isFolder), 0) << shift;
      if (operator === '+') result |= bits;
      else if (operator === '-') result &= ~bits;
      else result = (result & ~(7 << shift)) | bits;
    }
  }
  return result;
}

/** `X` is `x` for folders and for what somebody may already run. */
function bitsOf(letter: string, mode: number, isFolder: boolean): number {
  if (letter === 'X') return isFolder || (mode & 0o111) !== 0 ? 1 : 0;
  return PERMISSIONS[letter] ?? 0;
}
