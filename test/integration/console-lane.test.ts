/** A lane behind a console, where no gateway shows a key: one gateway never gets two units, and the next one gets the next. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect } from 'vitest';
import { type ConsoleDesk, deskTest as it } from '../support/console/console-desk.ts';
import { startConsoleServer } from '../support/console/console-server.ts';
import { consoleRoot, type LightGateway, whyNoConsoles } from '../support/console/light-gateway.ts';
import { type JsonLine, lineside, LinesideProcess } from '../support/lineside.ts';

const refusal = whyNoConsoles();
const recipe = {
  lineside: 1,
  recipe: 'Mark the board',
  model: 'any',
  version: 1,
  profile: 'generic',
  steps: [{ step: 'shell', with: { command: ['sh', '-c', 'echo "$1" >>/root/units', 'sh', '{{unit.identifier}}'], expectStatus: 0 } }],
};
const isEvent = (type: string) => (line: JsonLine) => (line['event'] as { event?: { type?: string } } | undefined)?.event?.type === type;

describe.skipIf(refusal !== undefined)(
  `a lane behind a console${refusal === undefined ? '' : ` (${refusal})`}`,
  { concurrent: true },
  () => {
    async function open(desk: ConsoleDesk) {
      const boards = await Promise.all(['gw1', 'gw2'].map((hostname) => desk.start({ hostname })));
      const ports = await Promise.all(boards.map((board) => board.listen()));
      const server = await startConsoleServer(ports[0] ?? 0);
      desk.atEnd(server.close);
      const folder = desk.folder();
      const run = async (password: string, ...words: readonly string[]): Promise<LinesideProcess> => {
        const write = (name: string, content: string) => {
          writeFileSync(join(folder, name), content);
          return join(folder, name);
        };
        const login = { user: 'root', password: { env: 'LINESIDE_TEST_CONSOLE' } };
        const lanes = [{ lane: 1, name: 'Console', console: { tcp: `127.0.0.1:${server.port}`, login } }];
        const station = write('station.json', JSON.stringify({ lineside: 1, lanes }));
        const environment = { LINESIDE_HOME: folder, LINESIDE_TEST_CONSOLE: password };
        const files = [write('batch.csv', 'identifier\nSN-1\nSN-2'), '--recipe', write('recipe.json', JSON.stringify(recipe))];
        const imported = await lineside(['import', ...files], { environment });
        const { id } = imported.lines[0]?.['batch'] as { id: string };
        const running = new LinesideProcess(['run', id, '--station', station, '--json', ...words], { environment });
        desk.atEnd(() => running.stop());
        return running;
      };
      return { boards, plug: (index: number) => server.plug(ports[index] ?? 0), run };
    }

    const unitsOf = (board: LightGateway | undefined) => board?.run('cat /root/units 2>/dev/null || true').trim();

    it('gives the next unit to the next gateway, as soon as it is plugged in', async ({ desk }) => {
      const { boards, plug, run } = await open(desk);
      const line = await run(consoleRoot.password, '--wait', '60');
      await line.line(isEvent('run.settled'));
      plug(1);
      expect(await line.ended, line.stderr).toBe(0);
      expect(boards.map(unitsOf)).toEqual(['SN-1', 'SN-2']);
    });

    it('gives a gateway that stays no second unit, restarted console or not', async ({ desk }) => {
      const { boards, plug, run } = await open(desk);
      const line = await run(consoleRoot.password, '--wait', '10');
      await line.line(isEvent('run.settled'));
      // The cable comes out and goes back into the same board.
      plug(0);
      expect(await line.ended).not.toBe(0);
      expect(line.lines.at(-1)?.['summary']).toMatchObject({ units: 1, pass: 1, remaining: 1 });
      expect(unitsOf(boards[0])).toBe('SN-1');
    });

    it('stops at a wrong password after a single try, and shows it nowhere', async ({ desk }) => {
      const { boards, run } = await open(desk);
      const line = await run('planted-console-password', '--wait', '10');
      expect(await line.ended).not.toBe(0);
      expect(JSON.stringify(line.lines)).toContain('console/wrong-login');
      expect(JSON.stringify(line.lines) + line.stderr).not.toContain('planted-console-password');
      expect(boards[0]?.printed().match(/Login incorrect/g)).toHaveLength(1);
    });
  },
);
