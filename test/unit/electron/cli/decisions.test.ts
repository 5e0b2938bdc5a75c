import { describe, expect, it } from 'vitest';
import { parseArguments } from '../../../../electron/cli/arguments.ts';
import { decisionsOf, resumeCommand } from '../../../../electron/cli/commands/resume.ts';
import { AppError } from '../../../../shared/errors/app-error.ts';

const read = (...words: string[]) => decisionsOf(parseArguments(resumeCommand, words, 'en'));

describe('decisionsOf', () => {
  it('pairs decisions with their reasons', () => {
    expect(read('--decide', 'SN1=applied', '--reason', 'seen on the screen', '--decide', 'a=b=scrap', '--reason', 'burnt')).toEqual([
      { unit: 'SN1', decision: 'applied', reason: 'seen on the screen' },
      { unit: 'a=b', decision: 'scrap', reason: 'burnt' },
    ]);
  });

  it('lets one reason serve all', () => {
    expect(read('--decide', 'SN1=scrap', '--decide', 'SN2=scrap', '--reason', 'fell down').map(({ reason }) => reason)).toEqual([
      'fell down',
      'fell down',
    ]);
  });

  it('is empty where nothing is decided', () => {
    expect(read()).toEqual([]);
  });

  it.each([
    [['--decide', 'SN1=applied']],
    [['--reason', 'why']],
    [['--decide', 'a=scrap', '--decide', 'b=scrap', '--decide', 'c=scrap', '--reason', 'one one', '--reason', 'two two']],
    [['--decide', 'SN1=maybe', '--reason', 'why not']],
    [['--decide', '=scrap', '--reason', 'why not']],
    [['--decide', 'SN1', '--reason', 'why not']],
    [['--decide', 'SN1=scrap', '--decide', 'SN1=applied', '--reason', 'why not']],
    [['--decide', 'SN1=scrap', '--reason', ' x ']],
  ])('refuses %j', (words) => {
    expect(() => read(...words)).toThrow(AppError);
  });
});
