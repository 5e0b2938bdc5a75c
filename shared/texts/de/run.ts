/** Läufe und Plätze. Zu jedem Fehlercode: was geschah, was es bedeutet, was jetzt zu tun ist. */
export const runTexts = {
  'progress.retrying': 'Neuer Versuch, {try} von {of}',
  'progress.reconnecting': 'Warten, bis das Gateway wieder antwortet, noch {seconds} s',

  'error.run/aborted.title': 'Lauf angehalten',
  'error.run/aborted.meaning': 'Der Lauf wurde zwischen zwei Schritten angehalten.',
  'error.run/aborted.action': 'Los erneut starten, um beim erreichten Stand weiterzumachen.',

  'error.run/needs-decision.title': 'Eine Person muss entscheiden',
  'error.run/needs-decision.meaning':
    'Schritt {step} wurde begonnen, die Antwort ging verloren. Das Gateway kann nicht sagen, ob er gewirkt hat.',
  'error.run/needs-decision.action': 'Einheit ansehen, dann entscheiden: gewirkt, nicht gewirkt oder Ausschuss.',

  'error.run/another-unit-in-lane.title': 'Andere Einheit auf Platz {lane}',
  'error.run/another-unit-in-lane.meaning': 'Ein Lauf auf diesem Platz verlor die Verbindung, und jetzt antwortet ein anderes Gateway.',
  'error.run/another-unit-in-lane.action': 'Die unterbrochene Einheit wieder anstecken, dann fortsetzen.',

  'error.run/inspection-failed.title': 'Gateway auf Platz {lane} kam nicht zurück',
  'error.run/inspection-failed.meaning': 'Die Verbindung riss mitten im Schritt ab; ob er gewirkt hat, ist offen. Nichts wurde wiederholt.',
  'error.run/inspection-failed.action': 'Strom und Kabel prüfen, dann fortsetzen.',

  'error.run/recipe-changed.title': 'Rezept {recipe} fehlt im Journal',
  'error.run/recipe-changed.meaning': 'Das Los wurde mit einem Rezept importiert, dessen Inhalt dieses Journal nicht enthält.',
  'error.run/recipe-changed.action': 'Journal aus der Sicherung wiederherstellen oder Los neu importieren.',

  'error.run/not-undecided.title': 'Für {unit} ist nichts zu entscheiden',
  'error.run/not-undecided.meaning': 'Bei dieser Einheit ging keine Antwort eines Schritts verloren.',
  'error.run/not-undecided.action': 'Einheit suchen und ihren Stand ansehen.',

  'error.run/already-running.title': 'Die Linie läuft',
  'error.run/already-running.meaning': 'Auf diesen Plätzen wird immer nur ein Auftrag ausgeführt.',
  'error.run/already-running.action': 'Linie anhalten oder das Ende abwarten.',

  'error.run/lane-lacks-way.title': 'Platz {lane} kann „{step}“ nicht',
  'error.run/lane-lacks-way.meaning':
    'Der Schritt braucht {needs}; davon hat der Platz in der Stationsdatei nichts. Es wurde keine Einheit angefasst.',
  'error.run/lane-lacks-way.action':
    'Beim Platz in der Stationsdatei ergänzen, auf anderen Plätzen arbeiten oder den Schritt aus dem Rezept nehmen.',

  'error.run/lane-unknown.title': 'Kein Platz {lane} an dieser Station',
  'error.run/lane-unknown.meaning': 'Die Stationsdatei kennt keinen Platz {lane}.',
  'error.run/lane-unknown.action': 'Platznummern in der Stationsdatei prüfen.',

  'error.run/two-boards-one-number.title': 'Zwei Gateways nennen sich {identifier}',
  'error.run/two-boards-one-number.meaning':
    'Das Gateway auf Platz {lane} nennt sich {identifier} wie ein anderes Gateway dieses Auftrags, das andere Schlüssel hat. Es blieb, wie es ist.',
  'error.run/two-boards-one-number.action': 'Klären, welches der beiden es ist; das andere zur Seite legen.',

  'error.run/lane-empty.title': 'Kein Gateway auf Platz {lane}',
  'error.run/lane-empty.meaning': 'Auf Platz {lane} antwortete innerhalb der Wartezeit kein weiteres Gateway.',
  'error.run/lane-empty.action': 'Nächstes Gateway anstecken, Strom und Kabel prüfen, dann neu starten.',

  'error.run/nothing-proved.title': 'Nichts wurde nachgewiesen',
  'error.run/nothing-proved.meaning': 'Alle Schritte endeten gut, aber keiner hat etwas vom Gateway zurückgelesen. Das ist kein PASS.',
  'error.run/nothing-proved.action': 'Dem Rezept einen Schritt geben, der vom Gateway liest, und das Los neu importieren.',

  'error.run/interrupted-unit.title': 'Einheit auf Platz {lane} wurde unterbrochen',
  'error.run/interrupted-unit.meaning':
    'Das Gateway auf diesem Platz gehört zu einem Lauf, dessen Engine verloren ging. Ein Start nimmt nur offene Einheiten.',
  'error.run/interrupted-unit.action': 'Los fortsetzen: Die Einheit wird zuerst untersucht.',

  'error.run/earlier-apply-still-runs.title': 'Ein früherer Befehl läuft noch',
  'error.run/earlier-apply-still-runs.meaning':
    'Ein Befehl dieses Laufs, vor dem Abriss der Verbindung gesendet, arbeitet noch auf dem Gateway.',
  'error.run/earlier-apply-still-runs.action': 'Warten, bis er beendet ist, dann fortsetzen.',

  'error.run/unit-of-another-batch.title': 'Einheit {identifier} auf Platz {lane} ist nicht aus diesem Los',
  'error.run/unit-of-another-batch.meaning': 'Das Journal kennt dieses Gateway; es gehört zu einem anderen Los.',
  'error.run/unit-of-another-batch.action': 'Abziehen, eine Einheit dieses Loses anstecken, dann neu starten.',
} as const;
