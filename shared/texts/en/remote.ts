/** Remote management over MQTT. For each error code: what happened, what it means, what to do now. */
export const remoteTexts = {
  'step.kura.command.title': 'Running a command through Kura',
  'step.kura.package.title': 'Installing a package',

  'error.gateway/no-remote.title': 'Lane has no remote management',
  'error.gateway/no-remote.meaning': 'This step speaks to the gateway over a broker, and the station file gives the lane no remote.',
  'error.gateway/no-remote.action': 'Add remote (broker, account, clientId) to the lane in the station file.',

  'error.gateway/no-kura.title': 'Lane has no way to Kura',
  'error.gateway/no-kura.meaning': 'This step asks Kura, and the station file gives the lane neither rest nor remote.',
  'error.gateway/no-kura.action': 'Add rest or remote to the lane in the station file.',

  'error.remote/unknown-broker.title': 'Broker {name} is not known here',
  'error.remote/unknown-broker.meaning': 'The lane’s remote names it, and the station file has: {known}.',
  'error.remote/unknown-broker.action': 'Add it under brokers in the station file, or correct the name in the lane.',

  'error.remote/bad-address.title': 'Not usable in a topic: {part}',
  'error.remote/bad-address.meaning': '"{text}" is empty, too long or holds one of / + #. Nothing was sent.',
  'error.remote/bad-address.action': 'Correct {part} in the station file or the batch. Kura writes - where a client id has / + # or a dot.',

  'error.remote/plain-url.title': 'Broker without TLS',
  'error.remote/plain-url.meaning':
    'The broker’s URL is mqtt://: logins and configurations of every gateway would be readable on the way. Nothing was sent.',
  'error.remote/plain-url.action': 'Use mqtts://host:8883. On a network of your own, "allowPlain": true of the broker allows it.',

  'error.remote/client-id-of-a-device.title': 'Station and gateway have one client id',
  'error.remote/client-id-of-a-device.meaning':
    'The station’s login at the broker has the client id {clientId}, which is this gateway’s. The broker would throw the gateway out. Nothing was sent.',
  'error.remote/client-id-of-a-device.action': 'Give the broker in the station file another clientId, or leave it out.',

  'error.remote/link-lost.title': 'Connection to the broker lost',
  'error.remote/link-lost.meaning':
    'The connection to {place} ended while the station waited. Whether the gateway heard the request is not known; it is not sent again.',
  'error.remote/link-lost.action': 'Check the network of the station and the broker. The station reads back before it writes again.',

  'error.remote/thrown-out.title': 'Broker throws the station out',
  'error.remote/thrown-out.meaning':
    '{place} ended the connection {times} times within seconds. Often somebody else uses the client id {clientId}, or the login may not do what the station asks.',
  'error.remote/thrown-out.action':
    'Look in the log of the broker. Give the broker in the station file a clientId of its own, or leave it out.',

  'error.remote/topic-refused.title': 'Broker does not let the station listen',
  'error.remote/topic-refused.meaning':
    '{place} refused the topics on which gateways answer: {topics}. Without them no answer arrives, so nothing was asked.',
  'error.remote/topic-refused.action': 'Allow the station’s user these topics at the broker.',

  'error.remote/no-reply.title': 'Gateway {clientId} does not answer',
  'error.remote/no-reply.meaning':
    'No answer to {request} within {seconds} s. Causes: it is not connected to this broker, its client id or account is another, it is busy, or it was provisioned by Everyware Cloud and now expects signed control messages: unsigned requests are dropped without a word.',
  'error.remote/no-reply.action':
    'Compare account and client id with the birth message. After Everyware provisioning, use SSH, console or the cloud.',

  'error.remote/not-connected.title': 'Gateway {clientId} has left the broker',
  'error.remote/not-connected.meaning': 'Its disconnect message or its last will was the last that was heard of it.',
  'error.remote/not-connected.action': 'Wait for its next birth message. Check power and network of the gateway where none comes.',

  'error.remote/bad-request.title': 'Gateway does not accept the request',
  'error.remote/bad-request.meaning': 'Kura answered {request} with {code}: {reason}',
  'error.remote/bad-request.action': 'Check the values of the step against the definition of the component.',

  'error.remote/not-found.title': 'Gateway does not have that',
  'error.remote/not-found.meaning': 'Kura answered {request} with {code}: {reason}',
  'error.remote/not-found.action': 'Check the name, and whether this version of Kura has the app.',

  'error.remote/refused.title': 'Gateway reports an error',
  'error.remote/refused.meaning': 'Kura answered {request} with {code}: {reason}',
  'error.remote/refused.action': 'Look in kura.log of the gateway for this moment.',

  'error.remote/bad-answer.title': 'Answer not understood',
  'error.remote/bad-answer.meaning': 'The gateway answered {request}, and the answer is not of the form that Kura gives.',
  'error.remote/bad-answer.action': 'Check the version of Kura on the gateway and send in the log.',

  'error.remote/json-cannot-carry.title': 'This gateway’s JSON cannot carry the request',
  'error.remote/json-cannot-carry.meaning':
    'It is set to simple JSON, in which these values would arrive as another type: {metrics}. Nothing was sent.',
  'error.remote/json-cannot-carry.action': 'Set payload.encoding of its CloudService to kura-protobuf, or leave the values out.',

  'error.remote/not-applied.title': 'Configuration not taken over',
  'error.remote/not-applied.meaning':
    'The gateway took the configuration of {pid} and answered before it applied it. Within {seconds} s it was not there.',
  'error.remote/not-applied.action': 'Look in kura.log of the gateway: failures of CONF-V1 stand only there.',

  'error.remote/commands-disabled.title': 'Gateway runs no commands from remote',
  'error.remote/commands-disabled.meaning': 'CommandCloudApp refused the command ({reason}). It is switched off by default.',
  'error.remote/commands-disabled.action':
    'Set command.enable of org.eclipse.kura.cloud.app.command.CommandCloudApp, and give the command password if there is one.',

  'progress.package.installing': 'Installing {name}: {percent} %',

  'error.kura-command/no-stdin.title': 'No way for standard input',
  'error.kura-command/no-stdin.meaning': 'The step gives the command an input, and over REST Kura has no place for it. Nothing was sent.',
  'error.kura-command/no-stdin.action': 'Give the lane remote, use the step shell, or leave stdin out.',

  'error.kura-command/ended-late.title': 'Gateway ended the command after its time',
  'error.kura-command/ended-late.meaning':
    '{command} was still running after {seconds} s, or after the limit of CommandCloudApp, and was ended.',
  'error.kura-command/ended-late.action': 'Raise timeoutSeconds of the step, and command.timeout on the gateway where that is shorter.',

  'error.package/not-installed.title': 'Package {name} is not installed',
  'error.package/not-installed.meaning': 'The gateway’s list of packages says: {observed}. Expected: {version}.',
  'error.package/not-installed.action':
    'Look in kura.log of the gateway for the installation. Check that name and version are those inside the package.',

  'error.remote/job-failed.title': 'Gateway could not {job} {name}',
  'error.remote/job-failed.meaning': 'DEPLOY-V2 reports {status}: {reason}',
  'error.remote/job-failed.action': 'Check the URL as seen from the gateway, the hash and the space on its disk.',
} as const;
