import { describe, expect, it } from 'vitest';
import { countEarlierJobs } from '../../../../../../electron/engine/gateway/shell/earlier-jobs.ts';

const options = { signal: new AbortController().signal, timeoutMs: 1000 };

function count(exitStatus: number, printed: string): Promise<number> {
  const answer = { exitStatus, stdout: Buffer.from(printed), stderr: new Uint8Array() };
  return countEarlierJobs(async () => answer, options);
}

const own = 'LINESIDE_JOB=run-1.here.1';

describe('counting earlier jobs', () => {
  it('leaves out what is its own, of another name, or without one', async () => {
    const found = [own, own, 'LINESIDE_JOB=run-1.before.1', 'LINESIDE_JOB=run-1.before.1', 'LINESIDE_JOB=run-1.long-before.2'];
    const others = ['LINESIDE_JOB=run-11.before.1', 'LINESIDE_JOB=run.before.1', 'LINESIDE_JOB=5d0c9f0e-1111'];
    expect(await count(0, `\nlineside-own ${own}\n${[...found, ...others].join('\n')}\n`)).toBe(3);
  });

  it('passes over what a start-up file printed', async () => {
    expect(await count(0, `LINESIDE_JOB=run-1.before.1 hello\nlineside-own ${own}\n${own}\n`)).toBe(0);
  });

  it('finds nothing where there is nothing to look at', async () => {
    expect(await count(0, '')).toBe(0);
  });

  it.each([
    ['sees not even itself', 1, `\nlineside-own ${own}\n`],
    ['lacks a tool', 127, `\nlineside-own ${own}\n`],
    ['runs no script', 127, ''],
    ['hands no environment on', 0, '\nlineside-own LINESIDE_JOB=\nLINESIDE_JOB=run-1.before.1\n'],
  ])('takes no answer for none where the gateway %s', async (_name, exitStatus, printed) => {
    const answer = { exitStatus, stdout: Buffer.from(printed), stderr: new Uint8Array() };
    await expect(countEarlierJobs(async () => answer, options)).rejects.toMatchObject({ code: 'shell/bad-output' });
  });
});
