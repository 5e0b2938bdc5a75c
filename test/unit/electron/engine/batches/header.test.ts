import { describe, expect, it } from 'vitest';
import type { HeaderDemands } from '../../../../../electron/engine/batches/batch-column.ts';
import { readHeader } from '../../../../../electron/engine/batches/header.ts';
import { rememberedMapping } from '../../../../../electron/engine/batches/remembered-mapping.ts';
import type { BatchId } from '../../../../../shared/domain/ids.ts';
import type { Batch } from '../../../../../shared/domain/unit.ts';
import type { JournalReader } from '../../../../../electron/engine/journal/journal.ts';

function header(names: string, demands: Partial<HeaderDemands> = {}) {
  return readHeader(names.split(','), { profile: 'everyware', recipe: undefined, secretColumns: [], ...demands });
}

const codes = (found: ReturnType<typeof readHeader>) => found.findings.map(({ code, column }) => `${column}:${code}`);

describe('columns with other names', () => {
  it('are offered by usual other names and near spellings, each once', () => {
    const found = header('S/N,mac_address,Tenant,MQTT-Client-ID,User,pwd,activationKye,Broker URL,Serial');
    expect(found.offers.map(({ header: name, column, because }) => `${name}>${column} ${because}`)).toEqual([
      'Serial>serialNumber alias',
      'mac_address>macAddress alias',
      'Tenant>accountName alias',
      'MQTT-Client-ID>clientId alias',
      'User>username alias',
      'pwd>password alias',
      'Broker URL>brokerUrl alias',
      'activationKye>activationKey spelling',
    ]);
    expect(found.missing).toHaveLength(8);
    expect(found.usable).toBe(false);
    expect(found.columns.filter(({ secret }) => secret).map(({ name }) => name)).toEqual(['pwd']);
  });

  it('are read as a person says, by the header whatever its case', () => {
    const found = header('id,name,type', {
      profile: 'cervello',
      mapping: { ID: 'uniqueIdentifier', name: 'deviceName', type: 'DEVICETYPE' },
    });
    expect(codes(found)).toEqual([]);
    expect(found.columns.map(({ name, header: own }) => `${own}>${name}`)).toEqual([
      'id>uniqueIdentifier',
      'name>deviceName',
      'type>deviceType',
    ]);
    expect(found.mapping).toEqual({ id: 'uniqueIdentifier', name: 'deviceName', type: 'deviceType' });
  });

  it('may be further columns that a recipe uses', () => {
    const found = header('identifier,Standort', { profile: 'generic', mapping: { Standort: 'site' }, secretColumns: ['Standort'] });
    expect(codes(found)).toEqual([]);
    expect(found.columns[1]).toMatchObject({ name: 'site', header: 'Standort', secret: true });
  });

  it('are read as before, but not where the file has the column itself', () => {
    const remembered = { id: 'uniqueIdentifier', label: 'deviceName' };
    const found = header('id,label,deviceName,deviceType', { profile: 'cervello', remembered });
    expect(codes(found)).toEqual(['uniqueIdentifier:csv/column-remembered']);
    expect(found.mapping).toEqual({ id: 'uniqueIdentifier' });
    expect(found.usable).toBe(true);
  });

  it('are never read as before where a person says something else', () => {
    const demands = { profile: 'cervello', remembered: { id: 'uniqueIdentifier' }, mapping: { name: 'deviceName' } } as const;
    expect(header('id,name,deviceType', demands).missing).toEqual(['uniqueIdentifier']);
  });
});

describe('what is remembered', () => {
  const batches = ['new', 'old', 'other'].map((batchId) => ({
    batchId: batchId as BatchId,
    profile: batchId === 'other' ? 'generic' : 'cervello',
  }));
  const mappings: Readonly<Record<string, object>> = {
    new: { id: 'uniqueIdentifier' },
    old: { id: 'deviceName', typ: 'deviceType' },
    other: { x: 'identifier' },
  };
  const read = {
    batches: () => batches as unknown as readonly Batch[],
    eventsOfBatchAlone: (batchId: BatchId) => [
      { event: { type: 'batch.imported', mapping: mappings[batchId] } },
      { event: { type: 'batch.confirmed' } },
    ],
  } as unknown as Pick<JournalReader, 'batches' | 'eventsOfBatchAlone'>;

  it('is of the profile alone, the newest batch first', () => {
    expect(rememberedMapping(read, 'cervello')).toEqual({ id: 'uniqueIdentifier', typ: 'deviceType' });
    expect(rememberedMapping(read, 'generic')).toEqual({ x: 'identifier' });
    expect(rememberedMapping(read, 'everyware')).toEqual({});
  });
});
