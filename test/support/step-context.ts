/** The context of one step in a unit test. */
import type { Gateway } from '../../electron/engine/gateway/gateway.ts';
import { parseStation } from '../../electron/engine/files/station-file.ts';
import { noCervello } from '../../electron/engine/manufacturers/no-cervello.ts';
import { noPki } from '../../electron/engine/pki/no-pki.ts';
import type { StepContext } from '../../electron/engine/steps/step.ts';
import { OrderBrokers } from '../../electron/engine/watch/broker-room.ts';
import { MASK } from '../../shared/domain/evidence.ts';
import type { PersonId } from '../../shared/domain/ids.ts';
import type { Unit } from '../../shared/domain/unit.ts';
import { aUnit } from './units.ts';

const NO_BROKERS = JSON.stringify({ lineside: 1, lanes: [{ lane: 1, name: '1', ssh: { host: 'a', user: 'b', password: 'c' } }] });

export interface TestContext<Params> extends StepContext<Params> {
  readonly said: string[];
}

export function aContext<Params>(
  gateway: Gateway,
  params: Params,
  part: { readonly unit?: Unit; readonly secrets?: readonly string[]; readonly signal?: AbortSignal } = {},
): TestContext<Params> {
  const said: string[] = [];
  const secrets = part.secrets ?? [];
  return {
    params,
    gateway,
    unit: part.unit ?? aUnit(7),
    signal: part.signal ?? new AbortController().signal,
    isSecret: (text) => secrets.some((secret) => text.includes(secret)),
    mask: (text) => secrets.reduce((masked, secret) => masked.replaceAll(secret, MASK), text),
    progress: (code) => said.push(code),
    ask: async () => {
      throw new Error('nobody was expected to be asked');
    },
    brokers: [],
    brokerRoom: new OrderBrokers(parseStation(NO_BROKERS, {}), undefined),
    clouds: [],
    cervello: noCervello,
    pki: noPki,
    operator: 'person-1' as PersonId,
    earlierSettled: () => [],
    said,
  };
}
