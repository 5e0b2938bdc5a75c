/** A program in the place of `lineside simulate`: says what it was given, and does not end when asked to. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const PROGRAM = `
import { writeFileSync } from 'node:fs';
const out = process.argv[process.argv.indexOf('--out') + 1];
const lanes = [{ lane: 1, name: 'Lane 1', ssh: { host: '127.0.0.2', port: 9, user: 'root', password: 'x' } }];
writeFileSync(out, JSON.stringify({ lineside: 1, lanes, training: { hand: 'http://127.0.0.2:9/' } }));
writeFileSync(out + '.csv', 'serialNumber\\r\\n');
writeFileSync(out + '.environment.json', JSON.stringify(process.env));
process.on('SIGTERM', () => undefined);
setInterval(() => undefined, 1000);
console.log(JSON.stringify({ v: 1, ready: true, station: out, batch: out + '.csv' }));
`;

/** The arguments that make Node run it. Its environment is in `station.json.environment.json` of the training folder. */
export async function stubbornSimulation(folder: string): Promise<readonly string[]> {
  const script = join(folder, 'stubborn-simulation.mjs');
  await writeFile(script, PROGRAM);
  return [script];
}
