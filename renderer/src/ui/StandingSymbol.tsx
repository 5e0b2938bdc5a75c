/** The symbol of a standing: told apart without colour. */
import {
  ArrowRight,
  Check,
  Circle,
  CircleCheck,
  CirclePause,
  CircleQuestionMark,
  Clock,
  type LucideIcon,
  Square,
  StepForward,
  Wrench,
  X,
} from 'lucide-react';
import type { Standing } from './standing.ts';

const symbols: Readonly<Record<Standing, LucideIcon>> = {
  provisioned: Check,
  passed: Check,
  prepared: CircleCheck,
  fail: X,
  error: Wrench,
  timeout: Clock,
  aborted: Square,
  skipped: ArrowRight,
  unknown: CircleQuestionMark,
  interrupted: CirclePause,
  running: StepForward,
  open: Circle,
};

/** Drawn with less air around them, so that every symbol fills its square alike. */
const viewBoxes: Partial<Readonly<Record<Standing, string>>> = {
  provisioned: '2.5 2.25 19 19',
  passed: '2.5 2.25 19 19',
  fail: '4 4 16 16',
  skipped: '3 3 18 18',
};

export interface StandingSymbolProps {
  readonly standing: Standing;
  /** Side length as CSS takes it. */
  readonly size?: string;
  readonly strokeWidth?: number;
}

export function StandingSymbol({ standing, size = '1.125em', strokeWidth = 2.5 }: StandingSymbolProps) {
  const Symbol = symbols[standing];
  return (
    <Symbol
      aria-hidden
      width={size}
      height={size}
      viewBox={viewBoxes[standing] ?? '0 0 24 24'}
      strokeWidth={strokeWidth}
      fill={standing === 'aborted' ? 'currentColor' : 'none'}
    />
  );
}
