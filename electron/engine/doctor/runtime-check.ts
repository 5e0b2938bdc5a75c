/** The program's own footing: the Node that runs it (ARCHITECTURE, "The processes"). */
import type { Finding } from './finding.ts';

/** Below this, Node cannot run the station's database thread as it is written. */
const OLDEST_NODE_MAJOR = 22;

export function checkRuntime(nodeVersion: string): Finding {
  const ok = Number.parseInt(nodeVersion, 10) >= OLDEST_NODE_MAJOR;
  const params = { version: nodeVersion, oldest: OLDEST_NODE_MAJOR };
  return { name: 'runtime', required: true, ok, said: { key: ok ? 'doctor.runtime.ok' : 'doctor.runtime.too-old', params } };
}
