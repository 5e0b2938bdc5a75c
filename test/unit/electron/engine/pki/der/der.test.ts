/** DER, there and back, against what openssl says of the same bytes. */
import { describe, expect, it } from 'vitest';
import { childOf, DerError, numberOf, octetsOf, oidOf, readDer } from '../../../../../../electron/engine/pki/der/der-reader.ts';
import {
  integer,
  namedBits,
  objectIdentifier,
  octetString,
  sequence,
  setOf,
  time,
  unsignedInteger,
} from '../../../../../../electron/engine/pki/der/der-writer.ts';

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');

describe('what is written', () => {
  it.each([
    ['0', integer(0), '020100'],
    ['127', integer(127), '02017f'],
    ['128, with a zero before its high bit', integer(128), '02020080'],
    ['2^32', integer(2 ** 32), '02050100000000'],
    ['bytes with zeros before them', unsignedInteger(Buffer.from('0000ff', 'hex')), '020200ff'],
    ['1.2.840.113549', objectIdentifier('1.2.840.113549'), '06062a864886f70d'],
    ['2.5.29.15', objectIdentifier('2.5.29.15'), '0603551d0f'],
    ['bits 0 and 5', namedBits([0, 5]), '03020284'],
    ['bit 8', namedBits([8]), '0303070080'],
    [
      'a year up to 2049',
      time(new Date('2049-12-31T23:59:59.900Z')),
      hex(Buffer.concat([Buffer.of(0x17, 13), Buffer.from('491231235959Z')])),
    ],
    ['a year from 2050', time(new Date('2050-01-01T00:00:00Z')), hex(Buffer.concat([Buffer.of(0x18, 15), Buffer.from('20500101000000Z')]))],
    ['200 bytes', octetString(Buffer.alloc(200)), `0481c8${'00'.repeat(200)}`],
    ['70,000 bytes', octetString(Buffer.alloc(70_000)), `0483011170${'00'.repeat(70_000)}`],
    ['a set in order', setOf(integer(2), integer(1)), '3106020101020102'],
  ])('%s', (_, bytes, expected) => {
    expect(hex(bytes)).toBe(expected);
  });

  it.each(['2.5.4.3', '1.3.6.1.5.5.7.3.1', '0.9.2342.19200300.100.1.25', '2.16.840.1.101.3.4.2.1'])('is read again: %s', (dotted) => {
    expect(oidOf(readDer(objectIdentifier(dotted)))).toBe(dotted);
  });
});

describe('what is read', () => {
  it('may be of indefinite length, and in pieces', () => {
    const bytes = Buffer.from('3080248004020102040103000002010500 00'.replaceAll(' ', ''), 'hex');
    const whole = readDer(bytes);
    expect(hex(octetsOf(childOf(whole, 0)))).toBe('010203');
    expect(numberOf(childOf(whole, 1))).toBe(5);
  });

  it.each([
    ['nothing', ''],
    ['a tag alone', '30'],
    ['less than its length', '300502'],
    ['more than its length', '0500 00'],
    ['a length of five bytes', '04850000000001ff'],
    ['a primitive of indefinite length', '0480010000'],
    ['no end of an indefinite length', '30800201'],
    ['a tag of several bytes', '1f8101 00'],
    ['a hundred levels', `${'3080'.repeat(100)}${'0000'.repeat(100)}`],
  ])('is refused: %s', (_, digits) => {
    expect(() => readDer(Buffer.from(digits.replaceAll(' ', ''), 'hex'))).toThrow(DerError);
  });

  it('has no child that is not there, nor one of another tag', () => {
    const element = readDer(sequence(integer(1)));
    expect(() => childOf(element, 1)).toThrow(DerError);
    expect(() => childOf(element, 0, 0x30)).toThrow(DerError);
  });
});
