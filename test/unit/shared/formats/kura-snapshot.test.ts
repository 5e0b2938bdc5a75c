import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../../../shared/errors/app-error.ts';
import { componentsOf } from '../../../../shared/formats/kura-snapshot-components.ts';
import { parseSnapshotIds } from '../../../../shared/formats/kura-snapshot-ids.ts';
import { parseSnapshot } from '../../../../shared/formats/kura-snapshot-parse.ts';
import { writeSnapshot } from '../../../../shared/formats/kura-snapshot-write.ts';
import { anySnapshot } from '../../../support/snapshot-arbitraries.ts';

const head = '<esf:configurations xmlns:ocd="http://www.osgi.org/xmlns/metatype/v1.2.0" xmlns:esf="http://eurotech.com/esf/2.0">';
const around = (configurations: string) =>
  `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${head}${configurations}</esf:configurations>`;
const component = (properties: string) =>
  around(`<esf:configuration pid="c"><esf:properties>${properties}</esf:properties></esf:configuration>`);
const property = (type: string, values: string, attributes = '') =>
  component(`<esf:property name="p" type="${type}" ${attributes}>${values}</esf:property>`);
const valueOf = (text: string) => componentsOf(parseSnapshot(text))[0]?.properties['p'];
const codeOf = (act: () => unknown): string => {
  try {
    act();
    return 'none';
  } catch (thrown) {
    return thrown instanceof AppError ? thrown.code : `not an AppError: ${String(thrown)}`;
  }
};

