/** Parses recipe and station files: JSON with the place of a mistake first, then the schema with every problem at once. */
import { z } from 'zod';
import { closestName } from '../../../shared/domain/closest-name.ts';
import type { FileProblem } from '../../../shared/domain/problem.ts';
import type { ErrorCode } from '../../../shared/errors/codes.ts';
import type { Language } from '../../../shared/texts/text.ts';
import { fileProblem } from './file-problem.ts';
import { scanJson } from './json-scan.ts';

export interface ParsedFile<Value> {
  /** Undefined where a problem is an error. */
  readonly value: Value | undefined;
  readonly problems: readonly FileProblem[];
}

export function parseJsonFile<Schema extends z.ZodType>(text: string, schema: Schema, language: Language): ParsedFile<z.output<Schema>> {
  const scan = scanJson(text);
  if (scan.syntaxError !== undefined) {
    const params = { line: String(scan.syntaxError.line), column: String(scan.syntaxError.column) };
    return { value: undefined, problems: [fileProblem({ path: '', code: 'json/syntax', params, severity: 'error' }, language)] };
  }
  const repeated = scan.repeatedKeys.map((path) =>
    fileProblem({ path, code: 'json/repeated-key', params: {}, severity: 'error' }, language),
  );
  const locale = language === 'de' ? z.locales.de() : z.locales.en();
  const parsed = schema.safeParse(JSON.parse(text), { error: locale.localeError, reportInput: true });
  if (!parsed.success) {
    const words = { language, names: () => namesIn(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' })) };
    const problems = issueProblems(parsed.error.issues, [], words);
    // A mistyped name makes two problems: what nobody knows, which says it, and what is missing for it.
    const [mistyped, others] = [true, false].map((isKey) => problems.filter(({ code }) => (code === 'json/unknown-key') === isKey));
    return { value: undefined, problems: [...repeated, ...(mistyped ?? []), ...(others ?? [])] };
  }
  return { value: repeated.length === 0 ? parsed.data : undefined, problems: repeated };
}

type Issue = z.core.$ZodIssue;

interface Words {
  readonly language: Language;
  /** Every name that the schema knows, wherever it may stand. */
  readonly names: () => readonly string[];
}

function issueProblems(issues: readonly Issue[], base: readonly PropertyKey[], words: Words): FileProblem[] {
  const missing = issues.filter(isMissing).map((issue) => String(issue.path.at(-1)));
  return issues.flatMap((issue) => {
    const path = [...base, ...issue.path];
    const inner = issue.code === 'invalid_union' ? furthestBranch(issue.errors) : undefined;
    if (inner !== undefined) return issueProblems(inner, path, words);
    const problem = (at: readonly PropertyKey[], code: ErrorCode, params: Readonly<Record<string, string>> = {}) =>
      fileProblem({ path: toPath(at), code, params, severity: 'error' }, words.language);
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((name) => {
        // A name that is right elsewhere is no suggestion for itself.
        const known = [...missing, ...words.names()].filter((other) => other !== name);
        return problem([...path, name], 'json/unknown-key', { name, meant: hint(closestName(name, known)) });
      });
    }
    return [isMissing(issue) ? problem(path, 'json/missing-key') : problem(path, 'json/wrong-form', { reason: reasonOf(issue) })];
  });
}

const OF_NOTHING: ReadonlySet<Issue['code']> = new Set(['invalid_type', 'invalid_union', 'invalid_value']);

function isMissing({ code, input, path }: Issue): boolean {
  return OF_NOTHING.has(code) && input === undefined && path.length > 0;
}

/** The keys of all objects in a JSON Schema. */
function namesIn(schema: unknown): readonly string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  return Object.entries(schema).flatMap(([key, part]: [string, unknown]) => [
    ...(key === 'properties' && typeof part === 'object' && part !== null ? Object.keys(part) : []),
    ...namesIn(part),
  ]);
}

function hint(meant: string | undefined): string {
  return meant === undefined ? '' : ` → ${JSON.stringify(meant)}?`;
}

/** A union's issue hides what is wrong inside: the branch that matched up to the deepest place tells it best. */
function furthestBranch(branches: readonly (readonly Issue[])[]): readonly Issue[] | undefined {
  const depth = (issues: readonly Issue[]) => Math.max(0, ...issues.map((issue) => issue.path.length));
  return branches.toSorted((a, b) => depth(b) - depth(a) || a.length - b.length).find((issues) => depth(issues) > 0);
}

function reasonOf(issue: Issue): string {
  const branches = issue.code === 'invalid_union' ? issue.errors.flatMap((issues) => issues.map((inner) => inner.message)) : [];
  const message = branches.length === 0 ? issue.message : branches.join(' · ');
  return message + hint(suggestionOf(issue));
}

/** The value that may have been meant, among those that may stand here. */
function suggestionOf(issue: Issue): string | undefined {
  if (issue.code === 'invalid_value') return closest(issue.input, issue.values);
  if (issue.code !== 'invalid_union' || !('options' in issue) || !Array.isArray(issue.options)) return undefined;
  const { discriminator, input } = issue;
  if (typeof discriminator !== 'string' || typeof input !== 'object' || input === null) return undefined;
  return closest(Object.entries(input).find(([key]) => key === discriminator)?.[1], issue.options);
}

function closest(input: unknown, allowed: readonly unknown[]): string | undefined {
  return typeof input === 'string' ? closestName(input, allowed.map(String)) : undefined;
}

function toPath(path: readonly PropertyKey[]): string {
  return path.reduce<string>((text, key) => {
    if (typeof key === 'number') return `${text}[${key}]`;
    return text === '' ? String(key) : `${text}.${String(key)}`;
  }, '');
}
