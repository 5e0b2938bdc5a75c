/** One of the things that a broker's answer may mean. Each has a text of its own, in every language. */
import type { TextKey } from '../../../../shared/texts/text.ts';

const TEXTS = 'broker.cause';
type IdIn<Key> = Key extends `${typeof TEXTS}.${infer Id}` ? Id : never;
export type BrokerCause = IdIn<TextKey>;

/** As a list of text keys, for errors and evidence: whoever shows it says it in the reader's language. */
export function causeTexts(causes: readonly BrokerCause[]): string {
  return causes.map((cause) => `${TEXTS}.${cause}` satisfies TextKey).join(', ');
}
