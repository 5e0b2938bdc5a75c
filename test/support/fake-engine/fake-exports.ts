/** Every dialect but those for other batches; nothing is written. */
import { randomUUID } from 'node:crypto';
import { dialectList } from '../../../electron/engine/exports/dialect-list.ts';
import { exportFileName } from '../../../electron/engine/exports/export-file-name.ts';
import type { exportRequests } from '../../../shared/contract/exports.ts';
import type { handOverRequests } from '../../../shared/contract/hand-over.ts';
import { type Dialect, dialectSchema } from '../../../shared/domain/exports.ts';
import type { Sha256 } from '../../../shared/domain/ids.ts';
import { AppError, toFailure } from '../../../shared/errors/app-error.ts';
import type { Functions } from '../../../shared/rpc/server.ts';
import { aBatch } from '../units.ts';

const REFUSED: readonly Dialect[] = ['rainmaker-csv'];
const refusal = toFailure(new AppError('export/no-certificate', { params: { batch: 'Monday', row: '1' } }));

export const fakeExports: Functions<typeof exportRequests & typeof handOverRequests> = {
  'exports.dialects': async () =>
    dialectSchema.options.map((dialect) => {
      const { extension, canBeFormulaSafe } = dialectList[dialect];
      const isOwn = ['csv', 'xlsx', 'json'].includes(dialect);
      return {
        dialect,
        extension,
        canBeFormulaSafe,
        warnings: isOwn ? [] : ['unconfirmed'],
        ...(REFUSED.includes(dialect) ? { refusal } : {}),
      };
    }),
  'exports.preview': async () => ({ text: 'serialNumber,macAddress\r\nSN00001,02:00:00:00:00:01\r\n', isWhole: false }),
  'exports.write': async ({ dialect }) => ({
    rows: 2,
    sha256: 'a'.repeat(64) as Sha256,
    warnings: [{ warning: 'unconfirmed', count: 0 }],
    outgoing: {
      name: exportFileName(aBatch(), dialect),
      files: [
        { fileId: randomUUID(), suffix: '' },
        { fileId: randomUUID(), suffix: '.manifest.json' },
      ],
    },
  }),
  'exports.handOverPlan': async () => ({ count: 2, columns: ['password'] }),
  'exports.handOver': async () => ({
    count: 2,
    recipientSha256: 'a'.repeat(64) as Sha256,
    outgoing: { name: 'Monday.secrets.p7m', files: [{ fileId: randomUUID(), suffix: '' }] },
  }),
};
