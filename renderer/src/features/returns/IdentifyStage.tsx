/** First: a label that is scanned or typed, or a lane whose device says who it is. Below, the returns so far. */
import { PlugZap } from 'lucide-react';
import { useState } from 'react';
import { useStation, useText } from '../../api/context.tsx';
import { Button } from '../../ui/Button.tsx';
import { goTo } from '../../ui/route.ts';
import { SearchField } from '../../ui/SearchField.tsx';
import { LaneButtons } from './LaneButtons.tsx';
import type { ChangeFlow } from './return-flow.ts';
import { ReturnList } from './ReturnList.tsx';
import styles from './Returns.module.css';

export function IdentifyStage({ onChange }: { readonly onChange: ChangeFlow }) {
  const t = useText();
  const [text, setText] = useState('');
  const hasLanes = useStation(({ line }) => (line?.lanes.length ?? 0) > 0);
  const identifier = text.trim();
  const open = () => {
    if (identifier !== '') goTo({ screen: 'returns', identifier });
  };
  return (
    <>
      <section className={styles['identify']}>
        <div className={styles['label']}>
          <SearchField
            label={t('window.returns.search')}
            clearLabel={t('window.search.clear')}
            placeholder={t('window.returns.placeholder')}
            value={text}
            onChange={setText}
            onSubmit={open}
            size="large"
            isCode
            hasFocusFirst
          />
          <Button look="primary" isDisabled={identifier === ''} onPress={open}>
            {t('window.returns.look-up')}
          </Button>
        </div>
        <p className={styles['quiet']}>{t('window.returns.search.text')}</p>
        <div className={styles['ask']}>
          <p>
            <PlugZap aria-hidden size={20} />
            {t(hasLanes ? 'window.returns.lanes' : 'window.returns.no-lanes')}
          </p>
          <LaneButtons onChoose={(lane) => onChange({ stage: 'compare', lane })} />
        </div>
      </section>
      <ReturnList onOpen={(opened) => onChange({ stage: 'run', opened })} />
    </>
  );
}
