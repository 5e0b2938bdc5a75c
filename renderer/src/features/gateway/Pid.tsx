/** A component's name, whole: where it takes a second line, it breaks behind a dot. */
import { Fragment } from 'react';

export function Pid({ pid }: { readonly pid: string }) {
  return pid.split(/(?<=\.)/).map((part, index) => (
    // Parts never move, so the place is the identity.
    <Fragment key={index}>
      {part}
      <wbr />
    </Fragment>
  ));
}
