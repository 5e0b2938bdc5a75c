/**
 * The provision brokers that the ProvisioningService page publishes (seed document; esf.md §2.2). For production on EC5 none is
 * published: the broker URL comes from the customer.
 */
export const brokerPresets = {
  'sandbox-ec4': 'mqtts://broker-sandbox.everyware-cloud.com:8883',
  'sandbox-ec5': 'mqtts://broker-sbx.everyware.io:8883',
  'production-ec4': 'mqtts://broker-eurotech-provision.everyware-cloud.com:8883',
} as const;

export type BrokerPreset = keyof typeof brokerPresets;
