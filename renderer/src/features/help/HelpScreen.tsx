/** Pages for every screen and every error code, found by words. */
import { BookOpen } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useLanguage, useText } from '../../api/context.tsx';
import { EmptyScreen } from '../../ui/EmptyScreen.tsx';
import { routeToHash } from '../../ui/route.ts';
import { Screen } from '../../ui/Screen.tsx';
import { SearchField } from '../../ui/SearchField.tsx';
import styles from './Help.module.css';
import { HelpArticle } from './HelpArticle.tsx';
import { type HelpPage, helpPages } from './help-pages.ts';
import { searchHelp } from './help-search.ts';

export function HelpScreen({ page }: { readonly page: string | undefined }) {
  const t = useText();
  const language = useLanguage();
  const [query, setQuery] = useState('');
  const pages = useMemo(() => helpPages(language), [language]);
  const found = useMemo(() => searchHelp(pages, query), [pages, query]);
  const shown = page === undefined ? pages[0] : pages.find(({ id }) => id === page);
  return (
    <Screen title={t('window.rail.help')} body="fill">
      <div className={styles['columns']}>
        <nav className={styles['index']} aria-label={t('window.help.pages')}>
          <SearchField
            label={t('window.help.search')}
            clearLabel={t('window.search.clear')}
            placeholder={t('window.help.placeholder')}
            value={query}
            onChange={setQuery}
          />
          {found.length === 0 && <p role="status">{t('window.help.none', { text: query })}</p>}
          <div className={styles['lists']}>
            <PageList title={t('window.help.pages')} pages={found.filter(({ kind }) => kind === 'page')} shown={shown} />
            <PageList title={t('window.help.errors')} pages={found.filter(({ kind }) => kind === 'error')} shown={shown} />
          </div>
        </nav>
        {shown === undefined ? (
          <EmptyScreen icon={<BookOpen aria-hidden />} title={t('window.help.missing.title')} text={t('window.help.missing.text')} />
        ) : (
          <HelpArticle key={shown.id} page={shown} />
        )}
      </div>
    </Screen>
  );
}

function PageList({
  title,
  pages,
  shown,
}: {
  readonly title: string;
  readonly pages: readonly HelpPage[];
  readonly shown: HelpPage | undefined;
}) {
  if (pages.length === 0) return null;
  return (
    <section>
      <h2>{title}</h2>
      <ul>
        {pages.map((page) => (
          <li key={page.id}>
            <a href={routeToHash({ screen: 'help', page: page.id })} aria-current={page.id === shown?.id ? 'page' : undefined}>
              {page.title}
              {page.kind === 'error' && <code>{page.code}</code>}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
