/** Signs a new revocation list and saves it: until others have it, they do not know of what was revoked. */
import { useState } from 'react';
import type { AuthoritiesView } from '../../../../shared/contract/certificates.ts';
import type { RequestOutput } from '../../../../shared/contract/contract.ts';
import { useLanguage, useSurroundings, useText } from '../../api/context.tsx';
import { useAction } from '../../api/use-action.ts';
import { textFile, useSave } from '../../api/use-save.ts';
import { FailureNotice } from '../../ui/FailureNotice.tsx';
import { NumberField } from '../../ui/Field.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { Select } from '../../ui/Select.tsx';
import { fileName } from './certificate-words.ts';
import { formatDay } from './format-day.ts';
import { FormDialog } from './FormDialog.tsx';

const USUAL_DAYS = 30;
const MAX_DAYS = 366;

export function RevocationListDialog({ authorities, onClose }: { readonly authorities: AuthoritiesView; readonly onClose: () => void }) {
  const t = useText();
  const language = useLanguage();
  const { engine } = useSurroundings().station;
  const issuers = signers(authorities);
  const [issuerSha256, setIssuer] = useState(issuers[0]?.certificateSha256 ?? null);
  const [days, setDays] = useState(USUAL_DAYS);
  const [made, setMade] = useState<RequestOutput<'certificates.crl'>>();
  const save = useSave();
  const issuer = issuers.find((each) => each.certificateSha256 === issuerSha256);
  const make = useAction(async (operator: string) => {
    if (issuer === undefined) return;
    const list = await engine.request('certificates.crl', { issuerSha256: issuer.certificateSha256, days, operator });
    setMade(list);
    await save.run(textFile(fileName(issuer, 'crl'), list.crlPem));
  });
  return (
    <FormDialog
      title={t('window.certificates.crl')}
      words={[t('window.certificates.crl.do'), t('window.certificates.crl.doing')]}
      isReady={issuer !== undefined}
      action={make}
      onClose={onClose}
    >
      <p>{t('window.certificates.crl.text')}</p>
      <Select
        label={t('window.certificates.crl.of')}
        choices={issuers.map(({ certificateSha256, subject }) => ({ id: certificateSha256, label: subject }))}
        value={issuerSha256}
        placeholder=""
        onChange={(id) => setIssuer(issuers.find((each) => each.certificateSha256 === id)?.certificateSha256 ?? null)}
      />
      <NumberField label={t('window.certificates.days')} value={days} onChange={setDays} minValue={1} maxValue={MAX_DAYS} />
      {made !== undefined && (
        <Notice kind="good" title={t('window.certificates.crl.made', { number: made.number })}>
          <p>{t('window.certificates.crl.made.text', { revoked: made.revoked, until: formatDay(language, made.nextUpdate) })}</p>
          <p>{save.savedAs === undefined ? t('window.certificates.not-saved') : t('window.certificates.saved', { file: save.savedAs })}</p>
        </Notice>
      )}
      {save.failure !== undefined && <FailureNotice failure={save.failure} />}
    </FormDialog>
  );
}

/** Whoever has a key here may sign a list of what it issued. */
function signers({ issuing, root, earlier }: AuthoritiesView) {
  return [issuing, ...earlier, root].flatMap((authority) => (authority?.certificate.hasKey === true ? [authority.certificate] : []));
}
