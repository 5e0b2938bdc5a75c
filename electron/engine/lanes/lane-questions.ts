/** Questions that steps ask the person at a lane: shown on the board, answered by id, at most one per lane. */
import { randomUUID } from 'node:crypto';
import type { LaneView } from '../../../shared/domain/lane-view.ts';
import type { LaneId, PersonId } from '../../../shared/domain/ids.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { Answer, Question, StepContext } from '../steps/step.ts';
import type { LaneBoard } from './lane-board.ts';

interface OpenQuestion {
  readonly id: string;
  readonly question: Question;
  readonly settle: (answer: Answer) => void;
}

/** For an order that nobody watches: `prompt/nobody-here`. */
export const askNobody: StepContext<unknown>['ask'] = () => Promise.reject(new AppError('prompt/nobody-here'));

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
      this.#open.set(lane, { id, question, settle: resolve });
      this.#board.patch(lane, { question: { id, ...onBoard(question) } });
      try {
        return await promise;
      } finally {
        signal.removeEventListener('abort', giveUp);
        this.#open.delete(lane);
        this.#board.patch(lane, { question: undefined });
      }
    };
  }

  /**
   * `prompt/not-asked` where the question is answered already, or its step has ended; `prompt/no-such-choice` where the answer is none
   * of the choices: the question stays.
   */
  answer(lane: LaneId, reply: { readonly questionId: string; readonly answer: string; readonly by: PersonId }): void {
    const open = this.#open.get(lane);
    if (open === undefined || open.id !== reply.questionId) throw new AppError('prompt/not-asked', { params: { lane } });
    const { kind, choices = [] } = open.question;
    if (kind === 'choice' && !choices.includes(reply.answer)) {
      throw new AppError('prompt/no-such-choice', { params: { lane, choices: choices.join(', ') } });
    }
    this.#open.delete(lane);
    open.settle({ answer: kind === 'confirm' ? '' : reply.answer, by: reply.by });
  }
}

function onBoard({ text, kind, choices, again }: Question): Omit<NonNullable<LaneView['question']>, 'id'> {
  return {
    text,
    kind,
    ...(choices === undefined ? {} : { choices: [...choices] }),
    ...(again === undefined ? {} : { again: { ...again } }),
  };
}
