/** What a check of a record found: whether all of it stands, how far a signature reaches, or what is wrong first and where. */
import type { AuditVerdict } from '../../../../shared/contract/audit.ts';
import { useLanguage, useText } from '../../api/context.tsx';
import { formatNumber, formatTime } from '../../ui/format.ts';
import { Notice } from '../../ui/Notice.tsx';
import styles from './Audit.module.css';

export function VerdictNotice({ verdict }: { readonly verdict: AuditVerdict }) {
  const t = useText();
  const { ok, problem, keyKnown, signedBy } = verdict;
  const wrong = problem === undefined ? t('window.audit.bad') : t(`window.audit.problem.${problem}`);
  return (
    <Notice kind={ok ? 'good' : 'attention'} title={ok ? t(`window.audit.good.${verdict.kind}`) : wrong}>
      {verdict.kind === 'audit' ? <OfRecord verdict={verdict} /> : <OfManifest verdict={verdict} />}
      {signedBy !== undefined && (
        <p>
          {t(keyKnown ? 'window.audit.key-known' : 'window.audit.key-unknown')} <code className={styles['hash']}>{signedBy}</code>
        </p>
      )}
    </Notice>
  );
}

function OfRecord({ verdict }: { readonly verdict: Extract<AuditVerdict, { kind: 'audit' }> }) {
  const t = useText();
  const language = useLanguage();
  const { entries, signedUpTo, firstBad, line, exportedAt } = verdict;
  const number = (value: number) => formatNumber(language, value);
  return (
    <>
      <p>{t('window.audit.entries', { entries: number(entries), signed: number(signedUpTo) })}</p>
      {firstBad !== undefined && <p>{t('window.audit.first-bad', { event: number(firstBad) })}</p>}
      {line !== undefined && <p>{t('window.audit.line', { line: number(line) })}</p>}
      {exportedAt !== undefined && <p>{t('window.audit.exported-at', { time: formatTime(language, exportedAt) })}</p>}
    </>
  );
}

function OfManifest({ verdict }: { readonly verdict: Extract<AuditVerdict, { kind: 'manifest' }> }) {
  const t = useText();
  const language = useLanguage();
  const { file, rows, exportedAt } = verdict;
  return (
    <>
      {file !== undefined && rows !== undefined && <p>{t('window.audit.file-rows', { file, rows: formatNumber(language, rows) })}</p>}
      {exportedAt !== undefined && <p>{t('window.audit.exported-at', { time: formatTime(language, exportedAt) })}</p>}
    </>
  );
}
