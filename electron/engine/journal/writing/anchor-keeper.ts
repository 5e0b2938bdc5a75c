/** Anchors the head of the chain outside the database: at opening and closing, and every 1000 events. */
import type { Sha256, StationId } from '../../../../shared/domain/ids.ts';
import { type Anchor, appendAnchor } from '../chain/anchors.ts';
import type { ChainLink } from '../chain/chain-walk.ts';
import { openSigningKey, type SigningKey } from '../chain/signing-key.ts';
import type { JournalFiles } from '../files/journal-files.ts';

const EVENTS_BETWEEN = 1000;

export class AnchorKeeper {
  readonly #file: string;
  readonly #stationId: StationId;
  readonly #key: SigningKey;
  #last: Anchor | undefined;

  constructor(files: JournalFiles, stationId: StationId) {
    this.#file = files.anchors;
    this.#stationId = stationId;
    this.#key = openSigningKey(files.signingKey);
  }

  anchorIfDue(head: ChainLink): void {
    if (head.seq - (this.#last?.seq ?? 0) >= EVENTS_BETWEEN) this.anchor(head);
  }

  /** The head must be committed. An anchor that cannot be written stays due; one that is there already is not written again. */
  anchor(head: ChainLink): Anchor {
    if (this.#last?.seq === head.seq) return this.#last;
    const wallTime = new Date().toISOString();
    const statement = { seq: head.seq, hash: head.hash as Sha256, wallTime, stationId: this.#stationId };
    this.#last = appendAnchor(this.#file, statement, this.#key);
    return this.#last;
  }
}
