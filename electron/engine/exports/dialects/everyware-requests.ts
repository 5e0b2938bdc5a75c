/**
 * Provision requests for Everyware Cloud, to be made by hand or by a script where the station has no login: bodies of POST
 * /provisionRequests (esf.md §4.1, §4.3) without what the station does not know or does not tell. `fillIn` names that. Client id and username
 * are those that the unit's recipe writes. One request per line, because the service takes one per call.
 */
import { AppError } from '../../../../shared/errors/app-error.ts';
import { requestLogin } from '../../requests/wanted-request.ts';
import type { DialectDefinition, WholeRow, WriterSources } from './dialect.ts';

const FILL_IN = ['accountId', 'provisionUserPassword', 'retryMaxAttempts'];

export const everywareRequests: DialectDefinition = {
  extension: 'json',
  canBeFormulaSafe: false,
  needs: 'whole',
  warnings: () => ['unconfirmed', 'left-empty'],
  refusal: ({ batch }) =>
    batch.profile === 'everyware'
      ? undefined
      : new AppError('export/other-profile', { params: { batch: batch.name, profile: batch.profile } }),
  writer: (sources) => {
    let isFirst = true;
    const lineOf = (row: WholeRow) => {
      const line = `${isFirst ? '' : ','}\n${JSON.stringify(requestOf(row, sources))}`;
      isFirst = false;
      sources.warn('left-empty');
      return line;
    };
    return {
      head: () => `{"method":"POST","path":"/v2/provisionRequests","fillIn":${JSON.stringify(FILL_IN)},"provisionRequests":[`,
      units: (rows) => rows.map(lineOf).join(''),
      tail: () => '\n]}\n',
    };
  },
};

function requestOf({ unit, columns, row }: WholeRow, { batch, recipeOf }: WriterSources): object {
  const { clientId, username } = requestLogin(unit, { batch, recipe: recipeOf(unit) });
  const accountName = columns['accountName'] ?? '';
  return {
    clientId,
    provisionUserUsername: username,
    generateActivationKey: false,
    overwriteIfDuplicate: false,
    provisionSecureURL: true,
    lineside: { row, accountName },
  };
}
