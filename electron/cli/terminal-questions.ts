/** What steps ask, asked at the command's terminal. A question that was answered elsewhere, or whose step has ended, goes away. */
import type { z } from 'zod';
import type { CommandRequests } from '../../shared/contract/commands.ts';
import type { LaneQuestion } from '../../shared/domain/lane-view.ts';
import { AppError } from '../../shared/errors/app-error.ts';
import { errorTexts, text } from '../../shared/texts/text.ts';
import type { Call } from './command.ts';
import type { Desk } from './desk.ts';
import { operatorName } from './operator-name.ts';
import type { Terminal } from './terminal.ts';

type Answer = z.input<CommandRequests['commands.answer']['input']>;

interface Asking {
  readonly questionId: string;
  readonly gone: AbortController;
}

export class TerminalQuestions {
  readonly #call: Call;
  readonly #terminal: Terminal;
  readonly #desk: Desk;
  #asking: Asking | undefined;

  constructor(call: Call, terminal: Terminal, desk: Desk) {
    this.#call = call;
    this.#terminal = terminal;
    this.#desk = desk;
  }

  /** Until `signal`; one question at a time, in the order of the lanes. Ends by itself with an engine that is gone. */
  async follow(signal: AbortSignal): Promise<void> {
    let known: string[] = [];
    try {
      while (!signal.aborted) {
        const { questions } = await this.#desk.ask('commands.questions', { known }, signal);
        known = questions.map(({ question }) => question.id);
        if (this.#asking !== undefined && !known.includes(this.#asking.questionId)) this.#asking.gone.abort();
        const [next] = questions;
        if (this.#asking === undefined && next !== undefined) void this.#answer(next);
      }
    } catch (thrown) {
      if (thrown !== signal.reason && !isCode(thrown, 'engine/stopped')) throw thrown;
    } finally {
      this.#asking?.gone.abort();
    }
  }

  async #answer(asked: LaneQuestion): Promise<void> {
    const { lane, question } = asked;
    const asking = { questionId: question.id, gone: new AbortController() };
    this.#asking = asking;
    try {
      while (!asking.gone.signal.aborted) {
        const answer = await this.#ask(asked, asking.gone.signal);
        if (await this.#send({ lane, questionId: question.id, answer, operator: operatorName(this.#call.given) })) return;
      }
    } catch (thrown) {
      if (!asking.gone.signal.aborted) this.#say(thrown);
    } finally {
      this.#asking = undefined;
    }
  }

  /** False where the answer is none of the choices. */
  async #send(answer: Answer): Promise<boolean> {
    try {
      await this.#desk.ask('commands.answer', answer);
      return true;
    } catch (thrown) {
      if (!isCode(thrown, 'prompt/no-such-choice')) throw thrown;
      this.#say(thrown);
      return false;
    }
  }

  async #ask({ lane, identifier = '', question }: LaneQuestion, gone: AbortSignal): Promise<string> {
    const { language } = this.#call;
    const { choices = [], again, kind } = question;
    if (again !== undefined) this.#terminal.say(text(language, 'prompt.again', again));
    this.#terminal.say(text(language, 'command.question', { lane, identifier, text: question.text }));
    for (const [index, choice] of choices.entries()) this.#terminal.say(`  ${index + 1}  ${choice}`);
    const typed = (await this.#terminal.ask(`${text(language, `command.question.${kind}`)} `, gone)).trim();
    return (kind === 'choice' ? choices[Number(typed) - 1] : undefined) ?? typed;
  }

  #say(thrown: unknown): void {
    if (!(thrown instanceof AppError)) throw thrown;
    const { title, action } = errorTexts(this.#call.language, thrown.code, thrown.params);
    this.#terminal.say(`${title}. ${action}`);
  }
}

function isCode(thrown: unknown, code: AppError['code']): boolean {
  return thrown instanceof AppError && thrown.code === code;
}
