/** Rückläufer. Zu jedem Fehler: was geschehen ist, was es bedeutet, was jetzt zu tun ist. */
import type { returnTexts as english } from '../en/returns.ts';

export const returnTexts: Record<keyof typeof english, string> = {
  'step.return.owner.title': 'Prüfen, wem sie gehört',
  'step.return.revoke.title': 'Zertifikate widerrufen',
  'step.return.request.title': 'Alte Anfrage schließen',
  'step.return.wipe.title': 'Löschen',
  'step.return.reset-password.title': 'Passwörter zurücksetzen',
  'step.return.close.title': 'Rücklauf abschließen',

  'progress.return.surveying': 'Suche, was vom alten Besitzer noch da ist',
  'progress.return.wiping-keys': 'Entferne private Schlüssel',
  'progress.return.wiping-credentials': 'Überschreibe Zugangsdaten',
  'progress.return.wiping-files': 'Entferne alte Snapshots',
  'progress.return.resetting': 'Setze die ausgelieferte Konfiguration wieder ein',

  'returns.decision.same-identity': 'Gleiche Identität',
  'returns.decision.new-identity': 'Neue Identität',
  'returns.decision.move-account': 'In ein anderes Konto umziehen',
  'returns.decision.scrap': 'Verschrotten',

  'returns.finding.ours': 'Es ist die aus der Aufzeichnung',
  'returns.finding.somebody-else': 'Sie gehört jemand anderem',
  'returns.finding.unknown-device': 'Diese Station kennt sie nicht',
  'returns.finding.mismatch': 'Etikett, Gerät und Aufzeichnung stimmen nicht überein',

  'returns.reason.identity-differs': 'Das Gerät sagt {fact} {observed}; aufgezeichnet ist {expected}.',
  'returns.reason.fingerprint-of-another': '{fact} {fingerprint} gehört laut Aufzeichnung zu einem anderen Gerät.',
  'returns.reason.fingerprint-changed': '{fact} ist {fingerprint}; das ist nicht aufgezeichnet.',
  'returns.reason.certificate-of-another': 'Der Schlüssel {place} ist für ein anderes Gerät beglaubigt: {subject}.',
  'returns.reason.account-of-another': 'Die Cloud führt sie im Konto {account}, nicht in {expected}.',
  'returns.reason.label-names-several': 'Das Etikett passt zu {devices} Geräten der Aufzeichnung.',
  'returns.reason.not-in-journal': 'Weder das Etikett noch was das Gerät sagt ist aufgezeichnet.',
  'returns.reason.device-agrees': 'Das Gerät sagt dasselbe wie die Aufzeichnung.',
  'returns.reason.device-not-asked': 'Das Gerät wurde nicht gefragt.',
  'returns.reason.device-did-not-tell': 'Das Gerät hat nicht gesagt, wer es ist.',
  'returns.reason.owner-not-checked': 'Der Besitzer in der Cloud wurde nicht geprüft.',
  'returns.reason.owner-agrees': 'Die Cloud führt sie im Konto {account}, wie die Aufzeichnung.',

  'returns.not-checked.no-cloud-login': 'nicht geprüft: keine Anmeldung an einer Cloud',
  'returns.not-checked.no-client-id': 'nicht geprüft: keine Client-ID aufgezeichnet',
  'returns.not-checked.no-answer': 'nicht geprüft: die Cloud hat nicht geantwortet',

  'returns.request-question': 'Die Provisionierungsanfrage von {clientIds} in der Konsole der Cloud sperren oder löschen, dann bestätigen.',

  'command.event.return.opened': 'Ein Rücklauf wurde eröffnet: {decision} ({reason}).',
  'command.reprovision.about':
    'Eine Einheit zurücknehmen: prüfen, wem sie gehört, widerrufen, löschen, neu bereitstellen oder verschrotten',
  'command.option.lane': 'der Platz, an dem die Einheit steckt',
  'command.option.return-reason': 'warum die Einheit zurückkam, für die Aufzeichnung',
  'command.option.return-decision': 'same-identity, new-identity, move-account oder scrap; ohne sie wird gezeigt, was gefunden wurde',
  'command.option.set': 'ein Wert der neuen Zeile an Stelle des alten; mehrfach möglich',
  'command.option.secret-file': 'dasselbe für ein Geheimnis, aus einer Datei',
  'command.option.logs': 'Protokolle von Kura auf dem Gateway behalten (keep, Vorgabe) oder leeren (clear)',
  'command.option.reset-password': 'zuerst über die Konsole die ausgelieferte Konfiguration wieder einsetzen: niemand kennt die Passwörter',
  'command.option.absent': 'mit scrap: die Einheit antwortet nicht mehr und wird nicht gefragt',
  'command.option.ask-request': 'die Person am Platz bitten, die alte Anfrage zu schließen',
  'command.arguments.not-a-setting': '{value} ist nicht SPALTE=WERT.',
  'command.arguments.secret-file-unreadable': 'Die Datei {file} eines Geheimnisses ist nicht lesbar: {reason}.',
  'command.reprovision.finding': '{identifier}: {finding}',
  'command.reprovision.owner': 'Besitzer in der Cloud: {owner}',
  'command.reprovision.decide': 'Zu entscheiden mit --decision: {decisions}',
  'command.reprovision.goes-on': 'Der begonnene Rücklauf geht weiter.',
  'command.passport.return': 'Rücklauf vom {openedAt}: {decision}, {standing}. {reason}',

  'error.returns/somebody-else.title': 'Sie gehört jemand anderem',
  'error.returns/somebody-else.meaning':
    '{identifier}: ein Schlüssel, ein Fingerabdruck oder die Cloud nennt einen anderen Besitzer. An der Einheit wurde nichts geändert.',
  'error.returns/somebody-else.action':
    'Die Einheit beiseitelegen und nachfragen, wer sie geschickt hat. Im Pass steht, was gefunden wurde.',

  'error.returns/mismatch.title': 'Etikett und Gerät stimmen nicht überein',
  'error.returns/mismatch.meaning':
    '{identifier}: das Gerät sagt etwas anderes als Etikett und Aufzeichnung. An der Einheit wurde nichts geändert.',
  'error.returns/mismatch.action': 'Prüfen, ob dieses Etikett zu dieser Einheit gehört und ob sie an diesem Platz steckt.',

  'error.returns/device-in-doubt.title': 'Ein Lauf hat diese Einheit im Ungewissen gelassen',
  'error.returns/device-in-doubt.meaning':
    '{identifier} ist im Los {batch} in Arbeit, oder niemand weiß, wie ihr letzter Schritt dort ausging.',
  'error.returns/device-in-doubt.action': 'Im Los {batch} fortsetzen oder entscheiden, dann den Rücklauf eröffnen.',

  'error.returns/device-scrapped.title': 'Diese Einheit wurde verschrottet',
  'error.returns/device-scrapped.meaning':
    '{identifier} wurde zurückgenommen, um verschrottet zu werden ({batch}). An ihr wurde nichts getan.',
  'error.returns/device-scrapped.action': 'Beiseitelegen. Soll sie doch verwendet werden, einen weiteren Rücklauf eröffnen.',

  'error.returns/superseded.title': 'Ein neuerer Rücklauf hat diese Einheit',
  'error.returns/superseded.meaning':
    '{identifier} kam seitdem zurück ({batch}). Was dieses Los täte, ist überholt; es wurde nichts getan.',
  'error.returns/superseded.action': '{batch} laufen lassen oder einen weiteren Rücklauf eröffnen.',

  'error.returns/scrapped.title': 'Verschrottet',
  'error.returns/scrapped.meaning': 'Die Einheit wurde zurückgenommen und verschrottet. Sie hat kein aktives Zertifikat.',
  'error.returns/scrapped.action': 'Die Einheit beiseitelegen. Kein späterer Lauf nimmt sie, solange kein weiterer Rücklauf eröffnet wird.',

  'error.returns/identifier-ambiguous.title': 'Mehr als ein Gerät passt',
  'error.returns/identifier-ambiguous.meaning': '{identifier} ist eine Kennung von {devices} Geräten.',
  'error.returns/identifier-ambiguous.action': 'Eine andere Kennung der Einheit verwenden, etwa ihre MAC-Adresse.',

  'error.returns/identifier-taken.title': 'Die Kennung ist vergeben',
  'error.returns/identifier-taken.meaning': '{kind} {identifier} gehört einem anderen Gerät.',
  'error.returns/identifier-taken.action': 'Der Einheit eine Kennung geben, die niemand hat.',

  'error.returns/identity-not-new.title': 'Die Identität ist nicht neu',
  'error.returns/identity-not-new.meaning':
    'Eine neue Identität braucht eine Seriennummer, die weder dieses noch ein anderes Gerät je hatte. Angegeben: {identifier}',
  'error.returns/identity-not-new.action': 'Die neue Seriennummer setzen oder für die gleiche Identität entscheiden.',

  'error.returns/identity-not-same.title': 'Das wäre eine andere Identität',
  'error.returns/identity-not-same.meaning': '{identifier} ist nicht, wie die Einheit bisher hieß, und die Entscheidung ist {decision}.',
  'error.returns/identity-not-same.action': 'Die Seriennummer lassen, wie sie ist, oder für eine neue Identität entscheiden.',

  'error.returns/recipe-needed.title': 'Kein Rezept gewählt',
  'error.returns/recipe-needed.meaning': 'Die Entscheidung {decision} stellt die Einheit neu bereit, und kein Rezept sagt, wie.',
  'error.returns/recipe-needed.action': 'Ein Rezept für das Modell der Einheit wählen.',

  'error.returns/recipe-not-usable.title': 'Das Rezept hat schon Schritte eines Rücklaufs',
  'error.returns/recipe-not-usable.meaning':
    'Rezept {recipe} enthält Schritte, die ein Rücklauf selbst voranstellt; ihre Reihenfolge wäre nicht gewahrt.',
  'error.returns/recipe-not-usable.action': 'Ein Rezept ohne return.*-Schritte wählen.',

  'error.returns/target-certificates-unknown.title': 'Zertifikate des neuen Kontos nicht genannt',
  'error.returns/target-certificates-unknown.meaning':
    'Bevor ein Gateway in ein anderes Konto umzieht, müssen die Zertifikate seiner neuen Instanz darauf sein. Rezept {recipe} nennt sie nicht.',
  'error.returns/target-certificates-unknown.action': 'Sie in targetCertificates des Schritts everyware.provision nennen.',

  'error.returns/missing-columns.title': 'Spalten fehlen',
  'error.returns/missing-columns.meaning': 'Die neue Zeile hat keinen Wert für: {columns}.',
  'error.returns/missing-columns.action': 'Diese Spalten setzen.',

  'error.returns/invalid-row.title': 'Die neue Zeile ist nicht brauchbar',
  'error.returns/invalid-row.meaning': '{column}: {problem}',
  'error.returns/invalid-row.action': 'Für diese Spalte einen anderen Wert setzen.',

  'error.returns/other-decision-open.title': 'Eine andere Entscheidung ist im Gange',
  'error.returns/other-decision-open.meaning': '{identifier} wird in {batch} als {decision} zurückgenommen, und das wurde unterbrochen.',
  'error.returns/other-decision-open.action': 'Zuerst {batch} zu Ende bringen.',

  'error.returns/certificates-left.title': 'Zu viele aktive Zertifikate',
  'error.returns/certificates-left.meaning': 'Zertifikate dieses Geräts, die widerrufen sein sollten, sind noch aktiv: {serials}.',
  'error.returns/certificates-left.action': 'Alle bis auf das neueste widerrufen, dann den Rücklauf noch einmal laufen lassen.',

  'error.returns/request-left.title': 'Alte Anfrage noch offen',
  'error.returns/request-left.meaning': 'Die Cloud hat noch eine offene Provisionierungsanfrage für {clientIds}.',
  'error.returns/request-left.action': 'Sie in der Konsole der Cloud sperren oder löschen, dann den Rücklauf noch einmal laufen lassen.',

  'error.returns/wipe-incomplete.title': 'Nicht alles wurde gelöscht',
  'error.returns/wipe-incomplete.meaning': 'Nach dem Löschen hat das Gateway noch: {left}.',
  'error.returns/wipe-incomplete.action': 'Den Rücklauf noch einmal laufen lassen. Bleibt es dabei, ein frisches Abbild aufspielen.',

  'error.returns/no-pristine-configuration.title': 'Keine ausgelieferte Konfiguration auf dem Gateway',
  'error.returns/no-pristine-configuration.meaning': 'Es gibt kein {path}, das eingesetzt werden könnte; die Passwörter bleiben unbekannt.',
  'error.returns/no-pristine-configuration.action': 'Ein frisches Abbild aufspielen oder das Gateway verschrotten.',

  'error.returns/no-console.title': 'Keine Konsole',
  'error.returns/no-console.meaning':
    'Passwörter, die niemand kennt, werden über die Konsole als root zurückgesetzt. Dieser Platz hat weder Konsole noch SSH.',
  'error.returns/no-console.action': 'Die Einheit an einen Platz mit Konsole stecken oder sie verschrotten.',
};
