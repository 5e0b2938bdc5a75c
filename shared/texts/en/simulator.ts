/** The training line. For each error code: what happened, what it means, what to do now. */
export const simulatorTexts = {
  'error.simulator/port-in-use.title': 'Port {port} was taken',
  'error.simulator/port-in-use.meaning':
    'Another program took port {port} of the training line while the gateway behind it was out. The lane cannot be reached any more.',
  'error.simulator/port-in-use.action': 'Stop the training line and start it again.',

  'error.simulator/did-not-start.title': 'Training line did not start',
  'error.simulator/did-not-start.meaning':
    'The simulated gateways or their cloud could not be started on this computer. Nothing is left running.',
  'error.simulator/did-not-start.action': 'Start it again with fewer lanes. If it fails again, look at the details.',

  'error.simulator/foreign-folder.title': 'Folder {folder} is not a training folder',
  'error.simulator/foreign-folder.meaning':
    'A training line empties its folder at every start. This one was not made by a training line, so it was left as it is.',
  'error.simulator/foreign-folder.action': 'Give it another name or move it away, then start the training line again.',

  'error.simulator/unknown-fault-file.title': 'No faults called {name}',
  'error.simulator/unknown-fault-file.meaning': 'Neither a file nor a set of faults that comes with Lineside has this name.',
  'error.simulator/unknown-fault-file.action': 'Name a file, or one of: {suggestion}.',

  'error.simulator/faults-unreadable.title': 'Faults in {file} cannot be read',
  'error.simulator/faults-unreadable.meaning': 'The system does not give the file ({reason}).',
  'error.simulator/faults-unreadable.action': 'Check the path and the rights of the file, then start the training line again.',

  'error.simulator/faults-invalid.title': 'Faults in {file} are not understood',
  'error.simulator/faults-invalid.meaning': 'At {path}: {reason}',
  'error.simulator/faults-invalid.action': 'Correct the file; the help page on the training line lists every fault and its settings.',
  'command.option.simulated-cloud':
    'Platform that the batch is for: everyware (default), or cervello with a simulated Cervello and the files of a manufacturer.',
  'command.simulate.cervello':
    'Simulated Cervello. Manufacturer: {certificate}, {privateKey}, {accessKey}, {accessToken}. A CSV that is put into {importFolder} is imported.',
} as const;
