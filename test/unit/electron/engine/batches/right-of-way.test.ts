import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { RightOfWay } from '../../../../../electron/engine/batches/right-of-way.ts';

it('has work in the background wait for all that goes before it, however that ends', async () => {
  const way = new RightOfWay();
  await way.yield();
  const [first, second] = [Promise.withResolvers<string>(), Promise.withResolvers<string>()];
  const passing = Promise.allSettled([way.pass(() => first.promise), way.pass(() => second.promise)]);
  let isFree = false;
  const waiting = way.yield().then(() => (isFree = true));
  first.reject(new Error('unreadable'));
  await nextTurn();
  expect(isFree).toBe(false);
  second.resolve('row');
  await waiting;
  expect((await passing).map(({ status }) => status)).toEqual(['rejected', 'fulfilled']);
  await way.yield();
});
