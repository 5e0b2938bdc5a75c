/**
 * CONF-V1: configuration as snapshot XML, of every Kura before 5.1 and of later ones as well (kura.md §4.2). The gateway answers an update
 * before it applies it and tells nobody where it fails, so an update is done when it was read back.
 */
import { setTimeout as delay } from 'node:timers/promises';
import { AppError } from '../../../../shared/errors/app-error.ts';
import { componentsOf, type ValuedComponent } from '../../../../shared/formats/kura-snapshot-components.ts';
import { parseSnapshotIds } from '../../../../shared/formats/kura-snapshot-ids.ts';
import { parseSnapshot } from '../../../../shared/formats/kura-snapshot-parse.ts';
import { writeSnapshot } from '../../../../shared/formats/kura-snapshot-write.ts';
import { abortedBy, sharedLimits } from '../call-limits.ts';
import type { CallOptions, Component, PropertyValue } from '../gateway.ts';
import type { ComponentUpdate, SnapshotComponent } from '../kura-calls.ts';
import type { RemoteOrder } from '../remote-request.ts';
import type { ConfigurationApi } from '../rest/configuration-api.ts';
import { answerError } from './answer-error.ts';
import type { RemoteSession } from './remote-session.ts';

const APP = 'CONF-V1';
/** Kura applies an update one second after its answer. */
const POLL_MS = 500;
/** As newer gateways answer in the place of a password; CONF-V1 tells it, and it is to be shown nowhere. */
const PASSWORD_ECHO = 'placeholder';

export function configurationV1(session: RemoteSession): ConfigurationApi {
  const xml = async (order: Omit<RemoteOrder, 'app'>, options: CallOptions): Promise<string> => {
    const whole = { ...order, app: APP };
    const answer = await session.request(whole, options);
    const error = answerError(answer, whole);
    if (error !== undefined) throw error;
    return Buffer.from(answer.body).toString('utf8');
  };
  const read = async (resource: string, options: CallOptions): Promise<readonly ValuedComponent[]> => {
    const text = await xml({ method: 'GET', resource }, options);
    return text === '' ? [] : componentsOf(parseSnapshot(text));
  };
  const snapshotIds = async (options: CallOptions) => parseSnapshotIds(await xml({ method: 'GET', resource: 'snapshots' }, options));
  return {
    pids: async (options) =>
      (await read('configurations', options)).map(({ pid, factoryPid }) => (factoryPid === undefined ? { pid } : { pid, factoryPid })),
    all: async (options) => (await read('configurations', options)).map(toComponent),
    one: async (pid, options) => {
      const found = (await readOne(read, pid, options))?.find((component) => component.pid === pid);
      return found === undefined ? undefined : toComponent(found);
    },
    update: async (updates, options) => {
      const limits = sharedLimits(options);
      const body = Buffer.from(writeSnapshot(updates, { passwords: 'base64' }), 'utf8');
      const resource = updates.length === 1 ? `configurations/${updates[0]?.pid ?? ''}` : 'configurations';
      await xml({ method: 'PUT', resource, body, holdsSecrets: true }, limits());
      for (const update of updates) await untilApplied(update, (pid) => readOne(read, pid, limits()), { ...options, limits });
    },
    snapshotIds,
    snapshot: async (id, options) => (await read(`snapshots/${id}`, options)).map(toSnapshotComponent),
    writeSnapshot: async (options) => {
      const ids = parseSnapshotIds(await xml({ method: 'EXEC', resource: 'snapshot' }, options));
      const newest = ids.reduce<bigint | undefined>((best, id) => (best === undefined || id > best ? id : best), undefined);
      if (newest === undefined) throw new AppError('remote/bad-answer', { params: { request: `${APP} EXEC snapshot` } });
      return newest;
    },
    rollBack: async (id, options) => {
      await xml({ method: 'EXEC', resource: `rollback/${id}` }, options);
    },
  };
}

type Read = (resource: string, options: CallOptions) => Promise<readonly ValuedComponent[]>;

/** Undefined where there is none of that name. */
async function readOne(read: Read, pid: string, options: CallOptions): Promise<readonly ValuedComponent[] | undefined> {
  try {
    return await read(`configurations/${pid}`, options);
  } catch (thrown) {
    if (thrown instanceof AppError && thrown.code === 'remote/not-found') return undefined;
    throw thrown;
  }
}

interface WaitOptions extends CallOptions {
  readonly limits: () => CallOptions;
}

/** `remote/not-applied` where it is not there when the time is over. */
async function untilApplied(
  { pid, properties }: ComponentUpdate,
  readBack: (pid: string) => Promise<readonly ValuedComponent[] | undefined>,
  options: WaitOptions,
): Promise<void> {
  for (;;) {
    const found = (await readBack(pid))?.find((component) => component.pid === pid);
    if (found !== undefined && Object.entries(properties).every(([name, wanted]) => isThere(wanted, found.properties[name]))) return;
    if (options.limits().timeoutMs <= POLL_MS) {
      const seconds = String(Math.round(options.timeoutMs / 100) / 10);
      throw new AppError('remote/not-applied', { params: { pid, seconds } });
    }
    await delay(POLL_MS, undefined, { signal: options.signal }).catch(() => {
      throw abortedBy(options) ?? new AppError('run/aborted');
    });
  }
}

/** A password that cannot be read here, because it is encrypted with the gateway's own key, counts as there. */
function isThere({ value: wanted }: PropertyValue, found: ValuedComponent['properties'][string] | undefined): boolean {
  if (wanted === null || wanted === undefined || (Array.isArray(wanted) && wanted.length === 0)) return true;
  if (found === undefined) return false;
  if (found.type === 'PASSWORD' && found.value === undefined) return true;
  return sameScalars([wanted].flat(), [found.value].flat());
}

function sameScalars(wanted: readonly unknown[], found: readonly unknown[]): boolean {
  return wanted.length === found.length && wanted.every((value, index) => String(value) === String(found[index]));
}

function toComponent({ properties, ...component }: ValuedComponent): Component {
  const masked = Object.entries(properties).map(([name, { type, value }]): [string, PropertyValue] => [
    name,
    { type, value: type === 'PASSWORD' ? PASSWORD_ECHO : value },
  ]);
  return { ...component, properties: Object.fromEntries(masked) };
}

function toSnapshotComponent({ pid, properties }: ValuedComponent): SnapshotComponent {
  return { pid, properties };
}
