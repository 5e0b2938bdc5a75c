/** Leaves a console as it should be found: at its login prompt. Closing the port alone logs nobody out (lab.md §1.3). */
import type { AgentSession } from './agent-session.ts';
import type { ByteLine } from './byte-line.ts';
import { ConsoleTalk } from './console-talk.ts';

const patienceMs = 2500;
const quietMs = 800;

/** True where the login prompt was seen again. Never throws. */
export async function logOut(session: AgentSession | undefined, line: ByteLine): Promise<boolean> {
  const giveUpAtMs = performance.now() + patienceMs;
  try {
    await session?.leave();
    const talk = new ConsoleTalk(line);
    while (performance.now() < giveUpAtMs) {
      const prompt = await talk.prompt(quietMs, quietMs);
      if (prompt === 'login') return true;
      await talk.say(prompt === 'shell' ? 'exit\r' : '\r');
    }
  } catch {
    // Gone anyway.
  }
  return false;
}
