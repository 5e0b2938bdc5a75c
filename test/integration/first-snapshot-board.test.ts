/** The snapshot before the first start, on real boards over their console: Debian's tools and BusyBox's, real owners and modes. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openGateway } from '../../electron/engine/gateway/connected-gateway.ts';
import type { Gateway } from '../../electron/engine/gateway/gateway.ts';
import { kuraFirstSnapshot } from '../../electron/engine/steps/kura-first-snapshot.ts';
import { stepParamSchemas } from '../../shared/domain/step-params.ts';
import { parseSnapshot } from '../../shared/formats/kura-snapshot-parse.ts';
import { consoleRoot, type LightGateway, startLightGateway, whyNoConsoles } from '../support/console/light-gateway.ts';
import { aContext } from '../support/step-context.ts';

const refusal = whyNoConsoles();
const HOME = '/opt/eclipse/kura';
const SEED = `${HOME}/user/snapshots/snapshot_0.xml`;
const PID = 'org.eclipse.kura.data.DataService';
const SECRET = 'planted-s3cret-of-the-seed';

const seed = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<esf:configurations xmlns:ocd="http://www.osgi.org/xmlns/metatype/v1.2.0" xmlns:esf="http://eurotech.com/esf/2.0">
<esf:configuration pid="${PID}"><esf:properties><esf:property array="false" encrypted="false" name="store.capacity" type="Integer"><esf:value>10</esf:value></esf:property></esf:properties></esf:configuration>
</esf:configurations>`;

/** Takes the plain file over as Kura does at its first start: keeps what it was given, encrypts it, runs. */
const KURA = `#!/bin/sh
case "$1" in
start)
  if grep -q '<' ${SEED}; then cp -p ${SEED} ${HOME}/taken.xml; printf 'AAAAAAAAAAAAAAAA-%s' BBBBBBBBBBBBBBBBBBBBBBBBBBBB >${SEED}; fi
  sh -c 'while :; do sleep 1; done' -Dkura.configuration=file:${HOME}/framework/kura.properties -Dkura.custom.configuration=file:${HOME}/user/kura_custom.properties </dev/null >/dev/null 2>&1 &
  echo $! >/var/run/kura.pid ;;
stop) kill "$(cat /var/run/kura.pid)"; rm /var/run/kura.pid ;;
esac
`;

const prepare = `
id kurad >/dev/null 2>&1 || useradd kurad
rm -rf ${HOME}
mkdir -p ${HOME}/user/snapshots ${HOME}/framework /etc/init.d
: >${HOME}/framework/kura.properties
cat >${SEED} <<'END'
${seed}
END
cat >/etc/init.d/kura <<'END'
${KURA}END
chmod 755 /etc/init.d/kura
chown -R kurad ${HOME}
chmod -R go-rwx ${HOME}
chmod 640 ${SEED}
`;

describe.skipIf(refusal !== undefined).each(['debian', 'busybox'] as const)(
  `a board of %s${refusal === undefined ? '' : ` (${refusal})`}`,
  (system) => {
    let board: LightGateway;
    let gateway: Gateway;
    beforeAll(async () => {
      board = await startLightGateway({ system, prepare });
      gateway = openGateway({
        console: { line: { kind: 'serial', port: { path: board.path }, baud: 115_200 }, ...consoleRoot, become: 'none' },
        restartCommand: ['/etc/init.d/kura', 'restart'],
        judgeFingerprint: () => undefined,
      });
    });
    afterAll(async () => {
      await gateway.close();
      await board.stop();
    });

    async function take(capacity: number, start: boolean) {
      const set = { [PID]: { 'store.capacity': capacity, password: { type: 'PASSWORD', value: SECRET } } };
      const params = stepParamSchemas['kura.first-snapshot'].parse({ set, start, startTimeoutSeconds: 20 });
      const context = aContext(gateway, params, { secrets: [SECRET] });
      const plan = await kuraFirstSnapshot.plan(context);
      await kuraFirstSnapshot.apply(context, plan);
      const verified = await kuraFirstSnapshot.verify(context, plan);
      expect(JSON.stringify([plan.changes, verified, context.said])).not.toContain(SECRET);
      return { plan, verified };
    }

    const capacityIn = (path: string) => {
      const [found] = parseSnapshot(board.run(`cat ${path}`));
      return found?.properties.get('store.capacity')?.values;
    };

    it('keeps owner and mode, stops and starts its Kura, and refuses a second time with other values', async () => {
      expect((await take(500, false)).verified).toMatchObject({ outcome: 'pass', evidence: [{ name: SEED, verdict: 'proved' }] });
      expect(board.run(`stat -c '%U %a' ${SEED}`).trim()).toBe('kurad 640');
      expect(capacityIn(SEED)).toEqual(['500']);

      const started = await take(600, true);
      expect(started.plan.changes.at(-1)).toMatchObject({ target: 'Kura', to: 'running' });
      expect(started.verified).toMatchObject({ outcome: 'pass', evidence: [{ name: SEED, observed: 'encrypted', verdict: 'proved' }] });
      expect(capacityIn(`${HOME}/taken.xml`)).toEqual(['600']);
      expect(board.run(`stat -c '%U %a' ${HOME}/taken.xml`).trim()).toBe('kurad 640');

      const before = board.run(`cat ${SEED}`);
      await expect(take(700, true)).rejects.toMatchObject({ error: { code: 'first-snapshot/started-before' } });
      expect(board.run(`cat ${SEED}`)).toBe(before);
      board.run('/etc/init.d/kura stop');
    }, 120_000);
  },
);
