/** The station's authorities and all its certificates, asked again whenever the record tells of a change. */
import { useCallback, useEffect, useState } from 'react';
import type { AuthoritiesView } from '../../../../shared/contract/certificates.ts';
import type { Certificate } from '../../../../shared/domain/certificates.ts';
import type { Failure } from '../../../../shared/domain/problem.ts';
import { toFailure } from '../../../../shared/errors/app-error.ts';
import { useStation, useSurroundings } from '../../api/context.tsx';
import { createThrottle } from '../../api/throttle.ts';

const PAGE_CERTIFICATES = 1000;
const REFRESH_MS = 500;

export interface Certificates {
  /** Undefined before the first answer. */
  readonly authorities: AuthoritiesView | undefined;
  /** Newest first. */
  readonly list: readonly Certificate[];
  readonly failure: Failure | undefined;
}

const nothing: Certificates = { authorities: undefined, list: [], failure: undefined };

export function useCertificates(): Certificates {
  const { engine } = useSurroundings().station;
  const isConnected = useStation((state) => state.connection === 'ready');
  const [known, setKnown] = useState(nothing);
  const fetchAll = useCallback(
    async (signal: AbortSignal) => {
      const authorities = await engine.request('certificates.authorities', {}, { signal });
      const list: Certificate[] = [];
      for (let afterSeq = 0, isMore = true; isMore; ) {
        const page = await engine.request('certificates.list', { afterSeq, limit: PAGE_CERTIFICATES }, { signal });
        list.push(...page);
        isMore = page.length === PAGE_CERTIFICATES;
        afterSeq = page.at(-1)?.seq ?? afterSeq;
      }
      setKnown({ authorities, list: list.toReversed(), failure: undefined });
    },
    [engine],
  );
  useEffect(() => {
    if (!isConnected) return undefined;
    const left = new AbortController();
    const refresh = createThrottle(REFRESH_MS, () => {
      fetchAll(left.signal).catch((error: unknown) => {
        if (!left.signal.aborted) setKnown((before) => ({ ...before, failure: toFailure(error) }));
      });
    });
    refresh();
    const stop = engine.on('journal.appended', (events) => {
      if (events.some(({ event }) => event.type.startsWith('certificate.') || event.type.startsWith('authority.'))) refresh();
    });
    return () => {
      left.abort();
      stop();
    };
  }, [engine, fetchAll, isConnected]);
  return known;
}
