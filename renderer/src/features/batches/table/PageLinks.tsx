/** The pages of the table; those with invalid cells in red, which is also said. */
import type { TableState } from '../../../../../shared/contract/batch-table.ts';
import { useLanguage, useText } from '../../../api/context.tsx';
import { useStore } from '../../../api/store.ts';
import { formatNumber } from '../../../ui/format.ts';
import { pageLinks } from '../page-links.ts';
import styles from './TableFooter.module.css';
import type { TableView } from './use-table-view.ts';

export interface PageLinksProps {
  readonly check: TableState;
  readonly view: TableView;
  readonly onPage: (page: number) => void;
}

export function PageLinks({ check, view, onPage }: PageLinksProps) {
  const t = useText();
  const language = useLanguage();
  const page = useStore(view.page, (current) => current);
  const { size, withErrors } = check.summary.pages;
  const pages = Math.ceil(view.total / view.pageSize);
  if (pages <= 1) return null;
  // Of another size they are other pages; where only invalid rows are shown, all of them are.
  const invalid = new Set(size === view.pageSize && !view.onlyInvalid ? withErrors : []);
  return (
    <nav className={styles['pages']} aria-label={t('window.table.page-links')}>
      {pageLinks(page, pages).map((link) =>
        link.kind === 'gap' ? (
          <span key={`gap ${link.after}`}>…</span>
        ) : (
          <button
            key={link.page}
            type="button"
            aria-current={link.page === page ? 'page' : undefined}
            data-invalid={invalid.has(link.page)}
            aria-label={t(invalid.has(link.page) ? 'window.table.page-invalid' : 'window.table.page', { page: link.page })}
            onClick={() => onPage(link.page)}
          >
            {formatNumber(language, link.page)}
          </button>
        ),
      )}
    </nav>
  );
}
