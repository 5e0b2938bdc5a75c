/** Provision requests. For each error code: what happened, what it means, what to do now. */
export const requestTexts = {
  'error.requests/not-in-station-file.title': 'Cloud {name} is not known here',
  'error.requests/not-in-station-file.meaning': 'The station file has under clouds: {known}.',
  'error.requests/not-in-station-file.action': 'Add it under clouds in the station file, or correct the name.',

  'error.requests/no-login.title': 'No login for cloud {cloud}',
  'error.requests/no-login.meaning': 'The station file gives neither user and password nor an API key for it, so nothing there is asked.',
  'error.requests/no-login.action': 'Add the login as a secret reference, or have the requests made by the fleet manager.',

  'error.requests/bad-url.title': 'Address of the cloud not usable',
  'error.requests/bad-url.meaning': 'It has to be https://, with the login beside the address and not in it.',
  'error.requests/bad-url.action': 'Correct url under clouds in the station file, e.g. https://api-sandbox.everyware-cloud.com/v2.',

  'error.requests/no-account.title': 'Target account not named',
  'error.requests/no-account.meaning':
    'A new request belongs to the account that will own the gateway, and cloud {cloud} has no accountId in the station file.',
  'error.requests/no-account.action': 'Add accountId: the number of the account, as its console shows it.',

  'error.requests/path-unconfirmed.title': 'Where this cloud keeps its requests is unconfirmed',
  'error.requests/path-unconfirmed.meaning':
    'Everyware Cloud 5 takes provision requests over its API, and the path is not public. Lineside does not guess it. Nothing was sent.',
  'error.requests/path-unconfirmed.action':
    'Look it up in the API page of your instance and write it as requestsPath under clouds {cloud}.',

  'error.requests/key-unused.title': 'Recipe hands no activation key to the gateway',
  'error.requests/key-unused.meaning':
    'The cloud shall make an activation key for each request, and the recipe {recipe} does not write it: no gateway would be let in. Nothing was sent.',
  'error.requests/key-unused.action': 'Add activationKey to everyware.settings in the recipe, or make the requests without a key.',

  'error.requests/client-id-twice.title': 'Two units with client id {clientId}',
  'error.requests/client-id-twice.meaning': 'A client id can have one request. An earlier row of the batch has this one.',
  'error.requests/client-id-twice.action': 'Correct the client id or MAC address of one of the two.',

  'error.requests/creating-already.title': 'Requests of this batch are being made',
  'error.requests/creating-already.meaning': 'Another order makes the requests of {batch} at this moment.',
  'error.requests/creating-already.action': 'Wait until it has ended.',

  'error.requests/no-unit.title': 'No unit of this station',
  'error.requests/no-unit.meaning': 'No unit of any batch here has {identifier}. Requests of others are looked at only, not changed.',
  'error.requests/no-unit.action': 'Change the request in the console of the cloud, or import the batch first.',

  'error.requests/unreachable.title': 'Cloud not reached',
  'error.requests/unreachable.meaning': 'There is no trusted connection to {host} ({reason}). Nothing was sent.',
  'error.requests/unreachable.action': 'Check network and proxy of the station, and caFile of the cloud in the station file.',

  'error.requests/no-answer.title': 'No answer from the cloud',
  'error.requests/no-answer.meaning': '{host} did not answer ({reason}). It may have done what was asked, or not.',
  'error.requests/no-answer.action': 'Do it again: the station looks first and makes nothing twice.',

  'error.requests/bad-answer.title': 'Answer of the cloud not understood',
  'error.requests/bad-answer.meaning': '{host} answered in another form than its documentation says.',
  'error.requests/bad-answer.action': 'Check url and kind of the cloud in the station file. Tell your cloud’s support if both are right.',

  'error.requests/cloud-failed.title': 'Cloud failed',
  'error.requests/cloud-failed.meaning': '{host} answered with status {status}. It may have done what was asked, or not.',
  'error.requests/cloud-failed.action': 'Do it again later: the station looks first and makes nothing twice.',

  'error.requests/too-fast.title': 'Cloud takes no more requests for now',
  'error.requests/too-fast.meaning': '{host} answered {status} again and again, though the station waited in between.',
  'error.requests/too-fast.action': 'Go on later, or lower requestsPerSecond of the cloud in the station file.',

  'error.requests/wrong-login.title': 'Login refused by the cloud',
  'error.requests/wrong-login.meaning': '{host} does not know {user} with this password.',
  'error.requests/wrong-login.action': 'Correct the login of the cloud in the station file. Mind that a changed password ends it, too.',

  'error.requests/not-allowed.title': 'Login may not do this',
  'error.requests/not-allowed.meaning': '{user} lacks the permission for it at {host}.',
  'error.requests/not-allowed.action': 'Have the permission for provision requests given to this user, or use another one.',

  'error.requests/not-found.title': 'Not there in the cloud',
  'error.requests/not-found.meaning': '{host} has nothing at this address: the request is gone, or the path is another.',
  'error.requests/not-found.action': 'Look with "requests list". If that fails as well, correct url or requestsPath of the cloud.',

  'error.requests/duplicate.title': 'Client id has a request already',
  'error.requests/duplicate.meaning': 'The cloud refuses a second request for the same client id.',
  'error.requests/duplicate.action':
    'Look at the one that is there with "requests show", then keep it, remove it, or create with --overwrite.',

  'error.requests/conflict.title': 'Another request is there for {clientId}',
  'error.requests/conflict.meaning': 'Request {requestId} differs from what this batch needs: {different}.',
  'error.requests/conflict.action': 'Decide whose it is. Then edit or remove it, or create with --overwrite.',

  'error.requests/date-range.title': 'Dates do not fit',
  'error.requests/date-range.meaning': 'The request would end before it begins, or is over already.',
  'error.requests/date-range.action': 'Correct the dates: it has to become active before it expires.',

  'error.requests/login-refused.title': 'Username or password not taken',
  'error.requests/login-refused.meaning': 'The cloud does not take this username or password for a request.',
  'error.requests/login-refused.action': 'Check their length and characters in the batch, then create again.',

  'error.requests/plan-limit.title': 'Limit of the account reached',
  'error.requests/plan-limit.meaning': 'The plan of the account allows no more provision requests.',
  'error.requests/plan-limit.action': 'Remove requests that are used up, or have the limit raised.',

  'error.requests/refused.title': 'Cloud refuses',
  'error.requests/refused.meaning': '{host} answered with status {status} ({word}).',
  'error.requests/refused.action': 'Check the row against the rules of the account.',

  'error.requests/missing.title': 'No provision request for {clientId}',
  'error.requests/missing.meaning': 'The cloud has none for this client id in the accounts that the login sees.',
  'error.requests/missing.action': 'Create it with "requests create", or ask the fleet manager.',

  'error.requests/expired.title': 'Provision request has expired',
  'error.requests/expired.meaning': 'The request for {clientId} ended on {until}. No attempt was spent.',
  'error.requests/expired.action': 'Move its end with "requests edit", then run the unit again.',

  'error.requests/not-active-yet.title': 'Provision request is not active yet',
  'error.requests/not-active-yet.meaning': 'The request for {clientId} begins on {from}. No attempt was spent.',
  'error.requests/not-active-yet.action': 'Wait, or move its beginning with "requests edit". Check the clock of the station, too.',

  'error.requests/disabled.title': 'Provision request is switched off',
  'error.requests/disabled.meaning': 'The request for {clientId} has status {status}. No attempt was spent.',
  'error.requests/disabled.action': 'Find out why, then switch it on with "requests edit".',

  'error.requests/other-account.title': 'Provision request belongs to another account',
  'error.requests/other-account.meaning':
    'The request for {clientId} is of account {accountId}, the station file says {wanted}. No attempt was spent.',
  'error.requests/other-account.action': 'Stop: find out whose gateway this is before anything else.',

  'error.requests/attempts-used.title': 'Attempts of the request are used up',
  'error.requests/attempts-used.meaning': 'All {limit} attempts for {clientId} are spent in the cloud. Another would be refused.',
  'error.requests/attempts-used.action': 'Find the cause of the failures first, then raise the limit with "requests edit".',

  'error.update/refused.title': 'File not merged',
  'error.update/refused.meaning': '{file}: {errors} problems, so nothing of it was stored. First: row {first}',
  'error.update/refused.action': 'Correct the file and hand it in again.',

  'error.update/no-columns.title': 'Nothing to merge',
  'error.update/no-columns.meaning': 'The file has identifiers only.',
  'error.update/no-columns.action': 'Keep the columns in it that came back, e.g. activationKey.',

  'error.update/unmatched.title': 'Unit not in this batch',
  'error.update/unmatched.meaning': 'No unit of batch {batch} has this {column} together with the other identifiers of the row.',
  'error.update/unmatched.action': 'Take the row out, or choose the batch that it belongs to.',

  'error.update/ambiguous.title': 'Row fits several units',
  'error.update/ambiguous.meaning': 'The identifiers of the row fit {units} units of the batch.',
  'error.update/ambiguous.action': 'Add a column that tells them apart, e.g. serialNumber.',

  'error.update/no-identifier.title': 'Row names no unit',
  'error.update/no-identifier.meaning': 'None of the identifying columns has a value in this row.',
  'error.update/no-identifier.action': 'Add serialNumber, macAddress or clientId.',

  'error.update/twice.title': 'Same unit twice',
  'error.update/twice.meaning': 'Row {firstRow} is for the same unit.',
  'error.update/twice.action': 'Keep one of the two rows.',

  'error.update/would-change.title': 'Imported value would change',
  'error.update/would-change.meaning': 'The unit was imported with another {column}; only columns that came back may be replaced.',
  'error.update/would-change.action': 'Take the column out of the file, or import the unit in a new batch.',
} as const;
