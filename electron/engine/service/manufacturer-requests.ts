/** Manufacturers, their certificates, and batches on their way into Cervello: for windows and commands alike. */
import type { manufacturerRequests as asked } from '../../../shared/contract/manufacturers.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { Functions } from '../../../shared/rpc/server.ts';
import { rememberSecret } from '../../log/known-secrets.ts';
import type { Journal } from '../journal/journal.ts';
import { batchPlatform, confirmImported } from '../manufacturers/batch-platform.ts';
import type { Manufacturers } from '../manufacturers/manufacturers.ts';
import type { Session } from '../people/session.ts';

export type ManufacturerRequests = Functions<typeof asked>;

/** Of the engine that orders go to now. */
interface ManufacturerEngine {
  readonly journal: Pick<Journal, 'append' | 'read'>;
  readonly manufacturers: Manufacturers;
}

export function manufacturerRequests(engine: () => ManufacturerEngine, session: Session): ManufacturerRequests {
  const manufacturers = () => engine().manufacturers;
  return {
    'manufacturers.list': async () => ({ manufacturers: [...manufacturers().list()] }),
    'manufacturers.add': async ({ name, operator }) => {
      const by = await session.demand('station', operator);
      return { manufacturer: await manufacturers().add({ name, by }) };
    },
    'manufacturers.rename': async ({ manufacturerId, name, operator }) => {
      const by = await session.demand('station', operator);
      return { manufacturer: await manufacturers().rename({ manufacturerId, name, by }) };
    },
    'manufacturers.addCertificate': async ({ files, password, operator, ...order }) => {
      for (const secret of [password, order.accessKey, order.accessToken]) if (secret !== undefined) rememberSecret(secret);
      const by = await session.demand('station', operator);
      const read = files.map(({ name, content }) => ({ name, bytes: Buffer.from(content, 'base64') }));
      const added = await manufacturers().addCertificate({ ...order, files: read, password, by });
      return {
        certificate: added.certificate,
        files: added.files.map(({ file, holds }) => ({ file, holds: [...holds] })),
        warnings: [...added.warnings],
      };
    },
    'manufacturers.removeCertificate': async ({ certificateId, reason, operator }) => {
      const by = await session.demand('station', operator);
      const { certificate, units } = await manufacturers().removeCertificate({ certificateId, reason, by });
      return { certificate, units: [...units] };
    },
    'manufacturers.certificateUnits': async (query) => {
      const { total, units } = manufacturers().units(query);
      return { total, units: [...units] };
    },
    'batches.platform': async ({ batchId }) => batchPlatform(engine().journal.read, batchId),
    'batches.confirmImported': async ({ batchId, note, withoutExport, operator }) => {
      const by = await session.demand('import', operator);
      const batch = engine().journal.read.batch(batchId);
      if (batch === undefined) throw new AppError('batch/not-found', { params: { batch: batchId } });
      return confirmImported(engine().journal, { batch, note, withoutExport, by });
    },
  };
}
