/** What the station screen and the first start say, in German. */
export const stationScreenTexts = {
  'window.first.title': 'Diese Station einrichten',
  'window.first.text':
    'Lineside führt Gateways von der Los-Datei zu bewiesenen, aufgezeichneten Einheiten. Erst üben, oder gleich die Werkbank anschließen.',
  'window.first.help': 'Die ersten zehn Minuten, Schritt für Schritt:',
  'window.first.help.page': 'Erste Schritte',
  'window.first.station.title': 'Stationsdatei',
  'window.first.station.text':
    'Die Stationsdatei nennt die Plätze der Werkbank und wie das zu erreichen ist, was dort angesteckt wird. Die Hilfeseite „Stationsdatei“ zeigt eine.',

  'window.training.word': 'ÜBUNG',
  'window.training.title': 'Übungslinie',
  'window.training.text':
    'Simulierte Gateways und ihre Cloud auf diesem Rechner, mit eigenem Journal. Nichts auf der Werkbank wird berührt.',
  'window.training.on': 'Die Übungslinie läuft. Was jetzt geschieht, steht in ihrem eigenen Journal, nicht in dem der Station.',
  'window.training.gateways': 'Gateways',
  'window.training.lanes': 'Plätze',
  'window.training.start': 'Übungslinie starten',
  'window.training.starting': 'Startet, etwa 5 s',
  'window.training.stop': 'Übungslinie beenden',
  'window.training.stop-first': 'Erst die Linie stoppen.',

  'window.station-file.title': 'Stationsdatei',
  'window.station-file.text':
    'Nennt die Plätze und wie das zu erreichen ist, was dort angesteckt wird. Eine neue Datei tritt an die Stelle der jetzigen.',
  'window.station-file.choose': 'Stationsdatei wählen',

  'window.bench.title': 'Werkbank',
  'window.bench.none': 'Noch keine Plätze. Eine Stationsdatei wählen oder die Übungslinie starten.',

  'window.journal.title': 'Journal',
  'window.journal.text': 'Alles, was geschah, der Reihe nach, nie verändert. Alle Ansichten werden daraus gelesen.',
  'window.journal.file': 'Datei',
  'window.journal.events': 'Ereignisse',

  'window.doctor.title': 'Dieser Rechner',
  'window.doctor.text': 'Was dieser Rechner für die Station kann und was nicht.',
  'window.doctor.again': 'Noch einmal prüfen',
  'window.doctor.asking': 'Wird geprüft, etwa 5 s',

  'window.training.batch': 'Übungslos',

  'window.bench.text': '{lanes} Plätze, wo sie stehen, jeder mit den Wegen zu dem, was angesteckt ist.',
  'window.bench.transport.ssh': 'SSH',
  'window.bench.transport.rest': 'HTTPS',
  'window.bench.transport.serial': 'Serielle Konsole',
  'window.bench.transport.tcp': 'Konsolenserver',
  'window.bench.unplugged': 'nicht angesteckt',

  'window.ports.title': 'Serielle Schnittstellen',
  'window.ports.text': 'Die Adapter dieses Rechners und welcher Platz welchen benutzt. Nachsehen öffnet keinen.',
  'window.ports.again': 'Noch einmal nachsehen',
  'window.ports.asking': 'Wird nachgesehen, etwa 1 s',
  'window.ports.learn': 'Durch Stecken lernen',
  'window.ports.none': 'Dieser Rechner hat keine serielle Schnittstelle. Plätze im Netz brauchen keine.',
  'window.ports.no-udev': 'Das System kann seine Schnittstellen nicht nennen: Paket udev installieren.',
  'window.ports.path': 'Heißt jetzt',
  'window.ports.adapter': 'Adapter',
  'window.ports.location': 'USB-Steckplatz',
  'window.ports.lane': 'Platz',
  'window.ports.free': 'frei',

  'window.learn.title': 'Schnittstelle von Platz {lane} lernen',
  'window.learn.lane': 'Platz',
  'window.learn.unplug': 'Adapter von Platz {lane} abziehen',
  'window.learn.unplug.hint': 'Wo noch keiner steckt: anstecken.',
  'window.learn.plug': 'Wieder anstecken',
  'window.learn.plug.hint': 'Dort, wo er bleibt.',
  'window.learn.several': 'Mehr als ein Adapter wurde bewegt. Nur den dieses Platzes bewegen.',
  'window.learn.learned': 'Platz {lane} ist jetzt {path}',
  'window.learn.again': 'Noch einmal lernen',
  'window.learn.way': 'Woran der Platz gebunden ist',
  'window.learn.way.location': 'Am USB-Steckplatz',
  'window.learn.way.location.means': 'Jeder Adapter, der dort steckt, gehört zum Platz.',
  'window.learn.way.serial-number': 'Am Adapter',
  'window.learn.way.serial-number.means': 'Der Platz geht mit seinem Adapter, wo immer er steckt.',
  'window.learn.way.path': 'Am Namen der Schnittstelle',
  'window.learn.way.path.means': 'Für fest eingebaute. Der Name einer USB-Schnittstelle kann sich bei jedem Start ändern.',
  'window.learn.copy': 'Für die Stationsdatei kopieren',
  'window.learn.save': 'In die Stationsdatei speichern',
  'window.learn.saved': 'Gespeichert in {file}',
  'window.learn.no-file': 'In die Stationsdatei kopieren: die Steuerung weiß nicht, wo diese liegt.',
  'window.learn.no-console':
    'Die Stationsdatei hat für Platz {lane} noch keine Konsole. Eine mit ihrer Anmeldung eintragen, und dies darin.',

  'window.brokers.title': 'Broker',
  'window.brokers.text': 'Broker, die die Stationsdatei mit Namen kennt, zum Prüfen und Provisionieren.',
  'window.brokers.none': 'Die Stationsdatei nennt keinen.',
  'window.brokers.public': 'ausgewiesen von öffentlichen Stellen',
  'window.brokers.own': 'ausgewiesen von {file}',

  'window.keys.title': 'Schlüssel',
  'window.keys.text':
    'Die Geheimnisse jedes Loses sind mit einem eigenen Schlüssel verschlossen, und dieser mit dem Schlüssel der Station.',
  'window.keys.provider': 'Stationsschlüssel',
  'window.keys.safe-storage': 'Im Schlüsselspeicher dieses Rechners',
  'window.keys.safe-storage.hint':
    'So stark wie die Anmeldung des Benutzers an diesem Rechner. Befehle brauchen das Fenster oder den Schlüssel in LINESIDE_STATION_KEY.',
  'window.keys.key-file': 'In einer Datei',
  'window.keys.environment': 'In der Umgebung',
  'window.keys.key-file.hint': 'Eine Kopie getrennt vom Journal aufbewahren: ohne ihn ist kein Geheimnis mehr lesbar.',
  'window.keys.environment.hint': 'Beim Start als LINESIDE_STATION_KEY gegeben. Er wird nirgends gespeichert.',
} as const;
