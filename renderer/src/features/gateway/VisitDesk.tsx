/** A gateway that is connected: who it is, and what can be done with it. */
import { type ReactNode, useState } from 'react';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import { ShieldQuestionMark } from 'lucide-react';
import type { VisitView } from '../../../../shared/contract/visits.ts';
import type { KuraCall } from '../../../../shared/domain/kura-call.ts';
import { useText } from '../../api/context.tsx';
import { classNames } from '../../ui/class-names.ts';
import { EmptyScreen } from '../../ui/EmptyScreen.tsx';
import { CertificatesTab } from './CertificatesTab.tsx';
import { ConfigurationTab } from './ConfigurationTab.tsx';
import { SnapshotsTab } from './SnapshotsTab.tsx';
import styles from './VisitDesk.module.css';
import { VisitHead } from './VisitHead.tsx';

/** Each with what the gateway has to be able to. */
const tabs = { configuration: 'components', snapshots: 'snapshots', certificates: 'keystores' } as const satisfies Record<string, KuraCall>;
type TabName = keyof typeof tabs;

export function VisitDesk({ visit }: { readonly visit: VisitView }) {
  const t = useText();
  const [written, setWritten] = useState(0);
  const [pid, setPid] = useState<string>();
  const shared = { visit, written, onWritten: () => setWritten((count) => count + 1) };
  return (
    <div className={styles['desk']}>
      <VisitHead visit={visit} />
      <Tabs className={classNames(styles['tabs'])}>
        <TabList aria-label={t('window.gateway.tabs')} className={classNames(styles['tabList'])}>
          {Object.keys(tabs).map((name) => (
            <Tab key={name} id={name} className={classNames(styles['tab'])}>
              {t(`window.gateway.tab.${name as TabName}`)}
            </Tab>
          ))}
        </TabList>
        <Panel name="configuration" visit={visit}>
          <ConfigurationTab {...shared} pid={pid} onChoose={setPid} />
        </Panel>
        <Panel name="snapshots" visit={visit}>
          <SnapshotsTab {...shared} />
        </Panel>
        <Panel name="certificates" visit={visit}>
          <CertificatesTab {...shared} />
        </Panel>
      </Tabs>
    </div>
  );
}

function Panel({ name, visit, children }: { readonly name: TabName; readonly visit: VisitView; readonly children: ReactNode }) {
  const call = tabs[name];
  return (
    <TabPanel id={name} className={classNames(styles['panel'])}>
      {visit.can.includes(call) ? children : <CannotBeAsked call={call} />}
    </TabPanel>
  );
}

function CannotBeAsked({ call }: { readonly call: KuraCall }) {
  const t = useText();
  return (
    <EmptyScreen
      icon={<ShieldQuestionMark aria-hidden />}
      title={t('window.gateway.cannot.title', { what: t(`window.gateway.call.${call}`) })}
      text={t('window.gateway.cannot.text')}
    />
  );
}
