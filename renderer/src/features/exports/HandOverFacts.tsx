/** What exactly would leave, and for whom it would be encrypted. */
import type { HandOverPlan } from '../../../../shared/contract/hand-over.ts';
import { useLanguage, useText } from '../../api/context.tsx';
import { formatNumber } from '../../ui/format.ts';
import { Notice } from '../../ui/Notice.tsx';
import { formatDay } from '../certificates/format-day.ts';
import styles from './Exports.module.css';

export function HandOverFacts({ plan: { count, columns, recipient } }: { readonly plan: HandOverPlan }) {
  const t = useText();
  const language = useLanguage();
  if (count === 0) return <Notice kind="info" title={t('window.hand-over.nothing')} />;
  const isOver = recipient?.notAfter !== undefined && Date.parse(recipient.notAfter) < Date.now();
  return (
    <>
      <dl className={styles['facts']}>
        <Fact name={t('window.hand-over.units')}>{formatNumber(language, count)}</Fact>
        <Fact name={t('window.hand-over.columns')}>
          <code>{columns.join(', ')}</code>
        </Fact>
        {recipient?.subject !== undefined && <Fact name={t('window.hand-over.for')}>{recipient.subject}</Fact>}
        {recipient?.notAfter !== undefined && <Fact name={t('window.certificates.until')}>{formatDay(language, recipient.notAfter)}</Fact>}
        {recipient !== undefined && (
          <Fact name={t('window.hand-over.key')} isWide>
            <code>{recipient.sha256}</code>
          </Fact>
        )}
      </dl>
      {isOver && <Notice kind="attention" title={t('window.hand-over.expired')} />}
    </>
  );
}

interface FactProps {
  readonly name: string;
  readonly isWide?: boolean;
  readonly children: React.ReactNode;
}

function Fact({ name, isWide = false, children }: FactProps) {
  return (
    <div {...(isWide ? { className: styles['wide'] } : {})}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
