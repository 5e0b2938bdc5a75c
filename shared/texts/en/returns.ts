/** Returns. For each error code: what happened, what it means, what to do now. */
export const returnTexts = {
  'step.return.owner.title': 'Checking whose it is',
  'step.return.revoke.title': 'Revoking certificates',
  'step.return.request.title': 'Closing the old request',
  'step.return.wipe.title': 'Wiping',
  'step.return.reset-password.title': 'Resetting the passwords',
  'step.return.close.title': 'Closing the return',

  'progress.return.surveying': 'Looking for what is left of the old owner',
  'progress.return.wiping-keys': 'Removing private keys',
  'progress.return.wiping-credentials': 'Overwriting credentials',
  'progress.return.wiping-files': 'Removing old snapshots',
  'progress.return.resetting': 'Putting the shipped configuration back',

  'returns.decision.same-identity': 'Same identity',
  'returns.decision.new-identity': 'New identity',
  'returns.decision.move-account': 'Move to another account',
  'returns.decision.scrap': 'Scrap',

  'returns.finding.ours': 'It is the one of the record',
  'returns.finding.somebody-else': 'It belongs to somebody else',
  'returns.finding.unknown-device': 'This station does not know it',
  'returns.finding.mismatch': 'Label, device and record do not agree',

  'returns.reason.identity-differs': 'The device says {fact} {observed}; the record has {expected}.',
  'returns.reason.fingerprint-of-another': 'Its {fact} {fingerprint} is known as another device’s.',
  'returns.reason.fingerprint-changed': 'Its {fact} is {fingerprint}, which the record does not have.',
  'returns.reason.certificate-of-another': 'The key {place} is certified for another device: {subject}.',
  'returns.reason.account-of-another': 'The cloud has it in account {account}, not in {expected}.',
  'returns.reason.label-names-several': 'The label fits {devices} devices of the record.',
  'returns.reason.not-in-journal': 'Neither the label nor what the device says is in the record.',
  'returns.reason.device-agrees': 'The device says the same as the record.',
  'returns.reason.device-not-asked': 'The device was not asked.',
  'returns.reason.device-did-not-tell': 'The device did not say who it is.',
  'returns.reason.owner-not-checked': 'The owner in the cloud was not checked.',
  'returns.reason.owner-agrees': 'The cloud has it in account {account}, as the record.',

  'returns.not-checked.no-cloud-login': 'not checked: no cloud login',
  'returns.not-checked.no-client-id': 'not checked: no client id on record',
  'returns.not-checked.no-answer': 'not checked: the cloud did not answer',

  'returns.request-question': 'Disable or delete the provision request of {clientIds} in the console of the cloud, then confirm.',

  'command.event.return.opened': 'A return was opened: {decision} ({reason}).',
  'command.reprovision.about': 'Take back a unit: check whose it is, revoke, wipe, provision again or scrap',
  'command.option.lane': 'the lane that the unit is plugged into',
  'command.option.return-reason': 'why the unit came back, for the record',
  'command.option.return-decision': 'same-identity, new-identity, move-account or scrap; without it, what was found is shown',
  'command.option.set': 'a value for the new row in the place of the old one; may be given more than once',
  'command.option.secret-file': 'the same for a secret, from a file',
  'command.option.logs': 'keep (default) or clear the logs of Kura on the gateway',
  'command.option.reset-password': 'put the shipped configuration back first, over the console: nobody knows the passwords',
  'command.option.absent': 'with scrap: the unit does not answer any more and is not asked',
  'command.option.ask-request': 'ask the person at the lane to close the old provision request',
  'command.arguments.not-a-setting': '{value} is not COLUMN=VALUE.',
  'command.arguments.secret-file-unreadable': 'The file {file} of a secret cannot be read: {reason}.',
  'command.reprovision.finding': '{identifier}: {finding}',
  'command.reprovision.owner': 'Owner in the cloud: {owner}',
  'command.reprovision.decide': 'To be decided with --decision: {decisions}',
  'command.reprovision.goes-on': 'The return that was begun goes on.',
  'command.passport.return': 'Return of {openedAt}: {decision}, {standing}. {reason}',

  'error.returns/somebody-else.title': 'It belongs to somebody else',
  'error.returns/somebody-else.meaning':
    '{identifier}: a key, a fingerprint or the cloud names another owner. Nothing was changed on the unit.',
  'error.returns/somebody-else.action': 'Set the unit aside and ask whoever sent it in. Look at what was found in its passport.',

  'error.returns/mismatch.title': 'Label and device do not agree',
  'error.returns/mismatch.meaning':
    '{identifier}: the device says something else than its label and the record. Nothing was changed on the unit.',
  'error.returns/mismatch.action': 'Check that this label belongs to this unit and that the unit is in this lane.',

  'error.returns/device-in-doubt.title': 'A run has left this unit in doubt',
  'error.returns/device-in-doubt.meaning': '{identifier} is in work in batch {batch}, or nobody knows yet how its last step ended there.',
  'error.returns/device-in-doubt.action': 'Resume or decide it in batch {batch}, then open the return.',

  'error.returns/device-scrapped.title': 'This unit was scrapped',
  'error.returns/device-scrapped.meaning': '{identifier} was taken back to be scrapped ({batch}). Nothing was done to it.',
  'error.returns/device-scrapped.action': 'Set it aside. To use it after all, open another return for it.',

  'error.returns/superseded.title': 'A newer return has this unit',
  'error.returns/superseded.meaning':
    '{identifier} came back since then ({batch}). What this batch would do is out of date; nothing was done.',
  'error.returns/superseded.action': 'Run {batch}, or open another return.',

  'error.returns/scrapped.title': 'Scrapped',
  'error.returns/scrapped.meaning': 'The unit was taken back and scrapped. It has no active certificate.',
  'error.returns/scrapped.action': 'Set the unit aside. No later run takes it, unless another return is opened.',

  'error.returns/identifier-ambiguous.title': 'More than one device fits',
  'error.returns/identifier-ambiguous.meaning': '{identifier} is an identifier of {devices} devices.',
  'error.returns/identifier-ambiguous.action': 'Use another identifier of the unit, such as its MAC address.',

  'error.returns/identifier-taken.title': 'The identifier is taken',
  'error.returns/identifier-taken.meaning': '{kind} {identifier} belongs to another device.',
  'error.returns/identifier-taken.action': 'Give the unit an identifier that nobody has.',

  'error.returns/identity-not-new.title': 'The identity is not new',
  'error.returns/identity-not-new.meaning':
    'A new identity needs a serial number that neither this device nor another one ever had. Given: {identifier}',
  'error.returns/identity-not-new.action': 'Set the new serial number, or decide for the same identity.',

  'error.returns/identity-not-same.title': 'That would be another identity',
  'error.returns/identity-not-same.meaning': '{identifier} is not what the unit was called before, and the decision is {decision}.',
  'error.returns/identity-not-same.action': 'Leave the serial number as it is, or decide for a new identity.',

  'error.returns/recipe-needed.title': 'No recipe chosen',
  'error.returns/recipe-needed.meaning': 'The decision {decision} provisions the unit again, and no recipe says how.',
  'error.returns/recipe-needed.action': 'Choose a recipe for the model of the unit.',

  'error.returns/recipe-not-usable.title': 'The recipe has steps of a return already',
  'error.returns/recipe-not-usable.meaning':
    'Recipe {recipe} holds steps that a return puts in front by itself, so their order would not be kept.',
  'error.returns/recipe-not-usable.action': 'Choose a recipe without return.* steps.',

  'error.returns/target-certificates-unknown.title': 'Certificates of the new account not named',
  'error.returns/target-certificates-unknown.meaning':
    'Before a gateway moves to another account, the certificates of its new instance have to be on it. Recipe {recipe} does not name them.',
  'error.returns/target-certificates-unknown.action': 'Name them in targetCertificates of the recipe’s everyware.provision step.',

  'error.returns/missing-columns.title': 'Columns missing',
  'error.returns/missing-columns.meaning': 'The new row has no value for: {columns}.',
  'error.returns/missing-columns.action': 'Set these columns.',

  'error.returns/invalid-row.title': 'The new row is not usable',
  'error.returns/invalid-row.meaning': '{column}: {problem}',
  'error.returns/invalid-row.action': 'Set another value for this column.',

  'error.returns/other-decision-open.title': 'Another decision is under way',
  'error.returns/other-decision-open.meaning': '{identifier} is being returned as {decision} in {batch}, and that was interrupted.',
  'error.returns/other-decision-open.action': 'Let {batch} come to its end first.',

  'error.returns/certificates-left.title': 'Too many active certificates',
  'error.returns/certificates-left.meaning': 'Certificates of this device that should be revoked are still active: {serials}.',
  'error.returns/certificates-left.action': 'Revoke all but the newest, then run the return again.',

  'error.returns/request-left.title': 'Old provision request still open',
  'error.returns/request-left.meaning': 'The cloud still has an open provision request for {clientIds}.',
  'error.returns/request-left.action': 'Disable or delete it in the console of the cloud, then run the return again.',

  'error.returns/wipe-incomplete.title': 'Not all was wiped',
  'error.returns/wipe-incomplete.meaning': 'After the wipe the gateway still has: {left}.',
  'error.returns/wipe-incomplete.action': 'Run the return again. If it stays, write a fresh image to the gateway.',

  'error.returns/no-pristine-configuration.title': 'No shipped configuration on the gateway',
  'error.returns/no-pristine-configuration.meaning': 'There is no {path} that could be put back, so the passwords stay unknown.',
  'error.returns/no-pristine-configuration.action': 'Write a fresh image to the gateway, or scrap it.',

  'error.returns/no-console.title': 'No console',
  'error.returns/no-console.meaning':
    'Passwords that nobody knows are reset over the console as root. This lane has neither console nor SSH.',
  'error.returns/no-console.action': 'Plug the unit into a lane with a console, or scrap it.',
} as const;
