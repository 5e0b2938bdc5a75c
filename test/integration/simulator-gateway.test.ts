/** A simulated gateway over SSH: commands, files, restart of Kura, and what happens when the line is cut. */
import type ssh2 from 'ssh2';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { KuraSession, type LaneAccess, type RunningLine, askHttps, connectSsh, execute, sshRun, startLine } from './simulator-clients.ts';

const CUSTOM = '/opt/eurotech/esf/user/kura_custom.properties';

let line: RunningLine;
let lane: LaneAccess;

beforeAll(async () => {
  line = await startLine({ gateways: 1, lanes: 1 });
  lane = line.lanes[0] as LaneAccess;
});
afterAll(() => line.end());

describe('the shell over SSH', () => {
  it('lets nobody in with a wrong password', async () => {
    await expect(connectSsh(lane, 'wrong')).rejects.toMatchObject({ level: 'client-authentication' });
  });

  it('runs commands with input, output, errors and status', async () => {
    const ended = await sshRun(lane, 'tr a-z A-Z; echo "$HOME" >&2; exit 3', 'straße\n');
    expect(ended).toEqual({ status: 3, stdout: 'STRAßE\n', stderr: '/root\n' });
  });

  it('says 127 to what it does not have', async () => {
    expect((await sshRun(lane, 'apt-get update')).status).toBe(127);
  });

  it('opens ten channels at a time and no more', async () => {
    const { client } = await connectSsh(lane);
    const answers = await Promise.allSettled(Array.from({ length: 11 }, () => execute(client, 'sleep 0.3')));
    client.end();
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(10);
  });

  it('has a disk that belongs to the right users', async () => {
    const { stdout } = await sshRun(
      lane,
      `stat -c '%U:%G %a' ${CUSTOM} /opt/eurotech/esf/user; cat /sys/class/net/eth0/address; tail -n 2 ${CUSTOM}`,
    );
    expect(stdout).toBe(
      `kurad:kurad 600\nkurad:kurad 700\n${line.rows[0]?.['macAddress']?.toLowerCase()}\n    3 \\u00fcber Rampe\nfieldbus.path = C:\\\\bus\\\\0 \n`,
    );
  });

  it('ends the input of a command whose connection is cut, as sshd does, and lets it go on', async () => {
    const { client } = await connectSsh(lane);
    const channel = await new Promise<ssh2.ClientChannel>((resolve, reject) => {
      client.exec('cat > /tmp/cut; echo done > /tmp/after', (error, opened) => (error === undefined ? resolve(opened) : reject(error)));
    });
    channel.write('first half');
    await expect.poll(async () => (await sshRun(lane, 'cat /tmp/cut')).stdout).toBe('first half');
    client.destroy();
    await expect.poll(async () => (await sshRun(lane, 'cat /tmp/after')).stdout).toBe('done\n');
    expect((await sshRun(lane, 'cat /tmp/cut')).stdout).toBe('first half');
  });
});

describe('Kura', () => {
  it('says where its files are in its command line', async () => {
    const { stdout } = await sshRun(lane, "tr '\\0' '\\n' < /proc/$(cat /var/run/kura.pid)/cmdline | grep '^-Dkura'");
    expect(stdout).toBe(
      '-Dkura.configuration=file:/opt/eurotech/esf/framework/kura.properties\n-Dkura.custom.configuration=file:/opt/eurotech/esf/user/kura_custom.properties\n',
    );
  });

  it('comes without a serial number, and takes one from the file only when it is restarted', async () => {
    const session = await KuraSession.open(lane);
    expect(await session.framework()).toMatchObject({
      serialNumber: 'UNKNOWN',
      primaryMacAddress: line.rows[0]?.['macAddress'],
      modelName: 'generic-device',
    });
    await sshRun(lane, `printf 'kura.serialNumber : 0012\\\\u00e4 \\n' >> ${CUSTOM}`);
    expect(await session.framework()).toMatchObject({ serialNumber: 'UNKNOWN' });

    const before = (await sshRun(lane, 'cat /var/run/kura.pid')).stdout;
    expect((await sshRun(lane, 'systemctl restart kura && systemctl is-active kura')).stdout).toBe('active\n');
    await expect(askHttps(`${lane.url}/services/session/v1/authenticationInfo`, { method: 'GET' })).rejects.toMatchObject({
      code: 'ECONNREFUSED',
    });
    await expect.poll(() => line.events.some(({ event }) => event === 'restarted'), { timeout: 5000 }).toBe(true);

    expect((await session.ask('GET', '/session/v1/currentIdentity')).status).toBe(401);
    expect((await sshRun(lane, 'cat /var/run/kura.pid')).stdout).not.toBe(before);
    const renewed = await KuraSession.open(lane);
    expect(await renewed.framework()).toMatchObject({ serialNumber: '0012ä ' });
    expect((await sshRun(lane, 'grep -c "is starting" /var/log/kura.log')).stdout).toBe('2\n');
    const raw = (await renewed.ask('GET', '/system/v1/properties/kura')).json as { kuraProperties: Record<string, string> };
    expect(raw.kuraProperties).toMatchObject({ 'kura.serialNumber': '0012ä ', 'kura.shutdown.timeout': '30' });
  });

  it('reads the serial number from its provider where the file has none', async () => {
    const restarts = () => line.events.filter(({ event }) => event === 'restarted').length;
    const before = restarts();
    await sshRun(lane, `sed -i '/^kura.serialNumber/d' ${CUSTOM}; echo 'Serial : 00000000ba7c' >> /proc/cpuinfo; systemctl restart kura`);
    await expect.poll(restarts, { timeout: 5000 }).toBe(before + 1);
    // The shipped provider cuts the second word: a colon.
    expect(await (await KuraSession.open(lane)).framework()).toMatchObject({ serialNumber: ':' });
  });

  it('loses with a restart what no snapshot has', async () => {
    const clock = 'org.eclipse.kura.clock.ClockService';
    const session = await KuraSession.open(lane);
    await session.update(clock, { 'clock.ntp.host': { type: 'STRING', value: 'kept.example' } });
    await session.update(clock, { 'clock.ntp.host': { type: 'STRING', value: 'lost.example' } }, false);
    expect((await session.component(clock)).properties['clock.ntp.host']?.value).toBe('lost.example');
    const restarts = () => line.events.filter(({ event }) => event === 'restarted').length;
    const before = restarts();
    await sshRun(lane, 'kill -KILL $(cat /var/run/kura.pid)');
    await expect.poll(restarts, { timeout: 5000 }).toBe(before + 1);
    expect((await (await KuraSession.open(lane)).component(clock)).properties['clock.ntp.host']?.value).toBe('kept.example');
  });

  it('stays down when it is stopped, and says so', async () => {
    const stopped = await sshRun(
      lane,
      'systemctl stop kura; systemctl is-active kura; echo $?; systemctl show kura -p ActiveState,MainPID; cat /var/run/kura.pid',
    );
    expect(stopped.stdout).toBe('inactive\n3\nActiveState=inactive\nMainPID=0\n');
    const started = await sshRun(lane, 'systemctl start kura; systemctl is-active kura; systemctl restart nothing; echo $?');
    expect(started.stdout).toBe('active\n5\n');
    await expect
      .poll(() =>
        askHttps(`${lane.url}/services/session/v1/authenticationInfo`, { method: 'GET' }).then(
          ({ status }) => status,
          () => 0,
        ),
      )
      .toBe(200);
  });
});
