/**
 * Files of a gateway, read and replaced through nothing but a way to run commands: so they need no SFTP (dropbear has none) and
 * work over any shell. What is written is decided here, in two steps: the content is staged beside the file and compared by hash
 * first; only then the rename is asked for. A connection cut in between can therefore never end in a rename nobody checked.
 */
import { createHash } from 'node:crypto';
import { AppError } from '../../../../shared/errors/app-error.ts';
import type { ErrorCode } from '../../../../shared/errors/codes.ts';
import { sharedLimits } from '../call-limits.ts';
import type { CallOptions, ExecOptions, ExecResult, RemoteFile, WrittenFile } from '../gateway.ts';
import { backupPath } from './file-backups.ts';
import { commitMarker, commitScript, fileExit, readMarker, readScript, stageMarker, stageScript } from './file-scripts.ts';
import { textLines, linesAfter, shaOfLine } from './script-answer.ts';

export type RunCommand = (command: readonly string[], options: ExecOptions) => Promise<ExecResult>;

const largestFileBytes = 8 * 1024 * 1024;
const headerRoomBytes = 64 * 1024;

/** Undefined where there is no such file. `file/not-permitted`, `file/not-regular`, `file/hash-mismatch`, `file/read-failed`. */
export async function readRemoteFile(run: RunCommand, path: string, options: CallOptions): Promise<RemoteFile | undefined> {
  const answer = await run(script(readScript, [checkedPath(path)]), { ...options, maxOutputBytes: largestFileBytes + headerRoomBytes });
  if (answer.exitStatus === fileExit.absent) return undefined;
  if (answer.exitStatus !== 0) throw fileError(answer, path, 'file/read-failed');
  const { lines, rest } = linesAfter(answer.stdout, readMarker, 2);
  const [mode, uid, gid, owner, group] = (lines[0] ?? '').split(' ');
  const sha256 = shaOfLine(lines[1]);
  if (mode === undefined || !/^[0-7]{1,5}$/.test(mode) || sha256 === undefined)
    throw new AppError('shell/bad-output', { params: { what: path } });
  if (sha256Of(rest) !== sha256) throw new AppError('file/hash-mismatch', { params: { path } });
  return { bytes: rest, sha256, mode: Number.parseInt(mode, 8), owner: nameOr(owner, uid), group: nameOr(group, gid) };
}

/** As `Shell.writeFileAtomic`. Besides the codes of reading: `file/not-found` (no such folder, or a link to nowhere), `file/write-failed`. */
export async function writeRemoteFile(
  run: RunCommand,
  file: { readonly path: string; readonly bytes: Uint8Array },
  options: CallOptions & { readonly modeIfNew?: number },
): Promise<WrittenFile> {
  const limits = sharedLimits(options);
  const sha256 = sha256Of(file.bytes);
  const staged = await stage(run, file, { ...limits(), modeIfNew: options.modeIfNew ?? 0o644 });
  if (staged.sha256 !== sha256) throw new AppError('file/hash-mismatch', { params: { path: file.path } });
  const answer = await run(script(commitScript, [staged.temp, staged.real, backupPath(staged.real)]), limits());
  if (answer.exitStatus !== 0) throw fileError(answer, file.path, 'file/write-failed');
  const { lines } = linesAfter(answer.stdout, commitMarker, 2);
  if (shaOfLine(lines[1]) !== sha256) throw new AppError('file/hash-mismatch', { params: { path: file.path } });
  return lines[0] === undefined || lines[0] === '' ? { sha256 } : { sha256, backupPath: lines[0] };
}

async function stage(
  run: RunCommand,
  file: { readonly path: string; readonly bytes: Uint8Array },
  options: CallOptions & { readonly modeIfNew: number },
): Promise<{ readonly real: string; readonly temp: string; readonly sha256: string | undefined }> {
  const { modeIfNew, ...limits } = options;
  const answer = await run(script(stageScript, [checkedPath(file.path), modeIfNew.toString(8)]), { ...limits, stdin: file.bytes });
  if (answer.exitStatus === fileExit.absent) throw new AppError('file/not-found', { params: { path: file.path } });
  if (answer.exitStatus !== 0) throw fileError(answer, file.path, 'file/write-failed');
  const [real, temp, sum] = linesAfter(answer.stdout, stageMarker, 3).lines;
  if (real === undefined || temp === undefined) throw new AppError('shell/bad-output', { params: { what: file.path } });
  return { real, temp, sha256: shaOfLine(sum) };
}

/** `$0` names the origin in the gateway's process list. */
function script(text: string, parameters: readonly string[]): readonly string[] {
  return ['sh', '-c', text, 'lineside', ...parameters];
}

/** The scripts give paths back by line and tell folder from name by slashes. */
function checkedPath(path: string): string {
  if (!/^\/[^\n\0]*[^\n\0/]$/.test(path)) throw new AppError('file/bad-path', { params: { path } });
  return path;
}

/** What the tools themselves said is the cause; they speak of paths, never of content. */
function fileError(answer: ExecResult, path: string, otherwise: ErrorCode): AppError {
  const codes: Readonly<Record<number, ErrorCode>> = {
    [fileExit.notPermitted]: 'file/not-permitted',
    [fileExit.notRegular]: 'file/not-regular',
  };
  const said = textLines(answer.stderr).slice(0, 5).join(' · ').slice(0, 500);
  const cause = new Error(`exit status ${answer.exitStatus}${said === '' ? '' : `: ${said}`}`);
  return new AppError(codes[answer.exitStatus] ?? otherwise, { params: { path }, cause });
}

function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** `stat` says UNKNOWN for a number without a name. */
function nameOr(name: string | undefined, number: string | undefined): string {
  return name === undefined || name === 'UNKNOWN' ? (number ?? '') : name;
}
