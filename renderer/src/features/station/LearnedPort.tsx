/** What was learned, as the station file says it: copied, or saved into the file where the engine knows it. */
import { Copy, Save } from 'lucide-react';
import { useState } from 'react';
import { Label, Radio, RadioGroup } from 'react-aria-components';
import type { BenchSetup, SerialPortView } from '../../../../shared/contract/ports.ts';
import { laneIdSchema } from '../../../../shared/domain/ids.ts';
import { useSurroundings, useText } from '../../api/context.tsx';
import { useAction } from '../../api/use-action.ts';
import { Button } from '../../ui/Button.tsx';
import { classNames } from '../../ui/class-names.ts';
import { FailureNotice } from '../../ui/FailureNotice.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { snippet, wayName, waysToMean } from './learn-port.ts';
import styles from './LearnPort.module.css';

export interface LearnedPortProps {
  readonly setup: BenchSetup;
  readonly lane: string;
  readonly port: SerialPortView;
  readonly onSaved: () => void;
}

export function LearnedPort({ setup, lane, port, onSaved }: LearnedPortProps) {
  const t = useText();
  const { station, surface } = useSurroundings();
  const ways = waysToMean(port);
  const [chosen, setChosen] = useState<string>();
  const way = ways.find((each) => wayName(each) === chosen) ?? ways[0];
  const [saved, setSaved] = useState<string>();
  const save = useAction(async () => {
    if (way === undefined) return;
    const { file } = await station.engine.request('ports.bind', { lane: laneIdSchema.parse(lane), serial: way });
    setSaved(file);
    onSaved();
  });
  if (way === undefined) return null;
  const text = snippet(way);
  const hasConsole = setup.lanes.some((each) => each.lane === lane && each.transports.some(isConsole));
  return (
    <>
      <RadioGroup className={classNames(styles['ways'])} value={wayName(way)} onChange={setChosen}>
        <Label>{t('window.learn.way')}</Label>
        {ways.map((each) => (
          <Radio key={wayName(each)} value={wayName(each)} className={classNames(styles['way'])}>
            <strong>{t(`window.learn.way.${wayName(each)}`)}</strong>
            <small>{t(`window.learn.way.${wayName(each)}.means`)}</small>
          </Radio>
        ))}
      </RadioGroup>
      <pre className={styles['snippet']}>{text}</pre>
      {!hasConsole && <p className={styles['hint']}>{t('window.learn.no-console', { lane })}</p>}
      {setup.file === undefined && <p className={styles['hint']}>{t('window.learn.no-file')}</p>}
      <div className={styles['actions']}>
        <Button icon={<Copy aria-hidden />} onPress={() => surface.tell({ kind: 'copy-text', text })}>
          {t('window.learn.copy')}
        </Button>
        {setup.file !== undefined && hasConsole && (
          <Button look="primary" icon={<Save aria-hidden />} isPending={save.isPending} onPress={() => void save.run()}>
            {t('window.learn.save')}
          </Button>
        )}
      </div>
      {saved !== undefined && <Notice kind="good" title={t('window.learn.saved', { file: saved })} />}
      {save.failure !== undefined && <FailureNotice failure={save.failure} />}
    </>
  );
}

function isConsole({ kind }: { readonly kind: string }): boolean {
  return kind === 'serial' || kind === 'tcp';
}
