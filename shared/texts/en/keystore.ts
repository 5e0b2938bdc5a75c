/** Keys and trusted certificates of a gateway: steps, commands, and for each error code what happened, what it means, what to do now. */
export const keystoreTexts = {
  'step.kura.key-pair.title': 'Making and certifying a key pair',
  'step.kura.injected-key.title': 'Installing a key',
  'step.kura.trust.title': 'Setting trusted certificates',
  'step.everyware.target-certificates.title': 'Checking the certificates of the target cloud',

  'progress.keystore.reading': 'Reading the keystores',
  'progress.keystore.making': 'The gateway makes a key pair of {bits} bits',
  'progress.keystore.certifying': 'Certifying the key',
  'progress.keystore.installing': 'Installing the certificate',
  'progress.keystore.wiping': 'Wiping the temporary files',

  'error.keystore/unknown.title': 'No keystore {keystore}',
  'error.keystore/unknown.meaning': 'The gateway has these: {known}. Nothing was written.',
  'error.keystore/unknown.action': 'Take one of these names.',

  'error.keystore/none-for-purpose.title': 'No keystore for {purpose}',
  'error.keystore/none-for-purpose.meaning': 'None of the gateway’s keystores has a name that is known for it. Nothing was written.',
  'error.keystore/none-for-purpose.action': 'Name the keystore itself with keystore.',

  'error.keystore/several-for-purpose.title': 'Several keystores for {purpose}',
  'error.keystore/several-for-purpose.meaning': 'It may be any of these: {keystores}. Nothing was written.',
  'error.keystore/several-for-purpose.action': 'Name the one that is meant with keystore.',

  'error.keystore/no-certificate.title': 'No certificate for {alias}',
  'error.keystore/no-certificate.meaning': 'The text holds no certificate in PEM, or one that cannot be read. Nothing was written.',
  'error.keystore/no-certificate.action': 'Give the file of the certificate, from BEGIN CERTIFICATE to END CERTIFICATE.',

  'error.keystore/certificate-expired.title': 'Certificate {alias} has expired',
  'error.keystore/certificate-expired.meaning': 'It was valid until {until}. Nothing was written.',
  'error.keystore/certificate-expired.action': 'Get the certificate that is valid now.',

  'error.keystore/alias-twice.title': '{alias} is given twice',
  'error.keystore/alias-twice.meaning': 'The second certificate would replace the first. Nothing was written.',
  'error.keystore/alias-twice.action': 'Give each certificate an alias of its own.',

  'error.keystore/alias-is-a-key.title': '{alias} is a private key',
  'error.keystore/alias-is-a-key.meaning': 'In {keystore} a private key has this alias, and it would be lost. Nothing was written.',
  'error.keystore/alias-is-a-key.action': 'Choose another alias.',

  'error.keystore/alias-is-trusted.title': '{alias} is a trusted certificate',
  'error.keystore/alias-is-trusted.meaning':
    'In {keystore} a trusted certificate has this alias, and a key would replace it. Nothing was written.',
  'error.keystore/alias-is-trusted.action': 'Choose another alias.',

  'error.keystore/no-such-entry.title': 'No entry {alias}',
  'error.keystore/no-such-entry.meaning': '{keystore} has no trusted certificate of this name. Nothing was written.',
  'error.keystore/no-such-entry.action': 'Look at the entries of the keystore, then name one of them.',

  'error.keystore/trust-differs.title': 'Trusted certificates not as written',
  'error.keystore/trust-differs.meaning': 'The gateway took the change, and {name} is not as it was written when read back.',
  'error.keystore/trust-differs.action': 'Look at the gateway’s Kura log and at whether its keystore can be written, then try again.',

  'error.keystore/certified-key-elsewhere.title': 'Another key of this gateway has an active certificate',
  'error.keystore/certified-key-elsewhere.meaning':
    'The key {place} has certificate {serialNumber} of the same purpose. A second one would be active beside it. Nothing was written.',
  'error.keystore/certified-key-elsewhere.action': 'Name that entry in the step, or revoke the certificate and remove the key first.',

  'error.keystore/request-of-another-key.title': 'The request is for another key',
  'error.keystore/request-of-another-key.meaning':
    'The gateway gave a request whose key is not that of {keystore} {alias}. Nothing was certified.',
  'error.keystore/request-of-another-key.action': 'Run the step again. Where it happens again, look at the gateway’s Kura log.',

  'error.keystore/key-not-there.title': 'Key or certificate not there',
  'error.keystore/key-not-there.meaning': '{keystore} {alias} does not have the certificate that was installed when read back.',
  'error.keystore/key-not-there.action': 'Run the step again. Where it happens again, look at the gateway’s Kura log and its disk.',

  'error.keystore/no-keytool.title': 'No keytool on the gateway',
  'error.keystore/no-keytool.meaning':
    'Without keystores/v2 a key gets there by Java’s keytool, and the gateway’s shell finds none. Nothing was written.',
  'error.keystore/no-keytool.action': 'Name it with keytool in the step, or update the gateway.',

  'error.keystore/no-file.title': 'No keystore file {file}',
  'error.keystore/no-file.meaning': 'The file is not there or cannot be read and written by the login. Nothing was written.',
  'error.keystore/no-file.action': 'Name the keystore’s file with file in the step, and log in as a user who may write it.',

  'error.keystore/keytool-refused.title': 'keytool refused',
  'error.keystore/keytool-refused.meaning':
    'keytool ended with {status} at “{deed}” of {file}; the keystore’s password may be another one. The keystore is as it was.',
  'error.keystore/keytool-refused.action': 'Give the keystore’s password with filePassword in the step, then try again.',

  'error.keystore/folder-not-ours.title': '{folder} is in the way',
  'error.keystore/folder-not-ours.meaning':
    'The place for temporary files is there already and belongs to somebody else. Nothing was written.',
  'error.keystore/folder-not-ours.action': 'Look at what it is, remove it, then try again.',

  'error.keystore/key-file-left.title': 'Temporary files left on the gateway',
  'error.keystore/key-file-left.meaning': '{folder} may still hold the private key and could not be wiped.',
  'error.keystore/key-file-left.action': 'Remove the folder by hand, or run the step again: it wipes what it finds first.',

  'error.keystore/no-target-certificates.title': 'No target certificate named',
  'error.keystore/no-target-certificates.meaning':
    'Every text that should name a certificate of the target cloud is empty. The gateway was not touched.',
  'error.keystore/no-target-certificates.action': 'Give the SHA-256 or the PEM of the certificates in the step or in the unit’s columns.',

  'error.recipe/target-certificates-not-named.title': 'Target certificates not named',
  'error.recipe/target-certificates-not-named.meaning':
    'The step moves a gateway to another cloud account, and nothing before it proves that the gateway has that cloud’s certificates. It may refuse the orders of its new account.',
  'error.recipe/target-certificates-not-named.action': 'Put everyware.target-certificates before it, or name them in targetCertificates.',

  'command.keystore-list.about': 'Lists every entry of the gateway’s keystores with what speaks against it.',
  'command.keystore-add.about': 'Adds trusted certificates from a file to a keystore and reads them back.',
  'command.keystore-remove.about': 'Removes a trusted certificate from a keystore and reads that back.',
  'command.option.keystore': 'The keystore: SSLKeystore, DMKeystore, HttpsKeystore or another that the gateway has.',
  'command.option.keystore-filter': 'Only this keystore.',
  'command.option.alias': 'The entry’s name in the keystore.',
  'command.keystore.entry': '{keystore} {alias}: {kind}, {subject}, until {notAfter}, {purpose}{findings}',
  'command.keystore.unreadable': '{keystore} {alias}: {kind}, {purpose}{findings}',
  'command.keystore.none': 'No entries.',

  'keystore.kind.trusted': 'trusted',
  'keystore.kind.key': 'private key',
  'keystore.purpose.broker': 'for the broker',
  'keystore.purpose.management-signing': 'for signed orders',
  'keystore.purpose.https': 'for the web console',
  'keystore.purpose.other': 'purpose not known',
  'keystore.purpose.unconfirmed': 'unconfirmed',
  'keystore.finding.expired': 'expired',
  'keystore.finding.expires-soon': 'expires within 30 days',
  'keystore.finding.not-yet-valid': 'not yet valid',
  'keystore.finding.weak-key': 'weak key',
  'keystore.finding.revoked': 'revoked by this station',
  'keystore.finding.shared-key': 'private key shared',
  'keystore.finding.unreadable': 'cannot be read',
} as const;
