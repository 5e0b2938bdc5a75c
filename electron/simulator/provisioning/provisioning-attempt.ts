/** One attempt of the ProvisioningService: connect, ask, receive the new configuration, confirm (esf.md §1 steps 4 to 7). */
import { X509Certificate } from 'node:crypto';
import type { MqttClient } from 'mqtt';
import { type TargetConfiguration, configurationSchema, parseMessage, topics } from '../cloud/provisioning-messages.ts';
import { unlessAborted } from '../shell/interruption.ts';
import { LinkRefused, openLink } from './mqtt-link.ts';
import type { ProvisioningSettings } from './provisioning-settings.ts';

/** The chain that came does not end in a root this gateway trusts (`ca-authentication`). */
export class ChainNotTrusted extends Error {}

export interface AttemptOptions {
  readonly trustedCa: string;
  readonly signal: AbortSignal;
  /** Puts the configuration into place; the cloud hears of it only afterwards. */
  readonly install: (configuration: TargetConfiguration) => void;
}

/** @throws LinkRefused, ChainNotTrusted, or the signal's reason */
export async function attemptProvisioning(settings: ProvisioningSettings, options: AttemptOptions): Promise<void> {
  const link = { trustedCa: options.trustedCa, connectTimeoutMs: settings.timeoutMs, signal: options.signal };
  const client = await openLink(settings, link);
  try {
    const configuration = await unlessAborted(ask(client, settings), options.signal);
    if (settings.caAuthentication && !isTrusted(configuration.certificateChain, options.trustedCa)) throw new ChainNotTrusted();
    options.install(configuration);
    const reply = topics.reply(settings.accountName, configuration.requesterClientId, configuration.requestId);
    await client.publishAsync(reply, JSON.stringify({ responseCode: 200 }), { qos: 1 });
    await client.endAsync();
  } finally {
    client.end(true);
  }
}

/** Subscribes before it asks, so that the answer cannot come too early. */
async function ask(client: MqttClient, settings: ProvisioningSettings): Promise<TargetConfiguration> {
  const { accountName, clientId, username, activationKey } = settings;
  const expected = topics.configuration(accountName, clientId);
  const answer = new Promise<TargetConfiguration>((resolve, reject) => {
    client.on('message', (topic, payload) => {
      const configuration = topic === expected ? parseMessage(configurationSchema, payload) : undefined;
      if (configuration !== undefined) resolve(configuration);
    });
    client.once('close', () => reject(new LinkRefused('lost')));
  });
  answer.catch(() => undefined);
  await client.subscribeAsync(topics.own(accountName, clientId), { qos: 1 });
  const request = JSON.stringify({ clientId, username, activationKey });
  await client.publishAsync(topics.request(accountName, clientId), request, { qos: 1 });
  return answer;
}

/** Every certificate is signed by the next, and the last is the trusted root itself. */
function isTrusted(chain: readonly string[], trustedCa: string): boolean {
  const certificates = chain.map((pem) => new X509Certificate(pem));
  const isLinked = certificates.every((certificate, index) => {
    const issuer = certificates[index + 1] ?? certificate;
    return certificate.verify(issuer.publicKey);
  });
  return isLinked && certificates.at(-1)?.fingerprint256 === new X509Certificate(trustedCa).fingerprint256;
}
