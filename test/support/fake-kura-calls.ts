/** What a FakeGateway's Kura answers beyond its components: nothing unless a test gives it. */
import { AppError } from '../../shared/errors/app-error.ts';
import type { KuraCall, KuraCalls } from '../../electron/engine/gateway/kura-calls.ts';

/** Every call is `gateway/cannot`, but those that are given. */
export function fakeKuraCalls(given: Partial<KuraCalls> = {}): KuraCalls {
  const cannot = (call: KuraCall) => () => Promise.reject(new AppError('gateway/cannot', { params: { call, generation: 'kura-5.4' } }));
  return {
    generation: 'kura-5.4',
    can: () => true,
    components: cannot('components'),
    updateComponents: cannot('update'),
    snapshotIds: cannot('snapshots'),
    snapshot: cannot('snapshots'),
    writeSnapshot: cannot('snapshots'),
    rollBack: cannot('rollback'),
    keystores: cannot('keystores'),
    keystoreEntries: cannot('keystores'),
    addTrusted: cannot('keystores'),
    makeKeyPair: cannot('key-pairs'),
    signingRequest: cannot('key-pairs'),
    installChain: cannot('install-chain'),
    installKey: cannot('install-chain'),
    removeEntry: cannot('keystores'),
    runCommand: cannot('commands'),
    installedPackages: cannot('packages'),
    installPackage: cannot('packages'),
    ...given,
  };
}
