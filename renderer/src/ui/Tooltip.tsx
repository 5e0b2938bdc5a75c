/** A short text beside what it explains, on hover and on focus alike. */
import type { ReactElement, ReactNode } from 'react';
import { Tooltip as AriaTooltip, TooltipTrigger } from 'react-aria-components';
import { classNames } from './class-names.ts';
import styles from './Tooltip.module.css';

const DELAY_MS = 300;

export function Tooltip({ children, text }: { readonly children: ReactElement; readonly text: ReactNode }) {
  return (
    <TooltipTrigger delay={DELAY_MS} closeDelay={0}>
      {children}
      <AriaTooltip className={classNames(styles['tooltip'])} offset={8}>
        {text}
      </AriaTooltip>
    </TooltipTrigger>
  );
}
