/** A failure in the catalogue's words; the technical chain is behind "Details" and can be copied. */
import type { Failure } from '../../../shared/domain/problem.ts';
import { errorTexts } from '../../../shared/texts/text.ts';
import { useLanguage } from '../api/context.tsx';
import { Notice } from './Notice.tsx';
import { TechnicalDetails } from './TechnicalDetails.tsx';

export function FailureNotice({ failure }: { readonly failure: Failure }) {
  const { title, meaning, action } = errorTexts(useLanguage(), failure.code, failure.params);
  return (
    <Notice kind="attention" title={title}>
      <p>{meaning}</p>
      <p>
        <strong>{action}</strong>
      </p>
      <TechnicalDetails
        lines={[failure.code, ...Object.entries(failure.params).map(([name, value]) => `${name}: ${value}`), ...failure.chain]}
      />
    </Notice>
  );
}
