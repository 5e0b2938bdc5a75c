/** What opening would store and do, as far as it is filled in. */
import type { ReturnPreview } from '../../../../shared/contract/returns.ts';
import type { Failure } from '../../../../shared/domain/problem.ts';
import { useLanguage } from '../../api/context.tsx';
import { useRequest } from '../../api/use-request.ts';
import { type ReturnFlow, wishOf } from './return-flow.ts';
import { useSettled } from './use-settled.ts';

const TYPING_PAUSE_MS = 300;

export interface Previewed {
  /** The last one; it stays while the next is worked out. */
  readonly preview: ReturnPreview | undefined;
  /** Why there is none, or why it may not be opened as it is. */
  readonly refused: Failure | undefined;
  readonly isWaiting: boolean;
  /** It says what is typed now, and can be opened. */
  readonly isComplete: boolean;
}

export function usePreview(flow: ReturnFlow): Previewed {
  const language = useLanguage();
  const wish = wishOf(flow);
  const { value, isSettled } = useSettled(wish === undefined ? undefined : { ...wish, language }, TYPING_PAUSE_MS);
  const asked = useRequest('returns.preview', value);
  const isWaiting = wish !== undefined && (asked.isWaiting || !isSettled);
  const preview = value === undefined ? undefined : asked.value;
  const refused = asked.failure ?? preview?.refused;
  const isGood = preview !== undefined && preview.missing.length === 0 && preview.problems.every(({ severity }) => severity !== 'error');
  return { preview, refused, isWaiting, isComplete: isGood && refused === undefined && !isWaiting };
}
