/** What of a lane's endpoints may stand in no record, whoever prints it. */
import type { GatewayTarget } from './open-gateway.ts';

/** Factory words (`admin`, `kura`) are shorter: they stand in half of all paths and answers, and masking those would hide the record. */
const SHORTEST = 8;

export function targetSecrets({ console, ssh, rest, remote }: Omit<GatewayTarget, 'judgeFingerprint'>): readonly string[] {
  const logins = [ssh?.password, ssh?.privateKey, rest?.password, rest?.newPassword, rest?.client?.keyPem];
  const atConsole = [console?.password, console?.becomePassword, console?.newPassword];
  return [...logins, ...atConsole, typeof remote?.broker === 'object' ? remote.broker.password : undefined]
    .filter((secret) => secret !== undefined && secret.length >= SHORTEST)
    .map(String);
}
