import { expect, test } from 'vitest';
import { stepLabel } from '../../../../../renderer/src/ui/step-label.ts';
import { stepKinds } from '../../../../../shared/domain/step-params.ts';
import { text } from '../../../../../shared/texts/text.ts';

const inEnglish = (key: Parameters<typeof text>[1]) => text('en', key);

test('a step goes by the name its recipe gives it, else by words for its kind', () => {
  expect(stepLabel(inEnglish, { step: 'wait', name: 'Let it settle' })).toBe('Let it settle');
  expect(stepLabel(inEnglish, { step: 'kura.properties', name: 'kura.properties' })).toBe('Writing identity');
});

test.each(stepKinds)('there are words for %s', (step) => {
  expect(stepLabel(inEnglish, { step, name: step })).not.toBe(step);
});
