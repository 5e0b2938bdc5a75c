/** Runs and lanes. For each error code: what happened, what it means, what to do now. */
export const runTexts = {
  'progress.retrying': 'Trying again, {try} of {of}',
  'progress.reconnecting': 'Waiting for the gateway to come back, {seconds} s more',

  'error.run/aborted.title': 'Run stopped',
  'error.run/aborted.meaning': 'An operator stopped the run at a step boundary.',
  'error.run/aborted.action': 'Start the batch again to take the unit from where it stands.',

  'error.run/needs-decision.title': 'A person has to decide',
  'error.run/needs-decision.meaning': 'Step {step} was begun and its answer was lost. The gateway cannot tell whether it took effect.',
  'error.run/needs-decision.action': 'Look at the unit, then decide: applied, not applied, or scrap.',

  'error.run/another-unit-in-lane.title': 'Another unit is in lane {lane}',
  'error.run/another-unit-in-lane.meaning': 'A run in this lane lost its connection, and the gateway that answers now is not its unit.',
  'error.run/another-unit-in-lane.action': 'Plug the interrupted unit back in, then resume.',

  'error.run/inspection-failed.title': 'Gateway in lane {lane} did not come back',
  'error.run/inspection-failed.meaning':
    'The connection was lost in mid-step, so it is not known whether the step took effect. Nothing was repeated.',
  'error.run/inspection-failed.action': 'Check power and cable of the unit, then resume.',

  'error.run/recipe-changed.title': 'Recipe {recipe} is missing from the record',
  'error.run/recipe-changed.meaning': 'The batch was imported with a recipe whose content this journal does not hold.',
  'error.run/recipe-changed.action': 'Restore the journal from its backup, or import the batch again.',

  'error.run/not-undecided.title': 'Nothing to decide for {unit}',
  'error.run/not-undecided.meaning': 'The unit has no step whose answer was lost.',
  'error.run/not-undecided.action': 'Look the unit up to see where it stands.',

  'error.run/already-running.title': 'The line is running',
  'error.run/already-running.meaning': 'One order at a time is carried out on these lanes.',
  'error.run/already-running.action': 'Stop the line, or wait until it has finished.',

  'error.run/lane-lacks-way.title': 'Lane {lane} cannot do “{step}”',
  'error.run/lane-lacks-way.meaning': 'The step needs {needs}, and the lane has none of them in the station file. No unit was touched.',
  'error.run/lane-lacks-way.action': 'Add it to the lane in the station file, run on other lanes, or take the step out of the recipe.',

  'error.run/lane-unknown.title': 'No lane {lane} on this station',
  'error.run/lane-unknown.meaning': 'The station file does not name a lane {lane}.',
  'error.run/lane-unknown.action': 'Check the lane numbers in the station file.',

  'error.run/two-boards-one-number.title': 'Two gateways say that they are {identifier}',
  'error.run/two-boards-one-number.meaning':
    'The gateway in lane {lane} says that it is {identifier}, which another gateway has said in this order, with other keys. It was left as it is.',
  'error.run/two-boards-one-number.action': 'Find out which of the two it is; set the other one aside.',

  'error.run/lane-empty.title': 'No gateway in lane {lane}',
  'error.run/lane-empty.meaning': 'No further gateway answered in lane {lane} within the waiting time.',
  'error.run/lane-empty.action': 'Plug the next gateway in, check power and cable, then start again.',

  'error.run/nothing-proved.title': 'Nothing was proved',
  'error.run/nothing-proved.meaning': 'Every step ended well, but none read anything back from the gateway. That is no PASS.',
  'error.run/nothing-proved.action': 'Add a step to the recipe that reads from the gateway, import the batch again.',

  'error.run/interrupted-unit.title': 'Unit in lane {lane} was interrupted',
  'error.run/interrupted-unit.meaning': 'The gateway in this lane belongs to a run that lost its engine. A start takes open units only.',
  'error.run/interrupted-unit.action': 'Resume the batch: the unit is inspected first.',

  'error.run/earlier-apply-still-runs.title': 'An earlier command still runs',
  'error.run/earlier-apply-still-runs.meaning':
    'A command of this run, sent before the connection was lost, is still at work on the gateway.',
  'error.run/earlier-apply-still-runs.action': 'Wait until it has ended, then resume.',

  'error.run/unit-of-another-batch.title': 'Unit {identifier} in lane {lane} is not of this batch',
  'error.run/unit-of-another-batch.meaning': 'The record knows this gateway, and it belongs to another batch.',
  'error.run/unit-of-another-batch.action': 'Unplug it, plug a unit of this batch in, then start again.',
} as const;
