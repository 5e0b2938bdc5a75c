/** Secrets that this process has had in hand, so that no line of its log can hold one (ARCHITECTURE, idea 7). Never written anywhere. */

/** Enough for all that is in work on a full bench; older ones are forgotten first. */
const KEPT_SECRETS = 2000;
/** Shorter ones would hide ordinary words and numbers. */
const SHORTEST = 4;

const secrets = new Set<string>();

/** Called by whoever reveals or resolves a secret. */
export function rememberSecret(secret: string): void {
  if (secret.length < SHORTEST) return;
  // The newest is last, however often it is used.
  secrets.delete(secret);
  secrets.add(secret);
  for (const oldest of secrets) {
    if (secrets.size <= KEPT_SECRETS) return;
    secrets.delete(oldest);
  }
}

/** Longer ones first: one may be the beginning of another, whose rest would stay readable. */
export function knownSecretsIn(text: string): readonly string[] {
  return [...secrets].filter((secret) => text.includes(secret)).toSorted((one, other) => other.length - one.length);
}
