/**
 * The journal as the other rooms see it. One writer thread owns the only writing connection; appends of the same moment share
 * one `synchronous=FULL` commit, and the promise resolves after it (ARCHITECTURE, idea 5). Reads are short and synchronous on a
 * read-only connection of the engine's own thread.
 *
 * One file, without segments or archive: what a commit, an opening or a look touches lies together under rising keys, so that a million
 * units in it cost no more than a thousand (`npm run bench -- journal-million`). Only checks of the whole, copies and rebuilds grow with it.
 */
import type { JournalEvent, StoredEvent } from '../../../shared/domain/events.ts';
import type { IdentifierKind } from '../../../shared/domain/identifiers.ts';
import type { BatchId, DeviceId, EventId, PersonId, Sha256, StationId, UnitId } from '../../../shared/domain/ids.ts';
import type { Person } from '../../../shared/domain/people.ts';
import type { Role } from '../../../shared/domain/roles.ts';
import type { Batch, BatchStatus, Unit } from '../../../shared/domain/unit.ts';
import type { UnitState } from '../../../shared/domain/unit-state.ts';
import type { CertificateReader } from './certificate-reader.ts';
import type { Anchor } from './chain/anchors.ts';
import type { SigningKey } from './chain/signing-key.ts';
import type { ManufacturerReader } from './manufacturer-reader.ts';

/** The narrow interface through which every room appends. */
export interface EventAppender {
  /**
   * Resolves when all of `events` are committed together, in this order; rejects with `journal/*`, and then none is.
   * @param keys Private keys of certificates that the events tell of: stored in the same commit, or not at all.
   */
  append(events: readonly JournalEvent[], keys?: readonly SealedKey[]): Promise<readonly StoredEvent[]>;
}

/** A private key, encrypted, of the certificate that one of the events tells of. */
export interface SealedKey {
  /** Which of the events, from 0. */
  readonly entry: number;
  readonly encrypted: Uint8Array;
}

export interface Journal extends EventAppender {
  readonly file: string;
  readonly stationId: StationId;
  readonly epoch: number;
  readonly read: JournalReader;
  /** With which the station signs what leaves it: the key of the anchors. */
  readonly signingKey: SigningKey;
  /** Called after each commit with its events in order. Returns the way to stop. */
  onAppended(listener: (events: readonly StoredEvent[]) => void): () => void;
  /** Stores units of a batch that is not published yet, in a short transaction of their own. */
  stageUnits(units: readonly StagedUnit[]): Promise<void>;
  /** Stores a text by its SHA-256 (recipes); storing it twice is no error. */
  storeContent(sha256: Sha256, content: string): Promise<void>;
  /** Stores the wrapped key of a batch before its first secret, which may come after the import. */
  storeBatchKey(batchId: BatchId, wrappedKey: Uint8Array): Promise<void>;
  /**
   * Keeps an encrypted value of a unit that came after its import, in the place of an earlier one; asked beside `append` in one turn,
   * both are of one commit.
   */
  storeUnitSecret(unitId: UnitId, column: string, encrypted: Uint8Array): Promise<void>;
  /** Deletes a batch's key: its secrets are unreadable from then on, in backups too. */
  deleteBatchKey(batchId: BatchId): Promise<void>;
  /** The id that stands for a person in events; made at the first use of the name. */
  person(name: string): Promise<PersonId>;
  /** The PIN a person signs in with, in the place of an earlier one; asked beside `append` in one turn, both are of one commit. */
  storePin(personId: PersonId, pin: StoredPin): Promise<void>;
  notePinTries(personId: PersonId, tries: PinTries): Promise<void>;
  /** Erases the person's PIN, and the name, too, where `name`: it is unreadable from then on. */
  erasePerson(personId: PersonId, what: { readonly name: boolean }): Promise<void>;
  /** Removes what was staged for a batch that will not be published. */
  discardStaged(batchId: BatchId): Promise<void>;
  /**
   * The signed head of the record as of now, also kept in the anchor file: printed on a report or put into an export, it shows later
   * that the record up to there is still the same. Rejects with `journal/*` where the anchor file cannot be written.
   */
  anchor(): Promise<Anchor>;
  /** Commits what is pending, writes the anchor and closes. */
  close(): Promise<void>;
}

/** A PIN as it is stored: its scrypt hash, the salt, and the parameters that it was made with. */
export interface StoredPin {
  readonly salt: Uint8Array;
  readonly hash: Uint8Array;
  readonly parameters: string;
}

export interface PinTries {
  /** Since the last right one. */
  readonly wrongTries: number;
  /** Wall time of the last try, in milliseconds since 1970; 0 before the first. */
  readonly lastTryMs: number;
}

export interface StagedUnit {
  readonly unit: Unit;
  /** Encrypted values of the unit's secret columns, by column. */
  readonly secrets: Readonly<Record<string, Uint8Array>>;
  /** The unit as `canonicalJson` writes it, where the caller has it already. */
  readonly json?: string;
}

