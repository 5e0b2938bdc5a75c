/** Was die Prüfung der Losdatei neben den Problemen aus `batch.ts` findet. */
export const csvCheckTexts = {
  'error.csv/file-too-big.title': 'Datei zu groß',
  'error.csv/file-too-big.meaning': '{file} hat {size}; Losdateien dürfen {limit} haben.',
  'error.csv/file-too-big.action': 'Tabelle auf mehrere Dateien aufteilen.',

  'error.csv/file-changed.title': 'Datei inzwischen geändert',
  'error.csv/file-changed.meaning': '{file} wurde geändert, während sie gelesen wurde.',
  'error.csv/file-changed.action': 'Programm schließen, das sie schreibt, dann die Datei noch einmal prüfen.',

  'error.csv/nul-bytes.title': 'NUL-Bytes in der Datei',
  'error.csv/nul-bytes.meaning':
    'Nach Byte {byte} von {file} steht ein NUL, das in keinem Text vorkommt: Die Datei ist beschädigt oder keine CSV-Datei.',
  'error.csv/nul-bytes.action': 'Datei noch einmal als CSV (UTF-8) exportieren.',

  'error.csv/cut-character.title': 'Datei ist abgeschnitten',
  'error.csv/cut-character.meaning': '{file} endet mitten in einem Zeichen, das nach Byte {byte} beginnt: Das Ende fehlt.',
  'error.csv/cut-character.action': 'Datei noch einmal kopieren oder exportieren und die Größe vergleichen.',

  'error.csv/undecodable.title': 'Text nicht lesbar',
  'error.csv/undecodable.meaning': '{file} beginnt als {encoding}, aber kurz nach Byte {byte} steht etwas, das kein {encoding} ist.',
  'error.csv/undecodable.action': 'Datei noch einmal als CSV (UTF-8) exportieren.',

  'error.csv/no-byte-order-mark.title': 'UTF-16 ohne Marke',
  'error.csv/no-byte-order-mark.meaning': 'Die Datei sagt nicht, wie ihr Text codiert ist; sie wird als {encoding} gelesen.',
  'error.csv/no-byte-order-mark.action': 'Einige Werte vergleichen oder die Tabelle als CSV (UTF-8) speichern.',

  'error.csv/too-many-columns.title': 'Zu viele Spalten',
  'error.csv/too-many-columns.meaning': 'Die Kopfzeile hat {found} Spalten; höchstens {limit} werden gelesen.',
  'error.csv/too-many-columns.action': 'Spalten entfernen, die kein Rezept braucht, und das Trennzeichen prüfen.',

  'error.csv/column-alias.title': 'Spalte {column} fehlt',
  'error.csv/column-alias.meaning': 'Die Kopfzeile hat keine Spalte {column}; {found} könnte sie sein.',
  'error.csv/column-alias.action':
    '{found} als {column} lesen, wenn sie gemeint ist: mit --column "{found}={column}" oder im Importfenster.',

  'error.csv/column-remembered.title': 'Spalte wie zuvor gelesen',
  'error.csv/column-remembered.meaning': '{found} wird als {column} gelesen, wie bei einem früheren Import.',
  'error.csv/column-remembered.action': 'Prüfen, ob das noch {column} ist; sonst die Spalte in der Datei umbenennen.',

  'error.csv/mapped-header-missing.title': 'Keine Spalte {found} vorhanden',
  'error.csv/mapped-header-missing.meaning': '{found} soll als {column} gelesen werden, aber die Kopfzeile hat kein {found}.',
  'error.csv/mapped-header-missing.action': 'Einen Namen aus der Kopfzeile der Datei angeben.',

  'error.csv/odd-blank.title': 'Ungewöhnliches Leerzeichen',
  'error.csv/odd-blank.meaning': 'Der Wert enthält {character}, das wie ein Leerzeichen aussieht und ein anderes Zeichen ist.',
  'error.csv/odd-blank.action': 'Durch ein einfaches Leerzeichen ersetzen oder entfernen.',

  'error.csv/look-alike-character.title': 'Verwechseltes Zeichen',
  'error.csv/look-alike-character.meaning': 'Der Wert enthält {character}, das wie {like} aussieht und ein anderes Zeichen ist.',
  'error.csv/look-alike-character.action': 'Durch {like} ersetzen und den Wert mit dem Etikett vergleichen.',

  'error.csv/full-width-character.title': 'Vollbreites Zeichen',
  'error.csv/full-width-character.meaning':
    'Der Wert enthält {character}, wie ostasiatische Tastaturen es schreiben; kein Gerät meldet es so.',
  'error.csv/full-width-character.action': 'Den Wert in einfachen Buchstaben und Ziffern schreiben.',

  'error.csv/spreadsheet-date.title': 'Wert als Datum',
  'error.csv/spreadsheet-date.meaning':
    'Der Wert sieht wie ein Datum oder eine Uhrzeit aus; Tabellenprogramme machen sie aus Nummern wie 1-5.',
  'error.csv/spreadsheet-date.action': 'Den Wert aus seiner Quelle nehmen und die Spalte vor dem Öffnen als Text formatieren.',

  'error.csv/spreadsheet-truth.title': 'Wert als Wahr oder Falsch',
  'error.csv/spreadsheet-truth.meaning':
    'Der Wert ist das Wort für wahr oder falsch, das Tabellenprogramme an die Stelle mancher Texte setzen.',
  'error.csv/spreadsheet-truth.action': 'Den Wert aus seiner Quelle nehmen.',

  'error.csv/trailing-decimal.title': 'Zahl mit Nachkommastelle',
  'error.csv/trailing-decimal.meaning':
    'Der Wert endet wie eine Zahl mit Nachkommastellen: Ein Programm hat den Text für eine Zahl gehalten.',
  'error.csv/trailing-decimal.action': 'Das Ende ab Punkt oder Komma entfernen und prüfen, ob am Anfang Nullen fehlen.',

  'error.csv/thousands-separators.title': 'Zahl in Tausendergruppen',
  'error.csv/thousands-separators.meaning':
    'Der Wert ist wie eine große Zahl gegliedert: Ein Tabellenprogramm hat den Text für eine Zahl gehalten.',
  'error.csv/thousands-separators.action': 'Die Zeichen zwischen den Ziffern entfernen und prüfen, ob am Anfang Nullen fehlen.',

  'error.csv/lost-zeros.title': 'Nullen am Anfang verloren',
  'error.csv/lost-zeros.meaning': 'Der Wert hat weniger Ziffern als die üblichen {length}: Tabellenprogramme lassen Nullen am Anfang weg.',
  'error.csv/lost-zeros.action': 'Mit dem Etikett vergleichen und die Nullen ergänzen.',

  'error.csv/odd-one-out.title': 'Anders als der Rest der Spalte',
  'error.csv/odd-one-out.meaning': 'Fast jeder Wert von {column} ist von der Art {form}; dieser nicht.',
  'error.csv/odd-one-out.action': 'Mit dem Etikett der Einheit vergleichen.',

  'error.csv/bad-imei.title': 'Keine IMEI',
  'error.csv/bad-imei.meaning': 'Eine IMEI hat 15 Ziffern, und die letzte prüft die anderen.',
  'error.csv/bad-imei.action': 'Mit dem Etikett der Einheit vergleichen.',

  'error.csv/imei-without-check-digit.title': 'IMEI ohne Prüfziffer',
  'error.csv/imei-without-check-digit.meaning': 'Der Wert hat 14 Ziffern: Die letzte einer IMEI fehlt, Tippfehler fallen nicht auf.',
  'error.csv/imei-without-check-digit.action': 'Die letzte Ziffer vom Etikett ergänzen.',

  'error.csv/imei-with-version.title': 'IMEI mit Softwareversion',
  'error.csv/imei-with-version.meaning':
    'Der Wert hat 16 Ziffern: Er ist eine IMEISV, die mit der Version der Software endet und nicht mit einer Prüfziffer.',
  'error.csv/imei-with-version.action': 'Die IMEI mit 15 Ziffern verwenden, die sich nicht ändert.',

  'error.csv/bad-iccid.title': 'Keine ICCID',
  'error.csv/bad-iccid.meaning': 'Eine ICCID beginnt mit 89 und hat 19 oder 20 Ziffern, und die letzte prüft die anderen.',
  'error.csv/bad-iccid.action': 'Mit der SIM-Karte vergleichen.',

  'error.csv/odd-iccid.title': 'Prüfziffer der ICCID stimmt nicht',
  'error.csv/odd-iccid.meaning':
    'Die letzte Ziffer prüft die anderen nicht: Eine Ziffer ist falsch, oder die Prüfziffer fehlt. Karten aus China haben oft keine.',
  'error.csv/odd-iccid.action': 'Mit der SIM-Karte vergleichen.',

  'error.csv/bad-eui64.title': 'Keine EUI-64',
  'error.csv/bad-eui64.meaning': 'Eine EUI-64 hat 16 Ziffern 0-9 und A-F, mit überall demselben Trennzeichen oder keinem.',
  'error.csv/bad-eui64.action': 'So schreiben: 00:60:0C:FF:FE:81:20:5A.',

  'error.csv/pattern-mismatch.title': 'Nicht wie im Rezept',
  'error.csv/pattern-mismatch.meaning': 'Das Rezept sagt, dass {column} aussieht wie {pattern}; dieser Wert nicht.',
  'error.csv/pattern-mismatch.action': 'Mit dem Etikett der Einheit vergleichen.',

  'error.csv/check-digit.title': 'Prüfziffer stimmt nicht',
  'error.csv/check-digit.meaning':
    'Die Prüfziffer von {column} ({scheme}) passt nicht zum Rest: Ein Zeichen ist falsch, oder zwei sind vertauscht.',
  'error.csv/check-digit.action': 'Mit dem Etikett der Einheit vergleichen.',
} as const;
