/**
 * Stored events are never changed; old shapes are lifted to the present one when they are read. An upcaster leads from one
 * version of a type to a later one, and may rename the type.
 */
import { type JournalEvent, journalEventSchema } from '../../../../shared/domain/events.ts';
import { AppError } from '../../../../shared/errors/app-error.ts';

export interface VersionedEvent {
  readonly type: string;
  readonly version: number;
  readonly [field: string]: unknown;
}

/** By `type@version` of the old shape. */
export type Upcasters = ReadonlyMap<string, (event: VersionedEvent) => VersionedEvent>;

/** Fields that came with version 2 name people; whoever recorded version 1 named none, and nobody is guessed. */
const withoutPeople = (event: VersionedEvent): VersionedEvent => ({ ...event, version: 2 });

/** Version 3 says more of where a batch comes from and goes to; nothing of it is guessed. */
const withoutCustomer = (event: VersionedEvent): VersionedEvent => ({ ...event, version: 3 });

/** Version 2 names the secrets; which ones version 1 was about, its own text says. */
const withoutColumns = (event: VersionedEvent): VersionedEvent => ({ ...event, version: 2 });

/** Version 2 knows of tokens; before, every key that an authority signs with was kept here. */
const withoutToken = (event: VersionedEvent): VersionedEvent => ({ ...event, version: 2 });

export const eventUpcasters: Upcasters = new Map([
  ['batch.imported@1', withoutPeople],
  ['batch.imported@2', withoutCustomer],
  ['authority.created@1', withoutToken],
  ['run.paused@1', withoutPeople],
  ['secrets.handed-over@1', withoutColumns],
  ['unit.decided@1', withoutPeople],
]);

export interface StoredBody {
  readonly seq: number;
  readonly body: string;
}

/** Throws `journal/unknown-event` for what no upcaster brings to a present shape: a newer Lineside wrote it. */
export function readEvent({ seq, body }: StoredBody, { upcasters, file }: { upcasters: Upcasters; file: string }): JournalEvent {
  let event = parseBody(body, file);
  for (let lift = upcasterOf(event, upcasters); lift !== undefined; lift = upcasterOf(event, upcasters)) event = lift(event);
  const present = journalEventSchema.safeParse(event);
  if (present.success) return present.data;
  const { type, version } = event;
  throw new AppError('journal/unknown-event', {
    params: { file, seq: String(seq), type, version: String(version) },
    cause: present.error,
  });
}

function parseBody(body: string, file: string): VersionedEvent {
  try {
    return JSON.parse(body) as VersionedEvent;
  } catch (error) {
    throw new AppError('journal/corrupt', { params: { file }, cause: error });
  }
}

function upcasterOf(event: VersionedEvent, upcasters: Upcasters) {
  return upcasters.get(`${event.type}@${event.version}`);
}
