import { expect, test } from 'vitest';
import { searchHelp } from '../../../../../../renderer/src/features/help/help-search.ts';

const entries = [
  { id: 'line', title: 'Line', words: 'Start and stop the batch. A unit may be unknown.' },
  { id: 'resume-and-unknown', title: 'Resume and unknown', words: 'What resume does.' },
  { id: 'run/needs-decision', title: 'A person has to decide', words: 'Look at the unit.' },
];
const found = (query: string) => searchHelp(entries, query).map(({ id }) => id);

test('all words must occur; pages with them in the title come first; a code is found by itself', () => {
  expect(found('unknown')).toEqual(['resume-and-unknown', 'line']);
  expect(found('UNKNOWN start')).toEqual(['line']);
  expect(found('needs-decision')).toEqual(['run/needs-decision']);
  expect(found('elephant')).toEqual([]);
  expect(found('  ')).toHaveLength(3);
});
