/** A dialog whose fields make one order: asks who orders it, shows that it goes on, and what came of it. */
import type { FormEvent, ReactNode } from 'react';
import { useId } from 'react';
import { Form } from 'react-aria-components';
import { useText } from '../../api/context.tsx';
import type { Action } from '../../api/use-action.ts';
import { Button } from '../../ui/Button.tsx';
import { classNames } from '../../ui/class-names.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { FailureNotice } from '../../ui/FailureNotice.tsx';
import { Revealed } from '../../ui/Revealed.tsx';
import { useNamed } from '../people/use-named.tsx';
import styles from './Certificates.module.css';

export interface FormDialogProps {
  readonly title: string;
  readonly children: ReactNode;
  /** Of the button, at rest and while it goes on. */
  readonly words: readonly [rest: string, pending: string];
  readonly isReady: boolean;
  readonly action: Action<[operator: string]>;
  readonly onClose: () => void;
  /** Beside the order's button. */
  readonly more?: ReactNode;
  readonly width?: 'narrow' | 'wide';
}

export function FormDialog({ title, children, words, isReady, action, onClose, more, width = 'narrow' }: FormDialogProps) {
  const t = useText();
  const form = useId();
  const named = useNamed();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isReady && !action.isPending) named.order((operator) => void action.run(operator));
  };
  return (
    <Dialog
      title={title}
      closeLabel={t('window.close-dialog')}
      width={width}
      onClose={onClose}
      actions={
        <>
          {more}
          <Button look="primary" type="submit" form={form} isDisabled={!isReady} isPending={action.isPending}>
            {words[action.isPending ? 1 : 0]}
          </Button>
        </>
      }
    >
      <Form id={form} onSubmit={submit} className={classNames(styles['form'])}>
        {children}
      </Form>
      {action.failure !== undefined && (
        <Revealed>
          <FailureNotice failure={action.failure} />
        </Revealed>
      )}
      {named.question}
    </Dialog>
  );
}
