/** What the window says of secrets that leave for their recipient. */
export const handOverWindowTexts = {
  'window.hand-over.open': 'Secrets for a recipient …',
  'window.hand-over.title': 'Secrets of {batch}',
  'window.hand-over.text':
    'All secrets of the batch, of its file and made by the station, leave in one file that is encrypted for its recipient alone: not even this station can open it. Who, for whom and why is recorded before the file is given out.',
  'window.hand-over.recipient': "Choose the recipient's certificate",
  'window.hand-over.units': 'Units with secrets',
  'window.hand-over.columns': 'Secrets',
  'window.hand-over.for': 'Recipient',
  'window.hand-over.key': "Fingerprint of the recipient's key (SHA-256)",
  'window.hand-over.expired': 'The certificate has expired: ask the recipient whether they still have its key',
  'window.hand-over.nothing': 'No unit of this batch has a secret: nothing to hand over',
  'window.hand-over.earlier': '{who} handed them over before, {time}',
  'window.hand-over.again': 'Hand them over once more',
  'window.hand-over.reason': 'Reason',
  'window.hand-over.reason.hint': 'For the record: who needs them, and for what.',
  'window.hand-over.do': 'Hand over',
  'window.hand-over.doing': 'Encrypting …',
  'window.hand-over.done': 'Secrets handed over',
  'window.hand-over.saved': 'Secrets of {units} units, encrypted in {file}',
  'window.hand-over.open-with': 'The recipient opens it with their private key:',
  'window.hand-over.close': 'Done',
} as const;
