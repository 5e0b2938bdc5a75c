/** Der eigene Broker der Station, seine Schritte und die Beobachtung. Zu jedem Code: was geschah, was es heißt, was jetzt zu tun ist. */
import type { ownBrokerTexts as en } from '../en/own-broker.ts';

export const ownBrokerTexts: Record<keyof typeof en, string> = {
  'step.remote.bootstrap.title': 'Gateway auf die Station richten',
  'step.remote.meet.title': 'Gateway am Broker der Station treffen',
  'step.remote.leave.title': 'Gateway auf seinen eigenen Broker richten',

  'progress.bootstrap.reading': 'Cloud-Verbindung lesen',
  'progress.bootstrap.writing': 'Broker, Anmeldung und Zertifizierungsstelle schreiben',
  'progress.meet.waiting': 'Warten auf die Geburtsmeldung von {clientId}, bis zu {seconds} s',
  'progress.meet.recalling': 'Verbindung von {clientId} trennen, damit es noch einmal sagt, wer es ist',
  'progress.leave.writing': 'Eigenen Broker schreiben',
  'progress.leave.waiting': 'Warten, bis {clientId} gegangen ist, bis zu {seconds} s',
  'progress.leave.arriving': 'Warten auf {clientId} am Broker {broker}, bis zu {seconds} s',

  'command.watch.about': 'Zeigt, welche Gateways zu einem Broker kommen und gehen. Läuft, bis es beendet wird.',
  'command.watch.listening': 'Hört am Broker {broker}',
  'command.watch.missed': '{count} Meldungen kamen schneller, als sie gelesen wurden',
  'command.option.broker': 'Broker der Stationsdatei, an dem gehört wird. Vorgabe: station, ihr eigener.',
  'watch.message.birth': 'verbunden',
  'watch.message.birth-again': 'Geburtsmeldung noch einmal',
  'watch.message.apps': 'Anwendungen geändert',
  'watch.message.disconnect': 'getrennt',
  'watch.message.last-will': 'Verbindung verloren',
  'watch.message.taken-over': 'andere Verbindung mit dieser Client-ID',
  'command.option.way': 'Wie Gateways zu ihrer Cloud kommen: everyware, station-broker. Vorgabe: everyware.',

  'error.own-broker/none.title': 'Station hat keinen eigenen Broker',
  'error.own-broker/none.meaning': 'Der Schritt bringt Gateways zum Broker der Station, und die Stationsdatei hat kein stationBroker.',
  'error.own-broker/none.action':
    'stationBroker mit dem host, unter dem Gateways diesen Rechner erreichen, in die Stationsdatei eintragen.',

  'error.own-broker/reserved-name.title': 'Name des Brokers ist vergeben',
  'error.own-broker/reserved-name.meaning': '„{name}“ heißt immer der eigene Broker der Station.',
  'error.own-broker/reserved-name.action': 'Diesem Broker in der Stationsdatei einen anderen Namen geben.',

  'error.own-broker/port-in-use.title': 'Port des Stations-Brokers belegt',
  'error.own-broker/port-in-use.meaning':
    'Ein anderes Programm hört auf {place}, so erreicht kein Gateway dort die Station. Keine Einheit wurde genommen.',
  'error.own-broker/port-in-use.action': 'Das andere Programm beenden oder in stationBroker.listen einen anderen Port setzen.',

  'error.own-broker/cannot-listen.title': 'Broker der Station kann nicht hören',
  'error.own-broker/cannot-listen.meaning': 'Das System gibt der Station {place} nicht ({reason}). Keine Einheit wurde genommen.',
  'error.own-broker/cannot-listen.action':
    'Adresse und Port in stationBroker.listen prüfen; Ports unter 1024 brauchen Rechte, die eine Station nicht hat.',

  'doctor.own-broker.port': '{place} ist für den Broker der Station frei',
  'doctor.own-broker.name': '{host} führt zu diesem Rechner ({addresses})',

  'error.own-broker/name-elsewhere.title': 'Name des Stations-Brokers führt woandershin',
  'error.own-broker/name-elsewhere.meaning':
    'Gateways bekommen {host} als Broker; hier führt das zu {addresses}, und das ist nicht dieser Rechner.',
  'error.own-broker/name-elsewhere.action':
    'stationBroker.host auf eine Adresse dieses Rechners im Netz der Gateways setzen, oder den Namensdienst berichtigen.',

  'error.own-broker/other-settings.title': 'Broker der Station läuft mit anderen Einstellungen',
  'error.own-broker/other-settings.meaning': 'Ein Lauf oder eine Beobachtung nutzt ihn so, wie eine andere Stationsdatei ihn beschreibt.',
  'error.own-broker/other-settings.action': 'Das Ende abwarten oder die Beobachtung beenden, dann neu beginnen.',

  'error.own-broker/no-administrator.title': 'Kein Verwalter für mosquitto',
  'error.own-broker/no-administrator.meaning':
    'Die Station legt am Broker {broker} für jede Einheit einen Benutzer an, und die Stationsdatei gibt dafür weder Benutzer noch Passwort.',
  'error.own-broker/no-administrator.action': 'Benutzer und Passwort des Verwalters der dynamic security unter brokers eintragen.',

  'error.own-broker/no-authority.title': 'Zertifizierungsstelle von mosquitto nicht bekannt',
  'error.own-broker/no-authority.meaning':
    'Gateways bekommen die Zertifizierungsstelle von Broker {broker} in ihren Keystore, und er hat keine caFile.',
  'error.own-broker/no-authority.action': 'Die PEM-Datei seiner Zertifizierungsstelle als caFile unter brokers eintragen.',

  'error.own-broker/control-refused.title': 'Mosquitto hat einen Auftrag nicht ausgeführt',
  'error.own-broker/control-refused.meaning': '{place} lehnte {command} ab: {reason}.',
  'error.own-broker/control-refused.action': 'Prüfen, ob sein Dynamic-Security-Plugin läuft und die Anmeldung die seines Verwalters ist.',

  'error.own-broker/control-silent.title': 'Mosquitto antwortet nicht auf Aufträge',
  'error.own-broker/control-silent.meaning': 'Ein Auftrag an das Dynamic-Security-Plugin bei {place} blieb ohne Antwort.',
  'error.own-broker/control-silent.action':
    'Prüfen, ob das Plugin geladen und die Anmeldung die seines Verwalters ist, dann noch einmal starten.',

  'error.own-broker/open-to-all.title': 'Broker lässt alle alles tun',
  'error.own-broker/open-to-all.meaning':
    'Die Vorgaben von mosquitto an {place} erlauben {access}: Eine Einheit könnte eine andere hören oder für sie sprechen. Es wurde nichts geändert.',
  'error.own-broker/open-to-all.action': 'Die Vorgabe für {access} auf Ablehnen setzen: setDefaultACLAccess des Plugins dynamic security.',

  'error.own-broker/client-id-taken.title': 'Client-ID gehört einer anderen Einheit',
  'error.own-broker/client-id-taken.meaning':
    '{clientId} ist am Broker der Station ihre eigene, oder eine Einheit eines anderen Geräts kommt unter ihr. Es wurde nichts geschrieben.',
  'error.own-broker/client-id-taken.action': 'Der Einheit im Los oder im Rezept eine eigene Client-ID geben.',

  'error.bootstrap/no-way.title': 'Kein Weg zur Cloud-Verbindung',
  'error.bootstrap/no-way.meaning':
    'Das Gateway hat {ways}. Cloud-Verbindung und Keystore lassen sich nur über REST ab Kura 5.1 schreiben. Es wurde nichts geschrieben.',
  'error.bootstrap/no-way.action':
    'Dem Platz einen rest-Endpunkt geben. Ein Gateway nur mit Shell wird vor dem ersten Start mit kura.first-snapshot auf die Station gerichtet.',

  'error.bootstrap/no-connection.title': 'Keine Cloud-Verbindung auf dem Gateway',
  'error.bootstrap/no-connection.meaning': 'Das Gateway hat keine Komponente {pid}. Es wurde nichts geschrieben.',
  'error.bootstrap/no-connection.action': 'Die Cloud-Verbindung in Kura anlegen oder die richtige als cloudConnection im Rezept nennen.',

  'error.bootstrap/no-client-id.title': 'Einheit hat keine Client-ID',
  'error.bootstrap/no-client-id.meaning':
    'Das Rezept gibt keine, und die Zeile hat keine Kennung, aus der eine würde. Es wurde nichts geschrieben.',
  'error.bootstrap/no-client-id.action': 'clientId im Rezept setzen oder im Los eine Kennung ausfüllen.',

  'error.bootstrap/bad-client-id.title': 'Client-ID nicht verwendbar',
  'error.bootstrap/bad-client-id.meaning': '„{clientId}“ enthält / + # oder ist länger als 255 Zeichen: Topics führten woandershin.',
  'error.bootstrap/bad-client-id.action': 'clientId im Rezept oder im Los berichtigen.',

  'error.bootstrap/not-taken.title': 'Gateway behält eine andere Einstellung',
  'error.bootstrap/not-taken.meaning': '{name} wurde geschrieben und liest sich anders zurück.',
  'error.bootstrap/not-taken.action': 'Die Einheit beiseitelegen; im Kura-Log nachsehen, was die Änderung abgelehnt hat.',

  'error.meet/not-admitted.title': 'Einheit hat keine Anmeldung am Broker der Station',
  'error.meet/not-admitted.meaning':
    'Kein remote.bootstrap und kein kura.first-snapshot gab ihr eine, so kann sie nicht kommen und nicht gehen.',
  'error.meet/not-admitted.action': 'Im Rezept remote.bootstrap, oder kura.first-snapshot mit stationBroker, vor diesen Schritt setzen.',

  'error.meet/nobody-came.title': 'Gateway kam nicht zur Station',
  'error.meet/nobody-came.meaning': 'Innerhalb von {seconds} s kam keine Geburtsmeldung von {clientId} zu {place}.',
  'error.meet/nobody-came.action':
    'Im Kura-Log nachsehen: Kann es {place} auflösen und erreichen, und traut es der Zertifizierungsstelle? Uhr und Netz des Gateways prüfen.',

  'error.meet/says-nothing.title': 'Gateway ist verbunden und schweigt',
  'error.meet/says-nothing.meaning': '{clientId} ist an {place} verbunden, und innerhalb von {seconds} s kam keine Geburtsmeldung.',
  'error.meet/says-nothing.action':
    'Im Kura-Log nach CloudService sehen: Er meldet die Geburt, sobald seine Verbindung steht. Kura neu starten, dann noch einmal starten.',

  'error.meet/foreign-unit.title': 'Eine andere Einheit kam',
  'error.meet/foreign-unit.meaning':
    'Die Geburtsmeldung von {clientId} sagt {fact} {observed}; die Zeile sagt {expected}. So sieht ein Gateway mit kopierter Konfiguration aus.',
  'error.meet/foreign-unit.action': 'Das Gateway mit {observed} suchen und vom Netz nehmen. Dann die Einheit noch einmal starten.',

  'error.meet/no-identity.title': 'Geburtsmeldung beweist keine Identität',
  'error.meet/no-identity.meaning': 'Sie nennt weder Seriennummer noch MAC-Adresse der Zeile, so kann es jedes Gateway sein.',
  'error.meet/no-identity.action': 'Seriennummer oder MAC-Adresse im Los ausfüllen, oder kura.properties des Gateways prüfen.',

  'error.leave/nothing-kept.title': 'Nichts zum Zurücksetzen',
  'error.leave/nothing-kept.meaning': 'Kein remote.bootstrap dieser Einheit hat behalten, was das Gateway vorher hatte.',
  'error.leave/nothing-kept.action': 'Im Rezept statt restore brokerUrl und die Anmeldung der Einheit angeben.',

  'error.leave/no-target.title': 'Eigener Broker der Einheit nicht angegeben',
  'error.leave/no-target.meaning':
    '{name} ist in dieser Zeile leer, so ginge das Gateway zwischen zwei Brokern verloren. Es wurde nichts geschrieben.',
  'error.leave/no-target.action': 'Im Los oder im Rezept ausfüllen.',

  'error.leave/not-taken.title': 'Gateway behält den Broker der Station',
  'error.leave/not-taken.meaning': '{name} wurde geschrieben und liest sich anders zurück.',
  'error.leave/not-taken.action': 'Die Einheit beiseitelegen; im Kura-Log nachsehen, was die Änderung abgelehnt hat.',

  'error.leave/still-here.title': 'Gateway ging nicht',
  'error.leave/still-here.meaning':
    '{clientId} ist auf seinen eigenen Broker gerichtet und nach {seconds} s noch mit dem der Station verbunden.',
  'error.leave/still-here.action': 'Kura auf dem Gateway neu starten, dann die Einheit noch einmal starten.',

  'error.leave/not-arrived.title': 'Gateway am eigenen Broker nicht gesehen',
  'error.leave/not-arrived.meaning':
    '{clientId} hat die Station verlassen; innerhalb von {seconds} s kam keine Geburtsmeldung zu Broker {broker}.',
  'error.leave/not-arrived.action':
    'URL, Konto und Anmeldung der Einheit prüfen, und ob das Gateway der Zertifizierungsstelle dieses Brokers traut. Dann noch einmal starten.',

  'error.watch/no-login.title': 'Keine Anmeldung an diesem Broker',
  'error.watch/no-login.meaning': 'Broker {broker} hat in der Stationsdatei keinen Benutzer, so hört die Station dort nichts.',
  'error.watch/no-login.action': 'Benutzer und Passwort der eigenen Anmeldung der Station unter brokers eintragen, nie die eines Gateways.',
};
