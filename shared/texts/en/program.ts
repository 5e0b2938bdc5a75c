/** The programs. For each error code: what happened, what it means, what to do now. */
export const programTexts = {
  'error.cli/bad-arguments.title': 'Command not understood',
  'error.cli/bad-arguments.meaning': '{problem}',
  'error.cli/bad-arguments.action': 'See `{help}`.',

  'error.cli/unknown-command.title': 'No command {name}',
  'error.cli/unknown-command.meaning': 'Lineside has no command of this name.{hint}',
  'error.cli/unknown-command.action': 'See `lineside help` for all commands.',

  'error.file/unreadable.title': 'File cannot be read',
  'error.file/unreadable.meaning': '{file} cannot be read ({reason}).',
  'error.file/unreadable.action': 'Check the path and who may read the file.',

  'error.file/not-writable.title': 'File cannot be written',
  'error.file/not-writable.meaning': '{file} cannot be written.',
  'error.file/not-writable.action': 'Check the folder’s rights and the free space on the disk.',

  'error.contract/invalid-request.title': 'Request refused',
  'error.contract/invalid-request.meaning': 'The request {request} had content that the engine does not take ({where}). Nothing was done.',
  'error.contract/invalid-request.action': 'Restart Lineside. If it happens again, send the details to support.',

  'error.contract/unknown-request.title': 'Request unknown',
  'error.contract/unknown-request.meaning': 'The engine knows no request {request}: window and engine are not of the same version.',
  'error.contract/unknown-request.action': 'Close every window and command of Lineside, then start it again.',

  'error.contract/sender-refused.title': 'Sender refused',
  'error.contract/sender-refused.meaning': 'A message came from a page that is not Lineside’s own. Nothing was done.',
  'error.contract/sender-refused.action': 'Restart Lineside. If it happens again, send the details to support.',

  'error.engine/stopped.title': 'The engine stopped',
  'error.engine/stopped.meaning': 'The program that works on the lanes ended. The record is safe; units in work wait for inspection.',
  'error.engine/stopped.action': 'Wait until the station is ready again, then resume.',

  'error.engine/keeps-stopping.title': 'The engine keeps stopping',
  'error.engine/keeps-stopping.meaning': 'The program that works on the lanes ended {times} times within a minute (last: {reason}).',
  'error.engine/keeps-stopping.action': 'Close Lineside and start it again. If it stops again, send the details to support.',

  'error.inspect/unknown-kind.title': 'Kind of file unknown',
  'error.inspect/unknown-kind.meaning': '{file} is of no kind that can be decoded here ({kind}).',
  'error.inspect/unknown-kind.action': 'Name the kind with --as: {kinds}.',

  'error.inspect/too-large.title': 'File too large',
  'error.inspect/too-large.meaning': '{file} has more than {limit} bytes. It was not read.',
  'error.inspect/too-large.action': 'Check that it is the right file.',

  'error.inspect/malformed.title': 'File is damaged',
  'error.inspect/malformed.meaning': '{file} cannot be decoded from line {line} on.',
  'error.inspect/malformed.action': 'Fetch the file from the gateway again.',

  'error.bug/unexpected.title': 'Something unforeseen happened',
  'error.bug/unexpected.meaning': 'Lineside met a case that nobody foresaw. What was being done was not finished.',
  'error.bug/unexpected.action': 'Send the details to support. The record shows how far it came.',
} as const;
