/** Provision brokers. For each error code: what happened, what it means, what to do now. */
export const brokerTexts = {
  'step.broker.check.title': 'Asking the broker',
  'step.gateway.ready.title': 'Checking clock and network of the gateway',

  'progress.broker.connecting': 'Connecting to {place}',
  'progress.ready.clock': 'Comparing the clock',
  'progress.ready.network': 'Looking for the way to {host}',
  'progress.ready.keystore': 'Reading the keystore',

  'error.broker/none-named.title': 'No broker named',
  'error.broker/none-named.meaning': 'The step has neither broker nor brokerUrl, so there is nobody to ask.',
  'error.broker/none-named.action': 'Give one of the two in the recipe.',

  'error.broker/not-in-station-file.title': 'Broker {name} is not known here',
  'error.broker/not-in-station-file.meaning': 'The recipe asks for it by name, and the station file has: {known}.',
  'error.broker/not-in-station-file.action': 'Add it under brokers in the station file, or correct the name in the recipe.',

  'error.broker/bad-url.title': 'Broker URL not usable',
  'error.broker/bad-url.meaning': '"{url}" is not mqtts://host:port. A user or password in it is not taken.',
  'error.broker/bad-url.action': 'Correct the URL in the station file, the recipe or the batch.',

  'error.broker/plain-url.title': 'Broker without TLS',
  'error.broker/plain-url.meaning': 'This URL is mqtt://: user and password of every unit would be readable on the way.',
  'error.broker/plain-url.action': 'Use mqtts://host:8883. broker.check sends nothing over mqtt:// unless the recipe says allowPlain.',

  'error.broker/bad-authorities.title': 'CA file of the broker not usable',
  'error.broker/bad-authorities.meaning': 'The caFile of this broker holds no certificate that can be read. Nothing was sent.',
  'error.broker/bad-authorities.action': 'Put the PEM certificate of the authority in it (-----BEGIN CERTIFICATE-----).',

  'error.broker/plain-refused.title': 'Connection without TLS',
  'error.broker/plain-refused.meaning': '{place} would get user and password readable for everybody on the way. They were not sent.',
  'error.broker/plain-refused.action': 'Use mqtts://. On a network of your own, allowPlain in the recipe sends them all the same.',

  'error.broker/asked-already.title': 'Broker was asked about this unit already',
  'error.broker/asked-already.meaning':
    'An earlier run sent the login to {place} (answer: {verdict}). A second one could lock the account, so none was sent.',
  'error.broker/asked-already.action':
    'Read the earlier answer in the passport. Where the broker locks no accounts, "repeat": true in the recipe asks again.',

  'error.broker/bad-client-id.title': 'Broker refuses the client id',
  'error.broker/bad-client-id.meaning': '{place} answered CONNACK {code}. Broker family: {family}. Possible causes: {causes}.',
  'error.broker/bad-client-id.action': 'Compare the client id of the row with the provision request, capitals and colons included.',

  'error.broker/bad-user-or-password.title': 'Broker refuses user or password',
  'error.broker/bad-user-or-password.meaning':
    '{place} answered CONNACK {code}. Broker family: {family}. It does not say which of these it is: {causes}.',
  'error.broker/bad-user-or-password.action':
    'Compare user and password of the row with the provision request. Do not try by hand: failures may lock the account.',

  'error.broker/not-authorised.title': 'Broker does not let the unit in',
  'error.broker/not-authorised.meaning':
    '{place} answered CONNACK {code}. Broker family: {family}. It does not say which of these it is: {causes}.',
  'error.broker/not-authorised.action':
    'Compare user and password of the row, then look in the account: is the user locked, disabled, expired? A lock may last hours.',

  'error.broker/refused.title': 'Broker refuses with an unknown code',
  'error.broker/refused.meaning': '{place} answered CONNACK {code}, which MQTT 3.1.1 does not have. The unit is not called bad for it.',
  'error.broker/refused.action': 'Look in the log of the broker for this moment.',

  'error.broker/bad-protocol-version.title': 'Broker does not speak MQTT 3.1.1',
  'error.broker/bad-protocol-version.meaning': '{place} answered CONNACK {code}. The gateway would be refused in the same way.',
  'error.broker/bad-protocol-version.action': 'Check that the URL leads to the provision broker.',

  'error.broker/server-unavailable.title': 'Broker is not available',
  'error.broker/server-unavailable.meaning': '{place} answered CONNACK {code}. Broker family: {family}. Possible causes: {causes}.',
  'error.broker/server-unavailable.action': 'Ask who runs the broker. On Everyware Cloud, check the permissions of the user, too.',

  'error.broker/unreachable.title': 'Broker cannot be reached',
  'error.broker/unreachable.meaning':
    'The station has no connection to {place} ({reason}). The login was not sent. Possible causes: {causes}.',
  'error.broker/unreachable.action': 'Check network and firewall of the station (port 8883 outwards) and the URL, then run the unit again.',

  'error.broker/tls-failed.title': 'No TLS with the broker',
  'error.broker/tls-failed.meaning': 'TLS with {place} broke off ({reason}). Possible causes: {causes}.',
  'error.broker/tls-failed.action': 'Check the port in the URL, and whether the broker demands a client certificate.',

  'error.broker/certificate-not-trusted.title': 'Certificate of the broker not trusted',
  'error.broker/certificate-not-trusted.meaning': 'The station does not know who vouches for {place} ({reason}). The login was not sent.',
  'error.broker/certificate-not-trusted.action':
    'Put the root certificate of the broker in a PEM file and name it as caFile of the broker in the station file.',

  'error.broker/wrong-host-name.title': 'Certificate is for another name',
  'error.broker/wrong-host-name.meaning': '{place} shows a certificate that is not for this name. The login was not sent.',
  'error.broker/wrong-host-name.action': 'Check the URL; use the name that stands in the certificate.',

  'error.broker/certificate-expired.title': 'Certificate of the broker has expired',
  'error.broker/certificate-expired.meaning':
    'By the clock of this computer, the certificate of {place} is out of date. The login was not sent.',
  'error.broker/certificate-expired.action': 'Check date and time of this computer, then ask who runs the broker.',

  'error.broker/certificate-not-yet-valid.title': 'Certificate of the broker is not valid yet',
  'error.broker/certificate-not-yet-valid.meaning':
    'By the clock of this computer, the certificate of {place} becomes valid later. The login was not sent.',
  'error.broker/certificate-not-yet-valid.action': 'Check date and time of this computer.',

  'error.broker/silent.title': 'Broker does not answer',
  'error.broker/silent.meaning': '{place} took the connection and then said nothing. Possible causes: {causes}.',
  'error.broker/silent.action': 'Ask who runs the broker, and check the port in the URL.',

  'error.broker/closed.title': 'Broker closed the connection',
  'error.broker/closed.meaning':
    '{place} closed without a CONNACK ({reason}). Some brokers do so for a wrong login. Possible causes: {causes}.',
  'error.broker/closed.action': 'Look in the log of the broker for this moment, and compare user and password of the row.',

  'error.broker/not-mqtt.title': 'No MQTT broker at this address',
  'error.broker/not-mqtt.meaning': '{place} answered something that is not MQTT.',
  'error.broker/not-mqtt.action': 'Check host and port in the URL.',

  'error.ready/clock-not-set.title': 'Clock of the gateway is not set',
  'error.ready/clock-not-set.meaning': 'It says {gatewayTime}, the station {stationTime}. With that, no certificate is valid.',
  'error.ready/clock-not-set.action': 'Let the gateway reach a time server, or set its clock, then run the unit again.',

  'error.ready/clock-wrong.title': 'Clock of the gateway is wrong',
  'error.ready/clock-wrong.meaning': 'It says {gatewayTime}, the station {stationTime}: {seconds} s apart, {limit} s are allowed.',
  'error.ready/clock-wrong.action': 'Check the clock of the station first, then let the gateway reach a time server.',

  'error.ready/name-not-found.title': 'Gateway does not find {host}',
  'error.ready/name-not-found.meaning': 'The name service of the gateway gives no address for the broker.',
  'error.ready/name-not-found.action': 'Check the network cable of the gateway and the name server that the bench gives it.',

  'error.ready/no-route.title': 'Gateway has no way to {address}',
  'error.ready/no-route.meaning': 'Its routing table has no entry that leads to the broker.',
  'error.ready/no-route.action': 'Check the network cable of the gateway, its address and its default route.',

  'error.ready/broker-not-reached.title': 'Gateway does not reach the broker',
  'error.ready/broker-not-reached.meaning': 'From the gateway, {place} is refused or does not answer.',
  'error.ready/broker-not-reached.action': 'Check the firewall between bench and broker (port 8883 outwards).',

  'error.ready/root-missing.title': 'Gateway does not trust the broker',
  'error.ready/root-missing.meaning': 'Its keystore SSLKeystore has none of: {authority}.',
  'error.ready/root-missing.action':
    'Load the root certificate into SSLKeystore before this step, or set "requireRoot": false where the gateway trusts by other means.',

  'error.ready/root-not-checked.title': 'Keystore of the gateway not readable',
  'error.ready/root-not-checked.meaning': 'The recipe demands that the gateway trusts the broker, and that could not be looked at.',
  'error.ready/root-not-checked.action': 'Give the lane a rest login that may read keystores (rest.keystores), or leave requireRoot out.',

  'doctor.name.broker': 'Broker',
  'doctor.broker.ok': '{name}: {place} answers with a certificate that is trusted. Sent: no login.',
  'doctor.broker.plain': '{name}: {place} takes connections, without TLS.',
} as const;
