/** Personen, PINs und Rechte. */
export const peopleTexts = {
  'role.operator': 'Bedienung',
  'role.engineer': 'Technik',
  'role.supervisor': 'Leitung',
  'role.support': 'Support',
  'role.operator.may': 'Lässt Lose laufen und beantwortet, was die Plätze fragen.',
  'role.engineer.may': 'Lässt Lose laufen, importiert sie, lädt die Stationsdatei, entscheidet.',
  'role.supervisor.may': 'Alles, was Technik darf; trägt Personen ein und aus, übergibt Geheimnisse.',
  'role.support.may': 'Lässt Lose laufen und entscheidet, was die Station nicht sagen konnte.',

  'window.people.title': 'Personen',
  'window.people.open':
    'Offen: jeder Auftrag geht unter irgendeinem Namen, ohne PIN. Erste Leitung eintragen, damit Personen sich anmelden.',
  'window.people.named': 'Aufträge brauchen jemanden, der angemeldet ist. Zu allem steht in der Aufzeichnung, wer es getan hat.',
  'window.people.training': 'Die Übungslinie nimmt jeden Namen. Personen gehören zur Station selbst: Übung beenden, um sie einzutragen.',
  'window.people.set-up': 'Erste Leitung eintragen',
  'window.people.set-up.title': 'Erste Leitung',
  'window.people.set-up.text': 'Von da an brauchen Aufträge jemanden, der angemeldet ist. Das lässt sich nicht zurücknehmen.',
  'window.people.add': 'Person eintragen',
  'window.people.name': 'Name',
  'window.people.role': 'Rolle',
  'window.people.choose-role': 'Rolle wählen',
  'window.people.pin': 'PIN',
  'window.people.new-pin': 'Neue PIN',
  'window.people.own-pin': 'Bisherige PIN',
  'window.people.pin.hint': '4 bis 12 Ziffern, nicht alle gleich und keine Folge wie 1234.',
  'window.people.pin-again': 'PIN noch einmal',
  'window.people.pins-differ': 'Die beiden PINs sind verschieden.',
  'window.people.pin.not-digits': 'Eine PIN hat nur Ziffern.',
  'window.people.pin.too-short': 'Eine PIN hat mindestens 4 Ziffern.',
  'window.people.pin.too-long': 'Eine PIN hat höchstens 12 Ziffern.',
  'window.people.pin.too-simple': 'Zu leicht zu erraten.',
  'window.people.keep': 'Übernehmen',
  'window.people.change': '{name} ändern',
  'window.people.change-short': 'Ändern',
  'window.people.remove': 'Austragen',
  'window.people.remove.title': '{name} austragen?',
  'window.people.remove.text': '{name} kann sich nicht mehr anmelden. Was getan wurde, bleibt in der Aufzeichnung.',
  'window.people.remove.erase': 'Auch den Namen löschen: die Aufzeichnung zeigt dann eine Nummer an seiner Stelle',
  'window.people.supervisor-only': 'Nur die Leitung ändert diese Liste.',

  'window.sign-in': 'Anmelden',
  'window.sign-in.title': 'Anmelden',
  'window.sign-in.who': 'Wer',
  'window.sign-in.choose': 'Namen wählen',
  'window.sign-in.signed-in': '{name} · {role}: angemeldet. Ändern.',
  'window.sign-in.out': 'Abmelden',
  'window.sign-in.other': 'Jemand anderen anmelden',
  'window.sign-in.change-pin': 'Eigene PIN ändern',
  'window.sign-in.changed-pin': 'Die PIN ist geändert.',

  'window.decision.second': 'Zweite Person',
  'window.decision.second.text':
    'Diese Entscheidung lässt sich nicht zurücknehmen oder widerspricht dem, was gelesen wurde. Sie braucht eine zweite Person mit deren PIN.',
  'window.decision.second.missing': 'Eine zweite Person wird gebraucht.',
  'window.decision.second.none':
    'Diese Entscheidung braucht eine zweite Person, und niemand sonst darf hier entscheiden. Die Leitung trägt Personen auf der Seite Station ein.',

  'window.passport.two-people': '{one} und {other}',
  'window.passport.answered': '{answer} · beantwortet von {operator}, {time}',

  'window.question.answer': 'Antworten',
  'window.question.title': 'Platz {lane} fragt',
  'window.question.confirm': 'Erledigt',
  'window.question.keep': 'Antwort übernehmen',
  'window.question.your-answer': 'Antwort',

  'command.people-list.about': 'Zeigt, wer sich an der Station anmelden kann.',
  'command.people-set-up.about': 'Trägt die erste Leitung ein. Von da an brauchen Aufträge jemanden, der angemeldet ist.',
  'command.people-add.about': 'Trägt eine Person mit Rolle und PIN ein.',
  'command.people-set-role.about': 'Gibt einer Person eine andere Rolle.',
  'command.people-set-pin.about': 'Gibt einer Person eine neue PIN oder ändert die eigene.',
  'command.people-remove.about': 'Trägt eine Person aus: sie kann sich nicht mehr anmelden.',
  'command.option.pin-file':
    'Datei mit den PINs, eine je Zeile in der Reihenfolge, in der nach ihnen gefragt wird; - liest die Standardeingabe. Vorgabe: LINESIDE_PIN_FILE, sonst das Terminal.',
  'command.option.second': 'Wer zustimmt, wo eine Entscheidung zwei Personen braucht; nach der PIN wird nach der ersten gefragt.',
  'command.option.role': 'operator, engineer, supervisor oder support.',
  'command.option.erase-name': 'Auch den Namen löschen; die Aufzeichnung zeigt eine Nummer an seiner Stelle.',
  'command.pin.of': 'PIN von {name}:',
  'command.pin.new': 'Neue PIN von {name}:',
  'command.pin.again': 'Neue PIN von {name} noch einmal:',
  'command.pin.differ': 'Die beiden PINs sind verschieden.',
  'command.question': 'Platz {lane} {identifier} fragt: {text}',
  'command.question.confirm': 'Eingabetaste drücken, wenn es erledigt ist:',
  'command.question.choice': 'Nummer der Antwort:',
  'command.question.text': 'Antwort:',

  'command.event.prompt.answered': 'Schritt {step}, {name}: „{question}“ beantwortet: {answer}',
  'command.event.person.added': 'Eine Person wurde eingetragen.',
  'command.event.person.role-changed': 'Eine Person hat eine andere Rolle.',
  'command.event.person.pin-changed': 'Eine PIN wurde geändert.',
  'command.event.person.removed': 'Eine Person wurde ausgetragen.',

  'doctor.name.people': 'Personen',
  'doctor.people.open':
    'Keine eingetragen: Aufträge gehen unter irgendeinem Namen, ohne PIN. Die erste Leitung wird auf der Seite Station eingetragen oder mit `lineside people set-up NAME`.',
  'doctor.people.named': 'Personen, die sich anmelden können: {count}.',

  'error.people/not-allowed.title': 'Nicht für diese Rolle',
  'error.people/not-allowed.meaning': 'Dieser Auftrag ist vorbehalten: {who}.',
  'error.people/not-allowed.action': 'Eine dieser Rollen anmelden und den Auftrag geben lassen.',

  'error.people/not-signed-in.title': 'Niemand ist angemeldet',
  'error.people/not-signed-in.meaning':
    'An dieser Station sind Personen eingetragen; darum braucht jeder Auftrag jemanden, der angemeldet ist.',
  'error.people/not-signed-in.action': 'Mit Namen und PIN anmelden.',

  'error.people/wrong-pin.title': 'Name oder PIN passt nicht',
  'error.people/wrong-pin.meaning':
    'Niemand an dieser Station hat diesen Namen mit dieser PIN. Nach jeder falschen PIN wird die Wartezeit länger.',
  'error.people/wrong-pin.action': 'Noch einmal versuchen, oder von der Leitung eine neue PIN geben lassen.',

  'error.people/wait.title': '{seconds} s warten',
  'error.people/wait.meaning': 'Für diese Person wurden falsche PINs eingegeben. Diese PIN wurde nicht angesehen.',
  'error.people/wait.action': 'Warten und noch einmal versuchen, oder von der Leitung eine neue PIN geben lassen.',

  'error.people/second-person-needed.title': 'Eine zweite Person wird gebraucht',
  'error.people/second-person-needed.meaning':
    'Die Entscheidung lässt sich nicht zurücknehmen oder widerspricht dem, was von der Einheit gelesen wurde.',
  'error.people/second-person-needed.action': 'Technik, Leitung oder Support mit eigener PIN zustimmen lassen.',

  'error.people/same-person.title': 'Zweimal dieselbe Person',
  'error.people/same-person.meaning': 'Die zweite Person muss eine andere sein als die erste.',
  'error.people/same-person.action': 'Jemand anderen mit eigener PIN zustimmen lassen.',

  'error.people/already-set-up.title': 'Personen sind schon eingetragen',
  'error.people/already-set-up.meaning': 'Die erste Leitung wird einmal eingetragen. Danach trägt die Leitung Personen ein.',
  'error.people/already-set-up.action': 'Als Leitung anmelden und die Person eintragen.',

  'error.people/name-taken.title': '{name} ist schon eingetragen',
  'error.people/name-taken.meaning': 'Zwei Personen gleichen Namens wären in der Aufzeichnung nicht zu unterscheiden.',
  'error.people/name-taken.action': 'Zweiten Namen oder Nummer hinzufügen.',

  'error.people/name-not-usable.title': 'Name nicht verwendbar',
  'error.people/name-not-usable.meaning': 'Ein Name hat 1 bis 64 Zeichen, keine unsichtbaren.',
  'error.people/name-not-usable.action': 'Anderen Namen eingeben.',

  'error.people/unknown.title': 'Person nicht eingetragen',
  'error.people/unknown.meaning': 'Niemand, der sich an dieser Station anmelden kann, heißt {name}.',
  'error.people/unknown.action': 'Wer eingetragen ist, zeigt die Seite Station oder `lineside people list`.',

  'error.people/last-supervisor.title': 'Letzte Leitung',
  'error.people/last-supervisor.meaning': 'Ohne Leitung könnte niemand Personen eintragen oder neue PINs geben.',
  'error.people/last-supervisor.action': 'Zuerst jemand anderem die Rolle Leitung geben.',

  'error.people/pin-not-digits.title': 'PIN nicht verwendbar',
  'error.people/pin-not-digits.meaning': 'Eine PIN hat nur Ziffern.',
  'error.people/pin-not-digits.action': '4 bis 12 Ziffern wählen.',

  'error.people/pin-too-short.title': 'PIN zu kurz',
  'error.people/pin-too-short.meaning': 'Eine PIN hat mindestens 4 Ziffern.',
  'error.people/pin-too-short.action': '4 bis 12 Ziffern wählen.',

  'error.people/pin-too-long.title': 'PIN zu lang',
  'error.people/pin-too-long.meaning': 'Eine PIN hat höchstens 12 Ziffern.',
  'error.people/pin-too-long.action': '4 bis 12 Ziffern wählen.',

  'error.people/pin-too-simple.title': 'PIN zu leicht zu erraten',
  'error.people/pin-too-simple.meaning': 'Alle Ziffern sind gleich, oder sie zählen auf oder ab.',
  'error.people/pin-too-simple.action': '4 bis 12 Ziffern wählen, nicht 0000 und nicht 1234.',

  'error.people/pin-missing.title': 'PIN von {name} fehlt',
  'error.people/pin-missing.meaning': 'Kein Terminal ist da, um danach zu fragen, und keine Datei gibt sie an.',
  'error.people/pin-missing.action':
    'Datei mit --pin-file FILE oder LINESIDE_PIN_FILE nennen, eine PIN je Zeile; `--pin-file -` liest die Standardeingabe.',

  'error.people/pin-file.title': 'PIN-Datei nicht lesbar',
  'error.people/pin-file.meaning': '{file} ist nicht lesbar: {reason}.',
  'error.people/pin-file.action': 'Pfad und Rechte der Datei prüfen.',

  'error.people/pin-file-open-to-others.title': 'PIN-Datei für andere offen',
  'error.people/pin-file-open-to-others.meaning':
    'Andere Benutzer dieses Rechners haben Rechte an {file}; die PINs darin sind kein Geheimnis.',
  'error.people/pin-file-open-to-others.action': 'Rechte mit `chmod 600` wegnehmen und PINs ändern.',

  'error.people/in-training.title': 'Nicht auf der Übungslinie',
  'error.people/in-training.meaning': 'Personen gehören zur Station selbst; die Übungslinie nimmt jeden Namen.',
  'error.people/in-training.action': 'Zuerst die Übung beenden.',
} as const;
