/** Tests that begin with an open station. What the page complains of while they run fails them, unless they provoke it. */
import { test as base, expect } from 'playwright/test';
import { type LaunchedStation, type LaunchOptions, launchStation } from '../support/window/launch-station.ts';

interface StationFixtures {
  /** Set with `test.use`. */
  readonly launch: LaunchOptions;
  /** Set with `test.use` where refusals, which the page's console tells, are what is wanted. */
  readonly mayComplain: boolean;
  readonly station: LaunchedStation;
}

export const test = base.extend<StationFixtures>({
  launch: [{}, { option: true }],
  mayComplain: [false, { option: true }],
  station: async ({ launch, mayComplain }, use) => {
    const station = await launchStation(launch);
    await use(station);
    await station.close();
    if (!mayComplain) expect(station.complaints).toEqual([]);
  },
});
