/** The file that the simulated organisation imports: taken whole, or refused with its line. */
import { describe, expect, it } from 'vitest';
import { readImport } from '../../../../../electron/simulator/cervello/import-file.ts';

const HEADER = 'uniqueIdentifier,deviceName,deviceType\r\n';

describe('an import', () => {
  it('takes values as they are, also quoted ones', () => {
    expect(readImport(`${HEADER}00-14-22-01-23-84,"a ""b"", c",STANDALONE\r\n007,x,GATEWAY`)).toEqual([
      { uniqueIdentifier: '00-14-22-01-23-84', deviceName: 'a "b", c', deviceType: 'STANDALONE' },
      { uniqueIdentifier: '007', deviceName: 'x', deviceType: 'GATEWAY' },
    ]);
    expect(readImport(HEADER)).toEqual([]);
  });

  it.each([
    ['another header', 'deviceName,uniqueIdentifier,deviceType\r\n', 1],
    ['a byte order mark', `\ufeff${HEADER}`, 1],
    ['a cell too few', `${HEADER}1,a`, 2],
    ['a cell too many', `${HEADER}1,a,GATEWAY,`, 2],
    ['an empty identifier', `${HEADER},a,GATEWAY`, 2],
    ['an empty name', `${HEADER}1,,GATEWAY`, 2],
    ['a type in small letters', `${HEADER}1,a,gateway`, 2],
    ['an identifier that is there already', `${HEADER}1,a,GATEWAY\r\n1,b,GATEWAY`, 3],
    ['a quote that is not closed', `${HEADER}1,"a,GATEWAY`, 2],
    ['an empty line between', `${HEADER}\r\n1,a,GATEWAY`, 2],
  ])('refuses %s', (_what, text, line) => {
    expect(() => readImport(text)).toThrow(expect.objectContaining({ line }));
  });
});
