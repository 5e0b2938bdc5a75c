import { once } from 'node:events';
import { PassThrough, Writable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { Output, OutputClosed } from '../../../../electron/cli/output.ts';

function collect(json: boolean) {
  const stdout = new PassThrough();
  const stderr = new PassThrough();
  return { output: new Output({ stdout, stderr }, { json }), read: () => [String(stdout.read() ?? ''), String(stderr.read() ?? '')] };
}

/** A stream whose every write fails as the system would say it. */
function failing(code: string): Writable {
  return new Writable({ write: (_chunk, _encoding, done) => done(Object.assign(new Error(code), { code })) });
}

describe('Output', () => {
  it('keeps stdout to JSON lines with --json, and people’s notes to stderr', async () => {
    const { output, read } = collect(true);
    await output.object({ ok: true });
    await output.line('for people');
    await output.note('on the way');
    expect(read()).toEqual(['{"v":1,"ok":true}\n', 'on the way\n']);
  });

  it('prints text without --json, and no JSON', async () => {
    const { output, read } = collect(false);
    await output.object({ ok: true });
    await output.line('for people');
    expect(read()).toEqual(['for people\n', '']);
  });

  it('shows a terminal no character that would change it', async () => {
    const { output, read } = collect(false);
    await output.line('\u001b[2Jname\rnext\r\n\tlast');
    await output.note('a\u202eb\u009b');
    expect(read()).toEqual(['\\u001b[2Jname\\u000dnext\r\n\tlast\n', 'a\\u202eb\\u009b\n']);
  });

  it('waits while the reader is slow', async () => {
    const stdout = new PassThrough({ highWaterMark: 4 });
    const output = new Output({ stdout, stderr: new PassThrough() }, { json: true });
    let done = false;
    const writing = output.piece('longer than four').then(() => {
      done = true;
    });
    await new Promise(setImmediate);
    expect(done).toBe(false);
    stdout.resume();
    await writing;
    expect(done).toBe(true);
  });

  it('tells that nobody reads any more, and refuses to write on', async () => {
    const stdout = failing('EPIPE');
    const output = new Output({ stdout, stderr: new PassThrough() }, { json: true });
    const closed = once(output.closed, 'abort');
    await output.object({ lost: true });
    await closed;
    await expect(output.object({ more: true })).rejects.toBeInstanceOf(OutputClosed);
  });

  it('calls a full disk an error', async () => {
    const stdout = failing('ENOSPC');
    const output = new Output({ stdout, stderr: new PassThrough() }, { json: true });
    await output.object({ lost: true });
    await expect(output.flush()).rejects.toMatchObject({ code: 'file/not-writable' });
  });

  it('does not mind a closed stderr', async () => {
    const stdout = new PassThrough();
    const output = new Output({ stdout, stderr: failing('EPIPE') }, { json: true });
    await output.note('lost');
    await output.note('lost, too');
    await output.object({ ok: true });
    await output.flush();
    expect(String(stdout.read())).toBe('{"v":1,"ok":true}\n');
  });
});
