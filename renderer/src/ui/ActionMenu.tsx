/** Further actions behind one button, for a screen that has more of them than its header holds. */
import { Ellipsis } from 'lucide-react';
import { Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import { Button } from './Button.tsx';
import { classNames } from './class-names.ts';
import styles from './Select.module.css';

export interface MenuAction {
  readonly id: string;
  readonly label: string;
  readonly onAction: () => void;
}

export function ActionMenu({ label, actions }: { readonly label: string; readonly actions: readonly MenuAction[] }) {
  return (
    <MenuTrigger>
      <Button icon={<Ellipsis aria-hidden />}>{label}</Button>
      <Popover className={classNames(styles['popover'])} placement="bottom end">
        <Menu className={classNames(styles['list'])} aria-label={label}>
          {actions.map(({ id, label: words, onAction }) => (
            <MenuItem key={id} id={id} className={classNames(styles['item'])} onAction={onAction}>
              {words}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
