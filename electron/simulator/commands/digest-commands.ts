/** Sums, base64, gzip and comparison. */
import { createHash } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import { type Command, type CommandGroup, type Invocation, fail, forEachOperand, pathOf, print } from './command.ts';
import { forEachInput, linesOf } from './input.ts';
import { parseOptions } from './options.ts';

export const digestCommands: CommandGroup = {
  base64,
  cmp,
  gzip,
  md5sum: digest('md5'),
  sha1sum: digest('sha1'),
  sha256sum: digest('sha256'),
  sha512sum: digest('sha512'),
};

function digest(algorithm: string): Command {
  const sum = (bytes: Buffer) => createHash(algorithm).update(bytes).digest('hex');
  return (invocation) => {
    const { flags, operands } = parseOptions(invocation.args, { flags: 'bctw', long: { check: 'c', status: 'status', quiet: 'quiet' } });
    if (flags.has('c')) return check(invocation, { operands, sum, quiet: flags.has('status') });
    return forEachInput(invocation, operands, ({ name, bytes }) => print(invocation, `${sum(bytes)}  ${name}\n`));
  };
}

interface Check {
  readonly operands: readonly string[];
  readonly sum: (bytes: Buffer) => string;
  readonly quiet: boolean;
}

function check(invocation: Invocation, { operands, sum, quiet }: Check): Promise<number> {
  return forEachInput(invocation, operands, ({ bytes }) => {
    const lines = linesOf(bytes).map((line) => /^([0-9a-f]+) [ *](.*)$/.exec(line));
    return forEachOperand(
      invocation,
      lines.map((match) => match?.[2] ?? ''),
      (file) => {
        const expected = lines.find((match) => match?.[2] === file)?.[1];
        const isRight = expected === sum(invocation.machine.fileSystem.read(pathOf(invocation, file)));
        if (!quiet) print(invocation, `${file}: ${isRight ? 'OK' : 'FAILED'}\n`);
        return isRight ? 0 : 1;
      },
    );
  });
}

async function base64(invocation: Invocation): Promise<number> {
  const { flags, operands, values } = parseOptions(invocation.args, {
    flags: 'di',
    values: 'w',
    long: { decode: 'd', wrap: 'w', 'ignore-garbage': 'i' },
  });
  const width = Number(values.get('w') ?? 76);
  return forEachInput(invocation, operands.slice(0, 1), ({ bytes }) => {
    if (!flags.has('d')) {
      const text = bytes.toString('base64');
      const lines = width === 0 ? text : text.replaceAll(new RegExp(`.{1,${width}}`, 'g'), '$&\n');
      print(invocation, lines);
      return 0;
    }
    const text = bytes.toString('latin1').replaceAll(/\n/g, '');
    const isValid = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(text);
    invocation.stdout.write(Buffer.from(text, 'base64'));
    return isValid || flags.has('i') ? 0 : fail(invocation, 'invalid input');
  });
}

/** From files or standard input to standard output, as with `-c`. */
function gzip(invocation: Invocation): Promise<number> {
  const { flags, operands } = parseOptions(invocation.args, { flags: 'cdfnq123456789', long: { stdout: 'c', decompress: 'd' } });
  return forEachInput(invocation, operands, ({ bytes }) => {
    if (!flags.has('d')) return invocation.stdout.write(gzipSync(bytes));
    const isZipped = bytes[0] === 0x1f && bytes[1] === 0x8b;
    if (!isZipped) return fail(invocation, 'stdin: not in gzip format');
    return invocation.stdout.write(gunzipSync(bytes));
  });
}

async function cmp(invocation: Invocation): Promise<number> {
  const { flags, operands } = parseOptions(invocation.args, { flags: 'sl', long: { quiet: 's', silent: 's' } });
  const contents: Buffer[] = [];
  const status = await forEachInput(invocation, operands.slice(0, 2), ({ bytes }) => {
    contents.push(bytes);
  });
  const [left, right] = contents;
  if (status !== 0 || left === undefined || right === undefined) return 2;
  if (left.equals(right)) return 0;
  if (!flags.has('s')) print(invocation, `${operands.join(' ')} differ\n`);
  return 1;
}
