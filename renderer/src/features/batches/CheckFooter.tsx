/** Below the table: how many records, whether they are valid, how many cells are not and on which pages, and the way on. */
import { ArrowDown, CircleCheck, TriangleAlert } from 'lucide-react';
import { ToggleButton } from 'react-aria-components';
import { useLanguage, useText } from '../../api/context.tsx';
import { Button } from '../../ui/Button.tsx';
import { classNames } from '../../ui/class-names.ts';
import { formatNumber } from '../../ui/format.ts';
import { Tooltip } from '../../ui/Tooltip.tsx';
import styles from './CheckFooter.module.css';
import type { Check } from './import-flow.ts';
import { formatPages, pageLinks } from './page-links.ts';

export interface CheckFooterProps {
  readonly check: Check;
  readonly page: number;
  readonly onlyInvalid: boolean;
  readonly isGood: boolean;
  readonly onFilter: (onlyInvalid: boolean) => void;
  readonly onNext: () => void;
  readonly onPage: (page: number) => void;
  readonly onOther: () => void;
  readonly onGoOn: () => void;
}

export function CheckFooter({ check, page, onlyInvalid, isGood, onFilter, onNext, onPage, onOther, onGoOn }: CheckFooterProps) {
  const t = useText();
  const hasProblems = check.problemCount > 0;
  return (
    <footer className={styles['footer']}>
      {!onlyInvalid && <Pages check={check} page={page} onPage={onPage} />}
      <Figures check={check} isGood={isGood} />
      {hasProblems && (
        <div className={styles['find']}>
          <ToggleButton className={classNames(styles['filter'])} isSelected={onlyInvalid} onChange={onFilter}>
            {t('window.table.only-invalid')}
          </ToggleButton>
          <Button icon={<ArrowDown aria-hidden />} onPress={onNext}>
            {t('window.table.next')}
          </Button>
        </div>
      )}
      <div className={styles['actions']}>
        <Button onPress={onOther}>{t('window.import.other')}</Button>
        <Button look="primary" isDisabled={!isGood} onPress={onGoOn}>
          {t('window.import.go-on')}
        </Button>
      </div>
    </footer>
  );
}

function Figures({ check, isGood }: { readonly check: Check; readonly isGood: boolean }) {
  const t = useText();
  const language = useLanguage();
  const { rows, invalidCells, pages } = check.summary;
  return (
    <p className={styles['figures']}>
      <span>{t(rows === 1 ? 'window.table.record' : 'window.table.records', { rows: formatNumber(language, rows) })}</span>
      {isGood && (
        <span className={styles['good']}>
          <CircleCheck aria-hidden size={18} />
          {t('window.table.valid')}
        </span>
      )}
      {isGood && check.problemCount > 0 && (
        <span className={styles['warnings']}>
          <TriangleAlert aria-hidden size={18} />
          {t('window.table.warnings', { count: formatNumber(language, check.problemCount) })}
        </span>
      )}
      {invalidCells > 0 && (
        <Tooltip text={t('window.table.pages', { pages: formatPages(pages.withErrors) })}>
          <Button look="quiet" icon={<TriangleAlert aria-hidden className={styles['warn']} />}>
            {t(invalidCells === 1 ? 'window.table.invalid-cell' : 'window.table.invalid-cells', {
              cells: formatNumber(language, invalidCells),
            })}
          </Button>
        </Tooltip>
      )}
    </p>
  );
}

function Pages({ check, page, onPage }: { readonly check: Check; readonly page: number; readonly onPage: (page: number) => void }) {
  const t = useText();
  const { rows, pages } = check.summary;
  const total = Math.ceil(rows / pages.size);
  if (total <= 1) return null;
  const withErrors = new Set(pages.withErrors);
  return (
    <nav className={styles['pages']} aria-label={t('window.table.page-links')}>
      {pageLinks(page, total).map((link) =>
        link.kind === 'gap' ? (
          <span key={`gap ${link.after}`}>…</span>
        ) : (
          <button
            key={link.page}
            type="button"
            aria-current={link.page === page ? 'page' : undefined}
            data-invalid={withErrors.has(link.page)}
            aria-label={t(withErrors.has(link.page) ? 'window.table.page-invalid' : 'window.table.page', { page: link.page })}
            onClick={() => onPage(link.page)}
          >
            {link.page}
          </button>
        ),
      )}
    </nav>
  );
}
