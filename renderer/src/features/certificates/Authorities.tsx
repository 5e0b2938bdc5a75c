/** The root and the authority that issues under it: how they stand, until when, how many certificates are left. */
import { ShieldCheck, ShieldHalf } from 'lucide-react';
import { useState } from 'react';
import type { AuthoritiesView } from '../../../../shared/contract/certificates.ts';
import type { Certificate } from '../../../../shared/domain/certificates.ts';
import { useLanguage, useText } from '../../api/context.tsx';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { formatNumber } from '../../ui/format.ts';
import { formatDay } from './format-day.ts';
import styles from './Certificates.module.css';
import { RenewDialog } from './RenewDialog.tsx';
import { RootKeyDialog } from './RootKeyDialog.tsx';

type AuthorityView = NonNullable<AuthoritiesView['issuing']>;

export interface AuthoritiesProps {
  readonly authorities: AuthoritiesView;
  readonly onOpen: (certificate: Certificate) => void;
}

export function Authorities({ authorities, onOpen }: AuthoritiesProps) {
  const t = useText();
  const { issuing, root, earlier } = authorities;
  const [asking, setAsking] = useState<'renew' | 'root-key'>();
  const close = () => setAsking(undefined);
  return (
    <div className={styles['authorities']}>
      <Card
        icon={<ShieldCheck aria-hidden />}
        title={t('window.certificates.issuing')}
        actions={root !== undefined && <Button onPress={() => setAsking('renew')}>{t('window.certificates.renew')}</Button>}
      >
        {issuing === undefined ? (
          <p>{t('window.certificates.issuing.none')}</p>
        ) : (
          <AuthorityFacts authority={issuing} onOpen={onOpen} counts />
        )}
        {earlier.length > 0 && <p className={styles['quiet']}>{t('window.certificates.earlier', { count: earlier.length })}</p>}
      </Card>
      <Card
        icon={<ShieldHalf aria-hidden />}
        title={t('window.certificates.root')}
        actions={
          root?.certificate.hasKey === true && (
            <Button onPress={() => setAsking('root-key')}>{t('window.certificates.root-key.take')}</Button>
          )
        }
      >
        {root === undefined ? (
          <p>{t('window.certificates.root.unknown')}</p>
        ) : (
          <>
            <AuthorityFacts authority={root} onOpen={onOpen} />
            <p className={styles['quiet']}>
              {t(root.certificate.hasKey ? 'window.certificates.root-key.here' : 'window.certificates.root-key.offline')}
            </p>
          </>
        )}
      </Card>
      {asking === 'renew' && root !== undefined && <RenewDialog hasRootKey={root.certificate.hasKey} onClose={close} />}
      {asking === 'root-key' && root !== undefined && <RootKeyDialog root={root.certificate} onClose={close} />}
    </div>
  );
}

interface AuthorityFactsProps {
  readonly authority: AuthorityView;
  readonly onOpen: (certificate: Certificate) => void;
  readonly counts?: boolean;
}

function AuthorityFacts({ authority, onOpen, counts = false }: AuthorityFactsProps) {
  const t = useText();
  const language = useLanguage();
  const { certificate, issued, quota, token, state } = authority;
  const number = (value: number) => formatNumber(language, value);
  // A root whose key is elsewhere issues nothing here, and that is as it should be.
  const shownState = !counts && state === 'no-key' ? 'ok' : state;
  return (
    <dl className={styles['facts']}>
      <div>
        <dt>{t('window.certificates.subject')}</dt>
        <dd>
          <button type="button" className={styles['opener']} onClick={() => onOpen(certificate)}>
            {certificate.subject}
          </button>
        </dd>
      </div>
      <div>
        <dt>{t('window.certificates.state')}</dt>
        <dd className={styles['state']} data-state={shownState}>
          {t(`window.certificates.state.${shownState}`)}
        </dd>
      </div>
      <div>
        <dt>{t('window.certificates.until')}</dt>
        <dd>{formatDay(language, certificate.notAfter)}</dd>
      </div>
      {counts && (
        <div>
          <dt>{t('window.certificates.issued')}</dt>
          <dd>
            {quota === undefined ? number(issued) : t('window.certificates.issued.of', { issued: number(issued), quota: number(quota) })}
          </dd>
        </div>
      )}
      {token !== undefined && (
        <div>
          <dt>{t('window.certificates.token')}</dt>
          <dd>{t('window.certificates.token.in', { token: token.token, key: token.key })}</dd>
        </div>
      )}
    </dl>
  );
}
