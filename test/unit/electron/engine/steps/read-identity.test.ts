import { describe, expect, it } from 'vitest';
import { readIdentity } from '../../../../../electron/engine/steps/read-identity.ts';
import { CUSTOM_PATH, FakeGateway } from '../../../../support/fake-gateway.ts';

const options = { signal: new AbortController().signal, timeoutMs: 1000 };
const overShell = (gateway = new FakeGateway({ has: { rest: false } })) => ({ gateway, read: () => readIdentity(gateway, options) });

describe('readIdentity', () => {
  it('asks Kura where it answers', async () => {
    expect(await readIdentity(new FakeGateway(), options)).toEqual({
      serialNumber: 'UNKNOWN',
      macAddress: '02:00:00:00:00:07',
      model: 'device_name',
    });
  });

  it.each(['rest/unreachable', 'rest/not-found'] as const)('asks the shell where Kura answers %s', async (code) => {
    const gateway = new FakeGateway();
    gateway.cut('rest', code);
    expect(await readIdentity(gateway, options)).toMatchObject({ serialNumber: '', macAddress: '02:00:00:00:00:07' });
  });

  it('throws where the login is wrong, or there is no shell to ask instead', async () => {
    const gateway = new FakeGateway();
    gateway.cut('rest', 'rest/wrong-login');
    await expect(readIdentity(gateway, options)).rejects.toMatchObject({ code: 'rest/wrong-login' });
    const restOnly = new FakeGateway({ has: { shell: false } });
    restOnly.cut('rest');
    await expect(readIdentity(restOnly, options)).rejects.toMatchObject({ code: 'ssh/connection-lost' });
  });

  it('takes the serial number as Kura would: custom file, then processor, and an empty one as it is', async () => {
    const { gateway, read } = overShell();
    expect((await read()).serialNumber).toBe('');
    gateway.put('/proc/cpuinfo', 'model name : X\nSerial\t\t: 10000000ba7c7bfd\n');
    expect((await read()).serialNumber).toBe('10000000ba7c7bfd');
    gateway.put(CUSTOM_PATH, 'kura.serialNumber=SN7 \n');
    expect((await read()).serialNumber).toBe('SN7 ');
    gateway.put(CUSTOM_PATH, 'kura.serialNumber=\n');
    expect((await read()).serialNumber).toBe('');
  });

  it('claims no serial number where the file that may hold it cannot be read', async () => {
    const { gateway, read } = overShell();
    gateway.put('/proc/cpuinfo', 'Serial : 10000000ba7c7bfd\n');
    gateway.unreadable.add(CUSTOM_PATH);
    expect(await read()).toEqual({ macAddress: '02:00:00:00:00:07' });
  });

  it('claims none, blank or not, where the image has a program of its own to read it', async () => {
    const { gateway, read } = overShell();
    gateway.put(CUSTOM_PATH, 'kura.serialNumber.provider=el-serial\n');
    expect(await read()).not.toHaveProperty('serialNumber');
    gateway.put(CUSTOM_PATH, "kura.serialNumber.provider=cat /proc/cpuinfo | grep Serial | cut -d ' ' -f 2\n");
    expect((await read()).serialNumber).toBe('');
  });

  it('reads the MAC address of the interface that Kura calls primary', async () => {
    const { gateway, read } = overShell();
    gateway.put(CUSTOM_PATH, 'kura.primary.network.interface=enp1s0\n');
    gateway.put('/sys/class/net/enp1s0/address', 'Welcome to board 7\n02:00:00:00:00:99\n');
    expect((await read()).macAddress).toBe('02:00:00:00:00:99');
  });

  it('falls back on the default route, then on the only interface', async () => {
    const { gateway, read } = overShell();
    gateway.files.delete('/sys/class/net/eth0/address');
    gateway.put('/sys/class/net/host0/address', '02:00:00:00:00:31\n');
    expect((await read()).macAddress).toBeUndefined();
    gateway.answer('ls /sys/class/net', { stdout: 'host0\nlo\n' });
    expect((await read()).macAddress).toBe('02:00:00:00:00:31');
    gateway.put('/sys/class/net/wan/address', '02:00:00:00:00:32\n');
    gateway.put('/proc/net/route', 'Iface\tDestination\tGateway\nhost0\t0000A8C0\t0\nwan\t00000000\t0101A8C0\n');
    expect((await read()).macAddress).toBe('02:00:00:00:00:32');
  });
});
