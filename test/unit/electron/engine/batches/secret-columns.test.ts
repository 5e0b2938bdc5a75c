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
    ['an identifier', 'everyware', { password: 'username', username: 'password' }, []],
    ['another column of the profile', 'everyware', { password: 'accountName', accountName: 'password' }, []],
    ['an identifier, and named as secret', 'generic', { psk: 'serialNumber' }, ['psk']],
  ] as const)('are not told where their header is read as %s', async (_name, profile, mapping, secretColumns) => {
    const content =
      profile === 'everyware'
        ? everywareFile({ password: ` ${secret}` }, { password: ` ${secret}` })
        : `identifier,psk\nA1, ${secret}\nA2, ${secret}\n`;
    const { problems, verdict } = await checkText(content, { profile, mapping, secretColumns });
    expect(JSON.stringify(problems)).not.toContain(secret);
    const identifies = 'accountName' in mapping ? [] : [Object.values(mapping)[0]];
    expect(problems.flatMap(({ code, column }) => (code === 'csv/identifier-as-secret' ? [column] : []))).toEqual(identifies);
    if (identifies.length > 0) expect(verdict).toBe('unusable');
    await withTable(content, { profile, mapping, secretColumns: [...secretColumns] }, async ({ table }) => {
      const shown = await table.rows({ offset: 0, limit: 10, onlyInvalid: false }, signal);
      expect(JSON.stringify([shown, table.state()])).not.toContain(secret);
    });
  });

  it('are found whatever the case in which they are named', async () => {
    const { header } = await checkText('identifier,Psk\nA1,x\n', { profile: 'generic', secretColumns: ['PSK '] });
    expect(header).toMatchObject({ columns: ['identifier', 'Psk'], secretColumns: ['Psk'] });
  });
});
