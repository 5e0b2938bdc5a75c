/** What a running simulation tells: JSON-able, without secrets. */
import type { ProvisioningReport } from './provisioning/provisioning-service.ts';

/** What happens to a gateway, said by the gateway. */
export type GatewayReport = { readonly event: 'restarted' } | ProvisioningReport;

/** …and where it is plugged in at that moment. */
export type SimulationEvent = { readonly lane: string; readonly serialNumber: string } & (
  | { readonly event: 'plugged-in'; readonly macAddress: string }
  | { readonly event: 'unplugged'; readonly verdict: string }
  /** Another program took a port while it was closed, and keeps it: the lane is of no more use. */
  | { readonly event: 'port-lost'; readonly port: number }
  | GatewayReport
);
