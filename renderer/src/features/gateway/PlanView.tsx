/** What a plan would change, and everything that it would not. */
import type { VisitPlan } from '../../../../shared/contract/visits.ts';
import { useLanguage, useText } from '../../api/context.tsx';
import { ChangeList } from '../../ui/ChangeList.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { problemWords } from './field-words.ts';
import styles from './Plan.module.css';

export function PlanView({ plan, text }: { readonly plan: VisitPlan; readonly text: string }) {
  const t = useText();
  const { changes, problems, missing, removed, ignored, uncompared } = plan;
  const made = missing.map(({ pid, factoryPid }) =>
    factoryPid === undefined ? pid : t('window.gateway.plan.made-by', { pid, factory: factoryPid }),
  );
  const isNothing = changes.length + problems.length + missing.length + removed.length === 0;
  return (
    <div className={styles['plan']}>
      {isNothing ? <Notice kind="info" title={t('window.gateway.plan.nothing')} /> : <p>{text}</p>}
      {problems.length > 0 && <PlanProblems problems={problems} />}
      {changes.length > 0 && <ChangeList changes={changes} />}
      <Names title={t('window.gateway.plan.missing')} names={made} />
      <Names title={t('window.gateway.plan.removed')} names={removed} />
      <Names title={t('window.gateway.plan.ignored')} names={ignored} />
      <Names title={t('window.gateway.plan.uncompared')} names={uncompared} />
    </div>
  );
}

function PlanProblems({ problems }: Pick<VisitPlan, 'problems'>) {
  const t = useText();
  const language = useLanguage();
  return (
    <Notice kind="attention" title={t('window.gateway.plan.problems')}>
      <ul className={styles['problems']}>
        {problems.map(({ pid, name, failure }) => (
          <li key={`${pid} ${name}`}>
            <code>
              {pid} {name}
            </code>
            <span>{problemWords(failure, { language, t })}</span>
          </li>
        ))}
      </ul>
    </Notice>
  );
}

export function Names({ title, names }: { readonly title: string; readonly names: readonly string[] }) {
  if (names.length === 0) return null;
  return (
    <section className={styles['names']}>
      <h3>{title}</h3>
      <ul>
        {names.map((name) => (
          <li key={name}>
            <code>{name}</code>
          </li>
        ))}
      </ul>
    </section>
  );
}
