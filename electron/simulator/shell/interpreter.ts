/** Runs parsed scripts: lists, pipelines, compound commands, functions, `$(…)` (XCU §2.8, §2.9). */
import { setImmediate } from 'node:timers/promises';
import { builtins, keepsAssignments } from './builtins.ts';
import { BrokenPipe, ByteCollector, BytePipe } from './bytes.ts';
import { ExpansionError, FunctionReturn, LoopJump, ProcessKilled, ShellExit, signalNumber } from './control-flow.ts';
import { type ExpansionHost, expandPattern, expandText, expandWords } from './expansion.ts';
import { parseScript } from './parser.ts';
import { matchesPattern, matchingPaths } from './pattern.ts';
import { closeRedirections, redirect } from './redirections.ts';
import { runProgram } from './run-program.ts';
import type { Session, ShellProcess } from './shell-process.ts';
import type { Descriptors, ShellState, Variable } from './shell-state.ts';
import {
  type AndOr,
  type Assignment,
  type Command,
  type CompoundBody,
  type List,
  type Pipeline,
  ShellSyntaxError,
  type SimpleCommand,
} from './syntax.ts';

/** A loop gives the event loop its turn this often. */
const COMMANDS_BETWEEN_TURNS = 64;

export class Interpreter implements ExpansionHost, ShellProcess {
  readonly state: ShellState;
  readonly session: Session;
  #commandsRun = 0;
  #substitutionStatus = 0;

  constructor(state: ShellState, session: Session) {
    this.state = state;
    this.session = session;
  }

  async runList(list: List): Promise<number> {
    for (const andOr of list) {
      if (andOr.background) this.#startJob(andOr);
      else this.state.status = await this.#runAndOr(andOr);
    }
    return this.state.status;
  }

  async substitute(list: List): Promise<string> {
    const output = new ByteCollector();
    const shell = this.fork(new Map([...this.state.descriptors, [1, { sink: output }]]));
    this.#substitutionStatus = await shell.runToEnd(list);
    return output.bytes.toString('latin1').replaceAll('\0', '').replace(/\n+$/, '');
  }

  matchingPaths(pattern: string): readonly string[] {
    return matchingPaths(this.session.machine.fileSystem, pattern, this.state.folder);
  }

  fork(descriptors: Descriptors, signal?: AbortSignal): Interpreter {
    const state = this.state.copy();
    state.descriptors = descriptors;
    return new Interpreter(state, signal === undefined ? this.session : { ...this.session, signal });
  }

