/** A component of the gateway as a form: what its own definition describes, and what the gateway has beside that. */
import type { ComponentForm, FormField } from '../../../../shared/domain/component-form.ts';
import type { VisitPlan } from '../../../../shared/contract/visits.ts';
import type { TypedComponents } from '../../api/gateway-visit.ts';
import { useSurroundings, useText } from '../../api/context.tsx';
import { FormFieldView } from './FormFieldView.tsx';
import styles from './Form.module.css';
import { withoutField, withTyped } from './typed-values.ts';

export interface ComponentFormViewProps {
  readonly form: ComponentForm;
  readonly typed: TypedComponents;
  readonly problems: VisitPlan['problems'];
}

export function ComponentFormView({ form, typed, problems }: ComponentFormViewProps) {
  const t = useText();
  const { gateway } = useSurroundings();
  const { pid } = form;
  const ownProblems = problems.filter((problem) => problem.pid === pid);
  const fields = form.fields.filter(({ kind }) => kind !== 'read-only');
  const others = form.fields.filter(({ kind }) => kind === 'read-only');
  return (
    <article className={styles['form']} aria-labelledby="component-name">
      <header className={styles['head']}>
        <h2 id="component-name">{form.name}</h2>
        {form.name !== pid && <code>{pid}</code>}
        {form.factoryPid !== undefined && <p>{t('window.gateway.form.factory', { factory: form.factoryPid })}</p>}
        {form.help !== undefined && form.help !== '' && <p>{form.help}</p>}
      </header>
      {fields.length === 0 && <p>{t('window.gateway.form.nothing')}</p>}
      <div className={styles['fields']}>
        {fields.map((field) => (
          <FormFieldView
            key={field.id}
            field={field}
            typed={typed[pid]?.[field.id]}
            problem={ownProblems.find(({ name }) => name === field.id)?.failure}
            onChange={(value) => gateway.setTyped((before) => withTyped(before, { pid, field, value }))}
            onDiscard={() => gateway.setTyped((before) => withoutField(before, pid, field.id))}
          />
        ))}
      </div>
      {others.length > 0 && <OtherProperties fields={others} />}
    </article>
  );
}

function OtherProperties({ fields }: { readonly fields: readonly FormField[] }) {
  const t = useText();
  return (
    <section className={styles['others']}>
      <h3>{t('window.gateway.form.others')}</h3>
      <p>{t('window.gateway.form.others.text')}</p>
      <dl>
        {fields.map(({ id, type, value, password }) => (
          <div key={id}>
            <dt>
              <code>{id}</code> {type}
            </dt>
            <dd>
              {password === undefined ? (
                <code>{value === undefined ? t('window.changes.empty') : [value].flat().join(', ')}</code>
              ) : (
                t(`window.gateway.secret.${password}`)
              )}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
