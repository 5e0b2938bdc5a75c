/** Events of a device that belong to none of its units, such as visits: so few beside all others that only they are in the index. */
export const schema5 = `
CREATE INDEX event_device_alone ON event (device_id, seq) WHERE unit_id IS NULL AND device_id IS NOT NULL;
`;
