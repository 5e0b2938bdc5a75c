/** The training line. For each error code: what happened, what it means, what to do now. */
export const simulatorTexts = {
  'error.simulator/port-in-use.title': 'Port {port} ist belegt',
  'error.simulator/port-in-use.meaning':
    'Ein anderes Programm hat Port {port} der Übungslinie belegt, während das Gateway dahinter ausgesteckt war. Der Platz ist nicht mehr erreichbar.',
  'error.simulator/port-in-use.action': 'Übungslinie beenden und neu starten.',

  'error.simulator/did-not-start.title': 'Übungslinie nicht gestartet',
  'error.simulator/did-not-start.meaning':
    'Die simulierten Gateways oder ihre Cloud ließen sich auf diesem Rechner nicht starten. Es läuft nichts davon weiter.',
  'error.simulator/did-not-start.action': 'Mit weniger Plätzen neu starten. Schlägt es wieder fehl, Details ansehen.',

  'error.simulator/foreign-folder.title': 'Ordner {folder} ist kein Übungsordner',
  'error.simulator/foreign-folder.meaning':
    'Eine Übungslinie leert ihren Ordner bei jedem Start. Diesen hat keine Übungslinie angelegt; er blieb, wie er ist.',
  'error.simulator/foreign-folder.action': 'Ordner umbenennen oder verschieben, dann die Übungslinie neu starten.',

  'error.simulator/unknown-fault-file.title': 'Keine Störungen namens {name}',
  'error.simulator/unknown-fault-file.meaning': 'Weder eine Datei noch ein mitgelieferter Satz von Störungen heißt so.',
  'error.simulator/unknown-fault-file.action': 'Eine Datei nennen oder eines von: {suggestion}.',

  'error.simulator/faults-unreadable.title': 'Störungen in {file} sind nicht lesbar',
  'error.simulator/faults-unreadable.meaning': 'Das System gibt die Datei nicht her ({reason}).',
  'error.simulator/faults-unreadable.action': 'Pfad und Rechte der Datei prüfen, dann die Übungslinie neu starten.',

  'error.simulator/faults-invalid.title': 'Störungen in {file} sind nicht zu verstehen',
  'error.simulator/faults-invalid.meaning': 'Bei {path}: {reason}',
  'error.simulator/faults-invalid.action': 'Die Datei berichtigen; die Hilfeseite zur Übungslinie nennt jede Störung und ihre Angaben.',
  'command.option.simulated-cloud':
    'Plattform, für die das Los ist: everyware (Vorgabe), oder cervello mit einem simulierten Cervello und den Dateien eines Herstellers.',
  'command.simulate.cervello':
    'Simuliertes Cervello. Hersteller: {certificate}, {privateKey}, {accessKey}, {accessToken}. Eine CSV-Datei, die in {importFolder} gelegt wird, wird importiert.',
} as const;
