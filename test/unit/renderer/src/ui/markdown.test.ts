import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Block, type Inline, parseMarkdown } from '../../../../../renderer/src/ui/markdown.ts';

const text = (value: string): Inline => ({ kind: 'text', text: value });

describe('a help page', () => {
  test('is read as blocks', () => {
    const source =
      '# Title\n\nFirst line\nsecond **bold** and `code`.\n\n- one\n- two\n  goes on\n\n1. first\n2. see [Line](line)\n\n```\na  b\n\nc\n```\n';
    expect(parseMarkdown(source)).toEqual<Block[]>([
      { kind: 'heading', level: 1, content: [text('Title')] },
      {
        kind: 'paragraph',
        content: [text('First line second '), { kind: 'strong', text: 'bold' }, text(' and '), { kind: 'code', text: 'code' }, text('.')],
      },
      { kind: 'list', isOrdered: false, items: [[text('one')], [text('two goes on')]] },
      { kind: 'list', isOrdered: true, items: [[text('first')], [text('see '), { kind: 'link', text: 'Line', target: 'line' }]] },
      { kind: 'code', text: 'a  b\n\nc' },
    ]);
  });

  test('may hold a table', () => {
    expect(parseMarkdown('| keys | do |\n| --- | --- |\n| Esc | close |')).toEqual<Block[]>([
      { kind: 'table', head: [[text('keys')], [text('do')]], rows: [[[text('Esc')], [text('close')]]] },
    ]);
  });

  test('never becomes markup: tags are text', () => {
    expect(parseMarkdown('<script>alert(1)</script>')).toEqual<Block[]>([
      { kind: 'paragraph', content: [text('<script>alert(1)</script>')] },
    ]);
  });

  test('of any content is read without an error and loses no word', () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[a-z*`|#[\]() -]{0,20}$/), { maxLength: 8 }), (lines) => {
        const words = lines.join('\n').match(/[a-z]{3,}/g) ?? [];
        const read = JSON.stringify(parseMarkdown(lines.join('\n')));
        for (const word of words) expect(read).toContain(word);
      }),
    );
  });
});

describe.each(['en', 'de'])('the pages in %s', (language) => {
  const folder = new URL(`../../../../../resources/docs/${language}/`, import.meta.url);
  const files = readdirSync(folder);
  const pageOf = (file: string) => file.replace(/^\d+-/, '').replace(/\.md$/, '');

  test.each(files)('%s has a title, and its links lead to pages that are there', (file) => {
    const blocks = parseMarkdown(readFileSync(new URL(file, folder), 'utf8'));
    expect(blocks[0]).toMatchObject({ kind: 'heading', level: 1 });
    const targets = JSON.stringify(blocks).matchAll(/"target":"([^"]*)"/g);
    for (const [, target = ''] of targets) expect(files.map(pageOf)).toContain(target);
  });
});

test('both languages have the same pages', () => {
  const pages = (language: string) => readdirSync(new URL(`../../../../../resources/docs/${language}/`, import.meta.url));
  expect(pages('de')).toEqual(pages('en'));
});
