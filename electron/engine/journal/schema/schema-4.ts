/**
 * Certificates. `certificate` is a projection of `authority.*` and `certificate.*` events: by what each is found, and where in the record
 * it is told of; all else is read from there. No key is certified twice, at whatever time: the list of public keys is unique.
 * `private_key` stands apart, as secrets do: encrypted, stored in the commit of the event that it belongs to, and may be deleted.
 */
export const schema4 = `
CREATE TABLE certificate (
  issued_seq INTEGER PRIMARY KEY,
  certificate_sha256 TEXT NOT NULL UNIQUE,
  spki_sha256 TEXT NOT NULL UNIQUE,
  serial_number TEXT NOT NULL,
  issuer_seq INTEGER,
  is_authority INTEGER NOT NULL CHECK (is_authority IN (0, 1)),
  device_id TEXT,
  unit_id TEXT,
  revoked_seq INTEGER
) STRICT;
CREATE INDEX certificate_serial ON certificate (serial_number);
CREATE INDEX certificate_issuer ON certificate (issuer_seq);
CREATE INDEX certificate_revoked ON certificate (issuer_seq, issued_seq) WHERE revoked_seq IS NOT NULL;
CREATE INDEX certificate_authority ON certificate (issued_seq) WHERE is_authority = 1;
CREATE INDEX certificate_device ON certificate (device_id) WHERE device_id IS NOT NULL;
CREATE INDEX certificate_unit ON certificate (unit_id) WHERE unit_id IS NOT NULL;

CREATE TABLE private_key (
  issued_seq INTEGER PRIMARY KEY REFERENCES event,
  encrypted BLOB NOT NULL
) STRICT;
`;
