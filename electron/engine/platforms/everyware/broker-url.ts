/** The broker URL of the ProvisioningService: a preset's name, or `mqtts://host:port` (esf.md §2.2). */
import { type BrokerPreset, brokerPresets } from './broker-presets.ts';

const BROKER_URL = /^mqtts?:\/\/(?:\[[0-9a-f:.]+\]|[^\s/:@?#[\]]+):(?<port>\d{1,5})\/?$/i;

/**
 * The URL to write. Only mqtts and mqtt are documented for provisioning, and the port is always named; anything else is undefined,
 * also a URL with a user in it, because it would carry a password into plain settings.
 */
export function resolveBrokerUrl(text: string): string | undefined {
  const url = isPreset(text) ? brokerPresets[text] : text;
  const port = Number(BROKER_URL.exec(url)?.groups?.['port']);
  return port >= 1 && port <= 65_535 ? url : undefined;
}

function isPreset(text: string): text is BrokerPreset {
  return Object.hasOwn(brokerPresets, text);
}
