/** Choosing a role, each with what it may. */
import { type Role, roleSchema } from '../../../../shared/domain/roles.ts';
import { useText } from '../../api/context.tsx';
import { Select } from '../../ui/Select.tsx';

export function RoleSelect({ role, onChange }: { readonly role: Role | undefined; readonly onChange: (role: Role) => void }) {
  const t = useText();
  return (
    <Select
      label={t('window.people.role')}
      placeholder={t('window.people.choose-role')}
      choices={roleSchema.options.map((each) => ({ id: each, label: t(`role.${each}`), detail: t(`role.${each}.may`) }))}
      value={role ?? null}
      onChange={(id) => onChange(roleSchema.parse(id))}
    />
  );
}
