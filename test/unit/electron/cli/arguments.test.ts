import { describe, expect, it } from 'vitest';
import { parseArguments } from '../../../../electron/cli/arguments.ts';
import type { Command } from '../../../../electron/cli/command.ts';
import { AppError } from '../../../../shared/errors/app-error.ts';

const command: Command = {
  name: 'weigh',
  about: 'command.check.about',
  operands: [
    { name: 'FILE', required: true },
    { name: 'MORE', required: false },
  ],
  options: {
    profile: { type: 'string', value: 'P', required: true, about: 'command.option.profile' },
    secret: { type: 'string', value: 'COLUMN', multiple: true, about: 'command.option.secret' },
    limit: { type: 'string', value: 'N', about: 'command.option.limit' },
    strict: { type: 'boolean', about: 'command.option.help' },
  },
  stops: 'at-once',
  run: async () => 0,
};

const parse = (...words: string[]) => parseArguments(command, words, 'en');

function problemOf(...words: string[]): string | undefined {
  try {
    parse(...words);
  } catch (error) {
    if (error instanceof AppError && error.code === 'cli/bad-arguments') return error.params['problem'];
    throw error;
  }
  return undefined;
}

describe('parseArguments', () => {
  it('reads operands and options in any order, after a double dash literally', () => {
    const given = parse('a.csv', '--secret', 'pin', '--json', '--profile=generic', '--secret=puk', '--', '--odd-name');
    expect([
      given.operand(0),
      given.optionalOperand(1),
      given.text('profile'),
      given.texts('secret'),
      given.has('json'),
      given.has('strict'),
    ]).toEqual(['a.csv', '--odd-name', 'generic', ['pin', 'puk'], true, false]);
  });

  it.each([
    [['a.csv', '--profile', 'x', '--strick'], 'There is no option --strick. Did you mean --strict?'],
    [['a.csv', '--profile', 'x', '--toString'], 'There is no option --toString.'],
    [['a.csv', '--profile', 'x', '--strict=yes'], '--strict takes no value.'],
    [['a.csv', '--profile'], '--profile needs a value: P.'],
    [['a.csv', '--profile', '--strict'], '--profile needs a value: P.'],
    [['a.csv', 'b', 'c', '--profile', 'x'], '“c” is one argument too many.'],
    [['--profile', 'x'], 'FILE is missing.'],
    [['a.csv'], '--profile P is missing.'],
    [['a.csv', '--profile', 'x', '--profile', 'y'], '--profile is given more than once.'],
  ])('refuses %j', (words, problem) => {
    expect(problemOf(...words)).toBe(problem);
  });

  it('takes no empty word, as a shell makes of a variable that is not set', () => {
    expect(problemOf('', '--profile', 'generic')).toBe('FILE is missing.');
    expect(problemOf('a.csv', '', '--profile', 'generic')).toBe('MORE is empty.');
    expect(problemOf('a.csv', '--profile', '')).toBe('--profile needs a value: P.');
    expect(problemOf('a.csv', '--profile=generic', '--limit=')).toBe('--limit needs a value: N.');
  });

  it('asks for nothing else where help is asked for', () => {
    expect(problemOf('--help')).toBeUndefined();
  });

  it('takes only whole numbers from 1 as a count', () => {
    const limit = (value: string) => parse('a', '--profile', 'x', `--limit=${value}`).count('limit');
    expect(limit('12')).toBe(12);
    for (const bad of ['0', '-1', '1.5', '1e3', '', ' 2', '9999999999']) expect(() => limit(bad)).toThrow(AppError);
  });

  it('takes only one of the choices', () => {
    const choose = (value: string) => parse('a', '--profile', value).oneOf('profile', ['cervello', 'generic']);
    expect(choose('generic')).toBe('generic');
    expect(() => choose('Generic')).toThrow(/none of cervello, generic/);
  });
});
