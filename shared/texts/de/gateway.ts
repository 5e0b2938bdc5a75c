/** Das angeschlossene Gerät. Zu jedem Fehlercode: was geschah, was es bedeutet, was jetzt zu tun ist. */
export const gatewayTexts = {
  'error.gateway/no-shell.title': 'Platz hat keine Shell',
  'error.gateway/no-shell.meaning':
    'Dieser Schritt führt Befehle auf dem Gateway aus, und die Stationsdatei gibt dem Platz weder ssh noch console.',
  'error.gateway/no-shell.action': 'In der Stationsdatei beim Platz ssh oder console eintragen.',

  'error.gateway/no-rest.title': 'Platz hat kein REST',
  'error.gateway/no-rest.meaning': 'Dieser Schritt fragt Kura, und die Stationsdatei gibt dem Platz keinen REST-Zugang.',
  'error.gateway/no-rest.action': 'In der Stationsdatei beim Platz rest eintragen.',

  'error.gateway/cannot.title': 'Dieses Gateway kann das nicht',
  'error.gateway/cannot.meaning': 'Es wurde nichts gesendet: {generation} hat über die Verbindungen des Platzes keinen Weg für „{call}“.',
  'error.gateway/cannot.action':
    'Dem Platz einen weiteren Zugang geben, etwa SSH, das Gateway aktualisieren oder den Schritt aus dem Rezept nehmen.',

  'error.gateway/no-such-snapshot.title': 'Kein Snapshot {snapshot}',
  'error.gateway/no-such-snapshot.meaning': 'Das Gateway hat diesen Snapshot nicht; es behält die neuesten zehn und Nummer 0.',
  'error.gateway/no-such-snapshot.action': 'Die Snapshots auflisten und einen davon wählen.',

  'error.gateway/closed.title': 'Verbindung schon zurückgegeben',
  'error.gateway/closed.meaning': 'Lineside hat ein Gateway benutzt, das es bereits losgelassen hatte. Das ist ein Fehler von Lineside.',
  'error.gateway/closed.action': 'Lauf erneut starten und das Protokoll einsenden.',

  'error.gateway/fingerprint-changed.title': 'Anderer Schlüssel als zuvor',
  'error.gateway/fingerprint-changed.meaning':
    'Das Gateway zeigt einen anderen Schlüssel als beim ersten Kontakt: ein anderes Gerät, neu installiert, oder etwas steht dazwischen.',
  'error.gateway/fingerprint-changed.action':
    'Typenschild mit der Einheit auf dem Bildschirm vergleichen; ein neu installiertes Gateway als Rückläufer behandeln.',

  'error.gateway/fingerprint-of-another.title': 'Schlüssel gehört einem anderen Gerät',
  'error.gateway/fingerprint-of-another.meaning':
    'Den Schlüssel, den dieses Gateway zeigt, führt das Protokoll bei einem anderen Gerät. Zwei Geräte mit einem Schlüssel haben eine Identität.',
  'error.gateway/fingerprint-of-another.action': 'Einheit aussondern und ihr Image auf mitgelieferte Schlüssel prüfen lassen.',

  'error.ssh/unreachable.title': 'Kein SSH unter {host}:{port}',
  'error.ssh/unreachable.meaning': 'Das Gateway antwortet nicht über SSH ({reason}).',
  'error.ssh/unreachable.action': 'Stromversorgung, Kabel und Adresse des Gateways prüfen.',

  'error.ssh/wrong-login.title': 'SSH-Anmeldung abgelehnt',
  'error.ssh/wrong-login.meaning': '{host}:{port} akzeptiert Benutzer {user} mit diesem Passwort oder Schlüssel nicht.',
  'error.ssh/wrong-login.action': 'Benutzer und Passwort oder Schlüssel des Platzes prüfen.',

  'error.ssh/bad-private-key.title': 'Privater Schlüssel nicht verwendbar',
  'error.ssh/bad-private-key.meaning':
    'Der Schlüssel für Benutzer {user} ist kein privater Schlüssel in bekannter Form oder hat eine Passphrase.',
  'error.ssh/bad-private-key.action': 'Dem Platz einen privaten Schlüssel (OpenSSH oder PEM) ohne Passphrase geben.',

  'error.ssh/password-change-needed.title': 'SSH-Passwort abgelaufen',
  'error.ssh/password-change-needed.meaning': '{host} verlangt, dass Benutzer {user} zuerst das Passwort ändert.',
  'error.ssh/password-change-needed.action': 'Passwort am Gateway ändern, dann das neue beim Platz eintragen.',

  'error.ssh/host-key-mismatch.title': 'Nicht das Gateway dieses Platzes',
  'error.ssh/host-key-mismatch.meaning':
    'Die Stationsdatei erwartet den Hostschlüssel {expected}; das Gateway zeigt {shown}. Es wurde nichts gesendet.',
  'error.ssh/host-key-mismatch.action': 'Richtiges Gateway anschließen oder hostKeySha256 in der Stationsdatei berichtigen.',

  'error.ssh/no-common-algorithm.title': 'Kein sicheres SSH-Verfahren',
  'error.ssh/no-common-algorithm.meaning': '{host}:{port} bietet nur Verfahren an, die als gebrochen gelten.',
  'error.ssh/no-common-algorithm.action': 'SSH-Server des Gateways aktualisieren.',

  'error.ssh/handshake-failed.title': 'SSH-Aushandlung gescheitert',
  'error.ssh/handshake-failed.meaning': '{host}:{port} hat einen Hostschlüssel gezeigt, aber nicht bewiesen, dass er ihm gehört.',
  'error.ssh/handshake-failed.action': 'Gateway neu starten und erneut versuchen; bei Wiederholung aussondern.',

  'error.ssh/connection-lost.title': 'SSH-Verbindung verloren',
  'error.ssh/connection-lost.meaning':
    'Die Verbindung zu {host}:{port} ist abgebrochen. Ob ein laufender Befehl gewirkt hat, ist nicht bekannt.',
  'error.ssh/connection-lost.action': 'Stromversorgung und Kabel des Gateways prüfen, dann fortsetzen.',

  'error.shell/timeout.title': 'Befehl dauerte zu lange',
  'error.shell/timeout.meaning': '{command} war nach {seconds} s nicht fertig und wurde beendet. Ob er gewirkt hat, ist nicht bekannt.',
  'error.shell/timeout.action': 'Gateway prüfen, dann fortsetzen; die Zeit des Schritts erhöhen, falls sie zu kurz war.',

  'error.shell/no-exit-status.title': 'Befehl endete ohne Ergebnis',
  'error.shell/no-exit-status.meaning': 'Das Gateway hat nicht gesagt, wie {command} endete (Signal {signal}). Das gilt nie als Erfolg.',
  'error.shell/no-exit-status.action': 'Gateway prüfen, dann fortsetzen.',

  'error.shell/output-too-long.title': 'Befehl gibt zu viel aus',
  'error.shell/output-too-long.meaning': 'Die Ausgabe überschritt {limit}, der Befehl wurde beendet.',
  'error.shell/output-too-long.action': 'Den Befehl weniger ausgeben lassen, zum Beispiel in eine Datei auf dem Gateway.',

  'error.shell/command-failed.title': 'Befehl fehlgeschlagen',
  'error.shell/command-failed.meaning': 'Ein Befehl, den der Schritt braucht, endete auf dem Gateway mit einem Fehler.',
  'error.shell/command-failed.action': 'Unter Details nachlesen, was er meldete, und das Gateway berichtigen.',

  'error.shell/refused.title': 'Gateway startet keinen Befehl',
  'error.shell/refused.meaning': 'Der SSH-Server unter {host}:{port} öffnet keinen weiteren Kanal.',
  'error.shell/refused.action': 'Gateway neu starten; ForceCommand und MaxSessions seines SSH-Servers prüfen.',

  'error.shell/bad-argument.title': 'Argument nicht übergebbar',
  'error.shell/bad-argument.meaning': 'Ein Argument des Befehls enthält ein NUL-Zeichen, das kein Programm empfangen kann.',
  'error.shell/bad-argument.action': 'Wert im Los oder im Rezept berichtigen.',

  'error.shell/bad-output.title': 'Antwort des Gateways unverständlich',
  'error.shell/bad-output.meaning': 'Was das Gateway zu {what} ausgab, hat nicht die erwartete Form.',
  'error.shell/bad-output.action': 'Prüfen, ob seine Shell beim Anmelden Ungewöhnliches ausgibt und ob stat und sha256sum funktionieren.',

  'error.file/not-found.title': 'Kein Platz für die Datei auf dem Gateway',
  'error.file/not-found.meaning': 'Zu {path} gibt es keinen Ordner, oder es ist ein Verweis ins Leere.',
  'error.file/not-found.action': 'kuraHome des Platzes und die Installation auf dem Gateway prüfen.',

  'error.file/not-permitted.title': 'Kein Recht an {path}',
  'error.file/not-permitted.meaning': 'Der SSH-Benutzer darf diese Datei nicht lesen oder ersetzen oder ihren Eigentümer nicht erhalten.',
  'error.file/not-permitted.action': 'Dem Platz einen Benutzer mit diesem Recht geben, meist root.',

  'error.file/not-regular.title': '{path} ist keine Datei',
  'error.file/not-regular.meaning': 'Auf dem Gateway gibt es unter diesem Namen einen Ordner oder ein Gerät.',
  'error.file/not-regular.action': 'Pfad in Rezept und Stationsdatei prüfen.',

  'error.file/bad-path.title': 'Pfad nicht verwendbar',
  'error.file/bad-path.meaning': '{path} beginnt nicht mit einem Schrägstrich, endet mit einem oder enthält einen Zeilenumbruch.',
  'error.file/bad-path.action': 'Pfad in Rezept oder Stationsdatei berichtigen.',

  'error.file/read-failed.title': '{path} nicht gelesen',
  'error.file/read-failed.meaning': 'Die Datei ist da, aber das Gateway konnte sie nicht lesen.',
  'error.file/read-failed.action': 'Unter Details nachlesen, was das Gateway meldete; seinen Speicher prüfen.',

  'error.file/write-failed.title': '{path} nicht ersetzt',
  'error.file/write-failed.meaning': 'Das Gateway konnte den neuen Inhalt nicht schreiben. Die Datei ist ganz, alt oder neu.',
  'error.file/write-failed.action': 'Freien Platz und Schreibschutz des Speichers prüfen, dann fortsetzen.',

  'error.file/hash-mismatch.title': '{path} kam verändert an',
  'error.file/hash-mismatch.meaning': 'Was zurückgelesen wird, weicht vom Gesendeten ab, oder die Datei änderte sich beim Lesen.',
  'error.file/hash-mismatch.action': 'Erneut versuchen; bei Wiederholung ist der Speicher des Gateways fehlerhaft.',

  'error.rest/bad-url.title': 'REST-Adresse nicht verwendbar',
  'error.rest/bad-url.meaning': 'Die Adresse des Platzes hat nicht die Form https://Host oder https://Host:Port.',
  'error.rest/bad-url.action': 'rest.url in der Stationsdatei berichtigen.',

  'error.rest/unreachable.title': 'Kein HTTPS unter {host}',
  'error.rest/unreachable.meaning': 'Das Gateway antwortet nicht über HTTPS ({reason}).',
  'error.rest/unreachable.action': 'Stromversorgung, Kabel und Adresse prüfen; nach einem Neustart warten, bis Kura läuft.',

  'error.rest/tls-failed.title': 'Keine sichere Verbindung zu {host}',
  'error.rest/tls-failed.meaning': 'Das Gateway spricht unter dieser Adresse kein TLS 1.2 oder neuer ({reason}).',
  'error.rest/tls-failed.action': 'Port und HTTPS-Einstellungen des Gateways prüfen.',

  'error.rest/certificate-mismatch.title': 'Nicht das Gateway dieses Platzes',
  'error.rest/certificate-mismatch.meaning':
    'Die Stationsdatei erwartet das Zertifikat {expected}; das Gateway zeigt {shown}. Es wurde nichts gesendet.',
  'error.rest/certificate-mismatch.action': 'Richtiges Gateway anschließen oder certSha256 in der Stationsdatei berichtigen.',

  'error.rest/certificate-not-trusted.title': 'Zertifikat von {host} nicht vertrauenswürdig',
  'error.rest/certificate-not-trusted.meaning':
    'Die Stelle des Platzes bürgt nicht dafür, der Name weicht ab, oder es gilt jetzt nicht ({reason}). Es wurde nichts gesendet.',
  'error.rest/certificate-not-trusted.action': 'Uhr, Hostname und caFile des Platzes prüfen.',

  'error.rest/wrong-login.title': 'Kura-Anmeldung abgelehnt',
  'error.rest/wrong-login.meaning': '{host} akzeptiert Benutzer {user} mit diesem Passwort nicht.',
  'error.rest/wrong-login.action':
    'Benutzer und Passwort des Platzes prüfen. Kura 5.1 bis 5.3 lehnt auch ab, bis das Passwort in seiner Konsole geändert ist.',

  'error.rest/account-locked.title': 'Kura-Konto gesperrt',
  'error.rest/account-locked.meaning': '{host} sperrt den Benutzer {user} zurzeit aus.',
  'error.rest/account-locked.action':
    'Warten, bis das Gateway Anmeldungen wieder annimmt, oder den Benutzer in seiner Konsole entsperren; vor dem nächsten Versuch das Passwort prüfen.',

  'error.rest/account-may-be-locked.title': 'Kura-Anmeldung abgelehnt, die vorher ging',
  'error.rest/account-may-be-locked.meaning':
    '{host} nimmt das Passwort nicht mehr, mit dem der Benutzer {user} schon angemeldet war: Das Konto ist gesperrt, oder jemand hat das Passwort geändert.',
  'error.rest/account-may-be-locked.action':
    'Den Benutzer in der Konsole des Gateways prüfen; vor dem nächsten Versuch warten, da jeder zählen kann.',

  'error.rest/last-login-attempt.title': 'Letzter Anmeldeversuch',
  'error.rest/last-login-attempt.meaning':
    'Ein weiteres falsches Passwort kann den Benutzer {user} an {host} sperren, das {attempts} hinnimmt. Es wurde nicht versucht.',
  'error.rest/last-login-attempt.action': 'Das Passwort in der Stationsdatei prüfen, dann fortsetzen.',

  'error.rest/login-forbidden.title': 'Kura-Benutzer darf sich nicht anmelden',
  'error.rest/login-forbidden.meaning': '{host} kennt den Benutzer {user} und lässt ihn mit keinem Passwort hinein.',
  'error.rest/login-forbidden.action':
    'In der Konsole des Gateways die Passwort-Anmeldung des Benutzers erlauben oder einen anderen nehmen.',

  'error.rest/bad-client-certificate.title': 'Client-Zertifikat nicht brauchbar',
  'error.rest/bad-client-certificate.meaning':
    'Zertifikat und privater Schlüssel des Platzes sind keine PEM-Dateien oder gehören nicht zusammen.',
  'error.rest/bad-client-certificate.action': 'clientCertFile und clientKeyFile des Platzes berichtigen.',

  'error.rest/client-certificate-refused.title': 'Client-Zertifikat abgelehnt',
  'error.rest/client-certificate-refused.meaning':
    'Das Gateway nimmt das Client-Zertifikat des Platzes nicht, und der Platz hat kein Passwort.',
  'error.rest/client-certificate-refused.action':
    'Prüfen, ob das Gateway seinem Aussteller vertraut, ob sein Common Name ein Kura-Benutzer ist, und den Port (4443).',

  'error.rest/password-change-needed.title': 'Kura-Passwort muss zuerst geändert werden',
  'error.rest/password-change-needed.meaning': '{host} lässt Benutzer {user} nichts tun, bis das Passwort geändert ist.',
  'error.rest/password-change-needed.action':
    'Das neue als rest.newPassword in die Stationsdatei eintragen: Lineside ändert es bei der ersten Anmeldung.',

  'error.rest/new-password-refused.title': 'Neues Kura-Passwort abgelehnt',
  'error.rest/new-password-refused.meaning':
    '{host} verlangt für Benutzer {user} ein anderes Passwort und nimmt das des Platzes nicht: zu kurz, zu einfach oder das alte.',
  'error.rest/new-password-refused.action': 'rest.newPassword in der Stationsdatei berichtigen.',

  'error.rest/session-ended.title': 'Kura-Sitzung beendet',
  'error.rest/session-ended.meaning': 'Das Gateway hatte die Sitzung beendet, als {path} angefragt wurde. Es wurde nichts ausgeführt.',
  'error.rest/session-ended.action': 'Fortsetzen: Lineside meldet sich neu an.',

  'error.rest/no-permission.title': 'Kura-Benutzer fehlt ein Recht',
  'error.rest/no-permission.meaning': 'Benutzer {user} darf {path} nicht benutzen.',
  'error.rest/no-permission.action': 'Dem Benutzer in der Konsole des Gateways das Recht geben oder einen anderen verwenden.',

  'error.rest/not-found.title': 'Kura kennt {path} nicht',
  'error.rest/not-found.meaning': 'Dieser Kura-Version fehlt die Funktion, oder REST ist auf diesem Port nicht offen.',
  'error.rest/not-found.action': 'Version und RestService des Gateways prüfen.',

  'error.rest/not-ready.title': 'Kura ist nicht bereit',
  'error.rest/not-ready.meaning': 'Das Gateway beantwortete {path} mit Status {status}: Es startet noch oder ist überlastet.',
  'error.rest/not-ready.action': 'Warten, bis es läuft, dann fortsetzen.',

  'error.rest/refused.title': 'Kura hat die Anfrage abgelehnt',
  'error.rest/refused.meaning': '{path} wurde mit Status {status} beantwortet. Als fehlgeschlagen genannt: {failures}.',
  'error.rest/refused.action': 'Einstellungen mit dem vergleichen, was diese Kura-Version annimmt.',

  'error.rest/update-partly-failed.title': 'Konfiguration nur teilweise geschrieben',
  'error.rest/update-partly-failed.meaning': 'Kura hat geschrieben, was ging. Als fehlgeschlagen nennt es: {failed}.',
  'error.rest/update-partly-failed.action': 'Konfiguration zurücklesen, das Fehlgeschlagene berichtigen und diesen Teil erneut schreiben.',

  'error.rest/timeout.title': 'Kura brauchte zu lange',
  'error.rest/timeout.meaning': '{path} blieb {seconds} s ohne Antwort. Ob eine Änderung gewirkt hat, ist nicht bekannt.',
  'error.rest/timeout.action': 'Gateway prüfen, dann fortsetzen.',

  'error.rest/connection-lost.title': 'HTTPS-Verbindung verloren',
  'error.rest/connection-lost.meaning':
    'Die Verbindung brach ab, bevor {path} beantwortet war. Ob eine Änderung gewirkt hat, ist nicht bekannt.',
  'error.rest/connection-lost.action': 'Stromversorgung und Kabel des Gateways prüfen, dann fortsetzen.',

  'error.rest/bad-answer.title': 'Antwort von Kura unverständlich',
  'error.rest/bad-answer.meaning': 'Die Antwort auf {path} hat nicht die erwartete Form.',
  'error.rest/bad-answer.action': 'Adresse des Platzes und Kura-Version prüfen.',

  'error.rest/answer-too-long.title': 'Antwort von Kura zu lang',
  'error.rest/answer-too-long.meaning': 'Die Antwort auf {path} überschritt {limit} und wurde abgebrochen.',
  'error.rest/answer-too-long.action': 'Prüfen, was unter der Adresse des Platzes steht.',

  'error.rest/component-not-found.title': 'Kura fehlt die Komponente {pid}',
  'error.rest/component-not-found.meaning': 'Das Gateway hat keine Komponente dieses Namens.',
  'error.rest/component-not-found.action': 'Installieren, was sie mitbringt, oder den Namen im Rezept berichtigen.',
} as const;
