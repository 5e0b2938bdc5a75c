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

  'error.simulator/unknown-fault.title': 'Kein Fehler {fault}',
  'error.simulator/unknown-fault.meaning': 'Die Übungslinie kennt keinen Fehler dieses Namens.',
  'error.simulator/unknown-fault.action': 'Fehler weglassen oder `lineside help simulate` ansehen.',
} as const;
