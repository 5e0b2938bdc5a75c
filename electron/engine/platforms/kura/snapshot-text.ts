/** A snapshot as people have it in a file: XML as Kura writes it, or the JSON form that its console offers since 5.1 (kura.md §2.4). */
import { z } from 'zod';
import { AppError } from '../../../../shared/errors/app-error.ts';
import { componentsOf } from '../../../../shared/formats/kura-snapshot-components.ts';
import { readSnapshotFile } from '../../files/snapshot-file.ts';
import type { SnapshotComponent } from '../../gateway/kura-calls.ts';
import { parseExactJson, toExactJson } from '../../gateway/rest/exact-json.ts';

const jsonSchema = z.object({
  configs: z.array(
    z.object({
      pid: z.string().min(1),
      properties: z.record(z.string(), z.object({ type: z.string(), value: z.unknown().optional() })).nullish(),
    }),
  ),
});

/**
 * `snapshot/bad-json`, and for XML, plain or encrypted with Kura's published key, what `readSnapshotFile` throws. A password that is encrypted with a key that is not known has no value.
 */
export function parseSnapshotText(text: string): readonly SnapshotComponent[] {
  if (text.trimStart().startsWith('{')) return fromJson(text);
  const { configurations, decrypt } = readSnapshotFile(new TextEncoder().encode(text), undefined);
  return componentsOf(configurations, decrypt);
}

/** The body that `configuration/v2` takes, and the console's own download. */
export function snapshotJson(components: readonly SnapshotComponent[]): string {
  return `${toExactJson({ configs: components.map(({ pid, properties }) => ({ pid, properties })), takeSnapshot: true })}\n`;
}

function fromJson(text: string): readonly SnapshotComponent[] {
  const parsed = jsonSchema.safeParse(exactJson(text));
  if (!parsed.success) {
    const where = parsed.error.issues[0]?.path.join('.') ?? '';
    throw new AppError('snapshot/bad-json', { params: { where: where === '' ? '$' : where } });
  }
  return parsed.data.configs.map(({ pid, properties }) => ({
    pid,
    properties: Object.fromEntries(
      Object.entries(properties ?? {}).map(([name, { type, value }]) => [name, { type: type.toUpperCase(), value: value ?? null }]),
    ),
  }));
}

function exactJson(text: string): unknown {
  try {
    return parseExactJson(text);
  } catch (thrown) {
    throw new AppError('snapshot/bad-json', { params: { where: '$' }, cause: thrown });
  }
}
