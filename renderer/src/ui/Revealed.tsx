/** What just came up below a form, brought into view where the form is longer than its dialog. */
import type { ReactNode } from 'react';

export function Revealed({ children }: { readonly children: ReactNode }) {
  return <div ref={reveal}>{children}</div>;
}

function reveal(element: HTMLElement | null): void {
  element?.scrollIntoView({ block: 'nearest' });
}
