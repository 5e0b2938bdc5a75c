/** The station's own broker, its steps and the lifecycle watch. For each error code: what happened, what it means, what to do now. */
export const ownBrokerTexts = {
  'step.remote.bootstrap.title': 'Pointing the gateway at the station',
  'step.remote.meet.title': 'Meeting the gateway at the station’s broker',
  'step.remote.leave.title': 'Pointing the gateway at its own broker',

  'progress.bootstrap.reading': 'Reading the cloud connection',
  'progress.bootstrap.writing': 'Writing broker, login and authority',
  'progress.meet.waiting': 'Waiting for the birth message of {clientId}, up to {seconds} s',
  'progress.meet.recalling': 'Cutting the connection of {clientId}, so that it says again who it is',
  'progress.leave.writing': 'Writing the own broker',
  'progress.leave.waiting': 'Waiting until {clientId} has left, up to {seconds} s',
  'progress.leave.arriving': 'Waiting for {clientId} at broker {broker}, up to {seconds} s',

  'command.watch.about': 'Shows which gateways come to a broker and leave it. Runs until stopped.',
  'command.watch.listening': 'Listening at broker {broker}',
  'command.watch.missed': '{count} messages came faster than they were read',
  'command.option.broker': 'Broker of the station file to listen at. Default: station, its own.',
  'watch.message.birth': 'connected',
  'watch.message.birth-again': 'birth message again',
  'watch.message.apps': 'applications changed',
  'watch.message.disconnect': 'disconnected',
  'watch.message.last-will': 'connection lost',
  'watch.message.taken-over': 'another connection with this client id',
  'command.option.way': 'How gateways come to their cloud: everyware, station-broker. Default: everyware.',

  'error.own-broker/none.title': 'Station has no broker of its own',
  'error.own-broker/none.meaning': 'The step brings gateways to the station’s broker, and the station file has no stationBroker.',
  'error.own-broker/none.action': 'Enter stationBroker with the host by which gateways reach this computer in the station file.',

  'error.own-broker/reserved-name.title': 'Broker name is taken',
  'error.own-broker/reserved-name.meaning': '"{name}" always means the station’s own broker.',
  'error.own-broker/reserved-name.action': 'Give this broker another name in the station file.',

  'error.own-broker/port-in-use.title': 'Port of the station’s broker in use',
  'error.own-broker/port-in-use.meaning':
    'Another program listens at {place}, so no gateway can reach the station there. No unit was taken.',
  'error.own-broker/port-in-use.action': 'End the other program, or set another port in stationBroker.listen.',

  'error.own-broker/cannot-listen.title': 'Station’s broker cannot listen',
  'error.own-broker/cannot-listen.meaning': 'The system does not give {place} to the station ({reason}). No unit was taken.',
  'error.own-broker/cannot-listen.action':
    'Check the address and port in stationBroker.listen; ports below 1024 need rights that a station has not.',

  'doctor.own-broker.port': '{place} is free for the station’s broker',
  'doctor.own-broker.name': '{host} leads to this computer ({addresses})',

  'error.own-broker/name-elsewhere.title': 'Name of the station’s broker leads elsewhere',
  'error.own-broker/name-elsewhere.meaning':
    'Gateways get {host} as their broker; here it resolves to {addresses}, which is not this computer.',
  'error.own-broker/name-elsewhere.action':
    'Set stationBroker.host to an address of this computer in the gateways’ network, or correct the name service.',

  'error.own-broker/other-settings.title': 'Station’s broker runs with other settings',
  'error.own-broker/other-settings.meaning': 'A run or a watch uses it as another station file describes it.',
  'error.own-broker/other-settings.action': 'Wait for its end, or stop the watch, then begin again.',

  'error.own-broker/no-administrator.title': 'No administrator for mosquitto',
  'error.own-broker/no-administrator.meaning':
    'The station makes a user for each unit at broker {broker}, and the station file gives no user and password for it.',
  'error.own-broker/no-administrator.action': 'Enter user and password of the dynamic security administrator under brokers.',

  'error.own-broker/no-authority.title': 'Authority of mosquitto not known',
  'error.own-broker/no-authority.meaning': 'Gateways get the authority of broker {broker} into their keystore, and it has no caFile.',
  'error.own-broker/no-authority.action': 'Enter the PEM file of its authority as caFile under brokers.',

  'error.own-broker/control-refused.title': 'Mosquitto did not carry out an order',
  'error.own-broker/control-refused.meaning': '{place} refused {command}: {reason}.',
  'error.own-broker/control-refused.action': 'Check that its dynamic security plugin runs and that the login is its administrator’s.',

  'error.own-broker/control-silent.title': 'Mosquitto does not answer orders',
  'error.own-broker/control-silent.meaning': 'An order to the dynamic security plugin at {place} had no answer.',
  'error.own-broker/control-silent.action': 'Check that the plugin is loaded and that the login is its administrator’s, then run again.',

  'error.own-broker/open-to-all.title': 'Broker lets everybody do everything',
  'error.own-broker/open-to-all.meaning':
    'The default rights of mosquitto at {place} allow {access}: one unit could hear another or speak for it. Nothing was changed.',
  'error.own-broker/open-to-all.action': 'Set its default for {access} to deny: setDefaultACLAccess of the dynamic security plugin.',

  'error.own-broker/client-id-taken.title': 'Client id belongs to another unit',
  'error.own-broker/client-id-taken.meaning':
    '{clientId} is the station’s own at its broker, or a unit of another device is let in under it. Nothing was written.',
  'error.own-broker/client-id-taken.action': 'Give the unit a client id of its own in the batch or the recipe.',

  'error.bootstrap/no-way.title': 'No way to set the cloud connection',
  'error.bootstrap/no-way.meaning':
    'The gateway has {ways}. Its cloud connection and keystore can be written over REST of Kura 5.1 or newer only. Nothing was written.',
  'error.bootstrap/no-way.action':
    'Give the lane a rest endpoint. A gateway with a shell alone is pointed at the station before its first boot, by kura.first-snapshot.',

  'error.bootstrap/no-connection.title': 'No cloud connection on the gateway',
  'error.bootstrap/no-connection.meaning': 'The gateway has no component {pid}. Nothing was written.',
  'error.bootstrap/no-connection.action': 'Create the cloud connection in Kura, or name the right one as cloudConnection in the recipe.',

  'error.bootstrap/no-client-id.title': 'Unit has no client id',
  'error.bootstrap/no-client-id.meaning': 'The recipe gives none and the row has no identifier to make one from. Nothing was written.',
  'error.bootstrap/no-client-id.action': 'Set clientId in the recipe, or fill in an identifier in the batch.',

  'error.bootstrap/bad-client-id.title': 'Client id not usable',
  'error.bootstrap/bad-client-id.meaning': '"{clientId}" holds / + # or is longer than 255 signs: topics would lead elsewhere.',
  'error.bootstrap/bad-client-id.action': 'Correct clientId in the recipe or the batch.',

  'error.bootstrap/not-taken.title': 'Gateway keeps another setting',
  'error.bootstrap/not-taken.meaning': '{name} was written and reads back as something else.',
  'error.bootstrap/not-taken.action': 'Set the unit aside; look in the Kura log for what refused the update.',

  'error.meet/not-admitted.title': 'Unit has no login at the station’s broker',
  'error.meet/not-admitted.meaning': 'No remote.bootstrap or kura.first-snapshot gave it one, so it cannot come, and cannot leave.',
  'error.meet/not-admitted.action': 'Put remote.bootstrap, or kura.first-snapshot with stationBroker, before this step in the recipe.',

  'error.meet/nobody-came.title': 'Gateway did not come to the station',
  'error.meet/nobody-came.meaning': 'No birth message of {clientId} came to {place} within {seconds} s.',
  'error.meet/nobody-came.action':
    'Look in the Kura log: can it resolve and reach {place}, and does it trust the authority? Check clock and network of the gateway.',

  'error.meet/says-nothing.title': 'Gateway is connected and silent',
  'error.meet/says-nothing.meaning': '{clientId} is connected at {place}, and no birth message came within {seconds} s.',
  'error.meet/says-nothing.action':
    'Look in the Kura log for CloudService: it tells the birth once its connection stands. Restart Kura, then run the unit again.',

  'error.meet/foreign-unit.title': 'Another unit came',
  'error.meet/foreign-unit.meaning':
    'The birth message of {clientId} says {fact} {observed}; the row says {expected}. A gateway with a copied configuration looks like this.',
  'error.meet/foreign-unit.action': 'Find the gateway with {observed} and take it off the network. Then run the unit again.',

  'error.meet/no-identity.title': 'Birth message proves no identity',
  'error.meet/no-identity.meaning': 'It names neither the serial number nor the MAC address of the row, so it may be any gateway.',
  'error.meet/no-identity.action': 'Fill in serial number or MAC address in the batch, or check kura.properties of the gateway.',

  'error.leave/nothing-kept.title': 'Nothing to put back',
  'error.leave/nothing-kept.meaning': 'No remote.bootstrap of this unit has kept what the gateway had before.',
  'error.leave/nothing-kept.action': 'Give brokerUrl and the login of the unit in the recipe in the place of restore.',

  'error.leave/no-target.title': 'Own broker of the unit not given',
  'error.leave/no-target.meaning': '{name} is empty for this row, so the gateway would be lost between two brokers. Nothing was written.',
  'error.leave/no-target.action': 'Fill it in, in the batch or the recipe.',

  'error.leave/not-taken.title': 'Gateway keeps the station’s broker',
  'error.leave/not-taken.meaning': '{name} was written and reads back as something else.',
  'error.leave/not-taken.action': 'Set the unit aside; look in the Kura log for what refused the update.',

  'error.leave/still-here.title': 'Gateway did not leave',
  'error.leave/still-here.meaning': '{clientId} is pointed at its own broker and still connected to the station’s after {seconds} s.',
  'error.leave/still-here.action': 'Restart Kura on the gateway, then run the unit again.',

  'error.leave/not-arrived.title': 'Gateway not seen at its own broker',
  'error.leave/not-arrived.meaning': '{clientId} left the station; no birth message came to broker {broker} within {seconds} s.',
  'error.leave/not-arrived.action':
    'Check URL, account and login of the unit, and that the gateway trusts that broker’s authority. Then run the unit again.',

  'error.watch/no-login.title': 'No login at this broker',
  'error.watch/no-login.meaning': 'Broker {broker} has no user in the station file, so the station hears nothing there.',
  'error.watch/no-login.action': 'Enter user and password of the station’s own login under brokers, never one of a gateway.',
} as const;
