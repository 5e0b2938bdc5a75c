/** The entries of one keystore: who, until when, and what speaks against each. */
import { KeyRound, ScrollText, TriangleAlert } from 'lucide-react';
import type { KeystoreEntryView } from '../../../../shared/domain/keystore-review.ts';
import { useLanguage, useText } from '../../api/context.tsx';
import { Button } from '../../ui/Button.tsx';
import { formatTime } from '../../ui/format.ts';
import { TechnicalDetails } from '../../ui/TechnicalDetails.tsx';
import styles from './Entries.module.css';

export interface EntryListProps {
  readonly entries: readonly KeystoreEntryView[];
  readonly isPlanning: boolean;
  readonly onRemove: (alias: string) => void;
}

export function EntryList({ entries, isPlanning, onRemove }: EntryListProps) {
  return (
    <ul className={styles['entries']}>
      {entries.map((entry) => (
        <Entry key={entry.alias} entry={entry} isPlanning={isPlanning} onRemove={onRemove} />
      ))}
    </ul>
  );
}

function Entry({ entry, isPlanning, onRemove }: Omit<EntryListProps, 'entries'> & { readonly entry: KeystoreEntryView }) {
  const t = useText();
  const language = useLanguage();
  const { alias, kind, subject, notAfter, isOfStation, findings } = entry;
  const Symbol = kind === 'key' ? KeyRound : ScrollText;
  return (
    <li>
      <Symbol aria-hidden size={20} />
      <div className={styles['words']}>
        <p>
          <strong>{alias}</strong> <span>{t(`window.gateway.entry.${kind}`)}</span>
          {isOfStation && <span>{t('window.gateway.entry.of-station')}</span>}
        </p>
        {subject !== undefined && <code>{subject}</code>}
        {notAfter !== undefined && <p>{t('window.gateway.entry.until', { time: formatTime(language, notAfter) })}</p>}
        {findings.length > 0 && (
          <ul className={styles['findings']}>
            {findings.map((finding) => (
              <li key={finding} data-finding={finding}>
                <TriangleAlert aria-hidden size={16} />
                {t(`window.gateway.finding.${finding}`)}
              </li>
            ))}
          </ul>
        )}
        <TechnicalDetails lines={detailsOf(entry)} />
      </div>
      {kind === 'trusted' && (
        <Button aria-label={t('window.gateway.trust.remove-one', { alias })} isPending={isPlanning} onPress={() => onRemove(alias)}>
          {t('window.gateway.trust.remove')}
        </Button>
      )}
    </li>
  );
}

/** As the certificate has it, in the words that certificates are read with. */
function detailsOf({
  issuer,
  serialNumber,
  notBefore,
  notAfter,
  keyType,
  certificateSha256,
  spkiSha256,
  chainLength,
}: KeystoreEntryView): readonly string[] {
  const facts = {
    Issuer: issuer,
    'Serial number': serialNumber,
    'Not before': notBefore,
    'Not after': notAfter,
    Key: keyType,
    'Certificate SHA-256': certificateSha256,
    'Public key SHA-256': spkiSha256,
    'Chain length': String(chainLength),
  };
  return Object.entries(facts).flatMap(([name, value]) => (value === undefined ? [] : [`${name}: ${value}`]));
}
