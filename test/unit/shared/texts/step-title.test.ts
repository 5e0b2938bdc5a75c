import { describe, expect, it } from 'vitest';
import { stepKinds } from '../../../../shared/domain/step-params.ts';
import { stepTitle } from '../../../../shared/texts/step-title.ts';

describe('stepTitle', () => {
  it('takes the catalogue’s words where the recipe gives the step no name', () => {
    const step = { step: 'kura.properties', name: 'kura.properties' };
    expect([stepTitle('en', step), stepTitle('de', step)]).toEqual(['Writing identity', 'Identität schreiben']);
  });

  it('keeps the recipe’s own name, also where it is the kind of another step', () => {
    expect(stepTitle('de', { step: 'shell', name: 'Leave a marker' })).toBe('Leave a marker');
    expect(stepTitle('en', { step: 'shell', name: 'wait' })).toBe('wait');
  });

  it('shows a kind that the catalogue does not know as it is', () => {
    expect(stepTitle('en', { step: 'newer.kind', name: 'newer.kind' })).toBe('newer.kind');
  });

  it.each(stepKinds)('has words for %s in every language', (step) => {
    expect(stepTitle('en', { step, name: step })).not.toBe(step);
    expect(stepTitle('de', { step, name: step })).not.toBe(step);
  });
});
