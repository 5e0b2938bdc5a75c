/** Which unit of a batch a gateway at a broker is: by the login the station gave it, by its client id, or by what its birth message says. */
import { identifierKey } from '../../../shared/domain/identifiers.ts';
import type { UnitId } from '../../../shared/domain/ids.ts';
import type { Unit } from '../../../shared/domain/unit.ts';
import type { HeardClient } from '../platforms/station-broker/lifecycle-ledger.ts';

export class WatchedUnits {
  /** In the order of their rows. */
  readonly units: readonly Unit[];
  readonly #byId: ReadonlyMap<UnitId, Unit>;
  readonly #byKey = new Map<string, Unit>();
  readonly #unitOfClient: (clientId: string) => UnitId | undefined;

  /** @param unitOfClient as far as the station's own broker knows */
  constructor(units: readonly Unit[], unitOfClient: (clientId: string) => UnitId | undefined) {
    this.units = units;
    this.#byId = new Map(units.map((unit) => [unit.unitId, unit]));
    this.#unitOfClient = unitOfClient;
    for (const unit of units) for (const { kind, key } of unit.identifiers) if (key !== '') this.#byKey.set(`${kind} ${key}`, unit);
  }

  find({ clientId, birth }: HeardClient): Unit | undefined {
    const known = this.#unitOfClient(clientId);
    if (known !== undefined) return this.#byId.get(known);
    return (
      this.#keyed('clientId', clientId) ??
      this.#keyed('serialNumber', birth?.serialNumber) ??
      birth?.macAddresses.map((address) => this.#keyed('macAddress', address)).find((unit) => unit !== undefined) ??
      this.#keyed('macAddress', clientId) ??
      this.#keyed('serialNumber', clientId) ??
      this.#keyed('identifier', clientId)
    );
  }

  #keyed(kind: 'clientId' | 'serialNumber' | 'macAddress' | 'identifier', text: string | undefined): Unit | undefined {
    return text === undefined ? undefined : this.#byKey.get(`${kind} ${identifierKey(kind, text)}`);
  }
}
