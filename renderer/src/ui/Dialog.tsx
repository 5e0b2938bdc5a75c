/** A question in front of everything else. Escape and the close button leave it; focus stays inside and returns afterwards. */
import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { Button } from './Button.tsx';
import { classNames } from './class-names.ts';
import styles from './Dialog.module.css';

export interface DialogProps {
  readonly title: ReactNode;
  readonly closeLabel: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
  /** The buttons, the next action last. */
  readonly actions?: ReactNode;
  readonly width?: 'narrow' | 'wide';
}

export function Dialog({ title, closeLabel, onClose, children, actions, width = 'narrow' }: DialogProps) {
  return (
    <ModalOverlay
      className={classNames(styles['veil'])}
      isOpen
      isDismissable
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
    >
      <Modal className={classNames(styles['modal'], styles[width])}>
        <AriaDialog className={classNames(styles['dialog'])}>
          <header className={styles['header']}>
            <Heading slot="title" level={2}>
              {title}
            </Heading>
            <Button look="quiet" aria-label={closeLabel} icon={<X aria-hidden />} onPress={onClose} />
          </header>
          <div className={styles['body']}>{children}</div>
          {actions !== undefined && actions !== false && <footer className={styles['actions']}>{actions}</footer>}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
