/** Fragen, die ein Schritt der Person am Platz stellt. */
export const promptTexts = {
  'step.prompt.title': 'Frage an die Bedienung',
  'progress.prompt.waiting': 'Warten auf eine Antwort',
  'prompt.again': '„{answer}“ passt nicht. Versuch {try} von {of}.',

  'error.prompt/not-asked.title': 'An Platz {lane} wird nichts gefragt',
  'error.prompt/not-asked.meaning': 'Die Frage ist schon beantwortet, oder ihr Schritt ist zu Ende.',
  'error.prompt/not-asked.action': 'Auf den Platz sehen: Er zeigt, was jetzt gefragt wird.',
  'error.prompt/nobody-here.title': 'Niemand ist da, der antwortet',
  'error.prompt/nobody-here.meaning':
    'Ein Schritt des Rezepts fragt die Person am Platz, und dieser Lauf hat weder Bildschirm noch Terminal dafür.',
  'error.prompt/nobody-here.action': 'Das Los im Fenster oder an einem Terminal fahren.',

  'error.prompt/no-such-choice.title': 'Keine der Antworten',
  'error.prompt/no-such-choice.meaning': 'Platz {lane} erwartet eine von: {choices}.',
  'error.prompt/no-such-choice.action': 'Mit einer davon antworten.',

  'error.prompt/wrong-answer.title': 'Antwort passt nicht',
  'error.prompt/wrong-answer.meaning': '„{question}“ wurde {tries}-mal beantwortet; keine Antwort ist, was das Rezept erwartet.',
  'error.prompt/wrong-answer.action': 'Etikett und Einheit prüfen, dann die Einheit erneut laufen lassen.',

  'error.prompt/person-says-no.title': 'Von einer Person abgelehnt: {answer}',
  'error.prompt/person-says-no.meaning': '„{question}“ wurde mit {answer} beantwortet. Für das Rezept ist die Einheit damit schlecht.',
  'error.prompt/person-says-no.action': 'Einheit beiseitelegen.',
} as const;
