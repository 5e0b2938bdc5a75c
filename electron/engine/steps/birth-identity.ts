/** What a gateway says of itself over a broker, held against the row (kura.md §4.3). */
import type { BirthFacts } from '../../../shared/contract/watch.ts';
import type { Evidence } from '../../../shared/domain/evidence.ts';
import { identifierKey, isBlankSerialNumber } from '../../../shared/domain/identifiers.ts';
import type { Unit } from '../../../shared/domain/unit.ts';

/** `nothing-said`: the row has something to compare, and the gateway says nothing that could be held against it. */
export type IdentityVerdict = 'itself' | 'another' | 'nothing-said';

export function identityVerdict(unit: Unit, facts: BirthFacts | undefined): IdentityVerdict {
  const identity = birthIdentity(unit, facts);
  if (identity.some(({ verdict }) => verdict === 'refuted')) return 'another';
  const hasNothingToCompare = textOf(unit, 'serialNumber') === '' && textOf(unit, 'macAddress') === '';
  return hasNothingToCompare || identity.some(({ verdict }) => verdict === 'proved') ? 'itself' : 'nothing-said';
}

/** Of what both the row and the gateway name. */
export function birthIdentity(unit: Unit, facts: BirthFacts | undefined): readonly Evidence[] {
  if (facts === undefined) return [];
  return [serialEvidence(unit, facts), macEvidence(unit, facts)].flatMap((evidence) => evidence ?? []);
}

function serialEvidence(unit: Unit, { serialNumber }: BirthFacts): Evidence | undefined {
  const expected = textOf(unit, 'serialNumber');
  if (serialNumber === undefined || expected === '') return undefined;
  const isSame = identifierKey('serialNumber', serialNumber) === identifierKey('serialNumber', expected);
  const verdict = isSame ? 'proved' : isBlankSerialNumber(serialNumber) ? 'not-proved' : 'refuted';
  return { name: 'serial_number', expected, observed: serialNumber, verdict, source: 'remote' };
}

/** Any of its interfaces: which one the row means is not said. */
function macEvidence(unit: Unit, { macAddresses }: BirthFacts): Evidence | undefined {
  const expected = textOf(unit, 'macAddress');
  const real = macAddresses.filter((address) => !/^[0:]*$/.test(address));
  if (real.length === 0 || expected === '') return undefined;
  const wanted = identifierKey('macAddress', expected);
  const isSame = real.some((address) => identifierKey('macAddress', address) === wanted);
  return { name: 'connection_interface', expected, observed: real.join(', '), verdict: isSame ? 'proved' : 'refuted', source: 'remote' };
}

function textOf(unit: Unit, kind: 'serialNumber' | 'macAddress'): string {
  return unit.identifiers.find((identifier) => identifier.kind === kind)?.text ?? '';
}
