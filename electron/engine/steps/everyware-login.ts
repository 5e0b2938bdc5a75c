/** Client id and username that a unit has at its provision broker, and what may not be sent there as a password (esf.md §3). */
import { isBlankSerialNumber } from '../../../shared/domain/identifiers.ts';
import type { Unit } from '../../../shared/domain/unit.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import { clientIdOf, usernameOf } from '../platforms/everyware/client-id.ts';
import { callOptions } from './call-options.ts';
import { readIdentity } from './read-identity.ts';
import { PASSWORD_ECHO } from '../../../shared/domain/component-form-check.ts';
import type { StepContext } from './step.ts';

type Context = Pick<StepContext<unknown>, 'unit' | 'gateway' | 'signal'>;

export interface GivenNames {
  readonly clientId?: string | undefined;
  readonly username?: string | undefined;
}

export interface AccessNames {
  readonly clientId: string;
  readonly username: string;
}

/**
 * As given, else by the documented rules from MAC address and serial number of the row, else of the gateway itself.
 * `everyware/missing-value` where none of them has it; the serial number of a board that has none yet is none.
 */
export async function accessNames(context: Context, given: GivenNames): Promise<AccessNames> {
  if (given.clientId && given.username) return { clientId: given.clientId, username: given.username };
  const { macAddress, serialNumber } = await macAndSerial(context, !given.username);
  const clientId = given.clientId || clientIdOf(macAddress);
  if (clientId === undefined) throw missingValue('clientId');
  const username = given.username || usernameOf(macAddress, serialNumber);
  if (username === undefined) throw missingValue('username');
  return { clientId, username };
}

export function missingValue(name: string): AppError {
  return new AppError('everyware/missing-value', { params: { name } });
}

/** `everyware/placeholder-value`: whoever has this word as a value copied it from a gateway. */
export function refusePlaceholder(property: 'password' | 'activationKey', value: unknown): void {
  if (value === PASSWORD_ECHO) throw new AppError('everyware/placeholder-value', { params: { property } });
}

async function macAndSerial(
  context: Context,
  needsSerial: boolean,
): Promise<{ readonly macAddress: string; readonly serialNumber: string }> {
  const macAddress = identifierOf(context.unit, 'macAddress');
  const serialNumber = identifierOf(context.unit, 'serialNumber');
  if (macAddress !== '' && (serialNumber !== '' || !needsSerial)) return { macAddress, serialNumber };
  const read = await readIdentity(context.gateway, callOptions(context.signal));
  const ownSerial = isBlankSerialNumber(read.serialNumber) ? '' : (read.serialNumber ?? '');
  return { macAddress: macAddress || (read.macAddress ?? ''), serialNumber: serialNumber || ownSerial };
}

/** As the row has it; empty where it has none. */
export function identifierOf(unit: Unit, kind: 'macAddress' | 'serialNumber'): string {
  return unit.identifiers.find((identifier) => identifier.kind === kind)?.text ?? unit.columns[kind] ?? '';
}
