/** Schlüssel und vertraute Zertifikate eines Gateways: Schritte, Befehle, und zu jedem Fehlercode, was war, was es heißt, was jetzt zu tun ist. */
import type { keystoreTexts as english } from '../en/keystore.ts';

export const keystoreTexts: Record<keyof typeof english, string> = {
  'step.kura.key-pair.title': 'Schlüsselpaar erzeugen und beglaubigen',
  'step.kura.injected-key.title': 'Schlüssel installieren',
  'step.kura.trust.title': 'Vertraute Zertifikate setzen',
  'step.everyware.target-certificates.title': 'Zertifikate der Ziel-Cloud prüfen',

  'progress.keystore.reading': 'Lese die Keystores',
  'progress.keystore.making': 'Das Gateway erzeugt ein Schlüsselpaar mit {bits} Bit',
  'progress.keystore.certifying': 'Beglaubige den Schlüssel',
  'progress.keystore.installing': 'Installiere das Zertifikat',
  'progress.keystore.wiping': 'Lösche die Zwischendateien',

  'error.keystore/unknown.title': 'Kein Keystore {keystore}',
  'error.keystore/unknown.meaning': 'Das Gateway hat diese: {known}. Es wurde nichts geschrieben.',
  'error.keystore/unknown.action': 'Einen dieser Namen nehmen.',

  'error.keystore/none-for-purpose.title': 'Kein Keystore für {purpose}',
  'error.keystore/none-for-purpose.meaning':
    'Keiner der Keystores des Gateways hat einen Namen, der dafür bekannt ist. Es wurde nichts geschrieben.',
  'error.keystore/none-for-purpose.action': 'Den Keystore selbst mit keystore nennen.',

  'error.keystore/several-for-purpose.title': 'Mehrere Keystores für {purpose}',
  'error.keystore/several-for-purpose.meaning': 'Es kann jeder von diesen sein: {keystores}. Es wurde nichts geschrieben.',
  'error.keystore/several-for-purpose.action': 'Den gemeinten mit keystore nennen.',

  'error.keystore/no-certificate.title': 'Kein Zertifikat für {alias}',
  'error.keystore/no-certificate.meaning':
    'Der Text enthält kein Zertifikat als PEM, oder eines, das sich nicht lesen lässt. Es wurde nichts geschrieben.',
  'error.keystore/no-certificate.action': 'Die Datei des Zertifikats geben, von BEGIN CERTIFICATE bis END CERTIFICATE.',

  'error.keystore/certificate-expired.title': 'Zertifikat {alias} ist abgelaufen',
  'error.keystore/certificate-expired.meaning': 'Es galt bis {until}. Es wurde nichts geschrieben.',
  'error.keystore/certificate-expired.action': 'Das jetzt gültige Zertifikat besorgen.',

  'error.keystore/alias-twice.title': '{alias} ist doppelt angegeben',
  'error.keystore/alias-twice.meaning': 'Das zweite Zertifikat würde das erste ersetzen. Es wurde nichts geschrieben.',
  'error.keystore/alias-twice.action': 'Jedem Zertifikat einen eigenen Alias geben.',

  'error.keystore/alias-is-a-key.title': '{alias} ist ein privater Schlüssel',
  'error.keystore/alias-is-a-key.meaning':
    'In {keystore} hat ein privater Schlüssel diesen Alias, und er ginge verloren. Es wurde nichts geschrieben.',
  'error.keystore/alias-is-a-key.action': 'Einen anderen Alias wählen.',

  'error.keystore/alias-is-trusted.title': '{alias} ist ein vertrautes Zertifikat',
  'error.keystore/alias-is-trusted.meaning':
    'In {keystore} hat ein vertrautes Zertifikat diesen Alias, und ein Schlüssel würde es ersetzen. Es wurde nichts geschrieben.',
  'error.keystore/alias-is-trusted.action': 'Einen anderen Alias wählen.',

  'error.keystore/no-such-entry.title': 'Kein Eintrag {alias}',
  'error.keystore/no-such-entry.meaning': '{keystore} hat kein vertrautes Zertifikat dieses Namens. Es wurde nichts geschrieben.',
  'error.keystore/no-such-entry.action': 'Die Einträge des Keystores ansehen und einen davon nennen.',

  'error.keystore/trust-differs.title': 'Vertraute Zertifikate nicht wie geschrieben',
  'error.keystore/trust-differs.meaning': 'Das Gateway hat die Änderung angenommen, und {name} ist beim Zurücklesen nicht so.',
  'error.keystore/trust-differs.action': 'Das Kura-Log des Gateways ansehen und ob der Keystore beschreibbar ist, dann neu versuchen.',

  'error.keystore/certified-key-elsewhere.title': 'Ein anderer Schlüssel dieses Gateways hat ein aktives Zertifikat',
  'error.keystore/certified-key-elsewhere.meaning':
    'Der Schlüssel {place} hat Zertifikat {serialNumber} mit demselben Zweck. Ein zweites wäre daneben aktiv. Es wurde nichts geschrieben.',
  'error.keystore/certified-key-elsewhere.action':
    'Diesen Eintrag im Schritt nennen, oder zuerst das Zertifikat widerrufen und den Schlüssel entfernen.',

  'error.keystore/request-of-another-key.title': 'Die Anfrage ist für einen anderen Schlüssel',
  'error.keystore/request-of-another-key.meaning':
    'Das Gateway gab eine Anfrage, deren Schlüssel nicht der von {keystore} {alias} ist. Es wurde nichts beglaubigt.',
  'error.keystore/request-of-another-key.action': 'Den Schritt wiederholen. Kommt es wieder vor, das Kura-Log des Gateways ansehen.',

  'error.keystore/key-not-there.title': 'Schlüssel oder Zertifikat fehlt',
  'error.keystore/key-not-there.meaning': '{keystore} {alias} hat beim Zurücklesen nicht das installierte Zertifikat.',
  'error.keystore/key-not-there.action': 'Den Schritt wiederholen. Kommt es wieder vor, Kura-Log und Speicher des Gateways ansehen.',

  'error.keystore/no-keytool.title': 'Kein keytool auf dem Gateway',
  'error.keystore/no-keytool.meaning':
    'Ohne keystores/v2 kommt ein Schlüssel mit dem keytool von Java dorthin, und die Shell des Gateways findet keines. Es wurde nichts geschrieben.',
  'error.keystore/no-keytool.action': 'Es im Schritt mit keytool nennen oder das Gateway aktualisieren.',

  'error.keystore/no-file.title': 'Keine Keystore-Datei {file}',
  'error.keystore/no-file.meaning':
    'Die Datei ist nicht da, oder der Login darf sie nicht lesen und schreiben. Es wurde nichts geschrieben.',
  'error.keystore/no-file.action': 'Die Datei im Schritt mit file nennen und als Benutzer anmelden, der sie schreiben darf.',

  'error.keystore/keytool-refused.title': 'keytool hat abgelehnt',
  'error.keystore/keytool-refused.meaning':
    'keytool endete mit {status} bei „{deed}“ von {file}; das Passwort des Keystores kann ein anderes sein. Der Keystore ist wie zuvor.',
  'error.keystore/keytool-refused.action': 'Das Passwort des Keystores im Schritt mit filePassword geben, dann neu versuchen.',

  'error.keystore/folder-not-ours.title': '{folder} ist im Weg',
  'error.keystore/folder-not-ours.meaning':
    'Der Ort für Zwischendateien ist schon da und gehört jemand anderem. Es wurde nichts geschrieben.',
  'error.keystore/folder-not-ours.action': 'Nachsehen, was es ist, es entfernen, dann neu versuchen.',

  'error.keystore/key-file-left.title': 'Zwischendateien auf dem Gateway geblieben',
  'error.keystore/key-file-left.meaning': '{folder} kann noch den privaten Schlüssel enthalten und ließ sich nicht löschen.',
  'error.keystore/key-file-left.action': 'Den Ordner von Hand entfernen oder den Schritt wiederholen: Er löscht zuerst, was er findet.',

  'error.keystore/no-target-certificates.title': 'Kein Zertifikat der Ziel-Cloud genannt',
  'error.keystore/no-target-certificates.meaning': 'Jeder Text, der eines nennen soll, ist leer. Das Gateway wurde nicht angefasst.',
  'error.keystore/no-target-certificates.action': 'SHA-256 oder PEM der Zertifikate im Schritt oder in den Spalten der Einheit geben.',

  'error.recipe/target-certificates-not-named.title': 'Ziel-Zertifikate nicht genannt',
  'error.recipe/target-certificates-not-named.meaning':
    'Der Schritt bringt ein Gateway zu einem anderen Cloud-Konto, und nichts davor beweist, dass das Gateway die Zertifikate dieser Cloud hat. Es kann die Aufträge seines neuen Kontos ablehnen.',
  'error.recipe/target-certificates-not-named.action': 'everyware.target-certificates davor setzen oder sie in targetCertificates nennen.',

  'command.keystore-list.about': 'Zeigt jeden Eintrag der Keystores des Gateways und was gegen ihn spricht.',
  'command.keystore-add.about': 'Nimmt vertraute Zertifikate aus einer Datei in einen Keystore auf und liest sie zurück.',
  'command.keystore-remove.about': 'Entfernt ein vertrautes Zertifikat aus einem Keystore und liest das zurück.',
  'command.option.keystore': 'Der Keystore: SSLKeystore, DMKeystore, HttpsKeystore oder ein anderer des Gateways.',
  'command.option.keystore-filter': 'Nur dieser Keystore.',
  'command.option.alias': 'Der Name des Eintrags im Keystore.',
  'command.keystore.entry': '{keystore} {alias}: {kind}, {subject}, bis {notAfter}, {purpose}{findings}',
  'command.keystore.unreadable': '{keystore} {alias}: {kind}, {purpose}{findings}',
  'command.keystore.none': 'Keine Einträge.',

  'keystore.kind.trusted': 'vertraut',
  'keystore.kind.key': 'privater Schlüssel',
  'keystore.purpose.broker': 'für den Broker',
  'keystore.purpose.management-signing': 'für signierte Aufträge',
  'keystore.purpose.https': 'für die Weboberfläche',
  'keystore.purpose.other': 'Zweck nicht bekannt',
  'keystore.purpose.unconfirmed': 'unbestätigt',
  'keystore.finding.expired': 'abgelaufen',
  'keystore.finding.expires-soon': 'läuft in 30 Tagen ab',
  'keystore.finding.not-yet-valid': 'noch nicht gültig',
  'keystore.finding.weak-key': 'schwacher Schlüssel',
  'keystore.finding.revoked': 'von dieser Station widerrufen',
  'keystore.finding.shared-key': 'privater Schlüssel geteilt',
  'keystore.finding.unreadable': 'nicht lesbar',
};
