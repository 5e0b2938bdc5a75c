/** A serial line behind a TCP port on 127.0.0.1, as a console server has it, for one visitor after the other. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

export interface SerialServer {
  readonly port: number;
  stop(): Promise<void>;
}

/** @param path of the line, e.g. a whole gateway's `console`. */
export async function serveSerial(path: string): Promise<SerialServer> {
  // `setpriv`: ends with the tests, however they end. `-d -d`: says which port it got.
  const words = ['--pdeathsig', 'KILL', '--', 'socat', '-d', '-d', 'TCP-LISTEN:0,bind=127.0.0.1,fork,max-children=1', `OPEN:${path},rawer`];
  const server = spawn('setpriv', words, { stdio: ['ignore', 'ignore', 'pipe'] });
  const ended = once(server, 'exit');
  const port = await new Promise<number>((resolve, reject) => {
    createInterface({ input: server.stderr }).on('line', (line) => {
      const [, number] = /listening on .*:(\d+)$/.exec(line) ?? [];
      if (number !== undefined) resolve(Number(number));
    });
    void ended.then(() => reject(new Error('socat ended before it listened')));
  });
  return {
    port,
    stop: async () => {
      server.kill('SIGTERM');
      await ended;
    },
  };
}
