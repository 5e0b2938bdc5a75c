/** Who is there: what the gateway says of itself, whether the record knows it, how it is reached and what it cannot be asked for. */
import type { VisitView } from '../../../../shared/contract/visits.ts';
import { kuraCalls } from '../../../../shared/domain/kura-call.ts';
import { useText } from '../../api/context.tsx';
import { exactMatch } from '../../api/find-scanned.ts';
import { useRequest } from '../../api/use-request.ts';
import { routeToHash } from '../../ui/route.ts';
import styles from './VisitDesk.module.css';

export function VisitHead({ visit }: { readonly visit: VisitView }) {
  const t = useText();
  const { identity, device, generation, ways, can } = visit;
  const cannot = kuraCalls.filter((call) => !can.includes(call));
  const facts = Object.entries(identity).map(
    ([name, value]) => [t(`window.gateway.identity.${name as keyof typeof identity}`), value] as const,
  );
  return (
    <section className={styles['head']} aria-label={t('window.gateway.head')}>
      <dl>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              <code>{value}</code>
            </dd>
          </div>
        ))}
        <div>
          <dt>{t('window.gateway.device')}</dt>
          <dd>{device === undefined ? t('window.gateway.device.not-known') : <PassportLink identifier={device.identifier} />}</dd>
        </div>
        <div>
          <dt>{t('window.lane.software')}</dt>
          <dd>{[t(`window.lane.generation.${generation}`), ...ways.map((way) => t(`window.lane.way.${way}`))].join(' · ')}</dd>
        </div>
      </dl>
      {cannot.length > 0 && (
        <p>{t('window.gateway.cannot', { calls: cannot.map((call) => t(`window.gateway.call.${call}`)).join(', ') })}</p>
      )}
    </section>
  );
}

function PassportLink({ identifier }: { readonly identifier: string }) {
  const t = useText();
  const found = useRequest('units.search', { text: identifier });
  const row = exactMatch(found.value ?? [], identifier);
  if (row === undefined) return <code>{identifier}</code>;
  return <a href={routeToHash({ screen: 'units', unitId: row.unit.unitId })}>{t('window.gateway.device.known', { identifier })}</a>;
}
