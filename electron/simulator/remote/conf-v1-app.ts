/** CONF-V1: configuration as XML. An update is answered at once and applied a second later; failures stand in the log only (kura.md §4.2). */
import { AppError } from '../../../shared/errors/app-error.ts';
import { componentsOf } from '../../../shared/formats/kura-snapshot-components.ts';
import { parseSnapshot } from '../../../shared/formats/kura-snapshot-parse.ts';
import { updatesOf } from '../kura-api/component-json.ts';
import type { ValueType } from '../kura/definitions.ts';
import { configurationsXml, snapshotIdsXml } from './conf-v1-xml.ts';
import { AppException, type AppRequest, type RemoteApp } from './remote-answer.ts';
import type { RemoteKura } from './remote-kura.ts';

export interface ConfV1Options {
  readonly kura: RemoteKura;
  /** Between an answer and what it announces. */
  readonly delayMs: number;
}

export function confV1App({ kura, delayMs }: ConfV1Options): RemoteApp {
  const { components } = kura;
  const later = ({ signal }: AppRequest, work: () => void) => {
    const timer = setTimeout(() => {
      try {
        if (!signal.aborted) work();
      } catch (error) {
        kura.log(`Error during the update: ${error instanceof Error ? error.message : String(error)}`);
      }
    }, delayMs);
    signal.addEventListener('abort', () => clearTimeout(timer), { once: true });
  };
  return (request) => {
    const [what = '', name] = request.resource;
    switch (`${request.method} ${what}`) {
      case 'GET configurations':
        return { code: 200, body: configurationsXml(components, name) };
      case 'PUT configurations':
        later(request, () => applyXml(kura, request.body, name));
        return { code: 200 };
      case 'GET snapshots':
        if (name === undefined) return { code: 200, body: snapshotIdsXml(components.snapshots().map(({ id }) => id)) };
        return { code: 200, body: snapshotXml(kura, Number(name)) };
      case 'EXEC snapshot': {
        const written = components.writeSnapshot();
        if (typeof written !== 'number') throw new AppException(500, written.message);
        return { code: 200, body: snapshotIdsXml([written]) };
      }
      case 'EXEC rollback': {
        const id = name === undefined ? components.snapshots().at(-2)?.id : Number(name);
        later(request, () => void components.rollBack(id ?? 0));
        return { code: 200 };
      }
      default:
        return { code: 404 };
    }
  };
}

function snapshotXml({ components }: RemoteKura, id: number): string {
  const snapshot = components.snapshots().find((kept) => kept.id === id);
  if (snapshot === undefined) throw new AppException(500, `Snapshot ${id} not found`);
  return configurationsXml(components, undefined, snapshot.components);
}

function applyXml(kura: RemoteKura, body: Uint8Array, only: string | undefined): void {
  const given = readXml(body).filter(({ pid }) => only === undefined || pid === only);
  const failures = kura.components.update(updatesOf(given), true);
  for (const { id, message } of failures) kura.log(`${id}: ${message}`);
}

function readXml(body: Uint8Array): Parameters<typeof updatesOf>[0] {
  try {
    return componentsOf(parseSnapshot(Buffer.from(body).toString('utf8'))).map(({ pid, properties }) => ({
      pid,
      properties: Object.fromEntries(
        Object.entries(properties).map(([name, { type, value }]) => [name, { type: type as ValueType, value }]),
      ),
    }));
  } catch (error) {
    if (error instanceof AppError) throw new AppException(500, error.code);
    throw error;
  }
}