export interface JournalReader extends CertificateReader, ManufacturerReader {
  /** Newest first. */
  batches(): readonly Batch[];
  batch(batchId: BatchId): Batch | undefined;
  /** By id, or by a name that only one batch has, or by a prefix of the id of at least 4 characters that only one has. */
  findBatch(idOrName: string): Batch | undefined;
  batchStatus(batchId: BatchId): BatchStatus | undefined;
  /** In row order, keyset-paged. */
  units(query: { readonly batchId: BatchId; readonly afterRow?: number; readonly limit: number }): readonly UnitRow[];
  /** As `units`, where nothing but the columns is wanted: read in a fraction of the time. */
  unitColumns(query: UnitColumnsQuery): readonly UnitColumns[];
  unit(unitId: UnitId): UnitRow | undefined;
  /** Units of the batch that a run may take (`isOpen`), in row order. */
  openUnits(batchId: BatchId, limit: number): readonly UnitRow[];
  /** Units with a run that has no engine (`interrupted`), of one batch or of all. */
  interruptedUnits(batchId?: BatchId): readonly UnitRow[];
  /** Every unit, of any batch, that has this identifier under any kind, or under `kind`. Newest batch first. */
  unitsByIdentifier(text: string, kind?: IdentifierKind): readonly UnitRow[];
  /** Every unit, of any batch, that this device was. Newest batch first. */
  unitsByDevice(deviceId: DeviceId): readonly UnitRow[];
  /** Units whose identifiers begin with the normalised text, for search as you type. */
  searchUnits(text: string, limit: number): readonly UnitRow[];
  /** The device that has one of these identifiers already, from whichever batch. */
  deviceByIdentifier(kind: IdentifierKind, key: string): DeviceId | undefined;
  /** The same for the keys of many rows at once; only those that are known are in it. */
  devicesByIdentifiers(kind: IdentifierKind, keys: readonly string[]): ReadonlyMap<string, DeviceId>;
  /** Facts of first contact: fingerprints of a device, and whose a fingerprint is. */
  deviceFacts(deviceId: DeviceId): readonly DeviceFact[];
  deviceByFingerprint(fingerprint: string): DeviceId | undefined;
  /** Events in order; `limit` at most 10,000. */
  events(query: EventQuery): readonly StoredEvent[];
  /** The batch's events that belong to none of its units, in order: imported, exported, confirmed. At most 10,000, the newest. */
  eventsOfBatchAlone(batchId: BatchId): readonly StoredEvent[];
  /** The device's events that belong to none of its units, in order: what people did to it on visits. At most 10,000, the newest. */
  eventsOfDeviceAlone(deviceId: DeviceId): readonly StoredEvent[];
  /** The first event of the engine that has the journal: whatever was begun before it has no engine any more. */
  engineSince(): number;
  content(sha256: Sha256): string | undefined;
  wrappedBatchKey(batchId: BatchId): Uint8Array | undefined;
  /** Of the batch that was begun last and is not erased; undefined where no batch has a key. */
  newestBatchKey(): { readonly batchId: BatchId; readonly wrappedKey: Uint8Array } | undefined;
  /** True where any batch has a key: then the journal needs the station key that wrapped it. */
  hasBatchKeys(): boolean;
  encryptedSecret(unitId: UnitId, column: string): Uint8Array | undefined;
  /** Undefined where there is no such person, or the name was erased. */
  personName(personId: PersonId): string | undefined;
  /** True from the first supervisor on, for good: then every order needs somebody who is signed in. */
  hasPeople(): boolean;
  /** Who may sign in, by name. */
  people(): readonly Person[];
  /** Undefined where the person may not sign in, or not any more. */
  personRole(personId: PersonId): Role | undefined;
  pinOf(personId: PersonId): (StoredPin & PinTries) | undefined;
  head(): { readonly seq: number; readonly hash: Sha256 };
  /**
   * True where the units of the batch, in row order, with their devices and identifiers, and its recipe are still those that its
   * `batch.imported` event names, that event still stands in the chain with the hash of its bytes, and each unit stands where its
   * events left it (of units that passed or failed, the last event). False for a batch that is unknown or not published. Reads every unit
   * of the batch at once (100,000 take one to two seconds): for the beginning of a run, not for screens.
   */
  batchIsIntact(batchId: BatchId): boolean;
  /** Checks the whole record, in slices, so that lanes go on meanwhile. Reads everything: for commands, not for screens. */
  verifyChain(): Promise<ChainReport>;
}

/** What a check of the whole record found: of the chain, the imported units, the stored contents and the anchors. */
export interface ChainReport {
  readonly ok: boolean;
  /** Number of events checked and found good, up to the first bad one. */
  readonly entries: number;
  /** Sequence number of the first event that is wrong or missing, or whose units or contents are. */
  readonly firstBad?: number;
  readonly problem?: 'gap' | 'hash' | 'units' | 'content' | 'anchor' | 'projection';
}

export interface UnitRow {
  readonly unit: Unit;
  readonly state: UnitState;
}

export interface UnitColumnsQuery {
  readonly batchId: BatchId;
  readonly afterRow?: number;
  readonly limit: number;
  /** Reads the state, too. */
  readonly withState: boolean;
}

export interface UnitColumns {
  /** Data row of the batch's file, from 1. */
  readonly row: number;
  readonly unitId: UnitId;
  /** Verbatim, with those that came after the import; no secret one is among them. */
  readonly columns: Readonly<Record<string, string>>;
  /** The last run was on a training line. */
  readonly isTraining: boolean;
  /** Undefined without `withState`, and for a unit that no event has touched. */
  readonly state: UnitState | undefined;
}

export interface DeviceFact {
  readonly fact: 'ssh-host-key' | 'tls-certificate';
  readonly fingerprint: string;
  readonly eventId: EventId;
}

export interface EventQuery {
  readonly afterSeq?: number;
  readonly batchId?: BatchId;
  readonly unitId?: UnitId;
  readonly deviceId?: DeviceId;
  readonly limit: number;
}
