/** Record, device and cloud as columns, so that what differs stands side by side; the mark is a symbol and a word. */
import { Equal, EqualNot, Minus } from 'lucide-react';
import type { ReturnLook } from '../../../../shared/contract/returns.ts';
import type { LaneId } from '../../../../shared/domain/ids.ts';
import { isTextKey } from '../../../../shared/texts/text.ts';
import { useText } from '../../api/context.tsx';
import { compareSides, type Said, type SideRow, type SideVerdict } from './compare-sides.ts';
import styles from './SidesTable.module.css';

const marks = { same: Equal, differs: EqualNot, alone: Minus } as const satisfies Record<SideVerdict, unknown>;

export function SidesTable({ look, lane }: { readonly look: ReturnLook; readonly lane: LaneId | undefined }) {
  const t = useText();
  const { passport, device, ownership } = look;
  const inRecord = passport?.units[0]?.batchName ?? t('window.returns.side.no-record');
  const inLane = device === undefined || lane === undefined ? t('window.returns.side.not-asked') : t('window.lane.label', { lane });
  const registered = ownership.checked && ownership.account === undefined ? ` · ${t('window.returns.side.no-account')}` : '';
  const inCloud = ownership.checked ? `${ownership.cloud}${registered}` : t(`returns.not-checked.${ownership.why}`);
  return (
    // Wide tables scroll inside; a scrolling region must be reachable by keyboard.
    <div className={styles['scroll']} role="region" aria-label={t('window.returns.sides')} tabIndex={0}>
      <table className={styles['table']}>
        <thead>
          <tr>
            <th scope="col">{t('window.returns.side.what')}</th>
            <Side title={t('window.returns.side.record')} place={inRecord} />
            <Side title={t('window.returns.side.device')} place={inLane} />
            <Side title={t('window.returns.side.cloud')} place={inCloud} />
            <th scope="col">{t('window.returns.side.verdict')}</th>
          </tr>
        </thead>
        <tbody>
          {compareSides(look).map((row) => (
            <Row key={`${row.fact} ${row.place ?? ''}`} row={row} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Side({ title, place }: { readonly title: string; readonly place: string }) {
  return (
    <th scope="col">
      <strong>{title}</strong>
      <small>{place}</small>
    </th>
  );
}

function Row({ row }: { readonly row: SideRow }) {
  const t = useText();
  const { record, device, cloud, verdict } = row;
  const Mark = marks[verdict];
  return (
    <tr data-verdict={verdict}>
      <th scope="row">{nameOf(t, row)}</th>
      {[record, device, cloud].map((said, index) => (
        // Three sides in a fixed order, so the place is the identity.
        <td key={index}>
          {said.length === 0 ? <span aria-hidden>–</span> : said.map((each) => <Word key={JSON.stringify(each)} said={each} />)}
        </td>
      ))}
      <td className={styles['verdict']}>
        <Mark aria-hidden size={18} />
        {t(`window.returns.side.${verdict}`)}
      </td>
    </tr>
  );
}

function Word({ said }: { readonly said: Said }) {
  const t = useText();
  if (typeof said === 'string') {
    const generation = `window.lane.generation.${said}`;
    return isTextKey(generation) ? <span>{t(generation)}</span> : <code>{said}</code>;
  }
  if ('provisioned' in said) return <span>{t(said.provisioned ? 'window.returns.provisioned' : 'window.returns.not-provisioned')}</span>;
  return (
    <>
      <code>{said.subject}</code>
      <span>{t(`window.returns.key.${said.standing}`)}</span>
    </>
  );
}

function nameOf(t: ReturnType<typeof useText>, { fact, place = '' }: SideRow): string {
  switch (fact) {
    case 'serialNumber':
    case 'macAddress':
    case 'imei':
    case 'identifier':
    case 'clientId':
      return t(`window.identifier.${fact}`);
    case 'ssh-host-key':
    case 'tls-certificate':
      return t(`window.fact.${fact}`);
    case 'certificate':
      return t('window.returns.fact.certificate', { place });
    default:
      return t(`window.returns.fact.${fact}`);
  }
}
