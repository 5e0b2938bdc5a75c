/** More gateways than lanes: each finished one is unplugged, another with other keys appears at the same address, and nobody is asked anything. */
import { describe, expect, it } from 'vitest';
import type { Transport } from '../../electron/simulator/line/transports.ts';
import { TrainingRun } from '../support/training-run.ts';

const GATEWAYS = 20;

describe('twenty different gateways through two lanes', () => {
  it.each<[string, readonly Transport[]]>([
    ['SSH and REST', ['ssh', 'rest']],
    ['console and REST', ['rest', 'console']],
  ])('over %s', { timeout: 180_000 }, async (_name, transports) => {
    const run = await TrainingRun.open({ gateways: GATEWAYS, lanes: 2, transports, restartMs: 60 });
    try {
      let asked = 0;
      const summary = await run.run({}, (lanes) => {
        asked += lanes.filter((lane) => lane.question !== undefined).length;
      });
      expect(summary).toMatchObject({ units: GATEWAYS, pass: GATEWAYS, provisioned: GATEWAYS, remaining: 0, stopped: [] });
      expect(asked).toBe(0);
      const serialNumbers = Array.from({ length: GATEWAYS }, (_item, index) => run.serialNumber(index + 1));
      expect(run.said('provisioned').toSorted()).toEqual(serialNumbers.toSorted());
      expect(run.said('unplugged').toSorted()).toEqual(serialNumbers.toSorted());
    } finally {
      await run.close();
    }
  });
});
