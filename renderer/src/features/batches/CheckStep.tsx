/** Second step: the file as a table, every cell checked, that can be mended where it is wrong. */
import { Columns3, Lock, LockOpen } from 'lucide-react';
import { useState } from 'react';
import { ToggleButton } from 'react-aria-components';
import type { ColumnMapping, TableState } from '../../../../shared/contract/batch-table.ts';
import { profileColumns } from '../../../../shared/domain/profile-columns.ts';
import type { Profile } from '../../../../shared/domain/recipe.ts';
import { useText } from '../../api/context.tsx';
import { Button } from '../../ui/Button.tsx';
import { classNames } from '../../ui/class-names.ts';
import { Notice } from '../../ui/Notice.tsx';
import { Select } from '../../ui/Select.tsx';
import styles from './Batches.module.css';
import type { CheckAgain, ImportFlow, ImportStep } from './import-flow.ts';
import { FileProblems } from './FileProblems.tsx';
import { LoseEditsDialog } from './LoseEditsDialog.tsx';
import { MappingDialog } from './MappingDialog.tsx';
import { BatchTable } from './table/BatchTable.tsx';

export interface CheckStepProps {
  readonly flow: ImportFlow;
  readonly isChecking: boolean;
  readonly onProfile: (profile: Profile) => void;
  readonly onCheckAgain: (order: CheckAgain) => void;
  readonly onState: (state: TableState) => void;
  readonly onGo: (step: ImportStep) => void;
}

export function CheckStep({ flow, isChecking, onProfile, onCheckAgain, onState, onGo }: CheckStepProps) {
  const { uploadId, secretColumns, check } = flow;
  /** What waits for a yes, because it drops the edits. */
  const [losing, setLosing] = useState<() => void>();
  if (uploadId === undefined) return null;
  const mayLose = (deed: () => void) => {
    if ((check?.history.undo ?? 0) > 0) setLosing(() => deed);
    else deed();
  };
  const map = (mapping: ColumnMapping) => onCheckAgain({ secretColumns: [...secretColumns], mapping });
  const head = (
    <ReadAs
      flow={flow}
      isChecking={isChecking}
      onProfile={(profile) => mayLose(() => onProfile(profile))}
      onSecrets={(columns) => onCheckAgain({ secretColumns: [...columns] })}
      onMap={map}
    />
  );
  return (
    <>
      {check === undefined ? (
        <>
          {head}
          <Unchecked isChecking={isChecking} onOther={() => onGo('file')} />
        </>
      ) : (
        <BatchTable
          key={check.checkId}
          check={check}
          isBusy={isChecking}
          head={head}
          notices={<FileProblems check={check} isBusy={isChecking} onMap={map} />}
          onState={onState}
          onOther={() => mayLose(() => onGo('file'))}
          onGoOn={() => onGo('recipe')}
        />
      )}
      {losing !== undefined && (
        <LoseEditsDialog
          edits={check?.history.undo ?? 0}
          onStay={() => setLosing(undefined)}
          onLose={() => {
            setLosing(undefined);
            losing();
          }}
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

interface ReadAsProps {
  readonly flow: ImportFlow;
  readonly isChecking: boolean;
  readonly onProfile: (profile: Profile) => void;
  readonly onSecrets: (columns: readonly string[]) => void;
  readonly onMap: (mapping: ColumnMapping) => void;
}

function ReadAs({ flow, isChecking, onProfile, onSecrets, onMap }: ReadAsProps) {
  const t = useText();
  const { profile, secretColumns, check, parties } = flow;
  const [isMapping, setMapping] = useState(false);
  return (
    <div className={styles['readAs']}>
      <p className={styles['fileName']}>
        <code title={flow.file?.name}>{flow.file?.name}</code>
      </p>
      {parties.manufacturer.name !== '' && <span>{parties.manufacturer.name}</span>}
      <span aria-hidden>{t('window.import.read-as')}</span>
      <Select
        isLabelHidden
        label={t('window.import.read-as')}
        placeholder={t('window.import.read-as')}
        value={profile}
        isDisabled={isChecking}
        onChange={(id) => onProfile(id as Profile)}
        choices={(Object.keys(profileColumns) as Profile[]).map((id) => ({ id, label: t(`window.profile.${id}`) }))}
      />
      {check !== undefined && (
        <Button icon={<Columns3 aria-hidden />} isDisabled={isChecking} onPress={() => setMapping(true)}>
          {t('window.mapping.open')}
        </Button>
      )}
      {profile === 'generic' && check !== undefined && (
        <SecretColumns check={check} chosen={secretColumns} isDisabled={isChecking} onChange={onSecrets} />
      )}
      {isMapping && check !== undefined && <MappingDialog check={check} onClose={() => setMapping(false)} onMap={onMap} />}
    </div>
  );
}

interface SecretColumnsProps {
  readonly check: TableState;
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
      {check.columns.map(({ name }) => {
        const isSecret = chosen.includes(name);
        return (
          <ToggleButton
            key={name}
            className={classNames(styles['secret'])}
            isSelected={isSecret}
            isDisabled={isDisabled}
            onChange={() => onChange(isSecret ? chosen.filter((each) => each !== name) : [...chosen, name])}
          >
            {isSecret ? <Lock aria-hidden size={16} /> : <LockOpen aria-hidden size={16} />}
            <code>{name}</code>
          </ToggleButton>
        );
      })}
    </fieldset>
  );
}
