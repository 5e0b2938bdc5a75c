import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { toFailure } from '../../../../../../shared/errors/app-error.ts';
import { parseAnswer } from '../../../../../../electron/engine/gateway/rest/json-answer.ts';

const schema = z.object({ count: z.number() });

function failureOf(text: string): string {
  try {
    parseAnswer(text, schema, '/p');
  } catch (error) {
    return JSON.stringify(toFailure(error));
  }
  return 'no failure';
}

describe('parseAnswer', () => {
  it('gives checked data', () => {
    expect(parseAnswer('{"count":3,"more":1}', schema, '/p')).toEqual({ count: 3 });
  });

  it.each(['', 'hunter2', '{"count":"hunter2"', '{"count":"hunter2"}', 'null'])('refuses %j without quoting it', (text) => {
    expect(failureOf(text)).toContain('rest/bad-answer');
    expect(failureOf(text)).not.toContain('hunter2');
  });
});
