/** `lineside simulate --gateways N --out STATION`: a training line in this process, until it is stopped. */
import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { text } from '../../../shared/texts/text.ts';
import type { CervelloEvent } from '../../simulator/cervello/cervello-events.ts';
import type { SimulationEvent } from '../../simulator/events.ts';
import { type GenerationChoice, simulatedGenerations } from '../../simulator/kura/generation.ts';
import { type Transport, transports } from '../../simulator/line/transports.ts';
import type { Simulation } from '../../simulator/simulation.ts';
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
    cloud: { type: 'string', value: 'NAME', about: 'command.option.simulated-cloud' },
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
  const way = given.oneOf('way', WAYS);
  const cloud = given.oneOf('cloud', CLOUDS);
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
    ...(cloud === undefined ? {} : { cloud }),
    ...(stepMs === undefined ? {} : { restartMs: stepMs, deedMs: stepMs }),
    ...(requests === undefined ? {} : { requests }),
    onEvent: (event) => story.add(event),
    onCervello: (event) => story.addCervello(event),
  });
  try {
    await story.begin(simulation);
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
const CLOUDS = ['everyware', 'cervello'] as const;

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

  async begin({ stationFile: station, batchFile: batch, cervelloFiles: cervello }: Simulation): Promise<void> {
    const { output, language } = this.#call;
    await output.object({ ready: true, station, batch, ...(cervello === undefined ? {} : { cervello }) });
    await output.line(text(language, 'command.simulate.ready', { station, batch }));
    if (cervello !== undefined) await output.line(text(language, 'command.simulate.cervello', { ...cervello }));
    this.#begun.resolve();
  }

  add(event: SimulationEvent): void {
    const { lane, serialNumber, event: name } = event;
    this.#tell(event, `${lane} · ${serialNumber} · ${name}`);
  }

  addCervello(event: CervelloEvent): void {
    const { event: name, ...facts } = event;
    this.#tell(event, [name, ...Object.values(facts)].join(' · '));
  }

  #tell(event: object, line: string): void {
    const { output } = this.#call;
    this.#told = this.#told.then(async () => {
      await output.object({ ...event });
      await output.line(line);
    });
    /* Who stopped reading ended the line by that; there is nobody left to tell. */
    this.#told.catch(() => undefined);
  }
}
