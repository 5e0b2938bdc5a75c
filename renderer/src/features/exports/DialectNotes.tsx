/** What to know of a form before it is written: why this batch cannot be, and what the file will not say. */
import type { DialectView } from '../../../../shared/contract/exports.ts';
import { useText } from '../../api/context.tsx';
import { FailureNotice } from '../../ui/FailureNotice.tsx';
import { Notice } from '../../ui/Notice.tsx';

export function DialectNotes({ view: { dialect, refusal, warnings } }: { readonly view: DialectView }) {
  const t = useText();
  return (
    <>
      <p>{t(`window.exports.about.${dialect}`)}</p>
      {refusal !== undefined && <FailureNotice failure={refusal} />}
      {refusal === undefined &&
        warnings.map((warning) => <Notice key={warning} kind="info" title={t(`window.exports.warning.${warning}`)} />)}
    </>
  );
}
