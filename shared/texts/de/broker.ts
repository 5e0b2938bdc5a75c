/** Provisionierungs-Broker. Zu jedem Fehlercode: was geschah, was es bedeutet, was jetzt zu tun ist. */
export const brokerTexts = {
  'step.broker.check.title': 'Broker fragen',
  'step.gateway.ready.title': 'Uhr und Netz des Gateways prüfen',

  'progress.broker.connecting': 'Verbinden mit {place}',
  'progress.ready.clock': 'Uhr vergleichen',
  'progress.ready.network': 'Weg zu {host} suchen',
  'progress.ready.keystore': 'Keystore lesen',

  'error.broker/none-named.title': 'Kein Broker genannt',
  'error.broker/none-named.meaning': 'Der Schritt hat weder broker noch brokerUrl, so ist niemand zu fragen.',
  'error.broker/none-named.action': 'Eines von beiden im Rezept angeben.',

  'error.broker/not-in-station-file.title': 'Broker {name} ist hier nicht bekannt',
  'error.broker/not-in-station-file.meaning': 'Das Rezept nennt ihn beim Namen, und die Stationsdatei hat: {known}.',
  'error.broker/not-in-station-file.action': 'Ihn unter brokers in der Stationsdatei eintragen oder den Namen im Rezept berichtigen.',

  'error.broker/bad-url.title': 'Broker-URL nicht verwendbar',
  'error.broker/bad-url.meaning': '„{url}“ ist nicht mqtts://host:port. Benutzer oder Passwort darin werden nicht genommen.',
  'error.broker/bad-url.action': 'Die URL in Stationsdatei, Rezept oder Los berichtigen.',

  'error.broker/plain-url.title': 'Broker ohne TLS',
  'error.broker/plain-url.meaning': 'Diese URL ist mqtt://: Benutzer und Passwort jeder Einheit wären auf dem Weg lesbar.',
  'error.broker/plain-url.action':
    'mqtts://host:8883 verwenden. broker.check sendet über mqtt:// nichts, außer das Rezept sagt allowPlain.',

  'error.broker/bad-authorities.title': 'CA-Datei des Brokers nicht verwendbar',
  'error.broker/bad-authorities.meaning': 'Die caFile dieses Brokers enthält kein lesbares Zertifikat. Es wurde nichts gesendet.',
  'error.broker/bad-authorities.action': 'Das PEM-Zertifikat der Zertifizierungsstelle hineinlegen (-----BEGIN CERTIFICATE-----).',

  'error.broker/plain-refused.title': 'Verbindung ohne TLS',
  'error.broker/plain-refused.meaning': 'An {place} gingen Benutzer und Passwort für alle auf dem Weg lesbar. Sie wurden nicht gesendet.',
  'error.broker/plain-refused.action': 'mqtts:// verwenden. In einem eigenen Netz sendet allowPlain im Rezept sie dennoch.',

  'error.broker/asked-already.title': 'Broker wurde zu dieser Einheit schon gefragt',
  'error.broker/asked-already.meaning':
    'Ein früherer Lauf hat die Anmeldung an {place} gesendet (Antwort: {verdict}). Eine zweite könnte das Konto sperren und wurde nicht gesendet.',
  'error.broker/asked-already.action':
    'Die frühere Antwort im Pass lesen. Wo der Broker keine Konten sperrt, fragt "repeat": true im Rezept noch einmal.',

  'error.broker/bad-client-id.title': 'Broker lehnt die Client-ID ab',
  'error.broker/bad-client-id.meaning': '{place} antwortete CONNACK {code}. Broker-Familie: {family}. Mögliche Ursachen: {causes}.',
  'error.broker/bad-client-id.action':
    'Die Client-ID der Zeile mit der Provisionierungsanfrage vergleichen, auch Großschreibung und Doppelpunkte.',

  'error.broker/bad-user-or-password.title': 'Broker lehnt Benutzer oder Passwort ab',
  'error.broker/bad-user-or-password.meaning':
    '{place} antwortete CONNACK {code}. Broker-Familie: {family}. Er sagt nicht, was davon es ist: {causes}.',
  'error.broker/bad-user-or-password.action':
    'Benutzer und Passwort der Zeile mit der Provisionierungsanfrage vergleichen. Nicht von Hand probieren: Fehlversuche können das Konto sperren.',

  'error.broker/not-authorised.title': 'Broker lässt die Einheit nicht ein',
  'error.broker/not-authorised.meaning':
    '{place} antwortete CONNACK {code}. Broker-Familie: {family}. Er sagt nicht, was davon es ist: {causes}.',
  'error.broker/not-authorised.action':
    'Benutzer und Passwort der Zeile vergleichen, dann im Konto nachsehen: Ist der Benutzer gesperrt, abgeschaltet, abgelaufen? Eine Sperre kann Stunden dauern.',

  'error.broker/refused.title': 'Broker lehnt mit unbekanntem Code ab',
  'error.broker/refused.meaning':
    '{place} antwortete CONNACK {code}; MQTT 3.1.1 kennt ihn nicht. Die Einheit gilt deshalb nicht als schlecht.',
  'error.broker/refused.action': 'Im Protokoll des Brokers zu diesem Zeitpunkt nachsehen.',

  'error.broker/bad-protocol-version.title': 'Broker spricht kein MQTT 3.1.1',
  'error.broker/bad-protocol-version.meaning': '{place} antwortete CONNACK {code}. Das Gateway würde ebenso abgelehnt.',
  'error.broker/bad-protocol-version.action': 'Prüfen, ob die URL zum Provisionierungs-Broker führt.',

  'error.broker/server-unavailable.title': 'Broker ist nicht verfügbar',
  'error.broker/server-unavailable.meaning': '{place} antwortete CONNACK {code}. Broker-Familie: {family}. Mögliche Ursachen: {causes}.',
  'error.broker/server-unavailable.action': 'Den Betreiber des Brokers fragen. In Everyware Cloud auch die Rechte des Benutzers prüfen.',

  'error.broker/unreachable.title': 'Broker nicht erreichbar',
  'error.broker/unreachable.meaning':
    'Die Station hat keine Verbindung zu {place} ({reason}). Die Anmeldung wurde nicht gesendet. Mögliche Ursachen: {causes}.',
  'error.broker/unreachable.action':
    'Netz und Firewall der Station (Port 8883 nach außen) und die URL prüfen, dann die Einheit noch einmal starten.',

  'error.broker/tls-failed.title': 'Kein TLS mit dem Broker',
  'error.broker/tls-failed.meaning': 'TLS mit {place} brach ab ({reason}). Mögliche Ursachen: {causes}.',
  'error.broker/tls-failed.action': 'Den Port in der URL prüfen, und ob der Broker ein Client-Zertifikat verlangt.',

  'error.broker/certificate-not-trusted.title': 'Zertifikat des Brokers nicht vertraut',
  'error.broker/certificate-not-trusted.meaning':
    'Die Station kennt nicht, wer für {place} bürgt ({reason}). Die Anmeldung wurde nicht gesendet.',
  'error.broker/certificate-not-trusted.action':
    'Das Stammzertifikat des Brokers in eine PEM-Datei legen und sie als caFile des Brokers in der Stationsdatei nennen.',

  'error.broker/wrong-host-name.title': 'Zertifikat gilt für einen anderen Namen',
  'error.broker/wrong-host-name.meaning':
    '{place} zeigt ein Zertifikat, das nicht für diesen Namen gilt. Die Anmeldung wurde nicht gesendet.',
  'error.broker/wrong-host-name.action': 'Die URL prüfen; den Namen verwenden, der im Zertifikat steht.',

  'error.broker/certificate-expired.title': 'Zertifikat des Brokers ist abgelaufen',
  'error.broker/certificate-expired.meaning':
    'Nach der Uhr dieses Rechners ist das Zertifikat von {place} abgelaufen. Die Anmeldung wurde nicht gesendet.',
  'error.broker/certificate-expired.action': 'Datum und Uhrzeit dieses Rechners prüfen, dann den Betreiber des Brokers fragen.',

  'error.broker/certificate-not-yet-valid.title': 'Zertifikat des Brokers gilt noch nicht',
  'error.broker/certificate-not-yet-valid.meaning':
    'Nach der Uhr dieses Rechners gilt das Zertifikat von {place} erst später. Die Anmeldung wurde nicht gesendet.',
  'error.broker/certificate-not-yet-valid.action': 'Datum und Uhrzeit dieses Rechners prüfen.',

  'error.broker/silent.title': 'Broker antwortet nicht',
  'error.broker/silent.meaning': '{place} nahm die Verbindung an und sagte dann nichts. Mögliche Ursachen: {causes}.',
  'error.broker/silent.action': 'Den Betreiber des Brokers fragen und den Port in der URL prüfen.',

  'error.broker/closed.title': 'Broker schloss die Verbindung',
  'error.broker/closed.meaning':
    '{place} schloss ohne CONNACK ({reason}). Manche Broker tun das bei falscher Anmeldung. Mögliche Ursachen: {causes}.',
  'error.broker/closed.action': 'Im Protokoll des Brokers zu diesem Zeitpunkt nachsehen und Benutzer und Passwort der Zeile vergleichen.',

  'error.broker/not-mqtt.title': 'Kein MQTT-Broker unter dieser Adresse',
  'error.broker/not-mqtt.meaning': '{place} antwortete etwas, das kein MQTT ist.',
  'error.broker/not-mqtt.action': 'Host und Port in der URL prüfen.',

  'error.ready/clock-not-set.title': 'Uhr des Gateways ist nicht gestellt',
  'error.ready/clock-not-set.meaning': 'Sie zeigt {gatewayTime}, die Station {stationTime}. Damit ist kein Zertifikat gültig.',
  'error.ready/clock-not-set.action':
    'Das Gateway einen Zeitserver erreichen lassen oder seine Uhr stellen, dann die Einheit noch einmal starten.',

  'error.ready/clock-wrong.title': 'Uhr des Gateways geht falsch',
  'error.ready/clock-wrong.meaning': 'Sie zeigt {gatewayTime}, die Station {stationTime}: {seconds} s auseinander, erlaubt sind {limit} s.',
  'error.ready/clock-wrong.action': 'Zuerst die Uhr der Station prüfen, dann das Gateway einen Zeitserver erreichen lassen.',

  'error.ready/name-not-found.title': 'Gateway findet {host} nicht',
  'error.ready/name-not-found.meaning': 'Der Namensdienst des Gateways gibt keine Adresse für den Broker.',
  'error.ready/name-not-found.action': 'Netzwerkkabel des Gateways prüfen und den Namensserver, den die Werkbank ihm gibt.',

  'error.ready/no-route.title': 'Gateway hat keinen Weg zu {address}',
  'error.ready/no-route.meaning': 'Seine Routing-Tabelle hat keinen Eintrag, der zum Broker führt.',
  'error.ready/no-route.action': 'Netzwerkkabel, Adresse und Standardroute des Gateways prüfen.',

  'error.ready/broker-not-reached.title': 'Gateway erreicht den Broker nicht',
  'error.ready/broker-not-reached.meaning': 'Vom Gateway aus wird {place} abgelehnt oder antwortet nicht.',
  'error.ready/broker-not-reached.action': 'Die Firewall zwischen Werkbank und Broker prüfen (Port 8883 nach außen).',

  'error.ready/root-missing.title': 'Gateway vertraut dem Broker nicht',
  'error.ready/root-missing.meaning': 'Sein Keystore SSLKeystore hat nichts davon: {authority}.',
  'error.ready/root-missing.action':
    'Das Stammzertifikat vor diesem Schritt in SSLKeystore laden, oder "requireRoot": false setzen, wo das Gateway auf andere Weise vertraut.',

  'error.ready/root-not-checked.title': 'Keystore des Gateways nicht lesbar',
  'error.ready/root-not-checked.meaning': 'Das Rezept verlangt, dass das Gateway dem Broker vertraut, und das war nicht zu sehen.',
  'error.ready/root-not-checked.action':
    'Dem Platz eine rest-Anmeldung geben, die Keystores lesen darf (rest.keystores), oder requireRoot weglassen.',

  'doctor.name.broker': 'Broker',
  'doctor.broker.ok': '{name}: {place} antwortet mit einem Zertifikat, dem vertraut wird. Gesendet: keine Anmeldung.',
  'doctor.broker.plain': '{name}: {place} nimmt Verbindungen an, ohne TLS.',
} as const;
