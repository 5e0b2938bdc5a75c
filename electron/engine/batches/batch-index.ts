/** The units of one batch by their identifiers, those included that are computed where the row has none. */
import { identifierKey, type IdentifierKind } from '../../../shared/domain/identifiers.ts';
import type { BatchId } from '../../../shared/domain/ids.ts';
import type { JournalReader, UnitRow } from '../journal/journal.ts';
import { clientIdOf, usernameOf } from '../platforms/everyware/client-id.ts';

const PAGE_ROWS = 500;

export class BatchIndex {
  /** Names of columns in which a unit has a secret that came back. */
  readonly addedSecrets = new Set<string>();
  readonly #rows = new Map<string, UnitRow[]>();

  constructor(read: Pick<JournalReader, 'units'>, batchId: BatchId) {
    for (let afterRow = 0; ; ) {
      const rows = read.units({ batchId, afterRow, limit: PAGE_ROWS });
      for (const row of rows) this.#add(row);
      const last = rows.at(-1);
      if (last === undefined) return;
      afterRow = last.unit.row;
    }
  }

  find(kind: IdentifierKind, text: string): readonly UnitRow[] {
    return this.#rows.get(place(kind, text)) ?? [];
  }

  #add(row: UnitRow): void {
    for (const name of row.state.added?.secretColumns ?? []) this.addedSecrets.add(name);
    for (const { kind, text } of row.unit.identifiers) this.#put(kind, text, row);
    const own = (kind: IdentifierKind) => row.unit.identifiers.find((identifier) => identifier.kind === kind)?.text;
    const macAddress = own('macAddress') ?? '';
    const clientId = own('clientId') === undefined ? clientIdOf(macAddress) : undefined;
    const username = own('username') === undefined ? usernameOf(macAddress, own('serialNumber') ?? '') : undefined;
    if (clientId !== undefined) this.#put('clientId', clientId, row);
    if (username !== undefined) this.#put('username', username, row);
  }

  #put(kind: IdentifierKind, text: string, row: UnitRow): void {
    const key = place(kind, text);
    const rows = this.#rows.get(key);
    if (rows === undefined) this.#rows.set(key, [row]);
    else if (!rows.includes(row)) rows.push(row);
  }
}

function place(kind: IdentifierKind, text: string): string {
  return `${kind} ${identifierKey(kind, text)}`;
}
