/** The snapshot before a gateway's first start. For each error code: what happened, what it means, what to do now. */
export const firstSnapshotTexts = {
  'step.kura.first-snapshot.title': 'Writing the first snapshot',

  'progress.first-snapshot.reading': 'Reading the snapshots',
  'progress.first-snapshot.stopping': 'Stopping Kura',
  'progress.first-snapshot.writing': 'Writing {path}',
  'progress.first-snapshot.starting': 'Starting Kura, up to {seconds} s',

  'error.first-snapshot/started-before.title': 'Kura has started here before',
  'error.first-snapshot/started-before.meaning':
    '{folder} holds encrypted snapshots ({names}). With a plain one beside them Kura would start with its defaults and say nothing, so nothing was written.',
  'error.first-snapshot/started-before.action': 'Set the values with kura.configuration, or reset the gateway to its factory state first.',

  'error.first-snapshot/newer-snapshot.title': 'A newer snapshot is there',
  'error.first-snapshot/newer-snapshot.meaning': 'Kura would start with {names} and not look at snapshot_0.xml. Nothing was written.',
  'error.first-snapshot/newer-snapshot.action': 'Remove the newer snapshots from the image, or set the values with kura.configuration.',

  'error.first-snapshot/no-seed.title': 'No shipped snapshot found',
  'error.first-snapshot/no-seed.meaning':
    'Neither {folder} nor the installation has a snapshot_0.xml. One made of the recipe alone would take network and firewall away, so nothing was written.',
  'error.first-snapshot/no-seed.action': 'Check that Kura is installed whole, or put its shipped snapshot back.',

  'error.first-snapshot/type-needed.title': 'Type of {name} is needed',
  'error.first-snapshot/type-needed.meaning':
    'The shipped snapshot does not have this property, and before the first start nobody tells its type. Nothing was written.',
  'error.first-snapshot/type-needed.action': 'Give type and value of it in the recipe.',

  'error.first-snapshot/cannot-stop.title': 'Kura cannot be stopped by itself',
  'error.first-snapshot/cannot-stop.meaning':
    'The restart command of the lane ({command}) has no restart in it that could be a stop or a start.',
  'error.first-snapshot/cannot-stop.action': 'Set restartCommand of the lane to one like systemctl restart kura.',

  'error.first-snapshot/not-stopped.title': 'Kura does not stop',
  'error.first-snapshot/not-stopped.meaning': 'Its process was still there 90 s after it was told to stop. Nothing was written.',
  'error.first-snapshot/not-stopped.action': 'Look at the Kura log of the gateway, then run the unit again.',

  'error.first-snapshot/command-failed.title': '{command} failed',
  'error.first-snapshot/command-failed.meaning': 'The gateway ended it with status {status}.',
  'error.first-snapshot/command-failed.action': 'Check that the login of the lane may do it.',

  'error.first-snapshot/folder-not-readable.title': 'Snapshots not readable',
  'error.first-snapshot/folder-not-readable.meaning': 'The login of the lane may not list {folder}. Nothing was written.',
  'error.first-snapshot/folder-not-readable.action': 'Give the lane a login that may, such as root, or become: sudo.',

  'error.first-snapshot/not-taken-over.title': 'First snapshot not taken over',
  'error.first-snapshot/not-taken-over.meaning':
    'Kura was started, and {path} is still plain: either it has not come up, or it is older than 5.0 and leaves it so.',
  'error.first-snapshot/not-taken-over.action': 'Look at the Kura log of the gateway.',
} as const;
