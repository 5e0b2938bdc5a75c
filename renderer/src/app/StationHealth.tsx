/** Whether the station is well: one word here, the reasons one press away. */
import { CircleCheck, TriangleAlert } from 'lucide-react';
import { Dialog, DialogTrigger, Popover } from 'react-aria-components';
import { useLanguage, useStation, useText } from '../api/context.tsx';
import { useRequest } from '../api/use-request.ts';
import { checkName } from '../features/station/check-name.ts';
import { Button } from '../ui/Button.tsx';
import { classNames } from '../ui/class-names.ts';
import { routeToHash } from '../ui/route.ts';
import styles from './TopBar.module.css';

interface HealthCheck {
  readonly name: string;
  readonly detail: string;
  readonly ok: boolean;
}

export function StationHealth() {
  const t = useText();
  const connection = useStation((state) => state.connection);
  const line = useStation((state) => state.line);
  const doctor = useRequest('doctor.run', { language: useLanguage() });
  const isReady = connection === 'ready';
  const checks: readonly HealthCheck[] = [
    { name: t('window.health.engine'), ok: isReady, detail: t(isReady ? 'window.health.engine.running' : 'window.health.engine.stopped') },
    ...(line === undefined ? [] : [{ name: t('window.health.journal'), ok: true, detail: line.journal.file }]),
    ...(doctor.value ?? []).map((check) => ({ ...check, name: checkName(t, check.name) })),
  ];
  const troubles = checks.filter(({ ok }) => !ok);
  const health = troubles.length > 0 && connection !== 'connecting' ? 'trouble' : doctor.value === undefined ? 'asking' : 'well';
  const word = health === 'trouble' ? t('window.health.trouble', { count: troubles.length }) : t(`window.health.${health}`);
  return (
    <DialogTrigger>
      <Button look="quiet" aria-label={word} icon={<span className={styles['dot']} data-health={health} />}>
        <span className={styles['word']}>{word}</span>
      </Button>
      <Popover className={classNames(styles['popover'])} placement="bottom end">
        <Dialog className={classNames(styles['health'])} aria-label={t('window.health.label')}>
          <ul>
            {checks.map(({ name, detail, ok }) => (
              <li key={name} data-ok={ok}>
                {ok ? (
                  <CircleCheck aria-label={t('window.health.ok')} size={18} />
                ) : (
                  <TriangleAlert aria-label={t('window.health.not-ok')} size={18} />
                )}
                {name}
                <small>{detail}</small>
              </li>
            ))}
          </ul>
          <a href={routeToHash({ screen: 'station' })}>{t('window.health.more')}</a>
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
