/**
 * `prompt`: asks the person at the lane. An answer is noted, with who gave it, and proves nothing of the device: a recipe that only asks
 * ends in `run/nothing-proved`. A question that nobody answered is asked again by `resume`: nothing was applied.
 */
import { AppError } from '../../../shared/errors/app-error.ts';
import type { Evidence } from '../../../shared/domain/evidence.ts';
import { toPattern } from '../../../shared/domain/prompt-params.ts';
import type { StepParams } from '../../../shared/domain/step-params.ts';
import { masked } from './masked.ts';
import type { Answer, Question, StepContext, StepDefinition, Verification } from './step.ts';

const MARGIN_MS = 10_000;
const MOST_TRIES = 3;
const KEPT_CHARACTERS = 1024;

type Params = StepParams<'prompt'>;

export const prompt: StepDefinition<'prompt', undefined> = {
  kind: 'prompt',
  version: 1,
  tag: () => 'idempotent',
  timeoutMs: (params) => params.timeoutSeconds * 1000 + MARGIN_MS,
  plan: async () => ({ changes: [], data: undefined }),
  apply: async () => undefined,
  async verify(context) {
    const { params, signal } = context;
    const within = AbortSignal.any([signal, AbortSignal.timeout(params.timeoutSeconds * 1000)]);
    try {
      return await askUntilItFits(context, within);
    } catch (thrown) {
      if (!within.aborted || signal.aborted) throw thrown;
      return { outcome: 'timeout', evidence: [], failure: new AppError('step/timeout', { cause: thrown }) };
    }
  },
};

/** A typed answer that does not fit may be a slip of the scanner: it is asked again, with the reason. */
async function askUntilItFits(context: StepContext<Params>, signal: AbortSignal): Promise<Verification> {
  const { params, ask, progress } = context;
  const { kind } = params;
  const text = masked(context, params.text);
  const choices = params.choices?.map((choice) => masked(context, choice));
  const evidence: Evidence[] = [];
  let again: Question['again'];
  for (let attempt = 1; attempt <= MOST_TRIES; attempt += 1) {
    progress('progress.prompt.waiting');
    const answered = await ask({ text, kind, choices, again }, signal);
    const isFit = fits(params, answered.answer);
    evidence.push(evidenceOf(params, answered, isFit));
    if (isFit) return judge(params, answered, evidence);
    again = { answer: answered.answer.slice(0, KEPT_CHARACTERS), try: String(attempt + 1), of: String(MOST_TRIES) };
  }
  const failure = new AppError('prompt/wrong-answer', { params: { question: text, tries: String(MOST_TRIES) } });
  return { outcome: 'error', evidence, failure };
}

function fits({ expect }: Params, answer: string): boolean {
  if (expect === undefined) return true;
  return typeof expect === 'string' ? answer === expect : toPattern(expect.pattern)?.test(answer) === true;
}

function judge({ text, failOn = [] }: Params, { answer, by }: Answer, evidence: readonly Evidence[]): Verification {
  const results = { answer, by };
  if (!failOn.includes(answer)) return { outcome: 'pass', evidence, results };
  const failure = new AppError('prompt/person-says-no', { params: { question: text, answer } });
  return { outcome: 'fail', evidence, results, failure };
}

function evidenceOf({ expect, kind }: Params, { answer }: Answer, isFit: boolean): Evidence {
  const expected = typeof expect === 'string' ? expect : expect?.pattern;
  return {
    name: 'answer',
    ...(expected === undefined ? {} : { expected }),
    ...(kind === 'confirm' ? {} : { observed: answer.slice(0, KEPT_CHARACTERS) }),
    verdict: isFit ? 'noted' : 'refuted',
    source: 'person',
  };
}
