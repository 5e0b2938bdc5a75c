/** Ein Mensch an einem Gateway außerhalb eines Laufs. Je Code: was geschah, was es bedeutet, was zu tun ist. */
export const visitTexts = {
  'error.visit/lane-at-work.title': 'Platz {lane} arbeitet',
  'error.visit/lane-at-work.meaning':
    'Ein Lauf hat den Platz. Zwei Hände an einem Gateway würden einander stören, daher wurde es nicht geöffnet.',
  'error.visit/lane-at-work.action': 'Das Ende des Laufs abwarten oder ihn anhalten, dann das Gateway noch einmal öffnen.',

  'error.visit/lane-visited.title': 'Am Gateway auf Platz {lane} arbeitet jemand',
  'error.visit/lane-visited.meaning':
    'Seine Konfiguration ist in einem Fenster oder einem Befehl offen. Bis dort geschlossen ist, bekommt niemand sonst den Platz.',
  'error.visit/lane-visited.action': 'Das Gateway dort schließen, dann noch einmal versuchen.',

  'error.visit/device-at-work.title': 'An {identifier} wird auf einem anderen Platz gearbeitet',
  'error.visit/device-at-work.meaning': 'Ein Lauf hat dieses Gateway über einen anderen Zugang. Nichts wurde geschrieben.',
  'error.visit/device-at-work.action': 'Das Ende des Laufs abwarten oder ihn anhalten, dann noch einmal versuchen.',

  'error.visit/device-visited.title': '{identifier} ist auf Platz {lane} geöffnet',
  'error.visit/device-visited.meaning': 'Jemand arbeitet über einen anderen Zugang mit diesem Gateway. Es wurde kein zweites Mal geöffnet.',
  'error.visit/device-visited.action': 'Das Gateway dort schließen, dann noch einmal versuchen.',

  'error.visit/nobody-there.title': 'Kein Gateway antwortet',
  'error.visit/nobody-there.meaning': 'Auf diesem Platz hat nichts geantwortet, das sich fragen ließe, wer es ist.',
  'error.visit/nobody-there.action': 'Kabel, Strom und die Adressen in der Stationsdatei prüfen, dann noch einmal öffnen.',

  'error.visit/not-open.title': 'Das Gateway ist nicht mehr geöffnet',
  'error.visit/not-open.meaning': 'Es wurde geschlossen, oder die Station ist seither neu gestartet. Nichts wurde geschrieben.',
  'error.visit/not-open.action': 'Das Gateway des Platzes noch einmal öffnen.',

  'error.visit/busy.title': 'Das Gateway wird gerade beschrieben',
  'error.visit/busy.meaning': 'Eine andere Änderung ist unterwegs und wird erst zurückgelesen. Diese wurde nicht begonnen.',
  'error.visit/busy.action': 'Ihr Ende abwarten, dann noch einmal anwenden.',

  'error.visit/no-such-plan.title': 'Kein solcher Plan',
  'error.visit/no-such-plan.meaning':
    'Angewandt wird nur, was in diesem Besuch als Plan gezeigt wurde; ein späterer Plan ersetzt einen früheren.',
  'error.visit/no-such-plan.action': 'Den Plan noch einmal machen, ansehen, dann anwenden.',

  'error.visit/plan-outdated.title': 'Das Gateway hat sich seit dem Plan geändert',
  'error.visit/plan-outdated.meaning': '{target} ist nicht mehr, was es beim Planen war. Nichts wurde geschrieben.',
  'error.visit/plan-outdated.action': 'Den Plan noch einmal machen und ansehen, was anders ist.',

  'error.visit/still-open.title': 'Ein Gateway ist noch geöffnet',
  'error.visit/still-open.meaning': 'Jemand arbeitet mit einem Gateway dieser Station, daher bleiben ihre Plätze, wie sie sind.',
  'error.visit/still-open.action': 'Das Gateway schließen, dann noch einmal versuchen.',

  'error.visit/end-not-known.title': 'Nicht bekannt, wie es endete',
  'error.visit/end-not-known.meaning':
    'Die Station ging verloren, während sie in dieses Gateway schrieb. Die Änderung kann ganz, teilweise oder gar nicht da sein.',
  'error.visit/end-not-known.action': 'Das Gateway öffnen und seine Konfiguration mit dem vergleichen, was geschrieben werden sollte.',

  'error.snapshot/bad-json.title': 'Kein Snapshot in JSON',
  'error.snapshot/bad-json.meaning':
    'Der Text ist keine Liste von Komponenten, wie configuration/v2 sie hat: {where}. Nichts wurde geschrieben.',
  'error.snapshot/bad-json.action': 'Die Datei unverändert nehmen, wie das Gateway oder seine Konsole sie gab.',

  'error.snapshot/no-components.title': 'Nichts aus diesem Snapshot ist auf dem Gateway',
  'error.snapshot/no-components.meaning': 'Das Gateway hat keine der Komponenten, die die Datei nennt. Nichts wurde geschrieben.',
  'error.snapshot/no-components.action':
    'Prüfen, ob die Datei zu dieser Art von Gateway gehört, oder installieren, was die Komponenten mitbringt.',

  'error.snapshot/not-taken.title': 'Kein Snapshot angelegt',
  'error.snapshot/not-taken.meaning':
    'Die Werte sind da, aber das Gateway hat keinen neuen Snapshot behalten: Beim nächsten Start sind sie weg.',
  'error.snapshot/not-taken.action': 'Den freien Speicher des Gateways prüfen, dann noch einmal anwenden.',

  'error.snapshot/not-rolled-back.title': 'Snapshot {snapshot} nicht erreicht',
  'error.snapshot/not-rolled-back.meaning': 'Nach dem Zurückgehen ist {target} nicht so, wie der Snapshot es hat.',
  'error.snapshot/not-rolled-back.action':
    'Den Snapshot mit der jetzigen Konfiguration vergleichen, dann das Kura-Protokoll des Gateways ansehen.',

  'command.event.visit.intended': 'Platz {lane}: Jemand schreibt in das Gateway ({action})',
  'command.event.visit.settled': 'Platz {lane}: Schreiben in das Gateway beendet: {outcome}',
} as const;
