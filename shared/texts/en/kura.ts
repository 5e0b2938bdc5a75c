/** Components of Kura and the certificates that provisioning needs. For each error code: what happened, what it means, what to do now. */
export const kuraTexts = {
  'step.kura.component.title': 'Configuring a component',
  'step.kura.configuration.title': 'Configuring components',

  'progress.component.reading': 'Reading {pid}',
  'progress.component.writing': 'Writing {pid}',
  'progress.component.waiting': 'Reading {pid} back, up to {seconds} s',
  'progress.everyware.attempt': 'Waiting for the cloud, up to {seconds} s: attempt {attempts} (estimate)',

  'error.component/unknown-pid.title': 'No component {pid}',
  'error.component/unknown-pid.meaning': 'The gateway has no component of this name. The nearest it has: {suggestion}.',
  'error.component/unknown-pid.action': 'Correct pid in the recipe, or install what brings the component.',

  'error.component/is-a-factory.title': '{pid} makes components',
  'error.component/is-a-factory.meaning': 'It is no component itself. The gateway has made of it: {instances}.',
  'error.component/is-a-factory.action': 'Put one of these into pid in the recipe.',

  'error.component/not-described.title': '{pid} without a description',
  'error.component/not-described.meaning': 'The gateway does not tell which properties the component has. Nothing was written.',
  'error.component/not-described.action': 'Look at the Kura log of the unit: the component may not have started.',

  'error.component/unknown-property.title': 'No property {name}',
  'error.component/unknown-property.meaning': '{pid} has no property of this name. The nearest it has: {suggestion}. Nothing was written.',
  'error.component/unknown-property.action': 'Correct the name in the recipe.',

  'error.component/unsupported-type.title': 'Type of {name} not known',
  'error.component/unsupported-type.meaning': 'The gateway says that the property is of type {type}. Nothing was written.',
  'error.component/unsupported-type.action': 'Take the property out of the recipe, and send the type to support.',

  'error.component/wrong-type.title': 'Value of {name} is no {type}',
  'error.component/wrong-type.meaning': 'The gateway wants {type}. It would store the value all the same, so nothing was written.',
  'error.component/wrong-type.action': 'Correct the value in the recipe or the batch.',

  'error.component/out-of-range.title': 'Value of {name} out of range',
  'error.component/out-of-range.meaning': 'The component takes {range}. Nothing was written.',
  'error.component/out-of-range.action': 'Correct the value in the recipe or the batch.',

  'error.component/wrong-length.title': 'Value of {name} too short or too long',
  'error.component/wrong-length.meaning': 'The component takes {range} characters. Nothing was written.',
  'error.component/wrong-length.action': 'Correct the value in the recipe or the batch.',

  'error.component/not-an-option.title': 'No such choice for {name}',
  'error.component/not-an-option.meaning': 'The component takes one of: {options}. Nothing was written.',
  'error.component/not-an-option.action': 'Correct the value in the recipe or the batch.',

  'error.component/value-missing.title': 'Value of {name} is missing',
  'error.component/value-missing.meaning': 'The recipe sets the property to nothing, and the component needs a value. Nothing was written.',
  'error.component/value-missing.action': 'Fill it in in the batch or the recipe.',

  'error.component/wrong-count.title': 'Number of values for {name} does not fit',
  'error.component/wrong-count.meaning': 'The property takes {count} values. More than one stand in square brackets. Nothing was written.',
  'error.component/wrong-count.action': 'Correct the value in the recipe.',

  'error.component/missing-required.title': '{pid} needs more values',
  'error.component/missing-required.meaning': 'Without a value on the gateway and in the recipe: {names}. Nothing was written.',
  'error.component/missing-required.action': 'Set them in the recipe, too.',

  'error.component/placeholder-value.title': 'Value of {name} is "placeholder"',
  'error.component/placeholder-value.meaning': 'Gateways show this word instead of a password, so it was copied from one. It was not sent.',
  'error.component/placeholder-value.action': 'Put the real value in the batch or the recipe.',

  'error.component/read-back-differs.title': '{name} not taken over',
  'error.component/read-back-differs.meaning': 'The gateway accepted the update of {pid}, but {name} is not what was written.',
  'error.component/read-back-differs.action': 'Set the unit aside and look at its Kura log.',

  'error.component/number-rounded.title': 'Number in {name} was rounded',
  'error.component/number-rounded.meaning':
    'This version of Kura reads whole numbers above 9007199254740992 inexactly, so {pid} holds the nearest one it can. The unit is not called bad for it.',
  'error.component/number-rounded.action': 'Take a smaller number, or set the property in a snapshot.',

  'error.everyware/second-connection.title': 'Second connection to one Everyware Cloud',
  'error.everyware/second-connection.meaning':
    '{other} of the same gateway belongs to this instance already (broker {brokerUrl}). Everyware Cloud takes one connection per instance. Nothing was written to {pid}.',
  'error.everyware/second-connection.action': 'Correct cloudConnection or the broker URL in the recipe.',

  'error.everyware/bad-fingerprint.title': 'Not a certificate fingerprint',
  'error.everyware/bad-fingerprint.meaning': '"{fingerprint}" is not the SHA-256 of a certificate: 64 digits 0-9 a-f.',
  'error.everyware/bad-fingerprint.action': 'Correct targetCertificates in the recipe or the column it comes from.',

  'error.everyware/target-certificate-missing.title': 'Certificate of the new account is missing',
  'error.everyware/target-certificate-missing.meaning':
    'None of the {count} certificates that the gateway trusts has fingerprint {fingerprint}. Provisioning was not started.',
  'error.everyware/target-certificate-missing.action':
    'Load the certificates of the new instance into the gateway, then run the unit again.',

  'error.everyware/target-certificate-not-valid.title': 'Certificate of the new account is not valid now',
  'error.everyware/target-certificate-not-valid.meaning': '{place} is valid from {from} to {to}. Provisioning was not started.',
  'error.everyware/target-certificate-not-valid.action': 'Check the clock of the station, or load a certificate that is valid.',

  'error.everyware/certificates-not-readable.title': 'Certificates of the gateway not readable',
  'error.everyware/certificates-not-readable.meaning':
    'The recipe names certificates that have to be there, and this gateway does not tell which it has. Provisioning was not started.',
  'error.everyware/certificates-not-readable.action':
    'Give the user of the lane the permission rest.keystores, or check the version of ESF.',
} as const;
