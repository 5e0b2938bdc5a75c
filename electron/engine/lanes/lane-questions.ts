/** Questions that steps ask the person at a lane: shown on the board, answered by id, at most one per lane. */
import { randomUUID } from 'node:crypto';
import type { LaneId, PersonId } from '../../../shared/domain/ids.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { Answer, StepContext } from '../steps/step.ts';
import type { LaneBoard } from './lane-board.ts';

interface OpenQuestion {
  readonly id: string;
  readonly settle: (answer: Answer) => void;
}

export class LaneQuestions {
  readonly #board: LaneBoard;
  readonly #open = new Map<LaneId, OpenQuestion>();

  constructor(board: LaneBoard) {
    this.#board = board;
  }

  /** For the steps of one lane: shows the question until it is answered or `signal` aborts. */
  asker(lane: LaneId): StepContext<unknown>['ask'] {
    return async (question, signal) => {
      signal.throwIfAborted();
      const id = randomUUID();
      const { promise, resolve, reject } = Promise.withResolvers<Answer>();
      const giveUp = () => reject(signal.reason);
      signal.addEventListener('abort', giveUp, { once: true });
      this.#open.set(lane, { id, settle: resolve });
      const { text, kind, choices } = question;
      this.#board.patch(lane, { question: { id, text, kind, ...(choices === undefined ? {} : { choices: [...choices] }) } });
      try {
        return await promise;
      } finally {
        signal.removeEventListener('abort', giveUp);
        this.#open.delete(lane);
        this.#board.patch(lane, { question: undefined });
      }
    };
  }

  /** `prompt/not-asked` where the question is answered already, or its step has ended. */
  answer(lane: LaneId, reply: { readonly questionId: string; readonly answer: string; readonly by: PersonId }): void {
    const open = this.#open.get(lane);
    if (open === undefined || open.id !== reply.questionId) throw new AppError('prompt/not-asked', { params: { lane } });
    open.settle({ answer: reply.answer, by: reply.by });
  }
}
