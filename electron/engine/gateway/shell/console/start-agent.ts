/** From a shell at a console to the agent (see `agent-script.ts`), as the user that the lane names. */
import { randomBytes } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { AppError } from '../../../../../shared/errors/app-error.ts';
import type { ConsoleTarget } from '../../open-gateway.ts';
import { AgentEar } from './agent-ear.ts';
import type { AgentWord } from './agent-frames.ts';
import { sha256Of } from './agent-outputs.ts';
import { agentScript, starterLine } from './agent-script.ts';
import { AgentSession } from './agent-session.ts';
import { type ByteLine, writePatienceMs } from './byte-line.ts';
import { ConsoleTalk } from './console-talk.ts';

const startMs = 4000;
const promptMs = 4000;
const mostTries = 3;
const lineChars = 900;

/** `console/no-shell`, `console/missing-tool`, `console/garbled`, `console/become-refused`. */
export async function startAgent(talk: ConsoleTalk, target: ConsoleTarget): Promise<AgentSession> {
  const { line } = talk;
  const params = { place: line.place };
  const { ear, booted } = await bootedAgent(line);
  if (booted?.word !== 'boot') throw new AppError('console/no-shell', { params });
  if (booted.missing.length > 0) throw new AppError('console/missing-tool', { params: { ...params, tools: booted.missing.join(', ') } });
  const zipped = booted.hasGzip ? gzipSync(agentScript, { level: 9 }) : Buffer.from(agentScript);
  const text = (zipped.toString('base64').match(new RegExp(`.{1,${lineChars}}`, 'g')) ?? []).join('\n');
  const head = `${text.split('\n').length} ${sha256Of(text)} ${booted.hasGzip ? 1 : 0}`;
  for (let tries = 0; tries < mostTries; tries += 1) {
    await line.write(Buffer.from(`${head}\n${text}\n`));
    const answer = await wordOf(ear, ['up', 'bad', 'none'], startMs + writePatienceMs(text.length, line.baud));
    if (answer?.word === 'none') throw new AppError('console/missing-tool', { params: { ...params, tools: '/run, /dev/shm, /tmp' } });
    if (answer?.word === 'up') {
      if (target.become !== 'none' && answer.uid !== 0)
        throw new AppError('console/become-refused', { params: { ...params, become: target.become } });
      return new AgentSession(line, ear, booted.hasGzip);
    }
  }
  throw new AppError('console/garbled', { params });
}

/** A login may throw away what was typed before its shell had the terminal: then the same is typed once more, at a prompt that is there. */
async function bootedAgent(line: ByteLine): Promise<{ readonly ear: AgentEar; readonly booted: AgentWord | undefined }> {
  for (let tries = 1; ; tries += 1) {
    const token = randomBytes(4).toString('hex');
    const starter = starterLine(token);
    await line.write(Buffer.from(starter));
    const ear = new AgentEar(line, token);
    const booted = await wordOf(ear, ['boot'], writePatienceMs(starter.length, line.baud));
    if (booted !== undefined || tries === 2) return { ear, booted };
    const talk = new ConsoleTalk(line);
    await talk.say('\u0015\r');
    if ((await talk.prompt(promptMs)) !== 'shell') return { ear, booted };
  }
}

async function wordOf(ear: AgentEar, words: readonly AgentWord['word'][], timeoutMs: number): Promise<AgentWord | undefined> {
  const giveUpAtMs = performance.now() + timeoutMs;
  for (;;) {
    const word = await ear.word(giveUpAtMs - performance.now());
    if (word === undefined || words.includes(word.word)) return word;
  }
}
