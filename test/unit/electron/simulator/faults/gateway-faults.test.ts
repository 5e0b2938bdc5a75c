/** When a gateway's faults happen, how often, and for how long. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Fault, isHappening } from '../../../../../electron/simulator/faults/fault-file.ts';
import { GatewayFaults } from '../../../../../electron/simulator/faults/gateway-faults.ts';
import { parseFaults } from '../../../../../electron/simulator/faults/load-faults.ts';
import type { FaultPlace } from '../../../../../electron/simulator/faults/strike.ts';

let done: string[] = [];
const place: FaultPlace = {
  report: ({ event, fault }) => done.push(`${event} ${fault}`),
  slowDown: (delayMs) => done.push(`slow ${delayMs}`),
  hold: (isHeld) => done.push(`hold ${isHeld}`),
  cutConnections: () => done.push('cut'),
  refuseConnections: (isRefused) => done.push(`refuse ${isRefused}`),
  reboot: (offMs) => done.push(`reboot ${offMs}`),
  swapBoard: () => done.push('swap'),
  changeCertificate: () => done.push('certificate'),
  changeHostKey: () => done.push('host key'),
  moveAway: () => done.push('move'),
  refuseAtBroker: (answer, logins) => {
    done.push(`broker ${answer} ${logins}`);
    return () => done.push('broker lets in');
  },
  makeNoise: (everyMs) => {
    done.push(`noise ${everyMs}`);
    return () => done.push('quiet');
  },
};

function plugIn(...faults: object[]): GatewayFaults {
  const file: readonly Fault[] = parseFaults(JSON.stringify({ lineside: 1, faults }), 'f', 'en').faults;
  const gateway = new GatewayFaults(file.filter(isHappening));
  gateway.begin(place);
  gateway.power();
  return gateway;
}

beforeEach(() => {
  vi.useFakeTimers();
  done = [];
});
afterEach(() => {
  vi.useRealTimers();
});

describe('a fault', () => {
  it('happens at the moment it names, as often as it says', () => {
    const gateway = plugIn({ fault: 'reboot', at: 'command', number: 2, times: 2, offSeconds: 3 });
    for (let count = 0; count < 5; count += 1) gateway.note({ name: 'command' });
    expect(done).toEqual(['fault reboot', 'reboot 3000', 'fault reboot', 'reboot 3000']);
  });

  it('looks at a file’s own name, temporary or not', () => {
    const gateway = plugIn({ fault: 'reboot', at: 'write', file: 'x.properties' });
    gateway.note({ name: 'write', path: '/x.properties/other' });
    expect(done).toEqual([]);
    gateway.note({ name: 'write', path: '/opt/.x.properties.tmp-1' });
    expect(done).toContain('reboot 1000');
  });

  it('comes later where it says so, and ends after its time', () => {
    const gateway = plugIn({ fault: 'slow', at: 'first-contact', afterSeconds: 2, seconds: 5, delayMs: 40 });
    gateway.contact();
    gateway.contact();
    vi.advanceTimersByTime(1999);
    expect(done).toEqual([]);
    vi.advanceTimersByTime(1);
    expect(done).toEqual(['fault slow', 'slow 40']);
    vi.advanceTimersByTime(5000);
    expect(done.slice(2)).toEqual(['fault-ended slow', 'slow 0']);
  });

  it('lasts without end where no time is said, and goes with the gateway', () => {
    const gateway = plugIn({ fault: 'noise', everyMs: 9 }, { fault: 'broker-refuses', answer: 'silent', logins: 2 });
    vi.advanceTimersByTime(86_400_000);
    expect(done).toEqual(['fault noise', 'noise 9', 'fault broker-refuses', 'broker silent 2']);
    gateway.end();
    expect(done.slice(4)).toEqual(['quiet', 'broker lets in']);
    gateway.note({ name: 'command' });
    expect(done).toHaveLength(6);
  });

  it('cuts the line at once, and lets it be refused for as long as it says', () => {
    const gateway = plugIn({ fault: 'drop-line', seconds: 1 });
    gateway.note({ name: 'command' });
    expect(done).toEqual(['fault drop-line', 'cut', 'refuse true']);
    vi.advanceTimersByTime(1000);
    expect(done.at(-1)).toBe('refuse false');
  });
});
