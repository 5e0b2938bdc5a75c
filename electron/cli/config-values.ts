/** `KEY=VALUE` words and secrets of a command, for one component. A secret is never taken from an argument: every program could read it. */
import type { ComponentForm } from '../../shared/domain/component-form.ts';
import type { Call } from './command.ts';
import type { ExitStatus } from './exit-status.ts';
import { readText } from './read-text.ts';
import { type OpenVisit, withVisit } from './visit-call.ts';

const MAX_SECRET_BYTES = 65_536;

export type TypedComponents = Record<string, Record<string, string>>;

/** Everything that can be said against the words is said before the gateway is opened, and a secret among them before they are sent. */
export async function withTypedValues(
  call: Call,
  work: (open: OpenVisit, components: TypedComponents) => Promise<ExitStatus>,
): Promise<ExitStatus> {
  const { given } = call;
  const pid = given.operand(0);
  const plain = pairsOf(call, given.operandsFrom(1));
  const secrets = secretsOf(call);
  const [twice] = Object.keys(plain).filter((key) => Object.hasOwn(secrets, key));
  if (twice !== undefined) throw given.refuse('command.config.given-twice', { key: twice });
  if (Object.keys(plain).length + Object.keys(secrets).length === 0) throw given.refuse('command.config.nothing-given', {});
  return await withVisit(call, async (open) => {
    refuseOpenSecrets(call, await open.desk.ask('visits.form', { visitId: open.visitId, pid }, call.stop), plain);
    return await work(open, { [pid]: { ...plain, ...secrets } });
  });
}

function refuseOpenSecrets({ given }: Call, { fields }: ComponentForm, plain: Readonly<Record<string, string>>): void {
  const secret = fields.find(({ id, password }) => password !== undefined && Object.hasOwn(plain, id));
  if (secret !== undefined) throw given.refuse('command.config.secret-in-argument', { key: secret.id });
}

function secretsOf(call: Call): Record<string, string> {
  const { given, environment } = call;
  const files = Object.entries(pairsOf(call, given.texts('secret-file'))).map(([key, file]) => [key, fileText(file)]);
  const variables = Object.entries(pairsOf(call, given.texts('secret-env'))).map(([key, name]) => {
    const value = environment[name];
    if (value === undefined || value === '') throw given.refuse('command.config.no-variable', { name });
    return [key, value];
  });
  return Object.fromEntries([...files, ...variables]) as Record<string, string>;
}

function pairsOf({ given }: Call, words: readonly string[]): Record<string, string> {
  const pairs: Record<string, string> = {};
  for (const word of words) {
    const at = word.indexOf('=');
    if (at < 1) throw given.refuse('command.config.not-a-pair', { value: word });
    const key = word.slice(0, at);
    if (Object.hasOwn(pairs, key)) throw given.refuse('command.config.given-twice', { key });
    pairs[key] = word.slice(at + 1);
  }
  return pairs;
}

/** Without its last line end, which editors add. */
function fileText(file: string): string {
  return readText(file, MAX_SECRET_BYTES).replace(/\r?\n$/, '');
}
