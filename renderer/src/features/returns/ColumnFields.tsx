/** The columns of the new row: those that are needed first, then those that the old row gives. Secrets are never shown. */
import { useState } from 'react';
import type { ReturnPreview } from '../../../../shared/contract/returns.ts';
import { useText } from '../../api/context.tsx';
import { TextField } from '../../ui/Field.tsx';
import styles from './FillStage.module.css';

const MAX_CELL_LENGTH = 65_536;

type Column = ReturnPreview['columns'][number];
type Typed = Readonly<Record<string, string>>;

interface ColumnFieldsProps {
  readonly preview: ReturnPreview;
  readonly set: Typed;
  /** Columns that have to change, whatever the old row has. */
  readonly first: readonly string[];
  readonly onChange: (set: Typed) => void;
}

export function ColumnFields({ preview, set, first, onChange }: ColumnFieldsProps) {
  const t = useText();
  const { columns, missing, problems } = preview;
  // A field that was needed once keeps its place under the hand that fills it.
  const [needed, setNeeded] = useState(first);
  const more = missing.filter((name) => !needed.includes(name));
  if (more.length > 0) setNeeded([...needed, ...more]);
  const isNeeded = ({ name }: Column) => needed.includes(name);
  const inOrder = [...columns.filter(isNeeded), ...columns.filter((column) => !isNeeded(column))];
  return (
    <section className={styles['columns']}>
      <h3>{t('window.returns.columns')}</h3>
      <div className={styles['fields']}>
        {inOrder.map((column) => (
          <ColumnField
            key={column.name}
            column={column}
            typed={set[column.name]}
            isMissing={missing.includes(column.name)}
            problem={problems.find((each) => each.column === column.name && each.severity === 'error')?.message}
            onType={(value) => onChange(withColumn(set, column, value))}
          />
        ))}
      </div>
    </section>
  );
}

interface ColumnFieldProps {
  readonly column: Column;
  readonly typed: string | undefined;
  readonly isMissing: boolean;
  readonly problem: string | undefined;
  readonly onType: (value: string) => void;
}

function ColumnField({ column, typed, isMissing, problem, onType }: ColumnFieldProps) {
  const t = useText();
  const { name, value, secret, source } = column;
  const isKept = typed === undefined && source === 'old-unit';
  const kept = secret ? 'window.returns.column.secret-kept' : 'window.returns.column.kept';
  const hint = isMissing ? (source === 'lost' ? 'window.returns.column.lost' : 'window.returns.column.missing') : kept;
  return (
    <TextField
      label={name}
      value={typed ?? (secret || source !== 'old-unit' ? '' : value)}
      onChange={onType}
      {...(isMissing || isKept ? { hint: t(hint) } : {})}
      error={problem}
      maxLength={MAX_CELL_LENGTH}
      isRequired={isMissing}
      isSecret={secret}
      isCode={!secret}
    />
  );
}

/** A secret's field that was emptied again leaves the old value; any other says that the column is to be empty. */
function withColumn(set: Typed, { name, secret }: Column, value: string): Typed {
  const { [name]: _before, ...others } = set;
  return secret && value === '' ? others : { ...others, [name]: value };
}
