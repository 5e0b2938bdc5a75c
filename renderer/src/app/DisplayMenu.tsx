/** Language, look and sound of the window. */
import { Check, SunMoon } from 'lucide-react';
import { Header, Menu, MenuItem, MenuSection, MenuTrigger, Popover } from 'react-aria-components';
import { languageSchema } from '../../../shared/contract/language.ts';
import { themeSchema } from '../../../shared/contract/window.ts';
import { useSurroundings, usePreferences, useText } from '../api/context.tsx';
import { Button } from '../ui/Button.tsx';
import { classNames } from '../ui/class-names.ts';
import { volumes } from '../ui/sounds.ts';
import styles from './TopBar.module.css';

/** In their own words, so that one finds the own language in any other. */
const languageNames = { en: 'English', de: 'Deutsch' } as const;

export function DisplayMenu() {
  const t = useText();
  const { preferences, play } = useSurroundings();
  const { language, theme, volume } = usePreferences();
  return (
    <MenuTrigger>
      <Button look="quiet" icon={<SunMoon aria-hidden />} aria-label={t('window.display.label')} />
      <Popover className={classNames(styles['popover'])} placement="bottom end">
        <Menu className={classNames(styles['menu'])} aria-label={t('window.display.label')}>
          <Choices
            title={t('window.display.theme')}
            items={themeSchema.options.map((id) => ({ id, label: t(`window.display.theme.${id}`) }))}
            selected={theme}
            onSelect={(id) => preferences.set((before) => ({ ...before, theme: themeSchema.parse(id) }))}
          />
          <Choices
            title={t('window.display.language')}
            items={languageSchema.options.map((id) => ({ id, label: languageNames[id] }))}
            selected={language}
            onSelect={(id) => preferences.set((before) => ({ ...before, language: languageSchema.parse(id) }))}
          />
          <Choices
            title={t('window.display.sound')}
            items={volumes.map((id) => ({ id, label: t(`window.display.sound.${id}`) }))}
            selected={volume}
            onSelect={(id) => {
              const chosen = volumes.find((each) => each === id) ?? 'off';
              preferences.set((before) => ({ ...before, volume: chosen }));
              play('pass', chosen);
            }}
          />
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}

interface ChoicesProps {
  readonly title: string;
  readonly items: readonly { readonly id: string; readonly label: string }[];
  readonly selected: string;
  readonly onSelect: (id: string) => void;
}

function Choices({ title, items, selected, onSelect }: ChoicesProps) {
  return (
    <MenuSection
      className={classNames(styles['section'])}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[selected]}
      onSelectionChange={(keys) => {
        if (keys !== 'all') for (const key of keys) onSelect(String(key));
      }}
    >
      <Header className={classNames(styles['sectionTitle'])}>{title}</Header>
      {items.map(({ id, label }) => (
        <MenuItem key={id} id={id} className={classNames(styles['item'])}>
          {label}
          {id === selected && <Check aria-hidden size={18} />}
        </MenuItem>
      ))}
    </MenuSection>
  );
}
