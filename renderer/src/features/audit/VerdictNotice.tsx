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
  const facts = useFacts(verdict);
  return (
    <Notice kind={ok ? 'good' : 'attention'} title={ok ? t(`window.audit.good.${verdict.kind}`) : wrong}>
      <dl className={styles['verdict']}>
        {facts.map(([name, value]) => (
          <Fact key={name} name={name}>
            {value}
          </Fact>
        ))}
        {signedBy !== undefined && (
          <Fact name={t('window.audit.signed-by')}>
            <code>{signedBy}</code>
          </Fact>
        )}
      </dl>
      {signedBy !== undefined && <p>{t(keyKnown ? 'window.audit.key-known' : 'window.audit.key-unknown')}</p>}
    </Notice>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: React.ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}

/** What is known of it, the first thing that is wrong first. */
function useFacts(verdict: AuditVerdict): readonly (readonly [name: string, value: string])[] {
  const t = useText();
  const language = useLanguage();
  const number = (value: number | undefined) => (value === undefined ? undefined : formatNumber(language, value));
  const of =
    verdict.kind === 'audit'
      ? ([
          [t('window.audit.first-bad'), number(verdict.firstBad)],
          [t('window.audit.line'), number(verdict.line)],
          [t('window.audit.entries'), number(verdict.entries)],
          [t('window.audit.signed-up-to'), number(verdict.signedUpTo)],
        ] as const)
      : ([
          [t('window.audit.file'), verdict.file],
          [t('window.audit.rows'), number(verdict.rows)],
        ] as const);
  const { exportedAt } = verdict;
  const exported = [t('window.audit.exported-at'), exportedAt === undefined ? undefined : formatTime(language, exportedAt)] as const;
  return [...of, exported].flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const]));
}
