/** Who made the devices, by search in the station's list or by name, and whom they are for. */
import { useState } from 'react';
import type { Profile } from '../../../../shared/domain/recipe.ts';
import { usePreferences, useSurroundings, useText } from '../../api/context.tsx';
import { useAction } from '../../api/use-action.ts';
import { useRequest } from '../../api/use-request.ts';
import { FailureNotice } from '../../ui/FailureNotice.tsx';
import { TextField } from '../../ui/Field.tsx';
import { SearchSelect } from '../../ui/SearchSelect.tsx';
import styles from './Batches.module.css';
import type { ImportParties } from './import-flow.ts';

const MAX_NAME_LENGTH = 200;
/** The choice of the list that is none yet. */
const ADD = 'add';

export interface PartiesFieldsProps {
  readonly parties: ImportParties;
  /** Known once there is a file. */
  readonly profile: Profile | undefined;
  readonly onChange: (parties: ImportParties) => void;
}

/** Devices for Cervello are told apart by who made them: there a name alone does not do. */
export function needsListedManufacturer(profile: Profile, { manufacturer }: ImportParties): boolean {
  return profile === 'cervello' && manufacturer.id === undefined;
}

export function PartiesFields({ parties, profile, onChange }: PartiesFieldsProps) {
  const t = useText();
  return (
    <>
      <ManufacturerField parties={parties} profile={profile} onChange={onChange} />
      <TextField
        label={t('window.recipe.customer')}
        hint={t('window.recipe.customer.hint')}
        value={parties.customer}
        onChange={(customer) => onChange({ ...parties, customer })}
        maxLength={MAX_NAME_LENGTH}
      />
    </>
  );
}

function ManufacturerField({ parties, profile, onChange }: PartiesFieldsProps) {
  const t = useText();
  const [typed, setTyped] = useState(parties.manufacturer.name);
  const choose = (manufacturer: ImportParties['manufacturer']) => {
    setTyped(manufacturer.name);
    onChange({ ...parties, manufacturer });
  };
  const { known, adding } = useManufacturers(choose);
  const name = typed.trim();
  const isNew = name !== '' && known?.some((each) => each.name.toLowerCase() === name.toLowerCase()) === false;
  const isMissing = profile !== undefined && needsListedManufacturer(profile, parties);
  const hint = profile === 'cervello' ? 'window.manufacturer.hint-cervello' : 'window.optional';
  const found = (known ?? []).filter((each) => !isNew || each.name.toLowerCase().includes(name.toLowerCase()));
  const addition = isNew ? [{ id: ADD, label: t('window.manufacturer.add', { name }) }] : [];
  return (
    <div className={styles['manufacturer']}>
      <SearchSelect
        label={t('window.recipe.manufacturer')}
        openLabel={t('window.manufacturer.open')}
        emptyText={t('window.manufacturer.none')}
        hint={t(adding.isPending ? 'window.manufacturer.adding' : hint)}
        error={isMissing && name !== '' ? t('window.manufacturer.choose') : undefined}
        maxLength={MAX_NAME_LENGTH}
        allowsOwnText={profile !== 'cervello'}
        choices={[...found.map(({ manufacturerId, name: label }) => ({ id: manufacturerId, label })), ...addition]}
        value={parties.manufacturer.id ?? null}
        text={typed}
        onText={(text) => {
          setTyped(text);
          if (text !== parties.manufacturer.name) onChange({ ...parties, manufacturer: { name: text } });
        }}
        onChoose={(id) => {
          const chosen = known?.find(({ manufacturerId }) => manufacturerId === id);
          if (chosen !== undefined) choose({ name: chosen.name, id: chosen.manufacturerId });
          else void adding.run(name);
        }}
      />
      {adding.failure !== undefined && <FailureNotice failure={adding.failure} />}
    </div>
  );
}

/** The station's list, and how one is added to it. */
function useManufacturers(onAdded: (manufacturer: ImportParties['manufacturer']) => void) {
  const { engine } = useSurroundings().station;
  const { operator } = usePreferences();
  const asked = useRequest('manufacturers.list', {});
  const adding = useAction(async (name: string) => {
    const by = operator === '' ? {} : { operator };
    const { manufacturer } = await engine.request('manufacturers.add', { name, ...by });
    onAdded({ name: manufacturer.name, id: manufacturer.manufacturerId });
    asked.ask();
  });
  return { known: asked.value?.manufacturers, adding };
}