describe('parseSnapshot', () => {
  it.each([
    ['a text', property('String', '<esf:value>a &lt;b&gt; <![CDATA[<c>]]> &#13;é</esf:value>'), 'a <b> <c> \ré'],
    ['an empty text', property('String', '<esf:value/>'), ''],
    ['the first of several values', property('Integer', '<esf:value>1</esf:value><esf:value>none</esf:value>'), 1],
    ['children of any name', property('Integer', '<value>-7</value>'), -7],
    ['a list', property('Integer', '<esf:value>443</esf:value><esf:value>+444</esf:value>', 'array="true"'), [443, 444]],
    ['an empty list', property('Integer', '', 'array="TRUE"'), []],
    ['64 bits', property('Long', '<esf:value>9223372036854775807</esf:value>'), 2n ** 63n - 1n],
    ['a small Long', property('Long', '<esf:value>5</esf:value>'), 5],
    ['a Boolean in any case', property('Boolean', '<esf:value>TRUE</esf:value>'), true],
    ['1 as false', property('Boolean', '<esf:value>1</esf:value>'), false],
    ['a Char', property('Char', '<esf:value>xyz</esf:value>'), 'x'],
    ['a Double with blanks', property('Double', '<esf:value> 1.5e3d </esf:value>'), 1500],
    ['a Double that is none', property('Double', '<esf:value>NaN</esf:value>'), Number.NaN],
    ['a Float', property('Float', '<esf:value>-Infinity</esf:value>'), Number.NEGATIVE_INFINITY],
    ['a Byte', property('Byte', '<esf:value>-128</esf:value>'), -128],
    ['a plain password', property('Password', '<esf:value>a-b</esf:value>', 'encrypted="false"'), 'a-b'],
    ['a password in base64', property('Password', '<esf:value>Y2hhbmdlaXQ=</esf:value>', 'encrypted="true"'), 'changeit'],
    ['elements inside a value', property('String', '<esf:value>a<b>c<d>e</d></b>f</esf:value>'), 'acef'],
  ])('reads %s', (_case, text, value) => {
    expect(valueOf(text)?.value).toEqual(value);
  });

  it('leaves out properties of unknown type, and says so', () => {
    const [found] = parseSnapshot(property('integer', '<esf:value>5</esf:value>'));
    expect(found?.properties.size).toBe(0);
    expect(found?.ignored).toEqual([{ name: 'p', type: 'integer' }]);
  });

  it('finds components anywhere, by the literal name only', () => {
    const text = around(
      '<x><esf:configuration pid="a"/></x><configuration pid="b"/><ESF:configuration pid="c"/><esf:configuration pid="d"><p/></esf:configuration>',
    );
    expect(parseSnapshot(text).map(({ pid }) => pid)).toEqual(['a', 'd']);
    expect(parseSnapshot(around(''))).toEqual([]);
  });

  it('reads the definition of a CONF-V1 reply', () => {
    const definition =
      '<ocd:OCD id="c" name="C" description="what"><ocd:AD id="p" name="P" type="Integer" cardinality="3" required="false" default="1,2" min="1" max="9">' +
      '<ocd:Option label="one" value="1"/><ocd:Option value="2"/></ocd:AD><ocd:AD id="q" type="Character"/><ocd:Icon resource="i.png" size="32"/></ocd:OCD>';
    const text = around(`<esf:configuration pid="c">${definition}<esf:properties/></esf:configuration>`);
    expect(componentsOf(parseSnapshot(text))).toEqual([
      {
        pid: 'c',
        properties: {},
        definition: {
          id: 'c',
          name: 'C',
          description: 'what',
          iconResources: ['i.png'],
          attributes: [
            {
              id: 'p',
              name: 'P',
              type: 'INTEGER',
              cardinality: 3,
              min: '1',
              max: '9',
              defaultValue: '1,2',
              isRequired: false,
              options: ['1', '2'],
              optionLabels: { 1: 'one' },
            },
            { id: 'q', type: 'CHAR', cardinality: 0, isRequired: true, options: [], optionLabels: {} },
          ],
        },
      },
    ]);
  });

  it.each([
    ['snapshot/value-missing', property('String', '')],
    ['snapshot/bad-value', property('Integer', '<esf:value> 443 </esf:value>')],
    ['snapshot/bad-value', property('Integer', '<esf:value/>')],
    ['snapshot/bad-value', property('Integer', '<esf:value>2147483648</esf:value>')],
    ['snapshot/bad-value', property('Long', '<esf:value>9223372036854775808</esf:value>')],
    ['snapshot/bad-value', property('Long', `<esf:value>${'9'.repeat(1_000_000)}</esf:value>`)],
    ['snapshot/bad-value', property('Double', '<esf:value>1,5</esf:value>')],
    ['snapshot/bad-value', property('Char', '<esf:value/>')],
    ['snapshot/bad-value', property('Short', '<esf:value>1</esf:value><esf:value>x</esf:value>', 'array="true"')],
    ['snapshot/bad-password', property('Password', '<esf:value>a b</esf:value>', 'encrypted="true"')],
    ['snapshot/bad-password', property('Password', '<esf:value>YQ-YQ</esf:value>', 'encrypted="true"')],
    ['snapshot/bad-password', property('Password', '<esf:value>abcde</esf:value>', 'encrypted="true"')],
    ['snapshot/properties-not-last', around('<esf:configuration pid="c"><esf:properties/><ocd:OCD/></esf:configuration>')],
    ['snapshot/pid-missing', around('<esf:configuration/>')],
    ['snapshot/not-a-snapshot', '<configurations><configuration pid="c"/></configurations>'],
    ['snapshot/not-a-snapshot', '<html/>'],
    ['snapshot/byte-order-mark', `\uFEFF${around('')}`],
    ['snapshot/doctype', `<!DOCTYPE x [<!ENTITY a "b">]>${around('')}`],
    ['snapshot/doctype', `<!DOCTYPE x SYSTEM "file:///etc/passwd">${around('')}`],
    ['snapshot/not-well-formed', component('<esf:property>')],
    ['snapshot/not-well-formed', property('String', '<esf:value>&unknown;</esf:value>')],
    ['snapshot/not-well-formed', property('String', '<esf:value>a & b</esf:value>')],
    ['snapshot/not-well-formed', `${around('')}<a/>`],
    ['snapshot/not-well-formed', component('<a x="1" x="2"/>')],
    ['snapshot/not-well-formed', 'text'],
    ['snapshot/not-well-formed', ''],
    ['snapshot/too-large', ' '.repeat(16 * 1024 * 1024 + 1)],
  ])('says %s', (code, text) => {
    expect(codeOf(() => parseSnapshot(text))).toBe(code);
  });

  it('names the line', () => {
    expect(() => parseSnapshot(`${around('')}\n\n<a/>`)).toThrow(expect.objectContaining({ params: { line: '4' } }) as AppError);
  });

  it.each([
    ['billion laughs', `<!DOCTYPE l [<!ENTITY a "ha">${'<!ENTITY b "&a;&a;">'.repeat(1000)}]><l>&b;</l>`],
    ['depth', `${head}${'<a>'.repeat(2_000_000)}`],
    [
      'depth inside a component',
      around(`<esf:configuration pid="c">${'<a>'.repeat(1_000_000)}${'</a>'.repeat(1_000_000)}</esf:configuration>`),
    ],
    ['many attributes', component(`<a ${Array.from({ length: 100_000 }, (_, at) => `b${at}="1"`).join(' ')}/>`)],
    ['a long attribute', component(`<a b="${'&amp;'.repeat(1_000_000)}"/>`)],
    ['many values', property('String', '<v>1</v>'.repeat(500_000), 'array="true"')],
    ['many entities in a value', property('String', `<v>${'&lt;'.repeat(2_000_000)}</v>`)],
    ['many components', around('<esf:configuration pid="a"/>'.repeat(300_000))],
    ['a comment without end', `${head}<!--${'-'.repeat(5_000_000)}`],
    ['a document type without end', `<!DOCTYPE ${'['.repeat(5_000_000)}`],
    // What grows with the square of these takes many minutes: the limit is for a hang, not for speed.
  ])('is not hung up by %s', { timeout: 60_000 }, (_case, text) => {
    expect(codeOf(() => parseSnapshot(text))).toMatch(/^(none|snapshot\/)/);
  });

  it('throws nothing but its own errors at spoiled text', () => {
    const sample = writeSnapshot(
      [{ pid: 'c', properties: { a: { type: 'INTEGER', value: [1, 2] }, p: { type: 'PASSWORD', value: 'secret' } } }],
      { passwords: 'base64' },
    );
    const change = fc.record({ at: fc.nat(sample.length), cut: fc.nat(12), put: fc.string({ unit: 'binary', maxLength: 6 }) });
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 5 }), (changes) => {
        const spoiled = changes.reduce((text, { at, cut, put }) => text.slice(0, at) + put + text.slice(at + cut), sample);
        expect(codeOf(() => componentsOf(parseSnapshot(spoiled)))).toMatch(/^(none|snapshot\/)/);
      }),
      { numRuns: 3000 },
    );
  });
});

