/** Certificates, keys and the station's authority: what is refused, and why. */
export const pkiTexts = {
  'certificate.purpose.root': 'Root',
  'certificate.purpose.issuing': 'Issuing authority',
  'certificate.purpose.client': 'Client',
  'certificate.purpose.server': 'Server',
  'certificate.purpose.client-and-server': 'Client and server',
  'certificate.reason.unspecified': 'no reason given',
  'certificate.reason.key-compromise': 'the key may be known to others',
  'certificate.reason.affiliation-changed': 'belongs to somebody else now',
  'certificate.reason.superseded': 'replaced by another',
  'certificate.reason.cessation-of-operation': 'not in use any more',
  'certificate.reason.privilege-withdrawn': 'may not do this any more',

  'command.event.authority.created': 'Certificate authority: {subject}',
  'command.event.authority.key-removed': 'The root’s key left the station',
  'command.event.certificate.issued': 'Certificate {serialNumber} issued: {subject}',
  'command.event.certificate.revoked': 'Certificate {serialNumber} revoked: {reason}',
  'command.event.revocation-list.made': 'Revocation list {number}, certificates on it: {revoked}',

  'error.pki/no-authority.title': 'No certificate authority',
  'error.pki/no-authority.meaning': 'The station has no authority that may issue now, so it can sign no certificate.',
  'error.pki/no-authority.action': 'Set one up with `lineside pki init --name NAME`, or import one with `lineside pki init --import FILE`.',

  'error.pki/already-set-up.title': 'There is an authority already',
  'error.pki/already-set-up.meaning': 'A second root would leave devices that trust the first one behind.',
  'error.pki/already-set-up.action': 'Make a new issuing authority under the same root with `lineside pki init --renew`.',

  'error.pki/authority-expired.title': 'Authority expired',
  'error.pki/authority-expired.meaning': '{subject} was valid until {until}. Nobody would accept what it signs.',
  'error.pki/authority-expired.action': 'Make a new issuing authority with `lineside pki init --renew`, and check the station’s clock.',

  'error.pki/authority-not-yet-valid.title': 'Authority not valid yet',
  'error.pki/authority-not-yet-valid.meaning': '{subject} is valid from {from}. Nobody would accept what it signs before.',
  'error.pki/authority-not-yet-valid.action': 'Check the station’s clock, or wait until then.',

  'error.pki/not-an-authority.title': 'Not an authority',
  'error.pki/not-an-authority.meaning':
    '{subject} may not sign certificates: it is not marked as an authority, or its key is for something else.',
  'error.pki/not-an-authority.action': 'Give the certificate and key of an authority.',

  'error.pki/key-mismatch.title': 'Key and certificate do not belong together',
  'error.pki/key-mismatch.meaning': 'None of the certificates has the public half of this key.',
  'error.pki/key-mismatch.action': 'Give the key that the authority’s certificate was made for.',

  'error.pki/no-key.title': 'Key not at the station',
  'error.pki/no-key.meaning': 'The private key of {subject} is not here: it was kept offline, or the station never had it.',
  'error.pki/no-key.action': 'For a root kept offline, name its file: `lineside pki init --renew --root FILE`.',

  'error.pki/key-damaged.title': 'Private key does not open',
  'error.pki/key-damaged.meaning': 'What is stored for the public key {spkiSha256} was changed, or sealed by another station key.',
  'error.pki/key-damaged.action': 'Restore journal and station key from the same backup.',

  'error.pki/request-unreadable.title': 'No certificate request',
  'error.pki/request-unreadable.meaning': 'What was given is no certificate request (PKCS#10, PEM), or it is cut off.',
  'error.pki/request-unreadable.action': 'Fetch the request again, from -----BEGIN to -----END.',

  'error.pki/request-signature-wrong.title': 'Signature of the request is wrong',
  'error.pki/request-signature-wrong.meaning': 'The request was changed, or whoever made it does not have the key. Nothing was signed.',
  'error.pki/request-signature-wrong.action': 'Fetch the request again from the device. If it stays wrong, make a new key pair there.',

  'error.pki/weak-signature.title': 'Signature too weak',
  'error.pki/weak-signature.meaning': 'The request is signed with {found}, which can be forged.',
  'error.pki/weak-signature.action': 'Make the request with SHA-256 or better.',

  'error.pki/weak-key.title': 'Key too weak',
  'error.pki/weak-key.meaning': 'Found: {found}. RSA and DSA need at least 2048 bits, RSA an exponent of at least 65537.',
  'error.pki/weak-key.action': 'Make a longer key.',

  'error.pki/key-not-accepted.title': 'Kind of key not accepted',
  'error.pki/key-not-accepted.meaning':
    'Found: {found}. Accepted: RSA of 2048 to 8192 bits, P-256, P-384, P-521, Ed25519, and DSA for devices.',
  'error.pki/key-not-accepted.action': 'Make a key of one of these kinds.',

  'error.pki/key-used-before.title': 'Key was certified before',
  'error.pki/key-used-before.meaning':
    'The public key {spkiSha256} already has the certificate {serialNumber}. Two devices with one key cannot be told apart.',
  'error.pki/key-used-before.action':
    'Make a new key pair on the device. If two devices showed the same key, keep both back: one is a copy.',

  'error.pki/over-quota.title': 'Quota used up',
  'error.pki/over-quota.meaning': '{subject} may issue {quota} certificates, and has. Each further one takes a second person.',
  'error.pki/over-quota.action':
    'Have an engineer, a supervisor or support agree with `--second NAME`. A station without people has to set them up first.',

  'error.pki/outlives-authority.title': 'Valid for too long',
  'error.pki/outlives-authority.meaning': '{subject} itself ends on {until}: {left} days are left, {days} were asked for.',
  'error.pki/outlives-authority.action': 'Ask for fewer days, or make a new issuing authority with `lineside pki init --renew`.',

  'error.pki/subject-not-usable.title': 'Subject not usable',
  'error.pki/subject-not-usable.meaning': '“{name}” is no name of a certificate.',
  'error.pki/subject-not-usable.action':
    'Write it as CN=gw-1,O=Acme with CN, O, OU, C, L, ST, serialNumber, DC, UID or emailAddress; a comma in a value needs a backslash before it.',

  'error.pki/name-not-usable.title': 'Host name or address not usable',
  'error.pki/name-not-usable.meaning': '“{name}” is neither a host name nor an IP address.',
  'error.pki/name-not-usable.action': 'Correct the name.',

  'error.pki/bundle-unreadable.title': 'Certificate or key not readable',
  'error.pki/bundle-unreadable.meaning': 'The file could not be read as {reason}.',
  'error.pki/bundle-unreadable.action': 'Give a PKCS#12 file with one key, or certificates and key as PEM.',

  'error.pki/wrong-password.title': 'Wrong password',
  'error.pki/wrong-password.meaning': 'The password does not open the file, or the file was changed.',
  'error.pki/wrong-password.action': 'Enter the password that the file was made with.',

  'error.pki/password-too-short.title': 'Password too short',
  'error.pki/password-too-short.meaning': 'A bundle holds a private key; its password needs at least {least} characters.',
  'error.pki/password-too-short.action': 'Choose a longer one.',

  'error.pki/password-not-usable.title': 'Password not usable',
  'error.pki/password-not-usable.meaning': 'It has characters beyond ASCII, and Java opens no bundle with such a password.',
  'error.pki/password-not-usable.action': 'Use letters from a to z, digits, blanks and signs.',

  'error.pki/not-found.title': 'No such certificate',
  'error.pki/not-found.meaning': 'The station has issued no certificate {certificate}.',
  'error.pki/not-found.action': 'See which there are with `lineside pki list`.',

  'error.pki/already-certified.title': 'The device has one already',
  'error.pki/already-certified.meaning':
    'The certificate {serialNumber} for {subject} is still valid, has the same purpose and belongs to this device. Two at once would let a copy of the old key in. Nothing was issued.',
  'error.pki/already-certified.action': 'Revoke that certificate first, then issue again.',
  'error.pki/already-revoked.title': 'Revoked already',
  'error.pki/already-revoked.meaning': 'The certificate {serialNumber} was revoked on {at}. That cannot be done twice, nor taken back.',
  'error.pki/already-revoked.action': 'Write a new revocation list with `lineside pki crl` if others do not know it yet.',

  'error.pki/not-revocable.title': 'A root cannot be revoked',
  'error.pki/not-revocable.meaning': '{subject} is signed by itself: no list can say that it does not count any more.',
  'error.pki/not-revocable.action': 'Take it out of the trust stores of devices and brokers.',
} as const;
