/**
 * ESF's ProvisioningService: tries while it is enabled, and after success resets `enabled`, sets `provisioned` and moves the gateway
 * to its account (esf.md §2.3). What `enabled` becomes when the attempts are used up is not public; here it stays true.
 */
import { setTimeout as delay } from 'node:timers/promises';
import type { TargetConfiguration } from '../cloud/provisioning-messages.ts';
import type { ComponentStore } from '../kura/component-store.ts';
import type { StoredValue } from '../kura/definitions.ts';
import { dataServicePid, transportPid } from '../kura/ordinary-components.ts';
import { LinkRefused, type RefusalReason } from './mqtt-link.ts';
import { ChainNotTrusted, attemptProvisioning } from './provisioning-attempt.ts';
import type { ProvisioningComponent } from './provisioning-definition.ts';
import { ClassCastException, type OwnIdentity, type ProvisioningSettings, readSettings } from './provisioning-settings.ts';

export type ProvisioningReport =
  | { readonly event: 'provisioning-attempt'; readonly attempt: number }
  | { readonly event: 'refused'; readonly attempt: number; readonly reason: RefusalReason | 'timeout' | 'chain-not-trusted' }
  | { readonly event: 'gave-up'; readonly attempts: number }
  | { readonly event: 'provisioned'; readonly accountName: string };

export interface ProvisioningServiceOptions {
  readonly component: ProvisioningComponent;
  readonly components: ComponentStore;
  readonly trustedCa: string;
  /** What an attempt takes beside what the cloud takes. */
  readonly attemptMs: number;
  readonly ownIdentity: () => Promise<OwnIdentity>;
  /** Connects to the account that the transport is now configured for. */
  readonly connectToAccount: () => void;
  readonly report: (report: ProvisioningReport) => void;
  readonly log: (line: string) => void;
}

export class ProvisioningService {
  readonly #options: ProvisioningServiceOptions;
  /** Ends the attempts that are under way. */
  #running: AbortController | undefined;
  /** True while the service changes its own configuration, which is no reason to begin anew. */
  #isUpdatingItself = false;

  constructor(options: ProvisioningServiceOptions) {
    this.#options = options;
    options.components.onUpdated(options.component.template.pid, () => this.#onUpdated());
  }

  /** At the start of the framework. */
  start(): void {
    this.#onUpdated();
  }

  /** At its end. */
  stop(): void {
    this.#running?.abort();
    this.#running = undefined;
  }

  #onUpdated(): void {
    if (this.#isUpdatingItself) return;
    this.stop();
    const { component, components } = this.#options;
    if (components.values(component.template.pid).get(component.ids.enabled)?.value !== true) return;
    const running = new AbortController();
    this.#running = running;
    void this.#run(running.signal).catch((error: unknown) => {
      if (running.signal.aborted) return;
      if (!(error instanceof ClassCastException)) throw error;
      this.#options.log(`java.lang.ClassCastException: ${error.message}`);
    });
  }

  async #run(signal: AbortSignal): Promise<void> {
    const { component, components } = this.#options;
    const own = await this.#options.ownIdentity();
    signal.throwIfAborted();
    const settings = readSettings(components.values(component.template.pid), component.ids, own);
    this.#setOwn({ provisioned: false });
    for (let attempt = 1; attempt <= settings.maxAttempts; attempt += 1) {
      this.#options.report({ event: 'provisioning-attempt', attempt });
      const reason = await this.#attempt(settings, signal);
      if (reason === undefined) return;
      this.#options.report({ event: 'refused', attempt, reason });
      this.#options.log(`Provisioning attempt ${attempt} failed: ${reason}`);
      await delay(settings.retryIntervalMs, undefined, { signal });
    }
    this.#options.report({ event: 'gave-up', attempts: settings.maxAttempts });
    this.#options.log('Provisioning gave up');
  }

  /** Undefined after success, else why not. */
  async #attempt(
    settings: ProvisioningSettings,
    signal: AbortSignal,
  ): Promise<Extract<ProvisioningReport, { event: 'refused' }>['reason'] | undefined> {
    const deadline = AbortSignal.timeout(settings.timeoutMs);
    const { trustedCa, attemptMs } = this.#options;
    try {
      if (attemptMs > 0) await delay(attemptMs, undefined, { signal });
      await attemptProvisioning(settings, {
        trustedCa,
        signal: AbortSignal.any([signal, deadline]),
        install: (configuration) => this.#install(configuration),
      });
    } catch (error) {
      signal.throwIfAborted();
      if (deadline.aborted) return 'timeout';
      if (error instanceof LinkRefused) return error.reason;
      if (error instanceof ChainNotTrusted) return 'chain-not-trusted';
      return 'lost';
    }
    this.#setOwn({ provisioned: true, enabled: false });
    this.#options.report({ event: 'provisioned', accountName: this.#targetAccount });
    this.#options.connectToAccount();
    return undefined;
  }

  #targetAccount = '';

  #install(configuration: TargetConfiguration): void {
    const { component, components } = this.#options;
    this.#targetAccount = configuration.accountName;
    const text = (value: string): StoredValue => ({ type: 'STRING', value });
    const transport = new Map<string, StoredValue>([
      ['broker-url', text(configuration.brokerUrl)],
      ['topic.context.account-name', text(configuration.accountName)],
      ['client-id', text(configuration.clientId)],
      ['username', text(configuration.username)],
      ['password', { type: 'PASSWORD', value: configuration.password }],
    ]);
    const dataService = new Map<string, StoredValue>([['connect.auto-on-startup', { type: 'BOOLEAN', value: true }]]);
    components.update(
      [
        { pid: transportPid(component.suffix), properties: transport },
        { pid: dataServicePid(component.suffix), properties: dataService },
      ],
      true,
    );
  }

  #setOwn(flags: { readonly provisioned: boolean; readonly enabled?: boolean }): void {
    const { component, components } = this.#options;
    const changed = Object.entries(flags) as ['provisioned' | 'enabled', boolean][];
    const properties = new Map(changed.map(([field, value]): [string, StoredValue] => [component.ids[field], { type: 'BOOLEAN', value }]));
    this.#isUpdatingItself = true;
    components.update([{ pid: component.template.pid, properties }], true);
    this.#isUpdatingItself = false;
  }
}
