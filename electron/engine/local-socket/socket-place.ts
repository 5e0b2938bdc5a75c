/**
 * Where the engine of a journal listens, and how a command finds it: a folder beside the journal, for its owner only, with a note of
 * the address and of a token that only who can read the note knows. The note says nothing about whether the engine lives: the
 * station's lock does, which dies with its process.
 */
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { z } from 'zod';

/** `sun_path` takes 108 bytes on Linux and 104 elsewhere, with the zero at its end (unix(7)). */
const MAX_ADDRESS_BYTES = 103;
const TEMPORARY_PREFIX = 'lineside-';
const SOCKET = 'engine.sock';
const NOTE = 'note.json';
const NOTE_DRAFT = 'note.new';

const noteSchema = z.strictObject({
  v: z.literal(1),
  /** The journal that the engine has, as the file system knows it: a copied folder brings along the note of another one's engine. */
  journal: z.string(),
  address: z.string(),
  token: z.string(),
  /** A folder of the socket's own elsewhere, where the path beside the journal is too long. */
  ownFolder: z.string().optional(),
});
export type SocketNote = z.infer<typeof noteSchema>;

export interface SocketPlace {
  readonly address: string;
  readonly token: string;
  /** Tells where the engine listens; only after it does. */
  publish(): void;
  /** Takes folder and note away. */
  remove(): void;
}

/** The folder beside the journal; links in the journal's path are resolved, so that two names for one journal find one engine. */
function runFolder(journalFile: string): string {
  const file = resolve(journalFile);
  return `${existsSync(file) ? realpathSync(file) : join(realpathSync(dirname(file)), basename(file))}.run`;
}

/** Device and number of the file, whatever it is called. */
function identityOf(journalFile: string): string {
  const { dev, ino } = statSync(journalFile, { bigint: true });
  return `${dev}:${ino}`;
}

/**
 * Only for who holds the journal: what an engine that was lost had left is taken away. Throws what the file system says, also where
 * the folder holds something else.
 */
export function prepareSocketPlace(journalFile: string): SocketPlace {
  const folder = runFolder(journalFile);
  const journal = identityOf(journalFile);
  removeAll(folder, readNoteIn(folder, journal));
  mkdirSync(folder, { mode: 0o700 });
  const { address, ownFolder } = chooseAddress(folder);
  const note: SocketNote = { v: 1, journal, address, token: randomUUID(), ...(ownFolder === undefined ? {} : { ownFolder }) };
  return {
    address,
    token: note.token,
    publish: () => {
      // A socket's own rights are those of the folder and these; Windows knows neither, there the token counts.
      if (process.platform !== 'win32') chmodSync(address, 0o600);
      const draft = join(folder, NOTE_DRAFT);
      writeFileSync(draft, JSON.stringify(note), { mode: 0o600 });
      renameSync(draft, join(folder, NOTE));
    },
    remove: () => removeAll(folder, note),
  };
}

/** Undefined where no engine of this journal has said that it listens. */
export function readSocketNote(journalFile: string): SocketNote | undefined {
  try {
    return readNoteIn(runFolder(journalFile), identityOf(journalFile));
  } catch {
    // Not even the journal is there.
    return undefined;
  }
}

function chooseAddress(folder: string): { readonly address: string; readonly ownFolder?: string } {
  if (process.platform === 'win32') return { address: `\\\\.\\pipe\\lineside-${randomUUID()}` };
  const beside = join(folder, SOCKET);
  if (Buffer.byteLength(beside) <= MAX_ADDRESS_BYTES) return { address: beside };
  const base = Buffer.byteLength(tmpdir()) < MAX_ADDRESS_BYTES / 2 ? tmpdir() : '/tmp';
  const ownFolder = mkdtempSync(join(base, TEMPORARY_PREFIX));
  return { address: join(ownFolder, SOCKET), ownFolder };
}

function readNoteIn(folder: string, journal: string): SocketNote | undefined {
  try {
    const note = noteSchema.parse(JSON.parse(readFileSync(join(folder, NOTE), 'utf8')));
    return note.journal === journal ? note : undefined;
  } catch {
    // Not there, or half of one: nobody listens.
    return undefined;
  }
}

/** Only what this file puts there: beside a journal there may be a folder of this name that is somebody's own. */
function removeAll(folder: string, note: SocketNote | undefined): void {
  if (lstatSync(folder, { throwIfNoEntry: false })?.isDirectory() === true) {
    for (const name of [SOCKET, NOTE, NOTE_DRAFT]) rmSync(join(folder, name), { force: true });
    removeEmpty(folder);
  }
  const { ownFolder } = note ?? {};
  if (ownFolder !== undefined && basename(ownFolder).startsWith(TEMPORARY_PREFIX)) rmSync(ownFolder, { recursive: true, force: true });
}

function removeEmpty(folder: string): void {
  try {
    rmdirSync(folder);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOTEMPTY')) throw error;
  }
}
