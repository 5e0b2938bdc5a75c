/** What a gateway says when it comes (kura.md §4.3). All metrics are texts. */
import type { KuraPayload } from '../../../shared/formats/kura-payload.ts';
import type { PayloadEncoding } from '../../engine/gateway/remote/message-bytes.ts';
import { stringMetric } from './remote-answer.ts';
import { appsOf, type RemoteKura } from './remote-kura.ts';

export interface BirthOptions {
  readonly displayName: string;
  readonly uptimeMs: number;
  readonly nowMs: number;
  readonly encoding: PayloadEncoding;
  readonly apps?: readonly string[] | undefined;
}

export async function birthPayload(kura: RemoteKura, options: BirthOptions): Promise<KuraPayload> {
  const facts = await kura.framework();
  const text = (name: string) => String(facts[name] ?? 'UNKNOWN');
  const metrics = {
    uptime: String(options.uptimeMs),
    display_name: options.displayName,
    model_name: text('modelName'),
    model_id: text('modelId'),
    part_number: text('partNumber'),
    serial_number: text('serialNumber'),
    firmware_version: text('firmwareVersion'),
    bios_version: text('biosVersion'),
    cpu_version: text('cpuVersion'),
    os: 'Linux',
    os_arch: 'amd64',
    jvm_name: 'OpenJDK 64-Bit Server VM',
    jvm_version: '17.0.0',
    kura_version: text('kuraVersion'),
    application_framework: 'Kura',
    connection_interface: `${text('primaryNetworkInterfaceName')} (${text('primaryMacAddress')})`,
    connection_ip: '127.0.0.1',
    accept_encoding: options.encoding === 'kura-protobuf' ? 'gzip' : '',
    application_ids: (options.apps ?? appsOf[kura.generation]).join(','),
    available_processors: '2',
    total_memory: '506816',
    payload_encoding: options.encoding === 'kura-protobuf' ? 'KURA_PROTOBUF' : 'SIMPLE_JSON',
    tamper_status: 'UNSUPPORTED',
  };
  return {
    timestamp: BigInt(options.nowMs),
    position: { latitude: 0, longitude: 0, altitude: 0 },
    metrics: Object.entries(metrics).map(([name, value]) => stringMetric(name, value)),
  };
}
