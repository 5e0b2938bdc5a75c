/** Fernverwaltung über MQTT. Zu jedem Fehlercode: was geschah, was es heißt, was jetzt zu tun ist. */
export const remoteTexts = {
  'step.kura.command.title': 'Befehl über Kura ausführen',
  'step.kura.package.title': 'Paket installieren',

  'error.gateway/no-remote.title': 'Platz ohne Fernverwaltung',
  'error.gateway/no-remote.meaning':
    'Dieser Schritt spricht über einen Broker mit dem Gateway, und die Stationsdatei gibt dem Platz kein remote.',
  'error.gateway/no-remote.action': 'Dem Platz in der Stationsdatei remote (broker, account, clientId) geben.',

  'error.gateway/no-kura.title': 'Platz ohne Weg zu Kura',
  'error.gateway/no-kura.meaning': 'Dieser Schritt fragt Kura, und die Stationsdatei gibt dem Platz weder rest noch remote.',
  'error.gateway/no-kura.action': 'Dem Platz in der Stationsdatei rest oder remote geben.',

  'error.remote/unknown-broker.title': 'Broker {name} ist hier nicht bekannt',
  'error.remote/unknown-broker.meaning': 'remote des Platzes nennt ihn, und die Stationsdatei hat: {known}.',
  'error.remote/unknown-broker.action': 'Den Broker in der Stationsdatei unter brokers eintragen oder den Namen im Platz berichtigen.',

  'error.remote/bad-address.title': 'Nicht brauchbar in einem Topic: {part}',
  'error.remote/bad-address.meaning': '„{text}“ ist leer, zu lang oder enthält eines von / + #. Nichts wurde gesendet.',
  'error.remote/bad-address.action':
    '{part} in der Stationsdatei oder im Los berichtigen. Kura schreibt - , wo eine Client-Id / + # oder einen Punkt hat.',

  'error.remote/plain-url.title': 'Broker ohne TLS',
  'error.remote/plain-url.meaning':
    'Die URL des Brokers ist mqtt://: Anmeldungen und Konfigurationen jedes Gateways wären unterwegs lesbar. Nichts wurde gesendet.',
  'error.remote/plain-url.action': 'mqtts://host:8883 verwenden. In einem eigenen Netz erlaubt es "allowPlain": true beim Broker.',

  'error.remote/client-id-of-a-device.title': 'Station und Gateway haben eine Client-Id',
  'error.remote/client-id-of-a-device.meaning':
    'Die Station meldet sich beim Broker mit der Client-Id {clientId} an, und das ist die dieses Gateways. Der Broker würfe das Gateway hinaus. Nichts wurde gesendet.',
  'error.remote/client-id-of-a-device.action': 'Dem Broker in der Stationsdatei eine andere clientId geben oder sie weglassen.',

  'error.remote/link-lost.title': 'Verbindung zum Broker verloren',
  'error.remote/link-lost.meaning':
    'Die Verbindung zu {place} endete, während die Station wartete. Ob das Gateway die Anfrage gehört hat, ist nicht bekannt; sie wird nicht wiederholt.',
  'error.remote/link-lost.action': 'Netz der Station und Broker prüfen. Die Station liest zurück, bevor sie wieder schreibt.',

  'error.remote/thrown-out.title': 'Broker wirft die Station hinaus',
  'error.remote/thrown-out.meaning':
    '{place} beendete die Verbindung {times}-mal binnen Sekunden. Oft benutzt jemand anders die Client-Id {clientId}, oder die Anmeldung darf nicht, was die Station verlangt.',
  'error.remote/thrown-out.action':
    'Im Protokoll des Brokers nachsehen. Dem Broker in der Stationsdatei eine eigene clientId geben oder sie weglassen.',

  'error.remote/topic-refused.title': 'Broker lässt die Station nicht zuhören',
  'error.remote/topic-refused.meaning':
    '{place} verweigert die Topics, auf denen Gateways antworten: {topics}. Ohne sie kommt keine Antwort an, darum wurde nichts gefragt.',
  'error.remote/topic-refused.action': 'Dem Benutzer der Station diese Topics beim Broker erlauben.',

  'error.remote/no-reply.title': 'Gateway {clientId} antwortet nicht',
  'error.remote/no-reply.meaning':
    'Keine Antwort auf {request} in {seconds} s. Ursachen: Es ist nicht mit diesem Broker verbunden, hat eine andere Client-Id oder ein anderes Konto, ist beschäftigt, oder es wurde von Everyware Cloud provisioniert und erwartet nun signierte Steuernachrichten: Unsignierte Anfragen verwirft es wortlos.',
  'error.remote/no-reply.action':
    'Konto und Client-Id mit der Geburtsnachricht vergleichen. Nach einer Everyware-Provisionierung SSH, Konsole oder die Cloud benutzen.',

  'error.remote/not-connected.title': 'Gateway {clientId} hat den Broker verlassen',
  'error.remote/not-connected.meaning': 'Seine Abmeldung oder sein letzter Wille war das Letzte, was von ihm zu hören war.',
  'error.remote/not-connected.action': 'Auf die nächste Geburtsnachricht warten. Kommt keine, Strom und Netz des Gateways prüfen.',

  'error.remote/bad-request.title': 'Gateway nimmt die Anfrage nicht an',
  'error.remote/bad-request.meaning': 'Kura antwortete auf {request} mit {code}: {reason}',
  'error.remote/bad-request.action': 'Die Werte des Schritts mit der Definition der Komponente vergleichen.',

  'error.remote/not-found.title': 'Das hat das Gateway nicht',
  'error.remote/not-found.meaning': 'Kura antwortete auf {request} mit {code}: {reason}',
  'error.remote/not-found.action': 'Den Namen prüfen, und ob diese Version von Kura die App hat.',

  'error.remote/refused.title': 'Gateway meldet einen Fehler',
  'error.remote/refused.meaning': 'Kura antwortete auf {request} mit {code}: {reason}',
  'error.remote/refused.action': 'In kura.log des Gateways diesen Augenblick nachsehen.',

  'error.remote/bad-answer.title': 'Antwort nicht verstanden',
  'error.remote/bad-answer.meaning': 'Das Gateway antwortete auf {request}, aber nicht in der Form, die Kura gibt.',
  'error.remote/bad-answer.action': 'Die Version von Kura auf dem Gateway prüfen und das Protokoll einsenden.',

  'error.remote/json-cannot-carry.title': 'Das JSON dieses Gateways trägt die Anfrage nicht',
  'error.remote/json-cannot-carry.meaning':
    'Es ist auf einfaches JSON gestellt, in dem diese Werte mit anderem Typ ankämen: {metrics}. Nichts wurde gesendet.',
  'error.remote/json-cannot-carry.action': 'payload.encoding seines CloudService auf kura-protobuf stellen oder die Werte weglassen.',

  'error.remote/not-applied.title': 'Konfiguration nicht übernommen',
  'error.remote/not-applied.meaning':
    'Das Gateway nahm die Konfiguration von {pid} an und antwortete, bevor es sie anwandte. In {seconds} s war sie nicht da.',
  'error.remote/not-applied.action': 'In kura.log des Gateways nachsehen: Fehler von CONF-V1 stehen nur dort.',

  'error.remote/commands-disabled.title': 'Gateway führt keine Befehle von fern aus',
  'error.remote/commands-disabled.meaning': 'CommandCloudApp verweigerte den Befehl ({reason}). Ab Werk ist es ausgeschaltet.',
  'error.remote/commands-disabled.action':
    'command.enable von org.eclipse.kura.cloud.app.command.CommandCloudApp setzen und das Befehlspasswort angeben, wenn es eines gibt.',

  'progress.package.installing': '{name} wird installiert: {percent} %',

  'error.kura-command/no-stdin.title': 'Kein Weg für die Standardeingabe',
  'error.kura-command/no-stdin.meaning':
    'Der Schritt gibt dem Befehl eine Eingabe, und über REST hat Kura keinen Platz dafür. Nichts wurde gesendet.',
  'error.kura-command/no-stdin.action': 'Dem Platz remote geben, den Schritt shell benutzen oder stdin weglassen.',

  'error.kura-command/ended-late.title': 'Gateway hat den Befehl nach seiner Zeit beendet',
  'error.kura-command/ended-late.meaning':
    '{command} lief nach {seconds} s, oder nach der Grenze von CommandCloudApp, noch und wurde beendet.',
  'error.kura-command/ended-late.action': 'timeoutSeconds des Schritts erhöhen, und command.timeout auf dem Gateway, wo das kürzer ist.',

  'error.package/not-installed.title': 'Paket {name} ist nicht installiert',
  'error.package/not-installed.meaning': 'Die Paketliste des Gateways sagt: {observed}. Erwartet: {version}.',
  'error.package/not-installed.action': 'kura.log des Gateways zur Installation ansehen. Prüfen, ob Name und Version die im Paket sind.',

  'error.remote/job-failed.title': 'Gateway konnte {name} nicht ausführen: {job}',
  'error.remote/job-failed.meaning': 'DEPLOY-V2 meldet {status}: {reason}',
  'error.remote/job-failed.action': 'Die URL vom Gateway aus, die Prüfsumme und den Platz auf seinem Speicher prüfen.',
} as const;