  async runToEnd(list: List): Promise<number> {
    const status = await this.#catchExit(() => this.runList(list));
    const trap = this.state.traps.get('EXIT');
    if (trap === undefined) return status;
    this.state.traps.delete('EXIT');
    this.state.status = status;
    return this.#catchExit(async () => {
      await this.runList(parseScript(trap));
      return status;
    });
  }

  async runWords(words: readonly string[]): Promise<number> {
    const [name = '', ...args] = words;
    const body = this.state.functions.get(name);
    if (body !== undefined) return this.#runFunction(body, args);
    const builtin = builtins.get(name);
    if (builtin !== undefined) return builtin(this, args);
    return runProgram(words, this);
  }

  complain(message: string): void {
    this.state.sink(2).write(Buffer.from(`${this.state.name}: ${message}\n`, 'latin1'));
  }

  async #catchExit(run: () => Promise<number>): Promise<number> {
    try {
      return await run();
    } catch (error) {
      if (error instanceof ShellExit || error instanceof FunctionReturn) return error.status;
      if (error instanceof LoopJump) return 0;
      if (error instanceof BrokenPipe) return 128 + signalNumber('PIPE');
      if (error instanceof ExpansionError || error instanceof ShellSyntaxError) {
        this.complain(error.message);
        return 2;
      }
      throw error;
    }
  }

  #startJob(andOr: AndOr): void {
    const { machine, jobs } = this.session;
    const killed = new AbortController();
    const onSignal = (name: string) => killed.abort(new ProcessKilled(name));
    const id = machine.processes.add({ user: 'root', words: ['sh'], environment: this.state.environment(), onSignal });
    const signal = AbortSignal.any([this.session.signal, killed.signal]);
    const shell = this.fork(new Map([...this.state.descriptors, [0, {}]]), signal);
    const job = shell.runToEnd([{ ...andOr, background: false }]).catch((error: unknown) => {
      if (error instanceof ProcessKilled) return 128 + signalNumber(error.signal);
      throw error;
    });
    jobs.set(
      id,
      job.finally(() => machine.processes.remove(id)),
    );
    this.state.backgroundId = id;
    this.state.status = 0;
  }

  async #runAndOr(andOr: AndOr): Promise<number> {
    const last = andOr.rest.length;
    let status = await this.#runPipeline(andOr.first, last > 0);
    for (const [index, { operator, pipeline }] of andOr.rest.entries()) {
      if ((status === 0) !== (operator === '&&')) continue;
      status = await this.#runPipeline(pipeline, index + 1 < last);
    }
    return status;
  }

  /** `isCondition` where something depends on its status: then its failure does not end a shell with `set -e`. */
  async #runPipeline(pipeline: Pipeline, isCondition: boolean): Promise<number> {
    const run = async () => {
      const [only, ...more] = pipeline.commands;
      return only !== undefined && more.length === 0 ? this.#runCommand(only) : this.#runPiped(pipeline.commands);
    };
    const status = isCondition || pipeline.negated ? await this.#asCondition(run) : await run();
    this.state.status = pipeline.negated ? (status === 0 ? 1 : 0) : status;
    const endsShell = this.state.options.exitOnError && !this.state.inCondition && !isCondition && !pipeline.negated;
    if (status !== 0 && endsShell) throw new ShellExit(status);
    return this.state.status;
  }

  async #asCondition<Result>(run: () => Promise<Result>): Promise<Result> {
    const before = this.state.inCondition;
    this.state.inCondition = true;
    try {
      return await run();
    } finally {
      this.state.inCondition = before;
    }
  }

  /** Each command in a subshell of its own, all at once, joined by pipes; the last one's status counts. */
  async #runPiped(commands: readonly Command[]): Promise<number> {
    let input: BytePipe | undefined;
    const running: Promise<number>[] = [];
    for (const [index, command] of commands.entries()) {
      const output = index + 1 < commands.length ? new BytePipe() : undefined;
      const descriptors = new Map(this.state.descriptors);
      if (input !== undefined) descriptors.set(0, { source: input });
      if (output !== undefined) descriptors.set(1, { sink: output });
      const list: List = [{ first: { negated: false, commands: [command] }, rest: [], background: false }];
      const from = input;
      const end = () => {
        output?.end();
        from?.closeReader();
      };
      running.push(this.fork(descriptors).runToEnd(list).finally(end));
      input = output;
    }
    const statuses = await Promise.all(running);
    return statuses.at(-1) ?? 0;
  }

  async #runCommand(command: Command): Promise<number> {
    await this.#takeTurn();
    switch (command.type) {
      case 'function':
        this.state.functions.set(command.name, command.body);
        return 0;
      case 'simple':
        return this.#runSimple(command);
      case 'compound': {
        const outer = this.state.descriptors;
        const redirected = await this.#redirect(command.redirections);
        if (redirected === undefined) return 2;
        this.state.descriptors = redirected;
        try {
          return await this.#runCompound(command.body);
        } finally {
          this.state.descriptors = outer;
          closeRedirections(redirected, outer);
        }
      }
    }
  }

  async #takeTurn(): Promise<void> {
    this.#commandsRun += 1;
    if (this.#commandsRun % COMMANDS_BETWEEN_TURNS === 0) await setImmediate();
    this.session.signal.throwIfAborted();
    if (this.session.interrupts?.take(this.state) === true) await this.#runInterruptTrap();
  }

  async #runInterruptTrap(): Promise<void> {
    const { status } = this.state;
    await this.runList(parseScript(this.state.traps.get('INT') ?? ''));
    this.state.status = status;
  }

  async #redirect(redirections: SimpleCommand['redirections']): Promise<Descriptors | undefined> {
    try {
      return await redirect(redirections, this, this.session.machine);
    } catch (error) {
      if (!(error instanceof ExpansionError)) throw error;
      this.complain(error.message);
      return undefined;
    }
  }

  async #runCompound(body: CompoundBody): Promise<number> {
    switch (body.type) {
      case 'group':
        return this.runList(body.list);
      case 'subshell':
        return this.fork(this.state.descriptors).runToEnd(body.list);
      case 'if':
        for (const branch of body.branches) {
          if ((await this.#asCondition(() => this.runList(branch.condition))) === 0) return this.runList(branch.body);
        }
        return body.otherwise.length === 0 ? 0 : this.runList(body.otherwise);
      case 'loop':
        return this.#runLoop(async () => ((await this.#asCondition(() => this.runList(body.condition))) === 0) !== body.until, body.body);
      case 'for': {
        const values = body.words === undefined ? this.state.positional : await expandWords(body.words, this);
        const left = [...values];
        const next = async () => {
          const value = left.shift();
          if (value !== undefined) this.state.set(body.name, value);
          return value !== undefined;
        };
        return this.#runLoop(next, body.body);
      }
      case 'case':
        return this.#runCase(body);
    }
  }

  async #runLoop(goesOn: () => Promise<boolean>, body: List): Promise<number> {
    let status = 0;
    while (await goesOn()) {
      try {
        status = await this.runList(body);
      } catch (error) {
        if (!(error instanceof LoopJump)) throw error;
        if (error.levels > 1) throw new LoopJump(error.kind, error.levels - 1);
        if (error.kind === 'break') break;
      }
    }
    return status;
  }

  async #runCase(body: Extract<CompoundBody, { type: 'case' }>): Promise<number> {
    const text = await expandText(body.word, this);
    for (const branch of body.branches) {
      for (const pattern of branch.patterns) {
        if (matchesPattern(text, await expandPattern(pattern, this))) return branch.body.length === 0 ? 0 : this.runList(branch.body);
      }
    }
    return 0;
  }

  async #runSimple(command: SimpleCommand): Promise<number> {
    this.#substitutionStatus = 0;
    const words = await expandWords(command.words, this);
    const redirected = await this.#redirect(command.redirections);
    if (redirected === undefined) return 2;
    const keeps = words[0] === undefined || keepsAssignments(words[0]);
    const before = await this.#assign(command.assignments, !keeps);
    if (words.length === 0) return this.#substitutionStatus;
    const outer = this.state.descriptors;
    this.state.descriptors = redirected;
    try {
      return await this.runWords(words);
    } finally {
      if (words[0] !== 'exec' || words.length > 1) {
        this.state.descriptors = outer;
        closeRedirections(redirected, outer);
      }
      for (const [name, variable] of before) {
        if (variable === undefined) this.state.variables.delete(name);
        else this.state.variables.set(name, variable);
      }
    }
  }

  /** Sets variables; for one command only they are exported, and what they were is given back. */
  async #assign(assignments: readonly Assignment[], forOneCommand: boolean): Promise<ReadonlyMap<string, Variable | undefined>> {
    const before = new Map<string, Variable | undefined>();
    for (const { name, value } of assignments) {
      const text = await expandText(value, this);
      if (forOneCommand) before.set(name, this.state.variables.get(name));
      this.state.set(name, text);
      if (forOneCommand) this.state.export(name);
    }
    return before;
  }

  async #runFunction(body: Command, args: readonly string[]): Promise<number> {
    const { positional } = this.state;
    this.state.positional = args;
    try {
      return await this.#runCommand(body);
    } catch (error) {
      if (error instanceof FunctionReturn) return error.status;
      throw error;
    } finally {
      this.state.positional = positional;
    }
  }
}
