/** People, PINs and rights. */
export const peopleTexts = {
  'role.operator': 'Operator',
  'role.engineer': 'Engineer',
  'role.supervisor': 'Supervisor',
  'role.support': 'Support',
  'role.operator.may': 'Runs batches and answers what the lanes ask.',
  'role.engineer.may': 'Runs and imports batches, loads the station file, decides.',
  'role.supervisor.may': 'All that engineers may; adds and removes people, hands secrets over.',
  'role.support.may': 'Runs batches and decides what the station could not tell.',

  'window.people.title': 'People',
  'window.people.open': 'Open: every order takes any name, without a PIN. Set up the first supervisor to have people sign in.',
  'window.people.named': 'Orders need somebody who is signed in. Everything is recorded with who did it.',
  'window.people.training': 'The training line takes any name. People belong to the station itself: end the training to set them up.',
  'window.people.set-up': 'Set up the first supervisor',
  'window.people.set-up.title': 'First supervisor',
  'window.people.set-up.text': 'From now on orders need somebody who is signed in. This cannot be taken back.',
  'window.people.add': 'Add a person',
  'window.people.name': 'Name',
  'window.people.role': 'Role',
  'window.people.choose-role': 'Choose a role',
  'window.people.pin': 'PIN',
  'window.people.new-pin': 'New PIN',
  'window.people.own-pin': 'PIN of now',
  'window.people.pin.hint': '4 to 12 digits, not all the same and no run like 1234.',
  'window.people.pin-again': 'PIN again',
  'window.people.pins-differ': 'The two PINs differ.',
  'window.people.pin.not-digits': 'A PIN has digits only.',
  'window.people.pin.too-short': 'A PIN has at least 4 digits.',
  'window.people.pin.too-long': 'A PIN has at most 12 digits.',
  'window.people.pin.too-simple': 'Too easy to guess.',
  'window.people.keep': 'Keep',
  'window.people.change': 'Change {name}',
  'window.people.change-short': 'Change',
  'window.people.remove': 'Remove',
  'window.people.remove.title': 'Remove {name}?',
  'window.people.remove.text': '{name} cannot sign in any more. What they did stays in the record.',
  'window.people.remove.erase': 'Erase the name, too: the record then shows a number in its place',
  'window.people.supervisor-only': 'Only a supervisor changes this list.',

  'window.sign-in': 'Sign in',
  'window.sign-in.title': 'Sign in',
  'window.sign-in.who': 'Who',
  'window.sign-in.choose': 'Choose your name',
  'window.sign-in.signed-in': '{name} · {role}: signed in. Change.',
  'window.sign-in.out': 'Sign out',
  'window.sign-in.other': 'Sign somebody else in',
  'window.sign-in.change-pin': 'Change your PIN',
  'window.sign-in.changed-pin': 'The PIN is changed.',

  'window.decision.second': 'Second person',
  'window.decision.second.text':
    'This decision cannot be taken back, or goes against what was read. It takes a second person, with their PIN.',
  'window.decision.second.missing': 'A second person is needed.',
  'window.decision.second.none':
    'This decision takes a second person, and nobody else here may take it. A supervisor adds people on the Station screen.',

  'window.passport.two-people': '{one} and {other}',
  'window.passport.answered': '{answer} · answered by {operator}, {time}',

  'window.question.answer': 'Answer',
  'window.question.title': 'Lane {lane} asks',
  'window.question.confirm': 'Done',
  'window.question.keep': 'Keep the answer',
  'window.question.your-answer': 'Answer',

  'command.people-list.about': 'Shows who may sign in at the station.',
  'command.people-set-up.about': 'Sets up the first supervisor. From then on orders need somebody who is signed in.',
  'command.people-add.about': 'Adds a person with a role and a PIN.',
  'command.people-set-role.about': 'Gives a person another role.',
  'command.people-set-pin.about': 'Gives a person a new PIN, or changes your own.',
  'command.people-remove.about': 'Removes a person: they cannot sign in any more.',
  'command.option.pin-file':
    'File with the PINs, one a line in the order in which they are asked for; - reads standard input. Default: LINESIDE_PIN_FILE, else the terminal.',
  'command.option.second': 'Who agrees, where a decision takes two people; their PIN is asked for after the operator’s.',
  'command.option.role': 'operator, engineer, supervisor or support.',
  'command.option.erase-name': 'Erase the name, too; the record shows a number in its place.',
  'command.pin.of': 'PIN of {name}:',
  'command.pin.new': 'New PIN of {name}:',
  'command.pin.again': 'New PIN of {name} again:',
  'command.pin.differ': 'The two PINs differ.',
  'command.question': 'Lane {lane} {identifier} asks: {text}',
  'command.question.confirm': 'Press Enter when it is done:',
  'command.question.choice': 'Number of the answer:',
  'command.question.text': 'Answer:',

  'command.event.prompt.answered': 'step {step}, {name}: “{question}” answered: {answer}',
  'command.event.person.added': 'A person was added.',
  'command.event.person.role-changed': 'A person has another role.',
  'command.event.person.pin-changed': 'A PIN was changed.',
  'command.event.person.removed': 'A person was removed.',

  'doctor.name.people': 'People',
  'doctor.people.open':
    'None set up: orders take any name, without a PIN. The first supervisor is set up on the Station screen, or by `lineside people set-up NAME`.',
  'doctor.people.named': 'People who may sign in: {count}.',

  'error.people/not-allowed.title': 'Not for this role',
  'error.people/not-allowed.meaning': 'This order is kept to: {who}.',
  'error.people/not-allowed.action': 'Have one of them sign in and do it.',

  'error.people/not-signed-in.title': 'Nobody is signed in',
  'error.people/not-signed-in.meaning': 'This station has people set up, so every order needs somebody who is signed in.',
  'error.people/not-signed-in.action': 'Sign in with your name and PIN.',

  'error.people/wrong-pin.title': 'Name or PIN does not fit',
  'error.people/wrong-pin.meaning': 'Nobody at this station has this name with this PIN. After each wrong PIN the wait gets longer.',
  'error.people/wrong-pin.action': 'Try again, or have a supervisor give you a new PIN.',

  'error.people/wait.title': 'Wait {seconds} s',
  'error.people/wait.meaning': 'Wrong PINs were entered for this person. The PIN was not looked at.',
  'error.people/wait.action': 'Wait, then try again, or have a supervisor give you a new PIN.',

  'error.people/second-person-needed.title': 'A second person is needed',
  'error.people/second-person-needed.meaning': 'The decision cannot be taken back, or goes against what was read from the unit.',
  'error.people/second-person-needed.action': 'Have an engineer, a supervisor or support agree with their PIN.',

  'error.people/same-person.title': 'Twice the same person',
  'error.people/same-person.meaning': 'The second person must be another one than the first.',
  'error.people/same-person.action': 'Have somebody else agree with their PIN.',

  'error.people/already-set-up.title': 'People are set up already',
  'error.people/already-set-up.meaning': 'The first supervisor is set up once. From then on supervisors add people.',
  'error.people/already-set-up.action': 'Sign in as a supervisor, then add the person.',

  'error.people/name-taken.title': '{name} is here already',
  'error.people/name-taken.meaning': 'Two people of one name could not be told apart in the record.',
  'error.people/name-taken.action': 'Add a second name or a number.',

  'error.people/name-not-usable.title': 'Name not usable',
  'error.people/name-not-usable.meaning': 'A name has 1 to 64 characters, none of them invisible.',
  'error.people/name-not-usable.action': 'Enter another name.',

  'error.people/unknown.title': 'No such person',
  'error.people/unknown.meaning': 'Nobody who may sign in at this station is called {name}.',
  'error.people/unknown.action': 'See who is there on the Station screen, or by `lineside people list`.',

  'error.people/last-supervisor.title': 'Last supervisor',
  'error.people/last-supervisor.meaning': 'Without a supervisor nobody could add people or give new PINs.',
  'error.people/last-supervisor.action': 'Make somebody else a supervisor first.',

  'error.people/pin-not-digits.title': 'PIN not usable',
  'error.people/pin-not-digits.meaning': 'A PIN has digits only.',
  'error.people/pin-not-digits.action': 'Choose 4 to 12 digits.',

  'error.people/pin-too-short.title': 'PIN too short',
  'error.people/pin-too-short.meaning': 'A PIN has at least 4 digits.',
  'error.people/pin-too-short.action': 'Choose 4 to 12 digits.',

  'error.people/pin-too-long.title': 'PIN too long',
  'error.people/pin-too-long.meaning': 'A PIN has at most 12 digits.',
  'error.people/pin-too-long.action': 'Choose 4 to 12 digits.',

  'error.people/pin-too-simple.title': 'PIN too easy to guess',
  'error.people/pin-too-simple.meaning': 'All digits are the same, or they count up or down.',
  'error.people/pin-too-simple.action': 'Choose 4 to 12 digits, not 0000 and not 1234.',

  'error.people/pin-missing.title': 'PIN of {name} is missing',
  'error.people/pin-missing.meaning': 'No terminal is here to ask for it, and no file gives it.',
  'error.people/pin-missing.action':
    'Name a file with --pin-file FILE or LINESIDE_PIN_FILE, one PIN a line; `--pin-file -` reads standard input.',

  'error.people/pin-file.title': 'PIN file not readable',
  'error.people/pin-file.meaning': '{file} cannot be read: {reason}.',
  'error.people/pin-file.action': 'Check the path and the rights of the file.',

  'error.people/pin-file-open-to-others.title': 'PIN file open to others',
  'error.people/pin-file-open-to-others.meaning': 'Other users of this computer have rights on {file}, so its PINs are no secret.',
  'error.people/pin-file-open-to-others.action': 'Take the rights away with `chmod 600`, and change the PINs.',

  'error.people/in-training.title': 'Not on the training line',
  'error.people/in-training.meaning': 'People belong to the station itself; the training line takes any name.',
  'error.people/in-training.action': 'End the training first.',
} as const;
