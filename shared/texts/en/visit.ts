/** A person at one gateway outside a run. For each error code: what happened, what it means, what to do now. */
export const visitTexts = {
  'error.visit/lane-at-work.title': 'Lane {lane} is at work',
  'error.visit/lane-at-work.meaning': 'A run has the lane. Two hands at one gateway would undo each other, so it was not opened.',
  'error.visit/lane-at-work.action': 'Wait until the run has ended, or stop it, then open the gateway again.',

  'error.visit/lane-visited.title': 'Somebody is at the gateway in lane {lane}',
  'error.visit/lane-visited.meaning': 'Its configuration is open in a window or a command. Nobody else gets the lane until that is closed.',
  'error.visit/lane-visited.action': 'Close the gateway there, then try again.',

  'error.visit/device-at-work.title': '{identifier} is being worked on in another lane',
  'error.visit/device-at-work.meaning': 'A run has this gateway by another way in. Nothing was written.',
  'error.visit/device-at-work.action': 'Wait until the run has ended, or stop it, then try again.',

  'error.visit/device-visited.title': '{identifier} is open in lane {lane}',
  'error.visit/device-visited.meaning': 'Somebody works with this gateway by another way in. It was not opened a second time.',
  'error.visit/device-visited.action': 'Close the gateway there, then try again.',

  'error.visit/nobody-there.title': 'No gateway answers',
  'error.visit/nobody-there.meaning': 'Nothing that could be asked who it is answered in this lane.',
  'error.visit/nobody-there.action': 'Check cable, power and the addresses in the station file, then open it again.',

  'error.visit/not-open.title': 'The gateway is not open any more',
  'error.visit/not-open.meaning': 'It was closed, or the station has been started again since. Nothing was written.',
  'error.visit/not-open.action': 'Open the gateway of the lane again.',

  'error.visit/busy.title': 'The gateway is being written to',
  'error.visit/busy.meaning': 'Another change is on its way and is read back first. This one was not begun.',
  'error.visit/busy.action': 'Wait for its end, then apply again.',

  'error.visit/no-such-plan.title': 'No such plan',
  'error.visit/no-such-plan.meaning':
    'Only what was shown as a plan in this visit is applied, and a later plan takes the place of an earlier one.',
  'error.visit/no-such-plan.action': 'Make the plan again, look at it, then apply it.',

  'error.visit/plan-outdated.title': 'The gateway has changed since the plan',
  'error.visit/plan-outdated.meaning': '{target} is not what it was when the plan was made. Nothing was written.',
  'error.visit/plan-outdated.action': 'Make the plan again and look at what is different.',

  'error.visit/still-open.title': 'A gateway is still open',
  'error.visit/still-open.meaning': 'Somebody works with a gateway of this station, so its lanes stay as they are.',
  'error.visit/still-open.action': 'Close the gateway, then try again.',

  'error.visit/end-not-known.title': 'Not known how it ended',
  'error.visit/end-not-known.meaning':
    'The station was lost while it wrote to this gateway. The change may be there, in part or not at all.',
  'error.visit/end-not-known.action': 'Open the gateway and compare its configuration with what was to be written.',

  'error.snapshot/bad-json.title': 'Not a snapshot in JSON',
  'error.snapshot/bad-json.meaning': 'The text is no list of components as configuration/v2 has it: {where}. Nothing was written.',
  'error.snapshot/bad-json.action': 'Take the file that the gateway or its console gave, unchanged.',

  'error.snapshot/no-components.title': 'Nothing of this snapshot is on the gateway',
  'error.snapshot/no-components.meaning': 'The gateway has none of the components that the file names. Nothing was written.',
  'error.snapshot/no-components.action': 'Check that the file is of this kind of gateway, or install what brings the components.',

  'error.snapshot/not-taken.title': 'No snapshot was taken',
  'error.snapshot/not-taken.meaning': 'The values are there, and the gateway kept no new snapshot: at its next start they are gone.',
  'error.snapshot/not-taken.action': 'Check the free space on the gateway, then apply again.',

  'error.snapshot/not-rolled-back.title': 'Snapshot {snapshot} not reached',
  'error.snapshot/not-rolled-back.meaning': 'After going back, {target} is not as the snapshot has it.',
  'error.snapshot/not-rolled-back.action': 'Compare the snapshot with the present configuration, then look at the Kura log of the gateway.',

  'command.event.visit.intended': 'Lane {lane}: a person writes to the gateway ({action})',
  'command.event.visit.settled': 'Lane {lane}: writing to the gateway ended: {outcome}',
} as const;
