/** What the simulated disk is made of, and the errors its operations end with. */
import type { Fifo } from './fifo.ts';

interface NodeFacts {
  owner: string;
  group: string;
  /** Permission bits, e.g. 0o640. */
  mode: number;
  modifiedMs: number;
  readonly inode: number;
}

export interface FileNode extends NodeFacts {
  readonly type: 'file';
  bytes: Buffer;
}

export interface DirectoryNode extends NodeFacts {
  readonly type: 'directory';
  readonly entries: Map<string, FileSystemNode>;
}

export interface LinkNode extends NodeFacts {
  readonly type: 'link';
  readonly target: string;
}

/** `/dev/null`: swallows what is written, is empty when read. */
export interface NullDeviceNode extends NodeFacts {
  readonly type: 'null-device';
}

/** A named pipe. */
export interface FifoNode extends NodeFacts {
  readonly type: 'fifo';
  readonly fifo: Fifo;
}

export type FileSystemNode = FileNode | DirectoryNode | LinkNode | NullDeviceNode | FifoNode;

const errorTexts = {
  ENOENT: 'No such file or directory',
  ENOTDIR: 'Not a directory',
  EISDIR: 'Is a directory',
  EEXIST: 'File exists',
  ENOTEMPTY: 'Directory not empty',
  ELOOP: 'Too many levels of symbolic links',
  EINVAL: 'Invalid argument',
} as const;

export type FileSystemErrorCode = keyof typeof errorTexts;

/** Seen only inside the simulated gateway: its commands print the text as Linux words it. */
export class FileSystemError extends Error {
  readonly code: FileSystemErrorCode;

  constructor(code: FileSystemErrorCode) {
    super(errorTexts[code]);
    this.name = 'FileSystemError';
    this.code = code;
  }
}
