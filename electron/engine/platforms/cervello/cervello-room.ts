/** What steps may do at Cervello for the one unit in work. */
import type { UsableCertificate } from '../../manufacturers/manufacturers.ts';
import type { StationCervello } from './station-cervello.ts';

/** What the platform gave the unit. */
export interface CervelloCredentials {
  readonly clientId: string;
  readonly accessKey: string;
  readonly accessToken: string;
}

export interface CervelloRoom {
  /** Of the station file, by name. */
  readonly clouds: readonly StationCervello[];
  /** As its row has it, byte for byte; `cervello/no-identifier` for a batch of another profile. */
  uniqueIdentifier(): string;
  /** GATEWAY, STANDALONE, PERIPHERAL, as the row has it; undefined without such a column. */
  deviceType(): string | undefined;
  /** `cervello/not-confirmed` as long as nobody said that the platform imported the batch. */
  demandConfirmed(): void;
  /**
   * The one with this name, or the newest usable of the batch's manufacturer; of the named one where the batch has none. What is secret of
   * it is masked from now on. `cervello/no-manufacturer`, and what `Manufacturers.usable` throws.
   */
  certificate(wish: { readonly manufacturer?: string | undefined; readonly certificate?: string | undefined }): UsableCertificate;
  /** Durable when it resolves; before platform or device hear of the unit. */
  noteUse(certificate: Pick<UsableCertificate, 'manufacturerId' | 'certificateId'>, way: 'request' | 'installed'): Promise<void>;
  /** False where this run's intent was followed by no `noteUse`: then nothing was sent since. */
  wasUsedSinceIntent(step: string): boolean;
  /** Undefined where the platform gave none, or they were erased. Masked from now on. */
  credentials(): CervelloCredentials | undefined;
  /** Together and durable when it resolves. Masked from now on. */
  keepCredentials(credentials: CervelloCredentials): Promise<void>;
  /** Name of the evidence by which the device told, in this run, that it has its unit's credentials; undefined where it did not. */
  onDevice(): string | undefined;
  /** Waits until the cloud may be asked again; all lanes of the station share one pace. */
  turn(cloud: StationCervello, signal: AbortSignal): Promise<void>;
  /** The cloud asks to be left alone for a while. */
  hold(cloud: StationCervello, waitMs: number): void;
}
