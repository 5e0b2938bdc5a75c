/**
 * Made for a million units. Openings of the station are found by themselves: a unit that was in work at one of them lost its engine
 * there, and a fold of the unit's own events needs to know where they lie. Runs are found through their unit: an index of random run
 * ids wrote one page more for every run, a cold one where there are many. A unit's rows of `identifier` can be compared with the unit
 * that was imported.
 */
export const schema2 = `
CREATE INDEX event_station_opened ON event (seq) WHERE type = 'station.opened';
DROP INDEX event_run_start;
CREATE INDEX identifier_unit ON identifier (unit_key);
`;
