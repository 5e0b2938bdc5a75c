/** Snapshots of a configuration. For each error code: what happened, what it means, what to do now. */
export const snapshotTexts = {
  'inspect.snapshot.ignored': '{name}: Kura leaves it out, because it knows no type "{type}"',

  'error.snapshot/not-well-formed.title': 'No whole XML',
  'error.snapshot/not-well-formed.meaning': 'The snapshot cannot be read as XML from line {line} on. Kura would refuse all of it.',
  'error.snapshot/not-well-formed.action': 'Fetch the snapshot again, or correct that line.',

  'error.snapshot/doctype.title': 'Snapshot with a document type',
  'error.snapshot/doctype.meaning':
    'It may define entities, which Kura would put in and this station does not. No snapshot that Kura writes has one.',
  'error.snapshot/doctype.action': 'Remove the part from <!DOCTYPE to its end, and find out who put it there.',

  'error.snapshot/byte-order-mark.title': 'Snapshot begins with a byte order mark',
  'error.snapshot/byte-order-mark.meaning': 'Kura refuses the whole snapshot for it.',
  'error.snapshot/byte-order-mark.action': 'Save the file as UTF-8 without BOM.',

  'error.snapshot/not-utf-8.title': 'Snapshot is not UTF-8',
  'error.snapshot/not-utf-8.meaning':
    'Kura reads snapshots as UTF-8 whatever they say of themselves; other characters would arrive changed.',
  'error.snapshot/not-utf-8.action': 'Save the file as UTF-8 without BOM.',

  'error.snapshot/too-large.title': 'Snapshot too large',
  'error.snapshot/too-large.meaning': 'It has more than {limit} characters. It was not read.',
  'error.snapshot/too-large.action': 'Check that it is the right file: a gateway’s snapshot is far smaller.',

  'error.snapshot/not-a-snapshot.title': 'No snapshot of Kura',
  'error.snapshot/not-a-snapshot.meaning':
    'The file holds no element named esf:configuration, the name that Kura looks for; it begins with "{root}".',
  'error.snapshot/not-a-snapshot.action': 'Check that it is the right file. The prefix esf: must stand as it is.',

  'error.snapshot/pid-missing.title': 'Component without a name',
  'error.snapshot/pid-missing.meaning': 'A configuration in the snapshot has no pid.',
  'error.snapshot/pid-missing.action': 'Correct the file, or fetch the snapshot again.',

  'error.snapshot/properties-not-last.title': 'Properties of {pid} not at the end',
  'error.snapshot/properties-not-last.meaning':
    'Kura takes the last element of a component for its properties and refuses the whole snapshot.',
  'error.snapshot/properties-not-last.action': 'Move esf:properties behind the definition.',

  'error.snapshot/value-missing.title': '{name} of {pid} without a value',
  'error.snapshot/value-missing.meaning': 'Kura refuses the whole snapshot for it.',
  'error.snapshot/value-missing.action': 'Write <esf:value/> for an empty text, or remove the property.',

  'error.snapshot/bad-value.title': '{name} of {pid} is no {type}',
  'error.snapshot/bad-value.meaning': 'Kura refuses the whole snapshot for such a value; blanks around a number are enough.',
  'error.snapshot/bad-value.action': 'Correct the value.',

  'error.snapshot/bad-password.title': '{name} of {pid} cannot be read',
  'error.snapshot/bad-password.meaning':
    'It says that it is encrypted, and is neither base64 nor encrypted text. Kura refuses the whole snapshot for it.',
  'error.snapshot/bad-password.action': 'Write encrypted="false" and the plain password, or encrypted="true" and its base64.',

  'error.snapshot/not-writable.title': '{name} of {pid} cannot stand in a snapshot',
  'error.snapshot/not-writable.meaning': 'It holds a character that XML cannot hold. Nothing was written.',
  'error.snapshot/not-writable.action': 'Remove control characters from the value.',

  'error.snapshot/wrong-key.title': 'Snapshot cannot be decrypted',
  'error.snapshot/wrong-key.meaning':
    'The key is another one, or the file is damaged: the two cannot be told apart. Many gateways have a key of their own.',
  'error.snapshot/wrong-key.action':
    'Name the key of this gateway with --key-env, or read the snapshot from the gateway over REST, MQTT or its console.',

  'error.snapshot/bad-key.title': 'No usable key in {variable}',
  'error.snapshot/bad-key.meaning': 'The variable holds no text of 16, 24 or 32 characters of one byte each.',
  'error.snapshot/bad-key.action': 'Set the variable to the key of the gateway.',
} as const;
