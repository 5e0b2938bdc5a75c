/** The help page "Commands" and what `lineside help` prints name the same commands, in the same order, with the same options. */
import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { PassThrough } from 'node:stream';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { runCommandLine } from '../../../electron/cli/run-command-line.ts';
import { languages } from '../../../shared/texts/text.ts';

const helpSchema = z.object({ commands: z.array(z.object({ name: z.string(), usage: z.string() })) });

class NoSignals extends EventEmitter {
  exit(): void {
    expect.unreachable();
  }
}

interface Named {
  /** With its operands, as in the usage line. */
  readonly command: string;
  readonly options: readonly string[];
}

async function printed(): Promise<readonly Named[]> {
  const stdout = new PassThrough();
  await runCommandLine(['help', '--json'], {
    stdout,
    stderr: new PassThrough(),
    environment: {},
    signals: new NoSignals(),
    linesideVersion: '1',
  });
  const { commands } = helpSchema.parse(JSON.parse(String(stdout.read())));
  return commands.map(({ usage }) => {
    const words = usage.replace(/^lineside /, '');
    return { command: words.replace(/ \[?--.*$/, ''), options: optionsIn(words) };
  });
}

/** The items of the first list; the table behind it explains what several commands share. */
function written(language: string): readonly Named[] {
  const page = readFileSync(resolve(import.meta.dirname, `../../../resources/docs/${language}/70-commands.md`), 'utf8');
  const list = page.split('\n\n').find((block) => block.startsWith('* ')) ?? '';
  return list.split('\n').flatMap((line) => {
    const command = /^\* `([^`]+)`: /.exec(line)?.[1];
    return command === undefined ? [] : [{ command, options: optionsIn(line) }];
  });
}

function optionsIn(text: string): readonly string[] {
  return [...text.matchAll(/--[a-z-]+/g)].map(([option]) => option).toSorted();
}

it.each(languages)('the commands page in %s names every command with every option', async (language) => {
  expect(written(language)).toEqual(await printed());
});
