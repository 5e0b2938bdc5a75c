/** Whose question a scan answers. */
import { expect, test } from 'vitest';
import { askedForText } from '../../../../../renderer/src/api/scanned-answer.ts';
import { laneIdSchema } from '../../../../../shared/domain/ids.ts';
import type { LaneView } from '../../../../../shared/domain/lane-view.ts';

function lane(number: number, kind?: 'text' | 'confirm'): LaneView {
  const view: LaneView = { lane: laneIdSchema.parse(String(number)), name: '', pluggedInto: '', phase: 'working' };
  return kind === undefined ? view : { ...view, question: { id: `question ${number}`, text: 'Scan it.', kind } };
}

test('the only lane that asks for a text', () => {
  expect(askedForText([lane(1), lane(2, 'text'), lane(3, 'confirm')], undefined)).toBe('question 2');
  expect(askedForText([lane(1), lane(2, 'text'), lane(3, 'confirm')], '3')).toBe('question 2');
});

test('of several, the one that has the keyboard, and none where that is elsewhere', () => {
  const lanes = [lane(1, 'text'), lane(2, 'text'), lane(3)];
  expect(askedForText(lanes, '2')).toBe('question 2');
  expect(askedForText(lanes, '3')).toBeUndefined();
  expect(askedForText(lanes, undefined)).toBeUndefined();
});

test('nobody, where no lane asks for a text', () => {
  expect(askedForText([lane(1), lane(2, 'confirm')], '2')).toBeUndefined();
});
