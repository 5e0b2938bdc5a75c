/** Steps. For each error code: what happened, what it means, what to do now. */
export const stepTexts = {
  'step.identify.title': 'Identifying the gateway',
  'step.kura.properties.title': 'Writing identity',
  'step.everyware.settings.title': 'Setting up provisioning',
  'step.everyware.provision.title': 'Provisioning',
  'step.wait.title': 'Waiting',
  'step.shell.title': 'Running a command',

  'progress.identify.reading': 'Reading the identity',
  'progress.identify.birth': 'Waiting for the birth message of {clientId}, up to {seconds} s: switch the gateway off and on',
  'progress.properties.reading': 'Reading Kura properties',
  'progress.properties.writing': 'Writing {path}',
  'progress.properties.restarting': 'Restarting Kura',
  'progress.properties.waiting': 'Waiting for Kura, up to {seconds} s',
  'progress.everyware.finding': 'Looking for the ProvisioningService',
  'progress.everyware.writing': 'Writing the ProvisioningService',
  'progress.everyware.triggering': 'Starting the provisioning',
  'progress.everyware.waiting': 'Waiting for the cloud, up to {seconds} s',
  'progress.everyware.disarming': 'Giving up: switching the provisioning off',
  'progress.wait': 'Waiting {seconds} s',
  'progress.shell.running': 'Running {command}',

  'error.identify/foreign-unit.title': 'Another unit than expected',
  'error.identify/foreign-unit.meaning': 'The gateway answers {fact} {observed}; the row says {expected}. The run goes no further.',
  'error.identify/foreign-unit.action': 'Unplug it and plug in the unit of this row, or find the row of this unit.',

  'error.identify/wrong-model.title': 'Another model than expected',
  'error.identify/wrong-model.meaning': 'The gateway says it is a {observed}; the recipe is for {expected}. The run goes no further.',
  'error.identify/wrong-model.action': 'Set the unit aside, or pick the recipe for its model.',

  'error.identify/nothing-expected.title': 'Nothing to identify by',
  'error.identify/nothing-expected.meaning': 'The recipe expects identifiers that this row leaves empty, so any gateway would fit.',
  'error.identify/nothing-expected.action': 'Fill in serial number or MAC address in the batch, or change the recipe.',

  'error.identify/not-readable.title': 'Identity not readable',
  'error.identify/not-readable.meaning':
    'The gateway does not tell any of: {facts}. Which unit it is could not be proved. The run goes no further.',
  'error.identify/not-readable.action': 'Check the login of the lane, or identify by another fact in the recipe.',

  'error.identify/birth-not-heard.title': 'Birth message of {clientId} not heard',
  'error.identify/birth-not-heard.meaning':
    'The gateway answers over the broker, and its Kura is older than 5.4: {facts} stands there only in the birth message, which it sends when it connects. The station was not listening then. Which unit it is could not be proved.',
  'error.identify/birth-not-heard.action':
    'Run the unit again and, while the lane waits, switch the gateway off and on. Or identify by macAddress where its client id is empty, or give the lane rest, ssh or console.',

  'error.properties/no-file.title': 'No Kura found',
  'error.properties/no-file.meaning': 'No Kura runs that this login can see, and none of these folders is there for it: {folders}.',
  'error.properties/no-file.action':
    'Check the image of the unit, and that the lane logs in as root or becomes it. Where Kura is elsewhere, set kuraHome in the station file.',

  'error.properties/malformed-file.title': 'Properties file is broken',
  'error.properties/malformed-file.meaning':
    'Line {line} of {path} has a \\u without four digits. Kura reads nothing from there on. Nothing was written.',
  'error.properties/malformed-file.action': 'Correct or remove the line on the gateway, then run the unit again.',

  'error.properties/not-restarted.title': 'Kura did not come back',
  'error.properties/not-restarted.meaning':
    'The properties are written, but after "{command}" Kura did not take them up in time ({reason}).',
  'error.properties/not-restarted.action': 'Look at the Kura log of the unit and check restartCommand of the lane, then resume.',

  'error.properties/read-back-differs.title': 'Kura reads something else',
  'error.properties/read-back-differs.meaning': 'After the restart, {name} is not what was written. Something on the gateway overrides it.',
  'error.properties/read-back-differs.action': 'Set the unit aside; look for a -D argument in the start script of its Kura.',

  'error.everyware/no-provisioning-service.title': 'No ProvisioningService',
  'error.everyware/no-provisioning-service.meaning': 'The gateway has none for cloud connection {cloudConnection}. It has: {found}.',
  'error.everyware/no-provisioning-service.action': 'Check the ESF version of the unit and cloudConnection in the recipe.',

  'error.everyware/several-provisioning-services.title': 'Several cloud connections',
  'error.everyware/several-provisioning-services.meaning':
    'The gateway has several ProvisioningServices: {found}. Named was: {cloudConnection}.',
  'error.everyware/several-provisioning-services.action': 'Name one in cloudConnection in the recipe.',

  'error.everyware/missing-property.title': 'ProvisioningService without {property}',
  'error.everyware/missing-property.meaning': '{pid} has no setting that is called {property}. Nothing was written.',
  'error.everyware/missing-property.action': 'Check the ESF version of the unit, or take the setting out of the recipe.',

  'error.everyware/ambiguous-property.title': 'Two settings for {property}',
  'error.everyware/ambiguous-property.meaning':
    'The ProvisioningService has several settings that could be {property}: {found}. Nothing was written.',
  'error.everyware/ambiguous-property.action': 'Send the list to support; this ESF version is not known.',

  'error.everyware/bad-value.title': 'Value does not fit {property}',
  'error.everyware/bad-value.meaning': 'The gateway wants {type} in the range {range}.',
  'error.everyware/bad-value.action': 'Correct the value in the recipe or the batch.',

  'error.everyware/bad-broker-url.title': 'Broker URL not usable',
  'error.everyware/bad-broker-url.meaning': '"{url}" is neither mqtts://host:port nor one of: {presets}.',
  'error.everyware/bad-broker-url.action': 'Correct the broker URL in the recipe or the batch.',

  'error.everyware/placeholder-value.title': 'Value of {property} is "placeholder"',
  'error.everyware/placeholder-value.meaning': 'Gateways show this word instead of a password, so it was copied from one. It was not sent.',
  'error.everyware/placeholder-value.action': 'Put the real value in the batch.',

  'error.everyware/bad-client-id.title': 'Client id not allowed',
  'error.everyware/bad-client-id.meaning': 'Client id {clientId} holds {found}, which the cloud refuses.',
  'error.everyware/bad-client-id.action':
    'Correct the client id in the batch, or leave it empty: it is then the MAC address without colons.',

  'error.everyware/read-back-differs.title': 'Setting not taken over',
  'error.everyware/read-back-differs.meaning': 'The gateway accepted the settings, but {name} is not what was written.',
  'error.everyware/read-back-differs.action': 'Set the unit aside and look at its Kura log.',

  'error.everyware/missing-value.title': '{name} is missing',
  'error.everyware/missing-value.meaning': 'Neither the row nor the recipe gives {name}, and it cannot be computed.',
  'error.everyware/missing-value.action': 'Fill it in in the batch or the recipe.',

  'error.everyware/already-provisioned.title': 'Already provisioned',
  'error.everyware/already-provisioned.meaning': 'The gateway says it belongs to an account already ({pid}). Provisioning was not started.',
  'error.everyware/already-provisioned.action': 'Take the unit through returns.',

  'error.everyware/not-provisioned-yet.title': 'Never provisioned',
  'error.everyware/not-provisioned-yet.meaning': 'The recipe provisions again, and this gateway was not provisioned before ({pid}).',
  'error.everyware/not-provisioned-yet.action': 'Take the recipe for new units.',

  'error.everyware/gave-up.title': 'Gateway gave up',
  'error.everyware/gave-up.meaning':
    'The gateway stopped trying before it was provisioned. It does not say why, nor how often it tried (estimate: {attempts}). The unit is not called bad for it.',
  'error.everyware/gave-up.action':
    'Check the usual causes: network, broker, provision request (client id, user, password). Then run the unit again.',

  'error.everyware/deadline.title': 'Not provisioned in time',
  'error.everyware/deadline.meaning':
    'The gateway did not report success before the deadline. Attempts (estimate): {attempts}; what stopped them it does not say. Provisioning was switched off, and it confirms that.',
  'error.everyware/deadline.action': 'Check the usual causes: network, broker, provision request. Then run the unit again.',

  'error.everyware/still-armed.title': 'Still provisioning after the deadline',
  'error.everyware/still-armed.meaning':
    'The gateway did not finish in time and still says that provisioning is on. It may provision itself later.',
  'error.everyware/still-armed.action': 'Leave it plugged in and resume, which reads it again. Do not ship it before its state is known.',

  'error.shell/unexpected-status.title': '{command} ended with {status}',
  'error.shell/unexpected-status.meaning': 'The recipe expects exit status {expected}.',
  'error.shell/unexpected-status.action': 'Read the output in the evidence.',

  'error.step/timeout.title': 'Step took too long',
  'error.step/timeout.meaning': 'The step did not end within its time.',
  'error.step/timeout.action': 'Check power and cable of the unit, then run it again.',
} as const;
