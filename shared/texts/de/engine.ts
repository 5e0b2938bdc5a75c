/** The engine beside windows and commands, in German. For each error code: what happened, what it means, what to do now. */
export const engineTexts = {
  'command.secret-set.about': 'Legt ein Geheimnis für die Stationsdatei in den Tresor, getippt oder von der Standardeingabe.',
  'command.secret-set.ask': 'Geheimnis {name}:',
  'command.secret-set.done': 'Gespeichert. In der Stationsdatei: {"vault": "{name}"}',
  'command.secret-set.empty': 'Das Geheimnis ist leer.',
  'command.secret-list.about': 'Listet die Namen der Geheimnisse der Station.',
  'command.secret-remove.about': 'Löscht ein Geheimnis der Station.',
  'command.secret-remove.done': 'Gelöscht: {name}',
  'doctor.name.log-folder': 'Protokoll',
  'doctor.name.local-socket': 'Befehle neben einem Fenster',
  'doctor.log-folder.ok': '{folder}',
  'doctor.log-folder.to-be-made': '{folder} entsteht beim ersten Start.',
  'doctor.log-folder.not-writable': '{folder} ist nicht beschreibbar. Die Station arbeitet, führt aber kein Protokoll.',
  'doctor.log-folder.not-writable.fix': 'Diesem Benutzer dort Schreibrecht geben oder löschen, was an der Stelle steht.',
  'doctor.local-socket.none': 'Für dieses Journal läuft keine Steuerung. Ein Befehl startet seine eigene.',
  'doctor.local-socket.answers': 'Für dieses Journal läuft eine Steuerung; Befehle benutzen sie ({address}).',
  'doctor.local-socket.stale': 'Eine verlorene Steuerung hat {address} hinterlassen. Die nächste räumt es weg.',
  'doctor.station-key.safe-storage':
    'Der Schlüssel in {file} ist vom Schlüsselspeicher dieses Rechners verpackt; das Fenster gibt ihn weiter.',

  'error.vault/secrets-unreadable.title': 'Die Geheimnisse der Station sind nicht lesbar',
  'error.vault/secrets-unreadable.meaning': '{file} ist beschädigt oder darf nicht gelesen werden ({reason}).',
  'error.vault/secrets-unreadable.action': 'Die Datei aus einer Sicherung zurücklegen oder löschen und die Geheimnisse neu setzen.',

  'error.vault/key-in-key-store.title': 'Nur das Fenster kann den Stationsschlüssel öffnen',
  'error.vault/key-in-key-store.meaning':
    'Der Schlüssel in {file} ist vom Schlüsselspeicher des Benutzers dieses Rechners verpackt und wurde nicht ausgepackt.',
  'error.vault/key-in-key-store.action':
    'Das Fenster als der Benutzer öffnen, der ihn verpackt hat: Befehle benutzen dann dessen Steuerung. Oder LINESIDE_STATION_KEY setzen.',

  'error.vault/no-secret.title': 'Kein Geheimnis {name}',
  'error.vault/no-secret.meaning': 'Der Tresor hält kein Geheimnis dieses Namens. Nichts wurde gelöscht.',
  'error.vault/no-secret.action': 'Siehe `lineside secret list`.',

  'error.engine/other-version.title': 'Eine andere Version von Lineside arbeitet',
  'error.engine/other-version.meaning':
    'Lineside {running} hat das Journal, und dieser Befehl gehört zu Lineside {own}. Nichts ist geschehen.',
  'error.engine/other-version.action': 'Das andere Lineside schließen oder den Befehl seiner Version benutzen.',

  'error.engine/ends-soon.title': 'Die Steuerung endet gleich',
  'error.engine/ends-soon.meaning': 'Ein Befehl, der fast fertig ist, hat das Journal.',
  'error.engine/ends-soon.action': 'Gleich noch einmal versuchen.',
} as const;
