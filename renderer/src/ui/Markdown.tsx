/** A help page as elements. Links lead to other help pages only. */
import { useMemo } from 'react';
import styles from './Markdown.module.css';
import { type Block, type Inline, parseMarkdown } from './markdown.ts';
import { routeToHash } from './route.ts';

export function Markdown({ source }: { readonly source: string }) {
  const blocks = useMemo(() => parseMarkdown(source), [source]);
  return (
    <div className={styles['markdown']}>
      {blocks.map((block, index) => (
        // A page is fixed text, so the place is the identity.
        <BlockOf key={index} block={block} />
      ))}
    </div>
  );
}

function BlockOf({ block }: { readonly block: Block }) {
  switch (block.kind) {
    case 'heading': {
      // The screen's own title is the first level.
      const Heading = block.level === 3 ? 'h4' : block.level === 2 ? 'h3' : 'h2';
      return (
        <Heading>
          <Words content={block.content} />
        </Heading>
      );
    }
    case 'paragraph':
      return (
        <p>
          <Words content={block.content} />
        </p>
      );
    case 'list': {
      const List = block.isOrdered ? 'ol' : 'ul';
      return (
        <List>
          {block.items.map((item, index) => (
            <li key={index}>
              <Words content={item} />
            </li>
          ))}
        </List>
      );
    }
    case 'code':
      return <pre tabIndex={0}>{block.text}</pre>;
    case 'table':
      return <TableOf block={block} />;
  }
}

function TableOf({ block }: { readonly block: Extract<Block, { kind: 'table' }> }) {
  return (
    <table>
      <thead>
        <tr>
          {block.head.map((cell, index) => (
            <th key={index} scope="col">
              <Words content={cell} />
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {block.rows.map((row, index) => (
          <tr key={index}>
            {row.map((cell, at) => (
              <td key={at}>
                <Words content={cell} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Words({ content }: { readonly content: readonly Inline[] }) {
  return content.map((part, index) => {
    switch (part.kind) {
      case 'strong':
        return <strong key={index}>{part.text}</strong>;
      case 'code':
        return <code key={index}>{part.text}</code>;
      case 'link':
        return (
          <a key={index} href={routeToHash({ screen: 'help', page: part.target })}>
            {part.text}
          </a>
        );
      case 'text':
        return part.text;
    }
  });
}
