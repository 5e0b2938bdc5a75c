/**
 * Events that few are, beside those of a million units: of a batch as a whole (exported, confirmed), and of manufacturers. Which units a
 * manufacturer's certificate was used for is found by the certificate.
 */
export const schema6 = `
CREATE INDEX event_batch_alone ON event (batch_id, seq) WHERE unit_id IS NULL AND batch_id IS NOT NULL;
CREATE INDEX event_manufacturer ON event (seq) WHERE unit_id IS NULL AND type >= 'manufacturer.' AND type < 'manufacturer/';
CREATE INDEX event_certificate_used ON event (json_extract(body, '$.certificateId'), seq) WHERE type = 'manufacturer.certificate-used';
`;
