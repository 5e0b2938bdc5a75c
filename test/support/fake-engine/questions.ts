/** Lanes that ask: a question of each kind, one after the other, and every fourth lane asks nothing. */
import type { LineView } from '../../../shared/contract/line.ts';
import { AppError } from '../../../shared/errors/app-error.ts';

type View = LineView['lanes'][number];

const questions: readonly View['question'][] = [
  { id: 'question-1', text: 'Press the reset button until the lamp is green.', kind: 'confirm' },
  { id: 'question-2', text: 'Which colour has the lamp at the antenna?', kind: 'choice', choices: ['green', 'red', 'off'] },
  { id: 'question-3', text: 'Scan the label of the antenna.', kind: 'text', again: { answer: 'ANT-00017', try: '2', of: '3' } },
  undefined,
];

export function asking(view: View, index: number): View {
  const question = questions[index % questions.length];
  return question === undefined ? view : { ...view, question: { ...question, id: `${question.id}-${view.lane}` } };
}

/** The line without the question; `prompt/not-asked`. */
export function answered(line: LineView, lane: string, questionId: string): LineView {
  if (!line.lanes.some((each) => each.lane === lane && each.question?.id === questionId)) {
    throw new AppError('prompt/not-asked', { params: { lane } });
  }
  const lanes = line.lanes.map((each) => {
    const { question: _answered, ...rest } = each;
    return each.lane === lane ? rest : each;
  });
  return { ...line, lanes };
}
