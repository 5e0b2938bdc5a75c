/** Recipe and station files. For each error code: what happened, what it means, what to do now. */
export const stationTexts = {
  'file-problem.did-you-mean': 'Write {suggestion} if that is meant.',

  'error.json/syntax.title': 'Not JSON',
  'error.json/syntax.meaning': 'The text stops being JSON at line {line}, column {column}.',
  'error.json/syntax.action': 'Look at that place and just before it: a comma, quote or bracket is missing or too many.',

  'error.json/wrong-form.title': 'Wrong form',
  'error.json/wrong-form.meaning': 'This does not have the form that is needed: {reason}',
  'error.json/wrong-form.action': 'Correct it; the command "schema" prints the form.',

  'error.json/unknown-key.title': 'Unknown name',
  'error.json/unknown-key.meaning': 'Nothing is called {name} here.{meant}',
  'error.json/unknown-key.action': 'Correct the name or remove it; the command "schema" prints the form.',

  'error.json/missing-key.title': 'Something is missing',
  'error.json/missing-key.meaning': 'This is missing.',
  'error.json/missing-key.action': 'Add it; the command "schema" prints the form.',

  'error.json/repeated-key.title': 'Key stands twice',
  'error.json/repeated-key.meaning': 'The same key stands twice in one object, so one of the values would be lost.',
  'error.json/repeated-key.action': 'Keep one of the two.',

  'error.recipe/unreadable.title': 'Recipe cannot be read',
  'error.recipe/unreadable.meaning': '{file} cannot be read ({reason}).',
  'error.recipe/unreadable.action': 'Check the path and who may read the file.',

  'error.recipe/invalid.title': 'Recipe is not valid',
  'error.recipe/invalid.meaning': '{file}, {path}: {reason}',
  'error.recipe/invalid.action': 'Correct it; "recipe check" lists every problem, "recipe schema" prints the form.',

  'error.recipe/unknown-name.title': 'No recipe {name}',
  'error.recipe/unknown-name.meaning': 'There is no file and no built-in recipe of this name.',
  'error.recipe/unknown-name.action': 'Give the path of a recipe file, or one of these names: {suggestion}.',

  'error.station/unreadable.title': 'Station file cannot be read',
  'error.station/unreadable.meaning': '{file} cannot be read ({reason}).',
  'error.station/unreadable.action': 'Check the path and who may read the file.',

  'error.station/invalid.title': 'Station file is not valid',
  'error.station/invalid.meaning': '{file}, {path}: {reason}',
  'error.station/invalid.action': 'Correct it; "station check" lists every problem, "station schema" prints the form.',

  'error.station/no-folder.title': 'No folder for the station',
  'error.station/no-folder.meaning': 'This user has no home folder, and no variable names another place.',
  'error.station/no-folder.action': 'Set HOME, or LINESIDE_HOME to a folder of the station’s own.',

  'error.station/none.title': 'No station file',
  'error.station/none.meaning': 'Without a station file no lane is known.',
  'error.station/none.action': 'Load a station file, or start the training line.',

  'error.station/secret-missing.title': 'Secret not found',
  'error.station/secret-missing.meaning': 'The station file points at a secret that is not there: {file} ({reason}).',
  'error.station/secret-missing.action': 'Set the variable, put the file in its place, or store it with `lineside secret set`.',

  'error.station/plain-secret.title': 'Secret in plain text',
  'error.station/plain-secret.meaning': 'Everybody who can read the station file can read this secret.',
  'error.station/plain-secret.action': 'Move it out of the file: write an env or file reference in its place.',

  'error.station/secret-file-open.title': 'Secret file open to others',
  'error.station/secret-file-open.meaning': 'Other users of this computer can read {file}.',
  'error.station/secret-file-open.action': 'Allow only its owner: chmod 600.',

  'error.station/relative-path.title': 'Path not complete',
  'error.station/relative-path.meaning':
    '{file} begins at no folder: a station file that is chosen in the window comes as text, and its own folder is not known.',
  'error.station/relative-path.action':
    'Write the whole path into the station file and choose it again, or start Lineside with --station and the file.',

  'error.station/file-missing.title': 'File not found',
  'error.station/file-missing.meaning': 'The station file names {file}, which cannot be read. Relative paths count from the station file.',
  'error.station/file-missing.action': 'Put the file in its place or correct the path.',

  'error.station/repeated-lane.title': 'Lane {lane} stands twice',
  'error.station/repeated-lane.meaning': 'Two lanes have the number {lane}, so nobody could tell them apart.',
  'error.station/repeated-lane.action': 'Give one of them another number.',

  'error.station/unused-part.title': 'Part not used',
  'error.station/unused-part.meaning': 'This version does not use "{part}" of a lane.',
  'error.station/unused-part.action': 'Leave it in for other versions, or take it out.',

  'error.station/lane-without-endpoint.title': 'Nothing to connect with',
  'error.station/lane-without-endpoint.meaning': 'Lane {lane} has neither ssh nor rest, so no gateway can be reached in it.',
  'error.station/lane-without-endpoint.action': 'Add ssh or rest, or leave the lane out of runs.',

  'error.station/no-login.title': 'No way to log in',
  'error.station/no-login.meaning':
    'The ssh login has neither a password nor a keyFile, or the rest login neither a password nor a client certificate.',
  'error.station/no-login.action': 'Add one of the two.',

  'error.station/half-client-certificate.title': 'Half a client certificate',
  'error.station/half-client-certificate.meaning': 'clientCertFile and clientKeyFile go together; one of them is missing.',
  'error.station/half-client-certificate.action': 'Add the other one, or take both out.',

  'error.station/bad-pin.title': 'Fingerprint not valid',
  'error.station/bad-pin.meaning': 'The fingerprint does not have the form {form}.',
  'error.station/bad-pin.action': 'Copy it from the gateway, or take it out to let the first contact fill the passport.',

  'error.station/bad-port.title': 'Port not valid',
  'error.station/bad-port.meaning': 'A port is a whole number from 1 to 65535.',
  'error.station/bad-port.action': 'Correct the port, or the column that it comes from.',

  'error.station/bad-url.title': 'Address not valid',
  'error.station/bad-url.meaning': 'The gateway is reached by HTTPS, with the login beside the address and not in it.',
  'error.station/bad-url.action': 'Write an address like https://172.16.0.1.',

  'error.station/two-sources.title': 'Two ways out',
  'error.station/two-sources.meaning': 'Both interface and localAddress are given.',
  'error.station/two-sources.action': 'Keep one of the two.',

  'error.station/unknown-interface.title': 'No address on {interface}',
  'error.station/unknown-interface.meaning': 'This computer has no network interface {interface} with an {family} address now.',
  'error.station/unknown-interface.action': 'Check the cable and the name, then try again.',

  'error.template/unknown-name.title': 'Unknown name',
  'error.template/unknown-name.meaning': 'Nothing gives {{{name}}} a value here.',
  'error.template/unknown-name.action': 'Correct the name. A further column of the batch file is listed under "columns" of the recipe.',

  'error.template/malformed.title': 'Braces do not match',
  'error.template/malformed.meaning': 'Two braces open that no name closes: {name}',
  'error.template/malformed.action': 'Write the name between two braces on each side, without braces in it.',

  'error.station/repeated-endpoint.title': 'Address {address} stands twice',
  'error.station/repeated-endpoint.meaning': 'Lane {lane} has the same endpoint already, so two units would be written to one gateway.',
  'error.station/repeated-endpoint.action': 'Give each lane an address, an interface or a local address of its own.',

  'error.station/no-file.title': 'The engine does not know the station file',
  'error.station/no-file.meaning': 'The station file came into the window as a text, without its place.',
  'error.station/no-file.action': 'Copy the lines into the file yourself, then choose the file again.',

  'error.station/no-console.title': 'Lane {lane} has no console',
  'error.station/no-console.meaning':
    'The station file has no console with a login for lane {lane}, so there is nothing to bind the port to.',
  'error.station/no-console.action': 'Add a console with its login to the lane, then save the port.',

  'error.station/not-saved.title': 'Station file not saved',
  'error.station/not-saved.meaning': '{file} could not be written ({reason}). The file is as it was.',
  'error.station/not-saved.action': 'Give this user the right to write it, or copy the lines into it.',
} as const;
