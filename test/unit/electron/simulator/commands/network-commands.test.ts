/** Commands about the network, and those that a console's shell needs. */
import { beforeEach, describe, expect, it } from 'vitest';
import { type SmallMachine, smallMachine } from '../shell/small-machine.ts';

let machine: SmallMachine;
beforeEach(() => {
  machine = smallMachine();
});
const statusOf = async (script: string) => (await machine.sh(script)).status;

describe('the network of a gateway', () => {
  it('knows names and routes', async () => {
    expect((await machine.sh('getent ahosts broker.example | head -n 1')).stdout).toBe('10.0.0.9        STREAM broker.example\n');
    expect((await machine.sh('nslookup broker.example')).stdout).toContain('Name:\tbroker.example\nAddress: 10.0.0.9\n');
    expect([await statusOf('getent hosts nobody'), await statusOf('nslookup nobody')]).toEqual([2, 1]);
    expect((await machine.sh('ip route get 10.0.0.9')).stdout).toContain(' dev eth0 ');
  });

  it('connects where somebody listens', async () => {
    expect([await statusOf('nc -z -w 2 broker.example 8883'), await statusOf('nc -z 10.0.0.9 8884')]).toEqual([0, 1]);
    expect(await statusOf('bash -c \'exec 3<>"/dev/tcp/$1/$2"\' bash broker.example 8883')).toBe(0);
    expect(await statusOf('bash -c \'exec 3<>"/dev/tcp/$1/$2"\' bash broker.example 1')).not.toBe(0);
  });
});

describe('named pipes', () => {
  it('carry what is written until the last writer is done', async () => {
    const script =
      'mkfifo /tmp/p; cat < /tmp/p > /tmp/out & r=$!; (echo one; echo two) > /tmp/p; wait $r; cat /tmp/out; [ -p /tmp/p ] && echo pipe';
    expect((await machine.sh(script)).stdout).toBe('one\ntwo\npipe\n');
  });
});

describe('gzip', () => {
  it('packs and unpacks, and says so where there is nothing to unpack', async () => {
    expect((await machine.sh('printf "%s" "same again" | gzip -c | gzip -dc')).stdout).toBe('same again');
    expect(await statusOf('echo plain | gzip -dc')).toBe(1);
  });
});

describe('a session without a terminal', () => {
  it('has none to set or to name', async () => {
    expect(await machine.sh('stty -echo')).toMatchObject({ status: 1, stderr: "stty: 'standard input': Inappropriate ioctl for device\n" });
    expect(await machine.sh('tty')).toMatchObject({ status: 1, stdout: 'not a tty\n' });
  });
});
