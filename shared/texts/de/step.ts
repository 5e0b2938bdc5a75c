/** Schritte. Zu jedem Fehlercode: was geschah, was es bedeutet, was jetzt zu tun ist. */
export const stepTexts = {
  'step.identify.title': 'Gateway erkennen',
  'step.kura.properties.title': 'Identität schreiben',
  'step.everyware.settings.title': 'Provisionierung einrichten',
  'step.everyware.provision.title': 'Provisionieren',
  'step.wait.title': 'Warten',
  'step.shell.title': 'Befehl ausführen',

  'progress.identify.reading': 'Identität wird gelesen',
  'progress.identify.birth': 'Warten auf die Geburtsnachricht von {clientId}, bis zu {seconds} s: Gateway aus- und einschalten',
  'progress.properties.reading': 'Kura-Eigenschaften werden gelesen',
  'progress.properties.writing': '{path} wird geschrieben',
  'progress.properties.restarting': 'Kura wird neu gestartet',
  'progress.properties.waiting': 'Warten auf Kura, bis zu {seconds} s',
  'progress.everyware.finding': 'ProvisioningService wird gesucht',
  'progress.everyware.writing': 'ProvisioningService wird geschrieben',
  'progress.everyware.triggering': 'Provisionierung wird gestartet',
  'progress.everyware.waiting': 'Warten auf die Cloud, bis zu {seconds} s',
  'progress.everyware.disarming': 'Aufgegeben: Provisionierung wird abgeschaltet',
  'progress.wait': '{seconds} s warten',
  'progress.shell.running': '{command} läuft',

  'error.identify/foreign-unit.title': 'Andere Einheit als erwartet',
  'error.identify/foreign-unit.meaning':
    'Das Gateway antwortet {fact} {observed}; in der Zeile steht {expected}. Der Lauf geht nicht weiter.',
  'error.identify/foreign-unit.action': 'Abstecken und die Einheit dieser Zeile anstecken, oder die Zeile dieser Einheit suchen.',

  'error.identify/wrong-model.title': 'Anderes Modell als erwartet',
  'error.identify/wrong-model.meaning': 'Das Gateway nennt sich {observed}; das Rezept ist für {expected}. Der Lauf geht nicht weiter.',
  'error.identify/wrong-model.action': 'Einheit beiseitelegen oder das Rezept für ihr Modell wählen.',

  'error.identify/nothing-expected.title': 'Nichts zum Erkennen',
  'error.identify/nothing-expected.meaning': 'Das Rezept erwartet Kennungen, die in dieser Zeile leer sind; jedes Gateway würde passen.',
  'error.identify/nothing-expected.action': 'Seriennummer oder MAC-Adresse im Los eintragen oder das Rezept ändern.',

  'error.identify/not-readable.title': 'Identität nicht lesbar',
  'error.identify/not-readable.meaning':
    'Das Gateway nennt nichts von: {facts}. Welche Einheit es ist, ließ sich nicht beweisen. Der Lauf geht nicht weiter.',
  'error.identify/not-readable.action': 'Anmeldung des Platzes prüfen oder im Rezept an einem anderen Merkmal erkennen.',

  'error.identify/birth-not-heard.title': 'Geburtsnachricht von {clientId} nicht gehört',
  'error.identify/birth-not-heard.meaning':
    'Das Gateway antwortet über den Broker, und sein Kura ist älter als 5.4: {facts} steht dort nur in der Geburtsnachricht, die es beim Verbinden schickt. Die Station hat da nicht zugehört. Welche Einheit es ist, ließ sich nicht beweisen.',
  'error.identify/birth-not-heard.action':
    'Einheit erneut starten und das Gateway aus- und einschalten, während der Platz wartet. Oder an macAddress erkennen, wo seine Client-Id leer ist, oder dem Platz rest, ssh oder console geben.',

  'error.properties/no-file.title': 'Kein Kura gefunden',
  'error.properties/no-file.meaning':
    'Es läuft kein Kura, das diese Anmeldung sehen kann, und keiner dieser Ordner ist für sie da: {folders}.',
  'error.properties/no-file.action':
    'Image der Einheit prüfen, und ob sich der Platz als root anmeldet oder es wird. Liegt Kura anderswo, kuraHome in der Stationsdatei setzen.',

  'error.properties/malformed-file.title': 'Eigenschaftsdatei ist beschädigt',
  'error.properties/malformed-file.meaning':
    'Zeile {line} von {path} hat ein \\u ohne vier Ziffern. Von dort an liest Kura nichts mehr. Nichts wurde geschrieben.',
  'error.properties/malformed-file.action': 'Zeile auf dem Gateway berichtigen oder entfernen, dann die Einheit erneut starten.',

  'error.properties/not-restarted.title': 'Kura kam nicht zurück',
  'error.properties/not-restarted.meaning':
    'Die Eigenschaften sind geschrieben, aber nach „{command}“ hat Kura sie nicht rechtzeitig übernommen ({reason}).',
  'error.properties/not-restarted.action': 'Kura-Protokoll der Einheit ansehen und restartCommand des Platzes prüfen, dann fortsetzen.',

  'error.properties/read-back-differs.title': 'Kura liest etwas anderes',
  'error.properties/read-back-differs.meaning':
    'Nach dem Neustart ist {name} nicht das, was geschrieben wurde. Etwas auf dem Gateway überschreibt es.',
  'error.properties/read-back-differs.action': 'Einheit beiseitelegen; im Startskript ihres Kura nach einem Argument -D suchen.',

  'error.everyware/no-provisioning-service.title': 'Kein ProvisioningService',
  'error.everyware/no-provisioning-service.meaning': 'Das Gateway hat keinen für die Cloudverbindung {cloudConnection}. Es hat: {found}.',
  'error.everyware/no-provisioning-service.action': 'ESF-Version der Einheit und cloudConnection im Rezept prüfen.',

  'error.everyware/several-provisioning-services.title': 'Mehrere Cloudverbindungen',
  'error.everyware/several-provisioning-services.meaning':
    'Das Gateway hat mehrere ProvisioningServices: {found}. Genannt war: {cloudConnection}.',
  'error.everyware/several-provisioning-services.action': 'Eine davon im Rezept unter cloudConnection nennen.',

  'error.everyware/missing-property.title': 'ProvisioningService ohne {property}',
  'error.everyware/missing-property.meaning': '{pid} hat keine Einstellung namens {property}. Nichts wurde geschrieben.',
  'error.everyware/missing-property.action': 'ESF-Version der Einheit prüfen oder die Einstellung aus dem Rezept nehmen.',

  'error.everyware/ambiguous-property.title': 'Zwei Einstellungen für {property}',
  'error.everyware/ambiguous-property.meaning':
    'Der ProvisioningService hat mehrere Einstellungen, die {property} sein könnten: {found}. Nichts wurde geschrieben.',
  'error.everyware/ambiguous-property.action': 'Die Liste an den Support schicken; diese ESF-Version ist nicht bekannt.',

  'error.everyware/bad-value.title': 'Wert passt nicht zu {property}',
  'error.everyware/bad-value.meaning': 'Das Gateway erwartet {type} im Bereich {range}.',
  'error.everyware/bad-value.action': 'Wert im Rezept oder im Los berichtigen.',

  'error.everyware/bad-broker-url.title': 'Broker-URL nicht brauchbar',
  'error.everyware/bad-broker-url.meaning': '„{url}“ ist weder mqtts://host:port noch eines von: {presets}.',
  'error.everyware/bad-broker-url.action': 'Broker-URL im Rezept oder im Los berichtigen.',

  'error.everyware/placeholder-value.title': 'Wert von {property} ist „placeholder“',
  'error.everyware/placeholder-value.meaning':
    'Gateways zeigen dieses Wort anstelle eines Passworts; es wurde von einem abgeschrieben. Es wurde nicht gesendet.',
  'error.everyware/placeholder-value.action': 'Den richtigen Wert im Los eintragen.',

  'error.everyware/bad-client-id.title': 'Client-Id nicht erlaubt',
  'error.everyware/bad-client-id.meaning': 'Client-Id {clientId} enthält {found}; das lehnt die Cloud ab.',
  'error.everyware/bad-client-id.action': 'Client-Id im Los berichtigen oder leer lassen: dann ist es die MAC-Adresse ohne Doppelpunkte.',

  'error.everyware/read-back-differs.title': 'Einstellung nicht übernommen',
  'error.everyware/read-back-differs.meaning':
    'Das Gateway hat die Einstellungen angenommen, aber {name} ist nicht das, was geschrieben wurde.',
  'error.everyware/read-back-differs.action': 'Einheit beiseitelegen und ihr Kura-Protokoll ansehen.',

  'error.everyware/missing-value.title': '{name} fehlt',
  'error.everyware/missing-value.meaning': 'Weder Zeile noch Rezept geben {name} an, und berechnen lässt es sich nicht.',
  'error.everyware/missing-value.action': 'Im Los oder im Rezept eintragen.',

  'error.everyware/already-provisioned.title': 'Schon provisioniert',
  'error.everyware/already-provisioned.meaning':
    'Das Gateway gehört nach eigener Angabe schon zu einem Konto ({pid}). Die Provisionierung wurde nicht gestartet.',
  'error.everyware/already-provisioned.action': 'Einheit als Rückläufer behandeln.',

  'error.everyware/not-provisioned-yet.title': 'Nie provisioniert',
  'error.everyware/not-provisioned-yet.meaning':
    'Das Rezept provisioniert erneut, und dieses Gateway war noch nicht provisioniert ({pid}).',
  'error.everyware/not-provisioned-yet.action': 'Das Rezept für neue Einheiten nehmen.',

  'error.everyware/gave-up.title': 'Gateway hat aufgegeben',
  'error.everyware/gave-up.meaning':
    'Das Gateway hat aufgehört, es zu versuchen, bevor es provisioniert war. Warum, sagt es nicht, und auch nicht die Zahl der Versuche (geschätzt: {attempts}). Die Einheit gilt deshalb nicht als schlecht.',
  'error.everyware/gave-up.action':
    'Die üblichen Ursachen prüfen: Netz, Broker, Provisionierungsanfrage (Client-Id, Benutzer, Passwort). Dann die Einheit erneut starten.',

  'error.everyware/deadline.title': 'Nicht rechtzeitig provisioniert',
  'error.everyware/deadline.meaning':
    'Das Gateway hat vor Ablauf der Frist keinen Erfolg gemeldet. Versuche (geschätzt): {attempts}; woran sie gescheitert sind, sagt es nicht. Die Provisionierung wurde abgeschaltet, das Gateway bestätigt es.',
  'error.everyware/deadline.action':
    'Die üblichen Ursachen prüfen: Netz, Broker, Provisionierungsanfrage. Dann die Einheit erneut starten.',

  'error.everyware/still-armed.title': 'Provisioniert nach Ablauf der Frist weiter',
  'error.everyware/still-armed.meaning':
    'Das Gateway wurde nicht rechtzeitig fertig und meldet die Provisionierung noch als eingeschaltet. Es kann sich später noch provisionieren.',
  'error.everyware/still-armed.action':
    'Angesteckt lassen und fortsetzen, dann wird neu gelesen. Nicht ausliefern, bevor ihr Zustand bekannt ist.',

  'error.shell/unexpected-status.title': '{command} endete mit {status}',
  'error.shell/unexpected-status.meaning': 'Das Rezept erwartet den Status {expected}.',
  'error.shell/unexpected-status.action': 'Ausgabe im Nachweis lesen.',

  'error.step/timeout.title': 'Schritt dauerte zu lange',
  'error.step/timeout.meaning': 'Der Schritt endete nicht innerhalb seiner Zeit.',
  'error.step/timeout.action': 'Strom und Kabel der Einheit prüfen, dann erneut starten.',
} as const;
