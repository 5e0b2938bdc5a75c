/** What support staff need: closed until asked for, and copied as one piece. */
import { ChevronRight, Copy } from 'lucide-react';
import { Button as AriaButton, Disclosure, DisclosurePanel } from 'react-aria-components';
import { useSurroundings, useText } from '../api/context.tsx';
import { Button } from './Button.tsx';
import { classNames } from './class-names.ts';
import styles from './TechnicalDetails.module.css';

export function TechnicalDetails({ lines }: { readonly lines: readonly string[] }) {
  const t = useText();
  const { surface } = useSurroundings();
  return (
    <Disclosure className={classNames(styles['details'])}>
      <AriaButton slot="trigger" className={classNames(styles['trigger'])}>
        <ChevronRight aria-hidden size={16} />
        {t('window.details')}
      </AriaButton>
      <DisclosurePanel className={classNames(styles['panel'])}>
        <pre className={styles['text']}>{lines.join('\n')}</pre>
        <Button look="quiet" icon={<Copy aria-hidden />} onPress={() => surface.tell({ kind: 'copy-text', text: lines.join('\n') })}>
          {t('window.details.copy')}
        </Button>
      </DisclosurePanel>
    </Disclosure>
  );
}
