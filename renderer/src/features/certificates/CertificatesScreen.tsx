/** The station's authority and the certificates that it issued: set up, issued, signed, revoked, listed for others. */
import { ShieldPlus } from 'lucide-react';
import { useState } from 'react';
import type { AuthoritiesView } from '../../../../shared/contract/certificates.ts';
import type { Certificate } from '../../../../shared/domain/certificates.ts';
import { useStation, useText } from '../../api/context.tsx';
import { BackLink } from '../../ui/BackLink.tsx';
import { Button } from '../../ui/Button.tsx';
import { EmptyScreen } from '../../ui/EmptyScreen.tsx';
import { FailureNotice } from '../../ui/FailureNotice.tsx';
import { Screen } from '../../ui/Screen.tsx';
import { Authorities } from './Authorities.tsx';
import { BatchIssueDialog } from './BatchIssueDialog.tsx';
import styles from './Certificates.module.css';
import { CertificateDialog } from './CertificateDialog.tsx';
import { CertificateList } from './CertificateList.tsx';
import { ImportAuthorityDialog } from './ImportAuthorityDialog.tsx';
import { IssueDialog } from './IssueDialog.tsx';
import { RevocationListDialog } from './RevocationListDialog.tsx';
import { SetUpDialog } from './SetUpDialog.tsx';
import { SignDialog } from './SignDialog.tsx';
import { useCertificates } from './use-certificates.ts';

export function CertificatesScreen() {
  // Another journal, another authority.
  const journal = useStation(({ line }) => line?.journal.file);
  return <CertificatesOfJournal key={journal} />;
}

function CertificatesOfJournal() {
  const t = useText();
  const { authorities, list, failure } = useCertificates();
  const isSetUp = authorities?.issuing !== undefined || authorities?.root !== undefined;
  const [opened, setOpened] = useState<Certificate>();
  // Asked again meanwhile: what is shown is as it is now.
  const shown = list.find(({ certificateSha256 }) => certificateSha256 === opened?.certificateSha256) ?? opened;
  return (
    <Screen
      title={t('window.certificates.title')}
      before={<BackLink to={{ screen: 'station' }} label={t('window.rail.station')} />}
      actions={isSetUp && <Orders authorities={authorities} />}
    >
      {failure !== undefined && <FailureNotice failure={failure} />}
      {authorities === undefined && failure === undefined && <p>{t('window.reading')}</p>}
      {authorities !== undefined && !isSetUp && <NoAuthority />}
      {authorities !== undefined && isSetUp && (
        <>
          <Authorities authorities={authorities} onOpen={setOpened} />
          <CertificateList certificates={list} onOpen={setOpened} />
        </>
      )}
      {shown !== undefined && <CertificateDialog certificate={shown} onClose={() => setOpened(undefined)} />}
    </Screen>
  );
}

function NoAuthority() {
  const t = useText();
  const [asking, setAsking] = useState<'set-up' | 'import'>();
  const close = () => setAsking(undefined);
  return (
    <>
      <EmptyScreen
        icon={<ShieldPlus aria-hidden />}
        title={t('window.certificates.empty.title')}
        text={t('window.certificates.empty.text')}
        action={
          <div className={styles['choice']}>
            <Button onPress={() => setAsking('import')}>{t('window.certificates.import')}</Button>
            <Button look="primary" onPress={() => setAsking('set-up')}>
              {t('window.certificates.set-up')}
            </Button>
          </div>
        }
      />
      {asking === 'set-up' && <SetUpDialog onClose={close} />}
      {asking === 'import' && <ImportAuthorityDialog onClose={close} />}
    </>
  );
}

function Orders({ authorities }: { readonly authorities: AuthoritiesView }) {
  const t = useText();
  const [asking, setAsking] = useState<'sign' | 'issue' | 'batch' | 'list'>();
  const close = () => setAsking(undefined);
  const { issuing } = authorities;
  const mayIssue = issuing?.state === 'ok';
  const takesTwo = issuing?.quota !== undefined && issuing.issued >= issuing.quota;
  return (
    <>
      <Button onPress={() => setAsking('list')}>{t('window.certificates.crl')}</Button>
      <Button isDisabled={!mayIssue} onPress={() => setAsking('issue')}>
        {t('window.certificates.issue')}
      </Button>
      <Button isDisabled={!mayIssue} onPress={() => setAsking('batch')}>
        {t('window.certificates.batch')}
      </Button>
      <Button look="primary" isDisabled={!mayIssue} onPress={() => setAsking('sign')}>
        {t('window.certificates.sign')}
      </Button>
      {asking === 'sign' && <SignDialog takesTwo={takesTwo} onClose={close} />}
      {asking === 'issue' && <IssueDialog takesTwo={takesTwo} onClose={close} />}
      {asking === 'batch' && issuing !== undefined && <BatchIssueDialog issuing={issuing} onClose={close} />}
      {asking === 'list' && <RevocationListDialog authorities={authorities} onClose={close} />}
    </>
  );
}
