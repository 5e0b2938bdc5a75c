/** What exactly would leave, and for whom it would be encrypted. */
import type { HandOverPlan } from '../../../../shared/contract/hand-over.ts';
import { useLanguage, useText } from '../../api/context.tsx';
import { FactList } from '../../ui/FactList.tsx';
import { formatNumber } from '../../ui/format.ts';
import { Notice } from '../../ui/Notice.tsx';
import { useNow } from '../../ui/use-now.ts';
import { formatDay } from '../certificates/format-day.ts';

export function HandOverFacts({ plan: { count, columns, recipient } }: { readonly plan: HandOverPlan }) {
  const t = useText();
  const language = useLanguage();
  const nowMs = useNow(false);
  if (count === 0) return <Notice kind="info" title={t('window.hand-over.nothing')} />;
  const subject = recipient?.subject;
  const notAfter = recipient?.notAfter;
  return (
    <>
      <FactList
        facts={[
          { name: t('window.hand-over.units'), value: formatNumber(language, count) },
          { name: t('window.hand-over.columns'), value: <code>{columns.join(', ')}</code> },
          ...(subject === undefined ? [] : [{ name: t('window.hand-over.for'), value: subject }]),
          ...(notAfter === undefined ? [] : [{ name: t('window.certificates.until'), value: formatDay(language, notAfter) }]),
          ...(recipient === undefined ? [] : [{ name: t('window.hand-over.key'), value: <code>{recipient.sha256}</code>, isWide: true }]),
        ]}
      />
      {notAfter !== undefined && Date.parse(notAfter) < nowMs && <Notice kind="attention" title={t('window.hand-over.expired')} />}
    </>
  );
}
