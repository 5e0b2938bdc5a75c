/** `test` and `[` (XCU "test"). */
import type { FileSystemNode } from '../file-system/file-nodes.ts';
import { type CommandGroup, type Invocation, fail, pathOf } from './command.ts';
import { UnknownOption } from './options.ts';

export const testCommands: CommandGroup = {
  test: (invocation) => evaluate(invocation, invocation.args),
  '[': (invocation) =>
    invocation.args.at(-1) === ']' ? evaluate(invocation, invocation.args.slice(0, -1)) : fail(invocation, 'missing ]', 2),
};

function evaluate(invocation: Invocation, words: readonly string[]): number {
  try {
    const reader = new TestReader(invocation, words);
    return words.length > 0 && reader.readAll() ? 0 : 1;
  } catch (error) {
    if (error instanceof UnknownOption) return fail(invocation, error.message, 2);
    throw error;
  }
}

const FILE_TESTS: Readonly<Record<string, (node: FileSystemNode) => boolean>> = {
  '-b': () => false,
  '-c': (node) => node.type === 'null-device',
  '-d': (node) => node.type === 'directory',
  '-e': () => true,
  '-f': (node) => node.type === 'file',
  '-h': (node) => node.type === 'link',
  '-L': (node) => node.type === 'link',
  '-p': (node) => node.type === 'fifo',
  '-r': () => true,
  '-s': (node) => node.type !== 'file' || node.bytes.length > 0,
  '-S': () => false,
  '-w': () => true,
  // root may search every folder, but run only what somebody may run
  '-x': (node) => node.type === 'directory' || (node.mode & 0o111) !== 0,
};

const NUMBER_TESTS: Readonly<Record<string, (left: number, right: number) => boolean>> = {
  '-eq': (left, right) => left === right,
  '-ge': (left, right) => left >= right,
  '-gt': (left, right) => left > right,
  '-le': (left, right) => left <= right,
  '-lt': (left, right) => left < right,
  '-ne': (left, right) => left !== right,
};

class TestReader {
  readonly #invocation: Invocation;
  readonly #words: string[];

  constructor(invocation: Invocation, words: readonly string[]) {
    this.#invocation = invocation;
    this.#words = [...words];
  }

  readAll(): boolean {
    const result = this.#readOr();
    if (this.#words.length > 0) throw new UnknownOption(`${this.#words[0]}: unexpected operator`);
    return result;
  }

  #readOr(): boolean {
    let result = this.#readAnd();
    while (this.#words[0] === '-o') {
      this.#words.shift();
      const right = this.#readAnd();
      result = result || right;
    }
    return result;
  }

  #readAnd(): boolean {
    let result = this.#readPrimary();
    while (this.#words[0] === '-a') {
      this.#words.shift();
      const right = this.#readPrimary();
      result = result && right;
    }
    return result;
  }

  #readPrimary(): boolean {
    const [first, operator, right] = this.#words;
    if (first === undefined) throw new UnknownOption('argument expected');
    if (operator !== undefined && right !== undefined && isBinary(operator)) {
      this.#words.splice(0, 3);
      return this.#compare(first, operator, right);
    }
    if (first === '!' && operator !== undefined) {
      this.#words.shift();
      return !this.#readPrimary();
    }
    if (first === '(' && operator !== undefined) {
      this.#words.shift();
      const inner = this.#readOr();
      if (this.#words.shift() !== ')') throw new UnknownOption('closing paren expected');
      return inner;
    }
    if (operator !== undefined && (first in FILE_TESTS || first === '-n' || first === '-z' || first === '-t')) {
      this.#words.splice(0, 2);
      return this.#ask(first, operator);
    }
    this.#words.shift();
    return first !== '';
  }

  #ask(question: string, operand: string): boolean {
    if (question === '-n') return operand !== '';
    if (question === '-z') return operand === '';
    if (question === '-t') return false;
    const followLink = question !== '-h' && question !== '-L';
    const node = this.#invocation.machine.fileSystem.find(pathOf(this.#invocation, operand), { followLink });
    return node !== undefined && (FILE_TESTS[question]?.(node) ?? false);
  }

  #compare(left: string, operator: string, right: string): boolean {
    if (operator === '=' || operator === '==') return left === right;
    if (operator === '!=') return left !== right;
    if (operator === '-nt' || operator === '-ot') {
      const [newer, older] = operator === '-nt' ? [left, right] : [right, left];
      return this.#modifiedMs(newer) > this.#modifiedMs(older);
    }
    return NUMBER_TESTS[operator]?.(toInteger(left), toInteger(right)) ?? false;
  }

  #modifiedMs(path: string): number {
    return this.#invocation.machine.fileSystem.find(pathOf(this.#invocation, path))?.modifiedMs ?? 0;
  }
}

function isBinary(word: string): boolean {
  return word in NUMBER_TESTS || ['=', '==', '!=', '-nt', '-ot'].includes(word);
}

function toInteger(text: string): number {
  if (!/^\s*[-+]?\d+\s*$/.test(text)) throw new UnknownOption(`Illegal number: ${text}`);
  return Number(text);
}
