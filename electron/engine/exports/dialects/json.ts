/** The batch as JSON, with the evidence: one unit per line, so that tools that compare lines compare units. */
import type { Batch } from '../../../../shared/domain/unit.ts';
import { evidenceOf, exportedUnit } from '../exported-unit.ts';
import type { DialectDefinition, WholeRow } from './dialect.ts';
import { openColumns } from './unit-table.ts';

export const json: DialectDefinition = {
  extension: 'json',
  canBeFormulaSafe: false,
  needs: 'whole',
  warnings: () => [],
  refusal: () => undefined,
  writer: ({ batch }) => {
    const columns = openColumns(batch);
    let isFirst = true;
    const lineOf = (row: WholeRow) => {
      const line = `${isFirst ? '' : ','}\n${JSON.stringify(unitContent(row, columns))}`;
      isFirst = false;
      return line;
    };
    return {
      head: () => `{"lineside":1,"batch":${JSON.stringify(batchContent(batch, columns))},"units":[`,
      units: (rows) => rows.map(lineOf).join(''),
      tail: () => '\n]}\n',
    };
  },
};

function unitContent(row: WholeRow, columns: readonly string[]): object {
  const verbatim = Object.fromEntries(columns.map((column) => [column, row.columns[column] ?? '']));
  const evidence = evidenceOf(row.state).map(({ name, verdict, source, expected, observed }) => ({
    name,
    verdict,
    source,
    expected,
    observed,
  }));
  return { ...exportedUnit(row), columns: verbatim, evidence };
}

function batchContent(batch: Batch, columns: readonly string[]): object {
  const { batchId, name, profile, recipeName, recipeVersion, recipeSha256, unitCount, quantity, manufacturer, importedAt } = batch;
  const recipe = { name: recipeName, version: recipeVersion, sha256: recipeSha256 };
  return { id: batchId, name, profile, recipe, columns, units: unitCount, quantity, manufacturer, importedAt };
}
