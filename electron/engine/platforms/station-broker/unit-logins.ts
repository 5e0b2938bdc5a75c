/**
 * The logins that units have at the station's broker: a random password each, kept encrypted with the unit's secrets and nowhere else.
 * A user is named by the unit's id, so that a station which starts again knows whoever comes before it has looked at a single unit.
 */
import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { UnitId } from '../../../../shared/domain/ids.ts';
import type { Unit } from '../../../../shared/domain/unit.ts';
import { rememberSecret } from '../../../log/known-secrets.ts';
import type { BrokerLogin } from '../../gateway/remote/connect-once.ts';

/** Secrets of one unit, by name, as the vault keeps them. */
export interface UnitSecrets {
  unit(unitId: UnitId): Unit | undefined;
  /** Units of any batch whose rows name this client id. */
  unitsNaming(clientId: string): readonly Unit[];
  /** Undefined where there is none. */
  reveal(unit: Unit, name: string): string | undefined;
  /** In the place of the one there was; durable when it resolves. */
  keep(unit: Unit, name: string, value: string): Promise<void>;
}

const LOGIN = 'lineside:station-broker-login';
const BEFORE = 'lineside:before-station-broker';
const PASSWORD_BYTES = 24;
const keptSchema = z.union([
  z.strictObject({ clientId: z.string(), password: z.string() }),
  z.strictObject({ dismissed: z.literal(true) }),
]);

export class UnitLogins {
  readonly #secrets: UnitSecrets;
  /** By user. `undefined`: looked for, and not there. */
  readonly #known = new Map<string, BrokerLogin | undefined>();
  readonly #units = new Map<string, UnitId>();

  constructor(secrets: UnitSecrets) {
    this.#secrets = secrets;
  }

  /** The same password as long as the unit is not dismissed. */
  async make(unit: Unit, clientId: string): Promise<BrokerLogin> {
    const before = this.of(unit);
    if (before?.clientId === clientId) return before;
    const password = before?.password ?? randomBytes(PASSWORD_BYTES).toString('base64url');
    rememberSecret(password);
    const login = { username: unit.unitId, clientId, password };
    // At once: another unit that asks for the same client id meanwhile has to find it taken.
    this.#remember(login);
    try {
      await this.#secrets.keep(unit, LOGIN, JSON.stringify({ clientId, password }));
    } catch (thrown) {
      this.#known.delete(unit.unitId);
      throw thrown;
    }
    return login;
  }

  of(unit: Unit): BrokerLogin | undefined {
    return this.ofUser(unit.unitId);
  }

  /** Whoever asks may be anybody: what is not there is remembered for those who are only. */
  ofUser(username: string): BrokerLogin | undefined {
    if (this.#known.has(username)) return this.#known.get(username);
    const unit = this.#secrets.unit(username as UnitId);
    const parsed = unit === undefined ? undefined : this.#kept(unit);
    if (parsed === undefined || !('password' in parsed)) return undefined;
    const login = { username, clientId: parsed.clientId, password: parsed.password };
    this.#remember(login);
    return login;
  }

  async forget(unit: Unit): Promise<void> {
    await this.#secrets.keep(unit, LOGIN, JSON.stringify({ dismissed: true }));
    this.#known.set(unit.unitId, undefined);
  }

  wasDismissed(unit: Unit): boolean {
    const kept = this.#kept(unit);
    return kept !== undefined && 'dismissed' in kept;
  }

  /** Other units that are let in under this client id. */
  holdersOf(clientId: string, { unitId }: Unit): readonly Unit[] {
    const known = this.#units.get(clientId);
    const named = known === undefined ? undefined : this.#secrets.unit(known);
    const others = [...(named === undefined ? [] : [named]), ...this.#secrets.unitsNaming(clientId)].filter(
      (other) => other.unitId !== unitId,
    );
    const byId = new Map(others.map((other) => [other.unitId, other]));
    return [...byId.values()].filter((other) => this.of(other)?.clientId === clientId);
  }

  #kept(unit: Unit): z.infer<typeof keptSchema> | undefined {
    const kept = this.#secrets.reveal(unit, LOGIN);
    return kept === undefined ? undefined : keptSchema.parse(JSON.parse(kept));
  }

  /** Of those that were made or asked for since the start, dismissed ones included. */
  unitOfClient(clientId: string): UnitId | undefined {
    return this.#units.get(clientId);
  }

  #remember(login: BrokerLogin): void {
    this.#known.set(login.username, login);
    this.#units.set(login.clientId, login.username as UnitId);
  }

  keptOf(unit: Unit): string | undefined {
    return this.#secrets.reveal(unit, BEFORE);
  }

  keep(unit: Unit, before: string): Promise<void> {
    return this.#secrets.keep(unit, BEFORE, before);
  }
}
