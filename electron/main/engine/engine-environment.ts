/** What the engine gets of main's environment: a list of what it needs, so that nothing that steers a Node or a loader comes along. */

const ALLOWED_NAMES: ReadonlySet<string> = new Set([
  'PATH',
  'HOME',
  'USER',
  'LOGNAME',
  'LANG',
  'LANGUAGE',
  'TZ',
  'TMPDIR',
  'TEMP',
  'TMP',
  'SYSTEMROOT',
  'WINDIR',
  'COMSPEC',
  'PATHEXT',
  'APPDATA',
  'LOCALAPPDATA',
  'USERPROFILE',
  'PROGRAMDATA',
  'USERNAME',
  // Only to tell in `doctor` that there is a display.
  'DISPLAY',
  'WAYLAND_DISPLAY',
]);
/** `LINESIDE_`: settings and the secrets that a station file names as `{"env": "LINESIDE_…"}`. */
const ALLOWED_PREFIXES = ['LC_', 'XDG_', 'LINESIDE_'] as const;

/** File system and DNS calls of up to 24 lanes share this pool with the journal. */
const THREAD_POOL_SIZE = '32';

export function engineEnvironment(environment: Readonly<Record<string, string | undefined>>): Record<string, string> {
  const allowed = Object.entries(environment).filter(([name, value]) => value !== undefined && isAllowed(name.toUpperCase()));
  return { ...(Object.fromEntries(allowed) as Record<string, string>), UV_THREADPOOL_SIZE: THREAD_POOL_SIZE };
}

function isAllowed(name: string): boolean {
  return ALLOWED_NAMES.has(name) || ALLOWED_PREFIXES.some((prefix) => name.startsWith(prefix));
}
