/** What a gateway's lifecycle messages tell, as the ledger keeps it (kura.md §4.3). */
import type { BirthFacts } from '../../../../shared/contract/watch.ts';
import type { LifecycleMessage } from '../../gateway/remote/lifecycle.ts';
import type { LifecycleLedger } from './lifecycle-ledger.ts';

export function hearLifecycle(ledger: LifecycleLedger, { account, clientId, kind, facts }: LifecycleMessage): void {
  const news = kind === 'birth' || kind === 'apps' ? { facts: birthFacts(facts) } : {};
  ledger.hear({ account, clientId, kind, ...news }, new Date().toISOString());
}

/** `connection_interface` is a text as `eth0 (00:E0:C7:0A:1B:2C),wlan0 (…)` (kura.md §4.3). */
export function birthFacts({ metrics, applicationIds }: LifecycleMessage['facts']): BirthFacts {
  const optional = (name: keyof BirthFacts, metric: string) => (metrics[metric] === undefined ? {} : { [name]: metrics[metric] });
  return {
    ...optional('serialNumber', 'serial_number'),
    macAddresses: (metrics['connection_interface'] ?? '').match(/(?:[0-9A-Fa-f]{2}:){5}[0-9A-Fa-f]{2}/g) ?? [],
    ...optional('displayName', 'display_name'),
    ...optional('modelName', 'model_name'),
    ...optional('kuraVersion', 'kura_version'),
    applicationIds: [...(applicationIds ?? [])],
  };
}
