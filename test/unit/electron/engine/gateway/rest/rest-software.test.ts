/** Commands and packages as command/v1 and deploy/v2 take and answer them. */
import { describe, expect, it } from 'vitest';
import type { ConfigurationClient } from '../../../../../../electron/engine/gateway/rest/configuration-api.ts';
import type { RestRequest } from '../../../../../../electron/engine/gateway/rest/rest-request.ts';
import {
  orderPackageOverRest,
  packagesOverRest,
  runCommandOverRest,
} from '../../../../../../electron/engine/gateway/rest/rest-software.ts';
import { AppError } from '../../../../../../shared/errors/app-error.ts';

const options = { signal: new AbortController().signal, timeoutMs: 1000 };

function client(answer: unknown) {
  const asked: RestRequest[] = [];
  const take = (request: RestRequest) => {
    asked.push(request);
    if (answer instanceof Error) throw answer;
  };
  const made: ConfigurationClient = {
    read: async (request, schema) => {
      take(request);
      return schema.parse(answer);
    },
    write: async (request) => {
      take(request);
      return JSON.stringify(answer);
    },
  };
  return { made, asked };
}

const refused = (status: string) =>
  new AppError('rest/refused', { params: { path: '/services/command/v1/command', status, failures: '' } });
const command = { program: 'ls', arguments: ['-l', 'a b'], password: 'pw' };

describe('command/v1', () => {
  it('takes words as data and gives exit status and output', async () => {
    const { made, asked } = client({ stdout: 'x', stderr: '', exitCode: 2, isTimeOut: true });
    expect(await runCommandOverRest(made, { ...command, workingDirectory: '/tmp' }, options)).toEqual({
      exitStatus: 2,
      stdout: 'x',
      stderr: '',
      timedOut: true,
    });
    expect(asked).toEqual([
      {
        method: 'POST',
        path: '/services/command/v1/command',
        body: { command: 'ls', password: 'pw', arguments: ['-l', 'a b'], workingDirectory: '/tmp' },
      },
    ]);
  });

  it('says where the gateway runs none, and lets other errors be', async () => {
    await expect(runCommandOverRest(client(refused('400')).made, command, options)).rejects.toMatchObject({
      code: 'remote/commands-disabled',
    });
    await expect(runCommandOverRest(client(refused('409')).made, command, options)).rejects.toMatchObject({ code: 'rest/refused' });
  });
});

describe('deploy/v2', () => {
  it('lists packages, and is given the URL only', async () => {
    expect(await packagesOverRest(client([{ name: 'pump', version: '2.0.1', other: 1 }]).made, options)).toEqual([
      { name: 'pump', version: '2.0.1' },
    ]);
    const { made, asked } = client('REQUEST_RECEIVED');
    const order = { url: 'https://files.example/pump.dp', name: 'pump', version: '2.0.1', sha256: undefined, onProgress: () => undefined };
    await orderPackageOverRest(made, order, options);
    expect(asked).toEqual([{ method: 'POST', path: '/services/deploy/v2/_install', body: { url: order.url } }]);
  });
});
