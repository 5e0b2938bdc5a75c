/** By what a device of the record may be known: to itself, and to clouds. */
import type { IdentifierKind } from '../../../shared/domain/identifiers.ts';
import type { DeviceId } from '../../../shared/domain/ids.ts';
import type { JournalReader } from '../journal/journal.ts';
import { clientIdOf } from '../platforms/everyware/client-id.ts';
import type { ReturnIdentity } from './return-recipe.ts';
import type { ReturnRow } from './return-row.ts';

const FACTS: readonly IdentifierKind[] = ['serialNumber', 'macAddress', 'imei', 'identifier'];

type Records = Pick<JournalReader, 'unitsByDevice'>;

/**
 * As every unit that the device was, and as the one that it becomes: in the middle of a return it may answer with the old number or with
 * the new one.
 */
export function returnIdentity(read: Records, deviceId: DeviceId | undefined, row: ReturnRow): ReturnIdentity {
  const units = deviceId === undefined ? [] : read.unitsByDevice(deviceId).map(({ unit }) => unit);
  const had = units.flatMap(({ identifiers }) => identifiers);
  const becomes = row.header.columns.flatMap(({ rule, index }) =>
    rule?.kind === undefined ? [] : [{ kind: rule.kind, text: row.cells[index]?.value ?? '' }],
  );
  const texts = (kind: IdentifierKind) => distinct([...had, ...becomes].filter((known) => known.kind === kind).map(({ text }) => text));
  return {
    accept: Object.fromEntries(FACTS.flatMap((kind) => (texts(kind).length === 0 ? [] : [[kind, texts(kind)]]))),
    clientIds: distinct([...clientIdsOf(read, deviceId), newClientId(becomes) ?? '']),
    accounts: distinct(units.map(({ columns }) => columns['accountName'] ?? '')),
    goesOnAs: newClientId(becomes),
  };
}

function newClientId(becomes: readonly { readonly kind: IdentifierKind; readonly text: string }[]): string | undefined {
  const textOf = (kind: IdentifierKind) => becomes.find((known) => known.kind === kind)?.text ?? '';
  return textOf('clientId') === '' ? clientIdOf(textOf('macAddress')) : textOf('clientId');
}

/** As its rows gave them, as requests were made with, and as they are computed where a row left them empty. */
export function clientIdsOf(read: Records, deviceId: DeviceId | undefined): readonly string[] {
  const rows = deviceId === undefined ? [] : read.unitsByDevice(deviceId);
  return distinct(
    rows.flatMap(({ unit, state }) => {
      const macAddress = unit.identifiers.find(({ kind }) => kind === 'macAddress')?.text ?? '';
      const given = unit.identifiers.find(({ kind }) => kind === 'clientId')?.text ?? '';
      return [given === '' ? (clientIdOf(macAddress) ?? '') : given, state.request?.clientId ?? ''];
    }),
  );
}

function distinct(texts: readonly string[]): readonly string[] {
  return [...new Set(texts.filter((text) => text.trim() !== ''))].slice(0, 20);
}
