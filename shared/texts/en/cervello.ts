/** Cervello: what is needed for it, and what it answers. */
export const cervelloTexts = {
  'step.cervello.request.title': 'Having the device made in Cervello',
  'step.cervello.telemetry.title': 'Sending a message to Cervello',
  'step.cervello.install-certificate.title': 'Installing the manufacturer’s certificate',
  'progress.cervello.request': 'Asking {cloud}',
  'progress.cervello.telemetry': 'Sending a message to {cloud}',

  'error.cervello/none.title': 'No Cervello in the station file',
  'error.cervello/none.meaning': 'The recipe asks Cervello, and the station file’s clouds name none.',
  'error.cervello/none.action': 'Add one to clouds with kind cervello and its url.',

  'error.cervello/several.title': 'More than one Cervello',
  'error.cervello/several.meaning': 'The station file has {known}, and the step names none of them.',
  'error.cervello/several.action': 'Name one with cloud in the recipe’s step.',

  'error.cervello/bad-url.title': 'Not an address of Cervello',
  'error.cervello/bad-url.meaning': 'An address of Cervello begins with https:// and holds no login.',
  'error.cervello/bad-url.action': 'Correct url in the station file.',

  'error.cervello/profile-unreadable.title': 'Profile not readable',
  'error.cervello/profile-unreadable.meaning': '{file} could not be read: {reason}.',
  'error.cervello/profile-unreadable.action': 'Correct profile in the station file, or the file’s permissions.',

  'error.cervello/profile-invalid.title': 'Profile not understood',
  'error.cervello/profile-invalid.meaning': '{file}: {path} {reason}.',
  'error.cervello/profile-invalid.action': 'Correct the file. Help: Cervello lists what a profile says.',

  'error.cervello/not-confirmed.title': 'Import into Cervello not confirmed',
  'error.cervello/not-confirmed.meaning':
    'Nobody confirmed that Cervello imported {batch}. It makes devices only for identifiers that it imported. No unit was touched.',
  'error.cervello/not-confirmed.action': 'Export the batch, import it in Cervello, then confirm with `lineside batch confirm`.',

  'error.cervello/no-manufacturer.title': 'No manufacturer',
  'error.cervello/no-manufacturer.meaning': '{batch} names no manufacturer, and the station file’s Cervello names none either.',
  'error.cervello/no-manufacturer.action': 'Name the manufacturer at import, or add manufacturer to the cloud in the station file.',

  'error.cervello/no-identifier.title': 'No uniqueIdentifier',
  'error.cervello/no-identifier.meaning': 'The row has no value in uniqueIdentifier. Batch: {batch}.',
  'error.cervello/no-identifier.action': 'Import a file of the profile cervello.',

  'error.cervello/peripheral-needs-recipe.title': 'PERIPHERAL needs a recipe of its own',
  'error.cervello/peripheral-needs-recipe.meaning':
    'Row {row} is a PERIPHERAL, and {recipe} writes credentials that Cervello is not asked for on its behalf: its gateway calls in for it.',
  'error.cervello/peripheral-needs-recipe.action':
    'Import with a recipe for PERIPHERAL rows by deviceType, take the rows out, or set peripherals in cervello.request.',

  'error.cervello/value-missing.title': 'Profile asks for a value that is not there',
  'error.cervello/value-missing.meaning': 'The profile sends {name}, and the certificate was added without it.',
  'error.cervello/value-missing.action': 'Add the certificate again with it, or take {name} out of the profile.',

  'error.cervello/unusable-header.title': 'Value does not fit into a header',
  'error.cervello/unusable-header.meaning':
    'The header {name} cannot be sent: its value holds a line end or another character that no header may have.',
  'error.cervello/unusable-header.action': 'Check the access key and the access token of the certificate for what was copied along.',

  'error.cervello/key-does-not-fit.title': 'Key does not fit the token scheme',
  'error.cervello/key-does-not-fit.meaning': '{scheme} needs an RSA key. This certificate’s key is {found}.',
  'error.cervello/key-does-not-fit.action': 'Use a certificate with an RSA key, or name another scheme in the profile.',

  'error.cervello/payload-too-long.title': 'Payload too long for the key',
  'error.cervello/payload-too-long.meaning': 'The token’s payload has {bytes} bytes. This key encrypts {most} at most.',
  'error.cervello/payload-too-long.action': 'Shorten request.token.payload in the profile, or use a longer key.',

  'error.cervello/unreachable.title': 'Cervello not reached',
  'error.cervello/unreachable.meaning': 'There is no trusted connection to {host} ({reason}). Nothing was sent.',
  'error.cervello/unreachable.action': 'Check network and proxy of the station, and url and caFile of the cloud in the station file.',

  'error.cervello/no-answer.title': 'No answer from Cervello',
  'error.cervello/no-answer.meaning': '{host} did not answer ({reason}). The device may have been made there, or not.',
  'error.cervello/no-answer.action': 'Look in Cervello’s device manager whether it is there, then decide for the unit.',

  'error.cervello/unclear-answer.title': 'Answer of Cervello tells nothing',
  'error.cervello/unclear-answer.meaning': '{cloud} answered {answer}. The device may have been made there, or not.',
  'error.cervello/unclear-answer.action':
    'Look in Cervello’s device manager whether it is there, then decide for the unit. Correct codes in the profile if the answer is a known one.',

  'error.cervello/answer-of-another.title': 'Answer about another device',
  'error.cervello/answer-of-another.meaning':
    '{cloud} answered {answer}, and names another uniqueIdentifier than was asked for. Its credentials were not kept.',
  'error.cervello/answer-of-another.action':
    'Look in Cervello whether the device was made, then decide for the unit. Look for a proxy in between that mixes up answers.',

  'error.cervello/no-credentials-in-answer.title': 'No credentials in Cervello’s answer',
  'error.cervello/no-credentials-in-answer.meaning':
    '{cloud} answered {answer}, and where the profile says there is no access key or token.',
  'error.cervello/no-credentials-in-answer.action':
    'Correct reply in the profile. Look in Cervello whether the device was made, then decide for the unit.',

  'error.cervello/unknown-identifier.title': 'Identifier not imported in Cervello',
  'error.cervello/unknown-identifier.meaning':
    '{cloud} answered {answer}. It makes devices only for identifiers that were imported. That this answer means it is unconfirmed.',
  'error.cervello/unknown-identifier.action': 'Look in Cervello whether this uniqueIdentifier was imported, byte for byte as in the batch.',

  'error.cervello/exists.title': 'Device exists in Cervello already',
  'error.cervello/exists.meaning':
    '{cloud} answered {answer}: the identifier has a device. What to do then is documented nowhere, so a person decides.',
  'error.cervello/exists.action':
    'Look in Cervello whose it is. If it was made for this unit, delete it there, then take the unit again with `lineside reprovision`.',

  'error.cervello/bad-token.title': 'Cervello refuses key or token',
  'error.cervello/bad-token.meaning': '{cloud} answered {answer}. Every unit would be refused alike, so the lane stops.',
  'error.cervello/bad-token.action':
    'Check manufacturer, access key and certificate, and that the certificate was not deleted in Cervello. Check the station’s clock and the profile’s scheme.',

  'error.cervello/too-many.title': 'Cervello takes no more for now',
  'error.cervello/too-many.meaning': '{cloud} answered {answer}. The unit was not made and may be taken again.',
  'error.cervello/too-many.action': 'Go on later, or lower requestsPerSecond of the cloud in the station file.',

  'error.cervello/refused.title': 'Cervello refuses',
  'error.cervello/refused.meaning': '{cloud} answered {answer}, which the profile does not explain. Nothing was made.',
  'error.cervello/refused.action': 'Ask who runs your Cervello what it means, and add it to codes in the profile.',

  'error.cervello/credentials-lost.title': 'Credentials never arrived',
  'error.cervello/credentials-lost.meaning': 'The device exists in Cervello, and its access key and token did not reach the station.',
  'error.cervello/credentials-lost.action':
    'Delete the device in Cervello, import its identifier again, then take the unit again with `lineside reprovision`.',

  'error.cervello/no-credentials.title': 'No credentials for this unit',
  'error.cervello/no-credentials.meaning': 'Cervello gave this unit none, or they were erased.',
  'error.cervello/no-credentials.action': 'Put cervello.request before this step in the recipe.',

  'error.cervello/credentials-refused.title': 'Cervello refuses the device’s credentials',
  'error.cervello/credentials-refused.meaning': '{cloud} answered {answer} to a message with them.',
  'error.cervello/credentials-refused.action': 'Look in Cervello whether the device is there and its certificate was not deleted.',

  'error.cervello/telemetry-refused.title': 'Cervello did not take the message',
  'error.cervello/telemetry-refused.meaning': '{cloud} answered {answer} to a telemetry message.',
  'error.cervello/telemetry-refused.action': 'Check telemetry in the profile: address, topic and form of the message.',
} as const;
