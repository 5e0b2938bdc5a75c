#!/usr/bin/env node
/** Where `lineside …` starts: hands the process to `runCommandLine` and ends it with the status that comes back. */
import { writeSync } from 'node:fs';
import packageFile from '../../package.json' with { type: 'json' };
import { keepMemoryOutOfCoreDumps } from '../core-dumps.ts';
import { openLog } from '../log/log.ts';
import { redact } from '../log/redact.ts';
import { exitStatus } from './exit-status.ts';
import { runCommandLine } from './run-command-line.ts';

keepMemoryOutOfCoreDumps();
/* What nobody caught would end Node with 1, which says "done, and something is not good". */
process.on('uncaughtException', (error) => {
  writeSync(process.stderr.fd, `${String(redact(error.stack))}\n`);
  process.exit(exitStatus.bug);
});

const status = await runCommandLine(process.argv.slice(2), {
  stdin: process.stdin,
  stdout: process.stdout,
  stderr: process.stderr,
  environment: process.env,
  signals: process,
  linesideVersion: packageFile.version,
  openLog: (folder) => openLog({ folder, name: 'command' }),
});
/* A command has closed what it opened and its output is flushed; a connection that a library still holds must not keep the shell waiting. */
process.exit(status);
