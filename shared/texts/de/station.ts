/** Recipe and station files. For each error code: what happened, what it means, what to do now. */
export const stationTexts = {
  'file-problem.did-you-mean': '{suggestion} schreiben, wenn das gemeint ist.',

  'error.json/syntax.title': 'Kein JSON',
  'error.json/syntax.meaning': 'Ab Zeile {line}, Spalte {column} ist der Text kein JSON mehr.',
  'error.json/syntax.action': 'Diese Stelle und die davor ansehen: Ein Komma, Anführungszeichen oder eine Klammer fehlt oder ist zu viel.',

  'error.json/wrong-form.title': 'Falsche Form',
  'error.json/wrong-form.meaning': 'Das hat nicht die nötige Form: {reason}',
  'error.json/wrong-form.action': 'Korrigieren; der Befehl „schema“ zeigt die Form.',

  'error.json/unknown-key.title': 'Unbekannter Name',
  'error.json/unknown-key.meaning': 'Nichts heißt hier {name}.{meant}',
  'error.json/unknown-key.action': 'Namen korrigieren oder entfernen; der Befehl „schema“ zeigt die Form.',

  'error.json/missing-key.title': 'Etwas fehlt',
  'error.json/missing-key.meaning': 'Das fehlt.',
  'error.json/missing-key.action': 'Ergänzen; der Befehl „schema“ zeigt die Form.',

  'error.json/repeated-key.title': 'Schlüssel steht doppelt',
  'error.json/repeated-key.meaning': 'Derselbe Schlüssel steht in einem Objekt zweimal; einer der Werte ginge verloren.',
  'error.json/repeated-key.action': 'Einen von beiden behalten.',

  'error.recipe/unreadable.title': 'Rezept nicht lesbar',
  'error.recipe/unreadable.meaning': '{file} lässt sich nicht lesen ({reason}).',
  'error.recipe/unreadable.action': 'Pfad und Leserechte prüfen.',

  'error.recipe/invalid.title': 'Rezept ist nicht gültig',
  'error.recipe/invalid.meaning': '{file}, {path}: {reason}',
  'error.recipe/invalid.action': 'Korrigieren; „recipe check“ nennt alle Probleme, „recipe schema“ zeigt die Form.',

  'error.recipe/unknown-name.title': 'Kein Rezept {name}',
  'error.recipe/unknown-name.meaning': 'Es gibt weder eine Datei noch ein mitgeliefertes Rezept mit diesem Namen.',
  'error.recipe/unknown-name.action': 'Pfad einer Rezeptdatei angeben oder einen dieser Namen: {suggestion}.',

  'error.station/unreadable.title': 'Stationsdatei nicht lesbar',
  'error.station/unreadable.meaning': '{file} lässt sich nicht lesen ({reason}).',
  'error.station/unreadable.action': 'Pfad und Leserechte prüfen.',

  'error.station/invalid.title': 'Stationsdatei ist nicht gültig',
  'error.station/invalid.meaning': '{file}, {path}: {reason}',
  'error.station/invalid.action': 'Korrigieren; „station check“ nennt alle Probleme, „station schema“ zeigt die Form.',

  'error.station/no-folder.title': 'Kein Ordner für die Station',
  'error.station/no-folder.meaning': 'Dieser Benutzer hat kein Heimverzeichnis, und keine Variable nennt einen anderen Ort.',
  'error.station/no-folder.action': 'HOME setzen, oder LINESIDE_HOME auf einen eigenen Ordner der Station.',

  'error.station/none.title': 'Keine Stationsdatei',
  'error.station/none.meaning': 'Ohne Stationsdatei ist kein Platz bekannt.',
  'error.station/none.action': 'Stationsdatei laden oder die Übungslinie starten.',

  'error.station/secret-missing.title': 'Geheimnis nicht gefunden',
  'error.station/secret-missing.meaning': 'Die Stationsdatei verweist auf ein Geheimnis, das es nicht gibt: {file} ({reason}).',
  'error.station/secret-missing.action': 'Variable setzen, Datei ablegen oder mit `lineside secret set` speichern.',

  'error.station/plain-secret.title': 'Geheimnis im Klartext',
  'error.station/plain-secret.meaning': 'Wer die Stationsdatei lesen kann, kann dieses Geheimnis lesen.',
  'error.station/plain-secret.action': 'Aus der Datei nehmen: einen Verweis mit env oder file an seine Stelle schreiben.',

  'error.station/secret-file-open.title': 'Geheimnisdatei für andere offen',
  'error.station/secret-file-open.meaning': 'Andere Benutzer dieses Rechners können {file} lesen.',
  'error.station/secret-file-open.action': 'Nur dem Besitzer erlauben: chmod 600.',

  'error.station/relative-path.title': 'Pfad nicht vollständig',
  'error.station/relative-path.meaning':
    '{file} beginnt bei keinem Ordner: eine im Fenster gewählte Stationsdatei kommt als Text, ihr eigener Ordner ist nicht bekannt.',
  'error.station/relative-path.action':
    'Vollen Pfad in die Stationsdatei schreiben und sie neu wählen, oder Lineside mit --station und der Datei starten.',

  'error.station/file-missing.title': 'Datei nicht gefunden',
  'error.station/file-missing.meaning':
    'Die Stationsdatei nennt {file}; diese Datei lässt sich nicht lesen. Relative Pfade zählen ab der Stationsdatei.',
  'error.station/file-missing.action': 'Datei ablegen oder den Pfad korrigieren.',

  'error.station/repeated-lane.title': 'Platz {lane} steht doppelt',
  'error.station/repeated-lane.meaning': 'Zwei Plätze haben die Nummer {lane}; niemand könnte sie unterscheiden.',
  'error.station/repeated-lane.action': 'Einem von beiden eine andere Nummer geben.',

  'error.station/unused-part.title': 'Teil wird nicht benutzt',
  'error.station/unused-part.meaning': 'Diese Version benutzt „{part}“ eines Platzes nicht.',
  'error.station/unused-part.action': 'Für andere Versionen stehen lassen oder entfernen.',

  'error.station/lane-without-endpoint.title': 'Keine Verbindung angegeben',
  'error.station/lane-without-endpoint.meaning': 'Platz {lane} hat weder ssh noch rest; dort ist kein Gateway erreichbar.',
  'error.station/lane-without-endpoint.action': 'ssh oder rest ergänzen oder den Platz bei Läufen auslassen.',

  'error.station/no-login.title': 'Anmeldung nicht möglich',
  'error.station/no-login.meaning':
    'Die ssh-Anmeldung hat weder password noch keyFile, oder die rest-Anmeldung weder password noch Client-Zertifikat.',
  'error.station/no-login.action': 'Eines von beiden ergänzen.',

  'error.station/half-client-certificate.title': 'Halbes Client-Zertifikat',
  'error.station/half-client-certificate.meaning': 'clientCertFile und clientKeyFile gehören zusammen; eines davon fehlt.',
  'error.station/half-client-certificate.action': 'Das andere ergänzen oder beide herausnehmen.',

  'error.station/bad-pin.title': 'Fingerabdruck nicht gültig',
  'error.station/bad-pin.meaning': 'Der Fingerabdruck hat nicht die Form {form}.',
  'error.station/bad-pin.action': 'Vom Gateway abschreiben oder entfernen; dann füllt der erste Kontakt den Gerätepass.',

  'error.station/bad-port.title': 'Port nicht gültig',
  'error.station/bad-port.meaning': 'Ein Port ist eine ganze Zahl von 1 bis 65535.',
  'error.station/bad-port.action': 'Den Port korrigieren oder die Spalte, aus der er kommt.',

  'error.station/bad-url.title': 'Adresse nicht gültig',
  'error.station/bad-url.meaning': 'Das Gateway wird über HTTPS erreicht; die Anmeldung steht neben der Adresse, nicht in ihr.',
  'error.station/bad-url.action': 'Eine Adresse wie https://172.16.0.1 schreiben.',

  'error.station/two-sources.title': 'Zwei Wege nach draußen',
  'error.station/two-sources.meaning': 'interface und localAddress sind beide angegeben.',
  'error.station/two-sources.action': 'Eines von beiden behalten.',

  'error.station/unknown-interface.title': 'Keine Adresse an {interface}',
  'error.station/unknown-interface.meaning':
    'Dieser Rechner hat gerade keine Netzwerkschnittstelle {interface} mit einer {family}-Adresse.',
  'error.station/unknown-interface.action': 'Kabel und Namen prüfen, dann noch einmal versuchen.',

  'error.template/unknown-name.title': 'Unbekannter Name',
  'error.template/unknown-name.meaning': 'Nichts gibt {{{name}}} hier einen Wert.',
  'error.template/unknown-name.action': 'Namen korrigieren. Eine weitere Spalte der Los-Datei wird im Rezept unter „columns“ aufgeführt.',

  'error.template/malformed.title': 'Klammern passen nicht',
  'error.template/malformed.meaning': 'Zwei Klammern öffnen sich, die kein Name schließt: {name}',
  'error.template/malformed.action': 'Den Namen auf jeder Seite zwischen zwei Klammern setzen, ohne Klammern darin.',

  'error.station/repeated-endpoint.title': 'Adresse {address} steht zweimal',
  'error.station/repeated-endpoint.meaning': 'Platz {lane} hat diesen Endpunkt schon; zwei Einheiten würden auf ein Gateway geschrieben.',
  'error.station/repeated-endpoint.action': 'Jedem Platz eine eigene Adresse, Schnittstelle oder lokale Adresse geben.',

  'error.station/no-file.title': 'Die Steuerung kennt die Stationsdatei nicht',
  'error.station/no-file.meaning': 'Die Stationsdatei kam als Text ins Fenster, ohne ihren Ort.',
  'error.station/no-file.action': 'Die Zeilen selbst in die Datei kopieren, dann die Datei neu wählen.',

  'error.station/no-console.title': 'Platz {lane} hat keine Konsole',
  'error.station/no-console.meaning':
    'Die Stationsdatei hat für Platz {lane} keine Konsole mit Anmeldung, an die die Schnittstelle gebunden werden könnte.',
  'error.station/no-console.action': 'Dem Platz eine Konsole mit Anmeldung eintragen, dann die Schnittstelle speichern.',

  'error.station/not-saved.title': 'Stationsdatei nicht gespeichert',
  'error.station/not-saved.meaning': '{file} war nicht zu schreiben ({reason}). Die Datei ist, wie sie war.',
  'error.station/not-saved.action': 'Diesem Benutzer das Schreibrecht geben, oder die Zeilen hineinkopieren.',
} as const;
