/** A new identity has to be one: other identifiers than the device had, and nobody else's. */
import type { ReturnDecision } from '../../../shared/domain/device-return.ts';
import type { Identifier } from '../../../shared/domain/identifiers.ts';
import type { DeviceId } from '../../../shared/domain/ids.ts';
import type { Unit } from '../../../shared/domain/unit.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { JournalReader } from '../journal/journal.ts';

type Records = Pick<JournalReader, 'unitsByIdentifier'>;

/** Those that a label shows and that are written anew; a network address is the board's and stays. */
const WRITTEN: ReadonlySet<string> = new Set(['serialNumber', 'identifier']);

/** Belong to an account and may have moved there from another device. */
const OF_ACCOUNT: ReadonlySet<string> = new Set(['clientId', 'username']);

export interface IdentityWish {
  readonly decision: ReturnDecision;
  readonly identifiers: readonly Identifier[];
  readonly deviceId: DeviceId | undefined;
  /** What the device was, newest first. */
  readonly before: readonly Unit[];
}

/** `returns/identifier-taken`, `returns/identity-not-new`, `returns/identity-not-same`. */
export function demandIdentity(read: Records, wish: IdentityWish): void {
  for (const { kind, text } of wish.identifiers) {
    if (wish.decision !== 'new-identity' && OF_ACCOUNT.has(kind)) continue;
    const other = read.unitsByIdentifier(text, kind).find(({ unit }) => unit.deviceId !== wish.deviceId);
    if (other !== undefined) throw new AppError('returns/identifier-taken', { params: { kind, identifier: text } });
  }
  const [old] = wish.before;
  if (old === undefined) return;
  const written = wish.identifiers.filter(({ kind }) => WRITTEN.has(kind));
  if (wish.decision === 'new-identity') demandNew(written, wish.before);
  else demandSame(written, old, wish.decision);
}

function demandNew(written: readonly Identifier[], before: readonly Unit[]): void {
  const kept = written.find((identifier) => before.some((unit) => has(unit, identifier)));
  if (written.length > 0 && kept === undefined) return;
  throw new AppError('returns/identity-not-new', { params: { identifier: kept?.text ?? '' } });
}

/** A kind that the old row did not have is no other identity. */
function demandSame(written: readonly Identifier[], old: Unit, decision: ReturnDecision): void {
  const changed = written.find((identifier) => !has(old, identifier) && old.identifiers.some(({ kind }) => kind === identifier.kind));
  if (changed !== undefined) throw new AppError('returns/identity-not-same', { params: { identifier: changed.text, decision } });
}

function has({ identifiers }: Unit, { kind, key }: Identifier): boolean {
  return identifiers.some((had) => had.kind === kind && had.key === key);
}
