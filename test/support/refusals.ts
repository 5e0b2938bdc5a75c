/** What the command line says about bad input: one message with code, place and next action, in both languages, and no inside of the program. */
import { expect } from 'vitest';
import { type CommandLine, type Ended, objects } from '../integration/cli-process.ts';

export interface Refusal {
  readonly status: number | null;
  readonly code: string;
  readonly message: string;
  readonly where: string;
  readonly fix: string;
}

/** The one error of a command that is refused as a whole, in English; asked for in German, too. */
export async function refusalOf(
  cli: CommandLine,
  words: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<Refusal> {
  const ask = (language: string) => cli.run([...words, '--language', language, '--json'], environment);
  const [english, german] = [await ask('en'), await ask('de')];
  const [error, inGerman] = [english, german].map((ended) => {
    expectNoInsides(ended.stderr);
    const errors = objects(ended).flatMap((line) => ('error' in line ? [line['error'] as Omit<Refusal, 'status'>] : []));
    expect(errors, ended.stderr).toHaveLength(1);
    return errors[0];
  });
  return told({ status: english.status, ...error } as Refusal, { status: german.status, ...inGerman } as Refusal);
}

/** Why lane 1 stopped, which is said once; the same order in both languages, each on a station of its own. */
export function stopOf(english: Ended, german: Ended): Refusal {
  const [error, inGerman] = [english, german].map((ended) => {
    expectNoInsides(ended.stderr);
    const summary = objects(ended).at(-1)?.['summary'] as
      | { readonly stopped: readonly (Refusal & { readonly lane: string })[] }
      | undefined;
    const stops = summary?.stopped.filter(({ lane }) => lane === '1');
    expect(stops, ended.stderr).toHaveLength(1);
    return { ...stops?.[0], status: ended.status };
  });
  return told(error as Refusal, inGerman as Refusal);
}

/** No stack, nothing that was not filled in. */
function expectNoInsides(text: string): void {
  expect(text).not.toMatch(/\n\s+at |\{\w+\}|undefined|\[object /);
}

function told(english: Refusal, german: Refusal): Refusal {
  expect([german.status, german.code, german.where]).toEqual([english.status, english.code, english.where]);
  for (const part of ['message', 'fix'] as const) {
    expect(german[part], part).not.toBe(english[part]);
    for (const text of [english[part], german[part]]) {
      expect(text.length, part).toBeGreaterThan(10);
      expectNoInsides(text);
    }
  }
  expect(english.where).not.toBe('');
  return english;
}
