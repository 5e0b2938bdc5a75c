/** The engine beside windows and commands, and what commands make of it. For each error code: what happened, what it means, what to do now. */
export const engineTexts = {
  'command.secret-set.about': 'Puts a secret into the vault for the station file, typed or from standard input.',
  'command.secret-set.ask': 'Secret {name}:',
  'command.secret-set.done': 'Stored. In the station file: {"vault": "{name}"}',
  'command.secret-set.empty': 'The secret is empty.',
  'command.secret-list.about': 'Lists the names of the station’s secrets.',
  'command.secret-remove.about': 'Deletes a secret of the station.',
  'command.secret-remove.done': 'Deleted: {name}',
  'doctor.name.log-folder': 'Log',
  'doctor.name.local-socket': 'Commands beside a window',
  'doctor.log-folder.ok': '{folder}',
  'doctor.log-folder.to-be-made': '{folder} is made at the first start.',
  'doctor.log-folder.not-writable': '{folder} cannot be written. The station works, and keeps no log.',
  'doctor.log-folder.not-writable.fix': 'Give this user the right to write there, or delete what stands in its place.',
  'doctor.local-socket.none': 'No engine runs for this journal. A command starts its own.',
  'doctor.local-socket.answers': 'An engine runs for this journal; commands use it ({address}).',
  'doctor.local-socket.stale': 'An engine that was lost has left {address}. The next one takes it away.',
  'doctor.station-key.safe-storage': 'The key in {file} is wrapped by this computer’s key store; the window hands it over.',

  'error.vault/secrets-unreadable.title': 'The station’s secrets cannot be read',
  'error.vault/secrets-unreadable.meaning': '{file} is damaged or may not be read ({reason}).',
  'error.vault/secrets-unreadable.action': 'Put the file back from a backup, or delete it and set the secrets again.',

  'error.vault/key-in-key-store.title': 'Only the window can open the station key',
  'error.vault/key-in-key-store.meaning': 'The key in {file} is wrapped by the key store of this computer’s user, and was not unwrapped.',
  'error.vault/key-in-key-store.action':
    'Open the window as the user who wrapped it: commands then use its engine. Or set LINESIDE_STATION_KEY.',

  'error.vault/no-secret.title': 'No secret {name}',
  'error.vault/no-secret.meaning': 'The vault holds no secret of this name. Nothing was deleted.',
  'error.vault/no-secret.action': 'See `lineside secret list`.',

  'error.engine/other-version.title': 'Another version of Lineside is at work',
  'error.engine/other-version.meaning': 'Lineside {running} has the journal, and this command is of Lineside {own}. Nothing was done.',
  'error.engine/other-version.action': 'Close the other Lineside, or use the command of its version.',

  'error.engine/ends-soon.title': 'The engine is about to end',
  'error.engine/ends-soon.meaning': 'A command that is almost done has the journal.',
  'error.engine/ends-soon.action': 'Try again in a moment.',
} as const;
