import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { everywareFile, everywareHeader } from '../../../../fixtures/batches/everyware-file.ts';
import { checkText } from './check-text.ts';
import { signal, withTable } from './open-table.ts';

const secret = 'S3CRET-4711';

describe('values of secret columns', () => {
  it.each([
    ['a bad character in it', everywareFile({ password: `${secret}\u0001` })],
    ['blanks around it', everywareFile({ password: ` ${secret} ` })],
    ['too long', everywareFile({ activationKey: secret.repeat(10_000) })],
    ['in a row that lacks a cell', `${everywareHeader}\nSN1,00:60:0C:00:00:01,acme,${secret},key,mqtts://b:1\n`],
    ['in a row with broken quotes', `${everywareHeader}\n"SN1" x,00:60:0C:00:00:01,acme,id,,${secret},key,mqtts://b:1\n`],
    ['in an unclosed quote', `${everywareHeader}\nSN1,"00:60:0C:00:00:01,acme,id,,${secret},key,mqtts://b:1\n`],
    ['in a file without a header', `SN1,00:60:0C:00:00:01,acme,id,,${secret},key,mqtts://b:1\n`],
    ['the same in every row', everywareFile({ password: secret }, { password: secret })],
    ['below a column without a name', `${everywareHeader},\nSN1,00:60:0C:00:00:01,acme,id,,x,key,mqtts://b:1,${secret}\n`],
    ['in the broker address', everywareFile({ brokerUrl: `mqtts://gw:${secret}@broker:8883` })],
  ])('are not told: %s', async (_name, content) => {
    const { problems } = await checkText(content, { profile: 'everyware' });
    expect(problems.length).toBeGreaterThan(0);
    expect(JSON.stringify(problems)).not.toContain(secret);
    await withTable(content, { profile: 'everyware' }, async ({ table }) => {
      const shown = await table.rows({ offset: 0, limit: 10, onlyInvalid: false }, signal);
      expect(JSON.stringify([shown, table.state()])).not.toContain(secret);
    });
  });

  it('are kept out of every problem, whatever the file looks like', async () => {
    const noise = fc.string({ unit: fc.constantFrom('"', ',', '\n', 'x', '\t', '\u202e'), maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(noise, noise, async (before, after) => {
        const content = `identifier,psk,note\nA1,"${secret}",fine\nA2,${before}${secret}${after},x\n`;
        const { problems } = await checkText(content, { profile: 'generic', secretColumns: ['psk'] });
        // Dividers in the noise move the value into a row of good shape: then the file itself says that it is no secret.
        const moved = problems.filter((problem) => problem.value.includes(secret) && problem.column === 'psk');
        expect(moved).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it.each([
    { as: 'an identifier', mapping: { password: 'username', username: 'password' }, told: ['username'] },
    { as: 'another column of the profile', mapping: { password: 'accountName', accountName: 'password' }, told: [] },
    { as: 'an identifier, and named as secret', secretColumns: ['psk'], mapping: { psk: 'serialNumber' }, told: ['serialNumber'] },
  ])('are not told where their header is read as $as', async ({ secretColumns, mapping, told }) => {
    const rows = [{ password: ` ${secret}` }, { password: ` ${secret}` }];
    const content = secretColumns === undefined ? everywareFile(...rows) : `identifier,psk\nA1, ${secret}\nA2, ${secret}\n`;
    const wish = { profile: secretColumns === undefined ? 'everyware' : 'generic', mapping, secretColumns } as const;
    const { problems } = await checkText(content, wish);
    expect(JSON.stringify(problems)).not.toContain(secret);
    expect(problems.flatMap(({ code, column }) => (code === 'csv/identifier-as-secret' ? [column] : []))).toEqual(told);
    await withTable(content, wish, async ({ table }) => {
      const shown = await table.rows({ offset: 0, limit: 10, onlyInvalid: false }, signal);
      expect(JSON.stringify([shown, table.state()])).not.toContain(secret);
    });
  });

  it('are found whatever the case in which they are named', async () => {
    const { header } = await checkText('identifier,Psk\nA1,x\n', { profile: 'generic', secretColumns: ['PSK '] });
    expect(header).toMatchObject({ columns: ['identifier', 'Psk'], secretColumns: ['Psk'] });
  });
});
