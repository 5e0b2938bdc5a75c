import { describe, expect, it } from 'vitest';
import { PID, setUp, take } from '../../../../support/provisioning-gateway.ts';

describe('everyware.provision, estimates', () => {
  it('shows how often the gateway may have tried, as an estimate', async () => {
    const given = setUp({ reads: [[false, true]], deadlineSeconds: 1 });
    given.service.properties.set('q.9', { type: 'INTEGER', value: 60 });
    given.service.properties.set('q.11', { type: 'INTEGER', value: 60 });
    const { verified } = await take(given);
    expect(verified.evidence).toContainEqual({ name: 'attempts (estimate)', observed: '1', verdict: 'noted', source: 'clock' });
    expect(verified.failure?.params).toEqual({ attempts: '1' });
    expect(given.context.said).toContain('progress.everyware.attempt');
  });

  it('takes success for the acceptance of the password', async () => {
    const given = setUp({
      reads: [
        [false, true],
        [true, false],
      ],
    });
    expect((await take(given)).verified.evidence).toContainEqual(
      expect.objectContaining({ name: `${PID} q.6`, observed: 'accepted', verdict: 'proved' }),
    );
  });

  it('does not call it the gateway’s word that provisioning is off where the station switched it off', async () => {
    const given = setUp({ reads: [[false, true]], deadlineSeconds: 1 });
    const arming = given.gateway.components.onUpdate;
    given.gateway.components.onUpdate = (pid, values, component) => {
      arming(pid, values, component);
      if (values['q.0.enabled-x1']?.value === false) given.say([true, false]);
    };
    const { verified } = await take(given);
    expect(verified.evidence.slice(0, 2).map(({ verdict }) => verdict)).toEqual(['proved', 'noted']);
  });
});
