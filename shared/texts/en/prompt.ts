/** Questions that a step asks the person at a lane. */
export const promptTexts = {
  'step.prompt.title': 'Asking the operator',
  'progress.prompt.waiting': 'Waiting for an answer',
  'prompt.again': '“{answer}” does not fit. Try {try} of {of}.',

  'error.prompt/not-asked.title': 'Nothing is asked on lane {lane}',
  'error.prompt/not-asked.meaning': 'The question was answered already, or its step has ended.',
  'error.prompt/not-asked.action': 'Look at the lane: it shows what is asked now.',
  'error.prompt/nobody-here.title': 'Nobody is here to answer',
  'error.prompt/nobody-here.meaning':
    'A step of the recipe asks the person at the lane, and this run has no screen and no terminal to ask on.',
  'error.prompt/nobody-here.action': 'Run this batch in the window, or at a terminal.',

  'error.prompt/no-such-choice.title': 'No such choice',
  'error.prompt/no-such-choice.meaning': 'Lane {lane} asks for one of: {choices}.',
  'error.prompt/no-such-choice.action': 'Answer with one of these.',

  'error.prompt/wrong-answer.title': 'Answer does not fit',
  'error.prompt/wrong-answer.meaning': '“{question}” was answered {tries} times, and no answer is what the recipe expects.',
  'error.prompt/wrong-answer.action': 'Check label and unit, then run the unit again.',

  'error.prompt/person-says-no.title': 'Refused by a person: {answer}',
  'error.prompt/person-says-no.meaning': '“{question}” was answered with {answer}. The recipe takes that for a bad unit.',
  'error.prompt/person-says-no.action': 'Set the unit aside.',
} as const;
