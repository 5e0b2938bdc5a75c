import { describe, expect, it } from 'vitest';
import { talliesOf } from '../../../../../../electron/engine/journal/writing/batch-tallies.ts';
import type { UnitState } from '../../../../../../shared/domain/unit-state.ts';
import { aRow } from '../../../../../support/units.ts';

const tallies = (part: Partial<UnitState>) => talliesOf(aRow(1, part).state);

describe('talliesOf', () => {
  it('counts a unit that nobody has touched as open', () => {
    expect(talliesOf(undefined)).toEqual(['open']);
    expect(tallies({})).toEqual(['open']);
  });

  it('counts a unit in work as running, whatever an earlier run came to', () => {
    expect(tallies({ status: 'running' })).toEqual(['running']);
  });

  it('counts an interrupted run under unknown where an intent has no answer, and never as failed', () => {
    expect(tallies({ status: 'interrupted' })).toEqual(['interrupted']);
    expect(tallies({ status: 'interrupted', outcome: 'unknown' })).toEqual(['unknown']);
  });

  it('counts a pass under what it has proved, too', () => {
    expect(tallies({ status: 'settled', outcome: 'pass', proof: 'provisioned' })).toEqual(['pass', 'provisioned']);
    expect(tallies({ status: 'settled', outcome: 'fail', proof: 'prepared' })).toEqual(['fail']);
  });
});
