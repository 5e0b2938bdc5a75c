/** A record of three events, whose file nobody can save. */
import type { ServiceFunctions } from '../../../shared/rpc/server.ts';
import type { Sha256 } from '../../../shared/domain/ids.ts';

const head = { seq: 3, hash: 'a'.repeat(64) as Sha256 };
const signedBy = `SHA256:${'A'.repeat(43)}`;

export const fakeAudit: Pick<ServiceFunctions, 'audit.state' | 'audit.export' | 'audit.verify'> = {
  'audit.state': async () => ({ head, lastAnchor: { seq: 1, at: '2026-07-01T08:00:00.000Z' }, signedBy }),
  'audit.export': async () => ({
    entries: head.seq,
    head,
    signedBy,
    sha256: 'b'.repeat(64) as Sha256,
    outgoing: { name: 'lineside.audit.jsonl', files: [{ fileId: '00000000-0000-4000-8000-000000000000', suffix: '' }] },
  }),
  'audit.verify': async ({ key }) => ({
    kind: 'audit',
    ok: true,
    entries: head.seq,
    head,
    signedUpTo: head.seq,
    stationId: 'station-1',
    exportedAt: '2026-07-01T08:00:00.000Z',
    signedBy,
    keyKnown: key === signedBy,
  }),
};
