/** Der Snapshot vor dem ersten Start eines Gateways. Je Code: was geschah, was es bedeutet, was zu tun ist. */
export const firstSnapshotTexts = {
  'step.kura.first-snapshot.title': 'Ersten Snapshot schreiben',

  'progress.first-snapshot.reading': 'Snapshots werden gelesen',
  'progress.first-snapshot.stopping': 'Kura wird angehalten',
  'progress.first-snapshot.writing': '{path} wird geschrieben',
  'progress.first-snapshot.starting': 'Kura wird gestartet, höchstens {seconds} s',

  'error.first-snapshot/started-before.title': 'Kura ist hier schon gestartet',
  'error.first-snapshot/started-before.meaning':
    '{folder} enthält verschlüsselte Snapshots ({names}). Mit einem unverschlüsselten daneben würde Kura ohne ein Wort mit seinen Vorgabewerten starten, daher wurde nichts geschrieben.',
  'error.first-snapshot/started-before.action':
    'Die Werte mit kura.configuration setzen oder das Gateway erst auf Werkszustand zurücksetzen.',

  'error.first-snapshot/newer-snapshot.title': 'Ein neuerer Snapshot ist da',
  'error.first-snapshot/newer-snapshot.meaning':
    'Kura würde mit {names} starten und snapshot_0.xml nicht ansehen. Nichts wurde geschrieben.',
  'error.first-snapshot/newer-snapshot.action': 'Die neueren Snapshots aus dem Abbild nehmen oder die Werte mit kura.configuration setzen.',

  'error.first-snapshot/no-seed.title': 'Kein ausgelieferter Snapshot gefunden',
  'error.first-snapshot/no-seed.meaning':
    'Weder {folder} noch die Installation hat eine snapshot_0.xml. Eine aus dem Rezept allein nähme Netz und Firewall weg, daher wurde nichts geschrieben.',
  'error.first-snapshot/no-seed.action': 'Prüfen, ob Kura ganz installiert ist, oder seinen ausgelieferten Snapshot zurücklegen.',

  'error.first-snapshot/type-needed.title': 'Typ von {name} fehlt',
  'error.first-snapshot/type-needed.meaning':
    'Der ausgelieferte Snapshot hat diese Eigenschaft nicht, und vor dem ersten Start nennt niemand ihren Typ. Nichts wurde geschrieben.',
  'error.first-snapshot/type-needed.action': 'Typ und Wert im Rezept angeben.',

  'error.first-snapshot/cannot-stop.title': 'Kura lässt sich nicht einzeln anhalten',
  'error.first-snapshot/cannot-stop.meaning':
    'Der Neustartbefehl des Platzes ({command}) enthält kein restart, aus dem sich stop oder start machen ließe.',
  'error.first-snapshot/cannot-stop.action': 'restartCommand des Platzes auf einen Befehl wie systemctl restart kura setzen.',

  'error.first-snapshot/not-stopped.title': 'Kura hält nicht an',
  'error.first-snapshot/not-stopped.meaning': '90 s nach dem Befehl war der Prozess noch da. Nichts wurde geschrieben.',
  'error.first-snapshot/not-stopped.action': 'Das Kura-Protokoll des Gateways ansehen, dann die Einheit noch einmal bearbeiten.',

  'error.first-snapshot/command-failed.title': '{command} ist fehlgeschlagen',
  'error.first-snapshot/command-failed.meaning': 'Das Gateway beendete es mit Status {status}.',
  'error.first-snapshot/command-failed.action': 'Prüfen, ob die Anmeldung des Platzes das darf.',

  'error.first-snapshot/folder-not-readable.title': 'Snapshots nicht lesbar',
  'error.first-snapshot/folder-not-readable.meaning': 'Die Anmeldung des Platzes darf {folder} nicht auflisten. Nichts wurde geschrieben.',
  'error.first-snapshot/folder-not-readable.action': 'Dem Platz eine Anmeldung geben, die das darf, etwa root, oder become: sudo.',

  'error.first-snapshot/not-taken-over.title': 'Erster Snapshot nicht übernommen',
  'error.first-snapshot/not-taken-over.meaning':
    'Kura wurde gestartet, und {path} ist noch unverschlüsselt: Entweder ist es nicht hochgekommen, oder es ist älter als 5.0 und lässt sie so.',
  'error.first-snapshot/not-taken-over.action': 'Das Kura-Protokoll des Gateways ansehen.',
} as const;
