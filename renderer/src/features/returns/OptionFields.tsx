/** What else may be wanted: for passwords that nobody knows, for logs, for a request that only a person can close. */
import type { ReturnDecision } from '../../../../shared/domain/device-return.ts';
import { useText } from '../../api/context.tsx';
import { Checkbox } from '../../ui/Checkbox.tsx';
import styles from './FillStage.module.css';
import type { ReturnOrder } from './return-flow.ts';

interface OptionFieldsProps {
  readonly decision: ReturnDecision;
  readonly order: ReturnOrder;
  readonly onChange: (part: Partial<ReturnOrder>) => void;
}

export function OptionFields({ decision, order, onChange }: OptionFieldsProps) {
  const t = useText();
  return (
    <section className={styles['options']}>
      <h3>{t('window.returns.options')}</h3>
      {decision === 'scrap' && (
        <Checkbox
          label={t('window.returns.option.absent')}
          hint={t('window.returns.option.absent.hint')}
          isSelected={order.isAbsent}
          onChange={(isAbsent) => onChange({ isAbsent })}
        />
      )}
      <Checkbox
        label={t('window.returns.option.reset')}
        hint={t('window.returns.option.reset.hint')}
        isSelected={order.resetsPassword}
        onChange={(resetsPassword) => onChange({ resetsPassword })}
      />
      <Checkbox
        label={t('window.returns.option.ask-request')}
        hint={t('window.returns.option.ask-request.hint')}
        isSelected={order.asksRequest}
        onChange={(asksRequest) => onChange({ asksRequest })}
      />
      <Checkbox label={t('window.returns.option.logs')} isSelected={order.clearsLogs} onChange={(clearsLogs) => onChange({ clearsLogs })} />
    </section>
  );
}
