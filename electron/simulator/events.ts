/** What a running simulation tells: JSON-able, without secrets. */
import type { Fault } from './faults/fault-file.ts';
import type { ProvisioningReport } from './provisioning/provisioning-service.ts';

/** A fault of the line's file has begun, or is over. */
export type FaultReport = { readonly event: 'fault' | 'fault-ended'; readonly fault: Fault['fault'] };

/** A gateway without a ProvisioningService came to the broker that it is pointed at, told its birth once more, or left; the broker has taken it. */
export type ConnectionReport = { readonly event: 'connected' | 'birth-again' | 'disconnected'; readonly brokerUrl: string };

/** What happens to a gateway, said by the gateway. */
export type GatewayReport = { readonly event: 'restarted' | 'rebooted' } | ProvisioningReport | ConnectionReport | FaultReport;

/** …and where it is plugged in at that moment. */
export type SimulationEvent = { readonly lane: string; readonly serialNumber: string } & (
  | { readonly event: 'plugged-in'; readonly macAddress: string }
  | { readonly event: 'unplugged'; readonly verdict: string }
  /** Another program took a port while it was closed, and keeps it: the lane is of no more use. */
  | { readonly event: 'port-lost'; readonly port: number }
  /** The gateway answers elsewhere now, and no more in its lane. */
  | { readonly event: 'moved'; readonly sshPort: number; readonly httpsPort: number }
  | GatewayReport
);
