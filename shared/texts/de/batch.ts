/** Batches and their files. For each error code: what happened, what it means, what to do now. */
export const batchTexts = {
  'error.batch/not-found.title': 'Kein Los {batch}',
  'error.batch/not-found.meaning': 'Kein Los hat diese Kennung oder diesen Namen, oder mehrere heißen so.',
  'error.batch/not-found.action': 'Die Lose mit „status“ auflisten und die Kennung verwenden.',

  'error.batch/no-units.title': 'Keine Einheiten in der Datei',
  'error.batch/no-units.meaning': '{file} hat eine Kopfzeile und keine Zeile darunter.',
  'error.batch/no-units.action': 'Datei mit ihren Zeilen noch einmal exportieren.',

  'error.batch/over-quantity.title': 'Mehr Einheiten als erlaubt',
  'error.batch/over-quantity.meaning': 'Die Datei hat {rows} Zeilen; {quantity} Einheiten dürfen gefertigt werden.',
  'error.batch/over-quantity.action': 'Zeilen herausnehmen oder eine höhere Stückzahl freigeben lassen.',

  'error.batch/invalid-rows.title': 'Datei hat Fehler, nichts importiert',
  'error.batch/invalid-rows.meaning':
    '{file}: {invalidRows} von {rows} Zeilen haben Fehler; mit denen der Kopfzeile sind es {errors}. Der erste: {first}',
  'error.batch/invalid-rows.action': 'Datei korrigieren, noch einmal prüfen, dann importieren.',

  'error.batch/wrong-profile.title': 'Rezept ist für eine andere Art Los',
  'error.batch/wrong-profile.meaning': 'Das Rezept {recipe} arbeitet mit Losen der Art {wanted}; die Datei wird als {profile} gelesen.',
  'error.batch/wrong-profile.action': 'Ein Rezept für {profile} wählen oder die Datei als {wanted} importieren.',

  'error.batch/no-recipe-column.title': 'Keine Spalte {column} für die Wahl des Rezepts',
  'error.batch/no-recipe-column.meaning':
    'Zeilen von {file} sollen ihr Rezept nach {column} bekommen. Die Datei hat keine solche Spalte, oder ihre Werte sind geheim.',
  'error.batch/no-recipe-column.action': 'Eine Spalte der Datei nennen, die nicht geheim ist, oder mit einem Rezept importieren.',

  'error.batch/file-changed.title': 'Datei während des Imports geändert',
  'error.batch/file-changed.meaning': 'In {file} wurde geschrieben, während sie gelesen wurde. Nichts wurde importiert.',
  'error.batch/file-changed.action': 'Warten, bis niemand mehr hineinschreibt, dann noch einmal importieren.',

  'error.batch/conflicting-devices.title': 'Kennungen von zwei Geräten',
  'error.batch/conflicting-devices.meaning': 'Die Kennungen dieser Zeile gehören in der Aufzeichnung zu zwei verschiedenen Geräten.',
  'error.batch/conflicting-devices.action': 'Etikett der Einheit mit der Zeile vergleichen und die falsche Kennung korrigieren.',

  'error.batch/device-twice.title': 'Dasselbe Gerät doppelt',
  'error.batch/device-twice.meaning':
    'Laut Aufzeichnung ist das dasselbe Gerät wie in Zeile {firstRow}; die Zeilen nennen verschiedene Kennungen.',
  'error.batch/device-twice.action': 'Eine der beiden Zeilen behalten.',

  'error.batch/unit-in-other-batch.title': 'Einheit ist in einem anderen Los noch offen',
  'error.batch/unit-in-other-batch.meaning': 'Dasselbe Gerät steht in Zeile {row} von Los {batch} und ist dort nicht fertig.',
  'error.batch/unit-in-other-batch.action': 'Dort erst fertigstellen, oder weitermachen, wenn es auch dieses Rezept bekommen soll.',

  'error.batch/unit-done-before.title': 'Gerät ist schon eingerichtet',
  'error.batch/unit-done-before.meaning': 'Dasselbe Gerät hat am {date} bestanden, als Zeile {row} von Los {batch}.',
  'error.batch/unit-done-before.action':
    'Zeile entfernen, wenn sie versehentlich hier steht, oder weitermachen, wenn das Gerät noch einmal eingerichtet werden soll.',

  'error.unit/not-found.title': 'Keine Einheit {identifier}',
  'error.unit/not-found.meaning': 'Keine Einheit eines Loses hat diese Kennung.',
  'error.unit/not-found.action': 'Etikett prüfen oder das Los importieren, zu dem die Einheit gehört.',

  'error.csv/unreadable-file.title': 'Datei nicht lesbar',
  'error.csv/unreadable-file.meaning': '{file} lässt sich nicht lesen ({reason}).',
  'error.csv/unreadable-file.action': 'Pfad und Leserechte prüfen.',

  'error.csv/not-csv.title': 'Keine CSV-Datei',
  'error.csv/not-csv.meaning': '{file} enthält keine Textzeilen mit Zellen: Der Inhalt ist {kind}.',
  'error.csv/not-csv.action': 'Tabelle als CSV (UTF-8) speichern und diese Datei nehmen.',

  'error.csv/unknown-profile.title': 'Kein Profil {profile}',
  'error.csv/unknown-profile.meaning': 'Es gibt keine Art Los mit diesem Namen.',
  'error.csv/unknown-profile.action': 'Eines davon verwenden: {profiles}.',

  'error.csv/empty-file.title': 'Datei ist leer',
  'error.csv/empty-file.meaning': 'In der Datei steht nichts.',
  'error.csv/empty-file.action': 'Datei mit Kopfzeile und Zeilen noch einmal exportieren.',

  'error.csv/no-header.title': 'Keine Kopfzeile',
  'error.csv/no-header.meaning': 'Die erste Zeile hat keinen der erwarteten Spaltennamen.',
  'error.csv/no-header.action':
    'Die Spaltennamen in die erste Zeile schreiben, getrennt durch Komma, Semikolon, Tabulator oder senkrechten Strich.',

  'error.csv/no-rows.title': 'Keine Zeilen',
  'error.csv/no-rows.meaning': 'Die Datei hat eine Kopfzeile und keine Zeile darunter.',
  'error.csv/no-rows.action': 'Datei mit ihren Zeilen noch einmal exportieren.',

  'error.csv/missing-column.title': 'Spalte {column} fehlt',
  'error.csv/missing-column.meaning': 'Die Kopfzeile hat keine Spalte {column}.',
  'error.csv/missing-column.action': 'Spalte ergänzen; der Name wird genau so geschrieben.',

  'error.csv/misspelt-column.title': 'Spalte {column} fehlt',
  'error.csv/misspelt-column.meaning': 'Die Kopfzeile hat keine Spalte {column}, aber eine namens {found}.',
  'error.csv/misspelt-column.action': '{found} in {column} umbenennen, wenn sie gemeint ist, sonst die Spalte ergänzen.',

  'error.csv/repeated-column.title': 'Spalte {column} steht doppelt',
  'error.csv/repeated-column.meaning': 'Zwei Spalten heißen {column}; ihre Werte lassen sich nicht unterscheiden.',
  'error.csv/repeated-column.action': 'Eine von beiden umbenennen oder entfernen.',

  'error.csv/column-spelling.title': 'Spaltenname anders geschrieben',
  'error.csv/column-spelling.meaning': 'Die Kopfzeile schreibt {column} anders; sie wird als {column} gelesen.',
  'error.csv/column-spelling.action': 'In der Kopfzeile {column} schreiben.',

  'error.csv/bad-column-name.title': 'Spaltenname nicht verwendbar',
  'error.csv/bad-column-name.meaning': 'Der Name ist länger als 200 Zeichen oder enthält Steuerzeichen oder geschweifte Klammern.',
  'error.csv/bad-column-name.action': 'Der Spalte einen kurzen, einfachen Namen geben.',

  'error.csv/unnamed-column.title': 'Spalte ohne Namen',
  'error.csv/unnamed-column.meaning': 'Eine Zelle der Kopfzeile ist leer; was darunter steht, wird nicht behalten.',
  'error.csv/unnamed-column.action': 'Spalte benennen oder entfernen.',

  'error.csv/unknown-secret-column.title': 'Keine Spalte {column} zum Geheimhalten',
  'error.csv/unknown-secret-column.meaning': 'Die Datei hat keine Spalte {column}; das Geheimnis stünde vielleicht offen in einer anderen.',
  'error.csv/unknown-secret-column.action': 'Den Namen der geheimen Spalte korrigieren.',

  'error.csv/identifier-as-secret.title': '{column} kann nicht geheim sein',
  'error.csv/identifier-as-secret.meaning': 'Einheiten werden über {column} gefunden; die Werte werden offen gespeichert.',
  'error.csv/identifier-as-secret.action': '{column} aus den geheimen Spalten nehmen oder eine andere Überschrift als {column} lesen.',

  'error.csv/undeclared-secret.title': '{column} enthält vielleicht Geheimnisse',
  'error.csv/undeclared-secret.meaning':
    'Dem Namen nach enthält {column} Geheimnisse; nicht als geheim angegeben, würde sie offen gespeichert.',
  'error.csv/undeclared-secret.action': 'Mit --secret oder im Rezept unter „secretColumns“ angeben oder umbenennen.',

  'error.csv/not-utf8.title': 'Kein UTF-8',
  'error.csv/not-utf8.meaning':
    'Nach Byte {byte} ist die Datei kein UTF-8; sie wird als Windows-1252 gelesen. Umlaute und andere Zeichen können falsch sein.',
  'error.csv/not-utf8.action': 'Tabelle als CSV (UTF-8) speichern.',

  'error.csv/empty-lines.title': 'Leere Zeilen',
  'error.csv/empty-lines.meaning': '{count} leere Zeilen zwischen den Zeilen werden übergangen und nicht mitgezählt.',
  'error.csv/empty-lines.action': 'Entfernen, damit die Zeilennummern mit der Tabelle übereinstimmen.',

  'error.csv/same-secret-everywhere.title': 'Ein Geheimnis für alle',
  'error.csv/same-secret-everywhere.meaning': '{column} ist in jeder Zeile gleich: Wer das einer Einheit kennt, kennt alle.',
  'error.csv/same-secret-everywhere.action': 'Jeder Einheit ein eigenes {column} geben.',

  'error.csv/too-few-cells.title': 'Zu wenige Zellen',
  'error.csv/too-few-cells.meaning': 'Die Zeile hat {found} Zellen, die Kopfzeile {expected}.',
  'error.csv/too-few-cells.action': 'Fehlende Zellen ergänzen, leere mit ihrem Trennzeichen.',

  'error.csv/too-many-cells.title': 'Zu viele Zellen',
  'error.csv/too-many-cells.meaning': 'Die Zeile hat {found} Zellen, die Kopfzeile {expected}.',
  'error.csv/too-many-cells.action': 'Einen Wert, der das Trennzeichen enthält, in Anführungszeichen setzen oder Überzähliges entfernen.',

  'error.csv/mixed-line-ends.title': 'Zeilen enden verschieden',
  'error.csv/mixed-line-ends.meaning': 'Diese Zeile endet anders als die Kopfzeile.',
  'error.csv/mixed-line-ends.action': 'Datei aus einem Programm neu speichern, mit einer Art Zeilenende.',

  'error.csv/broken-quotes.title': 'Anführungszeichen passen nicht',
  'error.csv/broken-quotes.meaning':
    'Eine Zelle in Anführungszeichen geht nach dem schließenden weiter. Die Zeile endet hier; gelesen wird ab der nächsten.',
  'error.csv/broken-quotes.action': 'Zelle direkt vor dem Trennzeichen schließen und jedes Anführungszeichen darin verdoppeln.',

  'error.csv/unclosed-quote.title': 'Anführungszeichen nie geschlossen',
  'error.csv/unclosed-quote.meaning':
    'Hier beginnt eine Zelle mit einem Anführungszeichen, das nichts schließt. Die Zeile endet hier; gelesen wird ab der nächsten.',
  'error.csv/unclosed-quote.action': 'Anführungszeichen schließen oder entfernen.',

  'error.csv/record-too-long.title': 'Zeile zu lang',
  'error.csv/record-too-long.meaning': 'Die Zeile ist länger als 1 MiB.',
  'error.csv/record-too-long.action': 'Prüfen, wo die Zeile enden soll.',

  'error.csv/too-many-broken-quotes.title': 'Zu viele falsche Anführungszeichen',
  'error.csv/too-many-broken-quotes.meaning':
    'Nach Zeile {row} wurde nicht weitergelesen, weil davor zu viele Anführungszeichen nicht passen.',
  'error.csv/too-many-broken-quotes.action': 'Datei mit richtigen Anführungszeichen noch einmal exportieren.',

  'error.csv/value-without-column.title': 'Wert ohne Spalte',
  'error.csv/value-without-column.meaning': 'Ein Wert steht unter einer leeren Zelle der Kopfzeile und ginge verloren.',
  'error.csv/value-without-column.action': 'Spalte in der Kopfzeile benennen oder den Wert entfernen.',

  'error.csv/empty-cell.title': 'Leere Zelle',
  'error.csv/empty-cell.meaning': '{column} wird für jede Einheit gebraucht.',
  'error.csv/empty-cell.action': 'Wert eintragen.',

  'error.csv/empty-optional-cell.title': 'Leere Zelle',
  'error.csv/empty-optional-cell.meaning': '{column} ist hier leer.',
  'error.csv/empty-optional-cell.action': 'Eintragen oder dafür sorgen, dass das Rezept ohne sie auskommt.',

  'error.csv/cell-too-long.title': 'Wert zu lang',
  'error.csv/cell-too-long.meaning': 'Der Wert hat mehr als {limit} Zeichen.',
  'error.csv/cell-too-long.action': 'Kürzen oder prüfen, wo die Zelle enden soll.',

  'error.csv/control-character.title': 'Steuerzeichen',
  'error.csv/control-character.meaning': 'Der Wert enthält das Steuerzeichen {character}, das niemand sieht.',
  'error.csv/control-character.action': 'Wert neu eintippen.',

  'error.csv/hidden-character.title': 'Verborgenes Zeichen',
  'error.csv/hidden-character.meaning': 'Der Wert enthält {character}; das wird nicht angezeigt oder dreht die Schreibrichtung um.',
  'error.csv/hidden-character.action': 'Wert neu eintippen.',

  'error.csv/replaced-character.title': 'Zeichen verloren',
  'error.csv/replaced-character.meaning': 'Der Wert enthält das Zeichen, das für ein bei einer Umwandlung verlorenes steht.',
  'error.csv/replaced-character.action': 'Datei aus der Quelle als UTF-8 exportieren.',

  'error.csv/outer-blanks.title': 'Leerzeichen um den Wert',
  'error.csv/outer-blanks.meaning': 'Der Wert beginnt oder endet mit Leerzeichen; sie bleiben erhalten.',
  'error.csv/outer-blanks.action': 'Entfernen, wenn sie nicht zum Wert gehören.',

  'error.csv/spreadsheet-number.title': 'Zahl von Tabellenprogramm verdorben',
  'error.csv/spreadsheet-number.meaning': 'Ein Tabellenprogramm hat den Wert zu einer gerundeten Zahl gemacht; Ziffern sind verloren.',
  'error.csv/spreadsheet-number.action': 'Wert aus der Quelle nehmen und die Spalte vor dem Öffnen als Text formatieren.',

  'error.csv/spreadsheet-error.title': 'Fehler eines Tabellenprogramms',
  'error.csv/spreadsheet-error.meaning': 'Ein Tabellenprogramm hat einen Fehler an die Stelle des Wertes gesetzt.',
  'error.csv/spreadsheet-error.action': 'Wert aus der Quelle nehmen.',

  'error.csv/formula.title': 'Sieht aus wie eine Formel',
  'error.csv/formula.meaning': 'Ein Tabellenprogramm würde diesen Wert ausrechnen statt ihn zu zeigen.',
  'error.csv/formula.action': 'Prüfen, ob der Wert so gemeint ist.',

  'error.csv/duplicate.title': 'Wert steht doppelt',
  'error.csv/duplicate.meaning': 'Dasselbe {column} steht in Zeile {firstRow}, von Großschreibung und Trennzeichen abgesehen.',
  'error.csv/duplicate.action': 'Einen von beiden korrigieren oder die überzählige Zeile entfernen.',

  'error.csv/value-of-other-column.title': 'Wert gehört auch zu einer anderen Zeile',
  'error.csv/value-of-other-column.meaning': 'Derselbe Wert ist {firstColumn} von Zeile {firstRow}: Wer danach sucht, findet zwei Geräte.',
  'error.csv/value-of-other-column.action': 'Beide Zeilen mit ihren Etiketten vergleichen; weitermachen, wenn beide stimmen.',

  'error.csv/placeholder-value.title': 'Keine Kennung',
  'error.csv/placeholder-value.meaning': 'Diesen Wert melden Gateways, die noch keine Kennung haben.',
  'error.csv/placeholder-value.action': 'Den eigenen Wert der Einheit eintragen.',

  'error.csv/bad-mac.title': 'Keine MAC-Adresse',
  'error.csv/bad-mac.meaning': 'Eine MAC-Adresse hat 12 Ziffern 0-9 und A-F, überall mit demselben Trennzeichen oder ohne.',
  'error.csv/bad-mac.action': 'Schreiben wie 00:60:0C:81:20:5A.',

  'error.csv/group-mac.title': 'MAC-Adresse einer Gruppe',
  'error.csv/group-mac.meaning': 'Keine Netzwerkschnittstelle hat diese Adresse: Sie gilt einer Gruppe.',
  'error.csv/group-mac.action': 'Mit dem Etikett der Einheit vergleichen.',

  'error.csv/odd-imei.title': 'Ungewöhnliche IMEI',
  'error.csv/odd-imei.meaning': 'Die letzte Ziffer der IMEI ist 0, wo ihre Prüfziffer stehen sollte, wie sie über Funk gesendet wird.',
  'error.csv/odd-imei.action': 'Mit dem Etikett der Einheit vergleichen.',

  'error.csv/bad-client-id.title': 'Client-ID nicht erlaubt',
  'error.csv/bad-client-id.meaning': 'Everyware Cloud weist Client-IDs ab, die {character} enthalten.',
  'error.csv/bad-client-id.action': 'Buchstaben und Ziffern verwenden; üblich ist die MAC-Adresse ohne Trennzeichen.',

  'error.csv/odd-client-id.title': 'Ungewöhnliche Client-ID',
  'error.csv/odd-client-id.meaning':
    'MQTT 3.1.1 sichert nur 1 bis 23 Buchstaben und Ziffern zu; Broker können andere ablehnen oder ändern.',
  'error.csv/odd-client-id.action': 'Behalten, wenn der Broker sie annimmt.',

  'error.csv/bad-broker-url.title': 'Broker-Adresse nicht gültig',
  'error.csv/bad-broker-url.meaning': 'Die Adresse hat nicht die Form Schema://Host:Port mit mqtts, mqtt, wss oder ws.',
  'error.csv/bad-broker-url.action': 'Schreiben wie mqtts://broker.example.com:8883.',

  'error.csv/login-in-url.title': 'Anmeldung in der Adresse',
  'error.csv/login-in-url.meaning': 'Die Broker-Adresse enthält Benutzername oder Passwort; beides würde offen gespeichert.',
  'error.csv/login-in-url.action': 'Herausnehmen; username und password haben eigene Spalten.',

  'error.csv/broker-not-encrypted.title': 'Verbindung nicht verschlüsselt',
  'error.csv/broker-not-encrypted.meaning': 'Mit diesem Schema kann jeder im Netz das Passwort mitlesen.',
  'error.csv/broker-not-encrypted.action': 'mqtts oder wss verwenden, wenn der Broker es anbietet.',

  'error.csv/unknown-device-type.title': 'Unbekannter Gerätetyp',
  'error.csv/unknown-device-type.meaning': 'Der Wert ist keiner von {allowed}.',
  'error.csv/unknown-device-type.action': 'Einen davon schreiben, in Großbuchstaben.',

  'error.csv/peripheral-without-gateway.title': 'Peripheriegerät ohne Gateway',
  'error.csv/peripheral-without-gateway.meaning': 'Ein Peripheriegerät gehört zu einem Gateway, das diese Datei nicht nennen kann.',
  'error.csv/peripheral-without-gateway.action': 'In Cervello nach dem Import dem Gateway zuordnen.',
} as const;
