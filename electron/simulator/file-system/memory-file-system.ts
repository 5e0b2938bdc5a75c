/**
 * The disk of one simulated gateway: directories, files, links, owners and modes, all in memory. It is root's view:
 * permissions are kept and shown, not enforced. Paths are absolute; names and contents are bytes.
 */
import { type DirectoryNode, type FileNode, FileSystemError, type FileSystemNode, type LinkNode } from './file-nodes.ts';
import { Fifo } from './fifo.ts';
import { childPath, parentPath, pathNames } from './paths.ts';

const MAX_LINKS = 40;

interface Place {
  readonly folder: DirectoryNode;
  readonly name: string;
  readonly node: FileSystemNode | undefined;
  /** Without links. */
  readonly path: string;
}

export class MemoryFileSystem {
  readonly #nowMs: () => number;
  readonly #root: DirectoryNode;
  #lastInode = 1;
  #onWrite: ((path: string, bytes: Buffer) => Buffer) | undefined;

  constructor(nowMs: () => number) {
    this.#nowMs = nowMs;
    this.#root = { type: 'directory', entries: new Map(), ...this.#facts(0o755) };
  }

  /** The listener hears of all bytes before they are written, and says which of them reach the disk. */
  whenWritten(listener: (path: string, bytes: Buffer) => Buffer): void {
    this.#onWrite = listener;
  }

  /** The node behind a path; undefined where there is none. */
  find(path: string, options: { readonly followLink?: boolean } = {}): FileSystemNode | undefined {
    try {
      return this.#locate(path, options.followLink ?? true).node;
    } catch (error) {
      if (error instanceof FileSystemError) return undefined;
      throw error;
    }
  }

  /** The node behind a path. @throws FileSystemError */
  get(path: string, options: { readonly followLink?: boolean } = {}): FileSystemNode {
    const { node } = this.#locate(path, options.followLink ?? true);
    if (node === undefined) throw new FileSystemError('ENOENT');
    return node;
  }

  /** The path without any links; the last name need not exist. */
  realPath(path: string): string {
    return this.#locate(path, true).path;
  }

  read(path: string): Buffer {
    const node = this.get(path);
    if (node.type === 'directory') throw new FileSystemError('EISDIR');
    return node.type === 'file' ? node.bytes : Buffer.alloc(0);
  }

  list(path: string): readonly string[] {
    const node = this.get(path);
    if (node.type !== 'directory') throw new FileSystemError('ENOTDIR');
    return [...node.entries.keys()].toSorted();
  }

  /** Opens for writing, creating it where needed. What is written later goes to this node even if it was renamed meanwhile. */
  openForWriting(path: string, options: { readonly mode: number; readonly append?: boolean }): (bytes: Buffer) => void {
    const place = this.#locate(path, true);
    if (place.node?.type === 'null-device') return () => undefined;
    if (place.node?.type === 'directory') throw new FileSystemError('EISDIR');
    const file = place.node?.type === 'file' ? place.node : this.#createFile(place, options.mode);
    if (options.append !== true) this.#change(file, Buffer.alloc(0));
    return (bytes) => this.#change(file, Buffer.concat([file.bytes, this.#onWrite?.(place.path, bytes) ?? bytes]));
  }

  /** Puts a whole file there; owner and mode of one that exists stay. */
  write(path: string, bytes: Buffer, mode = 0o644): void {
    this.openForWriting(path, { mode })(bytes);
  }

