/** What may go wrong between a request and its answer. */
import { setTimeout as delay } from 'node:timers/promises';
import type { MqttClient } from 'mqtt';

export const remoteTroubles = ['silent', 'slow', 'garbled', 'misdirected', 'error', 'disconnect', 'birth-again'] as const;

export type RemoteTrouble =
  /** Done, and never answered. */
  | { readonly kind: 'silent' }
  | { readonly kind: 'slow'; readonly delayMs: number }
  | { readonly kind: 'garbled' }
  /** The answer bears another request's id. */
  | { readonly kind: 'misdirected' }
  /** Not done, with a message of an exception. */
  | { readonly kind: 'error'; readonly message: string }
  /** Done, and then the connection breaks. */
  | { readonly kind: 'disconnect' }
  /** A second birth message before the answer. */
  | { readonly kind: 'birth-again' };

/** A fault of a training line's file: the `number`th request and the next ones, `times` in all. */
export interface PlannedTrouble {
  readonly trouble: RemoteTrouble['kind'];
  readonly delayMs: number;
  readonly number: number;
  readonly times: number;
}

/** Counts one gateway's requests, over all its connections. */
export function troublesInTurn(planned: readonly PlannedTrouble[]): () => RemoteTrouble | undefined {
  let heard = 0;
  return () => {
    heard += 1;
    const now = planned.find(({ number, times }) => heard >= number && heard < number + times);
    if (now === undefined) return undefined;
    const { trouble: kind, delayMs } = now;
    if (kind === 'slow') return { kind, delayMs };
    return kind === 'error' ? { kind, message: 'Simulated failure of the request' } : { kind };
  };
}

interface Sent {
  readonly topic: string;
  readonly bytes: Buffer;
}

interface Place {
  readonly client: MqttClient | undefined;
  readonly sayBirth: () => Promise<void>;
  readonly signal: AbortSignal;
}

/** Sends the answer as the trouble lets it, or not at all. */
export async function afflicted(trouble: RemoteTrouble, { topic, bytes }: Sent, { client, sayBirth, signal }: Place): Promise<void> {
  const send = (to = topic, what = bytes) => void client?.publish(to, what, { qos: 0 });
  switch (trouble.kind) {
    case 'silent':
      return;
    case 'slow':
      await delay(trouble.delayMs, undefined, { signal }).then(
        () => send(),
        () => undefined,
      );
      return;
    case 'garbled':
      send(topic, Buffer.from(bytes.map((byte, index) => (index % 3 === 0 ? byte ^ 0xa5 : byte))));
      return;
    case 'misdirected':
      send(`${topic.slice(0, topic.lastIndexOf('/') + 1)}1363603920892-8078887174204257595`);
      return;
    case 'disconnect':
      client?.stream.destroy();
      return;
    case 'birth-again':
      await sayBirth();
      send();
      return;
    case 'error':
      send();
  }
}
