/** The tree a script is parsed into: the subset of the POSIX shell language (XCU §2) that this shell understands. */

export type WordPart =
  | { readonly type: 'literal'; readonly text: string; readonly quoted: boolean }
  | ParameterPart
  | { readonly type: 'substitution'; readonly list: List; readonly quoted: boolean }
  | { readonly type: 'arithmetic'; readonly expression: Word; readonly quoted: boolean };

export interface ParameterPart {
  readonly type: 'parameter';
  readonly name: string;
  /** As in `${name<operator>operand}`; `length` stands for `${#name}`. */
  readonly operator?: ParameterOperator;
  readonly operand?: Word;
  readonly quoted: boolean;
}

export const parameterOperators = [':-', ':=', ':?', ':+', '-', '=', '?', '+', '%%', '%', '##', '#'] as const;
export type ParameterOperator = (typeof parameterOperators)[number] | 'length';

export type Word = readonly WordPart[];

export type RedirectionOperator = '<' | '>' | '>>' | '>|' | '<&' | '>&' | '<>' | '<<' | '<<-';

export interface Redirection {
  readonly descriptor: number | undefined;
  readonly operator: RedirectionOperator;
  /** The file, the descriptor, or the text of a here-document. */
  readonly target: Word;
}

export interface Assignment {
  readonly name: string;
  readonly value: Word;
}

export interface SimpleCommand {
  readonly type: 'simple';
  readonly assignments: readonly Assignment[];
  readonly words: readonly Word[];
  readonly redirections: readonly Redirection[];
}

export type CompoundBody =
  | { readonly type: 'group' | 'subshell'; readonly list: List }
  | { readonly type: 'if'; readonly branches: readonly { readonly condition: List; readonly body: List }[]; readonly otherwise: List }
  | { readonly type: 'loop'; readonly until: boolean; readonly condition: List; readonly body: List }
  | { readonly type: 'for'; readonly name: string; readonly words: readonly Word[] | undefined; readonly body: List }
  | {
      readonly type: 'case';
      readonly word: Word;
      readonly branches: readonly { readonly patterns: readonly Word[]; readonly body: List }[];
    };

export interface CompoundCommand {
  readonly type: 'compound';
  readonly body: CompoundBody;
  readonly redirections: readonly Redirection[];
}

export interface FunctionDefinition {
  readonly type: 'function';
  readonly name: string;
  readonly body: Command;
}

export type Command = SimpleCommand | CompoundCommand | FunctionDefinition;

export interface Pipeline {
  readonly negated: boolean;
  readonly commands: readonly Command[];
}

export interface AndOr {
  readonly first: Pipeline;
  readonly rest: readonly { readonly operator: '&&' | '||'; readonly pipeline: Pipeline }[];
  readonly background: boolean;
}

export type List = readonly AndOr[];

/** What an unfinished script waits for: a line of its own that ends a here-document, or just more. */
export type Unfinished = { readonly line: string } | 'more';

/** The script is not in the language; ends with status 2. */
export class ShellSyntaxError extends Error {
  /** Where it may yet become one: an interactive shell then asks for the next line. */
  readonly unfinished: Unfinished | undefined;

  constructor(message: string, unfinished?: Unfinished) {
    super(message);
    this.name = 'ShellSyntaxError';
    this.unfinished = unfinished;
  }
}
