/** Konsolen. */
export const consoleTexts = {
  'error.console/no-udev.title': 'USB-Anschlüsse nicht auflistbar',
  'error.console/no-udev.meaning':
    'Der Platz nennt einen USB-Adapter ({port}), und udevadm, das sie auflistet, ist auf diesem Rechner nicht installiert.',
  'error.console/no-udev.action': 'Paket udev installieren oder den Anschluss mit seinem Pfad nennen.',

  'error.console/port-missing.title': 'Anschluss {port} fehlt',
  'error.console/port-missing.meaning':
    'Kein serieller Anschluss dieses Rechners ist {port}: Der Adapter ist abgezogen, oder das Gateway, zu dem er gehört.',
  'error.console/port-missing.action': 'Adapter anstecken; Anschluss in der Stationsdatei mit doctor prüfen.',

  'error.console/port-ambiguous.title': 'Mehrere Anschlüsse sind {port}',
  'error.console/port-ambiguous.meaning': 'Die Stationsdatei meint einen Anschluss, und diese passen: {ports}.',
  'error.console/port-ambiguous.action': 'Adapter mit seinem Ort nennen, samt Schnittstelle am Ende.',

  'error.console/port-forbidden.title': 'Anschluss {port} darf nicht geöffnet werden',
  'error.console/port-forbidden.meaning': 'Dieser Benutzer darf den Anschluss nicht lesen und schreiben.',
  'error.console/port-forbidden.action': 'Benutzer in die Gruppe des Anschlusses aufnehmen (oft dialout), dann neu anmelden.',

  'error.console/port-busy.title': 'Anschluss {port} ist belegt',
  'error.console/port-busy.meaning': 'Ein anderes Programm oder ein anderer Platz hat den Anschluss offen.',
  'error.console/port-busy.action': 'Terminalprogramme an diesem Anschluss schließen; prüfen, dass keine zwei Plätze ihn nennen.',

  'error.console/not-a-port.title': '{port} ist kein serieller Anschluss',
  'error.console/not-a-port.meaning': 'Der Pfad in der Stationsdatei ist eine Datei oder ein Ordner.',
  'error.console/not-a-port.action': 'Pfad des Anschlusses in der Stationsdatei berichtigen.',

  'error.console/unplugged.title': 'Anschluss {place} wurde abgezogen',
  'error.console/unplugged.meaning':
    'Der serielle Anschluss verschwand im Betrieb. Ob ein laufender Befehl gewirkt hat, ist nicht bekannt.',
  'error.console/unplugged.action': 'Adapter wieder anstecken, dann fortsetzen.',

  'error.console/unreachable.title': 'Keine Konsole unter {place}',
  'error.console/unreachable.meaning': 'Der Konsolenserver nimmt die Verbindung nicht an ({reason}).',
  'error.console/unreachable.action': 'Adresse, Port und Netz des Konsolenservers prüfen, und dass niemand sonst den Port benutzt.',

  'error.console/connection-lost.title': 'Konsolenverbindung verloren',
  'error.console/connection-lost.meaning': 'Die Sitzung an {place} brach ab. Ob ein laufender Befehl gewirkt hat, ist nicht bekannt.',
  'error.console/connection-lost.action': 'Strom und Kabel des Gateways prüfen, dann fortsetzen.',

  'error.console/stuck.title': 'Konsole {place} nimmt nichts an',
  'error.console/stuck.meaning': 'Die Leitung nimmt keine Bytes mehr an.',
  'error.console/stuck.action': 'Flusssteuerung des Anschlusses und Kabel prüfen, dann fortsetzen.',

  'error.console/silent.title': 'Konsole {place} schweigt',
  'error.console/silent.meaning': 'Über die Leitung kam nichts.',
  'error.console/silent.action': 'Strom, Kabel und Baudrate des Gateways prüfen.',

  'error.console/no-prompt.title': 'Keine Anmeldung an {place}',
  'error.console/no-prompt.meaning': 'Die Konsole gibt etwas aus, fragt aber nicht nach einer Anmeldung. Zuletzt: {said}',
  'error.console/no-prompt.action': 'Start des Gateways abwarten; Baudrate prüfen, und dass sonst nichts auf der Konsole läuft.',

  'error.console/flood.title': 'Konsole {place} hört nicht auf',
  'error.console/flood.meaning': 'Das Gateway gibt ohne Ende aus, und nichts davon antwortet.',
  'error.console/flood.action': 'Gateway neu starten; beiseitelegen, wenn es sich wiederholt.',

  'error.console/garbled.title': 'Konsole {place} verfälscht Daten',
  'error.console/garbled.meaning': 'Gesendetes oder Gelesenes kam immer wieder verändert an.',
  'error.console/garbled.action': 'Kabel, Masse und Baudrate prüfen; abstellen, was auf die Konsole schreibt.',

  'error.console/bootloader.title': 'Gateway steht im Bootloader',
  'error.console/bootloader.meaning': 'Die Konsole {place} zeigt die Eingabe eines Bootloaders: Das System wurde nicht gestartet.',
  'error.console/bootloader.action': 'Gateway aus- und einschalten und keine Taste drücken.',

  'error.console/wrong-login.title': 'Konsolenanmeldung abgelehnt',
  'error.console/wrong-login.meaning':
    'Das Gateway an {place} nimmt Benutzer {user} mit diesem Passwort nicht an. Es wurde einmal versucht.',
  'error.console/wrong-login.action': 'Benutzer und Passwort des Platzes prüfen, bevor Konten gesperrt werden.',

  'error.console/login-not-asked.title': 'Konsole fragt nach keiner Anmeldung',
  'error.console/login-not-asked.meaning': 'Die Shell an {place} steht jedem offen; das Passwort des Platzes wurde nicht belegt.',
  'error.console/login-not-asked.action': 'Image des Gateways prüfen, oder das Passwort in der Stationsdatei weglassen.',

  'error.console/password-change-needed.title': 'Konsolenpasswort ist abgelaufen',
  'error.console/password-change-needed.meaning': 'Das Gateway an {place} verlangt, dass Benutzer {user} zuerst das Passwort ändert.',
  'error.console/password-change-needed.action': 'newPassword für den Platz eintragen oder von Hand ändern.',

  'error.console/new-password-refused.title': 'Neues Passwort abgelehnt',
  'error.console/new-password-refused.meaning': 'Das Gateway an {place} nimmt newPassword für Benutzer {user} nicht an.',
  'error.console/new-password-refused.action': 'Längeres Passwort wählen, das sich vom alten unterscheidet.',

  'error.console/become-refused.title': 'Anmeldung wird nicht root',
  'error.console/become-refused.meaning': '{become} an {place} macht diese Anmeldung nicht zu root.',
  'error.console/become-refused.action': 'become und becomePassword des Platzes und die Rechte des Benutzers prüfen.',

  'error.console/no-shell.title': 'Keine brauchbare Shell an {place}',
  'error.console/no-shell.meaning': 'Die Anmeldung gelingt, aber was folgt, ist keine POSIX-Shell.',
  'error.console/no-shell.action': 'Dem Platz einen Benutzer geben, dessen Shell sh, bash oder ash ist.',

  'error.console/missing-tool.title': 'Dem Gateway fehlt {tools}',
  'error.console/missing-tool.meaning': 'Eine Konsole braucht das auf dem Gateway, um Daten unversehrt zu übertragen.',
  'error.console/missing-tool.action': 'Ins Image aufnehmen, oder für diesen Platz SSH benutzen.',

  'error.console/another-board.title': 'Andere Platine als vorher',
  'error.console/another-board.meaning': 'Die Konsole {place} erreicht jetzt eine Platine mit anderen Nummern.',
  'error.console/another-board.action': 'Die erste Platine wieder anstecken, oder entscheiden, was aus ihrer Einheit wurde.',
} as const;
