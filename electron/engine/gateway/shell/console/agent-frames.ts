/** What the agent says (see `agent-script.ts`), picked out of all that a console prints; what is damaged is passed over. */

export interface CommandEnd {
  readonly id: number;
  readonly status: number;
  readonly stdout: PackedPart;
  readonly stderr: PackedPart;
}

/** An output on its way: lines of base64, zipped or not, and the SHA-256 of what they hold: `-` for nothing, `long` for too much. */
export interface PackedPart {
  readonly lines: number;
  readonly isZipped: boolean;
  readonly sha256: string;
}

export type AgentWord =
  | { readonly word: 'boot'; readonly hasGzip: boolean; readonly missing: readonly string[] }
  | { readonly word: 'up'; readonly uid: number; readonly user: string }
  | { readonly word: 'acknowledged'; readonly left: number }
  | { readonly word: 'ok' | 'bad' | 'run' | 'tick' | 'int'; readonly id: number }
  | { readonly word: 'end'; readonly end: CommandEnd }
  | { readonly word: 'line'; readonly part: 'o' | 'e'; readonly number: number; readonly base64: string }
  | { readonly word: 'state'; readonly verified: number; readonly started: number; readonly asked: number }
  | { readonly word: 'fin' | 'none' };

const part = String.raw`(\d{1,7}) ([01]) ([0-9a-f]{64}|-|long)`;
const frames: readonly (readonly [RegExp, (groups: readonly string[]) => AgentWord])[] = [
  [/^\+ (\d{1,4})$/, ([left]) => ({ word: 'acknowledged', left: Number(left) })],
  [/^(ok|bad|run|tick|int) (\d{1,9})$/, ([word, id]) => ({ word: word as 'ok', id: Number(id) })],
  // Twice, because nothing else would show that a digit of it was lost.
  [new RegExp(`^end (\\d{1,9}) (\\d{1,3}) ${part} ${part} \\2$`), (groups) => ({ word: 'end', end: toEnd(groups) })],
  [/^q (\d{1,9}) (\d{1,9}) (\d{1,9})$/, ([verified, started, asked]) => toState(Number(verified), Number(started), Number(asked))],
  [
    /^boot ([01]) -([a-z0-9,]*)$/,
    ([zip, names = '']) => ({ word: 'boot', hasGzip: zip === '1', missing: names.split(',').filter(Boolean) }),
  ],
  [/^up (\d{1,9}) (\S+)$/, ([uid, user = '']) => ({ word: 'up', uid: Number(uid), user })],
  [/^bad$/, () => ({ word: 'bad', id: 0 })],
  [/^(fin|none)$/, ([word]) => ({ word: word as 'fin' })],
];
const outputLine = /(?:^|[^A-Za-z0-9])([oe])(\d{1,7}):([A-Za-z0-9+/]{2,76}={0,2})$/;

/** One line without its end; undefined for anything that is not the agent's. */
export function agentWord(line: string, token: string): AgentWord | undefined {
  const said = new RegExp(`@${token} ([^@]{2,300}) \\.$`).exec(line)?.[1];
  if (said === undefined) return outputWord(line);
  for (const [form, toWord] of frames) {
    const groups = form.exec(said);
    if (groups !== null) return toWord(groups.slice(1));
  }
  return undefined;
}

function toState(verified: number, started: number, asked: number): AgentWord {
  return { word: 'state', verified, started, asked };
}

function outputWord(line: string): AgentWord | undefined {
  const [, letter, number, base64 = ''] = outputLine.exec(line) ?? [];
  if (letter === undefined || base64.length % 4 !== 0) return undefined;
  return { word: 'line', part: letter === 'o' ? 'o' : 'e', number: Number(number), base64 };
}

function toEnd([id, status, ...parts]: readonly string[]): CommandEnd {
  const toPart = ([lines, zipped, sha256 = '']: readonly string[]): PackedPart => {
    return { lines: Number(lines), isZipped: zipped === '1', sha256 };
  };
  return { id: Number(id), status: Number(status), stdout: toPart(parts.slice(0, 3)), stderr: toPart(parts.slice(3)) };
}
