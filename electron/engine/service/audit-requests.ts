/** The signed record, for the window: of the journal that the line works with. */
import { keyFingerprint } from '../exports/manifest.ts';
import { verifyFile } from '../audit/verify-file.ts';
import { type ExportedAudit, exportAudit } from '../audit/write-audit.ts';
import { openRecord } from '../journal/open-record.ts';
import type { Service } from '../service-shape.ts';
import type { Line } from './line.ts';
import type { OutgoingFiles } from './outgoing.ts';
import type { Uploads } from './uploads.ts';

export interface AuditSurroundings {
  readonly line: Line;
  readonly uploads: Uploads;
  readonly outgoing: OutgoingFiles;
  readonly linesideVersion: string;
}

type AuditRequests = Pick<Service, 'audit.state' | 'audit.export' | 'audit.verify'>;

export function auditRequests({ line, uploads, outgoing, linesideVersion }: AuditSurroundings): AuditRequests {
  return {
    'audit.state': async () => {
      const { journal } = line.engine;
      const record = openRecord(journal.file);
      try {
        const last = record.lastAnchor();
        return {
          head: journal.read.head(),
          ...(last === undefined ? {} : { lastAnchor: { seq: last.seq, at: last.wallTime } }),
          signedBy: keyFingerprint(record.key().publicKey),
        };
      } finally {
        record.close();
      }
    },
    'audit.export': async (_input, signal) => {
      const { journal } = line.engine;
      const written: { audit?: ExportedAudit } = {};
      const write = async (file: string) => {
        written.audit = await exportAudit({ journalFile: journal.file, file, linesideVersion, signal, anchor: () => journal.anchor() });
      };
      const made = await outgoing.make(`lineside-${new Date().toISOString().slice(0, 10)}.audit.jsonl`, [{ suffix: '', write }]);
      const { file: _file, ...facts } = written.audit ?? unwritten();
      return { ...facts, outgoing: made };
    },
    'audit.verify': ({ uploadId, fileUploadId, earlierUploadId, key }, signal) =>
      reading(uploads, uploadId, (file) =>
        reading(uploads, fileUploadId, (exported) =>
          reading(uploads, earlierUploadId, (earlier) =>
            verifyFile({ file: file ?? '', exported, earlier, keys: key === undefined ? undefined : [key], signal }),
          ),
        ),
      ),
  };
}

/** Each is kept while it is read. */
function reading<Result>(uploads: Uploads, uploadId: string | undefined, work: (file: string | undefined) => Promise<Result>) {
  return uploadId === undefined ? work(undefined) : uploads.reading(uploadId, ({ file }) => work(file));
}

function unwritten(): never {
  throw new TypeError('made without being written');
}
