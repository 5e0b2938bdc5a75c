/** Second step: every cell checked, problems first, with the reason at the cell. */
import { Lock, LockOpen } from 'lucide-react';
import { ToggleButton } from 'react-aria-components';
import { profileColumns } from '../../../../shared/domain/profile-columns.ts';
import type { Profile } from '../../../../shared/domain/recipe.ts';
import { useText } from '../../api/context.tsx';
import { Button } from '../../ui/Button.tsx';
import { classNames } from '../../ui/class-names.ts';
import { Notice } from '../../ui/Notice.tsx';
import { Select } from '../../ui/Select.tsx';
import styles from './Batches.module.css';
import { CheckedTable } from './CheckedTable.tsx';
import type { Check, CheckOrder, ImportFlow, ImportStep } from './import-flow.ts';

export interface CheckStepProps {
  readonly flow: ImportFlow;
  readonly isChecking: boolean;
  readonly onCheck: (order: CheckOrder) => void;
  readonly onGo: (step: ImportStep) => void;
}

export function CheckStep({ flow, isChecking, onCheck, onGo }: CheckStepProps) {
  const t = useText();
  const { uploadId, profile, secretColumns, check } = flow;
  if (uploadId === undefined) return null;
  return (
    <>
      <div className={styles['readAs']}>
        <p className={styles['fileName']}>
          <code>{flow.file?.name}</code>
        </p>
        <span aria-hidden>{t('window.import.read-as')}</span>
        <Select
          isLabelHidden
          label={t('window.import.read-as')}
          placeholder={t('window.import.read-as')}
          value={profile}
          isDisabled={isChecking}
          onChange={(id) => onCheck({ uploadId, profile: id as Profile, secretColumns: [] })}
          choices={(Object.keys(profileColumns) as Profile[]).map((id) => ({ id, label: t(`window.profile.${id}`) }))}
        />
        {profile === 'generic' && check !== undefined && (
          <SecretColumns
            check={check}
            chosen={secretColumns}
            isDisabled={isChecking}
            onChange={(columns) => onCheck({ uploadId, profile, secretColumns: columns })}
          />
        )}
      </div>
      {check === undefined ? (
        <Unchecked isChecking={isChecking} onOther={() => onGo('file')} />
      ) : (
        <CheckedTable
          key={check.checkId}
          check={check}
          isChecking={isChecking}
          onOther={() => onGo('file')}
          onGoOn={() => onGo('recipe')}
        />
      )}
    </>
  );
}

/** Still being checked, or nothing that could be checked. */
function Unchecked({ isChecking, onOther }: { readonly isChecking: boolean; readonly onOther: () => void }) {
  const t = useText();
  if (isChecking) return <Notice kind="info" title={t('window.import.checking')} />;
  return (
    <div className={styles['actions']}>
      <Button look="primary" onPress={onOther}>
        {t('window.import.other')}
      </Button>
    </div>
  );
}

interface SecretColumnsProps {
  readonly check: Check;
  readonly chosen: readonly string[];
  readonly isDisabled: boolean;
  readonly onChange: (columns: readonly string[]) => void;
}

/** A generic file cannot say which of its columns are secret. */
function SecretColumns({ check, chosen, isDisabled, onChange }: SecretColumnsProps) {
  const t = useText();
  return (
    <fieldset className={styles['secrets']}>
      <legend>{t('window.import.secrets')}</legend>
      {check.columns.map((column) => {
        const isSecret = chosen.includes(column);
        return (
          <ToggleButton
            key={column}
            className={classNames(styles['secret'])}
            isSelected={isSecret}
            isDisabled={isDisabled}
            onChange={() => onChange(isSecret ? chosen.filter((each) => each !== column) : [...chosen, column])}
          >
            {isSecret ? <Lock aria-hidden size={16} /> : <LockOpen aria-hidden size={16} />}
            <code>{column}</code>
          </ToggleButton>
        );
      })}
    </fieldset>
  );
}
