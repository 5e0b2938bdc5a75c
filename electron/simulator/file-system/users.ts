/** Users and groups of the simulated gateway: those of the operating system and the two that Kura's package makes (kura.md §7). */

const userIds: Readonly<Record<string, number>> = { root: 0, daemon: 1, nobody: 65_534, kura: 1001, kurad: 998 };
const groupIds: Readonly<Record<string, number>> = { root: 0, daemon: 1, nogroup: 65_534, dialout: 20, kura: 1001, kurad: 998 };

export type NameKind = 'user' | 'group';

function idsOf(kind: NameKind): Readonly<Record<string, number>> {
  return kind === 'user' ? userIds : groupIds;
}

/** The number of a name; a name that is a number is one that has no entry. */
export function idOf(kind: NameKind, name: string): number {
  return idsOf(kind)[name] ?? Number(name);
}

/** The name for what `chown` was given, a name or a number; undefined where nobody is called so. */
export function nameOf(kind: NameKind, given: string): string | undefined {
  const ids = idsOf(kind);
  if (Object.hasOwn(ids, given)) return given;
  if (!/^\d+$/.test(given)) return undefined;
  return Object.keys(ids).find((name) => ids[name] === Number(given)) ?? String(Number(given));
}

/** `/etc/passwd` and `/etc/group` as the gateway shows them. */
export function passwdFile(): string {
  return Object.entries(userIds)
    .map(([name, id]) => `${name}:x:${id}:${id}:${name}:${name === 'root' ? '/root:/bin/sh' : '/nonexistent:/usr/sbin/nologin'}\n`)
    .join('');
}

export function groupFile(): string {
  return Object.entries(groupIds)
    .map(([name, id]) => `${name}:x:${id}:\n`)
    .join('');
}