  makeDirectory(path: string, mode = 0o755): void {
    const place = this.#locate(path, false);
    if (place.node !== undefined) throw new FileSystemError('EEXIST');
    place.folder.entries.set(place.name, { type: 'directory', entries: new Map(), ...this.#facts(mode) });
  }

  /** As `mkdir -p`. */
  makeDirectories(path: string, mode = 0o755): void {
    let at = '/';
    for (const name of pathNames(path)) {
      at = childPath(at, name);
      const node = this.find(at);
      if (node === undefined) this.makeDirectory(at, mode);
      else if (node.type !== 'directory') throw new FileSystemError('EEXIST');
    }
  }

  makeLink(path: string, target: string): void {
    const place = this.#locate(path, false);
    if (place.node !== undefined) throw new FileSystemError('EEXIST');
    place.folder.entries.set(place.name, { type: 'link', target, ...this.#facts(0o777) });
  }

  makeNullDevice(path: string): void {
    const place = this.#locate(path, false);
    place.folder.entries.set(place.name, { type: 'null-device', ...this.#facts(0o666) });
  }

  makeFifo(path: string): void {
    const place = this.#locate(path, false);
    if (place.node !== undefined) throw new FileSystemError('EEXIST');
    place.folder.entries.set(place.name, { type: 'fifo', fifo: new Fifo(), ...this.#facts(0o644) });
  }

  /** Removes one name; a directory only where it is empty. */
  remove(path: string): void {
    const place = this.#locate(path, false);
    if (place.node === undefined) throw new FileSystemError('ENOENT');
    if (place.node.type === 'directory' && place.node.entries.size > 0) throw new FileSystemError('ENOTEMPTY');
    place.folder.entries.delete(place.name);
  }

  /** Removes whatever is there, with all that is in it. */
  removeTree(path: string): void {
    const place = this.#locate(path, false);
    if (place.node !== undefined) place.folder.entries.delete(place.name);
  }

  /** As rename(2): replaces a file in one step. */
  rename(from: string, to: string): void {
    const source = this.#locate(from, false);
    if (source.node === undefined) throw new FileSystemError('ENOENT');
    const target = this.#locate(to, false);
    if (target.node?.type === 'directory') {
      if (source.node.type !== 'directory') throw new FileSystemError('EISDIR');
      if (target.node.entries.size > 0) throw new FileSystemError('ENOTEMPTY');
    } else if (target.node !== undefined && source.node.type === 'directory') throw new FileSystemError('ENOTDIR');
    if (`${target.path}/`.startsWith(`${source.path}/`) && target.path !== source.path) throw new FileSystemError('EINVAL');
    source.folder.entries.delete(source.name);
    target.folder.entries.set(target.name, source.node);
  }

  #change(file: FileNode, bytes: Buffer): void {
    file.bytes = bytes;
    file.modifiedMs = this.#nowMs();
  }

  #createFile(place: Place, mode: number): FileNode {
    const file: FileNode = { type: 'file', bytes: Buffer.alloc(0), ...this.#facts(mode) };
    place.folder.entries.set(place.name, file);
    return file;
  }

  #facts(mode: number): Omit<LinkNode, 'type' | 'target'> {
    this.#lastInode += 1;
    return { owner: 'root', group: 'root', mode, modifiedMs: this.#nowMs(), inode: this.#lastInode };
  }

  #locate(path: string, followLast: boolean, linksSoFar = 0): Place {
    if (path === '') throw new FileSystemError('ENOENT');
    if (linksSoFar > MAX_LINKS) throw new FileSystemError('ELOOP');
    const names = pathNames(path);
    const name = names.at(-1);
    if (name === undefined) return { folder: this.#root, name: '.', node: this.#root, path: '/' };
    if (name === '..') return this.#locateAbove(path, linksSoFar);
    const parent = this.#locateFolder(`/${names.slice(0, -1).join('/')}`, linksSoFar);
    const node = parent.folder.entries.get(name);
    const isFolder = path.endsWith('/');
    if (node?.type === 'link' && (followLast || isFolder)) return this.#locate(targetOf(node, parent.path), true, linksSoFar + 1);
    if (isFolder && node !== undefined && node.type !== 'directory') throw new FileSystemError('ENOTDIR');
    return { folder: parent.folder, name, node, path: childPath(parent.path, name) };
  }

  #locateFolder(path: string, linksSoFar: number): { readonly folder: DirectoryNode; readonly path: string } {
    const place = this.#locate(path, true, linksSoFar);
    if (place.node === undefined) throw new FileSystemError('ENOENT');
    if (place.node.type !== 'directory') throw new FileSystemError('ENOTDIR');
    return { folder: place.node, path: place.path };
  }

  /** A path that ends in `..`: the folder above the one it names. */
  #locateAbove(path: string, linksSoFar: number): Place {
    const below = this.#locateFolder(path.replace(/\/*\.\.\/*$/, '') || '/', linksSoFar);
    return this.#locate(parentPath(below.path), true, linksSoFar);
  }
}

function targetOf(link: LinkNode, folder: string): string {
  return link.target.startsWith('/') ? link.target : childPath(folder, link.target);
}
