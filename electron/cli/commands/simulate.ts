/** `lineside simulate --gateways N --out STATION`: a training line in this process, until it is stopped. */
import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { text } from '../../../shared/texts/text.ts';
import type { SimulationEvent } from '../../simulator/events.ts';
import { type GenerationChoice, simulatedGenerations } from '../../simulator/kura/generation.ts';
import { type Transport, transports } from '../../simulator/line/transports.ts';
import type { Call, Command } from '../command.ts';
import { type ExitStatus, exitStatus } from '../exit-status.ts';
import type { ParsedArguments } from '../parsed-arguments.ts';

export const simulateCommand: Command = {
  name: 'simulate',
  about: 'command.simulate.about',
  operands: [],
  options: {
    gateways: { type: 'string', value: 'N', required: true, about: 'command.option.gateways' },
    lanes: { type: 'string', value: 'M', about: 'command.option.simulated-lanes' },
    seed: { type: 'string', value: 'S', about: 'command.option.seed' },
    faults: { type: 'string', value: 'FILE', about: 'command.option.faults' },
    transports: { type: 'string', value: 'LIST', about: 'command.option.transports' },
    generation: { type: 'string', value: 'NAME', about: 'command.option.generation' },
    requests: { type: 'string', value: 'all|none', about: 'command.option.simulated-requests' },
    way: { type: 'string', value: 'WAY', about: 'command.option.way' },
    'step-time': { type: 'string', value: 'SECONDS', about: 'command.option.step-time' },
    out: { type: 'string', value: 'STATION', required: true, about: 'command.option.out' },
  },
  stops: 'in-order',
  run: playLine,
};

async function playLine(call: Call): Promise<ExitStatus> {
  const { given, language, stop } = call;
  const gateways = given.count('gateways') ?? 1;
  const reached = transportsOf(given);
  const stepMs = stepMsOf(given);
  const way = wayOf(given);
  const requests = given.oneOf('requests', ['all', 'none']);
  const generation = generationOf(given);
  const [{ startSimulation }, { loadFaults }] = await Promise.all([
    import('../../simulator/simulation.ts'),
    import('../../simulator/faults/load-faults.ts'),
  ]);
  const faultFile = given.text('faults');
  const story = new Story(call);
  const simulation = await startSimulation({
    gateways,
    lanes: given.count('lanes') ?? gateways,
    seed: given.text('seed') ?? String(randomInt(2 ** 31)),
    outStationFile: resolve(given.requiredText('out')),
    faults: faultFile === undefined ? undefined : loadFaults(faultFile, language),
    ...(reached === undefined ? {} : { transports: reached }),
    ...(generation === undefined ? {} : { generation }),
    ...(way === undefined ? {} : { way }),
    ...(stepMs === undefined ? {} : { restartMs: stepMs, deedMs: stepMs }),
    ...(requests === undefined ? {} : { requests }),
    onEvent: (event) => story.add(event),
  });
  try {
    await story.begin(simulation.stationFile, simulation.batchFile);
    if (!stop.aborted) await once(stop, 'abort');
  } finally {
    await simulation.close();
  }
  return exitStatus.good;
}

function transportsOf(given: ParsedArguments): readonly Transport[] | undefined {
  const value = given.text('transports');
  if (value === undefined) return undefined;
  const names = value.split(',').map((name) => name.trim());
  const chosen = transports.filter((transport) => names.includes(transport));
  if (chosen.length === new Set(names).size) return chosen;
  throw given.refuse('command.arguments.not-a-choice', { option: 'transports', value, choices: transports.join(', ') });
}

function generationOf(given: ParsedArguments): GenerationChoice | undefined {
  const value = given.text('generation');
  const choices = [...simulatedGenerations, 'mixed'] as const;
  const chosen = choices.find((choice) => choice === value);
  if (value === undefined || chosen !== undefined) return chosen;
  throw given.refuse('command.arguments.not-a-choice', { option: 'generation', value, choices: choices.join(', ') });
}

const WAYS = ['everyware', 'station-broker'] as const;

function wayOf(given: ParsedArguments): (typeof WAYS)[number] | undefined {
  const value = given.text('way');
  const way = WAYS.find((known) => known === value);
  if (value === undefined || way !== undefined) return way;
  throw given.refuse('command.arguments.not-a-choice', { option: 'way', value, choices: WAYS.join(', ') });
}

function stepMsOf(given: ParsedArguments): number | undefined {
  const value = given.text('step-time');
  if (value === undefined) return undefined;
  if (!/^\d{1,4}(?:\.\d{1,3})?$/.test(value)) throw given.refuse('command.arguments.not-seconds', { option: 'step-time', value });
  return Number(value) * 1000;
}

/** Events happen when they do; each waits for the line before it, and all for the ready line. */
class Story {
  readonly #call: Call;
  readonly #begun = Promise.withResolvers<void>();
  #told: Promise<void> = this.#begun.promise;

  constructor(call: Call) {
    this.#call = call;
  }

  async begin(station: string, batch: string): Promise<void> {
    const { output, language } = this.#call;
    await output.object({ ready: true, station, batch });
    await output.line(text(language, 'command.simulate.ready', { station, batch }));
    this.#begun.resolve();
  }

  add(event: SimulationEvent): void {
    const { output } = this.#call;
    const { lane, serialNumber, event: name } = event;
    this.#told = this.#told.then(async () => {
      await output.object({ ...event });
      await output.line(`${lane} · ${serialNumber} · ${name}`);
    });
    /* Who stopped reading ended the line by that; there is nobody left to tell. */
    this.#told.catch(() => undefined);
  }
}
