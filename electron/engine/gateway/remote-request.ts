/** One request of remote management and its answer, as Kura's request handlers speak (kura.md §4.1). */
import type { KuraMetric } from '../../../shared/formats/kura-payload.ts';

export type RemoteMethod = 'GET' | 'POST' | 'PUT' | 'DEL' | 'EXEC';

export interface RemoteOrder {
  /** `CONF-V2`, `KEYS-V1`, …; a gateway's birth message names those it has. */
  readonly app: string;
  readonly method: RemoteMethod;
  /** Without a leading slash: `configurableComponents/configurations/byPid`. */
  readonly resource: string;
  /** Beside `request.id` and `requester.client.id`, which every request gets. */
  readonly metrics?: readonly KuraMetric[];
  readonly body?: Uint8Array | undefined;
  /** True where a message of the gateway may quote a secret that the request holds: then errors leave its words out. */
  readonly holdsSecrets?: boolean;
}

export interface RemoteAnswer {
  /** `response.code`: 200, or what the handler says (kura.md §4.1). */
  readonly code: number;
  /** As decoded; those of the answer itself are among them. */
  readonly metrics: readonly KuraMetric[];
  /** Empty where there is none. */
  readonly body: Uint8Array;
}
