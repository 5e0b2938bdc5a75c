/** Manufacturers and the files of their certificates. */
export const manufacturerTexts = {
  'command.event.manufacturer.added': 'Manufacturer added: {name}',
  'command.event.manufacturer.renamed': 'Manufacturer renamed: {name}',
  'command.event.manufacturer.certificate-added': 'Certificate added: {name}',
  'command.event.manufacturer.certificate-removed': 'Certificate removed, units that had it: {units}; because {reason}',
  'command.event.manufacturer.certificate-used': '{unit}: manufacturer’s certificate used',
  'command.event.batch.confirmed': 'Import into Cervello confirmed',

  'error.manufacturers/not-found.title': 'Manufacturer not known',
  'error.manufacturers/not-found.meaning': 'The station has no manufacturer {name}.',
  'error.manufacturers/not-found.action': 'Look with `lineside manufacturer list`, or add it with `lineside manufacturer add`.',

  'error.manufacturers/name-taken.title': 'Name taken',
  'error.manufacturers/name-taken.meaning': 'There is a manufacturer {name} already. Letter case makes no other name.',
  'error.manufacturers/name-taken.action': 'Use the one that is there, or choose another name.',

  'error.manufacturers/certificate-name-taken.title': 'Certificate name taken',
  'error.manufacturers/certificate-name-taken.meaning': 'This manufacturer has a certificate {name} already.',
  'error.manufacturers/certificate-name-taken.action': 'Give the new one another name, as it is called in Cervello.',

  'error.manufacturers/certificate-not-found.title': 'Certificate not known',
  'error.manufacturers/certificate-not-found.meaning': 'No manufacturer of this station has a certificate {certificate}.',
  'error.manufacturers/certificate-not-found.action': 'Look with `lineside manufacturer list`.',

  'error.manufacturers/certificate-removed.title': 'Certificate removed already',
  'error.manufacturers/certificate-removed.meaning': '{certificate} was removed. Its key and its secrets are gone.',
  'error.manufacturers/certificate-removed.action': 'Nothing is left to do here.',

  'error.manufacturers/certificate-known.title': 'Certificate is here already',
  'error.manufacturers/certificate-known.meaning': 'Its key is that of {certificate}, which the station has.',
  'error.manufacturers/certificate-known.action': 'Use the one that is there. For another certificate give its own files.',

  'error.manufacturers/certificate-not-usable.title': 'Certificate cannot be used',
  'error.manufacturers/certificate-not-usable.meaning': '{manufacturer} has no certificate {certificate} that is valid now.',
  'error.manufacturers/certificate-not-usable.action': 'Correct the name in station file or recipe, or add the certificate.',

  'error.manufacturers/no-certificate-usable.title': 'No certificate to use',
  'error.manufacturers/no-certificate-usable.meaning': '{manufacturer} has no certificate that is valid now.',
  'error.manufacturers/no-certificate-usable.action': 'Create one in Cervello and add it with `lineside manufacturer certificate-add`.',

  'error.manufacturers/no-secrets.title': 'Key of the certificate is missing',
  'error.manufacturers/no-secrets.meaning':
    'The sealed key and access key of {certificate} are not at the station. Cervello shows them once only.',
  'error.manufacturers/no-secrets.action':
    'Restore manufacturers.secrets from the backup of the station, or remove the certificate and create a new one in Cervello.',

  'error.manufacturers/no-key.title': 'No private key among the files',
  'error.manufacturers/no-key.meaning': 'None of the files holds a private key.',
  'error.manufacturers/no-key.action':
    'Add the file with the private key. Cervello shows it once: without it, create a new certificate there.',

  'error.manufacturers/several-keys.title': 'More than one private key',
  'error.manufacturers/several-keys.meaning': 'The files hold different private keys. A certificate has one.',
  'error.manufacturers/several-keys.action': 'Give the files of one certificate only.',

  'error.manufacturers/no-certificate.title': 'No certificate among the files',
  'error.manufacturers/no-certificate.meaning': 'None of the files holds an X.509 certificate.',
  'error.manufacturers/no-certificate.action': 'Add the file with the certificate.',

  'error.manufacturers/key-mismatch.title': 'Key and certificate do not belong together',
  'error.manufacturers/key-mismatch.meaning': 'No certificate among the files has the public half of the private key.',
  'error.manufacturers/key-mismatch.action': 'Give the key and the certificate that Cervello made together.',

  'error.manufacturers/public-key-mismatch.title': 'Public key of another certificate',
  'error.manufacturers/public-key-mismatch.meaning': '{file} holds a public key that is not the one of the private key.',
  'error.manufacturers/public-key-mismatch.action': 'Leave the file out, or give the one that belongs to this certificate.',

  'error.manufacturers/certificate-expired.title': 'Certificate expired',
  'error.manufacturers/certificate-expired.meaning': '{subject} was valid until {until}.',
  'error.manufacturers/certificate-expired.action': 'Create a new certificate in Cervello. Check the station’s clock.',

  'error.manufacturers/certificate-not-yet-valid.title': 'Certificate not valid yet',
  'error.manufacturers/certificate-not-yet-valid.meaning': 'It is valid from {from}. Until then no request is made with it.',
  'error.manufacturers/certificate-not-yet-valid.action': 'Check the station’s clock, or wait until then.',

  'error.manufacturers/certificate-ends-soon.title': 'Certificate ends soon',
  'error.manufacturers/certificate-ends-soon.meaning': 'It is valid until {until}.',
  'error.manufacturers/certificate-ends-soon.action': 'Create the next one in Cervello in time.',

  'error.manufacturers/key-not-rsa.title': 'Key is not RSA',
  'error.manufacturers/key-not-rsa.meaning': 'The key is {found}. The token schemes of the shipped profile need RSA.',
  'error.manufacturers/key-not-rsa.action': 'Use it for certificates on devices only, or create a certificate with an RSA key.',

  'error.manufacturers/weak-key.title': 'Weak key',
  'error.manufacturers/weak-key.meaning': 'The key is {found}. From 2048 bits on it is held to be safe.',
  'error.manufacturers/weak-key.action': 'Ask for a certificate with a longer key.',

  'error.manufacturers/stray-certificate.title': 'Certificate without a place in the chain',
  'error.manufacturers/stray-certificate.meaning': '{subject} did not sign this certificate, nor one above it.',
  'error.manufacturers/stray-certificate.action': 'Check whether the file belongs to another certificate.',

  'error.manufacturers/no-access-token.title': 'No access token',
  'error.manufacturers/no-access-token.meaning':
    'Cervello shows an access token beside the access key and says that it will be needed. For what is not documented.',
  'error.manufacturers/no-access-token.action': 'Keep it safe. If your profile sends it, add the certificate again with the token.',

  'error.manufacturers/wrong-password.title': 'Password does not open the file',
  'error.manufacturers/wrong-password.meaning': '{file} is encrypted, and the password given for it, or none, does not open it.',
  'error.manufacturers/wrong-password.action': 'Give the password of this file.',

  'error.manufacturers/file-not-understood.title': 'File not understood',
  'error.manufacturers/file-not-understood.meaning': '{file} holds no key and no certificate as PEM, DER or PKCS#12, or it is cut off.',
  'error.manufacturers/file-not-understood.action': 'Download it again from Cervello’s form as long as that is open, or leave it out.',

  'error.manufacturers/already-confirmed.title': 'Import confirmed already',
  'error.manufacturers/already-confirmed.meaning': '{who} confirmed the import of {batch} on {when}.',
  'error.manufacturers/already-confirmed.action': 'Nothing is left to do: requests may be made.',

  'error.manufacturers/not-exported.title': 'Nothing exported for Cervello',
  'error.manufacturers/not-exported.meaning': 'No file of {batch} was exported as cervello-csv, so none of it can be imported there.',
  'error.manufacturers/not-exported.action':
    'Export it with `lineside export --to cervello-csv` and import that file. If another file was imported: `lineside batch confirm --without-export --note`.',

  'error.manufacturers/note-needed.title': 'Note missing',
  'error.manufacturers/note-needed.meaning': '{batch} is to be confirmed without an export of this station.',
  'error.manufacturers/note-needed.action': 'Say in the note which file was imported.',

  'platform.warning.without-export': 'Confirmed without an export of this station.',
  'platform.warning.partial-export': 'The file has fewer rows than the batch has units. Cervello makes no device for the others.',
  'platform.warning.exported-again': 'Exported again with another content since it was confirmed. Cervello may have the earlier one.',

  'error.manufacturers/not-a-cervello-batch.title': 'Not a batch for Cervello',
  'error.manufacturers/not-a-cervello-batch.meaning': '{batch} was not imported with the profile cervello.',
  'error.manufacturers/not-a-cervello-batch.action': 'Choose another batch.',
} as const;
