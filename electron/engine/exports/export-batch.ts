/**
 * Writes a batch for another system, with a signed manifest beside it: the file itself holds nothing but records, so that the same records
 * give the same bytes; when and from which record it was made is in the manifest. Each export anchors the head of the record.
 */
import { basename } from 'node:path';
import type { Dialect, Only, WarningCount } from '../../../shared/domain/exports.ts';
import type { PersonId, Sha256 } from '../../../shared/domain/ids.ts';
import type { Batch } from '../../../shared/domain/unit.ts';
import type { Anchor } from '../journal/chain/anchors.ts';
import type { Journal } from '../journal/journal.ts';
import { earlierPair, publishPair } from './export-pair.ts';
import { type Counted, exportPieces, WarningTally } from './export-pieces.ts';
import { signManifest } from './manifest.ts';
import { usableDialect, writerSources } from './usable-dialect.ts';
import { type WrittenFile, writeWhole } from './whole-file.ts';

export interface ExportWish {
  readonly journal: Pick<Journal, 'read' | 'append' | 'anchor' | 'stationId' | 'signingKey'>;
  readonly batch: Batch;
  readonly dialect: Dialect;
  readonly only: Only;
  readonly formulaSafe: boolean;
  readonly by: PersonId;
  readonly linesideVersion: string;
  readonly signal: AbortSignal;
  readonly now?: () => Date;
}

export interface ExportOrder extends ExportWish {
  /** An earlier export of this name is replaced; the manifest is `<file>.manifest.json`. */
  readonly file: string;
}

export interface Exported {
  readonly file: string;
  readonly rows: number;
  readonly sha256: Sha256;
  readonly manifest: string;
  readonly warnings: WarningCount[];
}

/**
 * Throws `export/other-file`, `export/changed-since`, `file/not-writable`, what speaks against the dialect (`export/lacks-column`, `export/other-profile`,
 * `run/recipe-changed`, `export/no-certificate`, `export/sheet-too-large`, `export/not-formula-safe`, `export/row-not-usable`), `journal/*`, or
 * the signal's reason; then neither file is new.
 */
export async function exportBatch(order: ExportOrder): Promise<Exported> {
  const { file } = order;
  const earlier = await earlierPair(file);
  const draft = await draftExport(order, { file, fileName: basename(file) });
  try {
    const manifestText = draft.manifestText(earlier.sha256);
    await draft.record();
    await publishPair(draft.content, manifestText, earlier);
  } finally {
    await draft.content.discard();
  }
  const { rows, warnings, content } = draft;
  return { file, rows, sha256: content.sha256, manifest: earlier.manifest, warnings };
}

/** An export whose bytes are on the disk, without their name. */
export interface DraftedExport {
  readonly content: WrittenFile;
  readonly rows: number;
  readonly warnings: WarningCount[];
  /** @param replaces Of the file that lies in the place. */
  manifestText(replaces?: Sha256): string;
  /** Appends `batch.exported`. */
  record(): Promise<void>;
}

/** @param place `fileName` is for the record, where `file` is a place of the engine's own. Throws as `exportBatch`. */
export async function draftExport(wish: ExportWish, place: { readonly file: string; readonly fileName: string }): Promise<DraftedExport> {
  const { journal, batch, dialect, only, signal, by } = wish;
  const tally = new WarningTally();
  const sources = writerSources(wish, tally.add);
  const definition = usableDialect(dialect, sources);
  const anchor = await journal.anchor();
  const counted: Counted = { rows: 0, trainingRows: 0 };
  const content = await writeWhole(place.file, exportPieces({ read: journal.read, definition, sources, only, signal }, counted));
  const { rows, trainingRows } = counted;
  const warnings = tally.list(definition.warnings(sources), trainingRows);
  const { sha256 } = content;
  const { fileName } = place;
  return {
    content,
    rows,
    warnings,
    manifestText: (replaces) => signedManifest(wish, { fileName, content, anchor, counted, warnings, replaces }),
    record: async () => {
      await journal.append([
        { type: 'batch.exported', version: 1, batchId: batch.batchId, dialect, only, file: fileName, sha256, rows, by },
      ]);
    },
  };
}

interface Made {
  readonly fileName: string;
  readonly content: WrittenFile;
  readonly anchor: Anchor;
  readonly counted: Counted;
  readonly warnings: WarningCount[];
  readonly replaces: Sha256 | undefined;
}

function signedManifest(wish: ExportWish, { fileName, content, anchor, counted, warnings, replaces }: Made): string {
  const { journal, batch, dialect, only, formulaSafe, linesideVersion, now = () => new Date() } = wish;
  const { sha256, sizeBytes } = content;
  const recipe = { name: batch.recipeName, version: batch.recipeVersion, sha256: batch.recipeSha256 };
  return signManifest(
    {
      lineside: 2,
      file: fileName,
      dialect,
      only,
      formulaSafe,
      ...counted,
      warnings,
      sha256,
      sizeBytes,
      ...(replaces === undefined ? {} : { replaces }),
      batch: { id: batch.batchId, name: batch.name, recipe },
      journal: { seq: anchor.seq, hash: anchor.hash, readUpTo: journal.read.head().seq },
      stationId: journal.stationId,
      exportedAt: now().toISOString(),
      exportedBy: `lineside ${linesideVersion}`,
    },
    journal.signingKey,
  );
}
