/** What steps ask people, for a command at whose terminal somebody sits. */
import type { CommandRequests } from '../../../shared/contract/commands.ts';
import type { LaneQuestion } from '../../../shared/domain/lane-view.ts';
import type { Functions } from '../../../shared/rpc/server.ts';
import type { Session } from '../people/session.ts';
import type { RunFloor } from '../runs/run-floor.ts';

/** A command asks again; in between an engine that is gone is noticed. */
const PATIENCE_MS = 10_000;

type QuestionRequests = Pick<Functions<CommandRequests>, 'commands.questions' | 'commands.answer'>;

export function questionRequests(runs: RunFloor, session: Session): QuestionRequests {
  return {
    'commands.questions': async ({ known }, signal) => {
      const before = openQuestions(runs);
      const isNews = before.map(({ question }) => question.id).join() !== known.join();
      if (!isNews) await nextChange(runs, signal);
      return { questions: isNews ? before : openQuestions(runs) };
    },
    'commands.answer': async ({ lane, questionId, answer, operator }) => {
      runs.answer(lane, { questionId, answer, by: await session.demand('run', operator) });
      return {};
    },
  };
}

function openQuestions(runs: RunFloor): LaneQuestion[] {
  return runs.lanes().flatMap(({ lane, identifier, question }) => {
    return question === undefined ? [] : [{ lane, question, ...(identifier === undefined ? {} : { identifier }) }];
  });
}

/** Resolves when some lane changed, when the patience or the command is at its end. */
async function nextChange(runs: RunFloor, signal: AbortSignal): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, PATIENCE_MS);
  const stopListening = runs.onLanes(() => resolve());
  signal.addEventListener('abort', () => resolve(), { once: true });
  await promise;
  stopListening();
  clearTimeout(timer);
}
