/** What was found, in one sentence, with what to do now and why. */
import { CircleCheck, CircleHelp, OctagonX } from 'lucide-react';
import type { ReactNode } from 'react';
import type { FindingReason, ReturnLook } from '../../../../shared/contract/returns.ts';
import type { ReturnFinding } from '../../../../shared/domain/device-return.ts';
import { useText } from '../../api/context.tsx';
import { isSilent } from './return-flow.ts';
import styles from './Returns.module.css';

/** A device of the record that was not asked is not proved to be the one. */
type Shown = ReturnFinding | 'not-asked';

const symbols = {
  ours: CircleCheck,
  'not-asked': CircleHelp,
  'somebody-else': OctagonX,
  'unknown-device': CircleHelp,
  mismatch: OctagonX,
} as const satisfies Record<Shown, unknown>;

export function FindingNotice({ look, action }: { readonly look: ReturnLook; readonly action: ReactNode }) {
  const t = useText();
  const { finding, reasons } = look;
  const isStop = finding === 'somebody-else' || finding === 'mismatch';
  const next = !isStop && isSilent(look) ? 'not-asked' : finding;
  const shown: Shown = finding === 'ours' ? next : finding;
  const Symbol = symbols[shown];
  return (
    <section className={styles['finding']} data-finding={shown} role={isStop ? 'alert' : 'status'}>
      <Symbol aria-hidden size={40} />
      <div>
        <h2>{shown === 'not-asked' ? t('window.returns.finding.not-asked') : t(`returns.finding.${shown}`)}</h2>
        <p className={styles['next']}>{t(`window.returns.next.${next}`)}</p>
        <ul>
          {reasons.map((reason, index) => (
            // A fixed list, so the place is the identity.
            <li key={index}>
              <Reason reason={reason} />
            </li>
          ))}
        </ul>
      </div>
      {action}
    </section>
  );
}

/** Facts by the names that the screen has for them. */
function Reason({ reason: { code, params } }: { readonly reason: FindingReason }) {
  const t = useText();
  const { fact } = params;
  if (code === 'identity-differs' && fact === 'label') return t('window.returns.reason.label');
  return t(`returns.reason.${code}`, fact === undefined ? params : { ...params, fact: factWord(t, fact) });
}

function factWord(t: ReturnType<typeof useText>, fact: string): string {
  switch (fact) {
    case 'ssh-host-key':
    case 'tls-certificate':
      return t(`window.fact.${fact}`);
    case 'serialNumber':
    case 'macAddress':
    case 'imei':
      return t(`window.identifier.${fact}`);
    default:
      return fact;
  }
}