describe('writeSnapshot', () => {
  it('writes as Kura does', () => {
    const text = writeSnapshot(
      [
        {
          pid: 'a&b',
          properties: {
            'https.ports': { type: 'INTEGER', value: [443, 444] },
            'broker "1"': { type: 'STRING', value: 'x<y>\r\n"&' },
            empty: { type: 'STRING', value: '' },
            long: { type: 'LONG', value: 9_007_199_254_740_993n },
            factor: { type: 'DOUBLE', value: 2 },
            float: { type: 'FLOAT', value: Math.fround(0.1) },
            'keystore.password': { type: 'PASSWORD', value: 'changeit' },
            none: { type: 'STRING', value: null },
            list: { type: 'STRING', value: [] },
          },
        },
      ],
      { passwords: 'base64' },
    );
    expect(text).toBe(`<?xml version="1.0" encoding="UTF-8"?>${head}
    <esf:configuration pid="a&amp;b">
        <esf:properties>
            <esf:property array="true" encrypted="false" name="https.ports" type="Integer">
                <esf:value>443</esf:value>
                <esf:value>444</esf:value>
            </esf:property>
            <esf:property array="false" encrypted="false" name="broker &quot;1&quot;" type="String">
                <esf:value>x&lt;y&gt;&#13;
"&amp;</esf:value>
            </esf:property>
            <esf:property array="false" encrypted="false" name="empty" type="String">
                <esf:value/>
            </esf:property>
            <esf:property array="false" encrypted="false" name="long" type="Long">
                <esf:value>9007199254740993</esf:value>
            </esf:property>
            <esf:property array="false" encrypted="false" name="factor" type="Double">
                <esf:value>2.0</esf:value>
            </esf:property>
            <esf:property array="false" encrypted="false" name="float" type="Float">
                <esf:value>0.1</esf:value>
            </esf:property>
            <esf:property array="false" encrypted="true" name="keystore.password" type="Password">
                <esf:value>Y2hhbmdlaXQ=</esf:value>
            </esf:property>
        </esf:properties>
    </esf:configuration>
</esf:configurations>
`);
  });

  it('comes back as it went', () => {
    fc.assert(
      fc.property(anySnapshot, fc.constantFrom('base64' as const, 'plain' as const), (components, passwords) => {
        expect(componentsOf(parseSnapshot(writeSnapshot(components, { passwords })))).toEqual(components);
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    ['snapshot/bad-value', { type: 'INTEGER', value: 1.5 }],
    ['snapshot/bad-value', { type: 'BYTE', value: 128 }],
    ['snapshot/bad-value', { type: 'INTEGER', value: 'x' }],
    ['snapshot/bad-value', { type: 'TEXT', value: 'x' }],
    ['snapshot/bad-value', { type: 'STRING', value: { a: 1 } }],
    ['snapshot/not-writable', { type: 'STRING', value: 'a\u0001' }],
    ['snapshot/not-writable', { type: 'STRING', value: '\uD800' }],
  ])('says %s', (code, value) => {
    expect(codeOf(() => writeSnapshot([{ pid: 'c', properties: { p: value } }], { passwords: 'plain' }))).toBe(code);
  });
});

describe('parseSnapshotIds', () => {
  it('reads them in order, and refuses others', () => {
    const ids = (...list: string[]) =>
      `<esf:snapshot-ids xmlns:esf="http://eurotech.com/esf/2.0">${list.map((id) => `<esf:snapshotIds>${id}</esf:snapshotIds>`).join('')}</esf:snapshot-ids>`;
    expect(parseSnapshotIds(ids('0', '1434122113492', '9007199254740993'))).toEqual([0n, 1_434_122_113_492n, 9_007_199_254_740_993n]);
    expect(parseSnapshotIds(ids())).toEqual([]);
    expect(codeOf(() => parseSnapshotIds(ids('x')))).toBe('snapshot/not-a-snapshot');
    expect(codeOf(() => parseSnapshotIds('<a/>'))).toBe('snapshot/not-a-snapshot');
  });
});
