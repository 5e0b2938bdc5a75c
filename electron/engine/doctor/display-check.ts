/** Whether the window could open here. Commands need no display. */
import type { Finding } from './finding.ts';

export function checkDisplay(platform: NodeJS.Platform, environment: NodeJS.ProcessEnv): Finding {
  const display = environment['WAYLAND_DISPLAY'] ?? environment['DISPLAY'] ?? '';
  const ok = platform === 'win32' || platform === 'darwin' || display !== '';
  return { name: 'display', required: false, ok, said: { key: ok ? 'doctor.display.ok' : 'doctor.display.none' } };
}
