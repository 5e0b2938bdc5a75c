/** What the screen of certificates says of those for a whole batch, and of keys in tokens. */
export const batchCertificateTexts = {
  'window.certificates.batch': 'Issue for a batch',
  'window.certificates.batch.text':
    'Makes a key and a certificate for each unit of the batch that is still open. Devices that have a valid one for this purpose are passed over. The common name is the first identifier.',
  'window.certificates.batch.batch': 'Batch',
  'window.certificates.batch.choose': 'Choose a batch',
  'window.certificates.batch.none': 'No batch yet: import one first.',
  'window.certificates.batch.units': '{units} units',
  'window.certificates.batch.all': 'Units that are done, too',
  'window.certificates.batch.do': 'Issue',
  'window.certificates.batch.doing': 'Issuing …',
  'window.certificates.batch.progress': '{issued} issued, at row {row} of {units}',
  'window.certificates.batch.stop': 'Stop',
  'window.certificates.batch.over-quota': 'The batch needs more than the quota leaves. Beyond it each certificate takes a second person.',
  'window.certificates.batch.done': '{issued} certificates issued',
  'window.certificates.batch.done.none': 'No certificate issued',
  'window.certificates.batch.files':
    'Keys lie encrypted at the station. Files for hand-over: lineside pki issue --batch, with a folder as --out.',
  'window.certificates.batch.passed-over': 'Passed over, as they have a valid one: {count}.',
  'window.certificates.batch.refused': '{count} refused',
  'window.certificates.batch.row': 'Row {row}',
  'window.certificates.batch.stopped-at': 'Ended at row {row}, {unit}',
  'window.certificates.batch.stopped': 'Stopped before the end. Started again it goes on where it was.',
  'window.certificates.batch.more': 'And {count} more.',
  'window.certificates.batch.close': 'Done',
  'window.certificates.token': 'Key',
  'window.certificates.token.in': 'In token {token}, as {key}',
} as const;
