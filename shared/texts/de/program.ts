/** The programs, in German. For each error code: what happened, what it means, what to do now. */
export const programTexts = {
  'error.cli/bad-arguments.title': 'Befehl nicht verstanden',
  'error.cli/bad-arguments.meaning': '{problem}',
  'error.cli/bad-arguments.action': 'Siehe `{help}`.',

  'error.cli/unknown-command.title': 'Kein Befehl {name}',
  'error.cli/unknown-command.meaning': 'Lineside hat keinen Befehl dieses Namens.{hint}',
  'error.cli/unknown-command.action': 'Siehe `lineside help` für alle Befehle.',

  'error.file/unreadable.title': 'Datei nicht lesbar',
  'error.file/unreadable.meaning': '{file} ist nicht lesbar ({reason}).',
  'error.file/unreadable.action': 'Pfad prüfen, und wer die Datei lesen darf.',

  'error.file/not-writable.title': 'Datei nicht schreibbar',
  'error.file/not-writable.meaning': '{file} ist nicht schreibbar.',
  'error.file/not-writable.action': 'Rechte des Ordners und freien Platz auf der Platte prüfen.',

  'error.contract/invalid-request.title': 'Anfrage abgelehnt',
  'error.contract/invalid-request.meaning':
    'Die Anfrage {request} hatte einen Inhalt, den die Steuerung nicht annimmt ({where}). Nichts ist geschehen.',
  'error.contract/invalid-request.action': 'Lineside neu starten. Geschieht es wieder, die Einzelheiten an den Support senden.',

  'error.contract/unknown-request.title': 'Anfrage unbekannt',
  'error.contract/unknown-request.meaning':
    'Die Steuerung kennt keine Anfrage {request}: Fenster und Steuerung sind nicht von derselben Version.',
  'error.contract/unknown-request.action': 'Alle Fenster und Befehle von Lineside schließen, dann neu starten.',

  'error.contract/sender-refused.title': 'Absender abgelehnt',
  'error.contract/sender-refused.meaning': 'Eine Nachricht kam von einer Seite, die nicht zu Lineside gehört. Nichts ist geschehen.',
  'error.contract/sender-refused.action': 'Lineside neu starten. Geschieht es wieder, die Einzelheiten an den Support senden.',

  'error.engine/stopped.title': 'Die Steuerung blieb stehen',
  'error.engine/stopped.meaning':
    'Das Programm, das an den Plätzen arbeitet, endete. Die Aufzeichnung ist sicher; Einheiten in Arbeit warten auf Untersuchung.',
  'error.engine/stopped.action': 'Warten, bis die Station wieder bereit ist, dann fortsetzen.',

  'error.engine/keeps-stopping.title': 'Die Steuerung bleibt immer wieder stehen',
  'error.engine/keeps-stopping.meaning':
    'Das Programm, das an den Plätzen arbeitet, endete {times}-mal innerhalb einer Minute (zuletzt: {reason}).',
  'error.engine/keeps-stopping.action':
    'Lineside schließen und neu starten. Bleibt sie wieder stehen, die Einzelheiten an den Support senden.',

  'error.inspect/unknown-kind.title': 'Art der Datei unbekannt',
  'error.inspect/unknown-kind.meaning': '{file} ist von keiner Art, die hier entschlüsselt werden kann ({kind}).',
  'error.inspect/unknown-kind.action': 'Die Art mit --as nennen: {kinds}.',

  'error.inspect/too-large.title': 'Datei zu groß',
  'error.inspect/too-large.meaning': '{file} hat mehr als {limit} Bytes. Sie wurde nicht gelesen.',
  'error.inspect/too-large.action': 'Prüfen, ob es die richtige Datei ist.',

  'error.inspect/malformed.title': 'Datei ist beschädigt',
  'error.inspect/malformed.meaning': '{file} ist ab Zeile {line} nicht zu entschlüsseln.',
  'error.inspect/malformed.action': 'Die Datei noch einmal vom Gateway holen.',

  'error.bug/unexpected.title': 'Etwas Unvorhergesehenes geschah',
  'error.bug/unexpected.meaning': 'Lineside traf einen Fall, den niemand vorausgesehen hat. Was gerade getan wurde, ist nicht fertig.',
  'error.bug/unexpected.action': 'Die Einzelheiten an den Support senden. Die Aufzeichnung zeigt, wie weit es kam.',
} as const;
