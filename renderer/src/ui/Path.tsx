/** A file's path, whole: where it takes a second line, it breaks between its folders. */
import { Fragment } from 'react';

export function Path({ path }: { readonly path: string }) {
  return (
    <code>
      {path.split(/(?<=[/\\])/).map((part, index) => (
        // Parts never move, so the place is the identity.
        <Fragment key={index}>
          {part}
          <wbr />
        </Fragment>
      ))}
    </code>
  );
}
