/** The one button. `operator` is the size for gloved hands at the line (DESIGN, targets). */
import type { ReactNode } from 'react';
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components';
import styles from './Button.module.css';
import { classNames } from './class-names.ts';

export interface ButtonProps extends Omit<AriaButtonProps, 'className' | 'style' | 'children' | 'isPending'> {
  /** `primary` is the one next action of a screen; `quiet` has no ground of its own. */
  readonly look?: 'primary' | 'secondary' | 'quiet';
  readonly size?: 'normal' | 'operator';
  readonly icon?: ReactNode;
  readonly children?: ReactNode;
  /** What it began still goes on. Unlike a disabled button it keeps the focus; pressing it does nothing. */
  readonly isPending?: boolean;
}

export function Button({ look = 'secondary', size = 'normal', icon, children, isPending = false, ...rest }: ButtonProps) {
  // Not by react-aria's own `isPending`: what that announces outlives a button that goes away with its screen.
  const pending = isPending ? { 'aria-disabled': true, 'data-pending': true, onPress: () => undefined } : {};
  return (
    <AriaButton {...rest} {...pending} className={classNames(styles['button'], styles[look], styles[size])}>
      {icon}
      {children !== undefined && <span className={styles['label']}>{children}</span>}
    </AriaButton>
  );
}
